"""The decks that were read, in a database of the cache folder that can be deleted at any time."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from quiz.decks import (
    DeckRow,
    ListedQuestion,
    OutlineRow,
    QuestionRow,
    Stamp,
    digest_of,
    version,
)
from quiz.store import files, patience, rivals
from quiz.store.rivals import keep_index, kept_index
from quiz.store.rows import Cell, storable
from quiz.store.shelved import make_ready
from quiz.surroundings import waits

if TYPE_CHECKING:
    from quiz.answers import Index, IndexRow
    from quiz.store.file import StoreFile

_APPLICATION_ID = 0x51434154  # QCAT
_PATIENCE = 1.0
"""Seconds that another program may write to it; then what is to be kept is not."""
_TABLES = """
CREATE TABLE catalogue.made_by (
    version TEXT NOT NULL,
    changes INTEGER NOT NULL -- counted on by one with every deck that is kept
) STRICT;

-- What some decks came to in a history, for who looks at them again before anything has changed.
CREATE TABLE catalogue.counted (
    decks  TEXT PRIMARY KEY, -- which they were
    state  TEXT NOT NULL, -- of the history, the decks and the day
    counts TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue.shelved_decks (
    id           INTEGER PRIMARY KEY,
    file         TEXT NOT NULL, -- its whole path
    path         TEXT NOT NULL, -- as it was given
    size         INTEGER NOT NULL,
    changed_at   INTEGER NOT NULL, -- nanoseconds since 1970 UTC
    digest       TEXT NOT NULL,
    title        TEXT NOT NULL,
    about        TEXT NOT NULL,
    problems     INTEGER NOT NULL,
    errors       INTEGER NOT NULL,
    left_out     INTEGER NOT NULL,
    is_cut_short INTEGER NOT NULL,
    questions    INTEGER NOT NULL,
    last_count   INTEGER NOT NULL,
    tags         TEXT NOT NULL, -- JSON
    problem      TEXT NOT NULL, -- the first one
    header       TEXT NOT NULL, -- JSON: the deck without its questions
    UNIQUE (file, path)
) STRICT;

CREATE TABLE catalogue.shelved_questions (
    deck      INTEGER NOT NULL REFERENCES shelved_decks (id),
    place     INTEGER NOT NULL, -- in its deck, from 0
    key       TEXT NOT NULL, -- its fingerprint
    family    TEXT, -- nothing where it has no siblings
    draft     INTEGER NOT NULL,
    is_rated  INTEGER NOT NULL, -- 1 where the learner alone can rate it
    prompt    INTEGER NOT NULL, -- the key of its prompt
    is_shared INTEGER NOT NULL DEFAULT 0, -- 1 where it, or a sibling, stands elsewhere too
    PRIMARY KEY (deck, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX catalogue.shelved_by_key
ON shelved_questions (key, deck, place, draft, family, is_shared);
CREATE INDEX catalogue.shelved_by_family
ON shelved_questions (family, deck) WHERE family IS NOT NULL;
CREATE INDEX catalogue.shelved_by_prompt ON shelved_questions (prompt);
CREATE INDEX catalogue.shelved_shared ON shelved_questions (deck, place) WHERE is_shared;

CREATE TABLE catalogue.bodies (
    deck  INTEGER NOT NULL,
    place INTEGER NOT NULL,
    body  TEXT NOT NULL, -- JSON
    PRIMARY KEY (deck, place)
) STRICT, WITHOUT ROWID;
"""
_COLUMNS = (
    "path, size, changed_at, digest, title, about, problems, errors, left_out, is_cut_short,"
    " questions, last_count, tags, problem"
)
_TYPES = (str, int, int, *(str,) * 3, *(int,) * 6, *(str,) * 2)
_CUT_SHORT = 9
"""The column that is true or false."""
_FIND_ALL = f"SELECT file, id, {_COLUMNS} FROM shelved_decks"
_KEEP = f"""
    INSERT INTO shelved_decks (file, {_COLUMNS}, header) VALUES ({", ".join("?" * 16)})
    ON CONFLICT (file, path) DO UPDATE SET header = excluded.header,
    {", ".join(f"{column} = excluded.{column}" for column in _COLUMNS.split(", ")[1:])}
    RETURNING id
"""
_OUTLINES = """
    SELECT c.key, c.family, c.draft, c.is_rated, c.prompt, c.deck, c.place
    FROM chosen o CROSS JOIN shelved_questions c ON c.deck = o.deck ORDER BY o.rank, c.place
"""
_KEEP_QUESTION = "INSERT INTO shelved_questions VALUES (?, ?, ?, ?, ?, ?, ?, 0)"
_FORGET = (
    "DELETE FROM shelved_questions WHERE deck = ?",
    "DELETE FROM bodies WHERE deck = ?",
    "DELETE FROM rivals WHERE deck = ?",
    "DELETE FROM shelved_decks WHERE id = ?",
)
_SHARED = (
    """
    UPDATE shelved_questions SET is_shared = 1 WHERE deck = :deck AND (
        EXISTS (
            SELECT 1 FROM shelved_questions o WHERE o.key = shelved_questions.key
            AND (o.deck, o.place) <> (shelved_questions.deck, shelved_questions.place)
        ) OR EXISTS (
            SELECT 1 FROM shelved_questions o WHERE o.family = shelved_questions.family
            AND o.deck <> shelved_questions.deck
        )
    )
    """,
    """
    UPDATE shelved_questions SET is_shared = 1 WHERE NOT is_shared AND key IN (
        SELECT key FROM shelved_questions WHERE deck = :deck AND is_shared
    )
    """,
    """
    UPDATE shelved_questions SET is_shared = 1 WHERE NOT is_shared AND family IN (
        SELECT family FROM shelved_questions WHERE deck = :deck AND is_shared
    )
    """,
)
"""Marks what more than one deck has, once the questions of a deck are kept."""

_Found: TypeAlias = dict[tuple[str, str], tuple[int, DeckRow]]


class CatalogueLost(Exception):
    """The rows of the decks cannot be read any more."""


class Catalogue:
    """Keeps the rows of decks; a file that cannot be made, read or written, memory stands in for.

    It may be used by several threads, and its file by several programs.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.RLock()
        self.connection = sqlite3.connect(
            ":memory:", isolation_level=None, check_same_thread=False, uri=True
        )
        self.connection.execute("PRAGMA trusted_schema = OFF")
        self.connection.execute("PRAGMA temp_store = MEMORY")
        make_ready(self.connection)
        self._history: sqlite3.Connection | None = None
        """That of the store which it reads too."""
        self._chosen: tuple[int, ...] | None = None
        self.changes = 0
        """Another number once a deck was kept."""
        self.identity = ""
        """The file that holds it, with its numbers on the disk; empty where memory stands in."""
        self._patience = _PATIENCE
        self._found: _Found = {}
        """The decks that it keeps, by their files and the paths that they were given by."""
        self._open()

    def close(self) -> None:
        self.connection.close()

    def shrink(self) -> None:
        """Gives back the memory of the pages that were read, where the next of them are far off."""
        with self._lock, contextlib.suppress(sqlite3.Error):
            self.connection.execute("PRAGMA shrink_memory")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Keeps all that is done inside, or, where something is in the way, nothing."""
        with self._lock:
            self._wait_at_most(self._patience)
            self.connection.execute("BEGIN")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def _wait_at_most(self, seconds: float) -> None:
        """Has what follows wait no longer for another program that locks a file."""
        self.connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    def give_way(self, patience: float) -> None:
        """Waits longer for others, and keeps them from reading no longer than it must.

        What is to be written is held in memory until a deck is whole.
        """
        self._patience = patience
        self.connection.execute("PRAGMA catalogue.cache_spill = OFF")

    # Decks

    def find(self, path: str) -> tuple[int, DeckRow] | None:
        """The number and the row of the deck of a file, as it was last kept."""
        found = self._found.get(_names(path))
        if found is None or found[1].path == path:
            return found
        return found[0], found[1]._replace(path=path)

    def look_again(self, path: str) -> None:
        """Finds what another program has kept of a file by now."""
        sql = f"{_FIND_ALL} WHERE file = ? AND path = ?"
        for file, number, *columns in self._read(sql, _names(path)):
            with contextlib.suppress(ValueError):
                self._found[file, columns[0]] = number, _row(columns)

    def take(self, number: int, row: DeckRow) -> None:
        """Knows of a deck that another program has kept in its file."""
        self._found[_names(row.path)] = number, row

    def keep(self, row: DeckRow, header: str, questions: Sequence[QuestionRow]) -> int:
        """Keeps a deck in the place of what was kept of its file; returns its number.

        What cannot be written for the moment has the number 0.
        """
        try:
            with self._writing():
                number = self._keep(row, header, questions)
        except sqlite3.Error as error:
            self._drop_if_damaged(error)
            return 0
        self._found[_names(row.path)] = number, row
        self.changes += 1
        return number

    def _keep(self, row: DeckRow, header: str, questions: Sequence[QuestionRow]) -> int:
        execute, write = self.connection.execute, self.connection.executemany
        values = (_names(row.path)[0], *_columns(row), storable(header))
        number = int(execute(_KEEP, values).fetchone()[0])
        for forget in _FORGET[:-1]:
            execute(forget, (number,))
        write(_KEEP_QUESTION, _cells(number, questions))
        bodies = ((number, place, storable(each.body)) for place, each in enumerate(questions))
        write("INSERT INTO bodies VALUES (?, ?, ?)", bodies)
        for statement in _SHARED:
            execute(statement, {"deck": number})
        execute("UPDATE made_by SET changes = changes + 1")
        return number

    def touch(self, stamps: Mapping[int, Stamp]) -> None:
        """Keeps that the files of some decks were changed and hold what they held."""
        sql = "UPDATE shelved_decks SET size = ?, changed_at = ? WHERE id = ?"
        rows = [(*stamp, number) for number, stamp in stamps.items()]
        with contextlib.suppress(sqlite3.Error), self._writing():
            self.connection.executemany(sql, rows)

    def prune(self, but: Container[int] = ()) -> None:
        """Forgets decks whose files are no more, `but` for some that are in use."""
        missing = set(waits.gone(file for file, _ in self._found))
        gone = [
            names
            for names, (number, _) in self._found.items()
            if number not in but and names[0] in missing
        ]
        with contextlib.suppress(sqlite3.Error), self._writing():
            for names in gone:
                number, _ = self._found.pop(names)
                for sql in _FORGET:
                    self.connection.execute(sql, (number,))

    def listed(self, number: int) -> Iterable[ListedQuestion]:
        """The questions of a deck, in its order; none where they are lost."""
        sql = "SELECT key, family, draft FROM shelved_questions WHERE deck = ? ORDER BY place"
        rows = self._read(sql, (number,))
        return [ListedQuestion(key, family or key, bool(draft)) for key, family, draft in rows]

    def header(self, number: int) -> str:
        """A deck without its questions, as JSON; empty where it is lost."""
        rows = self._read("SELECT header FROM shelved_decks WHERE id = ?", (number,))
        return str(rows[0][0]) if rows else ""

    def bodies(self, number: int, places: Iterable[int] | None = None) -> dict[int, str]:
        """The questions at some places of a deck, or all, as JSON; none where they are lost."""
        if places is None:
            sql = "SELECT place, body FROM bodies WHERE deck = ? ORDER BY place"
            return dict(self._read(sql, (number,)))
        sql = "SELECT place, body FROM bodies WHERE deck = ? AND place = ?"
        return dict(row for place in places for row in self._read(sql, (number, place)))

    def outlines(self, numbers: Sequence[int]) -> list[OutlineRow]:
        """The questions of some decks, deck by deck, in their order; none where they are lost."""
        with self._lock:
            self._choose(numbers)
            return self._read(_OUTLINES, ())

    def with_prompt(self, prompt: int) -> list[tuple[int, int]]:
        """The numbers of decks and the places in them of questions whose prompt has a key."""
        sql = "SELECT deck, place FROM shelved_questions WHERE prompt = ? ORDER BY deck, place"
        return self._read(sql, (prompt,))

    def keep_index(self, number: int, rows: Iterable[IndexRow]) -> None:
        """Keeps the index of the answers of a deck."""
        with contextlib.suppress(sqlite3.Error), self._writing():
            keep_index(self.connection, number, rows)

    def index(self, number: int, language: str) -> Index | None:
        """The index of the answers of a deck; None where none is kept."""
        if not self._read("SELECT 1 FROM rivals WHERE deck = ? LIMIT 1", (number,)):
            return None
        return kept_index(self.connection, number, language)

    def _read(self, sql: str, values: tuple[Cell, ...]) -> list[Any]:
        try:
            return self.connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            self._drop_if_damaged(error)
            return []

    def counted(self, decks: Sequence[int], state: str) -> str:
        """The counts that were kept of some decks in a state, as JSON; empty if none were."""
        sql = "SELECT counts FROM counted WHERE decks = ? AND state = ?"
        rows = self._read(sql, (_named(decks), self._with_changes(state)))
        return str(rows[0][0]) if rows else ""

    def keep_counts(self, decks: Sequence[int], state: str, counts: str) -> None:
        """Keeps the counts of some decks."""
        values = (_named(decks), self._with_changes(state), counts)
        with contextlib.suppress(sqlite3.Error), self._writing():
            self.connection.execute("INSERT OR REPLACE INTO counted VALUES (?, ?, ?)", values)

    def _with_changes(self, state: str) -> str:
        """A state with that of the decks."""
        rows = self._read("SELECT changes FROM made_by", ())
        return f"{state} {rows[0][0] if rows else 0}"

    # Beside a history

    @contextmanager
    def beside(self, store: StoreFile, decks: Sequence[int]) -> Iterator[sqlite3.Connection]:
        """A connection that reads a store too, with the numbers of some decks in `chosen`.

        Raises CatalogueLost where the decks have to be kept in another one.
        """
        with self._lock:
            try:
                self._wait_at_most(patience.seconds())
                self._read_too(store)
                self._choose(decks)
                yield self.connection
            except sqlite3.Error as error:
                if self._is_sound():
                    raise
                self._drop_if_damaged(error)
                raise CatalogueLost("The cache of the decks is damaged.") from error

    def _read_too(self, store: StoreFile) -> None:
        if self._history is store.connection:
            return
        if self._history is not None:
            self.connection.execute("DETACH history")
            self._history = None
        self.connection.execute("ATTACH ? AS history", (store.uri,))
        # A store in memory is one cache with ours, in which a reader would stop the one who writes.
        self.connection.execute(f"PRAGMA read_uncommitted = {not store.is_on_disk}")
        self._history = store.connection

    def _choose(self, decks: Sequence[int]) -> None:
        if self._chosen == tuple(decks):
            return
        execute = self.connection.execute
        if self._chosen is None:
            execute("CREATE TEMP TABLE chosen (rank INTEGER PRIMARY KEY, deck INTEGER UNIQUE)")
        execute("DELETE FROM chosen")
        rows = enumerate(decks)
        self.connection.executemany("INSERT OR IGNORE INTO chosen VALUES (?, ?)", rows)
        self._chosen = tuple(decks)

    def _is_sound(self) -> bool:
        """True if its own file can be read."""
        try:
            found = self.connection.execute("PRAGMA catalogue.quick_check(1)").fetchone()
        except sqlite3.Error:
            return False
        return bool(found == ("ok",))

    # Its file

    def _open(self) -> None:
        """Opens the file, or makes it anew where it is damaged or older; else it is in memory."""
        self._wait_at_most(_PATIENCE)
        for attempt in (self._attach, self._remake):
            with contextlib.suppress(sqlite3.Error, OSError, ValueError):
                attempt()
                return
            self._detach()
        self._file = None
        self.identity = ""
        self.connection.execute("ATTACH ':memory:' AS catalogue")
        self._make()

    def _attach(self) -> None:
        if self._file is None:
            raise FileNotFoundError
        files.refuse_odd(self._file)
        uri = f"{self._file.absolute().as_uri()}?mode=rw"
        self.connection.execute("ATTACH ? AS catalogue", (uri,))
        # It is no loss if a power cut spoils it.
        self.connection.execute("PRAGMA catalogue.synchronous = OFF")
        self.connection.execute("PRAGMA catalogue.journal_mode = TRUNCATE")
        made_by = self.connection.execute("SELECT version FROM made_by").fetchone()
        application = self.connection.execute("PRAGMA catalogue.application_id").fetchone()
        if (made_by, application) != ((_made_by(),), (_APPLICATION_ID,)):
            raise ValueError("another version made it")
        status = self._file.stat()
        self.identity = f"{self._file.absolute()} {status.st_dev} {status.st_ino}"
        self._found = {
            (file, columns[0]): (number, _row(columns))
            for file, number, *columns in self.connection.execute(_FIND_ALL)
        }

    def _drop_if_damaged(self, error: sqlite3.Error) -> None:
        """Takes a damaged file away, so that the next start makes it anew."""
        name = getattr(error, "sqlite_errorname", "")
        if self._file and name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            self._file.unlink(missing_ok=True)

    def _detach(self) -> None:
        self._found = {}
        with contextlib.suppress(sqlite3.Error):
            self.connection.execute("DETACH catalogue")

    def _remake(self) -> None:
        """Makes an empty file in the place of what is there."""
        if self._file is None:
            raise FileNotFoundError
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = files.fresh_name(self._file)
        try:
            os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            self.connection.execute("ATTACH ? AS catalogue", (f"{fresh.absolute().as_uri()}",))
            self._make()
            self.connection.execute("DETACH catalogue")
            # That of the file that goes would be rolled back into the new one.
            self._file.with_name(f"{self._file.name}-journal").unlink(missing_ok=True)
            fresh.replace(self._file)
        finally:
            fresh.unlink(missing_ok=True)
        self._attach()

    def _make(self) -> None:
        with self._writing():
            for statement in (*_TABLES.split(";\n"), rivals.TABLE):
                self.connection.execute(statement)
            self.connection.execute("INSERT INTO made_by VALUES (?, 0)", (_made_by(),))
        self.connection.execute(f"PRAGMA catalogue.application_id = {_APPLICATION_ID}")


def _made_by() -> str:
    """What reads decks, and how they are kept."""
    return f"{version()} {digest_of((_TABLES + rivals.TABLE).encode())}"


def _named(decks: Sequence[int]) -> str:
    """A name for some decks in their order."""
    return digest_of(repr(list(decks)).encode())


def _names(path: str) -> tuple[str, str]:
    """A deck's file and the path that it was given by, as they are kept."""
    return storable(os.path.abspath(path)), storable(path)


def _columns(row: DeckRow) -> tuple[Cell, ...]:
    texts = [storable(value) if isinstance(value, str) else value for value in row[2:]]
    return (storable(row.path), *row.stamp, *texts)


def _cells(number: int, questions: Iterable[QuestionRow]) -> Iterator[tuple[Cell, ...]]:
    for place, question in enumerate(questions):
        key, family, draft = question.listed
        siblings = None if family == key else storable(family)
        yield number, place, key, siblings, draft, question.is_rated, question.prompt


def _row(columns: Sequence[object]) -> DeckRow:
    """The row of a deck; ValueError where its columns are of other types than ours."""
    if tuple(map(type, columns)) != _TYPES:
        raise ValueError("a row of another shape")
    stamp, is_cut_short = Stamp._make(columns[1:3]), bool(columns[_CUT_SHORT])
    others = *columns[3:_CUT_SHORT], is_cut_short, *columns[_CUT_SHORT + 1 :]
    return DeckRow._make((columns[0], stamp, *others))
