"""The line of a review: nearly all lines are one, and so it is written and read without JSON."""

from __future__ import annotations

import re
from functools import lru_cache
from json.encoder import encode_basestring as _text

from quiz.clock import Day, Moment
from quiz.decks import QuestionKey
from quiz.schedule import Certainty, Rating, Review, RowId

_RATINGS = {str(int(rating)): rating for rating in Rating}
_NATURAL = "(0|[1-9][0-9]{{0,{}}})"
_WHOLE = "(0|-?[1-9][0-9]{{0,{}}})"
_PLAIN = r'"([^"\\\x00-\x1f]{0,10000})"'
# No number that this lets through is beyond the bounds of `format`; whatever else a line may be, it
# is read there.
_LINE = (
    '{"fact":"review","machine":%s,"seq":%d,"at":%d,"offset":%d,"question":%s,"response":%s'
    ',"credit":%r,"rating":%d,"days":%d,"counts":%s,"day":%d,"took":%d'
)
_REVIEW = re.compile(
    r'\{"fact":"review","machine":"([0-9a-f]{1,32})"'
    rf',"seq":([1-9][0-9]{{0,14}}),"at":{_WHOLE.format(14)},"offset":{_WHOLE.format(4)}'
    rf',"question":"([!#-\[\]-~]{{1,200}})","response":{_PLAIN}'
    r',"credit":(1\.0|0\.[0-9]{1,20}),"rating":([1-4])'
    rf',"days":{_NATURAL.format(5)},"counts":(true|false)'
    rf',"day":{_WHOLE.format(8)},"took":{_NATURAL.format(11)}'
    r'(?:,"sitting":\["([0-9a-f]{1,32})",([1-9][0-9]{0,14})\])?(?:,"certainty":([1-3]))?'
)


def written(review: Review, row: RowId) -> str:
    """The line of a review without the brace at its end."""
    (
        question, response, credit, rating, days, counts, moment, day, took, sitting, _, certainty,
    ) = review  # fmt: skip
    line = _LINE % (
        _text(row.machine), row.seq, moment.at, moment.offset, _text(question), _text(response),
        credit, rating, days, "true" if counts else "false", day, took,
    )  # fmt: skip
    if sitting:
        line += f',"sitting":[{_text(sitting.machine)},{sitting.seq}]'
    return line if certainty is None else f'{line},"certainty":{certainty:d}'


def read(body: str) -> Review | None:
    """The review of a line without the brace at its end; None if it is not plainly one."""
    found = _REVIEW.fullmatch(body)
    if not found:
        return None
    (
        machine, seq, at, offset, question, response, credit, rating, days, counts, day, took,
        sitting_machine, sitting_seq, certainty,
    ) = found.groups()  # fmt: skip
    return Review(
        QuestionKey(question),
        response,
        float(credit),
        _RATINGS[rating],
        int(days),
        counts == "true",
        Moment(int(at), int(offset)),
        Day(int(day)),
        int(took),
        _sitting(sitting_machine, sitting_seq) if sitting_machine else None,
        RowId(machine, int(seq)),
        Certainty(int(certainty)) if certainty else None,
    )


@lru_cache(maxsize=8)
def _sitting(machine: str, seq: str) -> RowId:
    """Kept, since the reviews of one sitting stand together."""
    return RowId(machine, int(seq))
