"""Questions of decks in outline: enough to draw some of them, which alone are opened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from quiz.decks.cache import OutlineRow
from quiz.decks.identity import QuestionKey
from quiz.decks.shelved import ShelvedDeck
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.decks.cache import Cache
    from quiz.decks.question import Question

_FINGERPRINT, _DECK = itemgetter(0), itemgetter(5)


class Outline(NamedTuple):
    """A question in outline; its deck need not be open."""

    key: QuestionKey
    fingerprint: QuestionKey
    """As it stands in its deck now."""
    family: str
    draft: bool
    is_rated: bool
    """The learner alone can rate it."""
    prompt: int
    """The key of its prompt (`prompt_keys`)."""
    deck: ShelvedDeck
    """The whole deck, of the question of a part too."""
    place: int
    """In its deck, from 0."""


class Outlines:
    """The questions of some decks in outline, each once: as the last deck has it."""

    def __init__(self, decks: Iterable[ShelvedDeck]) -> None:
        decks = list(decks)
        wholes = {id(deck.whole): deck.whole for deck in decks}.values()
        self._decks = {deck.number or -number: deck for number, deck in enumerate(wholes, start=1)}
        numbers = {id(deck): number for number, deck in self._decks.items()}
        kept = _kept([deck for deck in wholes if deck.number and not deck.is_open])
        self.rows: dict[QuestionKey, OutlineRow] = {}
        """By the keys that they were first seen by."""
        self._cards: dict[QuestionKey, OutlineRow] = {}
        self._joined: dict[QuestionKey, QuestionKey] = {}
        for deck in decks:
            number = numbers[id(deck.whole)]
            rows = kept.get(number, ())
            if len(rows) != deck.whole.count:
                rows = kept[number] = list(_outlined(deck.whole, number))
            if (places := deck.places) is not None:
                rows = [row for row in rows if row[6] in places]
            self.rows.update(_by_key(deck.whole, rows))
            self._cards.update(_by_key(deck.whole, [row for row in rows if row[3]]))
            self._joined.update(deck.whole.joined)

    def families(self, *, but: Collection[QuestionKey] = ()) -> set[str]:
        """Those of which a game can ask a question, but for some."""
        rows = self.rows.items()
        return {row[1] or key for key, row in rows if not (row[2] or row[3] or key in but)}

    def known_as(self, fingerprint: QuestionKey) -> QuestionKey:
        """The key of a question with a fingerprint."""
        return self._joined.get(fingerprint, fingerprint)

    def outline(self, key: QuestionKey) -> Outline:
        """The outline of a question."""
        fingerprint, family, draft, is_rated, prompt, deck, place = self.rows[key]
        return Outline(
            key,
            fingerprint,
            family or key,
            bool(draft),
            is_rated=bool(is_rated),
            prompt=prompt,
            deck=self._decks[deck],
            place=place,
        )

    def cards(self) -> list[QuestionKey]:
        """The questions that the learner alone can rate, without drafts."""
        return [key for key, row in self._cards.items() if not row[2]]


def open_outlines(outlines: Iterable[Outline]) -> list[Question]:
    """The questions of some outlines, in their order, as far as they still stand in their decks;
    those beside them stay closed where a cache has them."""
    outlines = list(outlines)
    found = {id(deck): deck.at(places) for deck, places in _by_deck(outlines)}
    pairs = ((outline, found[id(outline.deck)].get(outline.place)) for outline in outlines)
    return [
        question
        for outline, question in pairs
        if question is not None and question.fingerprint == outline.fingerprint
    ]


def prompts_of(outlines: Iterable[Outline]) -> list[str]:
    """The prompts of the questions of some outlines, as far as these can be read; in any order."""
    by_deck = _by_deck(outlines)
    return [prompt for deck, places in by_deck for prompt in deck.prompts(places).values()]


def _by_deck(outlines: Iterable[Outline]) -> Iterable[tuple[ShelvedDeck, list[int]]]:
    """The decks of some outlines, each with the places of these."""
    places: dict[int, tuple[ShelvedDeck, list[int]]] = {}
    for outline in outlines:
        places.setdefault(id(outline.deck), (outline.deck, []))[1].append(outline.place)
    return places.values()


def _by_key(
    deck: ShelvedDeck, rows: Sequence[OutlineRow]
) -> Iterator[tuple[QuestionKey, OutlineRow]]:
    fingerprints = list(map(_FINGERPRINT, rows))
    return zip(map(deck.joined.get, fingerprints, fingerprints), rows, strict=True)


def _kept(decks: Sequence[ShelvedDeck]) -> dict[int, list[OutlineRow]]:
    """What caches have of some closed decks, by the numbers of these."""
    by_cache: dict[int, tuple[Cache, list[int]]] = {}
    for deck in decks:
        if deck.cache is not None:
            by_cache.setdefault(id(deck.cache), (deck.cache, []))[1].append(deck.number)
    return {
        number: list(rows)
        for cache, numbers in by_cache.values()
        for number, rows in groupby(cache.outlines(numbers), _DECK)
    }


def _outlined(deck: ShelvedDeck, number: int) -> Iterator[OutlineRow]:
    """The questions of a deck that is open, or has to be opened, for no cache has it as it is."""
    from quiz.answers import SelfRated, tag_of
    from quiz.decks.prompts import prompt_keys
    from quiz.decks.question import listed

    questions = deck.deck.questions
    prompts = prompt_keys(list(map(attrgetter("prompt"), questions)), tag_of(deck.deck.language))
    for place, (question, prompt) in enumerate(zip(questions, prompts, strict=True)):
        key, family, draft = listed(question)
        siblings = None if family == key else family
        is_rated = isinstance(question.answer, SelfRated)
        yield key, siblings, draft, is_rated, prompt, number, place
