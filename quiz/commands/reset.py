"""Have the questions of decks start anew; the history is kept, and `u` on Home takes it back.

quiz reset csto-2007/who
    Asks this deck as if it were new.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "decks",
        nargs="+",
        metavar="DECK",
        help="a path, or a name on the shelf such as csto-2007/who",
    )


def run(args: argparse.Namespace) -> int:
    from quiz.collection import open_collection, reset
    from quiz.text import plural, say

    collection, decks = open_collection(args.decks)
    collection.store.insist_on_keeping()
    count = reset(collection, decks)
    collection.close()
    if count:
        questions = plural(count, "question starts", "questions start")
        say(f"{questions} anew. u on the shelf takes it back.")
    else:
        say("None of these questions was begun.")
    return 0
