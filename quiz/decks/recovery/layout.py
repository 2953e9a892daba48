"""Cures for slips of layout: blanks, colons, hyphens, columns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from quiz.decks.hints import shortened
from quiz.decks.nodes import YamlError
from quiz.decks.odd_characters import is_unseen, named, without_unseen_lead
from quiz.decks.problem import Place
from quiz.decks.recovery.chunks import Chunk, Mend, indent, is_item, known_key, mend
from quiz.decks.vocabulary import vocabulary

_ODD_BLANK = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_LEAD = re.compile(rf"[ \-{_ODD_BLANK}]*?(?P<odd>[{_ODD_BLANK}])[ \-{_ODD_BLANK}]*")
_WORD = re.compile(r"(?P<lead> *(?:- +)?)(?P<key>[^\W\d]\w*)(?P<rest>.*)")
_NO_SPACE = re.compile(r":(?![ \t]|$)[\s]*(?P<value>.*)")
_NO_COLON = re.compile(r"\s*(?:[：=;]\s*|(?<=\s))(?P<value>[^\s:].*)")
_BULLET = re.compile(r"(?P<lead> *)(?P<dash>[-*+•·‐‑‒–—−])(?P<gap> *)(?P<text>[^\s-].*)")
_BLOCK = re.compile(r".*[:-] +[|>][-+\d]*\s*(?:#.*)?")
_LETTERED = re.compile(r"\s*(?:-\s+)?\(?[A-Za-z0-9][.)]\s+(?=\S)")
_KEYED = re.compile(r"\s*(?:-\s|[^\s#][^:#]*:(?:\s|$))")


# The first line of an entry


def straightened(chunk: Chunk, depth: int) -> tuple[Chunk, Mend | None]:
    """An entry with its first line as it ought to be, and what was wrong with that line.

    `depth` is the number of blanks before the hyphen of most entries.
    """
    begin = vocabulary().begins.match(chunk.lines[0])
    if not begin or "\t" in begin["indent"] + begin["gap"]:
        return chunk, None
    cure = _with_hyphen(chunk, begin) or _in_column(chunk, len(begin["indent"]), depth)
    return (chunk._replace(lines=cure.lines), cure) if cure else (chunk, None)


def _with_hyphen(chunk: Chunk, begin: re.Match[str]) -> Mend | None:
    """The entry with the hyphen and the space that begin it, if they are not there."""
    column, pattern = len(begin["indent"]), f'"- {begin["kind"]}: "'
    end = column + 1
    if not begin["dash"]:
        end, code = begin.end("kind"), "no-dash"
        message = f"A question begins with a hyphen and a space: {pattern}."
    elif begin["dash"] != "-":
        code = "not-a-hyphen"
        message = f'A question begins with a hyphen, {pattern}; this is a "{begin["dash"]}".'
    elif not begin["gap"]:
        code, message = "no-space", f"A space is missing after the hyphen: {pattern}."
    else:
        return None
    first = f"{begin['indent']}- {chunk.lines[0][begin.end('gap') :]}"
    changes = _with_first_line(chunk.lines, first, begin.end("gap"))
    if changes.get(1, "").strip() and changes[1] != chunk.lines[1]:
        message += f" Its other lines begin in column {indent(changes[1]) + 1}."
    return mend(chunk, changes, (column, end), code=code, message=message)


def _with_first_line(lines: list[str], first: str, column: int) -> dict[int, str]:
    """The lines with another first one.

    If the others begin in this column, below the old line's key, they begin below the new one's.
    """
    changes = {}
    if _indent_below(lines) == column:
        shift = indent(first) + 2 - column
        changes = {
            index: " " * max(indent(line) + shift, 0) + line.lstrip()
            for index, line in enumerate(lines)
        }
    return {**changes, 0: first}


def _indent_below(lines: list[str]) -> int | None:
    """The indent of the second line that is not blank."""
    return next((indent(line) for line in lines[1:] if line.strip()), None)


def _in_column(chunk: Chunk, column: int, depth: int) -> Mend | None:
    """The entry beginning in the column in which the others do, if it does not."""
    if column == depth:
        return None
    first, below = chunk.lines[0], _indent_below(chunk.lines)
    if below == depth + 2:  # its other lines are where the others' are
        first = " " * depth + first.lstrip()
    message = (
        f"This question begins in column {column + 1}, the others begin in column {depth + 1}."
    )
    return mend(chunk, {0: first}, (column, column + 1), code="indentation", message=message)


# Any line


def blanks(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Tabs and other blanks before a text, in all lines of the part at once."""
    if not _ODD_LEAD.match(chunk.lines[index]):
        return
    changes = {
        number: _with_even_lead(chunk, number)
        for number, line in enumerate(chunk.lines)
        if _ODD_LEAD.match(line)
    }
    lead = _ODD_LEAD.match(chunk.lines[min(changes)])
    column = lead.start("odd") if lead else 0
    code, message = "tab", "A tab stands here. Type spaces instead."
    if not lead or lead["odd"] != "\t":
        code = "odd-blank"
        odd = named(lead["odd"]) if lead else "a blank that is not that of the space bar"
        message = f"Here stands {odd}. Type spaces instead."
    below = [str(chunk.first_line + number) for number in sorted(changes)[1:6]]
    if below:
        more = " and below" if len(changes) > 6 else ""
        message += f" The same in line {', '.join(below)}{more}."
    yield mend(chunk, changes, (column, column + 1), code=code, message=message)


def _with_even_lead(chunk: Chunk, index: int) -> str:
    """A line with spaces in the place of odd blanks, as many as its look asks for."""
    line = chunk.lines[index]
    if not line.strip() or line.lstrip().startswith("#"):
        return line.strip()
    match = _ODD_LEAD.match(line)
    lead, text = (match[0], line[match.end() :]) if match else ("", line)
    dash = "- " if "-" in lead else ""
    if index == 0:
        even = [other for other in chunk.lines[1:] if other.strip() and not _ODD_LEAD.match(other)]
        below = indent(even[0]) if even else 2
        return " " * max(below - 2, 0) + dash + text
    column = chunk.column if chunk.is_entry or dash else 2
    if not dash and not known_key(chunk._replace(lines=[text]), 0):
        column += 2
    return " " * column + dash + text


def colons(chunk: Chunk, index: int, _: YamlError | None) -> Iterator[Mend]:
    """A colon, or the space after it, that is missing after a key."""
    word = _WORD.fullmatch(chunk.lines[index])
    if not word:
        return
    key, is_known = word["key"], word["key"].casefold() in chunk.keys
    no_space, no_colon = _NO_SPACE.fullmatch(word["rest"]), _NO_COLON.fullmatch(word["rest"])
    if no_space and not no_space["value"].startswith("//") and (key.islower() or is_known):
        odd, message = word["rest"][1:2] or " ", "A space is missing after the colon"
        if not is_unseen(odd):
            value = no_space["value"]
            yield _with_colon(chunk, index, word, value, code="no-space", message=message)
            return
        message = f"After the colon stands {named(odd)}. Type a space in its place"
        value = without_unseen_lead(no_space["value"])
        cure = _with_colon(chunk, index, word, value, code="odd-blank", message=message)
        yield cure._replace(place=Place(cure.place.line, word.end("key") + 2))
    elif no_colon and index == 0 and key.istitle() and word["rest"][:1].isspace():
        kind = key.casefold() if key.casefold() in vocabulary().kinds else "what"
        line = f"{word['lead']}{kind}: {word['key']}{word['rest']}"
        message = f'A question begins with its kind and a colon: "{shortened(line, 60)}"'
        columns = word.start("key"), word.end("key")
        yield mend(chunk, {0: line}, columns, code="no-kind", message=message)
    elif no_colon and is_known:
        message = "A colon and a space are missing after the key"
        if (sign := word["rest"].strip()[0]) in "：=;":
            message = f'After the key stands "{sign}". Type a colon and a space in its place'
        yield _with_colon(chunk, index, word, no_colon["value"], code="no-colon", message=message)
    elif not word["rest"].strip() and is_known:
        message = "A colon is missing after the key"
        yield _with_colon(chunk, index, word, None, code="no-colon", message=message)


def spaces(chunk: Chunk, keys: Collection[str]) -> Iterator[Mend]:
    """Each colon of some keys without a space, which makes one text of them and what is above."""
    for index, line in enumerate(chunk.lines):
        word = _WORD.fullmatch(line)
        if word and word["key"].casefold() in keys and word["rest"].startswith(":"):
            yield from colons(chunk, index, None)


def _with_colon(
    chunk: Chunk, index: int, word: re.Match[str], value: str | None, *, code: str, message: str
) -> Mend:
    """A line of a key, a colon, and a space and a value if there is one."""
    line = pattern = f"{word['key']}:"
    if value is not None:
        line, pattern = f"{line} {value}", f"{line} {shortened(value)}".rstrip()
    end = word.end("key") + word["rest"].startswith(":")
    return mend(
        chunk,
        {index: word["lead"] + line},
        (word.start("key"), end),
        code=code,
        message=f'{message}: "{pattern}"',
    )


def hyphens(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Hyphens without a space, or marks in their stead, before all entries of a list at once."""
    bullet = _BULLET.fullmatch(chunk.lines[index])
    if not bullet or index == 0 or _has_gap(bullet):
        return
    alike = {
        number: other
        for number, line in enumerate(chunk.lines)
        if (other := _BULLET.fullmatch(line))
        and number
        and other.group("lead", "dash") == bullet.group("lead", "dash")
        and not _has_gap(other)
    }
    first = alike[min(alike)]
    changes = {number: f"{other['lead']}- {other['text']}" for number, other in alike.items()}
    column, entry = len(first["lead"]), f'"- {shortened(first["text"])}"'
    if first["dash"] == "-":
        code, message = "no-space", f"A space is missing after the hyphen: {entry}"
    else:
        code = "not-a-hyphen"
        message = f'The entry of a list begins with a hyphen, {entry}; this is a "{first["dash"]}".'
    yield mend(chunk, changes, (column, column + 1), code=code, message=message)


def _has_gap(bullet: re.Match[str]) -> bool:
    return bullet["dash"] == "-" and bool(bullet["gap"])


def columns(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """A key or an entry of a list that begins in a wrong column, and the lines below it."""
    line = chunk.lines[index]
    key = known_key(chunk, index) if not line.lstrip().startswith("-") else ""
    if index == 0 or not (key or _KEYED.match(line)):
        return
    for column in dict.fromkeys([chunk.column] if key else _columns_beside(chunk, index)):
        if column != indent(line):
            yield _moved(chunk, index, column, key)


def _columns_beside(chunk: Chunk, index: int) -> Iterator[int]:
    """The columns of the lines beside this one that are list entries as it is, or keys as it is."""
    wanted = is_item(chunk.lines[index])
    for number in (index - 1, index + 1):
        beside = chunk.lines[number] if 0 < number < len(chunk.lines) else ""
        if _KEYED.match(beside) and not known_key(chunk, number) and is_item(beside) is wanted:
            yield indent(beside)
    if wanted:
        yield chunk.column


def _moved(chunk: Chunk, index: int, column: int, key: str) -> Mend:
    """A line and those that belong to it, beginning in another column."""
    old = indent(chunk.lines[index])
    last = index + 1
    while last < len(chunk.lines) and (
        not chunk.lines[last].strip() or indent(chunk.lines[last]) >= old
    ):
        if known_key(chunk, last) and indent(chunk.lines[last]) == column:
            break
        last += 1
    changes = {}
    for number in range(index, last):
        line = chunk.lines[number]
        changes[number] = " " * (indent(line) + column - old) + line.lstrip()
    others = [number for number in changes if number > index and indent(chunk.lines[number]) == old]
    begins = f"begins in column {old + 1}; it has to begin in column {column + 1}"
    message = f"This line {begins}."
    message += " So have the lines below it." if others else ""
    if key:
        message = f'"{key}" {begins}, below "{known_key(chunk, 0) or "the first key"}".'
        message += " So have the lines below it." if others else ""
    return mend(chunk, changes, (old, old + len(key)), code="indentation", message=message)


def blocks(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """The text after `|` or `>`, where it is no further right than its key."""
    head = index - 1
    while head > 0 and not known_key(chunk, head):
        head -= 1
    if index == 0 or known_key(chunk, index) or not _BLOCK.fullmatch(chunk.lines[head]):
        return
    last = index
    while last < len(chunk.lines) and not known_key(chunk, last):
        last += 1
    changes = {n: " " * (chunk.column + 2) + chunk.lines[n] for n in range(head + 1, last)}
    first = chunk.lines[head + 1]
    message = f'The text after "|" or ">" has to begin further right, in column {chunk.column + 3}.'
    ends = indent(first), len(first.rstrip())
    yield mend(chunk, changes, ends, code="indentation", message=message)


def strays(chunk: Chunk, index: int, _: YamlError) -> Iterator[Mend]:
    """Lines that are no part of anything: a list without its key, the rest of a text, a remark."""
    if index == 0 or known_key(chunk, index):
        return
    start, end = _alike(chunk, index)
    if _LETTERED.match(chunk.lines[start]):
        yield _lettered(chunk, start, end)
        return
    lines = dict(enumerate(chunk.lines[start:end], start=start))
    as_remarks = {number: f"# {line}" for number, line in lines.items()}
    if is_item(chunk.lines[start]):
        message, changes = 'This list has no key above it, such as "wrong:".', [as_remarks]
    else:
        column = chunk.column + 2
        message = (
            "This line has no key. If it goes on from the line above, begin it further right,"
            f" in column {column + 1}; if it is a remark, put # before it."
        )
        as_text = {number: " " * column + line.lstrip() for number, line in lines.items()}
        changes = [as_text, as_remarks]
    first = chunk.lines[start]
    for change in changes:
        yield mend(
            chunk,
            change,
            (indent(first), len(first.rstrip())),
            code="stray-line",
            message=message,
        )


def _lettered(chunk: Chunk, start: int, end: int) -> Mend:
    """Choices with letters before them, as in a text."""
    while end < len(chunk.lines) and _LETTERED.match(chunk.lines[end]):
        end += 1
    first = _LETTERED.sub("", chunk.lines[start]).strip()
    message = (
        'Choices have no letters: write the right one after "answer:", and the others below'
        f' "wrong:", one a line: "- {shortened(first)}"'
    )
    line = chunk.lines[start]
    columns = indent(line), len(line.rstrip())
    changes = dict.fromkeys(range(start, end), "")
    cure = mend(chunk, changes, columns, code="stray-line", message=message)
    return cure._replace(touched=cure.touched | {chunk.first_line})


def _alike(chunk: Chunk, index: int) -> tuple[int, int]:
    """The start and the end of the lines without a key that are list entries if this one is."""
    is_entry = is_item(chunk.lines[index])

    def fits(number: int) -> bool:
        line = chunk.lines[number]
        return bool(line.strip()) and not known_key(chunk, number) and is_item(line) is is_entry

    start, end = index, index + 1
    while is_entry and start > 1 and fits(start - 1):
        start -= 1
    while end < len(chunk.lines) and fits(end):
        end += 1
    if chunk.lines[end - 1].rstrip().endswith(":"):  # a key in disguise, with its list
        while end < len(chunk.lines) and is_item(chunk.lines[end]):
            end += 1
    return start, end
