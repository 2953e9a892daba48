"""A game by lines: lateness is judged at Enter, and the clock stands while a verdict is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.answers import Unclear
from quiz.collection import OpenSitting
from quiz.errors import StoreError
from quiz.games import Match, game_table, ghost_lead, news, news_said, player_name
from quiz.plain import commands
from quiz.plain.asking import Asking
from quiz.plain.clocks import TurnWords
from quiz.plain.commands import Called
from quiz.plain.conversation import Conversation, Left, Quit
from quiz.plain.keeping import Keeper, keep
from quiz.plain.pages import say_page
from quiz.plain.prompts import Response
from quiz.plain.signals import stopping
from quiz.plain.sitting import study_missed
from quiz.plain.texts import sentence, spoken
from quiz.plain.verdicts import verdict_lines
from quiz.results import keep_game, of_game
from quiz.study import STUDY, AnotherIsAsked, Outcome, Timing, TooLong, Turn
from quiz.text import figure, plural

if TYPE_CHECKING:
    from quiz.collection import Collection
    from quiz.results import GameResults
    from quiz.study import Session

_STOPPED = "stopped"
"""What holds the clock after Ctrl+Z."""


class Game:
    """One game; its rules are the session's, and whose turn it is the match's."""

    def __init__(self, conversation: Conversation, collection: Collection, match: Match) -> None:
        self._conversation = conversation
        self._collection = collection
        self._match = match
        self._keeper = Keeper(conversation)

    @property
    def _session(self) -> Session:
        return self._match.session

    @property
    def _tick(self) -> float:
        return self._collection.clock.tick()

    def play(self) -> None:
        """Asks until the game is over or left; its clock stands while the program is stopped."""
        with stopping(
            lambda: self._session.clock.hold(self._tick, _STOPPED),
            lambda: self._session.clock.release(self._tick, _STOPPED),
        ):
            self._play()

    def _play(self) -> None:
        self._say_rules()
        try:
            if not self._match.is_hot_seat:
                self._conversation.wait("Enter begins: ")
            while (turn := self._match.ask(self._collection.now)) is not None:
                self._take_turn(turn)
        except Quit:
            pass

    def _say_rules(self) -> None:
        match, mode = self._match, self._session.mode
        setup = match.setup
        chosen = "Answers are typed." if setup.typing else "Answers are chosen."
        pace = f"The clock is {figure(setup.extra)} times as long." if setup.extra > 1 else ""
        pace = "There is no clock." if not setup.extra else pace
        left_out = self._session.skipped
        cards = f"Left out: {plural(left_out, 'card')} that only you can rate." if left_out else ""
        self._conversation.say(
            f"{mode.title}: {sentence(mode.about)}",
            " ".join(filter(None, (chosen, pace))),
            cards,
            *map(sentence, self._session.notices),
        )
        if self._session.rules.has_clock:
            self._conversation.say("An empty line says how much time is left.")

    # A turn

    def _take_turn(self, turn: Turn) -> None:
        if self._match.is_hot_seat and self._match.changed_hands:
            name = player_name(self._match.player.name)
            self._conversation.say(f"{name}, it is your turn.")
            self._conversation.wait("Enter begins: ")
        asking = Asking(self._conversation, turn)
        self._conversation.say(self._place(turn))
        asking.say_question()
        self._let_read(turn)
        asking.say_choices()
        self._session.painted(self._tick)
        outcome = self._outcome(asking)
        if outcome is not None:
            self._say_verdict(outcome)

    def _place(self, turn: Turn) -> str:
        """Where the game is: number, points, lives, and the time that there is."""
        session = self._session
        of = f" of {turn.total}" if turn.total else ""
        points = plural(session.results().points, "point")
        streak = f"{session.streak} in a row" if session.streak > 1 else ""
        lives = plural(session.rules.lives, "life", "lives") if session.mode.lives else ""
        said = [f"Question {turn.number}{of}", points if session.outcomes else "", streak, lives]
        return ", ".join([*filter(None, said), *self._time(turn)]) + "."

    def _time(self, turn: Turn) -> list[str]:
        if turn.seconds is None:
            return []
        is_whole = self._session.mode.timing is Timing.SITTING
        left = plural(int(turn.seconds + 0.5), "second") + (" left" if is_whole else "")
        reading = int(self._session.clock.reading + 0.5)
        waits = bool(reading) and not turn.choices
        return [left, f"and {reading} before them to read"] if waits else [left]

    def _let_read(self, turn: Turn) -> None:
        """Keeps the choices back until the prompt could be read, as on the screen."""
        clock = self._session.clock
        clock.prompted(self._tick)
        if clock.reading and turn.choices:
            self._conversation.pause(clock.reading)
        elif clock.reading:
            self._session.painted(self._tick + clock.reading)

    def _outcome(self, asking: Asking) -> Outcome | None:
        """The outcome of the turn, kept; None where the game's own clock ended it before."""
        turn = asking.turn
        clock = TurnWords(turn.seconds, self._seconds_left) if turn.seconds else None
        while True:
            given = asking.response(commands.IN_GAME, clock)
            if isinstance(given, Called) and given.command == commands.REPEAT:
                asking.say()
                continue
            if isinstance(given, Called) and given.command == commands.TIME:
                self._conversation.say(clock.left() if clock else "There is no clock.")
                continue
            text = given.text if isinstance(given, Response) else ""
            tick = self._tick
            if self._session.is_cut(tick):
                self._session.rules.end()
                self._conversation.say("The time is up: that came too late and does not count.")
                return None
            outcome = self._answer(turn, text, tick)
            if isinstance(outcome, Outcome):
                return outcome
            asking.begin_again(spoken(outcome.remark))

    def _seconds_left(self) -> float:
        return self._session.clock.left(self._tick)

    def _answer(
        self, turn: Turn, response: str, tick: float
    ) -> Outcome | Unclear | AnotherIsAsked | TooLong:
        sitting, now = OpenSitting(self._session, self._collection, keep), self._collection.now
        return self._keeper.keep(lambda: sitting.answer(turn, response, now, tick=tick))

    def _say_verdict(self, outcome: Outcome) -> None:
        mode, conversation = self._session.mode, self._conversation
        conversation.say(*verdict_lines(outcome))
        conversation.say(*(f"{news_said(each)}." for each in news(self._match)))
        conversation.say(self._ghost())
        if not self._session.rules.is_over and not (mode.flows and outcome.verdict.right):
            conversation.wait("Enter goes on: ")

    def _ghost(self) -> str:
        player = self._match.player
        lead = ghost_lead(player, len(player.session.outcomes))
        if lead is None:
            return ""
        if not lead:
            return "As many points as your best run had here."
        place = "ahead of" if lead > 0 else "behind"
        return f"{plural(max(lead, -lead), 'point')} {place} your best run."


def play(
    conversation: Conversation,
    collection: Collection,
    match: Match,
    *,
    quiet: bool = False,
) -> None:
    """Plays a game and says its results, also where the program is left in its middle."""
    try:
        Game(conversation, collection, match).play()
    except Left:
        _end(conversation, collection, match, quiet=quiet)
        raise
    page = _end(conversation, collection, match, quiet=quiet)
    missed = [asked for player in page.players for asked in player.missed] if page else []
    study_missed(conversation, collection, missed, STUDY, quiet=quiet)


def _end(
    conversation: Conversation, collection: Collection, match: Match, *, quiet: bool
) -> GameResults | None:
    """Keeps and says the results; None where nothing was answered, or the store cannot tell."""
    if not any(player.session.outcomes for player in match.players):
        return None
    try:
        page = of_game(match, game_table(collection, match))
        keep_game(collection, match, page)
    except StoreError as error:
        conversation.say(str(error))
        return None
    if not quiet:
        say_page(conversation, page)
    return page
