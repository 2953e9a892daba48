"""Study what is due today, at once.

quiz study
    What is due in all decks, and today's new questions.

quiz study who --tag people --more 20
    One deck, one tag, and twenty new questions beyond today's.

quiz study rivers.yaml --cram
    Everything in a file, in any order; no schedule is moved.

quiz study --plain
    In lines of text, for a screen reader, a printer or a pipe.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from quiz.collection import Collection, Portion
    from quiz.decks import ShelvedDeck
    from quiz.study import Session

TODAY = "today"
"""The name of the portion that is studied where no other one is asked for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="*",
        metavar="DECK",
        help="a path, or a name on the shelf such as csto-2007/who; without one, all",
    )
    parser.add_argument(
        "--tag",
        action="append",
        default=[],
        metavar="TAG",
        help="only questions with this tag; given again, with any of them",
    )
    from quiz.commands._parsing import whole

    beyond = parser.add_mutually_exclusive_group()
    beyond.add_argument("--ahead", action="store_true", help="what is due next, the soonest first")
    beyond.add_argument(
        "--more",
        type=whole("--more", 1, 1000),
        metavar="N",
        help="today's new questions and N more, such as 20",
    )
    beyond.add_argument(
        "--cram", action="store_true", help="everything, in any order; it moves no schedule"
    )
    parser.add_argument(
        "--quiet", action="store_true", help="say nothing of the results on leaving"
    )
    parser.add_argument("--plain", action="store_true", help="lines of text, also through a pipe")


def run(args: argparse.Namespace) -> int:
    return begin(
        args.decks,
        tags=args.tag,
        portion=_portion(args),
        more=args.more,
        quiet=args.quiet,
        plain=args.plain,
    )


def _portion(args: argparse.Namespace) -> str:
    """The name of the portion that is asked for."""
    if args.ahead:
        return "ahead"
    if args.more:
        return "more"
    return "cram" if args.cram else TODAY


def begin(
    names: Sequence[str] = (),
    *,
    tags: Sequence[str] = (),
    portion: str = TODAY,
    more: int | None = None,
    quiet: bool = False,
    plain: bool = False,
) -> int:
    """Studies a portion of the decks of some names, of none all; returns the exit status."""
    from quiz.commands._faces import begins_plainly

    plain = begins_plainly(asked=plain)
    from quiz.collection import MORE, Portion, begin_study

    wanted = Portion(portion)
    collection, decks = _opened(names, tags, wanted, plain=plain)
    session = begin_study(collection, decks, wanted, more=more or MORE)
    if not session.left:
        from quiz.text import say

        say(_nothing(wanted, session))
        return 0
    if plain:
        from functools import partial

        from quiz import plain as face

        talk = partial(face.study, collection=collection, session=session, quiet=quiet)
        return face.run(collection, talk)
    collection.store.begin_check()  # it reads while the screen is imported
    from quiz.tui import run as run_app

    return run_app(collection, session, quiet=quiet)


def _opened(
    names: Sequence[str], tags: Sequence[str], portion: Portion, *, plain: bool
) -> tuple[Collection, list[ShelvedDeck]]:
    """The collection and the decks to study, once as much of them is read as that takes."""
    from quiz.collection import Portion, fill_today
    from quiz.commands._opening import open_beside, open_whole, wait_for
    from quiz.study import insist_on_questions

    collection, decks = (open_whole if plain else open_beside)(names)
    is_today = portion is Portion.TODAY and not tags
    wait_for(collection, decks, is_enough=lambda first: is_today and fill_today(collection, first))
    insist_on_questions(decks)
    if not tags:
        return collection, decks
    from quiz.decks import with_tags

    return collection, with_tags(decks, tags)


def _nothing(portion: Portion, session: Session) -> str:
    """What is printed where there is nothing to ask."""
    from quiz.collection import Portion

    sentence = {
        Portion.TODAY: "Nothing of this is due today.",
        Portion.AHEAD: "There is nothing of this to study ahead.",
        Portion.MORE: "There are no more new questions in this.",
        Portion.CRAM: "There is nothing to ask in this.",
    }[portion]
    hint = "--ahead, --more 20 or --cram study beyond today." if portion is Portion.TODAY else ""
    lines = [sentence, hint, session.left_out.sentence]
    return "\n".join(line for line in lines if line)
