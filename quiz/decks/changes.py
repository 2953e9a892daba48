"""What an author changed in some decks: the questions that left them and those that came."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from quiz.answers import bare, fold
from quiz.decks.identity import QuestionKey
from quiz.decks.likeness import Likeness, likeness, prompt_words
from quiz.decks.resemblance import Resemblance, of_weight, resemblance
from quiz.decks.wording import ask_the_same
from quiz.values import NamedTuple

MUCH = 0.8
"""The resemblance at which a third question keeps two from being one without asking."""
HALF = 0.5
"""The share that two readings have in common if they are of one deck."""


class WrittenQuestion(NamedTuple):
    """A question as it stands, or stood, in a deck."""

    key: QuestionKey
    id: str
    kind: str
    prompt: str
    answer: str


class Reading(NamedTuple):
    """A deck as it was when it was read."""

    path: str
    id: str
    questions: tuple[WrittenQuestion, ...]
    language: str = "en"


class Elsewhere(NamedTuple):
    """Questions that are in none of the decks that changed."""

    unchanged: Iterable[QuestionKey] = ()
    """Those in the other decks."""
    left: Sequence[WrittenQuestion] = ()
    """Those that were learnt, and left the decks some time ago."""
    waiting: Sequence[WrittenQuestion] = ()
    """Those that stood in a deck before and still do, and were never learnt."""
    languages: Mapping[QuestionKey, str] = MappingProxyType({})
    """The languages of those that wait."""


NOTHING_ELSEWHERE = Elsewhere()


def same_decks(
    before: Iterable[Reading], now: Sequence[Reading]
) -> list[tuple[Reading | None, Reading]]:
    """Each reading with what its deck held before; decks that are no more, with an empty reading.

    A deck is known by its file, else by its id, else if half of either is the other's.
    """
    unmatched = {reading.path: reading for reading in before}
    earlier = {
        reading.path: unmatched.pop(reading.path) for reading in now if reading.path in unmatched
    }
    for reading in now:
        if reading.path in earlier:
            continue
        keys = {question.key for question in reading.questions}
        same_id = [old.path for old in unmatched.values() if reading.id and old.id == reading.id]
        shares = [(_share(old, keys), old.path) for old in unmatched.values()]
        share, nearest = max(shares, default=(0.0, ""))
        if same_id or share >= HALF:
            earlier[reading.path] = unmatched.pop(same_id[0] if same_id else nearest)
    matches = [(earlier.get(reading.path), reading) for reading in now]
    vanished = [(old, Reading(old.path, old.id, (), old.language)) for old in unmatched.values()]
    return [*matches, *vanished]


def _share(old: Reading, keys: set[QuestionKey]) -> float:
    """The share of questions that a reading has in common with others, of the smaller of both."""
    smaller = min(len(old.questions), len(keys))
    return sum(question.key in keys for question in old.questions) / smaller if smaller else 0.0


class Change:
    """The questions that left a deck, that came into it, and that stayed."""

    def __init__(
        self,
        removed: Iterable[WrittenQuestion],
        added: Iterable[WrittenQuestion],
        unchanged: Iterable[WrittenQuestion],
        languages: dict[QuestionKey, str],
        known: set[QuestionKey],
        *,
        is_one_deck: bool,
    ) -> None:
        self.removed = list({question.key: question for question in removed}.values())
        self.added = list({question.key: question for question in added}.values())
        self.unchanged = list(unchanged)
        self.languages = languages
        """The language of each question of the decks as they are now."""
        self.known = known
        """The questions that stood in any deck before."""
        self.is_one_deck = is_one_deck
        """True if an id means the same on both sides."""
        self.is_one_edit = True
        """True if the questions left as others came: then an answer may have changed."""

    @classmethod
    def between(
        cls,
        old: Reading | None,
        now: Reading,
        on_shelf: set[QuestionKey],
        known: set[QuestionKey],
    ) -> Change:
        before = old.questions if old else ()
        keys = {question.key for question in before}
        return cls(
            (question for question in before if question.key not in on_shelf),
            (question for question in now.questions if question.key not in keys),
            (question for question in now.questions if question.key in keys),
            dict.fromkeys((question.key for question in now.questions), now.language),
            known,
            is_one_deck=True,
        )

    @classmethod
    def of_all(cls, changes: Sequence[Change]) -> Change:
        return cls(
            (question for change in changes for question in change.removed),
            (question for change in changes for question in change.added),
            (question for change in changes for question in change.unchanged),
            {key: each for change in changes for key, each in change.languages.items()},
            changes[0].known if changes else set(),
            is_one_deck=False,
        )

    def instead(
        self,
        removed: Iterable[WrittenQuestion] | None = None,
        added: Iterable[WrittenQuestion] | None = None,
    ) -> Change:
        """The same with other questions, which left or came at another time."""
        change = Change(
            self.removed if removed is None else removed,
            self.added if added is None else added,
            self.unchanged,
            self.languages,
            self.known,
            is_one_deck=False,
        )
        change.is_one_edit = False
        return change

    def leave_out(self, keys: set[QuestionKey]) -> None:
        """Takes some questions away."""
        self.removed = [question for question in self.removed if question.key not in keys]
        self.added = [question for question in self.added if question.key not in keys]

    @cached_property
    def word_counts(self) -> Counter[str]:
        """The number of times that each word stands in the questions that stayed."""
        text = "\n".join(f"{question.prompt}\n{question.answer}" for question in self.unchanged)
        return Counter(re.findall(r"[^\W_]+", bare(text.casefold())))

    @cached_property
    def prompt_counts(self) -> Counter[tuple[str, ...]]:
        """The number of questions that have each prompt."""
        every = (*self.removed, *self.added, *self.unchanged)
        unique = {question.key: question for question in every}.values()
        return Counter(map(self.words, unique))

    @cached_property
    def language(self) -> str:
        """The language of what came, for what left."""
        came = (question.key for question in self.added if question.key in self.languages)
        return self.languages.get(next(came, next(iter(self.languages), QuestionKey(""))), "en")

    def language_of(self, question: WrittenQuestion) -> str:
        return self.languages.get(question.key, self.language)

    def words(self, question: WrittenQuestion) -> tuple[str, ...]:
        return prompt_words(question.prompt, self.language_of(question)).words

    def share_words(self, old: WrittenQuestion, new: WrittenQuestion) -> bool:
        """True if half of the words of weight of the shorter prompt begin as the other's do."""
        olds, news = (
            {word[:4] for word in of_weight(question.prompt, self.language_of(new))}
            for question in (old, new)
        )
        return 2 * len(olds & news) >= min(len(olds), len(news))

    def likeness(self, old: WrittenQuestion, new: WrittenQuestion) -> Likeness:
        return likeness(old.prompt, new.prompt, self.language_of(new), self._knows)

    def ask_the_same(self, old: WrittenQuestion, new: WrittenQuestion) -> bool:
        return ask_the_same(old.prompt, new.prompt, self.language_of(new), self._knows)

    def are_alone(self, old: WrittenQuestion, new: WrittenQuestion) -> bool:
        """True if no other question with the answer is much like either."""
        others = [*self.answered[evidence(new)], *self.answered[evidence(old)]]
        return not any(
            other.key not in (old.key, new.key)
            and self.resemblance(old, other).of_shorter >= MUCH
            and self.resemblance(other, new).of_shorter >= MUCH
            for other in others
        )

    @cached_property
    def answered(self) -> defaultdict[tuple[str, ...], list[WrittenQuestion]]:
        """The questions that left and that came, by kind and answer."""
        answered: defaultdict[tuple[str, ...], list[WrittenQuestion]] = defaultdict(list)
        for question in (*self.removed, *self.added):
            answered[evidence(question)].append(question)
        return answered

    def resemblance(self, old: WrittenQuestion, new: WrittenQuestion) -> Resemblance:
        return resemblance(old.prompt, new.prompt, self.language_of(new), self._knows)

    def _knows(self, word: str) -> bool:
        return self.word_counts[word] > 0


def evidence(question: WrittenQuestion) -> tuple[str, ...]:
    return (question.kind, *folded(question.answer))


def folded(answer: str) -> list[str]:
    return [fold(member) for member in answer.split("\n")]
