"""What holds for every answer and every response, whatever they say."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, strategies as st

from quiz.answers.date import DateAnswer
from quiz.answers.number import NumberAnswer
from quiz.answers.rivals import NO_RIVALS, Rivals
from quiz.answers.set import SetAnswer
from quiz.answers.text import Form, TextAnswer
from quiz.answers.texts import Grammar
from quiz.answers.texts.folding import bare, collapse, fold
from quiz.answers.verdict import Grade, Unclear, Verdict
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_deck
from tests.places import DECKS

if TYPE_CHECKING:
    from quiz.answers import Answer

SHIPPED = [read_deck(path) for path in sorted(DECKS.rglob("*.yaml"))]
QUESTIONS = [question for deck in SHIPPED for question in deck.questions]
ANSWERS = [question.answer for question in QUESTIONS]

WORDS = st.sampled_from(
    (
        "Kabul книга мой мои θάλασσα كتاب שלום 北京 がか かか ม้า किताब C C# C++ NATO ß"
        " İ ﬁ Ǆ é e\u0301 II 1918 1919 40,000 not the Mr Jr. O'Neill van (CSTO) St"
        " f(x) (-4, [0;1[ x² = += -> ^2 `a` gern(e) (sich) (pl.) walks has had der l'eau"
        " St. Saint USA , . - – ' ’ & / -> 1/2 % ½ ² ③ 44 BC '92 👩\u200d👧 \u200b \u202e \ufeff"
    ).split(" ")
)
ANY = st.one_of(
    st.text(max_size=40),
    st.lists(WORDS, max_size=5).map(" ".join),
    st.lists(WORDS, max_size=4).map("\n".join),
)
TEXTS = ANY.map(collapse).filter(bool)
FORMS = st.sampled_from(list(Form))
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ru", "el", "ja", "hi", "tr"])
TEXT_ANSWERS = st.builds(
    TextAnswer,
    TEXTS,
    also=st.lists(TEXTS, max_size=2).map(tuple),
    form=FORMS,
    exact=st.booleans(),
    language=LANGUAGES,
    grammar=st.sampled_from(list(Grammar)),
)


def credit(grade: Grade) -> float | None:
    return grade.credit if isinstance(grade, Verdict) else None


def is_sound(grade: Grade) -> bool:
    return len(grade.readings) > 0 if isinstance(grade, Unclear) else 0 <= grade.credit <= 1


@given(TEXT_ANSWERS, st.lists(ANY, max_size=3))
def test_a_texts_own_spellings_are_right_whatever_its_rivals_say(
    answer: TextAnswer, others: list[str]
) -> None:
    for spelling in answer.written:
        assert answer.grade(spelling, Rivals(lambda: others)).right


@given(TEXT_ANSWERS, ANY, st.lists(ANY, max_size=3))
def test_any_text_can_be_graded(answer: TextAnswer, response: str, others: list[str]) -> None:
    assert is_sound(answer.grade(response, Rivals(lambda: others)))


@given(st.sampled_from(ANSWERS), ANY)
def test_any_response_to_any_shape_can_be_graded(answer: Answer, response: str) -> None:
    assert is_sound(answer.grade(response, NO_RIVALS))


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.text[:40])
@given(response=ANY)
def test_many_responses_to_each_can_be_graded(answer: Answer, response: str) -> None:
    assert is_sound(answer.grade(response, NO_RIVALS))


@given(ANY, LANGUAGES)
def test_folding_what_is_folded_changes_nothing(text: str, language: str) -> None:
    folded = fold(text, language)
    assert fold(folded, language) == folded
    assert bare(bare(text)) == bare(text)
    assert collapse(collapse(text)) == collapse(text)


@given(
    st.sampled_from(QUESTIONS),
    st.one_of(ANY, st.sampled_from([answer.text for answer in ANSWERS])),
    st.data(),
)
def test_what_the_normalisation_takes_away_changes_no_verdict(
    question: Question, response: str, data: st.DataObject
) -> None:
    dressed = data.draw(
        st.sampled_from(
            [
                unicodedata.normalize("NFD", response),
                unicodedata.normalize("NFC", response),
                "\n".join(f"  {line}  " for line in response.split("\n")),
                response.replace(" ", "  "),
            ]
        )
    )
    before, after = (question.answer.grade(text, question.rivals) for text in (response, dressed))
    assert credit(before) == credit(after)


@given(st.sampled_from([answer for answer in ANSWERS if isinstance(answer, SetAnswer)]), st.data())
def test_the_order_of_a_set_changes_nothing(answer: SetAnswer, data: st.DataObject) -> None:
    strays = st.sampled_from(["Georgia", "water", "NATO", "Semerikov", "Kazakstan", "книга"])
    lines = data.draw(st.lists(st.one_of(st.sampled_from(answer.spellings), strays), max_size=9))
    shuffled = data.draw(st.permutations(lines))
    before, after = (answer.grade("\n".join(each), NO_RIVALS) for each in (lines, shuffled))
    assert before.credit == after.credit
    assert sorted(
        (part.text, part.mark) for part in before.parts if part.mark != "wrong"
    ) == sorted((part.text, part.mark) for part in after.parts if part.mark != "wrong")


@given(st.sampled_from([answer for answer in ANSWERS if isinstance(answer, SetAnswer)]), st.data())
def test_naming_a_member_again_or_one_more_wrong_thing_never_pays(
    answer: SetAnswer, data: st.DataObject
) -> None:
    lines = data.draw(st.lists(st.sampled_from(answer.spellings), min_size=1, max_size=6))
    before = answer.grade("\n".join(lines), NO_RIVALS).credit
    assert (
        answer.grade("\n".join([*lines, lines[0], lines[-1].upper()]), NO_RIVALS).credit == before
    )
    assert answer.grade("\n".join([*lines, "Zzyzx Qwfp"]), NO_RIVALS).credit <= before


@pytest.mark.parametrize(
    "answer",
    [answer for answer in ANSWERS if isinstance(answer, SetAnswer)],
    ids=lambda answer: answer.text[:40],
)
def test_ticking_everything_does_not_pay(answer: SetAnswer) -> None:
    question = next(each for each in QUESTIONS if each.answer is answer)
    everything = [
        *(member.text for member in answer.members),
        *(wrong.text for wrong in question.wrong),
    ]
    assert answer.grade("\n".join(everything), question.rivals).credit <= max(
        1 - len(question.wrong) / len(answer.members), 0
    )


def variants(text: str) -> set[str]:
    """A text with a slip at each of its letters, without its accents, in capitals, and its words by
    themselves."""
    slipped = {text[:index] + text[index + 1 :] for index in range(len(text))}
    swapped = {
        text[:index] + text[index + 1 : index + 2] + text[index : index + 1] + text[index + 2 :]
        for index in range(len(text) - 1)
    }
    return {text, text.upper(), bare(text), *slipped, *swapped, *text.split()}


def taken_twice(deck: Deck, share: int = 1) -> list[tuple[str, str, str]]:
    """Of one in so many texts near a deck's answers: those that are right for two answers which
    share no spelling, with these answers."""
    texts = [question for question in deck.questions if isinstance(question.answer, TextAnswer)]
    tried = {
        text
        for question in texts
        for spelling in question.answer.spellings
        for text in variants(spelling)
    }
    return [
        (text, answer.text, other.text)
        for text in sorted(tried)[::share]
        for answer, other in itertools.combinations(answers_taking(text, texts), 2)
        if not {fold(each) for each in answer.spellings} & {fold(each) for each in other.spellings}
    ]


def answers_taking(text: str, questions: list[Question]) -> list[Answer]:
    """The answers for which a text earns credit, once each."""
    right = [
        question.answer
        for question in questions
        if credit(question.answer.grade(text, question.rivals))
    ]
    return list({fold(answer.text): answer for answer in right}.values())


@pytest.mark.parametrize("deck", SHIPPED, ids=lambda deck: deck.name or deck.path)
def test_no_typed_text_is_right_for_two_answers_unless_an_also_says_so(deck: Deck) -> None:
    assert taken_twice(deck, share=97) == []


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("deck", SHIPPED, ids=lambda deck: deck.name or deck.path)
def test_no_text_near_an_answer_is_right_for_two_answers_unless_an_also_says_so(
    deck: Deck,
) -> None:
    assert taken_twice(deck, share=11) == []


@given(
    st.lists(TEXTS.filter(lambda text: len(text) < 20), min_size=2, max_size=2, unique_by=fold),
    FORMS,
    st.data(),
)
def test_two_answers_never_take_one_slip(texts: list[str], form: Form, data: st.DataObject) -> None:
    answer, other = (TextAnswer(text, form=form) for text in texts)
    assume(not {fold(each) for each in answer.spellings} & {fold(each) for each in other.spellings})
    typed = data.draw(st.sampled_from(sorted(variants(texts[0]) | variants(texts[1]))))
    verdicts = (
        answer.grade(typed, Rivals(lambda: other.spellings)),
        other.grade(typed, Rivals(lambda: answer.spellings)),
    )
    assert not (verdicts[0].right and verdicts[1].right), typed


@given(st.integers(1000, 2100), st.integers(1000, 2100))
def test_no_year_passes_for_another_and_no_number_either(wanted: int, given_: int) -> None:
    assume(wanted != given_)
    for answer in (
        DateAnswer.read(str(wanted)),
        NumberAnswer.read(str(wanted)),
        TextAnswer(str(wanted)),
    ):
        assert not credit(answer.grade(str(given_), NO_RIVALS))
