"""Prints one table of figures, floors, ratios and goals: `python -m tests.bench [--pairs N]`."""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.bench import figures
from tests.bench.homes import Size, make_home
from tests.bench.shelves import A_DECK


class Row(NamedTuple):
    """One line of the table: what is measured, what it is measured beside, and how far apart they
    may be."""

    name: str
    figure: Callable[[Path], float]
    floor: Callable[[Path], float]
    goal: float


ROWS = (
    Row("--version / python -c pass", figures.version, figures.bare_python, 2.0),
    Row(
        "check a small deck / importing argparse, yaml, dataclasses",
        figures.check,
        figures.bare_imports,
        1.3,
    ),
    Row(
        "names of decks for a shell / importing argparse, yaml, dataclasses",
        figures.prompt,
        figures.bare_imports,
        1.5,
    ),
    Row("start to Home / minimal Textual app", figures.start_home, figures.minimal_app, 1.3),
    Row(
        "start to the first question / minimal Textual app",
        figures.start_study,
        figures.minimal_app,
        1.15,
    ),
    Row("read 10,000 questions / libyaml's events", figures.read_deck, figures.events_only, 2.0),
    Row(
        "Enter to the verdict / a bare card that commits a row",
        figures.verdict_of_a_hundred,
        figures.bare_card,
        1.3,
    ),
    Row(
        "the same with 10,000 questions / with 100",
        figures.verdict_of_ten_thousand,
        figures.verdict_of_a_hundred,
        1.1,
    ),
    Row("grade, schedule and commit / commit one row", figures.record, figures.bare_commit, 1.6),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--pairs",
        type=int,
        default=20,
        help="how often each figure and its floor are taken in turn",
    )
    parser.add_argument("--only", default="", help="rows whose name holds this text")
    parser.add_argument(
        "--make", type=Path, metavar="FOLDER", help="only make a home to measure in"
    )
    parser.add_argument("--questions", type=int, default=100, help="of the home that is made")
    parser.add_argument("--reviews", type=int, default=0, help="in the home that is made")
    parser.add_argument("--per-deck", type=int, default=A_DECK, help="questions in one file")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    if args.make:
        size = Size(args.questions, args.reviews, args.per_deck)
        home = make_home(args.make, size, seed=args.seed)
        variables = " ".join(f"{name}={value}" for name, value in home.variables.items())
        print(f"cd {home.folder} && env -u QUIZ_HOME {variables} quiz study")
        return
    print(f"{'what':<60} {'figure':>9} {'floor':>9} {'ratio':>6} {'goal':>6}")
    for row in ROWS:
        if args.only in row.name:
            with tempfile.TemporaryDirectory() as folder:
                _print_row(row, Path(folder), args.pairs)


def _print_row(row: Row, folder: Path, pairs: int) -> None:
    row.figure(folder), row.floor(folder)  # a first run warms the disk's cache
    taken = [(row.figure(folder), row.floor(folder)) for _ in range(pairs)]
    figure = statistics.median(seconds for seconds, _ in taken)
    floor = statistics.median(seconds for _, seconds in taken)
    ratio = statistics.median(above / below for above, below in taken)
    print(
        f"{row.name:<60} {figure * 1000:>6.1f} ms {floor * 1000:>6.1f} ms "
        f"{ratio:>6.2f} {row.goal:>6.2f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
