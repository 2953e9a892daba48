"""A page with a question and the control that it is answered in, in an exam or out of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.widget import Widget

from quiz.errors import StoreError
from quiz.tui.key_page import KeyPage
from quiz.tui.key_rules import Kind, Takes
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.answer_box import AnswerBox
from quiz.tui.widgets.page import Page
from quiz.tui.widgets.still import Ground

if TYPE_CHECKING:
    from quiz.tui.face import Face

W = TypeVar("W", bound=Widget)


class QuestionPage(KeyPage, Ground):
    """What keys can be meant for while a question is asked, and the words if it is not kept."""

    app: Face

    def __init__(self) -> None:
        super().__init__()
        self.phase = Phase.KEEPING
        self._parts: dict[type[Widget], Widget] = {}

    def part(self, kind: type[W]) -> W:
        """The one widget of a kind, looked for once: a verdict asks for a dozen."""
        part = self._parts.get(kind)
        if not isinstance(part, kind) or not part.is_attached:
            part = self._parts[kind] = self.query_one(kind)
        return part

    @property
    def takes(self) -> Takes | None:
        if self.phase is Phase.KEEPING:  # perhaps not one part of the screen is there
            return None
        box = self.part(AnswerBox)
        if self.phase in (Phase.ASKING, Phase.READING) and box.in_line:
            return Takes(Kind.LINE, text=box.line_text)
        if self.phase is Phase.ASKING:
            return Takes(Kind.KEYS, own=box.own, takes_pastes=box.takes_pastes)
        return self.takes_beside

    @property
    def takes_beside(self) -> Takes:
        """What the page takes while no question is asked."""
        return Takes(Kind.KEYS)

    def tell_unkept(self, error: StoreError, lost: str = "") -> None:
        """Says that an answer could not be kept, what becomes of it and of what followed it."""
        told = f"{error} Your answer is still here: Enter tries again. {lost}".rstrip()
        self.app.tell(told, severity="error")

    def action_step(self, step: int) -> None:
        self.action_scroll_page(step)

    def action_scroll_page(self, pages: int) -> None:
        self.part(Page).scroll_pages(pages)
