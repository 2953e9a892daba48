"""The deck's other answers: found without a search, and never taken for a slip in the right one."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from quiz.answers.choice import OneChoice
from quiz.answers.date import DateAnswer
from quiz.answers.gaps import Gaps
from quiz.answers.number import NumberAnswer
from quiz.answers.order import Ordering
from quiz.answers.pairs import Pairs
from quiz.answers.rated import SelfRated
from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.set import SetAnswer
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts import Group
from quiz.answers.texts.index import Index
from quiz.answers.texts.index_rows import plain_words
from quiz.answers.texts.nearness import Level, reach
from tests.answers.test_grading_properties import FORMS, SHIPPED, variants

THING = Form.THING


def index_of(*groups: Group, language: str = "en") -> Index:
    return Index.of(groups, language)


def rivals_of(*groups: Group, own: tuple[str, ...], typed: str, slips: int = 1) -> list[str]:
    index = index_of(*groups)
    rivals = Rivals(among=lambda: index)
    near = rivals.near(typed, own, slips=slips, form=THING, language="en")
    return [spelling.text for spelling in near]


def test_each_text_is_a_group_and_other_shapes_have_none() -> None:
    kabul = TextAnswer("Kabul", ("Cabul",), form=Form.PLACE)
    group = Group(("Kabul", "Cabul"), Form.PLACE)
    assert kabul.groups() == (group,)
    assert SetAnswer((kabul, TextAnswer("Herat"))).groups() == (group, Group(("Herat",), THING))
    assert Gaps((NumberAnswer.read("2"), kabul), ("", "", "")).groups() == (group,)
    for other in (
        OneChoice("Kabul", ("Herat",)),
        DateAnswer.read("1992"),
        NumberAnswer.read("206"),
        Ordering(("Mercury", "Venus")),
        Pairs((("Paris", "Seine"),)),
        SelfRated("Kabul"),
    ):
        assert other.groups() == ()


def test_an_answer_is_no_rival_of_itself() -> None:
    kabul, herat = Group(("Kabul", "Cabul"), THING), Group(("Kabil",), THING)
    assert rivals_of(kabul, herat, own=("Kabul", "Cabul"), typed="Kabul") == ["Kabil"]


def test_an_answer_that_names_another_ones_text_is_no_rival_of_it() -> None:
    groups = (Group(("Burma",), THING), Group(("Myanmar", "Burma"), THING))
    assert rivals_of(*groups, own=("Burma",), typed="Burma") == []
    assert rivals_of(*groups, own=("Myanmar", "Burma"), typed="Burma") == []


def test_answers_that_share_only_another_spelling_are_rivals() -> None:
    groups = (Group(("Jupiter", "planet"), THING), Group(("Saturn", "planet"), THING))
    rivals = rivals_of(*groups, own=("Jupiter", "planet"), typed="Saturm")
    assert rivals == ["Saturn"]


def test_a_rival_that_is_spelt_like_the_answer_is_left_out() -> None:
    rivals = Rivals(lambda: ["KABUL", "Kabil"])
    near = rivals.near("Kabul", ("Kabul",), slips=1, form=THING, language="en")
    assert [spelling.text for spelling in near] == ["Kabil"]


def test_rivals_are_gathered_once_and_only_when_they_are_asked_for() -> None:
    gathered: list[str] = []

    def gather() -> list[str]:
        gathered.append("once")
        return ["Herat"]

    rivals = Rivals(gather)
    more = rivals.and_also(lambda: ["Ghazni"])
    assert gathered == []
    assert (more.texts, rivals.texts, more.texts) == (
        ("Herat", "Ghazni"),
        ("Herat",),
        ("Herat", "Ghazni"),
    )
    assert gathered == ["once"]
    assert NO_RIVALS.texts == ()


@pytest.mark.parametrize(
    ("typed", "credit"),
    [("Kabul", 1), ("Kabull", 1), ("Kabil", 0), ("Kabils", 0), ("Kabu", 1), ("Kabl", 0)],
)
def test_a_slip_that_is_as_near_to_a_rival_is_wrong(typed: str, credit: float) -> None:
    verdict = TextAnswer("Kabul").grade(typed, Rivals(lambda: ["Kabil"]))
    assert verdict.credit == credit


def test_a_tie_with_a_rival_says_what_to_do() -> None:
    john = TextAnswer("John Smith", form=Form.NAME)
    index = index_of(Group(("Adam Smith",), Form.NAME))
    verdict = john.grade("Smith", Rivals(among=lambda: index))
    assert (verdict.credit, verdict.note) == (
        0.0,
        "Another answer could be meant as well: write it in full.",
    )
    assert john.grade("John Smith", Rivals(among=lambda: index)).right
    assert john.grade("J. Smith", Rivals(among=lambda: index)).right


def test_a_slip_that_ties_with_a_rival_is_wrong_without_a_word() -> None:
    verdict = TextAnswer("marten").grade("marlen", Rivals(lambda: ["marden"]))
    assert (verdict.credit, verdict.note) == (0.0, "")


DECKS = [
    [group for question in deck.questions for group in question.answer.groups()] for deck in SHIPPED
]


@given(st.sampled_from([groups for groups in DECKS if groups]), FORMS, st.integers(0, 2), st.data())
def test_the_index_finds_every_spelling_that_comes_near(
    groups: list[Group], form: Form, slips: int, data: st.DataObject
) -> None:
    of_one_form = [Group(group.spellings, form) for group in groups]
    spelling = data.draw(st.sampled_from([text for group in groups for text in group.spellings]))
    typed = data.draw(st.sampled_from(sorted(variants(spelling))))
    matches = {each.text for each in index_of(*of_one_form).near(typed, slips=slips)}
    texts = {text for group in groups for text in group.spellings}
    near = {text for text in texts if reach(typed, text, form, "en", limit=slips)}
    assert near <= matches


SIGNED = (
    "f(x) = 2x + 1|f(x) = 2x - 1|[1, 2)|(1, 2)|x^2|x²|a/b|arr[0]|gern(e)|gern|(sich) anziehen"
    "|anziehen|Eltern (pl.)|2H2 + O2 -> 2H2O|salt + water|n!|1, 2, 3|1,2,3|3:4|Paris - Dakar"
).split("|")


@given(st.sampled_from(SIGNED), st.integers(0, 2), st.sampled_from(["en", "de"]), st.data())
def test_the_index_finds_formulas_and_texts_with_parts_in_brackets(
    text: str, slips: int, language: str, data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(text)))
    dressed = (text, text.replace(" ", ""), text.replace(",", " , "), text[:cut] + text[cut + 1 :])
    typed = data.draw(st.sampled_from([*dressed, text.replace("(e)", "e").upper()]))
    index = index_of(*(Group((each,), THING) for each in SIGNED), language=language)
    matches = {each.text for each in index.near(typed, slips=slips)}
    near = {each for each in SIGNED if reach(typed, each, THING, language, limit=slips)}
    assert near <= matches


@given(st.lists(st.text(max_size=20), max_size=5), st.sampled_from(["en", "de", "fr", "ru"]))
def test_plain_words_are_those_that_folding_leaves_alone(texts: list[str], language: str) -> None:
    words = plain_words(texts, language)
    assert len(words) == len(texts)
    for text, plain in zip(texts, words, strict=True):
        if plain:
            joined = " ".join(plain)
            near = reach(joined, text, THING, language, limit=0)
            assert near
            assert near.level <= Level.FOLDED
