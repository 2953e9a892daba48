"""One sitting: what to ask next, and what each response leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from quiz.answers.rated import SelfRated
from quiz.answers.verdict import WRONG, Unclear, Verdict
from quiz.clock import Moment
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import (
    Act,
    Action,
    Fact,
    Hidden,
    Mark,
    Overruled,
    PutOff,
    Rated,
    Review,
    RowId,
    SpellingAccepted,
)
from quiz.schedule.standing import NEW, Standing, Standings, offered
from quiz.settings import DEFAULTS, Settings
from quiz.study.choices import choices
from quiz.study.lineup import Lineup, askable, reads_otherwise
from quiz.study.modes import Mode, Timing
from quiz.study.rules import Referee, Setup
from quiz.study.turns import Outcome, Results, Turn, TurnClock, rating_of

if TYPE_CHECKING:
    from quiz.answers.spellings import Spelling
    from quiz.decks.question import Question
    from quiz.study.turns import Outcome


class Session:
    """The rules of one sitting; it knows no screen, asks no clock and keeps nothing itself."""

    def __init__(
        self,
        questions: Iterable[Question],
        standings: Mapping[QuestionKey, Standing],
        mode: Mode,
        *,
        settings: Settings = DEFAULTS,
        seed: int = 0,
        sitting: RowId | None = None,
        referee: Referee | None = None,
        spellings: Mapping[QuestionKey, tuple[Spelling, ...]] | None = None,
    ) -> None:
        self.mode = mode
        self.settings = settings
        self.seed = seed
        self.sitting = sitting
        self.asked = 0
        self.outcomes: list[Outcome] = []
        self.clock = TurnClock()
        self.referee = referee or Referee(mode, Setup(typing=settings.answer_by == "typing"))
        self._standings = dict(standings)
        self._spellings = dict(spellings or {})
        """What the learner accepts beside what stands in the decks."""
        self._open: Turn | None = None
        """The turn that waits for its response."""
        self._trail = Trail()
        self._anew: Question | None = None
        """The open turn's question as an edit has it."""
        can_ask, self.skipped = askable(questions, mode)
        self._lineup = Lineup(can_ask)

    @property
    def left(self) -> int:
        return self._lineup.left

    @property
    def streak(self) -> int:
        """How many of the latest responses were right in a row."""
        return len(list(takewhile(lambda one: one.verdict.right, reversed(self.outcomes))))

    @property
    def open_key(self) -> QuestionKey | None:
        """Of the question that waits for its response."""
        return self._open.question.key if self._open else None

    @property
    def paths(self) -> set[str]:
        """The files of the decks whose questions it asks."""
        return {question.deck.path for question in self._lineup.questions}

    def standing(self, question: Question) -> Standing:
        return self._standings.get(question.key, NEW)

    def ask(self, moment: Moment) -> Turn | None:
        """The next turn; None when the sitting is over."""
        question = None if self.referee.is_over else self._next()
        if question is None:
            return None
        self.asked += 1
        return self._turn(question, moment)

    def _turn(self, question: Question, moment: Moment) -> Turn:
        question = spelt(question, self._spellings.get(question.key, ()))
        day = moment.day(self.settings.day_start)
        standing = self.standing(question)
        seconds, self._anew = self.referee.seconds(question, self.asked), None
        self.clock.open(seconds, reading=self.referee.reading(question))
        self._open = Turn(
            self.asked,
            0 if self.referee.comes_round else self.asked + self.left,
            question,
            choices(question, self.seed, typed=not self._chooses()),
            standing,
            offered(standing, question.key, day, self.settings) if self.mode.schedules else {},
            seconds,
            standing.why(day),
        )
        return self._open

    def _chooses(self) -> bool:
        if self.mode.scores:
            return not self.referee.setup.typing
        return (
            self.mode.chooses
            if self.settings.answer_by == "mode"
            else self.settings.answer_by == "choosing"
        )

    def _next(self) -> Question | None:
        if not self.left and self.referee.comes_round:
            self._lineup.come_round(f"{self.seed}:{self.asked}")
        return self._lineup.next(self.asked)

    def painted(self, tick: float) -> None:
        """The turn is on the screen: only now does its clock run."""
        self.clock.painted(tick)

    def is_cut(self, tick: float) -> bool:
        """Whether the sitting's own clock ended it before the turn was answered: nobody missed what
        that cut off."""
        return self.mode.timing is Timing.SITTING and self.clock.left(tick) < 0

    def answer(
        self, turn: Turn, response: str, moment: Moment, *, tick: float, hinted: bool = False
    ) -> Outcome | Unclear:
        """Grades a response. The review in the outcome is to be kept, and `take` told of it, before
        it is shown."""
        graded, took, late = judged(turn, response, self.clock.took(tick))
        if isinstance(graded, Unclear):
            return graded
        day = moment.day(self.settings.day_start)
        rating = suggested(turn.question, response, graded, hinted=hinted)
        teaches = self.settings.games_count and not late and self.referee.teaches(turn, graded, day)
        counts = self.mode.schedules or teaches
        offers = turn.offers or (
            offered(turn.standing, turn.question.key, day, self.settings) if counts else {}
        )
        review = Review(
            turn.question.key,
            response,
            graded.credit,
            rating,
            offers[rating].days if counts else 0,
            counts,
            moment,
            day,
            int(took * 1000),
            self.sitting,
        )
        streak = self.streak + 1 if graded.right else 0
        return self.referee.scored(Outcome(turn, graded, review), streak)

    def take(self, outcome: Outcome, review_id: RowId, standing: Standing) -> Outcome:
        """The store has kept the outcome's review; `standing` is where that leaves the question."""
        kept = replace(outcome, review=outcome.review._replace(id=review_id))
        self.outcomes.append(kept)
        self.referee.take(kept)
        self._open = None
        self._trail.add(Done(None, kept.turn.question.key, review_id, kept.turn.number))
        self._settle(self._anew or kept.turn.question, standing)
        return kept

    def asks_certainty(self, outcome: Outcome) -> bool:
        """Whether the learner is to say how sure they are; never on the clock, nor of what they do
        not know."""
        said = bool(outcome.review.response.strip()) and not isinstance(
            outcome.turn.question.answer, SelfRated
        )
        return self.settings.confidence and said and not self.mode.clock

    def take_spelling(self, act: Act) -> None:
        """The store has kept that a spelling is accepted."""
        if isinstance(act.action, SpellingAccepted):
            key = act.action.question
            self._spellings[key] = (*self._spellings.get(key, ()), spelling_of(act.action))

    def rate(self, outcome: Outcome, rating: Rating, moment: Moment) -> Act:
        """The learner rates a review otherwise than suggested."""
        review, days = _kept_row(outcome), self._days(outcome, rating)
        action = Rated(review, outcome.review.question, rating=rating, days=days)
        return self._act(action, moment)

    def overrule(self, outcome: Outcome, moment: Moment, *, right: bool) -> Act:
        """The learner says that a response was right, or wrong, after all."""
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
        self,
        outcome: Outcome,
        act: Act,
        standing: Standing,
        *,
        anew: tuple[Question, Verdict] | None = None,
    ) -> Outcome:
        """The store has kept an act on the outcome's review; `anew` is the question and the verdict
        that led to it."""
        review, verdict, action = outcome.review, outcome.verdict, act.action
        if isinstance(action, Rated | Overruled):
            review = review._replace(rating=action.rating, days=action.days)
        if isinstance(action, Overruled):
            review = review._replace(credit=action.credit)
            verdict = replace(verdict, credit=action.credit, note="As you say.")
            verdict = anew[1] if anew else verdict
        turn = replace(outcome.turn, question=anew[0]) if anew else outcome.turn
        kept = replace(outcome, turn=turn, review=review, verdict=verdict)
        self._replace(kept)
        self._trail.add(
            Done(type(action), review.question, review.id, outcome.turn.number, outcome)
        )
        self._settle(kept.turn.question, standing)
        return kept

    def _replace(self, new: Outcome) -> None:
        self.outcomes = [new if one.review.id == new.review.id else one for one in self.outcomes]

    def _settle(self, question: Question, standing: Standing) -> None:
        """What was rated again waits for its return, and nothing else does."""
        self._standings[question.key] = standing
        self._lineup.drop(question.key)
        if self.mode.schedules and standing.again:
            self._lineup.bring_back(question, self.asked)

    def mark(self, question: Question, mark: type[Mark], moment: Moment) -> Act:
        """An act on a question itself: hidden, flagged, not today and their opposites."""
        return self._act(mark(question.key), moment)

    def take_mark(self, act: Act, standing: Standing) -> None:
        """The store has kept an act on a question; hidden and put off, it is not asked in this
        sitting any more."""
        if act.question is None:
            return
        self._standings[act.question] = standing
        last = self.outcomes[-1] if self.outcomes and self._open is None else None
        at_verdict = last is not None and last.turn.question.key == act.question
        self._trail.add(
            Done(type(act.action), act.question, None, self.asked, last if at_verdict else None)
        )
        if isinstance(act.action, Hidden | PutOff):
            self._lineup.drop(act.question)
            if self._open and self._open.question.key == act.question:
                self._open = None

    def take_back(
        self,
        fact: Fact,
        standing: Standing,
        question: Question | None,
        moment: Moment,
        *,
        current: Turn | None,
    ) -> Turn | Outcome | None:
        """A fact was withdrawn, and `standing` is where that leaves its question.

        Returns what is to be shown now: the question again, or the verdict as it was before an act
        on it. None if nothing changes on the screen. The turn that was current is asked after it.
        """
        if question is None:
            return None
        self._standings[question.key] = standing
        self._open = current or self._open
        if isinstance(fact, Act) and isinstance(fact.action, SpellingAccepted):
            withdrawn = spelling_of(fact.action)
            accepted = self._spellings.get(question.key, ())
            self._spellings[question.key] = tuple(one for one in accepted if one != withdrawn)
        done = self._trail.take_back(fact)
        if done is None:
            return self._take_back_other(fact, question, moment)
        self._put_back(question)
        self.asked = done.number
        if done.before is not None:
            self._replace(done.before)
            self._settle(question, standing)
            return done.before
        self.outcomes = [one for one in self.outcomes if one.review.id != fact.id]
        return self._turn(question, moment)

    def _take_back_other(self, fact: Fact, question: Question, moment: Moment) -> Turn | None:
        """What was not done in this sitting: a response is asked for again, an act on another
        question is not seen."""
        if isinstance(fact, Review):
            self.asked += self._open is None
            self._put_back(question)
            return self._turn(question, moment)
        is_asked = self._open is not None and self._open.question.key == question.key
        return self._turn(question, moment) if is_asked else None

    def renew(self, renewed: Callable[[Question], Question | None], standings: Standings) -> bool:
        """Goes on with questions as their decks have them now; whether the one that waits for its
        response differs."""
        self._lineup.renew(renewed)
        asked = self._lineup.questions
        self._standings.update(
            {one.key: standings[one.key] for one in asked if one.key in standings}
        )
        if self._open is None:
            return False
        self._anew = renewed(self._open.question)
        return self._anew is not None and reads_otherwise(self._anew, self._open.question)

    def ask_anew(self, moment: Moment) -> Turn | None:
        """The turn that waits for its response, with the question as its deck has it now."""
        if self._open is None or self._anew is None:
            return None
        return self._turn(self._anew, moment)

    def _put_back(self, instead_of: Question) -> None:
        """The turn that waits for its response gives way to another question, and comes after it."""
        self._lineup.drop(instead_of.key)
        if self._open is not None and self._open.question.key != instead_of.key:
            self._lineup.put_first(self._open.question)
        self._open = None

    def results(self) -> Results:
        """What the sitting has come to so far."""
        return Results.of(self.outcomes)


TIMED_OUT = "Out of time."


def suggested(question: Question, response: str, verdict: Verdict, *, hinted: bool) -> Rating:
    """Again below two thirds of the credit, hard for the rest or with a hint, else good; of a card
    what was said."""
    if isinstance(question.answer, SelfRated):
        return rating_of(response)
    if verdict.credit < 2 / 3 - 1e-9:
        return Rating.AGAIN
    return Rating.GOOD if verdict.right and not hinted else Rating.HARD


def judged(turn: Turn, response: str, took: float) -> tuple[Verdict | Unclear, float, bool]:
    """The verdict, the seconds that count, and whether the response came too late."""
    graded = turn.question.answer.grade(response, turn.question.rivals)
    if turn.seconds is None or took < turn.seconds:
        return graded, took, False
    if isinstance(graded, Unclear):
        graded = WRONG  # there is no time left to ask which was meant
    late = took > turn.seconds
    return (replace(graded, credit=0.0, note=TIMED_OUT) if late else graded), turn.seconds, late


SAID = "Accepted from now on."


def spelt(question: Question, spellings: tuple[Spelling, ...]) -> Question:
    """The question with spellings that stand in no deck."""
    if not spellings:
        return question
    from quiz.answers.spellings import with_spellings

    return replace(question, answer=with_spellings(question.answer, spellings))


def spelling_of(action: SpellingAccepted) -> Spelling:
    """The spelling that an act accepts."""
    from quiz.answers.spellings import Spelling

    return Spelling(action.spelling, action.part)


def _kept_row(outcome: Outcome) -> RowId:
    """The row of an outcome's review, once the store has kept it."""
    assert outcome.review.id is not None
    return outcome.review.id


def acceptable(outcome: Outcome) -> tuple[Spelling, ...]:
    """What the response could be accepted as; nothing where it was chosen or is right."""
    if outcome.turn.choices:
        return ()
    from quiz.answers import spellings

    return spellings.offered(outcome.turn.question.answer, outcome.review.response, outcome.verdict)


def regraded(question: Question, outcome: Outcome) -> Verdict:
    """The verdict once the question has the spelling: right, but for a set of which more was
    missed."""
    from quiz.answers.set import SetAnswer

    if not isinstance(question.answer, SetAnswer):
        return Verdict(1.0, SAID)
    verdict = question.answer.grade(outcome.review.response, question.rivals)
    return replace(verdict, note=f"{SAID} {verdict.note}".strip())


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done."""

    kind: type[Action] | None
    """The sort of act; None for a response."""
    question: QuestionKey
    review: RowId | None
    """The review that it is, or that it is about."""
    number: int
    """The turn that was on the screen."""
    before: Outcome | None = None
    """The verdict that was on the screen, if there was one."""


class Trail:
    """What was done, the latest last."""

    def __init__(self) -> None:
        self._done: list[Done] = []

    def add(self, done: Done) -> None:
        self._done.append(done)

    def take_back(self, fact: Fact) -> Done | None:
        """The last thing done that a fact tells of, which is gone then; None if the fact was not
        made here."""
        told = (
            (None, fact.question, fact.id)
            if isinstance(fact, Review)
            else (type(fact.action), fact.question, fact.row)
        )
        for place in reversed(range(len(self._done))):
            done = self._done[place]
            if (done.kind, done.question, done.review) == told:
                return self._done.pop(place)
        return None
