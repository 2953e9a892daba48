"""Shelves of any size: the same seed writes the same decks, byte for byte, on every machine.

Every subject has a name of its own, so that no two questions have one prompt, and a deck has every
kind of question, with hints, notes, facts, tags and wrong choices about as often as an author
writes them.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple, TypeAlias

A_DECK = 100
"""Questions in one file, unless another number is asked for."""
FOLDER = "subject-000"
"""The name of the first folder."""
_A_FOLDER = 25
"""Decks in one folder."""

_STARTS = "bal cor dar el fen gar hol is jan kar lor mar nor ol par qua ros sal tor ul".split()
_MIDDLES = "a ba de gi ko li mo nu ra si ta ve".split()
_ENDS = "burg dal don fjord gard heim land mar mouth nia polis port ria stan ton ville".split()
_NAMES = len(_STARTS) * len(_MIDDLES) ** 2 * len(_ENDS)
_STEP = 31_153
"""Shares no factor with the number of names: neighbours get names that are far apart."""
_GIVEN = (
    "Ada Boris Clara Dmitri Elena Farid Greta Hugo Irina Jonas Katya Leo Mira Nils Olga".split()
)
_TAGS = "people places treaties rivers trade wars science law faith arts music crops".split()
_REASON = "That belongs to another chapter of the same book."


class Subject(NamedTuple):
    """What one question asks about."""

    name: str
    others: tuple[str, ...]
    """Names of five neighbours, for wrong choices and parts."""
    chance: Random

    def year(self) -> int:
        return self.chance.randint(1100, 2020)

    def person(self) -> str:
        return f"{self.chance.choice(_GIVEN)} {self.name[:-1]}ov"


Maker: TypeAlias = Callable[[Subject], str]


def write_shelf(
    folder: Path, questions: int, *, seed: int = 0, per_deck: int = A_DECK
) -> list[Path]:
    """Writes decks of so many questions altogether into a folder; returns the files in order."""
    files = []
    for number, first in enumerate(range(0, questions, per_deck)):
        size = min(per_deck, questions - first)
        file = folder / f"subject-{number // _A_FOLDER:03}" / f"deck-{number:04}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(deck_text(number, first, size, seed=seed), encoding="utf-8")
        files.append(file)
    return files


def deck_text(number: int, first: int, size: int, *, seed: int = 0) -> str:
    """A deck of so many questions, the first of which is about the subject with a number."""
    chance = Random(f"{seed} {number}")
    head = (
        f"title: Chapter {number}\nabout: What chapter {number} of a long book tells.\n"
        f"language: en\nauthor: The benchmark\nlicense: CC0-1.0\n"
        f"tags: [book, chapter-{number}]\nsource:\n  title: A long book, chapter {number}\n"
        f"  date: {chance.randint(1990, 2024)}-03-15\n\nquestions:\n\n"
    )
    entries = []
    for place in range(first, first + size):
        others = tuple(name_of(place + step) for step in range(1, 6))
        subject = Subject(name_of(place), others, chance)
        (maker,) = chance.choices(list(_MAKERS), list(_MAKERS.values()))
        entries.append(maker(subject) + _extras(subject, place))
    return head + "\n".join(entries)


def name_of(number: int) -> str:
    """The name of a subject; two of them within a hundred thousand are never alike."""
    turn, place = divmod(number, _NAMES)
    place = place * _STEP % _NAMES
    place, end = divmod(place, len(_ENDS))
    place, second = divmod(place, len(_MIDDLES))
    start, first = divmod(place, len(_MIDDLES))
    name = _STARTS[start] + _MIDDLES[first] + _MIDDLES[second] + _ENDS[end]
    return name.capitalize() + (f" {_roman(turn)}" if turn else "")


def _roman(turn: int) -> str:
    return "I" * (turn + 1) if turn < 3 else f"No. {turn + 1}"


def _extras(subject: Subject, place: int) -> str:
    """The keys that any question may have, each on some of them."""
    chance = subject.chance
    parts = [f"  cite: {chance.randint(1, 60)}\n"]
    if chance.random() < 0.25:
        parts.append(f"  hint: It is in the valley between {' and '.join(subject.others[:2])}.\n")
    if chance.random() < 0.4:
        parts.append(
            f"  note: The book comes back to **{subject.name}** on page {chance.randint(9, 900)}, "
            "where it says what followed from this.\n"
        )
    if chance.random() < 0.1:
        parts.append(f"  fact: fact-{place // 4}\n")
    parts.append(f"  tags: [{', '.join(chance.sample(_TAGS, chance.randint(1, 2)))}]\n")
    return "".join(parts)


def _lines(key: str, values: list[str]) -> str:
    return f"  {key}:\n" + "".join(f"  - {value}\n" for value in values)


def _wrong(subject: Subject, values: list[str]) -> str:
    """Wrong choices, the first of them sometimes with its reason."""
    if subject.chance.random() < 0.3:
        values = [f"{values[0]}: {_REASON}", *values[1:]]
    return _lines("wrong", values)


def _who(subject: Subject) -> str:
    person = subject.person()
    also = f"  also: [{person[0]}. {person.split()[1]}]\n" if subject.chance.random() < 0.4 else ""
    wrong = [f"{subject.chance.choice(_GIVEN)} {other[:-1]}ev" for other in subject.others[:3]]
    return f"- who: Who founded the town of {subject.name}?\n  answer: {person}\n{also}" + _wrong(
        subject, wrong
    )


def _where(subject: Subject) -> str:
    answer, *wrong = (f"{other} Valley" for other in subject.others[:4])
    return f"- where: In which valley does {subject.name} lie?\n  answer: {answer}\n" + _wrong(
        subject, wrong
    )


def _what(subject: Subject) -> str:
    also = f"  also: [accord of {subject.name}]\n" if subject.chance.random() < 0.4 else ""
    wrong = [f"{other} Charter" for other in subject.others[:3]]
    return (
        f"- what: Which treaty ended the second war over {subject.name}?\n"
        f"  answer: {subject.others[4]} Treaty\n{also}" + _wrong(subject, wrong)
    )


def _when(subject: Subject) -> str:
    year = subject.year()
    day = f"-{subject.chance.randint(1, 12):02}-{subject.chance.randint(1, 28):02}"
    answer = f"{year}{day if subject.chance.random() < 0.3 else ''}"
    wrong = [f"{year + away}" for away in (-12, 7, 30)]
    return f"- when: When was the bridge of {subject.name} opened?\n  answer: {answer}\n" + _wrong(
        subject, wrong
    )


def _number(subject: Subject) -> str:
    people = subject.chance.randint(11, 400) * 100
    wrong = [f"{people * times:,}" for times in (2, 3, 5)]
    return (
        f"- number: How many inhabitants has {subject.name}, about?\n  answer: {people:,}\n"
        f"  within: 5%\n" + _lines("wrong", wrong)
    )


def _which(subject: Subject) -> str:
    members, spare = list(subject.others[:3]), f"Upper {subject.name}"
    also = f"  also:\n    {members[0]}: [Old {members[0]}]\n"
    return (
        f"- which: Which three towns formed the league of {subject.name}?\n"
        + _lines("answer", members)
        + (also if subject.chance.random() < 0.3 else "")
        + _lines("wrong", [spare, subject.others[3], subject.others[4]])
    )


def _choice(subject: Subject) -> str:
    goods = "amber barley copper dyes furs glass honey iron linen salt timber wine".split()
    answer, *wrong = subject.chance.sample(goods, 4)
    return (
        f"- choice: Which trade made the harbour of {subject.name} rich?\n"
        f"  answer: the trade in {answer}\n"
        + _wrong(subject, [f"the trade in {good}" for good in wrong])
    )


def _claim(subject: Subject) -> str:
    truth = "true" if subject.chance.random() < 0.5 else "false"
    return f"- claim: {subject.name} is older than {subject.others[0]}.\n  answer: {truth}\n"


def _card(subject: Subject) -> str:
    return (
        f"- card: What does the name {subject.name} mean?\n"
        f"  answer: It means *the mill of {subject.others[1]}*, after its first owner.\n"
    )


def _cloze(subject: Subject) -> str:
    return (
        f"- cloze: The road to {subject.name} crosses the {{{subject.others[2]}}} "
        "before it reaches the pass.\n"
    )


def _order(subject: Subject) -> str:
    items = [f"the church of {other}" for other in subject.others[:4]]
    return (
        f"- order: Put these churches near {subject.name} in order, the oldest first.\n"
        + _lines("answer", items)
    )


def _match(subject: Subject) -> str:
    rivers = [f"{other} River" for other in subject.others]
    pairs = "".join(
        f"    {place} {subject.name}: {river}\n"
        for place, river in zip(("North", "South", "East"), rivers, strict=False)
    )
    return (
        f"- match: Which quarter of {subject.name} lies on which river?\n  answer:\n{pairs}"
        + _lines("wrong", rivers[3:])
    )


_MAKERS: dict[Maker, int] = {
    _who: 14,
    _where: 12,
    _what: 16,
    _when: 12,
    _number: 10,
    _which: 8,
    _choice: 8,
    _claim: 6,
    _card: 5,
    _cloze: 5,
    _order: 2,
    _match: 2,
}
"""How to write a question of each kind, and how often there is one."""
