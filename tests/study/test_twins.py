"""Two entries with one prompt and different answers: what answers one is right for the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.answers.verdict import Forgiven, Unclear, Verdict
from quiz.collection.collection import Collection
from quiz.collection.sittings import begin_study
from quiz.decks.prompts import prompt_keys
from quiz.decks.question import Deck, Question
from quiz.decks.reader import read_deck, read_text
from quiz.decks.shelf import read_shelf
from quiz.plain.keeping import done
from quiz.settings import Settings
from quiz.store.catalogue import Catalogue
from quiz.store.store import Store
from quiz.study.choices import choices
from quiz.study.lineup import sample
from quiz.study.modes import STUDY
from quiz.study.session import Session
from quiz.study.twins import TWIN_NOTE, AnotherIsAsked, Twins, graded
from tests.clock import FixedClock
from tests.learner import Learner, read

Read = Callable[[str], Deck]
SEEDS = range(30)


def two(kind: str, first: str, second: str, prompt: str = "What is asked here") -> list[Question]:
    """Two entries of a kind with one prompt; an answer may go on with other keys."""
    texts = (f"- {kind}: {prompt}\n  answer: {answer}\n" for answer in (first, second))
    return read("".join(texts)).questions


def grade_of(questions: list[Question], response: str) -> Verdict:
    """What a game or an exam gives for a response to the first of some questions."""
    first, twins = questions[0], Twins([one.deck for one in questions])
    grade = graded(first, response, lambda: twins.of(first, response), partly=True)
    assert isinstance(grade, Verdict)
    return grade


def twins_of(*decks: Deck) -> list[str]:
    """The answers of the twins of the first question."""
    first = decks[0].questions[0]
    return [twin.answer.text for twin in Twins(decks).of(first, "")]


# Which questions are twins

ONE_PROMPT = [
    ("What is the capital of Georgia?", "what is the capital of  Georgia"),
    ("What is the capital of Georgia?", "What is the Capital of Georgia?"),
    ("The capital of Georgia?", "Capital of Georgia"),
    ("Who wrote “Emma”?", 'Who wrote "Emma"?'),
    ("Who led the U.S. then?", "Who led the US then?"),
    ("Что это?", "что это"),
    ("What is a root of x² − 5x + 6?", "What is a root of x² - 5x + 6?"),
    ("¿Qué es esto?", "Qué es esto"),
    ("首都はどこですか。", "首都はどこですか"),
    ("翻译：行", "翻译:行"),
    ("What is it‑called?", "What is it-called?"),
    ("What is Pelé's name?", "What is Pele\u0301's name?"),
]
TWO_PROMPTS = [
    ("What is the capital of Georgia?", "What is the capital of Georgia today?"),
    ("What does B stand for?", "What does b stand for?"),
    ("What does mW stand for?", "What does MW stand for?"),
    ("What does WHO mean?", "What does who mean?"),
    ("What does `f('a')` return?", "What does `f(a)` return?"),
    ("What is C?", "What is C#?"),
    ("What is 5!?", "What is 5?"),
    ("What is 3.5 doubled?", "What is 35 doubled?"),
    ("Что это за город?", "Что это за горы?"),
]


def written(prompt: str, answer: str) -> str:
    return f"- what: '{prompt.replace(chr(39), chr(39) * 2)}'\n  answer: {answer}\n"


@pytest.mark.parametrize(("prompt", "other"), ONE_PROMPT)
def test_prompts_that_differ_by_accidents_of_typing_are_one(prompt: str, other: str) -> None:
    assert twins_of(read(written(prompt, "one") + written(other, "two"))) == ["two"]


@pytest.mark.parametrize(("prompt", "other"), TWO_PROMPTS)
def test_prompts_that_differ_in_what_they_ask_are_two(prompt: str, other: str) -> None:
    assert twins_of(read(written(prompt, "one") + written(other, "two"))) == []


def test_twins_are_of_one_kind_and_language() -> None:
    entry = "- what: Where?\n  answer: {}\n"
    german = read_text("title: g\nlanguage: de\nquestions:\n" + entry.format("two"), file="g.yaml")
    british = read_text(
        "title: b\nlanguage: en-GB\nquestions:\n" + entry.format("three"), file="b.yaml"
    )
    other_kind = read("- where: Where?\n  answer: four", "other")
    assert twins_of(read(entry.format("one")), german, british, other_kind) == ["three"]


def test_twins_stand_in_any_deck_of_the_sitting_and_each_once() -> None:
    entry = "- what: Where?\n  answer: {}\n"
    first, second = read(entry.format("one"), "a"), read(entry.format("two"), "b")
    assert twins_of(first, second, read(entry.format("two"), "c")) == ["two"]


def test_a_question_that_stands_in_two_decks_is_no_twin_of_itself() -> None:
    entry = "- what: Where?\n  answer: one\n"
    assert twins_of(read(entry, "a"), read(entry, "b")) == []


def test_a_draft_is_no_twin() -> None:
    drafted = read("- what: Where?\n  answer: two\n  draft: yes\n", "b")
    assert twins_of(read("- what: Where?\n  answer: one\n"), drafted) == []


def test_twins_are_found_among_questions_that_are_kept_by_their_prompts() -> None:
    entry = "- what: {}\n  answer: {}\n"
    deck = read(entry.format("Capital of Georgia?", "Tbilisi"))
    others = read(
        entry.format("The capital of Georgia", "Atlanta") + entry.format("Which sea?", "Black Sea"),
        "others",
    )
    asked: list[int] = []

    def kept(key: int) -> list[Question]:
        asked.append(key)
        keys = prompt_keys([other.prompt for other in others.questions], "en")
        return [other for other, of in zip(others.questions, keys, strict=True) if of == key]

    twins = Twins([deck], kept=kept)
    for _ in range(2):
        assert [twin.answer.text for twin in twins.of(deck.questions[0], "")] == ["Atlanta"]
    assert asked == prompt_keys(["Capital of Georgia?"], "en")


def test_a_short_paper_has_one_question_of_each_prompt() -> None:
    entry = "- where: {}\n  answer: {}\n"
    deck = read(
        entry.format("The capital of Georgia?", "Tbilisi")
        + entry.format("the capital of Georgia", "Atlanta")
        + entry.format("The capital of France?", "Paris")
    )
    for seed in SEEDS:
        drawn = sample(deck.questions, 2, seed)
        assert "Paris" in [question.answer.text for question in drawn]
        assert len(sample(deck.questions, 3, seed)) == 3


def test_choices_with_one_prompt_are_drawn_as_they_come() -> None:
    text = "".join(
        f"- choice: Which is true?\n  answer: fact {n}\n  wrong: lie {n}\n" for n in range(4)
    )
    deck = read(text + "- what: What is it?\n  answer: it\n")
    drawn = [sample(deck.questions, 1, seed)[0].kind for seed in SEEDS]
    assert drawn.count("choice") > drawn.count("what")


# What a response is worth where points are at stake

RIGHT_FOR_A_TWIN = [
    ("who", "Harold Godwinson", "William the Conqueror", "William the Conquerer"),
    ("who", "Marie Curie", "Henri Becquerel", "Bequerel"),
    ("who", "William Henry Harrison\n  wrong: [John Tyler]", "John Tyler", "John Tyler"),
    ("what", "helium", "opposite over hypotenuse", "opposite over hypothenuse"),
    ("number", "300", "452\n  within: 5", "450"),
    ("which", "[red, yellow, blue]", "[red, green, blue]", "red\ngreen\nblue"),
    ("who", "Ada Lovelace", "Alan Turing", "Turing"),
    ("who", "Ada Lovelace", "Alan Turing\n  also: Alan Mathison", "Alan Mathison"),
    ("what", "hydrogen", "the sulphur", "Sulfur"),
    ("what", "hydrogen", "potassium", "potasium"),
    ("what", "hydrogen", "CO2\n  exact: yes", "CO2"),
    ("where", "Tbilisi", "Atlanta", "atlanta"),
    ("when", "2007-03-15", "1992-05-15", "15 May 1992"),
    ("when", "2007-03-15", "1992", "1992"),
    ("number", "40", "206", "two hundred and six"),
    ("number", "40", "8,849\n  within: 10", "8,850"),
    ("which", "[Spain, France]", "[Italy, Malta]", "Malta\nItaly"),
    ("order", "[one, two, three]", "[three, two, one]", "three\ntwo\none"),
    ("match", "{a: x, b: y}", "{a: y, b: x}", "a -> y\nb -> x"),
]


@pytest.mark.parametrize(("kind", "first", "second", "response"), RIGHT_FOR_A_TWIN)
def test_what_is_right_for_a_twin_has_full_credit(
    kind: str, first: str, second: str, response: str
) -> None:
    grade = grade_of(two(kind, first, second), response)
    assert (grade.credit, grade.forgiven) == (1, Forgiven.TWIN)
    assert grade.note.startswith(TWIN_NOTE)


def test_a_gap_with_the_same_sentence_around_it_is_a_twin() -> None:
    questions = read("- cloze: '{Paris} is in France.'\n- cloze: '{Lyon} is in France.'").questions
    assert grade_of(questions, "lyon").forgiven is Forgiven.TWIN
    gaps = "- cloze: '{Paris} lies on the {Seine}.'\n  together: yes\n"
    other = "- cloze: '{Lyon} lies on the {Rhône}.'\n  together: yes\n"
    questions = read(gaps + other).questions
    assert grade_of(questions, "Lyon\nRhone").forgiven is Forgiven.TWIN
    assert grade_of(questions, "Lyon\nSeine").credit == 1 / 2
    assert grade_of(questions, "Lyon\nSeine").forgiven is None


STAYS_AS_IT_IS = [
    ("who", "Marie Curie", "Pierre Curie", "Curie", 1),
    ("who", "Marie Curie", "Henri Becquerel", "Irene Curie", 0),
    ("what", "argon", "neon", "krypton", 0),
    ("when", "1914", "1939", "28 July 1914", 1),
    ("number", "300", "452\n  within: 5", "440", 0),
    ("which", "[red, yellow, blue]", "[red, green, blue]", "cyan\nmagenta", 0),
    ("which", "[red, yellow, blue]", "[red, green, blue]", "red\nblue", 2 / 3),
    ("who", "Ada Lovelace", "Alan Turing", "Lovelace", 1),
    ("who", "Ada Lovelace", "Alan Turing", "Grace Hopper", 0),
    ("who", "Ada Lovelace", "Alan Turing", "Alan Smith", 0),
    ("who", "Ada Lovelace", "Alan Turing", "", 0),
    ("what", "hydrogen", "CO2\n  exact: yes", "co2", 0),
    ("when", "2007-03-15", "1992-05-15", "15 May 1993", 0),
    ("number", "40", "206", "207", 0),
    ("number", "40", "8,849\n  within: 10", "8,860", 0),
    ("which", "[Spain, France]", "[Italy, Malta]", "Peru\nCuba", 0),
    ("choice", "Jupiter\n  wrong: [Mars, Venus]", "Mars\n  wrong: [Phobos]", "Mars", 0),
    ("claim", "true", "false", "false", 0),
    ("card", "front", "back", "again", 0),
]


@pytest.mark.parametrize(("kind", "first", "second", "response", "credit"), STAYS_AS_IT_IS)
def test_what_is_right_for_no_twin_has_the_credit_that_it_had(
    kind: str, first: str, second: str, response: str, credit: float
) -> None:
    grade = grade_of(two(kind, first, second), response)
    assert (grade.credit, grade.forgiven) == (credit, None)


def test_a_part_of_a_twin_earns_a_part_of_the_credit() -> None:
    questions = two("when", "2007-03-15", "1992-05-15")
    grade = grade_of(questions, "1992")
    assert (grade.credit, grade.forgiven) == (1 / 2, Forgiven.TWIN)
    assert grade.note.startswith(TWIN_NOTE)
    own = graded(questions[0], "1992", lambda: [questions[1]], partly=False)
    assert isinstance(own, Verdict)
    assert own.wrong


def test_the_larger_part_counts() -> None:
    sets = two("which", "[Spain, France, Italy]", "[Spain, Malta, Cyprus]")
    assert grade_of(sets, "Spain\nFrance").forgiven is None
    assert grade_of(sets, "Spain\nMalta").credit == 2 / 3
    assert grade_of(sets, "Spain\nMalta").forgiven is Forgiven.TWIN


def test_a_slip_that_is_as_near_to_a_twin_is_a_slip() -> None:
    near = two("what", "absorption", "adsorption")
    grade = grade_of(near, "azsorption")
    assert (grade.credit, grade.forgiven) == (1, Forgiven.SLIP)
    assert "absorption" in grade.note


def test_a_surname_that_twins_share_is_right_for_both() -> None:
    both = two("who", "George Bush", "Barbara Bush")
    assert grade_of(both, "Bush").credit == 1
    assert grade_of(both, "Bush").forgiven is None
    third = read("- who: Who else?\n  answer: Laura Bush\n", "deck").questions
    deck = both[0].deck
    deck.questions += third
    assert grade_of(both, "Bush").wrong


def test_a_twins_very_answer_is_no_slip_of_ones_own() -> None:
    first = read("- what: What is asked here\n  answer: absorption\n", "a")
    second = read("- what: What is asked here\n  answer: adsorption\n", "b")
    for both in ([*first.questions, *second.questions], two("what", "absorption", "adsorption")):
        assert grade_of(both, "adsorption").forgiven is Forgiven.TWIN
        assert grade_of(both, "absorption").forgiven is None


@pytest.mark.parametrize(
    ("kind", "first", "second", "response"),
    [
        ("number", "8,849\n  within: 10", "8,840\n  within: 20", "8,825"),
        ("when", "2007-03-15", "2007-03", "2007-03-10"),
        ("when", "1200", "c. 1200", "1203"),
        ("which", "[potassium, sodium]", "[potasium, sodium]", "potasium\nsodium"),
    ],
)
def test_answers_that_are_near_each_other_are_two(
    kind: str, first: str, second: str, response: str
) -> None:
    assert grade_of(two(kind, first, second), response).forgiven is Forgiven.TWIN


@pytest.mark.parametrize(
    ("kind", "first", "second", "response"),
    [
        ("number", "8,849\n  within: 10", "8849\n  within: 20", "8,835"),
        ("when", "2007-03-15", "15 March 2007\n  also: 2007-03-16", "2007-03-16"),
        ("what", "the colour", "Color\n  also: hue", "hue"),
        ("which", "[Spain, Italy]", "[Italy, SPAIN]\n  also: {SPAIN: España}", "España\nItaly"),
    ],
)
def test_one_answer_with_other_spellings_is_right_without_more(
    kind: str, first: str, second: str, response: str
) -> None:
    grade = grade_of(two(kind, first, second), response)
    assert (grade.credit, grade.forgiven) == (1, None)


def test_another_spelling_in_another_deck_of_the_same_answer_is_right_without_more() -> None:
    first = read("- where: What is asked here\n  answer: Munich\n", "a")
    second = read("- where: What is asked here\n  answer: Munich\n  also: München\n", "b")
    third = read("- where: What is asked here\n  answer: munich.\n  also: Monaco di B.\n", "c")
    grade = grade_of([*first.questions, *second.questions, *third.questions], "Monaco di B.")
    assert (grade.credit, grade.forgiven) == (1, None)


def test_an_unclear_response_is_right_if_it_is_a_twins() -> None:
    first = read("- cloze: It has {40,000} of them.\n", "a")
    second = read("- cloze: It has {03/04/1992} of them.\n", "b")
    twins = Twins([first, second])
    question = first.questions[0]
    grade = graded(question, "40.000", lambda: twins.of(question, "40.000"), partly=True)
    assert isinstance(grade, Unclear)


def test_of_very_many_twins_only_the_very_answer_counts() -> None:
    deck = read("".join(f"- what: Name one.\n  answer: a star called {n}\n" for n in range(300)))
    assert grade_of(deck.questions, "a star called 299").forgiven is Forgiven.TWIN
    assert grade_of(deck.questions, "star called 298.").forgiven is Forgiven.TWIN
    assert grade_of(deck.questions, "a star caled 299").wrong


# Study

TWO = "- where: The capital of Georgia?\n  answer: {}\n  hint: In the Caucasus.\n"
BOTH = TWO.format("Tbilisi") + TWO.format("Atlanta")


def answer(learner: Learner, response: str) -> object:
    assert learner.turn is not None
    now, tick = learner.clock.now(), learner.clock.tick()
    return done(learner.sitting.answer(learner.turn, response, now, tick=tick))


def test_in_study_the_answer_of_a_twin_is_asked_again_and_is_no_review(
    store: Store, clock: FixedClock
) -> None:
    learner = Learner(store, clock, read(BOTH))
    for response in ("Atlanta", "atlanta.", "Atlnata"):
        assert answer(learner, response) == AnotherIsAsked()
    assert store.history(learner.question.key) == []
    assert learner.session.outcomes == []
    learner.pass_by()
    assert learner.asked == "Atlanta"
    learner.pass_by("Macon")
    assert [outcome.verdict.right for outcome in learner.session.outcomes] == [True, False]


def test_who_knows_only_the_twins_answer_can_say_so(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, read(BOTH))
    assert answer(learner, "Atlanta") == AnotherIsAsked()
    assert learner.answer("").verdict.wrong
    learner.check()
    learner.undo()
    assert answer(learner, "Atlanta") == AnotherIsAsked()


def test_the_sentence_on_a_twin_gives_nothing_away() -> None:
    sentence = AnotherIsAsked().remark
    assert "Tbilisi" not in sentence
    assert "Atlanta" not in sentence


def test_twins_of_a_sitting_may_stand_in_two_files(store: Store, clock: FixedClock) -> None:
    decks = read(TWO.format("Tbilisi"), "world"), read(TWO.format("Atlanta"), "states")
    assert answer(Learner(store, clock, *decks), "Atlanta") == AnotherIsAsked()
    alone = Learner(Store(":memory:"), clock, decks[0])
    assert alone.answer("Atlanta").verdict.wrong


def test_a_twin_may_stand_in_a_closed_deck_of_which_nothing_is_asked_today(
    tmp_path: Path, store: Store, clock: FixedClock
) -> None:
    for name, text in (("states", TWO.format("Atlanta")), ("world", TWO.format("Tbilisi"))):
        (tmp_path / f"{name}.yaml").write_text(f"title: {name}\nquestions:\n{text}", "utf-8")
    read_shelf([tmp_path], Catalogue(tmp_path / "decks.db"))
    settings = Settings(new_per_day=1)
    shelf = read_shelf([tmp_path], catalogue := Catalogue(tmp_path / "decks.db"))
    collection = Collection(shelf, store, settings, clock, catalogue)
    session = begin_study(collection, shelf.all_decks())
    turn = session.ask(clock.now())
    assert turn is not None
    assert [deck.is_open for deck in shelf.all_decks()] == [False, False]
    assert turn.question.answer.text == "Atlanta"
    outcome = session.answer(turn, "Tbilisi", clock.now(), tick=clock.tick())
    assert outcome == AnotherIsAsked()
    assert [deck.is_open for deck in shelf.all_decks()] == [False, False]


def test_a_twin_that_is_not_asked_today_is_one_too(store: Store, clock: FixedClock) -> None:
    learner = Learner(store, clock, read(BOTH), settings=Settings(new_per_day=1))
    assert learner.session.left == 0
    assert answer(learner, "Atlanta") == AnotherIsAsked()


def test_a_spelling_that_the_learner_accepted_counts_for_a_twin(
    store: Store, clock: FixedClock
) -> None:
    from quiz.answers.spellings import Spelling

    learner = Learner(store, clock, read(BOTH))
    learner.pass_by()
    assert learner.asked == "Atlanta"
    outcome = learner.answer("Terminus City")
    act = learner.session.accept_spelling(outcome, Spelling("Terminus City"), clock.now())
    store.act(act, outcome.turn.question)
    learner.session.take_spelling(act)
    twins = learner.session.twins(learner.session.outcomes[0].turn.question, "")
    assert ["Terminus City" in twin.answer.spellings for twin in twins] == [True]


def test_a_set_with_a_twins_members_is_asked_again(store: Store, clock: FixedClock) -> None:
    sets = "- which: Which border it?\n  answer: {}\n"
    deck = read(sets.format("[Spain, France]") + sets.format("[Italy, Malta]"))
    learner = Learner(store, clock, deck)
    assert answer(learner, "Malta\nItaly") == AnotherIsAsked()
    assert learner.answer("Malta\nSpain").verdict.credit == 0


# Choices


def all_shown(question: Question, twins: list[Question]) -> set[str]:
    return {
        choice for seed in SEEDS for choice in choices(question, seed, twins=lambda _: twins)
    } - {question.answer.shown}


def test_a_twins_answer_is_no_wrong_choice_from_the_deck() -> None:
    cities = ("Baku", "Yerevan", "Ankara", "Tehran")
    rest = "".join(f"- where: The capital, number {n}?\n  answer: {n}\n" for n in cities)
    deck = read(BOTH + rest + "- where: Which lies in Fulton County?\n  answer: Atlanta, Georgia\n")
    first, second, *_ = deck.questions
    assert all_shown(first, [second]) == set(cities)
    assert all_shown(second, [first]) >= set(cities)
    assert "Tbilisi" not in all_shown(second, [first])


def test_a_twins_answer_is_no_wrong_choice_even_if_its_author_wrote_it() -> None:
    entry = "- where: The capital of Georgia?\n  answer: {}\n  wrong: [{}, Baku, Yerevan, Ankara]\n"
    first, second = read(
        entry.format("Tbilisi", "Atlanta") + entry.format("Atlanta", "Tbilisi")
    ).questions
    assert all_shown(first, [second]) == {"Baku", "Yerevan", "Ankara"}
    entry = entry.replace("where", "choice")
    first, second = read(
        entry.format("Tbilisi", "atlanta") + entry.format("Atlanta", "Tbilisi")
    ).questions
    assert all_shown(first, [second]) == {"Baku", "Yerevan", "Ankara"}


def test_a_choice_keeps_its_only_wrong_one() -> None:
    first, second = two("choice", "Jupiter\n  wrong: [Mars]", "Mars\n  wrong: [Phobos]")
    assert all_shown(first, [second]) == {"Mars"}
    first, second = two("claim", "true", "false")
    assert choices(first, 1, twins=lambda _: [second]) == ("True", "False")


def test_a_member_of_a_twin_is_no_wrong_choice_of_a_set() -> None:
    first, second = two(
        "which", "[Spain, France]\n  wrong: [Malta, Peru, Cuba, Oman]", "[Italy, Malta]"
    )
    assert all_shown(first, [second]) <= {"Spain", "France", "Peru", "Cuba", "Oman"}


def test_a_sitting_offers_no_twins_answer(store: Store, clock: FixedClock) -> None:
    entry = "- where: The capital of Georgia?\n  answer: {}\n  wrong: [{}, Baku, Yerevan, Ankara]\n"
    first = read(entry.format("Tbilisi", "Atlanta"), "a")
    second = read(entry.format("Atlanta", "Tbilisi"), "b")
    learner = Learner(store, clock, first, second, settings=Settings(answer_by="choosing"))
    assert learner.turn is not None
    assert set(learner.turn.choices) == {"Tbilisi", "Baku", "Yerevan", "Ankara"}


def test_edited_decks_have_other_twins(tmp_path: Path) -> None:
    path = tmp_path / "deck.yaml"
    path.write_text(f"title: d\nquestions:\n{BOTH}", "utf-8")
    deck = read_deck(path)
    session = Session(deck.questions, {}, STUDY)
    assert len(session.twins(deck.questions[0], "")) == 1
    path.write_text(f"title: d\nquestions:\n{TWO.format('Tbilisi')}", "utf-8")
    renewed = {question.key: question for question in read_deck(path).questions}
    session.take_edits(lambda question: renewed.get(question.key), {})
    assert session.twins(deck.questions[0], "") == []
