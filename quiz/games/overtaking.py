"""News of a game: what the last response changed between players, or against a best run."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate
from typing import TypeAlias, assert_never

from quiz.games.match import Match, Player
from quiz.games.runs import ghost
from quiz.study import Points, Timing, time_spent
from quiz.text import one_line
from quiz.values import NamedTuple

LEAST_STREAK = 3
"""Right answers in a row from which on they are news."""


class Streak(NamedTuple):
    """So many right answers in a row."""

    length: int


class Passed(NamedTuple):
    """A player has more points now than another who had as many or more."""

    name: str
    passed: str


class DrewLevel(NamedTuple):
    """A player has as many points now as another who had more."""

    name: str
    other: str


class GhostPassed(NamedTuple):
    """A player is past their best run, or it is past them."""

    name: str
    is_ahead: bool


News: TypeAlias = Streak | Passed | DrewLevel | GhostPassed


def news(match: Match) -> tuple[News, ...]:
    """What the last response of the player whose turn it is has changed."""
    player = match.player
    told: list[News] = []
    if player.session.streak >= LEAST_STREAK:
        told.append(Streak(player.session.streak))
    for other in match.players:
        if other is not player:
            told += _between(player, other)
    told += _against_ghost(player)
    return tuple(told)


def ghost_lead(player: Player, answers: int) -> Points | None:
    """The points by which a player's first answers are ahead of their best run at that moment."""
    if player.best is None:
        return None
    mode, outcomes = player.session.mode, player.session.outcomes[:answers]
    played = sum(time_spent(mode, outcome.attempt) for outcome in outcomes) if mode.flows else 0.0
    then = ghost(player.best, mode, answers=answers, seconds=played)
    return _points(player)[answers] - then


def _points(player: Player) -> list[Points]:
    """The points before the first answer, and after each."""
    earned = (outcome.points + outcome.bonus for outcome in player.session.outcomes)
    return list(accumulate(earned, initial=Fraction(0)))


def _between(player: Player, other: Player) -> list[News]:
    """Players who take turns are compared after as many answers, and not while one has fewer."""
    mine, theirs = _points(player), _points(other)
    answers, session = len(mine) - 1, other.session
    if session.mode.timing is Timing.SITTING:  # one plays after the other
        theirs = [theirs[-1]] * len(mine)
    elif session.rules.is_over:
        theirs += [theirs[-1]] * (len(mine) - len(theirs))
    if not answers or len(theirs) <= answers:
        return []
    before = mine[answers - 1] - theirs[answers - 1]
    after = mine[answers] - theirs[answers]
    ahead, behind = (player.name, other.name) if after > 0 else (other.name, player.name)
    was_level = before == 0 and mine[answers - 1] > 0
    if before * after < 0 or (was_level and after):
        return [Passed(ahead, behind)]
    if after == 0 and before:
        from_behind = before < 0
        return [
            DrewLevel(player.name, other.name)
            if from_behind
            else DrewLevel(other.name, player.name)
        ]
    return []


def _against_ghost(player: Player) -> list[News]:
    leads = [ghost_lead(player, count) or 0 for count in range(len(player.session.outcomes) + 1)]
    before = next((lead for lead in reversed(leads[:-1]) if lead), 0)
    return [GhostPassed(player.name, is_ahead=leads[-1] > 0)] if before * leads[-1] < 0 else []


def player_name(name: str) -> str:
    """The name of a player, who is the learner where it is empty."""
    return one_line(name) or "You"


def news_said(news: News) -> str:
    """The words for what a response changed in a game."""
    match news:
        case Streak(length):
            return f"{length} in a row"
        case Passed(name, passed):
            return f"{player_name(name)} passes {player_name(passed)}"
        case DrewLevel(name, other):
            return f"{player_name(name)} draws level with {player_name(other)}"
        case GhostPassed("", is_ahead):
            return "You pass your best run" if is_ahead else "Your best run passes you"
        case GhostPassed(name, is_ahead):
            who = player_name(name)
            return f"{who} passes their best run" if is_ahead else f"{who}'s best run passes them"
        case _:
            assert_never(news)
