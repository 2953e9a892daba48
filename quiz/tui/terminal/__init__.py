"""The terminal as the program drives it: what is read from it, what is written, and its end."""

from __future__ import annotations

import sys

if "asyncio" not in sys.modules and "ssl" not in sys.modules:
    # Nothing here makes a connection, and ssl would be one twentieth of a start: as in a Python
    # that was built without it, asyncio does without.
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the documented way to refuse an import
    try:
        import asyncio as asyncio
    finally:
        del sys.modules["ssl"]
