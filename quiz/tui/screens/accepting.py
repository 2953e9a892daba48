"""Asks before a spelling is accepted, and shows the lines that would be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.answers import Spelling
from quiz.collection import Proposal, propose
from quiz.tui.prose import plain
from quiz.tui.widgets.key_bar import Key, KeyBar

if TYPE_CHECKING:
    from quiz.decks import Question
    from quiz.tui.face import Face


class Consent(NamedTuple):
    """The proposal that the learner said yes to."""

    proposal: Proposal
    with_copy: bool


class AcceptScreen(ModalScreen[Consent | None]):
    """The lines before and after."""

    app: Face
    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,q", "dismiss", show=False, id="accept.no"),
        Binding("enter,y", "accept(False)", show=False, id="accept.yes"),
        Binding("c", "accept(True)", show=False, id="accept.copy"),
        *(
            Binding(str(n), f"choose({n - 1})", show=False, id=f"accept.choose_{n}")
            for n in range(1, 10)
        ),
    ]

    def __init__(self, question: Question, spellings: tuple[Spelling, ...]) -> None:
        super().__init__()
        self._question = question
        self._spellings = spellings
        self._chosen = 0
        self.proposal: Proposal | None = None
        """None while it is worked out: there is nothing to consent to."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Static("", markup=False)
        yield KeyBar((Key("Esc", "cancel", "dismiss"),))

    def on_mount(self) -> None:
        self._propose()

    @work(exclusive=True)
    async def _propose(self) -> None:
        wanted, self.proposal = self._spellings[self._chosen], None
        proposal = await self.app.keep(propose, self._question, wanted)
        self.proposal = proposal
        self.query_one(Static).update(self._content(proposal))
        yes = () if proposal.refused else (Key("Enter", "accept it", "accept(False)"),)
        copy = (
            (Key("c", "and copy the deck to mine", "accept(True)"),) if proposal.in_history else ()
        )
        self.query_one(KeyBar).keys = (*yes, *copy, Key("Esc", "cancel", "dismiss"))

    def _content(self, proposal: Proposal) -> Content:
        lines = [Content.styled("Accept this from now on?", "bold"), Content("")]
        if len(self._spellings) > 1:
            lines += [*map(self._choice, range(len(self._spellings))), Content("")]
        else:
            lines += [plain(_spelling_text(self._spellings[0])), Content("")]
        return Content("\n").join([*lines, *_lines(proposal)])

    def _choice(self, index: int) -> Content:
        mark = "▸" if index == self._chosen else " "
        return Content.assemble(
            (f"{mark}{index + 1} ", "bold $text-accent"),
            plain(_spelling_text(self._spellings[index])),
        )

    def action_choose(self, index: int) -> None:
        if index < len(self._spellings) and index != self._chosen:
            self._chosen = index
            self._propose()

    def action_accept(self, with_copy: bool) -> None:
        if (
            self.proposal
            and not self.proposal.refused
            and (self.proposal.in_history or not with_copy)
        ):
            self.dismiss(Consent(self.proposal, with_copy))


def _spelling_text(spelling: Spelling) -> str:
    of_part = f" for “{spelling.part}”" if spelling.part else ""
    return f"“{spelling.text}”{of_part}"


def _lines(proposal: Proposal) -> list[Content]:
    if proposal.refused:
        return [plain(proposal.refused, "$text-warning"), Content("Nothing is written.")]
    if proposal.edit is None:
        sentence = (
            "This deck is not yours to change: your own history keeps the spelling, "
            "on this machine and for you."
        )
        return [Content(sentence), plain(str(proposal.path), "$text-muted")]
    edit = proposal.edit
    return [
        plain(f"{proposal.path}, line {edit.line}", "$text-muted"),
        *(Content.assemble(("- ", "$text-error"), plain(line)) for line in edit.before),
        *(Content.assemble(("+ ", "$text-success"), plain(line)) for line in edit.after),
    ]
