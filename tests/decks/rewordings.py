"""Questions that an author put in other words, and others that only look like it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from quiz.decks.pairing import pair_up
from quiz.decks.question import Deck
from quiz.decks.reader import read_text
from quiz.store.readings import _meaning, reading

FOLDER = Path(__file__).parent


class Rewording(NamedTuple):
    """A question before and after."""

    language: str
    kind: str
    answer: str
    old: str
    new: str

    def deck(self, *prompts: str) -> Deck:
        entries = "".join(_entry(self.kind, prompt, self.answer) for prompt in prompts)
        return read_text(f"title: T\nlanguage: {self.language}\nquestions:\n{entries}")

    def found(self) -> str:
        """What the rules say of it: sure, likely or neither."""
        old, new = self.deck(self.old), self.deck(self.new)
        assert not [*old.problems, *new.problems], self
        questions = {question.fingerprint: question for question in new.questions}
        pairs = pair_up([(reading(old), reading(new))], set(questions), _meaning(questions))
        return "sure" if pairs.sure else "likely" if pairs.likely else "neither"


def _entry(kind: str, prompt: str, answer: str) -> str:
    value: object = answer.split(", ") if kind == "which" else answer
    prompt = prompt.replace("[...]", f"{{{answer}}}") if kind == "cloze" else prompt
    wrong = "  wrong: [Xa, Xb]\n" if kind == "choice" else ""
    line = "" if kind == "cloze" else f"  answer: {json.dumps(value, ensure_ascii=False)}\n"
    return f"- {kind}: {json.dumps(prompt, ensure_ascii=False)}\n{line}{wrong}"


def rewordings(name: str) -> tuple[list[Rewording], list[Rewording]]:
    """The rewordings of a file, and its changes of subject."""
    text = (FOLDER / f"rewordings_{name}.txt").read_text(encoding="utf-8")
    body = [line for line in text.splitlines() if line and not line.startswith("#")]
    cut = body.index("another")
    return _rows(body[:cut]), _rows(body[cut + 1 :])


def _rows(lines: list[str]) -> list[Rewording]:
    found = []
    for head, old, new in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        language, kind, answer = head.split(" ", 2)
        found.append(Rewording(language, kind, answer, old.strip(), new.strip()))
    return found


def counts(rows: list[Rewording]) -> Counter[str]:
    return Counter(row.found() for row in rows)
