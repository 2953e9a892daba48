r"""A text with gaps in braces, other spellings after a bar; each gap is a question of its own.

A gap that reads wholly as a number or a date is graded as one. `\{`, `\}` and `\|` are those
characters; so are braces in code between backticks and in a web address. With `together: yes` all
gaps are asked at once, in the running text. With `exact: yes` every gap is a text that counts
letter by letter; with `forms: exact` a wrong article or ending is half right.

- cloze: The {Magna Carta|Great Charter} was sealed in {1215} at {Runnymede}.
  hint: It lies beside the Thames.

- cloze: Light takes about {8|eight} minutes from the {Sun} to the {Earth}.
  together: yes

- cloze: My bicycle {has been stolen}, and she {walks} to work.
  forms: exact

- cloze: "A function begins with {def} and often ends with {return}."
  exact: yes
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from operator import attrgetter

from quiz.answers import (
    BLANK,
    DateAnswer,
    Gaps,
    Grammar,
    NumberAnswer,
    PromptWords,
    TextAnswer,
    nearest_first,
)
from quiz.decks.entry import Entry
from quiz.decks.question import Ask
from quiz.patterns import regex
from quiz.values import NamedTuple, value

MAX_GAPS = 50

_YEAR = regex(r"1\d{3}|20\d{2}")
_NAME = regex(r"0\d+")
"""Digits that name something: agent 007."""
_AROUND = regex(rf"(?:(?P<before>[^\W\d_]+) )?{BLANK}(?: (?P<after>[^\W\d_]+))?")
_BEFORE_YEARS: Callable[[PromptWords], str] = attrgetter("before_years")
_BEFORE_COUNTS: Callable[[PromptWords], str] = attrgetter("before_counts")
_BEHIND_YEARS: Callable[[PromptWords], str] = attrgetter("behind_years")
_TOKEN = regex(r"\\[{}|]|[{}|]")
WHOLE = r"(?<!\w)`[^`\n]+`(?!\w)|\b(?:https?|ftp)://\S+"
"""Code between backticks and web addresses: outside of gaps their braces are their own."""
_TOKEN_OUTSIDE = regex(rf"{WHOLE}|{_TOKEN.pattern}")
_ESCAPE = regex(r"\\([{}|])")


@value
class Gap:
    """One gap: its spellings, the first of which is shown in the others' prompts."""

    spellings: tuple[str, ...]


class _Rules(NamedTuple):
    """What holds for every gap of an entry."""

    language: str
    exact: bool
    grammar: Grammar

    @classmethod
    def of(cls, entry: Entry) -> _Rules:
        grammar = entry.grammar()
        return cls(
            entry.language,
            exact=entry.truth("exact"),
            grammar=Grammar.ANY if grammar is Grammar.ANY else Grammar.IN_TEXT,
        )


class BadBraces(ValueError):
    """The braces of a cloze are wrong, at one of its characters."""

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset


def read(entry: Entry) -> Iterator[Ask]:
    written, together = entry.text("cloze"), entry.truth("together")
    rules = _Rules.of(entry)
    try:
        pieces = parse(written)
    except BadBraces as error:
        entry.add_problem(entry.place_in("cloze", error.offset), "bad-cloze", str(error))
        return
    gaps = [piece for piece in pieces if isinstance(piece, Gap)]
    if not gaps and written:
        message = "A cloze needs a gap: put what is to be asked in {braces}."
        if "{" in written and "\\{" not in written:
            message = (
                "Braces in code between backticks and in a web address are no gap."
                " End the code before the gap: `for x `{in}` y`."
            )
        if entry.node_of("answer"):
            message += ' Its answers stand there, and not under "answer".'
        entry.add_problem_at("cloze", "no-gap", message)
    if len(gaps) > MAX_GAPS:
        message = f"A cloze has at most {MAX_GAPS} gaps. Make several of this one."
        entry.add_problem_at("cloze", "too-long", message)
        return
    if together and len(gaps) > 1:
        yield _all_at_once(pieces, rules)
        return
    for gap in gaps:
        prompt = _with_blank(pieces, gap)
        yield Ask(prompt, _answer(gap, rules, prompt, asked=prompt))


def parse(text: str) -> list[str | Gap]:
    """The text cut into what stands outside of gaps and the gaps; raises BadBraces."""
    pieces: list[str | Gap] = []
    spellings: list[str] | None = None
    """Those of the gap that is open."""
    opened = end = 0
    run = ""
    while match := (_TOKEN_OUTSIDE if spellings is None else _TOKEN).search(text, end):
        run += text[end : match.start()]
        start, end, token = match.start(), match.end(), match[0]
        if len(token) > 2:
            run += _ESCAPE.sub(r"\1", token)
        elif len(token) == 2 or (token == "|" and spellings is None):
            run += token[-1]
        elif token == "|" and spellings is not None:
            spellings.append(run)
            run = ""
        elif token == "{" and spellings is None:
            pieces.append(run)
            opened, spellings, run = start, [], ""
        elif token == "{" or spellings is None:
            raise _misplaced(token, start, is_doubled=start == opened + 1)
        else:
            pieces.append(_gap([*spellings, run], opened))
            spellings, run = None, ""
    if spellings is not None:
        raise BadBraces(opened, "The gap that opens here is not closed: } is missing.")
    return [*pieces, run + text[end:]]


def _misplaced(brace: str, offset: int, *, is_doubled: bool) -> BadBraces:
    """What is wrong with a brace that opens a gap in a gap, or closes none."""
    if brace == "}":
        message = "No gap is open here. Open it with {, or write \\} for a brace."
    elif is_doubled:
        message = "A gap has one brace on each side, and no label: {answer}."
    else:
        message = "A gap opens inside a gap. Close the first with }, or write \\{ for a brace."
    return BadBraces(offset, message)


def _gap(spellings: list[str], opened: int) -> Gap:
    spellings = [spelling.strip() for spelling in spellings]
    if not all(spellings):
        message = "This gap or one of its spellings is empty. Write what is to be asked: {answer}."
        raise BadBraces(opened, message)
    return Gap(tuple(spellings))


def _all_at_once(pieces: list[str | Gap], rules: _Rules) -> Ask:
    prompt = "".join(piece if isinstance(piece, str) else BLANK for piece in pieces)
    around = tuple(piece for piece in pieces if isinstance(piece, str))
    gaps = tuple(piece for piece in pieces if isinstance(piece, Gap))
    answers = tuple(_answer(gap, rules, _with_blank(pieces, gap), asked=prompt) for gap in gaps)
    return Ask(prompt, Gaps(answers, around))


def _with_blank(pieces: list[str | Gap], asked: Gap) -> str:
    """The text with a blank for one gap, and the first spelling of each other."""
    plain = (piece.spellings[0] if isinstance(piece, Gap) else piece for piece in pieces)
    return "".join(
        BLANK if piece is asked else text for piece, text in zip(pieces, plain, strict=True)
    )


def _counts(context: str, language: str) -> bool:
    """True if four digits count something and are no year: `a village of _____`."""
    around = _AROUND.search(context)
    before = (around["before"] or "").casefold() if around else ""
    after = (around["after"] or "").casefold() if around else ""
    if _is_listed(before, language, _BEFORE_YEARS):
        return False
    if _is_listed(before, language, _BEFORE_COUNTS):
        return True
    return bool(after) and not _is_listed(after, language, _BEHIND_YEARS)


@lru_cache(maxsize=1 << 10)
def _is_listed(word: str, language: str, words: Callable[[PromptWords], str]) -> bool:
    """True if a word stands in a list of any language, the deck's own and English first."""
    return bool(word) and any(
        word in words(known.prompts).split() for known in nearest_first(language)
    )


def _answer(
    gap: Gap, rules: _Rules, context: str, *, asked: str
) -> TextAnswer | NumberAnswer | DateAnswer:
    text, *others = gap.spellings
    also, language = tuple(others), rules.language
    has_digits = any(char.isdigit() for char in text)
    if has_digits and not rules.exact and not _NAME.fullmatch(text):
        if _YEAR.fullmatch(text) and not _counts(context, language):
            with suppress(ValueError):
                return _date(text, also, language, asked)
        with suppress(ValueError):
            return NumberAnswer.read_gap(text, also=also, language=language, context=context)
        with suppress(ValueError):
            return _date(text, also, language, asked)
    return TextAnswer(
        text,
        also,
        exact=rules.exact,
        language=language,
        grammar=rules.grammar,
        prompt=context,
    )


def _date(text: str, also: tuple[str, ...], language: str, asked: str) -> DateAnswer:
    """A date in a text that may name its year beside the gap."""
    return DateAnswer.read(text, also=also, language=language, prompt=asked)
