"""The lists of words: what is in them, which words are forms of one, and what they cost."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from quiz.answers import NO_RIVALS, TextAnswer
from quiz.answers.texts import wordlists
from quiz.answers.texts.wordlists import WordList, are_two_words, bases

FOLDER = Path(wordlists.__file__).with_name("words")
LISTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", [path for path in LISTS if path.stem.islower()], ids=str)
def test_every_list_is_in_order_and_finds_each_of_its_words(path: Path) -> None:
    head, *lines = path.read_bytes().splitlines()
    assert head.startswith(b"# ")
    assert "see LICENSES.txt" in head.decode()
    assert lines == sorted(set(lines))
    words = WordList(path.read_bytes())
    assert all(line.decode() in words for line in [lines[0], *lines[::997], lines[-1]])


@given(
    st.sets(st.text("abcdeя", min_size=1, max_size=4), max_size=30),
    st.text("abcdeя", min_size=0, max_size=4),
)
def test_a_list_has_its_words_and_no_other(words: set[str], word: str) -> None:
    lines = sorted(each.encode() for each in words)
    assert (word in WordList(b"".join(line + b"\n" for line in lines))) == (word in words)


@pytest.mark.parametrize("odd", ["", "\ud83d", "\n", "a\nb", "x" * 100_000, "\0"])
def test_no_text_of_a_stranger_breaks_the_search(odd: str) -> None:
    assert not bases(odd, "en")
    assert not bases(odd, "../../etc")


@pytest.mark.parametrize(
    ("language", "word", "base"),
    [
        ("en", "walks", "walk"),
        ("en", "countries", "country"),
        ("en", "transferred", "transfer"),
        ("en-GB", "discuss", "discuss"),
        ("de", "tische", "tisch"),
        ("es", "hablas", "hablar"),
        ("ru", "столицы", "столица"),
        ("fr", "chevaux", "cheval"),
        ("it", "esercizi", "esercizio"),
        ("pl", "kobiety", "kobieta"),
        ("uk", "школи", "школа"),
        ("sv", "flickorna", "flicka"),
        ("da", "husene", "hus"),
        ("nb", "skolene", "skole"),
        ("no-NO", "skolene", "skole"),
        ("ro", "orasele", "oras"),
        ("tr", "sehirler", "sehir"),
    ],
)
def test_a_form_leads_to_its_word(language: str, word: str, base: str) -> None:
    assert base in bases(word, language)


def test_forms_of_one_word_are_no_two_words() -> None:
    assert not are_two_words("walk", "walks", "en")
    assert not are_two_words("hablas", "hablan", "es")


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("absorption", "adsorption"),
        ("proscription", "prescription"),
        ("complement", "compliment"),
        ("guyana", "guiana"),
        ("prince", "princess"),
        ("units", "unites"),
        ("discus", "discuss"),
    ],
)
def test_two_words_are_no_forms_of_one(word: str, other: str) -> None:
    assert are_two_words(word, other, "en")


def test_a_language_without_a_list_knows_the_names_only() -> None:
    assert bases("sergei", "tlh")
    assert not bases("walk", "tlh")


def test_what_a_deck_of_any_language_needs_takes_little_memory() -> None:
    wordlists.word_list.cache_clear()
    for language in {path.stem for path in LISTS} - {"names"}:
        wordlists.word_list.cache_clear()
        tracemalloc.start()
        wordlists.load_words(language)
        kept, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert kept < 5 << 20


def test_an_author_who_misspelt_the_answer_does_not_lose_those_who_spell_it_right() -> None:
    assert TextAnswer("photosyntesis").grade("photosynthesis", NO_RIVALS).right
