"""Names of persons and bodies: which other ways of writing a name name the same one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import combinations, takewhile

from quiz.answers.texts.folding import bare, collapse, fold, in_brackets
from quiz.answers.texts.name_words import (
    BEFORE_TITLES,
    BODY_STARTS,
    BODY_WORDS,
    LEGAL_FORMS,
    OFFICES,
    ORIENTAL,
    TITLES,
)
from quiz.answers.texts.sounds import sound
from quiz.patterns import regex
from quiz.values import NamedTuple

_PARTICLES = frozenset(
    "de del della di da das do dos du d' von van der den ter ten zu zum zur vom la le al el"
    " bin ibn ben bint abu af av de' de’ dell'".split()
)
_BOUND = frozenset("saint sainte san santa santo sao mac".split())
"""Particles without which a surname is another: Saint-Exupéry, San Martín, Mac Donald."""
_FULL = {"st": "saint", "ste": "sainte", "mc": "mac"}
_ARABIC = regex(r"\b[aeu](?:l(?=-)|(?P<sun>d|n|r|sh|s|t|z)(?=[- ](?P=sun)))", re.IGNORECASE)
"""The Arabic article, whose l takes the sound of the next word: Salah ad-Din, Salah al-Din."""
_TITLE_BEHIND = regex(
    "(?<=[가-힣]{2}) ?(?:장군|대통령|총리|선생님?|박사|교수|황제|대왕|씨|님)$"
    "|(?<=[\u3040-\u30ff\u4e00-\u9fff]{2})"
    "(?:さん|氏|先生|将軍|将军|博士|教授|大統領|总统|首相|主席|天皇|皇帝)$"
)
_AND = ("y", "e", "i")
_BETWEEN = regex(r"[\s,]+")
JUNIOR = {
    **dict.fromkeys(("jr", "junior", "younger"), "jr"),
    **dict.fromkeys(("sr", "senior", "elder"), "sr"),
}
_THE_YOUNGER = regex(r" the (?=(?:younger|elder)$)", re.IGNORECASE)
"""As in William Pitt the Younger; Pliny the Elder has no surname."""
_IN_BRACKETS = regex(
    r"^(?P<long>[^()]+?)(?:\s+|(?<=[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]))"
    r"\((?P<short>[^()]+)\)$"
)
_ABBREVIATION = regex(r"(?=(?:[^A-ZΑ-ЯЁ]*[A-ZΑ-ЯЁ]){2}|[A-Z][a-z]?\d)[\w.&/-]{2,12}")
_PATRONYMIC = regex(r".{3,}(?:ovich|evich|yich|ovna|evna|ichna|ович|евич|овна|евна|ична)")
_PINYIN = regex(
    "(?:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:i?ang?|i?ong|u?eng?|ing?|u[ai]n|uang?|i?ao|[aeo]i|ou|i[aeu]|u[aeio]|er|un|[aeiou]))+"
)
_SYLLABLE = regex(
    "(?:[zcsptk]h|tr|t[sz]|hs|ng|nh|gi|[bcdghjklmnpqrstvwxy])?[aeiouy]{1,3}(?:n[gh]|[nkmptlh])?"
)
_ROMAN = regex("[IVXL]+")
_GENDERS = ({"o", "a"}, {"о", "а"})
"""Last letters, Latin and Cyrillic, of a man's name and a woman's."""
_LONGEST_SHORT, _LEAST_CUT = 5, 3
"""Letters of a given name that is cut short, and the letters that it then lacks."""
_VOWELS = "aeiouyаеиоуыэюя"
_OF_MEN = ("ov", "ev", "in", "yn")
"""Ends of Russian surnames, to which those of women add an a."""
_OF_WOMEN = ("a", "ine", "ette", "elle", "а", "я")
_INITIAL = regex(r"(?<![^\W_])[^\W\d_]\.(?=[^\W\d_]\.)")
_REIGN = regex(r"(?P<name>[^\W\d_]{3,} [ivx]+) (?:of|de|von|van|di|af) [^\W\d_].*")
_NOBLE = regex(r"(?:duke|earl|viscount|marquis|marquess|marquise) (?:of|de) (?P<seat>.+)")
_MC = regex("^m'?c(?=[a-z]{3})")


class Person(NamedTuple):
    """A person's name in folded words; the particles belong to the surname."""

    given: tuple[str, ...]
    surname: tuple[str, ...]
    junior: str = ""
    surname_first: bool = False
    first_surname: tuple[str, ...] = ()
    """The first of two surnames, if a particle or `y` shows that there are two."""

    @property
    def surnames(self) -> Iterator[tuple[str, ...]]:
        """The surname with all its particles, then with fewer of those that it can lose.

        Of two surnames the first is enough: Cervantes, Goya.
        """
        for whole in (self.surname, self.first_surname):
            for start in range(len(whole)):
                yield whole[start:]
                if whole[start] not in _PARTICLES:
                    break


def bracketed(name: str) -> tuple[str, ...]:
    """The spellings in `Long Name (LN)`: both halves, or the first if LN is no abbreviation."""
    name = in_brackets(name)
    halves = _IN_BRACKETS.match(name.strip()) if "(" in name else None
    if not halves:
        return ()
    long, short = halves["long"], halves["short"]
    if len(short) < 2 or short.isdecimal() or _ROMAN.fullmatch(short):
        return ()
    return (long, short) if _ABBREVIATION.fullmatch(short) else (long,)


def initials(name: str) -> str:
    """The first letters of a name's words, but for the small ones between them."""
    words = re.split(r"[\s-]+", name)
    return "".join(word[0] for word in words if word[:1].isupper() or word[:1].isdigit()).casefold()


def surname(name: str) -> str:
    """The folded surname of a person with its particles; empty for a body or a single name."""
    known = person(name)
    return " ".join(known.surname) if known else ""


def first_surname(name: str) -> tuple[str, ...]:
    """The first of a person's two surnames, bare; empty where there are no two."""
    known = person(name)
    return tuple(map(bare, known.first_surname)) if known else ()


@lru_cache(maxsize=1 << 14)
def person(name: str) -> Person | None:
    """The parts of a person's name; None for the name of a body, and for a single name."""
    name = _ARABIC.sub("al", turned(collapse(name)))
    name = _THE_YOUNGER.sub(" ", name) if name.count(" ") > 2 else name
    words = re.sub(r"\.(?=\S)", ". ", name).replace("’", "'").split()
    words = words[titles(words) :]
    junior = JUNIOR.get(_key(words[-1]), "") if len(words) > 2 else ""
    words = words[: len(words) - bool(junior)]
    if (
        not 2 <= len(words) <= 7
        or len(words[-1]) < 2
        or _ROMAN.fullmatch(words[-1])
        or (len(words) > 3 and _ROMAN.fullmatch(words[1]) and words[2].islower())
        or _is_body([_key(word) for word in words])
        or not all(map(_is_name_word, words))
    ):
        return None
    folded = _written_out([fold(word, "") for word in words])
    if _is_oriental(folded):
        return Person(_parts(folded[1:]), (folded[0],), junior, surname_first=True)
    start = _start_of_surname(folded)
    first = _first_surname(folded, start)
    return Person(
        _given(words[:start]), _parts(folded[start:]), junior, first_surname=_parts(first)
    )


def ways_to_write(who: Person, typed: str) -> Iterator[tuple[str, str]]:
    """The response and the name, each in the words that can be compared.

    The name takes the shape of the response: given names in full, as initials or left out from the
    response's view, with the surname in each. A response without the surname, or with a given name
    that is not there, has no way.
    """
    typed = _THE_YOUNGER.sub(" ", _ARABIC.sub("al", turned(typed))).replace(",", " ")
    words = _written_out(re.split(r"[\s-]+", typed))
    particle = "".join(who.surname[:1])
    if particle in ("von", "van"):
        words = [*words[:1], *(particle if word == "v" else word for word in words[1:])]
    words = [particle if _are_one_particle(word, particle) else word for word in words]
    words = _without_rank(words, who)
    junior = JUNIOR.get(words[-1], "") if len(words) > 1 else ""
    words = words[: len(words) - bool(junior)]
    if junior and who.junior != junior and (who.junior or junior == "sr"):
        return
    for surname in who.surnames:
        # Saint is a title in one name, and the beginning of another.
        for untitled in {titles(words), titles(words, but=_BOUND)}:
            for order in _shapes(words[untitled:], surname, who):
                given = _aligned(order[: -len(surname)], who.given)
                if given is not None and not _is_of_another(order[-1], surname[-1]):
                    yield " ".join(order), " ".join((*given, *surname))


def _without_rank(words: list[str], who: Person) -> list[str]:
    """The words without a title in their midst: Otto Fürst von Bismarck."""
    first, last = titles(words) + 1, len(words) - 1
    own = (*who.given, *who.surname, *_BOUND)
    between = (word for word in words[first:last] if bare(word) not in TITLES or word in own)
    return [*words[:first], *between, *words[max(first, last) :]]


def _are_one_particle(word: str, other: str) -> bool:
    """True for di and da, van and von: particles that begin alike are easily mixed up."""
    return word in _PARTICLES and other in _PARTICLES and word[:1] == other[:1]


def _written_out(words: list[str]) -> list[str]:
    """The folded words of a name with Mc as Mac, and with St before another word as Saint."""
    full = [_MC.sub("mac", word) for word in words]
    return [*(_FULL.get(word, word) for word in full[:-1]), *full[-1:]]


def _is_of_another(typed: str, surname: str) -> bool:
    """Brien is no O'Brien, and Tereshkova's brother no Tereshkova."""
    start, apostrophe, rest = surname.partition("'")
    if apostrophe and len(start) < 3 and bare(typed) == bare(rest):
        return True
    return any(
        one == f"{other}a" and other.endswith(_OF_MEN)
        for one, other in ((typed, surname), (surname, typed))
    )


def _shapes(words: list[str], last: tuple[str, ...], who: Person) -> Iterator[list[str]]:
    """The typed words with the surname behind, and with initials apart that were one word."""
    orders = [words]
    size = len(last)
    if who.surname_first and len(words) > 1:
        orders.append([*words[1:], words[0]])
    elif _is_turned(words, last, who):
        orders.append([*words[size:], *words[:size]])
    elif initials_behind := sum(1 for _ in takewhile(lambda word: len(word) == 1, reversed(words))):
        # Ivanov S. B., as lists and Russians write it.
        orders.append([*words[-initials_behind:], *words[:-initials_behind]])
    for order in orders:
        for size in range(1, min(len(order), 4) + 1):
            # O Brien, MacDonald, DeNiro: the surname's words may be joined or apart.
            if size == len(last) or _joined(order[-size:]) == _joined(last):
                given = order[:-size]
                tail = order[-size:] if size == len(last) else list(last)
                yield [*given, *tail]
                if given and 1 < len(given[0]) < 5 and _are_initials(given[0], who.given):
                    yield [*given[0], *given[1:], *tail]


def _is_turned(words: list[str], last: tuple[str, ...], who: Person) -> bool:
    """True for Kurosawa Akira and Пушкин АС: the surname and all of the rest, without a slip."""
    size = len(last)
    if len(words) == size or _joined(words[:size]) != _joined(last):
        return False
    rest = words[size:]
    if len(rest) == 2 and len(who.given) == 1 and _PATRONYMIC.fullmatch(bare(rest[1])):
        rest = rest[:1]
    return _joined(rest) == _joined(who.given) or (
        len(rest) == 1 and len(rest[0]) > 1 and _are_initials(rest[0], who.given)
    )


def _joined(words: Iterable[str]) -> str:
    return bare("".join(words)).replace("'", "")


def _are_initials(word: str, given: tuple[str, ...]) -> bool:
    firsts = [bare(name)[:1] for name in given]
    return any("".join(some) == bare(word) for some in combinations(firsts, len(word)))


def _aligned(typed: list[str], given: tuple[str, ...]) -> list[str] | None:
    """The given names that the typed ones stand for, in order; None if one stands for none."""
    if typed and len(typed) != len(given) and _joined(typed) == _joined(given):
        return list(given)  # Sun-sin and Sunsin
    meant: list[str] = []
    start = 0
    for word in typed:
        # Boris is not the B. of Lyndon B. where nothing stands for Lyndon.
        least = 1 if meant or len(word) == 1 else 2
        index = next(
            (
                i
                for i in range(start, len(given))
                if (i == 0 or len(given[i]) >= least) and _stands_for(word, given[i])
            ),
            None,
        )
        if index is not None:
            name = given[index]
            meant.append(_as_typed(name, word))
            start = index + 1
        elif meant and len(given) == 1 and (len(word) == 1 or _PATRONYMIC.fullmatch(bare(word))):
            meant.append(word)
        else:
            return None
    return meant


def _as_typed(name: str, word: str) -> str:
    """A given name in the length and the spelling in which it was typed, but for slips."""
    if len(word) == 1:
        return name[0]
    plain, other = bare(word), bare(name)
    is_spelt_otherwise = plain != other and sound(plain) == sound(other)
    is_as_good = len(name) == 1 or is_spelt_otherwise or is_cut_short(plain, other)
    return word if is_as_good else name


def _stands_for(typed: str, name: str) -> bool:
    word, other = bare(typed), bare(name)
    if 1 in (len(word), len(other)):
        # JRT is no given name that R could stand for.
        return word[:1] == other[:1] and (len(word) == 1 or not _is_block(word.upper()))
    if sound(word) == sound(other) or is_cut_short(word, other):
        return True
    from quiz.answers.texts.distance import distance, tolerance
    from quiz.answers.texts.wordlists import are_names

    # Sergio is a name of its own, and no misspelt Sergei; nor is Paola a misspelt Paolo. But an
    # author may have misspelt a name that the learner spells right.
    if are_names(word, other) or (word[:-1] == other[:-1] and {word[-1], other[-1]} in _GENDERS):
        return False
    return distance(word, other, limit=2) <= (tolerance(other) or int(len(other) > 3))


def is_cut_short(word: str, name: str) -> bool:
    """True for Ben, Theo and Th., short for Benjamin, Theodore and Thomas.

    Names of women may be longer forms of another name: Paul and Paulina.
    """
    return (
        1 < len(word) <= _LONGEST_SHORT
        and len(name) - len(word) >= _LEAST_CUT
        and name.startswith(word)
        and (word[-1] not in _VOWELS or word.endswith("eo"))
        and not name.endswith(_OF_WOMEN)
    )


def initials_apart(name: str) -> str:
    """A name with a blank between its initials: `Tolstoy L. N.` for `Tolstoy L.N.`"""
    return _INITIAL.sub(r"\g<0> ", name)


def turned(name: str) -> str:
    """`Surname, Given` turned round; any other text as it is."""
    last, comma, given = name.partition(",")
    if not comma or not given.strip() or _key(given) in JUNIOR:
        return name.replace(",", " ") if comma else name
    given, _, behind = given.partition(",")
    title = f"{behind.strip()} " if _key(behind) in TITLES else ""
    return f"{title}{given.strip()} {last.strip()} {'' if title else behind.strip()}".strip()


def are_one_straight(typed: str, name: str) -> bool:
    """True if two whole names are one but for their order and titles."""
    odd = {*_BETWEEN.split(fold(typed, ""))} ^ {*_BETWEEN.split(fold(name, ""))}
    # Nothing but titles may stand in one of them only: a look that spares most the rest.
    if not all(key in TITLES or key in BEFORE_TITLES for key in map(_key, odd) if key):
        return False
    return straight(typed) == straight(name)


@lru_cache(maxsize=1 << 14)
def straight(name: str) -> str:
    """The whole name, folded, in its usual order and without titles: `Adams, Mr John` is one."""
    folded = fold(name, "")
    return folded if is_body(name) else without_titles(fold(turned(folded), ""))


def reigning(folded: str) -> str:
    """A ruler's name up to its number: Isabel I of Isabel I de Castilla; empty for other names."""
    match = _REIGN.fullmatch(folded)
    return match["name"] if match else ""


def seat(folded: str) -> str:
    """What a noble is called by: Wellington of Duke of Wellington; empty for other names."""
    match = _NOBLE.fullmatch(folded)
    return match["seat"] if match else ""


def without_titles(folded: str) -> str:
    """The folded name without titles: before it (Gen., Dr, Mr), in East Asia behind it (장군)."""
    words = _TITLE_BEHIND.sub("", folded).split()
    return " ".join(words[titles(words) :])


def without_legal_form(folded: str) -> str:
    """The folded name of a firm without what it is before the law (Inc, Ltd, GmbH)."""
    name, _, last = folded.rpartition(" ")
    return name.rstrip(",") if name and last in LEGAL_FORMS else folded


def titles(words: list[str], *, but: Container[str] = ()) -> int:
    """The number of words before a name that are titles, but for some that begin a surname."""
    count = 0
    for index, word in enumerate(words[:-1]):
        key = _key(word)
        if key in TITLES and key not in but:
            count = index + 1
        elif key not in BEFORE_TITLES:
            break
    return count


@lru_cache(maxsize=1 << 12)
def is_body(name: str) -> bool:
    """True if a name has words that no person's has."""
    words = collapse(name).split()
    return _is_body([_key(word) for word in words]) or _is_body(
        [_key(word) for word in words[titles(words) :]]
    )


@lru_cache(maxsize=1 << 12)
def _key(word: str) -> str:
    return bare(fold(word, ""))


def _is_body(keys: list[str]) -> bool:
    if not keys:
        return False
    if keys[0] in BODY_STARTS or keys[-1] in OFFICES or not BODY_WORDS.isdisjoint(keys):
        return True
    # Arabic names of bodies have the article before each of their words.
    return all(key.startswith("ال") for key in keys)


def _is_name_word(word: str) -> bool:
    if word.casefold() in _PARTICLES or word in _AND:
        return True
    letters = word.strip(".,'")
    particle, _, rest = letters.partition("-")
    letters = rest if particle in _PARTICLES else letters
    if (
        not letters[:1].isalpha()
        or any(char.isdigit() for char in letters)
        or letters.endswith("'s")
    ):
        return False
    # Scripts without capitals have no lower case either: what is neither is taken for a name.
    return not letters[0].islower() and not (
        letters.isupper() and len(letters) > 1 and not _is_block(letters)
    )


def _is_block(letters: str) -> bool:
    """Initials written as one word: JK, JRR; RIA and BBC are words of their own."""
    return len(letters) == 2 or (len(letters) == 3 and not set("AEIOUY") & set(letters))


def _is_oriental(words: list[str]) -> bool:
    if bare(words[0]) not in ORIENTAL or not 2 <= len(words) <= 3:
        return False
    plain = [bare(word) for word in words[1:]]
    return (
        all("-" in word or _SYLLABLE.fullmatch(word) for word in plain)
        or _PINYIN.fullmatch("".join(plain)) is not None
    )


def _start_of_surname(words: list[str]) -> int:
    start = len(words) - 1
    while start > 1 and (words[start - 1] in _PARTICLES or words[start - 1] in _BOUND):
        start -= 1
    if start > 2 and words[start - 1] in _AND:
        start -= 2
    return start


def _first_surname(words: list[str], start: int) -> list[str]:
    """De Cervantes of Miguel de Cervantes Saavedra, Goya of Goya y Lucientes; empty for others."""
    if any(word in words[start:] for word in _AND):
        return words[start : start + 1]
    first = start - 1
    while first > 1 and words[first - 1] in _PARTICLES:
        first -= 1
    return words[first:start] if first < start - 1 and words[start - 1] not in _PARTICLES else []


def _parts(words: list[str]) -> tuple[str, ...]:
    return tuple(part for word in words for part in word.split("-") if part)


def _given(words: list[str]) -> tuple[str, ...]:
    apart = (" ".join(word) if word.isupper() and 1 < len(word) < 4 else word for word in words)
    return _parts(fold(" ".join(apart), "").split())
