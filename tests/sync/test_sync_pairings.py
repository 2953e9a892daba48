"""Edits and relinks on several machines: in whatever order they meet, all tell the same questions
apart."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import pytest

from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, KeptApart, Paired, Review, Unpaired
from quiz.store.store import Store
from quiz.sync.sync import sync_folder
from tests.learner import sums
from tests.sync.machines import Machine, carried_about, outcome, rows

QUESTIONS = sums(6).questions


class Editor(Machine):
    """A machine on which questions are answered, edited and told apart."""

    def study(self) -> None:
        hand, chance = self.hand, self.chance
        for _ in range(chance.randrange(8)):
            old, new = chance.sample(QUESTIONS, 2)
            day, store = hand.now.day(), hand.store
            match chance.randrange(9):
                case 0 | 1 | 2:
                    rating = chance.choice(list(Rating))
                    store.record(
                        Review(new.key, "r", 0.5, rating, 3, True, hand.now, day, 1000), new
                    )
                case 3 | 4:
                    pairing = Paired(new.key, old.key, answer_changed=chance.random() < 0.5)
                    store.act(Act(pairing, hand.now, day), new)
                case 5:
                    store.act(Act(Unpaired(new.key), hand.now, day), new)
                case 6:
                    store.act(Act(KeptApart(new.key, old.key), hand.now, day), new)
                case 7:
                    store.undo_pairing(hand.now, day) if chance.random() < 0.5 else hand.undo()
                case _:
                    hand.wait(chance.randrange(-30, 200), 3600)


@pytest.mark.parametrize("seed", range(6))
def test_three_machines_tell_the_same_questions_apart(tmp_path: Path, seed: int) -> None:
    first, second, third = three_editors(tmp_path, seed)
    assert first == second == third


@pytest.mark.slow
@pytest.mark.timeout(580)
@pytest.mark.parametrize("seed", range(30))
def test_many_machines_and_stores_on_the_disk_tell_the_same_questions_apart(
    tmp_path: Path, seed: int
) -> None:
    # A thousand syncs each: on a slow disk that takes minutes.
    first, second, third = three_editors(tmp_path, seed, on_disk=seed % 10 == 9)
    assert first == second == third


def three_editors(home: Path, seed: int, *, on_disk: bool = False) -> list[object]:
    """The outcomes of three machines that shared all that they did, and their joined questions."""
    chance = random.Random(seed)
    with contextlib.ExitStack() as ends:
        machines: list[Machine] = [Editor(home / name, chance, on_disk=on_disk) for name in "abc"]
        for machine in machines:
            ends.callback(machine.store.close)
        carried_about(machines, chance)
        store = machines[0].store
        assert any(isinstance(row, Act) and isinstance(row.action, Paired) for row in rows(store))
        for machine in machines:
            before = outcome(machine.store)
            machine.store.rebuild()
            assert outcome(machine.store) == before
        return [(outcome(machine.store), machine.store.joined()) for machine in machines]


def test_a_new_wording_met_elsewhere_first_has_the_whole_history(tmp_path: Path) -> None:
    """B reviews the new wording before it hears that it continues the old one, which A had for
    long."""
    chance = random.Random(0)
    ann, ben = (Machine(tmp_path / name, chance) for name in "ab")
    old, new = QUESTIONS[:2]
    ann.hand.review(old, Rating.GOOD)
    ann.hand.wait(96, 3600)
    ann.hand.review(old, Rating.GOOD)
    ben.hand.wait(200, 3600)
    ben.hand.review(new, Rating.GOOD)
    ann.hand.wait(200, 3600)
    act = Act(Paired(new.key, old.key), ann.hand.now, ann.hand.now.day())
    ann.store.act(act, new)
    for machine, other in ((ann, ben), (ben, ann), (ann, ben)):
        sync_folder(machine.store, machine.folder)
        other.carry(machine, whole=True)
    sync_folder(ben.store, ben.folder)
    assert outcome(ann.store) == outcome(ben.store)
    assert ben.store.standings()[old.key].reviews == 3
    assert new.key not in ben.store.standings()
    alone = Store(":memory:")
    for fact in ben.store.history(old.key):
        alone.record(fact._replace(question=old.key, id=None, sitting=None), old)
    assert alone.standings()[old.key].memory == ben.store.standings()[old.key].memory
