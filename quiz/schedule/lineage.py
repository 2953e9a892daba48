"""Which fingerprints are one question, by the acts that pair them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quiz.decks.identity import QuestionKey
from quiz.schedule.history import Act, Verb, in_order, withdrawn

PAIRING = (Verb.PAIRED, Verb.UNPAIRED)


def links(acts: Iterable[Act]) -> dict[QuestionKey, Act]:
    """The act that holds for each fingerprint that continues another one; the order of the acts does not matter.

    Of several the latest wins, and a cycle is cut at its newest.
    """
    acts = list(acts)
    gone = withdrawn(acts)
    latest: dict[QuestionKey, Act] = {}
    for act in in_order(acts):
        if act.verb in PAIRING and act.id not in gone and act.question is not None:
            latest.pop(act.question, None)
            latest[act.question] = act
    held: dict[QuestionKey, Act] = {}
    for key, act in latest.items():  # oldest first, so that what would close a cycle is its newest
        old = act.continues
        if act.verb is Verb.PAIRED and old is not None and _end(held, old) != key:
            held[key] = act
    return held


def _end(held: Mapping[QuestionKey, Act], key: QuestionKey) -> QuestionKey:
    while (act := held.get(key)) is not None and act.continues is not None:
        key = act.continues
    return key


def roots(acts: Iterable[Act]) -> dict[QuestionKey, QuestionKey]:
    """Of every fingerprint that pairings join, the one it was first seen as; of the first itself too."""
    held = links(acts)
    found = {key: _end(held, key) for key in held}
    return {**found, **{root: root for root in found.values()}}
