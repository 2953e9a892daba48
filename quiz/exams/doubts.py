"""What a teacher should read beside the figures of a result: each doubt is one sentence."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from quiz.exams.points import late_words
from quiz.exams.result_reader import Result, Times
from quiz.text import cut, duration, figure, one_line, plural

ROUNDING = timedelta(seconds=2)
"""Times are written in whole seconds."""
APART = timedelta(days=1)
"""Two papers of one name that were begun within this are of one exam, if that has one title."""
AHEAD = timedelta(hours=1)
"""So much may a pupil's clock be ahead of the teacher's."""


def doubted(results: Iterable[Result], now: datetime) -> list[Result]:
    """The results, each with what is to be said of it; `now` is the teacher's clock."""
    every = list(results)
    usual = _usual_minutes(every)
    found: list[Result] = []
    for result in every:
        if any(_is_copy(other, result) for other in found):
            copy = "it is the same result as another file; it is counted once."
            found.append(result._replace(doubts=(copy,), is_copy=True))
        else:
            others = [
                other for other in every if other is not result and not _is_copy(other, result)
            ]
            doubts = tuple(_doubts(result, others, usual, now))
            found.append(result._replace(doubts=doubts))
    return found


def _doubts(
    result: Result, others: Sequence[Result], usual: dict[str, float], now: datetime
) -> Iterator[str]:
    if result.edited:
        yield "it was changed after quiz wrote it."
    if result.written_score is not None:
        yield from _of_points(result, *result.written_score)
    if result.times is not None:
        yield from _of_times(result, result.times, now)
        minutes = usual.get(result.paper, result.times.minutes)
        if result.times.minutes != minutes:
            own = plural(result.times.minutes, "minute")
            yield f"it was set for {own}, and most others of this paper for {minutes:g}."
    yield from _of_papers(result, others)
    if result.late:
        yield late_words(result.late)
    if result.again:
        times = ", ".join(map(_time, result.again))
        yield f"it was handed in again at {times} on another machine; this paper stands."


def _of_points(result: Result, had: float, of: float) -> Iterator[str]:
    score = result.score
    if round(float(score.had), 2) != had or round(float(score.of), 2) != of:
        own, sums = plural(of, "point"), f"{figure(score.had)} of {figure(score.of)}"
        yield f"it says {figure(had)} of {own}, and its answers have {sums}."


def _of_times(result: Result, times: Times, now: datetime) -> Iterator[str]:
    took, allowed = times.handed_in_at - times.begun_at, _allowed(times)
    answers = [answer.answered_at for answer in result.answers if answer.answered_at]
    before = sum(at - times.begun_at < -ROUNDING for at in answers)
    after = sum(at - times.handed_in_at > ROUNDING for at in answers)
    seconds = sum(answer.seconds for answer in result.answers)
    if times.begun_at - now > AHEAD:
        yield f"it says it was begun at {_date(times.begun_at)}, which is still to come."
    if took < -ROUNDING:
        yield "it was handed in before it was begun."
    if took > allowed + ROUNDING:
        yield f"it took {_span(took)}, and had {_span(allowed)}."
    if times.by_clock and took < allowed - ROUNDING:
        yield f"it says the time was up, and {_span(allowed - took)} were left."
    if before:
        yield f"{plural(before, 'answer is', 'answers are')} dated before it was begun."
    if after:
        yield f"{plural(after, 'answer is', 'answers are')} dated after it was handed in."
    if timedelta(seconds=seconds) > max(took, timedelta()) + ROUNDING + _rounded(result):
        thought = _span(timedelta(seconds=seconds))
        yield f"its answers took {thought} in all, and the exam {_span(took)}."


def _of_papers(result: Result, others: Sequence[Result]) -> Iterator[str]:
    mine = [other for other in others if _name(other) == _name(result)]
    twice = [other for other in others if other.sitting and other.sitting == result.sitting]
    if twice:
        whose = "" if _name(twice[0]) == _name(result) else f', as "{_shown(twice[0].pupil)}"'
        when = _which_first(result, twice[0])
        yield f"the same sitting was handed in twice{whose}: see {twice[0].file}{when}."
    elif same := [other for other in mine if other.paper == result.paper]:
        pupil = _shown(result.pupil)
        yield f'"{pupil}" has another result here, in {same[0].file}; both are listed.'
    elif another := [other for other in mine if _are_one_exam(result, other)]:
        pupil, title = _shown(result.pupil), _shown(result.title)
        yield f'"{pupil}" has another paper of "{title}" here, in {another[0].file}.'


def _which_first(result: Result, other: Result) -> str:
    if result.times is None or other.times is None:
        return ""
    own, its = result.times.handed_in_at, other.times.handed_in_at
    if own == its:
        return ""
    stands = "this paper" if own < its else "that paper"
    return f", handed in at {_time(its)}, this at {_time(own)}; {stands} stands"


def _are_one_exam(result: Result, other: Result) -> bool:
    if result.title != other.title or result.times is None or other.times is None:
        return False
    return abs(result.times.begun_at - other.times.begun_at) < APART


def _usual_minutes(results: Sequence[Result]) -> dict[str, float]:
    """The minutes of most results of each paper, where most have the same."""
    counts: dict[str, Counter[float]] = {}
    for result in results:
        if result.times is not None:
            counts.setdefault(result.paper, Counter())[result.times.minutes] += 1
    tops = {paper: count.most_common(1)[0] for paper, count in counts.items()}
    return {
        paper: minutes
        for paper, (minutes, most) in tops.items()
        if 2 * most > counts[paper].total()
    }


def _allowed(times: Times) -> timedelta:
    return timedelta(minutes=times.minutes * times.extra)


def _rounded(result: Result) -> timedelta:
    """How much the seconds of all answers can be off, each rounded to a tenth."""
    return timedelta(seconds=0.05 * len(result.answers))


def _is_copy(other: Result, result: Result) -> bool:
    return other.checksum == result.checksum and not (other.edited or result.edited)


def _name(result: Result) -> str:
    """The pupil's name, however it is typed."""
    return " ".join(unicodedata.normalize("NFKC", result.pupil).casefold().split())


def _shown(text: str) -> str:
    return cut(one_line(text), 40)


def _span(length: timedelta) -> str:
    seconds = round(length.total_seconds())
    return plural(seconds, "second") if abs(seconds) < 60 else duration(seconds / 60)


def _time(at: datetime) -> str:
    return f"{at:%H:%M:%S}"


def _date(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
