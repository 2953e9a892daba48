"""Shows what accepting a spelling from now on will write, asks, and writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.answers.spellings import Spelling
from quiz.collection.edits import Proposal, copy_deck, propose, write_proposal
from quiz.errors import EditRefused
from quiz.settings import paths
from quiz.study.session import acceptable, regraded, spelt
from quiz.tui.prose import plain
from quiz.tui.screens.keys import Phase
from quiz.tui.widgets.key_bar import Key, KeyBar

if TYPE_CHECKING:
    from quiz.decks.question import Question
    from quiz.study.turns import Outcome
    from quiz.tui.app import QuizApp
    from quiz.tui.screens.ask import AskScreen


class Accepted(NamedTuple):
    """What the learner said yes to."""

    proposal: Proposal
    with_copy: bool


class AcceptScreen(ModalScreen[Accepted | None]):
    """The lines before and after."""

    app: QuizApp
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
        """None while it is worked out: nothing can be said yes to."""

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
            lines += [plain(_said(self._spellings[0])), Content("")]
        return Content("\n").join([*lines, *_lines(proposal)])

    def _choice(self, index: int) -> Content:
        mark = "▸" if index == self._chosen else " "
        return Content.assemble(
            (f"{mark}{index + 1} ", "bold $accent"), plain(_said(self._spellings[index]))
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
            self.dismiss(Accepted(self.proposal, with_copy))


def _said(one: Spelling) -> str:
    return f"“{one.text}” for “{one.part}”" if one.part else f"“{one.text}”"


def _lines(proposal: Proposal) -> list[Content]:
    if proposal.refused:
        return [plain(proposal.refused, "$text-warning"), Content("Nothing is written.")]
    if proposal.edit is None:
        said = "This deck is not yours to change: your own history keeps the spelling, on this machine and for you."
        return [Content(said), plain(str(proposal.path), "$text-muted")]
    edit = proposal.edit
    return [
        plain(f"{proposal.path}, line {edit.line}", "$text-muted"),
        *(Content.assemble(("- ", "$text-error"), plain(line)) for line in edit.before),
        *(Content.assemble(("+ ", "$text-success"), plain(line)) for line in edit.after),
    ]


async def accept(screen: AskScreen) -> None:
    """Accepts the response of the verdict on the screen, if its question can have other spellings."""
    outcome = screen.outcome
    if screen.phase is not Phase.VERDICT or outcome is None or not screen.session.mode.schedules:
        return
    spellings = acceptable(outcome)
    if not spellings:
        return
    accepted = await screen.app.push_screen_wait(AcceptScreen(outcome.turn.question, spellings))
    if accepted is not None and screen.outcome is outcome and screen.phase is Phase.VERDICT:
        screen.phase = Phase.KEEPING
        try:
            await _take(screen, outcome, accepted)
        except EditRefused as refused:
            screen.app.tell(str(refused), severity="error")
        finally:
            if screen.phase is Phase.KEEPING:
                screen.phase = Phase.VERDICT


async def _take(screen: AskScreen, outcome: Outcome, accepted: Accepted) -> None:
    app, session, wanted = screen.app, screen.session, accepted.proposal.spelling
    if accepted.proposal.in_history:
        act = session.accept_spelling(outcome, wanted, app.collection.now)
        if await app.keep_or_tell(app.collection.store.act, act, outcome.turn.question) is None:
            return
        session.take_spelling(act)
        said = await _copied(screen, outcome) if accepted.with_copy else "Your history keeps it."
    else:
        await app.keep(write_proposal, app.collection, accepted.proposal)
        said = f"Written to {accepted.proposal.path}."
    question = spelt(outcome.turn.question, (wanted,))
    verdict = regraded(question, outcome)
    overruling = session.regrade(outcome, verdict, app.collection.now)
    kept = await app.keep_or_tell(app.collection.store.act, overruling)
    if kept is not None:
        screen.show_outcome(
            session.take_rating(outcome, overruling, kept.standing, anew=(question, verdict))
        )
        app.tell(said)


async def _copied(screen: AskScreen, outcome: Outcome) -> str:
    """Copies the deck, and says what came of it: the spelling is kept already, whatever it is."""
    try:
        target = await screen.app.keep(copy_deck, outcome.turn.question, paths().decks)
    except EditRefused as refused:
        return f"Your history keeps it, but the deck was not copied. {refused}"
    return f"Copied to {target}."
