"""The summary of a sitting, and the last line: they are printed when the program is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import StoreError
from quiz.text import ALSO_COLUMNS, also_words, in_days, one_line, ordinal, plural, share, visible

if TYPE_CHECKING:  # nobody who leaves waits for what is not told of
    from collections.abc import Iterator, Sequence

    from quiz.collection import Collection
    from quiz.exams import Exam
    from quiz.games import Placing, Table
    from quiz.study import Asked, Session


def summary(
    players: Sequence[tuple[str, Session]], table: Table | None, *, missed: bool = True
) -> str:
    """The figures of each player, then the missed questions; empty where nothing was answered.

    `missed` is false where nobody is to see what was right.
    """
    lines: list[str] = []
    for name, session in players:
        if session.outcomes:
            lines += _figures(name if len(players) > 1 else "", session, table)
    if lines and players[0][1].mode.scores:
        lines.append(schedule_line(players[0][1]))
    if lines:
        lines += players[0][1].notices
    for _, session in players if missed else ():
        for outcome in session.missed:
            from quiz.study import asked

            lines += missed_lines(asked(outcome))
    return "\n".join(lines)


def exam_summary(exam: Exam, left: int) -> str:
    """What becomes of an exam that is left with so many milliseconds to go."""
    answered = f"{len(exam.answers)} of {plural(len(exam.turns), 'question')} answered"
    if left <= 0:
        return f"Exam: {answered}. Its time is up: `quiz exam` hands it in."
    from quiz.exams import minutes_said

    runs = "It is not handed in, and its clock runs: `quiz exam` goes on with it."
    return f"Exam: {answered}, {minutes_said(left)} left. {runs}"


def _figures(name: str, session: Session, table: Table | None) -> list[str]:
    results, mode = session.results(), session.mode
    who = f"{mode.title}, {one_line(name)}: " if name else f"{mode.title}: "
    answers = f"{share(results.accuracy)} of {plural(len(results.answers), 'answer')}"
    if not mode.scores:
        return [f"{who}{results.right} of {len(results.answers)} right, accuracy {answers}."]
    placing = _placing(session, table)
    points = plural(results.points, "point")
    score = f"{points}, {rank(placing.place, placing.runs)}" if placing else points
    lines = [f"{who}{score}; accuracy {answers}; {results.median_seconds:.1f} s a question."]
    if placing and placing.is_best:
        lines.append("A new best.")
    return lines


def _placing(session: Session, table: Table | None) -> Placing | None:
    placings = table.placings if table else ()
    return next((placing for placing in placings if placing.player.session is session), None)


def rank(place: int, runs: int) -> str:
    """The rank of a run among those with the same settings: `2nd of 5 runs with these settings`."""
    return f"{ordinal(place)} of {plural(runs, 'run')} with these settings"


def schedule_line(session: Session) -> str:
    """A sentence on what a game or an exam changed of the schedule."""
    counted, allowed = session.results().counted, session.settings.games_count
    return schedule_words(counted, mine=session.rules.mine, allowed=allowed)


def schedule_words(counted: int, *, mine: bool, allowed: bool) -> str:
    """The same, from the number of responses that counted, and from what let them."""
    if not mine:
        return "None of these counted as a review: it was under another name."
    if not allowed:
        return "Games move nothing, as your settings say."
    return f"{counted or 'None'} of these counted as today's reviews."


def missed_lines(asked: Asked) -> Iterator[str]:
    """A question that was missed, its answer, and what else would have been right."""
    yield f"  missed: {one_line(asked.prompt)}"
    source = f"  [{one_line(asked.source)}]" if asked.source else ""
    yield f"          {one_line(asked.answer)}{source}"
    if also := also_words(asked.also, ALSO_COLUMNS):
        yield f"          {also}"


def leaving_line(collection: Collection) -> str:
    """The last line that is printed, once everything is kept."""
    store = collection.store
    if store.file.nothing_is_kept:
        return store.file.nothing_is_kept
    try:
        left = store.left_again(collection.today)
    except StoreError as error:
        return visible(str(error))
    return f"Saved; {plural(left, 'comes', 'come')} back {in_days(0)}." if left else "Saved."
