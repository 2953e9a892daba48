"""The questions of an exam in their order: from the seed and the decks, and nobody's history."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from quiz.decks import Deck, Outline, Question, ShelvedDeck
from quiz.errors import ExamError, nearest
from quiz.exams.terms import Share, Terms
from quiz.study import Pool
from quiz.text import plural


def draw(decks: Iterable[ShelvedDeck], terms: Terms, seed: int) -> list[Question]:
    """The paper: as many questions of each share as it wants, the rest from all, at most one a
    family.

    A question that has the tags of two shares is counted for one of them. ExamError where there are
    too few.
    """
    decks = list(decks)
    pool = Pool(decks, seed)
    chosen = _seated(pool, decks, terms.shares)
    missing = terms.questions - len(chosen)
    others = list(islice(_others(pool, chosen), missing))
    if missing > len(others):
        wanted = plural(terms.questions, "question")
        raise ExamError(f"The exam wants {wanted}, and {len(pool)} can be asked here.")
    paper = pool.open([*chosen, *others])
    random.Random(f"{seed}:{terms.variant}").shuffle(paper)
    return paper


def _others(pool: Pool, chosen: Sequence[Outline]) -> Iterator[Outline]:
    """The questions beside the chosen ones; the last are those with the prompt of one before."""
    keys = {outline.key for outline in chosen}
    rest = (outline for outline in pool.in_order() if outline.key not in keys)
    return pool.each_prompt_first(rest, after=chosen)


def belongs(question: Question, name: str) -> bool:
    """True if a question is of a share: by its tag, its deck's tag, or its deck."""
    return name.casefold() in (other.casefold() for other in _names(question))


def _names(question: Question) -> tuple[str, ...]:
    """The names of the shares that a question can be of."""
    return (*question.tags, *_deck_names(question.deck))


def _deck_names(deck: Deck) -> tuple[str, ...]:
    return (*deck.tags, deck.name, deck.name.rpartition("/")[2])


def groups(question: Question, shares: Sequence[Share]) -> list[str]:
    """The names that a question's result is counted under: the shares' if there are any, else its
    tags, else its deck."""
    if shares:
        names = [share.name for share in shares if belongs(question, share.name)]
        return names or ["others"]
    return list(question.tags) or [question.deck.title]


def variant_seed(seed: int, variant: str) -> int:
    """The seed for the places of the choices in a variant."""
    return random.Random(f"{seed}:{variant}").getrandbits(31) if variant else seed


def _seated(pool: Pool, decks: Sequence[ShelvedDeck], shares: Sequence[Share]) -> list[Outline]:
    """Questions for all seats of the shares, by augmenting paths: one choice is found if there is
    any."""
    if not shares:
        return []
    seats = sum(share.questions for share in shares)
    fit = {
        share.name: list(islice(pool.in_order(_belonging(decks, share.name)), seats))
        for share in shares
    }
    seat_of: dict[Outline, str] = {}

    def seat(name: str, tried: set[Outline]) -> bool:
        free = next((one for one in fit[name] if one not in seat_of), None)
        if free is not None:
            seat_of[free] = name
            return True
        for one in fit[name]:
            if one not in tried and seat_of[one] != name:
                tried.add(one)
                if seat(seat_of[one], tried):
                    seat_of[one] = name
                    return True
        return False

    for share in shares:
        for taken in range(share.questions):
            if not seat(share.name, set()):
                raise ExamError(_too_few(share, taken, pool, decks))
    return list(pool.in_order(seat_of.__contains__))


def _belonging(decks: Sequence[ShelvedDeck], name: str) -> Callable[[Outline], bool]:
    """What says of an outline whether its question is of a share, as `belongs` does."""
    places = {deck.whole: _places(deck.whole, name.casefold()) for deck in decks}

    def is_of_share(outline: Outline) -> bool:
        of_deck = places[outline.deck]
        return of_deck is None or outline.place in of_deck

    return is_of_share


def _places(deck: ShelvedDeck, name: str) -> frozenset[int] | None:
    """The places in a deck of the questions of a share; None where all are of it."""
    if name in map(str.casefold, _deck_names(deck.deck)):
        return None
    places = [those for tag, those in deck.tags.items() if tag.casefold() == name]
    return frozenset(chain(*places)) if all(places) else None


def _names_in(pool: Pool) -> Iterator[str]:
    """The names of the shares that any question can be of."""
    places: dict[ShelvedDeck, set[int]] = {}
    for outline in pool:
        places.setdefault(outline.deck, set()).add(outline.place)
    for deck, used in places.items():
        yield from (tag for tag, those in deck.tags.items() if not those or used & {*those})
        yield from _deck_names(deck.deck)


def _too_few(share: Share, taken: int, pool: Pool, decks: Sequence[ShelvedDeck]) -> str:
    name, wanted = share.name, plural(share.questions, "question")
    there = sum(map(_belonging(decks, name), pool))
    if not there:
        near = nearest(name, dict.fromkeys(_names_in(pool)))
        cure = f' Did you mean "{near}"?' if near else ""
        return f'No question here has the tag "{name}", and no deck is called that.{cure}'
    if there < share.questions:
        return f'"{name}" is to have {wanted}, and has {there} (of {len(pool)} that can be asked).'
    return f'"{name}" gets only {taken} of its {wanted}: other shares need the same ones.'
