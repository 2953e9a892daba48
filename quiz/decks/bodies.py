"""Questions and the heads of decks as JSON texts, so that each is opened without its deck's file.

What a text leaves out is as usual: as the deck says, or as most questions have it. A text may be
anybody's: it is read as fields of known sorts, and anything else is refused.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from quiz.answers import Grammar, answer_of
from quiz.decks.identity import QuestionKey
from quiz.decks.problem import Place
from quiz.decks.question import (
    DEFAULT_POINTS,
    DEFAULT_SECONDS,
    Deck,
    Question,
    Source,
    Wrong,
)
from quiz.fields import BadField, Fields

_write = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


# A deck without its questions

_USUAL_HEAD: dict[str, object] = {
    "digest": "",
    "title": "",
    "id": "",
    "about": "",
    "language": "en",
    "grammar": Grammar.ANY.value,
    "author": "",
    "license": "",
    "tags": [],
    "seconds": DEFAULT_SECONDS,
    "points": DEFAULT_POINTS,
    "source": None,
    "draft": False,
    "lint": [],
    "left_out": 0,
    "is_cut_short": False,
    "publisher": "",
    "date": "",
    "url": "",
    "text": "",
}


def header_of(deck: Deck) -> str:
    """A deck as JSON, without its questions and problems, and without its path and name."""
    head = {
        "digest": deck.digest,
        "title": deck.title,
        "id": deck.id,
        "about": deck.about,
        "language": deck.language,
        "grammar": deck.grammar,
        "author": deck.author,
        "license": deck.license,
        "tags": [*deck.tags],
        "seconds": deck.seconds,
        "points": deck.points,
        "source": _source_fields(deck.source),
        "draft": deck.draft,
        "lint": [*deck.lint],
        "left_out": deck.left_out,
        "is_cut_short": deck.is_cut_short,
    }
    return _write(_unusual(head, _USUAL_HEAD))


def deck_from(header: str, path: str, name: str) -> Deck:
    """The deck of a header, which has no questions yet. Raises BadField."""
    fields = Fields.of(header, _USUAL_HEAD)
    try:
        return Deck(
            path,
            name,
            digest=fields.text("digest"),
            title=fields.text("title"),
            id=fields.text("id"),
            about=fields.text("about"),
            language=fields.text("language"),
            grammar=Grammar(fields.text("grammar")),
            author=fields.text("author"),
            license=fields.text("license"),
            tags=fields.texts("tags"),
            seconds=fields.number("seconds", least=1),
            points=fields.number("points"),
            source=_source(fields.inner("source")) if fields.has("source") else Source(),
            draft=fields.truth("draft"),
            lint=fields.texts("lint"),
            left_out=fields.whole("left_out"),
            is_cut_short=fields.truth("is_cut_short"),
        )
    except ValueError as error:
        raise BadField(str(error)) from None


def _source_fields(source: Source) -> dict[str, object] | None:
    if source == Source():
        return None
    return {
        "title": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "text": source.text,
    }


def _source(fields: Fields) -> Source:
    return Source(
        title=fields.text("title"),
        author=fields.text("author"),
        publisher=fields.text("publisher"),
        date=fields.text("date"),
        url=fields.text("url"),
        text=fields.text("text"),
    )


# A question of a deck

_USUAL_BODY: dict[str, object] = {
    "family": None,
    "wrong": [],
    "why": None,
    "id": "",
    "hint": "",
    "note": "",
    "cite": [],
}
_USUAL_ANSWER: dict[str, object] = {
    "shape": "text",
    "also": [],
    "form": "thing",
    "exact": False,
    "in_order": False,
    "size_shown": True,
    "years": [],
    "last": None,
    "mended": "",
    "year": None,
    "century_open": False,
    "month": 1,
    "day": 1,
    "part": None,
    "about": False,
    "margin": None,
    "percent": False,
    "unit": "",
    "roman": False,
    "qualifier": "",
    "notation": "whole",
    "before": "",
    "after": "",
    "step": "1",
}
"""Fields of all shapes, and of what is in them; where a word is a field of two it means one."""


def body_of(question: Question) -> str:
    """A question as JSON, as it stands in its deck: by its fingerprint now."""
    deck, wrong = question.deck, [choice.text for choice in question.wrong]
    body: dict[str, object] = {
        "key": question.fingerprint,
        "kind": question.kind,
        "prompt": question.prompt,
        "place": question.place,
    }
    if question.family != question.key:
        body["family"] = question.family
    if wrong:
        body["wrong"] = wrong
        whys = [choice.why for choice in question.wrong]
        if any(whys):
            body["why"] = whys
    _add_properties(body, question, deck)
    asked = {"prompt": question.prompt, "context": question.prompt, "wrong": wrong}
    usual = _usual_in(deck.language, deck.grammar)
    body["answer"] = _unusual(question.answer.fields(), usual, asked)
    return _write(body)


def _add_properties(body: dict[str, object], question: Question, deck: Deck) -> None:
    """Those that are there, and those that are not as the deck has them."""
    if question.id:
        body["id"] = question.id
    if question.hint:
        body["hint"] = question.hint
    if question.note:
        body["note"] = question.note
    if question.cite:
        body["cite"] = question.cite
    if question.tags != deck.tags:
        body["tags"] = question.tags
    if question.seconds != deck.seconds:
        body["seconds"] = question.seconds
    if question.points != deck.points:
        body["points"] = question.points
    if question.draft != deck.draft:
        body["draft"] = question.draft
    if question.lint != deck.lint:
        body["lint"] = question.lint


def question_from(body: str, deck: Deck) -> Question:
    """The question of a body, in the deck whose header was written with it. Raises BadField."""
    fields = Fields.of(body, _usual_body(deck))
    try:
        return _question(fields, deck)
    except ValueError as error:
        raise BadField(str(error)) from None


def _question(fields: Fields, deck: Deck) -> Question:
    key, prompt, wrong = fields.text("key"), fields.text("prompt"), fields.texts("wrong")
    whys = fields.texts("why") if fields.has("why") else ("",) * len(wrong)
    line, column, width = fields.wholes("place", least=1)
    answer = fields.inner("answer", _usual_answer(prompt, wrong, deck))
    return Question(
        key=QuestionKey(key),
        kind=fields.text("kind"),
        prompt=prompt,
        answer=answer_of(answer),
        place=Place(line, column, width),
        deck=deck,
        family=fields.text("family") if fields.has("family") else key,
        wrong=tuple(map(Wrong._make, zip(wrong, whys, strict=True))),
        id=fields.text("id"),
        hint=fields.text("hint"),
        note=fields.text("note"),
        cite=fields.texts("cite"),
        tags=fields.texts("tags"),
        seconds=fields.number("seconds", least=1),
        points=fields.number("points"),
        draft=fields.truth("draft"),
        lint=fields.texts("lint"),
    )


def _usual_body(deck: Deck) -> dict[str, object]:
    return {
        **_USUAL_BODY,
        "tags": [*deck.tags],
        "seconds": deck.seconds,
        "points": deck.points,
        "draft": deck.draft,
        "lint": [*deck.lint],
    }


def _usual_answer(prompt: str, wrong: Sequence[str], deck: Deck) -> dict[str, object]:
    usual = _usual_in(deck.language, deck.grammar)
    return {**usual, "prompt": prompt, "context": prompt, "wrong": [*wrong]}


@lru_cache(maxsize=1 << 6)
def _usual_in(language: str, grammar: Grammar) -> Mapping[str, object]:
    """The fields of most answers in a deck."""
    return {**_USUAL_ANSWER, "language": language, "grammar": grammar}


_MISSING = object()
_NESTING = (dict, list)
_NOTHING: Mapping[str, object] = {}


def _unusual(
    fields: Mapping[str, object],
    usual: Mapping[str, object],
    asked: Mapping[str, object] = _NOTHING,
) -> dict[str, object]:
    """The fields that are not as usual, or as the question has them; and so those within them."""
    return {
        name: _unusual_within(value, usual, asked) if isinstance(value, _NESTING) else value
        for name, value in fields.items()
        if value != usual.get(name, _MISSING) and value != asked.get(name, _MISSING)
    }


def _unusual_within(
    value: dict[str, object] | list[object],
    usual: Mapping[str, object],
    asked: Mapping[str, object],
) -> object:
    if isinstance(value, dict):
        return _unusual(value, usual, asked)
    return [_unusual(item, usual, asked) if isinstance(item, dict) else item for item in value]
