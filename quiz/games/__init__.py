"""Games against the clock, by one learner or several; the points of a turn are in `study`."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.games.games import (
        TOP as TOP,
        Placing as Placing,
        Table as Table,
        begin_match as begin_match,
        best_runs as best_runs,
        game_table as game_table,
        remember as remember,
        remembered as remembered,
    )
    from quiz.games.match import Match as Match, Player as Player
    from quiz.games.overtaking import (
        DrewLevel as DrewLevel,
        GhostPassed as GhostPassed,
        News as News,
        Passed as Passed,
        Streak as Streak,
        ghost_lead as ghost_lead,
        news as news,
        news_said as news_said,
        player_name as player_name,
    )
    from quiz.games.runs import (
        Run as Run,
        attempts_of as attempts_of,
        best as best,
        ghost as ghost,
        place as place,
        ranked as ranked,
        run_of as run_of,
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "games": "Placing TOP Table begin_match best_runs game_table remember remembered",
            "match": "Match Player",
            "runs": "Run attempts_of best ghost place ranked run_of",
            "overtaking": (
                "DrewLevel GhostPassed News Passed Streak ghost_lead news news_said player_name"
            ),
        },
    )
