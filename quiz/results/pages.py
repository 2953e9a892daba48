"""What the results of a sitting show, as values that need neither its session nor its decks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from quiz.clock import Moment
from quiz.exams import ExamResults, Score
from quiz.study import Asked, Points, Results, Setup
from quiz.values import NamedTuple, value

MOST_TITLES = 3
"""So many decks are named; the others are counted."""


@value
class StudyResults:
    """All that is shown of a sitting of study, or of a cram."""

    mode: str
    title: str
    decks: tuple[str, ...]
    """Their names on the shelf."""
    results: Results
    missed: tuple[Asked, ...]
    tomorrow: int | None
    """The questions that were due the day after; None where nobody counted."""
    notices: tuple[str, ...] = ()
    """What was said before it began."""


class PlayerResults(NamedTuple):
    """One player of a game."""

    name: str
    """Empty for the learner."""
    results: Results
    missed: tuple[Asked, ...]
    place: int
    """Among all runs with the same settings; 0 where nothing was answered."""
    runs: int
    """The number of those runs, this one among them."""
    before: Points | None
    """The points of the player's best run before this one."""

    @property
    def is_best(self) -> bool:
        """True if it is better than every run of theirs before; a first run is not."""
        return self.before is not None and self.results.points > self.before


class BestRun(NamedTuple):
    """One of the best runs with the settings of a game, as they were then."""

    name: str
    moment: Moment
    points: Points
    accuracy: float
    own: bool
    """True for a run of this game."""


@value
class GameResults:
    """All that is shown of a game."""

    title: str
    decks: tuple[str, ...]
    """Their names on the shelf."""
    setup: Setup
    players: tuple[PlayerResults, ...]
    top: tuple[BestRun, ...]
    left_out: int
    """The cards that only the learner can rate."""
    mine: bool
    """False where it moved no memory of the learner's, as others played."""
    allowed: bool
    """False where the settings let games move nothing."""
    notices: tuple[str, ...] = ()
    """What was said before it began."""

    @property
    def is_hot_seat(self) -> bool:
        return len(self.players) > 1

    @property
    def placed(self) -> list[PlayerResults]:
        """The players who answered anything, the best first."""
        placed = (player for player in self.players if player.place)
        return sorted(placed, key=lambda player: player.place)


Page: TypeAlias = StudyResults | GameResults | ExamResults


class Line(NamedTuple):
    """What the log says of a sitting."""

    title: str
    """Of its decks."""
    name: str
    """The players or the candidate; empty for the learner."""
    answers: int
    right: int
    accuracy: float
    """The mean credit, from 0 to 1."""
    took: int
    """Milliseconds of thinking; of an exam, from its beginning to its end."""
    points: float | None = None
    """In a game or an exam."""
    of: float | None = None
    """The points that an exam had."""
    pass_mark: float | None = None

    @property
    def score(self) -> Score | None:
        """The score of an exam."""
        if self.points is None or self.of is None:
            return None
        from quiz.answers import exact

        return Score(exact(self.points), exact(self.of), self.answers)


def line_of(page: Page) -> Line:
    """The line of a page in the log."""
    match page:
        case StudyResults(title=title, results=results):
            return _line(title, "", results)
        case GameResults(title, players=players):
            every = Results(tuple(answer for one in players for answer in one.results.answers))
            names = ", ".join(filter(None, (player.name for player in players)))
            points = max((player.results.points for player in players), default=0)
            return _line(title, names, every)._replace(points=float(points))
        case ExamResults():
            return _line_of_exam(page)
        case _:
            assert_never(page)


def _line(title: str, name: str, results: Results) -> Line:
    return Line(
        title,
        name,
        answers=len(results.answers),
        right=results.right,
        accuracy=results.accuracy,
        took=results.took,
    )


def _line_of_exam(page: ExamResults) -> Line:
    from quiz.answers import exact

    whole, given = page.score, [question.asked for question in page.questions]
    credit = sum(exact(asked.credit) for asked in given)
    return Line(
        page.begun.title,
        page.begun.terms.name,
        answers=sum(bool(asked.response.strip()) for asked in given),
        right=page.right,
        accuracy=float(credit / len(given)) if given else 0.0,
        took=page.handed_in.at - page.started.at,
        points=float(whole.had),
        of=float(whole.of),
        pass_mark=page.begun.terms.pass_mark,
    )


def titles(names: Iterable[str]) -> str:
    """The titles of some decks in a line: `Rivers, Seas, Lakes and 3 more`."""
    unique = list(dict.fromkeys(names))
    more = len(unique) - MOST_TITLES
    text = ", ".join(unique[:MOST_TITLES])
    return f"{text} and {more} more" if more > 0 else text
