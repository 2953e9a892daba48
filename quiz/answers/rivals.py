"""Other meanings of a response: the deck's other answers and the entry's wrong choices."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from quiz.answers.texts.folding import literal
from quiz.patterns import regex

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:  # an index is built only where something has to be forgiven
    from quiz.answers.texts import Form, Group
    from quiz.answers.texts.index import Index, IndexedSpelling

_PLAIN = regex(r"\w+(?:[ -]\w+)*")


class Rivals:
    """Texts that are no slip in the right answer, gathered when grading first asks for them.

    Beside the texts of its own a question has those of its deck, which are indexed once for all of
    them.
    """

    def __init__(
        self,
        gather: Callable[[], Iterable[str]] = tuple,
        among: Callable[[], Index] | None = None,
        *,
        aside: Sequence[Group] = (),
    ) -> None:
        self._gather = gather
        self._among = among
        self._aside = tuple(aside)
        """Spellings that are no rivals, though they are among the texts."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The rival spellings as their authors wrote them, but for those of the deck."""
        return tuple(self._gather())

    def near(
        self, typed: str, own: tuple[str, ...], *, slips: int, form: Form, language: str
    ) -> Iterator[IndexedSpelling]:
        """The rivals of an answer's own spellings that a response may come near to."""
        from quiz.answers.texts import Group
        from quiz.answers.texts.index import Index

        if self.texts:
            index = Index.of((Group((text,), form) for text in self.texts), language)
            yield from self._found(index, index.near(typed, slips=slips), own, language)
        if self._among:
            index = self._among()
            for rival in self._found(index, index.near(typed, slips=slips), own, language):
                # Under `wrong` an article may make it another thing: Who and The Who.
                if not any(_has_article_more(rival.text, text, language) for text in own):
                    yield rival

    def _found(
        self, index: Index, near: Iterator[IndexedSpelling], own: tuple[str, ...], language: str
    ) -> Iterator[IndexedSpelling]:
        """What is near, but for the answer's own spellings."""
        left_out, literals = index.groups_of(own), set(map(literal, own))
        for spellings, _ in self._aside:
            left_out |= index.groups_of(spellings)
            literals.update(map(literal, spellings))
        for rival in near:
            # A rival that is written like one of the answer's own spellings is right.
            if rival.group in left_out or literal(rival.text) in literals:
                continue
            if not any(_are_one(rival.text, text, language) for text in own):
                yield rival

    def and_also(self, texts: Callable[[], Iterable[str]]) -> Rivals:
        """These rivals and some more."""
        return Rivals(lambda: (*self.texts, *texts()), self._among, aside=self._aside)

    def without(self, groups: Iterable[Group]) -> Rivals:
        """These rivals but for the spellings of some answers."""
        return Rivals(lambda: self.texts, self._among, aside=(*self._aside, *groups))


def _are_one(rival: str, text: str, language: str) -> bool:
    """True if two texts of letters differ in the way to write their words: nine and 9.

    What differs in capitals or signs alone is set beside each other for that: C and C#.
    """
    from quiz.answers.texts.folding import fold
    from quiz.answers.texts.rewording import loosen

    if not (_PLAIN.fullmatch(rival) and _PLAIN.fullmatch(text)):
        return False
    folded, other = fold(rival, language), fold(text, language)
    return folded != other and loosen(folded, language) == loosen(other, language)


def _has_article_more(rival: str, text: str, language: str) -> bool:
    """True if two texts differ in an article that only one has: the President and President.

    In other languages an article makes a noun of a single word: essen, das Essen.
    """
    from quiz.answers.languages import tag_of
    from quiz.answers.texts.folding import fold

    folded, other = fold(rival, language), fold(text, language)
    if tag_of(language) != "en" and " " not in folded:
        return False
    return folded == other and (fold(rival, "") == folded) != (fold(text, "") == other)


NO_RIVALS = Rivals()
