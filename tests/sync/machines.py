"""Machines that share a history through a folder, and what they hold."""

from __future__ import annotations

import random
from pathlib import Path

from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Act, Certainty, Review, Row, Sitting
from quiz.store.store import Store
from quiz.sync.exchange import given
from quiz.sync.sync import sync_folder
from tests.schedule.actions import one_of_each
from tests.store.test_replay import MARKS, OFFSETS, QUESTIONS, Hand


def rows(store: Store) -> list[Row]:
    return [row for machine, runs in store.runs().items() for row in given(store, machine, runs)]


def outcome(store: Store) -> object:
    """All that a learner has of a store, to the bit."""
    return rows(store), store.standings(), store.days(), store.spellings()


class Machine:
    """One machine: a store, a replica of the folder, and a hand that does things."""

    def __init__(self, home: Path, chance: random.Random, *, on_disk: bool = False) -> None:
        self.folder = home / "folder"
        self.folder.mkdir(parents=True)
        self.hand = Hand(Store(home / "quiz.db" if on_disk else ":memory:"))
        self.chance = chance

    @property
    def store(self) -> Store:
        return self.hand.store

    def study(self) -> None:
        hand, chance = self.hand, self.chance
        for _ in range(chance.randrange(8)):
            question, rating = chance.choice(QUESTIONS), chance.choice(list(Rating))
            match chance.randrange(8):
                case 0 | 1 | 2:
                    hand.review(question, rating, counts=chance.random() < 0.9)
                case 3:
                    hand.rate(question, rating, overruled=chance.random() < 0.5)
                case 4:
                    hand.mark(question, chance.choice(MARKS))
                case 5:
                    keys = [sampled.key for sampled in chance.sample(QUESTIONS, 2)]
                    hand.store.reset(keys, hand.now, hand.now.day())
                case 6:
                    hand.undo()
                case _:
                    hand.wait(chance.randrange(-30, 200), chance.choice(OFFSETS))

    def carry(self, other: Machine, *, whole: bool) -> None:
        """The other one's folder comes here, as a slow copy may bring it: some files not yet, some
        cut."""
        for file in sorted(other.folder.iterdir()):
            target, content = self.folder / file.name, file.read_bytes()
            writer = file.name.split(".")[-2]
            if writer == self.store.machine or (whole and writer != other.store.machine):
                continue
            if not whole and self.chance.random() < 0.3:
                continue
            if not whole and self.chance.random() < 0.5:
                content = content[: self.chance.randrange(len(content) + 1)]
            target.write_bytes(content)


def carried_about(machines: list[Machine], chance: random.Random) -> None:
    """Everyone studies and syncs with what is brought, cut or late; at last everything has come
    everywhere."""
    for _ in range(25):
        machine, other = chance.sample(machines, 2)
        machine.study()
        if chance.random() < 0.6:
            machine.carry(other, whole=False)
            sync_folder(machine.store, machine.folder)
    for _ in range(2):
        for machine in machines:
            for other in machines:
                if other is not machine:
                    machine.carry(other, whole=True)
            sync_folder(machine.store, machine.folder)


def everything(store: Store) -> None:
    """A row of every sort, with every field."""
    hand = Hand(store)
    sitting = store.open_sitting(Sitting("study", '{"a": 1}', -5, "Ann", hand.now))
    first, second = QUESTIONS[:2]
    day = hand.now.day()
    review = Review(
        first.key,
        "é\n\0",
        1 / 3,
        Rating.HARD,
        4,
        True,
        hand.now,
        day,
        9,
        sitting,
        None,
        Certainty.GUESS,
    )
    target = store.record(review, first).id
    for action in one_of_each(second.key, other=first.key, row=target, sitting=sitting):
        store.act(Act(action, hand.now, day))
    store.rebuild()  # what undo and redating do to the days, these acts by themselves do not
