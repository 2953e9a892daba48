"""A graded response: its verdict, the answer, the note and the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from textual.content import Content

from quiz.answers import (
    DateAnswer,
    Forgiven,
    Gaps,
    Mark,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    SelfRated,
    SetAnswer,
    TextAnswer,
    Verdict,
    also_beside,
)
from quiz.decks import Question
from quiz.schedule import CERTAINTIES
from quiz.study import Outcome, Turn, note_beside, reasons_against
from quiz.text import (
    ALSO_COLUMNS,
    also_words,
    one_line,
    plural,
)
from quiz.tui.answered import filled, right_answer, said
from quiz.tui.hanging import Hanging, Row
from quiz.tui.key_table import key_name
from quiz.tui.prose import difference, markdown, plain, prompt, without_code
from quiz.tui.widgets.still import Text
from quiz.tui.wording import sign, signed_mark, verdict_word

if TYPE_CHECKING:
    from quiz.answers import Answer
    from quiz.tui.key_page import KeyApp

_SIGNS = {
    Mark.RIGHT: ("✓", "$text-success", ""),
    Mark.HALF: ("◐", "$text-warning", ""),
    Mark.MISSED: ("○", "$text-warning", "  missed"),
    Mark.WRONG: ("✗", "$text-error", "  not one of them"),
}
_ANOTHER_CARD = "Another card has this front too, and another back."

_REMARKED = "$text-warning"
_APART = ("response", "parts", "note", "source")
"""The parts of a verdict that have a blank line above them, where the screen has lines to spare."""
_ASIDE = ("note", "source")
"""What a deck says about it, which a line for a retyping comes before where there are few lines."""


class VerdictBox(Text):
    """The verdict on a response, or the back of a card: one text of several parts."""

    app: KeyApp

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, Content | Hanging] = {}
        """What is shown, from top to bottom."""
        self._shown: tuple[Outcome, int, bool] | None = None
        """The outcome, the misses and whether a line follows; None for the back of a card."""
        self._is_for_a_room = False
        """It was drawn last with what fits in large letters."""
        self._also_columns = 0
        """The columns that what else is right was last cut to; 0 where there is nothing."""
        self._is_short = self._is_typed_below = False

    def text(self, name: str) -> str:
        """A part as text; empty where there is none."""
        return str(self._parts.get(name, ""))

    def _fill(self, **parts: Content | Hanging | None) -> None:
        """Shows the parts that are given, in their order."""
        self._parts = {name: part for name, part in parts.items() if part and str(part)}
        self._draw()

    def _draw(self) -> None:
        is_short = self._is_short = self.screen.has_class("-short")
        rows: list[Row] = []
        for name, part in self._parts.items():
            if name in _ASIDE and is_short and self._is_typed_below:
                continue
            if rows and name in _APART and not is_short:
                rows.append((Content(""), Content("")))
            rows += part.rows if isinstance(part, Hanging) else [(Content(""), part)]
        self.update(Hanging(rows))

    def make_room(self, *, is_typed_below: bool) -> None:
        """Leaves out what can wait while a line below has the keyboard and there are few lines."""
        if is_typed_below is not self._is_typed_below:
            self._is_typed_below = is_typed_below
            if self._is_short:
                self._draw()

    def show(self, outcome: Outcome, *, misses: int = 0, retypes: bool = False) -> None:
        """Draws everything about an outcome; after so many misses it offers to put it off.

        Letters are text at first if it `retypes`, in a line below.
        """
        self._shown = outcome, misses, retypes
        self._is_for_a_room = self.screen.has_class("-room")
        question, verdict = outcome.turn.question, outcome.verdict
        response = outcome.review.response
        said_line, answer_line = _compared(outcome.turn, verdict, response)
        why = _why_wrong(question, verdict, response)
        self.update_classes({"-right": verdict.right, "-wrong": verdict.wrong})
        remark = verdict.note
        if answer_line and verdict.forgiven is not Forgiven.TWIN:
            remark = note_beside(verdict.shown or question.answer.shown, remark)
        self._fill(
            headline=self._headline(outcome),
            remark=prompt(remark).stylize(_REMARKED) if remark else None,
            offer=self._offer(misses, retypes=retypes) if misses else None,
            response=_with_reason(said_line, why) if said_line else None,
            answer=self._answer(question, answer_line),
            parts=_parts(question.answer, verdict),
            also=self._also(question, verdict),
            why=None if said_line or not why else why.stylize(_REMARKED),
            note=markdown(question.note) if question.note else None,
            source=_source(question),
        )

    def on_resize(self) -> None:
        is_for_a_room = self._is_for_a_room or self.screen.has_class("-room")
        if self._shown and (is_for_a_room or self._also_columns not in (0, self.size.width)):
            outcome, misses, retypes = self._shown
            self.show(outcome, misses=misses, retypes=retypes)

    def fit(self) -> None:
        """Draws it for a screen that has another size, with or without blank lines."""
        if self._is_short is not self.screen.has_class("-short"):
            self._draw()

    def _headline(self, outcome: Outcome) -> Content:
        """The verdict in words, certainty and points; for a room the words in large letters."""
        character, colour = sign(outcome.verdict)
        words = f"{character} {_word(outcome)}"
        large = self._large(words)
        word = (large, colour) if large else (words, f"bold {colour}")
        return Content.assemble(word, *_earned(outcome))

    def _answer(
        self, question: Question, answer: Content | Hanging | None
    ) -> Content | Hanging | None:
        """The right answer; for a room in large letters where they fit."""
        large = self._large(question.answer.shown) if answer else ""
        return Content.assemble(("Answer", "$text-muted"), f"\n{large}") if large else answer

    def _also(self, question: Question, verdict: Verdict) -> Content | None:
        """What else would have been right, on one line."""
        others = also_beside(question.answer, verdict)
        self._also_columns = (self.size.width or ALSO_COLUMNS) if others else 0
        return prompt(also_words(others, self._also_columns)).stylize("$text-muted")

    def _offer(self, misses: int, *, retypes: bool) -> Content:
        key = self.app.key_set.name("not_today")
        keys = f"{key_name('escape')}, {key}" if retypes else key  # else it would be typed
        said = f"Missed {misses} times in this sitting. Not today?  {keys} puts it off."
        return Content.styled(said, _REMARKED)

    def _large(self, text: str) -> str:
        if not self.screen.has_class("-room"):
            return ""
        from quiz.tui.room import enlarged_text

        return enlarged_text(text, self.screen.size.width, most=2)

    def show_back(self, question: Question, *, has_twin: bool = False) -> None:
        """Draws the back of a card, which the learner rates; another card may have its front."""
        self._shown = None
        self.remove_class("-right", "-wrong")
        self._fill(
            remark=Content.styled(_ANOTHER_CARD, _REMARKED) if has_twin else None,
            answer=markdown(question.answer.shown),
            note=markdown(question.note) if question.note else None,
            source=_source(question),
        )


def _earned(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """What a response earned: a mark for certainty, points and a bonus."""
    if outcome.certainty_mark is not None and outcome.review.certainty is not None:
        certainty = CERTAINTIES[outcome.review.certainty]
        yield f"   {certainty}: {signed_mark(outcome.certainty_mark)}", "$text-muted"
    if outcome.points or outcome.bonus:
        bonus = f"  +{outcome.bonus} for {outcome.streak} in a row" if outcome.bonus else ""
        yield f"   +{plural(outcome.points, 'point')}{bonus}", "$text-accent"


def _word(outcome: Outcome) -> str:
    if outcome.verdict.wrong and not outcome.review.response.strip():
        return "Not known"
    return verdict_word(outcome.verdict)


def _compared(
    turn: Turn, verdict: Verdict, response: str
) -> tuple[Hanging | None, Content | Hanging | None]:
    """The response and the right answer, with the difference marked between two texts.

    The verdict's parts, where it has some, stand for both; what the note or the filled sentence of
    a cloze says is not said again.
    """
    question, typed = turn.question, response.strip()
    answer, shown = question.answer, verdict.shown or question.answer.shown
    if isinstance(answer, SelfRated):
        return None, right_answer(question)
    is_bare = not typed or (verdict.right and typed == shown)
    if verdict.parts or (is_bare and filled(question)):
        return None, None
    if is_bare:
        return None, _labelled("Answer   ", prompt(shown).stylize("bold"))
    wrote, meant = _side_by_side(turn, verdict, typed, shown)
    said_line = _labelled("You said ", wrote)
    if isinstance(answer, NumberAnswer) and shown in verdict.note:
        return said_line, None
    return said_line, _labelled("Answer   ", meant.stylize("bold"))


def _with_reason(said_line: Hanging, why: Content | None) -> Hanging:
    """A response, and under it why it is wrong: under the right answer it would speak of that."""
    (head, _), *_ = said_line.rows
    reason = [(Content(" " * head.cell_length), why.stylize(_REMARKED))] if why else []
    return Hanging([*said_line.rows, *reason])


def _labelled(label: str, text: Content) -> Hanging:
    return Hanging([(Content.styled(label, "$text-muted"), text)])


def _side_by_side(turn: Turn, verdict: Verdict, typed: str, shown: str) -> tuple[Content, Content]:
    answer = turn.question.answer
    match answer:
        case TextAnswer() if not turn.choices and verdict.forgiven is not Forgiven.TWIN:
            return difference(typed, shown if "`" in typed else without_code(shown))
        case TextAnswer() | DateAnswer() | NumberAnswer() | OneChoice() | SetAnswer():
            return said(turn, typed), prompt(shown)
        case Ordering() | Pairs() | Gaps() | SelfRated():
            return said(turn, typed), prompt(shown)
        case _:
            assert_never(answer)


def _parts(answer: Answer, verdict: Verdict) -> Hanging | None:
    """Each part with its sign; of an order the places that its items should have."""
    rows = []
    for place, part in enumerate(verdict.parts, start=1):
        character, colour, word = _SIGNS[part.mark]
        number = f"{place:>2}  " if isinstance(answer, Ordering) else ""
        head = Content.assemble((f"{character} ", colour), (number, "$text-muted"))
        own = note_beside(part.text, part.note)
        note = prompt(f"  {own}" if own else word).stylize("$text-muted")
        rows.append((head, Content.assemble(prompt(part.text), note)))
    return Hanging(rows) if rows else None


def _why_wrong(question: Question, verdict: Verdict, response: str) -> Content | None:
    """The author's reasons against the wrong choices that were taken."""
    reasons = [] if verdict.right else reasons_against(question, response)
    lines = (f"{one_line(choice)}: {why}" if choice else why for choice, why in reasons)
    return plain("\n".join(lines)) if reasons else None


def _source(question: Question) -> Content | None:
    line = question.citation
    return Content.styled(f"— {one_line(line)}", "$text-muted italic") if line else None
