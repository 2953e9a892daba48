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

from quiz.answers.set import SetAnswer
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts import names
from quiz.answers.texts.folding import literal
from quiz.decks.entry import Entry
from quiz.decks.hints import nearest, shortened
from quiz.decks.problem import Severity
from quiz.decks.question import Ask

_WORD = re.compile(r"[^\W\d_]+")
_PERSONS = frozenset(
    "who whom people persons men women actors artists astronauts athletes authors brothers candidates captains"
    " chancellors composers directors emperors explorers founders generals kings leaders ministers musicians officials"
    " painters philosophers physicists players poets popes premiers presidents princes queens scientists secretaries"
    " senators signatories singers sisters winners writers official president".split()
)
_PLACES = frozenset(
    "where cities towns villages capitals states countries islands rivers lakes mountains regions provinces continents"
    " seas oceans ports places republics".split()
)
"""What a prompt says of the members of a set, if they are to be graded as in a `who` or a `where`."""


def read(entry: Entry) -> Iterator[Ask]:
    prompt, members, also = (
        entry.text("which"),
        entry.texts("answer", required=True),
        entry.mapping("also"),
    )
    _check(entry, members, also)
    form = _form(prompt, members)
    answer = SetAnswer(
        tuple(
            TextAnswer(member, also.get(member, ()), form=form, language=entry.language)
            for member in members
        ),
        size_shown=entry.one_of("size", ("shown", "hidden")) == "shown",
    )
    yield Ask(prompt, answer, entry.wrong())


def _form(prompt: str, members: tuple[str, ...]) -> Form:
    """What the members name, as far as the prompt says it: persons, places or things."""
    asked = set(_WORD.findall(prompt.casefold()))
    if asked & _PERSONS and all(map(names.person, members)):
        return Form.NAME
    return Form.PLACE if asked & _PLACES else Form.THING


def _check(entry: Entry, members: tuple[str, ...], also: dict[str, tuple[str, ...]]) -> None:
    seen: set[str] = set()
    for member in filter(None, members):
        if literal(member) in seen:
            entry.flag_value(
                "answer",
                "repeated-member",
                f'"{shortened(member)}" stands in the answer twice.',
                item=member,
            )
        seen.add(literal(member))
    for name in also if all(members) else ():
        if name not in members:
            near = nearest(name, members[:50])
            cure = f' Did you mean "{near}"?' if near else ""
            message = f'"{shortened(name)}" under "also" is no member of the answer.{cure}'
            entry.flag_value("also", "unknown-member", message, item=name)
    if len(members) == 1 and re.search("[,;]", members[0]):
        message = f'This is one member, "{shortened(members[0])}". If they are several, write one a line, after "- ".'
        entry.flag_value("answer", "one-member", message, severity=Severity.WARNING)
