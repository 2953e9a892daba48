"""A sitting of study or of cramming, by lines."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from quiz.answers import SelfRated, Unclear
from quiz.collection import OpenSitting, study_again
from quiz.errors import StoreError
from quiz.plain import commands
from quiz.plain.accepting import accept
from quiz.plain.asking import Asking
from quiz.plain.commands import Called, Command
from quiz.plain.conversation import Conversation, Early, Left, Quit
from quiz.plain.keeping import Keeper, keep
from quiz.plain.pages import say_page
from quiz.plain.prompts import RATE, Response
from quiz.plain.texts import markdown, sentence, spoken
from quiz.plain.verdicts import aside, rating_words, stakes, verdict_lines
from quiz.results import keep_study, of_study, undone
from quiz.schedule import (
    CERTAINTIES,
    Certainty,
    Flagged,
    Hidden,
    PutOff,
    Rating,
    Unflagged,
)
from quiz.study import AnotherIsAsked, Outcome, TooLong, Turn, begin_retyping
from quiz.text import one_line, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.collection import Collection
    from quiz.results import StudyResults
    from quiz.schedule import Mark
    from quiz.study import Asked, Mode, Retyping, Session

Shown: TypeAlias = Turn | Outcome | None
"""A question, a verdict, or nothing where the sitting is over."""


class Stays(Enum):
    """Where nothing else is shown."""

    STAYS = auto()


_ANOTHER_CARD = "Another card has this front too, and another back."
_RATINGS = {command.name: Rating[command.name.upper()] for command in commands.RATINGS}


class Study:
    """One sitting; every rule is the session's."""

    def __init__(
        self, conversation: Conversation, collection: Collection, session: Session
    ) -> None:
        self._conversation = conversation
        self._collection = collection
        self._session = session
        self._sitting = OpenSitting(session, collection, keep)
        self._keeper = Keeper(conversation)
        self._title = ""
        """The deck that was named last."""
        self._knows_stakes = False

    def hold(self) -> None:
        """Asks until nothing is left or the learner ends it; Left goes on to whoever began it."""
        self._conversation.say(*map(sentence, self._session.notices))
        try:
            shown: Shown = self._next()
            while shown is not None:
                shown = self._turn(shown) if isinstance(shown, Turn) else self._verdict(shown)
        except Quit:
            pass

    # A question

    def _next(self) -> Turn | None:
        """The next question, as its deck has it by now."""
        turn = self._session.ask(self._collection.now)
        if turn is not None and self._keeper.keep(self._sitting.take_edits):
            turn = self._session.ask_as_edited(self._collection.now) or turn
        return turn

    def _turn(self, turn: Turn) -> Shown:
        asking, hinted = Asking(self._conversation, turn), False
        self._say_question(asking)
        self._session.painted(self._collection.clock.tick())
        is_card = isinstance(turn.question.answer, SelfRated)
        here = commands.AT_CARD if is_card else commands.AT_QUESTION
        while True:
            given = asking.response(here)
            match given:
                case Response() if is_card:
                    return self._back(asking, hinted=hinted)
                case Response(text):
                    pass
                case Called(command) if command == commands.UNKNOWN:
                    text = ""
                case Called(command) if command == commands.HINT:
                    hinted = self._hint(turn) or hinted
                    continue
                case Called(command):
                    shown = self._act(command, asking)
                    if shown is not Stays.STAYS:
                        return shown
                    continue
            outcome = self._answer(turn, text, hinted=hinted)
            if isinstance(outcome, Outcome):
                return outcome
            if outcome is not None:
                asking.begin_again(spoken(outcome.remark))

    def _say_question(self, asking: Asking) -> None:
        question = asking.turn.question
        title, self._title = self._title, one_line(question.deck.title)
        named = sentence(self._title) if self._title != title else ""
        flag = "Flagged." if self._session.standing(question).flagged else ""
        place = f"{self._place(asking.turn)}."
        self._conversation.say(" ".join(filter(None, (place, named, flag))))
        asking.say()

    def _place(self, turn: Turn) -> str:
        returning = self._session.remaining.returning
        back = f", {plural(returning, 'comes', 'come')} back" if returning else ""
        return f"Question {turn.number} of {turn.total}{back}"

    def _hint(self, turn: Turn) -> bool:
        hint = spoken(turn.question.hint)
        self._conversation.say(f"Hint: {sentence(hint)}" if hint else "There is no hint.")
        return bool(hint)

    def _answer(
        self, turn: Turn, response: str, *, hinted: bool
    ) -> Outcome | Unclear | AnotherIsAsked | TooLong | None:
        """What a response leads to, kept; None where the learner wants to answer anew."""
        now, tick = self._collection.now, self._collection.clock.tick()
        outcome = self._keeper.keep(
            lambda: self._sitting.answer(turn, response, now, tick=tick, hinted=hinted)
        )
        if not isinstance(outcome, Outcome) or outcome.review.id is not None:
            return outcome
        certainty = self._certainty()
        if certainty is None:
            return None
        return self._keeper.keep(lambda: self._sitting.keep(outcome, certainty))

    def _certainty(self) -> Certainty | None:
        """How sure the learner is; None to go back to the question."""
        if not self._knows_stakes:
            self._conversation.say(
                *(f"{word.capitalize()}: {stakes(each)}." for each, word in CERTAINTIES.items())
            )
        self._knows_stakes = True
        wanted = "How sure are you? 1 sure, 2 fairly, 3 a guess: "
        while True:
            line = self._conversation.ask(wanted, (commands.BACK,))
            if isinstance(line, Called):
                return None
            for certainty in Certainty:
                if line.strip().casefold() in (f"{int(certainty)}", certainty.name.casefold()):
                    return certainty

    # A card

    def _back(self, asking: Asking, *, hinted: bool) -> Shown:
        turn, question = asking.turn, asking.turn.question
        has_twin = bool(self._session.twins(question, ""))
        back = markdown(question.answer.shown)
        self._conversation.say(_ANOTHER_CARD if has_twin else "", back, *aside(question))
        if turn.offers:
            self._conversation.say(f"How well did you know it? {rating_words(turn.offers)}")
        while True:
            line = self._conversation.ask(RATE, commands.AT_BACK)
            rating = _rating_of(line)
            if rating is None and isinstance(line, Called):
                shown = self._act(line.command, asking)
                if shown is not Stays.STAYS:
                    return shown
            if rating is None:
                continue
            outcome = self._answer(turn, rating.name.lower(), hinted=hinted)
            if isinstance(outcome, Outcome):
                return self._next()

    # A verdict

    def _verdict(self, outcome: Outcome) -> Shown:
        self._conversation.say(*verdict_lines(outcome), self._offer(outcome))
        if self._session.mode.schedules:
            self._conversation.say(rating_words(outcome.turn.offers))
        begun = begin_retyping(outcome) if self._session.retypes else None
        return self._at_verdict(outcome, begun)

    def _offer(self, outcome: Outcome) -> str:
        if not self._session.is_tiring(outcome):
            return ""
        misses = self._session.misses(outcome.turn.question.key)
        return f"Missed {misses} times in this sitting; :not-today puts it off."

    def _at_verdict(self, outcome: Outcome, retyping: Retyping | None) -> Shown:
        """Waits for a rating, for the right answer typed once, or for Enter."""
        conversation, rates = self._conversation, self._session.mode.schedules
        here = (*(commands.RATINGS if rates else ()), *commands.AT_VERDICT)
        while True:
            line = conversation.ask(
                _wanted(outcome, retyping, rates=rates), here, early=Early.ENTER
            )
            if isinstance(line, str) and retyping and line.strip() and retyping.take(line):
                conversation.say("Right.")
                if retyping.left:
                    continue
                return self._next()
            rating = _rating_of(line) if rates else None
            if rating is not None:
                return self._rate(outcome, rating)
            if isinstance(line, Called):
                shown = self._called(outcome, line.command)
                if shown is not Stays.STAYS:
                    return shown
                continue
            if not line.strip() or conversation.hands_on(line):
                return self._next()
            rate = "1 to 4 rates, " if rates else ""
            conversation.say("Not yet; Enter goes on." if retyping else f"{rate}Enter goes on.")

    def _rate(self, outcome: Outcome, rating: Rating) -> Shown:
        if rating is not outcome.rating:
            now = self._collection.now
            self._keeper.keep(lambda: self._sitting.rate(outcome, rating, now))
        return self._next()

    def _called(self, outcome: Outcome, command: Command) -> Shown | Stays:
        """Does what a command says of a verdict."""
        match command:
            case commands.RIGHT | commands.WRONG:
                return self._overrule(outcome, right=command == commands.RIGHT)
            case commands.ACCEPT:
                now = self._collection.now
                changed = accept(self._conversation, self._sitting, outcome, now)
                return self._at_verdict(changed, None) if changed else Stays.STAYS
            case commands.REPEAT:
                Asking(self._conversation, outcome.turn).say()
                return outcome
            case _:
                return self._act(command, Asking(self._conversation, outcome.turn))

    def _overrule(self, outcome: Outcome, *, right: bool) -> Shown:
        now = self._collection.now
        changed = self._keeper.keep(lambda: self._sitting.overrule(outcome, now, right=right))
        self._conversation.say("Right, as you say." if right else "Wrong, as you say.")
        return self._at_verdict(changed, None)

    # What is done about a question

    def _act(self, command: Command, asking: Asking) -> Shown | Stays:
        """Does what a command says of a question."""
        turn = asking.turn
        match command:
            case commands.WHY:
                self._conversation.say(turn.why)
            case commands.REPEAT:
                asking.say()
            case commands.UNDO:
                return self._undo()
            case commands.NOT_TODAY:
                self._mark(turn, PutOff, "Not today: it comes back tomorrow.")
                return self._next()
            case commands.HIDE:
                self._mark(turn, Hidden, "Hidden for good; :undo brings it back.")
                return self._next()
            case commands.FLAG:
                is_flagged = self._session.standing(turn.question).flagged
                kind, said = (
                    (Unflagged, "Flag taken away.") if is_flagged else (Flagged, "Flagged.")
                )
                self._mark(turn, kind, said)
        return Stays.STAYS

    def _mark(self, turn: Turn, mark: type[Mark], said: str) -> None:
        now = self._collection.now
        self._keeper.keep(lambda: self._sitting.act_on(turn.question, mark, now))
        self._conversation.say(said)

    def _undo(self) -> Shown | Stays:
        now = self._collection.now
        reversal = self._keeper.keep(lambda: self._sitting.undo(now))
        fact, deck = (reversal.fact, reversal.deck) if reversal else (None, "")
        self._conversation.say(spoken(undone(self._collection, fact, deck)))
        return (reversal.shown if reversal else None) or Stays.STAYS


def _wanted(outcome: Outcome, retyping: Retyping | None, *, rates: bool) -> str:
    enter = f"Enter for {int(outcome.rating)}" if rates else "Enter"
    rating = f"1 to 4, or {enter}: " if rates else "Enter goes on: "
    if retyping is None:
        return rating
    several = len(retyping.left) > 1
    left = f"Type what was missed, {len(retyping.left)} left" if several else "Type it once"
    return f"{left}, or {rating if rates else 'Enter: '}"


def _rating_of(line: str | Called) -> Rating | None:
    """The rating that a digit, a word or a command gives."""
    if isinstance(line, Called):
        return _RATINGS.get(line.command.name)
    word = line.strip().casefold()
    digits = {f"{int(rating)}": rating for rating in Rating}
    return digits.get(word) or _RATINGS.get(word)


def study(
    conversation: Conversation,
    collection: Collection,
    session: Session,
    *,
    quiet: bool = False,
) -> None:
    """Holds a sitting and says its results, also where the program is left in its middle."""
    try:
        Study(conversation, collection, session).hold()
    except Left:
        _end(conversation, collection, session, quiet=quiet)
        raise
    page = _end(conversation, collection, session, quiet=quiet)
    study_missed(conversation, collection, page.missed, session.mode, quiet=quiet)


def study_missed(
    conversation: Conversation,
    collection: Collection,
    missed: Sequence[Asked],
    mode: Mode,
    *,
    quiet: bool = False,
) -> None:
    """Offers whoever sits there to study what was missed, and holds that sitting."""
    if not missed or not conversation.is_person:
        return
    wanted = "Enter ends, :missed studies what was missed: "
    line = conversation.ask(wanted, (commands.MISSED,))
    while isinstance(line, str) and line.strip():
        line = conversation.ask(wanted, (commands.MISSED,))
    if isinstance(line, Called):
        session = study_again(collection, [asked.question for asked in missed], mode)
        study(conversation, collection, session, quiet=quiet)


def _end(
    conversation: Conversation, collection: Collection, session: Session, *, quiet: bool
) -> StudyResults:
    collection.refresh()
    page = of_study(collection, session)
    if session.outcomes:
        try:
            keep_study(collection, session, page)
        except StoreError as error:
            conversation.say(str(error))
        if not quiet:
            say_page(conversation, page)
    return page
