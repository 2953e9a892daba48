"""The file that was probably meant by a path at which there is none."""

from __future__ import annotations

import contextlib
import os
from itertools import islice

from quiz.errors import nearest

MOST = 2000
"""So many names of a folder are compared."""


def nearest_file(path: str) -> str:
    """A path like the one written, in the same folder; empty if none is near."""
    folder, name = os.path.split(path)
    with contextlib.suppress(OSError, ValueError), os.scandir(folder or ".") as entries:
        near = nearest(name, [entry.name for entry in islice(entries, MOST)])
        return os.path.join(folder, near) if near else ""
    return ""


def or_near(path: str) -> str:
    """The end of a sentence on a path at which there is nothing: what may have been meant."""
    near = nearest_file(path)
    return f' Did you mean "{near}"?' if near else ""
