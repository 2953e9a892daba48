"""What cannot be read of the decks of a sitting is counted and said, in one sentence."""

from __future__ import annotations

import pytest

from quiz.collection.sittings import begin_study
from quiz.decks.problem import MAX_FOUND
from quiz.decks.question import Deck
from quiz.decks.reader import read_text
from quiz.decks.shelved import ShelvedDeck
from quiz.errors import DeckUnreadable
from quiz.exams.exams import begin, compose_paper
from quiz.exams.going_on import resumed
from quiz.exams.terms import Terms
from quiz.games.games import begin_match
from quiz.store.store import Store
from quiz.study.omissions import insist_on_questions, left_out
from quiz.study.rules import Setup
from tests.clock import FixedClock
from tests.learner import collect

GOOD = "- who: Who?\n  answer: Ada\n- who: Who else?\n  answer: Bob\n"
ONE_BAD = "- who: Who is bad?\n  anwser: Cy\n"
HEAD = "title: A deck\nquestions:\n"


def deck(text: str, name: str = "deck") -> Deck:
    return read_text(text, file=f"/decks/{name}.yaml", name=name)


def sentence(*decks: Deck) -> str:
    return left_out(map(ShelvedDeck.of, decks)).sentence


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (HEAD + GOOD, 0),
        (HEAD + GOOD + ONE_BAD, 1),
        (HEAD + GOOD + ONE_BAD + "- nothing here\n-\n", 3),
        (HEAD + GOOD + "- who: Who?\n  answer: Ada\n", 1),
        (HEAD + GOOD + "- who: A: b?\n  answer: [x\n- who: Who now?\n  answer: Di\n", 1),
        (HEAD + ONE_BAD + ONE_BAD.replace("bad", "worse"), 2),
        (GOOD, 0),
    ],
)
def test_the_entries_that_cannot_be_read_are_counted(text: str, left: int) -> None:
    read = deck(text)
    assert read.left_out == left
    assert not read.is_cut_short


def test_a_deck_that_is_not_read_to_its_end_says_at_least() -> None:
    many = "".join(ONE_BAD.replace("bad", f"bad {n}") for n in range(MAX_FOUND + 9))
    assert deck(HEAD + GOOD + many).is_cut_short
    assert sentence(deck(HEAD + GOOD + many)).startswith("at least 5")


def test_the_sentence_names_the_file_or_counts_the_decks() -> None:
    good, partly = deck(HEAD + GOOD), deck(HEAD + GOOD + ONE_BAD, "rivers")
    other = deck(HEAD + GOOD + ONE_BAD + "- x\n", "lakes")
    bad, head = deck("no deck", "seas"), deck(f"titel: x\n{HEAD}{GOOD}", "hills")
    assert sentence(good) == ""
    assert sentence(good, partly) == "1 entry of rivers.yaml is left out."
    assert sentence(partly, other) == "3 entries of 2 decks are left out."
    assert sentence(bad, good) == "seas.yaml cannot be read."
    assert sentence(partly, bad) == "1 entry of rivers.yaml is left out; seas.yaml cannot be read."
    assert sentence(head) == "hills.yaml has an error, but every entry is read."


def test_a_file_name_reaches_the_sentence_made_visible() -> None:
    odd = read_text(HEAD + GOOD + ONE_BAD, file="/decks/\x1b]0;x.yaml", name="odd")
    assert "\x1b" not in sentence(odd)


def test_the_problems_of_all_faulty_decks_are_at_hand() -> None:
    decks = [deck(HEAD + GOOD), deck(HEAD + GOOD + ONE_BAD, "rivers"), deck("no deck", "seas")]
    problems = left_out(map(ShelvedDeck.of, decks)).problems()
    assert {problem.file for problem in problems} == {"/decks/rivers.yaml", "/decks/seas.yaml"}


def test_decks_of_which_nothing_can_be_read_raise_the_first_problem() -> None:
    bad = ShelvedDeck.of(deck(HEAD + ONE_BAD + "- x\n", "seas"))
    with pytest.raises(DeckUnreadable, match=r"^/decks/seas\.yaml:4:3: .*anwser.*And 1 more"):
        insist_on_questions([bad])
    insist_on_questions([bad, ShelvedDeck.of(deck(HEAD + GOOD))])
    insist_on_questions([])


def test_every_sitting_knows_what_its_decks_left_out(store: Store, clock: FixedClock) -> None:
    collection = collect(store, clock, [deck(HEAD + GOOD + ONE_BAD, "rivers")])
    decks = list(collection.shelf.all_decks())
    said = ["1 entry of rivers.yaml is left out."]
    assert begin_study(collection, decks).notices == said
    players = begin_match(collection, decks, Setup(names=("Ada", "Bob"), questions=1)).players
    assert [player.session.notices for player in players] == [said, said]
    exam = begin(collection, decks, *compose_paper(decks, Terms(questions=2)))
    assert exam.session.notices == said
    again = resumed(collection)
    assert again is not None
    assert again.session.notices == said


def test_no_sitting_begins_with_decks_of_which_nothing_can_be_read(
    store: Store, clock: FixedClock
) -> None:
    collection = collect(store, clock, [deck("no deck", "seas")])
    decks = list(collection.shelf.all_decks())
    with pytest.raises(DeckUnreadable, match=r"seas\.yaml:1:1"):
        begin_study(collection, decks)
    with pytest.raises(DeckUnreadable, match=r"seas\.yaml:1:1"):
        begin_match(collection, decks, Setup())
