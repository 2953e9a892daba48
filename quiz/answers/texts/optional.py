"""Parts of an answer in brackets that may be written or left out: gern(e), (sich) anziehen.

Optional are a few small letters inside or at the end of a word in small letters, a first word in a
deck of another language than English (in English only a small one: (to) run), the marks that
grammars and dictionaries use, and a number that says again what the word before it says. Roman
numerals, other digits and capitals never are, nor is what turns the sense round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from quiz.answers.languages import tag_of, words_of
from quiz.answers.texts.folding import articles, bare, collapse, fold, in_brackets
from quiz.answers.texts.formulas import is_formula
from quiz.answers.texts.headwords import headwords
from quiz.answers.texts.rewording import loosen
from quiz.patterns import regex

_MOST = 3
"""Brackets of one answer, so that it has eight readings at most."""
_MOST_WORDS = 4
"""Words of a number."""
_LONGEST = 300
"""Characters of a text with optional parts."""
_MARKS = (
    "pl|plur|plural|sg|sing|singular|m|f|n|mf|m/f|m, f|masc|fem|neut|nt|c|adj|adv|v|vb|vt|vi|verb"
    "|noun|prep|conj|pron|irr|irreg|refl|tr|trans|intr|intrans|inf|part|inv|ugs|fam|coll|invar"
    "|akk|dat|gen|nom|acc|loc|abl|voc|dual|pf|impf|ipf|св|нсв|мн|ед|м|ж|с"
)
_BRACKET = regex(
    r"(?<=[^\W\d_] )\((?P<number>\d{1,6})\)(?!\S)"
    rf"|(?<!\S)\((?P<mark>(?:{_MARKS})\.?)\)(?!\S)"
    r"|^\((?P<first>[^\W\d_]+(?: [^\W\d_]+\.?)?\.?)\) (?=\w)"
    r"|(?<=[^\W\d_] )\((?P<article>[^\W\d_]{1,3})\)(?= [^\W\d_])"
    r"|\((?P<glued>[^\W\d_]{1,6}['’]?)\)",
    re.IGNORECASE,
)
_SMALL = regex(r"(?:\b[^\W\d_])?[^\W\d_A-ZÀ-ÖØ-Þ]{2,}$")
_WORD = regex(r"[^\W\d_]{2,}")
_ROMAN = regex("[ivxlcdm]{2,}|[ivx]")
_PLURALS = {"fr": "ux", "it": "i"}
"""Where a letter that is a numeral elsewhere makes a plural: jeu(x), amic(i)."""
_SMALL_WORDS = frozenset("a an the to of in on at by for from because it is as".split())
"""English words that an answer is the same without: (because of) the cold."""
_OPPOSITES = frozenset("un in im ir il dis non a an anti mis de re ne не без über unter ab".split())


@lru_cache(maxsize=1 << 12)
def ways(spelling: str, language: str) -> tuple[str, ...]:
    """The spelling with and without each optional part; none if it has no such part."""
    if not may_have_parts(spelling) or len(spelling) > _LONGEST or is_formula(spelling):
        return ()
    text = collapse(in_brackets(spelling))
    return tuple(dict.fromkeys((*_readings(text, language), *headwords(text, language))))


def may_have_parts(spelling: str) -> bool:
    """False if a quick look shows that a spelling has no optional parts."""
    return any(sign in spelling for sign in "(（/,+")


def _readings(text: str, language: str) -> Iterator[str]:
    pieces: list[tuple[str, ...]] = []
    end = optional = 0
    for bracket in _BRACKET.finditer(text):
        part = _part(bracket, text, language)
        if part is None:
            continue
        optional += 1
        pieces += [(text[end : bracket.start()],), part]
        end = bracket.end()
    if not 0 < optional <= _MOST:
        return
    for reading in map("".join, product(*pieces, (text[end:],))):
        if reading.strip():
            yield collapse(reading)


def _part(bracket: re.Match[str], text: str, language: str) -> tuple[str, ...] | None:
    """What may stand for a bracket: its part, or nothing; None if it is not optional."""
    if number := bracket["number"]:
        return ("",) if _repeats(number, text[: bracket.start()], language) else None
    if mark := bracket["mark"]:
        return None if len(mark) == 1 and mark.isupper() else ("", mark)
    if article := bracket["article"]:
        return ("", article) if article in articles(language) else None
    part = bracket["first"] or bracket["glued"]
    plural = _PLURALS.get(tag_of(language))
    is_plural = plural and (text[: bracket.start()][-1:] + part).endswith(plural)
    if part != part.lower() or (_ROMAN.fullmatch(part) and not is_plural):
        return None
    if _turns_sense(part, language):
        return None
    if bracket["first"]:
        is_idle = part == words_of(language).texts.infinitive
        if tag_of(language) == "en" and not (is_idle or _SMALL_WORDS.issuperset(part.split())):
            return None
        return ("", f"{part} ")
    return _glued(bracket, text)


def _glued(bracket: re.Match[str], text: str) -> tuple[str, str] | None:
    """The same for letters that stand beside those of a word in small letters."""
    before, after = text[: bracket.start()], text[bracket.end() :]
    if _SMALL.search(before):
        return ("", bracket["glued"])
    word = _WORD.match(after)
    if not word or word[0] != word[0].lower() or before[-1:].isupper():
        return None
    is_first = not before[-1:].strip()
    return None if is_first and bracket["glued"] in _OPPOSITES else ("", bracket["glued"])


def _repeats(number: str, before: str, language: str) -> bool:
    """True if the words before a number end with it: at age eighteen (18)."""
    words = before.split()
    return any(
        loosen(fold(" ".join(words[-count:]), language), language) == number
        for count in range(1, 1 + min(_MOST_WORDS, len(words)))
    )


def _turns_sense(part: str, language: str) -> bool:
    """True for negations and numbers: (nicht) rauchen, (zwei) Kinder."""
    words, word = words_of(language).texts, bare(part.casefold())
    counted = (pair.partition("=")[0] for pair in (*words.numbers.split(), *words.ranks.split()))
    return word in words.negations.split() or word in counted
