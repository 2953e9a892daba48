"""Questions with a history that no deck has now, and what may continue them.

An author who moves a question, and mends a word of it, may save one deck long before the other.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quiz.decks import QuestionKey
from quiz.surroundings import waits

if TYPE_CHECKING:
    from quiz.decks import WrittenQuestion

_BEGUN = """
    SELECT ifnull(q.root, q.id), q.key, q.kind, q.prompt, q.answer, q.deck FROM questions q
    JOIN standings s ON s.question = ifnull(q.root, q.id)
    WHERE q.prompt <> '' AND (s.reviews OR s.hidden OR s.flagged)
    ORDER BY q.id
"""
_READINGS = """
    SELECT deck, fingerprints FROM readings r
    WHERE last_at = (SELECT max(last_at) FROM readings WHERE deck = r.deck)
"""
_MET = "SELECT key FROM questions"
_LONG = 4
"""Letters of a word of an answer that is looked for in others."""
_FEW = 5
"""Words of an answer that is a name and no sentence."""
_MISSING = "files that are no more"


def begun(connection: sqlite3.Connection) -> set[QuestionKey]:
    """The questions that have a history, by every key that they ever had."""
    return {QuestionKey(key) for _, key, *_ in connection.execute(_BEGUN)}


def left(
    connection: sqlite3.Connection, on_shelf: set[QuestionKey], files: set[str]
) -> list[WrittenQuestion]:
    """The questions that have a history and are in no deck, in their last words.

    Those of a deck that exists outside the shelf, whose decks are `files`, have not left it.
    """
    from quiz.decks import WrittenQuestion

    words: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for root, *row in connection.execute(_BEGUN):
        words[root].append(tuple(row))
    last = [rows[-1] for rows in words.values() if not any(row[0] in on_shelf for row in rows)]
    # Of a shelf that was moved that is every question: each file is looked for once.
    gone = files.union(waits.gone({deck for *_, deck in last} - files))
    return [
        WrittenQuestion(QuestionKey(key), "", kind, prompt, answer)
        for key, kind, prompt, answer, deck in last
        if deck in gone
    ]


def waiting(
    connection: sqlite3.Connection, files: set[str], absent: Iterable[WrittenQuestion]
) -> list[WrittenQuestion]:
    """The questions of some decks, as last read, that are in no history and have something in
    common with an absent one."""
    wanted = {text for question in absent for text in _evidence(question)}
    if not wanted:
        return []
    met = {key for (key,) in connection.execute(_MET)}
    return [
        question
        for question in _read(connection, files)
        if question.key not in met and not wanted.isdisjoint(_evidence(question))
    ]


def _read(connection: sqlite3.Connection, files: set[str]) -> Iterator[WrittenQuestion]:
    from quiz.decks import WrittenQuestion

    for file, fingerprints in connection.execute(_READINGS):
        for key, *words in json.loads(fingerprints) if file in files else ():
            yield WrittenQuestion(QuestionKey(key), *words)


def _evidence(question: WrittenQuestion) -> list[str]:
    """What a question has in common with one that it may continue: the answer or a longer word of
    it, or the prompt."""
    from quiz.answers import fold

    words = (answer := fold(question.answer)).split()
    telling = [word for word in words if len(word) >= _LONG and len(words) <= _FEW]
    return [f"answer {answer}", f"prompt {fold(question.prompt)}", *telling]


def are_missed(connection: sqlite3.Connection, others: set[str]) -> bool:
    """True if other files of decks than when it was last noticed are no more; `others` are those
    that were ever read and are of no deck."""
    return noticed(connection) != waits.gone(others)


def noticed(connection: sqlite3.Connection) -> list[str]:
    """The files of decks that were no more when that was last noticed."""
    sql = "SELECT value FROM remembered WHERE name = ?"
    row = connection.execute(sql, (_MISSING,)).fetchone()
    return [str(file) for file in json.loads(row[0])] if row else []


def notice(connection: sqlite3.Connection, files: set[str]) -> None:
    """Keeps which files of decks are no more."""
    values = (_MISSING, json.dumps(_missing(connection, files)))
    connection.execute("INSERT OR REPLACE INTO remembered VALUES (?, ?)", values)


def _missing(connection: sqlite3.Connection, files: set[str]) -> list[str]:
    read = {file for (file,) in connection.execute("SELECT DISTINCT deck FROM readings")}
    return waits.gone(read - files)
