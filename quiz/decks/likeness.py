"""The likeness of two prompts, and if they name the same: two capitals are asked for in like words.

Measured on the rewordings and changes of subject in tests/decks/identity_samples.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from quiz.answers.folding import articles, bare, collapse, fold
from quiz.answers.texts.lookalikes import mean_different_things
from quiz.answers.texts.rewording import loosen
from quiz.answers.typos import changes_sense, slips

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BEGINS = re.compile(r"(?:^|[.!?:…]['\"”’)]*\s|[(\"“‘«]|\n)\s*['\"“‘«(]*$")
IDLE = frozenset(
    # en
    "a an the this that these those it its in on at of to from by with for as and or but into about"
    " between during is are was were be been being do does did has have had can could will would"
    " shall should may might must who whom whose what which when where why how many much there here"
    " whether if then than so one give name state whats whos wheres hows what's who's where's how's"
    " called heisst lautet heißt say list tell complete choose fill according he she they their his"
    " her him them you your we our i my me"
    # de fr es it pt nl
    " der die das den dem des ein eine einen einem einer wer wen wem wessen was welche welcher"
    " welches welchen wann wo wohin woher warum wie viele und oder von zu zum zur im in am an auf"
    " bei mit nach aus ist sind war waren wird wurde wurden hat haben hatte nennen nenne le la les"
    " un une du de qui que quoi quel quelle quels quelles quand où comment combien est sont était"
    " et ou dans au aux en par el los las una quién qué cuál cuándo dónde cómo cuánto cuántos es"
    " son era y o il lo gli chi che cosa quale quando dove come quanto quanti è sono o os as um uma"
    " quem qual onde wie wat welke wanneer waar hoe het een van".split()
)
"""Words that carry little of what a prompt asks for."""
CONTRASTS = frozenset(
    frozenset(pair.split("/"))
    for pair in "largest/smallest biggest/smallest highest/lowest longest/shortest oldest/youngest"
    " oldest/newest earliest/latest nearest/farthest closest/farthest fastest/slowest most/least"
    " more/fewer more/less best/worst heaviest/lightest deepest/shallowest hottest/coldest"
    " warmest/coldest richest/poorest strongest/weakest greatest/least large/small big/small"
    " high/low long/short old/young old/new hot/cold warm/cold early/late before/after above/below"
    " over/under inside/outside start/end began/ended begin/end started/ended beginning/end"
    " opened/closed born/died birth/death win/lose won/lost winner/loser victory/defeat bought/sold"
    " import/export imports/exports imported/exported rise/fall rose/fell increase/decrease"
    " king/queen prince/princess emperor/empress duke/duchess mother/father son/daughter"
    " brother/sister husband/wife uncle/aunt man/woman men/women boy/girl male/female he/she"
    " his/her with/without always/never all/none true/false day/night summer/winter spring/autumn"
    " singular/plural predecessor/successor preceded/succeeded preceded/followed cause/effect"
    " teacher/pupil student/teacher attacker/defender attacked/defended author/translator"
    " friend/enemy ally/enemy import/export inner/outer grössten/kleinsten größte/kleinste"
    " höchste/niedrigste längste/kürzeste älteste/jüngste vor/nach mutter/vater sohn/tochter"
    " könig/königin geboren/gestorben erste/letzte premier/dernier avant/après né/mort".split()
)
"""Words of which one in the place of the other asks for something else."""
SYNONYMS = tuple(
    frozenset(words.split("/"))
    for words in "led/headed/chaired wrote/authored/penned founded/established"
    " makes/produces/make/produce begin/start/commence began/started/commenced end/finish/conclude"
    " ended/finished/concluded built/constructed took/taken holds/hold/held receive/get"
    " received/got often/frequently big/large small/little km/kilometres kilometers/kilometres"
    " metres/meters countries/states nations/countries nations/states country/state"
    " leiteten/führten gründeten/errichteten schrieb/verfasste begann/startete".split()
)
"""Words that authors put in each other's place, without asking for anything else."""
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
"""Letters of two forms of one word: headed and heads begin with the same, and end in others."""

Knows = Callable[[str], bool]
"""True for a word, folded, that stands in another question too: then it is no slip."""


class Likeness(NamedTuple):
    """The likeness of two prompts."""

    score: float
    """From 0 to 1: the share of the weight of words that both have, idle words counting little."""
    replaced: bool
    """Words of weight stand in the place of others, as in a change of subject."""
    another: bool
    """They name other names, numbers or dates, or say the opposite."""
    typos: bool
    """They differ by slips of the keys only, if at all."""


class PromptWords(NamedTuple):
    """The words of a prompt."""

    words: tuple[str, ...]
    names: frozenset[str]
    """Those with a capital letter, but for a first word that begins many sentences."""
    spelt: Mapping[str, str]
    """How a word stands in the prompt: `programme` where it counts as `program`."""


class _Difference(NamedTuple):
    """The words that only one of two prompts has."""

    old: list[str]
    new: list[str]
    respelt: dict[str, str]
    """New words that are old ones but for a slip of the keys."""
    is_reworded: bool
    """True if other words are forms or synonyms of each other."""


@lru_cache(maxsize=1 << 14)
def prompt_words(prompt: str, language: str = "en") -> PromptWords:
    """The words of a prompt, each in one of the ways to write it."""
    text = collapse(prompt)
    names: set[str] = set()
    for match in _WORD.finditer(text):
        word = match[0]
        is_capital = word[0] != word[0].lower() or word[1:] != word[1:].lower()
        begins = bare(word.lower()) in IDLE and _BEGINS.search(text, 0, match.start())
        if is_capital and not begins:
            names.update(words_of(word, language))
    words = words_of(text, language)
    others = set(_WORD.findall(bare(fold(text, language)))) - set(words)
    spelt = {loose[0]: other for other in others if (loose := words_of(other, language))}
    return PromptWords(words, frozenset(names) - IDLE, spelt)


def words_of(text: str, language: str) -> tuple[str, ...]:
    """Words, folded and bare."""
    return tuple(_WORD.findall(bare(loosen(fold(text, language), language))))


def likeness(old: str, new: str, language: str, knows: Knows) -> Likeness:
    """The likeness of two prompts."""
    olds, news = prompt_words(old, language), prompt_words(new, language)
    difference = _difference(olds, news, language, knows)
    removed, added = difference.old, difference.new
    another = (
        _names_something(removed, olds, language)
        or _names_something(added, news, language)
        or _contrast(removed, added)
        or _names_in_another_order(olds, news)
    )
    total = _weight(olds.words) + _weight(news.words)
    return Likeness(
        1 - (_weight(removed) + _weight(added)) / total if total else 0.0,
        replaced=_weight(removed) >= 1 and _weight(added) >= 1,
        another=another,
        typos=_only_typos(olds, news, difference),
    )


def _only_typos(olds: PromptWords, news: PromptWords, difference: _Difference) -> bool:
    """True if the prompts are one, word for word, but for slips of the keys."""
    if difference.old or difference.new or difference.is_reworded:
        return False
    respelt = difference.respelt
    return [respelt.get(word, word) for word in olds.words] == [
        respelt.get(word, word) for word in news.words
    ]


def _difference(olds: PromptWords, news: PromptWords, language: str, knows: Knows) -> _Difference:
    removed = list((Counter(olds.words) - Counter(news.words)).elements())
    added = list((Counter(news.words) - Counter(olds.words)).elements())

    def is_respelt(old: str, new: str) -> bool:
        spelt = olds.spelt.get(old, old), news.spelt.get(new, new)
        return is_slip(old, new, language, knows) or is_slip(*spelt, language, knows)

    def is_reworded(old: str, new: str) -> bool:
        names = olds.names | news.names
        return old not in names and new not in names and _is_reworded(old, new, language)

    respelt = {new: old for old, new in _matched(removed, added, is_respelt)}
    reworded = _matched(removed, added, is_reworded)
    return _Difference(removed, added, respelt, is_reworded=bool(reworded))


def _matched(
    removed: list[str], added: list[str], are_one: Callable[[str, str], bool]
) -> list[tuple[str, str]]:
    """The words that are one, each with the first that fits; they are taken out of both lists."""
    pairs = []
    for old in tuple(removed):
        new = next((word for word in added if are_one(old, word)), None)
        if new is not None:
            pairs.append((old, new))
            removed.remove(old)
            added.remove(new)
    return pairs


def is_slip(old: str, new: str, language: str, knows: Knows) -> bool:
    """True if one word is the other with a slip of the keys, and not another word."""
    shortest = min(len(old), len(new))
    if shortest < 3 or any(map(str.isdigit, old + new)):
        return False
    if shortest < 5 and not _is_short_slip(old, new):
        return False
    if shortest >= 5 and slips(old, new) is None and slips(new, old) is None:
        return False
    if changes_sense(old, new, language) or _contrast([old], [new]):
        return False
    return not (knows(old) and knows(new))


def _is_short_slip(old: str, new: str) -> bool:
    """True if two letters are changed about: any other slip makes a short word another one."""
    from quiz.answers.typos import distance

    is_likely = (old in IDLE) != (new in IDLE) or (
        min(len(old), len(new)) > 3 and not {old, new} & IDLE
    )
    return is_likely and sorted(old) == sorted(new) and distance(old, new, limit=1) == 1


def _is_reworded(old: str, new: str, language: str) -> bool:
    """True for two forms of one word, headed and heads, and for synonyms, headed and led."""
    if any(old in words and new in words for words in SYNONYMS):
        return True
    same = 0
    for old_letter, new_letter in zip(old, new, strict=False):
        if old_letter != new_letter:
            break
        same += 1
    ending = max(len(old), len(new)) - same
    if same < _SHORTEST_STEM or ending > _LONGEST_ENDING:
        return False
    if mean_different_things(old, new) or changes_sense(old, new, language):
        return False
    return not _contrast([old], [new])


def _names_something(words: list[str], prompt: PromptWords, language: str) -> bool:
    """True if any of the words is a name, a number, a single letter or a negation."""
    idle = articles(language)
    for word in words:
        is_letter = len(word) == 1 and word not in idle and word not in "aio"
        if word in prompt.names or is_letter or any(map(str.isdigit, word)):
            return True
    return changes_sense(" ".join(word for word in words if len(word) > 1), "", language)


def _contrast(old: list[str], new: list[str]) -> bool:
    """True if any word of one list is the opposite of any of the other, or means another thing."""
    pairs = [(a, b) for a in old for b in new]
    if any(frozenset(pair) in CONTRASTS for pair in pairs):
        return True
    return any(a != b and mean_different_things(a, b) for a, b in pairs)


def _names_in_another_order(old: PromptWords, new: PromptWords) -> bool:
    """True for the same words with their names in another order: who attacked whom."""
    if old.names != new.names or sorted(old.words) != sorted(new.words):
        return False
    names = old.names
    return [word for word in old.words if word in names] != [
        word for word in new.words if word in names
    ]


def _weight(words: Iterable[str]) -> float:
    return sum(0.2 if word in IDLE else 1.0 for word in words)
