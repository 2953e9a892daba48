"""Say which question continues one that left its deck, where an edit was too large to tell.

quiz relink
    What looks reworded or left its deck, each with what it may have become.

quiz relink 3f2a91c0 77b0e4d1
    These two are one question, with one history.

quiz relink --undo
    Takes the last of these back.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.collection import Collection, Rewording, Vanished
    from quiz.decks import Question

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
    _add_choices(parser)
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    parser.epilog = (
        "Without a word it lists the questions that look reworded, those that left their decks, "
        "and what they may have become."
    )


def _add_choices(parser: argparse.ArgumentParser) -> None:
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--linked", action="store_true", help="list which questions continue which")
    chosen.add_argument(
        "--same", metavar="NEW", help="this question, which looks reworded, is the one of before"
    )
    chosen.add_argument(
        "--another", metavar="NEW", help="this question, which looks reworded, is another one"
    )
    chosen.add_argument("--unlink", metavar="NEW", help="this question is one by itself")
    chosen.add_argument(
        "--forget", metavar="OLD", help="begin this question anew, should it ever come back"
    )
    chosen.add_argument(
        "--undo",
        action="store_true",
        help="take back the last link made here, by you or by an edit",
    )


def run(args: argparse.Namespace) -> int:
    from quiz.collection import open_collection, see_decks
    from quiz.text import say

    collection, _ = open_collection()
    try:
        collection.store.check()
        see_decks(collection)
        collection.refresh()
        if args.json:
            _print_json(args, collection)
        else:
            for line in _carry_out(args, collection):
                say(line)
    finally:
        collection.close()
    return 0


def _carry_out(args: argparse.Namespace, collection: Collection) -> list[str]:
    """Does what the command line asks for; returns the lines to print."""
    from quiz.collection import forget, link, unlink
    from quiz.errors import QuizError

    if args.linked:
        return _linked(collection)
    if not _changes(args):
        return _everything(collection)
    collection.store.insist_on_keeping()
    if args.undo:
        return [_undone(collection)]
    if args.same is not None or args.another is not None:
        return [_decided(collection, args.same, args.another)]
    if args.unlink is not None:
        unlink(collection, args.unlink)
        return [f"It is a question by itself now, with its own history. {_UNDO}"]
    if args.forget is not None:
        forget(collection, args.forget)
        return [f"Forgotten: it is not listed any more, and would begin anew. {_UNDO}"]
    if args.new is not None:
        link(collection, args.old, args.new)
        return [f"They are one question now, with one history. {_UNDO}"]
    raise QuizError("Name two questions: the one that left, and the one that continues it.")


def _changes(args: argparse.Namespace) -> bool:
    """True if the command line asks for more than a list."""
    words = (args.old, args.same, args.another, args.unlink, args.forget)
    return args.undo or any(word is not None for word in words)


def _undone(collection: Collection) -> str:
    """Takes back the last link; returns what to print."""
    from quiz.collection import PAIRING_WORDS

    pairing = collection.store.undo_pairing(collection.now, collection.today)
    if pairing is None:
        return "There is nothing to take back."
    return f"Taken back: {PAIRING_WORDS[type(pairing)]}."


def _everything(collection: Collection) -> list[str]:
    """The lines of all that looks reworded, and of all else that left its deck."""
    from quiz.collection import rewordings

    waiting = rewordings(collection)
    missing = _missing(collection, waiting)
    if not waiting and not missing:
        return ["No question with a history has left your decks."]
    gap = [""] if waiting and missing else []
    return [*_reworded(waiting), *gap, *_listed(missing)]


def _missing(collection: Collection, waiting: list[Rewording]) -> list[Vanished]:
    """What else left its deck, beside what looks reworded."""
    from quiz.collection import vanished_questions

    asked = {collection.known_as(one.old.key) for one in waiting}
    return [one for one in vanished_questions(collection) if one.key not in asked]


def _decided(collection: Collection, same: str | None, another: str | None) -> str:
    """Keeps whether a question that looks reworded is the one of before; returns what to print."""
    from quiz.collection import decide_rewording, rewording_named

    decide_rewording(
        collection, rewording_named(collection, same or another or ""), same=same is not None
    )
    if same is not None:
        return f"They are one question now, with one history. {_UNDO}"
    return f"They are two questions, each with its own history. {_UNDO}"


def _reworded(waiting: list[Rewording]) -> list[str]:
    """The lines of the questions that look reworded, each below the one that it may have been."""
    if not waiting:
        return []
    from quiz.collection import SHORT
    from quiz.text import one_line, plural

    lines: list[str] = []
    for one in waiting:
        old, question = one.old, one.question
        since = f", and {one.since.reviews} of the new one since" if one.since.reviews else ""
        now = one_line(f"{question.deck.name}: {question.prompt} ({question.answer.shown})")
        lines += [
            f"{old.key[:SHORT]}  {one_line(f'{old.kind}: {old.prompt} ({old.answer})')}",
            f"          {plural(one.before.reviews, 'review')}{since}",
            f"    {question.fingerprint[:SHORT]}  looks reworded  {now}",
        ]
    return [
        *lines,
        "",
        "`quiz relink --same NEW` says that it is the one of before, `--another NEW` another one.",
    ]


def _listed(missing: list[Vanished]) -> list[str]:
    if not missing:
        return []
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
    from quiz.collection import SHORT, prompts_on_shelf
    from quiz.text import one_line

    continued = collection.store.continued()
    prompts = prompts_on_shelf(collection, continued)
    lines = []
    for key, older in continued.items():
        prompt = one_line(prompts.get(key, "not on the shelf"))
        lines.append(f"{key[:SHORT]}  continues  {older[:SHORT]}  {prompt}")
    return lines or ["No question continues another one."]


# JSON


def _print_json(args: argparse.Namespace, collection: Collection) -> None:
    """Prints the list that is asked for; raises QuizError where something is to be done instead."""
    from quiz.collection import rewordings
    from quiz.commands._documents import print_document
    from quiz.errors import QuizError

    if _changes(args):
        raise QuizError("--json is for the two lists: quiz relink and quiz relink --linked.")
    if args.linked:
        print_document("links", {"links": _link_fields(collection)})
        return
    waiting = rewordings(collection)
    fields = {
        "reworded": list(map(_reworded_fields, waiting)),
        "left": list(map(_left_fields, _missing(collection, waiting))),
    }
    print_document("relink", fields)


def _reworded_fields(one: Rewording) -> dict[str, object]:
    old = one.old
    return {
        "old": {"key": old.key, "kind": old.kind, "prompt": old.prompt, "answer": old.answer},
        "new": _question_fields(one.question),
        "reviews": one.before.reviews,
        "reviews_since": one.since.reviews,
    }


def _left_fields(vanished: Vanished) -> dict[str, object]:
    return {
        "key": vanished.key,
        **vanished.words._asdict(),
        "reviews": vanished.standing.reviews,
        "candidates": [
            {**_question_fields(one.question), "likeness": round(one.likeness, 6)}
            for one in vanished.candidates
        ],
    }


def _question_fields(question: Question) -> dict[str, object]:
    return {
        "key": question.fingerprint,
        "deck": question.deck.name,
        "prompt": question.prompt,
        "answer": question.answer.shown,
    }


def _link_fields(collection: Collection) -> list[dict[str, object]]:
    from quiz.collection import prompts_on_shelf

    continued = collection.store.continued()
    prompts = prompts_on_shelf(collection, continued)
    return [
        {"key": key, "continues": older, "prompt": prompts.get(key)}
        for key, older in continued.items()
    ]
