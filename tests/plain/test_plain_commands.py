"""Commands on a prompt: a colon, the beginning of a word, and sentences on everything else."""

from __future__ import annotations

import pytest

from quiz.plain.commands import (
    AT_QUESTION,
    AT_VERDICT,
    EVERYWHERE,
    HINT,
    RATINGS,
    UNKNOWN,
    Called,
    Command,
    Complaint,
    read,
)
from quiz.tui.key_table import COMMANDS, QUESTION, VERDICT

HERE = (*AT_QUESTION, *EVERYWHERE)
_OTHERWISE = {
    "was_right": "right",
    "was_wrong": "wrong",
    "true": "",  # an answer, as it is on the screens
    "false": "",
    "sure": "",  # a line of its own prompt
    "fairly": "",
    "guess": "",
}
"""Actions of the table of keys that have another word here, or none."""


@pytest.mark.parametrize("line", ["206", "", " 7 ", "a:b", "Anna: yes", "-", "1:2"])
def test_a_line_without_a_colon_before_it_is_text(line: str) -> None:
    assert read(line, HERE) == line


@pytest.mark.parametrize(("line", "text"), [("::", ":"), ("::hint", ":hint"), (":: x", ": x")])
def test_two_colons_begin_a_text_with_one(line: str, text: str) -> None:
    assert read(line, HERE) == text


@pytest.mark.parametrize("line", [":hint", ":HINT", " :hint ", ":hin"])
def test_the_beginning_of_a_word_is_enough(line: str) -> None:
    assert read(line, HERE) == Called(HINT)


def test_a_word_with_a_hyphen_can_have_a_line_below_instead() -> None:
    assert read(":dont_know", HERE) == Called(UNKNOWN)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (":h", ":h could be :hint, :hide or :help."),
        (":hnit", "There is no command :hnit here. Did you mean :hint?"),
        (":zzz", "There is no command :zzz here. :help says which there are."),
        (":", "A colon begins a command"),
        (":)", "There is no command :) here."),
        (":hint please", ":hint takes nothing after it."),
        (":right", "There is no command :right here."),
    ],
)
def test_what_is_no_command_here_is_said_in_a_sentence(line: str, words: str) -> None:
    complaint = read(line, HERE)
    assert isinstance(complaint, Complaint)
    assert complaint.sentence.startswith(words)


def test_what_follows_a_command_is_its_argument_where_it_takes_one() -> None:
    study = Command("study", "studies a deck", "NUMBER")
    assert read(":study  3 ", [study]) == Called(study, "3")


def test_every_action_on_a_question_or_a_verdict_has_its_word_here() -> None:
    words = {command.name for command in (*AT_QUESTION, *AT_VERDICT, *RATINGS)}
    actions = [command.id for command in COMMANDS if command.part in (QUESTION, VERDICT)]
    wanted = {_OTHERWISE.get(each, each.replace("_", "-")) for each in actions} - {""}
    assert wanted <= words
