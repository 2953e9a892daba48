"""The lines of shared facts: written with a seal, and read as lines of strangers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from hashlib import blake2b
from typing import NoReturn, TypeAlias, assert_never

from quiz.clock import Day, Moment
from quiz.decks import QuestionKey
from quiz.schedule import (
    OF_A_QUESTION,
    Act,
    Action,
    AnsweredInExam,
    Certainty,
    Flagged,
    FlaggedInExam,
    Forgotten,
    HandedIn,
    Hidden,
    InExam,
    KeptApart,
    MadeDue,
    Overruled,
    Paired,
    PutOff,
    Rated,
    Rating,
    Redated,
    Restarted,
    Review,
    Row,
    RowId,
    Sitting,
    SpellingAccepted,
    Unflagged,
    UnflaggedInExam,
    Unhidden,
    Unpaired,
    Withdrawn,
    Words,
)
from quiz.sync import reviews

LONGEST = 16 * 1024 * 1024
"""Bytes that a line may have."""
MACHINE = re.compile(r"[0-9a-f]{1,32}")
_KEY = re.compile(r"[!-~]{1,200}")
_SEAL = re.compile(rb',"sum":"([0-9a-f]{16})"\}')
_SEAL_SIZE = 26
_CENTURY = 100 * 366 * 86_400_000
_TEXT, _WORD = 2_000_000, 200
_NEWER = "a newer quiz may have written it: pip install --upgrade quiz-deck"


Line: TypeAlias = Row | Words


class BadLine(Exception):
    """A line that says nothing that could be taken."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# Out


def line(fact: Line) -> bytes:
    """The line of a fact, with its end."""
    if isinstance(fact, Review) and fact.id is not None:
        body = reviews.written(fact, fact.id).encode()
    else:
        body = _ENCODER.encode(_fields(fact))[:-1].encode()
    return body + b',"sum":"' + checksum(body) + b'"}\n'


def checksum(body: bytes) -> bytes:
    """The seal of a line: of all that stands before it."""
    return blake2b(body, digest_size=8).hexdigest().encode()


def _fields(fact: Line) -> Mapping[str, object]:
    if isinstance(fact, Words):
        return {"fact": "question", **fact._asdict()}
    if fact.id is None:
        raise ValueError("a row that no store has kept is not shared")
    own = _of_act(fact) if isinstance(fact, Act) else fact._asdict()
    return {
        "fact": type(fact).__name__.lower(),
        "machine": fact.id.machine,
        "seq": fact.id.seq,
        "at": fact.moment.at,
        "offset": fact.moment.offset,
        **{
            name: value
            for name, value in own.items()
            if value is not None and name not in ("moment", "id")
        },
    }


# Acts: a few keys serve several verbs, as they have since the first line was written.


def _of_act(act: Act) -> dict[str, object]:
    head: dict[str, object] = {"verb": act.action.verb, "day": act.day, "question": act.question}
    return {**head, **_of_action(act.action)}


def _of_action(action: Action) -> dict[str, object]:  # noqa: PLR0911, PLR0912 - a case for each
    match action:
        case Withdrawn(row):
            return {"target": row}
        case Rated(review, rating=rating, days=days):
            return {"target": review, "rating": rating, "days": days}
        case Overruled(review, credit=credit, rating=rating, days=days):
            return {"target": review, "credit": credit, "rating": rating, "days": days}
        case SpellingAccepted(spelling=spelling, part=part):
            return {"spelling": spelling, "part": part}
        case Restarted(batch=batch):
            return {"target": batch}
        case Paired(continues=continues, answer_changed=answer_changed):
            return {"days": 0 if answer_changed else None, "continues": continues}
        case KeptApart(other=other):
            return {"other": other}
        case Redated(row, shift=shift):
            return {"target": row, "days": shift}
        case AnsweredInExam(sitting, response=response):
            return {"target": sitting, "spelling": response}
        case FlaggedInExam(sitting) | UnflaggedInExam(sitting) | HandedIn(sitting):
            return {"target": sitting}
        case Hidden() | Unhidden() | PutOff() | Flagged() | Unflagged() | MadeDue():
            return {}
        case Unpaired() | Forgotten():
            return {}
        case _:
            assert_never(action)


def _to_action(verb: str, cursor: _Cursor) -> Action:  # noqa: PLR0911 - a case for each verb
    """The action of a line, whose other keys are asked for in turn."""
    match verb:
        case "withdrawn":
            return Withdrawn(cursor.row("target"), cursor.key())
        case "rated anew":
            row, key = cursor.row("target"), cursor.key()
            return Rated(row, key, rating=cursor.rating(), days=cursor.days())
        case "overruled":
            row, key, credit = cursor.row("target"), cursor.key(), cursor.share("credit")
            return Overruled(row, key, credit, rating=cursor.rating(), days=cursor.days())
        case "spelling accepted":
            part = cursor.text("part") if cursor.has("part") else ""
            return SpellingAccepted(cursor.key(), cursor.text("spelling"), part=part)
        case "started anew":
            return Restarted(cursor.key(), batch=cursor.row("target"))
        case "paired":
            changed = cursor.has("days") and cursor.number("days", 0, 0) == 0
            return Paired(cursor.key(), cursor.key("continues"), answer_changed=changed)
        case "kept apart":
            return KeptApart(cursor.key(), cursor.key("other"))
        case "dated anew":
            return Redated(cursor.row("target"), cursor.key(), shift=cursor.days())
        case _ if verb in OF_A_QUESTION:
            return OF_A_QUESTION[verb](cursor.key())
        case _:
            return _to_exam(verb, cursor)


def _to_exam(verb: str, cursor: _Cursor) -> InExam:
    match verb:
        case "answered in an exam":
            return AnsweredInExam(cursor.row("target"), cursor.key(), cursor.text("spelling"))
        case "flagged in an exam":
            return FlaggedInExam(cursor.row("target"), cursor.key())
        case "flag taken away in an exam":
            return UnflaggedInExam(cursor.row("target"), cursor.key())
        case "exam handed in":
            return HandedIn(cursor.row("target"))
        case _:
            raise BadLine(f'its verb "{verb[:40]}" is unknown; {_NEWER}')


# In


def read(raw: bytes) -> Line:
    """The fact of a line without its end; BadLine, with a sentence, if it cannot be taken."""
    size = max(len(raw) - _SEAL_SIZE, 0)
    sealed = _SEAL.fullmatch(raw, size)
    if not sealed:
        raise BadLine("it is cut off, or no line of quiz")
    if checksum(raw[:size]) != sealed[1]:
        raise BadLine("it is damaged: its checksum is another one")
    try:
        body = raw[:size].decode()
        if review := reviews.read(body):
            return review
        fields = _DECODER.decode(f"{body}}}")
    except (ValueError, RecursionError):
        raise BadLine("it is no JSON") from None
    if not isinstance(fields, dict):
        raise BadLine("it is no JSON object")
    cursor = _Cursor(fields)
    fact = _READERS.get(cursor.text("fact", most=_WORD), _unknown)(cursor)
    cursor.end()
    return fact


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a name stands twice")
    return fields


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse)


def _unknown(_: _Cursor) -> NoReturn:
    raise BadLine(f"its fact is unknown; {_NEWER}")


class _Cursor:
    """The fields of one line, each asked for once and as what it must be."""

    def __init__(self, fields: dict[str, object]) -> None:
        self._left = fields

    def end(self) -> None:
        """BadLine if something was not asked for."""
        if self._left:
            raise BadLine(f'"{next(iter(self._left))[:40]}" is unknown; {_NEWER}')

    def has(self, name: str) -> bool:
        return name in self._left

    def _take(self, name: str) -> object:
        try:
            return self._left.pop(name)
        except KeyError:
            raise BadLine(f'"{name}" is missing') from None

    def text(self, name: str, *, most: int = _TEXT) -> str:
        value = self._take(name)
        if not isinstance(value, str) or len(value) > most:
            raise BadLine(f'"{name}" is no text of at most {most:,} characters')
        try:
            value.encode()
        except UnicodeEncodeError:
            raise BadLine(f'"{name}" is no Unicode') from None
        return value

    def number(self, name: str, least: int, most: int) -> int:
        return _whole(self._take(name), name, least=least, most=most)

    def share(self, name: str) -> float:
        value = self._take(name)
        if type(value) not in (int, float) or not isinstance(value, int | float):
            raise BadLine(f'"{name}" is no number')
        if not 0 <= value <= 1:  # nor is a number that is none
            raise BadLine(f'"{name}" is not from 0 to 1')
        return float(value)

    def truth(self, name: str) -> bool:
        value = self._take(name)
        if not isinstance(value, bool):
            raise BadLine(f'"{name}" is neither true nor false')
        return value

    def key(self, name: str = "question") -> QuestionKey:
        value = self.text(name, most=_WORD)
        if not _KEY.fullmatch(value):
            raise BadLine(f'"{name}" is no fingerprint')
        return QuestionKey(value)

    def rating(self) -> Rating:
        return Rating(self.number("rating", 1, 4))

    def days(self) -> int:
        return self.number("days", 0, 10**6)

    def id(self) -> RowId:
        """The row that the line is of."""
        machine = _machine(self._take("machine"), "machine")
        return RowId(machine, self.number("seq", 1, 2**53))

    def row(self, name: str) -> RowId:
        """A row that the line points to."""
        value = self._take(name)
        if not isinstance(value, list) or len(value) != 2:
            raise BadLine(f'"{name}" is no place of a row')
        machine = _machine(value[0], name)
        return RowId(machine, _whole(value[1], name, least=1, most=2**53))

    def moment(self) -> Moment:
        # As far as a wrong clock may go: what is worked out from it stays a number that everything
        # can hold.
        return Moment(self.number("at", -(2**53), 2**53), self.number("offset", -172_800, 172_800))

    def day(self) -> Day:
        return Day(self.number("day", -(10**9), 10**9))


def _whole(value: object, name: str, *, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise BadLine(f'"{name}" is no whole number from {least} to {most}')
    return value


def _machine(value: object, name: str) -> str:
    if not isinstance(value, str) or not MACHINE.fullmatch(value):
        raise BadLine(f'"{name}" names no machine')
    return value


def _review(cursor: _Cursor) -> Review:
    return Review(
        cursor.key(),
        cursor.text("response"),
        credit=cursor.share("credit"),
        rating=cursor.rating(),
        days=cursor.days(),
        counts=cursor.truth("counts"),
        moment=cursor.moment(),
        day=cursor.day(),
        took=cursor.number("took", 0, _CENTURY),
        sitting=cursor.row("sitting") if cursor.has("sitting") else None,
        id=cursor.id(),
        certainty=(
            Certainty(cursor.number("certainty", 1, 3)) if cursor.has("certainty") else None
        ),
    )


def _act(cursor: _Cursor) -> Act:
    action = _to_action(cursor.text("verb", most=_WORD), cursor)
    return Act(action, cursor.moment(), day=cursor.day(), id=cursor.id())


def _sitting(cursor: _Cursor) -> Sitting:
    return Sitting(
        cursor.text("mode", most=_WORD),
        cursor.text("settings"),
        seed=cursor.number("seed", -(2**63), 2**63 - 1),
        name=cursor.text("name"),
        moment=cursor.moment(),
        id=cursor.id(),
    )


def _words(cursor: _Cursor) -> Words:
    return Words(
        cursor.key(), *(cursor.text(name) for name in ("kind", "prompt", "answer", "deck"))
    )


_READERS: dict[str, Callable[[_Cursor], Line]] = {
    "review": _review,
    "act": _act,
    "sitting": _sitting,
    "question": _words,
}
