"""The keys that no kind asks for: those of a deck, and those that every question may have."""

from __future__ import annotations

from functools import lru_cache

from quiz.decks.entry import Entry
from quiz.decks.hints import shortened
from quiz.decks.odd_characters import by_look, odd_character
from quiz.decks.question import DEFAULT_POINTS, DEFAULT_SECONDS, Deck, Source
from quiz.decks.simple_entry import SimpleEntry
from quiz.patterns import regex
from quiz.values import NamedTuple

PROSE_KEYS = frozenset("answer also wrong hint note".split())
"""Keys of a question after which ` #` cuts a text in two, as after its kind.

After any other, also one that only some kind knows, it begins a comment: so the format has it.
"""
SPARE_KEYS = frozenset("hint note cite tags seconds points fact lint size".split())
"""Keys without which a question can be asked and graded just as fairly.

A mistake in one of them is a warning, and so is one that is misspelt.
"""
_RARE = frozenset("fact id lint seconds points draft".split())
"""Keys of which most questions have none."""
_LANGUAGE = regex(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")

_CODES = {
    name: code
    for code, names in {
        "ar": "arabic العربية",
        "de": "german deutsch",
        "en": "english englisch anglais inglés английский",
        "es": "spanish español espanol castellano",
        "fr": "french français francais französisch",
        "it": "italian italiano",
        "ja": "japanese 日本語",
        "kk": "kazakh қазақша",
        "la": "latin",
        "nl": "dutch nederlands",
        "pl": "polish polski",
        "pt": "portuguese português",
        "ru": "russian русский",
        "tr": "turkish türkçe",
        "uk": "ukrainian українська",
        "zh": "chinese 中文",
    }.items()
    for name in names.split()
}
"""Languages by the names that are written for their codes."""


def read_head(entry: Entry, deck: Deck) -> None:
    """Fills in the properties of a deck; a problem here keeps no question out."""
    deck.title = entry.text("title") or deck.title
    deck.id = entry.text("id", default="")
    deck.about = entry.text("about", default="")
    deck.language = _language(entry)
    deck.grammar = entry.grammar()
    deck.author = entry.text("author", default="")
    deck.license = entry.text("license", default="")
    deck.tags = entry.texts("tags")
    deck.seconds = entry.amount("seconds", default=DEFAULT_SECONDS, least=1)
    deck.points = entry.amount("points", default=DEFAULT_POINTS, least=0)
    deck.source = _source(entry)
    deck.lint = entry.texts("lint")
    deck.draft = entry.truth("draft")
    entry.node_of("questions", required=True)


def _language(entry: Entry) -> str:
    language = entry.text("language", default="en")
    if _LANGUAGE.fullmatch(by_look(language)) and (
        odd := odd_character(language, [by_look(language)])
    ):
        entry.add_problem(entry.place_in("language", odd.offset), "odd-character", odd.said)
        return "en"
    if language and not _LANGUAGE.fullmatch(language):
        code = _CODES.get(language.strip().casefold(), language.strip().replace("_", "-"))
        near = f' Did you mean "{code}"?' if _LANGUAGE.fullmatch(code) else ""
        message = f'"{shortened(language)}" is no code of a language such as en, de or pt-BR.{near}'
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


class Common(NamedTuple):
    """The properties that a question of any kind may have, in the order of a `Question`; the deck's
    where it has none."""

    id: str
    hint: str
    note: str
    cite: tuple[str, ...]
    tags: tuple[str, ...]
    seconds: float
    points: float
    draft: bool
    lint: tuple[str, ...]


def read_common(entry: Entry, deck: Deck) -> tuple[str, Common]:
    """The name of its fact, and the other properties of a question."""
    if isinstance(entry, SimpleEntry) and _RARE.isdisjoint(entry.fields):
        fact = name = ""
        lint: tuple[str, ...] = ()
        seconds, points, draft = deck.seconds, deck.points, deck.draft
    else:
        fact, name = entry.optional_texts("fact", "id")
        lint = entry.texts("lint")
        seconds = entry.amount("seconds", default=deck.seconds, least=1)
        points = entry.amount("points", default=deck.points, least=0)
        draft = entry.truth("draft") or deck.draft
    return fact, Common(
        name,
        entry.text("hint", default=""),
        entry.text("note", default=""),
        entry.texts("cite"),
        _joined(deck.tags, tags) if (tags := entry.texts("tags")) else deck.tags,
        seconds,
        points,
        draft,
        (*deck.lint, *lint) if lint else deck.lint,
    )


@lru_cache(maxsize=1 << 10)
def _joined(tags: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*tags, *more)))
