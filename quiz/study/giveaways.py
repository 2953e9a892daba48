"""The order of a sitting in which a prompt that holds another question's answer comes after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import TypeAlias

from quiz.answers import bare, fold
from quiz.decks import Question
from quiz.patterns import regex

BETWEEN = 3
"""The turns between a question and the prompt that holds its answer, if there are so many."""
FAR = 12
"""The same where each prompt holds the other's answer, so that one of them is given away."""
LOOKED_AT = 1000
"""The questions at the beginning of a sitting that are put in order; hardly anybody gets further,
and a sitting has to begin at once."""
MOST_PAIRS = 20_000
_SHORTEST, _LONGEST = 4, 80
"""Letters and digits of an answer that gives itself away: shorter ones, and most small numbers,
stand anywhere, and longer ones in no prompt."""
_MOST_WORDS = 8
_LONGEST_PROMPT = 1000
"""Letters that are looked at, so that no deck can make a sitting begin late."""

_WORD = regex(r"[^\s!-/:-@\[-`{-~\u00a1-\u00bf\u2010-\u205e\u3000-\u303f]+")

Words: TypeAlias = tuple[str, ...]
Waits: TypeAlias = dict[int, dict[int, int]]
"""For each question those that wait for it, with the turns between."""


def apart(questions: Sequence[Question]) -> list[Question]:
    """The questions in an order in which none is given away by the prompt of an earlier one.

    Where two prompts hold each other's answers, and wherever there are enough other questions, the
    two are some turns apart. What has nothing to do with it stays in its order.
    """
    first = questions[:LOOKED_AT]
    order = arranged(len(first), list(giveaways(first)))
    return [*(first[index] for index in order), *questions[LOOKED_AT:]]


# Which gives which away


def giveaways(questions: Sequence[Question]) -> Iterator[tuple[int, int]]:
    """The pairs of a question whose prompt holds the answer of another one, and that one: of a list
    more than half.

    Words are compared without case and accents. What stands in a question's own prompt is not given
    away by others, and more than 20,000 pairs are too many to be of use.
    """
    prompts = [_words(question.prompt[:_LONGEST_PROMPT]) for question in questions]
    members = [_members(question) for question in questions]
    asking: dict[Words, set[tuple[int, int]]] = {}
    for index, each in enumerate(members):
        for number, part in ((number, part) for number, those in enumerate(each) for part in those):
            if not _holds(prompts[index], part):
                asking.setdefault(part, set()).add((index, number))
    lengths: dict[str, set[int]] = {}
    for part in asking:
        lengths.setdefault(part[0], set()).add(len(part))
    found = (
        (giver, given)
        for giver, words in enumerate(prompts)
        for given, count in Counter(index for index, _ in _named(words, lengths, asking)).items()
        if count * 2 > len(members[given])
    )
    return islice(found, MOST_PAIRS)


def _named(
    words: Words, lengths: Mapping[str, set[int]], asking: Mapping[Words, set[tuple[int, int]]]
) -> set[tuple[int, int]]:
    """The members of answers that stand among some words, each as the number of its question and
    its own."""
    parts = {
        words[place : place + length]
        for place, word in enumerate(words)
        for length in lengths.get(word, ())
    }
    return set().union(*(asking.get(part, ()) for part in parts))


def _holds(words: Words, spelling: Words) -> bool:
    return any(
        words[place : place + len(spelling)] == spelling
        for place, word in enumerate(words)
        if word == spelling[0]
    )


def _members(question: Question) -> list[list[Words]]:
    """For each member of an answer the spellings that give it away; of most answers one member."""
    answer, language = question.answer, question.deck.language
    if question.kind == "claim":
        return []
    members = [group.spellings for group in answer.groups()]
    members = members or [(answer.text, answer.shown, *answer.spellings)]
    return [
        [words for spelling in spellings if (words := _telling(spelling, language))]
        for spellings in members
    ]


def _telling(spelling: str, language: str) -> Words:
    """The words of a spelling; none if it is so short that it stands anywhere, or very long."""
    if len(spelling) > _LONGEST:
        return ()
    words = _words(fold(spelling, language))
    return words if len(words) <= _MOST_WORDS and sum(map(len, words)) >= _SHORTEST else ()


def _words(text: str) -> Words:
    return tuple(_WORD.findall(bare(text.casefold())))


# The order


def arranged(count: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """The numbers below `count` in an order where of each pair (giver, given) the given comes
    first.

    As far as there are enough others, `BETWEEN` of them stand between the two, or `FAR` where a
    circle of pairs leaves no right order; what is in no pair keeps its order.
    """
    if not pairs:
        return list(range(count))
    waits, done = _waits(pairs)
    order = _Order(_scheduled(count, waits, _urgency(count, waits, done)), waits)
    for index in reversed(done):
        order.bring_forward(index)
    return order.listed


def _urgency(count: int, waits: Waits, done: Sequence[int]) -> list[tuple[int, bool, int]]:
    """What the questions are sorted by: their place, or an earlier one for the sake of others."""
    latest = list(range(count))
    for index in done:
        for later, turns in waits.get(index, {}).items():
            latest[index] = min(latest[index], latest[later] - turns - 1)
    return [(place, place == index, index) for index, place in enumerate(latest)]


def _scheduled(count: int, waits: Waits, urgency: Sequence[tuple[int, bool, int]]) -> list[int]:
    """The most urgent question that need not wait any more, again and again; if all must wait, the
    one that has waited longest."""
    before = Counter(later for those in waits.values() for later in those)
    ready = [urgency[index] for index in range(count) if not before[index]]
    heapify(ready)
    until: dict[int, int] = {}
    waiting: list[tuple[int, int]] = []
    order: list[int] = []
    while len(order) < count:
        while waiting and (waiting[0][0] <= len(order) or not ready):
            heappush(ready, urgency[heappop(waiting)[1]])
        *_, index = heappop(ready)
        for later, turns in waits.get(index, {}).items():
            until[later] = max(until.get(later, 0), len(order) + turns + 1)
            before[later] -= 1
            if not before[later]:
                heappush(waiting, (until[later], later))
        order.append(index)
    return order


class _Order:
    """Questions in their order, which is mended where two of them are too near."""

    def __init__(self, listed: list[int], waits: Waits) -> None:
        self.listed = listed
        self._places = {index: place for place, index in enumerate(listed)}
        self._waits = waits
        self._earlier: dict[int, list[int]] = {}
        for index, those in waits.items():
            for later in those:
                self._earlier.setdefault(later, []).append(index)

    def bring_forward(self, index: int) -> None:
        """Asks a question sooner while it is too near to one that waits for it, unless another one
        gets too near by that."""
        while self._is_too_near(index) and (place := self._places[index]):
            passed = self.listed[place - 1]
            self._swap(index, passed)
            if any(map(self._is_too_near, (passed, *self._earlier.get(index, ())))):
                self._swap(passed, index)
                return

    def _is_too_near(self, index: int) -> bool:
        """True if a question that waits for this one comes too soon after it."""
        those = self._waits.get(index, {}).items()
        return any(self._places[later] - self._places[index] <= turns for later, turns in those)

    def _swap(self, index: int, passed: int) -> None:
        """Changes the places of two neighbours."""
        place = self._places[passed]
        self.listed[place : place + 2] = index, passed
        self._places[index], self._places[passed] = place, place + 1


def _waits(pairs: Sequence[tuple[int, int]]) -> tuple[Waits, list[int]]:
    """For each question those that wait for it, without circles; and all of them, each after those
    that wait for it."""
    after: dict[int, list[int]] = {}
    for giver, given in sorted(pairs):
        after.setdefault(given, []).append(giver)
    waits: Waits = {}
    done: list[int] = []
    state: dict[int, bool] = {}
    for start in sorted(after):
        stack = [(start, iter(after[start]))] if start not in state else []
        state.setdefault(start, True)
        while stack:
            index, rest = stack[-1]
            later = next(rest, None)
            if later is None:
                state[index] = False
                done.append(index)
                stack.pop()
            elif state.get(later):  # a circle: one of them is given away, some time before
                waits.setdefault(later, {})[index] = FAR
            else:
                waits.setdefault(index, {}).setdefault(later, BETWEEN)
                if later not in state:
                    state[later] = True
                    stack.append((later, iter(after.get(later, ()))))
    return waits, done
