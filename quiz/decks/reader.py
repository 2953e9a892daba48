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
from quiz.decks.nodes import Composer, Mapping, Node, Scalar, Sequence, YamlError
from quiz.decks.problem import Place, Problem, Problems, Severity
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
    with _collector_paused():
        deck, problems = _judged(
            Problems(file, text.removeprefix("\ufeff")), Deck(file, name, title=Path(file).stem)
        )
    deck.problems = _listed(deck, problems)
    return deck


def _judged(problems: Problems, deck: Deck) -> tuple[Deck, Problems]:
    """A deck with its questions, and what is wrong with it."""
    body, first, trial = "", replace(deck, questions=[]), problems
    try:
        body = without_controls(problems)
        trial = problems.copy()
        late = _read_whole(Composer(body, apart="questions"), first, trial)
        if late:  # what it says of the deck holds for the questions above it too
            first, trial = replace(deck, questions=[]), problems.copy()
            _read_whole(Composer(body, apart="questions"), first, trial, late)
    except YamlError as error:
        failed = error.with_traceback(None)  # it would keep all that was read alive
    else:
        return first, trial
    if recovery.is_large(body):  # what stands before the slip has been read, and is kept
        trial.add(*recovery.told(failed))
        return first, trial
    _read_in_pieces(body, failed, deck, problems)
    return deck, problems


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Nodes are many and hold no cycles: a collector that looks at them again and again costs four
    times the work."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


def _listed(deck: Deck, problems: Problems) -> list[Problem]:
    """The problems in order, without the warnings that the author has waived."""
    listed = [one for one in problems.listed if one.is_error or not _is_waived(one, deck)]
    listed.sort(key=lambda problem: problem.place[:2])
    if problems.too_many_to_list:
        message = f"A deck with {len(listed)} problems is not read to its end. Mend these first."
        listed.append(Problem(problems.file, listed[-1].place, "more-problems", message))
    return listed


def _is_waived(warning: Problem, deck: Deck) -> bool:
    before = bisect_right(
        deck.questions, warning.place.line, key=lambda question: question.place.line
    )
    return warning.code in (deck.questions[before - 1].lint if before else deck.lint)


def _read_whole(
    composer: Composer, deck: Deck, problems: Problems, late: Mapping | None = None
) -> Mapping | None:
    """Reads a deck entry by entry; if keys stand below its questions it has to be read again, with
    the root returned.

    Raises Slip for what is no YAML, and for what is YAML but surely not what its author meant.
    """
    pieces = _streamed(composer, problems)
    first = next(pieces, None)
    root = late or composer.root
    if first is None or not isinstance(root, Mapping):
        _read_unlisted(root, deck, problems)
        return None
    entry = _read_head(root, deck, problems)
    _read_questions(chain((first,), pieces), deck, problems)
    whole = composer.root
    if (
        isinstance(whole, Mapping)
        and len(whole.pairs) > len(root.pairs)
        and not problems.too_many_to_list
    ):
        return whole
    entry.report_unknown()
    return None


def _streamed(composer: Composer, problems: Problems) -> Iterator[Piece]:
    """The entries of `questions`, each when it is known where the next one begins: so far reaches
    what is wrong."""
    waiting, start, line, told = None, (0, 0), 0, 0
    for node in composer.entries():
        told = _flag_early(composer, problems, told)
        # A question reaches from its line, or its place if another stands before it there, to where
        # the next begins.
        begun = (node.place.line, 0 if node.place.line != line else node.place.column)
        if waiting:
            yield Piece(waiting, problems.is_broken(start, begun))
        waiting, start, line = node, begun, node.place.line
    _flag_early(composer, problems, told)
    _refuse_misplaced(composer.root)
    if waiting:
        yield Piece(waiting, problems.is_broken(start, _after_questions(composer.root)))


def _flag_early(composer: Composer, problems: Problems, line: int) -> int:
    """Flags what was remarked since the last time, once a line; the last of the lines."""
    for scalar in composer.spread:
        if scalar.style in "'\"" and run_over(scalar, problems, known_words().begins_surely):
            raise YamlError(
                scalar.place,
                "unclosed-quote",
                "The quotes that open here run over into other questions.",
            )
        _flag_run_over(scalar, problems)
    for remark in composer.remarks:
        listed = remark.place.line != line and not problems.too_many_to_list
        line = remark.place.line
        problems.add_broken(*(explained(remark, problems) if listed else remark), listed=listed)
    composer.spread.clear()
    composer.remarks.clear()
    return line


def _flag_run_over(scalar: Scalar, problems: Problems) -> None:
    """Flags quotes that seem to end too late, and what looks like a question inside of a block."""
    block = scalar.style in "|>"
    number = run_over(
        scalar, problems, known_words().begins_surely if block else known_words().begins_key
    )
    if number and block:
        message = f"This looks like a question, but belongs to the text that begins in line {scalar.place.line}."
        problems.add(Place(number, 1), "question-in-text", message, Severity.WARNING)
    elif number:
        message = f"The quotes that open here are closed only after line {number}, which looks like another key."
        problems.add_broken(scalar.place, "unclosed-quote", message)


def _refuse_misplaced(root: Node | None) -> None:
    """Raises Slip if a key of a question or another list of questions stands below the questions."""
    below = False
    for key, _ in root.pairs if isinstance(root, Mapping) else ():
        text = key.text if isinstance(key, Scalar) else ""
        if below and text == "questions":
            raise YamlError(key.place, "duplicate-key", '"questions" stands here a second time.')
        if (
            below
            and text not in DECK_KEYS
            and (text in known_words().keys or known_words().begins.match(f"{text}:"))
        ):
            raise YamlError(
                key.place, "indentation", f'"{text}" begins in column 1, but belongs to a question.'
            )
        below = below or text == "questions"


def _after_questions(root: Node | None) -> tuple[int, int]:
    pairs = root.pairs if isinstance(root, Mapping) else ()
    keys = [key for key, _ in pairs]
    at = next(
        (at for at, key in enumerate(keys) if isinstance(key, Scalar) and key.text == "questions"),
        len(keys),
    )
    return keys[at + 1].place[:2] if at + 1 < len(keys) else END


def _read_unlisted(root: Node | None, deck: Deck, problems: Problems) -> None:
    """Reads what has no entries under `questions`: they may stand under a misspelt key, or under
    none."""
    if not isinstance(root, Mapping):
        place = root.place if root else START
        problems.add(
            place,
            "not-a-deck",
            'A deck begins with "title: ..." and has "questions:" with a list below it.',
        )
        if isinstance(root, Sequence):
            _read_questions(_pieces(root, END, problems), deck, problems)
        return
    entry = _read_head(root, deck, problems)
    nodes = entry.node_of("questions") or _misspelt(root)
    after = next(
        (key.place[:2] for (_, before), (key, _) in pairwise(root.pairs) if before is nodes), END
    )
    _read_questions(_pieces(nodes, after, problems), deck, problems)
    entry.report_unknown()


def _read_head(root: Mapping, deck: Deck, problems: Problems) -> Entry:
    entry = Entry(root, problems)
    read(entry, deck)
    entry.node_of("questions", required=True)
    return entry


def _misspelt(root: Mapping) -> Sequence | None:
    """What stands under a key that was to be `questions`."""
    for key, value in root.pairs:
        match key, value:
            case Scalar(text=word), Sequence() if word not in DECK_KEYS and nearest(
                word, ["questions"]
            ):
                return value
    return None


def _pieces(nodes: Node | None, end: tuple[int, int], problems: Problems) -> list[Piece]:
    if not isinstance(nodes, Sequence):
        if nodes is not None:
            message = '"questions" is a list: each question begins with a hyphen and a space, such as "- who: ...".'
            problems.add(nodes.place, "not-a-list", message)
        return []
    if not nodes.items:
        problems.add(nodes.place, "empty", '"questions" has nothing in it.')
        return []
    starts = [node.place[:2] for node in nodes.items]
    before = [0, *(line for line, _ in starts)]
    starts = [
        (line, 0 if line != last else column)
        for (line, column), last in zip(starts, before, strict=False)
    ]
    ranges = zip(nodes.items, starts, [*starts[1:], end], strict=True)
    return [Piece(node, problems.is_broken(first, last)) for node, first, last in ranges]


def _read_in_pieces(text: str, error: YamlError, deck: Deck, problems: Problems) -> None:
    """The parts of a deck whose YAML fails, each read alone, so that a slip costs one question."""
    pieces = recovery.pieces(text, error, problems, known_words())
    if pieces.head is not None:
        _read_head(pieces.head, deck, problems).report_unknown()
    _read_questions(pieces.questions, deck, problems)


def _read_questions(pieces: Iterable[Piece], deck: Deck, problems: Problems) -> None:
    seen: dict[str, int] = {}
    for node, broken in pieces:
        if problems.too_many_to_list:
            break
        questions = read_entry(node, deck, problems)
        if broken or not questions:
            continue
        names = [f"id {questions[0].id}"] if questions[0].id else []
        names += [question.key for question in questions]
        twin = next((name for name in names if name in seen), "")
        if twin:
            _flag_twin(questions[0], twin, seen[twin], problems)
            continue
        seen.update(dict.fromkeys(names, questions[0].place.line))
        deck.questions.extend(questions)


def _flag_twin(question: Question, twin: str, line: int, problems: Problems) -> None:
    if twin.startswith("id "):
        message = f'The id "{shortened(question.id)}" is that of the question in line {line}. Each has its own.'
        problems.add(question.place, "duplicate-id", message)
    else:
        message = f"This question is the same as the one in line {line}. Delete one of them."
        problems.add(question.place, "duplicate-question", message)


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
    deck.draft = entry.truth("draft")


def _language(entry: Entry) -> str:
    language = entry.text("language", default="en")
    if language and not _LANGUAGE.fullmatch(language):
        message = f'"{shortened(language)}" is no code of a language such as en, de or pt-BR.'
        entry.add_problem_at("language", "bad-language", message)
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


def read_entry(node: Node, deck: Deck, problems: Problems) -> list[Question]:
    """The questions of an entry; none if anything in it is wrong."""
    kind = _kind_of(node, problems)
    if not kind or not isinstance(node, Mapping):
        return []
    known = problems.errors
    entry = Entry(
        node, problems, owner=f"{kind} question", language=deck.language, prose=_prose(kind)
    )
    asks = list(kinds.reader(kind)(entry))
    questions = _with_common(entry, kind, asks, deck)
    for ask in asks:
        if ask.wrong:
            _check_wrong(entry, ask)
    entry.report_unknown()
    return questions if problems.errors == known else []


def _kind_of(node: Node, problems: Problems) -> str:
    if not isinstance(node, Mapping):
        if isinstance(node, Scalar) and not node.text:
            message = "Nothing follows this hyphen. Write a question after it, or delete it."
        else:
            message = f'A question is "who: ..." and below it "answer: ...". This has no kind. {_kinds_listed()}'
        problems.add(node.place, "not-a-question", message)
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
        problems.add(second.place, "two-kinds", message)
    else:
        _flag_no_kind(node, problems)
    return ""


def _flag_no_kind(node: Mapping, problems: Problems) -> None:
    unknown = [
        key for key, _ in node.pairs if isinstance(key, Scalar) and key.text not in QUESTION_KEYS
    ]
    place = unknown[0].place if unknown else node.place
    said = (
        f'"{shortened(unknown[0].text)}" is no kind of question.'
        if unknown
        else "This question has no kind."
    )
    for key in [] if problems.too_many_for_advice else unknown[:20]:
        if near := nearest(key.text, known_words().kinds):
            place, said = (
                key.place,
                f'"{shortened(key.text)}" is no kind of question. Did you mean "{near}"?',
            )
            break
    problems.add(place, "no-kind", f"{said} {_kinds_listed()}")


def _kinds_listed() -> str:
    return f"The kinds are {', '.join(known_words().kinds)}."


def _with_common(entry: Entry, kind: str, asks: list[Ask], deck: Deck) -> list[Question]:
    """The questions of an entry, with the keys that every kind takes."""
    fact, own_id = entry.text("fact", default=""), entry.text("id", default="")
    hint, note = entry.text("hint", default=""), entry.text("note", default="")
    cite, tags, lint = entry.texts("cite"), entry.texts("tags"), entry.texts("lint")
    seconds = entry.amount("seconds", default=deck.seconds, least=1)
    points = entry.amount("points", default=deck.points, least=0)
    draft = entry.truth("draft") or deck.draft
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
            entry.add_problem_at("wrong", code, message, item=wrong.text)
        seen.setdefault(text, "stands there already")
