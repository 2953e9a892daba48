"""The file of a pupil, read as a stranger's: each mistake is a sentence with its place."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from math import inf
from pathlib import Path
from typing import NoReturn, TypeAlias, TypeVar, assert_never

from quiz.decks import or_near
from quiz.errors import reason
from quiz.exams.points import Score, score
from quiz.exams.result import VERSION, checksum, paper_id
from quiz.study import Attempt
from quiz.text import cut
from quiz.values import NamedTuple

MOST_BYTES = 4 << 20
MOST_ANSWERS = 1000
LONGEST_NAME = 200
LONGEST_PROMPT = 2000
LONGEST_NUMBER = 30
"""Characters: quiz writes none that is longer, and of very long ones Python reads none at all."""
JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
T = TypeVar("T", str, dict[str, "JSON"], list["JSON"])
_KINDS: dict[type, str] = {str: "a text", dict: "written in braces", list: "written in brackets"}


class Mistake(Exception):
    """A result file that cannot be read; the sentence begins with line and column."""


class AnswerRow(NamedTuple):
    """One question of a result, and the credit for its answer."""

    key: str
    prompt: str
    credit: float
    points: float
    answered_at: datetime | None = None
    """None without an answer, and in files of the first version."""
    seconds: float = 0.0

    @property
    def attempt(self) -> Attempt:
        return Attempt(self.credit, took=0.0, weight=self.points)


class Times(NamedTuple):
    """When an exam was sat, and how long that might be."""

    begun_at: datetime
    handed_in_at: datetime
    by_clock: bool
    """True if it was handed in when the time was up."""
    minutes: float
    extra: float


class Result(NamedTuple):
    """One pupil's result."""

    file: str
    pupil: str
    variant: str
    title: str
    paper: str
    pass_mark: float
    answers: tuple[AnswerRow, ...]
    checksum: str
    edited: bool
    """True if its checksum is wrong: somebody has changed it."""
    sitting: str = ""
    """What tells its sitting from every other one; empty in files of the first version."""
    times: Times | None = None
    """None in files of the first version."""
    written_score: tuple[float, float] | None = None
    """The points that it says it has, and of how many; None in files of the first version."""
    late: int = 0
    """Answers that came after it was handed in."""
    again: tuple[datetime, ...] = ()
    """The times that another machine handed it in later."""
    doubts: tuple[str, ...] = ()
    """What a teacher should read beside its figures, a sentence each."""
    is_copy: bool = False
    """True of the same result in another file, which is counted once."""

    @property
    def score(self) -> Score:
        return score(answer.attempt for answer in self.answers)


def read_file(path: str) -> Result:
    """The result in a file. Raises Mistake."""
    try:
        if not os.path.isfile(path):
            raise Mistake(f"{path}: it is no file.{or_near(path)}")
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Mistake(f"{path}: it cannot be read: {reason(error)}.") from None
    if len(data) > MOST_BYTES:
        raise Mistake(f"{path}: it has more than {MOST_BYTES >> 20} MiB, and no result is so long.")
    try:
        return read_text(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Mistake(
            f"{path}:{line}:1 This is not UTF-8, so it was not written by quiz or was changed."
        ) from None


def read_text(text: str, file: str) -> Result:
    """The result in a text. Raises Mistake."""
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        place = f"{file}:{error.lineno}:{error.colno}"
        raise Mistake(f"{place} This is not JSON, as quiz writes it, from here on.") from None
    except RecursionError:
        raise Mistake(f"{file}:1:1 It is nested too deeply for a result.") from None
    except _Twice as twice:
        raise Mistake(f"{file}:1:1 {twice}") from None
    return _Reader(text, file).result(value)


class _Twice(ValueError):
    """A name that stands twice in one pair of braces."""


class _NoNumber(float):
    """A number that no result holds: it knows how it was written, to tell of it at its place."""

    def __new__(cls, written: str) -> _NoNumber:
        number = super().__new__(cls, inf)
        number.written = cut(written[: LONGEST_NUMBER + 1], 20)
        return number

    written: str


def _whole(written: str) -> int | float:
    return int(written) if len(written) <= LONGEST_NUMBER else _NoNumber(written)


def _real(written: str) -> float:
    number = float(written) if len(written) <= LONGEST_NUMBER else inf
    return number if abs(number) < inf else _NoNumber(written)


def _once(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    fields: dict[str, JSON] = {}
    for name, value in pairs:
        if name in fields:
            raise _Twice(f'"{cut(name[:LONGEST_NAME], 40)}" stands twice in one place.')
        fields[name] = value
    return fields


_DECODER = json.JSONDecoder(
    parse_int=_whole, parse_float=_real, parse_constant=_NoNumber, object_pairs_hook=_once
)


class _Reader:
    """Takes a result apart, and knows the line and column of each value."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file
        self._is_first = False
        """True of a file of the first version, which holds less."""

    def result(self, value: JSON) -> Result:
        if not isinstance(value, dict) or "quiz_result" not in value:
            self._refuse((), "This is no result of an exam: `quiz exam --save` writes those.")
        for where, number in _no_numbers(value):
            self._refuse(where, f"{number.written} is no number that a result holds.")
        self._check_version(value["quiz_result"])
        exam = self._get(value, "exam", dict, ())
        answers = self._answers(self._get(value, "questions", list, ()))
        written = self._get(value, "checksum", str, ())
        result = Result(
            self._file,
            pupil=self._get(value, "pupil", str, ())[:LONGEST_NAME],
            variant=self._get(exam, "variant", str, ("exam",))[:LONGEST_NAME],
            title=self._get(exam, "title", str, ("exam",))[:LONGEST_NAME],
            # From the questions and not from what the file claims: results are compared by it.
            paper=paper_id((answer.key, answer.points) for answer in answers),
            pass_mark=self._number(exam, "pass_mark", least=0, most=100, where=("exam",)),
            answers=answers,
            checksum=written,
            edited=_sum(value) != written,
        )
        return result if self._is_first else self._with_times(result, value, exam)

    def _with_times(self, result: Result, value: dict[str, JSON], exam: dict[str, JSON]) -> Result:
        """The result with what files of the first version have not, or not for sure."""
        again = self._get(value, "handed_in_again", list, ())
        times = Times(
            begun_at=self._time(self._present(value, "begun_at", ()), ("begun_at",)),
            handed_in_at=self._time(self._present(value, "handed_in_at", ()), ("handed_in_at",)),
            by_clock=self._get(value, "handed_in_by", str, ()) == "clock",
            minutes=self._number(exam, "minutes", least=0, most=10_000, where=("exam",)),
            extra=self._number(exam, "extra_time", least=0, most=100, where=("exam",)),
        )
        return result._replace(
            sitting=self._get(exam, "sitting", str, ("exam",))[:LONGEST_NAME],
            times=times,
            written_score=(
                self._number(value, "points", least=0, most=1e6, where=()),
                self._number(value, "of", least=0, most=1e6, where=()),
            ),
            late=len(self._get(value, "late", list, ())),
            again=tuple(
                self._time(each, ("handed_in_again", index)) for index, each in enumerate(again)
            ),
        )

    def _check_version(self, version: JSON) -> None:
        if isinstance(version, bool) or version not in (1, VERSION):
            written = cut(json.dumps(version)[:100], 20)
            self._refuse(
                ("quiz_result",),
                f"This is version {written}, and this quiz reads versions 1 and {VERSION}.",
            )
        self._is_first = version == 1

    def _answers(self, values: list[JSON]) -> tuple[AnswerRow, ...]:
        answers: dict[str, AnswerRow] = {}
        if not 0 < len(values) <= MOST_ANSWERS:
            self._refuse(
                ("questions",),
                f"A result has from 1 to {MOST_ANSWERS} questions, not {len(values)}.",
            )
        for index, value in enumerate(values):
            where: tuple[Step, ...] = ("questions", index)
            if not isinstance(value, dict):
                self._refuse(where, f"A question is written in braces, not as {_called(value)}.")
            answer = self._answer(value, where)
            if answer.key in answers:
                self._refuse((*where, "key"), "This question was answered before in the same file.")
            answers[answer.key] = answer
        return tuple(answers.values())

    def _answer(self, value: dict[str, JSON], where: tuple[Step, ...]) -> AnswerRow:
        answer = AnswerRow(
            self._get(value, "key", str, where),
            prompt=self._get(value, "prompt", str, where)[:LONGEST_PROMPT],
            credit=self._number(value, "credit", least=0, most=1, where=where),
            points=self._number(value, "points", least=0, most=1000, where=where),
        )
        if self._is_first:
            return answer
        seconds = self._number(value, "seconds", least=0, most=1e7, where=where)
        at = self._present(value, "answered_at", where)
        time = None if at is None else self._time(at, (*where, "answered_at"))
        return answer._replace(answered_at=time, seconds=seconds)

    def _present(self, fields: dict[str, JSON], name: str, where: tuple[Step, ...]) -> JSON:
        if name not in fields:
            self._refuse(where, f'"{name}" is missing here.')
        return fields[name]

    def _get(self, fields: dict[str, JSON], name: str, kind: type[T], where: tuple[Step, ...]) -> T:
        value = self._present(fields, name, where)
        if not isinstance(value, kind):
            self._refuse((*where, name), f'"{name}" is {_KINDS[kind]}, not {_called(value)}.')
        return value

    def _number(
        self,
        fields: dict[str, JSON],
        name: str,
        *,
        least: float,
        most: float,
        where: tuple[Step, ...],
    ) -> float:
        value = self._present(fields, name, where)
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._refuse((*where, name), f'"{name}" is a number, not {_called(value)}.')
        if not least <= value <= most:
            self._refuse(
                (*where, name),
                f'"{name}" is from {least:g} to {most:g}, not {cut(str(value), 20)}.',
            )
        return float(value)

    def _time(self, value: JSON, where: tuple[Step, ...]) -> datetime:
        """A time with its offset; one that no date can say is the latest there is."""
        try:
            if isinstance(value, str):
                time = datetime.fromisoformat(value[:LONGEST_NAME])
                if time.tzinfo is not None:
                    return time
                if _DIGITS.fullmatch(value):
                    return datetime.max.replace(tzinfo=UTC)
        except ValueError:
            pass
        return self._refuse(where, "A time is written as 2007-03-15T12:00:00+00:00.")

    def _refuse(self, where: tuple[Step, ...], sentence: str) -> NoReturn:
        line, column = line_and_column(self._text, where)
        raise Mistake(f"{self._file}:{line}:{column} {sentence}")


def _no_numbers(value: JSON) -> Iterator[tuple[tuple[Step, ...], _NoNumber]]:
    """The numbers that no result holds, each with its place."""
    waiting: list[tuple[tuple[Step, ...], JSON]] = [((), value)]
    while waiting:
        where, value = waiting.pop()
        if isinstance(value, _NoNumber):
            yield where, value
        elif isinstance(value, dict):
            waiting += [((*where, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*where, index), inner) for index, inner in enumerate(value)]


def _sum(fields: dict[str, JSON]) -> str:
    try:
        return checksum(fields)
    except (ValueError, RecursionError):
        return ""


def _called(value: JSON) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case dict():
            return "something in braces"
        case _:
            assert_never(value)


Step: TypeAlias = str | int
"""A name in braces, or an index in brackets."""

_DIGITS = re.compile(r"-?\d+")
_BLANK = re.compile(r"[ \t\n\r]*")


def line_and_column(text: str, path: tuple[Step, ...]) -> tuple[int, int]:
    """Line and column, from 1, of the value at a path into a JSON text; where there is none, of the
    value that would hold it."""
    offset = _skip(text, 0)
    for step in path:
        inner = _inside(text, offset, step)
        if inner is None:
            break
        offset = inner
    line_start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, offset - line_start + 1


def _skip(text: str, offset: int) -> int:
    blank = _BLANK.match(text, offset)
    return blank.end() if blank else offset


def _inside(text: str, offset: int, step: Step) -> int | None:
    """The offset of the value at one step, in the object or list that begins at an offset."""
    closing = {"{": "}", "[": "]"}.get(text[offset : offset + 1])
    index, offset = 0, _skip(text, offset + 1)
    while closing and text[offset : offset + 1] not in ("", closing):
        name: Step = index
        if closing == "}":
            name, offset = _DECODER.raw_decode(text, offset)
            offset = _skip(text, _skip(text, offset) + 1)
        if name == step:
            return offset
        _, offset = _DECODER.raw_decode(text, offset)
        offset = _skip(text, offset)
        if text[offset : offset + 1] == ",":
            offset = _skip(text, offset + 1)
        index += 1
    return None
