"""Dates as people write them: read, compared by their days, and said."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from quiz.answers.dates.lexer import ShortYears as ShortYears
    from quiz.answers.dates.periods import (
        DateReading as DateReading,
        Span as Span,
        day_number as day_number,
    )
    from quiz.answers.dates.reading import (
        explain as explain,
        read_answer as read_answer,
        read_date as read_date,
        why_not as why_not,
    )
    from quiz.answers.dates.wording import canonical as canonical, shown as shown
    from quiz.answers.dates.years import years_in as years_in
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "lexer": "ShortYears",
            "periods": "DateReading Span day_number",
            "reading": "explain read_answer read_date why_not",
            "wording": "canonical shown",
            "years": "years_in",
        },
    )
