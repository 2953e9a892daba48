"""The file that a pupil hands in: the results of an exam, written."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone

from quiz.clock import Moment
from quiz.exams.points import ExamResults, LateAnswer, Marked
from quiz.schedule import RowId

VERSION = 2
"""The second has the times of the answers, and what came after the handing in."""


def result_file(results: ExamResults, name: str) -> str:
    """The text of a result file: JSON with a checksum over all the rest, so that a careless edit
    shows."""
    begun, whole = results.begun, results.score
    terms = begun.terms
    fields: dict[str, object] = {
        "quiz_result": VERSION,
        "exam": {
            "sitting": sitting_text(results.sitting),
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
        "late": list(map(_late, results.late)),
        "handed_in_again": list(map(moment_text, results.again)),
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
        "answered_at": moment_text(question.answered_at) if question.answered_at else None,
        "seconds": round(asked.took / 1000, 1),
        "source": asked.source,
    }


def _late(late: LateAnswer) -> dict[str, object]:
    return {
        "key": late.fingerprint,
        "response": late.response,
        "answered_at": moment_text(late.moment),
    }


def sitting_text(sitting: RowId | None) -> str:
    """What tells one sitting of an exam from all others, on whatever machine."""
    return f"{sitting.machine}/{sitting.seq}" if sitting else ""


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
