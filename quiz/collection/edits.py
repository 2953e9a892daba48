"""Edits of decks: a spelling written into one, and taken out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.answers import Spelling
from quiz.decks import (
    LINE_BREAK,
    Edit,
    Question,
    accept_spelling,
    can_write,
    digest_of,
    encoded,
    lines_of,
    read_file,
    write_file,
)
from quiz.errors import EditRefused
from quiz.store import DeckEdit
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks import Question
    from quiz.schedule import Fact


NOT_YOURS = (
    "This deck is not yours to change: your own history keeps the spelling, "
    "on this machine and for you."
)


class Proposal(NamedTuple):
    """A change of a deck's file, for the learner to look at."""

    spelling: Spelling
    path: Path
    edit: Edit | None = None
    """None where the deck is not written."""
    refused: str = ""
    """The reason why the spelling cannot be accepted at all."""
    data: bytes = b""
    """The deck's file as it was when the edit was worked out."""

    @property
    def in_history(self) -> bool:
        """True if the deck is not the learner's own to change: the history keeps the spelling."""
        return self.edit is None and not self.refused


class Choice(NamedTuple):
    """Something that can be accepted."""

    spelling: Spelling
    with_copy: bool = False
    """The deck, which is not the learner's own, is copied among theirs."""


def propose(question: Question, spelling: Spelling) -> Proposal:
    """The change that accepting a spelling would make, to the deck as it is on the disk now."""
    path = Path(question.deck.path)
    try:
        data, text = read_file(path)
        edit = accept_spelling(
            text, question.fingerprint, spelling, file=str(path), name=question.deck.name
        )
    except EditRefused as refused:
        return Proposal(spelling, path, refused=str(refused))
    if not can_write(path):
        return Proposal(spelling, path)
    return Proposal(spelling, path, edit=edit, data=data)


def write_proposal(collection: Collection, proposal: Proposal) -> DeckEdit | None:
    """Writes the deck and reads it again for the shelf; EditRefused if it cannot be written, and
    then all is as it was. Returns what was written."""
    edit = proposal.edit
    if edit is None:
        return None
    data = encoded(edit.text, proposal.data)
    write_file(proposal.path, data, instead_of=proposal.data)
    _read_for_shelf(collection, proposal.path)
    path = str(proposal.path.absolute())
    return DeckEdit(path, digest_of(data), edit.line, edit.before, edit.after)


def _read_for_shelf(collection: Collection, path: Path) -> None:
    for deck in collection.shelf.all_decks():
        if Path(deck.path).absolute() == path.absolute():
            deck.read_again()
            deck.deck.index()


def take_out(collection: Collection, fact: Fact) -> str:
    """Takes out of a deck again what an act that was taken back wrote into it.

    Returns the sentence on it; empty where the act wrote nothing. Only lines that stand there byte
    for byte are taken out.
    """
    edit = collection.store.edit_of(fact.id) if fact.id else None
    if edit is None:
        return ""
    path, lines = Path(edit.path), " ".join(line.strip() for line in edit.after)
    place = f"{path.name}, line {edit.line}"
    try:
        data, text = read_file(path)
        write_file(path, encoded(_without(text, edit, data), data), instead_of=data)
    except EditRefused as reason:
        return f"“{lines}” stays in {place}: {reason}"
    _read_for_shelf(collection, path)
    return f"Taken out of {place}: “{lines}”."


def _without(text: str, edit: DeckEdit, data: bytes) -> str:
    """The text without the edit; EditRefused where its lines are not found, or not surely."""
    lines, breaks = lines_of(text), [*LINE_BREAK.findall(text), ""]
    count, first = len(edit.after), edit.line - 1
    if digest_of(data) != edit.digest and tuple(lines[first : first + count]) != edit.after:
        places = [at for at in range(len(lines)) if tuple(lines[at : at + count]) == edit.after]
        if len(places) != 1:
            raise EditRefused("the deck was changed since.")
        (first,) = places
    if first + count == len(lines) and not edit.before and first:
        breaks[first - 1] = ""  # the edit was put behind a last line without a break
    kept = breaks[first : first + count]
    kept[len(edit.before) - 1 :] = kept[-1:]
    return "".join(
        line + end
        for line, end in zip(
            [*lines[:first], *edit.before, *lines[first + count :]],
            [*breaks[:first], *kept[: len(edit.before)], *breaks[first + count :]],
            strict=True,
        )
    )


def copy_deck(question: Question, own: Path) -> Path:
    """Copies a deck into the learner's own folder, where the copy replaces it on the shelf;
    EditRefused if it cannot."""
    data, _ = read_file(Path(question.deck.path))
    target = own / f"{question.deck.name}.yaml"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EditRefused(f"{target.parent} cannot be made: {error.strerror}.") from error
    if target.exists():
        raise EditRefused(f"{target} is there already.")
    write_file(target, data, instead_of=None)
    return target
