"""Reads a deck file into questions and problems; never raises for what stands in the file.

The way of a deck: its file is read, its text composed into nodes, each entry asked for what it
holds, and its problems collected.
"""

from __future__ import annotations

import gc
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from quiz.answers import OneChoice, collapse, literal
from quiz.decks import kinds, pieces, simple
from quiz.decks.cache import digest_of
from quiz.decks.entry import Entry, NodeEntry
from quiz.decks.files import Unreadable, decoded, read_bytes, without_controls
from quiz.decks.foreign import LOOKED_AT
from quiz.decks.hints import shortened, without_cure
from quiz.decks.identity import fingerprint
from quiz.decks.keys import PROSE_KEYS, SPARE_KEYS, read_common, read_head
from quiz.decks.kind_of import kind_of, kind_of_simple, learn_keys
from quiz.decks.lines import Lines, lines_of
from quiz.decks.nodes import Composer, Mapping, Node, Remark, YamlError
from quiz.decks.pieces import Piece
from quiz.decks.problem import MAX_FOUND, MAX_PROBLEMS, Place, Problem, Problems, Severity
from quiz.decks.question import Ask, Deck, Question
from quiz.decks.simple import Outline
from quiz.decks.simple_entry import NotSimple, SimpleEntry
from quiz.values import NamedTuple, replace


def read_deck(path: Path, name: str = "") -> Deck:
    """The deck in a file; what is wrong with the file is a problem of the deck."""
    deck, digest = Deck(str(path), name or path.stem, title=path.stem), ""
    try:
        data = read_bytes(path)
        digest = digest_of(data)
        text = decoded(data)
        del data  # a text may take four times as much
        deck = read_text(text, file=deck.path, name=deck.name)
    except Unreadable as unreadable:
        deck.problems.append(Problem(deck.path, Place(1, 1), unreadable.code, str(unreadable)))
    deck.digest = digest
    return deck


def read_text(text: str, *, file: str = "deck.yaml", name: str = "deck") -> Deck:
    """The deck in a text; its problems are in the order of their places."""
    with collector_paused():
        reading = _read(Lines(text.removeprefix("\ufeff")), file, name)
    reading.deck.problems = _in_order(reading.problems, reading.deck)
    return reading.deck


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pauses the garbage collector.

    Nodes, and the rows of a store, are many and hold no cycles: to look at them again and again
    costs up to four times the work.
    """
    is_paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_paused:
            gc.enable()


def _in_order(problems: Problems, deck: Deck) -> list[Problem]:
    """The problems in order, without the warnings that the author has waived."""
    if not problems.listed:
        return []
    from quiz.decks.causes import told_by_cause

    told = told_by_cause(
        problem for problem in problems.listed if problem.is_error or not _is_waived(problem, deck)
    )
    listed = told[:MAX_PROBLEMS]
    if problems.too_many_to_list or len(told) > len(listed):
        message = "This deck has more problems than anybody reads. Mend these first."
        if problems.too_many_to_list:
            message = f"After {MAX_FOUND:,} problems a deck is not read on. Mend these first."
        listed.append(Problem(problems.file, listed[-1].place, "more-problems", message))
    return listed


def _is_waived(warning: Problem, deck: Deck) -> bool:
    before = bisect_right(
        deck.questions, warning.place.line, key=lambda question: question.place.line
    )
    return warning.code in (deck.questions[before - 1].lint if before else deck.lint)


# The whole deck, or what can be read of it


_KNOWN_BETTER = frozenset(("other-format", "merge-conflict", "too-deep"))
"""Codes of problems that say more of a file than that it is like another program's."""


class _Source(NamedTuple):
    """A deck's text, ready to be read as often as that takes."""

    file: str
    name: str
    lines: Lines
    """As written."""
    yaml: str
    """With a blank for each character that no deck holds."""
    controls: list[Remark]

    def begin(self) -> _Reading:
        """A deck without anything in it yet."""
        deck = Deck(self.file, self.name, title=Path(self.file).stem)
        problems = Problems(self.file)
        last_line = 0
        for remark in self.controls:
            if remark.place.line != last_line:
                problems.add(*remark)
            problems.mark_broken(remark.place)
            last_line = remark.place.line
        return _Reading(deck, problems)


class _Reading(NamedTuple):
    """A deck as far as it could be read."""

    deck: Deck
    problems: Problems
    late_root: Mapping | None = None
    """The whole root, if it has keys below the questions: they hold for those above too."""
    error: YamlError | None = None
    """The place and cause at which its YAML fails."""


def _read(lines: Lines, file: str, name: str) -> _Reading:
    try:
        yaml, controls = without_controls(lines)
    except YamlError as error:  # too large
        source = _Source(file, name, lines=lines, yaml=lines.text[:LOOKED_AT], controls=[])
        reading = source.begin()
        reading.problems.add(*without_cure(error, lines))
        return _or_foreign(source, reading)
    source = _Source(file, name, lines=lines, yaml=yaml, controls=controls)
    reading = _read_whole(source)
    if reading.error:
        from quiz.decks.recovery import merge_conflict

        reading = reading._replace(error=merge_conflict(yaml) or reading.error)
    if late_root := reading.late_root:
        del reading  # its questions need no memory beside those of the second reading
        reading = _read_whole(source, late_root)
    if reading.error is None:
        return _or_foreign(source, reading)
    from quiz.decks import recovery

    if recovery.is_large(source.yaml):
        reading.deck.is_cut_short = True
        reading.problems.add(*without_cure(reading.error, source.lines))
        return _or_foreign(source, reading)
    return _or_foreign(source, _recover(source, reading.error))


def _or_foreign(source: _Source, reading: _Reading) -> _Reading:
    """What was read, or that it is a text of another program, if nothing of it could be read."""
    known = {problem.code for problem in reading.problems.listed}
    if "other-format" in known and source.yaml[:1] in ("[", "{"):
        listed = reading.problems.listed
        listed[:] = [problem for problem in listed if problem.code == "other-format"]
    if reading.deck.questions or not reading.problems.errors or known & _KNOWN_BETTER:
        return reading
    from quiz.decks.foreign.texts import recognised
    from quiz.decks.vocabulary import vocabulary

    start = lines_of(source.yaml[:LOOKED_AT])
    if any(map(vocabulary().begins.match, start)) or any(
        map(vocabulary().begins_in_braces.search, start)
    ):
        return reading
    has_head = any(line.casefold().startswith("questions:") for line in start)
    found = recognised(source.yaml, has_head=has_head)
    if found is None:
        return reading
    reading = source.begin()
    reading.problems.add(_first_text(source.lines), "other-format", found.message)
    return reading


def _first_text(lines: Lines) -> Place:
    """The place at which a text begins."""
    return lines.place(len(lines.text) - len(lines.text.lstrip()))


def _read_whole(source: _Source, root: Mapping | None = None) -> _Reading:
    """A deck read entry by entry, to its end or to where its YAML fails.

    `root` is the deck's, where an earlier reading found out that it goes on below the questions.
    """
    if len(source.yaml) >= simple.LEAST:
        reading = _read_entries(source, root, Outline(source.yaml))
        if not reading.error:
            return reading
    return _read_entries(source, root, None)


def _read_entries(source: _Source, root: Mapping | None, outline: Outline | None) -> _Reading:
    """The same; with an outline, whose errors may lie elsewhere than those of the text."""
    deck, problems, *_ = source.begin()
    composer = Composer(source.yaml, apart="questions", stream=outline)
    try:
        head, questions = pieces.composed(composer, source.lines, problems, outline=outline)
        entry = _asked_head(root or head, deck, problems, source.lines)
        _ask_questions(questions, deck, problems, source.lines)
    except YamlError as error:
        return _Reading(deck, problems, error=error.with_traceback(None))  # it holds all nodes
    late_root = None if root or problems.too_many_to_list else _late_root(head, composer.root)
    if entry and late_root is None:
        entry.report_unknown()
    return _Reading(deck, problems, late_root)


def _late_root(head: Mapping | None, root: Node | None) -> Mapping | None:
    """The whole root of a deck whose head was only the beginning of it."""
    if head and isinstance(root, Mapping) and len(root.pairs) > len(head.pairs):
        return root
    return None


def _recover(source: _Source, error: YamlError) -> _Reading:
    """A deck whose YAML fails, read in pieces, so that a slip costs one question."""
    from quiz.decks import recovery

    deck, problems, *_ = source.begin()
    head, questions = recovery.pieces(source.yaml, error, source.lines, problems)
    if entry := _asked_head(head, deck, problems, source.lines):
        entry.report_unknown()
    _ask_questions(questions, deck, problems, source.lines)
    return _Reading(deck, problems)


def _asked_head(
    head: Mapping | None, deck: Deck, problems: Problems, lines: Lines
) -> NodeEntry | None:
    if head is None:
        return None
    entry = NodeEntry(head, problems, lines=lines)
    read_head(entry, deck)
    return entry


# Its questions


def _ask_questions(entries: Iterable[Piece], deck: Deck, problems: Problems, lines: Lines) -> None:
    line_of: dict[str, int] = {}
    for node, is_broken in entries:
        if problems.too_many_to_list:
            deck.is_cut_short = True
            break
        questions = _asked(node, deck, problems, lines)
        if is_broken or not questions:
            deck.left_out += 1
            continue
        place = questions[0].place
        if questions[0].id and f"id {questions[0].id}" in line_of:
            _refuse_id(questions[0], line_of[f"id {questions[0].id}"], problems)
            questions = [replace(question, id="") for question in questions]
        names: list[str] = [question.key for question in questions]
        if questions[0].id:
            names.insert(0, f"id {questions[0].id}")
        twin = next((name for name in names if name in line_of), None)
        if twin:
            deck.left_out += 1
            message = (
                f"This question is the same as the one in line {line_of[twin]}. Delete one of them."
            )
            problems.add(place, "duplicate-question", message)
            continue
        for name in names:
            line_of[name] = place.line
        deck.questions += questions


def _refuse_id(question: Question, line: int, problems: Problems) -> None:
    """Warns of an id that another question has: this one is asked without any."""
    message = (
        f'The id "{shortened(question.id)}" is that of the question in line {line}.'
        " Each has its own."
    )
    problems.add(question.place, "duplicate-id", message, Severity.WARNING)


@cache
def _prose(kind: str) -> frozenset[str]:
    return PROSE_KEYS | {kind}


def _asked(
    node: Node | SimpleEntry, deck: Deck, problems: Problems, lines: Lines
) -> list[Question]:
    """The questions of an entry; none if anything in it is wrong."""
    if isinstance(node, SimpleEntry):
        try:
            return _asked_simply(node, deck)
        except NotSimple:
            node = node.node()
    errors_before = problems.errors
    kind = kind_of(node, problems, lines)
    if not kind or not isinstance(node, Mapping):
        return []
    entry = NodeEntry(
        node,
        problems,
        lines=lines,
        owner=f"{kind} question",
        language=deck.language,
        grammar=deck.grammar,
        prose=_prose(kind),
        spare=SPARE_KEYS,
    )
    questions = _questions_of(entry, kind, deck)
    entry.report_unknown()
    if problems.errors != errors_before:
        return []
    learn_keys(kind, entry.asked)
    return questions


def _asked_simply(entry: SimpleEntry, deck: Deck) -> list[Question]:
    """The questions of an entry without any problem; else raises NotSimple."""
    kind = kind_of_simple(tuple(entry.fields))
    entry.begin(deck.language, deck.grammar)
    return _questions_of(entry, kind, deck)


def _questions_of(entry: Entry, kind: str, deck: Deck) -> list[Question]:
    """The questions of an entry, with the properties that any question may have."""
    asks = [
        ask if not ask.wrong or _are_apart(ask) else _with_fair_choices(entry, ask)
        for ask in kinds.reader(kind)(entry)
    ]
    fact, common = read_common(entry, deck)
    family = ""
    if fact:
        family = _family_of_fact(deck, fact)
    elif len(asks) > 1:
        family = f"{deck.path}:{entry.place.line}"
    questions = []
    for ask in asks:
        key = fingerprint(kind, ask.prompt, ask.answer.text)
        question = Question(
            key,
            kind,
            ask.prompt,
            ask.answer,
            entry.place,
            deck,
            family or key,
            ask.wrong,
            *common,
        )
        questions.append(question)
    return questions


def _family_of_fact(deck: Deck, fact: str) -> str:
    """The family of a fact: of its deck where it is only a number, else of the decks of one author
    in one folder, as a fact's name is no more than a word that strangers may use too."""
    if fact.isdecimal():
        return f"{deck.path}#{fact}"
    author = collapse(deck.author).casefold()
    return "#".join((os.path.dirname(deck.path), author, collapse(fact)))


def _are_apart(ask: Ask) -> bool:
    """True if a quick look tells that no choice is right or stands there twice."""
    texts = [*(ask.answer.spellings or (ask.answer.text,)), *[wrong.text for wrong in ask.wrong]]
    joined = f"\n{chr(10).join(texts)}\n"
    # Signs of a text that is not compared letter by letter.
    if not joined.isascii() or "\\" in joined or "\t" in joined or "\r" in joined:
        return False
    if "  " in joined or "\n " in joined or " \n" in joined or "\n\n" in joined:
        return False
    lines = joined.casefold().split("\n")
    return len(lines) == len(texts) + 2 and len(set(lines)) == len(texts) + 1


def _with_fair_choices(entry: Entry, ask: Ask) -> Ask:
    """The question without wrong choices that are right, or stand there twice.

    A choice that is right by another spelling is an error: nobody knows which the author meant.
    """
    right = {literal(ask.answer.text), *map(literal, ask.answer.text.split("\n"))}
    spellings = set(map(literal, ask.answer.spellings))
    seen, fair = set(right), []
    for index, wrong in enumerate(ask.wrong):
        text = literal(wrong.text)
        if text and text in seen | spellings:
            is_right = text in right | spellings
            reason = "is right" if is_right else "stands there already"
            message = f'"{shortened(wrong.text)}" stands under "wrong" and {reason}.'
            code = "wrong-is-right" if is_right else "repeated-choice"
            severity = Severity.ERROR if text in spellings - right else Severity.WARNING
            entry.add_problem_at("wrong", code, message, item=index, severity=severity)
        elif text:
            fair.append(wrong)
        seen.add(text)
    if len(fair) == len(ask.wrong):
        return ask
    if not isinstance(ask.answer, OneChoice):
        return ask._replace(wrong=tuple(fair))
    if not fair:
        message = "No wrong choice is left beside the right one."
        entry.add_problem_at("wrong", "one-choice", message)
    answer = ask.answer._replace(wrong=tuple(choice.text for choice in fair))
    return ask._replace(answer=answer, wrong=tuple(fair))
