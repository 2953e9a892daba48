"""What is drawn of closed decks is what a draw with all questions at hand would be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, strategies as st

from quiz.decks.kept import KeptQuestions
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_text
from quiz.decks.shelved import ShelvedDeck
from quiz.errors import ExamError
from quiz.exams.paper import draw
from quiz.exams.terms import Share, Terms
from quiz.store.catalogue import Catalogue
from quiz.study.pool import Pool
from tests.drawing_all import cards_of_all, paper_of_all, sample_all
from tests.learner import sums

PROMPTS = (
    "The capital of Georgia?",
    "the capital of Georgia",
    "Capital of Georgia?",
    "«The capital of Georgia»",
    "The capital of France?",
    "Die Hauptstadt von Georgien?",
    "Hauptstadt von Georgien",
    "L’eau?",
    "L'eau",
    "Eau",
    "What is C?",
    "What is c?",
)
ENTRIES = (
    *(f"- what: '{prompt.replace(chr(39), chr(39) * 2)}'\n  answer: %d\n" for prompt in PROMPTS),
    "- where: The capital of Georgia?\n  answer: town %d\n",
    "- choice: The capital of Georgia?\n  answer: choice %d\n  wrong: lie\n",
    "- card: The capital of Georgia?\n  answer: card %d\n",
    "- cloze: The {one} of %d, the {two} of b and the {three} of c.\n",
    "- number: What is %d?\n  answer: %d\n  fact: three\n",
    "- number: Which is %d?\n  answer: %d\n  fact: three\n",
    "- number: How many are %d?\n  answer: %d\n",
)
MORE = ("", "  draft: yes\n", "  tags: [odd]\n", "  tags: [odd, Even]\n", "  tags: [even]\n")
HEADS = ("", "language: de\n", "language: fr\n", "tags: [odd]\n", "draft: yes\n")
entries = st.tuples(st.sampled_from(ENTRIES), st.integers(0, 2), st.sampled_from(MORE))
heads = st.sampled_from(HEADS)
decks = st.lists(
    st.tuples(heads, st.lists(entries, min_size=1, max_size=12)), min_size=1, max_size=4
)
shares = st.dictionaries(
    st.sampled_from(["odd", "EVEN", "deck0", "deck1"]), st.integers(1, 4), max_size=3
)
links = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=3)


class Chosen(NamedTuple):
    """Decks that a cache has, closed, and their questions at hand."""

    closed: list[ShelvedDeck]
    questions: list[Question]

    @property
    def open_decks(self) -> int:
        loaded = (deck.whole.deck.questions for deck in self.closed)
        return sum(not isinstance(each, KeptQuestions) or each.are_open for each in loaded)


def written(number: int, head: str, entries: list[tuple[str, int, str]]) -> Deck:
    parts = [entry.replace("%d", str(of)) + more for entry, of, more in entries]
    text = f"title: deck {number}\n{head}questions:\n{''.join(dict.fromkeys(parts))}"
    return read_text(text, file=f"deck{number}.yaml", name=f"shelf/deck{number}")


@st.composite
def choices(pick: st.DrawFn) -> Chosen:
    """Some decks and parts of them, some twice, in which some questions continue others."""
    read = [written(number, *deck) for number, deck in enumerate(pick(decks))]
    keys = [question.key for deck in read for question in deck.questions]
    joined = {keys[new % len(keys)]: keys[old % len(keys)] for new, old in pick(links)}
    joined = {new: old for new, old in joined.items() if old not in joined}
    catalogue, shelved = Catalogue(), []
    questions = [(deck, deck.questions) for deck in read]
    for deck in read:
        shelved.append(ShelvedDeck.of(deck))
        shelved[-1].keep_in(catalogue)
        shelved[-1].join(joined)
        if pick(st.booleans()) or pick(st.booleans()):
            shelved[-1].close()
    meant: list[ShelvedDeck] = []
    for number in pick(st.lists(st.integers(0, len(read) - 1), min_size=1, max_size=5)):
        tags = pick(st.sampled_from([(), ("odd",), ("even", "odd")]))
        meant.append(shelved[number].part(tags) if tags else shelved[number])
    for deck, listed in questions:
        deck.questions = listed
    return Chosen(meant, list(at_hand(meant, {deck.path: deck for deck in read})))


def at_hand(meant: list[ShelvedDeck], read: dict[str, Deck]) -> Iterator[Question]:
    for deck in meant:
        deck_read = read[deck.path]
        deck_read.join(deck.whole.joined)
        places = deck.places
        for place, question in enumerate(deck_read.questions):
            if places is None or place in places:
                yield question


@given(choices(), st.integers(0, 1 << 32), st.sets(st.integers(0, 40), max_size=4))
def test_a_game_asks_what_it_would_with_all_questions_at_hand(
    chosen: Chosen, seed: int, hidden: set[int]
) -> None:
    keys = {question.key for question in chosen.questions}
    unseen = {key for number, key in enumerate(sorted(keys)) if number in hidden}
    there = [question for question in chosen.questions if question.key not in unseen]
    for count in (1, 5, 100):
        pool = Pool(chosen.closed, seed, hidden=unseen)
        drawn = pool.open(pool.draw(count))
        assert drawn == sample_all(there, seed)[:count]
        assert [question.deck.name for question in drawn] == [
            question.deck.name for question in sample_all(there, seed)[:count]
        ]
        assert pool.cards() == len(cards_of_all(there))
        assert len(pool) == len(sample_all(there, seed))


@given(choices(), st.integers(0, 1 << 32), shares, st.integers(1, 12), st.sampled_from(["", "B"]))
def test_a_paper_is_what_it_would_be_with_all_questions_at_hand(
    chosen: Chosen, seed: int, named: dict[str, int], count: int, variant: str
) -> None:
    wanted = tuple(Share(name, number) for name, number in named.items())
    terms = Terms(questions=max(count, sum(named.values())), shares=wanted, variant=variant)
    try:
        paper: list[Question] | None = paper_of_all(chosen.questions, terms, seed)
    except ExamError:
        paper = None
    try:
        drawn: list[Question] | None = draw(chosen.closed, terms, seed)
    except ExamError:
        drawn = None
    assert drawn == paper
    assert (
        drawn is None
        or paper is None
        or [one.deck.name for one in drawn] == [one.deck.name for one in paper]
    )


def closed_and_read(deck: Deck) -> Chosen:
    shelved, questions = ShelvedDeck.of(deck), deck.questions
    shelved.keep_in(Catalogue())
    shelved.close()
    return Chosen([shelved], questions)


def test_a_question_with_the_prompt_of_a_share_comes_last() -> None:
    what, other = ENTRIES[0], ENTRIES[6]
    entries = [(what, 1, MORE[2]), (what, 2, ""), (ENTRIES[1], 3, ""), (ENTRIES[4], 1, MORE[0])]
    chosen = closed_and_read(written(0, "", [*entries, (other, 1, ""), (ENTRIES[10], 1, "")]))
    for seed in range(60):
        for count in range(1, 7):
            terms = Terms(questions=count, shares=(Share("odd", 1),))
            assert draw(chosen.closed, terms, seed) == paper_of_all(chosen.questions, terms, seed)


@pytest.mark.parametrize("numbers", [(0, 2), (0, 1, 2), (0, 2, 2), (0, 1, 2, 2), (3, 2, 2), (0, 3)])
def test_prompts_that_an_article_parts_are_one_only_among_others_like_them(
    numbers: tuple[int, ...],
) -> None:
    entries = [(ENTRIES[number], place, "") for place, number in enumerate((*numbers, 4, 10))]
    chosen = closed_and_read(written(0, "", entries))
    for seed in range(60):
        pool = Pool(chosen.closed, seed)
        assert pool.open(pool.in_order()) == sample_all(chosen.questions, seed)


def test_no_question_is_opened_that_is_not_drawn() -> None:
    catalogue = Catalogue()
    shelved = [ShelvedDeck.of(sums(30, f"deck {number}")) for number in range(3)]
    for deck in shelved:
        deck.keep_in(catalogue)
        deck.close()
    assert len(draw(shelved, Terms(questions=20, shares=(Share("deck 1", 4),)), 1)) == 20
    assert Chosen(shelved, []).open_decks == 0


def test_what_a_cache_has_lost_is_drawn_of_the_deck_itself() -> None:
    catalogue = Catalogue()
    deck = ShelvedDeck.of(sums(30))
    deck.keep_in(catalogue)
    deck.close()
    before = draw([deck], Terms(questions=10), 1)
    catalogue.connection.execute("DELETE FROM shelved_questions WHERE place = 3")
    assert draw([deck], Terms(questions=10), 1) == before
    assert deck.is_open
