"""The pairs that an edit made likely, until the learner says whether the two are one question.

They are of this machine, which compared its decks; what the learner says is an act, and so is known
to the others. Nothing is taken away here: a pair waits as long as what is known leaves it open, and
does again once that is taken back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.schedule import Act, KeptApart, Paired, Pairing, continued, kept_apart, parted, verbs
from quiz.store import derived, rows
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.decks import Pairs, WrittenQuestion


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
        are_apart = self.is_not(pair.new, pair.old.key) or self.is_not(pair.old.key, pair.new)
        return are_apart or pair.new in self._parted

    def is_not(self, question: QuestionKey, other: QuestionKey) -> bool:
        """True if somebody said of a question that it is not another one."""
        return (self.root(question), self.root(other)) in self._apart

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
    def _apart(self) -> set[tuple[QuestionKey, QuestionKey]]:
        acts = map(rows.act, self._connection.execute(_APART_ACTS))
        said = kept_apart(acts)
        return {(self.root(action.question), self.root(action.other)) for action in said}


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


def keep(
    connection: sqlite3.Connection,
    pairs: Pairs,
    gone: Iterable[WrittenQuestion],
    on_shelf: set[QuestionKey],
    moment: Moment,
) -> None:
    """Keeps the likely ones of some pairs, whose old questions are among those that are gone.

    A likely pair follows a new question that is edited. A wording of which somebody said that it is
    not an older one is no reason to ask that of a later wording.
    """
    before, known = waiting(connection, on_shelf), _Known(connection)
    written = {question.key: question for question in gone}
    edits = [*pairs.sure, *pairs.likely]
    found = [
        LikelyPair(pair.new, written[pair.old], pair.score, answer_changed=pair.new_meaning)
        for pair in pairs.likely
        if not any(known.is_not(edit.old, pair.old) for edit in edits if edit.new == pair.new)
    ]
    found += (
        older._replace(new=edit.new)
        for edit in edits
        for older in before
        if older.new == edit.old and older.old.key != edit.new
    )
    connection.executemany(_KEEP, (_row(pair, moment) for pair in found))


def _row(pair: LikelyPair, moment: Moment) -> tuple[rows.Cell, ...]:
    written = json.dumps(pair.old)
    return pair.new, pair.old.key, moment.at, pair.score, pair.answer_changed, written
