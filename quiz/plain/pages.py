"""The results of a sitting, a game or an exam in lines, now or reopened from the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from quiz.clock import Day
from quiz.exams import ExamResults, Marked, clock_words, minutes_said, score
from quiz.games import player_name
from quiz.plain.conversation import Conversation
from quiz.plain.texts import ALSO_COLUMNS, in_a_row, markdown, sentence, spoken
from quiz.plain.verdicts import signed
from quiz.results import (
    Entry,
    GameResults,
    Page,
    PlayerResults,
    Reopened,
    StudyResults,
    day_words,
    mode_words,
    rank,
    schedule_words,
    score_words,
    title_words,
)
from quiz.schedule import CERTAINTIES
from quiz.study import CRAM, GAMES, STUDY, Asked, Results, note_beside
from quiz.text import also_words, figure, one_line, per_cent, plural, share


def say_page(conversation: Conversation, page: Page, *, answers: bool = True) -> None:
    """Says what a page shows that was just reached; what was said as it began is left out."""
    conversation.say(*_lines(page, answers=answers))


def past_lines(past: Reopened, *, answers: bool = False) -> Iterator[str]:
    """What a page of the past shows; of an exam the answers if they are wanted, or may be shown."""
    page = past.page
    yield sentence(title_words(past.entry))
    if past.remark:
        yield past.remark
    yield from _lines(page, answers=answers or past.shows_answers)
    if isinstance(page, GameResults) and page.left_out:
        yield f"Left out: {plural(page.left_out, 'card')} that only you can rate."
    yield from map(sentence, page.notices)


def entry_line(number: int, entry: Entry, today: Day) -> str:
    """A sitting in the log: `1. 28 Nov, 14:05. Study, Rivers, 7 of 9 right.`"""
    when = f"{day_words(entry.moment, today)}, {clock_words(entry.moment)}"
    return f"{number}. {when}. {mode_words(entry)}, {title_words(entry)}, {score_words(entry)}."


def _lines(page: Page, *, answers: bool) -> Iterator[str]:
    match page:
        case StudyResults():
            yield from _of_study(page)
        case GameResults():
            yield from _of_game(page)
        case ExamResults():
            yield from _of_exam(page, answers=answers)
        case _:
            assert_never(page)


def _of_study(page: StudyResults) -> Iterator[str]:
    results = page.results
    title = CRAM.title if page.mode == CRAM.name else STUDY.title
    yield f"{title}: {results.right} of {len(results.answers)} right."
    yield from _figures(results)
    if page.tomorrow is not None:
        yield f"Tomorrow {plural(page.tomorrow, 'question')} due."
    if results.certainty_mark is not None:
        yield _certainty(results)
    yield from _missed(page.missed)


def _figures(results: Results) -> Iterator[str]:
    yield f"Accuracy {share(results.accuracy)} of {plural(len(results.answers), 'answer')}."
    if results.streak > 1:
        yield f"Best streak {results.streak} right in a row."
    yield f"Median time {plural(round(results.median_seconds, 1), 'second')} a question."


def _certainty(results: Results) -> str:
    counts = [(word, *results.right_when(certainty)) for certainty, word in CERTAINTIES.items()]
    rights = [f"{word} {right} of {total}" for word, right, total in counts if total]
    mean = signed(results.certainty_mark or 0.0)
    return f"Certainty {mean} a question on average; right when {in_a_row(rights)}."


def _missed(every: tuple[Asked, ...]) -> Iterator[str]:
    if every:
        yield f"Missed: {plural(len(every), 'question')}."
    for asked in every:
        yield from _block(asked)
        if why := note_beside(asked.answer, asked.note):
            yield sentence(spoken(why))


def _block(asked: Asked) -> Iterator[str]:
    """A question again, with what was said, what is right, and the source."""
    yield f"{asked.number}. {spoken(one_line(asked.prompt))}"
    yield f"You said {said_words(asked.said)}." if asked.said else "You said nothing."
    if not asked.right:
        yield f"The answer is {_answer(asked)}"
    if also := also_words(asked.also, ALSO_COLUMNS):
        yield sentence(spoken(also))
    if asked.source:
        yield f"Source: {sentence(one_line(asked.source))}"


def said_words(parts: Sequence[str]) -> str:
    """The parts of a response in a row."""
    return in_a_row([spoken(part).replace(" → ", " with ") for part in parts])


def _answer(asked: Asked) -> str:
    if asked.is_card:
        return sentence(markdown(asked.answer))
    answer = sentence(spoken(one_line(asked.answer)))
    if not asked.has_code:
        return answer
    # As it is kept, pairs and orders have arrows: a pair has one, and an order no semicolons.
    pieces = answer.split("; ")
    are_pairs = len(pieces) > 1 and all(piece.count(" → ") == 1 for piece in pieces)
    return answer.replace(" → ", " with " if are_pairs else ", then ")


# Games


def _of_game(page: GameResults) -> Iterator[str]:
    title = GAMES[page.setup.game].title
    placed = page.placed
    if not placed:
        yield f"{title}: nothing was answered."
        return
    yield f"{title}: {_winners(page)}."
    for player in placed:
        yield from _player(page, player)
    yield schedule_words(placed[0].results.counted, mine=page.mine, allowed=page.allowed)
    yield from _best(page)
    for player in page.players:
        if player.missed and page.is_hot_seat:
            yield f"{player_name(player.name)}:"
        yield from _missed(player.missed)


def _winners(page: GameResults) -> str:
    placed = page.placed
    points = plural(placed[0].results.points, "point")
    if not page.is_hot_seat:
        return f"{points}, {rank(placed[0].place, placed[0].runs)}"
    winners = [player_name(player.name) for player in placed if player.place == placed[0].place]
    return f"{in_a_row(winners)} {'win' if len(winners) > 1 else 'wins'} with {points}"


def _player(page: GameResults, player: PlayerResults) -> Iterator[str]:
    if player.is_best:
        yield f"A new best: {figure(player.before or 0)} was the one before."
    if page.is_hot_seat:
        points = plural(player.results.points, "point")
        yield f"{player_name(player.name)}: {points}, {rank(player.place, player.runs)}."
    yield from _figures(player.results)


def _best(page: GameResults) -> Iterator[str]:
    if page.is_hot_seat or len(page.top) < 2:
        return
    yield "Best runs with these settings:"
    for number, run in enumerate(page.top, start=1):
        own = ", this one" if run.own else ""
        who = f", {one_line(run.name)}" if run.name else ""
        yield f"{number}. {plural(run.points, 'point')}, {share(run.accuracy)}{who}{own}."


# Exams


def _of_exam(page: ExamResults, *, answers: bool) -> Iterator[str]:
    whole, mark = page.score, page.begun.terms.pass_mark
    passed = "passed" if whole.passes(mark) else "not passed"
    points = f"{figure(whole.had)} of {plural(whole.of, 'point')}"
    yield f"Exam: {per_cent(whole.shown(mark))}, {points}, {passed}."
    yield f"The pass mark is {per_cent(mark, digits=2)}."
    if name := one_line(page.begun.terms.name):
        yield f"Candidate: {name}."
    by = "by the clock" if page.by_clock else "by you"
    yield f"Handed in {by}, after {minutes_said(page.handed_in.at - page.started.at)}."
    yield f"{page.right} of {plural(len(page.questions), 'question')} right."
    yield schedule_words(page.counted, mine=page.mine, allowed=page.allowed)
    yield from page.remarks
    for tag, had in page.by_tag().items():
        yield f"{one_line(tag)}: {figure(had.had)} of {plural(had.of, 'point')}."
    if answers:
        for marked in page.questions:
            yield from _marked(marked)
    else:
        yield "The answers are not shown, as the exam was set up."


def _marked(marked: Marked) -> Iterator[str]:
    asked, had = marked.asked, score([marked.attempt]).had
    note = sentence(spoken(note_beside(asked.answer, asked.note)))
    yield from _block(asked)
    yield " ".join(filter(None, (f"{figure(had)} of {plural(asked.weight, 'point')}.", note)))
