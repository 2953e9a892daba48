"""Text from right to left among text from left to right: kept apart, or put in visual order.

A line of the screen runs from left to right. Of the Unicode bidirectional algorithm (Annex 9) this
is the part that plain text needs: strong letters, numbers with their signs, and what is neutral
between them; there are no embeddings, for the door of foreign text takes them out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from quiz.patterns import regex

LEFT_TO_RIGHT_MARK = "\N{LEFT-TO-RIGHT MARK}"
RIGHT_TO_LEFT_MARK = "\N{RIGHT-TO-LEFT MARK}"

_RIGHT_TO_LEFT = regex(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_BORDER = regex(r"[\u2190-\u21ff\u2500-\u27bf|·…]")
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_OPENING = frozenset("([{<«‹“‘\"'¿¡")
_GAP = 2
"""As many blanks part columns of a table, and no words."""


def has_right_to_left(text: str) -> bool:
    """True if some of the text may run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def runs(clusters: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The start and the end of each piece of a line that runs from right to left.

    A piece begins with a letter of such a script, or an opening sign before it, and ends where a
    column of a table, a border or the line does; blanks at its end are not part of it.
    """
    kinds = [_kind(cluster) for cluster in clusters]
    at = 0
    while at < len(clusters):
        if kinds[at] != "R":
            at += 1
            continue
        start = at
        while start and clusters[start - 1] in _OPENING:
            start -= 1
        end = _end(clusters, at)
        yield start, end
        at = end


def _end(clusters: Sequence[str], start: int) -> int:
    blanks, end = 0, start
    for at in range(start, len(clusters)):
        blanks = blanks + 1 if clusters[at].isspace() else 0
        if blanks == _GAP or _BORDER.match(clusters[at]):
            break
        if not blanks:
            end = at + 1
    return end


def visual(clusters: Sequence[str]) -> list[tuple[int, bool]]:
    """The places of a piece's clusters as they stand from left to right on the screen.

    With each goes whether it stands in text from right to left, where brackets are mirrored.
    """
    levels = _levels(clusters)
    order = list(range(len(clusters)))
    for level in range(max(levels, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = max(end, at + 1)
    return [(at, levels[at] == 1) for at in order]


def mirrored(cluster: str) -> str:
    """A bracket as it is drawn from right to left."""
    return cluster.translate(_MIRRORED)


def _kind(cluster: str) -> str:
    """R and L for strong letters, N for a digit, its own class for what stands beside digits."""
    kind = unicodedata.bidirectional(cluster[0])
    return {"AL": "R", "EN": "N", "AN": "N"}.get(kind, kind)


def _levels(clusters: Sequence[str]) -> list[int]:
    """The level of each cluster in a piece that runs from right to left: 1, or 2 where it turns."""
    kinds = [_kind(cluster) for cluster in clusters]
    for at, kind in enumerate(kinds):
        if kind in ("ES", "CS") and kinds[at - 1 : at] == ["N"] and kinds[at + 1 : at + 2] == ["N"]:
            kinds[at] = "N"
        if kind == "ET" and "N" in (*kinds[at - 1 : at], *kinds[at + 1 : at + 2]):
            kinds[at] = "N"
    strong, last = [], "R"
    for kind in kinds:
        last = kind if kind in ("R", "L") else last
        number = "L" if last == "L" else "N"  # a number behind a word belongs to it
        strong.append(number if kind == "N" else kind if kind in ("R", "L") else "")
    levels = []
    for at, kind in enumerate(strong):
        if not kind:  # neutral: as what stands on both of its sides, else as the whole piece
            before = next((k for k in reversed(strong[:at]) if k), "R")
            after = next((k for k in strong[at + 1 :] if k), "R")
            turns = before == after == "L"
        else:
            turns = kind != "R"
        levels.append(2 if turns else 1)
    return levels
