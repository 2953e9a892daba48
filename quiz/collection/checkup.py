"""The checkup of `quiz doctor`: all that progress or the screen depends on, and its cures."""

from __future__ import annotations

import os
import platform
import re
import shlex
import sys
from collections.abc import Callable

import quiz
from quiz.clock import Day, SystemClock
from quiz.collection import terminal_words
from quiz.collection.collection import shelf_roots
from quiz.decks import read_shelf
from quiz.errors import QuizError, SettingError, StoreError
from quiz.first_paint.painting import INCAPABLE, LEAST_COLUMNS, LEAST_LINES
from quiz.settings import DEFAULTS, Paths, load, paths
from quiz.store import Store, backups, newest, redating, sqlite_version
from quiz.surroundings import waits
from quiz.surroundings.capabilities import (
    can_come_back,
    capabilities,
)
from quiz.text import one_line, plural
from quiz.values import NamedTuple

_MEND = "quiz doctor --mend"
_POSIX_ZONE = re.compile(r"(?:<[+\-\w]+>|[A-Za-z]{3,})[+-]?\d.*")


class Finding(NamedTuple):
    """The state of one thing that was looked at."""

    subject: str
    is_well: bool
    sentence: str
    cure: str = ""
    """The command that mends it."""


def examine() -> list[Finding]:
    """Looks at everything; a part that cannot be looked at is a finding too."""
    where, findings = paths(), list[Finding]()
    try:
        store = Store(where.store)
        store.check(thorough=True)
    except StoreError as error:
        sentence = str(error).removesuffix(f": {error.cure}")
        findings.append(Finding("store", False, sentence, cure=error.cure))
    else:
        findings += _store(store, where)
    looks: dict[str, Callable[[], Finding]] = {
        "time zone": _zone,
        "decks": lambda: _decks(where),
        "terminal": _terminal,
        "colours": _colours,
        "letters": _letters,
        "suspension": _suspension,
        "versions": _versions,
    }
    for subject, look in looks.items():
        try:
            findings.append(look())
        except (QuizError, OSError) as error:
            findings.append(Finding(subject, False, one_line(str(error))))
    return findings


def _store(store: Store, where: Paths) -> list[Finding]:
    if store.file.nothing_is_kept:
        folder = where.store.parent
        cure = "" if os.access(folder, os.W_OK) else f"chmod u+w {shlex.quote(str(folder))}"
        return [Finding("store", False, store.file.nothing_is_kept, cure=cure)]
    total = sum(day.reviews for day in store.days().values())
    sentence = f"{plural(total, 'review')}, schema {newest()}, read whole: {where.store}"
    if store.file.journal_sentence:
        sentence = f"{sentence}. {store.file.journal_sentence}"
    far = store.ahead(_last_day(store, where))
    store.close()
    return [Finding("store", True, sentence), _backups(where), _clock(len(far))]


def _backups(where: Paths) -> Finding:
    with waits.waiting("The backups are being read whole."):
        every = backups.every(where.store)
        broken = [backup.path for backup in every if not backups.is_whole(backup.path)]
    if broken:
        cure = f"rm {shlex.quote(str(broken[0]))}"
        return Finding("backups", False, f"damaged: {broken[0]}", cure=cure)
    sentence = (
        f"{plural(len(every), 'backup')}, the newest of {every[0].day}" if every else "none yet"
    )
    return Finding("backups", True, f"{sentence}, in {backups.folder(where.store)}")


def _clock(far: int) -> Finding:
    if far:
        sentence = (
            f"{plural(far, 'answer')} dated after tomorrow: "
            "a clock was ahead, and would hold back what it dated"
        )
        return Finding("clock", False, sentence, cure=_MEND)
    return Finding("clock", True, "nothing is dated after tomorrow")


def _last_day(store: Store, where: Paths) -> Day:
    """Tomorrow: a machine that is farther east may be there already."""
    try:
        settings = load(where.config, store.remembered()).settings
    except SettingError:  # the decks' finding tells of it
        settings = DEFAULTS
    return Day(SystemClock().now().day(settings.day_start) + 1)


def mend() -> int:
    """Gives new dates to rows that a clock dated ahead; returns how many."""
    where, clock = paths(), SystemClock()
    store = Store(where.store)
    store.check()
    store.insist_on_keeping()
    tomorrow = _last_day(store, where)
    acts = redating.redatings(store.ahead(tomorrow), clock.now(), Day(tomorrow - 1))
    count = store.redate(acts) if acts else 0
    store.close()
    return count


def _zone() -> Finding:
    offset = SystemClock().now().offset
    sign, minutes = "-" if offset < 0 else "+", abs(offset) // 60
    zone = f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"
    name = os.environ.get("TZ", "").removeprefix(":")
    if name and not _is_zone(name):
        sentence = f"TZ is {one_line(name)}, which is none; days begin by {zone}"
        return Finding("time zone", False, sentence, cure="unset TZ")
    return Finding("time zone", True, zone)


def _is_zone(name: str) -> bool:
    import zoneinfo

    if name.startswith("/") or _POSIX_ZONE.fullmatch(name):
        return True
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _decks(where: Paths) -> Finding:
    settings = load(where.config, {}).settings
    decks = list(read_shelf(shelf_roots((), settings, where)).all_decks())
    bad = [deck for deck in decks if deck.problems]
    if bad:
        problems = plural(sum(deck.problems for deck in bad), "problem")
        sentence = f"{problems} in {len(bad)} of {plural(len(decks), 'deck')}"
        files = " ".join(shlex.quote(one_line(deck.path)) for deck in bad)
        return Finding("decks", False, sentence, cure=f"quiz check {files}")
    return Finding("decks", True, plural(len(decks), "deck"))


def _terminal() -> Finding:
    can, window = capabilities(os.environ), terminal_words.size()
    place = terminal_words.place(can, window)
    is_pipe = not (sys.stdin.isatty() and sys.stdout.isatty())
    if can.term in INCAPABLE:
        sentence = f"{place}: it cannot move its cursor; {_PLAIN} there"
        return Finding("terminal", False, sentence, cure="export TERM=xterm-256color")
    if window and (window.columns < LEAST_COLUMNS or window.lines < LEAST_LINES):
        least = f"make it {LEAST_COLUMNS} by {LEAST_LINES} at least"
        return Finding("terminal", False, f"{place}: {least}")
    sentence = f"{place}; this goes through a pipe or a file; {_PLAIN} there" if is_pipe else place
    return Finding("terminal", True, sentence)


_PLAIN = "`quiz study --plain` works"


def _colours() -> Finding:
    return Finding("colours", True, terminal_words.colours(capabilities(os.environ)))


def _letters() -> Finding:
    return Finding("letters", True, terminal_words.letters(capabilities(os.environ)))


def _suspension() -> Finding:
    sentence = terminal_words.suspension(can_come_back=can_come_back())
    return Finding("suspension", True, sentence)


def _versions() -> Finding:
    from importlib.metadata import version

    parts = [
        f"quiz {quiz.__version__}",
        f"Python {platform.python_version()}",
        f"SQLite {sqlite_version()}",
    ]
    parts += [f"{name} {version(name)}" for name in ("textual", "pyyaml")]
    return Finding("versions", True, ", ".join(parts))
