"""The terms that an exam is set with, and how they are written down with its sitting."""

from __future__ import annotations

import json
import math
from enum import StrEnum

from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.errors import ExamError
from quiz.fields import BadField, Fields, as_list, as_number, as_text
from quiz.values import NamedTuple

MOST_QUESTIONS = 200
MOST_MINUTES = 600.0
MOST_VARIANTS = 26
LONGEST_VARIANT = 12
PASS_MARK = 50.0
"""Per cent, where nothing is said."""
MINUTE = 60_000
NAME_LENGTH = 60


class Answers(StrEnum):
    """When the results of an exam show what was right: the next pupil sits at the same machine."""

    ONCE = "once"
    """On the page that comes with handing in, and never again."""
    LATER = "later"
    """On that page, and whenever the exam is looked at again."""
    NEVER = "never"
    """Neither: all that is shown is the score."""


class Share(NamedTuple):
    """A number of questions that have a tag, or stand in a deck."""

    name: str
    questions: int


class Terms(NamedTuple):
    """The choices that an exam is set with."""

    questions: int = 20
    minutes: float = 30.0
    shares: tuple[Share, ...] = ()
    choosing: bool = False
    """Answers are chosen where there are choices, else typed."""
    pass_mark: float = PASS_MARK
    extra: float = 1.0
    """The factor for the length of the clock, for this learner."""
    name: str = ""
    seed: int | None = None
    variants: tuple[str, ...] = ()
    """Each has the same questions in another order, with their choices in other places."""
    variant: str = ""
    save: str = ""
    """The file that the result is written to; empty for none."""
    answers: Answers = Answers.ONCE
    """When its results show the answers."""

    @property
    def length(self) -> int:
        """Milliseconds from the beginning to the end."""
        return round(self.minutes * self.extra * MINUTE)


class Item(NamedTuple):
    """One question of a paper, as the sitting remembers it."""

    key: QuestionKey
    points: float


class Begun(NamedTuple):
    """An exam as it began: its terms, its end and its paper."""

    terms: Terms
    title: str
    decks: tuple[str, ...]
    files: tuple[str, ...]
    """The paths of the decks: the exam is gone on with from any folder."""
    end: int
    """Milliseconds since 1970 UTC: fixed at the beginning, and never moved."""
    paper: tuple[Item, ...]


def read_shares(text: str) -> tuple[Share, ...]:
    """The shares of `people=5, dates=5`; ExamError where it says something else."""
    shares: dict[str, Share] = {}
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
        if name.casefold() in shares:
            raise ExamError(f'"{name}" has two shares. Give it one.')
        shares[name.casefold()] = Share(name, int(count))
    return tuple(shares.values())


def read_variants(text: str) -> tuple[str, ...]:
    """The variants between commas, each once."""
    names = (" ".join(name.split())[:LONGEST_VARIANT] for name in text.split(","))
    variants = tuple(dict.fromkeys(filter(None, names)))
    if len(variants) > MOST_VARIANTS:
        raise ExamError(f"There can be {MOST_VARIANTS} variants at most.")
    return variants


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


def written_begun(begun: Begun) -> str:
    """The text that is kept with the sitting, as JSON."""
    return json.dumps({**begun._asdict(), "terms": begun.terms._asdict()})


def read_begun(text: str) -> Begun | None:
    """The exam that a sitting's text describes; None for a text that `written_begun` does not
    write."""
    try:
        fields = Fields.of(text)
        return Begun(
            _terms(fields.inner("terms")),
            title=fields.text("title"),
            decks=fields.texts("decks"),
            files=fields.texts("files"),
            end=fields.whole("end", least=-(2**53)),
            paper=tuple(map(_item, fields.items("paper"))),
        )
    except BadField:
        return None


def _terms(fields: Fields) -> Terms:
    return Terms(
        questions=fields.whole("questions"),
        minutes=fields.number("minutes"),
        shares=tuple(map(_share, fields.items("shares"))),
        choosing=fields.truth("choosing"),
        pass_mark=fields.number("pass_mark", most=100),
        extra=fields.number("extra"),
        name=fields.text("name"),
        seed=fields.whole("seed", least=-(2**63)) if fields.has("seed") else None,
        variants=fields.texts("variants"),
        variant=fields.text("variant"),
        save=fields.text("save"),
        answers=_answers(fields),
    )


def _answers(fields: Fields) -> Answers:
    is_old = not fields.has("answers")
    return Answers.ONCE if is_old else Answers(fields.word("answers", *Answers))


def _share(value: object) -> Share:
    name, count = _two(value)
    return Share(as_text(name), int(as_number(count)))


def _item(value: object) -> Item:
    key, points = _two(value)
    return Item(QuestionKey(as_text(key)), as_number(points))


def _two(value: object) -> list[object]:
    pair = as_list(value)
    if len(pair) != 2:
        raise BadField("no pair")
    return pair


def minutes_said(milliseconds: float) -> str:
    """A length of time as a clock shows it: `29:59`, `1:05:00`; a part of a second counts whole."""
    seconds = max(math.ceil(milliseconds / 1000), 0)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def clock_words(moment: Moment) -> str:
    """The time on the wall: `14:05`."""
    seconds = (moment.at // 1000 + moment.offset) % 86_400
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"
