"""Questions that look reworded: each beside the one that it may have been, for the learner to say
whether they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.collection import (
    PAIRING_WORDS,
    Rewording,
    decide_rewording,
    rewordings,
    undo_rewording,
)
from quiz.text import one_line, plural
from quiz.tui import pages
from quiz.tui.key_table import bind
from quiz.tui.prose import plain, prompt, reworded
from quiz.tui.styled import StyledScreen
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import Key, KeyBar, key

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.schedule import Pairing, Standing
    from quiz.tui.face import Face

_UNDO = key("undo", "undo")
_DECIDE = (key("yes", "same", "same"), key("no", "another", "another"), _UNDO)
_GO = (key("next", "next"), key("previous", "before"))
_NONE = (
    "When a deck was edited and it is not sure that a question is still the same, both wordings "
    "are shown here, and you decide."
)


class RewordedScreen(StyledScreen):
    """One pair at a time, with what was learnt of each."""

    app: Face
    CSS_PATH = "reworded.tcss"
    AUTO_FOCUS = "#pairs"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("yes", "same"),
        bind("no", "another"),
        bind("undo"),
        bind("next"),
        bind("previous"),
        bind("reworded", "out"),
        bind("back", "out"),
        bind("out"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Rewording] = []
        self._at = 0
        self._said: list[bool] = []
        """What was said here and holds, of each pair whether it is one question."""

    def compose(self) -> ComposeResult:
        yield Static(_title(""), id="reworded-title", markup=False)
        with VerticalScroll(id="pairs"):
            with Container(id="sides"):
                yield Static("", id="before", markup=False)
                yield Static("", id="now", markup=False)
            yield Static("", id="asked", markup=False)
        yield Foot((_UNDO,))

    def on_mount(self) -> None:
        self._begin()

    @work(group=KEEPING)
    async def _begin(self) -> None:
        found = await self.app.keep_or_tell(rewordings, self.app.collection)
        self._take(found or [])

    def _take(self, waiting: list[Rewording], pairing: Pairing | None = None) -> None:
        """Shows what waits now; first the pair of a pairing that was taken back."""
        self._waiting = waiting
        keys = [(pair.pair.new, pair.old.key) for pair in waiting]
        undone = pairing[:2] if pairing else None
        self._at = keys.index(undone) if undone in keys else min(self._at, max(len(keys) - 1, 0))
        self._show()

    @property
    def _shown(self) -> Rewording | None:
        return self._waiting[self._at] if self._waiting else None

    def _show(self) -> None:
        """Shows another pair, or none, as a page of its own."""
        self._draw()
        self.query_one("#pairs").scroll_home(animate=False)
        self.app.typed_ahead.turn_page()

    def _draw(self) -> None:
        shown, number = self._shown, len(self._said) + self._at + 1
        before, now, asked = Content(""), Content(""), Content(_NONE)
        title = "No question looks reworded."
        if shown is not None:
            before, now = _sides(shown, gap="\n" if self.has_class("-short") else "\n\n")
            asked = self._consequences(shown)
            title = f"{number} of {len(self._said) + len(self._waiting)}"
            title += f" · {one_line(shown.question.deck.title)}"
        for name, content in (("before", before), ("now", now), ("asked", asked)):
            self.query_one(f"#{name}", Static).update(content)
        self.query_one("#sides").display = shown is not None
        self.query_one("#reworded-title", Static).update(_title(title))
        self.query_one(KeyBar).keys = self._keys()

    def on_resize(self) -> None:
        self._draw()

    def _keys(self) -> tuple[Key, ...]:
        if not self._waiting:
            return (_UNDO,)
        return (*_DECIDE, *_GO) if len(self._waiting) > 1 else _DECIDE

    def _consequences(self, shown: Rewording) -> Content:
        """The question, and what follows from each answer to it."""
        yes, no = map(self.app.key_set.name, ("yes", "no"))
        learnt = shown.before.reviews + shown.since.reviews
        alone = f"keeps its own {_reviews(shown.since.reviews)}"
        alone = alone if shown.since.reviews else "starts with none"
        changed = " It is due at once: its answer means something else now."
        return Content.assemble(
            ("Is it the same question?", "bold"),
            ("\n", ""),
            (f"{yes} ", "bold"),
            f"yes: it goes on with {_reviews(learnt)}.",
            changed if shown.pair.answer_changed else "",
            ("\n", ""),
            (f"{no} ", "bold"),
            f"no: it is another one, and {alone}.",
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        is_about_pair = action in ("same", "another", "next", "previous")
        return not is_about_pair or bool(self._waiting)

    def action_same(self) -> None:
        self._decide(same=True)

    def action_another(self) -> None:
        self._decide(same=False)

    @work(group=KEEPING)
    async def _decide(self, *, same: bool) -> None:
        shown = self._shown
        if shown is None:
            return
        decided = await self.app.keep_or_tell(_decided, self.app.collection, shown, same=same)
        if decided is None:
            return
        is_kept, waiting = decided
        if is_kept:
            self._said.append(same)
        else:
            self.app.tell("That was not kept: it was decided in another window, or edited since.")
        self._take(waiting)
        if is_kept and not waiting and self.app.screen is self:
            self.app.open(pages.Home())
            self.app.tell(self._summary())

    def _summary(self) -> str:
        same = sum(self._said)
        counts = (same, "the same"), (len(self._said) - same, "another")
        said = ", ".join(f"{count} {word}" for count, word in counts if count)
        page, undo = map(self.app.key_set.name, ("reworded", "undo"))
        return f"Decided: {said}. {page}, then {undo}, takes the last back."

    @work(group=KEEPING)
    async def action_undo(self) -> None:
        undone = await self.app.keep_or_tell(_undone, self.app.collection)
        if undone is None:
            return
        pairing, waiting = undone
        if pairing is None:
            self.app.tell("There is nothing to take back.")
            return
        del self._said[-1:]
        self._take(waiting, pairing)
        self.app.tell(f"Taken back: {PAIRING_WORDS[type(pairing)]}.")

    def action_next(self) -> None:
        self._go(1)

    def action_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        self._at = (self._at + step) % max(len(self._waiting), 1)
        self._show()

    def action_out(self) -> None:
        self.app.open(pages.Home())


def _decided(
    collection: Collection, shown: Rewording, *, same: bool
) -> tuple[bool, list[Rewording]]:
    """Keeps what was said of a pair, if it waits still; returns whether, and what waits then."""
    act = decide_rewording(collection, shown, same=same)
    return act is not None, rewordings(collection)


def _undone(collection: Collection) -> tuple[Pairing | None, list[Rewording]]:
    """What was taken back, and what waits then."""
    return undo_rewording(collection), rewordings(collection)


def _title(text: str) -> Content:
    return Content.assemble((" reworded ", "bold reverse $primary"), plain(f"  {text}"))


def _sides(shown: Rewording, *, gap: str) -> tuple[Content, Content]:
    """Both questions, each with the words marked that the other has not; a gap parts the lines."""
    old, question = shown.old, shown.question
    prompts = reworded(old.prompt, question.prompt)
    answers = prompt(question.answer.shown), prompt(question.answer.shown)
    if old.answer != question.answer.text:
        answers = reworded(old.answer, question.answer.text)
    heads = ("Before", _learnt(shown.before)), ("Now", _learnt(shown.since))
    before, now = (
        Content.assemble(
            (f"{name} ", "bold"),
            (f"· {learnt}{gap}", "$text-muted"),
            asked,
            (f"{gap}Answer  ", "$text-muted"),
            answer,
        )
        for (name, learnt), asked, answer in zip(heads, prompts, answers, strict=True)
    )
    return before, now


def _learnt(standing: Standing) -> str:
    hidden = ", hidden" if standing.hidden else ""
    return f"{_reviews(standing.reviews)}{hidden}"


def _reviews(number: int) -> str:
    return plural(number, "review") if number else "no reviews"
