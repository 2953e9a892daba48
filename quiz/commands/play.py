"""Play a timed game: questions against the clock, points for speed."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.study.rules import Setup


def arguments(parser: argparse.ArgumentParser) -> None:
    from quiz.study.modes import GAMES

    add = parser.add_argument
    add(
        "decks",
        nargs="+",
        metavar="DECK",
        help="a path, or a name on the shelf such as csto-2007/who",
    )
    add(
        "--game",
        choices=tuple(GAMES),
        help="which; with any of these the game begins at once",
    )
    add("--questions", type=_count, metavar="N", help="how many in a blitz (10)")
    add("--seconds", type=_seconds, metavar="S", help="for each question, in a sprint for all")
    add("--typing", action="store_true", help="answers are typed, not chosen")
    add(
        "--reading",
        choices=("on", "off"),
        help="the clock waits while the prompt is read (on where one chooses)",
    )
    add(
        "--extra-time",
        type=_extra,
        metavar="X",
        help="1, 1.25, 1.5 or 2 times the seconds; 0 is no clock",
    )
    add(
        "--name",
        metavar="NAME",
        help="who plays; under another name than yours nothing moves your schedule",
    )
    add("--players", metavar="A,B", help="two to eight names that take turns at one keyboard")
    add(
        "--seed",
        type=int,
        metavar="N",
        help="the same seed asks the same questions, with the same choices",
    )
    add("--quiet", action="store_true", help="say nothing on leaving")


def _count(text: str) -> int:
    from quiz.study.rules import MOST_QUESTIONS

    number = int(text)
    if not 0 < number <= MOST_QUESTIONS:
        import argparse

        raise argparse.ArgumentTypeError(f"from 1 to {MOST_QUESTIONS}")
    return number


def _seconds(text: str) -> float:
    from quiz.study.rules import LEAST_SECONDS, MOST_SECONDS

    number = float(text)
    if not LEAST_SECONDS <= number <= MOST_SECONDS:
        import argparse

        raise argparse.ArgumentTypeError(f"from {LEAST_SECONDS:g} to {MOST_SECONDS:g}")
    return number


def _extra(text: str) -> float:
    from quiz.study.rules import EXTRA_TIMES

    number = float(text)
    if number not in EXTRA_TIMES:
        import argparse

        factors = ", ".join(f"{factor:g}" for factor in EXTRA_TIMES if factor)
        raise argparse.ArgumentTypeError(f"{factors}, or 0 for no clock")
    return number


def run(args: argparse.Namespace) -> int:
    from quiz.tui.terminal import obey_signals

    obey_signals()
    from functools import partial

    from quiz.collection.collection import open_collection
    from quiz.errors import DeckNotFound
    from quiz.games.games import begin_match, remembered
    from quiz.tui.app import run as run_app

    collection, decks = open_collection(args.decks)
    if not _says_how(args):
        from quiz.tui.screens.setup import SetupScreen

        return run_app(collection, first=lambda: SetupScreen(decks), quiet=args.quiet)
    setup = _setup(args, remembered(collection, decks))
    make = partial(begin_match, collection, decks, setup)
    game = make()
    if not game.session.left:
        raise DeckNotFound("There are not enough questions here that a game can ask.")
    from quiz.tui.screens.game import GameScreen

    return run_app(collection, first=lambda: GameScreen(game, make), quiet=args.quiet)


def _says_how(args: argparse.Namespace) -> bool:
    told = (
        args.game,
        args.questions,
        args.seconds,
        args.reading,
        args.extra_time,
        args.name,
        args.players,
        args.seed,
    )
    return bool(args.typing) or any(one is not None for one in told)


def _setup(args: argparse.Namespace, before: Setup) -> Setup:
    """What the command says, over how these decks were last played; other seconds and names
    belonged to that game."""
    from quiz.study.rules import players

    same = args.game in (None, before.game)
    return before._replace(
        game=args.game or before.game,
        questions=args.questions or before.questions,
        seconds=args.seconds or (before.seconds if same else None),
        typing=args.typing or (before.typing and args.game is None),
        extra=before.extra if args.extra_time is None else args.extra_time,
        reading=before.reading if args.reading is None else args.reading == "on",
        names=players(args.players or (args.name or "").replace(",", " ")),
        seed=args.seed,
    )
