"""The results of a game: points and rank, accuracy and speed, best runs, missed questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.games import Match, begin_match, player_name
from quiz.results import rank, schedule_words
from quiz.study import GAMES, LeftOut
from quiz.text import cells, figure, on_date, one_line, padded, plural, share
from quiz.tui import pages
from quiz.tui.hanging import Hanging
from quiz.tui.screens.results_page import (
    NOTHING_LEFT_OUT,
    ResultsPage,
    figure_rows,
    missed_block,
    titled,
)
from quiz.tui.sizes import NARROW
from quiz.tui.typed_ahead import KEEPING
from quiz.tui.widgets.foot import Foot
from quiz.tui.widgets.podium import Podium, Step
from quiz.tui.widgets.time_chart import TimeChart

if TYPE_CHECKING:
    from quiz.results import GameResults, PlayerResults
    from quiz.tui.face import Face

CELEBRATED = 1.0
"""Seconds for which a new best is lit up; keys work meanwhile."""


class GameResultsScreen(ResultsPage):
    """The results of one player, or of all who took turns."""

    app: Face
    for_a_room: ClassVar[bool] = True
    """In a large window the best three stand in large type, and take more columns."""

    def __init__(
        self,
        page: GameResults,
        *,
        again: Callable[[], Match] | None = None,
        whence: str = "",
        left_out: LeftOut = NOTHING_LEFT_OUT,
    ) -> None:
        missed = [asked for player in page.players for asked in player.missed]
        super().__init__(missed, whence, page.notices, left_out)
        self.page = page
        self.results = page.players[0].results
        self._again = again

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="results"):
            yield from self.head(self._headline())
            if any(player.is_best for player in self.page.placed):
                fresh = "" if self._whence or self.app.is_still else "-fresh"
                yield Static(self._celebration(), id="celebration", classes=fresh, markup=False)
            day_start = self.app.collection.settings.day_start
            yield Podium(_steps(self.page, day_start))
            yield Static(self._figures(), id="figures", markup=False)
            yield Static(_top(self.page, day_start), id="top", markup=False)
            if not self.page.is_hot_seat:
                yield TimeChart(self.results.answers)
            yield Static(self._all_missed(), id="missed", markup=False)
        yield Foot(self.keys())

    def on_mount(self) -> None:
        self.set_timer(CELEBRATED, lambda: self.query("#celebration").remove_class("-fresh"))

    def on_resize(self) -> None:
        for lines in self.query("#figures").results(Static):
            lines.update(self._figures())

    def _celebration(self) -> Content:
        best = [player for player in self.page.placed if player.is_best]
        if self.page.is_hot_seat:
            who = ", ".join(player_name(player.name) for player in best)
            return Content(f"★ A new best for {who}")
        return Content(f"★ A new best: {figure(best[0].before or 0)} was the one before")

    def _headline(self) -> Content:
        mode = (f"{GAMES[self.page.setup.game].title}  ", "$text-muted")
        placed = self.page.placed
        if not placed:
            return Content.assemble(mode, ("nothing was answered", "bold"))
        points = plural(placed[0].results.points, "point")
        if not self.page.is_hot_seat:
            where = f"   {rank(placed[0].place, placed[0].runs)}"
            return Content.assemble(mode, (points, "bold $text-accent"), where)
        winners = [player for player in placed if player.place == placed[0].place]
        *others, last = (player_name(winner.name) for winner in winners)
        names = f"{', '.join(others)} and {last}" if others else last
        verb = "win" if len(winners) > 1 else "wins"
        return Content.assemble(mode, (f"{names} {verb} with {points}", "bold $text-accent"))

    def _figures(self) -> Hanging:
        if self.page.is_hot_seat:
            return self._all_figures()
        results, left_out = self.results, self.page.left_out
        lines = [
            f"Accuracy       {share(results.accuracy)} of {plural(len(results.answers), 'answer')}",
            f"Best streak    {results.streak} right in a row",
            f"Median time    {results.median_seconds:.1f} s a question",
            f"Schedule       {self._schedule()}",
        ]
        if left_out:
            lines.append(f"Left out       {plural(left_out, 'card')} that only you can rate")
        return figure_rows([*lines, *self.notices()])

    def _all_figures(self) -> Hanging:
        rows = [("", "points", "accuracy", "streak", "median"), *map(_row, self.page.placed)]
        width = max(cells(name) for name, *_ in rows)
        columns = 2 if self.app.size.width < NARROW else 4
        lines = [
            padded(name, width) + "".join(f"{cell:>10}" for cell in figures[:columns])
            for name, *figures in rows
        ]
        lines += ["", self._schedule(), *self.notices()]
        return Hanging([(Content(""), Content(line)) for line in lines])

    def _schedule(self) -> str:
        page = self.page
        return schedule_words(self.results.counted, mine=page.mine, allowed=page.allowed)

    def _all_missed(self) -> Content | Hanging:
        if not self.missed:
            return Content("")
        blocks = []
        for player in self.page.players:
            name = Content.styled(player_name(player.name), "$text-muted")
            who = [(Content(""), name)] if self.page.is_hot_seat else []
            blocks += [[*who, *missed_block(asked)] for asked in player.missed]
        return titled("Missed", blocks)

    @property
    def can_go_on(self) -> bool:
        return self._again is not None or bool(self.decks_called(self.page.decks))

    def action_once_more(self) -> None:
        decks, setup = self.decks_called(self.page.decks), self.page.setup
        if self.can_go_on:
            self._play(self._again or partial(begin_match, self.app.collection, decks, setup))

    @work(group=KEEPING)
    async def _play(self, make: Callable[[], Match]) -> None:
        match = await self.app.keep_or_tell(make)
        if match is None:
            return
        if match.session.left:
            self.app.open(pages.Game(match, make))
        else:
            self.app.tell("There is no question here that a game can ask.")


def _steps(page: GameResults, day_start: int) -> list[Step]:
    """The best three players of those who took turns; else the best three runs there were."""
    if page.is_hot_seat:
        runs = [
            (player.name, player.results.points, player.results.accuracy, "")
            for player in page.placed
        ]
    else:
        runs = [
            (run.name, run.points, run.accuracy, on_date(run.moment.day(day_start), 0))
            for run in page.top
        ]
    return [
        Step(
            place=1 + sum(other > points for _, other, _, _ in runs),
            name=player_name(name),
            points=float(points),
            accuracy=accuracy,
            note=note,
        )
        for name, points, accuracy, note in runs
    ]


def _row(player: PlayerResults) -> tuple[str, str, str, str, str]:
    results = player.results
    return (
        player_name(player.name),
        figure(results.points),
        share(results.accuracy),
        f"{results.streak}",
        f"{results.median_seconds:.1f} s",
    )


def _top(page: GameResults, day_start: int) -> Content:
    """The best runs with these settings; a sign marks those of this game."""
    lines = [Content.styled("Best runs with these settings", "bold")]
    for number, run in enumerate(page.top, start=1):
        sign, style = ("▸", "bold $text-accent") if run.own else (" ", "")
        day = on_date(run.moment.day(day_start), 0)
        points = f"{figure(run.points):>8}  {share(run.accuracy):>5}"
        text = f"{sign}{number}  {points}  {day:<7} {one_line(run.name)}"
        lines.append(Content.styled(text, style) if style else Content(text))
    return Content("\n").join(lines)
