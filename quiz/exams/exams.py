"""Exams of a collection: begun, gone on with after the program ended, and handed in."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from quiz.clock import Moment
from quiz.collection.collection import Collection
from quiz.decks.files import write_file
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question
from quiz.decks.shelf import ShelvedDeck
from quiz.errors import EditRefused, ExamError
from quiz.exams import terms as written_terms
from quiz.exams.exam import Exam, ExamClock
from quiz.exams.paper import EVERYTHING, draw, variant_seed
from quiz.exams.result import result_file
from quiz.exams.terms import Begun, Item, Terms
from quiz.schedule.history import Act, AnsweredInExam, HandedIn, Review, RowId, Sitting
from quiz.study.lineup import sample
from quiz.study.modes import EXAM
from quiz.study.rules import Referee, Setup
from quiz.study.session import Session


def paper(decks: Iterable[ShelvedDeck], terms: Terms) -> tuple[Terms, list[Question]]:
    """The terms with a seed, and the questions of the exam.

    ExamError where the decks cannot give them, or the result could not be written.
    """
    terms = written_terms.checked(terms)
    folder = os.path.dirname(terms.save)
    if terms.save and os.path.lexists(terms.save):
        raise ExamError(f"{terms.save} is there already. Name another file for the result.")
    if terms.save and not os.access(folder, os.W_OK):
        raise ExamError(f"{folder} is no folder that the result could be written to.")
    seed = int.from_bytes(os.urandom(4), "big") if terms.seed is None else terms.seed
    terms = terms._replace(seed=seed)
    return terms, draw((one for deck in decks for one in deck.deck.questions), terms, seed)


def begin(
    collection: Collection,
    decks: Sequence[ShelvedDeck],
    terms: Terms,
    questions: Sequence[Question],
) -> Exam:
    """An exam whose clock runs from now; ExamError if another one is open."""
    before = open_sitting(collection)
    running = written_terms.read(before.settings) if before else None
    if running and running.end > collection.now.at:
        raise ExamError(
            f"Another exam is not handed in yet: {running.title}. `quiz exam` goes on with it."
        )
    collection.refresh()
    now = collection.now
    begun = Begun(
        terms,
        ", ".join(deck.title or deck.name for deck in decks),
        tuple(deck.name for deck in decks),
        tuple(os.path.abspath(deck.path) for deck in decks),
        now.at + terms.length,
        tuple(Item(one.fingerprint, one.points) for one in questions),
    )
    sitting = Sitting(EXAM.name, written_terms.written(begun), terms.seed or 0, terms.name, now)
    kept = sitting._replace(id=collection.store.open_sitting(sitting))
    return _exam(collection, kept, begun, questions)


def _exam(
    collection: Collection,
    sitting: Sitting,
    begun: Begun,
    questions: Sequence[Question],
    latest: int = 0,
) -> Exam:
    terms = begun.terms
    setup = Setup(typing=not terms.choosing, extra=0.0)
    session = Session(
        questions,
        collection.standings,
        EXAM,
        settings=collection.settings,
        seed=variant_seed(sitting.seed, terms.variant),
        sitting=sitting.id,
        referee=Referee(EXAM, setup, mine=terms.name in ("", collection.settings.name)),
    )
    clock = ExamClock(max(collection.now.at, sitting.moment.at, latest), collection.clock.tick())
    return Exam(session, begun, sitting.moment, clock)


def open_sitting(collection: Collection) -> Sitting | None:
    """The sitting of an exam that was begun and not handed in, or handed in by half when the
    program ended."""
    sitting = collection.store.last_sitting(EXAM.name)
    begun = written_terms.read(sitting.settings) if sitting else None
    if sitting is None or sitting.id is None or begun is None:
        return None
    facts = collection.store.done_in(sitting.id)
    actions = [fact.action for fact in facts if isinstance(fact, Act)]
    if not any(isinstance(action, HandedIn) for action in actions):
        return sitting
    answered = {
        action.question: bool(action.response)
        for action in actions
        if isinstance(action, AnsweredInExam)
    }
    kept = {one.question for one in facts if isinstance(one, Review)}
    there = {one.key for deck in collection.shelf.all_decks() for one in deck.listed}
    return sitting if any(said and key in there - kept for key, said in answered.items()) else None


def resumed(collection: Collection) -> Exam | None:
    """The exam that is still open, with what was answered in it; None if there is none, or none of
    its questions.

    Questions that have left their decks since are left out.
    """
    sitting = open_sitting(collection)
    begun = written_terms.read(sitting.settings) if sitting else None
    if sitting is None or sitting.id is None or begun is None:
        return None
    collection.refresh()
    found = _found(collection, begun)
    asked = (found.get(collection.known_as(item.key)) for item in begun.paper)
    questions = [one for one in asked if one is not None]
    if not questions:
        return None
    facts = collection.store.done_in(sitting.id)
    latest = max((one.moment.at for one in facts), default=0)
    exam = _exam(collection, sitting, begun, questions, max(latest, _seen(collection, sitting.id)))
    exam.take_all(one for one in facts if isinstance(one, Act))
    return exam


def _found(collection: Collection, begun: Begun) -> Mapping[QuestionKey, Question]:
    """The questions of a paper, from the decks that it was drawn from first, wherever they are."""
    wanted = {collection.known_as(item.key) for item in begun.paper}
    found: dict[QuestionKey, Question] = {}
    shelf = sorted(collection.shelf.all_decks(), key=lambda deck: deck.name not in begun.decks)
    known = {os.path.abspath(deck.path) for deck in shelf}
    others = [
        ShelvedDeck(path, name)
        for path, name in zip(begun.files, begun.decks, strict=False)
        if path not in known
    ]
    for deck in (*shelf, *others):
        if wanted - found.keys() and (
            deck in others or any(one.key in wanted for one in deck.listed)
        ):
            for question in deck.deck.questions:
                if question.key in wanted:
                    found.setdefault(question.key, question)
    return found


def note_time(collection: Collection, exam: Exam, at: int) -> None:
    """Remembers how late it is in an exam, so that a clock set back while the program is closed
    adds nothing."""
    if exam.sitting is not None:
        collection.store.remember("exam_seen", f"{exam.sitting.seq}:{at}")


def _seen(collection: Collection, sitting: RowId) -> int:
    seq, _, at = collection.store.remembered().get("exam_seen", "").partition(":")
    return int(at) if seq == str(sitting.seq) and at.isdecimal() else 0


def hand_in(collection: Collection, exam: Exam, moment: Moment, tick: float) -> Exam:
    """Keeps that the exam is over, and a review of each response; what was kept before is not kept
    twice."""
    assert exam.sitting is not None
    facts = collection.store.done_in(exam.sitting)
    before = next(
        (one for one in facts if isinstance(one, Act) and isinstance(one.action, HandedIn)), None
    )
    if before is None:
        before = exam.hand_in(moment, tick)
        collection.store.act(before)
    exam.take(before)
    kept = {one.question: one for one in facts if isinstance(one, Review)}
    for outcome in exam.graded(collection.now):
        key, session = outcome.turn.question.key, exam.session
        if key in kept:
            session.take(
                outcome, kept[key].id or RowId("", 0), session.standing(outcome.turn.question)
            )
        elif key in exam.answers:
            row = collection.store.record(outcome.review, outcome.turn.question)
            session.take(outcome, row.id, row.standing)
        else:
            session.outcomes.append(outcome)  # nothing was said, so that there is nothing to keep
    return exam


def most(decks: Iterable[ShelvedDeck]) -> int:
    """How many questions an exam over some decks can have."""
    return len(sample((one for deck in decks for one in deck.deck.questions), EVERYTHING, 0))


def save(exam: Exam, name: str) -> str:
    """Writes the result file and returns where; beside what is there already. Raises ExamError."""
    stem, ending = os.path.splitext(exam.begun.terms.save)
    names = (f"{stem}{number}{ending}" for number in ("", *map("-{}".format, range(2, 1000))))
    path = next((one for one in names if not os.path.lexists(one)), exam.begun.terms.save)
    try:
        write_file(
            Path(path),
            result_file(exam, name).encode("utf-8", errors="backslashreplace"),
            instead_of=None,
        )
    except EditRefused as error:
        raise ExamError(
            f"The result is not written: {error.__cause__ or error}. w tries again."
        ) from error
    return path
