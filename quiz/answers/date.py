"""An answer that is a date, as exact as its author wrote it; `dates.grading` says what is right."""

from __future__ import annotations

from quiz.answers.shape import Shape
from quiz.answers.texts.folding import collapse
from quiz.answers.verdict import WRONG, Grade
from quiz.values import NamedTuple

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import Self

    from quiz.answers.dates import DateReading
    from quiz.answers.rivals import Rivals
    from quiz.answers.texts import Group
    from quiz.fields import Fields


class DateAnswer(NamedTuple):
    """A date and the other dates that are as good; made by `read`."""

    text: str
    """As its author wrote it, with collapsed blanks."""
    readings: tuple[DateReading, ...]
    """The date itself, then the others."""
    also: tuple[str, ...] = ()
    language: str = "en"
    years: tuple[int, ...] = ()
    """Those that are given, if `prompt` does not say so."""
    prompt: str = ""
    """What is asked: its years are looked for only by grading."""

    @classmethod
    def of(cls, fields: Fields) -> DateAnswer:
        from quiz.answers.dates import DateReading
        from quiz.answers.dates.periods import FARTHEST_YEAR

        return cls(
            fields.text("text"),
            tuple(map(DateReading.of, fields.inners("readings", least=1))),
            fields.texts("also"),
            fields.text("language"),
            fields.wholes("years", least=-FARTHEST_YEAR, most=FARTHEST_YEAR),
            fields.text("prompt"),
        )

    def fields(self) -> dict[str, object]:
        return {
            "shape": Shape.DATE,
            "text": self.text,
            "readings": [reading.fields() for reading in self.readings],
            "also": [*self.also],
            "language": self.language,
            "years": [*self.years],
            "prompt": self.prompt,
        }

    @classmethod
    def read(
        cls,
        text: str,
        *,
        also: tuple[str, ...] = (),
        language: str = "en",
        years_given: tuple[int, ...] = (),
        prompt: str = "",
    ) -> Self:
        """The answer that the texts stand for; ValueError says why one is no date, or unclear."""
        readings = tuple(_reading(each, language) for each in (text, *also))
        return cls(collapse(text), readings, also, language, years_given, prompt)

    @property
    def years_given(self) -> tuple[int, ...]:
        """Years that the prompt names; a response may leave its year out if there is no other."""
        if self.years or not self.prompt:
            return self.years
        from quiz.answers.dates import years_in

        return years_in(self.prompt, self.language)

    @property
    def shown(self) -> str:
        """The date in English for the learner: `9–13 March 2007`."""
        from quiz.answers.dates import shown

        return shown(self.readings[0])

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.text, *self.also)

    def days_from(self, other: DateAnswer) -> float:
        """Days between the beginnings of two dates; those without a year are put into one year."""
        from quiz.answers.dates.grading import first_day

        return float(abs(first_day(self.readings[0]) - first_day(other.readings[0])))

    def groups(self) -> tuple[Group, ...]:
        """No texts that another answer could be taken for."""
        return ()

    def grade(self, response: str, rivals: Rivals) -> Grade:  # noqa: ARG002 - every shape is graded alike
        """The best credit over all readings of the answer; unclear if the response has two.

        A response inside the answer earns 1. A response that the answer is inside of earns 1/2 if
        it is of the next longer unit: a year or less for a day, a decade for a year. For a span
        the credit is (days in both) / (days in either).
        """
        if not response.strip():
            return WRONG
        from quiz.answers.dates.grading import Grading

        return Grading(self).grade(response)


def _reading(text: str, language: str) -> DateReading:
    from quiz.answers.dates.figures import in_figures

    reading = in_figures(text)
    if reading is None:
        from quiz.answers.dates import read_answer

        reading = read_answer(text, language=language)
    if reading is None:
        raise NoDate(text, language)
    return reading


class NoDate(ValueError):
    """A text that is no date; why it is none is found out only if somebody asks."""

    def __init__(self, text: str, language: str) -> None:
        super().__init__(text)
        self._language = language

    def __str__(self) -> str:
        from quiz.answers.dates import explain

        return explain(str(self.args[0]), language=self._language)
