"""Play a timed game: questions against the clock, points for speed.

quiz play csto-2007/who
    Choose the game on one screen, then play.

quiz play who --game blitz --questions 20 --seconds 15 --typing --name Ada
    Twenty questions of fifteen seconds each, answered by typing, at once.

quiz play --tag people --players Ada,Bob,Eve
    All questions of a tag, three players in turns.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from quiz.collection import Collection
    from quiz.games import Match
    from quiz.study import Setup


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        metavar="DECK",
        help="a path, or a name on the shelf such as csto-2007/who",
    )
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="TAG",
        help="only questions with this tag, of all decks if none is named; may be given again",
    )
    _add_game(parser.add_argument)
    _add_players(parser.add_argument)


def _add_game(add: Callable[..., argparse.Action]) -> None:
    from quiz.commands._parsing import number, one_of, whole
    from quiz.study import GAMES, LEAST_SECONDS, MOST_QUESTIONS, MOST_SECONDS, Setup

    count = whole("--questions", 1, MOST_QUESTIONS)
    seconds = number("--seconds", LEAST_SECONDS, MOST_SECONDS)
    add(
        "--game",
        type=one_of("--game", tuple(GAMES)),
        metavar="|".join(GAMES),
        help="which; with any of these the game begins at once",
    )
    add("--questions", type=count, metavar="N", help=f"how many in a blitz ({Setup().questions})")
    add("--seconds", type=seconds, metavar="S", help="for each question, in a sprint for all")
    add("--typing", action="store_true", help="answers are typed, not chosen")
    add(
        "--reading",
        type=one_of("--reading", ("on", "off")),
        metavar="on|off",
        help="the clock waits while the prompt is read (on where one chooses)",
    )
    add(
        "--extra-time",
        type=_extra,
        metavar="X",
        help=f"{_factors()} times the seconds; 0 is no clock",
    )


def _add_players(add: Callable[..., argparse.Action]) -> None:
    from quiz.commands._parsing import whole

    add(
        "--name",
        metavar="NAME",
        help="who plays; under another name than yours nothing moves your schedule",
    )
    add("--players", metavar="A,B", help="two to eight names that take turns at one keyboard")
    add(
        "--seed",
        type=whole("--seed"),
        metavar="N",
        help="the same seed asks the same questions, with the same choices",
    )
    add("--quiet", action="store_true", help="say nothing on leaving")
    add("--plain", action="store_true", help="lines of text, also through a pipe")


def _extra(text: str) -> float:
    from quiz.commands._parsing import wrong
    from quiz.study import EXTRA_TIMES

    try:
        return next(factor for factor in EXTRA_TIMES if factor == float(text))
    except (StopIteration, ValueError):
        raise wrong("--extra-time", text, f"{_factors()}, or 0 for no clock") from None


def _factors() -> str:
    """`1, 1.25, 1.5, 2`."""
    from quiz.study import EXTRA_TIMES

    return ", ".join(f"{factor:g}" for factor in EXTRA_TIMES if factor)


def run(args: argparse.Namespace) -> int:
    from quiz.commands._faces import begins_plainly

    plain = begins_plainly(asked=args.plain)
    from functools import partial

    from quiz.commands._opening import open_whole
    from quiz.decks import with_tags
    from quiz.errors import DeckNotFound
    from quiz.games import begin_match, remembered
    from quiz.study import insist_on_questions

    if not args.decks and not args.tag:
        raise DeckNotFound("Name a deck or a tag to play: quiz play DECK, quiz play --tag TAG.")
    collection, decks = open_whole(args.decks)
    insist_on_questions(decks)
    decks = with_tags(decks, args.tag)
    collection.store.begin_check()  # it reads while the screen is imported
    if not _says_how(args) and not plain:
        from quiz.tui import SetupScreen, run as run_app

        return run_app(collection, first=lambda: SetupScreen(decks), quiet=args.quiet)
    make = partial(begin_match, collection, decks, _setup(args, remembered(collection, decks)))
    game = make()
    if not game.session.left:
        raise DeckNotFound("There are not enough questions here that a game can ask.")
    if plain:
        return _play_plainly(collection, game, quiet=args.quiet)
    from quiz.tui import GameScreen, run as run_app

    return run_app(collection, first=lambda: GameScreen(game, make), quiet=args.quiet)


def _play_plainly(collection: Collection, match: Match, *, quiet: bool) -> int:
    from functools import partial

    from quiz import plain

    return plain.run(
        collection, partial(plain.play, collection=collection, match=match, quiet=quiet)
    )


def _says_how(args: argparse.Namespace) -> bool:
    names = "game questions seconds reading extra_time name players seed".split()
    return bool(args.typing) or any(getattr(args, name) is not None for name in names)


def _setup(args: argparse.Namespace, before: Setup) -> Setup:
    """The words of the command over the last set-up of these decks; another game has no seconds."""
    from quiz.study import players

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
