"""Texts of other programs: tables, GIFT, Aiken, Markdown, XML, JSON, exports of flashcards."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress

from quiz.decks.foreign import LOOKED_AT
from quiz.decks.foreign.example import Foreign
from quiz.decks.foreign.layouts import Plain, foreign
from quiz.decks.foreign.tables import markdown_table, table
from quiz.decks.foreign.text import Text
from quiz.decks.foreign.written import written
from quiz.decks.lines import lines_of

MOST_LINES = 300
LONGEST_LINE = 2_000


def recognised(text: str, *, has_head: bool = False) -> Text | None:
    """What a text is that is no deck; None if it is nothing that is known.

    Of one with the head of a deck only the words of its entries are another program's.
    """
    start = text[:LOOKED_AT]
    lines = [line[:LONGEST_LINE].rstrip() for line in lines_of(start)[:MOST_LINES]]
    lines = [line for line in lines if line.strip()]
    for look in _LOOKS_AT_ENTRIES if has_head else _LOOKS:
        if found := look(start, lines):
            return found
    return None


# By their signs


def _xml(text: str, _: list[str]) -> Text | None:
    if not re.match(r"\s{0,100}<[?!a-zA-Z]", text):
        return None
    is_moodle = "<questiontext" in text
    what = "XML, as Moodle and other platforms write it" if is_moodle else "a page in HTML or XML"
    prompt = re.search(r"<questiontext[^>]{0,200}>(.{1,2000}?)</questiontext>", text, re.DOTALL)
    found = re.finditer(
        r"""<answer[^>]{0,100}fraction=["'](?P<part>[-\d.]{1,9})["'][^>]{0,100}>"""
        r"(?P<text>.{1,2000}?)</(?:answer|text)>",
        text[prompt.end() : prompt.end() + 8_000] if prompt else "",
        re.DOTALL,
    )
    answers = [(_without_cdata(match["text"]), match["part"]) for match in found]
    right = tuple(answer for answer, part in answers if part.startswith("100"))
    wrong = tuple(answer for answer, part in answers if part.startswith(("0", "-")))
    if not prompt or not right:
        return Text(what, None)
    return Text(what, Foreign(_without_cdata(prompt[1]), right[:1], wrong))


def _without_cdata(text: str) -> str:
    return text.replace("<![CDATA[", " ").replace("]]>", " ").replace("<text>", " ")


def _json(text: str, _: list[str]) -> Text | None:
    if not re.match(r"\s{0,100}[\[{]\s{0,100}[\"{\[]", text):
        return None
    first: Foreign | None = None
    with suppress(ValueError, RecursionError):
        first = next(_in_json(json.loads(text), 0), None)
    return Text("JSON", first)


def _in_json(value: object, depth: int) -> Iterator[Foreign]:
    """The entries in what JSON holds, as far as the first that can be seen needs it."""
    if isinstance(value, list) and depth and 2 <= len(value) < 8:
        texts = [item for item in value if isinstance(item, str)]
        if texts == value:
            first, second, *others = texts
            yield Foreign(first, (second,), tuple(others), is_card=not others)
            return
    found = foreign(_plain(value, 0)) if isinstance(value, dict) else None
    if found and (found.right or found.wrong):
        yield found
    inner = list(value.values()) if isinstance(value, dict) else value
    for item in inner[:50] if isinstance(inner, list) and depth < 5 else ():
        yield from _in_json(item, depth + 1)


def _plain(value: object, depth: int) -> Plain:
    if isinstance(value, dict) and depth < 4:
        return {str(key): _plain(item, depth + 1) for key, item in list(value.items())[:50]}
    if isinstance(value, list) and depth < 4:
        return [_plain(item, depth + 1) for item in value[:50]]
    return str(value)


_GIFT = re.compile(
    r"^(?!\s*(?://|\$))(?:::[^:\n]{0,200}::)?"
    r"(?P<prompt>[^{}\n]{2,1000}(?:\n[^{}\n]{1,500}){0,5})\{(?P<answers>[^{}]{1,4000})\}",
    re.MULTILINE,
)


def _gift(text: str, _: list[str]) -> Text | None:
    entry = _GIFT.search(text)
    if not entry or not re.match(r"\s*(?:[=~#]|[TF]\b|TRUE\b|FALSE\b)", entry["answers"]):
        return None
    prompt = re.sub(r"^::[^:\n]*::|^\[\w+\]", "", entry["prompt"].strip()).strip()
    truth = re.match(r"\s*(T|F|TRUE|FALSE)\b", entry["answers"])
    if truth:
        return Text("GIFT", Foreign(prompt, ("true" if truth[1][0] == "T" else "false",)))
    parts = re.findall(r"(?:^|(?<=\s))([=~])((?:\\.|[^=~#\\])+)", entry["answers"])
    answers = [(sign, re.sub(r"^%-?[\d.]+%|\\", "", answer).strip()) for sign, answer in parts]
    right = tuple(answer for sign, answer in answers if sign == "=" and answer)
    wrong = tuple(answer for sign, answer in answers if sign == "~" and answer)
    pairs = tuple(
        (left.strip(), side.strip())
        for left, arrow, side in (answer.partition("->") for answer in right)
        if arrow
    )
    if number := re.match(r"\s*#\s*(-?[\d.,]+)", entry["answers"]):
        right = (number[1].rstrip(".,"),)
    return Text("GIFT", Foreign(prompt, right, wrong, pairs=pairs))


# Keys whose text is no YAML

_ASKING = re.compile(r"\s*(?:-\s+)?[\"']?(?:question|q|prompt|term|front)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*-\s+(?P<text>\S.*)")
_KEYED = re.compile(r"\s*(?:-\s+)?[\"']?(?P<key>[^\W\d][\w ]{0,30})[\"']?\s*:\s*(?P<value>.*)")


def _keyed(_: str, lines: list[str]) -> Text | None:
    """The words of another program, where YAML does not read them."""
    entry: dict[str, Plain] = {}
    key = ""
    for line in lines:
        match, item = _KEYED.fullmatch(line), _ITEM.fullmatch(line)
        if match and (not item or not key or isinstance(entry.get(key), str)):
            key = match["key"].strip()
            if key in entry and foreign(entry):
                break
            entry[key] = _value(match["value"])
        elif item and key:
            listed = entry[key]
            entry[key] = [*(listed if isinstance(listed, list) else ()), _value(item["text"])]
    found = foreign(entry)
    has_prompt = any(
        re.match(r"\s*(?:-\s+)?[\"']?(?:question|q|prompt|term|front)\b", line, re.I)
        for line in lines
    )
    if not found or not has_prompt or not (found.right or found.wrong):
        return None
    return Text("a list in the words of another program", found)


def _value(text: str) -> Plain:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [item.strip().strip("\"'") for item in text[1:-1].split(",")]
    return text.strip("\"'")


_LOOKS: tuple[Callable[[str, list[str]], Text | None], ...] = (
    _xml,
    _json,
    _gift,
    markdown_table,
    _keyed,
    written,
    table,
)
_LOOKS_AT_ENTRIES = (_keyed,)
