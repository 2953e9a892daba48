"""One question put, and the lines of its response, in whatever mode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from quiz.plain.commands import Called, Command
from quiz.plain.conversation import Conversation, Early
from quiz.plain.prompts import EMPTY, Prompt, Response, prompt_of, question_words
from quiz.study import Turn


class Clock(Protocol):
    """What is said of a clock between the lines."""

    @property
    def is_over(self) -> bool: ...

    def left(self) -> str:
        """How much time is left."""

    def warning(self) -> str:
        """What is to be said of it now; mostly nothing."""


class Asking:
    """A question that waits for its response."""

    def __init__(self, conversation: Conversation, turn: Turn, *, on_paper: bool = False) -> None:
        self._conversation = conversation
        self._on_paper = on_paper
        self.turn = turn
        self._prompt: Prompt = prompt_of(turn, on_paper=on_paper)
        self._said = ""
        """The last remark, which is not said twice in a row."""

    def say(self) -> None:
        """Says the question and its choices."""
        self.say_question()
        self.say_choices()

    def say_question(self) -> None:
        self._conversation.say(question_words(self.turn))

    def say_choices(self) -> None:
        self._conversation.say(*self._prompt.lines)

    def begin_again(self, remark: str) -> None:
        """Has the question answered once more, and says why."""
        self._prompt = prompt_of(self.turn, on_paper=self._on_paper)
        self._conversation.say(remark)

    def response(self, here: Sequence[Command], clock: Clock | None = None) -> Response | Called:
        """The response, or a command; a clock says what is left, and ends the waiting.

        On paper an empty line is a response without a text: it goes on.
        """
        while True:
            self._warn(clock)
            line = self._conversation.ask(self._prompt.wanted, here, early=Early.TEXT)
            if isinstance(line, Called):
                self._said = ""
                return line
            taken = self._prompt.take(line) if line.strip() else self._prompt.end()
            if isinstance(taken, Response):
                self._conversation.say(taken.remark)
                return taken
            if clock and clock.is_over:
                return Response("")
            if self._on_paper and taken.text == EMPTY:
                return Response("")
            remark = clock.left() if clock and taken.text == EMPTY else taken.text
            if remark != self._said or line.strip():
                self._conversation.say(remark)
            self._said = remark

    def _warn(self, clock: Clock | None) -> None:
        if clock and (warning := clock.warning()):
            self._conversation.say(warning)
            self._said = warning
