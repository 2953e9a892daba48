"""A sitting that is kept: each thing a learner does goes to the store, then into the session."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from quiz.clock import Moment
from quiz.collection.collection import Collection
from quiz.collection.opened import question_of
from quiz.decks import Question
from quiz.errors import EditRefused
from quiz.schedule import Act, Certainty, Fact, Mark, Rating, Standing
from quiz.study import AnotherIsAsked, Outcome, Session, TooLong, Turn, respelled, too_long
from quiz.values import NamedTuple

if TYPE_CHECKING:
    from quiz.answers import Unclear
    from quiz.collection.edits import Proposal
    from quiz.store import DeckEdit

P = ParamSpec("P")
T = TypeVar("T")


class Keep(Protocol):
    """Calls a function of the store in the thread that writes; raises what the function raises."""

    def __call__(
        self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> Awaitable[T]: ...


class Reversal(NamedTuple):
    """A fact that undo took back, and the place in the sitting that it leads back to."""

    fact: Fact
    shown: Turn | Outcome | None
    """The turn or verdict to show now; None if nothing changes on the screen."""
    deck: str = ""
    """The sentence on what was taken out of a deck, or stays in it."""


class Acceptance(NamedTuple):
    """A response that is right now, as its spelling was accepted."""

    outcome: Outcome
    copy: Path | None = None
    """The copy of the deck, if one was made."""
    refusal: str = ""
    """The reason why the deck was not copied."""


class OpenSitting:
    """A session and the writer that keeps it.

    Every method keeps a review or an act before it changes the session. Where the store cannot keep
    it, StoreError is raised and the session is as it was.
    """

    def __init__(self, session: Session, collection: Collection, keep: Keep) -> None:
        self.session = session
        self._collection = collection
        self._store = collection.store
        self._keep = keep

    async def answer(
        self, turn: Turn, response: str, moment: Moment, *, tick: float, hinted: bool = False
    ) -> Outcome | Unclear | AnotherIsAsked | TooLong:
        """The outcome of a response, which is kept; or its readings, where it has more than one,
        that another answer is asked for, or that it is too long for one.

        Where the settings want to know how sure the learner is, the outcome is not kept yet, and
        its review has no id: `keep` takes the certainty.
        """
        if refused := too_long(turn, response):
            return refused
        outcome = self.session.answer(turn, response, moment, tick=tick, hinted=hinted)
        if not isinstance(outcome, Outcome) or self.session.asks_certainty(outcome):
            return outcome
        return await self.keep(outcome)

    async def keep(self, outcome: Outcome, certainty: Certainty | None = None) -> Outcome:
        """The outcome of a response, kept, with how sure the learner was of it."""
        if certainty is not None:
            outcome = outcome._replace(review=outcome.review._replace(certainty=certainty))
        receipt = await self._keep(self._store.record, outcome.review, outcome.turn.question)
        return self.session.take(outcome, receipt.id, receipt.standing)

    async def rate(self, outcome: Outcome, rating: Rating, moment: Moment) -> Outcome:
        """The outcome with another rating."""
        return await self._change(outcome, self.session.rate(outcome, rating, moment))

    async def overrule(self, outcome: Outcome, moment: Moment, *, right: bool) -> Outcome:
        """The outcome with the verdict that the learner gives it."""
        return await self._change(outcome, self.session.overrule(outcome, moment, right=right))

    async def _change(
        self,
        outcome: Outcome,
        act: Act,
        *,
        respelled: Outcome | None = None,
        edit: DeckEdit | None = None,
    ) -> Outcome:
        receipt = await self._keep(self._store.act, act, edit=edit)
        return self.session.take_rating(outcome, act, receipt.standing, respelled=respelled)

    async def act_on(self, question: Question, mark: type[Mark], moment: Moment) -> Standing:
        """Hides, flags or puts off a question, or the opposite; returns its standing after it."""
        act = self.session.act_on(question, mark, moment)
        receipt = await self._keep(self._store.act, act, question)
        self.session.take_act_on(act, receipt.standing)
        return receipt.standing

    async def accept_spelling(
        self,
        outcome: Outcome,
        proposal: Proposal,
        moment: Moment,
        *,
        copy_to: Path | None = None,
    ) -> Acceptance:
        """Writes a spelling into its deck or keeps it in the history, and grades the response anew.

        `copy_to` is the folder that a deck which is not the learner's own is copied to. Raises
        EditRefused where the deck cannot be written. A spelling that is kept stays accepted even if
        the new grade cannot be kept.
        """
        from quiz.collection.edits import write_proposal

        copy, refusal, edit = None, "", None
        if proposal.in_history:
            act = self.session.accept_spelling(outcome, proposal.spelling, moment)
            await self._keep(self._store.act, act, outcome.turn.question)
            self.session.take_spelling(act)
            if copy_to is not None:
                copy, refusal = await self._copy(outcome.turn.question, copy_to)
        else:
            edit = await self._keep(write_proposal, self._collection, proposal)
        changed = respelled(outcome, proposal.spelling)
        act = self.session.regrade(outcome, changed.verdict, moment)
        kept = await self._change(outcome, act, respelled=changed, edit=edit)
        return Acceptance(kept, copy, refusal)

    async def _copy(self, question: Question, folder: Path) -> tuple[Path | None, str]:
        from quiz.collection.edits import copy_deck

        try:
            return await self._keep(copy_deck, question, folder), ""
        except EditRefused as refusal:
            return None, str(refusal)

    async def undo(self, moment: Moment) -> Reversal | None:
        """Takes back the last thing done on this machine; None if there is nothing."""
        day = moment.day(self._collection.settings.day_start)
        undone = await self._keep(self._store.undo, moment, day)
        if undone is None:
            return None
        question = question_of(self._collection, undone.fact)
        shown = self.session.take_back(undone.fact, undone.standing, question, moment)
        from quiz.collection.edits import take_out

        return Reversal(
            undone.fact, shown, await self._keep(take_out, self._collection, undone.fact)
        )

    async def take_edits(self) -> bool:
        """Goes on with decks that were saved meanwhile, as they read now.

        Returns whether the question that waits for its response reads otherwise; the session's
        `ask_as_edited` asks it then.
        """
        from quiz.collection.rereading import reread

        paths, asked = self.session.paths, self.session.open_key
        edited = await self._keep(reread, self._collection, paths, asked)
        if edited is None:
            return False
        return self.session.take_edits(edited.renewed, self._collection.standings)
