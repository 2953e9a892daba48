"""Anki's engine with the questions and reviews of one of our stores; run by a Python that has it.

`make FOLDER STORE` once, and then, of that folder: `open` ends when the next card is known;
`import`, `answers` and `upkeep` print what they measured as JSON, in seconds and bytes.
"""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
import sys
import tempfile
import time
from pathlib import Path

# Anki is installed apart from this program, and its types are not known here.
from anki.collection import Collection, ImportCsvRequest  # type: ignore[import-not-found]

_ANSWERS = 100
_DEFAULT_DECK = 1
_GOOD = 2
_LAST = """
    SELECT question, max(seq), count(*), day + days, days FROM reviews GROUP BY question
"""
_LOG = "SELECT question, at, rating, days, took FROM reviews ORDER BY at"
_AS_REVIEWED = (
    "UPDATE cards SET type = 2, queue = 2, due = ?, ivl = ?, reps = ?, factor = 2500 WHERE id = ?"
)


def make(folder: Path, store: Path) -> None:
    """Makes a collection with what is in a store."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = sqlite3.connect(f"{store.as_uri()}?mode=ro", uri=True)
    with (folder / "notes.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ours.execute("SELECT prompt, answer FROM questions ORDER BY id"))
    collection = Collection(str(folder / "collection.anki2"))
    _import(collection, folder)
    cards = collection.db.list("SELECT id FROM cards ORDER BY id")
    rows, last_at = [], 0
    for question, at, rating, days, took in ours.execute(_LOG):
        last_at = max(at, last_at + 1)  # the time is the key
        rows.append((last_at, cards[question - 1], -1, rating, days, 0, 2500, took, 1))
    today = int((time.time() - 4 * 3600) // 86400)
    states = (
        (collection.sched.today + due - today, max(days, 1), reviews, cards[question - 1])
        for question, _, reviews, due, days in ours.execute(_LAST)
    )

    def insert() -> None:
        collection.db.executemany("INSERT INTO revlog VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        collection.db.executemany(_AS_REVIEWED, states)

    collection.db.transact(insert)  # without one, each row would be committed by itself
    _switch_fsrs(collection, on=True)
    collection.close()


def _import(collection: Collection, folder: Path) -> float:
    path = str(folder / "notes.csv")
    start = time.perf_counter()
    metadata = collection.get_csv_metadata(path, None)
    collection.import_csv(ImportCsvRequest(path=path, metadata=metadata))
    return time.perf_counter() - start


def _switch_fsrs(collection: Collection, *, on: bool) -> float:
    """Switches FSRS on, which works out every memory anew, or off; returns the seconds."""
    known = collection._backend.get_deck_configs_for_update(_DEFAULT_DECK)
    start = time.perf_counter()
    collection._backend.update_deck_configs(
        target_deck_id=_DEFAULT_DECK,
        configs=[each.config for each in known.all_config],
        removed_config_ids=[],
        mode=0,
        card_state_customizer="",
        limits=known.current_deck.limits,
        new_cards_ignore_review_limit=False,
        fsrs=on,
        apply_all_parent_limits=False,
        fsrs_reschedule=False,
        fsrs_health_check=False,
    )
    return time.perf_counter() - start


def open_cold(collection: Collection) -> dict[str, float]:
    """The counts of all decks, and the next card."""
    collection.sched.deck_due_tree()
    collection.sched.get_queued_cards(fetch_limit=1)
    return {}


def answers(collection: Collection) -> dict[str, float]:
    """Cards answered one after the other, each kept when it returns."""
    taken = []
    for queued in collection.sched.get_queued_cards(fetch_limit=_ANSWERS).cards:
        card = collection.get_card(queued.card.id)
        card.start_timer()
        start = time.perf_counter()
        answer = collection.sched.build_answer(card=card, states=queued.states, rating=_GOOD)
        collection.sched.answer_card(answer)
        taken.append(time.perf_counter() - start)
    taken.sort()
    return {"answer": taken[len(taken) // 2], "answer p99": taken[int(len(taken) * 0.99)]}


def upkeep(collection: Collection) -> dict[str, float]:
    """All memories worked out anew, the database checked, and the size of a review in it."""
    _switch_fsrs(collection, on=False)
    rebuilt = _switch_fsrs(collection, on=True)
    start = time.perf_counter()
    collection.fix_integrity()
    checked = time.perf_counter() - start
    pages = collection.db.scalar("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%revlog%'")
    rows = collection.db.scalar("SELECT count(*) FROM revlog")
    return {"rebuild": rebuilt, "check": checked, "bytes": pages / rows}


def import_anew(folder: Path) -> dict[str, float]:
    """The notes from their table into an empty collection."""
    with tempfile.TemporaryDirectory() as empty:
        collection = Collection(str(Path(empty) / "collection.anki2"))
        seconds = _import(collection, folder)
        collection.close()
    return {"seconds": seconds}


def main() -> None:
    command, folder = sys.argv[1], Path(sys.argv[2])
    if command == "make":
        make(folder, Path(sys.argv[3]))
        return
    if command == "import":
        print(json.dumps(import_anew(folder)))
        return
    with tempfile.TemporaryDirectory() as copy:
        if command == "answers":  # a day has few that it asks for: the next run wants them too
            shutil.copy(folder / "collection.anki2", copy)
            folder = Path(copy)
        collection = Collection(str(folder / "collection.anki2"))
        measured = {"open": open_cold, "answers": answers, "upkeep": upkeep}[command](collection)
        collection.close()
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
