"""The results of a game: points and rank, accuracy and speed, best runs, missed questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.collection import begin_sitting
from quiz.games import Match, Placing, Table
from quiz.study import STUDY
from quiz.text import figure, on_date, one_line, plural
from quiz.tui import pages
from quiz.tui.prose import padded, widest
from quiz.tui.screens.results import ResultsScreen, missed_block
from quiz.tui.sizes import NARROW
from quiz.tui.summary import rank, schedule_line
from quiz.tui.widgets.key_bar import Key, KeyBar
from quiz.tui.widgets.time_chart import TimeChart
from quiz.tui.wording import player_name

if TYPE_CHECKING:
    from quiz.tui.face import Face

CELEBRATED = 1.0
"""Seconds for which a new best is lit up; keys work meanwhile."""


class GameResultsScreen(ResultsScreen):
    """The results of one player, or of all who took turns."""

    app: Face

    def __init__(self, match: Match, table: Table, again: Callable[[], Match]) -> None:
        super().__init__(match.session)
        self.match = match
        self.table = table
        self._replay = again
        self._missed = [
            (player, outcome) for player in match.players for outcome in player.session.missed
        ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="results"):
            yield Static(self._headline(), id="headline", markup=False)
            if any(placing.is_best for placing in self.table.placings):
                yield Static(self._celebration(), id="celebration", classes="-fresh", markup=False)
            yield Static(self._figures(), id="figures", markup=False)
            yield Static(
                _top(self.table, self.app.collection.settings.day_start), id="top", markup=False
            )
            if not self.match.is_hot_seat:
                yield TimeChart(self.session.outcomes)
            yield Static(self._all_missed(), id="missed", markup=False)
        yield KeyBar(self._keys())

    def on_mount(self) -> None:
        self.set_timer(CELEBRATED, lambda: self.query("#celebration").remove_class("-fresh"))

    def _keys(self) -> tuple[Key, ...]:
        study = (Key("s", "study the missed", "missed"),) if self._missed else ()
        return (
            Key("Esc", "home", "home"),
            *study,
            Key("a", "again", "again"),
            Key("q", "quit", "leave"),
        )

    def _celebration(self) -> Content:
        best = [placing for placing in self.table.placings if placing.is_best]
        if self.match.is_hot_seat:
            who = ", ".join(player_name(placing.player.name) for placing in best)
            return Content(f"★ A new best for {who}")
        return Content(f"★ A new best: {figure(best[0].before or 0)} was the one before")

    def _headline(self) -> Content:
        mode = (f"{self.session.mode.title}  ", "$text-muted")
        placings = self.table.placings
        if not placings:
            return Content.assemble(mode, ("nothing was answered", "bold"))
        if not self.match.is_hot_seat:
            points = f"{figure(self.results.points)} points"
            return Content.assemble(mode, (points, "bold $accent"), f"   {rank(placings[0])}")
        winners = [placing for placing in placings if placing.place == placings[0].place]
        names = " and ".join(player_name(winner.player.name) for winner in winners)
        verb = "win" if len(winners) > 1 else "wins"
        return Content.assemble(
            mode, (f"{names} {verb} with {figure(winners[0].run.points)} points", "bold $accent")
        )

    def _figures(self) -> Content:
        if self.match.is_hot_seat:
            return self._all_figures()
        results, session = self.results, self.session
        lines = [
            f"Accuracy       {results.accuracy:.0%} of {plural(len(results.answers), 'answer')}",
            f"Best streak    {results.streak} right in a row",
            f"A question     {results.median_seconds:.1f} s (median)",
            f"Schedule       {schedule_line(session)}",
        ]
        if session.skipped:
            lines.append(
                f"Left out       {plural(len(session.skipped), 'card')} that only you can rate"
            )
        return Content("\n".join(lines))

    def _all_figures(self) -> Content:
        rows = [("", "points", "accuracy", "streak", "median"), *map(_row, self.table.placings)]
        width = widest(name for name, *_ in rows)
        columns = 2 if self.app.size.width < NARROW else 4
        lines = [
            padded(name, width) + "".join(f"{cell:>10}" for cell in figures[:columns])
            for name, *figures in rows
        ]
        return Content("\n".join([*lines, "", schedule_line(self.session)]))

    def _all_missed(self) -> Content:
        if not self._missed:
            return Content("")
        blocks = [Content.styled("Missed", "bold")]
        for player, outcome in self._missed:
            who = (f"{player_name(player.name)}\n", "$text-muted") if self.match.is_hot_seat else ""
            blocks.append(Content.assemble(who, missed_block(outcome)))
        return Content("\n\n").join(blocks)

    def action_missed(self) -> None:
        missed = (outcome.turn.question for _, outcome in self._missed)
        questions = list({question.key: question for question in missed}.values())
        if questions:
            self._begin(lambda: begin_sitting(self.app.collection, questions, STUDY), None)

    def action_again(self) -> None:
        self._play_again()

    @work
    async def _play_again(self) -> None:
        match = await self.app.keep_or_tell(self._replay)
        if match is not None:
            self.app.open(pages.Game(match, self._replay))


def _row(placing: Placing) -> tuple[str, str, str, str, str]:
    results = placing.player.session.results()
    return (
        player_name(placing.player.name),
        figure(results.points),
        f"{results.accuracy:.0%}",
        f"{results.streak}",
        f"{results.median_seconds:.1f} s",
    )


def _top(table: Table, day_start: int) -> Content:
    """The best runs with these settings; a sign marks those of this game."""
    runs = [placing.run for placing in table.placings]
    lines = [Content.styled("Best runs with these settings", "bold")]
    for number, run in enumerate(table.top, start=1):
        sign, style = ("▸", "bold $accent") if run in runs else (" ", "")
        day = on_date(run.moment.day(day_start), 0)
        points = f"{figure(run.points):>8}  {run.accuracy:>4.0%}"
        text = f"{sign}{number}  {points}  {day:<7} {one_line(run.name)}"
        lines.append(Content.styled(text, style) if style else Content(text))
    return Content("\n").join(lines)
