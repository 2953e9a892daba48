"""How people and places are called: which other ways of writing a name name the same one."""

from __future__ import annotations

import itertools
import re

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady gen general lt col colonel maj major capt captain sgt adm"
    " admiral marshal president pres minister chancellor senator sen rep governor gov mayor king queen prince princess"
    " emperor empress tsar pope saint st rev reverend father fr bishop archbishop cardinal judge justice ambassador"
    " herr frau monsieur madame mme mlle señor señora don doña comrade".split()
)
_PARTICLES = frozenset(
    "de del della di da dos du van von der den ten ter la le al el bin ibn ben bint abu af av zu".split()
)
_BODY_WORDS = frozenset(
    "academy administration agency air alliance army assembly association authority bank battalion bloc board body"
    " broadcasting brothers bureau cabinet center centre chamber church club coalition college command commission"
    " committee community company conference confederation congress consortium corporation corps council court cross"
    " delegation department desk directorate division duma empire faction federation fleet force forces foundation"
    " front fund government group guard house inc initiative institute institution journal kingdom league legion"
    " library ltd mission ministry mountains movement museum nation nations navy network news newspaper observatory"
    " office opera orchestra organisation organization parliament parties party patrol police post press program"
    " programme regiment republic school secretariat senate service services society soviet staff state states summit"
    " syndicate team theatre times tribunal troops union unit university working".split()
)
_BODY_STARTS = frozenset(
    "african american asian british central chinese european federal french german global indian international joint"
    " military national new north northern permanent red regional royal russian secret south southern special supreme"
    " united world".split()
)
_IN_BRACKETS = re.compile(r"^(?P<long>[^()]+?)\s*\((?P<short>[^()]+)\)$")
_PLACE_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def bracketed(name: str) -> tuple[str, ...]:
    """Both halves of `Long Name (LN)`, each a name by itself."""
    found = _IN_BRACKETS.match(name.strip())
    return (found["long"], found["short"]) if found else ()


def written_out(folded: str) -> str:
    """A folded place name with St, Mt and Ft as the words they stand for."""
    return " ".join(_PLACE_WORDS.get(word, word) for word in folded.split())


def given_first(folded: str) -> str:
    """`surname, given` turned round; any other text as it is."""
    surname, comma, given = folded.partition(",")
    return f"{given.strip()} {surname.strip()}" if comma and given.strip() else folded


def without_titles(folded: str) -> str:
    """The folded name without the titles before it (Gen., Dr, Mr)."""
    words = folded.split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def surname(name: str) -> str:
    """The surname of a person, as written, with its particles; empty for a body or a single name."""
    words = _person(name)
    if len(words) < 2:
        return ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return " ".join(words[start:])


def ways_to_write(name: str) -> tuple[str, ...]:
    """A person's name with each given name in full, as an initial, or (from the second on) left out.

    The surname stands in each; a body or a single name has no other way. The surname alone is not among them.
    """
    last = surname(name)
    if not last:
        return ()
    given = _person(name)[: -len(last.split())]
    if len(given) > 4:
        return ()
    first, *middle = ((word, word[0]) for word in given)
    ways = itertools.product(first, *((*forms, "") for forms in middle))
    return tuple(" ".join(word for word in (*way, last) if word) for way in ways)


def _person(name: str) -> list[str]:
    """The words of what looks like a person's name, titles left out; none for what looks like a body."""
    words = name.replace(".", ". ").split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
        words = words[1:]
    words = [word.strip(".,") for word in words]
    if not 2 <= len(words) <= 6 or words[0].casefold() in _BODY_STARTS or not all(map(_is_name_word, words)):
        return []
    return words


def _is_name_word(word: str) -> bool:
    folded = word.casefold()
    if folded in _PARTICLES:
        return True
    if folded in _BODY_WORDS or not word[:1].isalpha() or any(char.isdigit() for char in word):
        return False
    # Scripts without capitals have no lower case either: what is neither is taken for a name.
    return not word[0].islower() and not (len(word) > 1 and word.isupper())
