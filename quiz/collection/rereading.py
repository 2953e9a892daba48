"""A deck that is edited, broken, moved or deleted while it is studied: what is taken up, and what stays as it was."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.decks.identity import QuestionKey
from quiz.decks.spine import stamp_of
from quiz.errors import StoreError

if TYPE_CHECKING:
    from quiz.collection.collection import Desk
    from quiz.decks.question import Question
    from quiz.decks.spine import Spine
    from quiz.study.session import Session


class Edited(NamedTuple):
    """Decks as they were saved while they were studied."""

    questions: dict[QuestionKey, Question]
    whole: frozenset[str]
    """The files without any error: a question that is not in one of these is gone for good."""

    def renewed(self, question: Question) -> Question | None:
        """The question as it stands now; as it was where its deck cannot tell, and None where it was deleted."""
        if question.key in self.questions:
            return self.questions[question.key]
        return None if question.deck.path in self.whole else question


def reread(desk: Desk, paths: Iterable[str], asked: QuestionKey | None = None) -> Edited | None:
    """The decks of some files that were saved since they were read, with their edits paired; None if none was.

    A file that is gone, or that nothing can be read of for the moment, stays as it was. `asked` is the question on the
    screen: it may be answered as it stood before. To be called in the thread that writes.
    """
    wanted = set(paths)
    fresh = [spine for spine in desk.shelf.all_decks() if spine.path in wanted and _read_anew(spine)]
    if not fresh:
        return None
    try:
        paired = desk.see(asked)
    except StoreError:
        return None  # what cannot be paired is asked as it was
    desk.refresh()
    # One that was never answered is not joined with what it was, but asked in its place.
    questions = {one.act.continues: one.question for one in paired if one.act.continues and not one.is_known}
    questions.update({one.key: one for spine in fresh for one in spine.deck.questions})
    return Edited(questions, frozenset(spine.path for spine in fresh if not spine.deck.errors))


def _read_anew(spine: Spine) -> bool:
    stamp = stamp_of(Path(spine.path))
    if stamp is None or stamp == spine.stamp:
        return False
    from quiz.decks.reader import read_deck

    deck = read_deck(Path(spine.path), spine.name)
    spine.stamp = stamp
    if deck.questions:
        spine.take(deck)
    return bool(deck.questions)


def take_up(session: Session, edited: Edited, desk: Desk) -> bool:
    """Has a session go on with decks as they are now; whether what it asks at the moment reads otherwise."""
    return session.renew(edited.renewed, desk.standings)
