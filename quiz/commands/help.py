"""Say what the commands do, or all that there is to say of one."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("command", nargs="?", metavar="COMMAND", help="one of them")


def run(args: argparse.Namespace) -> int:
    from quiz.commands import names, overview, parser_of
    from quiz.errors import QuizError, nearest
    from quiz.text import say

    known = names()
    if args.command is None:
        say(overview())
    elif args.command in known:
        say(parser_of(args.command).format_help(), end="")
    else:
        near = nearest(args.command, known)
        cure = f'Did you mean "{near}"?' if near else f"The commands are {', '.join(known)}."
        raise QuizError(f'"{args.command}" is no command. {cure}')
    return 0
