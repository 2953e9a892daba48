"""The readings of each deck, with which later edits of it are compared."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.schedule import KeptApart, Paired, Unpaired, verbs
from quiz.store import absent, likely
from quiz.store.rows import storable
from quiz.surroundings import waits
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.decks import (
        Deck,
        Elsewhere,
        Pair,
        Question,
        Reading,
        ShelvedDeck,
        WrittenQuestion,
    )

Meaning = Callable[[QuestionKey, str], str]
"""How an answer's text is taken as a response to a new question."""

# With max() SQLite takes the other columns from the row that has it.
_LATEST = "SELECT deck, digest, max(last_at) FROM readings GROUP BY deck"
_LAST_OF = """
    SELECT deck, id, fingerprints FROM readings r
    WHERE deck = ? AND last_at = (SELECT max(last_at) FROM readings WHERE deck = r.deck)
"""
_KEEP = """
    INSERT INTO readings (deck, digest, at, last_at, name, id, fingerprints)
    VALUES (
        ?, ?, ?, max(?, (SELECT ifnull(max(last_at), 0) + 1 FROM readings WHERE deck = ?)), ?, ?, ?
    )
    ON CONFLICT (deck, digest)
    DO UPDATE SET last_at = excluded.last_at, fingerprints = excluded.fingerprints
"""


class LastRead(NamedTuple):
    """How decks stood when the history last saw them."""

    digests: dict[ShelvedDeck, str]
    """Of those that it ever saw."""
    are_missed: bool
    """Another file was deleted since."""


class RecognisedEdit(NamedTuple):
    """An edit of a deck that was recognised: a question goes on in another wording."""

    pairing: Paired
    question: Question
    """As it is written now."""
    is_known: bool
    """True if the history tells of it; else there is nothing to keep."""


def changed(connection: sqlite3.Connection, decks: Iterable[ShelvedDeck]) -> list[Deck]:
    """The decks that can be read and differ from their last reading, opened."""
    latest = _latest(connection)
    return [deck.deck for deck in decks if _differs(deck, file_of(deck), latest)]


def _latest(connection: sqlite3.Connection) -> dict[str, str]:
    """The digest of each file that was ever read as a deck, as it was read last."""
    return {file: digest for file, digest, _ in connection.execute(_LATEST)}


def _differs(deck: ShelvedDeck, file: str, latest: Mapping[str, str]) -> bool:
    return bool(deck.digest) and latest.get(file) != deck.digest


def are_edited(connection: sqlite3.Connection, decks: Sequence[ShelvedDeck]) -> bool:
    """True if any deck differs from its last reading, or another file was deleted since."""
    files, latest = list(map(file_of, decks)), _latest(connection)
    return any(map(_differs, decks, files, repeat(latest))) or absent.are_missed(
        connection, latest.keys() - files
    )


def last_read(connection: sqlite3.Connection, decks: Sequence[ShelvedDeck]) -> LastRead:
    """How some decks, which are all there are, stood when they were last read."""
    latest = _latest(connection)
    files = {deck: file_of(deck) for deck in decks}
    return LastRead(
        {deck: latest[file] for deck, file in files.items() if file in latest},
        bool(latest) and absent.are_missed(connection, latest.keys() - files.values()),
    )


def are_any(connection: sqlite3.Connection) -> bool:
    """True if any deck was ever read."""
    return connection.execute("SELECT 1 FROM readings LIMIT 1").fetchone() is not None


def new_alone(connection: sqlite3.Connection, decks: Sequence[ShelvedDeck]) -> list[ShelvedDeck]:
    """The decks that differ from their last reading, if nothing of any other can have come to
    them: none was read before, and no question with a history is missing. Else none."""
    latest = _latest(connection)
    files = {file_of(deck) for deck in decks}
    new = [deck for deck in decks if _differs(deck, file_of(deck), latest)]
    is_edited = any(file_of(deck) in latest for deck in new)
    if not new or is_edited or absent.are_missed(connection, latest.keys() - files):
        return []
    if begun := absent.begun(connection):
        on_shelf = {key for deck in decks for key in deck.fingerprints if key in begun}
        if absent.left(connection, on_shelf, files):
            return []
    return new


def keep(
    connection: sqlite3.Connection,
    deck: Deck,
    moment: Moment,
    carried: Iterable[WrittenQuestion] = (),
) -> None:
    """Keeps a reading of a deck, with what is carried over from before; once for each content."""
    written = json.dumps([*reading(deck).questions, *carried])
    file, at = file_of(deck), moment.at
    values = (file, deck.digest, at, at, file, storable(deck.name), deck.id, written)
    connection.execute(_KEEP, values)


def was_read(connection: sqlite3.Connection, deck: Deck) -> bool:
    """True if the deck's file was ever read before."""
    sql = "SELECT 1 FROM readings WHERE deck = ? LIMIT 1"
    return connection.execute(sql, (file_of(deck),)).fetchone() is not None


def latest(connection: sqlite3.Connection, deck: Deck) -> Reading | None:
    """The last reading of a deck's file."""
    row = connection.execute(_LAST_OF, (file_of(deck),)).fetchone()
    return _reading(*row) if row else None


def vanished(connection: sqlite3.Connection, but: Iterable[str] = ()) -> list[Reading]:
    """The last readings of files that are no more, `but` of some."""
    files = {file for (file,) in connection.execute("SELECT DISTINCT deck FROM readings")}
    missing = waits.gone(files.difference(but))
    return [_reading(*connection.execute(_LAST_OF, (file,)).fetchone()) for file in missing]


def reading(deck: Deck) -> Reading:
    """The reading of a deck as it is now."""
    from quiz.decks import Reading, WrittenQuestion

    written = (
        WrittenQuestion(
            question.fingerprint,
            question.id,
            kind=question.kind,
            prompt=question.prompt,
            answer=question.answer.text,
        )
        for question in getattr(deck.questions, "passing", deck.questions)
    )
    return Reading(file_of(deck), deck.id, tuple(written), deck.language)


def _reading(file: str, own_id: str, fingerprints: str) -> Reading:
    from quiz.decks import Reading, WrittenQuestion

    written = (
        WrittenQuestion(QuestionKey(key), *words) for key, *words in json.loads(fingerprints)
    )
    return Reading(file, own_id, tuple(written))


def file_of(deck: Deck | ShelvedDeck) -> str:
    """A deck's file, as readings name it."""
    return storable(os.path.abspath(deck.path))


def recognised(
    connection: sqlite3.Connection,
    fresh: Sequence[Deck],
    every: Iterable[ShelvedDeck],
    moment: Moment,
) -> list[RecognisedEdit]:
    """The questions of decks read just now that continue some of before; the readings are kept."""
    every = list(every)
    edited = [deck for deck in fresh if was_read(connection, deck)]
    before = [last for deck in edited if (last := latest(connection, deck))]
    # Of a new file, the deck may have vanished long ago.
    missing = vanished(connection, absent.noticed(connection) if edited == list(fresh) else ())
    on_shelf = {key for deck in every for key in deck.fingerprints}
    elsewhere = _elsewhere(connection, fresh, every, on_shelf)
    if not before and not missing and not elsewhere.left:
        _keep(connection, fresh, {}, moment)
        return []
    from quiz.decks import pair_up, same_decks

    matched = same_decks([*before, *missing], [reading(deck) for deck in fresh])
    questions = {question.fingerprint: question for deck in fresh for question in deck.questions}
    pairs = pair_up(matched, on_shelf, _meaning(questions), elsewhere)
    for pair in pairs.sure:
        if pair.new not in questions:
            questions |= _questions_with(pair.new, every)
    gone = [written for old, _ in matched if old for written in old.questions]
    likely.keep(connection, pairs, [*elsewhere.left, *gone], on_shelf, moment)
    _keep(connection, fresh, _left(matched, pairs.sure, on_shelf), moment)
    return [
        RecognisedEdit(
            Paired(edit.new, edit.old, answer_changed=edit.new_meaning),
            questions[edit.new],
            is_known=_is_known(connection, edit),
        )
        for edit in pairs.sure
        if not _is_settled(connection, edit)
    ]


def _elsewhere(
    connection: sqlite3.Connection,
    fresh: Iterable[Deck],
    every: Iterable[ShelvedDeck],
    on_shelf: set[QuestionKey],
) -> Elsewhere:
    """The questions that are in no deck of those read just now; missing files are noticed."""
    from quiz.decks import Elsewhere

    files = {file_of(deck) for deck in fresh}
    others = {file_of(deck): deck for deck in every if file_of(deck) not in files}
    absent.notice(connection, files | others.keys())
    left = absent.left(connection, on_shelf, files | others.keys())
    unchanged = [key for deck in others.values() for key in deck.fingerprints]
    waiting = absent.waiting(connection, files | others.keys(), left)
    waiting = [each for each in waiting if each.key in on_shelf]
    keys = {each.key for each in waiting}
    languages = {
        key: deck.deck.language
        for deck in others.values()
        for key in keys.intersection(deck.fingerprints)
    }
    return Elsewhere(unchanged, left, waiting, languages)


def _questions_with(key: QuestionKey, decks: Iterable[ShelvedDeck]) -> dict[QuestionKey, Question]:
    """All questions of the deck that has the one with a fingerprint."""
    deck = next(deck for deck in decks if key in deck.fingerprints)
    return {question.fingerprint: question for question in deck.deck.questions}


def _meaning(questions: dict[QuestionKey, Question]) -> Meaning:
    from quiz.answers import NO_RIVALS, Forgiven, SelfRated, Verdict

    def meaning(key: QuestionKey, text: str) -> str:
        """The verdict on an answer's text as a response: `same`, `slip` or, if wrong, nothing."""
        if key not in questions:
            return ""
        answer = questions[key].answer
        verdict = None if isinstance(answer, SelfRated) else answer.grade(text, NO_RIVALS)
        if not isinstance(verdict, Verdict) or not verdict.right:
            return ""
        return "slip" if verdict.forgiven in (Forgiven.SLIP, Forgiven.FORM) else "same"

    return meaning


def _left(
    matched: Iterable[tuple[Reading | None, Reading]],
    pairs: Iterable[Pair],
    on_shelf: set[QuestionKey],
) -> dict[str, list[WrittenQuestion]]:
    """The questions that each deck held before and that nothing continues.

    The deck may have an error for the moment.
    """
    present = on_shelf | {edit.old for edit in pairs}
    return {
        now.path: [written for written in before.questions if written.key not in present]
        for before, now in matched
        if before is not None
    }


def _keep(
    connection: sqlite3.Connection,
    fresh: Iterable[Deck],
    left: dict[str, list[WrittenQuestion]],
    moment: Moment,
) -> None:
    for deck in fresh:
        carried = left.get(file_of(deck), []) if deck.errors else []
        keep(connection, deck, moment, carried)


_FACTS = """
    SELECT 1 FROM reviews WHERE question = q.id UNION ALL SELECT 1 FROM acts WHERE question = q.id
"""
_KNOWN = f"""
    SELECT 1 FROM questions q WHERE key IN (?, ?) AND (root IS NOT NULL OR EXISTS ({_FACTS}))
"""
_SETTLED = """
    SELECT 1 FROM acts a JOIN questions q ON q.id = a.question WHERE q.key = ? AND verb IN (?, ?)
"""
_APART = f"""
    SELECT 1 FROM acts a JOIN questions q ON q.id = a.question JOIN questions o ON o.id = a.other
    WHERE a.verb = '{verbs(KeptApart)[0]}' AND ((q.key, o.key) = (?, ?) OR (o.key, q.key) = (?, ?))
"""
_SAME = """
    SELECT 1 FROM questions WHERE key IN (?, ?) AND root > 0 GROUP BY root HAVING count(*) = 2
"""


def _is_known(connection: sqlite3.Connection, edit: Pair) -> bool:
    """True if the history tells of either question."""
    return connection.execute(_KNOWN, (edit.new, edit.old)).fetchone() is not None


def _is_settled(connection: sqlite3.Connection, edit: Pair) -> bool:
    """True if somebody has said already which question the new one is, or the two are one."""
    if connection.execute(_SETTLED, (edit.new, *verbs(Paired, Unpaired))).fetchone():
        return True
    if connection.execute(_APART, (edit.new, edit.old) * 2).fetchone():
        return True
    return connection.execute(_SAME, (edit.new, edit.old)).fetchone() is not None
