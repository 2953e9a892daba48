"""Anki's engine as a peer, in an environment of its own: nothing of it is installed beside quiz."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.place import Place
from tests.bench.table import Opening, Sample, Source

_PACKAGE = "anki>=25.9,<27"
_PATIENCE = 600
"""Seconds that an installation may take."""
_PEER = str(Path(__file__).parent / "anki_peer.py")


def find_or_install(folder: Path) -> Path | None:
    """The Python that has Anki's engine, installed in a folder at first; None where it cannot be
    had."""
    environment = folder / "anki-environment"
    python = environment / "bin" / "python"
    if _works(python):
        return python
    shutil.rmtree(environment, ignore_errors=True)
    commands = (
        [sys.executable, "-m", "venv", str(environment)],
        [str(python), "-m", "pip", "install", "--quiet", _PACKAGE],
    )
    try:
        for command in commands:
            subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    except (OSError, subprocess.SubprocessError):
        return None
    return python if _works(python) else None


def _works(python: Path) -> bool:
    try:
        done = subprocess.run(
            [str(python), "-c", "import anki.collection"], capture_output=True, check=False
        )
    except OSError:
        return False
    return done.returncode == 0


def _peer(place: Place, command: str, *words: str) -> Sample:
    """What the peer prints on a command, and how long its whole process took."""
    assert place.anki is not None, "only rows with a peer ask for it"
    start = time.perf_counter()
    output = subprocess.check_output(
        [str(place.anki), "-P", _PEER, command, str(_collection(place)), *words], text=True
    )
    process = time.perf_counter() - start
    return {"process": process, **json.loads(output or "{}")}


def _collection(place: Place) -> Path:
    """The folder of the collection with the same questions and reviews as the long home."""
    home = place.long()
    return home.folder / "anki"


def measured(command: str) -> Opening:
    """What the peer measures on a command."""

    @contextmanager
    def opened(place: Place) -> Iterator[Source]:
        if not (_collection(place) / "made").exists():
            shutil.rmtree(_collection(place), ignore_errors=True)
            _peer(place, "make", str(place.long().store))
            (_collection(place) / "made").touch()
        yield lambda: _peer(place, command)

    return opened


SOURCES: dict[str, Opening] = {
    "anki open": measured("open"),
    "anki import": measured("import"),
    "anki answers": measured("answers"),
    "anki upkeep": measured("upkeep"),
}
