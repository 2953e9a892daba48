"""Reads a deck file once, into questions and problems; it never raises for what stands in the file."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from quiz import head, recovery
from quiz.asking import known_words, read_entry
from quiz.entry import Entry
from quiz.manuscript import Unreadable, decoded, read_bytes, without_controls
from quiz.nodes import Composed, Items, Node, Pairs, Scalar, Slip, compose
from quiz.problem import Place, Problem, Severity
from quiz.question import Deck, Question
from quiz.recovery import Piece
from quiz.sheet import Sheet
from quiz.traps import DECK_KEYS, explained, nearest, run_over, shortened

START = Place(1, 1)
END = (1 << 60, 0)


def read_deck(path: Path, name: str = "") -> Deck:
    """The deck in a file; what is wrong with the file is a problem of the deck. Nothing is raised."""
    deck, digest = Deck(str(path), name or path.stem, title=path.stem), ""
    try:
        data = read_bytes(path)
        digest = hashlib.blake2b(data, digest_size=16).hexdigest()
        text = decoded(data)
        del data  # a text may take four times as much
        deck = read_text(text, file=deck.path, name=deck.name)
    except Unreadable as unreadable:
        deck.problems.append(Problem(deck.path, START, unreadable.code, str(unreadable)))
    deck.digest = digest
    return deck


def read_text(text: str, *, file: str = "deck.yaml", name: str = "deck") -> Deck:
    """The deck in a text; its problems are in the order of their places."""
    sheet = Sheet(file, text.removeprefix("\ufeff"))
    deck = Deck(file, name, title=Path(file).stem)
    with _collector_paused():
        body = ""
        try:
            body = without_controls(sheet)
            composed = compose(body)
            _refuse_misread(composed, sheet)
            _read_whole(composed, deck, sheet)
        except Slip as slip:
            _read_in_pieces(body, slip, deck, sheet)
    deck.problems = _listed(deck, sheet)
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


def _listed(deck: Deck, sheet: Sheet) -> list[Problem]:
    """The problems in order, without the warnings that the author has waived."""
    problems = [one for one in sheet.problems if one.is_error or not _is_waived(one, deck)]
    problems.sort(key=lambda problem: problem.place[:2])
    if sheet.is_full:
        message = f"A deck with {len(problems)} problems is not read to its end. Mend these first."
        problems.append(Problem(sheet.file, problems[-1].place, "more-problems", message))
    return problems


def _is_waived(warning: Problem, deck: Deck) -> bool:
    before = [question for question in deck.questions if question.place.line <= warning.place.line]
    return warning.code in (before[-1].lint if before else deck.lint)


def _refuse_misread(composed: Composed, sheet: Sheet) -> None:
    """Raises Slip for what is YAML but surely not what its author meant: it is read in pieces instead."""
    for scalar in composed.spread:
        if scalar.style in "'\"" and run_over(scalar, sheet, known_words().begins_surely):
            raise Slip(scalar.place, "unclosed-quote", "The quotes that open here run over into other questions.")
    if not isinstance(composed.root, Pairs):
        return
    below = False
    for key, _ in composed.root.pairs:
        text = key.text if isinstance(key, Scalar) else ""
        if below and text == "questions":
            raise Slip(key.place, "duplicate-key", '"questions" stands here a second time.')
        if below and text not in DECK_KEYS and (text in known_words().keys or known_words().begins.match(f"{text}:")):
            raise Slip(key.place, "indentation", f'"{text}" begins in column 1, but belongs to a question.')
        below = below or text == "questions"


def _read_whole(composed: Composed, deck: Deck, sheet: Sheet) -> None:
    line = 0
    for remark in composed.remarks:
        listed = remark.place.line != line and not sheet.is_full
        line = remark.place.line
        sheet.flag_early(*(explained(remark, sheet) if listed else remark), listed=listed)
    for scalar in composed.spread:
        _flag_run_over(scalar, sheet)
    root = composed.root
    if not isinstance(root, Pairs):
        place = root.place if root else START
        sheet.flag(place, "not-a-deck", 'A deck begins with "title: ..." and has "questions:" with a list below it.')
        if isinstance(root, Items):
            _read_questions(_pieces(root, END, sheet), deck, sheet)
        return
    entry = Entry(root, sheet)
    head.read(entry, deck)
    nodes = entry.node_of("questions", required=True) or _misspelt(root)
    after = next((key.place[:2] for (_, before), (key, _) in pairwise(root.pairs) if before is nodes), END)
    _read_questions(_pieces(nodes, after, sheet), deck, sheet)
    entry.report_unknown()


def _flag_run_over(scalar: Scalar, sheet: Sheet) -> None:
    """Flags quotes that seem to end too late, and what looks like a question inside of a block."""
    block = scalar.style in "|>"
    number = run_over(scalar, sheet, known_words().begins_surely if block else known_words().begins_key)
    if number and block:
        message = f"This looks like a question, but belongs to the text that begins in line {scalar.place.line}."
        sheet.flag(Place(number, 1), "question-in-text", message, Severity.WARNING)
    elif number:
        message = f"The quotes that open here are closed only after line {number}, which looks like another key."
        sheet.flag_early(scalar.place, "unclosed-quote", message)


def _misspelt(root: Pairs) -> Items | None:
    """What stands under a key that was to be `questions`."""
    for key, value in root.pairs:
        match key, value:
            case Scalar(text=word), Items() if word not in DECK_KEYS and nearest(word, ["questions"]):
                return value
    return None


def _pieces(nodes: Node | None, end: tuple[int, int], sheet: Sheet) -> list[Piece]:
    if not isinstance(nodes, Items):
        if nodes is not None:
            message = '"questions" is a list: each question begins with a hyphen and a space, such as "- who: ...".'
            sheet.flag(nodes.place, "not-a-list", message)
        return []
    if not nodes.items:
        sheet.flag(nodes.place, "empty", '"questions" has nothing in it.')
    sheet.sort_early()
    # A question reaches from its line, or its place if another stands before it there, to where the next one begins.
    starts = [node.place[:2] for node in nodes.items]
    before = [0, *(line for line, _ in starts)]
    starts = [(line, 0 if line != last else column) for (line, column), last in zip(starts, before, strict=False)]
    ranges = zip(nodes.items, starts, [*starts[1:], end], strict=True)
    return [Piece(node, sheet.has_early(first, last)) for node, first, last in ranges]


def _read_in_pieces(text: str, slip: Slip, deck: Deck, sheet: Sheet) -> None:
    """The parts of a deck whose YAML fails, each read alone, so that a slip costs one question."""
    sheet.sort_early()
    pieces = recovery.pieces(text, slip, sheet, known_words())
    if pieces.head is not None:
        entry = Entry(pieces.head, sheet)
        head.read(entry, deck)
        entry.node_of("questions", required=True)
        entry.report_unknown()
    _read_questions(pieces.questions, deck, sheet)


def _read_questions(pieces: Iterable[Piece], deck: Deck, sheet: Sheet) -> None:
    seen: dict[str, int] = {}
    for node, broken in pieces:
        if sheet.is_full:
            break
        questions = read_entry(node, deck, sheet)
        if broken or not questions:
            continue
        names = [f"id {questions[0].id}"] if questions[0].id else []
        names += [question.key for question in questions]
        twin = next((name for name in names if name in seen), "")
        if twin:
            _flag_twin(questions[0], twin, seen[twin], sheet)
            continue
        seen.update(dict.fromkeys(names, questions[0].place.line))
        deck.questions.extend(questions)


def _flag_twin(question: Question, twin: str, line: int, sheet: Sheet) -> None:
    if twin.startswith("id "):
        message = f'The id "{shortened(question.id)}" is that of the question in line {line}. Each has its own.'
        sheet.flag(question.place, "duplicate-id", message)
    else:
        message = f"This question is the same as the one in line {line}. Delete one of them."
        sheet.flag(question.place, "duplicate-question", message)
