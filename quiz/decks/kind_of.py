"""The kind of an entry, or what to say of one that has none, or two, or another program's words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from quiz.decks import kinds
from quiz.decks.entry import MAX_SEVERAL
from quiz.decks.foreign import SURE_WORDS
from quiz.decks.hints import nearest, place_in, shortened
from quiz.decks.lines import Lines
from quiz.decks.nodes import Mapping, Node, Scalar
from quiz.decks.odd_characters import odd_character
from quiz.decks.problem import Problems
from quiz.decks.simple_entry import NotSimple
from quiz.decks.vocabulary import vocabulary

_FIELD_TERMS = {
    "claim": "truefalse trueorfalse tf boolean statement",
    "choice": "multiplechoice singlechoice mc mcq",
    "which": "multipleanswer multipleresponse multipleselect checkboxes enumeration list",
    "cloze": "fillintheblank fillintheblanks fillin gap gaps gapfill blank",
    "what": "shortanswer short open typed",
    "number": "numeric numerical",
    "when": "date year",
    "order": "ordering sequence sort",
    "match": "matching pairs",
    "card": "flashcard",
}
"""What others call our kinds, in small letters without blanks."""
_STRANGE = SURE_WORDS | {"A", "a"}
"""Keys that beside a kind of ours tell whose entry it is."""
MOST_KEYS = 20
"""Keys of an entry without a kind that are compared with the kinds."""


@cache
def _telling() -> frozenset[str]:
    """Keys that tell what an entry is."""
    return _STRANGE.union(kinds.words())


_asked_for: dict[str, frozenset[str]] = {}
"""For what keys each kind asked the first entry that was read from its nodes: it asks all alike."""


def learn_keys(kind: str, asked: Iterable[str]) -> None:
    """Takes the keys for which a kind asked an entry for those of every entry of that kind."""
    _asked_for.setdefault(kind, frozenset(asked))


@lru_cache(maxsize=1 << 10)
def kind_of_simple(keys: tuple[str, ...]) -> str:
    """The kind of a simple entry with these keys.

    Raises NotSimple if that is not beyond doubt, or not known yet to ask for each of them.
    """
    telling = _telling().intersection(keys)
    if len(telling) != 1 or not telling.isdisjoint(_STRANGE):
        raise NotSimple
    (kind,) = telling
    if not _asked_for.get(kind, frozenset()).issuperset(keys):
        raise NotSimple
    return kind


def kind_of(node: Node, problems: Problems, lines: Lines) -> str:
    """The kind of an entry; empty, with a problem, if it has none or two."""
    if not isinstance(node, Mapping):
        _refuse_other(node, problems)
        return ""
    words = kinds.words()
    keys = [key for key, _ in node.pairs if isinstance(key, Scalar)]
    known = [key for key in keys if key.text in words]
    is_strange = not known or any(key.text in _STRANGE for key in keys)
    inner = [value for key, value in node.pairs if key in known and isinstance(value, Mapping)]
    if is_strange and _is_foreign(node, problems, lines):
        return ""
    if inner and _is_foreign(inner[0], problems, lines):
        return ""
    if len(known) == 1:
        return known[0].text
    if not known:
        return _likely_kind(node, keys, problems=problems, lines=lines)
    first, second = known[:2]
    message = (
        f'A question has one kind, and "{first.text}" stands in line {first.place.line}'
        ' already. If another question begins here, put "- " before it:'
        f' "- {second.text}: ..."'
    )
    problems.add(second.place, "two-kinds", message)
    return ""


def _refuse_other(node: Node, problems: Problems) -> None:
    if isinstance(node, Scalar) and not node.text:
        message = "Nothing follows this hyphen. Write a question after it, or delete it."
    else:
        message = (
            'A question is "who: ..." and below it "answer: ...". This has no kind.'
            f" {_kinds_listed()}"
        )
        if isinstance(node, Scalar) and node.plain:
            message += " If it belongs to a list above, begin it two spaces further right."
    problems.add(node.place, "not-a-question", message)


def _is_foreign(node: Mapping, problems: Problems, lines: Lines) -> bool:
    """True, with a problem, if an entry is in the words of another program."""
    from quiz.decks.foreign import layouts

    words = kinds.words()
    keys = layouts.foreign_keys(node, words)
    if keys:
        is_whole = lines.text[:1] in ("[", "{")
        message = layouts.message(node, keys, words, is_whole=is_whole)
        problems.add(node.place, "other-format", message)
    return bool(keys)


def _likely_kind(node: Mapping, keys: list[Scalar], *, problems: Problems, lines: Lines) -> str:
    """Reports that a question has no kind; the one that was likely meant, which its key now is.

    With that the rest of the question is read, so that its other slips are told too.
    """
    known = vocabulary().question_keys
    unknown = [key for key in keys if key.text not in known][:MOST_KEYS]
    for key in unknown:
        if odd := odd_character(key.text, kinds.words()):
            problems.add(place_in(key, odd.offset, lines), "odd-character", odd.said)
            key.text = odd.meant
            return key.text
    place, message = node.place, "This question has no kind."
    if len(node.pairs) > MAX_SEVERAL:
        message = f"{len(node.pairs):,} keys stand in this question, and none of them is its kind."
        unknown = []
    elif unknown:
        place = unknown[0].place
        message = f'"{shortened(unknown[0].text)}" is no kind of question.'
    for key in [] if problems.too_many_for_advice else unknown:
        if near := _named_otherwise(key.text) or nearest(key.text, kinds.words()):
            message = f'"{shortened(key.text)}" is no kind of question. Did you mean "{near}"?'
            problems.add(key.place, "no-kind", f"{message} {_kinds_listed()}")
            is_sure = key is node.pairs[0][0] or key.text.casefold() == near
            key.text = near if is_sure else key.text
            return near if is_sure else ""
    problems.add(place, "no-kind", f"{message} {_kinds_listed()}")
    return ""


def _named_otherwise(word: str) -> str:
    """The kind that others call by this word; empty if it is none."""
    folded = re.sub(r"[\W_]+", "", word[:40].casefold())
    return next((kind for kind, terms in _FIELD_TERMS.items() if folded in terms.split()), "")


def _kinds_listed() -> str:
    return f"The kinds are {', '.join(kinds.words())}."
