"""The frame that the first screen leaves for the next start, which shows it before anything else.

What may be otherwise by then is left out of it: every figure, and all that a screen does not name.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Offset, Region
from textual.strip import Strip

from quiz.first_paint import frame, painting
from quiz.first_paint.frame import ALWAYS, DECKS, MOST_SOURCES, Frame, Run, Source
from quiz.first_paint.painting import OPENING
from quiz.letters.graphemes import cells
from quiz.settings import paths
from quiz.tui.keeping import beside
from quiz.tui.terminal.placing import is_unsure
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.collection import Collection
    from quiz.decks import ShelvedDeck
    from quiz.first_paint.painting import Start
    from quiz.tui.keeping import KeepingApp

_LATER = 0.5
"""Seconds from the first update until it is left."""
_SETTLED = 0.2
"""Seconds before the start: what was changed later may have been read before it was."""


class Sure(NamedTuple):
    """What of a screen the next start shows too."""

    words: Sequence[Region] = ()
    """Where the program's own words stand."""
    names: Sequence[Region] = ()
    """Where names of decks stand."""
    grounds: Sequence[Region] = ()
    """Where the colours stay, whatever words are there. All else is an empty page."""
    decks: Sequence[ShelvedDeck] = ()
    """Those whose names are there."""
    opening: Offset | None = None
    """Where it is said that the decks are being opened, if anywhere."""

    @property
    def opening_line(self) -> Region:
        at = self.opening
        return Region() if at is None else Region(at.x, at.y, len(OPENING), 1)


@runtime_checkable
class First(Protocol):
    """A screen that knows what of it is sure."""

    @property
    def sure(self) -> Sure: ...


class FirstFrame:
    """What the first update shows that an app draws."""

    def __init__(self, app: KeepingApp) -> None:
        self._app = app
        self._start = painting.start()

    def see(self, screen: Screen[object], update: object) -> None:
        """Leaves a frame of the first update, a moment later: nothing is to delay the start."""
        # Where little of the machine is left, Textual's own empty screen is drawn before the first.
        if self._start is None or not (
            isinstance(update, LayoutUpdate) and isinstance(screen, First)
        ):
            return
        start, self._start = self._start, None
        colors = self._app.console._color_system or ColorSystem.TRUECOLOR
        drawn = _Drawn(update.strips, colors, screen.sure)
        call = partial(_leave, drawn, start, self._app.collection)
        self._app.set_timer(_LATER, lambda: beside(call) and None)


class _Drawn(NamedTuple):
    """A screen as it was first drawn."""

    rows: Sequence[Iterable[Strip]]
    colors: ColorSystem
    sure: Sure


def _leave(drawn: _Drawn, start: Start, collection: Collection) -> None:
    """Leaves a frame, if all that it was drawn from is still as it was then."""
    begun_at = collection.clock.now().at / 1000 - (collection.clock.tick() - start.at)
    files = list(_paths(drawn.sure, collection)) if drawn.sure.decks else []
    with_names = len(files) < MOST_SOURCES and all(_is_settled(file, begun_at) for file in files)
    config = str(paths().config)
    if not _is_settled(config, begun_at):
        return
    sources = [Source(ALWAYS, frame.state(config), config)]
    if with_names:
        sources += [Source(DECKS, frame.state(file), file) for file in files]
    rows = [list(_joined(runs)) for runs in _rows(drawn, with_names=with_names)]
    with contextlib.suppress(OSError):
        frame.write(Frame(start.context, sources, rows), start.path)


def _paths(sure: Sure, collection: Collection) -> Iterator[str]:
    """The files of the decks, and the folders in which others would come between them."""
    folders = ["decks", str(paths().decks), *map(os.path.expanduser, collection.settings.decks)]
    for deck in collection.shelf.all_decks():
        folder = deck.path
        for _ in deck.name.split("/"):
            folder = os.path.dirname(folder)
            folders.append(folder)
    yield from dict.fromkeys(map(os.path.abspath, folders))
    yield from (os.path.abspath(deck.path) for deck in sure.decks)


def _is_settled(path: str, begun_at: float) -> bool:
    """True of a file that was as it is before the start, and whose path fits on a line."""
    try:
        changed_at = os.stat(path).st_ctime
    except OSError:
        changed_at = 0.0
    return changed_at < begun_at - _SETTLED and path.isprintable()


# What is sure of a screen


def _rows(drawn: _Drawn, *, with_names: bool) -> Iterator[Iterator[Run]]:
    rows = [Strip.join(strips) for strips in drawn.rows]
    first = next(iter(rows[1]))  # below the top line there is nothing on any page
    empty = _ground(first.style, drawn.colors)
    sure = drawn.sure if with_names else drawn.sure._replace(names=())
    for y, row in enumerate(rows):
        parts = _parts(row, y, [*sure.words, *sure.names, *sure.grounds, sure.opening_line])
        yield (
            run for x, part in parts for run in _runs(part, Offset(x, y), sure, empty, drawn.colors)
        )


def _parts(row: Strip, y: int, regions: Sequence[Region]) -> Iterator[tuple[int, Strip]]:
    """The row cut where a region begins or ends, each part with its column."""
    edges = {0, row.cell_length}
    for region in regions:
        if region.y <= y < region.bottom:
            edges |= {region.x, region.right}
    cuts = sorted(edge for edge in edges if 0 <= edge <= row.cell_length)
    for x, end in pairwise(cuts):
        yield x, row.crop(x, end)


def _runs(part: Strip, at: Offset, sure: Sure, empty: str, colors: ColorSystem) -> Iterator[Run]:
    is_name, opens = _is_in(sure.names, at), sure.opening_line.contains(*at)
    is_word, has_ground = _is_in(sure.words, at), _is_in(sure.grounds, at)
    for text, style, _ in part:
        ground = _ground(style, colors) if has_ground else empty
        shown = OPENING if opens else text
        if (is_name or is_word or opens) and shown.isprintable() and not is_unsure(shown):
            when = DECKS if is_name else ALWAYS
            yield Run(when, cells(shown), _numbers(style, colors), ground, shown)
        else:
            blanks = " " * cells(text)
            yield Run(ALWAYS, len(blanks), ground, ground, blanks)
        if opens:
            return


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs, those that follow one another in the same style made one."""
    for _, same in groupby(runs, key=lambda run: (run.when, run.style, run.blank)):
        first, *others = same
        columns = first.columns + sum(run.columns for run in others)
        text = first.text + "".join(run.text for run in others)
        yield Run(first.when, columns, first.style, first.blank, text)


def _is_in(regions: Iterable[Region], at: Offset) -> bool:
    return any(region.contains(*at) for region in regions)


def _ground(style: Style | None, colors: ColorSystem) -> str:
    """The numbers of the style of an empty cell."""
    if style is None:
        return ""
    ground = style.color if style.reverse else style.bgcolor
    return _numbers(Style.from_color(bgcolor=ground), colors)


def _numbers(style: Style | None, colors: ColorSystem) -> str:
    return "" if style is None else style._ansi or Strip.render_ansi(style, colors)
