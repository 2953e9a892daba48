"""One sitting: the next turn, and everything that follows from a response or an act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from quiz.answers import WRONG, Forgiven, SelfRated, Unclear, Verdict
from quiz.clock import Moment
from quiz.decks import Question, QuestionKey, asking
from quiz.schedule import (
    NEW,
    Act,
    Action,
    Fact,
    Hidden,
    Mark,
    Overruled,
    PutOff,
    Rated,
    Rating,
    Review,
    RowId,
    SpellingAccepted,
    Standing,
    Standings,
    offered,
)
from quiz.settings import DEFAULTS, Settings
from quiz.study.accepting import spelled, spelling_of
from quiz.study.choices import choices
from quiz.study.lineup import TIRED_AFTER, Lineup, Tail, askable, reads_otherwise
from quiz.study.modes import Mode, Timing, earning
from quiz.study.omissions import LeftOut
from quiz.study.results import Results
from quiz.study.rules import Rules, Setup
from quiz.study.trail import Step, Trail
from quiz.study.turns import Outcome, Remaining, Turn, TurnClock, rating_of
from quiz.study.twins import AnotherIsAsked, Twins, graded

if TYPE_CHECKING:
    from quiz.answers import Spelling
    from quiz.decks import ShelvedDeck


class Session:
    """The state of one sitting; it knows no screen, asks no clock and keeps nothing itself.

    Everything that a learner does comes in two halves: a method that works out the review or act to
    keep, and a `take...` method once the store has kept it. `OpenSitting` calls both.
    """

    def __init__(
        self,
        questions: Iterable[Question],
        standings: Mapping[QuestionKey, Standing],
        mode: Mode,
        *,
        settings: Settings = DEFAULTS,
        seed: int = 0,
        sitting: RowId | None = None,
        rules: Rules | None = None,
        spellings: Mapping[QuestionKey, tuple[Spelling, ...]] | None = None,
        decks: Iterable[ShelvedDeck] = (),
        tail: Tail | None = None,
    ) -> None:
        """`decks` are those that it was begun with, beside those of its questions; `tail` are the
        questions that follow, of a mode that can ask all."""
        self.mode = mode
        self.settings = settings
        self.seed = seed
        self.sitting = sitting
        self.asked = 0
        self.outcomes: list[Outcome] = []
        self.clock = TurnClock()
        self.rules = rules or Rules(mode, Setup(typing=settings.answer_by == "typing"))
        self._before = standings
        """The standings before the sitting."""
        self._standings: dict[QuestionKey, Standing] = {}
        """Those that changed in it."""
        self._spellings = dict(spellings or {})
        """Spellings that the learner accepts beside those in the decks."""
        self._open: Turn | None = None
        """The turn that waits for its response."""
        self._trail = Trail()
        self._edited: Question | None = None
        """The open turn's question as its deck has it after an edit."""
        self._first_keys: dict[QuestionKey, QuestionKey] = {}
        """The key under which a question was asked that an edit gave another one."""
        self.left_out = LeftOut()
        """What cannot be read of the decks that it was begun with."""
        can_ask, self.skipped = askable(questions, mode)
        self._lineup = Lineup(can_ask, tail)
        self._decks = tuple({id(deck.whole): deck.whole for deck in decks}.values())
        self._twins: Twins | None = None

    @property
    def decks(self) -> tuple[ShelvedDeck, ...]:
        """Those that it was begun with, if it was begun with decks."""
        return self._decks

    @property
    def left(self) -> int:
        return self._lineup.left

    @property
    def notices(self) -> list[str]:
        """What is said before it begins and in its results, a sentence each."""
        return [line for line in (self.mode.notice, self.left_out.sentence) if line]

    @property
    def remaining(self) -> Remaining:
        """How much is still to be done, with the question on the screen until it is answered."""
        left = self.left + (self._open is not None)
        return Remaining(left, self._lineup.returning, of=self._lineup.size)

    def misses(self, key: QuestionKey) -> int:
        """How often a question was rated again in this sitting."""
        return sum(
            outcome.rating is Rating.AGAIN and outcome.turn.question.key == key
            for outcome in self.outcomes
        )

    def is_tiring(self, outcome: Outcome) -> bool:
        """True of a miss after which the question had better be left for another day."""
        is_missed = self.mode.is_practice and outcome.rating is Rating.AGAIN
        return is_missed and self.misses(outcome.turn.question.key) >= TIRED_AFTER

    @property
    def streak(self) -> int:
        """The number of latest responses that were right in a row."""
        latest = reversed(self.outcomes)
        return len(list(takewhile(lambda outcome: outcome.verdict.right, latest)))

    @property
    def open_key(self) -> QuestionKey | None:
        """The key of the question that waits for its response."""
        return self._open.question.key if self._open else None

    @property
    def paths(self) -> set[str]:
        """The files of the decks whose questions it asks."""
        return {question.deck.path for question in self._lineup.questions}

    def standing(self, question: Question) -> Standing:
        key = question.key
        return self._standings.get(key) or self._before.get(key, NEW)

    def ask(self, moment: Moment) -> Turn | None:
        """The next turn; None when the sitting is over."""
        question = None if self.rules.is_over else self._next()
        if question is None:
            return None
        self.asked += 1
        return self._turn(question, moment)

    def _turn(self, question: Question, moment: Moment) -> Turn:
        question = spelled(question, self._spellings.get(question.key, ()))
        day = moment.day(self.settings.day_start)
        standing = self.standing(question)
        seconds, self._edited = self.rules.seconds(question, self.asked), None
        self.clock.open(seconds, reading=self.rules.reading(question))
        schedules = self.mode.schedules
        self._open = Turn(
            number=self.asked,
            total=0 if self.rules.comes_round else self.asked + self.left,
            question=question,
            choices=choices(
                question,
                self.seed,
                typed=not self._chooses(),
                mix=self._mix(question),
                twins=lambda text: self.twins(question, text),
            ),
            standing=standing,
            offers=offered(standing, question.key, day, self.settings) if schedules else {},
            seconds=seconds,
            why=standing.why(day),
        )
        return self._open

    def _mix(self, question: Question) -> str:
        """What the choices of a question are mixed by: another each time that it is asked.

        In a game it is what stands in the deck, the same for everybody who has the seed; else it
        outlasts an edit of the deck. What undo leads back to has the mix that it had.
        """
        key = self._first_keys.get(question.key, question.key)
        name = question.fingerprint if self.mode.scores else key
        times = sum(outcome.turn.question.key == question.key for outcome in self.outcomes)
        return f"{name}:{times}" if times else name

    def twins(self, question: Question, text: str) -> list[Question]:
        """The other questions of its decks with the same prompt that a text may answer."""
        if self._twins is None:
            kept = {deck.path for deck in self._decks if deck.number}
            decks = {id(asked.deck): asked.deck for asked in self._lineup.questions}
            others = (deck for deck in decks.values() if deck.path not in kept)
            self._twins = Twins(others, kept=partial(asking, self._decks))
        return [
            spelled(twin, self._spellings.get(twin.key, ()))
            for twin in self._twins.of(question, text)
        ]

    def _chooses(self) -> bool:
        if self.mode.scores:
            return not self.rules.setup.typing
        return self.settings.answer_by == "choosing"

    def _next(self) -> Question | None:
        if not self.left and self.rules.comes_round:
            self._lineup.come_round(f"{self.seed}:{self.asked}")
        last = self.outcomes[-1].turn.question.key if self.outcomes else None
        return self._lineup.next(self.asked, last)

    def painted(self, tick: float) -> None:
        """Starts the clock of the turn, which is on the screen only now."""
        self.clock.painted(tick)

    def is_cut(self, tick: float) -> bool:
        """True if the sitting's own clock ended it in the middle of a turn, which nobody missed."""
        return self.mode.timing is Timing.SITTING and self.clock.left(tick) < 0

    def answer(
        self, turn: Turn, response: str, moment: Moment, *, tick: float, hinted: bool = False
    ) -> Outcome | Unclear | AnotherIsAsked:
        """The outcome of a response: its verdict, its points and the review to keep.

        Where points are at stake the answer to another question with the same prompt earns them and
        teaches nothing; else this one is asked again.
        """
        verdict, took, late = self._judged(turn, response, self.clock.took(tick))
        if isinstance(verdict, Unclear):
            return verdict
        is_twins = verdict.forgiven is Forgiven.TWIN
        if is_twins and not self.mode.scores:
            return AnotherIsAsked()
        day = moment.day(self.settings.day_start)
        rating = suggested(turn.question, response, verdict, hinted=hinted)
        teaches = self.mode.scores and self.settings.games_count and not (late or is_twins)
        teaches = teaches and self.rules.teaches(turn, verdict, day)
        counts = self.mode.schedules or teaches
        offers = turn.offers
        if counts and not offers:
            offers = offered(turn.standing, turn.question.key, day, self.settings)
        review = Review(
            turn.question.key,
            response,
            credit=verdict.credit,
            rating=rating,
            days=offers[rating].days if counts else 0,
            counts=counts,
            moment=moment,
            day=day,
            took=int(took * 1000),
            sitting=self.sitting,
        )
        outcome = Outcome(turn, verdict, review)
        points, bonus, streak = earning(self.mode, outcome.attempt, self.streak)
        return outcome._replace(points=points, bonus=bonus, streak=streak)

    def _judged(
        self, turn: Turn, response: str, took: float
    ) -> tuple[Verdict | Unclear, float, bool]:
        """The verdict, the seconds that count, and true if the response came too late."""
        verdict = graded(
            turn.question,
            response,
            lambda: self.twins(turn.question, response),
            partly=self.mode.scores,
        )
        return timed(verdict, turn.seconds, took)

    def take(self, outcome: Outcome, review_id: RowId, standing: Standing) -> Outcome:
        """Takes up a response that the store has kept; `standing` is the question's after it."""
        recorded = outcome._replace(review=outcome.review._replace(id=review_id))
        self.outcomes.append(recorded)
        self.rules.take(recorded)
        self._open = None
        turn = recorded.turn
        self._trail.add(Step(None, turn.question.key, review_id, number=turn.number))
        self._settle(self._edited or turn.question, standing)
        return recorded

    def asks_certainty(self, outcome: Outcome) -> bool:
        """True if the learner says how sure they are: not on a clock, nor of an empty response."""
        is_given = bool(outcome.review.response.strip())
        is_rated = isinstance(outcome.turn.question.answer, SelfRated)
        return self.settings.confidence and is_given and not is_rated and not self.mode.clock

    @property
    def retypes(self) -> bool:
        """True if a missed answer is to be typed once: not where points are at stake."""
        return self.settings.retype and not self.mode.scores

    def take_spelling(self, act: Act) -> None:
        """Takes up a spelling whose acceptance the store has kept."""
        if isinstance(act.action, SpellingAccepted):
            key = act.action.question
            self._spellings[key] = (*self._spellings.get(key, ()), spelling_of(act.action))

    def rate(self, outcome: Outcome, rating: Rating, moment: Moment) -> Act:
        """The act that gives a review another rating than the suggested one."""
        review, days = _kept_row(outcome), self._days(outcome, rating)
        action = Rated(review, outcome.review.question, rating=rating, days=days)
        return self._act(action, moment)

    def overrule(self, outcome: Outcome, moment: Moment, *, right: bool) -> Act:
        """The act that makes a response right, or wrong, after all."""
        if right:
            return self._overrule(outcome, 1.0, rating=Rating.GOOD, moment=moment)
        return self._overrule(outcome, 0.0, rating=Rating.AGAIN, moment=moment)

    def accept_spelling(self, outcome: Outcome, spelling: Spelling, moment: Moment) -> Act:
        """The act that keeps a spelling in the learner's own history."""
        key = outcome.review.question
        return self._act(SpellingAccepted(key, spelling.text, part=spelling.part), moment)

    def regrade(self, outcome: Outcome, verdict: Verdict, moment: Moment) -> Act:
        """The act that gives a review the credit that it has with a spelling."""
        if verdict.right:
            return self.overrule(outcome, moment, right=True)
        return self._overrule(outcome, verdict.credit, rating=outcome.rating, moment=moment)

    def _overrule(self, outcome: Outcome, credit: float, *, rating: Rating, moment: Moment) -> Act:
        review, days = _kept_row(outcome), self._days(outcome, rating)
        key = outcome.review.question
        return self._act(Overruled(review, key, credit=credit, rating=rating, days=days), moment)

    def _days(self, outcome: Outcome, rating: Rating) -> int:
        return outcome.turn.offers[rating].days if outcome.turn.offers else 0

    def _act(self, action: Action, moment: Moment) -> Act:
        return Act(action, moment, moment.day(self.settings.day_start))

    def take_rating(
        self, outcome: Outcome, act: Act, standing: Standing, *, respelled: Outcome | None = None
    ) -> Outcome:
        """Takes up an act on an outcome's review that the store has kept.

        `respelled` is the outcome with the spelling that led to the act.
        """
        review, verdict, action = outcome.review, outcome.verdict, act.action
        if isinstance(action, Rated | Overruled):
            review = review._replace(rating=action.rating, days=action.days)
        if isinstance(action, Overruled):
            review = review._replace(credit=action.credit)
            verdict = verdict._replace(credit=action.credit, note="As you say.")
        changed = (respelled or outcome._replace(verdict=verdict))._replace(review=review)
        self._replace(changed)
        step = Step(
            type(action), review.question, review.id, number=outcome.turn.number, before=outcome
        )
        self._trail.add(step)
        self._settle(changed.turn.question, standing)
        return changed

    def _replace(self, changed: Outcome) -> None:
        self.outcomes = [
            changed if outcome.review.id == changed.review.id else outcome
            for outcome in self.outcomes
        ]

    def _settle(self, question: Question, standing: Standing) -> None:
        """Has a question that was missed wait for its return, and no other one."""
        self._standings[question.key] = standing
        self._lineup.drop(question.key)
        misses = self.misses(question.key)
        if standing.again if self.mode.schedules else self._is_missed(question.key):
            self._lineup.bring_back(question, self.asked, misses=misses)

    def _is_missed(self, key: QuestionKey) -> bool:
        """True if practice that moves no memory is not done with a question."""
        ratings = [outcome.rating for outcome in self.outcomes if outcome.review.question == key]
        return self.mode.is_practice and ratings[-1:] == [Rating.AGAIN]

    def act_on(self, question: Question, mark: type[Mark], moment: Moment) -> Act:
        """The act on a question itself: hidden, flagged, not today and their opposites."""
        return self._act(mark(question.key), moment)

    def take_act_on(self, act: Act, standing: Standing) -> None:
        """Takes up an act on a question that the store has kept.

        A hidden question, or one put off, is not asked in this sitting any more.
        """
        if act.question is None:
            return
        self._standings[act.question] = standing
        last = self.outcomes[-1] if self.outcomes and self._open is None else None
        at_verdict = last is not None and last.turn.question.key == act.question
        before, kind = last if at_verdict else None, type(act.action)
        self._trail.add(Step(kind, act.question, None, number=self.asked, before=before))
        if isinstance(act.action, Hidden | PutOff):
            self._lineup.drop(act.question)
            if self._open and self._open.question.key == act.question:
                self._open = None

    def take_back(
        self, fact: Fact, standing: Standing, question: Question | None, moment: Moment
    ) -> Turn | Outcome | None:
        """Takes up that a fact was withdrawn; `standing` is its question's after that.

        Returns the question's turn, asked before the one that waits, or the verdict as it was
        before an act on it; None if nothing changes on the screen.
        """
        if question is None:
            return None
        self._standings[question.key] = standing
        if isinstance(fact, Act) and isinstance(fact.action, SpellingAccepted):
            withdrawn = spelling_of(fact.action)
            accepted = self._spellings.get(question.key, ())
            self._spellings[question.key] = tuple(
                spelling for spelling in accepted if spelling != withdrawn
            )
        step = self._trail.take_back(fact)
        if step is None:
            return self._take_back_other(fact, question, moment)
        self._put_back(question)
        self.asked = step.number
        if step.before is not None:
            self._replace(step.before)
            self._settle(question, standing)
            return step.before
        self.outcomes = [outcome for outcome in self.outcomes if outcome.review.id != fact.id]
        return self._turn(question, moment)

    def _take_back_other(self, fact: Fact, question: Question, moment: Moment) -> Turn | None:
        """Asks again for a response of another sitting, if this one schedules as that one did; most
        acts change nothing on the screen."""
        if isinstance(fact, Review):
            if fact.counts != self.mode.schedules:
                return None
            self.asked += self._open is None
            self._put_back(question)
            return self._turn(question, moment)
        is_asked = self._open is not None and self._open.question.key == question.key
        return self._turn(question, moment) if is_asked else None

    def take_edits(
        self, edited: Callable[[Question], Question | None], standings: Standings
    ) -> bool:
        """Goes on with questions as their decks have them now.

        Returns whether the question that waits for its response reads otherwise.
        """
        self._lineup.renew(edited)
        self._twins = None
        keys = {question.key for question in self._lineup.questions}
        self._standings.update({key: standings[key] for key in keys if key in standings})
        if self._open is None:
            return False
        self._edited = edited(self._open.question)
        return self._edited is not None and reads_otherwise(self._edited, self._open.question)

    def ask_as_edited(self, moment: Moment) -> Turn | None:
        """The turn that waits for its response, with the question as its deck has it now."""
        if self._open is None or self._edited is None:
            return None
        before, now = self._open.question.key, self._edited.key
        if now != before:
            self._first_keys[now] = self._first_keys.get(before, before)
        return self._turn(self._edited, moment)

    def _put_back(self, instead_of: Question) -> None:
        """Has the turn that waits for its response give way to another question, and follow it."""
        self._lineup.drop(instead_of.key)
        if self._open is not None and self._open.question.key != instead_of.key:
            self._lineup.put_back(self._open.question, self._open.number)
        self._open = None

    def results(self) -> Results:
        """The figures of the sitting so far."""
        return Results.of(self.outcomes)

    @property
    def missed(self) -> list[Outcome]:
        """The first outcome of each question that was not right then."""
        return [self.outcomes[index] for index in self.results().missed]


TIMED_OUT = "Out of time."


def suggested(question: Question, response: str, verdict: Verdict, *, hinted: bool) -> Rating:
    """The rating for a verdict: again below two thirds of the credit, hard for the rest or with a
    hint, else good; for a card the learner's own."""
    if isinstance(question.answer, SelfRated):
        return rating_of(response)
    if verdict.credit < 2 / 3 - 1e-9:
        return Rating.AGAIN
    return Rating.GOOD if verdict.right and not hinted else Rating.HARD


def timed(
    verdict: Verdict | Unclear, seconds: float | None, took: float
) -> tuple[Verdict | Unclear, float, bool]:
    """A verdict by the clock of its turn, the seconds that count, and true if it is too late."""
    if seconds is None or took < seconds:
        return verdict, took, False
    if isinstance(verdict, Unclear):
        verdict = WRONG  # there is no time left to ask which was meant
    if took == seconds:
        return verdict, seconds, False
    return verdict._replace(credit=0.0, note=TIMED_OUT, forgiven=None), seconds, True


def _kept_row(outcome: Outcome) -> RowId:
    """The row of an outcome's review, once the store has kept it."""
    assert outcome.review.id is not None
    return outcome.review.id
