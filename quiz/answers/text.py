"""An answer that is a text: folded, with the slips forgiven that a fair teacher would forgive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from quiz.answers import names, typos
from quiz.answers.folding import bare, collapse, fold, literal
from quiz.answers.rivals import Rivals
from quiz.answers.verdict import RIGHT, WRONG, Verdict


class Form(StrEnum):
    """What a text names, which decides in what other ways it may be written."""

    THING = "thing"
    NAME = "name"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """A text and the other spellings that are as good."""

    text: str
    also: tuple[str, ...] = ()
    form: Form = Form.THING
    exact: bool = False
    """Folding and forgiveness are off: for code and for spelling."""
    language: str = "en"

    @property
    def shown(self) -> str:
        return self.text

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way that is right as it stands, as its author wrote it."""
        written = (self.text, *self.also)
        return (*written, *(half for spelling in written for half in names.bracketed(spelling)))

    def grade(self, response: str, rivals: Rivals) -> Verdict:
        """Credit 1 or 0; the note says what was forgiven."""
        typed = collapse(response)
        if not typed:
            return WRONG
        if self.exact:
            return RIGHT if typed in map(collapse, self.spellings) else WRONG
        if literal(typed) in map(literal, self.spellings):
            return RIGHT
        forms = list(self._forms(rivals))
        folded = self._fold(typed)
        if any(form == folded for form, _ in forms):
            return RIGHT if self._is_alone(typed, folded, rivals) else WRONG
        return self._forgive(folded, forms, rivals)

    def _fold(self, text: str) -> str:
        folded = fold(text, self.language)
        if self.form is Form.PLACE:
            return names.written_out(folded)
        if self.form is Form.NAME:
            return names.without_titles(names.given_first(folded))
        return folded

    def _forms(self, rivals: Rivals) -> Iterator[tuple[str, str]]:
        """Folded ways of writing the answer, each with the spelling that it stands for."""
        for spelling in self.spellings:
            yield self._fold(spelling), spelling
            if self.form is Form.PLACE and "," in spelling:
                yield self._fold(spelling.partition(",")[0]), spelling
            if self.form is Form.NAME:
                for way in names.ways_to_write(spelling):
                    yield self._fold(way), spelling
                last = names.surname(spelling)
                if last and not self._is_shared(last, rivals):
                    yield fold(last, self.language), spelling

    def _is_shared(self, last: str, rivals: Rivals) -> bool:
        folded = bare(fold(last, self.language))
        return any(
            bare(fold(names.surname(rival) or rival, self.language)) == folded
            for rival in rivals.texts
            if rival not in self.spellings
        )

    def _is_alone(self, typed: str, folded: str, rivals: Rivals) -> bool:
        """Whether folding made no rival out of what was typed (C, C#, C++): where it did, letters as typed decide."""
        return not any(self._fold(rival) == folded and literal(rival) == literal(typed) for rival in rivals.texts)

    def _forgive(self, folded: str, forms: list[tuple[str, str]], rivals: Rivals) -> Verdict:
        if any(self._fold(rival) == folded for rival in rivals.texts):
            return WRONG
        plain = bare(folded)
        for form, spelling in forms:
            if bare(form) == plain:
                return Verdict(1.0, f"Written with its accents: {spelling}.", shown=spelling)
        counted = [(count, spelling) for form, spelling in forms if (count := typos.slips(plain, bare(form)))]
        if not counted:
            return WRONG
        count, spelling = min(counted)
        if any(typos.distance(plain, bare(self._fold(rival)), limit=count) <= count for rival in rivals.texts):
            return WRONG
        return Verdict(1.0, f"A slip of the keys is forgiven: {spelling}.", shown=spelling)
