"""Say which question continues one that left its deck, where an edit was too large to tell."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.collection import Collection, Vanished

_UNDO = "`quiz relink --undo` takes that back."


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
    parser.epilog = (
        "Without a word it lists the questions that left their decks, "
        "and what they may have become."
    )


def run(args: argparse.Namespace) -> int:
    from quiz.collection import open_collection, see_decks

    collection, _ = open_collection()
    try:
        collection.store.check()
        see_decks(collection)
        collection.refresh()
        for line in _carry_out(args, collection):
            print(line)
    finally:
        collection.store.close()
    return 0


def _carry_out(args: argparse.Namespace, collection: Collection) -> list[str]:
    """Does what the command line asks for; returns the lines to print."""
    from quiz.collection import PAIRING_WORDS, forget, link, unlink, vanished_questions
    from quiz.errors import QuizError

    if args.linked:
        return _linked(collection)
    if args.undo:
        pairing = collection.store.undo_pairing(collection.now, collection.today)
        if pairing is None:
            return ["There is nothing to take back."]
        return [f"Taken back: {PAIRING_WORDS[type(pairing)]}."]
    if args.unlink is not None:
        unlink(collection, args.unlink)
        return [f"It is a question by itself now, with its own history. {_UNDO}"]
    if args.forget is not None:
        forget(collection, args.forget)
        return [f"Forgotten: it is not listed any more, and would begin anew. {_UNDO}"]
    if args.new is not None:
        link(collection, args.old, args.new)
        return [f"They are one question now, with one history. {_UNDO}"]
    if args.old:
        raise QuizError("Name two questions: the one that left, and the one that continues it.")
    return _listed(vanished_questions(collection))


def _listed(missing: list[Vanished]) -> list[str]:
    if not missing:
        return ["No question with a history has left your decks."]
    from quiz.collection import SHORT
    from quiz.text import one_line, plural, share

    lines: list[str] = []
    for vanished in missing:
        words = vanished.words
        lines += [
            f"{vanished.key[:SHORT]}  {one_line(f'{words.kind}: {words.prompt} ({words.answer})')}",
            f"          {plural(vanished.standing.reviews, 'review')}, {one_line(words.deck)}",
        ]
        for candidate in vanished.candidates:
            question = candidate.question
            text = one_line(f"{question.deck.name}: {question.prompt} ({question.answer.shown})")
            lines.append(f"    {question.fingerprint[:SHORT]}  {share(candidate.likeness)}  {text}")
    return [
        *lines,
        "",
        "`quiz relink OLD NEW` makes two of them one question; `--forget OLD` begins one anew.",
    ]


def _linked(collection: Collection) -> list[str]:
    from quiz.collection import SHORT
    from quiz.text import one_line

    prompts = {
        question.fingerprint: question.prompt
        for deck in collection.shelf.all_decks()
        for question in deck.deck.questions
    }
    lines = []
    for key, older in collection.store.continued().items():
        prompt = one_line(prompts.get(key, "not on the shelf"))
        lines.append(f"{key[:SHORT]}  continues  {older[:SHORT]}  {prompt}")
    return lines or ["No question continues another one."]
