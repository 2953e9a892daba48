"""Lines that a merge has left in a deck: two versions of it, and the signs between them."""

from __future__ import annotations

import re

from quiz.decks.nodes import YamlError
from quiz.decks.problem import Place, Problems

_SIGN = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?= |$)")
_ANY = re.compile(r"^(?:<{7}|>{7})(?: |\r?$)", re.MULTILINE)
_BOTH = (
    "Two versions of the deck stand here, as a merge leaves them."
    ' Keep what is between "<<<<<<<" and "=======" or what is between "=======" and ">>>>>>>",'
    " and delete the lines with these signs."
)
_ALONE = "A merge has left this line here. Delete it."


def merge_conflict(text: str) -> YamlError | None:
    """The first line that a merge has left in a text; None if there is none."""
    match = _ANY.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if match is None:
        return None
    before = text[: match.start()]
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    message = _BOTH if match[0].startswith("<") else _ALONE
    return YamlError(Place(line, 1, 7), "merge-conflict", message)


def without_conflicts(lines: list[str], problems: Problems) -> list[str]:
    """The lines with the first of two versions alone; what a conflict touches is kept out."""
    last = max((n for n, line in enumerate(lines) if line.startswith(">>>>>>>")), default=-1)
    if last < 0 and not any(line.startswith("<<<<<<<") for line in lines):
        return lines
    kept, version = [], ""
    for index, line in enumerate(lines):
        match = _SIGN.match(line)
        sign = match[1][0] if match else ""
        is_alone = sign in (">", "<") and not version and (sign == ">" or last < index)
        if is_alone or (sign == "<" and not version):
            message = _ALONE if is_alone else _BOTH
            problems.add(Place(index + 1, 1, 7), "merge-conflict", message)
        is_inside = is_alone or bool(version) or sign == "<"
        if is_inside and sign:
            version = "" if is_alone or sign == ">" else sign
        kept.append("" if is_inside and (sign or version != "<") else line)
        if is_inside:
            problems.mark_broken(Place(index + 1, 1))
            problems.mended_lines.add(index + 1)
    return kept
