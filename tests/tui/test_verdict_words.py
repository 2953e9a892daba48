"""What controls and verdicts say of responses and answers, as words on the screen."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from quiz.clock import Day
from quiz.decks.question import Question
from quiz.schedule import Rating
from quiz.schedule.intervals import offers
from quiz.store.store import Store
from quiz.study.turns import Turn
from quiz.tui.answered import filled, right_answer, said
from quiz.tui.hanging import Hanging
from quiz.tui.widgets.rating_bar import RatingBar
from quiz.tui.widgets.verdict import VerdictBox
from tests.clock import FixedClock
from tests.learner import Learner, read
from tests.tui.every_screen import reach
from tests.tui.screens import press, resize, settle
from tests.tui.test_ask_screen import sit_down

CODE = """\
- choice: Which lists all files?
  answer: "`ls -a`"
  wrong: ["`ls -l`", "`cat *`"]
- match: Which arrow?
  answer: {"a `->` b": "`x`", c: d}
- which: Which are commands?
  answer: ["`ls`", "`cat`"]
- order: Sort.
  answer: ["`one`", two_and_a_half, "*three*"]
- what: Which command lists files?
  answer: "`ls_all_*`"
"""


def lines(pilot: Pilot[None]) -> list[str]:
    """The screen as it is painted."""
    strips = pilot.app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def said_of(pilot: Pilot[None], name: str) -> str:
    return pilot.app.screen.query_one(VerdictBox).text(name)


@pytest.fixture
def turns(store: Store, clock: FixedClock) -> list[Turn]:
    """Turns of questions whose texts hold marks of code and of Markdown."""
    learner, outcome = Learner(store, clock, read(CODE)), []
    while learner.turn is not None:
        outcome.append(learner.turn)
        learner.pass_by(learner.question.answer.text)
    return outcome


def test_what_was_said_shows_none_of_the_marks_that_it_is_kept_with(turns: list[Turn]) -> None:
    choice, pairs, naming, order, line = turns
    assert str(said(choice, "`ls -l`")) == "ls -l"
    assert str(said(pairs, r"a `-\>` b -> `x`")) == "a -> b → x"
    assert str(said(order, "*three*\n`one`\ntwo_and_a_half")) == "*three* · one · two_and_a_half"
    assert str(said(naming, "ls\n\ncat")) == "ls · cat"
    assert str(said(line, "a `b` \\*c")) == "a `b` \\*c"  # as it was typed


def test_an_answer_that_is_no_card_is_not_read_as_markdown(turns: list[Turn]) -> None:
    answers = [str(right_answer(turn.question)) for turn in turns]
    assert answers == [
        "ls -a",
        "a -> b → x; c → d",
        "ls, cat",
        "one → two_and_a_half → *three*",
        "ls_all_*",
    ]


def marked(question: Question) -> tuple[str, list[str]]:
    content = filled(question)
    assert content is not None
    return content.plain, [content.plain[span.start : span.end] for span in content.spans]


def test_a_cloze_is_filled_with_its_answers_marked() -> None:
    together, alone, other = (
        *read("- cloze: The {sky|air} is {blue}.\n  together: yes").questions,
        *read("- cloze: In {1215} it was sealed.").questions,
        *read("- what: Which _____ is _____?\n  answer: it").questions,
    )
    assert marked(together) == ("The sky is blue.", ["sky", "blue"])
    assert marked(alone) == ("In 1215 it was sealed.", ["1215"])
    assert filled(other) is None


async def test_the_verdict_on_gaps_shows_the_filled_sentence_and_each_gap() -> None:
    async with reach("verdict of gaps", (120, 40)) as pilot:
        text = "\n".join(lines(pilot))
        assert "Water has 2 atoms of hydrogen and one of oxygen, and boils at 100 degrees." in text
        assert "✗ hydrogen  you said helium" in text
        assert "____" not in text


async def test_the_verdict_on_one_gap_shows_the_filled_sentence() -> None:
    async with reach("verdict of one gap", (120, 40)) as pilot:
        assert "The Magna Carta was sealed at Runnymede." in "\n".join(lines(pilot))
        assert said_of(pilot, "response") == "You said magna"


async def test_the_verdict_on_an_order_says_where_each_item_was_and_should_be() -> None:
    async with reach("verdict of an order", (120, 40)) as pilot:
        parts = said_of(pilot, "parts").split("\n")
        assert [part[2:4] for part in parts] == [" 1", " 2", " 3", " 4"]
        assert any("you put it at" in part for part in parts)
        assert not any("✓" in part and "you put it" in part for part in parts)


async def test_a_forgiven_slip_shows_the_answer_once() -> None:
    async with reach("forgiven verdict", (80, 24)) as pilot:
        assert said_of(pilot, "remark") == "A slip of the keys is forgiven."
        assert said_of(pilot, "answer") == "Answer   the Danube"
        assert "\n".join(lines(pilot)).count("the Danube") == 1


async def test_a_missed_answer_names_what_else_counts_on_one_line() -> None:
    async with reach("wrong verdict with other spellings", (120, 40)) as pilot:
        every = "CO2, CO₂, carbonic acid gas, carbonic anhydride, dry ice as a gas"
        assert said_of(pilot, "also") == f"Also right: {every}"
        await resize(pilot, 40, 12)
        assert said_of(pilot, "also") == "Also right: CO2, CO₂ and 3 more"
        await resize(pilot, 80, 24)
        assert said_of(pilot, "also").startswith("Also right: CO2, CO₂, carbonic acid gas")
    async with reach("right verdict", (80, 24)) as pilot:
        assert said_of(pilot, "also") == ""


async def test_what_else_counts_is_never_markup(store: Store, clock: FixedClock) -> None:
    deck = read('- what: A?\n  answer: b\n  also: ["[red]x[/]", "*y*", "`code`"]\n')
    async with sit_down(deck, store, clock).run_test() as pilot:
        await press(pilot, "z", "enter")
        assert said_of(pilot, "also") == "Also right: [red]x[/], *y*, code"


async def test_the_answer_of_a_twin_is_shown_beside_the_one_that_was_asked() -> None:
    async with reach("verdict on a twin", (80, 24)) as pilot:
        shown = {said_of(pilot, "response"), said_of(pilot, "answer")}
        assert shown in (
            {"You said atlanta", "Answer   Tbilisi"},
            {"You said tbilisi", "Answer   Atlanta"},
        )
        remark = "It answers another question with the same prompt."
        assert said_of(pilot, "remark") == remark


async def test_a_number_within_its_margin_is_said_once() -> None:
    async with reach("verdict of a number", (80, 24)) as pilot:
        text = "\n".join(lines(pilot))
        assert text.count("8,849") == 1
        assert "Exactly: 8,849 metres." in text
        assert "You said 8850" in text


async def test_the_reason_against_a_choice_stands_under_it(store: Store, clock: FixedClock) -> None:
    deck = read("- choice: A?\n  answer: b\n  wrong:\n  - c: It is short.\n")
    async with sit_down(deck, store, clock).run_test() as pilot:
        await settle(pilot)
        turn = pilot.app.screen.turn  # type: ignore[attr-defined] # the screen that asks
        await press(pilot, f"{turn.choices.index('c') + 1}")
        assert said_of(pilot, "response") == "You said c\n         It is short."
        assert said_of(pilot, "why") == ""


async def test_a_date_without_room_for_its_year_is_left_out() -> None:
    async with reach("right verdict", (120, 40)) as pilot:
        bar = pilot.app.screen.query_one(RatingBar)
        for days, expected in ((3, "   3 days · 7 Oct"), (3_650, "   10.0 years")):
            easy = offers(None, 0, key="bones", count=0)[Rating.EASY]
            bar.show({Rating.EASY: easy._replace(days=days)}, None, Day(20_000))
            above, below = str(bar.render()).split("\n")
            assert above.strip() == "4 Easy"
            assert below.strip() == expected.strip()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize("name", ["question: number", "exam: number"])
async def test_the_unit_stands_beside_the_line(name: str, size: tuple[int, int]) -> None:
    async with reach(name, size) as pilot:
        assert [line for line in lines(pilot) if "Your answer" in line and "metres" in line]


@pytest.mark.parametrize("name", ["question: choices", "exam: choices", "question: order"])
async def test_a_wrapped_choice_is_indented_under_its_text(name: str) -> None:
    async with reach(name, (40, 12)) as pilot:
        shown = [line.rstrip("█▁▂▃▄▅▆▇ ") for line in lines(pilot)]
        (first,) = [number for number, line in enumerate(shown) if "❯" in line]
        width = len(shown[first]) - len(shown[first].lstrip(" ❯↕0123456789○◉"))
        for line in shown[first + 1 : first + 3]:
            indent = line[:width].strip()
            assert not indent or indent[0].isdecimal()


def test_a_text_with_no_room_beside_its_head_begins_under_it() -> None:
    from textual.content import Content

    row = Hanging([(Content("1234567 "), Content("one two three"))])
    assert row.get_height({}, 40) == 1
    assert row.get_height({}, 20) == 2
    assert row.get_height({}, 10) == 3


async def test_a_missed_answer_stands_above_the_line_to_type_it_in_on_the_smallest_terminal(
    store: Store, clock: FixedClock
) -> None:
    deck = read("""\
        - what: Which treaty did six states sign in Tashkent in the May of 1992?
          answer: Treaty on Collective Security
          also: [Tashkent Treaty, Tashkent Pact]
          note: It came into force two years later, for five years, and was renewed in 1999.
        """)
    async with sit_down(deck, store, clock).run_test(size=(40, 12)) as pilot:
        await press(pilot, "n", "o", "enter")
        shown = "\n".join(lines(pilot))
        for text in ("✗ Wrong", "Answer   Treaty on", "Also right: ", "Type it once", "▁▁▁"):
            assert text in shown
        assert "It came into force" not in shown
        await press(pilot, "escape")
        shown = "\n".join(lines(pilot))
        assert "1 Again" in shown
        assert "It came into force" in shown
