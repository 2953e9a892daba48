"""A home, decks and files of somebody who wants the terminal to obey."""

from __future__ import annotations

import json
import re
from pathlib import Path

from quiz.exams.points import results_of
from quiz.exams.result import result_file
from quiz.settings import ABOUT, paths
from quiz.store.rows import storable
from quiz.store.store import Store
from quiz.sync.sync import sync_folder
from tests.clock import FixedClock
from tests.learner import read
from tests.results.sittings import QUESTIONS, SETUP, Past

# Python's escapes are those of bytes that are no UTF-8: these are C1 controls.
OBEYED = [
    *map(chr, (*range(1, 9), *range(11, 32), 127, *range(128, 160))),
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    *map(chr, (0xE0001, 0xE0041, 0xE007F)),
    *map(chr, range(0xDC80, 0xDCA0)),
]
OSC = "\x1b]0;owned\x07\x1b]52;c;AAAA\x1b\\\x9b31mx\r\u202ereversed\U000e0041"
EVIL = f"{OSC}\nquiz: all is well\t{''.join(OBEYED)}"
"""A text with everything that a terminal could obey, and a line that looks like one of ours."""
IN_A_NAME = OSC.replace("/", "") + "\n\udc9b\udcff"
"""What a name of a file can hold of that."""
OF_A_DECK = "\u202ereversed\u2066\U000e0041\u200b"
"""What gets past the check of a deck or not; YAML's own escapes are refused."""
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f\ud800-\udfff]"
)


def obeyed_in(printed: bytes, encoding: str = "utf-8") -> list[str]:
    """What in an output a terminal could obey: control bytes, and signs that reorder or hide."""
    return _FORBIDDEN.findall(printed.decode(encoding, errors="surrogateescape"))


def furnish(folder: Path, clock: FixedClock) -> None:
    """Fills the home that QUIZ_HOME names, and the current folder, with hostile things."""
    home = paths()
    home.decks.mkdir(parents=True)
    for name in ("plain", IN_A_NAME):
        deck = f'title: "{name[:5]} {OF_A_DECK}"\nquestions:\n{QUESTIONS}'
        _write(home.decks / f"{name}.yaml", deck)
    _write(home.decks / f"{IN_A_NAME}-bad.yaml", f"title: {EVIL}\nquestions:\n- {EVIL}: {EVIL}\n")
    _write(folder / f"{IN_A_NAME}.yml", '- what: "\\e]0;owned\\a"\n  anwser: \x9b31m\n')
    past = _past(clock)
    _write_results(folder, past)
    with_machines = folder / "shared"
    with_machines.mkdir()
    sync_folder(past.store, with_machines)
    _write(with_machines / "abc.jsonl", f'{{"{EVIL}": 1}}\n{EVIL}\n')
    past.store.close()


def _past(clock: FixedClock) -> Past:
    """A history in which every text of the learner and of the decks is hostile."""
    questions = QUESTIONS.replace("France", f"France {OF_A_DECK}")
    past = Past(Store(paths().store), clock, read(questions, "gone"))
    for name in ABOUT:
        past.store.remember(name, EVIL)
        past.store.remember(name, OSC)
    past.study(EVIL, None)
    past.play(EVIL, None, setup=SETUP._replace(names=(EVIL,)))
    past.sit(EVIL, name=EVIL)
    return past


def _write_results(folder: Path, past: Past) -> None:
    """Result files: one as it was written, one changed, and several that are none."""
    text = storable(result_file(results_of(past.sit(EVIL, name=EVIL)), EVIL))
    _write(folder / "whole.json", text)
    result = json.loads(text)
    result["exam"] |= {"title": EVIL, "variant": EVIL}
    result["questions"][0] |= {"prompt": EVIL, "response": EVIL, "tags": [EVIL]}
    _write(folder / f"{IN_A_NAME}.json", json.dumps(result))
    _write(folder / "key.json", json.dumps({"quiz_result": 1, "exam": {EVIL: EVIL}}))
    _write(folder / "twice.json", f'{{"{OSC[4:8]}": 1, "{OSC[4:8]}": 2}}')
    _write(folder / "none.json", EVIL)
    _write(folder / "version.json", json.dumps({"quiz_result": EVIL}))


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", errors="surrogateescape"))
