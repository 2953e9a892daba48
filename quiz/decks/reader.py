"""Reads a deck file once, into questions and problems; it never raises for what stands in the file."""

from __future__ import annotations

import gc
import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise
from pathlib import Path

from quiz.answers.folding import literal
from quiz.decks import kinds, recovery
from quiz.decks.entry import Entry
from quiz.decks.files import Unreadable, decoded, read_bytes, without_controls
from quiz.decks.hints import (
    DECK_KEYS,
    PROSE_KEYS,
    QUESTION_KEYS,
    explained,
    nearest,
    run_over,
    shortened,
)
from quiz.decks.identity import fingerprint
from quiz.decks.nodes import Composer, Items, Node, Pairs, Scalar, Slip
from quiz.decks.problem import Place, Problem, Severity, Sheet
from quiz.decks.question import DEFAULT_POINTS, DEFAULT_SECONDS, Ask, Deck, Question, Source
from quiz.decks.recovery import Piece, Words

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
    with collector_paused():
        deck, sheet = _judged(
            Sheet(file, text.removeprefix("\ufeff")), Deck(file, name, title=Path(file).stem)
        )
    deck.problems = _listed(deck, sheet)
    return deck


def _judged(sheet: Sheet, deck: Deck) -> tuple[Deck, Sheet]:
    """A deck with its questions, and what is wrong with it."""
    body, first, trial = "", replace(deck, questions=[]), sheet
    try:
        body = without_controls(sheet)
        trial = sheet.afresh()
        late = _read_whole(Composer(body, apart="questions"), first, trial)
        if late:  # what it says of the deck holds for the questions above it too
            first, trial = replace(deck, questions=[]), sheet.afresh()
            _read_whole(Composer(body, apart="questions"), first, trial, late)
    except Slip as slip:
        failed = slip.with_traceback(None)  # it would keep all that was read alive
    else:
        return first, trial
    if recovery.is_large(body):  # what stands before the slip has been read, and is kept
        trial.flag(*recovery.told(failed))
        return first, trial
    _read_in_pieces(body, failed, deck, sheet)
    return deck, sheet


@contextmanager
def collector_paused() -> Iterator[None]:
    """Leaves out the search for cycles: nodes, and a store's rows, are many and hold none, and
    looking at them again and again costs up to four times the work."""
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
    before = bisect_right(
        deck.questions, warning.place.line, key=lambda question: question.place.line
    )
    return warning.code in (deck.questions[before - 1].lint if before else deck.lint)


def _read_whole(
    composer: Composer, deck: Deck, sheet: Sheet, late: Pairs | None = None
) -> Pairs | None:
    """Reads a deck entry by entry; if keys stand below its questions it has to be read again, with
    the root returned.

    Raises Slip for what is no YAML, and for what is YAML but surely not what its author meant.
    """
    pieces = _streamed(composer, sheet)
    first = next(pieces, None)
    root = late or composer.root
    if first is None or not isinstance(root, Pairs):
        _read_unlisted(root, deck, sheet)
        return None
    entry = _read_head(root, deck, sheet)
    _read_questions(chain((first,), pieces), deck, sheet)
    whole = composer.root
    if isinstance(whole, Pairs) and len(whole.pairs) > len(root.pairs) and not sheet.is_full:
        return whole
    entry.report_unknown()
    return None


def _streamed(composer: Composer, sheet: Sheet) -> Iterator[Piece]:
    """The entries of `questions`, each when it is known where the next one begins: so far reaches
    what is wrong."""
    waiting, start, line, told = None, (0, 0), 0, 0
    for node in composer.entries():
        told = _flag_early(composer, sheet, told)
        # A question reaches from its line, or its place if another stands before it there, to where
        # the next begins.
        begun = (node.place.line, 0 if node.place.line != line else node.place.column)
        if waiting:
            yield Piece(waiting, sheet.has_early(start, begun))
        waiting, start, line = node, begun, node.place.line
    _flag_early(composer, sheet, told)
    _refuse_misplaced(composer.root)
    if waiting:
        yield Piece(waiting, sheet.has_early(start, _after_questions(composer.root)))


def _flag_early(composer: Composer, sheet: Sheet, line: int) -> int:
    """Flags what was remarked since the last time, once a line; the last of the lines."""
    for scalar in composer.spread:
        if scalar.style in "'\"" and run_over(scalar, sheet, known_words().begins_surely):
            raise Slip(
                scalar.place,
                "unclosed-quote",
                "The quotes that open here run over into other questions.",
            )
        _flag_run_over(scalar, sheet)
    for remark in composer.remarks:
        listed = remark.place.line != line and not sheet.is_full
        line = remark.place.line
        sheet.flag_early(*(explained(remark, sheet) if listed else remark), listed=listed)
    composer.spread.clear()
    composer.remarks.clear()
    return line


def _flag_run_over(scalar: Scalar, sheet: Sheet) -> None:
    """Flags quotes that seem to end too late, and what looks like a question inside of a block."""
    block = scalar.style in "|>"
    number = run_over(
        scalar, sheet, known_words().begins_surely if block else known_words().begins_key
    )
    if number and block:
        message = f"This looks like a question, but belongs to the text that begins in line {scalar.place.line}."
        sheet.flag(Place(number, 1), "question-in-text", message, Severity.WARNING)
    elif number:
        message = f"The quotes that open here are closed only after line {number}, which looks like another key."
        sheet.flag_early(scalar.place, "unclosed-quote", message)


def _refuse_misplaced(root: Node | None) -> None:
    """Raises Slip if a key of a question or another list of questions stands below the questions."""
    below = False
    for key, _ in root.pairs if isinstance(root, Pairs) else ():
        text = key.text if isinstance(key, Scalar) else ""
        if below and text == "questions":
            raise Slip(key.place, "duplicate-key", '"questions" stands here a second time.')
        if (
            below
            and text not in DECK_KEYS
            and (text in known_words().keys or known_words().begins.match(f"{text}:"))
        ):
            raise Slip(
                key.place, "indentation", f'"{text}" begins in column 1, but belongs to a question.'
            )
        below = below or text == "questions"


def _after_questions(root: Node | None) -> tuple[int, int]:
    pairs = root.pairs if isinstance(root, Pairs) else ()
    keys = [key for key, _ in pairs]
    at = next(
        (at for at, key in enumerate(keys) if isinstance(key, Scalar) and key.text == "questions"),
        len(keys),
    )
    return keys[at + 1].place[:2] if at + 1 < len(keys) else END


def _read_unlisted(root: Node | None, deck: Deck, sheet: Sheet) -> None:
    """Reads what has no entries under `questions`: they may stand under a misspelt key, or under
    none."""
    if not isinstance(root, Pairs):
        place = root.place if root else START
        sheet.flag(
            place,
            "not-a-deck",
            'A deck begins with "title: ..." and has "questions:" with a list below it.',
        )
        if isinstance(root, Items):
            _read_questions(_pieces(root, END, sheet), deck, sheet)
        return
    entry = _read_head(root, deck, sheet)
    nodes = entry.node_of("questions") or _misspelt(root)
    after = next(
        (key.place[:2] for (_, before), (key, _) in pairwise(root.pairs) if before is nodes), END
    )
    _read_questions(_pieces(nodes, after, sheet), deck, sheet)
    entry.report_unknown()


def _read_head(root: Pairs, deck: Deck, sheet: Sheet) -> Entry:
    entry = Entry(root, sheet)
    read(entry, deck)
    entry.node_of("questions", required=True)
    return entry


def _misspelt(root: Pairs) -> Items | None:
    """What stands under a key that was to be `questions`."""
    for key, value in root.pairs:
        match key, value:
            case Scalar(text=word), Items() if word not in DECK_KEYS and nearest(
                word, ["questions"]
            ):
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
        return []
    starts = [node.place[:2] for node in nodes.items]
    before = [0, *(line for line, _ in starts)]
    starts = [
        (line, 0 if line != last else column)
        for (line, column), last in zip(starts, before, strict=False)
    ]
    ranges = zip(nodes.items, starts, [*starts[1:], end], strict=True)
    return [Piece(node, sheet.has_early(first, last)) for node, first, last in ranges]


def _read_in_pieces(text: str, slip: Slip, deck: Deck, sheet: Sheet) -> None:
    """The parts of a deck whose YAML fails, each read alone, so that a slip costs one question."""
    pieces = recovery.pieces(text, slip, sheet, known_words())
    if pieces.head is not None:
        _read_head(pieces.head, deck, sheet).report_unknown()
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


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def read(entry: Entry, deck: Deck) -> None:
    """Fills in what a deck says of itself; a problem here keeps no question out."""
    deck.title = entry.text("title") or deck.title
    deck.id = entry.text("id", default="")
    deck.about = entry.text("about", default="")
    deck.language = _language(entry)
    deck.author = entry.text("author", default="")
    deck.license = entry.text("license", default="")
    deck.tags = entry.texts("tags")
    deck.seconds = entry.amount("seconds", default=DEFAULT_SECONDS, least=1)
    deck.points = entry.amount("points", default=DEFAULT_POINTS, least=0)
    deck.source = _source(entry)
    deck.lint = entry.texts("lint")
    deck.draft = entry.flag_of("draft")


def _language(entry: Entry) -> str:
    language = entry.text("language", default="en")
    if language and not _LANGUAGE.fullmatch(language):
        message = f'"{shortened(language)}" is no code of a language such as en, de or pt-BR.'
        entry.flag_value("language", "bad-language", message)
        return "en"
    return language or "en"


def _source(entry: Entry) -> Source:
    inner = entry.inner("source")
    if inner is None:
        return Source()
    source = Source(
        title=inner.text("title", default=""),
        author=inner.text("author", default=""),
        publisher=inner.text("publisher", default=""),
        date=inner.text("date", default=""),
        url=inner.text("url", default=""),
        text=inner.text("text", default=""),
    )
    inner.report_unknown()
    return source


@cache
def known_words() -> Words:
    """The words that begin a question, and how such a line looks."""
    return Words(kinds.words())


@cache
def _prose(kind: str) -> frozenset[str]:
    return PROSE_KEYS | {kind}


def read_entry(node: Node, deck: Deck, sheet: Sheet) -> list[Question]:
    """The questions of an entry; none if anything in it is wrong."""
    kind = _kind_of(node, sheet)
    if not kind or not isinstance(node, Pairs):
        return []
    known = sheet.errors
    entry = Entry(node, sheet, owner=f"{kind} question", language=deck.language, prose=_prose(kind))
    asks = list(kinds.reader(kind)(entry))
    questions = _with_common(entry, kind, asks, deck)
    for ask in asks:
        if ask.wrong:
            _check_wrong(entry, ask)
    entry.report_unknown()
    return questions if sheet.errors == known else []


def _kind_of(node: Node, sheet: Sheet) -> str:
    if not isinstance(node, Pairs):
        if isinstance(node, Scalar) and not node.text:
            message = "Nothing follows this hyphen. Write a question after it, or delete it."
        else:
            message = f'A question is "who: ..." and below it "answer: ...". This has no kind. {_kinds_listed()}'
        sheet.flag(node.place, "not-a-question", message)
        return ""
    words = known_words().kinds
    found = [key for key, _ in node.pairs if isinstance(key, Scalar) and key.text in words]
    if len(found) == 1:
        return found[0].text
    if found:
        first, second = found[:2]
        message = (
            f'A question has one kind, and "{first.text}" stands in line {first.place.line} already. '
            f'If another question begins here, put "- " before it: "- {second.text}: ..."'
        )
        sheet.flag(second.place, "two-kinds", message)
    else:
        _flag_no_kind(node, sheet)
    return ""


def _flag_no_kind(node: Pairs, sheet: Sheet) -> None:
    unknown = [
        key for key, _ in node.pairs if isinstance(key, Scalar) and key.text not in QUESTION_KEYS
    ]
    place = unknown[0].place if unknown else node.place
    said = (
        f'"{shortened(unknown[0].text)}" is no kind of question.'
        if unknown
        else "This question has no kind."
    )
    for key in [] if sheet.is_crowded else unknown[:20]:
        if near := nearest(key.text, known_words().kinds):
            place, said = (
                key.place,
                f'"{shortened(key.text)}" is no kind of question. Did you mean "{near}"?',
            )
            break
    sheet.flag(place, "no-kind", f"{said} {_kinds_listed()}")


def _kinds_listed() -> str:
    return f"The kinds are {', '.join(known_words().kinds)}."


def _with_common(entry: Entry, kind: str, asks: list[Ask], deck: Deck) -> list[Question]:
    """The questions of an entry, with the keys that every kind takes."""
    fact, own_id = entry.text("fact", default=""), entry.text("id", default="")
    hint, note = entry.text("hint", default=""), entry.text("note", default="")
    cite, tags, lint = entry.texts("cite"), entry.texts("tags"), entry.texts("lint")
    seconds = entry.amount("seconds", default=deck.seconds, least=1)
    points = entry.amount("points", default=deck.points, least=0)
    draft = entry.flag_of("draft") or deck.draft
    siblings = (
        f"{deck.path}#{fact}"
        if fact
        else f"{deck.path}:{entry.place.line}"
        if len(asks) > 1
        else ""
    )
    questions = []
    for ask in asks:
        key = fingerprint(kind, ask.prompt, ask.answer.text)
        question = Question(
            key, kind, ask.prompt, ask.answer, entry.place, deck, siblings or key, ask.wrong, own_id, hint, note,
            cite, tuple(dict.fromkeys((*deck.tags, *tags))) if tags else deck.tags, seconds, points, draft,
            (*deck.lint, *lint),
        )  # fmt: skip
        questions.append(question)
    return questions


def _check_wrong(entry: Entry, ask: Ask) -> None:
    seen = dict.fromkeys(map(literal, (ask.answer.text, *ask.answer.spellings)), "is right")
    for wrong in ask.wrong:
        text = literal(wrong.text)
        if text and text in seen:
            message = f'"{shortened(wrong.text)}" stands under "wrong" and {seen[text]}.'
            code = "wrong-is-right" if seen[text] == "is right" else "repeated-choice"
            entry.flag_value("wrong", code, message, item=wrong.text)
        seen.setdefault(text, "stands there already")
