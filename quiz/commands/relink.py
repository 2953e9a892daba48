"""Say which question on the shelf is one that left its deck, where an edit was too large to tell."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.collection.collection import Collection
    from quiz.collection.edits import Vanished


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "old",
        nargs="?",
        metavar="OLD",
        help="the question that left, by the letters it is listed by",
    )
    parser.add_argument(
        "new", nargs="?", metavar="NEW", help="the question on the shelf that continues it"
    )
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--linked", action="store_true", help="list which questions continue which")
    chosen.add_argument("--unlink", metavar="NEW", help="this question is one by itself")
    chosen.add_argument(
        "--forget", metavar="OLD", help="begin this question anew, should it ever come back"
    )
    chosen.add_argument(
        "--undo",
        action="store_true",
        help="take back the last link made here, by you or by an edit",
    )
    parser.epilog = "Without a word it lists the questions that left their decks, and what they may have become."


def run(args: argparse.Namespace) -> int:
    from quiz.collection.collection import open_collection

    collection, _ = open_collection()
    try:
        collection.check()
        collection.see()
        collection.refresh()
        for line in _done(args, collection):
            print(line)
    finally:
        collection.store.close()
    return 0


def _done(args: argparse.Namespace, collection: Collection) -> list[str]:
    from quiz.collection.edits import UNSAID, forget, link, unlink, vanished
    from quiz.errors import QuizError

    if args.linked:
        return _linked(collection)
    if args.undo:
        pairing = collection.store.undo_pairing(collection.now, collection.today)
        if pairing is None:
            return ["There is nothing to take back."]
        return [f"Taken back: {UNSAID[type(pairing)]}."]
    if args.unlink is not None:
        unlink(collection, args.unlink)
        return [
            "It is a question by itself now, with its own history. `quiz relink --undo` takes that back."
        ]
    if args.forget is not None:
        forget(collection, args.forget)
        return [
            "Forgotten: it is not listed any more, and would begin anew. `quiz relink --undo` takes that back."
        ]
    if args.new is not None:
        link(collection, args.old, args.new)
        return [
            "They are one question now, with one history. `quiz relink --undo` takes that back."
        ]
    if args.old:
        raise QuizError("Name two questions: the one that left, and the one that continues it.")
    return _listed(vanished(collection))


def _listed(gone: list[Vanished]) -> list[str]:
    if not gone:
        return ["No question with a history has left your decks."]
    from quiz.collection.edits import SHORT
    from quiz.text import one_line, plural

    lines: list[str] = []
    for one in gone:
        said = one_line(f"{one.met.kind}: {one.met.prompt} ({one.met.answer})")
        lines += [
            f"{one.key[:SHORT]}  {said}",
            f"          {plural(one.standing.reviews, 'review')}, {one_line(one.met.deck)}",
        ]
        for near in one.candidates:
            question = near.question
            said = one_line(f"{question.deck.name}: {question.prompt} ({question.answer.shown})")
            lines.append(f"    {question.fingerprint[:SHORT]}  {near.likeness:.0%}  {said}")
    return [
        *lines,
        "",
        "`quiz relink OLD NEW` makes two of them one question; `--forget OLD` begins one anew.",
    ]


def _linked(collection: Collection) -> list[str]:
    from quiz.collection.edits import SHORT
    from quiz.text import one_line

    shown = {
        one.fingerprint: one.prompt
        for deck in collection.shelf.all_decks()
        for one in deck.deck.questions
    }
    lines = [
        f"{key[:SHORT]}  continues  {older[:SHORT]}  {one_line(shown.get(key, 'not on the shelf'))}"
        for key, older in collection.store.continued().items()
    ]
    return lines or ["No question continues another one."]
