"""Questions that look reworded: they wait for the learner, whatever becomes of the decks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from quiz.collection.reworded import (
    Rewording,
    count_rewordings,
    decide_rewording,
    rewordings,
    undo_rewording,
)
from quiz.decks.question import Question
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Forgotten, Hidden, KeptApart, Paired, Review, Unpaired
from quiz.schedule.standing import NEW, replay
from quiz.store.store import Store
from quiz.sync.exchange import given, take
from tests.clock import FixedClock
from tests.decks.authors import Reader
from tests.decks.test_pairing import entry, write

# Likely and no more than that: a verb is another one.
OLD = "Which engineer built the old stone bridge over the river?"
NEW_WORDS = "Which engineer drew the old stone bridge over the river?"
NEWER = "Which engineer drew the ancient stone bridge over the river?"
OTHER = entry("number", "How many bones has an adult human body?", "206")


def asked(prompt: str) -> str:
    return entry("who", prompt, "Ada Lovelace")


class Learner(Reader):
    """A learner who is asked about questions that look reworded."""

    def edit(self, *entries: str) -> None:
        """The author writes the deck anew; the program is started after it."""
        write(self.folder, *entries)
        self.open()

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The prompts of then and of now that are asked about."""
        found = rewordings(self.collection)
        assert count_rewordings(self.collection) == len(found)
        return [(one.old.prompt, one.question.prompt) for one in found]

    def first(self) -> Rewording:
        return rewordings(self.collection)[0]

    def say(self, *, same: bool) -> None:
        self.clock.pass_seconds(5)
        assert decide_rewording(self.collection, self.first(), same=same) is not None

    def named(self, prompt: str) -> Question:
        return next(one for one in self.questions() if one.prompt == prompt)

    def study(self, prompt: str) -> None:
        self.review(self.named(prompt))

    def reviews(self, prompt: str) -> int:
        return self.collection.standings.get(self.named(prompt).key, NEW).reviews

    def is_as_replayed(self) -> bool:
        """True if a rebuild and a replay of the facts give what is kept."""
        standings, joined = self.store.standings(), self.store.joined()
        self.store.rebuild()
        replayed = {key: replay(self.store.facts(key)) for key in standings}
        return (standings, joined) == (self.store.standings(), self.store.joined()) and (
            replayed == standings
        )


def keeps_if_asked(learner: Learner) -> bool:
    """True if the second wording is asked about, and has the review of the first if it is that."""
    is_asked = learner.pairs == [(OLD, NEW_WORDS)]
    learner.say(same=True)
    return is_asked and learner.reviews(NEW_WORDS) == 1


@pytest.fixture
def learner(tmp_path: Path, clock: FixedClock) -> Learner:
    """A learner who has answered the question in its first wording, and met it in its second."""
    return reworded(tmp_path, clock)


def reworded(folder: Path, clock: FixedClock, store: Store | None = None) -> Learner:
    write(folder, asked(OLD), OTHER)
    learner = Learner(folder, clock, store)
    learner.study(OLD)
    learner.edit(asked(NEW_WORDS), OTHER)
    return learner


def test_what_is_likely_is_asked_as_new_until_the_learner_says_that_it_is_the_same(
    learner: Learner,
) -> None:
    assert learner.pairs == [(OLD, NEW_WORDS)]
    assert learner.reviews(NEW_WORDS) == 0
    assert learner.first().before.reviews == 1
    learner.say(same=True)
    assert learner.pairs == []
    assert learner.reviews(NEW_WORDS) == 1
    assert learner.is_as_replayed()


def test_it_waits_over_a_restart_and_over_other_edits_of_the_deck(learner: Learner) -> None:
    for entries in ([asked(NEW_WORDS)], [asked(NEW_WORDS), OTHER], [OTHER, asked(NEW_WORDS)]):
        learner.open()
        learner.edit(*entries)
        learner.store.rebuild()
        assert learner.pairs == [(OLD, NEW_WORDS)]


def test_what_was_reviewed_meanwhile_is_merged_by_time(learner: Learner) -> None:
    learner.clock.pass_days(3)
    learner.study(NEW_WORDS)
    learner.clock.pass_days(2)
    assert [learner.first().before.reviews, learner.first().since.reviews] == [1, 1]
    learner.say(same=True)
    learner.study(NEW_WORDS)
    assert learner.reviews(NEW_WORDS) == 3
    history = learner.store.history(learner.named(NEW_WORDS).key)
    assert [one.moment.at for one in history] == sorted(one.moment.at for one in history)
    alone = Store(":memory:")
    for one in history:
        question = learner.named(NEW_WORDS)
        alone.record(one._replace(question=question.key, id=None, sitting=None), question)
    (kept,) = alone.standings().values()
    assert kept == learner.store.standings()[learner.named(NEW_WORDS).key]
    assert learner.is_as_replayed()


def test_another_question_is_not_asked_about_again_and_begins_at_none(learner: Learner) -> None:
    learner.say(same=False)
    for entries in ([asked(NEW_WORDS)], [asked(NEW_WORDS), OTHER]):
        learner.edit(*entries)
        assert learner.pairs == []
    assert learner.reviews(NEW_WORDS) == 0
    assert learner.is_as_replayed()


def test_after_another_question_a_new_wording_is_asked_about_for_itself(learner: Learner) -> None:
    learner.say(same=False)
    learner.study(NEW_WORDS)
    learner.edit(asked(NEWER), OTHER)
    learner.open()
    assert (OLD, NEWER) not in learner.pairs
    if learner.pairs:  # unless it is sure
        assert learner.pairs == [(NEW_WORDS, NEWER)]
        learner.say(same=True)
    assert learner.reviews(NEWER) == 1


def test_the_last_word_is_taken_back_and_then_the_one_before(learner: Learner) -> None:
    assert undo_rewording(learner.collection) is None
    learner.say(same=False)
    assert isinstance(undo_rewording(learner.collection), KeptApart)
    assert learner.pairs == [(OLD, NEW_WORDS)]
    learner.say(same=True)
    assert isinstance(undo_rewording(learner.collection), Paired)
    assert learner.pairs == [(OLD, NEW_WORDS)]
    assert learner.reviews(NEW_WORDS) == 0
    assert undo_rewording(learner.collection) is None
    assert learner.is_as_replayed()


def test_a_link_that_an_edit_made_by_itself_is_not_taken_back(learner: Learner) -> None:
    learner.say(same=True)
    learner.edit(asked(NEW_WORDS.replace("engineer", "enginere")), OTHER)
    assert learner.store.joined()
    assert isinstance(undo_rewording(learner.collection), Paired)
    assert undo_rewording(learner.collection) is None
    assert len(learner.store.joined()) == 1
    assert learner.pairs == [(OLD, NEW_WORDS.replace("engineer", "enginere"))]


@pytest.mark.parametrize("is_reviewed", [False, True])
def test_a_likely_pair_follows_the_new_question_when_that_is_mended(
    learner: Learner, is_reviewed: bool
) -> None:
    if is_reviewed:
        learner.study(NEW_WORDS)
    mended = NEW_WORDS.replace("engineer", "enginere")
    learner.edit(asked(mended), OTHER)
    assert learner.pairs == [(OLD, mended)]
    learner.say(same=True)
    assert learner.reviews(mended) == 1 + is_reviewed
    assert learner.is_as_replayed()


@pytest.mark.parametrize("is_reviewed", [False, True])
def test_a_likely_pair_follows_the_new_question_when_that_is_reworded_again(
    learner: Learner, is_reviewed: bool
) -> None:
    if is_reviewed:
        learner.study(NEW_WORDS)
    newest = NEW_WORDS.replace("drew", "painted")
    learner.edit(asked(newest), OTHER)
    learner.open()
    assert (OLD, newest) in learner.pairs
    while learner.pairs:
        learner.say(same=True)
    assert learner.reviews(newest) == 1 + is_reviewed
    assert learner.is_as_replayed()


def test_the_old_question_that_comes_back_is_itself_and_nobody_is_asked(learner: Learner) -> None:
    learner.edit(asked(OLD), OTHER)
    assert learner.pairs == []
    assert learner.reviews(OLD) == 1


def test_what_was_answered_in_a_wording_that_went_again_is_not_lost_without_a_word(
    learner: Learner,
) -> None:
    learner.study(NEW_WORDS)
    learner.edit(asked(OLD), OTHER)
    assert learner.pairs == [(NEW_WORDS, OLD)]
    learner.say(same=True)
    assert learner.reviews(OLD) == 2
    assert learner.is_as_replayed()


def test_a_wording_that_is_surely_the_first_one_mended_goes_on_with_it(learner: Learner) -> None:
    learner.edit(asked(OLD.replace("engineer", "enginere")), OTHER)
    assert learner.pairs == []
    assert learner.reviews(OLD.replace("engineer", "enginere")) == 1


def test_the_pairs_of_a_deck_that_is_deleted_wait_until_it_is_back(learner: Learner) -> None:
    file = learner.folder / "deck.yaml"
    content = file.read_bytes()
    file.unlink()
    learner.open()
    assert learner.pairs == []
    file.write_bytes(content)
    learner.open()
    assert learner.pairs == [(OLD, NEW_WORDS)]


def test_a_deck_with_a_mistake_for_the_moment_keeps_its_pairs(learner: Learner) -> None:
    learner.edit("- who: Who\n", OTHER)
    assert learner.pairs == []
    learner.edit(asked(NEW_WORDS), OTHER)
    assert learner.pairs == [(OLD, NEW_WORDS)]


def test_two_likely_pairs_with_one_old_question_are_asked_one_after_the_other(
    learner: Learner,
) -> None:
    """Two questions of one deck that were both made of an old one, as two edits left them."""
    learner.edit(asked(NEW_WORDS), asked(NEWER), OTHER)
    with learner.store.transaction():
        learner.store._connection.execute(
            "INSERT OR IGNORE INTO likely_pairs SELECT ?, old, at, 0.1, 0, written"
            " FROM likely_pairs",
            (learner.named(NEWER).fingerprint,),
        )
    assert learner.pairs == [(OLD, NEW_WORDS)], "the likeliest first"
    learner.say(same=True)
    assert learner.pairs == [], "the old one is taken"
    undo_rewording(learner.collection)
    learner.say(same=False)
    assert learner.pairs == [(OLD, NEWER)]
    learner.say(same=True)
    assert [learner.reviews(NEW_WORDS), learner.reviews(NEWER)] == [0, 1]
    undo_rewording(learner.collection)
    undo_rewording(learner.collection)
    assert learner.pairs == [(OLD, NEW_WORDS)]


def test_of_many_questions_with_one_answer_the_next_likely_one_is_asked_about(
    tmp_path: Path, clock: FixedClock
) -> None:
    """A whole deck is reworded whose questions have one answer: the likeliest need not be right."""
    olds = ["Which engineer built the old stone bridge?", "Which engineer built the old iron pier?"]
    news = ["Which engineer drew the old stone arch?", "Which engineer drew the old iron bridge?"]
    write(tmp_path, *map(asked, olds), OTHER)
    learner = Learner(tmp_path, clock)
    learner.study(olds[0])
    learner.study(olds[1])
    learner.edit(*map(asked, news), OTHER)
    seen: set[tuple[str, str]] = set()
    while learner.pairs:
        pairs = learner.pairs
        assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)
        assert not seen & set(pairs)
        seen.add(pairs[0])
        learner.say(same=False)
    assert seen == {(old, new) for old in olds for new in news}


def test_a_question_without_a_history_is_not_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    write(tmp_path, asked(OLD), OTHER)
    learner = Learner(tmp_path, clock)
    learner.edit(asked(NEW_WORDS), OTHER)
    assert learner.pairs == []


def test_a_question_that_was_hidden_is_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    write(tmp_path, asked(OLD), OTHER)
    learner = Learner(tmp_path, clock)
    question = learner.named(OLD)
    learner.store.act(Act(Hidden(question.key), clock.now(), clock.now().day()), question)
    learner.edit(asked(NEW_WORDS), OTHER)
    learner.say(same=True)
    assert learner.collection.standings[learner.named(NEW_WORDS).key].hidden


def test_a_question_that_was_parted_is_asked_about_no_more(learner: Learner) -> None:
    learner.say(same=True)
    now = learner.clock.now()
    key = learner.named(NEW_WORDS).fingerprint
    learner.store.act(Act(Unpaired(key), now, now.day()))
    learner.open()
    assert learner.pairs == []
    assert learner.reviews(NEW_WORDS) == 0


def test_an_old_question_that_is_forgotten_is_asked_about_no_more(learner: Learner) -> None:
    now = learner.clock.now()
    learner.store.act(Act(Forgotten(learner.first().old.key), now, now.day()))
    assert learner.pairs == []


def test_a_question_that_is_moved_and_reworded_is_asked_about_whichever_deck_is_saved_first(
    tmp_path: Path, clock: FixedClock
) -> None:
    write(tmp_path, asked(OLD), OTHER)
    learner = Learner(tmp_path, clock)
    learner.study(OLD)
    learner.edit(OTHER)
    assert learner.pairs == []
    write(tmp_path, asked(NEW_WORDS), name="moved")
    learner.open()
    assert keeps_if_asked(learner)


def test_a_copy_that_was_reworded_is_asked_about_when_the_original_goes(
    tmp_path: Path, clock: FixedClock
) -> None:
    write(tmp_path, asked(OLD), OTHER)
    learner = Learner(tmp_path, clock)
    learner.study(OLD)
    write(tmp_path, asked(OLD), name="copy")
    learner.open()
    write(tmp_path, asked(NEW_WORDS), name="copy")
    learner.open()
    assert learner.pairs == []
    learner.edit(OTHER)
    assert keeps_if_asked(learner)


def test_a_deck_merged_into_one_that_stays_keeps_a_prompt_whose_answer_was_mended(
    tmp_path: Path, clock: FixedClock
) -> None:
    prompt = "der Schlüssel"
    write(tmp_path, entry("card", prompt, "the key"), name="words")
    write(tmp_path, OTHER)
    learner = Learner(tmp_path, clock)
    learner.study(prompt)
    (tmp_path / "words.yaml").unlink()
    learner.edit(OTHER, entry("card", prompt, "the key (of a door)"))
    assert (learner.pairs, learner.reviews(prompt)) == ([], 1)


def test_a_merged_question_is_asked_about_where_the_decks_were_read_one_by_one(
    tmp_path: Path, clock: FixedClock
) -> None:
    prompt = "der Schlüssel"
    write(tmp_path, entry("card", prompt, "the key"), name="words")
    write(tmp_path, OTHER)
    learner = Learner(tmp_path, clock)
    learner.study(prompt)
    learner.edit(OTHER, entry("card", prompt, "the key (of a door)"))
    assert learner.pairs == []
    (tmp_path / "words.yaml").unlink()
    learner.open()
    assert learner.pairs == [(prompt, prompt)]


def test_a_question_beside_it_that_is_not_much_alike_is_not_asked_about(
    tmp_path: Path, clock: FixedClock
) -> None:
    other = asked("Which engineer built the railway?")
    write(tmp_path, asked(OLD), other)
    learner = Learner(tmp_path, clock)
    learner.study(OLD)
    learner.edit(other)
    assert learner.pairs == []


def test_what_was_said_in_another_window_is_not_said_twice(learner: Learner) -> None:
    rewording = learner.first()
    learner.say(same=True)
    assert decide_rewording(learner.collection, rewording, same=False) is None
    assert learner.reviews(NEW_WORDS) == 1


def test_what_is_kept_apart_is_never_joined_by_an_edit(learner: Learner) -> None:
    learner.say(same=False)
    learner.study(NEW_WORDS)
    learner.edit(asked(OLD), OTHER)
    assert learner.pairs == []
    assert learner.reviews(OLD) == 1


# Two machines


def share(*learners: Learner) -> None:
    """Each takes up what the others have written."""
    for target in learners:
        for source in learners:
            if source is not target:
                for machine, runs in source.store.runs().items():
                    take(target.store, list(given(source.store, machine, runs)))
        target.collection.refresh()


@pytest.mark.parametrize("same", [False, True])
def test_another_machine_with_the_same_decks_is_not_asked_again(
    tmp_path: Path, clock: FixedClock, same: bool
) -> None:
    here, there = (reworded(tmp_path / name, clock) for name in ("here", "there"))
    share(here, there)
    assert here.pairs == there.pairs == [(OLD, NEW_WORDS)]
    here.say(same=same)
    assert there.pairs == [(OLD, NEW_WORDS)]
    share(here, there)
    assert here.pairs == there.pairs == []
    assert there.reviews(NEW_WORDS) == 2 * same
    assert here.store.standings() == there.store.standings()
    assert undo_rewording(there.collection) is None, "only what was said on this machine"
    undo_rewording(here.collection)
    share(here, there)
    assert here.pairs == there.pairs == [(OLD, NEW_WORDS)]


@pytest.mark.parametrize("first", [False, True])
def test_of_two_machines_that_say_otherwise_the_later_one_counts(
    tmp_path: Path, clock: FixedClock, first: bool
) -> None:
    here, there = (reworded(tmp_path / name, clock) for name in ("here", "there"))
    here.say(same=first)
    there.say(same=not first)
    share(here, there)
    assert here.pairs == there.pairs == []
    assert here.reviews(NEW_WORDS) == there.reviews(NEW_WORDS) == (0 if first else 2)
    assert here.store.joined() == there.store.joined()
    assert here.is_as_replayed()
    assert there.is_as_replayed()


def test_a_machine_that_learns_of_the_reviews_later_asks_then(
    tmp_path: Path, clock: FixedClock
) -> None:
    here = reworded(tmp_path / "here", clock)
    write(tmp_path / "there", asked(OLD), OTHER)
    there = Learner(tmp_path / "there", clock)
    there.edit(asked(NEW_WORDS), OTHER)
    assert there.pairs == []
    share(here, there)
    assert there.pairs == [(OLD, NEW_WORDS)]


def test_a_review_of_the_old_wording_that_comes_late_is_merged_too(
    tmp_path: Path, clock: FixedClock
) -> None:
    here = reworded(tmp_path / "here", clock)
    write(tmp_path / "there", asked(OLD), OTHER)
    there = Learner(tmp_path / "there", clock)
    clock.pass_days(1)
    there.study(OLD)
    here.say(same=True)
    share(here, there)
    assert here.reviews(NEW_WORDS) == 2
    late = here.store.history(here.named(NEW_WORDS).key)
    assert [one.rating for one in late] == [Rating.GOOD] * 2


VERBS = ("built", "drew", "painted", "sketched", "biult")
THINGS = ("the old stone bridge over the river", "the tall brick tower beside the market")


class Shelves:
    """Two machines with one history, and an author who gives both the same decks."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.words = dict.fromkeys(THINGS, VERBS[0])
        self.clock = FixedClock()
        self.learners = [Learner(folder / name, self.clock) for name in ("here", "there")]
        self.write()
        for learner in self.learners:
            learner.open()

    def write(self) -> None:
        entries = [
            entry("who", f"Which engineer {verb} {thing}?", thing[8:13])
            for thing, verb in self.words.items()
            if verb
        ]
        for learner in self.learners:
            write(learner.folder, *entries, OTHER)

    def step(self) -> None:
        """Somebody does something."""
        learner, chance = self.chance.choice(self.learners), self.chance
        self.clock.pass_seconds(60)
        match chance.randrange(8):
            case 0 | 1:
                self.words[chance.choice(THINGS)] = chance.choice(("", *VERBS, *VERBS))
                self.write()
            case 2 | 3:
                learner.review(chance.choice(learner.questions()))
            case 4 | 5 if waiting := rewordings(learner.collection):
                asked, is_same = chance.choice(waiting), chance.random() < 0.5
                assert decide_rewording(learner.collection, asked, same=is_same)
            case 6:
                undo_rewording(learner.collection)
            case _:
                learner.open()
        if chance.random() < 0.1:
            share(*self.learners)


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_edited_said_and_taken_back_no_review_is_lost(
    tmp_path: Path, seed: int
) -> None:
    shelves = Shelves(tmp_path, seed)
    for _ in range(30):
        shelves.step()
        for learner in shelves.learners:
            present = {question.key for question in learner.questions()}
            for asked in rewordings(learner.collection):
                assert asked.question.key in present
                assert learner.collection.known_as(asked.old.key) not in present
    share(*shelves.learners)
    here, there = shelves.learners
    assert here.store.standings() == there.store.standings()
    for learner in shelves.learners:
        learner.open()
        learner.pairs  # noqa: B018 - it counts them in both ways
        assert learner.is_as_replayed()
        reviews = sum(
            isinstance(fact, Review)
            for key in learner.store.standings()
            for fact in learner.store.facts(key)
        )
        assert sum(standing.reviews for standing in learner.store.standings().values()) == reviews
    share(*shelves.learners)
    assert here.store.standings() == there.store.standings()
