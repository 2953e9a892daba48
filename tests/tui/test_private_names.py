"""The names of Textual and Rich that are private, and that the program leans on all the same."""

from __future__ import annotations

import asyncio
import sys

import pytest
from rich.text import Text
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.content import Content
from textual.events import Key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from quiz.tui.terminal.guard import lock

CONTROLS = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]


@pytest.mark.parametrize("character", CONTROLS, ids=lambda character: f"{ord(character):#04x}")
def test_no_control_character_reaches_what_is_drawn(character: str) -> None:
    lock()
    assert Content(f"a{character}b").plain == "ab"
    assert Text(f"a{character}b").plain == "ab"


@pytest.mark.parametrize("character", "\t\n")
def test_tabs_and_line_breaks_stay(character: str) -> None:
    lock()
    assert Content(f"a{character}b").plain == f"a{character}b"


@pytest.mark.parametrize(
    "name",
    [
        "_handle_exception",
        "_fatal_error",
        "_close_messages_no_wait",
        "_display",
        "_prune",
    ],
)
def test_the_methods_that_the_app_replaces_or_calls_are_textuals(name: str) -> None:
    assert callable(getattr(App, name, None))


@pytest.mark.parametrize("name", ["_check_refresh", "_size_updated"])
def test_the_methods_that_widgets_replace_or_are_asked_for_are_textuals(name: str) -> None:
    assert callable(getattr(Widget, name, None))


@pytest.mark.parametrize("name", ["_on_idle", "_on_timer_update"])
def test_the_methods_that_a_screen_replaces_are_textuals(name: str) -> None:
    assert callable(vars(Screen).get(name))


@pytest.mark.parametrize(
    "name",
    [
        "_compositor",
        "_dirty_widgets",
        "_layout_required",
        "_layout_widgets",
        "_repaint_required",
        "_scroll_required",
    ],
)
def test_a_screen_has_what_tells_that_it_is_to_be_drawn(name: str) -> None:
    assert hasattr(Screen[None](), name)


@pytest.mark.parametrize("name", ["_cursor_visible", "_on_key", "_restart_blink"])
def test_a_line_blinks_as_textuals_does(name: str) -> None:
    assert name in vars(Input)


@pytest.mark.parametrize("name", ["_exit", "_exception", "_driver", "_previous_cursor_position"])
def test_the_state_that_the_app_looks_at_is_textuals(name: str) -> None:
    assert name in vars(App())


@pytest.mark.parametrize("name", ["_pending_message", "_parent"])
def test_a_message_pump_has_what_tells_that_it_is_done(name: str) -> None:
    assert hasattr(MessagePump(), name)


async def test_a_worker_has_the_task_that_is_waited_for() -> None:
    async with App[None]().run_test() as pilot:
        worker = pilot.app.run_worker(asyncio.sleep(0))
        await worker.wait()
        assert "_task" in vars(worker)


@pytest.mark.skipif(sys.platform == "win32", reason="another driver is there")
@pytest.mark.parametrize(
    "name",
    [
        "_auto_restart",
        "_disable_mouse_support",
        "_must_signal_resume",
        "_run_input_thread",
        "_sigcont_application",
        "_writer_thread",
    ],
)
async def test_the_driver_has_what_ours_replaces_or_looks_at(name: str) -> None:
    from textual.drivers.linux_driver import LinuxDriver

    assert hasattr(LinuxDriver(App()), name)


def test_the_parser_tells_whether_it_waits_for_the_rest_of_a_key() -> None:
    parser = XTermParser()
    assert parser._timeout_time is None
    assert not list(parser.feed("\x1b"))
    assert parser._timeout_time is not None
    parser._timeout_time = 0.0
    assert [message.key for message in parser.tick() if isinstance(message, Key)] == ["escape"]
