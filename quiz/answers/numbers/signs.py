"""Numbers in the signs of China, Japan and Korea: 三千七百七十六, 一九六四, 천구백, 3万5千."""

from __future__ import annotations

from quiz.patterns import regex

HAN = "〇○零一二三四五六七八九十百千元廿卅"
HANGUL = "영공일이삼사오육유칠팔구십시백천"
_FIGURES = {
    **{sign: figure for figure, sign in enumerate("〇一二三四五六七八九")},
    **{sign: figure for figure, sign in enumerate("영일이삼사오육칠팔구")},
    "零": 0,
    "○": 0,
    "공": 0,
    "元": 1,
    "유": 6,
    "两": 2,
    "兩": 2,
}
_TENS = {"十": 10, "百": 100, "千": 1000, "십": 10, "시": 10, "백": 100, "천": 1000}
_TWENTIES = {"廿": "二十", "卅": "三十"}
_MYRIADS = {
    **dict.fromkeys("万萬만", 10**4),
    **dict.fromkeys("亿億억", 10**8),
    **dict.fromkeys("兆조", 10**12),
}
_THOUSAND = "千(?![米克瓦卡赫帕焦])"
"""No prefix of a unit: 三百千米 are 300 km."""
_COUNTING = f"(?:[〇零一二三四五六七八九十百廿卅两兩]|{_THOUSAND})"
_COUNTING_HANGUL = "영일이삼사오육칠팔구십백천"
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_PART = (
    rf"(?:{_DIGITS}(?:[十百십백천]|{_THOUSAND})?|{_COUNTING}{{1,12}}|[{_COUNTING_HANGUL}]{{1,12}})"
)
_POWERS = "".join(_MYRIADS)
_NUMBER = regex(
    rf"(?:{_PART} ?[{_POWERS}] ?){{1,3}}{_PART}?|\d(?:[百천백]|{_THOUSAND})|{_COUNTING}{{1,12}}"
    rf"|[{_COUNTING_HANGUL}]{{2,12}}(?![^\W명개살원인])"
)
_TERM = regex(rf"({_PART}) ?([{_POWERS}]?) ?")
_FIGURES_THEN_POWER = regex(rf"({_DIGITS})([十百千십백천]?)")
_SHORT = regex("([百千万萬亿億])[一二三四五六七八九]$")
_NEXT_BELOW = {
    "百": "十",
    "千": "百",
    **dict.fromkeys("万萬", "千"),
    **dict.fromkeys("亿億", "千万"),
}
_LEAD = regex("(?:第|大?约|大?約|およそ|약 ?)?")


def value(signs: str) -> int | None:
    """The number below 10,000 in digits of any kind: 1964, 一九六四, 三十九, 천구백육십사."""
    if signs.isdecimal():
        return int(signs)
    for sign, tens in _TWENTIES.items():
        signs = signs.replace(sign, tens)
    if not any(sign in _TENS for sign in signs):
        figures = [_FIGURES[sign] for sign in signs]
        return int("".join(map(str, figures))) if len(figures) <= 4 else None
    return _added_up(signs)


def in_figures(text: str, language: str) -> str:
    """The text with digits for a number at its beginning that has such signs: 23个 for 二十三个.

    一百八 is 108 in Japanese and 180 in Chinese; elsewhere it is not read.
    """
    start = _LEAD.match(text)
    begin = start.end() if start else 0
    number = _NUMBER.match(text, begin)
    if not number:
        return text
    signs = number[0].replace(",", "").strip()
    if (short := _SHORT.search(signs)) and language != "ja":
        signs += _NEXT_BELOW[short[1]] if language == "zh" else "?"
    total = _total(signs)
    if total is None:
        return text
    return f"{text[:begin]}{total}{text[number.end() :]}"


def _total(signs: str) -> int | None:
    """A number with its powers of ten thousand, the highest first; None if it is none."""
    total, end, ceiling = 0, 0, 10**16
    while end < len(signs):
        term = _TERM.match(signs, end)
        power = _MYRIADS.get(term[2], 1) if term else ceiling
        count = _times(term[1], power) if term and power < ceiling else None
        if not term or count is None or count >= ceiling:
            return None
        total, end, ceiling = total + count, term.end(), power
    return total


def _times(signs: str, power: int) -> int | None:
    """The whole number of so many powers: 2.5 of ten thousand is 25,000."""
    if not (digits := _FIGURES_THEN_POWER.fullmatch(signs)):
        count = value(signs)
        return None if count is None else count * power
    whole, _, decimals = digits[1].partition(".")
    worth = power * _TENS.get(digits[2], 1)
    if len(whole) > 12 or len(decimals) >= len(str(worth)):
        return None
    step: int = 10 ** len(decimals)
    return int(whole + decimals) * worth // step


def _added_up(signs: str) -> int | None:
    """A number with its powers of ten named, the highest first; None if they are not in order."""
    total, figure, below = 0, None, 10_000
    for sign in signs:
        power = _TENS.get(sign)
        if power is None:
            if figure not in (None, 0):
                return None
            figure = _FIGURES[sign]
        elif power >= below:
            return None
        else:
            total, figure, below = total + power * (1 if figure is None else figure), None, power
    return total + (figure or 0)
