"""Result files read: whoever wrote them, a mistake in one has a place and a sentence."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeAlias, TypeVar

from quiz.exams.result import VERSION, checksum, paper_id
from quiz.exams.seeking import Step, line_and_column

MOST_BYTES = 4 << 20
MOST_ANSWERS = 1000
LONGEST_NAME = 200
JSON: TypeAlias = "dict[str, JSON] | list[JSON] | str | int | float | bool | None"
T = TypeVar("T", str, dict[str, "JSON"], list["JSON"])
_KINDS: dict[type, str] = {str: "a text", dict: "written in braces", list: "written in brackets"}


class Mistake(Exception):
    """A result file that cannot be taken; the sentence begins with the place, as an editor shows it."""


class Answered(NamedTuple):
    """One question of a result."""

    key: str
    prompt: str
    credit: float
    points: float


class HandedIn(NamedTuple):
    """One pupil's result."""

    file: str
    pupil: str
    variant: str
    title: str
    paper: str
    pass_mark: float
    answers: tuple[Answered, ...]
    checksum: str
    edited: bool
    """Its checksum is not that of what it says: somebody has changed it."""

    @property
    def points(self) -> float:
        return round(sum(round(one.credit * one.points, 2) for one in self.answers), 2)

    @property
    def of(self) -> float:
        return round(sum(one.points for one in self.answers), 2)


def read_file(path: str) -> HandedIn:
    """The result in a file. Raises Mistake."""
    try:
        if not os.path.isfile(path):
            raise Mistake(f"{path}: it is no file.")
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Mistake(f"{path}: it cannot be read: {reason}.") from None
    if len(data) > MOST_BYTES:
        raise Mistake(f"{path}: it has more than {MOST_BYTES >> 20} MiB, and no result is so long.")
    try:
        return read_text(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Mistake(f"{path}:{line}:1 This is not UTF-8, so it was not written by quiz or was changed.") from None


def read_text(text: str, file: str) -> HandedIn:
    """The result in a text. Raises Mistake."""
    try:
        found = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Mistake(f"{file}:{error.lineno}:{error.colno} This is not JSON: {error.msg.lower()}.") from None
    except RecursionError:
        raise Mistake(f"{file}:1:1 It is nested too deeply for a result.") from None
    except ValueError as error:
        raise Mistake(f"{file}:1:1 {error}") from None
    return _Reader(text, file).result(found)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number that a result can hold.")


def _once(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'"{twice[:40]}" stands twice in one place.')
    return found


class _Reader:
    """Takes a result apart, and knows where what it looks at stands."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file

    def result(self, found: JSON) -> HandedIn:
        if not isinstance(found, dict) or "quiz_result" not in found:
            self._refuse((), "This is no result of an exam: `quiz exam --save` writes those.")
        version = found["quiz_result"]
        if version != VERSION or isinstance(version, bool):
            self._refuse(("quiz_result",), f"This is version {version!r:.20}, and this quiz reads version {VERSION}.")
        exam = self._get(found, "exam", dict, ())
        answers = self._answers(self._get(found, "questions", list, ()))
        told = self._get(found, "checksum", str, ())
        pass_mark = self._number(exam, "pass_mark", 0, 100, ("exam",))
        return HandedIn(
            self._file,
            self._get(found, "pupil", str, ())[:LONGEST_NAME],
            self._get(exam, "variant", str, ("exam",))[:LONGEST_NAME],
            self._get(exam, "title", str, ("exam",))[:LONGEST_NAME],
            # Not as it says, but as it is: the questions are what two results must have in common.
            paper_id((one.key, one.points) for one in answers),
            pass_mark,
            answers,
            told,
            _sum(found) != told,
        )

    def _answers(self, found: list[JSON]) -> tuple[Answered, ...]:
        answers: dict[str, Answered] = {}
        if not 0 < len(found) <= MOST_ANSWERS:
            self._refuse(("questions",), f"A result has from 1 to {MOST_ANSWERS} questions, not {len(found)}.")
        for at, one in enumerate(found):
            where: tuple[Step, ...] = ("questions", at)
            if not isinstance(one, dict):
                self._refuse(where, f"A question is written in braces, not as {_called(one)}.")
            key = self._get(one, "key", str, where)
            if key in answers:
                self._refuse((*where, "key"), "This question was answered before in the same file.")
            credit, points = self._number(one, "credit", 0, 1, where), self._number(one, "points", 0, 1000, where)
            answers[key] = Answered(key, self._get(one, "prompt", str, where), credit, points)
        return tuple(answers.values())

    def _get(self, found: dict[str, JSON], name: str, kind: type[T], where: tuple[Step, ...]) -> T:
        if name not in found:
            self._refuse(where, f'"{name}" is missing here.')
        value = found[name]
        if not isinstance(value, kind):
            self._refuse((*where, name), f'"{name}" is {_KINDS[kind]}, not {_called(value)}.')
        return value

    def _number(self, found: dict[str, JSON], name: str, least: float, most: float, where: tuple[Step, ...]) -> float:
        if name not in found:
            self._refuse(where, f'"{name}" is missing here.')
        value = found[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(_float(value)):
            self._refuse((*where, name), f'"{name}" is a number, not {_called(value)}.')
        if not least <= value <= most:
            self._refuse((*where, name), f'"{name}" is from {least:g} to {most:g}, not {str(value)[:20]}.')
        return float(value)

    def _refuse(self, where: tuple[Step, ...], sentence: str) -> NoReturn:
        line, column = line_and_column(self._text, where)
        raise Mistake(f"{self._file}:{line}:{column} {sentence}")


def _float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _sum(found: dict[str, JSON]) -> str:
    try:
        return checksum(found)
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
        case _:
            return "something in braces"
