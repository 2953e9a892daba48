"""The keys of a deck that are not its questions."""

from __future__ import annotations

import re

from quiz.decks.entry import Entry
from quiz.decks.hints import shortened
from quiz.decks.question import DEFAULT_POINTS, DEFAULT_SECONDS, Deck, Source

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
