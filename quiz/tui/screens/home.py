"""The shelf, and the figures of today."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
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

from quiz.collection import count, figures_of_today, take_counts
from quiz.decks import ShelvedDeck
from quiz.errors import DeckUnreadable, StoreError
from quiz.schedule import Figures
from quiz.study import LeftOut, insist_on_questions, left_out
from quiz.text import plural
from quiz.tui import pages
from quiz.tui.first_frame import Sure
from quiz.tui.keeping import beside
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
_LOOK = 0.1
_COUNTED_AGAIN, _COUNTED_SELDOM = 0.3, 10
"""Seconds until decks that are being read are counted again; or so many times what it took."""
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
        self._awaited: list[ShelvedDeck] = []
        """What is studied as soon as something of it is read."""
        self._is_counting = False

    def compose(self) -> ComposeResult:
        # All of it is there when the screen is first painted: what came later would be laid out and
        # painted twice.
        reading = self.app.collection.reading
        if reading:
            reading.take()
        figures = figures_of_today(self.app.collection)
        yield Static(self._title(figures), id="title", markup=False)
        with Horizontal():
            with Vertical(id="shelf"):
                yield Heading()
                yield ShelfTree(self.app.collection)
                with VerticalScroll(id="about-page", can_focus=False):
                    yield Static("", id="about", markup=False)
                if reading and not reading.is_over:
                    from quiz.tui.widgets.reading_bar import ReadingBar

                    yield ReadingBar(reading.how_far)
            yield Today(figures)
        yield Foot(_keys(by_tag=False), out="quit", line_keys=_LINE_KEYS)

    def on_screen_resume(self) -> None:
        if self._was_left:
            self.show_counts()
            self._begin_to_count()
        else:
            self.call_after_refresh(self.look_for_rewordings)
            if self.app.offers_exam and not self.app.collection.reading:
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
        today, collection = self.query_one(Today), self.app.collection
        # What stands there while decks are read is not how it will be at the next start.
        is_read = not collection.reading
        return Sure(
            words=[
                Region(title.x, title.y, len(_SIGN), 1),
                self.query_one(Heading).region,
                *(today.words if today.display else ()),
                self.query_one(KeyBar).region,
            ],
            names=[tree.names] if is_read else [],
            grounds=[self.region],
            decks=list(islice(collection.shelf.all_decks(), tree.size.height)) if is_read else [],
            opening=Offset(title.x + len(_SIGN) + 2, title.y),
        )

    def show_counts(self) -> None:
        """Draws everything that depends on the history."""
        self.app.collection.refresh()
        self._draw_counts()
        self.look_for_rewordings()

    def _draw_counts(self) -> None:
        figures = figures_of_today(self.app.collection)
        self.query_one(ShelfTree).recount()
        self.query_one(Today).show(figures)
        self.query_one("#title", Static).update(self._title(figures))

    # Decks that are still being read

    def take_read(self, decks: Sequence[ShelvedDeck], *, has_moved: bool) -> None:
        """Takes up decks that were read; their figures follow when they are counted."""
        if not self._is_drawn:
            return
        reading, tree = self.app.collection.reading, self.query_one(ShelfTree)
        if self.query("ReadingBar"):
            from quiz.tui.widgets.reading_bar import ReadingBar

            self.query_one(ReadingBar).show(reading.how_far if reading else None)
        tree.uncounted.update(decks)
        if reading is None and (has_moved or tree.by_tag or self._filter):
            tree.refill(self._filter)
        if reading is None and not tree.uncounted:
            self._draw_counts()
        self._begin_to_count()
        if self._awaited and self._awaited != self.app.collection.held_back(self._awaited):
            self._begin_awaited()
        if reading is None and self.app.offers_exam:
            self._offer_exam()

    @property
    def _is_drawn(self) -> bool:
        """False where it is about to be drawn, or the program to be left."""
        return self.is_attached and bool(self.query(ShelfTree))

    def _begin_to_count(self) -> None:
        if not self._is_counting and self.app.screen is self:
            self._is_counting = True
            self._count_read(self.query_one(ShelfTree))

    @work
    async def _count_read(self, tree: ShelfTree) -> None:
        """Counts beside the screen what was read, again and again while more arrives."""
        collection, loop = self.app.collection, asyncio.get_running_loop()
        try:
            while tree.uncounted and self.app.screen is self:
                new, state, began = set(tree.uncounted), collection.state, loop.time()
                counts = await asyncio.wrap_future(beside(partial(count, collection)))
                if not self._is_drawn:
                    return
                if collection.state == state:  # else something else was counted meanwhile
                    take_counts(collection, counts)
                    tree.uncounted -= new
                    self._draw_counts()
                again = loop.time() + max(_COUNTED_AGAIN, _COUNTED_SELDOM * (loop.time() - began))
                while collection.reading and loop.time() < again:
                    await asyncio.sleep(_LOOK)
        except StoreError as error:
            self.app.tell(str(error), severity="error")
        finally:
            self._is_counting = False

    def _begin_awaited(self) -> None:
        """Studies what was waited for, if that is still what the learner looks at."""
        awaited, self._awaited = self._awaited, []
        if self.app.screen is self and self.query_one(ShelfTree).chosen == awaited:
            self.action_study()

    def _is_there(self, decks: Sequence[ShelvedDeck]) -> bool:
        """False where nothing of some decks can be studied yet: it begins when something can."""
        reading, waiting = self.app.collection.reading, self.app.collection.held_back(decks)
        if reading is None or not decks or len(waiting) < len(decks):
            return True
        reading.put_first(deck.whole for deck in decks)
        self._awaited = list(decks)
        self.app.tell("This is still being read. It begins as soon as it can.")
        return False

    @work(exclusive=True, group="rewordings")
    async def look_for_rewordings(self) -> None:
        """Says how many questions look reworded; they are counted where the store is read."""
        with contextlib.suppress(StoreError):
            count = await self.app.keep(_count_rewordings, self.app.collection)
            if self._is_drawn:
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
        elif self.app.collection.reading:
            text = "Reading the decks. What has been read can be studied."
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
        self._awaited = [] if self._awaited != self.query_one(ShelfTree).chosen else self._awaited
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
        if self._fits_nothing or not self._is_there(decks):
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
        if (decks := self._readable()) and self._is_read(decks):
            self._offer_more(decks)

    @work(group=KEEPING)
    async def _offer_more(self, decks: list[ShelvedDeck]) -> None:
        from quiz.collection import extras

        # Counted where the store is read, for a large shelf takes a moment.
        counts = await self.app.keep_or_tell(extras, self.app.collection, decks)
        if counts is not None and self.app.screen is self:
            self.app.open(pages.Ahead(decks, counts))

    def action_game(self) -> None:
        if (decks := self._readable()) and self._is_read(decks):
            self.app.open(pages.GameSetup(decks))

    @work(group=KEEPING)
    async def action_exam(self) -> None:
        if not self._is_read(list(self.app.collection.shelf.all_decks())):
            return
        offer = await self._offered()
        if offer is None or not offer.comes_first:
            if decks := self._readable():
                self.app.open(pages.ExamSetup(decks))
        elif offer.hold.is_open:
            self.app.tell(offer.hold.sentence, severity="warning")
        else:
            self._show_offer(offer)

    def _is_read(self, decks: Sequence[ShelvedDeck]) -> bool:
        """False where some decks are still being read, which are read first; it is told then."""
        reading, waiting = self.app.collection.reading, self.app.collection.held_back(decks)
        if reading is None or not waiting:
            return True
        reading.put_first(deck.whole for deck in waiting)
        self.app.tell(f"{LeftOut(waiting=tuple(waiting)).sentence} Wait until that is over.")
        return False

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
            waiting = LeftOut(waiting=session.left_out.waiting).sentence
            self.app.tell(f"{empty} {waiting}".strip())

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
        elif self._is_read(self.query_one(ShelfTree).chosen):
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
