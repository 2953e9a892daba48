"""The commands that can be typed on a prompt: a colon and a word, for any other word is text."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.errors import nearest
from quiz.plain.texts import in_a_row
from quiz.values import NamedTuple

COLON = ":"


class Command(NamedTuple):
    """Something that can be asked for at a prompt, in the word of its action on the screens."""

    name: str
    about: str
    argument: str = ""
    """What may follow it; empty where nothing does."""


REPEAT = Command("repeat", "says the question again")
HELP = Command("help", "says the commands that there are here")
QUIT = Command("quit", "ends this; nothing is lost")
UNKNOWN = Command("dont-know", "answers that you do not know")
HINT = Command("hint", "gives a hint; a right answer is then rated hard")
WHY = Command("why", "says why the question is asked now")
NOT_TODAY = Command("not-today", "puts the question off until tomorrow")
HIDE = Command("hide", "hides the question for good")
FLAG = Command("flag", "flags the question, or takes its flag away")
UNDO = Command("undo", "takes back the last thing done, as far back as you like")
RIGHT = Command("right", "says that your answer was right after all")
WRONG = Command("wrong", "says that your answer was wrong after all")
ACCEPT = Command("accept", "accepts what you typed from now on")
AGAIN = Command("again", "rates the question again: it comes back today")
HARD = Command("hard", "rates the question hard")
GOOD = Command("good", "rates the question good")
EASY = Command("easy", "rates the question easy")
BACK = Command("back", "goes back to the question")
TIME = Command("time", "says how much time is left")
NEXT = Command("next", "goes to the next question")
PREVIOUS = Command("previous", "goes to the question before")
GO = Command("go", "goes to a question by its number", "NUMBER")
CLEAR = Command("clear", "takes your answer away")
OVERVIEW = Command("overview", "says what has no answer, and hands in")
MISSED = Command("missed", "studies what was missed")
TAKE_BACK = Command("undo", "takes the handing in back")

RATINGS = (AGAIN, HARD, GOOD, EASY)
EVERYWHERE = (HELP, QUIT)
_OF_QUESTION = (NOT_TODAY, HIDE, FLAG, WHY, UNDO, REPEAT)
AT_QUESTION = (HINT, UNKNOWN, *_OF_QUESTION)
AT_CARD = (HINT, *_OF_QUESTION)
AT_BACK = (*RATINGS, *_OF_QUESTION)
AT_VERDICT = (RIGHT, WRONG, ACCEPT, *_OF_QUESTION)
"""Those beside the ratings, which only a mode with a schedule has."""
IN_GAME = (UNKNOWN, TIME, REPEAT)
IN_EXAM = (NEXT, PREVIOUS, GO, FLAG, CLEAR, OVERVIEW, TIME, REPEAT)


class Called(NamedTuple):
    """A command that was typed, and what followed it."""

    command: Command
    argument: str = ""


class Complaint(NamedTuple):
    """The sentence on a line that is no command here."""

    sentence: str


def read(line: str, here: Iterable[Command]) -> str | Called | Complaint:
    """The text, the command or the mistake that a line is; `::` begins a text with a colon."""
    start = line.lstrip()
    if not start.startswith(COLON):
        return line
    if start.startswith(COLON * 2):
        return start[1:]
    words = start[1:].split(maxsplit=1)
    if not words:
        return Complaint("A colon begins a command; :help says which there are.")
    return _called(words[0], words[1].strip() if len(words) > 1 else "", tuple(here))


def _called(typed: str, argument: str, here: tuple[Command, ...]) -> Called | Complaint:
    word = typed.casefold().replace("_", "-")
    by_name = {command.name: command for command in here}
    found = [by_name[word]] if word in by_name else []
    found = found or [command for command in here if command.name.startswith(word)]
    if len(found) > 1:
        names = in_a_row([f":{command.name}" for command in found], "or")
        return Complaint(f":{word} could be {names}.")
    if not found:
        return Complaint(_unknown(word, by_name))
    if argument and not found[0].argument:
        text = "To begin a text with a colon, write two."
        return Complaint(f":{found[0].name} takes nothing after it. {text}")
    return Called(found[0], argument)


def _unknown(word: str, names: Iterable[str]) -> str:
    near = nearest(word, names)
    cure = f"Did you mean :{near}?" if near else ":help says which there are."
    return f"There is no command :{word[:40]} here. {cure} To begin a text with a colon, write two."


def help_lines(here: Iterable[Command]) -> list[str]:
    """What can be typed at a prompt beside an answer, a line a command."""
    lines = [
        f":{command.name}{command.argument and f' {command.argument}'} {command.about}."
        for command in here
    ]
    return [*lines, "The beginning of a word is enough."]
