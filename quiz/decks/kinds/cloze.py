r"""A text with gaps in braces, other spellings after a bar; each gap is a question of its own.

A gap that reads wholly as a number or a date is graded as one. `\{`, `\}` and `\|` are those characters.
With `together: yes` all gaps are asked at once, in the running text.

- cloze: The {Magna Carta|Great Charter} was sealed in {1215} at {Runnymede}.
  hint: It lies beside the Thames.

- cloze: Light takes about {8|eight} minutes from the {Sun} to the {Earth}.
  together: yes
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.text import TextAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask

BLANK = "_____"
MAX_GAPS = 50

_YEAR = re.compile(r"1\d{3}|20\d{2}")
_AROUND = re.compile(rf"(?:(?P<before>[^\W\d_]+) )?{BLANK}(?: (?P<after>[^\W\d_]+))?")
_BEFORE_YEARS = frozenset(
    "in since until till by during year before after"
    " im seit bis jahr jahre en depuis avant desde hasta año в с до".split()
)
_BEFORE_COUNTS = frozenset(
    "of about over nearly almost than only some has have had etwa über fast rund environ".split()
)
_BEHIND_YEARS = frozenset(
    "and or to in at by on as but with when while until und oder bis als wurde et ou à y o a и или году года".split()
)
_TOKEN = re.compile(r"\\[{}|]|[{}|]")


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: its spellings, the first of which is shown in the others' prompts."""

    spellings: tuple[str, ...]


class BadBraces(ValueError):
    """What is wrong with the braces of a cloze, and at which of its characters."""

    def __init__(self, at: int, message: str) -> None:
        super().__init__(message)
        self.at = at


def read(entry: Entry) -> Iterator[Ask]:
    written, together = entry.text("cloze"), entry.truth("together")
    try:
        pieces = parse(written)
    except BadBraces as error:
        entry.add_problem(entry.place_in("cloze", error.at), "bad-cloze", str(error))
        return
    gaps = [piece for piece in pieces if isinstance(piece, Gap)]
    if not gaps and written:
        entry.add_problem_at(
            "cloze", "no-gap", "A cloze needs a gap: put what is to be asked in {braces}."
        )
    if len(gaps) > MAX_GAPS:
        entry.add_problem_at(
            "cloze", "too-long", f"A cloze has at most {MAX_GAPS} gaps. Make several of this one."
        )
        return
    if together and len(gaps) > 1:
        yield _all_at_once(pieces, entry.language)
        return
    for gap in gaps:
        prompt = _with_blank(pieces, gap)
        yield Ask(prompt, _answer(gap, entry.language, prompt))


def parse(text: str) -> list[str | Gap]:
    """The text cut into what stands outside of gaps and the gaps; raises BadBraces."""
    pieces: list[str | Gap] = []
    spellings: list[str] | None = None
    opened = at = 0
    run = ""
    for token in _TOKEN.finditer(text):
        run += text[at : token.start()]
        at, mark = token.end(), token[0]
        if len(mark) == 2 or (mark == "|" and spellings is None):
            run += mark[-1]
        elif mark == "|" and spellings is not None:
            spellings.append(run)
            run = ""
        elif mark == "{":
            if spellings is not None:
                raise BadBraces(
                    token.start(),
                    "A gap opens inside a gap. Close the first with }, or write \\{ for a brace.",
                )
            pieces.append(run)
            opened, spellings, run = token.start(), [], ""
        elif spellings is None:
            raise BadBraces(
                token.start(), "No gap is open here. Open it with {, or write \\} for a brace."
            )
        else:
            pieces.append(_gap([*spellings, run], opened))
            spellings, run = None, ""
    if spellings is not None:
        raise BadBraces(opened, "The gap that opens here is not closed: } is missing.")
    return [*pieces, run + text[at:]]


def _gap(spellings: list[str], opened: int) -> Gap:
    spellings = [spelling.strip() for spelling in spellings]
    if not all(spellings):
        raise BadBraces(
            opened,
            "This gap or one of its spellings is empty. Write what is to be asked: {answer}.",
        )
    return Gap(tuple(spellings))


def _all_at_once(pieces: list[str | Gap], language: str) -> Ask:
    prompt = "".join(piece if isinstance(piece, str) else BLANK for piece in pieces)
    answers = [
        _answer(gap, language, _with_blank(pieces, gap)) for gap in pieces if isinstance(gap, Gap)
    ]
    return Ask(
        prompt, Gaps(tuple(answers), tuple(piece for piece in pieces if isinstance(piece, str)))
    )


def _with_blank(pieces: list[str | Gap], asked: Gap) -> str:
    return "".join(
        piece if isinstance(piece, str) else BLANK if piece is asked else piece.spellings[0]
        for piece in pieces
    )


def _counts(context: str) -> bool:
    """Whether four digits count something, and are no year: `a village of _____`, `has _____
    inhabitants`."""
    found = _AROUND.search(context)
    before, after = (found["before"] or "", found["after"] or "") if found else ("", "")
    if before.casefold() in _BEFORE_YEARS:
        return False
    return before.casefold() in _BEFORE_COUNTS or bool(
        after and after.casefold() not in _BEHIND_YEARS
    )


def _answer(gap: Gap, language: str, context: str) -> TextAnswer | NumberAnswer | DateAnswer:
    text, *others = gap.spellings
    also = tuple(others)
    if any(char.isdigit() for char in text):
        if _YEAR.fullmatch(text) and not _counts(context):
            with suppress(ValueError):
                return DateAnswer.read(text, also=also, language=language)
        with suppress(ValueError):
            return NumberAnswer.read(text, also=also, language=language, context=context)
        with suppress(ValueError):
            return DateAnswer.read(text, also=also, language=language)
    return TextAnswer(text, also, language=language)
