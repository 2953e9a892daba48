"""Every row of the table, in groups whose sources take turns."""

from __future__ import annotations

from tests.bench import keys, peers, starts, work
from tests.bench.table import BYTES, MIB, PERCENT, SECONDS, Group, Row

SOURCES = {**starts.SOURCES, **keys.SOURCES, **work.SOURCES, **peers.SOURCES}

_START = Group(
    "start",
    20,
    (
        Row(
            "study-small",
            "study, small shelf: to the first question / minimal app",
            "study small/painted",
            "minimal/painted",
            1.15,
        ),
        Row(
            "study-large",
            "study, large shelf: to the first question / minimal app",
            "study large/painted",
            "minimal/painted",
            1.15,
        ),
        Row(
            "study-long",
            "the same with a long history / minimal app",
            "study long/painted",
            "minimal/painted",
            1.15,
        ),
        Row(
            "study-large-small",
            "study, large shelf / small shelf",
            "study large/painted",
            "study small/painted",
            1.05,
        ),
        Row(
            "study-anything",
            "something true painted first / minimal app",
            "study long/anything",
            "minimal/painted",
            0.25,
        ),
        Row(
            "home-small",
            "Home, small shelf / minimal app",
            "home small/painted",
            "minimal/painted",
            1.3,
        ),
        Row(
            "home-large",
            "Home, large shelf / small shelf",
            "home large/painted",
            "home small/painted",
            1.05,
        ),
        Row(
            "home-long",
            "Home, large shelf and long history / small shelf",
            "home long/painted",
            "home small/painted",
            1.05,
        ),
        Row(
            "home-anything",
            "Home: something true painted first / minimal app",
            "home long/anything",
            "minimal/painted",
            0.25,
        ),
        Row(
            "exam",
            "exam of 200 from the large shelf: to its cover / study",
            "exam/painted",
            "study large/painted",
            1.5,
        ),
        Row(
            "leave",
            "q: to the shell / minimal app",
            "home small/left",
            "minimal/left",
            0.25,
        ),
        Row(
            "memory-small",
            "memory at the first question, small shelf / minimal app",
            "study small/memory",
            "minimal/memory",
            1.25,
            MIB,
        ),
        Row(
            "memory-large",
            "memory at the first question, large shelf / minimal app",
            "study large/memory",
            "minimal/memory",
            1.25,
            MIB,
        ),
        Row(
            "memory-long",
            "the same with a long history / minimal app",
            "study long/memory",
            "minimal/memory",
            1.25,
            MIB,
        ),
        Row(
            "peak-long",
            "the most memory until then / minimal app",
            "study long/peak",
            "minimal/peak",
            1.25,
            MIB,
        ),
    ),
)

_CHANGED = Group(
    "changed",
    5,
    (
        Row(
            "touched",
            "study after every file was touched / none",
            "touched/painted",
            "study large/painted",
            1.5,
        ),
        Row(
            "edited",
            "study after one deck was edited / none",
            "edited/painted",
            "study large/painted",
            1.15,
        ),
    ),
)

_FIRST = Group(
    "first",
    3,
    (
        Row(
            "first-anything",
            "first start, large shelf: something true / minimal app",
            "first start/anything",
            "minimal/painted",
            0.25,
        ),
        Row(
            "first-home",
            "first start, large shelf: Home / any other start",
            "first start/painted",
            "home large/painted",
            1.05,
        ),
        Row(
            "first-key",
            "the slowest key while its decks are read / when they are",
            "first start/key",
            "first start/key after",
            2.0,
        ),
        Row(
            "first-grown",
            "memory that its reading adds",
            "first start/grown",
            "",
            20 * 2**20,
            MIB,
        ),
        Row(
            "first-home-read",
            "first start, large shelf: Home with all read / Anki's CSV import",
            "first start/read",
            "anki import/seconds",
            1.5,
            SECONDS,
        ),
        Row(
            "first-read",
            "first start in lines, large shelf: all read / Anki's CSV import",
            "first read/seconds",
            "anki import/seconds",
            1.5,
            SECONDS,
        ),
        Row(
            "first-memory",
            "memory that the first read takes more than a later start",
            "first read/memory",
            "",
            20 * 2**20,
            MIB,
        ),
    ),
)

_KEYS = Group(
    "keys",
    60,
    (
        Row(
            "verdict", "Enter to the verdict / bare card", "keys small/verdict", "card/verdict", 1.3
        ),
        Row(
            "verdict-p99",
            "the same, 99th percentile / bare card",
            "keys small/verdict",
            "card/verdict",
            1.3,
            share=0.99,
        ),
        Row(
            "verdict-large",
            "Enter to the verdict, large shelf / small shelf",
            "keys large/verdict",
            "keys small/verdict",
            1.1,
        ),
        Row(
            "verdict-bytes",
            "bytes to the terminal for a verdict / bare card",
            "keys small/verdict bytes",
            "card/verdict bytes",
            1.3,
            BYTES,
        ),
        Row(
            "next", "verdict to the next question / bare card", "keys small/next", "card/next", 1.3
        ),
        Row("echo", "a letter to its echo / bare card", "keys small/echo", "card/echo", 1.3),
        Row(
            "game",
            "a choice in a game to its verdict / bare card",
            "game/verdict",
            "card/verdict",
            1.3,
        ),
        Row("esc", "a lone Esc: what it waits longer than another key", "keys small/esc", "", 0.03),
    ),
)

_FIRST_VERDICT = Group(
    "first-verdict",
    5,
    (
        Row(
            "first-verdict",
            "first verdict after a start, long history / any other",
            "first verdict/first",
            "first verdict/other",
            1.2,
        ),
    ),
)

_IDLE = Group(
    "idle",
    1,
    (
        Row("idle", "processor while a question waits", "idle/question", "", 0.005, PERCENT),
        Row("idle-game", "processor while a game's clock runs", "idle/game", "", 0.02, PERCENT),
    ),
    warm=False,
)

_ANSWERING = Group(
    "answering",
    1,
    (
        Row(
            "answering",
            "memory after 1,000 answers / at the first question",
            "answering/after",
            "answering/at start",
            1.15,
            MIB,
        ),
    ),
    warm=False,
)

_COMMANDS = Group(
    "commands",
    20,
    (
        Row("version", "--version / python -c pass", "version/seconds", "python/seconds", 2.0),
        Row("help", "--help / python -c pass", "help/seconds", "python/seconds", 2.0),
        Row(
            "check",
            "check of a small deck / importing argparse, yaml, dataclasses",
            "check/seconds",
            "imports/seconds",
            1.3,
        ),
        Row(
            "complete",
            "names of decks for a shell / the same imports",
            "complete/seconds",
            "imports/seconds",
            1.5,
        ),
    ),
)

_READING = Group(
    "reading",
    5,
    (
        Row(
            "read",
            "a deck of 10,000 read / its libyaml events",
            "reading/questions",
            "reading/events",
            2.0,
        ),
        Row(
            "check-large",
            "check of a deck of 10,000 / its libyaml events",
            "reading/check",
            "reading/events",
            5.0,
        ),
    ),
)

_COMMITS = Group(
    "commits",
    5,
    (
        Row(
            "commit", "grade, schedule, commit / commit a row", "commits/answer", "commits/row", 1.6
        ),
        Row(
            "commit-p99",
            "the same, 99th percentile / Anki's",
            "commits/answer p99",
            "anki answers/answer p99",
            0.5,
        ),
    ),
)

_OPEN = Group(
    "open",
    5,
    (
        Row(
            "open",
            "open, count what is due, first question / Anki's engine",
            "open/seconds",
            "anki open/process",
            0.1,
        ),
        Row(
            "open-screen",
            "study, long history: to the first question / Anki's engine",
            "study long/painted",
            "anki open/process",
            0.5,
        ),
    ),
)

_STORE = Group(
    "store",
    3,
    (
        Row(
            "rebuild",
            "all memories from the long history / Anki's",
            "long store/rebuild",
            "anki upkeep/rebuild",
            0.6,
            SECONDS,
        ),
        Row(
            "store-check",
            "full check of the store / Anki's Check Database",
            "long store/check",
            "anki upkeep/check",
            0.5,
            SECONDS,
        ),
        Row(
            "review-bytes",
            "a review in the store, without its text / Anki's",
            "long store/bytes",
            "anki upkeep/bytes",
            1.0,
            BYTES,
        ),
    ),
)

_SLIPS = Group(
    "slips",
    3,
    (
        Row(
            "slip",
            "the slowest verdict on a slip, deck of 10,000, on its thread",
            "slips/slowest",
            "",
            0.005,
        ),
    ),
)

_SYNC = Group(
    "sync",
    1,
    (
        Row("sync-out", "sync: the long history out", "sync/out", "", 10, SECONDS),
        Row("sync-in", "sync: the same into an empty machine", "sync/in", "", 20, SECONDS),
        Row("sync-nothing", "sync: nothing new", "sync/nothing", "", 0.5, SECONDS),
    ),
    warm=False,
)

GROUPS = (
    _START,
    _CHANGED,
    _FIRST,
    _KEYS,
    _FIRST_VERDICT,
    _IDLE,
    _ANSWERING,
    _COMMANDS,
    _READING,
    _COMMITS,
    _OPEN,
    _STORE,
    _SLIPS,
    _SYNC,
)

README = {
    "study-small": "`quiz study`, 100 questions, to the first one / a minimal Textual app",
    "study-long": "the same with 100,000 questions and a million reviews",
    "home-long": "Home with them / with 100 questions",
    "study-anything": "the first true thing on the screen / the minimal app",
    "memory-long": "memory at the first question / the minimal app",
    "verdict": "Enter to a verdict that is on the disk / a bare card that commits a row",
    "next": "a verdict to the next question / the same card",
    "leave": "**q** to the shell / the minimal app",
    "read": "reading a deck of 10,000 questions / libyaml's events alone",
    "rebuild": "all memories from a million reviews / Anki",
}
"""The rows that the README shows, in its words."""
