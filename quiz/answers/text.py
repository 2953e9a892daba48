"""An answer that is a text: folded, with the slips forgiven that a fair teacher would forgive."""

from __future__ import annotations

from functools import partial

from quiz.answers.shape import Shape
from quiz.answers.texts import Form, Grammar, Group
from quiz.answers.texts.folding import collapse, in_brackets, literal, visible
from quiz.answers.verdict import RIGHT, WRONG, Forgiven, Verdict
from quiz.patterns import regex
from quiz.values import field, value

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts.index import IndexedSpelling
    from quiz.answers.texts.nearness import Nearness
    from quiz.fields import Fields

__all__ = ["Form", "TextAnswer"]

_EXPLAINED = regex(r"(?P<text>[^()]+?) ?\((?P<aside>[^()]+)\)")
_LONGEST_SHORT = 20
"""Characters of an abbreviation."""
_LEAST_MISSPELT = 7
"""Letters of what is left of an answer whose other words the prompt says, to hold a slip."""
_LONGEST_ASIDE = 1000
"""A response that is so much longer than every spelling is none of them."""


@value
class TextAnswer:
    """A text and the other spellings that are as good."""

    text: str
    also: tuple[str, ...] = ()
    form: Form = Form.THING
    exact: bool = False
    """Folding and forgiveness are off: for code and for spelling."""
    language: str = "en"
    grammar: Grammar = Grammar.ANY
    prompt: str = field(default="", repr=False, compare=False)
    """What is asked: a response may repeat its words."""

    @classmethod
    def of(cls, fields: Fields) -> TextAnswer:
        return cls(
            fields.text("text"),
            fields.texts("also"),
            form=Form(fields.text("form")),
            exact=fields.truth("exact"),
            language=fields.text("language"),
            grammar=Grammar(fields.text("grammar")),
            prompt=fields.text("prompt"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "shape": Shape.TEXT,
            "text": self.text,
            "also": [*self.also],
            "form": self.form,
            "exact": self.exact,
            "language": self.language,
            "grammar": self.grammar,
            "prompt": self.prompt,
        }

    @property
    def shown(self) -> str:
        return self.text

    @property
    def written(self) -> tuple[str, ...]:
        """Every spelling that its author gave."""
        return (self.text, *self.also)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way that is right as it stands."""
        if self.exact or "(" not in in_brackets("".join(self.written)):
            return self.written
        from quiz.answers.texts import names

        return (
            *self.written,
            *(half for spelling in self.written for half in names.bracketed(spelling)),
        )

    def groups(self) -> tuple[Group, ...]:
        """Its spellings and a person's other names, for the index of a deck's answers."""
        if self.form is not Form.NAME or self.exact:
            return (Group(self.spellings, self.form),)
        from quiz.answers.texts import titled

        others = (other for spelling in self.written for other in titled.other_names(spelling))
        return (Group((*self.spellings, *others), self.form),)

    def grade(self, response: str, rivals: Rivals) -> Verdict:
        """Credit 1 or 0, or 1/2 for a wrong form; the note says what was forgiven or is wrong."""
        typed = collapse(response)
        if not typed or len(typed) > max(map(len, self.written)) + _LONGEST_ASIDE:
            return WRONG
        if self.exact:
            return RIGHT if self._is_exact(typed) else WRONG
        verdict = self._graded(typed, rivals)
        if verdict.right or not self.prompt:
            return verdict
        from quiz.answers.texts import asked

        text = asked.within_gap(typed, self.prompt) if asked.has_gap(self.prompt) else ""
        within = self._graded(text, rivals) if text else WRONG
        return within if within.credit > verdict.credit else verdict

    def _graded(self, typed: str, rivals: Rivals) -> Verdict:
        for spelling in self.written:
            if literal(typed) == literal(spelling):
                return self._right(spelling)
        if self.grammar is not Grammar.ANY and (misformed := self._misformed(typed, rivals)):
            return misformed
        match = self._nearest(typed) or self._explained(typed)
        if match and self._is_short_in_prompt(typed):
            return WRONG
        if match:
            return self._judged(typed, *match, rivals)
        verdict = self._in_words_of_prompt(typed, rivals) if self._may_lean_on_prompt else WRONG
        return verdict if verdict.credit else self._of_other_gender(typed, rivals) or verdict

    def _of_other_gender(self, typed: str, rivals: Rivals) -> Verdict | None:
        """Half of the credit for a word in its other gender; nobody can tell bianca for bianco, a
        form, from hermana for hermano, another person."""
        from quiz.answers.texts.forms import in_other_gender, named

        faults = (in_other_gender(typed, spelling, self.language) for spelling in self.written)
        fault = next(filter(None, faults), None) if self.form is Form.THING else None
        if fault is None or self._is_rival(typed, rivals):
            return None
        shown = "" if fault.meant == self.text else fault.meant
        return Verdict(0.5, f"Another gender: {named((fault,))}.", shown=shown)

    def _misformed(self, typed: str, rivals: Rivals) -> Verdict | None:
        """Half of the credit for the right words in a wrong form; None where no form is wrong."""
        from quiz.answers.texts.folding import fold
        from quiz.answers.texts.forms import Fault, faults, named

        nearest: tuple[str, tuple[Fault, ...]] | None = None
        for spelling in self.written:
            found = faults(typed, spelling, self.form, self.language)
            if found is not None and self.grammar is not Grammar.IN_TEXT:
                found = tuple(fault for fault in found if not fault.is_added)
            if found == ():
                return None
            if found and (nearest is None or len(found) < len(nearest[1])):
                nearest = spelling, found
        if nearest is None:
            return None
        if fold(typed, "") in (fold(text, "") for text in rivals.texts):
            return WRONG
        spelling, found = nearest
        shown = "" if spelling == self.text else spelling
        return Verdict(0.5, f"Forms count: {named(found)}.", shown=shown)

    def _is_exact(self, typed: str) -> bool:
        if visible(typed) in map(visible, self.written):
            return True
        from quiz.answers.texts.formulas import is_formula, same_code

        return any(
            same_code(typed, code)
            for code in self.written
            if is_formula(code) or not any(map(str.isalpha, code))
        )

    def _is_short_in_prompt(self, typed: str) -> bool:
        """True of an abbreviation that is asked about: IOC for `What does IOC stand for?`."""
        from quiz.answers.texts import names
        from quiz.answers.texts.asked import asks_what_it_means

        if len(typed) > _LONGEST_SHORT or literal(typed) not in literal(self.prompt):
            return False
        if not asks_what_it_means(self.prompt, self.language):
            return False
        shorts = (half for text in self.written for half in names.bracketed(text)[1:])
        return literal(typed) in map(literal, shorts)

    def _nearest(self, typed: str) -> tuple[Nearness, str] | None:
        """The spelling that a response comes nearest to, after its nearness."""
        from quiz.answers.texts.nearness import nearness

        matches = [
            (near, index)
            for index, text in enumerate(self.written)
            if (near := nearness(typed, text, self.form, self.language))
        ]
        if not matches:
            return None
        near, index = min(matches)
        return near, self.written[index]

    def _explained(self, typed: str) -> tuple[Nearness, str] | None:
        """The same for a response with an abbreviation or a country in brackets, right as well."""
        explained = _EXPLAINED.fullmatch(typed)
        if not explained:
            return None
        text, aside = explained["text"], explained["aside"]
        if self.form is Form.PLACE:
            return self._nearest(f"{text}, {aside}")
        from quiz.answers.texts import names

        match = self._nearest(text)
        if match and (self._nearest(aside) or literal(aside) == names.initials(match[1])):
            return match
        return None

    @property
    def _may_lean_on_prompt(self) -> bool:
        return bool(self.prompt) and self.grammar is Grammar.ANY and "___" not in self.prompt

    def _in_words_of_prompt(self, typed: str, rivals: Rivals) -> Verdict:
        """The verdict on a response that repeats what the prompt says, or leaves it to it."""
        from quiz.answers.texts import asked

        is_name = self.form is Form.NAME
        # Two persons have no order either, but a comma may stand in one: Adams, John.
        is_pair = is_name and "," not in typed
        if is_pair or (not is_name and asked.asks_for_several(self.prompt, self.language)):
            for spelling in self.written:
                if asked.in_other_order(typed, spelling, self.language):
                    return self._right(spelling)
        words = asked.asked_words(self.prompt, self.language)
        shorter = [*asked.shortened(typed, words, self.language)]
        if not is_name and (text := asked.without_aside(typed, self.prompt, self.language)):
            shorter.append(text)
        if text := asked.without_origin(typed, self.prompt, self.language):
            shorter.append(text)
        for text in shorter:
            if match := self._nearest(text):
                verdict = self._judged(text, *match, rivals)
                return WRONG if self._is_rival(typed, rivals, asked_for=words) else verdict
        if replied := self._as_reply(typed, rivals):
            return replied
        return WRONG if is_name else self._left_to_prompt((typed, *shorter), rivals)

    def _as_reply(self, typed: str, rivals: Rivals) -> Verdict | None:
        """The verdict on a response that is a whole reply; None where it is no answer either."""
        from quiz.answers.texts.nearness import nearness
        from quiz.answers.texts.replies import content

        plain = partial(
            content,
            prompt=self.prompt,
            language=self.language,
            is_place=self.form is Form.PLACE,
            is_verb=any(spelling.startswith("to ") for spelling in self.written),
        )
        said = plain(typed, is_reply=True)
        for spelling in self.written:
            meant = plain(spelling)
            if not (said or meant):
                continue
            near = nearness(said or typed, meant or spelling, self.form, self.language)
            if near and not self._is_rival(typed, rivals):
                return self._judged(said or typed, near, spelling, rivals)
        return None

    def _left_to_prompt(self, given: tuple[str, ...], rivals: Rivals) -> Verdict:
        """The verdict on a response that lacks words of the answer which the prompt has."""
        from quiz.answers.texts import asked
        from quiz.answers.texts.nearness import Level, nearness

        for spelling in self.written:
            for text in asked.left_to(self.prompt, spelling, self.language):
                for typed in given:
                    near = nearness(typed, text, self.form, self.language)
                    if near and (near.level < Level.NUMBER or len(text) >= _LEAST_MISSPELT):
                        return self._judged(typed, near, spelling, rivals)
        return WRONG

    def _is_rival(
        self, typed: str, rivals: Rivals, *, asked_for: frozenset[str] = frozenset()
    ) -> bool:
        """True if a response is another answer, and not this one with what is asked for."""
        from quiz.answers.texts import asked
        from quiz.answers.texts.nearness import reach

        for other in rivals.near(
            typed, self.spellings, slips=0, form=self.form, language=self.language
        ):
            if not reach(typed, other.text, other.form, self.language, limit=0):
                continue
            # The Lake Superior of another question is this Superior, unless it is called wrong.
            ways = asked.shortened(other.text, asked_for, self.language)
            if other.text in rivals.texts or not any(map(self._nearest, ways)):
                return True
        return False

    def _judged(self, typed: str, near: Nearness, spelling: str, rivals: Rivals) -> Verdict:
        from quiz.answers.texts.nearness import Level, reach

        others = rivals.near(
            typed, self.spellings, slips=near.slips, form=self.form, language=self.language
        )
        for other in others:
            if self._is_in_other_form(typed, other.text) or self._is_of_other_sort(other, near):
                continue
            rival = reach(typed, other.text, other.form, self.language, limit=near.slips)
            if rival == near and near.level < Level.NUMBER:
                return Verdict(0.0, "Another answer could be meant as well: write it in full.")
            if rival and rival <= near:
                return WRONG
        if near.level is Level.ACCENTS:
            note = f"Written with its accents: {spelling}."
            return self._right(spelling, note, forgiven=Forgiven.ACCENTS)
        if near.level >= Level.NUMBER:
            return self._slipped(typed, spelling)
        return self._reworded(typed, spelling)

    def _is_in_other_form(self, typed: str, rival: str) -> bool:
        """True if forms count and tell the rival from a response that is in this answer's form."""
        if self.grammar is Grammar.ANY:
            return False
        from quiz.answers.texts.forms import faults

        return bool(faults(typed, rival, self.form, self.language))

    def _is_of_other_sort(self, rival: IndexedSpelling, near: Nearness) -> bool:
        """True of a place that is called like a person: the state of Washington is nobody.

        What is misspelt may be either.
        """
        from quiz.answers.texts import names, titled
        from quiz.answers.texts.nearness import Level

        match self.form, rival.form:
            case Form.NAME, Form.PLACE:
                called = (*self.written, *titled.other_names(self.text))
            case Form.PLACE, Form.NAME:
                called = (rival.text, *titled.other_names(rival.text))
            case _:
                return False
        return near.level < Level.NUMBER and any(map(names.person, called))

    def _slipped(self, typed: str, spelling: str) -> Verdict:
        if self.form is Form.THING:  # names have no forms
            from quiz.answers.texts.forms import faults, named

            found = tuple(
                fault
                for fault in faults(typed, spelling, self.form, self.language, is_slip=True) or ()
                if not (fault.is_missing or fault.is_added)
            )
            if found:
                note = f"Another form is forgiven: {named(found)}."
                return self._right(spelling, note, forgiven=Forgiven.FORM)
        note = f"A slip of the keys is forgiven: {spelling}."
        return self._right(spelling, note, forgiven=Forgiven.SLIP)

    def _reworded(self, typed: str, spelling: str) -> Verdict:
        from quiz.answers.texts.forms import named, swapped_articles

        if swapped := swapped_articles(typed, spelling, self.language):
            note = f"Another form is forgiven: {named(swapped)}."
            return self._right(spelling, note, forgiven=Forgiven.FORM)
        return self._right(spelling)

    def _right(self, spelling: str, note: str = "", *, forgiven: Forgiven | None = None) -> Verdict:
        shown = "" if spelling == self.text else spelling
        return Verdict(1.0, note, shown=shown, forgiven=forgiven) if note or shown else RIGHT
