"""Questions that left their decks with a history, and which of those on the shelf they may have
become."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.answers.spellings import Spelling
from quiz.decks.editor import Edit, accept
from quiz.decks.files import can_write, encoded, read_file, write_file
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question
from quiz.decks.shelf import stamp_of
from quiz.errors import EditRefused, QuizError, StoreError
from quiz.schedule.history import Act, Forgotten, Paired, Pairing, Unpaired
from quiz.schedule.standing import Standing

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks.question import Question
    from quiz.decks.shelf import ShelvedDeck
    from quiz.store.derived import LastWords
    from quiz.study.session import Session


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
        data, text = read_file(path)
        edit = accept(text, question.fingerprint, spelling, file=str(path), name=question.deck.name)
    except EditRefused as refused:
        return Proposal(spelling, path, refused=str(refused))
    return (
        Proposal(spelling, path, edit, data=data) if can_write(path) else Proposal(spelling, path)
    )


def write_proposal(collection: Collection, proposal: Proposal) -> None:
    """Writes the deck, and has the shelf know of it; EditRefused if that cannot be, and then all is
    as it was."""
    if proposal.edit is None:
        return
    data = encoded(proposal.edit.text, proposal.data)
    write_file(proposal.path, data, instead_of=proposal.data)
    from quiz.decks.reader import read_deck

    for spine in collection.shelf.all_decks():
        if spine.path == str(proposal.path):
            spine.take(read_deck(proposal.path, spine.name))


def copy_deck(question: Question, own: Path) -> Path:
    """Copies a deck into the folder of one's own decks, where the copy stands for it; EditRefused
    if it cannot be."""
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


class Edited(NamedTuple):
    """Decks as they were saved while they were studied."""

    questions: dict[QuestionKey, Question]
    whole: frozenset[str]
    """The files without any error: a question that is not in one of these is gone for good."""

    def renewed(self, question: Question) -> Question | None:
        """The question as it stands now; as it was where its deck cannot tell, and None where it
        was deleted."""
        if question.key in self.questions:
            return self.questions[question.key]
        return None if question.deck.path in self.whole else question


def reread(
    collection: Collection, paths: Iterable[str], asked: QuestionKey | None = None
) -> Edited | None:
    """The decks of some files that were saved since they were read, with their edits paired; None
    if none was.

    A file that is gone, or that nothing can be read of for the moment, stays as it was. `asked` is
    the question on the screen: it may be answered as it stood before. To be called in the thread
    that writes.
    """
    wanted = set(paths)
    fresh = [
        spine
        for spine in collection.shelf.all_decks()
        if spine.path in wanted and _read_anew(spine)
    ]
    if not fresh:
        return None
    try:
        paired = collection.see(asked)
    except StoreError:
        return None  # what cannot be paired is asked as it was
    collection.refresh()
    # One that was never answered is not joined with what it was, but asked in its place.
    questions = {one.pairing.continues: one.question for one in paired if not one.is_known}
    questions.update({one.key: one for spine in fresh for one in spine.deck.questions})
    return Edited(questions, frozenset(spine.path for spine in fresh if not spine.deck.errors))


def _read_anew(spine: ShelvedDeck) -> bool:
    stamp = stamp_of(Path(spine.path))
    if stamp is None or stamp == spine.stamp:
        return False
    from quiz.decks.reader import read_deck

    deck = read_deck(Path(spine.path), spine.name)
    spine.stamp = stamp
    if deck.questions:
        spine.take(deck)
    return bool(deck.questions)


def take_up(session: Session, edited: Edited, collection: Collection) -> bool:
    """Has a session go on with decks as they are now; whether what it asks at the moment reads
    otherwise."""
    return session.renew(edited.renewed, collection.standings)


SHORT = 8
"""Letters of a key that stand for it."""
LEAST = 0.5
MOST = 3
UNSAID: dict[type[Pairing], str] = {
    Paired: "that two questions are one",
    Unpaired: "that a question is one by itself",
    Forgotten: "that a question begins anew",
}


class Candidate(NamedTuple):
    """A question on the shelf that a vanished one may have become."""

    question: Question
    likeness: float
    """From 0 to 1; of prompts and answers alike, and no more than a hint."""


class Vanished(NamedTuple):
    """A question of the history that is on no deck of the shelf."""

    key: QuestionKey
    met: LastWords
    standing: Standing
    candidates: tuple[Candidate, ...]


def vanished(collection: Collection) -> list[Vanished]:
    """What left the shelf and has a history, the most studied first."""
    on_shelf = {one.key for deck in collection.shelf.all_decks() for one in deck.listed}
    files = {os.path.abspath(deck.path) for deck in collection.shelf.all_decks()}
    gone = [
        (key, met, standing)
        for key, met in collection.store.last_words().items()
        if key not in on_shelf
        and (standing := collection.standings.get(key))
        and standing.reviews
        # A deck that is not on this shelf but exists has kept its questions.
        and not (os.path.exists(met.deck) and os.path.abspath(met.deck) not in files)
    ]
    shown = (
        [question for deck in collection.shelf.all_decks() for question in deck.deck.questions]
        if gone
        else []
    )
    found = [Vanished(key, met, standing, _candidates(met, shown)) for key, met, standing in gone]
    return sorted(found, key=lambda one: -one.standing.reviews)


def _candidates(met: LastWords, shown: list[Question]) -> tuple[Candidate, ...]:
    from rapidfuzz import fuzz, process

    near = process.extract(
        met.prompt, [one.prompt for one in shown], scorer=fuzz.token_sort_ratio, limit=20
    )
    found = []
    for _, likeness, place in near:
        question = shown[place]
        answers = fuzz.ratio(met.answer.casefold(), question.answer.text.casefold())
        found.append(Candidate(question, (0.6 * likeness + 0.4 * answers) / 100))
    found.sort(key=lambda one: -one.likeness)
    return tuple(one for one in found[:MOST] if one.likeness >= LEAST)


def link(collection: Collection, old: str, new: str) -> Act:
    """Says that a question on the shelf continues one of the history; both are named by how their
    keys begin."""
    shown = {
        one.fingerprint: one for deck in collection.shelf.all_decks() for one in deck.deck.questions
    }
    question = shown[_named(new, shown, "question on the shelf")]
    key = _named(old, collection.store.last_words(), "question in your history")
    if key == question.key:
        raise QuizError("These two are one question already.")
    act = Act(Paired(question.fingerprint, key), collection.now, collection.today)
    collection.store.act(act, question)
    return act


def unlink(collection: Collection, new: str) -> Act:
    """Says that a question that continued another one is one by itself."""
    key = _named(new, collection.store.continued(), "question that continues another one")
    act = Act(Unpaired(key), collection.now, collection.today)
    collection.store.act(act)
    return act


def forget(collection: Collection, old: str) -> Act:
    """Says that a question begins anew, should it ever come back."""
    key = _named(old, collection.store.last_words(), "question in your history")
    act = Act(Forgotten(key), collection.now, collection.today)
    collection.store.act(act)
    return act


def _named(beginning: str, keys: Iterable[QuestionKey], what: str) -> QuestionKey:
    found = [key for key in keys if key.startswith(beginning.lower())]
    if len(found) == 1:
        return found[0]
    if found:
        raise QuizError(
            f'"{beginning}" could be several. Write more of its letters: {", ".join(sorted(found)[:5])}.'
        )
    raise QuizError(
        f'There is no {what} whose key begins with "{beginning}". `quiz relink` lists them.'
    )
