"""The questions that a game or an exam draws from, of which only the drawn ones are opened."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import islice

from quiz.answers import OneChoice
from quiz.decks import (
    Outline,
    Outlines,
    Question,
    QuestionKey,
    ShelvedDeck,
    open_outlines,
    prompt_keys,
    prompts_of,
)
from quiz.study.twins import sameness


class Pool:
    """The questions of some decks that can be asked where points are at stake, one a family, in an
    order that a seed settles; no more is looked at than is asked for."""

    def __init__(
        self, decks: Iterable[ShelvedDeck], seed: int, *, hidden: Iterable[QuestionKey] = ()
    ) -> None:
        self._outlines = Outlines(decks)
        self._hidden = frozenset(hidden)
        # By what stands in the deck: a seed settles the same for everybody, whatever wording they
        # met first.
        rows = self._outlines.rows.items()
        shuffled = [pair for pair in rows if pair[0] not in self._hidden]
        shuffled.sort(key=lambda pair: pair[1][0])
        random.Random(seed).shuffle(shuffled)
        self._rest = iter(shuffled)
        self._families: set[str] = set()
        self._met: list[Outline] = []
        """Those of the order that were looked at, one a family."""
        self._numbers: dict[QuestionKey, int] = {}
        self._by_prompt: dict[int, list[Outline]] = {}
        self._questions: dict[QuestionKey, Question | None] = {}
        """Those that were opened; None for one that has left its deck meanwhile."""
        self._repeats: dict[QuestionKey, bool] = {}

    def __len__(self) -> int:
        """The number of questions that it has for a game or an exam."""
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[Outline]:
        """Its questions as they were shuffled, looked at as they are taken."""
        number = 0
        while number < len(self._met) or self._look_on():
            yield self._met[number]
            number += 1

    def _look_on(self) -> bool:
        """Looks at the next question of another family; False where there is none."""
        for key, (_, siblings, draft, is_rated, *_) in self._rest:
            family = siblings or key
            if draft or is_rated or family in self._families:
                continue
            self._families.add(family)
            outline = self._outlines.outline(key)
            self._numbers[key] = len(self._met)
            self._met.append(outline)
            self._by_prompt.setdefault(outline.prompt, []).append(outline)
            return True
        return False

    def cards(self) -> int:
        """The number of questions that are left out, since only the learner can rate them."""
        return len(set(self._outlines.cards()) - self._hidden)

    def in_order(self, wanted: Callable[[Outline], bool] = lambda _: True) -> Iterator[Outline]:
        """Those that are wanted, as they are taken: behind all others those with the prompt of an
        earlier one."""
        return behind((outline for outline in self if wanted(outline)), self.repeats)

    def draw(self, count: int) -> list[Outline]:
        """The first so many."""
        return list(islice(self.in_order(), count))

    def open(self, outlines: Iterable[Outline]) -> list[Question]:
        """The questions of some outlines, in their order, as far as they still stand in a deck."""
        outlines = list(outlines)
        closed = [outline for outline in outlines if outline.key not in self._questions]
        self._questions |= {outline.key: None for outline in closed}
        self._questions |= {question.key: question for question in open_outlines(closed)}
        found = (self._questions[outline.key] for outline in outlines)
        return [question for question in found if question is not None]

    def place(self, outline: Outline) -> tuple[bool, int]:
        """What its questions are sorted by in their order."""
        return self.repeats(outline), self._numbers[outline.key]

    # Of one prompt

    def repeats(self, outline: Outline) -> bool:
        """True if a question before it in the order has its prompt."""
        if outline.key not in self._repeats:
            alike = self._by_prompt[outline.prompt]
            number = self._numbers[outline.key]
            earlier = (other for other in alike if self._numbers[other.key] < number)
            self._repeats[outline.key] = any(self.are_twins(outline, other) for other in earlier)
        return self._repeats[outline.key]

    def are_twins(self, outline: Outline, other: Outline) -> bool:
        """True if two questions have one prompt: of twins a short paper has one."""
        if outline.prompt != other.prompt:
            return False
        both = self.open((outline, other))
        # These show their answers, so that their prompts may well be one.
        if len(both) < 2 or any(isinstance(question.answer, OneChoice) for question in both):
            return False
        first, second = map(sameness, both)
        return first == second and self._are_met(both)

    def _are_met(self, both: list[Question]) -> bool:
        """True unless an article is all that parts two prompts, and nothing else begins as one of
        them does."""
        first, second = prompt_keys([question.prompt for question in both], "")
        return first == second or (self._often[first] > 1 and self._often[second] > 1)

    @cached_property
    def _often(self) -> Counter[int]:
        """How often prompts begin and end alike, their articles among their letters."""
        return Counter(prompt_keys(list(prompts_of(self)), ""))


def behind(outlines: Iterable[Outline], is_last: Callable[[Outline], bool]) -> Iterator[Outline]:
    """Some outlines as they are taken, but behind all others those of which a function is true."""
    last = []
    for outline in outlines:
        if is_last(outline):
            last.append(outline)
        else:
            yield outline
    yield from last
