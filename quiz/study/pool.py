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
from quiz.study.twins import Sameness, sameness


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
        shuffled = [row[0] for key, row in rows if key not in self._hidden]
        shuffled.sort()
        random.Random(seed).shuffle(shuffled)
        self._rest = iter(shuffled)
        self._families: set[str] = set()
        self._met: list[Outline] = []
        """Those of the order that were looked at, one a family."""
        self._questions: dict[QuestionKey, Question | None] = {}
        """Those that were opened; None for one that has left its deck meanwhile."""

    def __len__(self) -> int:
        """The number of questions that it has for a game or an exam."""
        return len(self._outlines.families(but=self._hidden))

    def __iter__(self) -> Iterator[Outline]:
        """Its questions as they were shuffled, looked at as they are taken."""
        number = 0
        while number < len(self._met) or self._look_on():
            yield self._met[number]
            number += 1

    def _look_on(self) -> bool:
        """Looks at the next question of another family; False where there is none."""
        for fingerprint in self._rest:
            outline = self._outlines.outline(self._outlines.known_as(fingerprint))
            if outline.draft or outline.is_rated or outline.family in self._families:
                continue
            self._families.add(outline.family)
            self._met.append(outline)
            return True
        return False

    def cards(self) -> int:
        """The number of questions that are left out, since only the learner can rate them."""
        return len(set(self._outlines.cards()) - self._hidden)

    def in_order(self, wanted: Callable[[Outline], bool] = lambda _: True) -> Iterator[Outline]:
        """Its questions as they are taken, of those that are wanted: behind all others those with
        the prompt of an earlier one."""
        return self.each_prompt_first(self, wanted)

    def each_prompt_first(
        self,
        outlines: Iterable[Outline],
        wanted: Callable[[Outline], bool] = lambda _: True,
        *,
        after: Iterable[Outline] = (),
    ) -> Iterator[Outline]:
        """Those of some questions that are wanted, as they are taken: behind all others those with
        the prompt of an earlier one, or of a question `after` which they come.

        Of twins a short paper has one.
        """
        prompts, others = _Prompts(self), list[Outline]()
        for outline in after:
            prompts.add(outline)
        for outline in outlines:
            if not wanted(outline):
                pass
            elif prompts.has_that_of(outline):
                others.append(outline)
            else:
                yield outline
            prompts.add(outline)
        yield from others

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

    def is_often(self, start: int) -> bool:
        """True if several of its prompts begin and end as one does whose key, with its article
        among its letters, this is."""
        return self._often[start] > 1

    @cached_property
    def _often(self) -> Counter[int]:
        return Counter(prompt_keys(prompts_of(self), ""))


class _Prompts:
    """The prompts of some questions of a pool, which are opened where two of them may be one."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._unread: dict[int, list[Outline]] = {}
        """By the keys of their prompts; an empty list where all of them were read."""
        self._starts: dict[Sameness, set[int]] = {}
        """The keys of prompts that are one, with their articles among their letters."""

    def add(self, outline: Outline) -> None:
        self._unread.setdefault(outline.prompt, []).append(outline)

    def has_that_of(self, outline: Outline) -> bool:
        """True if the prompt of another question is among them."""
        if outline.prompt not in self._unread:
            return False
        for question in self._pool.open(self._unread[outline.prompt]):
            if not isinstance(question.answer, OneChoice):
                self._starts.setdefault(sameness(question), set()).add(_start(question))
        self._unread[outline.prompt].clear()
        return any(map(self._has, self._pool.open([outline])))

    def _has(self, question: Question) -> bool:
        # Where choices are shown, two questions may well have one prompt.
        if isinstance(question.answer, OneChoice):
            return False
        starts, start = self._starts.get(sameness(question), set()), _start(question)
        if start in starts or not starts:
            return bool(starts)
        # Prompts that only an article parts are one if others begin as they do.
        return self._pool.is_often(start) and any(map(self._pool.is_often, starts))


def _start(question: Question) -> int:
    return prompt_keys([question.prompt], "")[0]
