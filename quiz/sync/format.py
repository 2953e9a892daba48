"""Places among a machine's rows, as runs of numbers: a million of them take a line."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple, NoReturn, TypeAlias

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Certainty, Review, RowId, Sitting, Verb

LONGEST = 16 * 1024 * 1024
"""Bytes that a line may have."""
MACHINE = re.compile(r"[0-9a-f]{1,32}")
_KEY = re.compile(r"[!-~]{1,200}")
_SEALED = re.compile(rb',"sum":"([0-9a-f]{16})"\}\Z')
_CENTURY = 100 * 366 * 86_400_000
_TEXT, _WORD = 2_000_000, 200
_NEWER = "a newer quiz may have written it: pip install --upgrade quiz-deck"


class Words(NamedTuple):
    """What shows a question whose deck is not here."""

    question: QuestionKey
    kind: str
    prompt: str
    answer: str
    deck: str


Row: TypeAlias = Review | Act | Sitting
Line: TypeAlias = Row | Words


class BadLine(Exception):
    """A line that says nothing that could be taken."""


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# Out


def line(said: Line) -> bytes:
    """The line of a fact, its end with it."""
    body = _ENCODER.encode(_fields(said))[:-1].encode()
    return body + b',"sum":"' + _sum(body) + b'"}\n'


def _sum(body: bytes) -> bytes:
    return blake2b(body, digest_size=8).hexdigest().encode()


def _fields(said: Line) -> Mapping[str, object]:
    if isinstance(said, Words):
        return {"fact": "question", **said._asdict()}
    if said.id is None:
        raise ValueError("a row that no store has kept is not shared")
    place = {
        "machine": said.id.machine,
        "seq": said.id.seq,
        "at": said.moment.at,
        "offset": said.moment.offset,
    }
    own = {
        name: value
        for name, value in said._asdict().items()
        if value is not None and name not in ("moment", "id")
    }
    return {"fact": type(said).__name__.lower(), **place, **own}


# In


def read(raw: bytes) -> Line:
    """What a line says, without its end; BadLine, with a sentence, if it cannot be taken."""
    sealed = _SEALED.search(raw)
    if not sealed:
        raise BadLine("it is cut off, or no line of quiz")
    if _sum(raw[: sealed.start()]) != sealed[1]:
        raise BadLine("it is damaged: its checksum is another one")
    try:
        found = _DECODER.decode((raw[: sealed.start()] + b"}").decode())
    except (ValueError, RecursionError):
        raise BadLine("it is no JSON") from None
    if not isinstance(found, dict):
        raise BadLine("it is no JSON object")
    cursor = _Cursor(found)
    said = _READERS.get(cursor.text("fact", most=_WORD), _unknown)(cursor)
    cursor.end()
    return said


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(word: str) -> NoReturn:
    raise ValueError(word)


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse)


def _unknown(_: _Cursor) -> NoReturn:
    raise BadLine(f"its fact is unknown; {_NEWER}")


class _Cursor:
    """The fields of one line, each asked for once and as what it must be."""

    def __init__(self, found: dict[str, object]) -> None:
        self._left = found

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
        value = self._take(name)
        if type(value) is not int or not least <= value <= most:
            raise BadLine(f'"{name}" is no whole number from {least} to {most}')
        return value

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

    def machine(self, value: object, name: str) -> str:
        if not isinstance(value, str) or not MACHINE.fullmatch(value):
            raise BadLine(f'"{name}" names no machine')
        return value

    def key(self, name: str = "question") -> QuestionKey:
        value = self.text(name, most=_WORD)
        if not _KEY.fullmatch(value):
            raise BadLine(f'"{name}" is no fingerprint')
        return QuestionKey(value)

    def row(self) -> RowId:
        machine = self.machine(self._take("machine"), "machine")
        return RowId(machine, self.number("seq", 1, 2**53))

    def place(self, name: str) -> RowId | None:
        if not self.has(name):
            return None
        value = self._take(name)
        if not isinstance(value, list) or len(value) != 2:
            raise BadLine(f'"{name}" is no place of a row')
        self._left[name] = value[1]
        return RowId(self.machine(value[0], name), self.number(name, 1, 2**53))

    def moment(self) -> Moment:
        # As far as a wrong clock may go: what is worked out from it stays a number that everything
        # can hold.
        return Moment(self.number("at", -(2**53), 2**53), self.number("offset", -172_800, 172_800))

    def day(self) -> Day:
        return Day(self.number("day", -(10**9), 10**9))


def _review(cursor: _Cursor) -> Review:
    return Review(
        cursor.key(),
        cursor.text("response"),
        cursor.share("credit"),
        Rating(cursor.number("rating", 1, 4)),
        cursor.number("days", 0, 10**6),
        cursor.truth("counts"),
        cursor.moment(),
        cursor.day(),
        cursor.number("took", 0, _CENTURY),
        cursor.place("sitting"),
        cursor.row(),
        Certainty(cursor.number("certainty", 1, 3)) if cursor.has("certainty") else None,
    )


def _act(cursor: _Cursor) -> Act:
    verb = cursor.text("verb", most=_WORD)
    if verb not in {str(one) for one in Verb}:
        raise BadLine(f'its verb "{verb[:40]}" is unknown; {_NEWER}')
    return Act(
        Verb(verb),
        cursor.moment(),
        cursor.day(),
        cursor.key() if cursor.has("question") else None,
        cursor.place("target"),
        cursor.share("credit") if cursor.has("credit") else None,
        Rating(cursor.number("rating", 1, 4)) if cursor.has("rating") else None,
        cursor.number("days", 0, 10**6) if cursor.has("days") else None,
        cursor.row(),
        cursor.text("spelling") if cursor.has("spelling") else None,
        cursor.text("part") if cursor.has("part") else None,
        cursor.key("continues") if cursor.has("continues") else None,
    )


def _sitting(cursor: _Cursor) -> Sitting:
    return Sitting(
        cursor.text("mode", most=_WORD),
        cursor.text("settings"),
        cursor.number("seed", -(2**63), 2**63 - 1),
        cursor.text("name"),
        cursor.moment(),
        cursor.row(),
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


Spans: TypeAlias = list[tuple[int, int]]
"""First and last of each run, in order, with a number missing between two runs."""


def spans(numbers: Iterable[int]) -> Spans:
    """The runs that some numbers make."""
    return merged((number, number) for number in set(numbers))


def merged(runs: Iterable[tuple[int, int]]) -> Spans:
    """Runs that may touch and overlap, as those that do not."""
    found: Spans = []
    for first, last in sorted(runs):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def without(runs: Spans, other: Spans) -> Spans:
    """What the first runs hold and the others do not."""
    left: Spans = []
    for first, last in runs:
        start = first
        for begin, end in other:
            if end < start or begin > last:
                continue
            if begin > start:
                left.append((start, begin - 1))
            start = end + 1
        if start <= last:
            left.append((start, last))
    return left
