"""Questions of a deck that a cache keeps, opened once somebody asks for one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableSequence
from typing import overload

from quiz.decks.question import Question


class KeptQuestions(MutableSequence[Question]):
    """The questions of a deck; their number is known before they are opened."""

    def __init__(self, count: int, load: Callable[[], list[Question]]) -> None:
        self._count = count
        self._load = load
        self._loaded: list[Question] | None = None

    @property
    def are_open(self) -> bool:
        return self._loaded is not None

    @property
    def passing(self) -> list[Question]:
        """All of them, for who lets go of them at once: they stay closed if they are."""
        return self._load() if self._loaded is None else self._loaded

    @property
    def _questions(self) -> list[Question]:
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded

    def __len__(self) -> int:
        return self._count if self._loaded is None else len(self._loaded)

    @overload
    def __getitem__(self, place: int) -> Question: ...
    @overload
    def __getitem__(self, place: slice) -> list[Question]: ...
    def __getitem__(self, place: int | slice) -> Question | list[Question]:
        return self._questions[place]

    @overload
    def __setitem__(self, place: int, question: Question) -> None: ...
    @overload
    def __setitem__(self, place: slice, question: Iterable[Question]) -> None: ...
    def __setitem__(self, place: int | slice, question: Question | Iterable[Question]) -> None:
        self._questions[place] = question  # type: ignore[index,assignment]  # as a list takes them

    def __delitem__(self, place: int | slice) -> None:
        del self._questions[place]

    def insert(self, place: int, question: Question) -> None:
        self._questions.insert(place, question)
