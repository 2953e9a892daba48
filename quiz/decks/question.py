"""Questions, and the deck that holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from quiz.answers import Grammar, Rivals
from quiz.decks.identity import ListedQuestion, QuestionKey
from quiz.decks.problem import Place, Problem
from quiz.values import NamedTuple, field, record, replace, value

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers import Answer, Group, Index

DEFAULT_SECONDS = 20.0
DEFAULT_POINTS = 1.0


class Wrong(NamedTuple):
    """A wrong choice and, where the author says so, why it is wrong."""

    text: str
    why: str = ""


class Ask(NamedTuple):
    """A question as a kind reads it: what to ask and what counts as an answer."""

    prompt: str
    answer: Answer
    wrong: tuple[Wrong, ...] = ()


class Source(NamedTuple):
    """The text from which a deck is derived."""

    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    text: str = ""

    @property
    def date_shown(self) -> str:
        """The date in words where it is one, else as it is written."""
        if not self.date:
            return ""
        from quiz.answers import DateAnswer

        try:
            return DateAnswer.read(self.date).shown
        except ValueError:
            return self.date


@value
class Question:
    """One thing that is asked, with all that its author says about it."""

    key: QuestionKey
    kind: str
    prompt: str
    answer: Answer
    place: Place
    deck: Deck = field(repr=False, compare=False)
    family: str
    """Questions with one family are siblings: one of them a day is asked in study."""
    wrong: tuple[Wrong, ...] = ()
    id: str = ""
    hint: str = ""
    note: str = ""
    cite: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    seconds: float = DEFAULT_SECONDS
    """How long a game gives for it, unless it says otherwise."""
    points: float = DEFAULT_POINTS
    draft: bool = False
    lint: tuple[str, ...] = ()
    edited: QuestionKey | None = None
    """Its fingerprint by now, where an author has changed it since it was first seen."""

    @property
    def fingerprint(self) -> QuestionKey:
        """Its fingerprint as it stands in the deck now."""
        return self.edited or self.key

    def continuing(self, key: QuestionKey) -> Question:
        """The question, called by the key that it was first seen by."""
        now = self.fingerprint
        if key == self.key:
            return self
        family = key if self.family == self.key else self.family
        return replace(self, key=key, family=family, edited=now if now != key else None)

    @property
    def citation(self) -> str:
        """The place to look its answer up: `EurasiaNet, 15 March 2007, paragraph 10`."""
        source = self.deck.source
        parts = [
            source.publisher or source.author or source.title,
            source.date_shown,
            _paragraphs(self.cite),
        ]
        return ", ".join(part for part in parts if part)

    @property
    def rivals(self) -> Rivals:
        return self.deck.rivals_of(self)


@record
class Deck:
    """One YAML file, read: its questions in its order, and its problems."""

    path: str
    name: str
    """Its path on the shelf, such as `csto-2007/who`."""
    digest: str = ""
    """Of its bytes: two files with one digest are one deck."""
    title: str = ""
    id: str = ""
    about: str = ""
    language: str = "en"
    grammar: Grammar = Grammar.ANY
    author: str = ""
    license: str = ""
    tags: tuple[str, ...] = ()
    seconds: float = DEFAULT_SECONDS
    points: float = DEFAULT_POINTS
    source: Source = field(default_factory=Source)
    draft: bool = False
    lint: tuple[str, ...] = ()
    questions: list[Question] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: int = 0
    """The number of its entries that cannot be read."""
    is_cut_short: bool = False
    """It was not read to its end: more may be left out than was counted."""
    kept_index: Callable[[], Index | None] | None = field(default=None, repr=False, compare=False)
    """The index of its answers, where one is kept: it need not be made, nor the questions read."""
    _index: tuple[int, Index] | None = field(default=None, init=False, repr=False, compare=False)
    """What grading looks up, and for how many questions it was made."""

    def rivals_of(self, question: Question) -> Rivals:
        """The texts for which a response must not be taken: wrong choices and others' answers."""
        return Rivals(lambda: (wrong.text for wrong in question.wrong), self.index)

    def index(self) -> Index:
        """The spellings of all answers, indexed once; an answer leaves out its own."""
        if self._index is None or self._index[0] != len(self.questions):
            from quiz.answers import Index

            index = self.kept_index() if self.kept_index else None
            self._index = len(self.questions), index or Index.of(self.groups(), self.language)
        return self._index[1]

    def groups(self) -> Iterator[Group]:
        """The spellings of each of its answers that another may be taken for."""
        return (group for question in self.questions for group in question.answer.groups())

    def join(self, joined: Mapping[QuestionKey, QuestionKey]) -> None:
        """Calls each question that continues another one by the key that it was first seen by."""
        for index, question in enumerate(self.questions):
            now = question.fingerprint
            self.questions[index] = question.continuing(joined.get(now, now))

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)


def listed(question: Question) -> ListedQuestion:
    """A question as the queue knows it, by its fingerprint."""
    now = question.fingerprint
    # A family of its own is named by the key that it was first seen by.
    family = now if question.family == question.key else question.family
    return ListedQuestion(now, family, question.draft)


def _paragraphs(cite: tuple[str, ...]) -> str:
    if not cite:
        return ""
    if not all(number.isdecimal() for number in cite):
        return ", ".join(cite)
    listed = cite[0] if len(cite) == 1 else f"{', '.join(cite[:-1])} and {cite[-1]}"
    return f"paragraph{'s' if len(cite) > 1 else ''} {listed}"
