"""`quiz relink`: questions that left their deck are listed, linked, parted and forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.collection.collection import open_collection
from quiz.collection.upkeep import new_alone, see_decks
from quiz.decks.kept import KeptQuestions
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Review
from quiz.schedule.standing import NEW
from quiz.store import absent
from tests.decks.test_pairing import entry, write

OLD = entry("who", "Who wrote the very long book about whales?", "Herman Melville")
NEW_WORDS = "Which American wrote the long novel about a whale?"
NEW_ONE = entry("who", NEW_WORDS, "Melville, Herman")
OTHER = entry("number", "How many bones has an adult human body?", "206")
NOTHING = "No question with a history has left your decks."


class Home:
    """A learner's folder, with one deck of their own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.decks = folder / "decks"
        self._capsys = capsys

    def write(self, *entries: str) -> None:
        write(self.decks, *entries, name="mine")

    def study(self) -> None:
        """Answers every question of the deck."""
        collection, decks = open_collection([str(self.decks)])
        collection.store.check()
        see_decks(collection)
        for question in decks[0].deck.questions:
            collection.store.record(
                Review(
                    question.key,
                    "r",
                    1.0,
                    Rating.GOOD,
                    3,
                    True,
                    collection.now,
                    collection.today,
                    900,
                ),
                question,
            )
        collection.close()

    def relink(self, *words: str, status: int = 0) -> str:
        self._capsys.readouterr()
        assert main(["relink", *words]) == status
        output = self._capsys.readouterr()
        return output.err if status else output.out

    def listed(self) -> tuple[str, str]:
        """The letters of the question that left and of its best candidate."""
        lines = self.relink().splitlines()
        assert "Who wrote the very long book about whales?" in lines[0]
        assert "1 review" in lines[1]
        assert NEW_WORDS in lines[2]
        return lines[0].split()[0], lines[2].split()[0]

    def reviews(self) -> dict[str, int]:
        """The number of answers to each question of the deck."""
        collection, decks = open_collection([str(self.decks)])
        counts = {
            question.prompt: collection.standings.get(question.key, NEW).reviews
            for question in decks[0].deck.questions
        }
        collection.close()
        return counts


@pytest.fixture
def home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Home:
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path))
    new_home = Home(tmp_path, capsys)
    new_home.write(OLD, OTHER)
    new_home.study()
    return new_home


def test_there_is_nothing_to_relink_while_every_question_stands_in_its_deck(home: Home) -> None:
    assert home.relink().strip() == NOTHING
    home.write(OTHER, OLD.replace("very long", "vrey long"))
    assert home.relink().strip() == NOTHING, "a slip is recognised"
    assert "continues" in home.relink("--linked")


def test_a_large_rewording_is_listed_linked_and_parted(home: Home) -> None:
    home.write(NEW_ONE, OTHER)
    old, new = home.listed()
    assert home.reviews()[NEW_WORDS] == 0
    assert "one question now" in home.relink(old, new)
    assert home.reviews()[NEW_WORDS] == 1
    assert home.relink().strip() == NOTHING
    assert f"{new}  continues  {old}  {NEW_WORDS}" in home.relink("--linked")
    assert "by itself" in home.relink("--unlink", new)
    assert home.reviews()[NEW_WORDS] == 0
    assert home.listed() == (old, new)


def test_linking_unlinking_and_forgetting_are_taken_back_one_by_one(home: Home) -> None:
    home.write(NEW_ONE, OTHER)
    old, new = home.listed()
    home.relink(old, new)
    home.relink("--unlink", new)
    home.relink("--forget", old)
    assert home.relink().strip() == NOTHING
    assert home.relink("--undo").strip() == "Taken back: that a question begins anew."
    assert home.listed() == (old, new)
    assert home.relink("--undo").strip() == "Taken back: that a question is one by itself."
    assert home.reviews()[NEW_WORDS] == 1
    assert home.relink("--undo").strip() == "Taken back: that two questions are one."
    assert home.reviews()[NEW_WORDS] == 0
    assert home.relink("--undo").strip() == "There is nothing to take back."


def test_what_was_forgotten_begins_anew_when_it_comes_back(home: Home) -> None:
    home.write(OTHER)
    old = home.relink().split()[0]
    home.relink("--forget", old)
    home.write(OLD, OTHER)
    assert sorted(home.reviews().values()) == [0, 1]
    home.study()
    assert sorted(home.reviews().values()) == [1, 2]


def test_a_learner_may_say_what_an_edit_was_wrongly_taken_for(home: Home) -> None:
    home.write(OTHER, OLD.replace("very long", "vrey long"))
    home.relink()
    new = home.relink("--linked").split()[0]
    home.relink("--unlink", new)
    assert sorted(home.reviews().values()) == [0, 1]
    home.write(OLD.replace("very long", "vrey long"), OTHER)
    home.relink()
    assert sorted(home.reviews().values()) == [0, 1], (
        "what a person said is not said again by an edit"
    )


LIKELY = OLD.replace("wrote", "composed")


def test_what_looks_reworded_is_listed_first_and_decided(home: Home) -> None:
    home.write(LIKELY, OTHER)
    lines = home.relink().splitlines()
    assert "Who wrote the very long book about whales?" in lines[0]
    assert lines[1].strip() == "1 review"
    new, words = lines[2].split(maxsplit=1)
    assert (
        words
        == "looks reworded  mine: Who composed the very long book about whales? (Herman Melville)"
    )
    assert "--same NEW" in lines[-1]
    assert "two questions" in home.relink("--another", new)
    assert "looks reworded" not in home.relink(), "it is listed with what left the decks"
    assert home.relink("--undo").strip() == "Taken back: that two questions are not one."
    assert home.relink().splitlines() == lines
    assert "one question now" in home.relink("--same", new)
    assert home.relink().strip() == NOTHING
    assert home.reviews()["Who composed the very long book about whales?"] == 1
    assert home.relink("--undo").strip() == "Taken back: that two questions are one."
    home.study()
    assert home.relink().splitlines()[1].strip() == "1 review, and 1 of the new one since"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["00000000", "11111111"], "There is no question on the shelf whose key begins with"),
        (["--forget", "zz"], "There is no question in your history whose key begins with"),
        (
            ["--unlink", "zz"],
            "There is no question that continues another one whose key begins with",
        ),
        (["--same", "zz"], "There is no question that looks reworded whose key begins with"),
        (["--another", "zz"], "There is no question that looks reworded whose key begins with"),
        (["abc"], "Name two questions"),
    ],
)
def test_letters_that_name_nothing_are_told(home: Home, words: list[str], sentence: str) -> None:
    assert sentence in home.relink(*words, status=2)


def test_letters_that_could_be_several_are_told(home: Home) -> None:
    assert "could be several" in home.relink("--forget", "", status=2)


def test_control_characters_of_a_deck_do_not_reach_the_terminal(home: Home) -> None:
    home.write(entry("who", "Who \u202e wrote the first epic poem about roses?", "Ann"), OTHER)
    home.study()
    home.write(entry("who", "Who \u202e composed the first epic poem about roses?", "Ann"), OTHER)
    assert "looks reworded" in home.relink()
    assert "\u202e" not in home.relink()
    home.write(OTHER)
    assert "\u202e" not in home.relink()


def test_no_deck_is_opened_for_a_list_or_a_link(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.write(NEW_ONE, OTHER)
    old, new = home.listed()

    def refuse(_: KeptQuestions) -> None:
        pytest.fail("a deck was opened")

    for whole in ("_questions", "passing"):
        monkeypatch.setattr(KeptQuestions, whole, property(refuse))
    assert home.listed() == (old, new)
    home.relink(old, new)
    assert NEW_WORDS in home.relink("--linked")


def test_a_start_with_decks_that_are_known_does_not_read_the_history(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.relink()
    monkeypatch.setattr(absent, "begun", lambda _: pytest.fail("the history was read"))
    collection, _ = open_collection([str(home.decks)])
    assert new_alone(collection) == []
    collection.close()
