"""The file that a pupil hands in: the results of an exam, written, and read as a stranger's."""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import NamedTuple, NoReturn, TypeAlias, TypeVar, assert_never

from quiz.clock import Moment
from quiz.decks import or_near
from quiz.exams.points import ExamResults, Marked, Score, score
from quiz.study import Attempt
from quiz.text import cut

VERSION = 1


def result_file(results: ExamResults, name: str) -> str:
    """The text of a result file: JSON with a checksum over all the rest, so that a careless edit
    shows."""
    begun, whole = results.begun, results.score
    terms = begun.terms
    fields: dict[str, object] = {
        "quiz_result": VERSION,
        "exam": {
            "title": begun.title,
            "decks": list(begun.decks),
            "paper": paper_id((item.key, item.points) for item in begun.paper),
            "seed": terms.seed,
            "variant": terms.variant,
            "minutes": terms.minutes,
            "extra_time": terms.extra,
            "choosing": terms.choosing,
            "pass_mark": terms.pass_mark,
        },
        "pupil": name,
        "begun_at": moment_text(results.started),
        "handed_in_at": moment_text(results.handed_in),
        "handed_in_by": "clock" if results.by_clock else "pupil",
        "points": round(float(whole.had), 2),
        "of": round(float(whole.of), 2),
        "questions": list(map(_question, results.questions)),
    }
    fields["checksum"] = checksum(fields)
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _question(question: Marked) -> dict[str, object]:
    asked = question.asked
    return {
        "key": question.fingerprint,
        "deck": question.deck,
        "tags": list(question.tags),
        "prompt": asked.prompt,
        "response": asked.response,
        "answer": asked.answer,
        "also": list(asked.also),
        "note": asked.note,
        "credit": asked.credit,
        "points": asked.weight,
        "seconds": round(asked.took / 1000, 1),
        "source": asked.source,
    }


def moment_text(moment: Moment) -> str:
    """A time as ISO 8601 has it, with the offset of the wall."""
    try:
        zone = timezone(timedelta(seconds=moment.offset))
        return datetime.fromtimestamp(moment.at / 1000, zone).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):  # a clock beyond what a date can say
        return str(moment.at)


def paper_id(items: Iterable[tuple[str, float]]) -> str:
    """The same text for the papers of all variants of an exam: their questions and points, in any
    order."""
    text = json.dumps(sorted((key, float(points)) for key, points in items))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def checksum(fields: Mapping[str, object]) -> str:
    """SHA-256 over all keys but `checksum`, as JSON with sorted keys, no blanks and only ASCII."""
    rest = {key: value for key, value in fields.items() if key != "checksum"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def numbers_text(numbers: Sequence[int]) -> str:
    """Numbers of questions as they are read: `2, 5-7 and 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts: list[str] = []
    for run in runs:
        texts += [f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run)
    return " and ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)


MOST_BYTES = 4 << 20
MOST_ANSWERS = 1000
LONGEST_NAME = 200
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

    @property
    def attempt(self) -> Attempt:
        return Attempt(self.credit, took=0.0, weight=self.points)


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
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Mistake(f"{path}: it cannot be read: {reason}.") from None
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
        value = json.loads(text, parse_constant=_no_number, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Mistake(
            f"{file}:{error.lineno}:{error.colno} This is not JSON: {error.msg.lower()}."
        ) from None
    except RecursionError:
        raise Mistake(f"{file}:1:1 It is nested too deeply for a result.") from None
    except ValueError as error:
        raise Mistake(f"{file}:1:1 {error}") from None
    return _Reader(text, file).result(value)


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number that a result can hold.")


def _once(pairs: list[tuple[str, JSON]]) -> dict[str, JSON]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'"{cut(twice, 40)}" stands twice in one place.')
    return fields


class _Reader:
    """Takes a result apart, and knows the line and column of each value."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file

    def result(self, value: JSON) -> Result:
        if not isinstance(value, dict) or "quiz_result" not in value:
            self._refuse((), "This is no result of an exam: `quiz exam --save` writes those.")
        self._check_version(value["quiz_result"])
        exam = self._get(value, "exam", dict, ())
        answers = self._answers(self._get(value, "questions", list, ()))
        written = self._get(value, "checksum", str, ())
        return Result(
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

    def _check_version(self, version: JSON) -> None:
        if version != VERSION or isinstance(version, bool):
            self._refuse(
                ("quiz_result",),
                f"This is version {version!r:.20}, and this quiz reads version {VERSION}.",
            )

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
            key = self._get(value, "key", str, where)
            if key in answers:
                self._refuse((*where, "key"), "This question was answered before in the same file.")
            answers[key] = AnswerRow(
                key,
                prompt=self._get(value, "prompt", str, where),
                credit=self._number(value, "credit", least=0, most=1, where=where),
                points=self._number(value, "points", least=0, most=1000, where=where),
            )
        return tuple(answers.values())

    def _get(self, fields: dict[str, JSON], name: str, kind: type[T], where: tuple[Step, ...]) -> T:
        if name not in fields:
            self._refuse(where, f'"{name}" is missing here.')
        value = fields[name]
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
        if name not in fields:
            self._refuse(where, f'"{name}" is missing here.')
        value = fields[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
            self._refuse((*where, name), f'"{name}" is a number, not {_called(value)}.')
        if not least <= value <= most:
            self._refuse(
                (*where, name),
                f'"{name}" is from {least:g} to {most:g}, not {cut(str(value), 20)}.',
            )
        return float(value)

    def _refuse(self, where: tuple[Step, ...], sentence: str) -> NoReturn:
        line, column = line_and_column(self._text, where)
        raise Mistake(f"{self._file}:{line}:{column} {sentence}")


def _is_finite(value: int | float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:
        return False


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

_BLANK = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


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
