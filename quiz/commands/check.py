"""Check decks and print every problem with its place and its cure.

quiz check
    Every deck of your shelf.

quiz check rivers.yaml
    One deck: each mistake with its line, and what to write instead.

quiz check --strict --json decks
    A folder of decks, for a program; warnings fail too.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from quiz.decks import Deck, Place, Problem

LONGEST_LINE = 120
BEFORE = 60
"""Characters shown before the caret of a line that is longer."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="decks or folders of decks; without one, the shelf"
    )
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.epilog = (
        "Exit status: 0 without errors, 1 with one, 2 if nothing could be checked, 3 after a crash."
    )


def run(args: argparse.Namespace) -> int:
    return check_at(args.paths, as_json=args.json, strict=args.strict)


def check_at(paths: list[str], *, as_json: bool = False, strict: bool = False) -> int:
    """Checks the decks at some paths, or the shelf, and prints; the exit status."""
    from quiz.errors import CRASHED, QuizError

    try:
        return _check(paths, as_json=as_json, strict=strict)
    except Exception as error:
        if isinstance(error, QuizError | OSError):
            raise
        from quiz.commands._crash import tell_of_crash

        tell_of_crash(error)
        return CRASHED


def _check(paths: list[str], *, as_json: bool, strict: bool) -> int:
    """Prints the problems of all decks at some paths; the exit status."""
    decks = _decks(paths)
    if as_json:
        _print_json(decks)
    else:
        _print_text(decks)
    problems = [problem for deck in decks for problem in deck.problems]
    return int(any(problem.is_error or strict for problem in problems))


# The decks to check


def _decks(paths: list[str]) -> list[Deck]:
    from pathlib import Path

    from quiz.decks import deck_files, read_deck
    from quiz.errors import DeckNotFound

    named = [file for root in _roots(paths) for file in deck_files(root)]
    if not named:
        raise DeckNotFound("There is no deck to check: a deck is a file that ends in .yaml.")
    return [read_deck(Path(path), name) for path, name in named]


def _roots(paths: list[str]) -> list[Path]:
    from pathlib import Path

    roots = [Path(path) for path in paths] or _shelf()
    for root in roots:
        _refuse_unreadable(root)
    return roots


def _refuse_unreadable(root: Path) -> None:
    import os
    import stat

    from quiz.errors import DeckNotFound, reason
    from quiz.surroundings import waits

    try:
        mode = waits.outside(root, lambda: os.stat(root)).st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise DeckNotFound(f"{root} cannot be read: it is neither a deck nor a folder.")
        if not os.access(root, os.R_OK):
            raise DeckNotFound(f"{root} cannot be read: Permission denied.")
    except (OSError, ValueError) as error:
        from quiz.decks import or_near

        near = "" if isinstance(error, TimeoutError) else or_near(str(root))
        raise DeckNotFound(f"{root} cannot be read: {reason(error)}.{near}") from None


def _shelf() -> list[Path]:
    from quiz.decks import deck_roots
    from quiz.settings import load, paths, shipped_decks

    where = paths()
    return deck_roots((), load(where.config, {}).settings.decks, where.decks, shipped_decks())


# Problems as text


def _print_text(decks: list[Deck]) -> None:
    from quiz.text import say

    for deck in decks:
        lines = _lines(deck) if deck.problems else []
        for problem in deck.problems:
            _print_problem(problem, lines)
    say(_summary(decks))


def _summary(decks: list[Deck]) -> str:
    from quiz.text import plural

    questions = sum(len(deck.questions) for deck in decks)
    errors = sum(deck.errors for deck in decks)
    warnings = sum(len(deck.problems) for deck in decks) - errors
    counts = [plural(questions, "question"), plural(len(decks), "deck")]
    problems = [plural(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return f"{' in '.join(counts)}: {' and '.join(problems) or 'no problems'}."


def _lines(deck: Deck) -> list[str]:
    """The lines of a deck's file; none if it cannot be read, or is too large to be quoted."""
    from pathlib import Path

    from quiz.decks import MAX_LINES, Unreadable, decoded, line_breaks, lines_of, read_bytes

    try:
        text = decoded(read_bytes(Path(deck.path)))
    except Unreadable:
        return []
    return lines_of(text) if line_breaks(text) <= MAX_LINES else []


def _print_problem(problem: Problem, lines: list[str]) -> None:
    from quiz.text import one_line, say, say_line

    line, column, _ = problem.place
    severity = "" if problem.is_error else f"{problem.severity}: "
    message = one_line(problem.message.partition("\n")[0])
    say_line(f"{problem.file}:{line}:{column} {problem.code}  {severity}{message}")
    if line <= len(lines) and lines[line - 1].strip():
        excerpt, carets = _excerpt(lines[line - 1], problem.place)
        say(f"{line:>5} | {excerpt}")
        say(f"      | {carets}")
    if problem.example:
        say(f"\n{problem.example}\n")


def _excerpt(line: str, place: Place) -> tuple[str, str]:
    """As much of a line as is worth showing, and the carets below it."""
    from quiz.text import cells, visible

    column = place.column - 1
    start = max(0, column - BEFORE) if len(line) > LONGEST_LINE else 0
    end = start + LONGEST_LINE
    # What is shown has as many characters as what was written: a tab is one, and so is an odd line
    # break.
    excerpt = visible(line[start:end]).replace("\t", " ").replace("\n", " ")
    column -= start
    before, under = excerpt[:column], excerpt[column : column + place.width]
    left, right = "…" if start else "", "…" if end < len(line) else ""
    indent = " " * (cells(left) + cells(before))
    return f"{left}{excerpt}{right}", indent + "^" * max(1, cells(under))


# Problems as JSON


def _print_json(decks: list[Deck]) -> None:
    from quiz.commands._documents import print_document

    problems = [
        {
            "file": problem.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "width": problem.place.width,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "example": problem.example,
        }
        for deck in decks
        for problem in deck.problems
    ]
    errors = sum(deck.errors for deck in decks)
    fields = {
        "decks": len(decks),
        "questions": sum(len(deck.questions) for deck in decks),
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": problems,
    }
    print_document("check", fields)
