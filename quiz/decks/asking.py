"""An entry of a deck, made into the questions that it asks."""

from __future__ import annotations

from functools import cache

from quiz.answers.folding import literal
from quiz.decks import kinds
from quiz.decks.entry import Entry
from quiz.decks.hints import PROSE_KEYS, QUESTION_KEYS, nearest, shortened
from quiz.decks.identity import fingerprint
from quiz.decks.nodes import Node, Pairs, Scalar
from quiz.decks.question import Ask, Deck, Question
from quiz.decks.recovery import Words
from quiz.decks.sheet import Sheet


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
    unknown = [key for key, _ in node.pairs if isinstance(key, Scalar) and key.text not in QUESTION_KEYS]
    place = unknown[0].place if unknown else node.place
    said = f'"{shortened(unknown[0].text)}" is no kind of question.' if unknown else "This question has no kind."
    for key in [] if sheet.is_crowded else unknown[:20]:
        if near := nearest(key.text, known_words().kinds):
            place, said = key.place, f'"{shortened(key.text)}" is no kind of question. Did you mean "{near}"?'
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
    siblings = f"{deck.path}#{fact}" if fact else f"{deck.path}:{entry.place.line}" if len(asks) > 1 else ""
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
