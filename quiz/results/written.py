"""Results as they are kept: written as JSON, and read as if a stranger had written them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import assert_never

from quiz.answers import exact
from quiz.clock import Moment
from quiz.decks import QuestionKey
from quiz.exams import Begun, ExamResults, Marked
from quiz.fields import BadField, Fields, as_list, as_number
from quiz.results.pages import (
    BestRun,
    GameResults,
    Line,
    Page,
    PlayerResults,
    StudyResults,
    line_of,
)
from quiz.schedule import Certainty
from quiz.study import CRAM, STUDY, Answered, Asked, Points, Results, read_setup, setup_text

VERSION = 1
_WORD = 500
_CENTURY = 100 * 366 * 86_400_000

# Out


def line_text(page: Page) -> str:
    """The line of a page in the log."""
    return _json(line_of(page)._asdict())


def page_text(page: Page) -> str:
    """All that a page shows; of an exam all but its terms, which its sitting keeps."""
    return _json({"version": VERSION, "page": type(page).__name__, **_fields(page)})


def _fields(page: Page) -> dict[str, object]:
    match page:
        case StudyResults():
            return {
                "mode": page.mode,
                "notices": page.notices,
                "title": page.title,
                "decks": page.decks,
                "answers": _answers(page.results),
                "missed": _all_asked(page.missed),
                "tomorrow": page.tomorrow,
            }
        case GameResults():
            return _fields_of_game(page)
        case ExamResults():
            return _fields_of_exam(page)
        case _:
            assert_never(page)


def _fields_of_game(page: GameResults) -> dict[str, object]:
    return {
        "notices": page.notices,
        "title": page.title,
        "decks": page.decks,
        "setup": setup_text(page.setup._replace(seed=None)),
        "players": list(map(_player, page.players)),
        "top": list(map(_run, page.top)),
        "left_out": page.left_out,
        "mine": page.mine,
        "allowed": page.allowed,
    }


def _fields_of_exam(page: ExamResults) -> dict[str, object]:
    return {
        "notices": page.notices,
        "started": page.started,
        "handed_in": page.handed_in,
        "questions": list(map(_marked, page.questions)),
        "counted": page.counted,
        "mine": page.mine,
        "allowed": page.allowed,
    }


def _json(fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _answers(results: Results) -> list[list[object]]:
    """Each response as five numbers and its question, which is numbered in the order of asking."""
    numbers: dict[QuestionKey, int] = {}
    return [
        [
            numbers.setdefault(answer.question, len(numbers)),
            answer.credit,
            answer.took,
            int(answer.counts),
            int(answer.certainty or 0),
            _number(answer.points),
        ]
        for answer in results.answers
    ]


def _number(points: Points) -> int | float:
    number = float(points)
    return int(number) if number.is_integer() else number


def _all_asked(every: Iterable[Asked]) -> list[dict[str, object]]:
    return [asked._asdict() for asked in every]


def _player(player: PlayerResults) -> dict[str, object]:
    return {
        "name": player.name,
        "answers": _answers(player.results),
        "missed": _all_asked(player.missed),
        "place": player.place,
        "runs": player.runs,
        "before": None if player.before is None else _number(player.before),
    }


def _run(run: BestRun) -> dict[str, object]:
    return {**run._asdict(), "points": _number(run.points)}


def _marked(marked: Marked) -> dict[str, object]:
    return {**marked._asdict(), "asked": marked.asked._asdict()}


# In


def read_line(text: str) -> Line | None:
    """A line of the log; None for a text that `line_text` does not write."""
    try:
        fields = Fields.of(text)
        return Line(
            fields.text("title"),
            fields.text("name"),
            answers=fields.whole("answers"),
            right=fields.whole("right"),
            accuracy=fields.number("accuracy", most=1),
            took=fields.whole("took", most=_CENTURY),
            points=_or_none(fields, "points"),
            of=_or_none(fields, "of"),
            pass_mark=_or_none(fields, "pass_mark"),
        )
    except BadField:
        return None


def _or_none(fields: Fields, name: str) -> float | None:
    return fields.number(name) if fields.has(name) else None


def read_page(text: str, begun: Begun | None) -> Page | None:
    """What a page shows; None for a text that `page_text` does not write.

    `begun` is what the sitting says of its exam.
    """
    try:
        fields = Fields.of(text)
        if fields.whole("version") != VERSION:
            return None
        match fields.text("page", most=_WORD):
            case "StudyResults":
                return _study(fields)
            case "GameResults":
                return _game(fields)
            case "ExamResults" if begun is not None:
                return _exam(fields, begun)
    except BadField:
        pass
    return None


def _study(fields: Fields) -> StudyResults:
    return StudyResults(
        fields.word("mode", STUDY.name, CRAM.name),
        fields.text("title"),
        fields.texts("decks"),
        results=_results(fields),
        missed=tuple(map(_asked, fields.inners("missed"))),
        tomorrow=fields.whole("tomorrow") if fields.has("tomorrow") else None,
        notices=fields.texts("notices"),
    )


def _game(fields: Fields) -> GameResults:
    players = tuple(map(_read_player, fields.inners("players")))
    if not players:
        raise BadField("nobody played")
    return GameResults(
        fields.text("title"),
        fields.texts("decks"),
        setup=read_setup(fields.text("setup")),
        players=players,
        top=tuple(map(_read_run, fields.inners("top"))),
        left_out=fields.whole("left_out"),
        mine=fields.truth("mine"),
        allowed=fields.truth("allowed"),
        notices=fields.texts("notices"),
    )


def _exam(fields: Fields, begun: Begun) -> ExamResults:
    return ExamResults(
        begun,
        started=_moment(fields, "started"),
        handed_in=_moment(fields, "handed_in"),
        questions=tuple(map(_read_marked, fields.inners("questions"))),
        counted=fields.whole("counted"),
        mine=fields.truth("mine"),
        allowed=fields.truth("allowed"),
        notices=fields.texts("notices"),
    )


def _results(fields: Fields) -> Results:
    return Results(tuple(map(_answered, fields.items("answers"))))


def _answered(value: object) -> Answered:
    numbers = [as_number(item) for item in as_list(value)]
    if len(numbers) != 6 or numbers[1] > 1 or numbers[2] > _CENTURY or numbers[4] > 3:
        raise BadField("no response")
    question, credit, took, counts, certainty, points = numbers
    return Answered(
        QuestionKey(f"{question:g}"),
        credit,
        int(took),
        counts=counts > 0,
        certainty=Certainty(int(certainty)) if certainty >= 1 else None,
        points=exact(points),
    )


def _asked(fields: Fields) -> Asked:
    return Asked(
        QuestionKey(fields.text("question", most=_WORD)),
        fields.whole("number"),
        prompt=fields.text("prompt"),
        response=fields.text("response"),
        answer=fields.text("answer"),
        source=fields.text("source"),
        credit=fields.number("credit", most=1),
        note=fields.text("note"),
        weight=fields.number("weight"),
        took=fields.whole("took", most=_CENTURY),
        said=fields.texts("said"),
        has_code=fields.truth("has_code"),
        is_card=fields.truth("is_card"),
        also=fields.texts("also") if fields.has("also") else (),
    )


def _read_player(fields: Fields) -> PlayerResults:
    return PlayerResults(
        fields.text("name"),
        _results(fields),
        missed=tuple(map(_asked, fields.inners("missed"))),
        place=fields.whole("place"),
        runs=fields.whole("runs"),
        before=exact(fields.number("before")) if fields.has("before") else None,
    )


def _read_run(fields: Fields) -> BestRun:
    return BestRun(
        fields.text("name"),
        _moment(fields, "moment"),
        exact(fields.number("points")),
        accuracy=fields.number("accuracy", most=1),
        own=fields.truth("own"),
    )


def _read_marked(fields: Fields) -> Marked:
    return Marked(
        _asked(fields.inner("asked")),
        QuestionKey(fields.text("fingerprint", most=_WORD)),
        deck=fields.text("deck"),
        tags=fields.texts("tags"),
        groups=fields.texts("groups"),
        answered_at=_moment(fields, "answered_at") if fields.has("answered_at") else None,
    )


def _moment(fields: Fields, name: str) -> Moment:
    numbers = [as_number(item, least=-(2**53), most=2**53) for item in fields.items(name)]
    if len(numbers) != 2 or abs(numbers[1]) > 172_800:
        raise BadField(f'"{name}" is no time')
    return Moment(int(numbers[0]), int(numbers[1]))
