"""Say what the commands do, or all that there is to say of one.

quiz help
    A line for each command, and what the exit statuses mean.

quiz help exam
    All that exam takes, with examples.

quiz help json
    What --json prints, key by key.

quiz help --man
    The manual page, for a pipe: quiz help --man | man -l -
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "command", nargs="?", metavar="COMMAND", help="one of them, or json: what --json prints"
    )
    parser.add_argument("--man", action="store_true", help="print the manual page, for man -l -")

    parser.add_argument(
        "--json", action="store_true", help="print the list of commands, or the one, as JSON"
    )


def run(args: argparse.Namespace) -> int:
    from quiz.commands import names, overview, parser_of
    from quiz.commands._documents import manual, print_document
    from quiz.commands._help import JSON
    from quiz.text import say

    if args.man or args.command == JSON:
        say(_page() if args.man else manual())
        return 0
    if args.command is not None:
        _insist_on_command(args.command)
    if args.json:
        print_document("help", _fields([args.command] if args.command else names()))
    elif args.command is None:
        say(overview())
    else:
        say(parser_of(args.command).format_help(), end="")
    return 0


def _insist_on_command(word: str) -> None:
    """Raises QuizError for a word that is no command."""
    from quiz.commands import names
    from quiz.commands._help import JSON
    from quiz.errors import QuizError, nearest

    known = names()
    if word not in known:
        near = nearest(word, [*known, JSON])
        cure = f'Did you mean "{near}"?' if near else f"The commands are {', '.join(known)}."
        raise QuizError(f'"{word}" is no command. {cure}')


def _fields(chosen: list[str]) -> dict[str, object]:
    from quiz.commands import doc_of
    from quiz.errors import EXIT_STATUSES

    docs = {name: doc_of(name) for name in chosen}
    return {
        "commands": [
            {
                "name": name,
                "sentence": doc.sentence,
                "examples": [vars(example) for example in doc.examples],
            }
            for name, doc in docs.items()
        ],
        "exit_statuses": [
            {"status": status, "meaning": text} for status, text in EXIT_STATUSES.items()
        ],
    }


def _page() -> str:
    from quiz.commands import _manual, doc_of, names, parser_of

    known = names()
    return _manual.page({name: doc_of(name) for name in known}, {n: parser_of(n) for n in known})
