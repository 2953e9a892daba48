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
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.languages import PromptWords, nearest_first
from quiz.answers.number import NumberAnswer
from quiz.answers.text import TextAnswer
from quiz.decks.entry import Entry
from quiz.decks.question import Ask

BLANK = "_____"
MAX_GAPS = 50

_YEAR = re.compile(r"1\d{3}|20\d{2}")
_AROUND = re.compile(rf"(?:(?P<before>[^\W\d_]+) )?{BLANK}(?: (?P<after>[^\W\d_]+))?")
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
    written, together = entry.text("cloze"), entry.flag_of("together")
    try:
        pieces = parse(written)
    except BadBraces as error:
        entry.flag(entry.place_in("cloze", error.at), "bad-cloze", str(error))
        return
    gaps = [piece for piece in pieces if isinstance(piece, Gap)]
    if not gaps and written:
        entry.flag_value(
            "cloze", "no-gap", "A cloze needs a gap: put what is to be asked in {braces}."
        )
    if len(gaps) > MAX_GAPS:
        entry.flag_value(
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


def _counts(context: str, language: str) -> bool:
    """True if four digits count something: `has _____ inhabitants`, but not `since _____`."""
    found = _AROUND.search(context)
    before, behind = (
        ((found["before"] or "").casefold(), (found["after"] or "").casefold())
        if found
        else ("", "")
    )
    if _is_listed(before, language, lambda prompts: prompts.before_years):
        return False
    if _is_listed(before, language, lambda prompts: prompts.before_counts):
        return True
    return bool(behind) and not _is_listed(behind, language, lambda prompts: prompts.behind_years)


def _is_listed(word: str, language: str, words: Callable[[PromptWords], str]) -> bool:
    """True if a word stands in a list of any language, the deck's own and English first."""
    return bool(word) and any(
        word in words(known.prompts).split() for known in nearest_first(language)
    )


def _answer(gap: Gap, language: str, context: str) -> TextAnswer | NumberAnswer | DateAnswer:
    text, *others = gap.spellings
    also = tuple(others)
    if any(char.isdigit() for char in text):
        if _YEAR.fullmatch(text) and not _counts(context, language):
            with suppress(ValueError):
                return DateAnswer.read(text, also=also, language=language)
        with suppress(ValueError):
            return NumberAnswer.read(text, also=also, language=language, context=context)
        with suppress(ValueError):
            return DateAnswer.read(text, also=also, language=language)
    return TextAnswer(text, also, language=language)
