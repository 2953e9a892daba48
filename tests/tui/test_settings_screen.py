"""The settings on the screen: what is shown of each, and how each is changed in its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from quiz.collection.collection import Collection
from quiz.decks.question import Deck
from quiz.decks.shelf import Shelf
from quiz.decks.shelved import ShelvedDeck
from quiz.settings import ABOUT, DEFAULTS, LoadedSettings, load
from quiz.store.store import Store
from quiz.tui.app import QuizApp
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.settings import SettingsScreen
from quiz.tui.themes import theme_names
from quiz.tui.widgets.foot import RemarkLine
from quiz.tui.widgets.setting_row import SettingRow
from tests.clock import FixedClock
from tests.commands.hostile import IN_A_NAME, OSC, obeyed_in
from tests.tui.screens import press, settle

SIZES = [(120, 40), (80, 24), (40, 12)]


@pytest.fixture
def opened(deck: Callable[[str], Deck], store: Store, clock: FixedClock) -> QuizApp:
    return app_with(LoadedSettings(), deck, store, clock)


def app_with(
    loaded: LoadedSettings, deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> QuizApp:
    shelf = Shelf("")
    shelf.add(ShelvedDeck.of(deck("- number: One and one?\n  answer: 2\n")))
    collection = Collection(shelf, store, loaded.settings, clock)
    collection.loaded = loaded
    return QuizApp(collection)


async def go_to(pilot: Pilot[None], name: str) -> SettingRow:
    """Opens the screen if it is not open, and marks the row of a setting as a click does."""
    if not isinstance(pilot.app.screen, SettingsScreen):
        await press(pilot, "comma")
    rows = list(pilot.app.screen.query(SettingRow))
    row = next(row for row in rows if row.setting == name)
    pilot.app.screen.set_focus(row)
    await settle(pilot)
    assert pilot.app.focused is row
    return row


def shown(row: SettingRow) -> str:
    return " ".join(str(static.visual) for static in row.query(Static) if static.display)


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#about-setting", Static).visual)


def told(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query(RemarkLine).last().visual)


@pytest.mark.timeout(180)  # it opens every value of the page
@pytest.mark.parametrize(
    "size", [SIZES[0], *(pytest.param(size, marks=pytest.mark.long) for size in SIZES[1:])]
)
async def test_no_value_and_no_origin_is_obeyed_by_the_terminal(
    size: tuple[int, int],
    deck: Callable[[str], Deck],
    store: Store,
    clock: FixedClock,
    tmp_path: Path,
) -> None:
    folder = tmp_path / IN_A_NAME
    folder.mkdir()
    quoted = json.dumps(OSC, ensure_ascii=False)
    text = f"name = {quoted}\ntheme = {quoted}\ndecks = [{quoted}]\n"
    (folder / "config.toml").write_text(text, encoding="utf-8")
    loaded = load(folder / "config.toml", {"sync_folder": OSC})
    assert loaded.settings.theme == loaded.settings.sync_folder == OSC
    app = app_with(loaded, deck, store, clock)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        seen = drawn(pilot)
        for name in ABOUT:
            await go_to(pilot, name)
            await press(pilot, "enter")
            seen += drawn(pilot)
            await press(pilot, "escape")
            if isinstance(app.screen, HomeScreen):
                await press(pilot, "comma")
    assert "owned" in seen
    assert not obeyed_in(seen.encode(errors="surrogatepass"))


def drawn(pilot: Pilot[None]) -> str:
    """All that stands on the screen, and the words of a remark that is cut there."""
    remarks = "".join(str(line.visual) for line in pilot.app.screen.query(RemarkLine))
    return remarks + "".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


async def test_every_setting_has_a_row_with_its_value_and_origin(opened: QuizApp) -> None:
    async with opened.run_test() as pilot:
        await press(pilot, "comma")
        rows = list(pilot.app.screen.query(SettingRow))
        assert [row.setting for row in rows] == list(ABOUT)
        assert "new_per_day   20 default" in shown(rows[2])
        await go_to(pilot, "new_per_day")
        assert said(pilot) == "New questions a day over all decks. A whole number from 0 to 1,000."


@pytest.mark.parametrize("size", SIZES)
async def test_every_row_can_be_seen_and_what_is_said_of_it_fits(
    opened: QuizApp, size: tuple[int, int]
) -> None:
    async with opened.run_test(size=size) as pilot:
        await press(pilot, "comma")
        for row in pilot.app.screen.query(SettingRow):
            assert pilot.app.focused is row
            about = pilot.app.screen.query_one("#about-setting", Static)
            lines = about.visual.get_height({}, about.content_size.width)
            assert lines <= about.content_size.height, row.setting
            assert pilot.app.screen.query_one("#settings").region.contains_region(row.region)
            await press(pilot, "down")


async def test_a_choice_is_changed_by_the_arrows_is_remembered_and_in_force(
    opened: QuizApp, store: Store
) -> None:
    async with opened.run_test() as pilot:
        row = await go_to(pilot, "answer_by")
        await press(pilot, "right")
        assert "typing" in shown(row)
        assert "remembered" in shown(row)
        assert opened.collection.settings.answer_by == "typing"
        await press(pilot, "left", "left")
        assert opened.collection.settings.answer_by == "choosing"
        await go_to(pilot, "confidence")
        await press(pilot, "right")
        assert said(pilot) == "Remembered. It counts at once."
    assert store.remembered()["answer_by"] == "choosing"
    assert store.remembered()["confidence"] == "yes"


async def test_the_colours_change_as_one_goes_through_the_themes(
    opened: QuizApp, store: Store
) -> None:
    async with opened.run_test() as pilot:
        row = await go_to(pilot, "theme")
        assert row.options == theme_names()
        await press(pilot, "right")
        assert opened.theme == theme_names()[1]
        await press(pilot, "left", "left")
        assert opened.theme == theme_names()[-1]
        await press(pilot, "right", "right")
    assert store.remembered()["theme"] == "quiz-light"


async def test_animations_stop_at_once(opened: QuizApp) -> None:
    async with opened.run_test() as pilot:
        await go_to(pilot, "animations")
        await press(pilot, "right")
        assert opened.animation_level == "none"


async def test_a_number_is_written_in_a_line_and_checked_as_it_is_written(
    opened: QuizApp, store: Store
) -> None:
    async with opened.run_test() as pilot:
        row = await go_to(pilot, "new_per_day")
        await press(pilot, "enter", *"5000")
        assert said(pilot).startswith('"new_per_day" cannot be 5000. It is a whole number from 0')
        await press(pilot, "enter")  # it stays open
        assert row.is_open
        assert opened.collection.settings.new_per_day == 20
        await press(pilot, "backspace", "backspace", "enter")
        assert not row.is_open
        assert opened.collection.settings.new_per_day == 50
        assert pilot.app.focused is row
    assert store.remembered()["new_per_day"] == "50"


async def test_escape_leaves_the_line_as_it_was_and_then_the_screen(
    opened: QuizApp, store: Store
) -> None:
    async with opened.run_test() as pilot:
        row = await go_to(pilot, "name")
        await press(pilot, "enter", *"Ada?q", "escape")
        assert not row.is_open
        assert opened.collection.settings.name == ""
        await press(pilot, "question_mark")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
    assert "name" not in store.remembered()


async def test_going_to_another_row_keeps_what_can_be_kept_and_tells_of_the_rest(
    opened: QuizApp,
) -> None:
    async with opened.run_test() as pilot:
        await go_to(pilot, "new_per_day")
        await press(pilot, "enter", "7", "down", "enter", "x", "down")
        assert opened.collection.settings.new_per_day == 7
        assert opened.collection.settings.reviews_per_day == 0
        assert not any(line.display for line in pilot.app.screen.query(Input))
        assert 'cannot be "x"' in told(pilot)


async def test_a_line_that_was_opened_and_left_changes_nothing(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    loaded = LoadedSettings().changed("sync_folder", "/my  files, all")
    async with app_with(loaded, deck, store, clock).run_test(size=(120, 60)) as pilot:
        row = await go_to(pilot, "sync_folder")
        await press(pilot, "enter")
        assert row.is_open
        await go_to(pilot, "name")
        assert not row.is_open
        await go_to(pilot, "sync_folder")
        await press(pilot, "enter", "enter")
        assert not row.is_open
        assert isinstance(pilot.app, QuizApp)
        assert pilot.app.collection.settings.sync_folder == "/my  files, all"
    assert "sync_folder" not in store.remembered()


async def test_what_the_file_fixes_names_its_line_and_cannot_be_changed(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    config = tmp_path / "config.toml"
    config.write_text('# mine\nname = "Ada"\nanimations = true\n', encoding="utf-8")
    app = app_with(load(config, {}), deck, store, clock)
    async with app.run_test(size=(120, 40)) as pilot:
        row = await go_to(pilot, "name")
        assert "config.toml, line 2" in shown(row)
        assert said(pilot) == f'"name" is set in {config}, line 2, which wins. Change it there.'
        await press(pilot, "enter", "x")
        assert not row.is_open
        await go_to(pilot, "animations")
        await press(pilot, "right")
        assert app.collection.settings.animations is True
    assert store.remembered().keys().isdisjoint(ABOUT)


async def test_a_folder_that_is_not_there_is_kept_and_told(opened: QuizApp) -> None:
    async with opened.run_test(size=(120, 40)) as pilot:
        await go_to(pilot, "sync_folder")
        await press(pilot, "enter", *"/nowhere", "enter")
        assert opened.collection.settings.sync_folder == "/nowhere"
        assert said(pilot) == 'There is nothing at /nowhere, which "sync_folder" names.'


async def test_a_theme_of_the_palette_is_remembered_unless_the_file_has_one(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock, tmp_path: Path
) -> None:
    async with app_with(LoadedSettings(), deck, store, clock).run_test() as pilot:
        pilot.app.theme = "nord"
        row = await go_to(pilot, "theme")
        assert "nord" in shown(row)
    assert store.remembered()["theme"] == "nord"
    config = tmp_path / "config.toml"
    config.write_text('theme = "dracula"', encoding="utf-8")
    async with app_with(load(config, {}), deck, store, clock).run_test() as pilot:
        pilot.app.theme = "gruvbox"
        await pilot.pause()
        assert "line 1, which wins" in told(pilot)
    assert store.remembered()["theme"] == "nord"


async def test_a_theme_that_is_gone_locks_nobody_out(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    lost = LoadedSettings(DEFAULTS._replace(theme="norrd"))
    async with app_with(lost, deck, store, clock).run_test() as pilot:
        await settle(pilot)
        assert 'There is no theme "norrd"' in told(pilot)
        assert 'Did you mean "nord"?' in told(pilot)
        await go_to(pilot, "theme")
        await press(pilot, "right")
        assert pilot.app.theme == theme_names()[0]


async def test_a_folder_of_decks_that_is_gone_is_told_at_the_start(
    deck: Callable[[str], Deck], store: Store, clock: FixedClock
) -> None:
    lost = LoadedSettings(DEFAULTS._replace(decks=("/nowhere",)))
    async with app_with(lost, deck, store, clock).run_test() as pilot:
        await settle(pilot)
        assert told(pilot) == 'There is nothing at /nowhere, which "decks" names.'


async def test_a_click_on_a_value_changes_it(opened: QuizApp) -> None:
    async with opened.run_test(size=(120, 40)) as pilot:
        row = await go_to(pilot, "games_count")
        await pilot.click(row.query_one(".value"))
        await pilot.pause()
        assert opened.collection.settings.games_count is False
        await pilot.click(row.query_one(".name"))
        await pilot.pause()
        assert opened.collection.settings.games_count is False
