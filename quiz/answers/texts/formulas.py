"""Mathematics and code: texts in which every sign counts, and no blank beside one does.

A text looks like mathematics or code if it has

- a sign that no sentence has: `=`, `<`, `>`, `^`, `|`, a backslash, braces, `x_1`, arrows, `√`,
  `i++`, `..` by itself, or `@`, `$`, `!` or `--` before a small letter;
- `+`, `*` or `×` between two operands, or a minus or slash where all words are single letters;
- a power of a single letter: `3x²`;
- a call, an index or a point: `f(x)`, `range(10)`, `a[0]`, `(2, -3)`, `Ca(OH)2`;
- or backticks around it all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quiz.answers.texts import distance as letters
from quiz.answers.texts.folding import casefolded, collapse, visible
from quiz.answers.texts.headwords import without_case
from quiz.answers.texts.rewording import loosen, squash
from quiz.answers.texts.sense import changes_sense
from quiz.patterns import regex

_LONGEST = 300
"""Characters of a formula; a longer text is prose, whatever signs stand in it."""
_WAYS = {
    **dict.fromkeys(map(ord, "‐‑‒–—―−﹣"), "-"),
    **dict.fromkeys(map(ord, "×·⋅∙∗"), "*"),
    **dict.fromkeys(map(ord, "÷∕⁄"), "/"),
    **dict.fromkeys(map(ord, "‘’′ʹ"), "'"),
    **dict.fromkeys(map(ord, "“”″"), '"'),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    ord("≤"): "<=",
    ord("≥"): ">=",
    ord("≠"): "!=",
    ord("→"): "->",
    ord("⟶"): "->",
    ord("⇒"): "=>",
    ord("∶"): ":",
    ord("π"): "pi",
    ord("∆"): "δ",
    ord("∑"): "σ",
    ord("∏"): "pi",
}
_RAISED = regex("[⁰¹²³⁴-⁹⁺⁻ⁿ]+")
_BRACED_POWER = regex(r"\^(?:\{([-+]?\w{1,9})\}|\(([-+]?\w{1,9})\))")
_POWER = regex(r"(?<=\w)\^(?=\d)")
_TIMES_LETTER = regex(r"(?<=[\w)])\*(?=[^\W\d_]|\()")
_POWERS = regex(
    r"(?=.*[a-zπ][⁰¹²³⁴-⁹⁻ⁿ])(?:\d|(?<=\d)\.(?=\d)|π|(?<![a-z])[a-z](?![a-z])|[⁰¹²³⁴-⁹⁻ⁿ /()·−–-])+"
)
"""Numbers and single letters with powers: 3x² - 4, πr²."""
_RATIO = regex(
    r"(?=.*[/·*²³⁻^\d])[^\W_]{1,5}[²³23]?(?:[ ·*/(]{1,3}[^\W_]{1,5}[²³⁻¹^23]{0,3}){0,4}\)?"
)
"""Units of measure with a stroke or dots between them, if they are any."""
_LOWERED = regex("[₀-₉]+")
_UNDER = regex(r"(?<=[^\W\d_])_(?=\{?\d)")
_STRING = regex(r'"([^"]*)"')
_TIMES = regex(r"(?<=\d)(?<!\b0) ?x ?(?=\d)")
"""An x between two numbers is a cross; 0x1F is one number."""
_PLUS_MINUS = regex(r"\+/-|^\+-")
_AND = regex(r"(?<=[^\W\d_]{2}) (?:&|and|plus) (?=[^\W\d_]{2})")
_QUOTED = regex(r"\"[^\"']*\"|'[^\"']*'")
_THOUSANDS = regex(r"(?<=\d),(?=\d{3}(?!\d))")
_BLANK = regex(r"(?<!\d) | (?!\d)")
_LETTERS = regex(r"[^\W\d_]+")
_ITEM = regex(r"(?P<words>[^\W\d_]+(?: [^\W\d_]+)*)|\d+|\S")

_PLAIN = regex(r"[\w\s.,'’]*")
_STRONG = regex(
    r"[=<>≈±√∑∫∂∞∈∉⊂⊆∪∩∧∨¬∀∃^|\\→⟶⇒⇔↔≤≥≠]|\w_\w|\b__\w|&&|\b[a-z]\w*\+\+|\+\+[a-z]"
    r"|\{.*\}(?=.)|(?<=.)\{|(?<!\S)(?:[@$!]|--)(?=[a-z_])|(?<![^\s/])\.\.(?![^\s/])"
)
_BINARY = regex(
    r"""[\w)\]'"](?: (?:[+*]|\*\*) |[+*]|\*\*)[\w(\['"]|(?<!\w)[\w)] ?× ?[\w(](?!\w)"""
    r"|\d ?[×·⋅] ?\d"
)
_NAMES = (
    "sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|lg|exp|sqrt|abs|max|min|mod"
    "|gcd|lcm|lim|det|dim|ker|deg|arg|floor|ceil|sum|len|printf|int|str|float|bool|dict|iter|zip"
    "|sorted|sizeof|malloc"
)
_WORDS = "round|range|print|input|list|set|type|open|next|map|filter|main|free"
"""Names of functions that are English words, too: `list(a)` is a call, and `list(s)` is not."""
_OPERAND = r"[-+]?(?:\d+(?:\.\d+)?[a-z]?|[^\W\d_])"
_CALL = regex(
    rf"(?<![^\W\d_])(?:[^\W\d_]|{_NAMES}|(?:{_WORDS})(?!\((?:s|er|ed|ly|ing)\)))\((?=\S)(?!n\) )"
    r"|\w\(\)|^\S*\w\(\d+\)\S*$"
    # The x of jeu(x) makes the plural of French words.
    r"|[^\Wu]\(x\)|\w\([yz]\)"
    rf"|\w\((?:{_OPERAND}(?: ?, ?{_OPERAND})+|[^()]*[=+*<>;\"][^()]*)\)",
    re.IGNORECASE,
)
_INDEX = regex(r"\w\[(?:[-+]?\d*|[a-z]|[\"'][^\"'\]]*[\"']|[-\w]*:[-\w:]*)\]")
_CHEMICAL = regex(r"\([A-Z][A-Za-z\d₀-₉]*\)[\d₀-₉]")
_POINT = regex(rf"[(\[{{\]] ?{_OPERAND}(?: ?[,;] ?{_OPERAND})+ ?[)\]}}\[]", re.IGNORECASE)
_POINT_WITH_BAR = regex(r"\([-+]?\d+(?: ?\| ?[-+]?\d+)+\)")
"""A point as German books write it: (3|-2)."""
_MINUS = regex(r"(?:(?<!\w)[a-z]|\d[a-z]|\)) ?- ?[\da-z(]|[\d)] ?- ?[a-z](?!\w)")
_SLASH = regex(r"[a-z)] ?/ ?[\da-z(]|\d ?/ ?[a-z(]")
_NO_QUOTIENTS = frozenset("n/a w/o c/o a/c y/n i/o b/w".split())
_MATHEMATICAL = frozenset(_NAMES.split("|")) | {"pi"}

_OF_CODE = frozenset("([{}]).,_\\'")

_TOKEN = regex(
    r'"[^"]*"|(?<!\w)\'[^\']*\'|\w+|[-+*/%&|^<>=!:]=|<<=|>>=|\*\*=?|//=?|<<|>>|&&|\|\||->|=>'
    r"|\+\+|--|::|\.\.\.?|\S"
)


@lru_cache(maxsize=1 << 14)
def is_formula(text: str) -> bool:
    """True if a text looks like mathematics or code."""
    if len(text) > _LONGEST:
        return False
    if not text.isascii() and _POWERS.fullmatch(text):
        return True
    if _PLAIN.fullmatch(text) and "_" not in text and ".." not in text:
        return False
    text = collapse(without_case(text))
    if text[0] == text[-1] == "`" and text.count("`") == 2:
        return _PLAIN.fullmatch(text[1:-1]) is None
    patterns = (_STRONG, _BINARY, _CALL, _INDEX, _CHEMICAL)
    if any(pattern.search(text) for pattern in patterns):
        return True
    if not all(len(word) == 1 or word in _MATHEMATICAL for word in _LETTERS.findall(text)):
        return False
    if text.casefold() in _NO_QUOTIENTS:
        return False
    return any(pattern.search(text) for pattern in (_POINT, _MINUS, _SLASH))


@lru_cache(maxsize=1 << 14)
def signs(text: str) -> str:
    """The text with one way to write each sign and without its blanks, but between two digits."""
    return _BLANK.sub("", _written(text))


def slips(typed: str, formula: str, language: str) -> int | None:
    """The slips of the keys in the words of a formula; None if a sign or a digit is another.

    Raised digits of the formula may be typed plain, as they may in any text.
    """
    if len(typed) > 2 * _LONGEST:
        return None
    if signs(typed) == signs(formula):
        return 0
    return (
        0
        if _is_same(typed, formula)
        else _slips_of_words(_written(typed), _written(formula), language)
    )


def _is_same(typed: str, formula: str) -> bool:
    """True if raised and lowered signs, or the times between letters, are typed otherwise."""
    if _LOWERED.search(formula) and signs(_UNDER.sub("", typed)) == signs(formula):
        return True
    on_line = typed.replace("**", "^")
    on_line = _BRACED_POWER.sub(lambda power: f"^{power[1] or power[2]}", on_line)
    is_raised = _RAISED.search(formula) is not None
    if is_raised and signs(_lowered(on_line)) == signs(_lowered(formula)):
        return True
    may_lack_times = is_raised or _may_lack_times(typed, formula)
    return may_lack_times and _product(on_line) == _product(formula)


def are_one_unit(typed: str, unit: str) -> bool:
    """True for m s-1 and metres per second where m/s is the answer."""
    if not _RATIO.fullmatch(unit):
        return False
    from quiz.answers.numbers.amounts import clean
    from quiz.answers.numbers.units import are_one_product

    return are_one_product(clean(typed), clean(unit))


def distance(typed: str, formula: str, *, limit: int) -> int:
    """The number of signs, digits and letters that differ; limit + 1 if it is over the limit."""
    return letters.distance(signs(typed), signs(formula), limit=limit)


def same_code(typed: str, code: str) -> bool:
    """True if two programs have the same signs and words, letter by letter, but for blanks.

    Blanks count in strings, and where signs or words would run together without them.
    """
    return _TOKEN.findall(visible(typed)) == _TOKEN.findall(visible(code))


def _written(text: str) -> str:
    """The text in small letters and with one way to write each sign."""
    text = visible(casefolded(text)).replace("`", "").translate(_WAYS)
    if _QUOTED.fullmatch(text):
        text = text[1:-1]
    text = _RAISED.sub(lambda raised: "^" + _level(raised), text)
    text = _LOWERED.sub(_level, text)
    text = _STRING.sub(r"'\1'", text).replace('"', "''")
    if not {"(", "[", "{"}.intersection(text):
        text = _THOUSANDS.sub("", text)
    elif _POINT.fullmatch(text) and "," not in text:
        text = text.replace(";", ",")
    elif _POINT_WITH_BAR.fullmatch(text):
        text = text.replace("|", ",")
    text = _AND.sub("+", _TIMES.sub("*", text)) if "x" in text or " " in text else text
    return collapse(_without_end(_PLUS_MINUS.sub("±", text)))


def _without_end(text: str) -> str:
    """The text without the semicolon of a statement and the full stop of a sentence; not `..`."""
    text = text.rstrip("; ") or text
    return text[:-1].rstrip() if re.search(r"[\w)\]}'] ?\.$", text[-3:]) else text


def _product(text: str) -> str:
    """The signs of a text without the times before a letter: mc^2 for m*c^2."""
    return _TIMES_LETTER.sub("", signs(text))


def _may_lack_times(typed: str, formula: str) -> bool:
    """True if a times between two letters is as good as none: U = R · I, F = ma.

    The `*` of programs stands between words, and before pointers.
    """
    words = _LETTERS.findall(typed)
    are_letters = all(len(word) == 1 or word.casefold() in _MATHEMATICAL for word in words)
    return "·" in formula or (are_letters and "*" not in signs(formula))


def _lowered(text: str) -> str:
    """The text with raised digits, and those behind a ^, as plain ones."""
    return _POWER.sub("", _RAISED.sub(_level, text))


def _level(raised: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", raised[0]).replace("−", "-")


def _slips_of_words(typed: str, formula: str, language: str) -> int | None:
    given, wanted = list(_ITEM.finditer(typed)), list(_ITEM.finditer(formula))
    if len(given) != len(wanted):
        return None
    total = 0
    for one, other in zip(given, wanted, strict=True):
        if one[0] == other[0]:
            continue
        count = _slips_of(one, other, language) if one["words"] and other["words"] else None
        if count is None:
            return None
        total += count
    return total if total <= 2 else None


def _slips_of(typed: re.Match[str], words: re.Match[str], language: str) -> int | None:
    """The slips in words between two signs; names of code, beside brackets or stops, have none."""
    given, wanted = typed[0], words[0]
    if squash(loosen(given, language)) == squash(loosen(wanted, language)):
        return 0
    after = words.string[words.end() :].lstrip()[:1]
    before = words.string[: words.start()].rstrip()[-1:]
    if after in _OF_CODE or before in _OF_CODE:
        return None
    count = letters.slips(given, wanted)
    return None if count is None or changes_sense(given, wanted, language) else count
