"""Questions that look reworded: what they may have been before, for the learner to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.collection.opened import questions_of
from quiz.collection.vanished import key_named
from quiz.schedule import NEW, Act, KeptApart, Paired, Pairing, Standing
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.collection.collection import Collection
    from quiz.decks import Question, QuestionKey, WrittenQuestion
    from quiz.store import LikelyPair


class Rewording(NamedTuple):
    """A question on the shelf, and the one that left its deck and that it may continue."""

    pair: LikelyPair
    question: Question
    """As it is written now."""
    before: Standing
    """What is known of the old one."""
    since: Standing
    """What is known of the new one."""

    @property
    def old(self) -> WrittenQuestion:
        """The old one as it stood in its deck."""
        return self.pair.old


def count_rewordings(collection: Collection) -> int:
    """The number of questions that look reworded; no deck is opened for it."""
    return len(_waiting(collection))


def rewordings(collection: Collection) -> list[Rewording]:
    """The questions that look reworded and had a history, in the order of the shelf."""
    waiting = _waiting(collection)
    if not waiting:
        return []
    shelf = list(collection.shelf.all_decks())
    wanted = [collection.known_as(pair.new) for pair in waiting]
    questions = questions_of(collection, wanted, shelf)
    decks = {deck.path: index for index, deck in enumerate(shelf)}
    place = {
        key: (decks[question.deck.path], question.place) for key, question in questions.items()
    }
    found = [
        Rewording(pair, questions[new], _standing(collection, pair.old.key), since)
        for pair in waiting
        if (new := collection.known_as(pair.new)) in questions
        for since in (collection.standings.get(new, NEW),)
    ]
    return sorted(found, key=lambda one: (place[one.question.key], -one.pair.score))


def _waiting(collection: Collection) -> list[LikelyPair]:
    """The likely pairs whose new question is on the shelf and whose old one has a history: of each
    question the likeliest."""
    if collection.reading:
        return []  # the old question may be in a deck that is still to be read
    collection.refresh()
    shelf = list(collection.shelf.all_decks())
    pairs = collection.store.likely_pairs(key for deck in shelf for key in deck.fingerprints)
    if not pairs:
        return []
    known = [collection.known_as(pair.new) for pair in pairs]
    listed = collection.look_up(shelf, lambda questions: questions.find(known))
    waiting: list[LikelyPair] = []
    taken: set[QuestionKey] = set()
    for pair in pairs:
        new, old = collection.known_as(pair.new), collection.known_as(pair.old.key)
        has_history = _has_history(collection.standings.get(old, NEW))
        if new in listed and has_history and not taken & {new, old}:
            waiting.append(pair)
            taken |= {new, old}
    return waiting


def _standing(collection: Collection, fingerprint: QuestionKey) -> Standing:
    return collection.standings.get(collection.known_as(fingerprint), NEW)


def _has_history(standing: Standing) -> bool:
    return bool(standing.reviews) or standing.hidden


def rewording_named(collection: Collection, new: str) -> Rewording:
    """What waits with a question on the shelf, which the beginning of its key names; QuizError if
    nothing does."""
    waiting = rewordings(collection)
    keys = dict.fromkeys(one.question.fingerprint for one in waiting)
    key = key_named(new, keys, "question that looks reworded")
    return next(one for one in waiting if one.question.fingerprint == key)


def decide_rewording(collection: Collection, rewording: Rewording, *, same: bool) -> Act | None:
    """Keeps that the two are one question, or that they are not; None where that was said already.

    If they are one, it has the reviews of both, in the order of their times.
    """
    if not any(pair[:2] == rewording.pair[:2] for pair in _waiting(collection)):
        return None
    question, old = rewording.question, rewording.old.key
    action: Pairing = KeptApart(rewording.pair.new, old)
    if same:
        # What it continues already continues the old one in turn.
        changed = rewording.pair.answer_changed
        action = Paired(collection.known_as(rewording.pair.new), old, answer_changed=changed)
    act = Act(action, collection.now, collection.today)
    is_named = action.question == question.fingerprint
    collection.store.act(act, question if is_named else None)
    collection.refresh()
    return act


def undo_rewording(collection: Collection) -> Pairing | None:
    """Takes back the last thing that was said here of two questions; None if nothing was."""
    pairing = collection.store.undo_likely(collection.now, collection.today)
    collection.refresh()
    return pairing
