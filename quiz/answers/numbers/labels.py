"""What the words beside a number say: the answer's unit, another one, or what the question counts.

- The unit may be written in every way, or left out. Another unit of the same quantity is converted,
  but no money, whose worth changes from day to day.
- A unit of another quantity and a word that nobody knows are asked about: no number is taken on
  trust.
- A letter such as m is a unit where the answer has one that it can be converted to, else perhaps a
  million.
- The question's own words may stand there, and a noun that counts the same: soldiers for troops.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from fractions import Fraction
from functools import cache, lru_cache

from quiz.answers.languages import every, own_and_english, tag_of
from quiz.answers.numbers.amount import Amount
from quiz.answers.numbers.amounts import clean, readings
from quiz.answers.numbers.units import Unit, are_alike, counted_by_population, quantity, units_in
from quiz.answers.texts.folding import literal
from quiz.patterns import regex
from quiz.values import value

_WORD = regex(r"(?:[^\W\d_]+\.?/)?[^\W\d_]+\^?[23]?|[^\w\s]")
_PER = regex(r"(?i) ?/ ?| ?\b(?:per|pro|par|por|an?) ")
_MEASURED = regex(
    r"(?i)[ ,]+(?:of (?:them|these|those)|old|high|tall|long|wide|broad|deep|thick|away"
    r"|altogether|of age|in (?:all|total|length|height|width|depth|size|diameter|altitude)"
    r"|above (?:mean )?(?:the )?sea(?: level)?"
    r"|alt|hoch|lang|breit|tief|dick|insgesamt|über (?:nn|nhn|dem meer(?:esspiegel)?)"
    r"|de (?:haut|hauteur|long|longueur|large|largeur|profondeur|alto|altura|largo|ancho|altitude)"
    r"|d'altitude|en tout|en total|sobre el nivel del mar|au dessus (?:du niveau )?de la mer"
    r"|ö\.? ?h|över havet|над уровнем моря|в (?:высоту|длину|ширину|глубину))$"
)
"""Words that may stand behind a unit and say nothing more: 8 years old."""
_TIMES = frozenset("x times fold mal fois veces volte vezes keer раз 倍 배".split())
"""Words behind a factor: 2.5 times."""
_UNPARTED = regex("[㐀-䶿一-鿿ぁ-ヿ가-힣]{1,8}")
_COUNTERS = frozenset("个 個 つ ケ 개".split())
"""Chinese, Japanese and Korean words for things of any sort."""
_DEGREES = ("C", "F", "c", "f")
_HYPHEN = regex(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_NO_UNITS = frozenset("in at as us am an do pt st ha second minute".split())
"""Words of a question that are seldom units there."""
_NO_UNIT_BEGINS = frozenset("a an one the us".split())
_ENDS = frozenset("in of the is are was were has have had do does did at".split())
"""Words of a question behind what it counts."""
_OF_QUESTION = regex(
    r"(?i)(?:\b(?:in|en|em|w|в|на) ([^?.,!_]{1,40})[?. ]*$"
    r"|\b(?:how many|wie ?viele|combien d[e']|cu[aá]nt[oa]s|quant[ie]|hoeveel|сколько"
    r"|скільки|ile|kolik|hur många|hvor mange|hány|montako|koliko|колко|câț[ei]|kaç)"
    r" ?(\w[^?.,!]*)"
    r"|_____ ?((?:[°%‰]|[^\W\d_])[^?.,!]*))"
)
"""Where a question names what it wants: `in kilometres?`, `how many kilometres`, `_____ km`."""
_UNPARTED_QUESTION = regex(r"(?:何|幾|几|多少|몇) ?([㐀-䶿一-鿿ァ-ヿ가-힣]{1,6})")
"""The same in scripts that part no words: 何日, 多少小时, 몇 시간."""
_AGE = regex(
    r"(?i)\b(?:how old|what age|wie alt|welchem alter|quel âge|qué edad|che età|quanti anni"
    r"|que idade|hoe oud|сколько лет|в каком возрасте|ile lat)\b"
)
"""Where a question asks for years without naming them."""
_CHANGING = frozenset(
    "twice double triple half quarter minus plus times doppelt halb minder demi moitié fois doble"
    " mitad medio menos más doppio metà meno più дважды вдвое пол минус плюс".split()
)
"""Words that change the number behind them, besides the negations of every language."""
_LONGEST_SHOWN = 30


class Fit(IntEnum):
    """Agreement of the words beside a number with the question, best first."""

    MATCHED = 0
    CONVERTED = 1
    """They are another unit of the same quantity."""
    BARE = 2
    """No words stand beside the number."""
    OTHER_MONEY = 3
    UNKNOWN = 4


@value
class Label:
    """What the words beside a number say."""

    fit: Fit
    units: tuple[Unit, ...] = ()
    """The meanings of another unit of the same quantity."""
    why: str = ""
    """A sentence about words that are asked about."""


@value
class Asked:
    """What the numbers of an answer count."""

    unit: str = ""
    """As numbers are read; empty where nothing says it."""
    units: tuple[Unit, ...] = ()
    """The meanings of the unit, if it is one of measure."""
    scale: Fraction = Fraction(1)
    """The factor that stands before the unit: `million people`."""
    shown: str = ""
    """The unit as the learner sees it, if they do."""
    question: str = ""
    """Cleaned as numbers are."""
    language: str = "en"

    @property
    def share(self) -> Fraction | None:
        """The size of `%` or `‰`, where that is the unit."""
        return self.units[0].size if self.units and not self.units[0].dimension else None

    @property
    def is_measured(self) -> bool:
        """True if the unit is one of measure, and neither money nor a share."""
        return any(unit.dimension and quantity(unit) != "money" for unit in self.units)

    def _has(self, words: str) -> bool:
        """True if the question has a word beside a number; some scripts part no words."""
        if _UNPARTED.fullmatch(words) and not units_in(words):
            return words in self.question or words in _COUNTERS
        return not _forms(words, units=True).isdisjoint(_words_of(self.question, self.unit))

    def label(self, amount: Amount) -> Label:
        """What stands on both sides of a number; the worse side decides."""
        before = amount.before.rstrip(":= ")
        if self._says_nothing(before):
            before = ""
        # "bones: 206" and "$5", but not "not 206", whatever the question says.
        is_label = before != amount.before or not before[:1].isalpha()
        sides = ((before, is_label), (amount.after, True))
        return max(
            (self._beside(words, anything=anything) for words, anything in sides if words),
            key=lambda label: label.fit,
            default=Label(Fit.BARE),
        )

    def _says_nothing(self, before: str) -> bool:
        """True for `floor 3` and `there are 8`: words of the question and little words, of which
        none changes the number."""
        words = re.findall(r"[^\W\d_]+", before.casefold())
        if not words or before != before.strip(".-"):
            return False
        if not _CHANGING.union(_negations()).isdisjoint(words):
            return False
        # The question may name two units: km 5 is no answer in miles.
        if self.units and any(set(units_in(word)).difference(self.units) for word in words):
            return self._all_little(words)
        asked_for = re.findall(r"[^\W\d_]+", self.question.casefold())
        return self._all_little(set(words).difference(asked_for))

    def _all_little(self, words: Iterable[str]) -> bool:
        return _little_words(self.language).issuperset(words)

    def label_of_several(self, amount: Amount) -> Label:
        """What several units say that are one amount in the last of them: it was converted."""
        label = self.label(amount)
        is_unit = label.fit is Fit.MATCHED and self.units
        return Label(Fit.CONVERTED, units_in(amount.after)) if is_unit else label

    def has_unit(self, words: str) -> bool:
        """True if words name the unit that is asked for."""
        return self._is_unit(words, units_in(words))

    def _beside(self, words: str, *, anything: bool) -> Label:
        words = _MEASURED.sub("", f" {_HYPHEN.sub(' ', words)}", count=1).strip()
        if not words:
            return Label(Fit.BARE)
        units = units_in(words)
        if self._is_unit(words, units):
            return Label(Fit.MATCHED)
        if anything and self._is_unit_of_question(words):
            return Label(Fit.MATCHED)
        if self.unit and units:
            return self._in_another(words, units)
        # Four terms are no four years, though the question speaks of a term.
        if anything and not self.units and self._is_asked(words):
            return Label(Fit.MATCHED)
        if not self.unit and words.casefold() in _TIMES:
            return Label(Fit.BARE)
        # A share needs no unit; "5m" may be millions, so its other reading may not outdo that one.
        if words == "m" or share_in(words):
            return Label(Fit.BARE)
        return Label(Fit.UNKNOWN, why=self._why(words, units))

    def _is_unit(self, words: str, units: tuple[Unit, ...]) -> bool:
        if self.units:
            is_same = not set(units).isdisjoint(self.units) or self._is_degree(words, units)
            is_run_together = words == re.sub(r"[ ·]", "", self.unit)
            return (
                is_same
                or is_run_together
                or (" of " in words and literal(words) == literal(self.unit))
            )
        return bool(self.unit) and (
            words.casefold() == _initials(self.unit)
            or not _forms(words).isdisjoint(_forms(self.unit))
            or _is_same_ratio(words, self.unit)
        )

    def _is_degree(self, words: str, units: tuple[Unit, ...]) -> bool:
        """True beside °C for C, and for degrees without their name."""
        is_warmth = any(unit.zero for unit in self.units)
        is_letter = words in _DEGREES and not set(units_in(f"°{words}")).isdisjoint(self.units)
        return is_warmth and (is_letter or units == units_in("°"))

    def _in_another(self, words: str, units: tuple[Unit, ...]) -> Label:
        dimensions = {unit.dimension for unit in self.units}
        alike = tuple(unit for unit in units if unit.dimension in dimensions)
        # What the question names is what it asks to convert: that is not done for the learner.
        if not _units_named(self.question).isdisjoint(alike):
            why = f"The answer is wanted in {self.shown or 'another unit'}."
            return Label(Fit.UNKNOWN, why=why)
        if alike:
            return Label(Fit.CONVERTED, alike)
        if self.units and all(quantity(each[0]) == "money" for each in (units, self.units)):
            return Label(Fit.OTHER_MONEY)
        return Label(Fit.UNKNOWN, why=self._why(words, units))

    def _is_unit_of_question(self, words: str) -> bool:
        """True for `hours a day` where the question says that of its hours."""
        parts = words.split()
        has_unit = any(self._is_unit(part, units_in(part)) for part in parts)
        return len(parts) > 1 and has_unit and self._is_asked(words)

    def _is_asked(self, words: str) -> bool:
        return all(
            self._has(word) or self._counts_alike(word) for word in _WORD.findall(words) or [""]
        )

    def _counts_alike(self, word: str) -> bool:
        """True for soldiers where troops are counted, but where it is a ratio of them."""
        if not self.unit:
            nouns = (*_counted_in(self.question), *counted_by_population(self.question))
        else:
            nouns = () if _PER.search(self.unit) else tuple(self.unit.casefold().split())
        question = self.question.rstrip("?. ")
        return any(are_alike(word.casefold(), noun, question) for noun in nouns)

    def _why(self, words: str, units: tuple[Unit, ...]) -> str:
        cut = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"
        wanted = f", and the answer is in {self.shown}" if self.shown else ""
        measured = quantity(units[0]) if units and words not in _NO_UNITS else ""
        if words in _DEGREES and any(unit.zero for unit in self.units):
            return f"“{words}” is no degree without its sign: write °{words.upper()}."
        if measured and self.units and measured == quantity(self.units[0]):
            said = f"“{cut}” cannot be turned into {self.shown or 'the unit'} exactly."
        elif units and not units[0].dimension:
            said = f"“{cut}” is a share{wanted}."
        elif measured:
            said = f"“{cut}” is a unit of {measured}{wanted}."
        else:
            said = f"“{cut}” is not understood here{wanted}."
        return f"{said} Write the number alone{' or with that unit' if wanted else ''}."


@cache
def _little_words(language: str) -> frozenset[str]:
    known = own_and_english(tag_of(language))
    return frozenset(" ".join(each.prompts.idle for each in known).split())


@cache
def _negations() -> frozenset[str]:
    return frozenset(" ".join(each.texts.negations for each in every()).split())


@lru_cache(maxsize=1 << 14)
def asked(unit: str, of_answer: str, context: str, language: str) -> Asked:
    """What is counted, by the entry's unit, by what stands beside its answer, or by its question.

    `unit` is the entry's; `of_answer` the words beside the number of its answer.
    """
    text, scale = _unit_and_scale(unit, language) if unit else ("", Fraction(1))
    text = text or of_answer
    shown, question = unit, clean(context)
    if not text:
        text = shown = _unit_in(question)
    units = units_in(text) or units_in(text.partition(" of ")[0])
    return Asked(text, units, scale, shown, question, language)


@lru_cache(maxsize=1 << 10)
def _unit_and_scale(unit: str, language: str) -> tuple[str, Fraction]:
    """`people` and a million, of `million people`."""
    amounts = readings(f"1 {unit}", language=language)
    return (amounts[-1].after, amounts[-1].value) if amounts else (clean(unit), Fraction(1))


@lru_cache(maxsize=1 << 10)
def _words_of(question: str, unit: str) -> frozenset[str | Unit]:
    """The words of a question and a unit, with the units that they name."""
    forms = [
        _forms(word, units=word.casefold() not in _NO_UNITS and len(word) > 1)
        for word in _WORD.findall(question)
    ]
    forms += [_forms(word, units=True) for word in _WORD.findall(unit)]
    return frozenset[str | Unit]().union(*forms)


@lru_cache(maxsize=1 << 10)
def _units_named(question: str) -> frozenset[Unit]:
    """The units of measure in a question."""
    words = [word for word in _WORD.findall(question) if len(word) > 1]
    found = set[Unit]()
    for before, word in zip(("", *words), words, strict=False):
        if units := units_in(word, any_case=False):
            found |= {*units, *units_in(f"{before} {word}", any_case=False)}  # nautical miles
    return frozenset(found)


def share_in(words: str) -> Fraction | None:
    """The size of `%`, `‰` or `ppm`; None for all else."""
    units = units_in(words)
    return units[0].size if units and not units[0].dimension else None


def _unit_in(question: str) -> str:
    """The unit of measure that a question asks for."""
    for match in _OF_QUESTION.finditer(question):
        words = next(filter(None, match.groups()), "").split()
        if not words or words[0].casefold() in _NO_UNIT_BEGINS:
            continue
        for count in range(min(len(_before_end(words)), 4), 0, -1):
            units = units_in(text := " ".join(words[:count]), any_case=False)
            # Hours a day are no share, and degrees may be of warmth without their sign.
            is_clear = text == "°" or units != units_in("°")
            if units and (units[0].dimension or count == 1) and is_clear:
                return text
    for match in _UNPARTED_QUESTION.finditer(question):
        for end in range(len(match[1]), 0, -1):
            if (units := units_in(match[1][:end])) and units[0].dimension:
                return match[1][:end]
    return "years" if _AGE.search(question) and not _names_unit(question) else ""


def _names_unit(question: str) -> bool:
    words = (word for word in _WORD.findall(question) if word.casefold() not in _NO_UNITS)
    return any(len(word) > 1 and units_in(word, any_case=False) for word in words)


def _counted_in(question: str) -> tuple[str, ...]:
    """The words in which a question says what it counts: `how many foreign troops`."""
    counted = (match[2] or match[3] or "" for match in _OF_QUESTION.finditer(question))
    return tuple(word.casefold() for words in counted for word in _before_end(words.split())[:5])


def _before_end(words: list[str]) -> list[str]:
    return words[: next((n for n, word in enumerate(words) if word in _ENDS), len(words))]


def _initials(unit: str) -> str:
    """`bpm` of beats per minute; of shorter units nothing, as cc is no count of cells."""
    words = unit.casefold().split()
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _is_same_ratio(words: str, unit: str) -> bool:
    """True for `300 per square kilometre` where the unit is people/km²."""
    wanted, got = _PER.split(unit, maxsplit=1), _PER.split(words, maxsplit=1)
    if len(wanted) < 2 or len(got) < 2 or not set(units_in(wanted[1])) & set(units_in(got[1])):
        return False
    noun, typed = wanted[0].casefold(), got[0].casefold()
    if not typed or not _forms(typed).isdisjoint(_forms(noun)):
        return True
    return are_alike(typed, noun) or are_alike(noun, typed)


@lru_cache(maxsize=1 << 12)
def _forms(words: str, *, units: bool = False) -> frozenset[str | Unit]:
    """The units that words name, else the words as they are and as their possible singulars.

    A unit in another case may be another one: no mW is a MW.
    """
    if units and (named := units_in(words)):
        return frozenset(named)
    return frozenset(_singulars(literal(words) if words[1:] else words))


def _singulars(word: str) -> Iterator[str]:
    yield {
        "people": "person",
        "feet": "foot",
        "teeth": "tooth",
        "children": "child",
        "men": "man",
    }.get(word, word)
    for plural, singular in (("men", "man"), ("ies", "y"), ("ves", "f"), ("es", ""), ("s", "")):
        if word.endswith(plural) and len(word) > len(plural) + 1:
            yield word.removesuffix(plural) + singular
