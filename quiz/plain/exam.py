"""An exam by lines: forward and back, an answer kept at each Enter, and handed in by two words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

from quiz.errors import ExamError, ExamLost
from quiz.exams import (
    HAND_IN,
    Answers,
    Exam,
    OpenExam,
    Terms,
    answers_words,
    begin,
    compose_paper,
    go_on,
    leave,
    numbers_text,
    pass_words,
    results_of,
    save,
    size_words,
)
from quiz.plain import commands
from quiz.plain.asking import Asking
from quiz.plain.clocks import ExamWords, length_words
from quiz.plain.commands import Called
from quiz.plain.conversation import Conversation, Left, Quit
from quiz.plain.keeping import Keeper, keep
from quiz.plain.noting import Noting
from quiz.plain.pages import said_words, say_page
from quiz.plain.prompts import Letters, Remark, Response
from quiz.plain.texts import number_of, sentence, spoken
from quiz.results import exam_summary, keep_exam
from quiz.study import said
from quiz.text import cut, one_line, plural

if TYPE_CHECKING:
    from quiz.clock import Moment
    from quiz.collection import Collection
    from quiz.decks import Question, ShelvedDeck

T = TypeVar("T")

_SHOWN = 40


class Step(Enum):
    """What comes after a line."""

    STAY = auto()
    NEXT = auto()
    LIST = auto()


class Sitting:
    """One exam; the exam says what is late."""

    def __init__(self, conversation: Conversation, collection: Collection, exam: Exam) -> None:
        self.exam = exam
        self._conversation = conversation
        self._collection = collection
        self._open = OpenExam(exam, collection, keep)
        self._keeper = Keeper(conversation)
        self._clock = ExamWords(exam.begun.terms.length, self._left)
        self._noting = Noting(collection, exam, self._left)

    def _left(self) -> int:
        return self.exam.left(self._collection.now.at, self._collection.clock.tick())

    @property
    def _is_over(self) -> bool:
        return self._clock.is_over or self.exam.handed_in is not None

    def hold(self) -> None:
        """Asks until the exam is handed in, by the learner or by its clock.

        Raises ExamLost where another window has it by now.
        """
        with self._noting.running():
            self._hold()

    def _hold(self) -> None:
        step = Step.STAY
        while not self._is_over:
            if step is Step.NEXT and self.exam.at + 1 < len(self.exam.turns):
                self.exam.go(self.exam.at + 1)
            elif step is not Step.STAY:
                ended = self._overview()
                if ended is not None:
                    self._hand_in(*ended)
                    return
            step = self._question()
        if self.exam.handed_in is None:
            self._conversation.say("The time is up: the exam is handed in as it stands.")
        self._hand_in(self._collection.now, self._collection.clock.tick())

    def _hand_in(self, moment: Moment, tick: float) -> None:
        self._kept(lambda: self._open.hand_in(moment, tick))

    def _kept(self, begin: Callable[[], Awaitable[T]]) -> T:
        with self._noting.alone():
            return self._keeper.keep(begin)

    # A question

    def _question(self) -> Step:
        """Puts the question, and takes lines until another one is wanted."""
        asking = Asking(self._conversation, self.exam.turn, on_paper=True)
        self._conversation.say(self._place())
        asking.say()
        self._say_response()
        while True:
            given = asking.response(commands.IN_EXAM, self._clock)
            if isinstance(given, Called):
                step = self._act(given, asking)
            elif self._is_over:
                self._say_late(given.text)
                step = Step.NEXT
            elif not given.text.strip():
                step = Step.NEXT
            else:
                step = self._answer(given, asking)
            if step is not Step.STAY or self._is_over or asking.turn is not self.exam.turn:
                return step

    def _place(self) -> str:
        exam, question = self.exam, self.exam.turn.question
        place = f"Question {exam.at + 1} of {len(exam.turns)}, {plural(question.points, 'point')}."
        flag = "Flagged." if question.key in exam.flagged else ""
        return " ".join(filter(None, (place, self._clock.left(), flag)))

    def _say_response(self) -> None:
        if self.exam.response:
            parts = said(self.exam.turn.question.answer, self.exam.response)
            self._conversation.say(f"Your answer: {sentence(said_words(parts))}")

    def _answer(self, given: Response, asking: Asking) -> Step:
        """Keeps a response; one of several readings is said, and can be typed anew."""
        if not self._keep_response(given.text):
            return Step.STAY
        if remark := self.exam.remark_on(given.text):
            asking.begin_again(f"{spoken(remark)} Type it anew, or Enter leaves it so.")
            return Step.STAY
        return Step.NEXT

    def _say_late(self, text: str) -> None:
        if text.strip():
            self._conversation.say(f'"{cut(one_line(text), _SHOWN)}" came too late.')

    def _keep_response(self, text: str) -> bool:
        """False where the time was up before."""
        now, tick = self._collection.now, self._collection.clock.tick()
        try:
            act = self._kept(lambda: self._open.answer(text, now, tick))
        except ExamLost as lost:
            untaken = cut(one_line(text), _SHOWN)
            raise ExamLost(f'{lost} "{untaken}" was not taken.') from lost
        if act is None and self._is_over:
            self._say_late(text)
            return False
        self._conversation.say("Kept.")
        return True

    def _act(self, given: Called, asking: Asking) -> Step:
        exam = self.exam
        match given.command:
            case commands.NEXT:
                return Step.NEXT
            case commands.OVERVIEW:
                return Step.LIST
            case commands.PREVIOUS:
                exam.go(exam.at - 1)
                if exam.turn is asking.turn:
                    self._conversation.say("This is the first question.")
            case commands.GO:
                self._go(given.argument)
            case commands.TIME:
                self._conversation.say(self._clock.left())
            case commands.REPEAT:
                asking.say()
                self._say_response()
            case commands.FLAG:
                self._flag()
            case commands.CLEAR:
                now, tick = self._collection.now, self._collection.clock.tick()
                self._kept(lambda: self._open.answer("", now, tick))
                self._conversation.say("This question has no answer now.")
        return Step.STAY

    def _flag(self) -> None:
        now, tick = self._collection.now, self._collection.clock.tick()
        if self._kept(lambda: self._open.flag(now, tick)) is not None:
            is_flagged = self.exam.turn.question.key in self.exam.flagged
            self._conversation.say("Flagged." if is_flagged else "Flag taken away.")

    def _go(self, typed: str) -> bool:
        """Goes to a question by its number; False where there is none."""
        number = number_of(typed)
        if 0 < number <= len(self.exam.turns):
            self.exam.go(number - 1)
            return True
        self._conversation.say(f"The questions have the numbers 1 to {len(self.exam.turns)}.")
        return False

    # The list

    def _overview(self) -> tuple[Moment, float] | None:
        """Says what has no answer; the moment of handing in, or None to go on with a question."""
        self._conversation.say(*_list(self.exam))
        wanted = f'"{HAND_IN}" hands in; the number of a question, or Enter, goes there: '
        while not self._is_over:
            self._conversation.say(self._clock.warning())
            line = self._conversation.ask(wanted, (commands.TIME,))
            if isinstance(line, Called):
                self._conversation.say(self._clock.left())
                continue
            words = " ".join(line.casefold().split())
            if words == HAND_IN:
                ended = self._collection.now, self._collection.clock.tick()
                if self._is_meant():
                    return ended
            elif not words:
                self.exam.go((self.exam.unanswered or [self.exam.at + 1])[0] - 1)
                return None
            elif self._go(words):
                return None
        return None

    def _is_meant(self) -> bool:
        """True unless a person takes the handing in back."""
        if not self._conversation.is_person:
            return True
        line = self._conversation.ask(
            "Handed in. Enter keeps it for good, :undo takes it back: ", (commands.TAKE_BACK,)
        )
        while isinstance(line, str) and line.strip():
            line = self._conversation.ask("Enter or :undo: ", (commands.TAKE_BACK,))
        return isinstance(line, str)


def _list(exam: Exam) -> list[str]:
    missing, flags = exam.unanswered, exam.flags
    lines = ["Every question has an answer."]
    if missing:
        count = plural(len(missing), "question")
        lines = [f"{count} without an answer: {_numbers(missing)}."]
    return [*lines, f"Flagged: {_numbers(flags)}." if flags else ""]


def _numbers(numbers: Sequence[int]) -> str:
    """`2 to 5, 8`"""
    return numbers_text(numbers).replace("-", " to ")


# Its beginning and its end


def sit(
    conversation: Conversation,
    collection: Collection,
    decks: Sequence[ShelvedDeck],
    terms: Terms,
    questions: Sequence[Question],
    *,
    quiet: bool = False,
) -> None:
    """Says what an exam is, begins it with Enter, and holds it. Raises ExamError."""
    terms = _chosen(conversation, terms)
    conversation.say(
        f"Exam: {sentence(', '.join(one_line(deck.title) for deck in decks))}",
        size_words(terms, questions, length_words(terms.length)),
        pass_words(terms),
        "One clock runs for all of it, and nothing stops it.",
        "An answer is kept at its Enter; until the end it can be changed. An empty line goes on.",
        answers_words(terms),
        f"The result is written to {one_line(terms.save)}." if terms.save else "",
    )
    conversation.wait("Enter begins: ")
    exam = begin(collection, decks, *compose_paper(decks, terms))
    _hold(conversation, collection, exam, quiet=quiet)


def _chosen(conversation: Conversation, terms: Terms) -> Terms:
    """The terms with the variant and the name that are still to be said."""
    if len(terms.variants) > 1 and not terms.variant:
        letters = Letters(terms.variants)
        conversation.say("The variants:", *letters.lines)
        while not terms.variant:
            line = conversation.ask(f"Your variant, {letters.span}: ")
            index = letters.index(line if isinstance(line, str) else "")
            if isinstance(index, Remark):
                conversation.say(index.text)
            else:
                terms = terms._replace(variant=terms.variants[index])
    while terms.save and not terms.name:
        line = conversation.ask("Your name, as your teacher knows you: ")
        terms = terms._replace(name=" ".join(line.split()) if isinstance(line, str) else "")
    return terms


def go_on_with(
    conversation: Conversation,
    collection: Collection,
    exam: Exam,
    was_open: str,
    *,
    quiet: bool = False,
) -> None:
    """Offers an exam that is not handed in, and holds it. Raises ExamError."""
    left = exam.left(collection.now.at, collection.clock.tick())
    is_over = left <= 0 or exam.handed_in is not None
    missing = len(exam.begun.paper) - len(exam.turns)
    gone = f"{plural(missing, 'question')} left the deck since; the exam goes on without."
    conversation.say(
        f"Exam: {sentence(one_line(exam.begun.title))}",
        "Its time is up." if is_over else "It is not handed in, and its clock goes on.",
        one_line(was_open),
        f"{len(exam.answers)} of {plural(len(exam.turns), 'question')} have an answer.",
        gone if missing else "",
    )
    conversation.wait("Enter hands it in as it stands: " if is_over else "Enter goes on: ")
    _hold(conversation, collection, go_on(collection, exam), quiet=quiet)


def _hold(conversation: Conversation, collection: Collection, exam: Exam, *, quiet: bool) -> None:
    """Holds an exam that is open here, and says what it came to or that it is not handed in."""
    conversation.say(*map(sentence, exam.session.notices))
    try:
        Sitting(conversation, collection, exam).hold()
    except (Left, Quit):
        leave(collection, exam)
        left = exam.left(collection.now.at, collection.clock.tick())
        conversation.say(exam_summary(exam, left))
        raise
    collection.refresh()
    keep_exam(collection, exam)
    terms = exam.begun.terms
    if not quiet:
        say_page(conversation, results_of(exam), answers=terms.answers is not Answers.NEVER)
    if terms.save:
        conversation.say(_saved(exam))


def _saved(exam: Exam) -> str:
    try:
        return f"Written to {one_line(save(exam, exam.begun.terms.name))}."
    except ExamError as error:
        return str(error)
