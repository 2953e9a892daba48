"""List the sittings, games and exams of the past, the latest first, or show one again: `log N`.

quiz log
    The latest twenty, numbered from 1.

quiz log 3 --json
    All that the third has to say, for a program.

quiz log 1 --save ada.json
    The result file of the latest, an exam, once more.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse

    from quiz.collection import Collection
    from quiz.results import Entry, Reopened

LATEST = 20
"""So many are listed, unless more are asked for."""


def arguments(parser: argparse.ArgumentParser) -> None:
    from quiz.commands._parsing import whole

    add = parser.add_argument
    add("number", nargs="?", type=whole("N"), metavar="N", help="shows that one; 1 is the latest")
    add("--plain", action="store_true", help="in sentences, for a screen reader")
    add("--json", action="store_true", help="print JSON: the whole list, or one with its questions")
    add(
        "--last",
        type=whole("--last", 1),
        metavar="N",
        help=f"list so many ({LATEST}; with --json all)",
    )
    add(
        "--answers",
        action="store_true",
        help="show the answers of an exam too, whatever it was set up with",
    )
    add(
        "--save",
        metavar="FILE",
        help="with N, an exam: write its result file, with the pupil and the times of then",
    )


def run(args: argparse.Namespace) -> int:
    from quiz.collection import open_collection
    from quiz.errors import LogError

    collection, _ = open_collection()
    try:
        if args.number is None:
            if args.save:
                raise LogError("Say which exam is to be written: quiz log N --save FILE.")
            _list(collection, args)
        elif args.save and args.json:
            raise LogError("--save writes a file; --json does not go with it.")
        elif args.save:
            _save(_past(collection, args.number), args.save)
        else:
            _show(_past(collection, args.number), args)
    finally:
        collection.close()
    return 0


def _list(collection: Collection, args: argparse.Namespace) -> None:
    from quiz.commands._documents import print_document
    from quiz.results import entries, entry_fields, logged
    from quiz.text import say

    ids = logged(collection)
    most = (len(ids) if args.json else LATEST) if args.last is None else args.last
    listed = entries(collection, ids[:most])
    if args.json:
        numbered = enumerate(listed, start=1)
        sittings = [{"number": number, **entry_fields(entry)} for number, entry in numbered]
        print_document("log", {"count": len(ids), "sittings": sittings})
        return
    for number, entry in enumerate(listed, start=1):
        say((_sentences if args.plain else _line)(number, entry, collection))
    if not ids:
        say("Nothing yet: study, play or sit an exam first.")
    elif len(ids) > most:
        say(f"and {len(ids) - most:,} before these: quiz log --last {len(ids)}")


def _sentences(number: int, entry: Entry, collection: Collection) -> str:
    from quiz.plain import entry_line

    return entry_line(number, entry, collection.now.day(0))


def _line(number: int, entry: Entry, collection: Collection) -> str:
    from quiz.exams import clock_words
    from quiz.results import (
        day_words,
        mode_words,
        score_words,
        title_words,
        took_words,
    )
    from quiz.text import padded, plural, share

    day = day_words(entry.moment, collection.now.day(0))
    figures = f"{share(entry.line.accuracy):>5}  {took_words(entry):>7}"
    when = f"{day:>11} {clock_words(entry.moment)}"
    answers = plural(entry.line.answers, "answer")
    head = f"{number:>4}  {when}  {padded(mode_words(entry), 8)}  {padded(title_words(entry), 32)}"
    return f"{head}  {padded(score_words(entry), 20)} {figures}  {answers}"


def _past(collection: Collection, number: int) -> Reopened:
    """The results of a number of the list. Raises LogError."""
    from quiz.errors import LogError
    from quiz.results import logged, reopen
    from quiz.text import plural

    ids = logged(collection)
    if not 1 <= number <= len(ids):
        raise LogError(f"There is no number {number}: the log has {plural(len(ids), 'sitting')}.")
    past = reopen(collection, ids[number - 1])
    if past is None:
        raise LogError("This exam was not handed in: it has no results.")
    return past


def _show(past: Reopened, args: argparse.Namespace) -> None:
    from quiz.commands._documents import print_document
    from quiz.results import page_fields, page_lines
    from quiz.text import say

    answers = args.answers or past.shows_answers
    if args.json:
        fields = page_fields(past, answers=answers)
        print_document("sitting", {"number": args.number, **fields})
    elif args.plain:
        from quiz.plain import past_lines

        say("\n".join(past_lines(past, answers=answers)))
    else:
        say("\n".join(page_lines(past, answers=answers)))


def _save(past: Reopened, file: str) -> None:
    from quiz.errors import LogError
    from quiz.exams import ExamResults, write_result
    from quiz.text import say_line

    if not isinstance(past.page, ExamResults):
        raise LogError("Only an exam has a result file; this was none.")
    path = write_result(past.page, past.page.begun.terms.name, file)
    say_line(f"Written to {path}")
