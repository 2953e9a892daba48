"""Lines in and out: the end of input, lines that come early, and lines that are too long."""

from __future__ import annotations

import pytest

from quiz.plain.commands import HINT, Called
from quiz.plain.conversation import Conversation, Early, Left, Quit
from quiz.study import MOST_CHARACTERS, TooLong
from tests.plain.talking import Script, talk


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_the_end_of_input_leaves_and_answers_nothing() -> None:
    with pytest.raises(Left):
        talk().ask("Answer: ", early=Early.TEXT)


def test_quit_ends_the_sitting_on_every_prompt() -> None:
    for early in Early:
        with pytest.raises(Quit):
            talk(":quit").ask("? ", early=early)
    with pytest.raises(Quit):
        talk(":q").wait("Enter: ")


def test_help_says_every_command_and_asks_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert talk(":help", "206").ask("Answer: ", (HINT,)) == "206"
    lines = said(capsys)
    assert any(line.startswith(":hint ") for line in lines)
    assert any(line.startswith(":quit ") for line in lines)


def test_an_answer_of_more_than_two_thousand_characters_is_said_and_not_cut(
    capsys: pytest.CaptureFixture[str],
) -> None:
    long, longest = "x" * (MOST_CHARACTERS + 1), "y" * MOST_CHARACTERS
    assert talk(long, longest).ask("? ", early=Early.TEXT) == longest
    assert TooLong(len(long)).remark in said(capsys)[1]


def early(*lines: str, then: str = "later") -> Conversation:
    script = Script([then])
    script.typed_early = list(lines)
    return Conversation(script)


def test_a_text_typed_too_early_answers_the_next_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    conversation = early("Riga", "Vilnius")
    assert conversation.ask("Answer: ", early=Early.TEXT) == "Riga"
    assert said(capsys) == ["Answer: Riga"]
    assert conversation.ask("Next: ", early=Early.TEXT) == "Vilnius"


def test_enter_pressed_too_early_leaves_one_verdict_and_a_text_waits() -> None:
    conversation = early("", "Riga", "")
    conversation.wait("Enter goes on: ")
    assert conversation.ask("Answer: ", early=Early.TEXT) == "Riga"
    assert conversation.ask("Answer: ", early=Early.TEXT) == "later"


def test_no_command_and_no_rating_is_taken_of_what_was_typed_too_early(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert early(":quit", ":hint").ask("Answer: ", (HINT,), early=Early.TEXT) == "later"
    assert said(capsys)[0] == "Typed too early and not used: :quit, and 1 more line."
    assert early("3").ask("1 to 4: ") == "later"


def test_a_person_at_a_verdict_is_asked_again_and_a_pipe_goes_on_to_the_next_question() -> None:
    person = talk("Riga", "")
    person.wait("Enter goes on: ")
    with pytest.raises(Left):
        person.ask("Answer: ", early=Early.TEXT)
    pipe = talk("Riga", "", is_person=False)
    pipe.wait("Enter goes on: ")
    assert pipe.ask("Answer: ", early=Early.TEXT) == "Riga"


def test_what_another_thread_has_to_say_waits_for_the_next_prompt(
    capsys: pytest.CaptureFixture[str],
) -> None:
    conversation = talk(":hint")
    conversation.say_later("Sync: the folder is gone.")
    assert said(capsys) == []
    assert conversation.ask("Answer: ", (HINT,)) == Called(HINT)
    assert said(capsys) == ["Sync: the folder is gone.", "Answer: :hint"]


def test_nothing_that_is_said_can_be_obeyed_by_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    talk("\x1b[31m\x07").ask("\x1b]0;x\x07? ", early=Early.TEXT)
    talk().say("a\x1b[2Jb\x9b")
    assert "\x1b" not in (out := capsys.readouterr().out)
    assert "\x07" not in out
    assert "\x9b" not in out
