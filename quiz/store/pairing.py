"""What was read of the decks, held against what was read of them before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Day, Moment
from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act, Verb
from quiz.store import readings

if TYPE_CHECKING:
    from quiz.decks.identity.pairing import Pair, Reading, Written
    from quiz.decks.question import Deck, Question
    from quiz.decks.spine import Spine


class Paired(NamedTuple):
    """An edit that was recognised: the act to keep, and the question as it is written now."""

    act: Act
    question: Question
    is_known: bool
    """Whether the history tells of it: else there is nothing to keep."""


def paired(
    connection: sqlite3.Connection, fresh: Sequence[Deck], every: Iterable[Spine], moment: Moment, day: Day
) -> list[Paired]:
    """The questions of decks read anew that continue some of which the history tells; the readings are kept."""
    edited = [deck for deck in fresh if readings.is_known(connection, deck)]
    before = [found for deck in edited if (found := readings.latest(connection, deck))]
    gone = readings.vanished(connection) if len(edited) < len(fresh) else []
    if not before and not gone:
        _keep(connection, fresh, {}, moment)
        return []
    from quiz.decks.identity.pairing import pair, same_decks

    now = [readings.reading(deck) for deck in fresh]
    matched = same_decks([*before, *gone], now)
    on_shelf = {key for spine in every for key in spine.fingerprints}
    questions = {one.fingerprint: one for deck in fresh for one in deck.questions}
    pairs = pair(matched, on_shelf, _meaning(questions))
    _keep(connection, fresh, _left(matched, pairs, on_shelf), moment)
    open_to = (one for one in pairs if not _is_settled(connection, one))
    return [Paired(_act(one, moment, day), questions[one.new], _is_known(connection, one)) for one in open_to]


def _act(pair: Pair, moment: Moment, day: Day) -> Act:
    return Act(Verb.PAIRED, moment, day, pair.new, days=0 if pair.mended else None, continues=pair.old)


def _meaning(questions: dict[QuestionKey, Question]) -> Callable[[QuestionKey, str], str]:
    from quiz.answers.rated import SelfRated
    from quiz.answers.rivals import NO_RIVALS
    from quiz.answers.verdict import Verdict

    def meaning(key: QuestionKey, text: str) -> str:
        """How an answer's text is taken as a response: `same`, `slip` (forgiven), or nothing where it is wrong."""
        answer = questions[key].answer
        verdict = None if isinstance(answer, SelfRated) else answer.grade(text, NO_RIVALS)
        if not isinstance(verdict, Verdict) or not verdict.right:
            return ""
        return "slip" if "slip" in verdict.note else "same"

    return meaning


def _left(
    matched: Iterable[tuple[Reading | None, Reading]], pairs: Iterable[Pair], on_shelf: set[QuestionKey]
) -> dict[str, list[Written]]:
    """Of each deck what it held before and nothing continues: it may have an error for the moment."""
    continued = {one.old for one in pairs}
    return {
        now.place: [one for one in old.held if one.key not in continued and one.key not in on_shelf]
        for old, now in matched
        if old is not None
    }


def _keep(
    connection: sqlite3.Connection, fresh: Iterable[Deck], left: dict[str, list[Written]], moment: Moment
) -> None:
    for deck in fresh:
        carried = left.get(readings.place(deck), []) if deck.errors else []
        readings.keep(connection, deck, moment, carried)


def _is_known(connection: sqlite3.Connection, pair: Pair) -> bool:
    """Whether the history tells of either."""
    facts = "SELECT 1 FROM reviews WHERE question = q.id UNION ALL SELECT 1 FROM acts WHERE question = q.id"
    either = f"SELECT 1 FROM questions q WHERE key IN (?, ?) AND (root IS NOT NULL OR EXISTS ({facts}))"
    return bool(connection.execute(either, pair[:2]).fetchone())


def _is_settled(connection: sqlite3.Connection, pair: Pair) -> bool:
    """Whether somebody has said already which question the new one is, or the two are one."""
    said = "SELECT 1 FROM acts a JOIN questions q ON q.id = a.question WHERE q.key = ? AND verb IN (?, ?)"
    same = "SELECT 1 FROM questions WHERE key IN (?, ?) AND root > 0 GROUP BY root HAVING count(*) = 2"
    if connection.execute(said, (pair.new, Verb.PAIRED, Verb.UNPAIRED)).fetchone():
        return True
    return bool(connection.execute(same, pair[:2]).fetchone())
