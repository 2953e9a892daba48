"""Entries in the words of other programs: which key is the prompt, and which answers are right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TypeAlias

from quiz.decks.foreign.example import GENERIC, Foreign, deck, entry
from quiz.decks.hints import shortened
from quiz.decks.nodes import Mapping, Node, Scalar, Sequence

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What an entry holds, without its places."""

MOST = 60
"""Items of a list, or keys of a mapping, that are looked at."""
DEEPEST = 4
_PROMPTS = tuple(
    "question questiontext prompt stem query q frage вопрос pregunta domanda pytanie vraag"
    " pergunta soru 问题 問題 wer wen wem was wo wann welche qui quoi où quand quel quelle quién"
    " quien qué que dónde donde cuándo cuando кто что где когда какие chi cosa dove quando text"
    " title name".split()
)
_FRONTS = tuple("front term word vorderseite begriff".split())
_BACKS = tuple("back definition meaning translation rückseite".split())
_RIGHT = tuple(
    "correctanswer correctanswers correct correctoption correctoptions correctchoice right"
    " rightanswer solution solutions answer answers correctindex answerindex correctanswerindex"
    " antwort lösung ответ respuesta réponse risposta key a".split()
)
_WRONG = tuple(
    "incorrectanswers incorrectanswer incorrect wronganswers wronganswer distractors distractor"
    " wrong".split()
)
_OPTIONS = tuple(
    "options choices alternatives variants possibleanswers answeroptions answerchoices optionen"
    " варианты opciones answers".split()
)
_FLAGS = ("correct", "iscorrect", "right", "isright", "isanswer", "fraction", "points", "score")
_SURE = frozenset((*_OPTIONS, *_RIGHT[:9], *_WRONG)) - {"wrong", "answer", "right"}
_LETTERS = "abcdef"
"""Keys of options that have no other name."""
_FIRST_TWO = frozenset("ab")
_VAGUE = frozenset("text title name a key word was que".split())


def foreign_keys(node: Mapping, kinds: tuple[str, ...]) -> list[str]:
    """The keys, as written, by which an entry is another program's; none if it is a deck's.

    `answers` alone beside a kind of ours is a slip.
    """
    keys = {_folded(key.text): key.text for key, _ in _scalar_pairs(node)}
    has_kind = any(kind in keys for kind in kinds)
    sure = [name for word, name in keys.items() if word in _SURE]
    if keys.keys() >= _FIRST_TWO:
        sure += [keys[letter] for letter in _LETTERS if letter in keys]
    if has_kind:
        value = next((value for key, value in _scalar_pairs(node) if key.text == "answers"), None)
        is_slip = [_folded(name) for name in sure] == ["answers"] and (
            not isinstance(value, Sequence) or "which" in keys or "order" in keys
        )
        return [] if is_slip else sure
    asks = [word for word in keys if word in _PROMPTS or word in _FRONTS]
    solves = [word for word in keys if word in (*_RIGHT, *_WRONG, *_OPTIONS, *_BACKS)]
    is_card = any(word in keys for word in _FRONTS) and any(word in keys for word in _BACKS)
    if not asks or (set(asks) <= _VAGUE and not sure and not is_card):
        return []
    return [keys[word] for word in dict.fromkeys((*asks, *solves))] if solves or sure else []


def _scalar_pairs(node: Mapping) -> Iterator[tuple[Scalar, Node]]:
    for key, value in islice(node.pairs, MOST):
        if isinstance(key, Scalar):
            yield key, value


def _folded(key: str) -> str:
    """A key without capitals, blanks, underscores and hyphens."""
    return re.sub(r"[\W_]+", "", key[:MOST].casefold())


def plain(node: Node, depth: int = 0) -> Plain:
    """What a node holds, as far as an example needs it."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            items = node.items[:MOST] if depth < DEEPEST else ()
            return [plain(item, depth + 1) for item in items]
        case Mapping():
            pairs = _scalar_pairs(node) if depth < DEEPEST else ()
            held: dict[str, Plain] = {}
            for key, value in pairs:
                held.setdefault(key.text, plain(value, depth + 1))
            return held


def message(node: Mapping, keys: list[str], kinds: tuple[str, ...], *, is_whole: bool) -> str:
    """What to say of an entry in other words, with the same as a deck has it, to copy."""
    named = ", ".join(f'"{shortened(key)}"' for key in keys[:4])
    word, are = ("keys", "are those") if len(keys) > 1 else ("key", "is that")
    asked = foreign(plain(node), kinds) or GENERIC
    if is_whole:
        cure = f"A deck with its first entry would be:\n{deck(asked)}"
    else:
        cure = f"Written for a deck, this entry would be:\n{entry(asked)}"
    return f"The {word} {named} {are} of another layout, not of a deck. {cure}"


def first_entry(node: Node, kinds: tuple[str, ...], depth: int = 0) -> Mapping | None:
    """The first entry in other words, at any place that a list may have in a file."""
    if isinstance(node, Mapping) and foreign_keys(node, kinds):
        return node
    inner: tuple[Node, ...] = ()
    if isinstance(node, Sequence):
        inner = node.items[:1]
    elif isinstance(node, Mapping):
        inner = tuple(value for _, value in node.pairs[:MOST])
    for value in inner if depth < DEEPEST else ():
        if found := first_entry(value, kinds, depth + 1):
            return found
    return None


def foreign(held: Plain, kinds: tuple[str, ...] = ()) -> Foreign | None:
    """What an entry in another program's words asks; None if it cannot be seen."""
    if not isinstance(held, dict):
        return None
    by_key = {_folded(key): value for key, value in held.items()}
    prompt = _text_under(by_key, (*kinds, *_PROMPTS, *_FRONTS))
    if not prompt:
        return None
    if back := _text_under(by_key, _BACKS):
        return Foreign(prompt, (back,), is_card=True)
    labelled = _labelled(by_key)
    right = [text for text, is_right in labelled.values() if is_right]
    right = right or _right(by_key, labelled)
    wrong = [text for text, _ in labelled.values() if text not in right]
    wrong += [text for key in _WRONG for text in _texts(by_key.get(key, []))]
    return Foreign(prompt, tuple(right), tuple(wrong), needs_all=bool(wrong))


def _text_under(by_key: dict[str, Plain], words: tuple[str, ...]) -> str:
    for word in words:
        for text in _texts(by_key.get(word, [])):
            return text
    return ""


def _texts(value: Plain) -> list[str]:
    """The texts of a value: itself, those of a list, what an item calls its text."""
    if isinstance(value, str):
        return [value] if value.strip() else []
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)[:1]]
    for key, inner in value.items():
        if _folded(key) in ("text", "answer", "option", "label", "value", "content", "title"):
            return _texts(inner)[:1]
    return [text for inner in value.values() for text in _texts(inner)[:1]]


def _labelled(by_key: dict[str, Plain]) -> dict[str, tuple[str, bool]]:
    """The options by their labels, letters if they have none, and which are marked as right."""
    found: dict[str, tuple[str, bool]] = {}
    options = next(
        (by_key[key] for key in _OPTIONS if not isinstance(by_key.get(key, ""), str)), []
    )
    if not options and by_key.keys() >= _FIRST_TWO:
        options = {letter: by_key[letter] for letter in _LETTERS if letter in by_key}
    if isinstance(options, dict):
        items: list[tuple[str, Plain]] = list(options.items())
    else:
        items = [("", item) for item in options]
    for index, (label, item) in enumerate(items):
        is_right = isinstance(item, dict) and any(
            _folded(key) in _FLAGS and str(value).casefold() in ("true", "yes", "1", "100")
            for key, value in item.items()
        )
        own = _own_label(item)
        for text in _texts(item)[:1]:
            found[(label or own or chr(ord("a") + index % 26)).casefold()] = text, is_right
    return found


def _own_label(item: Plain) -> str:
    if not isinstance(item, dict):
        return ""
    if len(item) == 1:
        (label,) = item
        return label if len(label) == 1 else ""
    return next(
        (v for k, v in item.items() if _folded(k) in ("id", "key") and isinstance(v, str)), ""
    )


def _right(by_key: dict[str, Plain], labelled: dict[str, tuple[str, bool]]) -> list[str]:
    """The right answers: texts, labels of options, or their numbers."""
    for key in _RIGHT:
        value = by_key.get(key)
        if value is None:
            continue
        if texts := [_meant(text, key, labelled) for text in _texts(value)]:
            return texts
    return []


def _meant(text: str, key: str, labelled: dict[str, tuple[str, bool]]) -> str:
    """The option that a text, a label or a number names; the text if there is none."""
    options = [option for option, _ in labelled.values()]
    label = text.strip().casefold().rstrip(".)")
    if text in options or not options:
        return text
    if label in labelled:
        return labelled[label][0]
    if re.fullmatch(r"\d{1,2}", label, re.ASCII):
        number = int(label)
        index = number if number < len(options) and ("index" in key or number == 0) else number - 1
        if index < len(options):
            return options[index]
    return text
