"""What runs before anything lands, .ci/run, fails when a part fails, and says at its end what
failed and how many."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.places import ROOT

RUN = ROOT / ".ci" / "run"
LINE = "python3 -m venv --help > /dev/null && .venv/bin/pytest"
PASSED = "echo .. && echo '2 passed in 1.50s'"
FAILED = """
echo 'F.'
echo 'ERROR    quiz:app.py:7 a line of a log'
echo '1 failed, 9 passed in 9.00s'
echo '=========================== short test summary info ============================'
echo 'FAILED tests/test_{0}.py::test_one - assert 1 == 2'
echo 'ERROR tests/test_{0}.py::test_two'
echo '{1}'
exit 1
"""


class Project:
    """A repository with a copy of .ci/run and a pytest that prints and ends as it is told."""

    def __init__(self, root: Path) -> None:
        self.root = root / "project"
        self.temporary = root / "temporary"
        self.temporary.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(root),
            "TMPDIR": str(self.temporary),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        self.write(".venv/bin/pytest", '#!/bin/sh\nexec sh "./${2:-quick}"\n').chmod(0o755)
        self.write(".ci/run", "")
        shutil.copy(RUN, self.root / ".ci" / "run")

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def git(self, *words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.fileMode=true")
        subprocess.run(["git", *who, *words], cwd=self.root, env=self.environment, check=True)

    def start(self, quick: str, slow: str, readme: str = LINE) -> subprocess.Popen[str]:
        self.write("quick", quick)
        self.write("slow", slow)
        self.write("README.md", f"# A project\n\n```sh\n{readme}\n```\n")
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "All")
        command, pipe = [self.root / ".ci" / "run"], subprocess.PIPE
        return subprocess.Popen(
            command, cwd=self.temporary, env=self.environment, stdout=pipe, stderr=pipe, text=True
        )

    def run(self, quick: str, slow: str, readme: str = LINE) -> tuple[int, list[str]]:
        """How it ended, and the lines that it printed."""
        process = self.start(quick, slow, readme)
        output, self.errors = process.communicate()
        return process.returncode, output.splitlines()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_the_whole_check_succeeds_when_both_parts_pass_and_adds_up_their_counts(
    project: Project,
) -> None:
    status, lines = project.run(
        PASSED, "echo '== 1 passed, 1 skipped, 1 xfailed, 2 warnings in 60.25s (0:01:00) =='"
    )
    assert status == 0
    assert f"+ {LINE}" in lines
    assert "+ .venv/bin/pytest -m slow" in lines
    assert lines[-1] == "3 passed, 1 skipped, 1 xfailed, 2 warnings in 61.75s (0:01:01)"


def test_the_slow_part_runs_when_the_quick_one_failed_and_the_failed_tests_of_both_are_listed(
    project: Project,
) -> None:
    quick = FAILED.format("quick", "1 failed, 6250 passed, 1 error in 3599.00s (0:59:59)")
    status, lines = project.run(
        quick, FAILED.format("slow", "1 failed, 5 passed, 1 error in 65.12s (0:01:05)")
    )
    assert status == 1
    assert lines[-6:] == [
        "",
        "FAILED tests/test_quick.py::test_one - assert 1 == 2",
        "ERROR tests/test_quick.py::test_two",
        "FAILED tests/test_slow.py::test_one - assert 1 == 2",
        "ERROR tests/test_slow.py::test_two",
        "2 failed, 6255 passed, 2 errors in 3664.12s (1:01:04)",
    ]


def test_the_whole_check_fails_when_only_its_slow_part_fails(project: Project) -> None:
    status, lines = project.run(PASSED, FAILED.format("slow", "1 failed in 0.50s"))
    assert status == 1
    assert lines[-3] == "FAILED tests/test_slow.py::test_one - assert 1 == 2"
    assert lines[-1] == "1 failed, 2 passed in 2.00s"


@pytest.mark.parametrize(
    ("quick", "status"),
    [
        ("echo '1 passed in 0.10s'; echo ...; kill -9 $$", 137),
        ("echo '1 passed in 0.10s'; echo INTERNALERROR", 0),
        ("", 0),
    ],
    ids=["killed", "broken off", "silent"],
)
def test_a_part_that_ends_without_a_closing_line_is_an_error(
    project: Project, quick: str, status: int
) -> None:
    ended, lines = project.run(quick, PASSED)
    assert ended == 1
    assert lines[-2:] == [
        f"ERROR {LINE} - status {status}, closing line: none",
        "2 passed, 1 error in 1.50s",
    ]


def test_a_part_that_fails_without_a_failed_test_is_an_error(project: Project) -> None:
    status, lines = project.run(PASSED, "echo 'no tests ran in 0.01s'; exit 5")
    assert status == 1
    assert (
        lines[-2]
        == "ERROR .venv/bin/pytest -m slow - status 5, closing line: no tests ran in 0.01s"
    )
    assert lines[-1] == "2 passed, 1 error in 1.51s"


def test_a_failed_test_fails_it_whatever_pytest_ends_with(project: Project) -> None:
    assert project.run("echo '1 failed, 2 passed in 1.00s'", PASSED)[0] == 1


def test_the_whole_check_fails_when_the_readme_has_no_test_line(project: Project) -> None:
    status, lines = project.run(PASSED, PASSED, readme="pytest")
    assert (status, lines, project.errors) == (1, [], "README.md has no test line\n")


def test_the_whole_check_takes_only_what_is_committed_and_leaves_nothing(project: Project) -> None:
    project.write(".gitignore", "ignored\n")
    project.write("ignored", "state from before")
    status, lines = project.run(
        f'[ ! -e ignored ] && mkdir "$QUIZ_HOME" && {PASSED}', f'pwd; ls "$QUIZ_HOME"; {PASSED}'
    )
    assert status == 0
    assert str(project.temporary) in "\n".join(lines)
    assert not list(project.temporary.iterdir())


def test_the_output_of_the_whole_check_is_shown_as_it_comes(project: Project) -> None:
    go = project.temporary / "go"
    process = project.start(
        f"echo begun; until [ -e '{go}' ]; do sleep 0.01; done; {PASSED}", PASSED
    )
    assert process.stdout is not None
    try:
        assert [process.stdout.readline(), process.stdout.readline()] == [f"+ {LINE}\n", "begun\n"]
    finally:
        go.touch()
        rest, _ = process.communicate()
    assert rest.endswith("4 passed in 3.00s\n")
