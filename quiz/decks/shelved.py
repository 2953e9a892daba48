"""One deck on a shelf, open only once somebody asks for its questions."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from quiz.decks.cache import Cache, DeckRow, QuestionRow, Stamp, stamp_of
from quiz.decks.identity import ListedQuestion, QuestionKey
from quiz.values import replace

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers import Index
    from quiz.decks.problem import Problem
    from quiz.decks.question import Deck, Question

_NEVER = Stamp(0, 0)


class ShelvedDeck:
    """One deck on a shelf, open only once somebody asks for its questions."""

    def __init__(self, path: str, name: str) -> None:
        self.path = path
        self.name = name
        """Its path on the shelf, such as `csto-2007/who`."""
        self.number = 0
        """Its number in the cache; 0 where none keeps it."""
        self._row = DeckRow(path, _NEVER, "", name, "", 0, 0, 0, False, 0, 0, "{}", "")
        self._cache: Cache | None = None
        self._tags: Mapping[str, Sequence[int]] | None = None
        self._whole: ShelvedDeck | None = None
        """The deck that this is a part of; None for a whole deck."""
        self._only: tuple[str, ...] = ()
        """The tags of which each question of a part has one."""
        self.stamp: Stamp | None = None
        """Of its file when it was read."""
        self._as_written: Sequence[ListedQuestion] | None = ()
        """Its questions, each by its fingerprint; None until somebody asks the cache for them."""
        self._listed: Sequence[ListedQuestion] | None = None
        self._joined: Mapping[QuestionKey, QuestionKey] = {}
        self._deck: Deck | None = None
        self.is_unread = False
        """Its file is still to be read: until then there is nothing in it."""

    @classmethod
    def of(cls, deck: Deck) -> ShelvedDeck:
        """A deck that is open already."""
        shelved = cls(deck.path, deck.name)
        shelved.take(deck)
        return shelved

    @classmethod
    def kept(cls, name: str, number: int, row: DeckRow, cache: Cache) -> ShelvedDeck:
        """A closed deck that a cache keeps."""
        shelved = cls(row.path, name)
        shelved.number, shelved._row, shelved._cache = number, row, cache
        shelved.stamp, shelved._as_written = row.stamp, None
        return shelved

    @classmethod
    def read(cls, path: str, name: str, before: DeckRow | None = None) -> ShelvedDeck:
        """The deck in a file; `before` is what was known of it."""
        shelved = cls(path, name)
        if before is not None:
            shelved._row = before
        shelved.read_again()
        return shelved

    @classmethod
    def unread(cls, path: str, name: str, title: str = "") -> ShelvedDeck:
        """The deck in a file that is still to be read; its title may be known from before."""
        shelved = cls(path, name)
        shelved._row = shelved._row._replace(title=title or name.rpartition("/")[2])
        shelved.is_unread = True
        return shelved

    def become(self, read: ShelvedDeck) -> None:
        """Takes over what was read of its file."""
        self.number, self._row, self._cache = read.number, read._row, read._cache
        self.stamp, self._deck, self.is_unread = read.stamp, read._deck, False
        self._as_written, self._tags = read._as_written, None
        self.join(self._joined)

    def part(self, tags: Iterable[str]) -> ShelvedDeck:
        """The part of the deck that has any of some tags; it follows every change of the deck."""
        tags = tuple(tags)
        part = ShelvedDeck(self.path, f"{self.name}#{','.join(tags)}")
        title = f"{self.title} #{' #'.join(tags)}"
        part._row = self._row._replace(title=title, digest="")
        part._whole, part._only = self, tags
        return part

    # What a shelf shows of it

    @property
    def cache(self) -> Cache | None:
        """What keeps it, under its number."""
        return self._cache

    @property
    def title(self) -> str:
        """The name of its file if it has no title of its own."""
        return self._row.title

    @property
    def about(self) -> str:
        return self._row.about

    @property
    def digest(self) -> str:
        """Of its bytes: two files with one digest are one deck."""
        return self._row.digest

    @property
    def problems(self) -> int:
        return self._row.problems

    @property
    def errors(self) -> int:
        """Those of its problems that keep something out."""
        return self._row.errors

    @property
    def left_out(self) -> int:
        """The number of its entries that cannot be read."""
        return self._row.left_out

    @property
    def is_cut_short(self) -> bool:
        """It was not read to its end: more may be left out than was counted."""
        return self._row.is_cut_short

    @property
    def problem(self) -> str:
        """The first of its problems, with its line; empty if it has none."""
        return self._row.problem

    @property
    def count(self) -> int:
        """The number of its questions."""
        return self._row.questions if self._whole is None else len(self.listed)

    @property
    def last_count(self) -> int:
        """The number of its questions when it last had any."""
        return self._row.last_count

    @property
    def tags(self) -> Mapping[str, Sequence[int]]:
        """For each tag the places of its questions among all; no place where all have it."""
        if self._tags is None:
            import json

            self._tags = dict(json.loads(self._row.tags))
        return self._tags

    @property
    def is_unreadable(self) -> bool:
        """True if nothing in its file can be read as a question."""
        return bool(self.whole.errors) and not self.whole.count

    @property
    def whole(self) -> ShelvedDeck:
        """The deck that this is a part of, or the deck itself."""
        return self if self._whole is None else self._whole

    @property
    def is_part(self) -> bool:
        return self._whole is not None

    @property
    def is_open(self) -> bool:
        """True if all its questions are at hand."""
        deck = self.whole._deck
        return deck is not None and self._is_open(deck)

    # Its questions

    @property
    def listed(self) -> Sequence[ListedQuestion]:
        """Its questions, each by the key that it was first seen by."""
        if self._whole is not None:
            listed, places = self._whole.listed, self.places
            return listed if places is None else [listed[place] for place in sorted(places)]
        if self._listed is None:
            self._listed = _joined(self._written, self._joined)
        return self._listed

    @property
    def places(self) -> frozenset[int] | None:
        """The places of its questions among those of the whole deck; None where it is all of it."""
        if self._whole is None:
            return None
        keys = frozenset(map(tag_key, self._only))
        places = [places for tag, places in self._whole.tags.items() if tag_key(tag) in keys]
        return frozenset(chain(*places)) if all(places) else None

    @property
    def _written(self) -> Sequence[ListedQuestion]:
        """Its questions by their fingerprints: read again where the cache has lost them."""
        if self._as_written is None:
            self._as_written = self._passing
        return self._as_written

    @property
    def _passing(self) -> Sequence[ListedQuestion]:
        """The same, for who lets go of them at once."""
        written = self._as_written
        if written is None and self._cache is not None:
            written = tuple(self._cache.listed(self.number))
        if written is None or len(written) != self._row.questions:
            self.read_again()
            written = self._as_written
        assert written is not None
        return written

    @property
    def fingerprints(self) -> Iterator[QuestionKey]:
        """Of its questions, as they are written now."""
        return (question.key for question in self._passing)

    def join(self, joined: Mapping[QuestionKey, QuestionKey]) -> None:
        """Calls each question that continues another one by the key that it was first seen by."""
        self._joined, self._listed = joined, None
        if self._deck is not None and self._is_open(self._deck):
            self._deck.join(joined)

    @property
    def joined(self) -> Mapping[QuestionKey, QuestionKey]:
        """For each question that continues another one the key that it was first seen by."""
        return self._joined

    @staticmethod
    def _is_open(deck: Deck) -> bool:
        return getattr(deck.questions, "are_open", True)

    # The deck itself

    @property
    def deck(self) -> Deck:
        """The deck itself: out of the cache where it is kept, else read when first asked for.

        Its problems are no more than counted there; `found_problems` has them.
        """
        if self._whole is not None:
            deck, keys = self._whole.deck, frozenset(map(tag_key, self._only))
            questions = [q for q in deck.questions if not keys.isdisjoint(map(tag_key, q.tags))]
            return replace(deck, id="", questions=questions)
        if self._deck is None:
            self._deck = self._kept() or self.read_again()
        return self._deck

    def read_again(self) -> Deck:
        """Reads the deck's file; what a shelf shows of it is what stands there now."""
        from quiz.decks.reader import read_deck

        self.stamp = stamp_of(self.path)
        deck = read_deck(Path(self.path), self.name)
        self.take(deck)
        return deck

    def take(self, deck: Deck) -> None:
        """Keeps an open deck, and what a shelf shows of it."""
        from quiz.decks.question import listed

        self._deck, self.is_unread = deck, False
        row = _row(deck, self.stamp or _NEVER)
        self._row = row._replace(last_count=row.questions or self._row.last_count)
        self._tags = None
        self._as_written, self._listed = tuple(map(listed, deck.questions)), None
        if self._joined:
            deck.join(self._joined)
        if self._cache is not None:
            self._keep(self._cache, deck)
            deck.kept_index = partial(self._index, deck)

    def keep_in(self, cache: Cache) -> None:
        """Has a cache keep it, now and whenever it is read again."""
        if self._cache is not cache or not self.number:
            self._keep(cache, self.deck)
            self._cache = cache

    def _keep(self, cache: Cache, deck: Deck) -> None:
        from quiz.decks.bodies import header_of

        self.number = cache.keep(self._row, header_of(deck), _question_rows(deck))

    def close(self) -> None:
        """Lets go of its questions, which the cache has; nobody else may have asked for its deck.

        They and their deck hold each other: apart, they need not wait for the garbage collector,
        which is off at a start.
        """
        if self._cache is not None and self.number:
            if self._deck is not None:
                self._deck.questions, self._deck.kept_index = [], None
            self._deck = self._as_written = self._listed = None

    def found_problems(self) -> list[Problem]:
        """The problems of its file, which is read for them."""
        if not self.whole.problems:
            return []
        deck = self.whole.deck
        return (deck if deck.problems else self.whole.read_again()).problems

    # Out of the cache

    def _kept(self) -> Deck | None:
        """The deck as the cache has it; None where it has not."""
        if self._cache is None or not self.number:
            return None
        from quiz.decks.bodies import deck_from
        from quiz.decks.kept import KeptQuestions
        from quiz.fields import BadField

        try:
            deck = deck_from(self._cache.header(self.number), self.path, self.name)
        except BadField:
            return None
        count = self._row.questions
        deck.questions = KeptQuestions(count, lambda: self._opened(deck))  # type: ignore[assignment]  # it is as good as the list that it becomes
        deck.kept_index = partial(self._index, deck)
        return deck

    def _index(self, deck: Deck) -> Index | None:
        """What the answers of the deck are found by: made, and kept, once somebody needs it."""
        assert self._cache is not None
        index = self._cache.index(self.number, deck.language)
        if index is None:
            from quiz.answers import Index, index_rows

            rows = list(index_rows(deck.groups(), deck.language))
            self._cache.keep_index(self.number, rows)
            index = Index(rows, deck.language)
        return index

    def _opened(self, deck: Deck) -> list[Question]:
        """All questions of the deck; those of its file where the cache has lost some."""
        questions = self._open(deck, None)
        if len(questions) != self._row.questions:
            return [*self.read_again().questions]
        return list(questions.values())

    def _open(self, deck: Deck, places: Iterable[int] | None) -> dict[int, Question]:
        """The questions at some places, or all, as far as the cache has them."""
        from quiz.decks.bodies import question_from
        from quiz.fields import BadField

        assert self._cache is not None
        questions = {}
        for place, body in self._cache.bodies(self.number, places).items():
            try:
                question = question_from(body, deck)
            except BadField:
                return {}
            key = self._joined.get(question.key, question.key)
            questions[place] = question.continuing(key)
        return questions

    def at(self, places: Iterable[int]) -> dict[int, Question]:
        """The questions at some places; the deck's others stay closed where a cache has them."""
        from quiz.decks.kept import KeptQuestions

        places, deck = list(places), self.whole.deck
        if isinstance(deck.questions, KeptQuestions) and not deck.questions.are_open:
            found = self.whole._open(deck, places)
            if len(found) == len(places):
                return found
        return {place: deck.questions[place] for place in places if place < len(deck.questions)}

    def prompts(self, places: Iterable[int] | None = None) -> dict[int, str]:
        """The prompts of the questions at some places, or all, by these; the questions stay closed
        where a cache has them."""
        from quiz.fields import BadField, Fields

        places = None if places is None else list(places)
        wanted = range(self.count) if places is None else places
        if self._cache is not None and self.number and not self.is_open:
            bodies = self._cache.bodies(self.number, places)
            with contextlib.suppress(BadField):
                prompts = {place: Fields.of(body).text("prompt") for place, body in bodies.items()}
                if len(prompts) == len(wanted):
                    return prompts
        return {place: question.prompt for place, question in self.at(wanted).items()}


def asking(decks: Iterable[ShelvedDeck], prompt: int) -> Iterator[Question]:
    """The questions of kept decks whose prompt has a key (`prompt_keys`); the others of these decks
    stay closed."""
    kept = {deck.number: deck for deck in decks if deck.number}
    caches = {id(deck._cache): deck._cache for deck in kept.values()}
    for cache in filter(None, caches.values()):
        for number, place in cache.with_prompt(prompt):
            if number in kept:
                yield from kept[number].at([place]).values()


def tag_key(tag: str) -> str:
    """A tag as tags are compared."""
    return " ".join(tag.split()).casefold()


def _row(deck: Deck, stamp: Stamp) -> DeckRow:
    import json

    return DeckRow(
        deck.path,
        stamp,
        deck.digest,
        deck.title,
        deck.about,
        problems=len(deck.problems),
        errors=deck.errors,
        left_out=deck.left_out,
        is_cut_short=deck.is_cut_short,
        questions=len(deck.questions),
        last_count=len(deck.questions),
        tags=json.dumps(_tags(deck), separators=(",", ":")),
        problem=_first_problem(deck),
    )


def _question_rows(deck: Deck) -> list[QuestionRow]:
    """Every question of a deck as it can be kept."""
    from quiz.answers import SelfRated, tag_of
    from quiz.decks.bodies import body_of
    from quiz.decks.prompts import prompt_keys
    from quiz.decks.question import listed

    keys = prompt_keys([question.prompt for question in deck.questions], tag_of(deck.language))
    return [
        QuestionRow(
            listed(question), prompt, isinstance(question.answer, SelfRated), body_of(question)
        )
        for prompt, question in zip(keys, deck.questions, strict=True)
    ]


def _first_problem(deck: Deck) -> str:
    if not deck.problems:
        return ""
    first = next((problem for problem in deck.problems if problem.is_error), deck.problems[0])
    return f"line {first.place.line}: {first.sentence}"


def _tags(deck: Deck) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, question in enumerate(deck.questions):
        for tag in question.tags:
            places.setdefault(tag, []).append(place)
    every = len(deck.questions)
    return {tag: [] if len(those) == every else those for tag, those in places.items()}


def _joined(
    written: Sequence[ListedQuestion], joined: Mapping[QuestionKey, QuestionKey]
) -> Sequence[ListedQuestion]:
    if joined.keys().isdisjoint(question.key for question in written):
        return written
    return tuple(_with_key(each, joined.get(each.key, each.key)) for each in written)


def _with_key(question: ListedQuestion, key: QuestionKey) -> ListedQuestion:
    has_own_family = question.family == question.key
    return question._replace(key=key, family=key if has_own_family else question.family)
