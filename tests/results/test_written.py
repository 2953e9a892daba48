"""Pages as they are kept: read again as they were, and as a stranger's where they are not."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given, strategies as st

from quiz.exams.points import results_of
from quiz.exams.terms import Begun
from quiz.fields import BadField, Fields
from quiz.results.pages import Line, Page, line_of
from quiz.results.taking import keep, of_game, of_study
from quiz.results.words import entry_fields, page_fields, page_lines, score_words
from quiz.results.written import line_text, page_text, read_line, read_page
from quiz.store.store import Store
from quiz.values import replace
from tests.clock import FixedClock
from tests.results.sittings import SETUP, Past, europe

HOSTILE = "\x1b]52;c;AAAA\x07\u202e[red]@click\ud800"


def pages() -> list[tuple[Page, Begun | None]]:
    """A page of each sort, and the exam that it is of."""
    past = Past(Store(":memory:"), FixedClock(), europe())
    learner = past.study("x", None, "Estonia")
    game = past.play(None, "x", None, "x", setup=SETUP._replace(names=("Ada", "Bob")))
    exam = past.sit("Paris", "Estonia", name="Ada")
    return [
        (of_study(learner.collection, learner.session), None),
        (of_game(game.match, game.table()), None),
        (results_of(exam), exam.begun),
    ]


PAGES = pages()


@pytest.mark.parametrize(("page", "begun"), PAGES)
def test_a_page_is_read_as_it_was_written(page: Page, begun: Begun | None) -> None:
    again = read_page(page_text(page), begun)
    assert again is not None
    assert page_text(again) == page_text(page)
    assert line_of(again) == line_of(page) == read_line(line_text(page))


@pytest.mark.parametrize(("page", "begun"), PAGES)
def test_a_page_of_another_version_is_none(page: Page, begun: Begun | None) -> None:
    newer = page_text(page).replace('"version":1', '"version":2', 1)
    assert read_page(newer, begun) is None


JUNK: list[object] = [None, True, -1, 2, 1e308, "x", [], {}, [[]], [{}], {"a": 1}, "9" * 400]


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value in a JSON text."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from places(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


def spoilt(value: object, path: tuple[str | int, ...], junk: object) -> object:
    """A JSON value with junk in one place."""
    if not path:
        return junk
    first, rest = path[0], path[1:]
    if isinstance(value, dict):
        return {**value, first: spoilt(value[first], rest, junk)}
    assert isinstance(value, list)
    assert isinstance(first, int)
    return [*value[:first], spoilt(value[first], rest, junk), *value[first + 1 :]]


@pytest.mark.parametrize(("page", "begun"), PAGES)
def test_junk_in_any_place_gives_another_page_or_none(page: Page, begun: Begun | None) -> None:
    whole = json.loads(page_text(page))
    for path in places(whole):
        for junk in JUNK:
            again = read_page(json.dumps(spoilt(whole, path, junk)), begun)
            if again is not None:  # what was read can be shown
                assert score_words_of(line_of(again))
                assert line_of(again).accuracy <= 1
                page_text(again)


def score_words_of(line: Line) -> str:
    from quiz.clock import Moment
    from quiz.results.log import Entry
    from quiz.schedule.history import NOWHERE

    return score_words(Entry(NOWHERE, Moment(0, 0), "exam", line, is_kept=True))


@given(st.text(max_size=60))
def test_no_text_is_more_than_no_page(text: str) -> None:
    for begun in (None, PAGES[2][1]):
        assert read_page(text, begun) is None
    assert read_line(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "[" * 100_000, "null", '{"version": 1}', '{"version": NaN}', '{"a":' * 5000, "\ud800"],
)
def test_what_is_no_page_is_none(text: str) -> None:
    assert read_page(text, None) is None
    assert read_line(text) is None
    with pytest.raises(BadField):
        Fields.of(text).whole("version", least=2)


def test_a_hostile_row_is_shown_from_the_history(store: Store, clock: FixedClock) -> None:
    past = Past(store, clock, europe())
    learner = past.study("x", None)
    sitting = store.row_of(learner.session.sitting)
    for line, page in (("", ""), ("{}", "{}"), ('{"title": 1}', '{"version":1,"page":"x"}')):
        store.keep_results([sitting], line, page)
        (entry,) = past.log()
        assert (entry.line.answers, entry.is_kept) == (2, False)
        assert past.reopen().remark == "Worked out from the history."


def test_hostile_text_in_a_page_reaches_no_terminal(store: Store, clock: FixedClock) -> None:
    past = Past(store, clock, europe())
    learner = past.study("x")
    page = of_study(learner.collection, learner.session)
    missed = page.missed[0]._replace(prompt=HOSTILE, answer=HOSTILE, response=HOSTILE)
    hostile = replace(page, title=HOSTILE, decks=(HOSTILE,), missed=(missed,), notices=(HOSTILE,))
    keep(learner.collection, [learner.session.sitting], hostile)
    again = past.reopen()
    assert again.remark == ""
    lines = "\n".join(page_lines(again, answers=True))
    assert not {"\x1b", "\x07", "\u202e"} & set(lines)
    printed = json.dumps([page_fields(again, answers=True), entry_fields(again.entry)])
    assert printed.isascii()
