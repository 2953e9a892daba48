"""What an exam came to: points, per cent, by tag and by question; and the file that a pupil hands in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from typing import NamedTuple

from quiz.clock import Moment
from quiz.exams.exam import Exam
from quiz.exams.paper import groups
from quiz.study.turns import Outcome
from quiz.wording import source_line

VERSION = 1


class Score(NamedTuple):
    """Points had, of how many there were."""

    had: float
    of: float
    questions: int

    @property
    def per_cent(self) -> float:
        return 100 * self.had / self.of if self.of else 0.0


def score(outcomes: Iterable[Outcome]) -> Score:
    every = list(outcomes)
    had, of = sum(one.points for one in every), sum(one.turn.question.points for one in every)
    return Score(round(had, 2), round(of, 2), len(every))


def passed(whole: Score, pass_mark: float) -> bool:
    """Whether a score reaches the pass mark, in per cent; a figure that is shown as reached is."""
    return round(whole.per_cent, 6) >= pass_mark


def by_tag(exam: Exam) -> dict[str, Score]:
    """The score of each share, or tag where there were no shares, by name; a question may be in several."""
    found: dict[str, list[Outcome]] = {}
    for outcome in exam.session.outcomes:
        for name in groups(outcome.turn.question, exam.begun.terms.shares):
            found.setdefault(name, []).append(outcome)
    return {name: score(found[name]) for name in sorted(found, key=str.casefold)}


def result_file(exam: Exam, name: str) -> str:
    """The text of a result file: JSON with a checksum over all the rest, so that a careless edit shows."""
    terms = exam.begun.terms
    ended = exam.handed_in or exam.started
    whole = score(exam.session.outcomes)
    found: dict[str, object] = {
        "quiz_result": VERSION,
        "exam": {
            "title": exam.begun.title,
            "decks": list(exam.begun.decks),
            "paper": paper_id((item.key, item.points) for item in exam.begun.paper),
            "seed": terms.seed,
            "variant": terms.variant,
            "minutes": terms.minutes,
            "extra_time": terms.extra,
            "choosing": terms.choosing,
            "pass_mark": terms.pass_mark,
        },
        "pupil": name,
        "begun_at": _written(exam.started),
        "handed_in_at": _written(ended),
        "handed_in_by": "clock" if ended.at >= exam.begun.end else "pupil",
        "points": whole.had,
        "of": whole.of,
        "questions": [_question(one) for one in sorted(exam.session.outcomes, key=lambda one: one.turn.number)],
    }
    return json.dumps({**found, "checksum": checksum(found)}, ensure_ascii=False, indent=1) + "\n"


def _question(outcome: Outcome) -> dict[str, object]:
    question = outcome.turn.question
    return {
        "key": question.fingerprint,
        "deck": question.deck.name,
        "tags": list(question.tags),
        "prompt": question.prompt,
        "response": outcome.review.response,
        "answer": question.answer.shown,
        "credit": outcome.verdict.credit,
        "points": question.points,
        "seconds": round(outcome.review.took / 1000, 1),
        "source": source_line(question),
    }


def _written(moment: Moment) -> str:
    try:
        zone = timezone(timedelta(seconds=moment.offset))
        return datetime.fromtimestamp(moment.at / 1000, zone).isoformat(timespec="seconds")
    except (OverflowError, ValueError, OSError):  # a clock beyond what a date can say
        return str(moment.at)


def paper_id(items: Iterable[tuple[str, float]]) -> str:
    """What the papers of all variants of one exam have in common: their questions and points, in any order."""
    text = json.dumps(sorted((key, float(points)) for key, points in items))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def checksum(found: Mapping[str, object]) -> str:
    """SHA-256 over all keys but `checksum`, as JSON with sorted keys, no blanks and only ASCII."""
    rest = {key: value for key, value in found.items() if key != "checksum"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def said(numbers: Sequence[int]) -> str:
    """Numbers of questions as they are read: `2, 5-7 and 9`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    texts = [one for run in runs for one in ([f"{run[0]}-{run[-1]}"] if len(run) > 2 else map(str, run))]
    return " and ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)
