"""What `--json` prints: one object, and the meaning of each of its keys.

A test holds this table and what is printed together: no key is missing here, and none too many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from quiz.commands._help import width, wrapped
from quiz.text import say
from quiz.values import NamedTuple

VERSION = 1
"""Of all documents: it grows when a key goes or changes its meaning, not when one comes."""


class Document(NamedTuple):
    """One kind of document."""

    command: str
    keys: Mapping[str, str]
    """The meaning of each key; `a[].b` is b in each member of the list a."""


_ASKED = {
    "prompt": "what was asked",
    "response": "what was answered, several on a line each",
    "answer": "what would have been right",
    "also[]": "what else would have been, where the response was not",
    "note": "the note of the deck, or why the credit is what it is",
    "credit": "from 0 to 1",
    "credit_exact": "the same as a fraction",
    "source": "where the deck has it from",
}
_SITTING = {
    "number": "from 1, the latest; quiz log NUMBER shows it",
    "id": "the machine and the row that it is kept under",
    "begun_at": "a time",
    "mode": "study, cram, blitz, sprint, survival or exam",
    "title": "the titles of its decks",
    "name": "who played or sat it; empty for you",
    "answers": "how many were given",
    "right": "how many of them were right",
    "accuracy": "the mean credit, from 0 to 1",
    "seconds": "of thinking; of an exam, from its beginning to its end",
    "points": "of a game or an exam, else null",
    "points_exact": "the same as a fraction",
    "from_history": "true if nothing was kept of its end: it is worked out from the history",
    "of": "the points that an exam had, else null",
    "of_exact": "the same as a fraction",
    "handed_in": "of an exam, else null",
    "per_cent": "of an exam that was handed in, else null",
    "passed": "of an exam that was handed in, else null",
}
_OLD = {
    "key": "what it is known by, in full; its first letters are enough for quiz relink",
    "kind": "its kind, such as who",
    "prompt": "what it asked when it was last seen",
    "answer": "what was right then",
}
_NEW = {
    "key": "of a question on the shelf",
    "deck": "the name of its deck",
    "prompt": "what it asks",
    "answer": "what is right",
}


def _within(head: str, keys: Mapping[str, str]) -> dict[str, str]:
    return {f"{head}.{key}": meaning for key, meaning in keys.items()}


DOCUMENTS = {
    "backup": Document(
        "quiz backup --json, with --list or without",
        {
            "backups[].file": "a copy of the store, the newest first; without --list the new one",
            "backups[].day": "the date on which it was made",
            "backups[].reviews": "answers in it",
            "backups[].acts": "whatever else was done",
        },
    ),
    "check": Document(
        "quiz check --json",
        {
            "decks": "how many were read",
            "questions": "how many are in them",
            "errors": "problems that keep something out",
            "warnings": "the others",
            "problems[].file": "the file of the deck",
            "problems[].line": "from 1",
            "problems[].column": "from 1, in characters",
            "problems[].width": "how many characters are wrong",
            "problems[].severity": "error or warning",
            "problems[].code": "its name, which stays",
            "problems[].message": "what is wrong, and what to do",
            "problems[].example": "how it could be written; empty where there is nothing to show",
        },
    ),
    "doctor": Document(
        "quiz doctor --json",
        {
            "well": "true if all is",
            "findings[].subject": "what was looked at",
            "findings[].well": "true if nothing is wrong",
            "findings[].sentence": "how it is",
            "findings[].cure": "the command that mends it; empty where there is none",
        },
    ),
    "help": Document(
        "quiz help --json",
        {
            "commands[].name": "the word",
            "commands[].sentence": "what it does",
            "commands[].examples[].command": "a command line",
            "commands[].examples[].sentence": "what that does",
            "exit_statuses[].status": "a number",
            "exit_statuses[].meaning": "what has happened",
        },
    ),
    "links": Document(
        "quiz relink --linked --json",
        {
            "links[].key": "of a question that continues another one",
            "links[].continues": "the key of that one",
            "links[].prompt": "what it asks; null if it is not on the shelf",
        },
    ),
    "log": Document(
        "quiz log --json",
        {"count": "how many there are in all", **_within("sittings[]", _SITTING)},
    ),
    "marks": Document(
        "quiz marks --json",
        {
            "papers[].title": "of the exam",
            "papers[].pass_mark": "in per cent, of the first result",
            "papers[].mean_per_cent": "of all pupils",
            "papers[].pupils[].pupil": "a name, the best first",
            "papers[].pupils[].variant": "of the paper; empty if there was none",
            "papers[].pupils[].file": "the result file",
            "papers[].pupils[].points": "what was had",
            "papers[].pupils[].points_exact": "the same as a fraction",
            "papers[].pupils[].of": "what there was to be had",
            "papers[].pupils[].of_exact": "the same as a fraction",
            "papers[].pupils[].per_cent": "points of these",
            "papers[].pupils[].passed": "true if that reaches the pass mark",
            "papers[].pupils[].changed": "true if somebody changed the file since",
            "papers[].pupils[].remarks[]": "what looks odd in the result",
            "papers[].pupils[].credits[]": "for each question in order, from 0 to 1",
            "papers[].pupils[].credits_exact[]": "the same as fractions",
            "papers[].questions[].key": "what it is known by",
            "papers[].questions[].prompt": "what it asks",
            "papers[].questions[].points": "what it is worth",
            "papers[].questions[].points_exact": "the same as a fraction",
            "papers[].questions[].asked": "how many were asked",
            "papers[].questions[].facility": "the mean credit",
            "papers[].questions[].discrimination": "from -1 to 1; null where there is none",
            "remarks[]": "what was refused or looks odd",
        },
    ),
    "relink": Document(
        "quiz relink --json",
        {
            **_within("reworded[].old", _OLD),
            **_within("reworded[].new", _NEW),
            "reworded[].reviews": "of the old one",
            "reworded[].reviews_since": "of the new one",
            **_within("left[]", _OLD),
            "left[].deck": "the file that it was last seen in",
            "left[].reviews": "how often it was answered",
            **_within("left[].candidates[]", _NEW),
            "left[].candidates[].likeness": "from 0 to 1",
        },
    ),
    "settings": Document(
        "quiz settings --json, of all or of one",
        {
            "settings[].name": "as it is written in the file and on the command line",
            "settings[].value": "what it is, as one would type it",
            "settings[].meaning": "what it is for",
            "settings[].can_be": "its values, in words",
            "settings[].words[]": "its values, where they are a few words",
            "settings[].in_force": "when a change counts",
            "settings[].origin": "default, remembered, or the line of the file",
            "settings_file": "where your settings file lies, or would",
            "store": "where the store lies, or would",
            "decks": "where your own decks lie, or would",
            "warnings[]": "sentences on folders that are not there",
        },
    ),
    "sitting": Document(
        "quiz log NUMBER --json",
        {
            **_SITTING,
            "remark": "where this comes from, if it is not as it was shown",
            **_within("missed[]", _ASKED),
            "players[].name": "of a game; empty for you",
            "players[].points": "of this player",
            "players[].points_exact": "the same as a fraction",
            "players[].place": "among all runs with the same settings; null without an answer",
            "players[].runs": "how many those are",
            "players[].accuracy": "the mean credit, from 0 to 1",
            **_within("players[].missed[]", _ASKED),
            "best_runs[].name": "of a game, the best with its settings; empty for you",
            "best_runs[].at": "a time",
            "best_runs[].points": "of that run",
            "best_runs[].points_exact": "the same as a fraction",
            "best_runs[].accuracy": "the mean credit, from 0 to 1",
            "best_runs[].own": "true for a run of this game",
            "handed_in_at": "of an exam: a time",
            "handed_in_by": "of an exam: pupil, or clock when the time was up",
            "pass_mark": "of an exam: in per cent",
            "by_tag[].name": "of an exam: a tag or a share",
            "by_tag[].points": "what was had",
            "by_tag[].points_exact": "the same as a fraction",
            "by_tag[].of": "what there was to be had",
            "by_tag[].of_exact": "the same as a fraction",
            **_within("questions[]", _ASKED),
            "late[].response": "what was answered after it was handed in, and counts for nothing",
            "late[].answered_at": "a time",
            "handed_in_again[]": "the times that another machine handed it in later",
        },
    ),
    "sync": Document(
        "quiz sync --json",
        {
            "folder": "that was synced with",
            "taken": "rows of other machines",
            "given": "rows that they may lack",
            "renamed": "true if this history was a copy, and writes under another name from now on",
            "warnings[]": "what could not be taken",
        },
    ),
}
HEAD = {
    "kind": "which of these it is",
    "version": f"{VERSION}; it grows when a key goes or changes its meaning, not when one comes",
}
ABOUT = (
    "--json prints one object, in ASCII. A time is ISO 8601 with the offset of the wall; a figure "
    "is rounded to six decimals at most, and one whose name ends in _exact is a text with the "
    "whole number or the fraction, such as 7/3. A key that a kind has is always there, null or an "
    "empty list where there is nothing; in a sitting only those of its mode. What goes wrong is a "
    "sentence on standard error and an exit status, as without --json."
)


def print_document(kind: str, fields: Mapping[str, object]) -> None:
    """Prints a document of a kind."""
    text = json.dumps({"kind": kind, "version": VERSION, **fields}, indent=1, allow_nan=False)
    say(text.replace("\x7f", "\\u007f"))  # the one control character that JSON need not escape


def manual() -> str:
    """All kinds of documents, key by key."""
    return "\n".join(_manual(width()))


def _manual(columns: int) -> Iterator[str]:
    yield from wrapped(ABOUT, columns)
    yield from ("", "every document:", *_keys(HEAD, columns))
    for kind, document in DOCUMENTS.items():
        yield from ("", *wrapped(f"{kind}: {document.command}", columns))
        yield from _keys(document.keys, columns)


def _keys(keys: Mapping[str, str], columns: int) -> Iterator[str]:
    for key, meaning in keys.items():
        yield from wrapped(f"{key}  {meaning}", columns, first="  ", rest="      ")
