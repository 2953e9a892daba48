"""Numbers that are spelt out in words, and the words that multiply a number."""

from __future__ import annotations

import re
from functools import cache

from quiz.answers.languages import own_and_english, table_of, words_of
from quiz.answers.numbers.counting import added_up
from quiz.patterns import regex
from quiz.values import NamedTuple

EDGES = " .,;!?\"“”„«»'()[]"
"""What stands around a number or a word of one and says nothing."""
_ABBREVIATIONS = (
    "(k|tsd|tys|тыс|тис)=1e3 (m|mn|mln|mio|млн)=1e6 (b|bn|bln|mrd|mld|млрд)=1e9 (tn|trn|трлн)=1e12"
)
"""Short forms that multiply a number in every deck; the words of a language stand in its file."""
_FIGURE = "zero|one|two|three|four|five|six|seven|eight|nine"
_FIGURES = {name: figure for figure, name in enumerate(_FIGURE.split("|"))}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "eighth": 8,
    "tenth": 10,
}
_PART_WORDS = (
    rf"(?i)(?:^|(?<=-)|\band )(?:(?P<count>an?|{_FIGURE})[ -])?(?P<part>{'|'.join(_PARTS)})s?(?!\w)"
    r"(?: (?:of )?an?(?= \S))?"
)
_POINT_WORDS = rf"(?i) point ((?:{_FIGURE}|\d)(?:[ -]?(?:{_FIGURE}|\d))*)(?!\w)"
_COUNTED = (
    "second|minute|hour|day|week|fortnight|month|year|decade|century|millennium|mile|foot"
    "|(?:kilo)?(?:met(?:re|er))|kilo(?:gram)?|tonne|lit(?:re|er)"
)
_ONE = (
    r"(?i)^an? (?=(?:hundred|thousand|lakh|[mbtr]+illion|crore|dozen"
    rf"|{_COUNTED})(?!\w))|^(?=dozen(?!\w))"
)
_AND_A_HALF = rf"(?i)^(\w+) ((?:{_COUNTED})s?) and (a half|a quarter|three quarters)$"

_MOST_WORDS = 24
"""Of a number; no longer ones are looked for."""
_HYPHEN = regex(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_RANK = regex(r"(?:(?!an? )([^\W\d_]+) )?(\d\d?)(?:[^\W\d_]{1,3}|[.ºª])((?: [^\d]+)?)")
"""What the library makes of a word such as the sixteenth; a twentieth and five hundredth may be
parts."""


def scale_of(word: str, language: str) -> int:
    """The factor that a word or abbreviation after a number stands for; 1 if it is no scale."""
    word = word.casefold()
    for pattern, scale in _scales(language):
        if pattern.fullmatch(word):
            return scale
    return 1


@cache
def _scales(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    scales = words_of(language).numbers.scales or words_of("en").numbers.scales
    rows = table_of(f"{scales} {_ABBREVIATIONS}")
    return tuple((re.compile(pattern), int(float(scale))) for pattern, scale in rows.items())


def respelt(text: str, language: str) -> str:
    """The text with the commonest misspellings of number words put right."""
    names = _misspelt(language)
    if not names:
        return text
    return re.sub(r"[^\W\d_]+", lambda word: names.get(word[0].casefold(), word[0]), text)


@cache
def _misspelt(language: str) -> dict[str, str]:
    return table_of(words_of(language).numbers.misspelt)


def in_digits(text: str, language: str, minus: re.Pattern[str]) -> str:
    """The text with digits for its first number words: `one and a half million`, `1 1/2 million`.

    Empty if other numbers follow them.
    """
    text = minus.sub("-", respelt(text, language))
    if language == "en":
        text = re.sub(_AND_A_HALF, r"\1 and \3 \2", re.sub(_ONE, "one ", text))
        text = re.sub(_POINT_WORDS, _decimals, re.sub(_PART_WORDS, _part, text))
    sign, words = ("-", text[1:].strip()) if text.startswith("-") else ("", text)
    known = words_of(language).numbers
    if known.counts:
        words = _HYPHEN.sub(" ", words)
    is_spelt = words[:1].isalpha() and bool(known.spelt or known.counts)
    tokens = words.split(" ") if is_spelt else []
    if tokens and "-" in tokens[0]:
        tokens[:1] = _without_noun(tokens[0], language)
    for end in range(min(len(tokens), _MOST_WORDS), 0, -1):
        count = _spelled([token.strip(EDGES).casefold() for token in tokens[:end]], language)
        if count is not None:
            rest = "".join(
                token if token.startswith(".") else f" {token}" for token in tokens[end:]
            )
            is_whole = _may_follow(tokens[end:], language)
            return f"{sign}{count}{rest}" if is_whole else _rank(words, language)
    return (_rank(words, language) if tokens else "") or text


def _rank(words: str, language: str) -> str:
    """The digits for a place in an order below 100: 3 floor for `the third floor`; else empty."""
    from text_to_num import alpha2digit  # type: ignore[import-untyped]  # it has no types

    if not words_of(language).numbers.spelt:
        return ""
    plain = " ".join(words.strip(EDGES).casefold().replace("-", " ").split())
    rank = _RANK.fullmatch(alpha2digit(plain, language, threshold=0))
    if not rank:
        return ""
    known = own_and_english(language)
    articles = " ".join(each.texts.articles for each in known).split()
    # A tenth of something is a part.
    parts = {"d'", *" ".join(each.prompts.of for each in known).split()}
    is_part = bool(parts.intersection(re.findall(r"^ (\w+'?)", rank[3])))
    return f"{rank[2]}{rank[3]}" if (rank[1] or "") in ("", *articles) and not is_part else ""


def _without_noun(word: str, language: str) -> list[str]:
    """A number and the nouns that are joined to it: an eight-year plan, a thirty-year-old."""
    head, tail = word, list[str]()
    while "-" in head and len(tail) < 3 and _spelled([head.casefold()], language) is None:
        head, _, noun = head.rpartition("-")
        if not noun.isalpha():
            return [word]
        tail.insert(0, noun)
    return [head, *tail]


def _part(words: re.Match[str]) -> str:
    part, count = words["part"].casefold(), (words["count"] or "").casefold()
    if not count and part not in ("half", "quarter"):
        return words[0]
    return f"{_FIGURES.get(count, 1)}/{_PARTS[part]}"


def _decimals(words: re.Match[str]) -> str:
    names = re.findall(rf"{_FIGURE}|\d", words[1].casefold())
    figures = "".join(str(_FIGURES.get(name, name)) for name in names)
    return f".{figures}" if words.string[words.start() - 1].isdigit() else f" .{figures}"


def _spelled(words: list[str], language: str) -> int | None:
    """The number that all words spell: from a million up each scale counts the words before it."""
    total, ceiling, chunk = 0, 0, list[str]()
    for word in words:
        scale = scale_of(word, language) if len(word) > 1 else 1
        if scale in (1, 100, 1000):
            chunk.append(word)
            continue
        count = _below_a_million(chunk, language)
        if not count or (ceiling and scale >= ceiling):
            return None
        total, ceiling, chunk = total + count * scale, scale, []
    if total and not chunk:
        return total
    count = _below_a_million(chunk[1:] if total and chunk[0] == "and" else chunk, language)
    return None if count is None or (total and count >= ceiling) else total + count


def _below_a_million(words: list[str], language: str) -> int | None:
    from text_to_num import text2num

    if words_of(language).numbers.counts:
        return added_up(tuple(words), language)
    known = _counting(language)
    words = [known.aliases.get(word, word) for word in words]
    if not words or words[0] in known.no_counts or (words[1:] and words[0] in known.zeros):
        return None
    try:
        count = int(text2num(" ".join(words), language))
    except ValueError:
        return None
    return count if count < 10**6 else None


class _Counting(NamedTuple):
    """Words of a language and of English that text2num has to be guarded from."""

    aliases: dict[str, str]
    no_counts: frozenset[str]
    zeros: frozenset[str]


@cache
def _counting(language: str) -> _Counting:
    words = [each.numbers for each in own_and_english(language)]
    return _Counting(
        table_of(" ".join(each.aliases for each in words)),
        frozenset(" ".join(each.no_counts for each in words).split()),
        frozenset(" ".join(each.zeros for each in words).split()),
    )


def _may_follow(words: list[str], language: str) -> bool:
    """True if the words after a number are no number: "one two" and "twenty first" are none."""
    from text_to_num import alpha2digit

    first = words[0] if words else ""
    if not first[:1].isalpha():
        return not first[:1].isdigit() or bool(re.match(r"\d/\d", first))
    if words_of(language).numbers.counts:
        return added_up((first.strip(EDGES).casefold(),), language) is None
    return first == "second" or alpha2digit(first, language, threshold=0) == first
