"""The pairs that an edit made likely, until the learner says whether the two are one question.

They are of this machine, which compared its decks; what the learner says is an act, and so is known
to the others. Nothing is taken away here: a pair waits as long as what is known leaves it open, and
does again once that is taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.schedule import Act, KeptApart, Paired, Pairing, continued, kept_apart, parted, verbs
from quiz.store import derived, rows

if TYPE_CHECKING:
    from quiz.decks import Pair, Pairs, Reading, WrittenQuestion


class LikelyPair(NamedTuple):
    """A question that may continue one that left its deck."""

    new: QuestionKey
    old: WrittenQuestion
    """As it stood in its deck."""
    score: float
    """How alike they are, from 0 to 1."""
    answer_changed: bool
    """The answer is of another meaning now."""


_KEEP = "INSERT OR IGNORE INTO likely_pairs VALUES (?, ?, ?, ?, ?, ?)"
_EVERY = """
    SELECT new, written, score, answer_changed FROM likely_pairs ORDER BY score DESC, new, old
"""
_APART = verbs(KeptApart)[0]
_APART_ACTS = f"""
    {rows.ACT} WHERE a.question IN (SELECT question FROM acts WHERE verb = '{_APART}')
"""


def every(connection: sqlite3.Connection) -> list[LikelyPair]:
    """All that were ever found, the likeliest first."""
    found = connection.execute(_EVERY).fetchall()
    if not found:
        return []
    from quiz.decks import WrittenQuestion  # with the rules of pairing, which no start needs

    return [
        LikelyPair(
            QuestionKey(new),
            WrittenQuestion(*json.loads(written)),
            score,
            answer_changed=answer_changed == 1,
        )
        for new, written, score, answer_changed in found
    ]


def waiting(connection: sqlite3.Connection, on_shelf: Iterable[QuestionKey]) -> list[LikelyPair]:
    """Those that nobody has said anything of, whose old question is in no deck: the likeliest
    first, and of two that ask the same one. A question may be in several.

    `on_shelf` are the fingerprints of all questions as they stand in the decks; they are looked at
    only if there is a pair.
    """
    pairs = every(connection)
    if not pairs:
        return []
    known = _Known(connection)
    present = {known.root(key) for key in on_shelf}
    followed = {(known.root(pair.old.key), pair.new) for pair in pairs}
    open_pairs: dict[tuple[QuestionKey, QuestionKey], LikelyPair] = {}
    for pair in pairs:
        new, old = known.root(pair.new), known.root(pair.old.key)
        if new == old or old in present or known.is_settled(pair):
            continue
        # What continues a question is no other one, but for a wording between the two.
        if pair.new not in known.continued or (new, pair.old.key) in followed:
            open_pairs.setdefault((new, old), pair)
    return list(open_pairs.values())


class _Known:
    """What the acts say of which question is which."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._roots = derived.joined(connection)

    def root(self, key: QuestionKey) -> QuestionKey:
        """The key that a question was first seen by."""
        return self._roots.get(key, key)

    def is_settled(self, pair: LikelyPair) -> bool:
        """True if the two are another question each, or the new one continues none."""
        ends = frozenset((self.root(pair.new), self.root(pair.old.key)))
        return ends in self._apart or pair.new in self._parted

    @cached_property
    def continued(self) -> dict[QuestionKey, QuestionKey]:
        """The older question of each one that continues another."""
        return continued(self._pairings)

    @cached_property
    def _parted(self) -> set[QuestionKey]:
        return parted(self._pairings)

    @cached_property
    def _pairings(self) -> list[Act]:
        return derived.acts(self._connection)

    @cached_property
    def _apart(self) -> set[frozenset[QuestionKey]]:
        acts = map(rows.act, self._connection.execute(_APART_ACTS))
        return {
            frozenset((self.root(action.question), self.root(action.other)))
            for action in kept_apart(acts)
        }


def answers(connection: sqlite3.Connection) -> Callable[[Pairing], bool]:
    """True for an act which says that the two of a likely pair are one question, or are not."""
    pairs, root = every(connection), _Known(connection).root
    apart = {(pair.new, pair.old.key) for pair in pairs}
    joined = {(root(pair.new), pair.old.key) for pair in pairs}

    def is_answer(pairing: Pairing) -> bool:
        match pairing:
            case Paired(question, continues):
                return (root(question), continues) in joined
            case KeptApart(question, other):
                return (question, other) in apart
            case _:
                return False

    return is_answer


Matched = Sequence[tuple["Reading | None", "Reading"]]
"""Each deck that changed as it was before and as it is now."""


def overtaken(
    connection: sqlite3.Connection,
    matched: Matched,
    sure: Sequence[Pair],
    on_shelf: set[QuestionKey],
) -> list[tuple[Reading, Reading]]:
    """The decks that lost the new question of a likely pair, with its old one in its place.

    A question that was reworded twice may be nearer to its first wording. What is surely another
    question than that, as it is one of a pair already, is left out.
    """
    pairs, taken = waiting(connection, on_shelf), {pair.new for pair in sure}
    changes = []
    for before, now in matched if pairs else ():
        held = {question.key for question in before.questions} if before else set()
        olds = [pair.old for pair in pairs if pair.new in held - on_shelf]
        if olds:
            stayed = [question for question in now.questions if question.key in held]
            came = [question for question in now.questions if question.key not in held | taken]
            changes.append(
                (
                    now._replace(questions=(*olds, *stayed)),
                    now._replace(questions=(*stayed, *came)),
                )
            )
    return changes


def keep(
    connection: sqlite3.Connection,
    matched: Matched,
    pairs: Pairs,
    on_shelf: set[QuestionKey],
    moment: Moment,
) -> None:
    """Keeps the likely ones of some pairs; a likely pair follows a new question that is edited."""
    written = {
        question.key: question
        for before, _ in matched
        for question in (before.questions if before else ())
    }
    before = waiting(connection, on_shelf)
    for older in before:
        written.setdefault(older.old.key, older.old)
    found = [
        LikelyPair(pair.new, written[pair.old], pair.score, answer_changed=pair.new_meaning)
        for pair in pairs.likely
    ]
    found += (
        older._replace(new=pair.new)
        for pair in (*pairs.sure, *pairs.likely)
        for older in before
        if older.new == pair.old and older.old.key != pair.new
    )
    connection.executemany(_KEEP, (_row(pair, moment) for pair in found))


def _row(pair: LikelyPair, moment: Moment) -> tuple[rows.Cell, ...]:
    written = json.dumps(pair.old)
    return pair.new, pair.old.key, moment.at, pair.score, pair.answer_changed, written
