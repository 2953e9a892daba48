"""Failures that a user is told of: each is a sentence, and caught in two places only."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


FAILED, REFUSED, CRASHED, INTERRUPTED = 1, 2, 3, 130
EXIT_STATUSES = {
    0: (
        "It did what it was asked to do; also where Ctrl+C, a signal or a closed window has it "
        "leave its screen. That whoever reads its output leaves early changes no status."
    ),
    FAILED: (
        "check, doctor, marks and sync: it is done, and something is wrong that is printed. "
        "Any command: a failure that nobody foresaw; the log says where. On leaving: what it "
        "waited for, such as a disk, did not answer."
    ),
    REFUSED: (
        "It could not be done as it was asked for, or not all of its output be written: a "
        "sentence on standard error says why, and what to do."
    ),
    CRASHED: "check: it failed itself, whatever the decks are like.",
    INTERRUPTED: "Ctrl+C ended a command that was at work.",
}
"""What each exit status of the program means; help, the manual page and a test go by it."""


class QuizError(Exception):
    """A failure with a sentence for the user."""

    exit_status = REFUSED
    cure = ""
    """The command that mends it, where the sentence ends with one."""
    details: Sequence[str] = ()
    """Lines below the sentence, such as a place each."""


class DeckNotFound(QuizError):
    """A deck was named that is on no shelf and at no path."""


class DeckUnreadable(QuizError):
    """Decks were named of which no entry can be read."""


class TagNotFound(QuizError):
    """A tag was named that no question has."""


class SettingError(QuizError):
    """A setting has a value that it cannot have."""


class StoreError(QuizError):
    """The store cannot be opened, read or written."""


class StoreDamaged(StoreError):
    """The store is broken: it was put aside, and the sentence says how to come back from it."""


class TerminalError(QuizError):
    """There is no terminal in which the program could be shown."""


class ExamError(QuizError):
    """An exam cannot be set as it was asked for, or its result cannot be kept."""


class OutputError(QuizError):
    """What was to be printed could not be written, or not all of it."""


class ExamLost(QuizError):
    """An exam takes nothing more from this window; the sentence says why."""


class LogError(QuizError):
    """The log has no such sitting, or not what was asked of it."""


class EditRefused(QuizError):
    """A deck cannot be changed as it was asked for; it is as it was."""


class SyncError(QuizError):
    """A history cannot be shared, or what was shared cannot be taken."""


def reason(error: BaseException) -> str:
    """The words of the system for an error, without its number and its file."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


LONGEST = 60
"""Characters of a word that are compared: more would take long, and no known word has them."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, for a sentence to propose; empty if none is near."""
    import difflib

    folded = {name.casefold(): name for name in known}
    near = difflib.get_close_matches(word[:LONGEST].casefold(), folded, n=1)
    return folded[near[0]] if near else ""
