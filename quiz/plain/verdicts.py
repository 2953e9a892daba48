"""A verdict in words: how right a response was, the right answer, the note, the source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from quiz.answers import (
    DateAnswer,
    Forgiven,
    Gaps,
    Mark,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    Part,
    SelfRated,
    SetAnswer,
    TextAnswer,
    Verdict,
    also_beside,
    collapse,
    literal,
)
from quiz.decks import Question
from quiz.plain.prompts import letter_of
from quiz.plain.texts import (
    ALSO_COLUMNS,
    NAMES,
    answer_words,
    differences,
    in_a_row,
    markdown,
    sentence,
    spoken,
)
from quiz.schedule import CERTAINTIES, Certainty, Offer, Rating
from quiz.study import Outcome, Turn, certainty_mark, note_beside, reasons_against
from quiz.text import also_words, figure, in_days, one_line, plural, share


def verdict_lines(outcome: Outcome) -> Iterator[str]:
    """Everything about an outcome that is said after a response, the verdict first."""
    question, verdict = outcome.turn.question, outcome.verdict
    yield " ".join(filter(None, (_head(outcome), *_earned(outcome))))
    yield from _parts(outcome)
    yield from _also(question, verdict)
    yield from _reasons(question, verdict, outcome.review.response)
    yield from aside(question)


def aside(question: Question) -> Iterator[str]:
    """What a deck says beside an answer."""
    if question.note:
        yield f"Note: {markdown(question.note)}"
    if question.citation:
        yield f"Source: {sentence(one_line(question.citation))}"


def _head(outcome: Outcome) -> str:
    """How right it was, with the answer where the response was another text."""
    question, verdict = outcome.turn.question, outcome.verdict
    answer, typed = question.answer, outcome.review.response.strip()
    shown = verdict.shown or answer.shown
    if isinstance(answer, SelfRated):
        return f"Rated {outcome.rating.name.lower()}."
    says_answer = _says_answer(outcome, typed, shown)
    note = verdict.note
    if says_answer and verdict.forgiven is not Forgiven.TWIN:
        note = note_beside(shown, note)
    said = [_word(outcome, note), _answer(outcome, typed, shown) if says_answer else ""]
    return " ".join(filter(None, said))


def _word(outcome: Outcome, note: str) -> str:
    verdict, note = outcome.verdict, sentence(spoken(note))
    if verdict.right:
        return f"Right. {note}".strip()
    if not verdict.wrong:
        part = "Partly right" if verdict.parts else f"Partly right, {share(verdict.credit)}"
        return f"{part}: {note}" if note else f"{part}."
    word = "Wrong." if outcome.review.response.strip() else "Not known."
    return f"{word} {note}".strip()


def _says_answer(outcome: Outcome, typed: str, shown: str) -> bool:
    """True unless the response is the answer as it stands, or the parts say what is right."""
    verdict, answer = outcome.verdict, outcome.turn.question.answer
    if verdict.parts and typed:
        return isinstance(answer, Ordering) and not verdict.right
    if verdict.right and (typed == shown or outcome.turn.choices):
        return False
    if isinstance(answer, NumberAnswer):
        is_same = verdict.right and _digits(typed) == _digits(shown)
        return not (is_same or shown in verdict.note)
    return True


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())


def _answer(outcome: Outcome, typed: str, shown: str) -> str:
    answer = outcome.turn.question.answer
    words = _lettered(outcome.turn, answer_words(answer, outcome.verdict.shown))
    if outcome.turn.choices == ("True", "False"):
        return f"It is {words.lower()}."
    verb = "order is" if isinstance(answer, Ordering) else "answer is"
    changes = ""
    if isinstance(answer, TextAnswer) and typed and not outcome.turn.choices:
        if literal(typed) == literal(shown) and outcome.verdict.right:
            return f"It is written {sentence(words)}" if typed != shown else ""
        changes = differences(typed, shown) if outcome.verdict.forgiven is not Forgiven.TWIN else ""
    return f"The {verb} {sentence(words)}" + (f" {_capital(sentence(changes))}" if changes else "")


def _lettered(turn: Turn, words: str) -> str:
    """The right choice with its letter."""
    if isinstance(turn.question.answer, SetAnswer) or turn.choices == ("True", "False"):
        return words
    letters = (letter_of(at) for at, text in enumerate(turn.choices) if spoken(text) == words)
    return f"{letter}, {words}" if (letter := next(letters, "")) else words


def _capital(text: str) -> str:
    """The sentence with a capital, unless it begins with a letter that is spoken of."""
    begins = ("letter", "from", *NAMES.values())
    return text[:1].upper() + text[1:] if text.startswith(begins) else text


def _earned(outcome: Outcome) -> Iterator[str]:
    """What a response earned: a mark for certainty, points and a bonus."""
    certainty, mark = outcome.review.certainty, outcome.certainty_mark
    if mark is not None and certainty is not None:
        yield f"You said {CERTAINTIES[certainty]}: {signed(float(mark))}."
    if outcome.points or outcome.bonus:
        bonus = f", and {outcome.bonus} for {outcome.streak} in a row" if outcome.bonus else ""
        yield f"{plural(outcome.points, 'point')}{bonus}."


def signed(mark: float) -> str:
    """A mark with its sign as a word: `plus 0.67`, `minus 2`."""
    if -0.005 < mark < 0.005:
        return "0"
    return f"{'plus' if mark > 0 else 'minus'} {figure(abs(mark))}"


def stakes(certainty: Certainty) -> str:
    """What a certainty earns and costs, in words."""
    right, wrong = (signed(float(certainty_mark(credit, certainty))) for credit in (1.0, 0.0))
    return f"{right} if right, {wrong} if wrong"


# Parts


def _parts(outcome: Outcome) -> Iterator[str]:
    """The parts of an answer that has some; of a right one nothing is left to say."""
    answer, verdict = outcome.turn.question.answer, outcome.verdict
    if verdict.right and not any(part.note for part in verdict.parts):
        return
    match answer:
        case Gaps():
            yield from _gaps(verdict.parts)
        case Pairs(pairs):
            yield from _pairs(pairs, verdict.parts)
        case Ordering():
            yield from _places(verdict.parts)
        case SetAnswer():
            yield from _members(verdict.parts, all_of_them=bool(outcome.turn.choices))
        case TextAnswer() | NumberAnswer() | DateAnswer() | OneChoice() | SelfRated():
            return
        case _:
            assert_never(answer)


def _is_blank(parts: Sequence[Part]) -> bool:
    """True where nothing was answered: the answer itself is said then."""
    return all(part.mark is Mark.MISSED for part in parts)


def _gaps(parts: Sequence[Part]) -> Iterator[str]:
    if _is_blank(parts):
        return
    for number, part in enumerate(parts, start=1):
        note = note_beside(part.text, part.note)
        if part.mark is Mark.RIGHT:
            yield f"Gap {number}: right.{f' {sentence(spoken(note))}' if note else ''}"
        else:
            said = f"; {spoken(note)}" if note else ""
            yield f"Gap {number}: the answer is {sentence(spoken(part.text) + said)}"


def _pairs(pairs: Sequence[tuple[str, str]], parts: Sequence[Part]) -> Iterator[str]:
    if _is_blank(parts):
        return
    right = [
        spoken(collapse(left))
        for (left, _), part in zip(pairs, parts, strict=True)
        if part.mark is Mark.RIGHT
    ]
    if right:
        yield f"Right: {in_a_row(right)}."
    for (left, other), part in zip(pairs, parts, strict=True):
        if part.mark is not Mark.RIGHT:
            note = f"; {spoken(part.note)}" if part.note else ""
            yield spoken(f"{collapse(left)} belongs with {collapse(other)}{note}.")


def _places(parts: Sequence[Part]) -> Iterator[str]:
    wrong = [part for part in parts if part.mark is Mark.WRONG]
    for place, part in enumerate(parts, start=1):
        if part in wrong:
            yield f"{spoken(part.text)} is number {place}; {part.note}."


_HEADS: Mapping[Mark, str] = {
    Mark.RIGHT: "Right",
    Mark.HALF: "Half right",
    Mark.MISSED: "Missed",
    Mark.WRONG: "Not one of them",
}


def _members(parts: Sequence[Part], *, all_of_them: bool) -> Iterator[str]:
    """The members by how they were answered; what was named was judged as it was."""
    if _is_blank(parts):
        return
    for mark, head in _HEADS.items():
        if mark is not Mark.MISSED and not all_of_them:
            continue
        texts = [_member(part) for part in parts if part.mark is mark]
        if texts:
            yield f"{head}: {sentence(in_a_row(texts))}"


def _member(part: Part) -> str:
    note = note_beside(part.text, part.note) if part.mark in (Mark.RIGHT, Mark.HALF) else ""
    return f"{spoken(part.text)} ({spoken(note).rstrip('.')})" if note else spoken(part.text)


def _also(question: Question, verdict: Verdict) -> Iterator[str]:
    if others := also_beside(question.answer, verdict):
        yield sentence(spoken(also_words(others, ALSO_COLUMNS)))


def _reasons(question: Question, verdict: Verdict, response: str) -> Iterator[str]:
    """The author's reasons against the wrong choices that were taken."""
    for choice, why in () if verdict.right else reasons_against(question, response):
        said = sentence(spoken(why))
        yield f"{spoken(one_line(choice))}: {said}" if choice else said


# Ratings


def rating_words(offers: Mapping[Rating, Offer]) -> str:
    """When each rating has the question come back: `1 again, today; 2 hard, tomorrow`."""
    each = (
        f"{int(rating)} {rating.name.lower()}, {_when(offer.days)}"
        for rating, offer in offers.items()
    )
    return f"{'; '.join(each)}."


def _when(days: int) -> str:
    return f"{'in ' if days > 1 else ''}{in_days(days)}"
