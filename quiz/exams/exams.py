"""Exams of a collection: begun, gone on with after the program ended, and handed in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from quiz.collection import Collection
from quiz.decks import Question, QuestionKey, ShelvedDeck, write_file
from quiz.errors import EditRefused, ExamError
from quiz.exams import terms as written_terms
from quiz.exams.exam import Exam, ExamClock
from quiz.exams.paper import EVERYTHING, draw, variant_seed
from quiz.exams.points import ExamResults, results_of
from quiz.exams.result import result_file
from quiz.exams.terms import Begun, Item, Terms
from quiz.schedule import Act, AnsweredInExam, Fact, HandedIn, Review, RowId, Sitting
from quiz.study import EXAM, Rules, Session, Setup, drawn_seed, left_out, sample
from quiz.text import visible


def compose_paper(decks: Iterable[ShelvedDeck], terms: Terms) -> tuple[Terms, list[Question]]:
    """The terms with a seed, and the questions of the exam.

    ExamError where the decks cannot give them, or the result could not be written.
    """
    terms = written_terms.checked(terms)
    folder = os.path.dirname(terms.save)
    if terms.save and os.path.lexists(terms.save):
        raise ExamError(f"{terms.save} is there already. Name another file for the result.")
    if terms.save and not os.access(folder, os.W_OK):
        raise ExamError(f"{folder} is no folder that the result could be written to.")
    seed = drawn_seed() if terms.seed is None else terms.seed
    terms = terms._replace(seed=seed)
    questions = (question for deck in decks for question in deck.deck.questions)
    return terms, draw(questions, terms, seed)


def begin(
    collection: Collection,
    decks: Sequence[ShelvedDeck],
    terms: Terms,
    questions: Sequence[Question],
) -> Exam:
    """An exam whose clock runs from now; ExamError if another one is open."""
    other = unfinished(collection)
    if other and other.begun.end > collection.now.at:
        title = other.begun.title
        raise ExamError(f"Another exam is not handed in yet: {title}. `quiz exam` goes on with it.")
    collection.refresh()
    now = collection.now
    begun = Begun(
        terms,
        title=", ".join(deck.title for deck in decks),
        decks=tuple(deck.name for deck in decks),
        files=tuple(os.path.abspath(deck.path) for deck in decks),
        end=now.at + terms.length,
        paper=tuple(Item(question.fingerprint, question.points) for question in questions),
    )
    settings, seed = written_terms.written_begun(begun), terms.seed or 0
    sitting = Sitting(EXAM.name, settings, seed=seed, name=terms.name, moment=now)
    sitting = sitting._replace(id=collection.store.open_sitting(sitting))
    exam = _exam(collection, sitting, begun, questions, decks=decks, latest=0)
    exam.session.left_out = left_out(decks)
    return exam


def _exam(
    collection: Collection,
    sitting: Sitting,
    begun: Begun,
    questions: Sequence[Question],
    *,
    decks: Iterable[ShelvedDeck],
    latest: int,
) -> Exam:
    """`latest` is the latest time that was kept in it, in milliseconds since 1970."""
    terms = begun.terms
    setup = Setup(typing=not terms.choosing, extra=0.0)
    session = Session(
        questions,
        collection.standings,
        EXAM,
        settings=collection.settings,
        seed=variant_seed(sitting.seed, terms.variant),
        sitting=sitting.id,
        rules=Rules(EXAM, setup, mine=terms.name in ("", collection.settings.name)),
        decks=decks,
    )
    clock = ExamClock(max(collection.now.at, sitting.moment.at, latest), collection.clock.tick())
    return Exam(session, begun, sitting.moment, clock)


class Unfinished(NamedTuple):
    """An exam that was not handed in, or whose grades were not all kept when the program ended."""

    sitting: Sitting
    id: RowId
    begun: Begun


def unfinished(collection: Collection) -> Unfinished | None:
    """The exam that can still be gone on with; None if there is none."""
    sitting = collection.store.last_sitting(EXAM.name)
    if sitting is None or sitting.id is None:
        return None
    begun = written_terms.read_begun(sitting.settings)
    if begun is None:  # another version of quiz wrote it
        return None
    facts = collection.store.done_in(sitting.id)
    actions = [fact.action for fact in facts if isinstance(fact, Act)]
    is_handed_in = any(isinstance(action, HandedIn) for action in actions)
    if is_handed_in and not _ungraded(collection, facts):
        return None
    return Unfinished(sitting, sitting.id, begun)


def _ungraded(collection: Collection, facts: Sequence[Fact]) -> bool:
    """True if the review of an answer in an exam is missing, and its question is on the shelf."""
    actions = [fact.action for fact in facts if isinstance(fact, Act)]
    answers = {
        action.question: bool(action.response)
        for action in actions
        if isinstance(action, AnsweredInExam)
    }
    reviewed = {fact.question for fact in facts if isinstance(fact, Review)}
    shelf = {question.key for deck in collection.shelf.all_decks() for question in deck.listed}
    return any(given and key in shelf - reviewed for key, given in answers.items())


def resumed(collection: Collection) -> Exam | None:
    """The exam that is still open, with its answers; None if there is none, or none of its
    questions."""
    exam = unfinished(collection)
    return resume(collection, exam) if exam else None


def resume(collection: Collection, exam: Unfinished) -> Exam | None:
    """An unfinished exam with its answers; None if none of its questions is left.

    Questions that have left their decks since are left out.
    """
    collection.refresh()
    questions_by_key = _paper_questions(collection, exam.begun)
    keys = (collection.known_as(item.key) for item in exam.begun.paper)
    questions = [questions_by_key[key] for key in keys if key in questions_by_key]
    if not questions:
        return None
    facts = collection.store.done_in(exam.id)
    latest = max((fact.moment.at for fact in facts), default=0)
    latest = max(latest, _noted_time(collection, exam.id))
    files = set(exam.begun.files)
    decks = [deck for deck in collection.shelf.all_decks() if os.path.abspath(deck.path) in files]
    resumed = _exam(collection, exam.sitting, exam.begun, questions, decks=decks, latest=latest)
    resumed.session.left_out = left_out(decks)
    resumed.take_all(fact for fact in facts if isinstance(fact, Act))
    return resumed


def _paper_questions(collection: Collection, begun: Begun) -> Mapping[QuestionKey, Question]:
    """The questions of a paper, from the decks that it was drawn from first, wherever they are."""
    wanted = {collection.known_as(item.key) for item in begun.paper}
    questions_by_key: dict[QuestionKey, Question] = {}
    for deck in _decks_to_look_in(collection, begun, wanted):
        if wanted - questions_by_key.keys():
            for question in deck.deck.questions:
                if question.key in wanted:
                    questions_by_key.setdefault(question.key, question)
    return questions_by_key


def _decks_to_look_in(
    collection: Collection, begun: Begun, wanted: set[QuestionKey]
) -> Iterator[ShelvedDeck]:
    shelf = sorted(collection.shelf.all_decks(), key=lambda deck: deck.name not in begun.decks)
    for deck in shelf:
        if any(question.key in wanted for question in deck.listed):
            yield deck
    paths = {os.path.abspath(deck.path) for deck in shelf}
    for path, name in zip(begun.files, begun.decks, strict=False):
        if path not in paths:
            yield ShelvedDeck(path, name)


def note_time(collection: Collection, exam: Exam, at: int) -> None:
    """Remembers the time in an exam: a clock set back while the program is closed adds nothing."""
    if exam.sitting is not None:
        collection.store.remember("exam_seen", f"{exam.sitting.seq}:{at}")


def _noted_time(collection: Collection, sitting: RowId) -> int:
    seq, _, at = collection.store.remembered().get("exam_seen", "").partition(":")
    return int(at) if seq == str(sitting.seq) and at.isdecimal() else 0


def most(decks: Iterable[ShelvedDeck]) -> int:
    """The number of questions that an exam over some decks can have."""
    questions = (question for deck in decks for question in deck.deck.questions)
    return len(sample(questions, EVERYTHING, 0))


def save(exam: Exam, name: str) -> str:
    """Writes the result file that an exam was to have; returns where. Raises ExamError."""
    return write_result(results_of(exam), name, exam.begun.terms.save)


def write_result(results: ExamResults, name: str, file: str) -> str:
    """Writes a result file and returns where; beside what is there already. Raises ExamError."""
    wanted = os.path.abspath(os.path.expanduser(file))
    if os.path.exists(wanted) and not os.path.isfile(wanted):
        what = "a folder" if os.path.isdir(wanted) else "not a plain file"
        raise ExamError(f"The result is not written: {visible(wanted)} is {what}.")
    stem, ending = os.path.splitext(wanted)
    names = (f"{stem}{number}{ending}" for number in ("", *map("-{}".format, range(2, 1000))))
    path = next((name for name in names if not os.path.lexists(name)), file)
    data = result_file(results, name).encode("utf-8", errors="backslashreplace")
    try:
        write_file(Path(path), data, instead_of=None)
    except EditRefused as error:
        cause = error.__cause__
        reason = cause.strerror if isinstance(cause, OSError) else str(error)
        raise ExamError(f"The result is not written to {visible(path)}: {reason}.") from error
    return path
