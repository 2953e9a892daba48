"""Prints one table: what is measured, its floor in the same run, how far apart they are and may be.

python -m tests.bench                       every row; an hour, most of it with a million reviews
python -m tests.bench start verdict         rows and groups by name; --list tells them
python -m tests.bench --against anki        the rows beside Anki's engine, too
python -m tests.bench --save a.json         keeps what came out; --compare a.json shows it beside
python -m tests.bench --readme a.json       the README's rows out of what was kept
python -m tests.bench --make FOLDER --questions 100000 --reviews 1000000
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench import peers, table
from tests.bench.homes import Size, make_home
from tests.bench.place import Place
from tests.bench.rows import GROUPS, README, SOURCES
from tests.bench.screens import Hung
from tests.bench.shelves import A_DECK
from tests.bench.table import Group, Result, Row

_HOMES = Path(tempfile.gettempdir()) / "quiz-bench"


def main(words: Sequence[str] | None = None) -> int:
    """Does what the words say; returns 2 where a name is of no row or group."""
    args = _parser().parse_args(words)
    if args.make:
        return _make(args)
    if args.readme:
        print(_readme(table.load(args.readme)))
        return 0
    if args.list:
        for group in GROUPS:
            print(f"{group.name}: {' '.join(row.name for row in group.rows)}")
        return 0
    known = {group.name for group in GROUPS} | {row.name for _, row in _all_rows()}
    if unknown := set(args.names) - known:
        print(f"No row is called {', '.join(sorted(unknown))}; --list tells them.", file=sys.stderr)
        return 2
    return _run(args)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("names", nargs="*", metavar="NAME", help="rows or groups; all without one")
    add("--list", action="store_true", help="tell the names")
    add("--turns", type=int, help="how often each figure and its floor are taken in turn")
    add("--save", type=Path, metavar="FILE", help="add what comes out to a JSON file")
    add("--compare", type=Path, metavar="FILE", help="show what was saved beside it")
    add("--readme", type=Path, metavar="FILE", help="only print the README's rows of that file")
    add("--against", choices=["anki"], help="a peer, installed apart from this program")
    add("--homes", type=Path, default=_HOMES, metavar="FOLDER", help=f"kept for later ({_HOMES})")
    add("--make", type=Path, metavar="FOLDER", help="only make a home to measure in")
    add("--questions", type=int, default=100_000, help="on the large shelf")
    add("--reviews", type=int, default=1_000_000, help="in the long history")
    add("--per-deck", type=int, default=A_DECK, help="questions in a file of --make")
    add("--seed", type=int, default=0, help="of --make")
    return parser


def _make(args: argparse.Namespace) -> int:
    size = Size(args.questions, args.reviews, args.per_deck)
    home = make_home(args.make, size, seed=args.seed)
    variables = " ".join(f"{name}={value}" for name, value in home.variables.items())
    print(f"cd {home.folder} && env -u QUIZ_HOME {variables} quiz study")
    return 0


def _run(args: argparse.Namespace) -> int:
    peer = None
    if args.against:
        peer = peers.find_or_install(args.homes)
        if peer is None:
            print(f"{args.against} cannot be had here: its rows are left out.")
    before = table.load(args.compare) if args.compare else {}
    print(
        f"Shelves of 100 and {args.questions:,} questions, a history of {args.reviews:,} reviews; "
        f"Python {platform.python_version()}, {os.cpu_count()} processors."
    )
    print(table.HEAD)
    with tempfile.TemporaryDirectory() as scratch:
        place = Place(args.homes, Path(scratch), args.questions, args.reviews, peer)
        for group, rows in _chosen(args.names):
            measurable = [row for row in rows if peer or not row.has_peer]
            results = _measured(group, measurable, place, args.turns or group.turns)
            for row, result in zip(measurable, results, strict=False):
                print(table.line(row, result, before.get(row.name)), flush=True)
            if args.save:
                table.save(args.save, results)
    return 0


def _measured(group: Group, rows: Sequence[Row], place: Place, turns: int) -> list[Result]:
    try:
        return table.measure(group, rows, SOURCES, place, turns) if rows else []
    except (Hung, OSError) as error:  # and the other groups are measured all the same
        print(f"{group.name}: cannot be measured: {error}")
        return []


def _chosen(names: Sequence[str]) -> Iterator[tuple[Group, list[Row]]]:
    """The rows of some names, or all of them, by group."""
    for group in GROUPS:
        is_whole = not names or group.name in names
        rows = [row for row in group.rows if is_whole or row.name in names]
        if rows:
            yield group, rows


def _all_rows() -> Iterator[tuple[Group, Row]]:
    return ((group, row) for group in GROUPS for row in group.rows)


def _readme(results: dict[str, Result]) -> str:
    rows = {row.name: row for _, row in _all_rows()}
    return table.markdown(
        [(said, rows[name], results[name]) for name, said in README.items() if name in results]
    )


if __name__ == "__main__":
    sys.exit(main())
