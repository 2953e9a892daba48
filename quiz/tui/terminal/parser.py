"""What the bytes of a terminal mean: Textual's parser, but for what is pasted."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING

from textual._xterm_parser import XTermParser
from textual.events import Paste

from quiz.patterns import regex

if TYPE_CHECKING:
    from textual.message import Message

_START, _END = "\x1b[200~", "\x1b[201~"
_BEGUN = regex(r"\x1b\[200?$")
_LETTERS = r"[^\x00-\x1f\x7f-\x9f]"
_RUN = regex(f"{_LETTERS}{{200,}}")
"""More letters than anybody types before they are taken: a paste without brackets."""
_WORDS = regex(f"{_LETTERS}{{2,}}")
"""Letters of a flood: where so much comes at once nobody types."""


class Parser(XTermParser):
    """Takes a paste as one piece, and letters that come in a flood as one as well.

    Textual's own looks at each letter of them, and makes a key of each letter of a flood.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pasted: list[str] | None = None
        """What has come of a paste whose end has not."""
        self._begun = ""
        """The first half of the start of a paste."""
        self.is_flooded = False
        """More comes than anybody types."""
        self._sequence = ""

    @property
    def sequence(self) -> str:
        """What has come of a key of several bytes, or may be one; empty between two keys."""
        return "" if self._timeout_time is None else self._sequence

    def give_up(self) -> Iterator[Message]:
        """Takes what has come of a sequence for the keys that it names by itself."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()

    def feed(self, data: str) -> Iterator[Message]:
        data, self._begun = self._begun + data, ""
        while data:
            if self._pasted is None:
                keys, start, data = data.partition(_START)
                if not start and (begun := _BEGUN.search(keys)):
                    keys, self._begun = keys[: begun.start()], begun[0]
                yield from self._feed_keys(keys)
                self._pasted = [] if start else None
            else:
                data = yield from self._feed_paste(self._pasted, data)

    def _feed_paste(self, pasted: list[str], data: str) -> Generator[Message, None, str]:
        """Takes up more of a paste, and returns what comes behind its end."""
        before = pasted.pop() if pasted else ""  # the end may be cut in two
        text, end, rest = (before + data).partition(_END)
        split = 0 if end else len(text) - len(_END)
        pasted += [text] if end else [text[: max(split, 0)], text[max(split, 0) :]]
        if end:
            self._pasted = None
            yield Paste("".join(pasted).replace("\x00", ""))
        return rest

    def _feed_keys(self, keys: str) -> Iterator[Message]:
        _, escape, after = (self.sequence + keys).rpartition("\x1b")
        self._sequence = escape + after
        at = 0
        for run in (_WORDS if self.is_flooded else _RUN).finditer(keys):
            yield from super().feed(keys[at : run.start()]) if run.start() > at else ()
            at = run.start()
            if self._timeout_time is None:  # it is in no sequence
                yield Paste(run[0])
                at = run.end()
        if at < len(keys):
            yield from super().feed(keys[at:])
