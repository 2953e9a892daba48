"""What acts wrote into decks, on this machine alone: the file, and its lines before and after."""

from __future__ import annotations

import os
import sqlite3

from quiz.values import NamedTuple


class DeckEdit(NamedTuple):
    """A change of a deck's file that came with an act."""

    path: str
    digest: str
    """Of the file as it was written."""
    line: int
    """The first line that was changed, from 1."""
    before: tuple[str, ...]
    after: tuple[str, ...]


def keep(connection: sqlite3.Connection, machine: int, seq: int, edit: DeckEdit) -> None:
    """Keeps the edit of an act, inside its transaction."""
    connection.execute(
        "INSERT INTO deck_edits VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            machine,
            seq,
            os.fsencode(edit.path),
            edit.digest,
            edit.line,
            _bytes(edit.before),
            _bytes(edit.after),
        ),
    )


def find(connection: sqlite3.Connection, machine: int, seq: int) -> DeckEdit | None:
    """The edit of an act; None if it wrote none."""
    row = connection.execute(
        "SELECT path, digest, line, before, after FROM deck_edits WHERE machine = ? AND seq = ?",
        (machine, seq),
    ).fetchone()
    if row is None:
        return None
    path, digest, line, before, after = row
    return DeckEdit(os.fsdecode(path), digest, line, _lines(before), _lines(after))


def _bytes(lines: tuple[str, ...]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode(errors="surrogateescape")


def _lines(data: bytes) -> tuple[str, ...]:
    return tuple(data.decode(errors="surrogateescape").split("\n")[:-1])
