"""Every key and what it does."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui.widgets.key_bar import Key, KeyBar

_PAGES = {
    "The shelf": (
        ("Enter", "study the deck or the whole shelf under the cursor"),
        ("t", "play a game with it"),
        ("e", "sit an exam in it"),
        ("a", "study ahead of what is due"),
        ("p", "see the problems of a deck"),
        ("/", "filter the decks"),
        ("l", "the log: every sitting, game and exam, with its results"),
        ("Left, Right", "close and open a shelf"),
    ),
    "A question": (
        ("Enter", "answer; twice on an empty line: I don't know"),
        ("Esc", "leave the line, so that single letters work"),
        ("h  or Ctrl+T", "hint: a right answer is then rated hard"),
        ("d  or Ctrl+D", "I don't know"),
        ("1-9, arrows", "choose; t and f for a claim; Space ticks"),
        ("Shift+arrows", "move an item of an order; Space takes it up, 1-9 put it there"),
        ("1-9, Space", "pair what is under the cursor with a right side; Backspace parts them"),
        ("Tab", "the next gap"),
        ("-", "not today"),
        ("!", "hide for good"),
        ("*", "flag, or take the flag away"),
        ("i", "why it is asked now"),
    ),
    "A verdict": (
        ("Enter", "go on with the rating that is marked"),
        ("1 2 3 4", "again, hard, good, easy"),
        ("r, w", "I was right, I was wrong"),
        ("a", "accept what I typed from now on: shows the line of the deck that will be written"),
        ("1 2 3", "before the verdict, if confidence is set: sure, fairly, a guess"),
    ),
    "A game": (
        ("any key", "shows the choices while the prompt is read"),
        ("p", "pause: the clock stands, the question is hidden"),
        ("Enter", "leave the verdict; the clock is off meanwhile"),
    ),
    "An exam": (
        ("n, b", "next and back; in a line Ctrl+N and Ctrl+B"),
        ("*", "flag; in a line Ctrl+F"),
        ("l", "the list of all questions, where h hands in; in a line Ctrl+L"),
    ),
    "Results": (
        ("x", "study the missed"),
        ("o", "once more"),
        ("W", "write the result file of an exam"),
        ("Esc, q", "back to the page before"),
    ),
    "Everywhere": (
        ("u", "undo, as far back as you like"),
        ("q", "end the sitting; on the shelf: quit"),
        ("Ctrl+P", "the palette: themes, screenshot"),
        ("Ctrl+C", "leave at once; nothing is lost"),
    ),
}


class HelpScreen(ModalScreen[None]):
    """The keys."""

    CSS_PATH = "pages.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", show=False, id="help.close"),
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield Static(_content(), markup=False)
        yield KeyBar((Key("Esc", "close", "dismiss"),))


def _content() -> Content:
    lines: list[Content] = []
    for title, keys in _PAGES.items():
        lines += [Content.styled(title, "bold"), *(_line(*key) for key in keys), Content("")]
    return Content("\n").join(lines[:-1])


def _line(key: str, effect: str) -> Content:
    name = f"  {key:<14}" if len(key) < 14 else f"  {key} "
    return Content.assemble(name, (effect, "$text-muted"))
