"""Sittings of the past in words, in lines and as JSON, for a screen or a command line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from quiz.answers import exact
from quiz.clock import Day, Moment
from quiz.exams import ExamResults, minutes_said, moment_text
from quiz.fields import with_exact
from quiz.results.brief import missed_lines
from quiz.results.log import Entry, Reopened
from quiz.results.pages import BestRun, GameResults, PlayerResults, StudyResults
from quiz.study import EXAM, Asked, Results
from quiz.text import figure, on_date, one_line, per_cent, plural, share


def day_words(moment: Moment, today: Day) -> str:
    """The date on the wall: `28 Nov`, with its year if that is another one than today's."""
    return on_date(today, moment.day(0) - today)


def title_words(entry: Entry) -> str:
    """Who it was, if others play here too, and the decks."""
    return one_line(", ".join(filter(None, (entry.line.name, entry.line.title)))) or "no deck"


def mode_words(entry: Entry) -> str:
    """`Study`, `Blitz`; whatever another machine wrote stands on one line."""
    return one_line(entry.mode).title()


def score_words(entry: Entry, *, brief: bool = False) -> str:
    """How a sitting went: `7 of 9 right`, `1,850 points`, `75 %, passed`."""
    said, score = entry.line, entry.line.score
    if entry.is_open:
        return "open" if brief else "not handed in"
    if score is not None:
        passed = score.passes(said.pass_mark or 0.0)
        words = ("✓", "✗") if brief else ("passed", "not passed")
        reached = per_cent(score.shown(said.pass_mark or 0.0))
        return f"{reached}{' ' if brief else ', '}{words[not passed]}"
    if said.points is not None:
        return plural(said.points, "point")
    return f"{said.right} of {said.answers}{'' if brief else ' right'}"


def took_words(entry: Entry) -> str:
    """How long it took: `2:05`, `1:05:00`."""
    return minutes_said(entry.line.took)


def page_lines(past: Reopened, *, answers: bool) -> Iterator[str]:
    """What a page shows, as lines; of an exam the answers only if they may be shown."""
    yield title_words(past.entry)
    if past.remark:
        yield past.remark
    match past.page:
        case StudyResults(results=results, missed=missed):
            yield from _figures(mode_words(past.entry), results)
            yield from _missed(missed)
        case GameResults(players=players):
            for player in players:
                yield from _of_player(mode_words(past.entry), player)
        case ExamResults():
            yield from _of_exam(past.page, answers=answers)
        case _:
            assert_never(past.page)


def _figures(title: str, results: Results) -> Iterator[str]:
    right = f"{results.right} of {len(results.answers)} right"
    median = f"{results.median_seconds:.1f} s a question"
    yield f"{title}: {right}; accuracy {share(results.accuracy)}; {median}."


def _of_player(title: str, player: PlayerResults) -> Iterator[str]:
    who = f"{title}, {one_line(player.name)}" if player.name else title
    yield from _figures(f"{who}: {plural(player.results.points, 'point')}", player.results)
    yield from _missed(player.missed)


def _of_exam(page: ExamResults, *, answers: bool) -> Iterator[str]:
    whole, mark = page.score, page.begun.terms.pass_mark
    passed = "passed" if whole.passes(mark) else "not passed"
    points = f"{figure(whole.had)} of {plural(whole.of, 'point')}"
    pass_mark = per_cent(mark, digits=2)
    yield from page.remarks
    yield f"Exam: {per_cent(whole.shown(mark))}, {points}; {passed} (pass mark {pass_mark})."
    for name, score in page.by_tag().items():
        yield f"  {one_line(name)}: {figure(score.had)} of {figure(score.of)}"
    if answers:
        yield from _missed(page.missed)


def _missed(every: tuple[Asked, ...]) -> Iterator[str]:
    for asked in every:
        yield from missed_lines(asked)


# JSON


def entry_fields(entry: Entry) -> dict[str, object]:
    """A line of the log, for a program."""
    said, score = entry.line, entry.line.score
    return {
        "id": f"{entry.id.machine}:{entry.id.seq}",
        "begun_at": moment_text(entry.moment),
        "mode": entry.mode,
        "title": said.title,
        "name": said.name,
        "answers": said.answers,
        "right": said.right,
        "accuracy": round(said.accuracy, 6),
        "seconds": round(said.took / 1000, 1),
        **with_exact("points", _exact(said.points)),
        "from_history": not entry.is_kept,
        **with_exact("of", _exact(said.of)),
        "handed_in": None if entry.mode != EXAM.name else not entry.is_open,
        "per_cent": None if score is None else round(float(score.per_cent), 6),
        "passed": None if score is None else score.passes(said.pass_mark or 0.0),
    }


def _exact(number: float | None) -> Fraction | None:
    return None if number is None else exact(number)


def page_fields(past: Reopened, *, answers: bool) -> dict[str, object]:
    """What a page shows, for a program; of an exam the answers only if they may be shown."""
    fields = {**entry_fields(past.entry), "remark": past.remark}
    match past.page:
        case StudyResults(missed=missed):
            return {**fields, "missed": list(map(_asked_fields, missed))}
        case GameResults(players=players):
            runs = list(map(_run_fields, past.page.top))
            return {**fields, "players": list(map(_player_fields, players)), "best_runs": runs}
        case ExamResults():
            return {**fields, **_exam_fields(past.page, answers=answers)}
        case _:
            assert_never(past.page)


def _exam_fields(page: ExamResults, *, answers: bool) -> dict[str, object]:
    asked = [question.asked for question in page.questions] if answers else []
    return {
        "handed_in_at": moment_text(page.handed_in),
        "handed_in_by": "clock" if page.by_clock else "pupil",
        "pass_mark": page.begun.terms.pass_mark,
        "by_tag": [
            {"name": name, **with_exact("points", had), **with_exact("of", of)}
            for name, (had, of, _) in page.by_tag().items()
        ],
        "questions": list(map(_asked_fields, asked)),
        "late": [
            {"response": late.response, "answered_at": moment_text(late.moment)}
            for late in page.late
        ],
        "handed_in_again": list(map(moment_text, page.again)),
    }


def _run_fields(run: BestRun) -> dict[str, object]:
    return {
        "name": run.name,
        "at": moment_text(run.moment),
        **with_exact("points", run.points),
        "accuracy": round(run.accuracy, 6),
        "own": run.own,
    }


def _player_fields(player: PlayerResults) -> dict[str, object]:
    results = player.results
    return {
        "name": player.name,
        **with_exact("points", results.points),
        "place": player.place or None,
        "runs": player.runs,
        "accuracy": round(results.accuracy, 6),
        "missed": list(map(_asked_fields, player.missed)),
    }


def _asked_fields(asked: Asked) -> dict[str, object]:
    return {
        "prompt": asked.prompt,
        "response": asked.response,
        "answer": asked.answer,
        "also": asked.also,
        "note": asked.note,
        **with_exact("credit", exact(asked.credit)),
        "source": asked.source,
    }
