"""The standings of questions, each read from the store once somebody asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from quiz.decks import QuestionKey
from quiz.schedule import Standing
from quiz.store import Store


class StoredStandings(Mapping[QuestionKey, Standing]):
    """The standing of every question that was ever met, as the store had it when first asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[QuestionKey, Standing | None] = {}
        """Those that were asked for; None for a question that was never met."""
        self._has_all = False

    def fetch(self, keys: Iterable[QuestionKey]) -> StoredStandings:
        """Reads the standings of some questions in one go."""
        if not self._has_all:
            missing = dict.fromkeys(key for key in keys if key not in self._known)
            self._known.update({**missing, **self._store.standings_of(missing)})
        return self

    def __getitem__(self, key: QuestionKey) -> Standing:
        standing = self.fetch([key])._known.get(key)
        if standing is None:
            raise KeyError(key)
        return standing

    def _all(self) -> dict[QuestionKey, Standing | None]:
        if not self._has_all:
            self._known, self._has_all = {**self._store.standings()}, True
        return self._known

    def __iter__(self) -> Iterator[QuestionKey]:
        return (key for key, standing in self._all().items() if standing is not None)

    def __len__(self) -> int:
        return len(self._all())
