"""Accepting a spelling from now on: in the deck where it is one's own to change, else in one's history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.answers.spellings import Spelling
from quiz.decks.editing import saving
from quiz.decks.editing.accepting import Edit, accept
from quiz.decks.question import Question
from quiz.errors import EditRefused

if TYPE_CHECKING:
    from quiz.collection.collection import Desk


class Proposal(NamedTuple):
    """What would be written, for the learner to look at."""

    spelling: Spelling
    path: Path
    edit: Edit | None = None
    """None where the deck is not written."""
    refused: str = ""
    """Why the spelling cannot be accepted at all."""
    data: bytes = b""
    """The deck's file as it was when the edit was worked out."""

    @property
    def in_history(self) -> bool:
        """Whether the deck is not one's own to change."""
        return self.edit is None and not self.refused


def propose(question: Question, spelling: Spelling) -> Proposal:
    """What accepting a spelling would write, worked out on the deck as it is on the disk now."""
    path = Path(question.deck.path)
    try:
        data, text = saving.read(path)
        edit = accept(text, question.fingerprint, spelling, file=str(path), name=question.deck.name)
    except EditRefused as refused:
        return Proposal(spelling, path, refused=str(refused))
    return Proposal(spelling, path, edit, data=data) if saving.can_write(path) else Proposal(spelling, path)


def write(desk: Desk, proposal: Proposal) -> None:
    """Writes the deck, and has the shelf know of it; EditRefused if that cannot be, and then all is as it was."""
    if proposal.edit is None:
        return
    data = saving.encoded(proposal.edit.text, proposal.data)
    saving.write(proposal.path, data, instead_of=proposal.data)
    from quiz.decks.reader import read_deck

    for spine in desk.shelf.all_decks():
        if spine.path == str(proposal.path):
            spine.take(read_deck(proposal.path, spine.name))


def copy(question: Question, own: Path) -> Path:
    """Copies a deck into the folder of one's own decks, where the copy stands for it; EditRefused if it cannot be."""
    data, _ = saving.read(Path(question.deck.path))
    target = own / f"{question.deck.name}.yaml"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EditRefused(f"{target.parent} cannot be made: {error.strerror}.") from error
    if target.exists():
        raise EditRefused(f"{target} is there already.")
    saving.write(target, data, instead_of=None)
    return target
