"""Cures for slips of layout: blanks, colons, hyphens, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.decks.hints import shortened
from quiz.decks.nodes import YamlError
from quiz.decks.recovery.chunks import Chunk, Mend, indent, is_item, known_key, mend
from quiz.decks.vocabulary import vocabulary

_ODD_BLANK = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_LEAD = re.compile(rf"[ \-{_ODD_BLANK}]*?(?P<odd>[{_ODD_BLANK}])[ \-{_ODD_BLANK}]*")
_WORD = re.compile(r"(?P<lead> *(?:- +)?)(?P<key>[^\W\d]\w*)(?P<rest>.*)")
_NO_SPACE = re.compile(r":(?![ \t]|$)[\s]*(?P<value>.*)")
_NO_COLON = re.compile(r"\s*(?:[：=;]\s*|(?<=\s))(?P<value>[^\s:].*)")
_BULLET = re.compile(r"(?P<lead> *)(?P<dash>[-*+•·‐‑‒–—−])(?P<gap> *)(?P<text>[^\s-].*)")
_BLOCK = re.compile(r".*[:-] +[|>][-+\d]*\s*(?:#.*)?")
_KEYED = re.compile(r"\s*(?:-\s|[^\s#][^:#]*:(?:\s|$))")


def straightened(chunk: Chunk, depth: int) -> tuple[Chunk, Mend | None]:
    """An entry with its first line as it ought to be, and what was wrong with that line."""
    found = vocabulary().begins.match(chunk.lines[0])
    if not found or "\t" in found["indent"] + found["gap"]:
        return chunk, None
    cure = _with_hyphen(chunk, found) or _in_column(chunk, len(found["indent"]), depth)
    return (chunk._replace(lines=cure.lines), cure) if cure else (chunk, None)


def _with_hyphen(chunk: Chunk, found: re.Match[str]) -> Mend | None:
    """The entry with the hyphen and the space that begin it, if they are not there."""
    at, shown = len(found["indent"]), f'"- {found["kind"]}: "'
    columns = at, at + 1
    if not found["dash"]:
        columns, code = (at, found.end("kind")), "no-dash"
        message = f"A question begins with a hyphen and a space: {shown}."
    elif found["dash"] != "-":
        code, message = (
            "not-a-hyphen",
            f'A question begins with a hyphen, {shown}; this is a "{found["dash"]}".',
        )
    elif not found["gap"]:
        code, message = "no-space", f"A space is missing after the hyphen: {shown}."
    else:
        return None
    first = f"{found['indent']}- {chunk.lines[0][found.end('gap') :]}"
    return mend(
        chunk, _padded(chunk.lines, first, found.end("gap")), columns, code=code, message=message
    )


def _in_column(chunk: Chunk, at: int, depth: int) -> Mend | None:
    """The entry beginning in the column in which the others do, if it does not."""
    if at == depth:
        return None
    below = next((indent(one) for one in chunk.lines[1:] if one.strip()), at + 2)
    changes = {
        0: f"{' ' * depth}{chunk.lines[0].lstrip()}" if below == depth + 2 else chunk.lines[0]
    }
    message = f"This question begins in column {at + 1}, the others begin in column {depth + 1}."
    return mend(chunk, changes, (at, at + 1), code="indentation", message=message)


def _padded(lines: list[str], first: str, column: int) -> dict[int, str]:
    """The lines with another first one; where the others stood below its key, in this column, they
    still do."""
    below = next((indent(line) for line in lines[1:] if line.strip()), -1)
    pad = " " * (indent(first) + 2 - column)
    changes = {index: pad + line for index, line in enumerate(lines) if below == column}
    return {**changes, 0: first}


def blanks(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Tabs and other blanks before a text, in all lines of the part at once."""
    found = _ODD_LEAD.match(chunk.lines[index])
    if not found:
        return
    changes = {
        number: _evened(chunk, number)
        for number, line in enumerate(chunk.lines)
        if _ODD_LEAD.match(line)
    }
    first = min(changes)
    odd = _ODD_LEAD.match(chunk.lines[first])
    if odd and odd["odd"] == "\t":
        code, message = "tab", "A tab stands here. Type spaces instead."
    else:
        code, message = (
            "odd-blank",
            "This blank is another than that of the space bar. Type spaces instead.",
        )
    column = odd.start("odd") if odd else 0
    yield mend(chunk, changes, (column, column + 1), code=code, message=message)


def _evened(chunk: Chunk, index: int) -> str:
    line = chunk.lines[index]
    if not line.strip() or line.lstrip().startswith("#"):
        return line.strip()
    found = _ODD_LEAD.match(line)
    lead, text = (found[0], line[found.end() :]) if found else ("", line)
    if index == 0:
        below = next(
            (indent(one) for one in chunk.lines[1:] if one.strip() and not _ODD_LEAD.match(one)), 2
        )
        return " " * max(below - 2, 0) + ("- " if "-" in lead else "") + text
    dash = "- " if "-" in lead else ""
    below = chunk.column if chunk.is_entry or dash else 2
    deeper = 0 if dash or known_key(chunk._replace(lines=[text]), 0) else 2
    return " " * (below + deeper) + dash + text


def colons(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A colon, or the space after it, that is missing after a key."""
    word = _WORD.fullmatch(chunk.lines[index])
    if not word:
        return
    lead, key, rest = word["lead"], word["key"], word["rest"]
    bare, lone = _NO_SPACE.fullmatch(rest), _NO_COLON.fullmatch(rest)
    columns = word.start("key"), word.end("key") + (1 if bare else 0)
    if (
        bare
        and not bare["value"].startswith("//")
        and (key.islower() or key.casefold() in chunk.keys)
    ):
        shown = f'"{key}: {shortened(bare["value"])}"'
        message = f"A space is missing after the colon: {shown}"
        yield mend(
            chunk,
            {index: f"{lead}{key}: {bare['value']}"},
            columns,
            code="no-space",
            message=message,
        )
    elif lone and key.casefold() in chunk.keys:
        shown = f'"{key}: {shortened(lone["value"])}"'
        message = f"A colon and a space are missing after the key: {shown}"
        yield mend(
            chunk,
            {index: f"{lead}{key}: {lone['value']}"},
            columns,
            code="no-colon",
            message=message,
        )
    elif not rest.strip() and key.casefold() in chunk.keys:
        message = f'A colon is missing after the key: "{key}:"'
        yield mend(chunk, {index: f"{lead}{key}:"}, columns, code="no-colon", message=message)


def hyphens(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Hyphens without a space, or marks in their stead, before all entries of a list at once."""
    found = _BULLET.fullmatch(chunk.lines[index])
    if not found or index == 0 or _has_gap(found):
        return
    bullets = {
        number: bullet
        for number, line in enumerate(chunk.lines)
        if (bullet := _BULLET.fullmatch(line))
    }
    changes = {
        number: f"{bullet['lead']}- {bullet['text']}"
        for number, bullet in bullets.items()
        if number
        and bullet.group("lead", "dash") == found.group("lead", "dash")
        and not _has_gap(bullet)
    }
    found = bullets[min(changes)]
    at = len(found["lead"])
    if found["dash"] == "-":
        code, message = (
            "no-space",
            f'A space is missing after the hyphen: "- {shortened(found["text"])}"',
        )
    else:
        code = "not-a-hyphen"
        entry = shortened(found["text"])
        message = (
            f'The entry of a list begins with a hyphen, "- {entry}"; this is a "{found["dash"]}".'
        )
    yield mend(chunk, changes, (at, at + 1), code=code, message=message)


def _has_gap(bullet: re.Match[str]) -> bool:
    return bullet["dash"] == "-" and bool(bullet["gap"])


def columns(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A key or an entry of a list that begins in a wrong column, and what is below it."""
    line, at = chunk.lines[index], indent(chunk.lines[index])
    key = known_key(chunk, index) if not line.lstrip().startswith("-") else ""
    if index == 0 or not (key or _KEYED.match(line)):
        return
    for column in dict.fromkeys([chunk.column] if key else _columns_like(chunk, index)):
        if column != at:
            yield _moved(chunk, index, column, key)


def _columns_like(chunk: Chunk, index: int) -> Iterator[int]:
    """Where lines beside this one begin that are entries of a list as it is, or keys as it is."""
    wanted = is_item(chunk.lines[index])
    for number in (index - 1, index + 1):
        beside = chunk.lines[number] if 0 < number < len(chunk.lines) else ""
        if _KEYED.match(beside) and not known_key(chunk, number) and is_item(beside) is wanted:
            yield indent(beside)
    if wanted:
        yield chunk.column


def _moved(chunk: Chunk, index: int, column: int, key: str) -> Mend:
    at = indent(chunk.lines[index])
    last = index + 1
    while last < len(chunk.lines) and (
        not chunk.lines[last].strip() or indent(chunk.lines[last]) >= at
    ):
        if known_key(chunk, last) and indent(chunk.lines[last]) == column:
            break
        last += 1
    shift = column - at
    moved = {n: chunk.lines[n] for n in range(index, last)}
    changes = {n: " " * (indent(line) + shift) + line.lstrip() for n, line in moved.items()}
    if key:
        first = known_key(chunk, 0) or "the first key"
        message = f'"{key}" begins in column {at + 1}; it has to begin in column {column + 1}, below "{first}".'
    else:
        message = f"This line begins in column {at + 1}; it has to begin in column {column + 1}."
    return mend(chunk, changes, (at, at + len(key)), code="indentation", message=message)


def blocks(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """The text after `|` or `>`, which stands no further right than its key."""
    head = index - 1
    while head > 0 and not known_key(chunk, head):
        head -= 1
    if index == 0 or known_key(chunk, index) or not _BLOCK.fullmatch(chunk.lines[head]):
        return
    last = index
    while last < len(chunk.lines) and not known_key(chunk, last):
        last += 1
    changes = {n: " " * (chunk.column + 2) + chunk.lines[n] for n in range(head + 1, last)}
    at = indent(chunk.lines[head + 1])
    message = f'The text after "|" or ">" has to begin further right, in column {chunk.column + 3}.'
    yield mend(
        chunk,
        changes,
        (at, len(chunk.lines[head + 1].rstrip())),
        code="indentation",
        message=message,
    )


def strays(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Lines that are no part of anything: a list without its key, the rest of a text, a remark."""
    if index == 0 or known_key(chunk, index):
        return
    first, last = _alike(chunk, index)
    lines = dict(enumerate(chunk.lines[first:last], start=first))
    remarks = {number: f"# {line}" for number, line in lines.items()}
    if is_item(chunk.lines[first]):
        message, changes = 'This list has no key above it, such as "wrong:".', [remarks]
    else:
        column = chunk.column + 2
        message = (
            f"This line has no key. If it goes on from the line above, begin it further right, in column {column + 1}; "
            "if it is a remark, put # before it."
        )
        changes = [
            {number: " " * column + line.lstrip() for number, line in lines.items()},
            remarks,
        ]
    at = indent(chunk.lines[first])
    for change in changes:
        yield mend(
            chunk,
            change,
            (at, len(chunk.lines[first].rstrip())),
            code="stray-line",
            message=message,
        )


def _alike(chunk: Chunk, index: int) -> tuple[int, int]:
    """From where to where lines go on that have no key either, and are entries of a list as this
    one is, or are not."""
    is_entry = is_item(chunk.lines[index])

    def fits(number: int) -> bool:
        line = chunk.lines[number]
        return bool(line.strip()) and not known_key(chunk, number) and is_item(line) is is_entry

    first, last = index, index + 1
    while is_entry and first > 1 and fits(first - 1):
        first -= 1
    while last < len(chunk.lines) and fits(last):
        last += 1
    if chunk.lines[last - 1].rstrip().endswith(":"):  # a key in disguise, with its list
        while last < len(chunk.lines) and is_item(chunk.lines[last]):
            last += 1
    return first, last
