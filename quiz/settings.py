"""The settings: what each means, where its value comes from, and where the program keeps things.

`config.toml` is written by people only and wins; what the program remembers for them is kept in the
store.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from quiz.errors import SettingError

Value: TypeAlias = str | float | int | bool | tuple[str, ...]


class Settings(NamedTuple):
    """Every setting, by the name that it has in `config.toml`; MEANINGS says what each is for."""

    decks: tuple[str, ...] = ()
    desired_retention: float = 0.9
    new_per_day: int = 20
    reviews_per_day: int = 0
    day_starts_at: str = "04:00"
    answer_by: str = "mode"
    confidence: bool = False
    retype: bool = True
    name: str = ""
    games_count: bool = True
    sync_folder: str = ""
    bell: bool = False
    theme: str = "quiz-dark"
    animations: bool = True

    @property
    def day_start(self) -> int:
        """Seconds from midnight to the beginning of the learner's day."""
        hours, minutes = self.day_starts_at.split(":")
        return int(hours) * 3600 + int(minutes) * 60


DEFAULTS = Settings()
MEANINGS: dict[str, str] = {
    "decks": "folders to look for decks in, instead of decks/ in the current one",
    "desired_retention": (
        "how probable it is that you know a question when it comes back, 0.7 to 0.99"
    ),
    "new_per_day": "new questions a day over all decks",
    "reviews_per_day": "due questions asked a day over all decks; 0 for all",
    "day_starts_at": "the hour on the wall at which your day begins",
    "answer_by": "typing, choosing, or mode: study types and games choose",
    "confidence": "say how sure you are before each verdict: sure, fairly or a guess",
    "retype": "after a wrong answer type the right one once, to learn it; it changes no record",
    "name": "what you are called in games; a game under another name moves nothing",
    "games_count": "what was due counts as reviewed if typed right, or answered wrong, in a game",
    "sync_folder": "a folder that is carried between your machines; it is synced at start and end",
    "bell": "a bell on the last three seconds of a game's clock",
    "theme": "the colours; every Textual theme is there",
    "animations": "small movements on the screen",
}


class LoadedSettings(NamedTuple):
    """The settings in force, and where each comes from."""

    settings: Settings = DEFAULTS
    origins: Mapping[str, str] = MappingProxyType({})

    def origin(self, name: str) -> str:
        return self.origins.get(name, "default")


def load(config: Path, remembered: Mapping[str, str]) -> LoadedSettings:
    """The defaults, over them what the program remembers, over that the file.

    Raises SettingError for a value in the file that is not allowed. What is remembered and is not
    allowed (any more) counts for nothing, since nobody could mend it by hand.
    """
    values: dict[str, Value] = {}
    origins: dict[str, str] = {}
    for name in MEANINGS.keys() & remembered.keys():
        with contextlib.suppress(SettingError):
            values[name] = parse(name, remembered[name])
            origins[name] = "remembered"
    for name, value in _file(config).items():
        try:
            values[name] = _checked(name, value)
        except SettingError as error:
            raise SettingError(f"{config}: {error}") from None
        origins[name] = str(config)
    return LoadedSettings(Settings._make({**DEFAULTS._asdict(), **values}.values()), origins)


def _file(config: Path) -> dict[str, object]:
    try:
        text = config.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingError(f"{config} cannot be read: {reason}.") from None
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingError(f"{config} cannot be read: {error}.") from None


def parse(name: str, text: str) -> Value:
    """The value of a text typed on the command line; raises SettingError where it is none."""
    default = _default(name)
    if isinstance(default, bool):
        if text.casefold() in ("yes", "true", "on", "1"):
            return True
        if text.casefold() in ("no", "false", "off", "0"):
            return False
        raise SettingError(f'"{name}" is yes or no, not "{text}".')
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    if isinstance(default, str):
        return _checked(name, text)
    try:
        return _checked(name, int(text) if isinstance(default, int) else float(text))
    except ValueError:
        raise SettingError(f'"{name}" is a number, not "{text}".') from None


def format_value(value: Value) -> str:
    """The text for a value, as one would type it on the command line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else f"{value}"


def _default(name: str) -> Value:
    if name not in MEANINGS:
        raise SettingError(f'"{name}" is no setting. {_hint(name)}')
    value: Value = getattr(DEFAULTS, name)
    return value


def _hint(name: str) -> str:
    import difflib

    similar = difflib.get_close_matches(name, MEANINGS, n=1)
    longer = [known for known in MEANINGS if name and name in known]
    if similar or len(longer) == 1:
        return f'Did you mean "{(similar or longer)[0]}"?'
    return f"The settings are {', '.join(MEANINGS)}."


def _checked(name: str, value: object) -> Value:
    default = _default(name)
    if isinstance(default, tuple):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise SettingError(f'"{name}" is a list of texts.')
    if isinstance(default, bool) or isinstance(value, bool):
        if isinstance(default, bool) and isinstance(value, bool):
            return value
        raise SettingError(f'"{name}" cannot be {value}.')
    if isinstance(default, float) and isinstance(value, int | float) and abs(value) < 1e9:
        value = float(value)
    if not isinstance(value, type(default)) or not _is_allowed(name, value):
        raise SettingError(f'"{name}" cannot be {value}: {MEANINGS[name]}.')
    return value


def _is_allowed(name: str, value: Value) -> bool:
    match name:
        case "desired_retention":
            return isinstance(value, float) and 0.7 <= value <= 0.99
        case "new_per_day" | "reviews_per_day":
            return isinstance(value, int) and value >= 0
        case "day_starts_at":
            return (
                isinstance(value, str)
                and re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is not None
            )
        case "answer_by":
            return value in ("mode", "typing", "choosing")
        case _:
            return True


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
        return Paths(
            root / "quiz.db",
            root / "config.toml",
            root / "decks",
            root / "quiz.log",
            root / "cache",
        )
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
