"""The second lock on control characters: Textual and Rich let most of them through to the terminal."""

from __future__ import annotations

import rich.control
import textual.content

_CONTROLS = [code for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]


def lock() -> None:
    """Makes both libraries drop every control character but newline and tab from what they draw.

    Their tables are private: a test guards them, and Textual is pinned.
    """
    for table in (textual.content._CONTROL_STRIP_TRANSLATE, rich.control._CONTROL_STRIP_TRANSLATE):
        table.update(dict.fromkeys(_CONTROLS))
