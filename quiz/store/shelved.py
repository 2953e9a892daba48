"""What the history says of the questions of some decks, looked up where the questions are kept.

Nothing is loaded that is not asked for: a shelf of a hundred thousand questions is counted by the
database, and a sitting gets the rows that it may ask.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import repeat

from quiz.clock import Day
from quiz.decks import ListedQuestion, QuestionKey
from quiz.schedule import NEW, Standing, forgetting_curve
from quiz.store import derived, rows
from quiz.store.rows import StandingRow, batches
from quiz.values import NamedTuple

_COLUMNS = ", ".join(f"s.{column}" for column in rows.STANDING_COLUMNS)
_SELECT = f"SELECT o.rank, c.place, c.deck, c.family, c.draft, ifnull(k.key, c.key), {_COLUMNS}"
_EVERY = f"""
    {_SELECT} FROM chosen o CROSS JOIN shelved_questions c ON c.deck = o.deck
    LEFT JOIN questions q ON q.key = c.key LEFT JOIN questions k ON k.id = ifnull(q.root, q.id)
    LEFT JOIN standings s ON s.question = k.id
"""
_NEW = f"""
    {_EVERY} WHERE o.deck = :deck AND NOT c.draft AND s.stability IS NULL
    AND NOT ifnull(s.hidden, 0) AND s.put_off IS NOT :day ORDER BY 2
"""
# Asked so, the index of the keys is enough: the rows of the questions are long.
_ALONE = "q.id NOT IN (SELECT id FROM questions WHERE root IS NOT NULL)"
_MET = """
    SELECT c.deck FROM questions q CROSS JOIN shelved_questions c ON c.key = q.key
    CROSS JOIN standings s ON s.question = q.id WHERE s.stability IS NOT NULL
    GROUP BY c.deck HAVING count(*) = (SELECT questions FROM shelved_decks WHERE id = c.deck)
"""
_LOOKED_AT = 20
"""So many decks are looked through for new questions before it is asked which have any."""
_TOUCHED = """
    SELECT DISTINCT ifnull(c.family, k.key) FROM standings s
    CROSS JOIN questions k ON k.id = s.question
    CROSS JOIN questions q ON q.id = k.id OR q.root = k.id
    CROSS JOIN shelved_questions c ON c.key = q.key WHERE s.last = ?
"""
_SHARED = f"""
    {_SELECT} FROM shelved_questions c CROSS JOIN chosen o ON o.deck = c.deck
    LEFT JOIN questions q ON q.key = c.key LEFT JOIN questions k ON k.id = ifnull(q.root, q.id)
    LEFT JOIN standings s ON s.question = k.id WHERE c.is_shared
    UNION ALL
    {_SELECT} FROM questions q CROSS JOIN shelved_questions c ON c.key = q.key
    CROSS JOIN chosen o ON o.deck = c.deck CROSS JOIN questions k ON k.id = q.root
    LEFT JOIN standings s ON s.question = k.id WHERE q.root IS NOT NULL AND NOT c.is_shared
    ORDER BY 1, 2
"""
_ROOTED = """
    SELECT c.deck, count(*) FROM questions q CROSS JOIN shelved_questions c ON c.key = q.key
    WHERE q.root IS NOT NULL AND NOT c.is_shared AND NOT c.draft GROUP BY c.deck
"""
_FIND = """
    SELECT o.rank, c.place, c.deck, c.key FROM shelved_questions c
    CROSS JOIN chosen o ON o.deck = c.deck LEFT JOIN questions q ON q.key = c.key
    WHERE c.key IN (%(marks)s) AND ifnull(q.root, q.id) IS q.id
    UNION ALL
    SELECT o.rank, c.place, c.deck, k.key FROM questions k CROSS JOIN questions q ON q.root = k.id
    CROSS JOIN shelved_questions c ON c.key = q.key CROSS JOIN chosen o ON o.deck = c.deck
    WHERE k.key IN (%(marks)s) AND q.id <> k.id
    ORDER BY 1, 2
"""
_WRITTEN = """
    SELECT c.key, c.deck, c.place FROM shelved_questions c
    CROSS JOIN chosen o ON o.deck = c.deck WHERE c.key IN (%(marks)s) ORDER BY o.rank, c.place
"""
_IS_CHOSEN = "SELECT 1 FROM shelved_questions c CROSS JOIN chosen o ON o.deck = c.deck"
# As for _ALONE, the keys come first.
_LEFT = f"""
    SELECT k.key FROM questions k CROSS JOIN standings s ON s.question = k.id
    WHERE NOT EXISTS ({_IS_CHOSEN} WHERE c.key = k.key) AND NOT EXISTS (
        SELECT 1 FROM questions q WHERE q.root = k.id
        AND EXISTS ({_IS_CHOSEN} WHERE c.key = q.key)
    ) AND s.reviews > 0
"""
_ASKED = "NOT s.hidden AND s.put_off IS NOT :day AND s.due <= :day"
_RECALL = "pow(1.0 + :factor * max(:day - s.last, 0) / s.stability, :decay)"
_DUE_COLUMNS = f"""
    SELECT o.rank, c.place, c.deck, k.key, ifnull(c.family, k.key), c.draft,
        ifnull({_RECALL}, 0.0), s.again, s.last IS :day
"""
# Questions that are one are found by the root of them all, which alone has a standing.
_DUE = f"""
    {_DUE_COLUMNS} FROM standings s CROSS JOIN questions k ON k.id = s.question
    CROSS JOIN shelved_questions c ON c.key = k.key CROSS JOIN chosen o ON o.deck = c.deck
    WHERE k.root IS NULL AND {_ASKED}
    UNION ALL
    {_DUE_COLUMNS} FROM questions q CROSS JOIN standings s ON s.question = q.root
    CROSS JOIN questions k ON k.id = q.root
    CROSS JOIN shelved_questions c ON c.key = q.key CROSS JOIN chosen o ON o.deck = c.deck
    WHERE q.root IS NOT NULL AND {_ASKED}
    ORDER BY 1, 2
"""
_UNTOUCHED = """
    CASE WHEN c.family IS NULL THEN s.last IS NOT :day
    ELSE c.family NOT IN (SELECT family FROM touched) END
"""
_KNOWN = f"""
    SELECT c.deck, total(s.hidden), total(s.stability IS NOT NULL AND NOT s.hidden),
        total(iif(s.hidden, 0, {_RECALL}))
    FROM questions q CROSS JOIN shelved_questions c ON c.key = q.key
    CROSS JOIN chosen o ON o.deck = c.deck CROSS JOIN standings s ON s.question = q.id
    WHERE {_ALONE} AND NOT c.is_shared AND NOT c.draft GROUP BY c.deck
"""
_WANTED = f"""
    SELECT c.deck, total(s.again AND s.last = :day),
        total(c.family IS NULL AND s.again AND {_UNTOUCHED})
        + count(DISTINCT iif(s.again AND {_UNTOUCHED}, c.family, NULL)),
        total(c.family IS NULL AND {_UNTOUCHED})
        + count(DISTINCT iif({_UNTOUCHED}, c.family, NULL))
    FROM standings s CROSS JOIN questions q ON q.id = s.question
    CROSS JOIN shelved_questions c ON c.key = q.key CROSS JOIN chosen o ON o.deck = c.deck
    WHERE {_ASKED} AND q.root IS NULL AND NOT c.is_shared AND NOT c.draft GROUP BY c.deck
"""
_LATER = "NOT s.hidden AND s.put_off IS NOT :day AND s.due > :day"
_OF_LONE = """
    FROM standings s CROSS JOIN questions q ON q.id = s.question
    CROSS JOIN shelved_questions c ON c.key = q.key CROSS JOIN chosen o ON o.deck = c.deck
    WHERE q.root IS NULL AND NOT c.is_shared AND NOT c.draft
"""
_AHEAD = f"""
    SELECT total(c.family IS NULL)
        + count(DISTINCT iif(s.last = :day OR {_UNTOUCHED}, c.family, NULL))
    {_OF_LONE} AND {_LATER}
"""
_PUT_OFF = f"SELECT count(*) {_OF_LONE} AND NOT s.hidden AND s.put_off = :day"
_LONE = """
    SELECT c.deck, count(*) FROM chosen o CROSS JOIN shelved_questions c ON c.deck = o.deck
    WHERE NOT c.draft AND NOT c.is_shared GROUP BY c.deck
"""
_HAS_DUE = f"""
    SELECT 1 FROM shelved_questions c CROSS JOIN chosen o ON o.deck = c.deck
    CROSS JOIN questions q ON q.key = c.key
    CROSS JOIN standings s ON s.question = ifnull(q.root, q.id)
    WHERE c.family = :family AND NOT c.draft AND {_ASKED} LIMIT 1
"""


class ShelvedQuestion(NamedTuple):
    """A question in its deck, with what is known of it."""

    deck: int
    """The number of its deck in the catalogue."""
    place: int
    """In its deck, from 0."""
    question: ListedQuestion
    standing: Standing


class ShelvedDue(NamedTuple):
    """A question in its deck that is due and may be asked, but for drafts."""

    rank: int
    """Of its deck among the chosen ones, from 0."""
    place: int
    """In its deck, from 0."""
    deck: int
    """The number of its deck in the catalogue."""
    key: QuestionKey
    family: str
    draft: bool
    recall: float
    """The chance, from 0 to 1, that it is known on the day."""
    again: bool
    """Its last rating was again."""
    on_the_day: bool
    """It was last asked on the day itself."""


class Found(NamedTuple):
    """The place of a question."""

    deck: int
    """The number of its deck in the catalogue."""
    place: int
    """In its deck, from 0."""


class DeckCounts(NamedTuple):
    """The counts of the questions of one deck, or of several, that no other deck has too."""

    questions: int = 0
    """Neither hidden nor drafts."""
    met: int = 0
    """Of these, those that were ever asked."""
    recall: float = 0.0
    """The sum of the chances, from 0 to 1, that each is known."""
    again: int = 0
    """To be asked again, as they were today already."""
    left: int = 0
    """Families rated again on another day."""
    due: int = 0
    """Other families that are due."""


_OF_A_DECK = (int, int, int, float, int, int, int)
"""A deck's number and its counts, as they are kept."""


class Beyond(NamedTuple):
    """How much there is beyond a day, of questions that no other deck has too."""

    ahead: int
    """Families of which a question is due on a later day, and may be asked before it."""
    put_off: int
    """Questions that are not to be asked on the day, hidden ones not among them."""


def counts_text(counts: Mapping[int, DeckCounts]) -> str:
    """The counts of some decks as JSON."""
    return json.dumps([[deck, *of_deck] for deck, of_deck in counts.items()])


def counts_from(text: str) -> dict[int, DeckCounts]:
    """The counts that a JSON text is of; ValueError where it is of none."""
    rows = json.loads(text)
    if type(rows) is not list or not all(map(_is_of_a_deck, rows)):
        raise ValueError("no counts of decks")
    return {deck: DeckCounts._make(of_deck) for deck, *of_deck in rows}


def _is_of_a_deck(row: object) -> bool:
    return type(row) is list and tuple(map(type, row)) == _OF_A_DECK


class ShelvedQuestions:
    """The questions of the chosen decks, by a connection that has them and their history."""

    def __init__(self, connection: sqlite3.Connection, day: Day) -> None:
        self._connection = connection
        self._day = day

    def _rows(self, sql: str, **values: int) -> list[ShelvedQuestion]:
        found = self._connection.execute(sql, {"day": self._day, **values}).fetchall()
        return list(map(_shelved, found))

    def every(self) -> list[ShelvedQuestion]:
        """All of them, in the order of the decks."""
        return self._rows(f"{_EVERY} ORDER BY 1, 2")

    def due(self) -> list[ShelvedDue]:
        """Those that are due and may be asked, and drafts, in the order of the decks."""
        found = self._connection.execute(_DUE, self._values_of_recall())
        # A start reads as many as there are: no function of ours is called for each.
        return list(map(tuple.__new__, repeat(ShelvedDue), found.fetchall()))

    def _values_of_recall(self) -> dict[str, float]:
        """The day, and what the chance of recall on it is worked out from."""
        return {"day": self._day, **forgetting_curve()._asdict()}

    def state(self) -> str:
        """Another text once any standing is another one."""
        return derived.state(self._connection)

    def new(
        self, decks: Iterable[int], met: Container[int] | None = None
    ) -> Iterator[ShelvedQuestion]:
        """Those of some chosen decks that were never asked and may be, in the order of the decks;
        looked for as they are taken. `met` are decks that are known to have none."""
        for number, deck in enumerate(decks):
            if number == _LOOKED_AT and met is None:
                met = {deck for (deck,) in self._connection.execute(_MET)}
            if met is None or deck not in met:
                yield from self._rows(_NEW, deck=deck)

    def find(self, keys: Iterable[QuestionKey]) -> dict[QuestionKey, Found]:
        """Where questions of some keys stand first, each by the key that it was first seen by."""
        found: dict[QuestionKey, Found] = {}
        for some in batches(keys):
            marks = ", ".join("?" * len(some))
            sql = f"{_FIND % {'marks': marks}}"
            for _, place, deck, key in self._connection.execute(sql, [*some, *some]):
                found.setdefault(key, Found(deck, place))
        return found

    def written(self, fingerprints: Iterable[QuestionKey]) -> dict[QuestionKey, Found]:
        """Where questions stand first that are written so now."""
        found: dict[QuestionKey, Found] = {}
        for some in batches(fingerprints):
            sql = _WRITTEN % {"marks": ", ".join("?" * len(some))}
            for key, deck, place in self._connection.execute(sql, some):
                found.setdefault(key, Found(deck, place))
        return found

    def left(self) -> set[QuestionKey]:
        """Those that were reviewed and are in none of the chosen decks."""
        return {QuestionKey(key) for (key,) in self._connection.execute(_LEFT)}

    def touched(self) -> set[str]:
        """The families of which a question was asked on the day, of whatever deck."""
        return {family for (family,) in self._connection.execute(_TOUCHED, (self._day,))}

    def has_due(self, family: str) -> bool:
        """True if a question of a family is due."""
        values = {"family": family, "day": self._day}
        return self._connection.execute(_HAS_DUE, values).fetchone() is not None

    def shared(self) -> list[ShelvedQuestion]:
        """Those that `counts` leaves out: they, or siblings of theirs, are in several places."""
        return self._rows(_SHARED)

    def counts(self) -> dict[int, DeckCounts]:
        """The counts of each deck, without the questions that are in `shared`."""
        self._note_touched()
        lone = Counter(dict(self._connection.execute(_LONE).fetchall()))
        lone.subtract(dict(self._connection.execute(_ROOTED).fetchall()))
        values = self._values_of_recall()
        counts = {deck: DeckCounts(questions) for deck, questions in lone.items()}
        for deck, hidden, met, recall in self._connection.execute(_KNOWN, values):
            counts[deck] = DeckCounts(lone[deck] - int(hidden), met=int(met), recall=recall)
        for deck, again, left, families in self._connection.execute(_WANTED, values):
            counts[deck] = counts[deck]._replace(
                again=int(again), left=int(left), due=int(families - left)
            )
        return counts

    def beyond(self) -> Beyond:
        """How much there is beyond the day, without the questions that are in `shared`."""
        self._note_touched()
        counts = (
            self._connection.execute(sql, {"day": self._day}).fetchone()[0]
            for sql in (_AHEAD, _PUT_OFF)
        )
        return Beyond(*map(int, counts))

    def _note_touched(self) -> None:
        execute = self._connection.execute
        execute("CREATE TEMP TABLE IF NOT EXISTS touched (family TEXT PRIMARY KEY)")
        execute("DELETE FROM touched")
        execute(f"INSERT INTO touched {_TOUCHED}", (self._day,))


def _shelved(row: tuple[int, int, int, str | None, int, *StandingRow]) -> ShelvedQuestion:
    _, place, deck, family, draft, *_ = row
    key, standing = rows.standing(row[5:])
    listed = ListedQuestion(key, family or key, bool(draft))
    # Without a row all columns are empty, whatever their types here.
    return ShelvedQuestion(deck, place, listed, NEW if standing.reviews is None else standing)


def make_ready(connection: sqlite3.Connection) -> None:
    """Gives a connection what SQLite may have been built without."""
    try:
        connection.execute("SELECT pow(1.0, 1.0)")
    except sqlite3.OperationalError:
        connection.create_function("pow", 2, math.pow, deterministic=True)
