"""What is shown once a response is graded: the verdict, the answer, the note, the source and the
ratings."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from quiz.answers.date import DateAnswer
from quiz.answers.number import NumberAnswer
from quiz.answers.pairs import pairs_in
from quiz.answers.rated import SelfRated
from quiz.answers.text import TextAnswer
from quiz.answers.texts.folding import literal
from quiz.answers.verdict import Mark, Verdict
from quiz.clock import Day
from quiz.decks.question import Question
from quiz.schedule.fsrs import Rating
from quiz.schedule.intervals import Offer
from quiz.study.turns import Outcome
from quiz.text import in_days, in_days_briefly, on_date, one_line, plural
from quiz.tui.prose import difference, markdown, plain, prompt
from quiz.tui.wording import CERTAINTIES, signed_mark

_SIGNS = {
    Mark.RIGHT: ("✓", "$text-success", ""),
    Mark.MISSED: ("○", "$text-warning", "  missed"),
    Mark.WRONG: ("✗", "$text-error", "  not one of them"),
}


class VerdictBox(Vertical):
    """The verdict on a response, or the back of a card."""

    def compose(self) -> ComposeResult:
        for name in ("headline", "remark", "response", "answer", "parts", "why", "note", "source"):
            yield Static("", id=name, markup=False)

    def _fill(self, **contents: Content | None) -> None:
        for one in self.query(Static):
            content = contents.get(one.id or "")
            one.display = content is not None and bool(content.plain)
            one.update(content or "")

    def show(self, outcome: Outcome) -> None:
        """Draws everything about an outcome."""
        question, verdict, response = (
            outcome.turn.question,
            outcome.verdict,
            outcome.review.response,
        )
        self.set_class(verdict.right, "-right")
        self.set_class(verdict.wrong, "-wrong")
        typed, answer = _compared(question, verdict, response)
        self._fill(
            headline=_headline(outcome),
            remark=plain(verdict.note) if verdict.note else None,
            response=typed,
            answer=answer,
            parts=_parts(verdict),
            why=_why_wrong(question, verdict, response),
            note=markdown(question.note) if question.note else None,
            source=_source(question),
        )

    def show_back(self, question: Question) -> None:
        """Draws the back of a card, which the learner rates."""
        self.remove_class("-right", "-wrong")
        self._fill(
            answer=markdown(question.answer.shown),
            note=markdown(question.note) if question.note else None,
            source=_source(question),
        )


def _headline(outcome: Outcome) -> Content:
    verdict = outcome.verdict
    if verdict.right:
        line = Content.styled("✓ Right", "bold $text-success")
    elif verdict.wrong:
        said = "✗ Wrong" if outcome.review.response.strip() else "✗ Not known"
        line = Content.styled(said, "bold $text-error")
    else:
        line = Content.styled(f"◐ Partly right · {verdict.credit:.0%}", "bold $text-warning")
    if outcome.certainty_mark is not None and outcome.review.certainty is not None:
        certain = (
            f"   {CERTAINTIES[outcome.review.certainty]}: {signed_mark(outcome.certainty_mark)}"
        )
        line = Content.assemble(line, (certain, "$text-muted"))
    if outcome.points or outcome.bonus:
        bonus = f"  +{outcome.bonus} for {outcome.streak} in a row" if outcome.bonus else ""
        said = plural(outcome.points, "point")
        line = Content.assemble(line, (f"   +{said}{bonus}", "$accent"))
    return line


def _compared(
    question: Question, verdict: Verdict, response: str
) -> tuple[Content | None, Content | None]:
    """What was typed and the right answer, the difference marked where both are one text."""
    answer, typed = question.answer, response.strip()
    shown = verdict.shown or answer.shown
    if isinstance(answer, SelfRated):
        return None, markdown(answer.shown)
    if verdict.parts:
        return None, None
    if not typed or (verdict.right and typed == shown):
        return None, Content.assemble(("Answer   ", "$text-muted"), prompt(shown).stylize("bold"))
    if isinstance(answer, TextAnswer):
        wrote, meant = difference(typed, shown)
    else:
        wrote, meant = plain(typed), prompt(shown)
    if verdict.right and isinstance(answer, DateAnswer | NumberAnswer):
        wrote = plain(typed)
    return (
        Content.assemble(("You said ", "$text-muted"), wrote),
        Content.assemble(("Answer   ", "$text-muted"), meant.stylize("bold")),
    )


def _parts(verdict: Verdict) -> Content | None:
    lines = []
    for part in verdict.parts:
        sign, style, said = _SIGNS[part.mark]
        note = f"  {part.note}" if part.note else said
        lines.append(
            Content.assemble((f"{sign} ", style), prompt(part.text), plain(note, "$text-muted"))
        )
    return Content("\n").join(lines) if lines else None


def _why_wrong(question: Question, verdict: Verdict, response: str) -> Content | None:
    """What the author says of the wrong choice that was taken."""
    if verdict.right:
        return None
    taken = set(
        map(literal, (response, *response.split("\n"), *(right for _, right in pairs_in(response))))
    )
    whys = [wrong for wrong in question.wrong if wrong.why and literal(wrong.text) in taken]
    lines = (
        f"{one_line(wrong.text)}: {wrong.why}" if len(taken) > 1 else wrong.why for wrong in whys
    )
    return plain("\n".join(lines)) if whys else None


def _source(question: Question) -> Content | None:
    line = question.citation
    return Content.styled(f"— {one_line(line)}", "$text-muted italic") if line else None


class RatingBar(Horizontal):
    """The four ratings with the dates that they lead to; the suggested one is marked."""

    class Rated(Message):
        """The mouse chose a rating."""

        def __init__(self, rating: Rating) -> None:
            super().__init__()
            self.rating = rating

    def compose(self) -> ComposeResult:
        for rating in Rating:
            yield RatingCell(rating)

    def show(self, offers: Mapping[Rating, Offer], suggested: Rating | None, today: Day) -> None:
        self.display = bool(offers)
        for cell in self.query(RatingCell):
            if cell.rating in offers:
                cell.show(offers[cell.rating].days, today, suggested=cell.rating is suggested)


class RatingCell(Static):
    """One rating."""

    def __init__(self, rating: Rating) -> None:
        super().__init__("", markup=False)
        self.rating = rating

    def show(self, days: int, today: Day, *, suggested: bool) -> None:
        self.set_class(suggested, "-suggested")
        mark = "▸" if suggested else " "
        width = self.app.size.width
        date = f" · {on_date(today, days)}" if days > 1 and width >= 100 else ""
        when = in_days(days) if width >= 70 else in_days_briefly(days)
        self.update(
            Content.assemble(
                (f"{mark}{int(self.rating)} ", "bold $accent"),
                (self.rating.name.capitalize(), "bold" if suggested else ""),
                (f"\n   {when}{date}", "$text-muted"),
            )
        )

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(RatingBar.Rated(self.rating))
