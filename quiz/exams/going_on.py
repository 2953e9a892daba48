"""Exams that are not handed in: found, offered, and gone on with in one window at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.collection import Collection, questions_of
from quiz.decks import Question, QuestionKey, ShelvedDeck
from quiz.errors import ExamError
from quiz.exams.exam import Exam, ExamClock
from quiz.exams.handed_in import acts_of_paper, standing_end
from quiz.exams.paper import variant_seed
from quiz.exams.terms import Begun, clock_words, read_begun
from quiz.schedule import AnsweredInExam, Fact, Review, RowId, Sitting
from quiz.store import Held, OpenExams, runs
from quiz.study import EXAM, Rules, Session, Setup, left_out
from quiz.text import plural
from quiz.values import NamedTuple

NOTED = 15.0
"""Seconds between two notes of the time in an open exam."""
EXPIRES = 120_000
"""Milliseconds without a sign of a window of another computer, after which it may be gone."""
UNHEARD = 600_000
"""The same of another machine, of which only a sync tells."""
STALE = 86_400_000
"""Milliseconds after its end for which an exam of another machine is offered here."""


class Unfinished(NamedTuple):
    """An exam that was not handed in, or whose grades were not all kept when the program ended."""

    sitting: Sitting
    id: RowId
    begun: Begun
    is_elsewhere: bool
    """True if it was begun on another machine."""


class Hold(NamedTuple):
    """Whether an exam is open in another window."""

    is_open: bool
    sentence: str
    """Where it is, or was; empty if it was left, or never was anywhere else."""


class Offer(NamedTuple):
    """An exam that is not handed in, as it is offered."""

    exam: Exam | None
    """With its answers until now, to look at; None if no deck has any of its questions."""
    hold: Hold
    is_elsewhere: bool
    """True if it was begun on another machine."""

    @property
    def comes_first(self) -> bool:
        """True of an exam that is to be gone on with before a new one begins."""
        return self.exam is not None and not self.is_elsewhere


def open_exams(collection: Collection) -> OpenExams:
    """The exams of the store as this window meets them."""
    return OpenExams(collection.store, collection.window)


def unfinished(collection: Collection) -> Unfinished | None:
    """The exam that can still be gone on with; None if there is none.

    The latest of this machine comes before one that a sync brought from another.
    """
    own = collection.store.machines()
    exams = [sitting for sitting in collection.store.sittings(EXAM.name) if sitting.id]
    here = [sitting for sitting in exams if sitting.id and sitting.id.machine in own]
    there = [sitting for sitting in exams if sitting.id and sitting.id.machine not in own]
    for sitting in (*here[:1], *there[:1]):
        exam = _unfinished(collection, sitting, own)
        if exam is not None:
            return exam
    return None


def _unfinished(collection: Collection, sitting: Sitting, own: set[str]) -> Unfinished | None:
    begun = read_begun(sitting.settings)
    if begun is None or sitting.id is None:  # another version of quiz wrote it
        return None
    is_elsewhere = sitting.id.machine not in own
    facts = collection.store.done_in(sitting.id)
    end = standing_end(facts)
    if end is None:
        is_over = is_elsewhere and collection.now.at > begun.end + STALE
    else:
        is_own = end.id is not None and end.id.machine in own
        is_over = not (is_own and _is_ungraded(collection, facts))
    return None if is_over else Unfinished(sitting, sitting.id, begun, is_elsewhere)


def _is_ungraded(collection: Collection, facts: Sequence[Fact]) -> bool:
    """True if the review of an answer in an exam is missing, and its question is on the shelf."""
    actions = (act.action for act in acts_of_paper(facts))
    answers = {
        action.question: bool(action.response)
        for action in actions
        if isinstance(action, AnsweredInExam)
    }
    reviewed = {fact.question for fact in facts if isinstance(fact, Review)}
    missing = [key for key, given in answers.items() if given and key not in reviewed]
    shelf = list(collection.shelf.all_decks())
    return bool(missing and collection.look_up(shelf, lambda questions: questions.find(missing)))


def offered(collection: Collection) -> Offer | None:
    """The exam that can still be gone on with, and whether it may be here."""
    found = unfinished(collection)
    if found is None:
        return None
    held = open_exams(collection).held(found.id)
    hold = _hold(collection, found, held)
    return Offer(resume(collection, found), hold, found.is_elsewhere)


def resumed(collection: Collection) -> Exam | None:
    """The exam that is still open, with its answers; None if there is none, or none of its
    questions."""
    exam = unfinished(collection)
    return resume(collection, exam) if exam else None


def resume(collection: Collection, exam: Unfinished) -> Exam | None:
    """An unfinished exam with its answers, to look at: `go_on` opens it here.

    Questions that have left their decks since are left out; None if none is left.
    """
    collection.refresh()
    questions_by_key = _paper_questions(collection, exam.begun)
    keys = (collection.known_as(item.key) for item in exam.begun.paper)
    questions = [questions_by_key[key] for key in keys if key in questions_by_key]
    if not questions:
        return None
    facts = collection.store.done_in(exam.id)
    held = open_exams(collection).held(exam.id)
    latest = max((fact.moment.at for fact in facts), default=0)
    latest = max(latest, held.seen_at if held else 0)
    files = set(exam.begun.files)
    decks = [deck for deck in collection.shelf.all_decks() if os.path.abspath(deck.path) in files]
    found = exam_of(collection, exam.sitting, exam.begun, questions, decks=decks, latest=latest)
    found.session.left_out = left_out(decks)
    found.take_all(acts_of_paper(facts))
    if end := standing_end(facts):
        found.take(end)
    return found


def exam_of(
    collection: Collection,
    sitting: Sitting,
    begun: Begun,
    questions: Sequence[Question],
    *,
    decks: Iterable[ShelvedDeck],
    latest: int,
) -> Exam:
    """`latest` is the latest time that was kept in it, in milliseconds since 1970 UTC."""
    terms = begun.terms
    setup = Setup(typing=not terms.choosing, extra=0.0)
    session = Session(
        questions,
        collection.standings.fetch(question.key for question in questions),
        EXAM,
        settings=collection.settings,
        seed=variant_seed(sitting.seed, terms.variant),
        sitting=sitting.id,
        rules=Rules(EXAM, setup, mine=terms.name in ("", collection.settings.name)),
        decks=decks,
    )
    clock = ExamClock(max(collection.now.at, sitting.moment.at, latest), collection.clock.tick())
    return Exam(session, begun, sitting.moment, clock)


# One window


def go_on(collection: Collection, exam: Exam) -> Exam:
    """Opens an exam in this window, with all that any window kept of it until now.

    Raises ExamError where another window has it, or handed it in meanwhile.
    """
    found = unfinished(collection)
    if found is None or found.id != exam.sitting:
        raise ExamError("The exam was handed in meanwhile: the log has its results.")
    at = exam.clock.now(collection.now.at, collection.clock.tick())

    def judge(held: Held | None) -> None:
        hold = _hold(collection, found, held)
        if hold.is_open:
            raise ExamError(hold.sentence)

    open_exams(collection).take(found.id, at, judge)
    fresh = resume(collection, found)
    if fresh is None:
        raise ExamError("No question of the exam is in a deck any more.")
    fresh.clock = exam.clock
    return fresh


def _hold(collection: Collection, exam: Unfinished, held: Held | None) -> Hold:
    title, window = exam.begun.title, open_exams(collection).window
    if held is None:
        return _hold_elsewhere(collection, exam) if exam.is_elsewhere else Hold(False, "")
    if held.is_left or held.window == window:
        return Hold(False, "")
    is_running = runs(held.window)
    if is_running is None:
        is_here = held.window.computer == window.computer
        where = "in another window" if is_here else "on another computer"
        return _hold_unseen(collection, exam, held.seen_at, EXPIRES, where)
    if is_running:
        where = f"in another window (process {held.window.process})"
        return Hold(True, f"The exam “{title}” is open {where}: go on there, or close it first.")
    return Hold(False, "The window that it was open in has ended.")


def _hold_elsewhere(collection: Collection, exam: Unfinished) -> Hold:
    """Of an exam that a sync brought: the machine may still be at it."""
    facts = collection.store.done_in(exam.id)
    heard_at = max((fact.moment.at for fact in facts), default=exam.sitting.moment.at)
    return _hold_unseen(collection, exam, heard_at, UNHEARD, "on another machine")


def _hold_unseen(
    collection: Collection, exam: Unfinished, at: int, expires: int, where: str
) -> Hold:
    now = collection.now
    seen = clock_words(now._replace(at=at))
    if abs(now.at - at) < expires:
        title = exam.begun.title
        wait = f"Hand it in there, or wait {plural(expires // 60_000, 'minute')}."
        return Hold(True, f"The exam “{title}” is open {where}, last seen at {seen}. {wait}")
    return Hold(False, f"It was open {where}, last seen at {seen}. Is it closed there?")


def leave(collection: Collection, exam: Exam) -> None:
    """Closes an exam in this window: another one may go on with it."""
    open_exams(collection).leave(exam.begun_as)


def note_time(collection: Collection, exam: Exam, at: int) -> None:
    """Keeps how late it is in an exam: a clock set back while the program is closed adds nothing.

    Raises ExamLost where another window has it by now.
    """
    open_exams(collection).note(exam.begun_as, at)


# Its questions


def _paper_questions(collection: Collection, begun: Begun) -> Mapping[QuestionKey, Question]:
    """The questions of a paper, from the decks that it was drawn from first, wherever they are."""
    wanted = dict.fromkeys(collection.known_as(item.key) for item in begun.paper)
    shelf = sorted(collection.shelf.all_decks(), key=lambda deck: deck.name not in begun.decks)
    found = questions_of(collection, wanted, shelf)
    for deck in _decks_elsewhere(begun, shelf):
        if wanted.keys() - found.keys():
            for question in deck.deck.questions:
                if question.key in wanted:
                    found.setdefault(question.key, question)
    return found


def _decks_elsewhere(begun: Begun, shelf: Iterable[ShelvedDeck]) -> Iterator[ShelvedDeck]:
    """The decks of an exam that are not on the shelf."""
    paths = {os.path.abspath(deck.path) for deck in shelf}
    for path, name in zip(begun.files, begun.decks, strict=False):
        if path not in paths:
            yield ShelvedDeck(path, name)
