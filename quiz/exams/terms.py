"""What an exam is set with, and how that is written down with its sitting."""

from __future__ import annotations

import json
import math
from typing import NamedTuple

from quiz.decks.identity import QuestionKey
from quiz.errors import ExamError

MOST_QUESTIONS = 200
MOST_MINUTES = 600.0
MOST_VARIANTS = 26
PASS_MARK = 50.0
"""Per cent, where nothing is said."""
MINUTE = 60_000
NAME_LENGTH = 60


class Share(NamedTuple):
    """How many questions have a tag, or stand in a deck."""

    name: str
    questions: int


class Terms(NamedTuple):
    """What an exam is set with."""

    questions: int = 20
    minutes: float = 30.0
    shares: tuple[Share, ...] = ()
    choosing: bool = False
    """Answers are chosen where there are choices, else typed."""
    pass_mark: float = PASS_MARK
    extra: float = 1.0
    """How much longer the clock runs for this learner."""
    name: str = ""
    seed: int | None = None
    variants: tuple[str, ...] = ()
    """Each has the same questions in another order, with their choices in other places."""
    variant: str = ""
    save: str = ""
    """The file that the result is written to; empty for none."""

    @property
    def length(self) -> int:
        """Milliseconds from the beginning to the end."""
        return round(self.minutes * self.extra * MINUTE)


class Item(NamedTuple):
    """One question of a paper, as the sitting remembers it."""

    key: QuestionKey
    points: float


class Begun(NamedTuple):
    """The terms of an exam that has begun, its end and its paper."""

    terms: Terms
    title: str
    decks: tuple[str, ...]
    files: tuple[str, ...]
    """Where they were: the exam is gone on with from any folder."""
    end: int
    """Milliseconds since 1970 UTC: fixed at the beginning, and never moved."""
    paper: tuple[Item, ...]


def read_shares(text: str) -> tuple[Share, ...]:
    """The shares of `people=5, dates=5`; ExamError where it says something else."""
    found: dict[str, Share] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, count = (piece.strip() for piece in part.rpartition("="))
        if (
            not name
            or not (count.isascii() and count.isdecimal())
            or not 0 < int(count[:6]) <= MOST_QUESTIONS
        ):
            raise ExamError(
                f'"{part}" is no share. Write a tag or a deck and how many, such as people=5.'
            )
        if name.casefold() in found:
            raise ExamError(f'"{name}" has two shares. Give it one.')
        found[name.casefold()] = Share(name, int(count))
    return tuple(found.values())


def read_variants(text: str) -> tuple[str, ...]:
    """The variants between commas, each once."""
    names = tuple(
        dict.fromkeys(filter(None, (" ".join(one.split())[:12] for one in text.split(","))))
    )
    if len(names) > MOST_VARIANTS:
        raise ExamError(f"There can be {MOST_VARIANTS} variants at most.")
    return names


def checked(terms: Terms) -> Terms:
    """The terms with as many questions as their shares want at least; ExamError where they cannot
    be met."""
    if not 0 < terms.minutes <= MOST_MINUTES:
        raise ExamError(f"An exam lasts from a second to {MOST_MINUTES:.0f} minutes.")
    count = max(terms.questions, sum(share.questions for share in terms.shares))
    if not 0 < count <= MOST_QUESTIONS:
        raise ExamError(f"An exam has from 1 to {MOST_QUESTIONS} questions.")
    if terms.seed is not None and abs(terms.seed) >= 1 << 62:
        raise ExamError("The seed is too large a number.")
    if terms.variant and terms.variants and terms.variant not in terms.variants:
        raise ExamError(f'"{terms.variant}" is none of the variants {", ".join(terms.variants)}.')
    return terms._replace(questions=count, name=" ".join(terms.name.split())[:NAME_LENGTH])


def written(begun: Begun) -> str:
    """What is kept with the sitting, as JSON."""
    return json.dumps({**begun._asdict(), "terms": begun.terms._asdict()})


def read(text: str) -> Begun | None:
    """What was kept with a sitting; None where it is not an exam's."""
    try:
        found = json.loads(text)
        terms = found["terms"]
        shares = tuple(Share(str(name), int(count)) for name, count in terms["shares"])
        variants = tuple(map(str, terms["variants"]))
        kept = Terms(**{**terms, "shares": shares, "variants": variants})
        paper = tuple(Item(QuestionKey(str(key)), float(points)) for key, points in found["paper"])
        decks, files = (tuple(map(str, found[name])) for name in ("decks", "files"))
        return Begun(kept, str(found["title"]), decks, files, int(found["end"]), paper)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def minutes_said(milliseconds: float) -> str:
    """A length of time as a clock shows it: `29:59`, `1:05:00`; a second begun is shown whole."""
    seconds = max(math.ceil(milliseconds / 1000), 0)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
