"""A pytest plugin: every module is compiled once, and not by each worker and each program anew.

A worker has to rewrite the asserts of all the tests before it can compile them, and hundreds of
programs are begun in processes of their own. Where an environment forbids Python to write down
what it has compiled, loading the tests takes twice as long, and a start of the program a third
longer. The workers begin at the same moment, therefore each loads another part of the tests first.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from pathlib import Path

import pytest

from tests.places import ROOT


def pytest_configure() -> None:
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


def pytest_collectstart(collector: pytest.Collector) -> None:
    worker = getattr(collector.config, "workerinput", None)
    if isinstance(collector, pytest.Session) and worker and _are_all_wanted(collector):
        files = sorted((ROOT / "tests").rglob("test_*.py"))
        number = int(worker["workerid"].removeprefix("gw"))
        first = number * len(files) // worker["workercount"]
        for path in files[first:] + files[:first]:
            _load(path)


def _are_all_wanted(session: pytest.Session) -> bool:
    return bool(session.config.args == session.config.getini("testpaths"))


def _load(path: Path) -> None:
    """Imports a test; what is wrong with it is said when it is collected."""
    with contextlib.suppress(Exception, pytest.skip.Exception):
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
