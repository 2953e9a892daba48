"""Exams of a collection: set, begun, and their result files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from quiz.clock import Moment
from quiz.collection import Collection
from quiz.decks import Outlines, Question, ShelvedDeck, write_file
from quiz.errors import EditRefused, ExamError, reason
from quiz.exams.exam import Exam
from quiz.exams.going_on import exam_of, open_exams, unfinished
from quiz.exams.paper import draw
from quiz.exams.points import ExamResults, results_of
from quiz.exams.result import result_file
from quiz.exams.terms import Begun, Item, Terms, checked, written_begun
from quiz.schedule import Sitting
from quiz.study import EXAM, drawn_seed, left_out
from quiz.surroundings import waits
from quiz.text import visible

T = TypeVar("T")


def compose_paper(decks: Iterable[ShelvedDeck], terms: Terms) -> tuple[Terms, list[Question]]:
    """The terms with a seed, and the questions of the exam.

    ExamError where the decks cannot give them, or the result could not be written.
    """
    terms = checked(terms)
    if terms.save:
        _at(terms.save, lambda: _refuse(terms.save))
    seed = drawn_seed() if terms.seed is None else terms.seed
    terms = terms._replace(seed=seed)
    return terms, draw(decks, terms, seed)


def _refuse(file: str) -> None:
    """Raises ExamError where a result could not be written to a new file."""
    folder = os.path.dirname(file)
    if os.path.lexists(file):
        raise ExamError(f"{file} is there already. Name another file for the result.")
    if not os.access(folder, os.W_OK):
        raise ExamError(f"{folder} is no folder that the result could be written to.")


def _at(file: str, call: Callable[[], T]) -> T:
    """The value of a call to where a result is to be, which may be a server that has gone."""
    try:
        return waits.outside(file, call, patience=waits.LONGER)
    except TimeoutError as error:
        raise ExamError(f"The result is not written: {visible(reason(error))}.") from error


def begin(
    collection: Collection,
    decks: Sequence[ShelvedDeck],
    terms: Terms,
    questions: Sequence[Question],
) -> Exam:
    """An exam whose clock runs from now, open in this window; ExamError if another one is open."""
    begun = Begun(
        terms,
        title=", ".join(deck.title for deck in decks),
        decks=tuple(deck.name for deck in decks),
        files=tuple(os.path.abspath(deck.path) for deck in decks),
        end=0,
        paper=tuple(Item(question.fingerprint, question.points) for question in questions),
    )

    def sitting(moment: Moment) -> Sitting:
        _insist_on_none_open(collection, moment)
        text = written_begun(begun._replace(end=moment.at + terms.length))
        return Sitting(EXAM.name, text, seed=terms.seed or 0, name=terms.name, moment=moment)

    collection.refresh()
    kept = open_exams(collection).begin(sitting, collection.now)
    begun = begun._replace(end=kept.moment.at + terms.length)
    exam = exam_of(collection, kept, begun, questions, decks=decks, latest=0)
    exam.session.left_out = left_out(decks)
    return exam


def _insist_on_none_open(collection: Collection, moment: Moment) -> None:
    other = unfinished(collection)
    if other and not other.is_elsewhere and other.begun.end > moment.at:
        title = other.begun.title
        raise ExamError(f"Another exam is not handed in yet: {title}. `quiz exam` goes on with it.")


def most(decks: Iterable[ShelvedDeck]) -> int:
    """The number of questions that an exam over some decks can have."""
    return len(Outlines(decks).families())


def save(exam: Exam, name: str) -> str:
    """Writes the result file that an exam was to have; returns where. Raises ExamError."""
    return write_result(results_of(exam), name, exam.begun.terms.save)


def write_result(results: ExamResults, name: str, file: str) -> str:
    """Writes a result file and returns where; beside what is there already. Raises ExamError."""
    wanted = os.path.abspath(os.path.expanduser(file))
    data = result_file(results, name).encode("utf-8", errors="backslashreplace")
    return _at(wanted, lambda: _write(data, wanted))


def _write(data: bytes, wanted: str) -> str:
    if os.path.exists(wanted) and not os.path.isfile(wanted):
        what = "a folder" if os.path.isdir(wanted) else "not a plain file"
        raise ExamError(f"The result is not written: {visible(wanted)} is {what}.")
    stem, ending = os.path.splitext(wanted)
    names = (f"{stem}{number}{ending}" for number in ("", *map("-{}".format, range(2, 1000))))
    path = next((name for name in names if not os.path.lexists(name)), wanted)
    try:
        write_file(Path(path), data, instead_of=None)
    except EditRefused as error:
        why = reason(error.__cause__ or error)
        raise ExamError(f"The result is not written to {visible(path)}: {why}.") from error
    return path
