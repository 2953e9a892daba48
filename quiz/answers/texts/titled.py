"""Persons whose name is written with more than it needs: (Thomas) Jefferson, Alexander I of Russia,
Arthur Wellesley, 1st Duke of Wellington."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from quiz.answers.texts.folding import bare, collapse
from quiz.answers.texts.name_words import TITLES
from quiz.answers.texts.names import is_body, person
from quiz.patterns import regex

_LONGEST = 200
"""Characters of a name."""
_WORD = r"[^\W\d_][^\W\d_'’.-]*"
_OPTIONAL = regex(rf"\((?P<optional>{_WORD}\.?(?: {_WORD}\.?)?)\) (?=[^\W\d_])")
_QUOTED = regex(
    rf"(?P<given>{_WORD}.*?) [\"'“”‘’„«](?P<nick>{_WORD})[\"'“”‘’»] (?P<last>[^\W\d_].*)"
)
_ORIGIN = regex(r"(?P<name>[^,()]+) (?:of|de|di|von|van) (?P<origin>[^\W\d_][^,()]*)")
_NUMERAL = regex(r"[IVX]+\.?")
_PEER = regex(
    r"(?P<name>[^,()]+), (?P<rank>\d+(?:st|nd|rd|th) )?"
    r"(?P<title>(?P<noble>[^\W\d_]+) (?P<of>(?:of|de|di|von|van) )?(?P<seat>[^\W\d_][^,()]*))"
)
_NOBLES = frozenset(
    "baron baroness conde conte count countess comte duca duc duchess duke duque earl graf herzog"
    " lady lord marchioness marquess marquis viscount viscountess".split()
)


@lru_cache(maxsize=1 << 12)
def other_names(name: str) -> tuple[str, ...]:
    """What else a person may be called by the words of the name; none for most names."""
    if len(name) > _LONGEST:
        return ()
    name = collapse(name)
    ways = (_unbracketed(name), _nicknamed(name), _without_origin(name), _of_peer(name))
    return tuple(dict.fromkeys(other for way in ways for other in way))


def _unbracketed(name: str) -> Iterator[str]:
    """Thomas Jefferson for (Thomas) Jefferson; Michael and Mike Pence for Michael (Mike) Pence."""
    if not (bracket := _OPTIONAL.search(name)):
        return
    before, behind = name[: bracket.start()], name[bracket.end() :]
    for written in (f"{bracket['optional']} {behind}", f"{before}{behind}" if before else ""):
        if person(written):
            yield written


def _nicknamed(name: str) -> Iterator[str]:
    """Anthony and Spud Webb for Anthony "Spud" Webb."""
    if match := _QUOTED.fullmatch(name):
        yield f"{match['given']} {match['nick']} {match['last']}"
        yield f"{match['nick']} {match['last']}"


def _without_origin(name: str) -> Iterator[str]:
    """A ruler with a number, or with a title and two names, without the land."""
    if not (match := _ORIGIN.fullmatch(name)):
        return
    words = match["name"].split()
    has_title = bare(words[0].casefold()) in TITLES and len(words) > 2
    if (len(words) > 1 and _NUMERAL.fullmatch(words[-1])) or (has_title and not is_body(name)):
        yield match["name"]


def _of_peer(name: str) -> Iterator[str]:
    """The name of a noble by itself, the title, and where it is from, as historians call them."""
    match = _PEER.fullmatch(name)
    if not match or match["noble"].casefold() not in _NOBLES:
        return
    yield match["title"]
    if match["rank"]:
        yield f"{match['rank']}{match['title']}"
    if person(match["name"]):
        yield match["name"]
        yield match["seat"]
    elif not match["of"]:
        yield f"{match['name']} {match['seat']}"
        yield f"{match['name']} {match['title']}"
