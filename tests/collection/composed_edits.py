"""An author who does several things to some decks at once, or one after the other."""

from __future__ import annotations

import json
import random
import string
from collections.abc import Callable
from pathlib import Path

from quiz.answers.texts.lookalikes import is_another_word
from quiz.values import replace, value

Wordings = tuple[str, str]

WORDINGS: dict[str, tuple[Wordings, ...]] = {
    "who": (
        ("Who wrote the novel {}?", "Who is the author of the novel {}?"),
        ("Who led the army in {}?", "In {}, who headed the army?"),
        ("Who discovered the cave near {}?", "Which scientist discovered the cave near {}?"),
    ),
    "what": (
        ("Which city is the capital of {}?", "What is the capital of {}?"),
        ("What is the old harbour of {} called?", "What is the name of the old harbour of {}?"),
        ("Which metal is mined in the hills of {}?", "What is mined in the hills of {}?"),
    ),
    "when": (
        ("In which year was {} founded?", "When was {} established?"),
        ("When did the siege of {} begin?", "On what date did the siege of {} begin?"),
    ),
    "number": (
        ("How many bridges are there in {}?", "How many bridges has {}?"),
        ("How many towers has the castle of {}?", "How many towers have the castle of {}?"),
    ),
}
"""Two ways to ask for one thing, of each kind."""
OTHERS = {
    "who": ("Who translated the novel {}?", "Who betrayed the army in {}?"),
    "what": ("Which village is the suburb of {}?", "What is the old market of {} called?"),
    "when": ("In which year was {} destroyed?", "When did the siege of {} fail?"),
    "number": ("How many churches are there in {}?", "How many gates has the castle of {}?"),
}
"""Questions that look alike and ask for something else."""


@value
class Entry:
    """A question; `number` is which, whatever becomes of its words, and below 0 for a new one."""

    number: int
    kind: str
    wordings: Wordings
    name: str
    answer: str
    prompt: str

    @property
    def written(self) -> str:
        prompt, answer = (
            json.dumps(text, ensure_ascii=False) for text in (self.prompt, self.answer)
        )
        return f"- {self.kind}: {prompt}\n  answer: {answer}\n"


class Author:
    """Small decks in a folder, and what can be done to them; mostly to the same few questions."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.chance = random.Random(seed)
        self.numbers = 0
        self.rewords = False
        """True if any edit puts a question in other words."""
        self.names: list[str] = []
        self.decks = {
            f"deck-{n}": [self._entry() for _ in range(self.chance.randint(2, 4))]
            for n in range(self.chance.randint(2, 3))
        }
        self.watched = set(self.chance.sample(range(self.numbers), 2))

    # Words

    def _name(self) -> str:
        """A name that is no misspelling of another."""
        from quiz.answers import distance

        while True:
            parts = (
                self.chance.choice("BDFGKLMNPRSTVZ").lower() + self.chance.choice("aeiou")
                for _ in range(4)
            )
            name = "".join(parts).capitalize() + self.chance.choice("lmnrst")
            if all(distance(name, other, limit=4) > 4 for other in self.names):
                self.names.append(name)
                return name

    def _entry(self) -> Entry:
        kind = self.chance.choice(sorted(WORDINGS))
        wordings = self.chance.choice(WORDINGS[kind])
        name, answer = self._name(), self._answer(kind)
        number, self.numbers = self.numbers, self.numbers + 1
        return Entry(number, kind, wordings, name, answer, wordings[0].format(name))

    def _answer(self, kind: str) -> str:
        if kind == "when":
            return str(self.chance.randint(1200, 1999))
        if kind == "number":
            return f"{self.chance.randint(1, 99)},{self.chance.randint(100, 999)}"
        return self._name() if kind == "what" else f"{self._name()} {self._name()}"

    def _slipped(self, entry: Entry) -> str:
        """The prompt with a slip inside one of its longer words that has none.

        Where an author rewords too, it is a word that stays: what is both misspelt and replaced
        the learner is asked about, and so is a slip that makes another word.
        """
        words = entry.prompt.split(" ")
        first, second = (set(each.format(entry.name).split()) for each in entry.wordings)
        right = first & second if self.rewords else first | second
        long = [n for n, word in enumerate(words) if len(word) >= 7 and word in right]
        if not long:
            return entry.prompt
        index = self.chance.choice(long)
        word = words[index]
        cut = self.chance.randrange(2, len(word) - 3)
        letter = self.chance.choice(string.ascii_lowercase)
        slips = (
            word[:cut] + word[cut + 1 :],
            word[:cut] + letter + word[cut:],
            word[:cut] + letter + word[cut + 1 :],
            word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
        )
        slipped = self.chance.choice(slips)
        typed, meant = (each.strip("?").casefold() for each in (slipped, word))
        if not is_another_word(typed, meant, "en"):
            words[index] = slipped
        return " ".join(words)

    # Places

    def _pick(self) -> tuple[str, int]:
        """The place of a question, of one of those that are watched as a rule."""
        places = [(name, at) for name, each in self.decks.items() for at in range(len(each))]
        watched = [(name, at) for name, at in places if self.decks[name][at].number in self.watched]
        return self.chance.choice(watched if self.chance.random() < 0.8 else places)

    def _change(self, change: Callable[[Entry], Entry]) -> None:
        name, at = self._pick()
        self.decks[name][at] = change(self.decks[name][at])

    # Edits

    def move(self) -> None:
        name, at = self._pick()
        target = self.chance.choice(sorted(self.decks.keys() - {name}) or [name])
        entry = self.decks[name].pop(at)
        self.decks[target].insert(self.chance.randint(0, len(self.decks[target])), entry)

    def merge(self) -> None:
        """One deck goes into another, which stays."""
        if len(self.decks) > 1:
            source, target = self.chance.sample(sorted(self.decks), 2)
            self.decks[target] += self.decks.pop(source)

    def split(self) -> None:
        name, _ = self._pick()
        entries = self.decks[name]
        cut = self.chance.randint(0, len(entries))
        self.decks[name], self.decks[self._file()] = entries[:cut], entries[cut:]

    def rename(self) -> None:
        name, _ = self._pick()
        self.decks[self._file()] = self.decks.pop(name)

    def typo(self) -> None:
        self._change(lambda entry: replace(entry, prompt=self._slipped(entry)))

    def reword(self) -> None:
        def reworded(entry: Entry) -> Entry:
            is_new = entry.number < 0  # its other wording would ask what another one asks
            return entry if is_new else replace(entry, prompt=entry.wordings[1].format(entry.name))

        self._change(reworded)

    def reorder(self) -> None:
        for entries in self.decks.values():
            self.chance.shuffle(entries)

    def spell_answer(self) -> None:
        def spelt(entry: Entry) -> Entry:
            if entry.kind == "number":
                return replace(entry, answer=entry.answer.replace(",", ""))
            if entry.kind == "when":
                return entry
            other = self.chance.choice((entry.answer.upper(), f"{entry.answer}."))
            return replace(entry, answer=other)

        self._change(spelt)

    def add_another(self) -> None:
        """A question that looks like one of the deck comes beside it, with its answer."""
        name, at = self._pick()
        entry = self.decks[name][at]
        other = self.chance.choice(OTHERS[entry.kind]).format(entry.name)
        if other not in {each.prompt for entries in self.decks.values() for each in entries}:
            self.decks[name].append(replace(entry, number=-1, prompt=other))

    def replace_another(self) -> None:
        """A question is deleted, and one that looks like it comes in its place."""
        self.add_another()
        entries = [
            (name, entry)
            for name, each in self.decks.items()
            for entry in each
            if entry.number >= 0 and entry.number not in self.watched
        ]
        if entries:
            name, entry = self.chance.choice(entries)
            self.decks[name].remove(entry)
            decoy = self.chance.choice(OTHERS[entry.kind]).format(entry.name)
            self.decks[name].append(replace(entry, number=-1, prompt=decoy))

    def _file(self) -> str:
        return f"new-{self.chance.randrange(10**9)}"

    # Files

    def texts(self) -> dict[Path, str]:
        """Each file as it should be."""
        return {
            self.folder / f"{name}.yaml": f"title: {name}\nquestions:\n"
            + "".join(entry.written for entry in entries)
            for name, entries in self.decks.items()
            if entries
        }

    def entries(self) -> list[Entry]:
        return [entry for entries in self.decks.values() for entry in entries]


EDITS: tuple[Callable[[Author], None], ...] = (
    Author.move,
    Author.merge,
    Author.split,
    Author.rename,
    Author.typo,
    Author.reword,
    Author.reorder,
    Author.spell_answer,
    Author.add_another,
    Author.replace_another,
)
