"""Check decks and print every problem with its place and its cure."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from quiz.question import Deck

CRASHED = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="decks or folders of decks; without one, the shelf")
    parser.add_argument("--json", action="store_true", help="print the problems as JSON")
    parser.add_argument("--strict", action="store_true", help="fail on warnings too")
    parser.epilog = "Exit status: 0 without errors, 1 with one, 2 if nothing could be checked, 3 after a crash."


def run(args: argparse.Namespace) -> int:
    try:
        return _check(args)
    except Exception as error:
        from quiz.errors import QuizError

        if isinstance(error, QuizError | BrokenPipeError):
            raise
        import traceback

        traceback.print_exc()
        return CRASHED


def _check(args: argparse.Namespace) -> int:
    from quiz.errors import DeckNotFound
    from quiz.reading import read_deck
    from quiz.shelf import files

    found = [one for root in _roots(args.paths) for one in files(root)]
    if not found:
        raise DeckNotFound("There is no deck to check: a deck is a file that ends in .yaml.")
    decks = [read_deck(path, name) for path, name in found]
    if args.json:
        _print_json(decks)
    else:
        _print_text(decks)
    problems = [problem for deck in decks for problem in deck.problems]
    return int(any(problem.is_error or args.strict for problem in problems))


def _roots(given: list[str]) -> list[Path]:
    import os
    from pathlib import Path

    from quiz.errors import DeckNotFound

    roots = [Path(path) for path in given] or _shelf()
    for root in roots:
        try:
            os.close(os.open(root, os.O_RDONLY | os.O_NONBLOCK))
        except OSError as error:
            raise DeckNotFound(f"{root} cannot be read: {error.strerror}.") from None
    return roots


def _shelf() -> list[Path]:
    from quiz.paths import paths, shipped_decks
    from quiz.settings import load
    from quiz.shelf import roots

    where = paths()
    return roots((), load(where.config, {}).settings.decks, where.decks, shipped_decks())


def _print_text(decks: list[Deck]) -> None:
    from quiz.display import one_line, visible

    for deck in decks:
        lines = _lines(deck) if deck.problems else []
        for problem in deck.problems:
            place = problem.place
            print(f"{one_line(problem.file)}:{place.line}:{place.column} {problem.code}  {one_line(problem.message)}")
            if place.line <= len(lines):
                line = visible(lines[place.line - 1].replace("\t", " "))
                print(f"{place.line:>5} | {line}")
                print(f"      | {_indent(line, place.column - 1)}{'^' * _caret(line, place.column - 1, place.width)}")
    questions = sum(len(deck.questions) for deck in decks)
    errors = sum(deck.errors for deck in decks)
    warnings = sum(len(deck.problems) for deck in decks) - errors
    counts = [_count(questions, "question"), _count(len(decks), "deck")]
    problems = [_count(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    print(f"{' in '.join(counts)}: {' and '.join(problems) or 'no problems'}.")


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _lines(deck: Deck) -> list[str]:
    from pathlib import Path

    from quiz.sheet import Sheet

    try:
        return Sheet("", Path(deck.path).read_bytes().decode("utf-8-sig", errors="replace")).lines
    except OSError:
        return []


def _indent(line: str, column: int) -> str:
    """Blanks as wide as the characters before a column, so that the caret stands under its text."""
    return "".join("  " if _is_wide(char) else " " for char in line[:column])


def _caret(line: str, column: int, width: int) -> int:
    return max(1, sum(2 if _is_wide(char) else 1 for char in line[column : column + width]))


def _is_wide(char: str) -> bool:
    from unicodedata import east_asian_width

    return east_asian_width(char) in "WF"


def _print_json(decks: list[Deck]) -> None:
    import json

    problems = [
        {
            "file": problem.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "width": problem.place.width,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
        }
        for deck in decks
        for problem in deck.problems
    ]
    print(json.dumps(problems, indent=2))
