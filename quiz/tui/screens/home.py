"""The shelf, and the figures of today."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset, Region
from textual.widgets import Input, Static, Tree

from quiz.collection import figures_of_today
from quiz.decks import ShelvedDeck
from quiz.errors import DeckUnreadable, StoreError
from quiz.schedule import Figures
from quiz.study import insist_on_questions, left_out
from quiz.text import plural
from quiz.tui import pages
from quiz.tui.first_frame import Sure
from quiz.tui.key_table import bind
from quiz.tui.styled import StyledScreen
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.key_bar import PROBLEMS, Key, KeyBar, key
from quiz.tui.widgets.shelf_tree import Heading, ShelfNode, ShelfTree
from quiz.tui.widgets.today import Today

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.exams import Offer
    from quiz.study import Session
    from quiz.tui.face import Face

_SIGN = " quiz "
_KEYS = (
    key("study", "study"),
    key("game", "game"),
    key("exam", "exam"),
    key("ahead", "ahead"),
    key("filter", "filter"),
    key("log", "log"),
    key("undo", "undo"),
    key("settings", "settings"),
)
_LINE_KEYS = (key("go_on", "to the decks", "app.send"), key("back", "all decks", "unfilter"))
_REWORDED = key("reworded", "reworded")


def _keys(*, by_tag: bool, are_reworded: bool = False) -> tuple[Key, ...]:
    study, *others = _KEYS
    first = (study, _REWORDED) if are_reworded else (study,)
    return (*first, *others, key("tags", "decks" if by_tag else "tags"), PROBLEMS)


def _broken(deck: ShelvedDeck) -> str:
    """What is known of a deck of which nothing can be read."""
    had = plural(deck.last_count, "question")
    before = f" It had {had} when it could last be read." if deck.last_count else ""
    first = deck.problem[:1].upper() + deck.problem[1:]
    return f"{first}{before}"


def _count_rewordings(collection: Collection) -> int:
    from quiz.collection import count_rewordings  # not read before Home is painted

    return count_rewordings(collection)


class HomeScreen(StyledScreen):
    """The first screen: the decks, and today at a glance."""

    app: Face
    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "ShelfTree"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("game"),
        bind("exam"),
        bind("ahead"),
        bind("problems"),
        bind("reworded"),
        bind("filter"),
        bind("log"),
        bind("tags"),
        bind("undo"),
        bind("settings"),
        bind("out"),
        bind("back", "unfilter"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._filter = ""
        self._was_left = False
        """The counts may be out of date by now."""

    def compose(self) -> ComposeResult:
        # All of it is there when the screen is first painted: what came later would be laid out and
        # painted twice.
        figures = figures_of_today(self.app.collection)
        yield Static(self._title(figures), id="title", markup=False)
        with Horizontal():
            with Vertical(id="shelf"):
                yield Heading()
                yield ShelfTree(self.app.collection)
                with VerticalScroll(id="about-page", can_focus=False):
                    yield Static("", id="about", markup=False)
            yield Today(figures)
        yield Foot(_keys(by_tag=False), out="quit", line_keys=_LINE_KEYS)

    def on_screen_resume(self) -> None:
        if self._was_left:
            self.show_counts()
        else:
            self.call_after_refresh(self.look_for_rewordings)
            if self.app.offers_exam:
                self._offer_exam()
        self._was_left = True

    @work
    async def _offer_exam(self) -> None:
        """Offers to go on with an exam that a closed window left open, for its clock runs."""
        offer = await self._offered()
        if offer and offer.exam and not offer.hold.is_open:
            self._show_offer(offer)

    async def _offered(self) -> Offer | None:
        if not await self.app.keep_or_tell(self.app.collection.store.sittings, "exam"):
            return None
        from quiz.exams import offered

        return await self.app.keep_or_tell(offered, self.app.collection)

    def _show_offer(self, offer: Offer) -> None:
        from quiz.tui.screens.exam_cover import ExamOpenScreen

        if offer.exam is not None and self.app.screen is self:
            self.app.lay_over(ExamOpenScreen(offer.exam, offer.hold.sentence))

    @property
    def sure(self) -> Sure:
        """What of it stands at the next start too: all but the figures."""
        title, tree = self.query_one("#title").content_region, self.query_one(ShelfTree)
        today, shelf = self.query_one(Today), self.app.collection.shelf
        return Sure(
            words=[
                Region(title.x, title.y, len(_SIGN), 1),
                self.query_one(Heading).region,
                *(today.words if today.display else ()),
                self.query_one(KeyBar).region,
            ],
            names=[tree.names],
            grounds=[self.region],
            decks=list(islice(shelf.all_decks(), tree.size.height)),
            opening=Offset(title.x + len(_SIGN) + 2, title.y),
        )

    def show_counts(self) -> None:
        """Draws everything that depends on the history."""
        self.app.collection.refresh()
        figures = figures_of_today(self.app.collection)
        self.query_one(ShelfTree).recount()
        self.query_one(Today).show(figures)
        self.query_one("#title", Static).update(self._title(figures))
        self.look_for_rewordings()

    @work(exclusive=True, group="rewordings")
    async def look_for_rewordings(self) -> None:
        """Says how many questions look reworded; they are counted where the store is read."""
        with contextlib.suppress(StoreError):
            count = await self.app.keep(_count_rewordings, self.app.collection)
            if self.is_attached:
                await self._tell_of_rewordings(count)

    async def _tell_of_rewordings(self, count: int) -> None:
        self.query_one(KeyBar).keys = self._keys_now(are_reworded=count > 0)
        if not count:
            await self.query("#reworded").remove()
            return
        if not self.query("#reworded"):
            line = Static("", id="reworded", classes="notice", markup=False)
            await self.query_one(Foot).mount(line, before=0)
        look = plural(count, "question looks", "questions look")
        said = f"{look} reworded. Press {self.app.key_set.name('reworded')}."
        self.query_one("#reworded", Static).update(said)

    def _keys_now(self, *, are_reworded: bool) -> tuple[Key, ...]:
        return _keys(by_tag=self.query_one(ShelfTree).by_tag, are_reworded=are_reworded)

    def _title(self, figures: Figures) -> Content:
        if figures.due:
            text = f"{plural(figures.due, 'question')} due. Enter studies what the cursor is on."
        elif figures.new:
            text = f"{plural(figures.new, 'new question')} for today. Enter begins."
        else:
            text = self._all_done(figures)
        return Content.assemble((_SIGN, "bold reverse $primary"), f"  {text}")

    def _all_done(self, figures: Figures) -> str:
        collection = self.app.collection
        if not any(deck.count for deck in collection.shelf.all_decks()):
            return "No decks yet: put one into your decks folder, which `quiz settings` shows."
        tomorrow = f"{figures.tomorrow} due from {collection.settings.day_starts_at}"
        game, ahead = map(self.app.key_set.name, ("game", "ahead"))
        return f"All done until tomorrow: {tomorrow}. {game} a game, {ahead} more to study."

    @on(Tree.NodeHighlighted)
    def show_about(self, event: Tree.NodeHighlighted[ShelfNode]) -> None:
        node, about = event.node.data, Content("")
        if isinstance(node, ShelvedDeck) and node.about:
            from quiz.tui.prose import markdown

            about = markdown(node.about)
        if node and any(deck.errors for deck in ShelfTree.decks(node)):
            from quiz.tui.prose import plain

            sentence = left_out(ShelfTree.decks(node)).sentence
            shows = f"{self.app.key_set.name('problems')} shows why."
            lines = [about] if about.plain else []
            if isinstance(node, ShelvedDeck) and node.is_unreadable:
                lines = [plain(_broken(node)), *lines]
            about = Content("\n").join([plain(f"{sentence} {shows}", "$text-warning"), *lines])
        self.query_one("#about", Static).update(about)

    @on(Tree.NodeSelected)
    def study_node(self, event: Tree.NodeSelected[ShelfNode]) -> None:
        event.stop()
        self.action_study()

    @on(Input.Changed)
    def take_filter(self, event: Input.Changed) -> None:
        self._filter = event.value
        self.query_one(ShelfTree).fill(event.value)

    @on(Input.Submitted)
    def leave_filter(self) -> None:
        self.set_focus(self.query_one(ShelfTree))

    def action_study(self) -> None:
        decks = self._chosen()
        if self._fits_nothing:
            return
        from quiz.collection import begin_study

        game, ahead = map(self.app.key_set.name, ("game", "ahead"))
        self._begin(
            partial(begin_study, self.app.collection, decks),
            empty=f"Nothing of this is due today. {ahead} offers more, {game} plays a game.",
        )

    @property
    def _fits_nothing(self) -> bool:
        return bool(self._filter) and not self.query_one(ShelfTree).chosen

    def _chosen(self) -> list[ShelvedDeck]:
        """The decks under the cursor; it is told if none fits the filter."""
        if self._fits_nothing:
            self.app.tell("No deck fits the filter.")
        return self.query_one(ShelfTree).chosen

    def action_ahead(self) -> None:
        if decks := self._readable():
            self._offer_more(decks)

    @work(group=KEEPING)
    async def _offer_more(self, decks: list[ShelvedDeck]) -> None:
        from quiz.collection import extras

        # Counted where the store is read, for a large shelf takes a moment.
        counts = await self.app.keep_or_tell(extras, self.app.collection, decks)
        if counts is not None and self.app.screen is self:
            self.app.open(pages.Ahead(decks, counts))

    def action_game(self) -> None:
        if decks := self._readable():
            self.app.open(pages.GameSetup(decks))

    @work(group=KEEPING)
    async def action_exam(self) -> None:
        offer = await self._offered()
        if offer is None or not offer.comes_first:
            if decks := self._readable():
                self.app.open(pages.ExamSetup(decks))
        elif offer.hold.is_open:
            self.app.tell(offer.hold.sentence, severity="warning")
        else:
            self._show_offer(offer)

    def _readable(self) -> list[ShelvedDeck]:
        """The decks under the cursor; none, and the first problem is told, if all are broken."""
        decks = self._chosen()
        try:
            insist_on_questions(decks)
        except DeckUnreadable as error:
            self.app.tell(str(error), severity="error")
            return []
        return decks

    @work(group=KEEPING)
    async def _begin(self, make: Callable[[], Session], *, empty: str) -> None:
        session = await self.app.keep_or_tell(make)
        if session is None:
            return
        if session.left:
            self.app.open(pages.Sitting(session, make))
        else:
            self.app.tell(empty)

    def action_out(self) -> None:
        self.app.action_leave()

    def action_settings(self) -> None:
        self.app.open(pages.Settings())

    @work(group=KEEPING)
    async def action_undo(self) -> None:
        if await self.app.undo():
            self.show_counts()

    def action_log(self) -> None:
        self.app.open(pages.Log())

    def action_reworded(self) -> None:
        self.app.open(pages.Reworded())

    def action_problems(self) -> None:
        problems = [
            problem
            for deck in self.query_one(ShelfTree).chosen
            for problem in deck.found_problems()
        ]
        if problems:
            self.app.open(pages.Problems(problems))
        else:
            self.app.tell("These decks have no problems.")

    def action_tags(self) -> None:
        """Turns the tree into shelves by tag, and back."""
        tree = self.query_one(ShelfTree)
        tree.by_tag = not tree.by_tag
        tree.fill(self._filter)
        self.query_one(KeyBar).keys = self._keys_now(are_reworded=bool(self.query("#reworded")))
        self.set_focus(tree)

    async def action_filter(self) -> None:
        """Opens the line; Home is drawn sooner for not having it from the start."""
        from quiz.tui.widgets.line import Line

        if not self.query(Input):
            await self.query_one("#shelf").mount(
                Line(
                    self._filter,
                    hint="Words, or tag:people",
                    key="filter",
                    select_on_focus=True,
                )
            )
        self.set_focus(self.query_one(Input))

    def action_unfilter(self) -> None:
        """Takes the filter away; without one the tree stays as it was opened and closed."""
        if not self.query(Input):
            return
        self._filter = ""
        self.query(Input).remove()
        self.query_one(ShelfTree).fill("")
        self.set_focus(self.query_one(ShelfTree))
