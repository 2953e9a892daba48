"""The settings: what each means, where its value comes from, and where the program keeps things.

`config.toml` is written by people only and wins; what the program remembers for them is kept in the
store.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias, TypeGuard

from quiz.errors import SettingError, nearest
from quiz.patterns import regex
from quiz.surroundings import files, waits
from quiz.values import NamedTuple

Value: TypeAlias = str | float | int | bool | tuple[str, ...]


class Settings(NamedTuple):
    """Every setting, by the name that it has in `config.toml`; ABOUT says what each is for."""

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
    bell: str = "off"
    theme: str = "quiz-dark"
    animations: bool = True
    projector: str = "auto"
    right_to_left: str = "terminal"

    def changed(self, name: str, value: Value) -> Settings:
        """The settings with another value for one."""
        return Settings._make({**self._asdict(), name: value}.values())

    @property
    def day_start(self) -> int:
        """Seconds from midnight to the beginning of the learner's day."""
        hours, minutes = self.day_starts_at.split(":")
        return int(hours) * 3600 + int(minutes) * 60

    @property
    def bells(self) -> frozenset[str]:
        """The occasions in a game on which the bell rings."""
        return frozenset(BELLS if self.bell == "all" else self.bell.split(", ")) & set(BELLS)


BELLS = ("right", "wrong", "last", "end")
"""The occasions for a bell; `last` are the last three seconds of a clock."""

_BELL = f"({'|'.join(BELLS)})"

DEFAULTS = Settings()


NOW = "at once"


class About(NamedTuple):
    """The use of a setting and the values that it can have; its kind is that of its default."""

    meaning: str
    words: tuple[str, ...] = ()
    """The words that it can be, or that a list can hold; any text where there are none."""
    bounds: tuple[float, float] | None = None
    """The least and the largest number."""
    form: str = ""
    """A regular expression that a text must match; the default is an example."""
    in_force: str = NOW
    """The time from which a change counts."""


THEME = "theme"
"""The one setting whose words are not in the table: `tui/` alone knows the themes."""
ABOUT: dict[str, About] = {
    "decks": About(
        "folders to look for decks in, instead of decks/ in the current one",
        in_force="from the next start",
    ),
    "desired_retention": About(
        "how probable it is that you know a question when it comes back", bounds=(0.7, 0.99)
    ),
    "new_per_day": About("new questions a day over all decks", bounds=(0, 1000)),
    "reviews_per_day": About(
        "due questions asked a day over all decks; 0 for all", bounds=(0, 10_000)
    ),
    "day_starts_at": About(
        "the hour on the wall at which your day begins", form=r"([01]\d|2[0-3]):[0-5]\d"
    ),
    "answer_by": About(
        "typing, choosing, or mode: study types and games choose",
        words=("mode", "typing", "choosing"),
    ),
    "confidence": About("say how sure you are before each verdict: sure, fairly or a guess"),
    "retype": About(
        "after a wrong answer type the right one once, to learn it; it changes no record"
    ),
    "name": About("what you are called in games; a game under another name moves nothing"),
    "games_count": About(
        "what was due counts as reviewed if typed right, or answered wrong, in a game"
    ),
    "sync_folder": About(
        "a folder that is carried between your machines; it is synced at start and end",
        in_force="when you leave",
    ),
    "bell": About(
        "a bell in games: off, all, or any of right, wrong, last (three seconds) and end",
        form=f"off|all|{_BELL}(, {_BELL})*",
    ),
    "theme": About("the colours; every Textual theme is there"),
    "animations": About(
        "small movements on the screen; no is reduced motion: nothing flashes, blinks or slides"
    ),
    "projector": About(
        "large type for a room: auto in games on a large terminal, yes wherever one answers, or no",
        words=("auto", "yes", "no"),
    ),
    "right_to_left": About(
        "who puts Hebrew and Arabic in order on a line: the terminal, or, where it does not, the "
        "program",
        words=("terminal", "program"),
    ),
}


class LoadedSettings(NamedTuple):
    """The settings in force, and where each comes from."""

    settings: Settings = DEFAULTS
    origins: Mapping[str, str] = MappingProxyType({})
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The keys that the file wants for actions, by the actions' ids; whether there is such an
    action the screens know."""

    def origin(self, name: str) -> str:
        """The place that a value comes from: `default`, `remembered`, `config.toml, line 3`."""
        return self.origins.get(name, "default")

    def changed(self, name: str, value: Value) -> LoadedSettings:
        """The settings after a change that the program remembers."""
        origins = MappingProxyType({**self.origins, name: "remembered"})
        return self._replace(settings=self.settings.changed(name, value), origins=origins)

    def fixed(self, name: str) -> str:
        """The sentence on the line of the file that wins; empty for what can be changed."""
        origin = self.origin(name)
        if origin in ("default", "remembered"):
            return ""
        return f'"{name}" is set in {origin}, which wins. Change it there.'


def load(config: Path, remembered: Mapping[str, str]) -> LoadedSettings:
    """The defaults, over them what the program remembers, over that the file.

    Raises SettingError for a value in the file that is not allowed. What is remembered and is not
    allowed (any more) counts for nothing, since nobody could mend it by hand.
    """
    values: dict[str, Value] = {}
    origins: dict[str, str] = {}
    for name in ABOUT.keys() & remembered.keys():
        with contextlib.suppress(SettingError):
            values[name] = parse(name, remembered[name])
            origins[name] = "remembered"
    text = _text(config)
    table, lines = _table(config, text), _lines(text)
    keys: dict[str, tuple[str, ...]] = {}
    for name, value in table.items():
        place = f"{config}, line {lines[name]}" if name in lines else f"{config}"
        try:
            if name == KEYS:
                keys = _keys(value)
                continue
            values[name] = _checked(name, value)
        except SettingError as error:
            raise SettingError(f"{place}: {error}") from None
        origins[name] = place
    settings = Settings._make({**DEFAULTS._asdict(), **values}.values())
    return LoadedSettings(settings, origins, keys)


def missing(settings: Settings, name: str | None = None) -> list[str]:
    """Sentences on the folders of all settings, or of one, that are not there."""
    folders = {
        "decks": settings.decks,
        "sync_folder": tuple(filter(None, [settings.sync_folder])),
    }
    return [
        sentence
        for setting in folders
        for folder in folders[setting]
        if name in (None, setting) and (sentence := _missing(folder, setting))
    ]


def _missing(path: str, setting: str) -> str:
    there = os.path.expanduser(path)
    with contextlib.suppress(ValueError):  # a NUL, in Python 3.11
        try:
            if waits.outside(there, lambda: os.path.exists(there)):
                return ""
        except TimeoutError:
            return f'{path}, which "{setting}" names, does not answer.'
    return f'There is nothing at {path}, which "{setting}" names.'


# The file


KEYS = "keys"
"""The table of the file that has a key for an action, or several."""
_KEY = regex(r"((ctrl|alt|shift|super|meta|hyper)\+)*(\S|[a-z][a-z0-9_]*)")
_LINE = regex(r"""\s*["']?(\w+)["']?\s*=""")


_LARGEST = 1 << 20
"""Bytes that the file may have."""


def _text(config: Path) -> str:
    try:
        return files.read(config, _LARGEST).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SettingError(f"{config} cannot be read: {reason}.") from None


def _table(config: Path, text: str) -> dict[str, object]:
    if not text:
        return {}
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise SettingError(f"{config} cannot be read: {error}.") from None


def _lines(text: str) -> dict[str, int]:
    """The number of the line on which each setting stands: they stand above all tables."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lstrip().startswith("["):
            break
        if found := _LINE.match(line):
            lines.setdefault(found[1], number)
    return lines


def _keys(table: object) -> dict[str, tuple[str, ...]]:
    """The keys for each action as they are written, but the names of keys in small letters."""
    if not isinstance(table, dict):
        raise SettingError(f'"{KEYS}" is a table: [{KEYS}], and below it lines like hint = "x".')
    keys: dict[str, tuple[str, ...]] = {}
    action_of: dict[str, str] = {}
    for action, written in table.items():
        if action in ABOUT:
            raise SettingError(f'"{action}" is a setting: it stands above [{KEYS}], not below.')
        keys[action] = tuple(map(_key, [written] if isinstance(written, str) else _list(written)))
        if not keys[action]:
            raise SettingError(f'"{action}" has no key in [{KEYS}]. {_KEY_IS}')
        for key in keys[action]:
            if action_of.setdefault(key, action) != action:
                both = f'"{action_of[key]}" and "{action}"'
                raise SettingError(f'"{key}" is the key of both {both} in [{KEYS}]. Leave it one.')
    return keys


_KEY_IS = 'A key is one character, or a name such as "f2", "space" or "ctrl+t".'


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _key(written: object) -> str:
    key = written.lower() if isinstance(written, str) and len(written) > 1 else written
    if isinstance(key, str) and key.isprintable() and _KEY.fullmatch(key):
        return key
    raise SettingError(f"{_shown(written)} in [{KEYS}] is no key. {_KEY_IS}")


# Values

_LONGEST = 60
"""Characters of a value that a sentence repeats."""


def parse(name: str, text: str, *, words: Sequence[str] = ()) -> Value:
    """The value of a text as it is typed; raises SettingError where it is none.

    `words` are those that the setting can be, where the table does not know them.
    """
    default = _default(name)
    value: object = text
    if isinstance(default, bool):
        value = _TRUTHS.get(text.casefold(), text)
    elif isinstance(default, tuple):
        value = [part.strip() for part in text.split(",") if part.strip()]
    elif isinstance(default, int | float):
        with contextlib.suppress(ValueError):
            value = int(text) if isinstance(default, int) else float(text)
    return _checked(name, value, words=words)


_TRUTHS = {"yes": True, "true": True, "on": True, "1": True}
_TRUTHS |= {"no": False, "false": False, "off": False, "0": False}


def format_value(value: Value) -> str:
    """The text for a value, as one would type it on the command line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else f"{value}"


def allowed(name: str, *, words: Sequence[str] = ()) -> str:
    """The values that a setting can have, in words: `a whole number from 0 to 1,000`."""
    default, about = _default(name), ABOUT[name]
    words = words or about.words
    if isinstance(default, tuple):
        return f"a list of {', '.join(words)}" if words else "a list of texts, with commas between"
    if words:
        return f"{', '.join(words[:-1])} or {words[-1]}"
    if isinstance(default, bool):
        return "yes or no"
    if isinstance(default, str):
        if name == THEME:
            return "the name of a theme"
        return f"a text like {default}" if about.form else "a text"
    number = "a whole number" if isinstance(default, int) else "a number"
    if about.bounds is None:
        return number
    least, most = about.bounds
    return f"{number} from {least:,g} to {most:,g}"


def _default(name: str) -> Value:
    if name not in ABOUT:
        raise SettingError(f'"{name}" is no setting. {_hint(name)}')
    value: Value = getattr(DEFAULTS, name)
    return value


def _hint(name: str) -> str:
    longer = [known for known in ABOUT if name and name in known]
    near = nearest(name, ABOUT) or (longer[0] if len(longer) == 1 else "")
    if near:
        return f'Did you mean "{near}"?'
    return f"The settings are {', '.join(ABOUT)}."


def _checked(name: str, value: object, *, words: Sequence[str] = ()) -> Value:
    """The value, if the setting can have it; raises SettingError if not."""
    default, about = _default(name), ABOUT[name]
    if not _is_text(value):
        raise SettingError(f'"{name}" cannot be {_shown(value)}: that is no text.')
    if name == "bell":
        value = _bell(value)
    elif isinstance(default, str) and isinstance(value, bool):
        value = format_value(value)
    words = words or about.words
    if isinstance(default, tuple) and isinstance(value, list):
        texts = [item for item in value if isinstance(item, str)]
        if len(texts) == len(value) and (not words or set(texts) <= set(words)):
            return tuple(texts)
    if isinstance(default, float) and _is_number(value) and abs(value) < 1e9:
        value = float(value)
    if type(value) is type(default) and _is_allowed(value, about, words):
        return value
    unknown = [item for item in _list(value) if isinstance(item, str) and item not in words]
    near = nearest(unknown[0], words) if unknown else ""
    cure = f' Did you mean "{near}"?' if near else ""
    kind = allowed(name, words=words)
    raise SettingError(f'"{name}" cannot be {_shown(value)}.{cure} It is {kind}: {about.meaning}.')


def _is_text(value: object) -> bool:
    """True but for a text with a NUL, or with bytes that are no UTF-8: nothing is called so."""
    texts = [item for item in _list(value) if isinstance(item, str)]
    return not any(re.search("[\0\ud800-\udfff]", text) for text in texts)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_allowed(value: object, about: About, words: Sequence[str]) -> bool:
    if about.bounds is not None and isinstance(value, int | float):
        return about.bounds[0] <= value <= about.bounds[1]
    if isinstance(value, str):
        return (not words or value in words) and re.fullmatch(
            about.form or ".*", value, re.S
        ) is not None
    return not isinstance(value, list)


def _shown(value: object) -> str:
    """A value as the file has it, cut where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f"{value}" if len(f"{value}") <= _LONGEST else f"{value}"[:_LONGEST] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def _bell(value: object) -> object:
    """The occasions in one order; yes is the last seconds, as it was when there was no choice."""
    if isinstance(value, bool):
        return "last" if value else "off"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ",".join(value)
    if not isinstance(value, str):
        return value
    words = re.split(r"[,\s]+", value.casefold().strip())
    match words:
        case ["off" | "no" | "false" | "0" | ""]:
            return "off"
        case ["yes" | "on" | "true" | "1"]:
            return "last"
    if not set(words) <= set(BELLS):
        return value
    return "all" if set(words) == set(BELLS) else ", ".join(sorted(set(words), key=BELLS.index))


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
    """Under QUIZ_HOME where it is set, else where the platform wants them.

    Raises SettingError where QUIZ_HOME can be no folder, or no home is known.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = _root(home)
        return Paths(
            root / "quiz.db",
            root / "config.toml",
            root / "decks",
            root / "quiz.log",
            root / "cache",
        )
    found = _of_the_platform()
    if found is None or not all(path.is_absolute() for path in found):
        raise SettingError(
            f"Your home folder is unknown. Set HOME, or {HOME_VARIABLE} to a folder for your "
            "store and settings."
        )
    return found


def _of_the_platform() -> Paths | None:
    """The folders and files that the platform wants; None where it knows no home."""
    import platformdirs

    dirs = platformdirs.PlatformDirs(_APP, appauthor=False)
    try:
        return Paths(
            dirs.user_data_path / "quiz.db",
            dirs.user_config_path / "config.toml",
            dirs.user_data_path / "decks",
            dirs.user_log_path / "quiz.log",
            dirs.user_cache_path,
        )
    except RuntimeError:
        return None


def _root(home: str) -> Path:
    """The folder that QUIZ_HOME names, which need not exist. Raises SettingError."""
    expanded = os.path.expanduser(home)
    try:
        folder = os.path.abspath(expanded)
        reason = _against(folder)
    except OSError as error:
        reason = error.strerror or str(error)
    if expanded.startswith("~"):
        reason = "there is nobody of that name here"
    if reason:
        raise SettingError(f"{HOME_VARIABLE} cannot be {home}: {reason}.")
    return Path(folder)


def _against(folder: str) -> str:
    """The reason why nothing can be kept in a folder; empty where it is still to be made."""
    try:
        os.lstat(folder)
    except FileNotFoundError:
        return ""
    return "" if _is_folder(folder) else "it is no folder"


def _is_folder(path: str) -> bool:
    return waits.outside(path, lambda: os.path.isdir(path), patience=waits.LONGER)


def shipped_decks() -> Path:
    """The decks that come with the program: inside the package, in a checkout beside it."""
    package = Path(__file__).parent
    inside = package / "shipped"
    return inside if inside.is_dir() else package.parent / "decks"
