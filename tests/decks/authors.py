"""Authors who edit their decks, by script; and a learner whose progress is to survive it."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from quiz.answers.texts.lookalikes import is_another_word
from quiz.clock import Moment
from quiz.collection.collection import Collection
from quiz.collection.upkeep import see_decks
from quiz.decks.identity import QuestionKey
from quiz.decks.question import Question
from quiz.decks.reader import read_deck
from quiz.decks.shelf import read_shelf
from quiz.schedule.fsrs import Rating
from quiz.schedule.history import Review
from quiz.schedule.standing import NEW, Standing
from quiz.settings import DEFAULTS
from quiz.store.store import Store
from tests.clock import FixedClock
from tests.places import DECKS

SHIPPED = DECKS
TEXTS = ("who", "what", "where")


class Entry(NamedTuple):
    """A question as an author thinks of it; `number` is which, whatever becomes of its words."""

    number: int
    kind: str
    prompt: str
    answer: str

    def written(self, style: str) -> str:
        prompt, answer = (
            json.dumps(text, ensure_ascii=False) for text in (self.prompt, self.answer)
        )
        match style:
            case "flow":
                return f"- {{{self.kind}: {prompt}, answer: {answer}}}\n"
            case "folded":
                folded = f"    answer: >-\n        {self.answer}\n"
                return f"-\n{folded}    {self.kind}: |-\n        {self.prompt}\n"
            case _:
                return f"- {self.kind}: {prompt}\n  answer: {answer}\n"


class Author:
    """Some decks in a folder, and what can be done to them."""

    def __init__(self, folder: Path, seed: int, decks: int = 3, size: int = 8) -> None:
        self.chance = random.Random(seed)
        self.folder = folder
        entries = self.chance.sample(_shipped(), decks * size)
        entries = [entry._replace(number=number) for number, entry in enumerate(entries)]
        self.decks = {
            f"unit-{n}/deck-{n}.yaml": entries[n * size : (n + 1) * size] for n in range(decks)
        }
        self.style, self.comment, self.ends = "block", "", "\n"

    def save(self) -> None:
        """Writes the decks, and nothing that is no more."""
        for old in self.folder.rglob("*.yaml"):
            old.unlink()
        for name, entries in self.decks.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            body = "".join(self.comment + entry.written(self.style) for entry in entries)
            text = f"title: {name}\nquestions:\n{body}".replace("\n", self.ends)
            path.write_bytes(text.encode())

    def _change(self, change: Callable[[Entry], Entry]) -> None:
        """Changes one question that the change makes another of."""
        for _ in range(100):
            name = self.chance.choice([name for name, entries in self.decks.items() if entries])
            index = self.chance.randrange(len(self.decks[name]))
            old = self.decks[name][index]
            new = change(old)
            if new != old:
                self.decks[name][index] = new
                return

    def slip_in_prompt(self) -> None:
        self._change(lambda entry: entry._replace(prompt=self._slipped(entry.prompt)))

    def slip_in_answer(self) -> None:
        self._change(
            lambda entry: (
                entry._replace(answer=self._slipped(entry.answer)) if entry.kind in TEXTS else entry
            )
        )

    def other_spelling(self) -> None:
        self._change(lambda entry: entry._replace(answer=self.chance.choice(_spellings(entry))))

    def other_order(self) -> None:
        for entries in self.decks.values():
            self.chance.shuffle(entries)

    def comments(self) -> None:
        self.comment = f"# {self.chance.random()}\n"

    def line_ends(self) -> None:
        self.ends = "\r\n"

    def yaml_style(self) -> None:
        self.style = self.chance.choice(["flow", "folded"])

    def move_question(self) -> None:
        source, target = self.chance.sample(sorted(self.decks), 2)
        if len(self.decks[source]) > 1:
            entry = self.decks[source].pop(self.chance.randrange(len(self.decks[source])))
            self.decks[target].insert(self.chance.randint(0, len(self.decks[target])), entry)

    def rename_file(self) -> None:
        name = self.chance.choice(sorted(self.decks))
        self.decks[f"{Path(name).parent.as_posix()}/other-{self.chance.randrange(10**6)}.yaml"] = (
            self.decks.pop(name)
        )

    def move_folder(self) -> None:
        folder = f"moved-{self.chance.randrange(10**6)}"
        self.decks = {f"{folder}/{name}": entries for name, entries in self.decks.items()}

    def _slipped(self, text: str) -> str:
        """The text with a slip in one of its longer words, if that makes no other word."""
        words = text.split(" ")
        long = [index for index, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
        if not long:
            return text
        index = self.chance.choice(long)
        word, cut = words[index], self.chance.randrange(1, len(words[index]) - 1)
        letter = self.chance.choice(string.ascii_lowercase)
        slips = (
            word[:cut] + word[cut + 1 :],
            word[:cut] + letter + word[cut:],
            word[:cut] + letter + word[cut + 1 :],
            word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
        )
        slipped = self.chance.choice(slips)
        if not is_another_word(slipped.casefold(), word.casefold(), "en"):
            words[index] = slipped
        return " ".join(words)


EDITS: tuple[Callable[[Author], None], ...] = (
    Author.slip_in_prompt,
    Author.slip_in_answer,
    Author.other_spelling,
    Author.other_order,
    Author.comments,
    Author.line_ends,
    Author.yaml_style,
    Author.move_question,
    Author.rename_file,
    Author.move_folder,
)


def _spellings(entry: Entry) -> list[str]:
    """Other ways to write an answer, which mean the same."""
    if entry.kind == "number" and entry.answer.replace(",", "").isdecimal():
        bare = entry.answer.replace(",", "")
        return [bare, f"{int(bare):,}", f"{int(bare):,}".replace(",", " ")]
    if entry.kind in TEXTS:
        return [
            entry.answer.upper(),
            f"{entry.answer}.",
            f"the {entry.answer}",
            entry.answer.replace(" ", "  "),
        ]
    return [entry.answer]


@cache
def _shipped() -> list[Entry]:
    entries: dict[QuestionKey, Entry] = {}
    for path in sorted(SHIPPED.rglob("*.yaml")):
        for question in read_deck(path).questions:
            plain = question.kind in (*TEXTS, "when", "number") and "\n" not in question.prompt
            if plain and question.answer.text:
                entries[question.key] = Entry(
                    0, question.kind, question.prompt, question.answer.text
                )
    return list(entries.values())


class Reader:
    """A learner of an author's decks."""

    def __init__(self, folder: Path, clock: FixedClock, store: Store | None = None) -> None:
        self.folder = folder
        self.clock = clock
        self.store = store or Store(":memory:")
        self.collection = self.open()

    def open(self) -> Collection:
        """Starts the program."""
        self.clock.pass_seconds(60)
        self.collection = Collection(read_shelf([self.folder]), self.store, DEFAULTS, self.clock)
        see_decks(self.collection)
        self.collection.refresh()
        return self.collection

    def questions(self) -> list[Question]:
        return [
            question
            for shelved in self.collection.shelf.all_decks()
            for question in shelved.deck.questions
        ]

    def review(self, question: Question, *, days: int = 3) -> None:
        """Answers a question rightly."""
        self.clock.pass_seconds(10)
        now: Moment = self.clock.now()
        review = Review(question.key, "r", 1.0, Rating.GOOD, days, True, now, now.day(), 900)
        self.store.record(review, question)
        self.collection.refresh()

    def standing(self, entry: Entry) -> Standing:
        """The standing of the question that now reads like this."""
        matches = [
            question
            for question in self.questions()
            if (question.kind, question.prompt) == (entry.kind, " ".join(entry.prompt.split()))
        ]
        matches = [
            question for question in matches if question.answer.text.split() == entry.answer.split()
        ] or matches
        assert matches, entry
        return self.collection.standings.get(matches[0].key, NEW)
