"""The words that a shell may propose, asked for while somebody types: quick, and silent if broken.

A name is from a stranger. What cannot stand on one line as it is, or would be taken for an option,
is not proposed. zsh and fish quote what they insert; for bash it is quoted here.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from quiz.clock import SystemClock
from quiz.errors import QuizError
from quiz.settings import ABOUT, DEFAULTS, THEME, load, paths, shipped_decks
from quiz.text import on_one_line
from quiz.values import NamedTuple

_MOST = 2000
"""Words that are proposed at once."""
_SITTINGS = 50
_SECONDS = 0.3
"""The time for reading decks that are not in the cache; those that are left come next time."""
_LARGEST = 1_000_000
"""Bytes of a deck that is read so."""


class Word(NamedTuple):
    """A word that can stand in a command line, and what it means if it does not say."""

    text: str
    about: str = ""


def lines(kind: str, *, of: str = "", bash: str | None = None) -> list[str]:
    """The words of a kind, a line each; `bash` is what stands there already, as it was typed."""
    found = islice(filter(can_be_typed, WORDS[kind](of)), _MOST)
    if bash is not None:
        return bash_replies(bash, (word.text for word in found))
    return [f"{word.text}\t{word.about}" if word.about else word.text for word in found]


def can_be_typed(word: Word) -> bool:
    """True of a word that can stand in a line as it is, and is no option."""
    text = word.text
    if not text or text.startswith("-") or any(on_one_line(part) != part for part in word):
        return False
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


# Kinds of words


def names_of_decks() -> list[str]:
    """The decks and shelves that there are by name, as far as they can be found."""
    from quiz.decks import deck_names

    return deck_names(_roots())


def _roots() -> list[Path]:
    from quiz.decks import deck_roots
    from quiz.store import glimpse

    where = paths()
    try:
        configured = load(where.config, glimpse.remembered(where.store)).settings.decks
    except QuizError:
        configured = ()
    return deck_roots((), configured, where.decks, shipped_decks())


def _decks(_of: str) -> Iterator[Word]:
    return map(Word, dict.fromkeys(names_of_decks()))


def _tags(_of: str) -> Iterator[Word]:
    from quiz.collection import CATALOGUE
    from quiz.decks import closed_deck, deck_at, deck_files, tags_of
    from quiz.store import Catalogue

    catalogue = Catalogue(paths().cache / CATALOGUE)
    clock = SystemClock()
    end = clock.tick() + _SECONDS
    decks = []
    for path, name in (file for root in _roots() for file in deck_files(root)):
        deck = closed_deck(path, name, catalogue)
        if deck is None and clock.tick() < end and _is_small(path):
            deck = deck_at(path, name, catalogue)
        if deck is not None:
            decks.append(deck)
    return map(Word, tags_of(decks))


def _is_small(path: str) -> bool:
    try:
        return os.stat(path).st_size <= _LARGEST
    except OSError:
        return False


def _settings(_of: str) -> Iterator[Word]:
    return (Word(name, about.meaning) for name, about in ABOUT.items())


def _values(of: str) -> Iterable[Word]:
    """The values of a setting, where they are a few words."""
    if of == THEME:
        from quiz.tui import theme_names

        return map(Word, theme_names())
    if of not in ABOUT:
        return ()
    if isinstance(getattr(DEFAULTS, of), bool):
        return map(Word, ("yes", "no"))
    return map(Word, ABOUT[of].words or _alternatives(ABOUT[of].form))


def _alternatives(form: str) -> list[str]:
    """The plain words among the alternatives of a regular expression."""
    return [word for word in re.split(r"[|()]+", form.partition("(, ")[0]) if word.isalpha()]


def _sittings(_of: str) -> Iterator[Word]:
    from datetime import datetime, timedelta, timezone

    from quiz.store import glimpse

    for number, (mode, moment) in enumerate(glimpse.latest(paths().store, _SITTINGS), start=1):
        zone = timezone(timedelta(seconds=moment.offset))
        at = datetime.fromtimestamp(moment.at / 1000, zone)
        yield Word(f"{number}", f"{mode}, {at:%Y-%m-%d %H:%M}")


def _backups(_of: str) -> Iterator[Word]:
    from quiz.store import backups

    copies = sorted(backups.folder(paths().store).glob("quiz-*.db"), reverse=True)
    return (Word(f"{path}") for path in copies)


WORDS: dict[str, Callable[[str], Iterable[Word]]] = {
    "decks": _decks,
    "tags": _tags,
    "settings": _settings,
    "values": _values,
    "sittings": _sittings,
    "backups": _backups,
}


# Quoted for bash

_ESCAPED = re.compile(r"[^\w./+@%,-]")
_IN_DOUBLE = re.compile(r'["$`\\]')


def bash_replies(typed: str, words: Iterable[str]) -> list[str]:
    """The words that go on from what was typed, each quoted as it is there, for COMPREPLY.

    Behind a quote that is still open bash puts the rest of the word only, and closes the quote.
    """
    beginning, quote = _unquoted(typed)
    fitting = [word for word in words if word.startswith(beginning)]
    if not quote:
        return [_ESCAPED.sub(r"\\\g<0>", word) for word in fitting]
    if typed[0] != quote:  # opened within the word
        return []
    # A word that ends with the quote would not be closed by bash; and in double quotes nothing
    # keeps it from putting an earlier command in the place of an exclamation mark.
    fitting = [word for word in fitting if not set(word) & {quote, "!" if quote == '"' else quote}]
    return fitting if quote == "'" else [_IN_DOUBLE.sub(r"\\\g<0>", word) for word in fitting]


def _unquoted(typed: str) -> tuple[str, str]:
    """What bash would make of the beginning of a word, and the quote that is open at its end."""
    text, quote, signs = "", "", iter(typed)
    for sign in signs:
        if sign == quote:
            quote = ""
        elif not quote and sign in "'\"":
            quote = sign
        elif sign == "\\" and quote != "'":
            escaped = next(signs, "")
            text += escaped if not quote or _IN_DOUBLE.match(escaped) else f"\\{escaped}"
        else:
            text += sign
    return text, quote
