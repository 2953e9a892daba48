"""Print what has your shell complete commands, options, decks, tags and settings.

quiz completion bash
    This line in ~/.bashrc switches it on: `eval "$(quiz completion bash)"`.

quiz completion zsh
    This line in ~/.zshrc: `eval "$(quiz completion zsh)"`.

quiz completion fish
    This line in ~/.config/fish/config.fish: `quiz completion fish | source`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    import argparse

    from quiz.commands._parsing import one_of

    parser.add_argument(
        "shell",
        nargs="?",
        type=one_of("SHELL", SHELLS),
        metavar="|".join(SHELLS),
        help="the shell whose script is printed",
    )
    # What the scripts ask while somebody types.
    for option in ("--words", "--of", "--bash"):
        parser.add_argument(option, metavar="WORD", help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    import contextlib

    from quiz.text import say

    if args.words is not None:
        from quiz.commands._words import lines

        with contextlib.suppress(Exception):  # at a prompt nobody wants to read of it
            for line in lines(args.words, of=args.of or "", bash=args.bash):
                say(line)
        return 0
    if args.shell is None:
        from quiz.errors import QuizError

        raise QuizError(f"Which shell? quiz completion {'|'.join(SHELLS)}.")
    from quiz.commands._shells import script

    say(script(args.shell))
    return 0
