"""Sit an exam: one clock, forward and back, and no word of right and wrong before the end.

quiz exam csto-2007/who
    An exam of one deck; its terms are chosen on the first page.

quiz exam rivers.yaml --share europe=5,asia=5 --minutes 30 --seed 7 --name Ada --save ada.json
    Five questions of each tag, the same for everybody with this seed, and a file to hand in.

quiz exam
    Goes on with the exam that is still open.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from quiz.collection import Collection
    from quiz.decks import ShelvedDeck
    from quiz.exams import Exam, Offer, Terms
    from quiz.tui import ExamCoverScreen, ExamOpenScreen, ExamSetupScreen

    ExamScreens = ExamOpenScreen | ExamCoverScreen | ExamSetupScreen


def arguments(parser: argparse.ArgumentParser) -> None:
    _add_paper(parser.add_argument)
    _add_order(parser.add_argument)
    _add_terms(parser.add_argument)
    _add_candidate(parser.add_argument)


def _add_paper(add: Callable[..., argparse.Action]) -> None:
    from quiz.commands._parsing import whole
    from quiz.exams import MOST_QUESTIONS

    add(
        "decks",
        nargs="*",
        metavar="DECK",
        help="a path, or a name on the shelf; without one, the exam still open",
    )
    add(
        "--tag",
        action="append",
        default=[],
        metavar="TAG",
        help="only questions with this tag, of all decks if none is named; may be given again",
    )
    add(
        "--share",
        metavar="TAG=N,...",
        help="how many questions of a tag or a deck, such as people=5,dates=5",
    )
    add(
        "--questions",
        type=whole("--questions", 1, MOST_QUESTIONS),
        metavar="N",
        help="how many in all (20, or as the shares say)",
    )


def _add_order(add: Callable[..., argparse.Action]) -> None:
    from quiz.commands._parsing import whole

    add("--seed", type=whole("--seed"), metavar="N", help="the same seed gives the same paper")
    add(
        "--variants",
        metavar="A,B,C",
        help="each has the questions in another order; the first page asks which",
    )
    add("--variant", metavar="B", help="sits that variant")


def _add_terms(add: Callable[..., argparse.Action]) -> None:
    from quiz.commands._parsing import number, one_of
    from quiz.exams import MOST_MINUTES

    minutes, mark = number("--minutes", 0, MOST_MINUTES), number("--pass-mark", 0, 100)
    add("--minutes", type=minutes, metavar="M", help="for all of it (30)")
    add(
        "--extra-time",
        type=number("--extra-time", 1, 4),
        metavar="X",
        help="1 to 4 times the minutes, for this learner",
    )
    add(
        "--choosing",
        action="store_true",
        help="answers are chosen where there are choices, not typed",
    )
    add("--pass-mark", type=mark, metavar="P", help="per cent that pass (50)")
    add(
        "--answers",
        type=one_of("--answers", ("once", "later", "never")),
        metavar="once|later|never",
        help="when its results show what was right: once, when it is handed in (the default); "
        "later too, whenever they are looked at again; or never",
    )


def _add_candidate(add: Callable[..., argparse.Action]) -> None:
    add(
        "--name",
        metavar="NAME",
        help="who sits it; under another name than yours nothing moves your schedule",
    )
    add("--save", metavar="FILE", help="the file for the result; `quiz marks` makes tables of it")
    add("--quiet", action="store_true", help="say nothing on leaving")
    add("--plain", action="store_true", help="lines of text, also through a pipe")


def run(args: argparse.Namespace) -> int:
    from quiz.commands._faces import begins_plainly

    plain = begins_plainly(asked=args.plain)
    from quiz.commands._opening import open_whole
    from quiz.exams import offered

    collection, decks = open_whole(args.decks)
    is_new = bool(args.decks or args.tag)
    offer = offered(collection)
    if offer is None or (is_new and not offer.comes_first):
        decks = _readable(args, decks if is_new else [])
        if plain:
            return _sit_plainly(args, collection, decks)
        collection.store.begin_check()  # it reads while the screen is imported
        first = _first_of_new(args, collection, decks)
    else:
        exam = _insist_on_exam(offer)
        if plain:
            return _go_on_plainly(args, collection, exam, offer.hold.sentence)
        collection.store.begin_check()
        first = _first_of_open(exam, offer.hold.sentence)
    from quiz.tui import run as run_app

    return run_app(collection, first=first, quiet=args.quiet)


def _insist_on_exam(offer: Offer) -> Exam:
    """The exam that is still open; raises ExamError where it cannot be gone on with here."""
    from quiz.errors import ExamError

    if offer.exam is None:
        raise ExamError("An exam is still open, but its decks are not to be found any more.")
    if offer.hold.is_open:
        raise ExamError(offer.hold.sentence)
    return offer.exam


def _readable(args: argparse.Namespace, decks: list[ShelvedDeck]) -> list[ShelvedDeck]:
    """The decks for a new exam, with the wanted tags. Raises QuizError."""
    from quiz.decks import with_tags
    from quiz.errors import ExamError
    from quiz.study import insist_on_questions

    if not decks:
        raise ExamError("No exam is open. Name a deck for a new one: quiz exam DECK.")
    insist_on_questions(decks)
    return with_tags(decks, args.tag)


def _sit_plainly(args: argparse.Namespace, collection: Collection, decks: list[ShelvedDeck]) -> int:
    from quiz import plain
    from quiz.exams import compose_paper

    paper = compose_paper(decks, _terms(args, collection, decks))
    return plain.run(
        collection, lambda talk: plain.sit(talk, collection, decks, *paper, quiet=args.quiet)
    )


def _go_on_plainly(
    args: argparse.Namespace, collection: Collection, exam: Exam, was_open: str
) -> int:
    from quiz import plain

    return plain.run(
        collection,
        lambda talk: plain.go_on_with(talk, collection, exam, was_open, quiet=args.quiet),
    )


def _first_of_open(exam: Exam, was_open: str) -> Callable[[], ExamScreens]:
    """The first screen for an exam that is still open."""
    from functools import partial

    from quiz.tui import ExamOpenScreen

    return partial(ExamOpenScreen, exam, was_open)


def _first_of_new(
    args: argparse.Namespace, collection: Collection, decks: list[ShelvedDeck]
) -> Callable[[], ExamScreens]:
    """The first screen for an exam in some decks. Raises QuizError."""
    from functools import partial

    from quiz.exams import compose_paper
    from quiz.tui import ExamCoverScreen, ExamSetupScreen

    if not _says_how(args):
        return partial(ExamSetupScreen, decks)
    terms, questions = compose_paper(decks, _terms(args, collection, decks))
    return partial(ExamCoverScreen, decks, terms, questions)


def _says_how(args: argparse.Namespace) -> bool:
    names = "share questions minutes seed variants variant extra_time pass_mark name save answers"
    return bool(args.choosing) or any(getattr(args, name) is not None for name in names.split())


def _terms(args: argparse.Namespace, collection: Collection, decks: list[ShelvedDeck]) -> Terms:
    """The terms of the command.

    Without a number of questions they are as many as the shares want, or twenty, or all there are.
    """
    import os

    from quiz.exams import PASS_MARK, Answers, Terms, most, read_shares, read_variants

    pass_mark = PASS_MARK if args.pass_mark is None else args.pass_mark
    shares = read_shares(args.share or "")
    variants = read_variants(args.variants or "")
    variant = args.variant or (variants[0] if len(variants) == 1 else "")
    count = args.questions
    if count is None:
        count = 0 if shares else min(Terms().questions, most(decks))
    return Terms(
        questions=count,
        minutes=Terms().minutes if args.minutes is None else args.minutes,
        shares=shares,
        choosing=args.choosing,
        pass_mark=pass_mark,
        extra=1.0 if args.extra_time is None else args.extra_time,
        name=collection.settings.name if args.name is None else args.name,
        seed=args.seed,
        variants=variants or ((variant,) if variant else ()),
        variant=variant,
        save=os.path.abspath(os.path.expanduser(args.save)) if args.save else "",
        answers=Answers(args.answers or "once"),
    )
