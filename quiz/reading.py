"""Reads a deck file once, into questions and problems; it never raises for what stands in the file."""

from __future__ import annotations

import gc
import hashlib
import re
import stat
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from quiz import head, kinds, recovery
from quiz.answers.folding import literal
from quiz.entry import Entry
from quiz.identity import fingerprint
from quiz.nodes import CONTROLS, Items, Node, Pairs, Slip, compose
from quiz.problem import Place, Problem
from quiz.question import Ask, Deck, Question
from quiz.sheet import Sheet

MAX_BYTES = 32 * 1024 * 1024
START = Place(1, 1)


def read_deck(path: Path, name: str = "") -> Deck:
    """The deck in a file; what is wrong with the file is a problem of the deck. Nothing is raised."""
    try:
        data = _bytes(path)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(path, name, "not-utf-8", _where_not_utf8(data, error))
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return _unreadable(path, name, "unreadable", f"This file cannot be read: {reason}.")
    deck = read_text(text, file=str(path), name=name or path.stem)
    deck.digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    return deck


def _bytes(path: Path) -> bytes:
    status = path.stat()
    # A pipe or a device would never end.
    if not stat.S_ISREG(status.st_mode):
        raise ValueError("it is not a plain file")
    if status.st_size > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1024 // 1024} MiB")
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _where_not_utf8(data: bytes, error: UnicodeDecodeError) -> tuple[Place, str]:
    before = data[: error.start].decode("utf-8-sig", errors="replace")
    lines = re.split("\r\n|\r|\n", before)
    return Place(len(lines), len(lines[-1]) + 1), "A deck is UTF-8; this byte is not. Save the file as UTF-8."


def _unreadable(path: Path, name: str, code: str, message: str | tuple[Place, str]) -> Deck:
    place, sentence = (START, message) if isinstance(message, str) else message
    deck = Deck(str(path), name or path.stem, title=path.stem)
    deck.problems.append(Problem(str(path), place, code, sentence))
    return deck


def read_text(text: str, *, file: str = "deck.yaml", name: str = "deck") -> Deck:
    """The deck in a text; its problems are in the order of their places."""
    sheet = Sheet(file, text)
    deck = Deck(file, name, title=Path(file).stem)
    with _collector_paused():
        body = _mark_controls(sheet)
        try:
            _read_root(compose(body, sheet.flag), deck, sheet)
        except Slip as slip:
            _read_in_pieces(body, slip, deck, sheet)
    sheet.problems.sort(key=lambda problem: (problem.place.line, problem.place.column))
    deck.problems = sheet.problems
    return deck


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nodes are many and hold no cycles: a collector that looks at them again and again costs four times the work."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _mark_controls(sheet: Sheet) -> str:
    """The text with a blank for each control character, each of which is a problem with a place."""
    if not CONTROLS.search(sheet.text):
        return sheet.text
    for number, line in enumerate(sheet.lines, start=1):
        for found in CONTROLS.finditer(line):
            message = f"The control character U+{ord(found[0]):04X} stands here. Delete it."
            sheet.flag(Place(number, found.start() + 1), "control-character", message)
    return CONTROLS.sub(" ", sheet.text)


def _read_root(root: Node | None, deck: Deck, sheet: Sheet) -> None:
    if not isinstance(root, Pairs):
        place = root.place if root else START
        sheet.flag(place, "not-a-deck", 'A deck begins with "title: ..." and has "questions:" with a list under it.')
        return
    entry = Entry(root, sheet)
    head.read(entry, deck)
    nodes = entry.node_of("questions")
    if nodes is None:
        entry.flag(entry.place, "missing-key", 'A deck needs "questions".')
    elif not isinstance(nodes, Items):
        sheet.flag(nodes.place, "not-a-list", '"questions" is a list: each question begins with "- ".')
    else:
        if not nodes.items:
            sheet.flag(nodes.place, "empty", '"questions" has nothing in it.')
        _read_questions(nodes.items, deck, sheet)
    entry.report_unknown()


def _read_in_pieces(text: str, slip: Slip, deck: Deck, sheet: Sheet) -> None:
    """The parts of a deck whose YAML fails, each read alone, so that a slip costs one question."""
    sheet.problems = [problem for problem in sheet.problems if problem.code == "control-character"]
    pieces = recovery.pieces(text, slip, sheet)
    if pieces.head is not None:
        entry = Entry(pieces.head, sheet)
        head.read(entry, deck)
        entry.has("questions")
        entry.report_unknown()
    _read_questions(pieces.questions, deck, sheet)


def _read_questions(nodes: tuple[Node, ...], deck: Deck, sheet: Sheet) -> None:
    seen: dict[str, int] = {}
    flagged = sheet.flagged()
    for node in nodes:
        if _holds(node, flagged):
            _read_entry(node, deck, sheet)  # for its other problems
            continue
        for question in _read_entry(node, deck, sheet):
            if question.key in seen:
                message = f"This question is the same as the one in line {seen[question.key]}. Delete one of them."
                sheet.flag(question.place, "duplicate-question", message)
            else:
                seen[question.key] = question.place.line
                deck.questions.append(question)


def _holds(node: Node, flagged: list[tuple[int, int]]) -> bool:
    """Whether one of the places, which are in order, lies within a node."""
    at = bisect_left(flagged, (node.place.line, node.place.column))
    return at < len(flagged) and flagged[at] < (node.end.line, node.end.column)


def _read_entry(node: Node, deck: Deck, sheet: Sheet) -> list[Question]:
    if not isinstance(node, Pairs):
        message = f'A question is a mapping such as "who: ..." and "answer: ..."; this has no key. {_kinds_listed()}'
        sheet.flag(node.place, "not-a-question", message)
        return []
    entry = Entry(node, sheet, owner="question", language=deck.language)
    kind = _kind_of(entry)
    if not kind:
        return []
    entry.owner = f"{kind} question"
    known = len(sheet.problems)
    asks = list(kinds.reader(kind)(entry))
    questions = _with_common(entry, kind, asks, deck)
    _check_wrong(entry, asks)
    entry.report_unknown()
    flagged = any(problem.is_error for problem in sheet.problems[known:])
    return [] if flagged else questions


def _kind_of(entry: Entry) -> str:
    words = [word for word in entry.keys if word in kinds.words()]
    if len(words) == 1:
        return words[0]
    if words:
        second = entry.key_place(words[1])
        message = f'"{words[0]}" and "{words[1]}" are both kinds, and a question has one. Did a "- " go missing?'
        entry.flag(second, "two-kinds", message)
    else:
        entry.flag(entry.place, "no-kind", recovery.no_kind(entry.keys, kinds.words()) + _kinds_listed())
    return ""


def _kinds_listed() -> str:
    return f"The kinds are {', '.join(kinds.words())}."


def _with_common(entry: Entry, kind: str, asks: list[Ask], deck: Deck) -> list[Question]:
    """The questions of an entry, with the keys that every kind takes."""
    fact = entry.text("fact", default="")
    siblings = f"{deck.path}#{fact}" if fact else f"{deck.path}:{entry.place.line}" if len(asks) > 1 else ""
    make = partial(
        Question,
        kind=kind,
        place=entry.place,
        deck=deck,
        id=entry.text("id", default=""),
        hint=entry.text("hint", default=""),
        note=entry.text("note", default=""),
        cite=entry.texts("cite"),
        tags=tuple(dict.fromkeys((*deck.tags, *entry.texts("tags")))),
        seconds=entry.amount("seconds", default=deck.seconds, least=1),
        points=entry.amount("points", default=deck.points, least=0),
        draft=entry.flag_of("draft") or deck.draft,
        lint=(*deck.lint, *entry.texts("lint")),
    )
    questions = []
    for ask in asks:
        key = fingerprint(kind, ask.prompt, ask.answer.text)
        questions.append(make(key, prompt=ask.prompt, answer=ask.answer, family=siblings or key, wrong=ask.wrong))
    return questions


def _check_wrong(entry: Entry, asks: list[Ask]) -> None:
    for ask in asks:
        right = set(map(literal, (ask.answer.text, *ask.answer.spellings)))
        for wrong in ask.wrong:
            if wrong.text and literal(wrong.text) in right:
                entry.flag_value("wrong", "wrong-is-right", f'"{wrong.text}" stands under "wrong" and is right.')
