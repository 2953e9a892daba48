"""The shelf in lines: today's figures, the decks by number, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz.collection import Portion, begin_study, figures_of_today, tally
from quiz.decks import find_decks
from quiz.errors import QuizError, StoreError
from quiz.plain.commands import UNDO, Called, Command
from quiz.plain.conversation import Conversation, Quit
from quiz.plain.game import play
from quiz.plain.pages import entry_line, past_lines
from quiz.plain.sitting import study
from quiz.plain.texts import number_of, spoken
from quiz.text import duration, one_line, plural, share

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.decks import ShelvedDeck

_NUMBER = "NUMBER"
STUDY = Command("study", "studies a deck, or all that is due", _NUMBER)
AHEAD = Command("ahead", "studies what is due next in a deck, or in all", _NUMBER)
GAME = Command("game", "plays a game with a deck", _NUMBER)
EXAM = Command("exam", "sits an exam in a deck, or goes on with the one that is open", _NUMBER)
DECKS = Command("decks", "says the decks again")
LOG = Command("log", "says the latest sittings, or the results of one", _NUMBER)
HERE = (STUDY, AHEAD, GAME, EXAM, LOG, DECKS, UNDO)
_LATEST = 10


class Shelf:
    """The decks of one learner, by number."""

    def __init__(self, conversation: Conversation, collection: Collection) -> None:
        self._conversation = conversation
        self._collection = collection
        self._decks: list[ShelvedDeck] = list(collection.shelf.all_decks())

    def browse(self) -> None:
        """Says the shelf, and does what is asked for until the program is left."""
        self._say_today()
        self._say_decks()
        wanted = "The number of a deck, Enter for all that is due, or :help: "
        while True:
            line = self._conversation.ask(wanted, HERE)
            try:
                self._take(line)
            except Quit:
                pass
            except QuizError as error:
                self._conversation.say(str(error))

    def _say_today(self) -> None:
        self._collection.refresh()
        figures = figures_of_today(self._collection)
        streak = plural(figures.days_in_a_row, "day")
        takes = f"That takes {duration(figures.minutes)}." if figures.left else ""
        self._conversation.say(
            f"Today: {figures.due:,} due, {figures.new:,} new, {figures.done:,} done.",
            " ".join(filter(None, (takes, f"{streak} in a row."))),
        )

    def _say_decks(self) -> None:
        for number, deck in enumerate(self._decks, start=1):
            counts = tally(self._collection, [deck])
            errors = f", {plural(deck.errors, 'mistake')}" if deck.errors else ""
            self._conversation.say(
                f"{number}. {one_line(deck.title)}: {counts.due:,} due, {counts.new:,} new,"
                f" {share(counts.known)} known{errors}."
            )
        if not self._decks:
            self._conversation.say(
                "No decks yet: put one into your decks folder, which `quiz settings` shows."
            )

    def _take(self, line: str | Called) -> None:
        if not isinstance(line, Called):
            self._study(self._chosen(line), Portion.TODAY)
            return
        match line.command:
            case command if command == STUDY:
                self._study(self._chosen(line.argument), Portion.TODAY)
            case command if command == AHEAD:
                self._study(self._chosen(line.argument), Portion.AHEAD)
            case command if command == GAME:
                self._play(self._chosen(line.argument))
            case command if command == EXAM:
                self._sit(self._chosen(line.argument))
            case command if command == LOG:
                self._log(line.argument)
            case command if command == UNDO:
                self._undo()
            case _:
                self._say_decks()

    def _chosen(self, typed: str) -> list[ShelvedDeck]:
        """The decks that a number, or a name on the shelf, stands for; none is all of them."""
        text = typed.strip()
        if not text:
            return self._decks
        if 0 < (number := number_of(text)) <= len(self._decks):
            return [self._decks[number - 1]]
        return find_decks(self._collection.shelf, text)

    def _study(self, decks: Sequence[ShelvedDeck], portion: Portion) -> None:
        session = begin_study(self._collection, decks, portion)
        if not session.left:
            self._conversation.say("Nothing of this is due. :ahead NUMBER studies more.")
            return
        study(self._conversation, self._collection, session)
        self._say_today()

    def _play(self, decks: Sequence[ShelvedDeck]) -> None:
        from quiz.games import begin_match, remembered

        setup = remembered(self._collection, decks)
        match = begin_match(self._collection, decks, setup)
        if match.session.left:
            play(self._conversation, self._collection, match)
        else:
            self._conversation.say("There is no question here that a game can ask.")

    def _sit(self, decks: Sequence[ShelvedDeck]) -> None:
        from quiz.exams import Terms, compose_paper, most, offered
        from quiz.plain.exam import go_on_with, sit

        offer = offered(self._collection)
        if offer is not None and offer.exam is not None and offer.comes_first:
            if offer.hold.is_open:
                self._conversation.say(offer.hold.sentence)
            else:
                go_on_with(self._conversation, self._collection, offer.exam, offer.hold.sentence)
            return
        name = self._collection.settings.name
        terms = Terms(questions=min(Terms().questions, most(decks)), name=name)
        sit(self._conversation, self._collection, decks, *compose_paper(decks, terms))

    def _log(self, typed: str) -> None:
        from quiz.results import entries, logged, reopen

        ids, conversation = logged(self._collection), self._conversation
        if typed:
            number = number_of(typed)
            past = reopen(self._collection, ids[number - 1]) if 0 < number <= len(ids) else None
            if past is None:
                conversation.say(f"There are no results number {one_line(typed)[:20]}.")
            else:
                conversation.say(*past_lines(past))
            return
        today = self._collection.now.day(0)
        for number, entry in enumerate(entries(self._collection, ids[:_LATEST]), start=1):
            conversation.say(entry_line(number, entry, today))
        conversation.say(":log NUMBER says one again." if ids else "Nothing yet.")

    def _undo(self) -> None:
        from quiz.collection import take_out
        from quiz.results import undone

        collection = self._collection
        try:
            taken = collection.store.undo(collection.now, collection.today)
        except StoreError as error:
            self._conversation.say(str(error))
            return
        fact = taken.fact if taken else None
        deck = take_out(collection, fact) if fact is not None else ""
        self._conversation.say(spoken(undone(collection, fact, deck)))


def browse(conversation: Conversation, collection: Collection) -> None:
    """Says the shelf, and does what is asked for until the program is left."""
    Shelf(conversation, collection).browse()
