"""Tables: CSV and its kin, exports of flashcards, tables of Markdown."""

from __future__ import annotations

import csv
import re
from collections import Counter

from quiz.decks.foreign.example import Foreign
from quiz.decks.foreign.text import Text

_ASKS = frozenset(
    "question questions statement claim prompt front term word q frage вопрос pregunta".split()
)
LONGEST_WORD = 40
"""Characters of a column of a table that has no names above its columns."""
_SOLUTIONS = ("correct", "right", "solution")
_SOLVES = frozenset("answer back definition translation a antwort ответ respuesta".split())


def markdown_table(_: str, lines: list[str]) -> Text | None:
    rows = [line.strip().strip("|").split("|") for line in lines if line.lstrip().startswith("|")]
    rows = [[cell.strip() for cell in row] for row in rows]
    rows = [row for row in rows if not all(re.fullmatch(r":?-*:?", cell) for cell in row)]
    if len(rows) < 2:
        return None
    return Text("a table of Markdown", _first_row(rows))


def table(_: str, lines: list[str]) -> Text | None:
    """A table by commas, semicolons or tabs; with notes of Anki above it."""
    notes = [line for line in lines if re.match(r"#[a-z ]+:", line)]
    lines = [line for line in lines if line not in notes]
    pairs = [tuple(map(str.strip, line.split("::"))) for line in lines if "::" in line]
    if len(pairs) > 1 and len(pairs) >= len(lines) - 2 and all(map(all, pairs)):
        return Text("flashcards of Obsidian", Foreign(pairs[0][0], pairs[0][1:2], is_card=True))
    if found := _blackboard(lines) or _dashed(lines):
        return found
    for sign, name in (("\t", "tabs"), (";", "semicolons"), (",", "commas")):
        rows = _rows(lines, sign)
        if not rows or not (notes or _is_table(rows, sign)):
            continue
        what = f"a table with {name} between its columns (a CSV)"
        if notes:
            what = "an export of Anki"
        elif sign == "\t":
            what = "a table with tabs between its columns, as a spreadsheet or Quizlet exports it"
        return Text(what, _first_row(rows))
    return None


def _blackboard(lines: list[str]) -> Text | None:
    kind, *cells = lines[0].split("\t") if lines else [""]
    if kind not in ("MC", "MA") or len(cells) < 3:
        return None
    answers = list(zip(cells[1::2], cells[2::2], strict=False))
    right = tuple(text for text, word in answers if word == "correct")
    wrong = tuple(text for text, word in answers if word != "correct")
    return Text("a table of Blackboard", Foreign(cells[0], right, wrong, needs_all=True))


def _dashed(lines: list[str]) -> Text | None:
    """A prompt, a dash and an answer in each line."""
    rows = [re.split(r"\s+[-–—=]+>?\s+", line) for line in lines]
    asked = sum(row[0].endswith("?") for row in rows)
    if len(rows) < 2 or any(len(row) != 2 or not all(row) for row in rows):
        return None
    if len(rows) < 3 and not asked:
        return None
    first, second = rows[0]
    return Text("a list with dashes", Foreign(first, (second,), is_card=not asked))


def _rows(lines: list[str], sign: str) -> list[list[str]]:
    """The rows of a table; none where most lines have not as many columns."""
    try:
        rows = [
            [cell.strip() for cell in row]
            for row in csv.reader(lines[:50], delimiter=sign, skipinitialspace=True)
        ]
    except csv.Error:
        return []
    columns, count = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    if columns < 2 or count < 0.8 * len(rows):
        return []
    return [row for row in rows if len(row) == columns]


def _is_table(rows: list[list[str]], sign: str) -> bool:
    """True if rows are no prose: by the names above them, or by their look."""
    head = {re.sub(r"\W*\d*$", "", cell.casefold()).split(" ")[0] for cell in rows[0]}
    has_head = bool(head & (_ASKS | _SOLVES))
    is_prose = any(len(cell) > LONGEST_WORD or cell.endswith(".") for row in rows for cell in row)
    return len(rows) > 1 and (has_head or sign != "," or (len(rows) > 2 and not is_prose))


def _first_row(rows: list[list[str]]) -> Foreign | None:
    """The first question of a table: by the names above its columns, or front and back."""
    columns = max(2, *map(len, rows[:2]))
    rows = [row + [""] * (columns - len(row)) for row in rows[:2]]
    names = [re.sub(r"[\W_\d]+", "", cell.casefold()) for cell in rows[0]]
    asks = next((n for n, name in enumerate(names) if _is_prompt(name)), None)
    if asks is None or len(rows) < 2:
        first, second, *others = rows[0]
        return Foreign(first, (second,), tuple(others), is_card=not others)
    row = rows[1]
    answers = [n for n, name in enumerate(names) if n != asks and _is_answer(name)]
    solves = [
        n for n, name in enumerate(names) if name.startswith(("correct", "right", "solution"))
    ]
    if (not solves and len(answers) == 1) or not answers:
        back = answers[0] if answers else next(n for n in (1, 0) if n != asks)
        is_card = names[asks] in ("front", "term", "word")
        wrong = tuple(row[n] for n, name in enumerate(names) if _is_wrong(name) and row[n])
        return Foreign(row[asks], (row[back],), wrong, is_card=is_card)
    options = [row[n] for n in answers if n not in solves and row[n]]
    right = [_option(row[n], options) for n in solves[:1]] or options[:1]
    return Foreign(row[asks], tuple(right), tuple(o for o in options if o not in right))


def _is_prompt(name: str) -> bool:
    """True for the name of a column of prompts: `Question`, `question_text`, no `Question type`."""
    return name in _ASKS or name in ("questiontext", "questiontitle", "questions")


def _is_answer(name: str) -> bool:
    words = ("answer", "option", "choice", "back", "definition", "translation", "antwort", "ответ")
    return name.startswith(words) or (len(name) == 1 and name in "abcdef")


def _is_wrong(name: str) -> bool:
    return name.startswith(("wrong", "incorrect", "distractor"))


def _option(solution: str, options: list[str]) -> str:
    """The option that a column names by its text, its number or its letter."""
    word = re.split(r"[,;]", solution)[0].strip().casefold()
    index = -1
    if re.fullmatch(r"\d", word, re.ASCII):
        index = int(word) - 1
    elif re.fullmatch(r"[a-f]", word):
        index = ord(word) - ord("a")
    return options[index] if 0 <= index < len(options) and solution not in options else solution
