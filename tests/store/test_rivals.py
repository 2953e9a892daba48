"""The index of a deck's answers that was kept finds what one in memory finds; what is spoilt is no
index."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from contextlib import closing
from random import Random

import pytest
from hypothesis import given, strategies as st

from quiz.answers.texts import Form, Group
from quiz.answers.texts.index import Index
from quiz.answers.texts.index_rows import IndexRow, index_rows
from quiz.decks.question import Deck
from quiz.decks.reader import read_deck, read_text
from quiz.store.rivals import TABLE, forget_index, keep_index, kept_index
from tests.answers.grading import sections
from tests.places import DECKS

STRANGE = (
    "f(x) = 2x + 1|[1, 2)|x^2|x²|a/b|gern(e)|(sich) anziehen|Eltern (pl.)|2H2 + O2 -> 2H2O|1, 2, 3"
    "|J. S. Bach|Johann Sebastian Bach|Martin Luther King Jr.|García Márquez, Gabriel|Ivan IV"
    "|St. Petersburg|Saint Petersburg|Korea, South|South Korea|L'Aquila|Saint-Étienne|Ёлка|ёлка"
    "|東京|がか|كتاب|الكتاب|שלום|नमस्ते|C#|C++|C|le chien|chien|der Hund|Straße|Strasse|Øster|42|II"
).split("|")
TEXTS = [
    *STRANGE,
    *(
        spelling
        for path in sorted(DECKS.rglob("*.yaml"))
        for question in read_deck(path).questions
        for group in question.answer.groups()
        for spelling in group.spellings
    ),
]
LANGUAGES = ("en", "de", "fr", "es", "ru", "ja", "ar", "hi", "tr")
GROUPS = st.lists(
    st.builds(
        Group,
        st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(tuple),
        st.sampled_from(list(Form)),
    ),
    max_size=40,
)


def catalogue() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("ATTACH ':memory:' AS catalogue")
    connection.execute(TABLE)
    return connection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(catalogue()) as opened:
        yield opened


def with_slips(text: str, rng: Random) -> str:
    """The text as somebody may type it."""
    for _ in range(rng.choice((0, 1, 2))):
        at = rng.randrange(len(text) + 1)
        typed = (
            text[:at] + text[at + 1 :],
            text[:at] + rng.choice("aeo .-é") + text[at:],
            text[: at - 1] + text[at : at + 1] + text[at - 1 : at] + text[at + 1 :],
            text.upper(),
            f"{text[:1]}. {text.rsplit(' ', maxsplit=1)[-1]}",
        )
        text = rng.choice(typed)
    return text


@given(GROUPS, st.sampled_from(LANGUAGES), st.integers(0, 2), st.randoms(use_true_random=False))
def test_an_index_that_was_kept_finds_what_one_in_memory_finds(
    groups: list[Group], language: str, slips: int, rng: Random
) -> None:
    made = Index.of(groups, language)
    with closing(catalogue()) as connection:
        keep_index(connection, 7, index_rows(groups, language))
        keep_index(connection, 8, index_rows([Group(("another deck",), Form.THING)], "en"))
        kept = kept_index(connection, 7, language)
    assert kept
    spellings = [spelling for group in groups for spelling in group.spellings]
    for text in rng.sample([*spellings, *STRANGE], 8):
        typed = with_slips(text, rng)
        assert [*kept.near(typed, slips=slips)] == [*made.near(typed, slips=slips)]
        assert kept.groups_of((typed, text)) == made.groups_of((typed, text))


def graded(deck: Deck) -> list[object]:
    """The grades of all responses to the first questions of a table of typed answers."""
    return [
        deck.questions[0].answer.grade(line.partition(" ")[2], deck.questions[0].rivals)
        for line in deck.about.split("\n")
    ]


def tables() -> Iterator[Deck]:
    for _, lines in sections("grading.txt"):
        arrow = lines.index("-->")
        first = next(index for index, line in enumerate(lines) if line.startswith("- "))
        keys, questions = "\n".join(lines[:first]), "\n".join(lines[first:arrow])
        deck = read_text(f"title: T\n{keys}\nquestions:\n{questions}\n")
        deck.about = "\n".join(lines[arrow + 1 :])
        yield deck


def test_responses_are_graded_alike_by_an_index_that_was_kept(
    connection: sqlite3.Connection,
) -> None:
    for number, deck in enumerate(tables()):
        without = graded(deck)
        keep_index(connection, number, index_rows(deck.groups(), deck.language))
        kept = Deck(deck.path, deck.name, language=deck.language, about=deck.about)
        kept.kept_index = lambda at=number, of=deck: kept_index(connection, at, of.language)
        own = deck.questions[0]
        rivals = kept.rivals_of(own)
        for line, grade in zip(deck.about.split("\n"), without, strict=True):
            assert own.answer.grade(line.partition(" ")[2], rivals) == grade, line


GROUPS_KEPT = [Group(("Paris", "Lutetia"), Form.PLACE), Group(("Ada Lovelace",), Form.NAME)]


def test_a_deck_without_texts_has_an_index_that_finds_nothing(
    connection: sqlite3.Connection,
) -> None:
    keep_index(connection, 1, index_rows([], "en"))
    index = kept_index(connection, 1, "en")
    assert index
    assert [*index.near("Paris", slips=2)] == []
    assert index.groups_of(("Paris",)) == frozenset()


def test_what_was_not_kept_or_was_forgotten_is_no_index(connection: sqlite3.Connection) -> None:
    assert kept_index(connection, 1, "en") is None
    keep_index(connection, 1, index_rows(GROUPS_KEPT, "en"))
    assert kept_index(connection, 1, "en")
    forget_index(connection, 1)
    assert kept_index(connection, 1, "en") is None
    connection.execute("DROP TABLE rivals")
    assert kept_index(connection, 1, "en") is None


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM rivals WHERE sort = 'spellings'",
        "DELETE FROM rivals WHERE sort = 'forms'",
        "UPDATE rivals SET sort = 'verbs' WHERE sort = 'ends'",
        "UPDATE rivals SET length = length + 1 WHERE sort = 'words'",
        "UPDATE rivals SET length = -1 WHERE sort = 'words' AND length = 5",
        "UPDATE rivals SET strings = strings || 'x' WHERE sort <> 'spellings'",
        "UPDATE rivals SET strings = 'ttx' WHERE sort = 'forms'",
        "UPDATE rivals SET strings = 'a' || char(31) || 'b' WHERE sort = 'spellings'",
        "UPDATE rivals SET numbers = x'00' WHERE sort = 'literal'",
        "UPDATE rivals SET numbers = x'' WHERE sort = 'words'",
        "UPDATE rivals SET numbers = x'' WHERE sort = 'spellings'",
    ],
)
def test_rows_that_are_of_no_index_are_refused(connection: sqlite3.Connection, harm: str) -> None:
    keep_index(connection, 1, index_rows(GROUPS_KEPT, "en"))
    connection.execute(harm)
    assert kept_index(connection, 1, "en") is None


def test_a_table_of_other_types_is_refused(connection: sqlite3.Connection) -> None:
    connection.execute("DROP TABLE rivals")
    connection.execute("CREATE TABLE catalogue.rivals (deck, sort, length, strings, numbers)")
    connection.execute("INSERT INTO rivals VALUES (1, 'spellings', 'long', NULL, 7)")
    assert kept_index(connection, 1, "en") is None


@pytest.mark.parametrize("numbers", [(2, 3, 99), (2, 99, 0), (9, 9, 0), (3, 2, 0), (0, 3, 2**31)])
def test_numbers_of_no_spelling_are_passed_over(
    connection: sqlite3.Connection, numbers: tuple[int, int, int]
) -> None:
    keep_index(connection, 1, index_rows(GROUPS_KEPT[:1], "en"))
    spoilt = array("I", numbers).tobytes()
    connection.execute(
        "UPDATE rivals SET numbers = ? WHERE sort IN ('literal', 'words')", (spoilt,)
    )
    index = kept_index(connection, 1, "en")
    assert index
    assert {spelling.text for spelling in index.near("Pari", slips=1)} <= {"Paris"}
    assert index.groups_of(("Paris", "Lutetia")) <= {0}


def test_a_row_is_plain_data() -> None:
    for row in index_rows(GROUPS_KEPT, "en"):
        assert isinstance(row, IndexRow)
        assert isinstance(row.sort, str)
        assert isinstance(row.numbers, bytes)
