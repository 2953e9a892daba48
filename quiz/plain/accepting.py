"""A spelling that is accepted from now on: what would be written is said first, and only yes
writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz.collection import NOT_YOURS, Acceptance, Choice, OpenSitting, Proposal, propose
from quiz.errors import EditRefused
from quiz.plain.commands import BACK, Called
from quiz.plain.conversation import Conversation
from quiz.plain.keeping import Keeper
from quiz.plain.prompts import Letters, Remark
from quiz.plain.texts import spoken
from quiz.settings import paths
from quiz.study import acceptable
from quiz.text import on_one_line

if TYPE_CHECKING:
    from quiz.clock import Moment
    from quiz.study import Outcome


def accept(
    conversation: Conversation, sitting: OpenSitting, outcome: Outcome, moment: Moment
) -> Outcome | None:
    """The outcome with a spelling accepted; None where the learner, or the deck, says no."""
    question, spellings = outcome.turn.question, acceptable(outcome)
    if not spellings:
        conversation.say("There is nothing here to accept.")
        return None
    choices = [Choice(spelling) for spelling in spellings]
    if propose(question, spellings[0]).in_history:
        choices.insert(1, Choice(spellings[0], with_copy=True))
    choice = _chosen(conversation, choices)
    proposal = propose(question, choice.spelling) if choice else None
    if choice is None or proposal is None or not _agrees(conversation, choice, proposal):
        return None
    folder = paths().decks if choice.with_copy else None
    try:
        acceptance = Keeper(conversation).keep(
            lambda: sitting.accept_spelling(outcome, proposal, moment, copy_to=folder)
        )
    except EditRefused as refusal:
        conversation.say(str(refusal))
        return None
    conversation.say(_accepted(acceptance, proposal))
    return acceptance.outcome


def _chosen(conversation: Conversation, choices: Sequence[Choice]) -> Choice | None:
    if len(choices) == 1:
        return choices[0]
    letters = Letters([_words(choice) for choice in choices])
    conversation.say("Which is to be accepted from now on?", *letters.lines)
    while True:
        line = conversation.ask(f"{letters.span}: ", (BACK,))
        if isinstance(line, Called):
            return None
        index = letters.index(line)
        if not isinstance(index, Remark):
            return choices[index]
        conversation.say(index.text)


def _words(choice: Choice) -> str:
    part = f' for "{spoken(choice.spelling.part)}"' if choice.spelling.part else ""
    copy = ", and copy the deck among your own" if choice.with_copy else ""
    return f'"{choice.spelling.text}"{part}{copy}'


def _agrees(conversation: Conversation, choice: Choice, proposal: Proposal) -> bool:
    """True if the learner says yes to what would be written."""
    if proposal.refused:
        conversation.say(proposal.refused, "Nothing is written.")
        return False
    conversation.say(f"Accept {_words(choice)} from now on?", *_lines(proposal))
    while True:
        line = conversation.ask("Yes or no: ", (BACK,))
        word = "no" if isinstance(line, Called) else line.strip().casefold()
        if word in ("y", "yes"):
            return True
        if word in ("n", "no"):
            conversation.say("Nothing is written.")
            return False


def _lines(proposal: Proposal) -> list[str]:
    if proposal.edit is None:
        return [NOT_YOURS]
    edit = proposal.edit
    return [
        f"In {on_one_line(str(proposal.path))}, line {edit.line}.",
        *(f"Before: {line.strip()}" for line in edit.before),
        *(f"After: {line.strip()}" for line in edit.after),
    ]


def _accepted(acceptance: Acceptance, proposal: Proposal) -> str:
    """The sentence on where an accepted spelling was written."""
    if not proposal.in_history:
        return f"Accepted. Written to {on_one_line(str(proposal.path))}."
    if acceptance.refusal:
        return f"Accepted in your history, but the deck was not copied. {acceptance.refusal}"
    if acceptance.copy:
        return f"Accepted. Copied to {on_one_line(str(acceptance.copy))}."
    return "Accepted in your history."
