"""Parts of decks by tag: what a learner names, what a filter says, and shelves of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.decks.reader import read_text
from quiz.decks.shelf import Shelf, read_shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.decks.tags import ShelfFilter, by_tag, tags_of, with_tags
from quiz.errors import TagNotFound
from quiz.store.catalogue import Catalogue

RIVERS = """\
title: Rivers
id: rivers
tags: [water]
questions:
- number: One?
  answer: 1
  tags: [People, "world war"]
- number: Two?
  answer: 2
- number: Three?
  answer: 3
  tags: [people]
"""
HILLS = "title: Hills\nquestions:\n- number: Four?\n  answer: 4\n  tags: [people/kings]\n"


def shelved(text: str, name: str) -> ShelvedDeck:
    deck = read_text(text, file=f"{name}.yaml", name=name)
    assert not deck.problems, deck.problems
    return ShelvedDeck.of(deck)


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf("")
    shelf.add(shelved(RIVERS, "water/rivers"))
    shelf.add(shelved(HILLS, "hills"))
    return shelf


def asked(decks: list[ShelvedDeck]) -> list[str]:
    questions = [question for deck in decks for question in deck.deck.questions]
    assert [question.key for deck in decks for question in deck.listed] == [
        question.key for question in questions
    ]
    return [question.prompt.rstrip("?") for question in questions]


@pytest.mark.parametrize(
    ("tags", "prompts"),
    [
        ([], ["One", "Two", "Three", "Four"]),
        (["people"], ["One", "Three"]),
        (["PEOPLE "], ["One", "Three"]),
        (["world  war"], ["One"]),
        (["water"], ["One", "Two", "Three"]),
        (["world war", "people/kings"], ["One", "Four"]),
        (["world war", "water"], ["One", "Two", "Three"]),
    ],
)
def test_the_parts_of_decks_hold_what_has_any_of_the_tags(
    tags: list[str], prompts: list[str], shelf: Shelf
) -> None:
    assert asked(with_tags(list(shelf.all_decks()), tags)) == prompts


@pytest.mark.parametrize(
    ("tag", "proposed"),
    [("peopel", 'Did you mean "People"?'), ("zzz", "The tags are People, people/kings, water")],
)
def test_an_unknown_tag_is_refused_with_a_proposal(tag: str, proposed: str, shelf: Shelf) -> None:
    with pytest.raises(TagNotFound) as refused:
        with_tags(list(shelf.all_decks()), ["people", tag])
    assert str(refused.value).startswith(f'No question here has the tag "{tag}".')
    assert proposed in str(refused.value)


def test_a_part_has_a_name_of_its_own_and_follows_its_deck(shelf: Shelf) -> None:
    whole = next(shelf.all_decks())
    (part,) = with_tags([whole], ["people"])
    assert (part.name, part.title) == ("water/rivers#People", "Rivers #People")
    assert part.deck.id == ""  # its games do not compete with those of the whole deck
    assert all(question.deck is whole.deck for question in part.deck.questions)
    whole.take(read_text(RIVERS.replace("- number: One?", "- number: First?"), file=whole.path))
    assert asked([part]) == ["First", "Three"]


def test_tags_are_in_alphabetical_order_and_each_once(shelf: Shelf) -> None:
    tags = tags_of(shelf.all_decks())
    assert list(tags) == ["People", "people/kings", "water", "world war"]
    assert [deck.title for deck in tags["People"]] == ["Rivers"]


def test_shelves_by_tag_hold_parts(shelf: Shelf) -> None:
    shelves = {tag: asked(list(inner.all_decks())) for tag, inner in by_tag(shelf, ShelfFilter())}
    assert shelves == {
        "People": ["One", "Three"],
        "people/kings": ["Four"],
        "water": ["One", "Two", "Three"],
        "world war": ["One"],
    }
    assert [tag for tag, _ in by_tag(shelf, ShelfFilter.read("WA"))] == ["water", "world war"]
    assert [tag for tag, _ in by_tag(shelf, ShelfFilter.read("tag:wat"))] == ["water"]


@pytest.mark.parametrize(
    ("line", "prompts"),
    [
        ("", ["One", "Two", "Three", "Four"]),
        ("rIv", ["One", "Two", "Three"]),
        ("water/", ["One", "Two", "Three"]),
        ("tag:people", ["One", "Three", "Four"]),
        ("tag:peo", ["One", "Three", "Four"]),
        ("TAG:people hil", ["Four"]),
        ("riv tag:people", ["One", "Three"]),
        ('tag:"world war"', ["One"]),
        ('tag:"world w', ["One"]),
        ("tag:world tag:kings tag:people/k", ["One", "Four"]),
        ("tag:", ["One", "Two", "Three", "Four"]),
        ("tag:nobody", []),
        ("stag:people", []),
    ],
)
def test_a_filter_holds_words_and_tags(line: str, prompts: list[str], shelf: Shelf) -> None:
    assert asked(list(ShelfFilter.read(line).shelf(shelf).all_decks())) == prompts


def test_a_filter_leaves_no_empty_shelf(shelf: Shelf) -> None:
    assert list(ShelfFilter.read("hills").shelf(shelf).all_shelves()) == []


def test_tags_are_counted_without_a_deck_being_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rivers.yaml").write_text(RIVERS, encoding="utf-8")
    cache = Catalogue(tmp_path / "decks.db")
    read_shelf([tmp_path], cache)
    monkeypatch.setattr("quiz.decks.reader.read_deck", None)
    shelf = read_shelf([tmp_path], Catalogue(tmp_path / "decks.db"))
    counts = {
        tag: sum(len(deck.listed) for deck in inner.decks)
        for tag, inner in by_tag(shelf, ShelfFilter())
    }
    assert counts == {"People": 2, "water": 3, "world war": 1}
