"""Emoji and letters of several characters, of which terminals disagree how wide they are.

One counts a thumb with its skin tone as two columns, another as four, and everything behind it on
the line would stand elsewhere, the frame too. So the text flows as the terminal has it, and at the
next gap the cursor is put where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterator

from quiz.letters.graphemes import cells, graphemes
from quiz.patterns import regex

_UNSURE = regex(
    "[\u0900-\u109f\u1100-\u11ff\u1780-\u17ff\u200d\u20e3\ufe0f"
    "\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]"
)
"""Joiners, selectors, flags and skin tones; scripts whose letters join."""
_TOKEN = regex(r"\x1b\[[0-9;:]*m|\x1b\[[^@-~]*[@-~]|\x1b[^\[]|[\r\n]|[^\x1b\r\n]+")
_GAP = regex(r" {2,}|[\u2500-\u259f]")
"""Where a column of a page ends: blanks, or a border."""
_SAVE, _BACK = "\x1b7", "\x1b8"


def is_unsure(text: str) -> bool:
    """True of a text of which it is not sure how wide it is drawn."""
    return not text.isascii() and bool(_UNSURE.search(text))


def placed(output: str) -> str:
    """What is written to a terminal, with the cursor put in place behind texts of unsure width."""
    if not is_unsure(output):
        return output
    return "".join(_Placing().run(output))


class _Placing:
    """The cursor between a text of unsure width and the gap behind it."""

    def __init__(self) -> None:
        self._style = ""
        """The command for the style that holds."""
        self._width: int | None = None
        """The columns since the cursor was saved; None where it is where it belongs."""

    def run(self, output: str) -> Iterator[str]:
        for token in _TOKEN.findall(output):
            if token[0] not in "\x1b\r\n":
                yield from self._text(token)
                continue
            if token[0] == "\x1b" and token[-1] == "m":
                self._style = token
            else:
                self._width = None  # the cursor goes elsewhere
            yield token

    def _text(self, text: str) -> Iterator[str]:
        done = 0
        for gap in _GAP.finditer(text):
            yield from self._words(text[done : gap.start()])
            yield from self._put(gap[0])
            done = gap.end()
        yield from self._words(text[done:])

    def _words(self, text: str) -> Iterator[str]:
        if self._width is None and _UNSURE.search(text):
            before, unsure = _parted(text)
            yield f"{before}{_SAVE}"
            text, self._width = unsure, 0
        if self._width is not None:
            self._width += cells(text)
        yield text

    def _put(self, gap: str) -> Iterator[str]:
        """The gap, in the middle of which the cursor is put where it belongs."""
        if self._width is None:
            yield gap
            return
        # The first half is for a text that the terminal drew wider, the second blanks what stood
        # behind one that it drew narrower.
        half = (len(gap) + 1) // 2 if gap.isspace() else 0
        yield f"{gap[:half]}{_BACK}\x1b[{max(self._width + half, 1)}C{self._style}{gap[half:]}"
        self._width = None


def _parted(text: str) -> tuple[str, str]:
    """The text before its first letter of unsure width, and from there."""
    clusters = graphemes(text)
    first = next(at for at, cluster in enumerate(clusters) if _UNSURE.search(cluster))
    return "".join(clusters[:first]), "".join(clusters[first:])
