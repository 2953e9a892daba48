"""A question whose answer is a set: its members, in any order.

`size: hidden` does not tell how many there are. Other spellings stand under the member that they
spell.

- which: Which countries border Portugal or Andorra?
  answer: [Spain, France]
  also:
    Spain: [España, Kingdom of Spain]
  wrong: [Italy, Morocco, Switzerland]
  size: hidden
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.answers import Form, SetAnswer, TextAnswer, literal
from quiz.decks.entry import Entry
from quiz.decks.hints import nearest, shortened
from quiz.decks.problem import Severity
from quiz.decks.question import Ask

_WORD = re.compile(r"[^\W\d_]+")
PERSONS = frozenset(
    "who whom people persons men women actors artists astronauts athletes authors brothers"
    " candidates captains chancellors composers directors emperors explorers founders generals"
    " kings leaders ministers musicians officials painters philosophers physicists players poets"
    " popes premiers presidents princes queens scientists secretaries senators signatories singers"
    " sisters winners writers official president".split()
)
PLACES = frozenset(
    "where cities towns villages capitals states countries islands rivers lakes mountains regions"
    " provinces continents seas oceans ports places republics".split()
)
"""Words of a prompt whose answers are graded as in a `who` or a `where`."""


def read(entry: Entry) -> Iterator[Ask]:
    prompt, members = entry.text("which"), entry.texts("answer", required=True)
    grammar = entry.grammar()
    also = entry.mapping("also")
    _check(entry, members, also)
    members = _unique(members)
    form = _form(prompt, members)
    answer = SetAnswer(
        tuple(
            TextAnswer(
                member,
                also.get(member, ()),
                form=form,
                language=entry.language,
                grammar=grammar,
                prompt=prompt,
            )
            for member in members
        ),
        size_shown=entry.one_of("size", ("shown", "hidden")) == "shown",
    )
    yield Ask(prompt, answer, entry.wrong())


def _unique(members: tuple[str, ...]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for member in members:
        first.setdefault(literal(member), member)
    return tuple(first.values())


def _form(prompt: str, members: tuple[str, ...]) -> Form:
    """Persons, places or things, as far as the prompt says what the members are.

    The states of matter are no places: these have capital letters, where there are any.
    """
    asked = set(_WORD.findall(prompt.casefold().replace("united states", "")))
    if asked & PERSONS and _are_persons(members):
        return Form.NAME
    are_named = not all(map(str.islower, members))
    return Form.PLACE if asked & PLACES and are_named else Form.THING


def _are_persons(members: tuple[str, ...]) -> bool:
    from quiz.answers import person

    return all(map(person, members))


def _check(entry: Entry, members: tuple[str, ...], also: dict[str, tuple[str, ...]]) -> None:
    seen: set[str] = set()
    for index, member in enumerate(members):
        if member and literal(member) in seen:
            message = f'"{shortened(member)}" stands in the answer twice.'
            entry.add_problem_at(
                "answer", "repeated-member", message, item=index, severity=Severity.WARNING
            )
        seen.add(literal(member))
    for index, name in enumerate(also if all(members) else ()):
        if name not in members:
            near = nearest(name, members[:50])
            cure = f' Did you mean "{near}"?' if near else ""
            message = f'"{shortened(name)}" under "also" is no member of the answer.{cure}'
            entry.add_problem_at(
                "also", "unknown-member", message, item=index, severity=Severity.WARNING
            )
    if len(members) == 1 and re.search("[,;]", members[0]):
        message = (
            f'This is one member, "{shortened(members[0])}".'
            ' If they are several, write one a line, after "- ".'
        )
        entry.add_problem_at("answer", "one-member", message, severity=Severity.WARNING)
