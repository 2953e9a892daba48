"""What is said and what is answered, line by line; every command line by line as well."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Sequence
from enum import Enum, auto
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Protocol

from quiz.plain.commands import EVERYWHERE, HELP, QUIT, Called, Command, Complaint, help_lines, read
from quiz.study import MOST_CHARACTERS, TooLong
from quiz.surroundings import streams
from quiz.text import cut, one_line, plural, say

_SHOWN = 60


class Left(Exception):
    """The program is left: the input has ended, or Ctrl+C was pressed."""


class Quit(Exception):
    """The sitting is ended."""


class Early(Enum):
    """What may be used of lines that were typed before the prompt stood there."""

    TEXT = auto()
    """A text, as an answer; never a command."""
    ENTER = auto()
    """An empty line, to go on; a text waits for the next question."""
    NOTHING = auto()


class Lines(Protocol):
    """The source of the lines."""

    @property
    def is_person(self) -> bool:
        """True of a terminal, where somebody may type before they are asked."""

    def early(self) -> list[str]:
        """The lines that are there before anybody was asked for one."""

    def read(self, prompt: str) -> str:
        """The next line, without its end; raises EOFError when there is none."""

    def pause(self, seconds: float) -> None:
        """Lets so many seconds pass, or until Enter; where nobody reads there is no pause."""


class Conversation:
    """One learner, whoever reads the lines to them."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._waiting: list[str] = []
        """Lines that wait for the prompt that they are for."""
        self._later: SimpleQueue[str] = SimpleQueue()
        self._is_reading = self._is_interrupted = False

    @property
    def is_person(self) -> bool:
        """True if somebody sits at a terminal, who can be asked again."""
        return self._lines.is_person

    def catch_interrupts(self) -> None:
        """Has Ctrl+C leave at the next prompt, where what was answered is kept; a second one ends
        the program at once."""
        signal.signal(signal.SIGINT, self._interrupt)

    def _interrupt(self, _number: int, _frame: FrameType | None) -> None:
        if self._is_reading or self._is_interrupted:
            raise KeyboardInterrupt
        self._is_interrupted = True

    # Said

    def say(self, *texts: str) -> None:
        """Says texts, a line each; empty ones are nothing."""
        for text in texts:
            if text:
                say(text)

    def say_later(self, text: str) -> None:
        """Has a text said before the next prompt: from another thread, which may not cut a line."""
        self._later.put(text)

    # Asked

    def ask(
        self, wanted: str, here: Sequence[Command] = (), *, early: Early = Early.NOTHING
    ) -> str | Called:
        """The text or the command that a prompt gets; help and mistakes are seen to here."""
        here = (*here, *EVERYWHERE)
        while True:
            answer = read(self._line(wanted, early), here)
            match answer:
                case Complaint(sentence):
                    self.say(sentence)
                case Called(command) if command == HELP:
                    self.say(*help_lines(here))
                case Called(command) if command == QUIT:
                    raise Quit
                case _ if isinstance(answer, str) and len(answer) > MOST_CHARACTERS:
                    self.say(f"Nothing was taken. {TooLong(len(answer)).remark}")
                case _:
                    return answer

    def pause(self, seconds: float) -> None:
        """Lets somebody read for so many seconds, or until they press Enter; a text is no answer to
        what is not there yet."""
        self._is_reading = True
        try:
            self._lines.pause(seconds)
            self._drop(self._lines.early())
        except KeyboardInterrupt:
            raise Left from None
        finally:
            self._is_reading = False

    def wait(self, wanted: str) -> None:
        """Waits for Enter; from a pipe a text goes on to the next prompt."""
        while True:
            line = self.ask(wanted, early=Early.ENTER)
            if not isinstance(line, str) or not line.strip():
                return
            if self.hands_on(line):
                return
            self.say("Only Enter goes on; an answer waits for its question.")

    def hands_on(self, line: str) -> bool:
        """Leaves a text to the next question, where no person typed it: a file may have answers
        alone."""
        if self.is_person:
            return False
        self._waiting.insert(0, line)
        return True

    def _line(self, wanted: str, early: Early) -> str:
        self._say_waiting()
        if self._is_interrupted or not streams.is_read():
            raise Left
        self._waiting += self._lines.early()
        line = self._take_waiting(early)
        if line is not None:
            say(f"{wanted}{line}")
            return line
        self._is_reading = True
        try:
            return self._lines.read(wanted)
        except (EOFError, KeyboardInterrupt):
            say("")  # so that what is said now does not stand behind the prompt
            raise Left from None
        finally:
            self._is_reading = False

    def _say_waiting(self) -> None:
        while True:
            try:
                self.say(self._later.get_nowait())
            except Empty:
                return

    def _take_waiting(self, early: Early) -> str | None:
        """The line typed before that this prompt may use; the others are told, or wait."""
        if early is Early.NOTHING:
            self._drop(self._waiting)
            self._waiting = []
            return None
        if early is Early.ENTER:
            is_enter = bool(self._waiting) and not self._waiting[0].strip()
            self._waiting = self._texts(self._waiting)
            return "" if is_enter else None
        self._waiting = self._texts(self._waiting)
        return self._waiting.pop(0) if self._waiting else None

    def _texts(self, lines: Iterable[str]) -> list[str]:
        """The texts among some lines; no command is taken from what was typed too early."""
        given = [line for line in lines if line.strip()]
        if not self.is_person:
            return given
        self._drop(line for line in given if isinstance(read(line, ()), Complaint))
        return [line for line in given if not isinstance(read(line, ()), Complaint)]

    def _drop(self, lines: Iterable[str]) -> None:
        given = [line for line in lines if line.strip()]
        if given:
            more = f", and {plural(len(given) - 1, 'more line')}" if len(given) > 1 else ""
            self.say(f"Typed too early and not used: {cut(one_line(given[0]), _SHOWN)}{more}.")
