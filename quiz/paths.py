"""Where the program keeps what it keeps."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "QUIZ_HOME"
_APP = "quiz"


class Paths(NamedTuple):
    """The folders and files of one learner on one machine; none of them need exist."""

    store: Path
    config: Path
    decks: Path
    """One's own decks."""
    log: Path
    cache: Path
    """Can be deleted at any time."""


def paths() -> Paths:
    """Under QUIZ_HOME where it is set, else where the platform wants them."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home).expanduser()
        return Paths(root / "quiz.db", root / "config.toml", root / "decks", root / "quiz.log", root / "cache")
    import platformdirs

    dirs = platformdirs.PlatformDirs(_APP, appauthor=False)
    return Paths(
        dirs.user_data_path / "quiz.db",
        dirs.user_config_path / "config.toml",
        dirs.user_data_path / "decks",
        dirs.user_log_path / "quiz.log",
        dirs.user_cache_path,
    )


def shipped_decks() -> Path:
    """The decks that come with the program: inside the package, in a checkout beside it."""
    package = Path(__file__).parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "decks"
