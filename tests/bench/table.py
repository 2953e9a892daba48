"""The table: what is measured, beside what, how far apart the two may be, and what came out."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import NamedTuple, TypeAlias

from tests.bench.place import Place

Sample: TypeAlias = Mapping[str, float]
"""What one turn of a source came to, by name: seconds, bytes or shares."""
Source: TypeAlias = Callable[[], Sample]
Opening: TypeAlias = Callable[[Place], AbstractContextManager[Source]]
"""Opens a source, which stays open while it and the others of its rows take turns."""

WIDTH = 64


class Unit(NamedTuple):
    """How a number is written."""

    name: str
    scale: float
    digits: int

    def write(self, value: float) -> str:
        return f"{value * self.scale:,.{self.digits}f} {self.name}"


MS = Unit("ms", 1000, 1)
SECONDS = Unit("s", 1, 2)
MIB = Unit("MiB", 2**-20, 1)
BYTES = Unit("B", 1, 0)
PERCENT = Unit("%", 100, 2)


class Row(NamedTuple):
    """One line of the table; `figure` and `floor` are each `source/name in its sample`."""

    name: str
    """By which it is asked for."""
    said: str
    figure: str
    floor: str
    """Empty where the goal is no ratio but a number of the figure's own unit."""
    goal: float
    """The most that the ratio, or the figure, may be."""
    unit: Unit = MS
    share: float = 0.5
    """The share of the turns that are no higher: 0.99 for the 99th percentile."""

    @property
    def has_peer(self) -> bool:
        """True if it is measured beside another program."""
        return self.floor.startswith("anki ")

    @property
    def sources(self) -> set[str]:
        return {name.partition("/")[0] for name in (self.figure, self.floor) if name}


class Group(NamedTuple):
    """Rows whose sources take turns in one run."""

    name: str
    turns: int
    rows: Sequence[Row]
    warm: bool = True
    """True if the first turn warms the disk's cache, and is not counted."""


class Result(NamedTuple):
    """What a row came to."""

    name: str
    figure: float
    floor: float | None
    ratio: float | None


def measure(
    group: Group, rows: Sequence[Row], sources: Mapping[str, Opening], place: Place, turns: int
) -> list[Result]:
    """Takes all that some rows of a group need in turns; returns what each row came to."""
    taken: dict[str, list[float]] = defaultdict(list)
    names = sorted(set().union(*(row.sources for row in rows)))
    with ExitStack() as open_sources:
        opened = {name: open_sources.enter_context(sources[name](place)) for name in names}
        for turn in range(turns + group.warm):
            for name, source in opened.items():
                sample = source()
                if turn >= group.warm:
                    for what, value in sample.items():
                        taken[f"{name}/{what}"].append(value)
    return [_result(row, taken) for row in rows]


def _result(row: Row, taken: Mapping[str, Sequence[float]]) -> Result:
    figures = taken[row.figure]
    figure = percentile(figures, row.share)
    if not row.floor:
        return Result(row.name, figure, None, None)
    floors = taken[row.floor]
    floor = percentile(floors, row.share)
    # What disturbs a turn disturbs both halves of it, but no single turn is a percentile.
    is_paired = row.share == 0.5 and len(figures) == len(floors)
    ratios = [above / below for above, below in zip(figures, floors, strict=False)]
    return Result(
        row.name, figure, floor, statistics.median(ratios) if is_paired else figure / floor
    )


def percentile(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    if share == 0.5:
        return statistics.median(ordered)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def is_met(row: Row, result: Result) -> bool:
    """True if the figure is what it has to be."""
    return (result.figure if result.ratio is None else result.ratio) <= row.goal


HEAD = f"{'what':<{WIDTH}} {'figure':>11} {'floor':>11} {'ratio':>7} {'goal':>9}"


def line(row: Row, result: Result, before: Result | None = None) -> str:
    """A row as the terminal shows it, with what it came to in a run before."""
    figure, floor, ratio, goal = cells(row, result)
    words = f"{row.said:<{WIDTH}} {figure:>11} {floor:>11} {ratio:>7} {goal:>9}"
    words += "  met" if is_met(row, result) else "  NOT MET"
    if before is not None:
        figure, _, ratio, _ = cells(row, before)
        words += f"   before: {ratio.strip() or figure}"
    return words


def cells(row: Row, result: Result) -> tuple[str, str, str, str]:
    """The figure, the floor, the ratio and the goal; empty where there is none."""
    figure = row.unit.write(result.figure)
    if result.floor is None or result.ratio is None:
        return figure, "", "", row.unit.write(row.goal)
    return figure, row.unit.write(result.floor), f"{result.ratio:.2f}x", f"{row.goal:.2f}x"


def markdown(rows: Sequence[tuple[str, Row, Result]]) -> str:
    """The table as a README shows it, each row in words of its own."""
    lines = ["| what | figure | floor | ratio | goal |", "|---|---|---|---|---|"]
    lines += [f"| {said} | {' | '.join(cells(row, result))} |" for said, row, result in rows]
    return "\n".join(lines)


def save(file: Path, results: Iterable[Result]) -> None:
    """Adds results to a file, in the place of those of the same name."""
    kept = load(file) if file.exists() else {}
    kept |= {result.name: result for result in results}
    values = [result._asdict() for result in kept.values()]
    file.write_text(json.dumps(values, indent=1) + "\n", encoding="utf-8")


def load(file: Path) -> dict[str, Result]:
    """The results of a run before, by name. Raises OSError, ValueError or TypeError."""
    return {value["name"]: Result(**value) for value in json.loads(file.read_text("utf-8"))}
