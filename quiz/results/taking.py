"""The results of what was just done, taken from its session, its game or its exam."""

from __future__ import annotations

from collections.abc import Iterable

from quiz.clock import Day
from quiz.collection import Collection
from quiz.decks import Question
from quiz.exams import Exam, results_of
from quiz.games import Match, Player, Table
from quiz.results.pages import BestRun, GameResults, Page, PlayerResults, StudyResults, titles
from quiz.results.written import line_text, page_text
from quiz.schedule import RowId
from quiz.study import Session, asked


def of_study(collection: Collection, session: Session) -> StudyResults:
    """The results of a sitting of study, with what is due tomorrow as it stands."""
    title, decks = _decks(outcome.turn.question for outcome in session.outcomes)
    return StudyResults(
        session.mode.name,
        title,
        decks,
        session.results(),
        missed=tuple(map(asked, session.missed)),
        tomorrow=collection.store.due_days().get(Day(collection.today + 1), 0),
        notices=tuple(session.notices),
    )


def of_game(match: Match, table: Table) -> GameResults:
    """The results of a game, with its places among all runs so far."""
    outcomes = [outcome for player in match.players for outcome in player.session.outcomes]
    title, decks = _decks(outcome.turn.question for outcome in outcomes)
    own = {placing.run.id for placing in table.placings}
    session = match.session
    return GameResults(
        title,
        decks,
        setup=match.setup,
        players=tuple(_player(player, table) for player in match.players),
        top=tuple(
            BestRun(run.name, run.moment, run.points, run.accuracy, own=run.id in own)
            for run in table.top
        ),
        left_out=len(session.skipped),
        mine=session.rules.mine,
        allowed=session.settings.games_count,
        notices=tuple(session.notices),
    )


def _player(player: Player, table: Table) -> PlayerResults:
    session = player.session
    placings = (placing for placing in table.placings if placing.player.session is session)
    placing = next(placings, None)
    return PlayerResults(
        player.name,
        session.results(),
        missed=tuple(map(asked, session.missed)),
        place=placing.place if placing else 0,
        runs=placing.runs if placing else 0,
        before=placing.before if placing else None,
    )


def _decks(questions: Iterable[Question]) -> tuple[str, tuple[str, ...]]:
    """The titles and the names of the decks of some questions, each once."""
    decks = {question.deck.path: question.deck for question in questions}.values()
    return titles(deck.title for deck in decks), tuple(deck.name for deck in decks)


# Kept


def keep_study(collection: Collection, session: Session, page: StudyResults) -> None:
    """Keeps what is shown of a sitting. Raises StoreError."""
    if session.outcomes:
        keep(collection, [session.sitting], page)


def keep_left(collection: Collection, session: Session) -> None:
    """Keeps what the results of a sitting would show that ends here. Raises StoreError."""
    collection.refresh()
    keep_study(collection, session, of_study(collection, session))


def keep_game(collection: Collection, match: Match, page: GameResults) -> None:
    """Keeps what is shown of a game, once for all of its players. Raises StoreError."""
    if any(player.session.outcomes for player in match.players):
        keep(collection, [player.session.sitting for player in match.players], page)


def keep_exam(collection: Collection, exam: Exam) -> None:
    """Keeps what is shown of an exam. Raises StoreError."""
    keep(collection, [exam.sitting], results_of(exam))


def keep(collection: Collection, sittings: list[RowId | None], page: Page) -> None:
    collection.store.keep_results(sittings, line_text(page), page_text(page))
