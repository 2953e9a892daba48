"""Dates of China, Japan and Korea, whose units stand behind the numbers: 1964年10月10日.

They are put into the English words that every deck understands. Signs that are no part of a date
stay and are refused by the lexer.
"""

from __future__ import annotations

import re
import unicodedata
from functools import partial

from quiz.answers.dates.lexer import month
from quiz.answers.dates.wording import month_name
from quiz.answers.numbers.signs import HAN, HANGUL, value
from quiz.patterns import regex

_UNIT = regex("[年月日号號世世紀纪년월일세]|昭和|平成|令和|大正|明治|民国|民國")
_NUMBER = rf"(?:\d{{1,4}}|[{HAN}]{{1,9}}|[{HANGUL}]{{1,9}})"
_LONGEST = 2000

_ERAS = {
    "明治": (1867, 45),
    "大正": (1911, 15),
    "昭和": (1925, 64),
    "平成": (1988, 31),
    "令和": (2018, 81),
    "民國": (1911, 188),
    "民国": (1911, 188),
}
"""The year before the first of each era, and its last; those before 1868 had other months."""
_LUNAR_UNTIL = 1872
_ERA_YEAR = regex(rf"(?P<era>{'|'.join(_ERAS)}) ?(?P<number>{_NUMBER}) ?(?:年|$)(?P<more>.?)")
_BEFORE_CHRIST = "(?:西[元曆暦历])?(?:公元|西元|紀元|纪元)?前|기원전"
_AFTER_CHRIST = "公元|西元|西[曆暦历]|紀元後?|纪元后?|公元[后後]|서기|기원후?"
_ERA = rf"(?:(?P<bc>{_BEFORE_CHRIST})|(?P<ad>{_AFTER_CHRIST}))? ?"
_DECADE_OF_CENTURY = regex(
    rf"(?P<century>{_NUMBER}) ?(?:世[紀纪]|세기)의? ?(?P<number>{_NUMBER}) ?(?:年代|년대)"
)
_PLACES = (
    (regex(rf"{_ERA}(?P<number>{_NUMBER}) ?(?:世[紀纪]|세기)"), "century"),
    (regex(rf"{_ERA}(?P<number>{_NUMBER}) ?(?:年代|년대)"), "decade"),
    (regex(rf"{_ERA}(?P<number>{_NUMBER}) ?(?:年(?!度)|년(?!도))"), "year"),
    (regex(rf"(?P<number>{_NUMBER}) ?(?:月(?!曜)份?|월(?!요))"), "month"),
    (regex(rf"(?P<number>{_NUMBER}) ?(?:日(?!曜)|号|號|일(?!요))"), "day"),
)
_WORDS = (
    (regex(r"\([月火水木金土日월화수목금토일](?:曜日?|요일)?\)"), " "),
    (regex("(?:星期|礼拜|禮拜|周|週)[一二三四五六日天]|[月火水木金土日]曜日?"), " "),
    (regex("[월화수목금토일]요일"), " "),
    (regex("^[在于於]"), " "),
    (regex("^[从從自]"), " from "),
    (regex("(?<=[a-z0-9]) *(?:[~〜]|至|到|から|부터|에서) *"), " to "),
    (regex("大?[约約]|およそ|おおよそ|약 ?(?=[a-z0-9'])"), " about "),
    (regex("頃|ごろ|前後|前后|左右|경|쯤|무렵"), " about "),
    (regex("初頭|初期|初め|初|はじめ|早期|上旬|초기|초반|초순|초"), " early "),
    (regex("中期|中頃|中葉|中叶|中旬|半ば|중반|중엽|중기|중순"), " mid "),
    (regex("末期|末葉|末叶|末|底|晩期|晚期|下旬|말기|말엽|말|하순"), " late "),
    (regex("春[季天]?|봄"), " spring "),
    (regex("夏[季天]?|여름"), " summer "),
    (regex("秋[季天]?|가을"), " autumn "),
    (regex("冬[季天]?|겨울"), " winter "),
    (regex("(?<=[a-z0-9]) ?(?:の|に|的|在|には|의|에)(?= |$)"), " "),
)


_CLOSED = regex("(?<=[a-z0-9]) *(?:まで|止|까지|[之の]?[间間]|의? ?사이) *$")
"""Words behind the second end of a span; behind a single date they say until, or how long."""
_WIDE = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


def in_english(text: str) -> str:
    """The text with every East Asian date in it in English; others are returned as they are.

    DateError for a month 13.
    """
    if text.isascii() or len(text) > _LONGEST:
        return text
    composed = unicodedata.normalize("NFC", text)
    if not _UNIT.search(composed):
        return text
    text = composed.translate(_WIDE)
    words = _DECADE_OF_CENTURY.sub(_decade_of_century, _ERA_YEAR.sub(_era_year, text))
    for pattern, place in _PLACES:
        words = pattern.sub(partial(_placed, place), words)
    if words == text:
        return text
    for pattern, word in _WORDS:
        words = pattern.sub(word, words)
    return _CLOSED.sub("", words) if " to " in words or "-" in words else words


def _placed(place: str, match: re.Match[str]) -> str:
    number = value(match["number"])
    if number is None:
        return match[0]
    match place:
        case "day":
            return f" {number}th "
        case "month":
            return f" {month_name(month(number).value)} "
        case "century":
            return f" {number}th century{' bc' if match['bc'] else ''} "
        case "decade":
            return f" {number}s{' bc' if match['bc'] else ''} "
        case _:
            return _year(number, match)


def _year(number: int, match: re.Match[str]) -> str:
    """A year of two digits is short, as it is in the other languages."""
    if match["bc"]:
        return f" {number} bc "
    if match["ad"] or number < 10:
        return f" ad {number} "
    return f" '{number:02} " if number < 100 else f" {number} "


def _era_year(match: re.Match[str]) -> str:
    """Shōwa 39 as 1964; months of years before 1873 are not those of our calendar."""
    before, last = _ERAS[match["era"]]
    number = value(match["number"])
    if number is None or not 1 <= number <= last:
        return match[0]
    year = before + number
    if year <= _LUNAR_UNTIL and match["more"]:
        return match[0]
    return f" {year} {match['more']}"


def _decade_of_century(match: re.Match[str]) -> str:
    century, tens = value(match["century"]), value(match["number"])
    if not century or tens is None or tens >= 100:
        return match[0]
    return f" {100 * century - 100 + tens}s "
