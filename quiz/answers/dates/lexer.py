"""Takes the text of a date apart into tokens."""

from __future__ import annotations

import re
from dataclasses import replace

from quiz.answers.calendar import Kind, Lexicon, Word, fold
from quiz.answers.dates.numeric import numeric_date
from quiz.answers.dates.tokens import DateError, Habit, Token, number

_NUMBER = re.compile(r"('?)(\d+)")
_ENDING = re.compile(r"['-]?([^\W\d_]+)")
_STOP = re.compile(r"\.(?![.\d])")
_PHRASE = re.compile(r"[ .]?([^\W\d_]+(?:[ .'/-]+[^\W\d_]+){0,3})")
_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(?:er?|eme|re|º|ª)?")
_SIGNS = re.compile(
    r"(?P<to>\.\.+|/)|(?P<hyphen>-+)|(?P<both>&)|(?P<about>[~≈])|(?P<nothing>[ ,()\[\]\"])"
)
_CYRILLIC_LOOKALIKES = str.maketrans("хі", "xi")


class Lexer:
    """One walk through a text that `plain` has made plain."""

    def __init__(self, text: str, lexicon: Lexicon, habit: Habit) -> None:
        self._text = text
        self._lexicon = lexicon
        self._habit = habit
        self._at = 0
        self._found: list[Token] = []

    def tokens(self) -> tuple[Token, ...]:
        """Every token but fillers; DateError at the first thing that has no place in a date."""
        while self._at < len(self._text):
            _ = self._numeric() or self._number() or self._word() or self._sign()
        return tuple(self._found)

    @property
    def _last(self) -> Kind | None:
        return self._found[-1].kind if self._found else None

    def _numeric(self) -> bool:
        pairs = self._habit.year_pairs or self._last is Kind.SEASON
        found = numeric_date(
            self._text[self._at :], replace(self._habit, year_pairs=pairs), self._after
        )
        if found is None:
            return False
        self._found.extend(found.tokens)
        self._at += found.length
        return True

    def _after(self, ahead: int) -> Word | None:
        """The next word so many characters ahead that is no filler, if it is known."""
        known = self._known(self._at + ahead)
        while known and known[0].kind is Kind.FILLER:
            known = self._known(known[1])
        return known[0] if known else None

    def _number(self) -> bool:
        found = _NUMBER.match(self._text, self._at)
        if found is None:
            return False
        self._at = found.end()
        self._found.append(self._with_ending(number(found[2], quoted=bool(found[1]))))
        if stop := _STOP.match(self._text, self._at):
            self._at = stop.end()
        return True

    def _with_ending(self, token: Token) -> Token:
        """The number with what is glued to it: 15th, 1990s; 1992-го is a year all the same."""
        ending = _ENDING.match(self._text, self._at)
        if ending is None:
            return token
        ordinal = ending[1] in self._lexicon.ordinal_ends
        if (
            ending[1] in self._lexicon.decade_ends
            and token.digits > 1
            and (token.value % 10 == 0 or not ordinal)
        ):
            self._at = ending.end()
            return replace(token, kind=Kind.TENS)
        if ordinal and token.kind is not Kind.SHORT_YEAR:
            self._at = ending.end()
            return replace(token, kind=Kind.ORDINAL if token.kind is Kind.NUMBER else token.kind)
        return token

    def _word(self) -> bool:
        word = _WORD.match(self._text, self._at)
        if word is None:
            return False
        known = self._known(self._at)
        if known is None:
            self._take(self._roman(word[0]) or self._misspelt(word[0]), word.end())
        else:
            # A decade by name is short of its century like one of two digits.
            self._take(Token(known[0].kind, known[0].value, digits=2), known[1])
        return True

    def _known(self, at: int) -> tuple[Word, int] | None:
        """The longest phrase of the lexicon that begins here, and where it ends."""
        phrase = _PHRASE.match(self._text, at)
        words = list(_WORD.finditer(self._text, phrase.start(1), phrase.end())) if phrase else []
        for count in range(len(words), 0, -1):
            if meaning := self._meaning(" ".join(word[0] for word in words[:count])):
                return meaning, words[count - 1].end()
        return None

    def _meaning(self, spelling: str) -> Word | None:
        after_number = self._last in (Kind.NUMBER, Kind.ORDINAL, Kind.ROMAN)
        if after_number and (found := self._lexicon.words.get(f"#{spelling}")):
            return found
        return self._lexicon.words.get(spelling)

    def _take(self, token: Token, end: int) -> None:
        if token.kind is not Kind.FILLER:
            self._found.append(token)
        self._at = end + (
            self._text[end : end + 1] in (".", "'") and self._text[end : end + 2] != ".."
        )

    def _roman(self, word: str) -> Token | None:
        found = _ROMAN.fullmatch(word.translate(_CYRILLIC_LOOKALIKES))
        if found is None or not found[1] + found[2]:
            return None
        units = {"ix": 9, "iv": 4}.get(found[2], 5 * found[2].count("v") + found[2].count("i"))
        return Token(Kind.ROMAN, 10 * len(found[1]) + units, 2)

    def _misspelt(self, word: str) -> Token:
        """The one month that is a slip away, if its name has five letters or more; digits are never
        mended."""
        near = [
            (name, value) for name, value in self._lexicon.months if _one_slip(word, fold(name))
        ]
        name, value = max(near, key=lambda month: len(month[0]), default=("", 0))
        if len(name) < 5 or len({value for _, value in near}) > 1:
            raise DateError(f"“{word}” is not a word of a date.")
        return Token(Kind.MONTH, value, mended=name)

    def _sign(self) -> bool:
        found = _SIGNS.match(self._text, self._at)
        if found is None:
            raise DateError(f"“{self._text[self._at]}” has no place in a date.")
        self._at = found.end()
        match found.lastgroup:
            case "to" | "hyphen":
                self._found.append(Token(Kind.TO, hyphen=found.lastgroup == "hyphen"))
            case "both":
                self._found.append(Token(Kind.AND))
            case "about":
                self._found.append(Token(Kind.ABOUT))
        return True


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter is wrong, missing, too many, or two neighbours are swapped."""
    if abs(len(word) - len(name)) > 1:
        return False
    same = next(
        (at for at, (one, two) in enumerate(zip(word, name, strict=False)) if one != two), len(name)
    )
    swapped = name[:same] + name[same : same + 2][::-1] + name[same + 2 :]
    tails = (
        (word[same + 1 :], name[same + 1 :]),
        (word[same + 1 :], name[same:]),
        (word[same:], name[same + 1 :]),
    )
    return word == swapped or any(one == two for one, two in tails)
