"""An edit of a deck changes no paper: neither one still to be drawn, nor one that is open."""

from __future__ import annotations

from pathlib import Path

from quiz.exams.exam import Exam
from quiz.exams.exams import begin, compose_paper
from quiz.exams.going_on import resumed
from quiz.exams.open_exam import OpenExam
from quiz.exams.points import results_of
from quiz.exams.result import result_file
from quiz.exams.result_reader import read_text
from quiz.exams.terms import Terms
from quiz.plain.keeping import done, keep
from quiz.study.choices import choices
from tests.clock import FixedClock
from tests.decks.authors import Reader
from tests.decks.test_pairing import entry, write

PROMPTS = [
    f"What is the {name} that all pupils of this school know?"
    for name in ("song", "game", "river", "hill")
]
OLD = [entry("what", prompt, f"Answer {number}") for number, prompt in enumerate(PROMPTS)]
NEW = [text.replace("pupils", "puplis") for text in OLD]
TERMS = Terms(questions=3, minutes=10, seed=7, choosing=True)


def hand_in(reader: Reader, exam: Exam, clock: FixedClock) -> None:
    done(OpenExam(exam, reader.collection, keep).hand_in(clock.now(), clock.tick()))


def studied(folder: Path, clock: FixedClock) -> Reader:
    """A learner who knows the decks as they were."""
    write(folder, *OLD)
    reader = Reader(folder, clock)
    for question in reader.questions():
        reader.review(question)
    return reader


def test_one_seed_gives_everybody_the_same_paper_whatever_wording_they_met_first(
    tmp_path: Path, clock: FixedClock
) -> None:
    ada, papers = studied(tmp_path, clock), []
    write(tmp_path, *NEW)
    ada.open()
    assert all(question.key != question.fingerprint for question in ada.questions())
    for reader in (ada, Reader(tmp_path, clock)):
        decks = list(reader.collection.shelf.all_decks())
        terms, questions = compose_paper(decks, TERMS)
        exam = begin(reader.collection, decks, terms, questions)
        hand_in(reader, exam, clock)
        result = read_text(result_file(results_of(exam), "A pupil"), "a.json")
        papers.append(
            (
                exam.begun.paper,
                result.paper,
                [question.prompt for question in questions],
                [choices(question, 7) for question in questions],
            )
        )
    assert papers[0] == papers[1]


def test_an_open_exam_goes_on_with_its_answers_after_an_edit(
    tmp_path: Path, clock: FixedClock
) -> None:
    reader = studied(tmp_path, clock)
    decks = list(reader.collection.shelf.all_decks())
    exam = begin(reader.collection, decks, *compose_paper(decks, TERMS))
    open_exam = OpenExam(exam, reader.collection, keep)
    assert done(open_exam.answer("Answer 1", clock.now(), clock.tick())) is not None
    write(tmp_path, *NEW)
    reader.open()
    again = resumed(reader.collection)
    assert again is not None
    assert len(again.turns) == 3
    assert list(again.answers.values()) == ["Answer 1"]
    hand_in(reader, again, clock)
    reader.collection.refresh()
    assert (
        sum(reader.collection.standings[question.key].reviews for question in reader.questions())
        == 4
    )
    counts = [len(reader.store.history(question.key)) for question in reader.questions()]
    assert sum(counts) == 5
    hand_in(reader, again, clock)
    assert [len(reader.store.history(question.key)) for question in reader.questions()] == counts, (
        "and each is kept once"
    )


def test_an_exam_over_edited_questions_is_gone_on_with(tmp_path: Path, clock: FixedClock) -> None:
    reader = studied(tmp_path, clock)
    write(tmp_path, *NEW)
    reader.open()
    decks = list(reader.collection.shelf.all_decks())
    exam = begin(reader.collection, decks, *compose_paper(decks, TERMS))
    again = resumed(reader.open())
    assert again is not None
    assert [turn.question.prompt for turn in again.turns] == [
        turn.question.prompt for turn in exam.turns
    ]
