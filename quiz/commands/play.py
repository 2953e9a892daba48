"""Play a timed game: questions against the clock, points for speed."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("decks", nargs="+", metavar="DECK", help="a path, or a name on the shelf such as csto-2007/who")
    parser.add_argument("--questions", type=_count, default=10, metavar="N", help="how many (10)")
    parser.add_argument("--seconds", type=_seconds, metavar="S", help="for each; else what the question says (20)")
    parser.add_argument("--seed", type=int, metavar="N", help="the same seed asks the same questions")


def _count(text: str) -> int:
    number = int(text)
    if not 0 < number <= 1000:
        import argparse

        raise argparse.ArgumentTypeError("from 1 to 1000")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 1 <= number <= 3600:
        import argparse

        raise argparse.ArgumentTypeError("from 1 to 3600")
    return number


def run(args: argparse.Namespace) -> int:
    import os

    from quiz.desk import open_desk
    from quiz.errors import DeckNotFound
    from quiz.modes import BLITZ
    from quiz.tui.app import run as run_app

    desk, decks = open_desk(args.decks)
    seed = int.from_bytes(os.urandom(4), "big") if args.seed is None else args.seed
    session = desk.play(decks, BLITZ, count=args.questions, seed=seed, seconds=args.seconds)
    if not session.left:
        raise DeckNotFound("There is no question here that a game can ask.")
    return run_app(desk, session)
