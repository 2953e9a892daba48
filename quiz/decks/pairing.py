"""Which question of a deck read anew continues which that left it, rule by rule; a pure function of
two readings.

The rules, in this order; what none of them covers is left to the learner (`quiz relink`):

0. the same `id` in the same deck; 1. the same answer, and a prompt that is similar (SIMILAR) and
names the same names, numbers and dates; 2. the same prompt, and another answer: of sets, orders and
pairs half must be the same; 3. both different by slips of the keys only.

Best pairs first, each end once; where two pairs are nearly as good (MARGIN), neither is taken.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from quiz.answers.texts.folding import bare, fold
from quiz.decks.identity import QuestionKey
from quiz.decks.likeness import Likeness, likeness, said

SIMILAR = 0.8
"""The least likeness of prompts that name the same and have the same answer, if no word of weight
replaces another.

Measured on tests/identity_samples.py: such rewordings reach 0.84 to 1, and no change of subject is
among them. Where a word is replaced by one that is no form or synonym of it, rewordings (0.69 to
0.84) cannot be told from changes of subject (0.61 to 0.90: "which organ system does the liver
belong to" and "the stomach"), so no likeness is enough.
"""
MARGIN = 0.05
"""Two pairs whose scores are so near are ambiguous."""
HALF = 0.5
"""What two readings must share to be of one deck, and two lists of members to be one answer."""
_MANY = 40_000
"""So many pairs are looked at one by one; where there are more, only those with a rare word or a
text in common."""
_RARE = 30
_LISTS = ("which", "order", "match")
_CLAIM = "claim"

Meaning = Callable[[QuestionKey, str], str]
"""How an answer's text is taken as a response to a new question: `same`, `slip`, or nothing where
it is wrong."""


class Written(NamedTuple):
    """A question as it stands, or stood, in a deck."""

    key: QuestionKey
    id: str
    kind: str
    prompt: str
    answer: str


class Reading(NamedTuple):
    """What a deck held when it was read."""

    place: str
    id: str
    held: tuple[Written, ...]
    language: str = "en"


class Pair(NamedTuple):
    """A new fingerprint continues an old one."""

    new: QuestionKey
    old: QuestionKey
    rule: int
    score: float
    mended: bool = False
    """The answer has another meaning now."""


def same_decks(
    before: Iterable[Reading], now: Sequence[Reading]
) -> list[tuple[Reading | None, Reading]]:
    """Each reading with what its deck held before: by its file, else its id, else if half of either
    is the other's."""
    left = {reading.place: reading for reading in before}
    found: dict[str, Reading] = {one.place: left.pop(one.place) for one in now if one.place in left}
    for one in now:
        if one.place in found:
            continue
        keys = {written.key for written in one.held}
        same_id = [old for old in left.values() if one.id and old.id == one.id]
        shared = [(_shared(old, keys), old.place) for old in left.values()]
        share, place = max(shared, default=(0.0, ""))
        if same_id or share >= HALF:
            found[one.place] = left.pop(same_id[0].place if same_id else place)
    return [(found.get(one.place), one) for one in now] + [
        (old, Reading(old.place, old.id, (), old.language)) for old in left.values()
    ]


def _shared(old: Reading, keys: set[QuestionKey]) -> float:
    both = sum(one.key in keys for one in old.held)
    return both / max(min(len(old.held), len(keys)), 1) if old.held and keys else 0.0


def pair(
    matched: Iterable[tuple[Reading | None, Reading]], on_shelf: set[QuestionKey], meaning: Meaning
) -> list[Pair]:
    """The pairs that the rules give: within each deck, then among all decks that changed at once."""
    changes = [_Change.of(old, now, on_shelf) for old, now in matched]
    found = [one for change in changes for one in _within(change, meaning)]
    olds, news = {one.old for one in found}, {one.new for one in found}
    for change in changes:
        change.gone = [one for one in change.gone if one.key not in olds]
        change.come = [one for one in change.come if one.key not in news]
    together = _Change.together(changes)
    if sum(bool(change.gone or change.come) for change in changes) > 1:
        found += _within(together, meaning)
    return found


class _Change:
    """What left a deck, what came into it, and what stayed."""

    def __init__(
        self,
        gone: Iterable[Written],
        come: Iterable[Written],
        stayed: Iterable[Written],
        language: str,
        *,
        one_deck: bool,
    ) -> None:
        self.gone = list({one.key: one for one in gone}.values())
        self.come = list({one.key: one for one in come}.values())
        self.stayed = list(stayed)
        self.language = language
        self.one_deck = one_deck
        """Whether an id means the same on both sides."""

    @classmethod
    def of(cls, old: Reading | None, now: Reading, on_shelf: set[QuestionKey]) -> _Change:
        before = {one.key for one in old.held} if old else set()
        gone = [one for one in old.held if one.key not in on_shelf] if old else []
        come = [one for one in now.held if one.key not in before]
        return cls(
            gone, come, (one for one in now.held if one.key in before), now.language, one_deck=True
        )

    @classmethod
    def together(cls, changes: Sequence[_Change]) -> _Change:
        gone, come = (
            (one for change in changes for one in change.gone),
            (one for change in changes for one in change.come),
        )
        stayed = (one for change in changes for one in change.stayed)
        return cls(gone, come, stayed, changes[0].language if changes else "en", one_deck=False)

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often each word stands in what stayed as it was."""
        text = "\n".join(f"{one.prompt}\n{one.answer}" for one in self.stayed)
        return Counter(re.findall(r"[^\W_]+", bare(text.casefold())))

    @cached_property
    def prompts(self) -> Counter[tuple[str, ...]]:
        """How many questions have each prompt."""
        every = {one.key: one for one in (*self.gone, *self.come, *self.stayed)}
        return Counter(said(one.prompt, self.language).words for one in every.values())

    def likeness(self, old: Written, new: Written) -> Likeness:
        return likeness(
            old.prompt, new.prompt, self.language, lambda word: self.vocabulary[word] > 0
        )


def _within(change: _Change, meaning: Meaning) -> list[Pair]:
    if not change.gone or not change.come:
        return []
    found = [one for old, new in _near(change) if (one := judged(old, new, change, meaning))]
    return _best(found)


def judged(old: Written, new: Written, change: _Change, meaning: Meaning) -> Pair | None:
    """The pair of two questions, by the first rule that makes one of them."""
    one, other = said(old.prompt, change.language).words, said(new.prompt, change.language).words
    means = "same" if _folded(old.answer) == _folded(new.answer) else meaning(new.key, old.answer)
    same_prompt = bool(one) and one == other
    if change.one_deck and old.id and old.id == new.id:
        score = (same_prompt + bool(means)) / 2 + change.likeness(old, new).score / 4
        return Pair(new.key, old.key, 0, score, mended=not means)
    if old.id and new.id and change.one_deck:
        return None
    if same_prompt and means == "same":
        return Pair(new.key, old.key, 1, 1.0)
    if old.kind != new.kind:
        return None
    if same_prompt:
        return _answered_anew(old, new, means, alone=change.prompts[one] <= 2)
    alike = change.likeness(old, new)
    reworded = alike.score >= SIMILAR and not alike.replaced and not alike.another
    if means == "same" and new.kind != _CLAIM and reworded:
        return Pair(new.key, old.key, 1, alike.score)
    if means and alike.typos and not alike.another:
        return Pair(new.key, old.key, 3, alike.score)
    return None


def _answered_anew(old: Written, new: Written, means: str, *, alone: bool) -> Pair | None:
    if means:
        return Pair(new.key, old.key, 2, 1.0)
    if not alone:
        return None
    kept = _kept(old.answer, new.answer)
    if old.kind in _LISTS and kept < HALF:
        return None
    return Pair(new.key, old.key, 2, kept, mended=True)


def _kept(old: str, new: str) -> float:
    """The share of members that two answers have in common."""
    one, other = Counter(map(fold, old.split("\n"))), Counter(map(fold, new.split("\n")))
    return (one & other).total() / max(one.total(), other.total())


def _folded(answer: str) -> list[str]:
    return [fold(member) for member in answer.split("\n")]


def _best(found: list[Pair]) -> list[Pair]:
    """Best pairs first, each end once, and none that is ambiguous."""
    found.sort(key=lambda one: (one.rule, -one.score))
    of_end: defaultdict[QuestionKey, list[Pair]] = defaultdict(list)
    for one in found:
        of_end[one.old].append(one)
        of_end[one.new].append(one)
    taken: set[QuestionKey] = set()
    best: list[Pair] = []
    for one in found:
        if one.old in taken or one.new in taken:
            continue
        rivals = [
            other
            for end in (one.old, one.new)
            for other in of_end[end]
            if not {other.old, other.new} & taken
        ]
        near = [
            other for other in rivals if other.rule == one.rule and one.score - other.score < MARGIN
        ]
        if any(other is not one for other in near):
            taken.update(end for other in near for end in (other.old, other.new))
            continue
        taken.update((one.old, one.new))
        best.append(one)
    return best


def _near(change: _Change) -> Iterator[tuple[Written, Written]]:
    """The pairs worth a look."""
    if len(change.gone) * len(change.come) <= _MANY:
        yield from ((old, new) for old in change.gone for new in change.come)
        return
    marks: defaultdict[str, list[Written]] = defaultdict(list)
    for new in change.come:
        for mark in _marks(new, change.language):
            marks[mark].append(new)
    for old in change.gone:
        near = {
            new.key: new
            for mark in _marks(old, change.language)
            if len(marks[mark]) <= _RARE
            for new in marks[mark]
        }
        yield from ((old, new) for new in near.values())


def _marks(one: Written, language: str) -> set[str]:
    words = said(one.prompt, language).words
    id_mark = [f"\x1fid {one.id}"] if one.id else []
    return {
        *words,
        "\x1fprompt " + " ".join(words),
        "\x1fanswer " + "\n".join(_folded(one.answer)),
        *id_mark,
    }
