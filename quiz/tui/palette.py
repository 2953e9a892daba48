"""The command palette: every action of the screen, every deck and every theme by its name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from quiz.collection import begin_study
from quiz.text import one_line
from quiz.tui import pages
from quiz.tui.face import Face
from quiz.tui.key_page import KeyPage
from quiz.tui.key_table import commands_of
from quiz.tui.prose import plain
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.decks import ShelvedDeck

_NOT_OFFERED = {"back", "go_on", "suspend", "palette"}
"""Commands that mean something only by their key."""


class Entry(NamedTuple):
    """A line of the palette."""

    name: str
    about: str
    run: Callable[[], Awaitable[object] | object]


class Palette(Provider):
    """Finds entries by their names; those of decks are text, and never markup."""

    async def discover(self) -> Hits:
        for entry in self._entries():
            yield DiscoveryHit(plain(entry.name), entry.run, entry.name, entry.about)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for entry in self._entries():
            score, places = matcher.fuzzy_search.match(query, entry.name)
            if score > 0:
                shown = self._marked(entry.name, list(places))
                yield Hit(score, shown, entry.run, entry.name, entry.about)

    def _marked(self, name: str, places: list[int]) -> Content:
        content = plain(name)
        for place in places:
            content = content.stylize(self.match_style or "bold", place, place + 1)
        return content

    def _entries(self) -> Iterator[Entry]:
        app = self.app
        assert isinstance(app, Face)
        yield from _of_screen(app, self.screen)
        if not isinstance(self.screen, KeyPage):  # a sitting is ended by its own key alone
            for deck in app.collection.shelf.all_decks():
                if deck.count:
                    yield from _of_deck(app, deck)
        for name in sorted(app.available_themes):
            yield Entry(f"Theme {name}", "", partial(setattr, app, "theme", name))
        still = app.is_still
        moves = "nothing flashes, blinks or slides" if not still else "small movements again"
        name = f"Reduced motion {'off' if still else 'on'}"
        yield Entry(name, moves, partial(_reduce_motion, app, not still))
        yield Entry("Screenshot", "saves the screen as an SVG file", app.deliver_screenshot)


def _of_screen(app: Face, screen: Screen[object]) -> Iterator[Entry]:
    for command, node, action in commands_of(screen):
        is_offered = command.id not in _NOT_OFFERED and action != "back"
        if is_offered and not command.id.endswith("_chord"):
            name = f"{command.about[:1].upper()}{command.about[1:]}"
            run = partial(app.run_action, action, default_namespace=node)
            yield Entry(name, f"key {app.key_set.name(command.id)}", run)


def _of_deck(app: Face, deck: ShelvedDeck) -> Iterator[Entry]:
    title = one_line(deck.title)
    yield Entry(f"Study {title}", "", partial(_study, app, deck))
    yield Entry(f"Play {title}", "", lambda: app.open(pages.GameSetup([deck])))


def _reduce_motion(app: Face, is_reduced: bool) -> None:
    if sentence := app.collection.loaded.fixed("animations"):
        app.tell(sentence)
    else:
        app.set_value("animations", not is_reduced)


async def _study(app: Face, deck: ShelvedDeck) -> None:
    make = partial(begin_study, app.collection, [deck])
    session = await app.keep_or_tell(make)
    if session is not None and session.left:
        app.open(pages.Sitting(session, make))
    elif session is not None:
        waiting = session.left_out.waiting
        app.tell(session.left_out.sentence if waiting else "Nothing of this is due today.")
