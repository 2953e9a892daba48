"""An answer that is a set of members, named in any order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from quiz.answers.shape import Shape
from quiz.answers.text import TextAnswer
from quiz.answers.texts import Form, Group
from quiz.answers.texts.folding import bare, collapse, fold, literal
from quiz.answers.verdict import WRONG, Mark, Part, Verdict
from quiz.patterns import regex
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.rivals import Rivals

if TYPE_CHECKING:
    from quiz.fields import Fields

_MOST_PIECES = 50
"""A line of more pieces is not cut, unless the set is so large that it may hold twice its size."""
_LONGEST_RUN = 4
"""The most pieces that may be one text together: `Washington, D.C.` is two."""

_SHORT = 6
"""No word for `and` is longer."""
_OWN_ONLY = frozenset("a i in un dan ja".split())
"""Words for `and` that are others in other languages: they part members in their own decks only."""
_BLANK = regex(" ")
_LIST_MARK = regex(
    r"^(?:(?:[(（]?\d{1,3}[.):．）：、]|[-–—*•·▪◦‣+>・①-⑳])(?:\s+(?=\S)|(?=[^\W\d_]))|\(?[a-z]\)\s*(?=\S)"
    r"|[وו](?=[^\W\d_]{3}))"
)
"""Number, letter or sign before an item, or the `and` that is glued to it in Arabic and Hebrew."""
_SERIES = (
    tuple(map(str, range(1, 51))),
    tuple("abcdefghijklmnopqrstuvwxyz"),
    tuple("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()),
)
_FIRST = regex(r"(?i)\s*((?:[(\[]|#)?)(1|a|i)((?:[.)\]:-]|(?<=#1)))(?:\s+|(?=[^\W\d_]))")
_HAN_AND_KANA = "㐀-䶿一-鿿ぁ-ヿ"
_UNPARTED = regex(f"[{_HAN_AND_KANA}]{{2,200}}")


class Named(NamedTuple):
    """A text of a response, and the members that it may name, each with what was forgiven."""

    text: str
    members: Mapping[int, str]
    halves: frozenset[int] = frozenset()
    """The members that are only half right so: with a wrong article or ending."""


class SetAnswer(NamedTuple):
    """The members that are to be named, no more and no fewer."""

    members: tuple[TextAnswer, ...]
    size_shown: bool = True

    @classmethod
    def of(cls, fields: Fields) -> SetAnswer:
        members = tuple(map(TextAnswer.of, fields.inners("members", least=1)))
        return cls(members, fields.truth("size_shown"))

    def fields(self) -> dict[str, object]:
        members = [member.fields() for member in self.members]
        return {"shape": Shape.SET, "members": members, "size_shown": self.size_shown}

    @property
    def text(self) -> str:
        """The members in one order whatever the deck's: a set reordered is the same answer."""
        return "\n".join(sorted(member.text for member in self.members))

    @property
    def shown(self) -> str:
        return ", ".join(member.text for member in self.members)

    @property
    def spellings(self) -> tuple[str, ...]:
        return tuple(spelling for member in self.members for spelling in member.spellings)

    def groups(self) -> tuple[Group, ...]:
        """Each member's spellings by themselves."""
        return tuple(group for member in self.members for group in member.groups())

    def grade(self, response: str, rivals: Rivals) -> Verdict:
        """Credit max((right - wrong) / size, 0), of one member a line; repeats cost nothing."""
        lines: dict[str, str] = {}
        for line in filter(str.strip, _counted(response) or response.splitlines()):
            lines.setdefault(literal(line), line)
        return self.judged(named for line in lines.values() for named in self.named(line, rivals))

    def named(self, line: str, rivals: Rivals) -> list[Named]:
        """The texts of a line: one, or several if it is no member and a piece of it is one; two,
        where it may be a member with a slip.

        Marks part the pieces, and blanks where no member has one.
        """
        whole = self._named(collapse(line), rivals)
        if self._is_as_written(whole):
            return [whole]
        several = self._several(_pieces(collapse(line.replace("\t", "; ")), self._marks), rivals)
        if len(several) == 1 and not whole.members:
            return several
        listed = [each for named in several for each in self._words(named, rivals)]
        if not _is_list(listed, least=2 if whole.members else 1):
            listed = self._words(whole, rivals)
        return listed if whole.members or len(listed) > 1 else self._unparted(whole, rivals)

    def _unparted(self, named: Named, rivals: Rivals) -> list[Named]:
        """A text by its members where nothing parts them, or hyphens do: 春夏秋冬, red-white."""
        rest, texts = collapse(named.text), list[str]()
        if not _UNPARTED.fullmatch(rest):
            chains = (self._chain(pieces, rivals) for pieces in _chains(rest, self.members))
            return next(filter(None, chains), [named])
        spellings = sorted({spelling for _, spelling in self._spelt()}, key=len, reverse=True)
        while found := next((each for each in spellings if each and rest.startswith(each)), ""):
            texts.append(found)
            rest = rest.removeprefix(found)
        if rest or len(texts) < 2:
            return [named]
        return [self._as_it_stands(text, rivals) for text in texts]

    def _chain(self, pieces: Sequence[str], rivals: Rivals) -> list[Named]:
        """The members that the pieces of a text name; none if one of them names none."""
        texts: list[Named] = []
        for piece in pieces:
            if not (named := self._as_it_stands(piece, rivals)).members:
                return []
            texts.append(named)
        return texts

    def _several(self, pieces: Sequence[_Piece], rivals: Rivals) -> list[Named]:
        """The texts that pieces make; none if they are too many to be looked at."""
        if not 0 < len(pieces) <= max(_MOST_PIECES, 2 * len(self.members)):
            return []
        return self._joined(pieces, rivals)

    def _words(self, named: Named, rivals: Rivals) -> list[Named]:
        """A text that names no member, by its words where no member has several."""
        if named.members or " " not in named.text or not self._may_be_words(named.text):
            return [named]
        words = self._several(_pieces(named.text, _BLANK), rivals)
        return words if _is_list(words, least=2) else [named]

    def _may_be_words(self, text: str) -> bool:
        """True if at least one word is a member as it stands: a look that spares most the rest."""
        if any(" " in _plain(member.text, member) for member in self.members):
            return False
        typed = {_plain(word, self.members[0]) for word in text.split(" ")}
        return any(_plain(spelling, member) in typed for member, spelling in self._spelt())

    def _spelt(self) -> Iterator[tuple[TextAnswer, str]]:
        """Each spelling with its member."""
        return ((member, spelling) for member in self.members for spelling in member.spellings)

    def _is_as_written(self, named: Named) -> bool:
        """True of a member in one of its spellings: "Riga, Latvia" may be a member and its country,
        or two members."""
        spellings = (self.members[index].spellings for index in named.members)
        return any(literal(named.text) in map(literal, those) for those in spellings)

    def judged(self, texts: Iterable[Named]) -> Verdict:
        """The verdict on the texts of a response, in their order."""
        unique: dict[str, Named] = {}
        for named in texts:
            unique.setdefault(literal(named.text), named)
        if not unique:
            return WRONG
        right = _matched([list(named.members) for named in unique.values()])
        fully = {i for named in unique.values() for i in named.members if i not in named.halves}
        halves = right - fully
        strays: dict[str, str] = {}
        notes: dict[int, str] = {}
        for named in unique.values():
            if not named.members:
                strays.setdefault(fold(named.text, self.members[0].language), named.text)
            for index, note in named.members.items():
                if index in fully and index in named.halves:
                    continue
                notes[index] = min(notes.get(index, note), note, key=len)
        size = len(self.members)
        parts = [
            Part(member.text, Mark.HALF if index in halves else Mark.RIGHT, notes[index])
            if index in right
            else Part(member.text, Mark.MISSED)
            for index, member in enumerate(self.members)
        ]
        wrong = (Part(text, Mark.WRONG) for text in strays.values())
        credit = max((len(right) - len(halves) / 2 - len(strays)) / size, 0.0)
        note = _tally(len(right), len(halves), len(strays), size)
        return Verdict(credit, note, (*parts, *wrong))

    def _named(self, text: str, rivals: Rivals) -> Named:
        named = self._as_it_stands(text, rivals)
        if not named.members and (item := unmarked(text)) != text:
            return self._as_it_stands(item, rivals)
        return named

    def _as_it_stands(self, text: str, rivals: Rivals) -> Named:
        found = list(self._find_all(text, rivals))
        halves = frozenset(index for index, verdict in found if not verdict.right)
        # What is right for one member is no wrong form of another: der See and die See.
        if len(halves) < len(found):
            found, halves = [pair for pair in found if pair[1].right], frozenset()
        return Named(text, {index: verdict.note for index, verdict in found}, halves)

    def _joined(self, pieces: Sequence[_Piece], rivals: Rivals) -> list[Named]:
        """The texts that pieces make: one of several pieces where that is a member.

        What names none stays together where only an `and` parts it, as it does in some names.
        """
        alone = [self._named(piece.text, rivals) for piece in pieces]
        several: list[Named] = []
        stray_from: int | None = None
        index = 0
        while index < len(pieces):
            named, count = self._longest(pieces, alone, index, rivals)
            is_stray = bool(named.text) and not named.members
            if is_stray and stray_from is not None and pieces[index].is_after_and:
                several[-1] = Named(_run(pieces, stray_from, index + 1), {})
            elif named.text:
                stray_from = index if is_stray else None
                several.append(named)
            index += count
        return several

    def _longest(
        self, pieces: Sequence[_Piece], alone: Sequence[Named], index: int, rivals: Rivals
    ) -> tuple[Named, int]:
        """The text that begins at a piece, and the number of its pieces."""
        longest = min(_LONGEST_RUN, len(pieces) - index, self._most_marks + 1)
        for count in range(longest, 1, -1):
            parts = alone[index : index + count]
            # Two that are members by themselves are never one.
            if pieces[index].text and sum(bool(named.members) for named in parts) < 2:
                run = self._named(_run(pieces, index, index + count), rivals)
                if run.members:
                    return run, count
        return alone[index], 1

    @property
    def _marks(self) -> re.Pattern[str]:
        """What parts members: no word for `and` that is one, such as the vitamin E."""
        from quiz.answers.languages import tag_of

        short = {spelling.casefold() for _, spelling in self._spelt() if len(spelling) < _SHORT}
        language = self.members[0].language
        return _marks(tag_of(language), _conjunctions(tag_of(language)) & short)

    @property
    def _most_marks(self) -> int:
        """Marks and blanks in a spelling, at most: no text of more pieces is a member."""
        marks = self._marks
        return max(
            spelling.count(" ") + len(marks.findall(spelling)) for _, spelling in self._spelt()
        )

    def _find_all(self, line: str, rivals: Rivals) -> Iterator[tuple[int, Verdict]]:
        """The members that a line may name: several only where they share a spelling."""
        written = literal(line)
        exact = [each for each in self.members if written in map(literal, each.spellings)]
        for index, member in enumerate(self.members):
            if exact and member not in exact:
                continue  # a look that spares most lines the rest
            verdict = member.grade(line, rivals.and_also(partial(self._others, member)))
            if verdict.credit:
                yield index, verdict

    def _others(self, member: TextAnswer) -> Iterator[str]:
        for other in self.members:
            if other is not member:
                yield from other.spellings


def _plain(text: str, member: TextAnswer) -> str:
    """A text without case, accents and a leading article."""
    return bare(fold(text, member.language))


class _Piece(NamedTuple):
    """A piece of a line between two marks that may part a list."""

    line: str
    start: int
    end: int
    is_after_and: bool
    """A word for `and` stands before it, and no mark."""

    @property
    def text(self) -> str:
        return self.line[self.start : self.end].strip()


def _chains(text: str, members: Sequence[TextAnswer]) -> Iterator[list[str]]:
    """The ways in which a text may be a chain: with hyphens, letters, or surnames and blanks."""
    marks = " -" if members[0].form is Form.NAME else "-"
    for mark in marks:
        pieces = text.split(mark)
        has_mark = mark == "-" and any(mark in member.text for member in members)
        if 1 < len(pieces) <= _MOST_PIECES and not has_mark:
            yield pieces
    is_letters = text.isalpha() and all(len(member.text) == 1 for member in members)
    if is_letters and 1 < len(text) <= _MOST_PIECES:
        yield [*text]


def _is_list(texts: Sequence[Named], *, least: int) -> bool:
    """True if so many of some texts name members."""
    return sum(bool(named.members) for named in texts) >= least


def unmarked(line: str) -> str:
    """An item of a list without the mark before it: `- Russia`, `2) Russia`, `والسودان`."""
    return _LIST_MARK.sub("", line, count=1)


def _counted(response: str) -> list[str]:
    """The items of a list that is counted from its beginning: `A. Russia B. China C. India`."""
    first = _FIRST.match(response)
    if not first:
        return []
    opening, count, closing = first.groups()
    # A Turkish İ is matched as an i, and is none.
    series = next((names for names in _SERIES if names[0] == count.casefold()), ())
    items, start = list[str](), first.end()
    for name in series[1:]:
        mark = re.compile(rf"(?i)[\s,;]+{re.escape(opening + name + closing)}(?:\s+|(?=[^\W\d_]))")
        if not (found := mark.search(response, start)):
            break
        items.append(response[start : found.start()].strip())
        start = found.end()
    items.append(response[start:].strip())
    # Two letters may be initials: A. Smith, B. Jones.
    fewest = 3 if count.isalpha() and closing == "." else 2
    return items if len(items) >= fewest and all(items) else []


def _pieces(line: str, marks: re.Pattern[str]) -> list[_Piece]:
    """The pieces of a line, if there are several: empty ones count, as `E` parts two in Spanish."""
    pieces, start, is_after_and = [], 0, False
    for mark in marks.finditer(line):
        pieces.append(_Piece(line, start, mark.start(), is_after_and))
        is_word = mark[0].strip().isalpha() or mark[0].strip() == "&"
        start, is_after_and = mark.end(), is_word
    pieces.append(_Piece(line, start, len(line), is_after_and))
    return pieces if len(pieces) > 1 else []


def _run(pieces: Sequence[_Piece], start: int, end: int) -> str:
    """The text from a piece to another, with the marks between them."""
    return pieces[start].line[pieces[start].start : pieces[end - 1].end].strip()


@lru_cache(maxsize=1 << 6)
def _conjunctions(tag: str) -> frozenset[str]:
    from quiz.answers.languages import every, words_of

    words = {word for language in every() for word in language.texts.conjunctions.split()}
    return frozenset(words - _OWN_ONLY | {*words_of(tag).texts.conjunctions.split()})


@lru_cache(maxsize=1 << 6)
def _marks(tag: str, spared: frozenset[str]) -> re.Pattern[str]:
    """Commas, semicolons and slashes of all scripts, and the words for `and` of all languages.

    Also the dashes between two blanks, and the number of the next item.
    """
    joined = "|".join(map(re.escape, sorted(_conjunctions(tag) - spared)))
    return re.compile(
        rf"[,;/|、，；،؛／・]|(?<=\s)(?:{joined}|[-–—•·+*&])(?=\s)|\s(?=\(?(?:\d{{1,3}}[.)]|[a-z]\))(?:\s|$))|\s*(?=[①-⑳])"
        rf"|(?<=[{_HAN_AND_KANA}가-힣])·(?=[{_HAN_AND_KANA}가-힣])"
        rf"|(?<=[{_HAN_AND_KANA}])[和与與及跟と](?=[{_HAN_AND_KANA}])|(?<=[가-힣])[와과](?=\s)",
        re.IGNORECASE,
    )


def _matched(lines: list[list[int]]) -> set[int]:
    """The most members that the lines can name if each names one: a maximum matching.

    Kuhn's algorithm of augmenting paths; the order of the lines makes no difference to the number.
    """
    line_of: dict[int, int] = {}

    def finds_member(line: int, tried: set[int]) -> bool:
        for member in lines[line]:
            if member not in tried:
                tried.add(member)
                if member not in line_of or finds_member(line_of[member], tried):
                    line_of[member] = line
                    return True
        return False

    for line in range(len(lines)):
        finds_member(line, set())
    return set(line_of)


def _tally(right: int, halves: int, wrong: int, size: int) -> str:
    others = (halves, "partly right"), (wrong, "wrong")
    counts = (f"{count} {word}" for count, word in others if count)
    return ", ".join([f"{right} of {size} named", *counts]) + "."
