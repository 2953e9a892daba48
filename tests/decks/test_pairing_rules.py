"""The rules of pairing, on readings made by hand."""

from __future__ import annotations

import pytest

from quiz.decks import pairing
from quiz.decks.changes import Reading, WrittenQuestion, same_decks
from quiz.decks.identity import QuestionKey
from quiz.decks.pairing import MOST_LIKELY, Pair, Rule, pair_up

PROMPT = "Who built the old stone bridge at the mill?"
REWORDED = "At the mill, who built the old stone bridge?"


def question(
    key: str, prompt: str = "", answer: str = "Ann", *, kind: str = "who", own_id: str = ""
) -> WrittenQuestion:
    return WrittenQuestion(QuestionKey(key), own_id, kind, prompt or f"Prompt {key}?", answer)


def reading(path: str, *questions: WrittenQuestion, own_id: str = "") -> Reading:
    return Reading(path, own_id, questions)


def pairs(old: list[WrittenQuestion], new: list[WrittenQuestion], meaning: str = "") -> list[Pair]:
    on_shelf = {written.key for written in new}
    readings = reading("deck", *old), reading("deck", *new)
    return pair_up([readings], on_shelf, lambda *_: meaning).sure


def test_the_surest_rule_of_pairing_comes_first() -> None:
    assert sorted(Rule) == [Rule.ID, Rule.ANSWER, Rule.PROMPT, Rule.TYPOS, Rule.LIKELY]


def test_a_deck_is_known_by_its_file_then_its_id_then_half_of_its_questions() -> None:
    a, b, c, d = (question(letter) for letter in "abcd")
    by_path = reading("path", a), reading("path", d)
    by_id = reading("old-id", b, own_id="i"), reading("new-id", d, own_id="i")
    by_half = reading("old-half", c, b), reading("new-half", c, d)
    vanished, fresh = reading("gone", a, b, own_id="j"), reading("fresh", d)
    before = [old for old, _ in (by_path, by_id, by_half)] + [vanished]
    now = [new for _, new in (by_path, by_id, by_half)] + [fresh]
    assert same_decks(before, now) == [
        by_path,
        by_id,
        by_half,
        (None, fresh),
        (vanished, Reading("gone", "j", ())),
    ]


def test_decks_that_share_less_than_half_of_their_questions_are_two() -> None:
    old = reading("old", *(question(letter) for letter in "abc"))
    new = reading("new", *(question(letter) for letter in "axy"))
    assert same_decks([old], [new])[0] == (None, new)
    assert same_decks([reading("empty")], [reading("none")])[0] == (None, reading("none"))


@pytest.mark.parametrize(
    ("old", "new", "meaning", "expected"),
    [
        (question("o", own_id="i"), question("n", "Else?", "x", own_id="i"), "", (Rule.ID, True)),
        (question("o", own_id="i"), question("n", "Else?", own_id="i"), "", (Rule.ID, False)),
        (question("o", PROMPT, own_id="i"), question("n", PROMPT, own_id="j"), "", None),
        (question("o", PROMPT), question("n", PROMPT, kind="what"), "", (Rule.ANSWER, False)),
        (question("o", PROMPT), question("n", PROMPT, "Bob", kind="what"), "", None),
        (question("o", PROMPT), question("n", PROMPT, "Bob"), "", (Rule.PROMPT, True)),
        (question("o", PROMPT), question("n", PROMPT, "Bob"), "slip", (Rule.PROMPT, False)),
        (
            question("o", PROMPT),
            question("n", REWORDED),
            "",
            (Rule.ANSWER, False),
        ),
        (question("o", PROMPT), question("n", PROMPT.replace("old", "new")), "", None),
        (
            question("o", PROMPT),
            question("n", PROMPT.replace("bridge", "brigde"), "An"),
            "slip",
            (Rule.TYPOS, False),
        ),
        (
            question("o", PROMPT),
            question("n", PROMPT.replace("bridge", "brigde"), "An"),
            "",
            None,
        ),
        (
            question("o", PROMPT, "True", kind="claim"),
            question("n", PROMPT.upper(), "True", kind="claim"),
            "",
            (Rule.ANSWER, False),
        ),
        (
            question("o", PROMPT, "True", kind="claim"),
            question("n", REWORDED, "True", kind="claim"),
            "",
            None,
        ),
    ],
)
def test_a_pair_is_made_by_the_first_rule_that_fits(
    old: WrittenQuestion,
    new: WrittenQuestion,
    meaning: str,
    expected: tuple[Rule, bool] | None,
) -> None:
    made = [(pair.rule, pair.new_meaning) for pair in pairs([old], [new], meaning)]
    assert made == ([] if expected is None else [expected])


def test_a_question_that_is_elsewhere_on_the_shelf_is_continued_by_none() -> None:
    old, new = question("o", PROMPT), question("n", PROMPT, kind="what")
    readings = reading("deck", old), reading("deck", new)
    assert pair_up([readings], {old.key, new.key}, lambda *_: "").sure == []
    assert len(pair_up([readings], {new.key}, lambda *_: "").sure) == 1


def test_a_question_that_moved_to_another_deck_and_was_edited_is_paired_among_all() -> None:
    old, new = question("o", PROMPT), question("n", PROMPT, kind="what")
    changes = [(reading("a", old), reading("a")), (reading("b"), reading("b", new))]
    assert [pair.rule for pair in pair_up(changes, {new.key}, lambda *_: "").sure] == [Rule.ANSWER]


def test_between_decks_an_id_means_nothing() -> None:
    old, new = question("o", own_id="i"), question("n", "Else?", "Bob", own_id="i")
    changes = [(reading("a", old), reading("a")), (reading("b"), reading("b", new))]
    assert pair_up(changes, {new.key}, lambda *_: "").sure == []


def test_the_better_of_two_pairs_is_taken_and_none_of_two_equal_ones() -> None:
    old = question("o", PROMPT)
    near = question("n", PROMPT.replace("old", "very old"))
    exact = question("e", PROMPT, kind="what")
    assert [pair.new for pair in pairs([old], [near, exact])] == ["e"]
    twin = question("t", REWORDED)
    assert pairs([old], [exact, twin]) == []


@pytest.mark.parametrize("most", [10_000, 0])
def test_of_very_many_questions_those_with_something_in_common_are_compared(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(pairing, "_MANY", most)
    olds = [question(f"o{n}", f"Who sold the mill {n}?", f"Ann {n}") for n in range(40)]
    news = [question(f"n{n}", f"Who sold the  mill {n}?", f"Bob {n}") for n in range(40)]
    assert {(pair.old[1:], pair.rule) for pair in pairs(olds, news)} == {
        (str(n), Rule.PROMPT) for n in range(40)
    }


def test_what_is_alike_but_not_sure_is_likely() -> None:
    old, other = question("o", PROMPT), question("s", "Who repaired the roof of the church?")
    new = question("n", PROMPT.replace("built", "paid for"))
    readings = reading("deck", old, other), reading("deck", new)
    made = pair_up([readings], {new.key}, lambda *_: "")
    assert (made.sure, [pair[:3] for pair in made.likely]) == ([], [("n", "o", Rule.LIKELY)])


def likely(old: WrittenQuestion, new: WrittenQuestion) -> list[bool]:
    """Whether the answer has changed, of each likely pair of two questions."""
    readings = reading("deck", old), reading("deck", new)
    made = pair_up([readings], {new.key}, lambda *_: "")
    assert made.sure == []
    return [pair.new_meaning for pair in made.likely]


@pytest.mark.parametrize(
    ("prompt", "answer", "now_prompt", "now_answer", "expected"),
    [
        # the answer and the prompt were mended at once
        (PROMPT, "HMS Beagle", PROMPT.replace("old", "very old"), "Beagle", [True]),
        (PROMPT, "Kohlendioxid", "Who built the bridge?", "Kohlenstoffdioxid", [True]),
        (PROMPT, "28", PROMPT.replace("built", "paid for"), "27", [True]),
        # and these are two questions
        (
            "Water is _____ and much oxygen.",
            "hydrogen",
            "Water is hydrogen and much _____.",
            "oxygen",
            [],
        ),
        (PROMPT, "Ann", "Who built the old barn at the sea?", "Bob", []),
        (PROMPT, "1914", "Who built the old barn at the sea?", "1918", []),
        ("What is the plural of ox?", "oxen", "What is the plural of axe?", "axes", []),
        ("to look for", "suchen", "to look after", "sorgen", []),
        ("When did the war begin?", "1914", "When did the war end?", "1918", []),
        ("Who was king of Spain in May?", "Ann", "Who was king of France in May?", "Bob", []),
    ],
)
def test_of_two_questions_with_different_answers_more_must_be_alike_to_be_likely(
    prompt: str, answer: str, now_prompt: str, now_answer: str, expected: list[bool]
) -> None:
    assert likely(question("o", prompt, answer), question("n", now_prompt, now_answer)) == expected


def test_a_question_that_is_put_in_another_kind_and_reworded_is_likely() -> None:
    old = question("o", "The capital of Peru is _____.", "Lima", kind="cloze")
    new = question("n", "Which city is the capital of Peru?", "Lima", kind="where")
    assert likely(old, new) == [False]


def test_the_same_id_in_another_deck_is_likely_and_another_id_is_not() -> None:
    old, new = question("o", PROMPT, own_id="i"), question("n", "Name her!", own_id="i")
    changes = [(reading("a", old), reading("a")), (reading("b"), reading("b", new))]
    assert [pair[:2] for pair in pair_up(changes, {new.key}, lambda *_: "").likely] == [("n", "o")]
    changes[1] = (reading("b"), reading("b", new._replace(id="j")))
    assert pair_up(changes, {new.key}, lambda *_: "").likely == []


def test_a_prompt_that_many_questions_have_makes_no_pair_likely() -> None:
    prompt = "Which of these sentences is correct?"
    many = [question(f"q{n}", prompt, f"Answer number {n}") for n in "abc"]
    old, new = question("o", prompt, "Ann"), question("n", prompt, "Bob")
    readings = reading("deck", old, *many), reading("deck", new, *many)
    made = pair_up([readings], {new.key, *(one.key for one in many)}, lambda *_: "")
    assert (made.sure, made.likely) == ([], [])


@pytest.mark.parametrize(
    ("kind", "prompt", "answer", "now_prompt", "expected"),
    [
        (
            "claim",
            "The Sun revolves around the Earth.",
            "false",
            "The Sun goes round the Earth.",
            1,
        ),
        ("claim", "Whales are mammals.", "true", "Dolphins are mammals.", 0),
        ("claim", "Six states signed it.", "true", "Seven states signed it.", 0),
        ("which", "The flag of Ireland?", "green\nwhite\norange", "The Irish colours?", 1),
        ("which", "The flag of Nigeria?", "green\nwhite", "The Irish colours?", 0),
        ("card", "Osmosis?", "water that moves through a thin wall", "Name the process!", 1),
        ("card", "Osmosis?", "water that moves", "Name the process!", 0),
    ],
)
def test_the_more_an_answer_tells_the_less_the_prompts_must_be_alike(
    kind: str, prompt: str, answer: str, now_prompt: str, expected: int
) -> None:
    old = question("o", prompt, answer, kind=kind)
    assert len(likely(old, question("n", now_prompt, answer, kind=kind))) == expected


def test_of_likely_pairs_the_likeliest_come_first_and_each_question_in_a_few() -> None:
    old, other = question("o", PROMPT), question("s", "Who sold the old mill?")
    news = [question("n", PROMPT.replace("built", "drew")), question("m", "Who left the old mill?")]
    readings = reading("deck", old, other), reading("deck", *news)
    made = pair_up([readings], {new.key for new in news}, lambda *_: "")
    assert made.likely[0][:2] == ("n", "o")
    assert {pair[:2] for pair in made.likely} == {
        ("n", "o"),
        ("m", "s"),
        ("m", "o"),
        ("n", "s"),
    }
    many = [question(f"n{n}", PROMPT.replace("built", word)) for n, word in enumerate("abcdef")]
    readings = reading("deck", old), reading("deck", *many)
    assert len(pair_up([readings], {new.key for new in many}, lambda *_: "").likely) == MOST_LIKELY
    assert made.sure == []
