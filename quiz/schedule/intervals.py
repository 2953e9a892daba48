"""The days until a question is asked again, for each rating that it could be given now."""

from __future__ import annotations

from math import inf

from quiz.schedule.fsrs import (
    DEFAULT_WEIGHTS,
    MAX_STABILITY,
    Memory,
    Rating,
    Weights,
    first,
    interval,
    review,
)
from quiz.values import NamedTuple

MAX_DAYS = int(MAX_STABILITY)
"""The longest interval: a question is never put off for more than a hundred years."""

_FUZZ_FROM = 2.5
_FUZZ = ((_FUZZ_FROM, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, inf, 0.05))
"""Days of fuzz for each day of the interval that lies between two days: Anki's and py-fsrs's
FUZZ_RANGES."""


class Offer(NamedTuple):
    """The consequences of a rating."""

    rating: Rating
    memory: Memory
    days: int
    """Learner's days until the question is due; 0 is later today."""


def offers(
    memory: Memory | None,
    days: int,
    *,
    key: str,
    count: int,
    retention: float = 0.9,
    fuzz: bool = True,
    weights: Weights = DEFAULT_WEIGHTS,
    cap: int = MAX_DAYS,
) -> dict[Rating, Offer]:
    """The consequences of each rating, in the order again, hard, good, easy.

    `memory` is None for a question that is new, `days` are the whole learner's days since its last
    review, and `retention` is the chance of recall, within 0 and 1, at which it falls due. `key`
    and `count` (the question, and how many reviews it has had) settle the fuzz, so that the
    interval on the button is the interval kept. *Again* has no interval: the question is due the
    same learner's day. Raises ValueError unless there are 21 weights.
    """
    luck = chance(key, count) if fuzz else None
    after = {
        rating: first(rating, weights=weights)
        if memory is None
        else review(memory, rating, days, weights=weights)
        for rating in Rating
    }
    hard, good, easy = (
        _whole(interval(after[rating].stability, retention, weights=weights), luck, cap)
        for rating in (Rating.HARD, Rating.GOOD, Rating.EASY)
    )
    lengths = (0, *spaced(hard, good, easy, cap=cap))
    return {
        rating: Offer(rating, after[rating], length)
        for rating, length in zip(Rating, lengths, strict=True)
    }


def spaced(hard: int, good: int, easy: int, *, cap: int = MAX_DAYS) -> tuple[int, int, int]:
    """Three intervals in whole days, moved apart and none over `cap`.

    hard >= 1, good >= hard + 1 and easy >= good + 1. They come here already fuzzed, all with the
    same luck, so fuzz can neither make two buttons alike nor turn them round. Only at the cap are
    they alike.
    """
    # Hard gives way first, and good only when hard is at a day: FSRS-6 gives hard and good the same
    # stability on the day of the last review, and good, the rating given most, should be due when
    # the equations say.
    hard = max(1, min(hard, good - 1))
    good = min(max(good, hard + 1), cap)
    return min(hard, cap), good, min(max(easy, good + 1), cap)


def rounded(interval: float, *, cap: int = MAX_DAYS) -> int:
    """An interval in whole days from 1 to `cap`, rounded as py-fsrs does: halves to even days."""
    return max(1, round(min(interval, cap)))


def _whole(interval: float, luck: float | None, cap: int) -> int:
    return rounded(interval, cap=cap) if luck is None else fuzzed(interval, luck, cap=cap)


def fuzzed(interval: float, u: float, *, cap: int = MAX_DAYS) -> int:
    """An interval in whole days, moved by luck within its bounds.

    `u`, from 0 up to but not 1, picks evenly among the days. Anki's floor(lower + u (1 + upper -
    lower)), with `lower` outside the floor: added inside, it may round up past `upper`.
    """
    lower, upper = fuzz_bounds(interval, cap=cap)
    return lower + int(u * (1 + upper - lower))


def fuzz_bounds(interval: float, *, cap: int = MAX_DAYS) -> tuple[int, int]:
    """The fewest and the most days that fuzz can make of an interval in days, neither over `cap`.

    As in Anki, under 2.5 days there is no fuzz, and from there on it is a day either way and 0.15,
    0.10 and 0.05 for each day of the interval within 2.5-7, 7-20 and from 20. The interval is not
    rounded before; py-fsrs does that.
    """
    capped = min(interval, cap)
    if capped < _FUZZ_FROM:
        whole = rounded(capped, cap=cap)
        return whole, whole
    delta = 1.0 + sum(rate * max(0.0, min(capped, end) - start) for start, end, rate in _FUZZ)
    return round(capped - delta), min(round(capped + delta), cap)


def chance(key: str, count: int) -> float:
    """A number from 0 up to but not 1, settled by a question's key and its count of reviews.

    The same on every machine and Python, which neither `hash` nor a seeded `random` promises, so
    that machines that share a history show the same buttons.
    """
    from quiz.decks import blake2b

    # Keys may hold lone surrogates, from file names that are not UTF-8.
    seed = f"{key}\0{count}".encode(errors="surrogatepass")
    drawn = int.from_bytes(blake2b(seed, digest_size=8).digest(), "big")
    # As many bits as a float holds: with all 64 it could round up to 1.
    return (drawn >> 11) / 2**53
