"""Twins: questions with one prompt and different answers, so that each answer is right for both.

The decks of a sitting are looked through once something is not right, or is to be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from quiz.answers import (
    NO_RIVALS,
    Forgiven,
    OneChoice,
    SelfRated,
    TextAnswer,
    Verdict,
    bare,
    fold,
    literal,
    tag_of,
)
from quiz.decks import Deck, Question, prompt_keys
from quiz.patterns import regex
from quiz.values import NamedTuple, record

if TYPE_CHECKING:
    from quiz.answers import Answer, Unclear

MOST = 100
"""Of more twins than this only those are looked at whose answer is just what was written."""
TWIN_NOTE = "It answers another question with the same prompt."
_LONGEST_FOLDED = 2000
"""Longer prompts are one only if they are written alike."""
_CODE = regex(r"`[^`\n]+`")
_WORD = regex(r"[^\W_]+")


Sameness: TypeAlias = tuple[str, ...]


class AnotherIsAsked(NamedTuple):
    """A response that is right for another question with the same prompt.

    It is asked again and is no review.
    """

    remark: str = "That is right too, but another answer is asked for here."


class Twins:
    """The twins of each question, among some decks."""

    def __init__(
        self,
        decks: Iterable[Deck],
        kept: Callable[[int], Iterable[Question]] = lambda _: (),
    ) -> None:
        """`kept` gives the questions of other decks whose prompts have a key (`prompt_keys`)."""
        self._decks = {id(deck): deck for deck in decks}
        self._kept = kept
        self._read: dict[int, Deck] = {}
        """The decks whose questions are among those below."""
        self._by_prompt: dict[int, list[Question]] = {}
        self._alike: dict[Sameness, _Alike] = {}

    def of(self, question: Question, text: str) -> list[Question]:
        """The twins of a question that a text may be the answer of.

        A draft is none, for no teacher has accepted it.
        """
        prompt = sameness(question)
        alike = self._alike.get(prompt)
        if alike is None:
            alike = self._alike[prompt] = _Alike(self._find(question, prompt))
        twins = {other.key: other for other in alike.likely(text) if not other.draft}
        for key in (question.key, question.fingerprint):
            twins.pop(key, None)
        return list(twins.values())[:MOST]

    def _find(self, question: Question, prompt: Sameness) -> list[Question]:
        """All questions with its prompt, itself among them."""
        self._take_up(self._decks.values())
        (key,) = prompt_keys([question.prompt], _language(question))
        likely = (*self._by_prompt.get(key, ()), *self._kept(key))
        return [other for other in likely if sameness(other) == prompt]

    def _take_up(self, decks: Iterable[Deck]) -> None:
        for deck in decks:
            if id(deck) not in self._read and deck.questions:
                self._read[id(deck)] = deck
                prompts = [question.prompt for question in deck.questions]
                keys = prompt_keys(prompts, _language(deck.questions[0]))
                for key, question in zip(keys, deck.questions, strict=True):
                    self._by_prompt.setdefault(key, []).append(question)


@record
class _Alike:
    """All questions with one prompt."""

    questions: list[Question]
    by_spelling: dict[str, list[Question]] | None = None

    def likely(self, text: str) -> Sequence[Question]:
        """All of them; of very many those with this very answer."""
        if len(self.questions) <= MOST:
            return self.questions
        if self.by_spelling is None:
            self.by_spelling = {}
            for question in self.questions:
                for spelling in question.answer.spellings:
                    folded = fold(spelling, _language(question))
                    self.by_spelling.setdefault(folded, []).append(question)
        return self.by_spelling.get(fold(text, _language(self.questions[0])), ())


def sameness(question: Question) -> Sameness:
    """Its kind, language and prompt: the same for twins."""
    language, prompt = _language(question), question.prompt.replace("−", "-")
    if len(prompt) > _LONGEST_FOLDED:
        return (question.kind, language, literal(prompt))
    return (question.kind, language, fold(prompt, language), *_as_written(prompt))


def _language(question: Question) -> str:
    return tag_of(question.deck.language)


def _as_written(prompt: str) -> list[str]:
    """What makes another prompt if its case or signs change: code, abbreviations and symbols."""
    words = _WORD.findall(_CODE.sub(" ", prompt).replace(".", ""))
    return [*_CODE.findall(prompt), *(word for word in words[1:] if not _may_change_case(word))]


def _may_change_case(word: str) -> bool:
    return word[1:] == word[1:].lower() and (len(word) > 1 or word == word.lower())


# What a response is worth


def graded(
    question: Question,
    response: str,
    twins: Callable[[], Sequence[Question]],
    *,
    partly: bool,
) -> Verdict | Unclear:
    """The grade of a response to a question; of its twins' answers the best one counts as well.

    A verdict that is owed to a twin is marked so, as `Forgiven.TWIN`. `partly` lets twins give a
    part of the credit too. Where choices are part of what is asked, twins change nothing.
    """
    own = question.answer.grade(response, question.rivals)
    is_settled = isinstance(question.answer, OneChoice | SelfRated)
    if is_settled or _is_exact(own) or not response.strip():
        return own
    others = twins()
    if not others:
        return own
    best = max((_credited(other, response) for other in others), key=_worth)
    if _is_right(own):
        return _owed_to_twin(best) if _is_exact(best) else own
    if _is_right(best):
        is_one = any(
            _are_one(question, other) for other in others if _is_right(_credited(other, response))
        )
        return best if is_one else _owed_to_twin(best)
    spared = _without_rivalry(question, others, response)
    if spared or not isinstance(own, Verdict):
        return spared or own
    return _owed_to_twin(best) if partly and best.credit > own.credit else own


def earns(twins: Sequence[Question], text: str) -> bool:
    """True if a choice earns anything for one of the twins."""
    return any(_credit(twin.answer, text) for twin in twins)


def _credited(question: Question, response: str) -> Verdict:
    verdict = question.answer.grade(response, question.rivals)
    return verdict if isinstance(verdict, Verdict) else Verdict(0.0)


def _worth(verdict: Verdict) -> tuple[float, bool]:
    return verdict.credit, verdict.forgiven is None


def _is_right(grade: Verdict | Unclear) -> bool:
    return isinstance(grade, Verdict) and grade.right


def _is_exact(grade: Verdict | Unclear) -> bool:
    """True if it is right, and nothing had to be forgiven."""
    return isinstance(grade, Verdict) and grade.right and grade.forgiven is None


def _credit(answer: Answer, text: str) -> float:
    verdict = answer.grade(text, NO_RIVALS)
    return verdict.credit if isinstance(verdict, Verdict) else 0.0


def _are_one(question: Question, other: Question) -> bool:
    """True if two answers are one, of which the decks only give other spellings."""
    if _lines(question) == _lines(other):
        return True
    answer, its_answer = question.answer, other.answer
    return _is_spelling(answer, its_answer) and _is_spelling(its_answer, answer)


def _lines(question: Question) -> list[str]:
    lines = question.answer.text.split("\n")
    return [bare(fold(line, _language(question))) for line in lines]


def _is_spelling(answer: Answer, other: Answer) -> bool:
    """True if another answer's text is this one's, with no slip in it and no distance from it."""
    verdict = answer.grade(other.text, NO_RIVALS)
    return isinstance(verdict, Verdict) and _is_exact(verdict) and not verdict.note


def _owed_to_twin(verdict: Verdict) -> Verdict:
    note = f"{TWIN_NOTE} {verdict.note}".strip()
    return Verdict(verdict.credit, note, forgiven=Forgiven.TWIN)


def _without_rivalry(
    question: Question, twins: Sequence[Question], response: str
) -> Verdict | None:
    """The verdict where a slip is as near to the twins' answers: any of them is right here.

    None if it is not right then either, or where letters decide.
    """
    answers = [question.answer, *(twin.answer for twin in twins)]
    if any(isinstance(answer, TextAnswer) and answer.exact for answer in answers):
        return None
    groups = [group for answer in answers[1:] for group in answer.groups()]
    verdict = question.answer.grade(response, question.rivals.without(groups))
    return verdict if isinstance(verdict, Verdict) and verdict.right else None
