"""A pytest plugin: no test hangs for long, and those that the disk has to wait for are few.

A quick test has the guard of pyproject.toml, a slow one names its own. The folders that tests are
given lie in memory, where a sync costs nothing, if there is room for them; a test of what survives
asks for a folder on the disk.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM = 2 << 30
"""Bytes that must be free in memory; in a container there may be no more than 64 MB."""


def _takes_tests(folder: Path) -> bool:
    """Whether there is room in a folder, and programs can be run from it."""
    runs = not os.statvfs(folder).f_flag & os.ST_NOEXEC
    return runs and os.access(folder, os.W_OK | os.X_OK) and shutil.disk_usage(folder).free > ROOM


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes longer than a person waits; run by .ci/run")
    if config.option.basetemp is None and MEMORY.is_dir() and _takes_tests(MEMORY):
        config.option.basetemp = tempfile.mkdtemp(prefix="quiz-tests-", dir=MEMORY)
        config.add_cleanup(lambda: shutil.rmtree(config.option.basetemp, ignore_errors=True))


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """More than there are cores: tests wait for programs in terminals, the slow ones most of the
    time."""
    cores = os.cpu_count() or 1
    return 2 * cores if config.option.markexpr == "slow" else cores + 1


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("slow") and not item.get_closest_marker("timeout"):
        pytest.fail("a slow test names its own timeout", pytrace=False)


@pytest.fixture
def disk() -> Iterator[Path]:
    """A folder on the disk, for what must be there after a kill or a full disk."""
    with tempfile.TemporaryDirectory(prefix="quiz-tests-") as folder:
        yield Path(folder)
