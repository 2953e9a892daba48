"""The log: every sitting of the past, and its results as they were."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.clock import Moment
from quiz.collection import Collection
from quiz.exams import Answers, ExamResults, read_begun, standing_end
from quiz.results.pages import Line, Page
from quiz.results.past import (
    Decks,
    Done,
    changed,
    done_in,
    late_answers,
    past_line,
    past_page,
)
from quiz.results.written import read_line, read_page
from quiz.schedule import RowId, Sitting
from quiz.study import EXAM
from quiz.text import plural
from quiz.values import NamedTuple, replace


class Entry(NamedTuple):
    """One sitting in the log."""

    id: RowId
    moment: Moment
    """When it began."""
    mode: str
    line: Line
    is_kept: bool
    """True if its page was kept; else it is worked out from the history."""

    @property
    def is_open(self) -> bool:
        """True of an exam that was not handed in."""
        return self.mode == EXAM.name and self.line.points is None


class Reopened(NamedTuple):
    """The results of a sitting of the past."""

    entry: Entry
    page: Page
    remark: str
    """Where they come from, in a sentence, if they are not as they were shown; else empty."""

    @property
    def shows_answers(self) -> bool:
        """False of an exam whose terms keep what was right to those who ask for it."""
        if not isinstance(self.page, ExamResults):
            return True
        return self.page.begun.terms.answers is Answers.LATER


def logged(collection: Collection) -> list[RowId]:
    """The sittings in which something was done, the latest first."""
    return collection.store.logged()


def entries(collection: Collection, ids: Iterable[RowId]) -> list[Entry]:
    """What the log says of some sittings; one that is gone is left out."""
    decks: list[Decks] = []
    found = []
    for row in ids:
        sitting = collection.store.sitting_at(row)
        if sitting is None:
            continue
        line = None
        if _paper_here(collection, sitting):
            line = read_line(collection.store.kept_line(row))
        is_kept = line is not None
        if line is None:
            decks = decks or [Decks(collection)]
            line = past_line(done_in(collection, sitting), decks[0])
        found.append(Entry(row, sitting.moment, sitting.mode, line, is_kept=is_kept))
    return found


def reopen(collection: Collection, row: RowId) -> Reopened | None:
    """The results of a sitting, as they were kept or else from the history; None if it has none:
    an exam that was not handed in."""
    found, sitting = entries(collection, [row]), collection.store.sitting_at(row)
    if not found or sitting is None:
        return None
    done = done_in(collection, sitting)
    page = read_page(collection.store.kept_page(row), read_begun(sitting.settings))
    if page is not None and found[0].is_kept:
        return Reopened(found[0], _as_of_now(page, done), "")
    page = past_page(collection, done)
    if page is None:
        return None
    here = row.machine in collection.store.machines()
    return Reopened(found[0], page, _remark(changed(collection, done), here=here))


def _paper_here(collection: Collection, sitting: Sitting) -> bool:
    """False of an exam that another machine handed in before this one did: its paper stands."""
    if sitting.mode != EXAM.name or sitting.id is None:
        return True
    end = standing_end(collection.store.done_in(sitting.id))
    return end is None or end.id is None or end.id.machine in collection.store.machines()


def _as_of_now(page: Page, done: Done) -> Page:
    """The results as they were kept, with what came after an exam was handed in."""
    if not isinstance(page, ExamResults) or done.paper is None:
        return page
    again = tuple(act.moment for act in done.paper.again)
    return replace(page, sitting=done.sitting.id, late=late_answers(done.paper), again=again)


def _remark(number: int, *, here: bool) -> str:
    whence = "from the history" if here else "from the history of another machine"
    if not number:
        return f"Worked out {whence}."
    questions = plural(number, "question reads", "questions read")
    return (
        f"Worked out {whence}. The deck has changed since: {questions} otherwise by now, or left."
    )
