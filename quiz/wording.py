"""How days, lengths of time and sources are said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from quiz.clock import Day
from quiz.schedule.history import Certainty, Verb

if TYPE_CHECKING:
    from quiz.decks.question import Question

_EPOCH = date(1970, 1, 1)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


CERTAINTIES = {Certainty.SURE: "sure", Certainty.FAIRLY: "fairly", Certainty.GUESS: "a guess"}


_TAKEN_BACK = {
    Verb.RATED: "the rating of",
    Verb.OVERRULED: "the overruling of the answer to",
    Verb.HIDDEN: "the hiding of",
    Verb.BACK: "the return of",
    Verb.PUT_OFF: "the putting off of",
    Verb.FLAGGED: "the flag of",
    Verb.UNFLAGGED: "the taking away of the flag of",
    Verb.DUE_NOW: "the earlier day of",
    Verb.SPELT: "the spelling accepted for",
    Verb.REDATED: "the mended day of",
    Verb.RESET: "the new start of",
}


def taken_back(verb: Verb) -> str:
    """What undo took back of a question, which is named after it."""
    return _TAKEN_BACK.get(verb, verb)


def mark_said(mark: float) -> str:
    """A mark with its sign: `+0.67`, `−2.00`."""
    return "0" if abs(mark) < 0.005 else f"{mark:+.2f}".replace("-", "−")


def marks_of(certainty: Certainty) -> str:
    """What a certainty earns and costs: `+0.67 if right, −0.67 if wrong`."""
    from quiz.study.scoring import certainty_mark  # Home marks nothing

    right, wrong = (mark_said(certainty_mark(credit, certainty)) for credit in (1.0, 0.0))
    return f"{right} if right, {wrong} if wrong"


def plural(number: int, word: str) -> str:
    """`1 deck`, `2 decks`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def plural_lives(number: int) -> str:
    """`1 life`, `2 lives`."""
    return f"{number} {'life' if number == 1 else 'lives'}"


def figure(points: float) -> str:
    """Points as they are shown: `1,850`, and where parts were earned `12.5`."""
    return f"{points:,.2f}".rstrip("0").rstrip(".")


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"


def in_days(days: int) -> str:
    """How far off a day is, as a learner would say it."""
    if days < 2:
        return "today" if days <= 0 else "tomorrow"
    if days < 60:
        return f"{days} days"
    return f"{days / 30.44:.0f} months" if days < 730 else f"{days / 365.25:.1f} years"


def in_days_briefly(days: int) -> str:
    """How far off a day is, in six columns at most: `today`, `3 d`, `5 mo`, `2.1 y`."""
    if days < 60:
        return f"{days} d" if days > 0 else "today"
    return f"{days / 30.44:.0f} mo" if days < 730 else f"{days / 365.25:.1f} y"


def on_date(today: Day, days: int) -> str:
    """The date so many days from a day: `28 Nov`, with its year if that is another one."""
    start = _EPOCH + timedelta(days=today)
    try:
        then = start + timedelta(days=days)
    except OverflowError:
        return "some day"
    year = f" {then.year}" if then.year != start.year else ""
    return f"{then.day} {_MONTHS[then.month - 1]}{year}"


def duration(minutes: float) -> str:
    """Some minutes, as a learner would say them."""
    if minutes < 1:
        return "under a minute"
    return f"{minutes:.0f} min" if minutes < 90 else f"{minutes / 60:.1f} h"


def source_line(question: Question) -> str:
    """Where an answer can be looked up: `EurasiaNet, 15 March 2007, paragraph 10`."""
    source = question.deck.source
    parts = [source.publisher or source.author or source.title, _date(source.date), _cited(question.cite)]
    return ", ".join(part for part in parts if part)


def _date(written: str) -> str:
    if not written:
        return ""
    from quiz.answers.date import DateAnswer

    try:
        return DateAnswer.read(written).shown
    except ValueError:
        return written


def _cited(cite: tuple[str, ...]) -> str:
    if not cite:
        return ""
    if not all(one.isdecimal() for one in cite):
        return ", ".join(cite)
    listed = cite[0] if len(cite) == 1 else f"{', '.join(cite[:-1])} and {cite[-1]}"
    return f"paragraph{'s' if len(cite) > 1 else ''} {listed}"
