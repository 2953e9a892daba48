"""What is asked for each shape of answer, and how lines become a response, which is always text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol, TypeAlias, assert_never

from quiz.answers import (
    DateAnswer,
    Gaps,
    NumberAnswer,
    OneChoice,
    Ordering,
    Pairs,
    SelfRated,
    SetAnswer,
    TextAnswer,
    fold,
    order_response,
    pairs_response,
)
from quiz.plain.texts import in_a_row, sentence, spoken
from quiz.study import Naming, Turn
from quiz.text import one_line, plural
from quiz.values import NamedTuple

EMPTY = "An empty line answers nothing; :dont-know says that you do not know."
CARD = "Enter shows the answer: "
RATE = "1 to 4: again, hard, good, easy: "


class Response(NamedTuple):
    """A response that is complete."""

    text: str
    remark: str = ""
    """What is to be said of its last part."""


class Remark(NamedTuple):
    """What is said of a line after which more is wanted; empty where there is nothing to say."""

    text: str = ""


Taken: TypeAlias = Response | Remark


class Prompt(Protocol):
    """One question's way to be answered."""

    @property
    def lines(self) -> Sequence[str]:
        """What is said below the question: its choices."""

    @property
    def wanted(self) -> str:
        """What is wanted now, before the place where it is typed."""

    def take(self, line: str) -> Taken:
        """Takes a line that is not empty."""

    def end(self) -> Taken:
        """Takes an empty line."""


def prompt_of(turn: Turn, *, on_paper: bool = False) -> Prompt:
    """The prompt for a turn's shape of answer; on paper nothing is judged before the end."""
    answer, choices = turn.question.answer, turn.choices
    match answer:
        case SelfRated():
            return Card()
        case Ordering():
            return Order(choices)
        case Pairs():
            shares = len(answer.rights) < len(answer.pairs)
            return Matching(answer.lefts, choices, shares=shares, on_paper=on_paper)
        case Gaps():
            return Filling(len(answer.gaps), on_paper=on_paper)
        case SetAnswer():
            return Ticks(choices) if choices else _of_set(turn, answer, on_paper=on_paper)
        case OneChoice() | TextAnswer() | NumberAnswer() | DateAnswer():
            return _of_choices(choices) if choices else Text(_wanted(answer))
        case _:
            assert_never(answer)


def _of_choices(choices: tuple[str, ...]) -> Prompt:
    return Claim() if choices == ("True", "False") else Choice(choices)


def _of_set(turn: Turn, answer: SetAnswer, *, on_paper: bool) -> Prompt:
    if not on_paper:
        return Members(Naming(answer, turn.question.rivals))
    size = f"{len(answer.members)} of them" if answer.size_shown else "All of them"
    return Text(f"{size}, with commas between: ")


def question_words(turn: Turn) -> str:
    """The question itself; gaps that are filled one after another have numbers."""
    answer = turn.question.answer
    if not isinstance(answer, Gaps):
        return spoken(turn.question.prompt)
    text = answer.around[0]
    for number, piece in enumerate(answer.around[1:], start=1):
        text += f"(gap {number}){piece}"
    return spoken(text)


def _wanted(answer: TextAnswer | NumberAnswer | DateAnswer | OneChoice) -> str:
    match answer:
        case NumberAnswer():
            unit = one_line(answer.unit)
            return f"Answer (a number, in {unit}): " if unit else "Answer (a number): "
        case DateAnswer():
            return "Answer (a date): "
        case TextAnswer() | OneChoice():
            return "Answer: "
        case _:
            assert_never(answer)


class Text:
    """One line of text."""

    lines = ()

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted

    def take(self, line: str) -> Taken:
        return Response(line)

    def end(self) -> Taken:
        return Remark(EMPTY)


class Card:
    """A card, which is turned and then rated."""

    lines = ()
    wanted = CARD

    def take(self, line: str) -> Taken:  # noqa: ARG002 - whoever says the answer knows it
        return Response("")

    def end(self) -> Taken:
        return Response("")


class Claim:
    """A claim, true or false."""

    lines = ()
    wanted = "True or false, t or f: "

    def take(self, line: str) -> Taken:
        word = fold(line)
        for text in ("True", "False"):
            if word and text.casefold().startswith(word):
                return Response(text)
        return Remark("It is t for true or f for false.")

    def end(self) -> Taken:
        return Remark(EMPTY)


def letter_of(index: int) -> str:
    """a to z, then aa, ab and so on."""
    more, rest = divmod(index, 26)
    return (letter_of(more - 1) if more else "") + chr(ord("a") + rest)


class Letters:
    """Texts with a letter each, which a line names by letter or by text."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)
        self.letters = tuple(map(letter_of, range(len(self.texts))))

    @property
    def lines(self) -> list[str]:
        return [
            f"{letter}) {spoken(text)}"
            for letter, text in zip(self.letters, self.texts, strict=True)
        ]

    @property
    def span(self) -> str:
        return f"{self.letters[0]} to {self.letters[-1]}"

    def index(self, typed: str) -> int | Remark:
        """The text that a letter, or the text itself, stands for."""
        word = typed.strip().casefold()
        lettered = word.removesuffix(")")
        by_letter = self.letters.index(lettered) if lettered in self.letters else None
        by_text = [at for at, text in enumerate(self.texts) if fold(text) == fold(typed)]
        if by_letter is not None and (word.endswith(")") or by_text in ([], [by_letter])):
            return by_letter
        if len(by_text) != 1:
            return Remark(f"{_quoted(typed)} is none of {self.span}.")
        if by_letter is None:
            return by_text[0]
        return Remark(
            f"{lettered}) or the text {_quoted(typed)}? Write {lettered}) or "
            f"{self.letters[by_text[0]]})."
        )

    def indices(self, line: str) -> list[int] | Remark:
        """The texts of a line: letters with blanks or commas between or none, or whole texts."""
        found: list[int] = []
        for piece in self._pieces(line):
            index = self.index(piece)
            if isinstance(index, Remark):
                return index
            if index in found:
                return Remark(f"{self.letters[index]} stands there twice.")
            found.append(index)
        return found

    def _pieces(self, line: str) -> list[str]:
        whole = self.index(line)
        if isinstance(whole, int):
            return [line]
        by_mark = [piece for piece in re.split(r"[;,>→\t]", line) if piece.strip()]
        if len(by_mark) > 1 and not any(isinstance(self.index(each), Remark) for each in by_mark):
            return by_mark
        words = [word for word in re.split(r"[\s;,>→]+", line) if word]
        joined = "".join(words).replace(")", "").casefold()
        if len(self.letters) <= 26 and all(letter in self.letters for letter in joined):
            return [*joined]
        return words if len(by_mark) < 2 else by_mark


class Choice(Letters):
    """One of some choices."""

    @property
    def wanted(self) -> str:
        return f"{self.span}: "

    def take(self, line: str) -> Taken:
        index = self.index(line)
        return index if isinstance(index, Remark) else Response(self.texts[index])

    def end(self) -> Taken:
        return Remark(EMPTY)


class Ticks(Letters):
    """All choices that are right."""

    @property
    def wanted(self) -> str:
        return f"All that are right, such as {' '.join(self.letters[:2])}: "

    def take(self, line: str) -> Taken:
        found = self.indices(line)
        if isinstance(found, Remark):
            return found
        return Response("\n".join(self.texts[index] for index in sorted(found)))

    def end(self) -> Taken:
        return Remark(EMPTY)


class Order(Letters):
    """All items, in the order in which they belong."""

    @property
    def wanted(self) -> str:
        first, second, *others = self.letters
        example = [others[0] if others else second, first, *(others and [second]), *others[1:]]
        return f"Order, such as {' '.join(example)}: "

    def take(self, line: str) -> Taken:
        found = self.indices(line)
        if isinstance(found, Remark):
            return found
        if missing := [self.letters[at] for at in range(len(self.texts)) if at not in found]:
            return Remark(f"All of them, each once: {in_a_row(missing)} {_is(missing)} missing.")
        return Response(order_response([self.texts[index] for index in found]))

    def end(self) -> Taken:
        return Remark(EMPTY)


_PAIR = re.compile(r"(\d+)\s*[).]?\s*[-=:>→]*\s*([a-z]{1,2})\)?", re.IGNORECASE)


class Matching:
    """Pairs of a number and a letter, on one line or on several; on paper some may be enough."""

    def __init__(
        self,
        lefts: Sequence[str],
        rights: Sequence[str],
        *,
        shares: bool,
        on_paper: bool = False,
    ) -> None:
        self._lefts, self._rights = tuple(lefts), Letters(rights)
        self._shares, self._on_paper = shares, on_paper
        self._pairs: dict[int, int] = {}

    @property
    def lines(self) -> list[str]:
        lefts = [f"{number}) {spoken(left)}" for number, left in enumerate(self._lefts, start=1)]
        return [*lefts, "with", *self._rights.lines]

    @property
    def wanted(self) -> str:
        if not self._pairs:
            letters = self._rights.letters
            return f"Pairs, such as 1{letters[min(2, len(letters) - 1)]} 2{letters[0]}: "
        return f"Pairs for {in_a_row(self._open)}: "

    @property
    def _open(self) -> list[str]:
        return [f"{at + 1}" for at in range(len(self._lefts)) if at not in self._pairs]

    def take(self, line: str) -> Taken:
        if _PAIR.sub("", line).strip(" ,;."):
            return Remark("A pair is a number and a letter, such as 1a.")
        made = dict(self._pairs)
        for number, letter in _PAIR.findall(line):
            left = int(number[:6]) - 1
            right = self._rights.index(f"{letter})")
            if isinstance(right, Remark):
                return right
            if not 0 <= left < len(self._lefts):
                return Remark(f"There is no {number[:6]}: the numbers go to {len(self._lefts)}.")
            if not self._shares:
                made = {one: other for one, other in made.items() if other != right}
            made[left] = right
        self._pairs = made
        return Remark() if self._open else Response(self._response)

    @property
    def _response(self) -> str:
        return pairs_response(
            (self._lefts[left], self._rights.texts[right])
            for left, right in sorted(self._pairs.items())
        )

    def end(self) -> Taken:
        is_given = self._on_paper and self._pairs
        return Response(self._response) if is_given else Remark(EMPTY)


class Filling:
    """Gaps, one after another; those left empty are asked for once more, but not on paper."""

    lines = ()

    def __init__(self, count: int, *, on_paper: bool = False) -> None:
        self._on_paper = on_paper
        self._texts = [""] * count
        self._left = list(range(count))
        self._is_second = False

    @property
    def wanted(self) -> str:
        number = self._left[0] + 1
        if self._is_second:
            return f"Once more, gap {number}; an empty line leaves it: "
        return f"Gap {number} of {len(self._texts)}: "

    def take(self, line: str) -> Taken:
        self._texts[self._left.pop(0)] = line.strip()
        return self._go_on()

    def end(self) -> Taken:
        self._left.pop(0)
        return self._go_on()

    def _go_on(self) -> Taken:
        if self._left:
            return Remark()
        empty = [at for at, text in enumerate(self._texts) if not text]
        if len(empty) == len(self._texts):
            self._left, self._is_second = empty, False
            return Remark(EMPTY)
        if empty and not self._is_second and not self._on_paper:
            self._left, self._is_second = empty, True
            return Remark()
        return Response("\n".join(self._texts).rstrip("\n"))


class Members:
    """Members of a set, one a line, each judged at once."""

    lines = ()

    def __init__(self, naming: Naming) -> None:
        self._naming = naming
        self._begun = False

    @property
    def wanted(self) -> str:
        if self._begun:
            return "Next: "
        size = self._naming.size
        members = plural(size, "member") if size else "All members"
        return f"{members}, one a line; an empty line ends: "

    def take(self, line: str) -> Taken:
        naming, self._begun = self._naming, True
        members, strays = set(naming.members), len(naming.strays)
        remark = naming.take([line])
        new = [spoken(member) for member in naming.members if member not in members]
        if naming.is_complete:
            return Response(naming.response, sentence(remark))
        wrong = [spoken(stray) for stray in naming.strays[strays:]]
        count = (
            f"{len(naming.members)} of {naming.size}" if naming.size else f"{len(naming.members)}"
        )
        told = [
            f"Right: {in_a_row(new)}, {count} so far." if new else "",
            f"Not one of them: {in_a_row(wrong)}." if wrong else "",
            sentence(remark),
        ]
        return Remark(" ".join(filter(None, told)))

    def end(self) -> Taken:
        if self._naming.response:
            return Response(self._naming.response)
        return Remark(EMPTY)


def _is(texts: Sequence[str]) -> str:
    return "is" if len(texts) == 1 else "are"


def _quoted(text: str) -> str:
    text = one_line(text)
    return f'"{text if len(text) <= 40 else f"{text[:40]}…"}"'
