"""Questions as somebody writes them down: Aiken, Markdown, numbers and letters."""

from __future__ import annotations

import re

from quiz.decks.foreign.example import Foreign
from quiz.decks.foreign.text import Text

_LETTERED = re.compile(r"\s*(?:[-*]\s+)?(?P<mark>\*?)\(?(?P<label>[A-Za-z])[.)]\s+(?P<text>\S.*)")
_SOLVED = re.compile(
    r"\s*[-*]*\s*\**(?:ANSWER|Answer|answer|Correct answer|Correct|Right answer|Antwort|Lösung"
    r"|Ответ|Respuesta|Réponse)\**\s*:\**\s*(?P<text>\S.*)"
)
_NUMBERED = re.compile(r"\s*(?:#{1,6}\s+)?(?:Q(?:uestion)?\s*)?\d{1,3}[.):]\s*(?P<text>\S.*)")
_HEADING = re.compile(r"#{1,6}\s+(?P<text>\S.*)")
_TICKED = re.compile(r"\s*[-*]\s+\[(?P<tick>[ xX✓])\]\s+(?P<text>\S.*)")
_ITEM = re.compile(r"\s*[-*•]\s+(?P<text>\S.*)")
_ASKED = re.compile(r"\s*\**(?:Q|Question|F|Frage|В|Вопрос) ?\d{0,3}\**\s*[:.]\**\s+(?P<text>\S.*)")
_REPLIED = re.compile(r"\s*\**A ?\d{0,3}\**\s*:\**\s+(?P<text>\S.*)")


def written(_: str, lines: list[str]) -> Text | None:
    """A list of questions by numbers or headings, with letters, ticks or `Answer: B` below."""
    options = [line for line in lines if _LETTERED.fullmatch(line) or _TICKED.fullmatch(line)]
    solved = [line for line in lines if _SOLVED.fullmatch(line)]
    replied = [line for line in lines if _REPLIED.fullmatch(line)]
    asked = [line for line in lines if _ASKED.fullmatch(line)]
    headed = [line for line in lines if _HEADING.fullmatch(line) or _NUMBERED.fullmatch(line)]
    questions = sum(line.rstrip("*_ ").endswith("?") for line in lines)
    has_answers = len(options) > 1 or bool(solved) or bool(asked and replied)
    if not (has_answers and (headed or asked or questions)) and not (headed and questions > 1):
        return None
    is_aiken = any(re.match(r"ANSWER: [A-Z]$", line) for line in lines)
    is_markdown = any(_HEADING.fullmatch(line) or _TICKED.fullmatch(line) for line in lines)
    what = "a list of questions in a text"
    if is_aiken:
        what = "the format of Aiken"
    elif is_markdown:
        what = "Markdown"
    return Text(what, _first_written(lines))


def _first_written(lines: list[str]) -> Foreign | None:
    """The first question: its prompt is the line above the first option or answer."""
    above, options, right = "", list[tuple[str, str]](), list[str]()
    for line in lines:
        ticked, lettered = _TICKED.fullmatch(line), _LETTERED.fullmatch(line)
        solved = _SOLVED.fullmatch(line) or _REPLIED.fullmatch(line)
        if solved and above:
            label = solved["text"].strip().rstrip(".)").casefold()
            right += [text for letter, text in options if letter == label] or [solved["text"]]
            break
        option = ticked or lettered or (_ITEM.fullmatch(line) if above else None)
        if option and above:
            letter = lettered["label"] if lettered else ""
            is_right = bool(ticked and ticked["tick"] != " ") or bool(lettered and lettered["mark"])
            options.append((letter.casefold(), _unmarked(option["text"])))
            right += [options[-1][1]] if is_right or _is_marked(option["text"]) else []
        elif options or (above and not option and not _is_prompt(line)):
            if options:
                break
            right = [line]
            break
        elif _is_prompt(line):
            above = _prompt(line)
    wrong = tuple(text for _, text in options if text not in right)
    return Foreign(above, tuple(right), wrong, needs_all=bool(wrong)) if above else None


def _is_prompt(line: str) -> bool:
    if re.match(r"#\s", line) and not line.endswith("?"):
        return False  # the heading of the whole
    return bool(
        _NUMBERED.fullmatch(line) or _HEADING.fullmatch(line) or _ASKED.fullmatch(line)
    ) or (line.rstrip("*_ ").endswith(("?", ":")))


def _prompt(line: str) -> str:
    for look in (_NUMBERED, _ASKED, _HEADING):
        if match := look.fullmatch(line):
            return _unmarked(match["text"])
    return _unmarked(line)


def _is_marked(text: str) -> bool:
    return text.startswith("**") or text.rstrip().endswith(("*", "✓", "✔", "(correct)"))


def _unmarked(text: str) -> str:
    return re.sub(r"[*_]{1,3}|✓|✔|\(correct\)$", "", text).strip()
