"""Two wordings of one question: what may differ while surely the same is asked.

Every word counts, with its place: nouns and verbs, and just as much the prepositions, auxiliary
verbs and ordinals that say who did what to whom. Two prompts ask the same only if nothing differs
but what the lists of their language (`PromptWords`) say is one: a phrase for a phrase, a synonym, a
form of a word, an abbreviation; a more general word behind `which`, which may be left out; a phrase
with a preposition that moves between the two ends.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from quiz.answers import (
    articles,
    bare,
    collapse,
    fold,
    loosen,
    mean_different_things,
    tag_of,
    words_of,
)
from quiz.decks.likeness import CONTRASTS, IDLE, Knows, is_slip, matched, prompt_words
from quiz.values import NamedTuple

MOST_WORDS = 400
"""Words of a prompt; longer ones are one question only if they are alike."""
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*['’]?|_+"
    r"|[^\w\s.,;:!?¿¡\"“”„«»‹›'‘’()\[\]{}*…—–、。，；：？！「」『』《》〈〉（）【】・～؟،؛·-]"
)
"""A number, a word, a blank to fill, or a sign that is no punctuation."""
_SIGN = re.compile(
    r"[+=<>^~|\\±×÷≤≥≠√#@]|(?<=\s)\*(?=\s)|[-–−](?=\s*\d)"
    r"|(?<=\s)[-–−](?=\s[^\W_](?![^\W_]))"
)
"""What mathematics and code differ in; a hyphen only where it may be a minus."""
_ACRONYM = re.compile(r"(?<![^\W_])[^\W\d_]{3,8}(?![^\W_])")
_BETWEEN_INITIALS = "of the and for in on de du des la et y e del der die das und für и о по"
_LONGEST = 1000
"""Characters of a prompt in which abbreviations are looked for."""
LEAST_STEM = 3
_FEWEST = 3
"""Words of a prompt in which one may be a synonym or a form of another."""
_NONE: set[int] = set()
_ACCENTS_OF_SOUND = frozenset("en fr es it pt ca el ru uk".split())
"""Languages in which a letter with an accent is the same letter."""
_SHORT = 4
"""Words of a prompt that is a word to learn and no sentence."""


class _Lists(NamedTuple):
    """The lists of a language, ready for use; each word as a token."""

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    longest: int
    asks: frozenset[str]
    general: frozenset[str]
    fillers: frozenset[str]
    prepositions: frozenset[str]
    synonyms: dict[str, set[int]]
    """The numbers of the groups that a word is in."""
    endings: tuple[frozenset[str], ...]
    of_words: frozenset[str]
    naming: frozenset[tuple[str, ...]]
    relatives: frozenset[str]
    which: str
    apart: tuple[str, ...]


def ask_the_same(old: str, new: str, language: str, knows: Knows) -> bool:
    """True if two prompts surely ask the same in other words."""
    old, new = abbreviated(old, new), abbreviated(new, old)
    olds, news = wording(old, language), wording(new, language)
    if olds == news or max(len(olds), len(news)) > MOST_WORDS:
        return olds == news and bool(olds)
    lists, cases = lists_of(language), words_of(language).prompts.cases
    prompts = prompt_words(old, language), prompt_words(new, language)
    names = prompts[0].names | prompts[1].names
    spelt = {**prompts[0].spelt, **prompts[1].spelt}
    are_of_words = min(len(olds), len(news)) < _FEWEST or lists.of_words & {*olds, *news}

    def are_one(word: str, other: str) -> bool:
        written = spelt.get(word, word), spelt.get(other, other)
        if is_slip(word, other, language, knows) or is_slip(*written, language, knows):
            return not cases or word[-2:] == other[-2:]
        may_be_other = are_of_words or {word, other} & names
        return not may_be_other and is_reworded(word, other, lists)

    for before, after in _in_other_ways(olds, news, lists):
        if len(before) != len(after):
            continue
        removed = list((Counter(before) - Counter(after)).elements())
        added = list((Counter(after) - Counter(before)).elements())
        renamed = {other: word for word, other in matched(removed, added, are_one)}
        if not removed and _in_order(before, [renamed.get(word, word) for word in after], lists):
            return True
    return False


def _in_other_ways(
    olds: tuple[str, ...], news: tuple[str, ...], lists: _Lists
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Two prompts, and either with what may be left out."""
    yield olds, news
    yield _without_general(olds, lists), news
    yield olds, _without_general(news, lists)
    for without, other in ((olds, news), (news, olds)):
        begins, rest = other[: -len(without)], other[-len(without) :]
        if begins in lists.naming and not lists.asks & {*without}:
            yield without, rest


@lru_cache(maxsize=1 << 12)
def wording(prompt: str, language: str) -> tuple[str, ...]:
    """The words of a prompt, each phrase in the one way to put it, without what says nothing."""
    lists = lists_of(language)
    words = _with_phrases(tokens(prompt, language), lists)
    words = tuple(word for word in words if word not in lists.fillers) or words
    return _with_relative(_together(words, lists), lists)


def _together(words: tuple[str, ...], lists: _Lists) -> tuple[str, ...]:
    """The words with a verb in one place: how many bones does it have, how many bones has it."""
    *begins, helping, verb = lists.apart or ("", "")
    asks = begins and words[: len(begins)] == tuple(begins)
    if not asks or words[-1] != verb or helping not in words:
        return words
    place = words.index(helping)
    return (*words[:place], verb, *words[place + 1 : -1])


def _with_relative(words: tuple[str, ...], lists: _Lists) -> tuple[str, ...]:
    """The words without a relative clause: name the states that border it, which states border it.

    There is a word at least before the relative, and behind it.
    """
    begins = next((each for each in lists.naming if words[: len(each)] == each), None)
    if not begins:
        return words
    for place in range(len(begins) + 1, len(words) - 1):
        if words[place] in lists.relatives:
            return (lists.which, *words[len(begins) : place], *words[place + 1 :])
    return words


def tokens(text: str, language: str) -> tuple[str, ...]:
    """The words of a text, folded, without articles where they show no case."""
    known = words_of(language).prompts
    idle = set() if known.cases else {*articles(language)} - {*known.prepositions.split()}
    asks = bare(known.asks).split()
    found: list[str] = []
    for match in _TOKEN.finditer(collapse(text)):
        for part in _parts(match[0].replace("’", "'"), language):
            token = "_" if part.startswith("_") else _folded(part, language)
            is_letter = len(part) == 1 and part.isupper() and found  # vitamin A
            is_acronym = part.isupper() and len(part) > 1  # the WHO
            if token not in idle or is_letter:
                found.append(asks[0] if token in asks and not is_acronym else token)
    return tuple(found)


def _parts(word: str, language: str) -> Iterator[str]:
    """A word, and what an apostrophe parts from it: l' and auteur, Earth and 's."""
    if tag_of(language) == "en":
        stem = word.removesuffix("'s")
        yield from (stem, "'s") if stem and stem != word else (word,)
        return
    before, apostrophe, behind = word.partition("'")
    yield before + apostrophe
    if behind:
        yield behind


def _folded(word: str, language: str) -> str:
    if word.endswith("'") or word.startswith("'"):
        return bare(word.casefold())
    return bare(loosen(fold(word, language), language)) or word


def _with_phrases(words: tuple[str, ...], lists: _Lists) -> tuple[str, ...]:
    """The words with each phrase of the lists as the first of its group."""
    put: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(lists.longest, len(words) - at), 0, -1):
            phrase = words[at : at + size]
            instead = lists.phrases.get(phrase)
            if not at:
                instead = lists.phrases.get(("^", *phrase), instead)
            if instead is not None:
                put.extend(instead)
                at += size
                break
        else:
            put.append(words[at])
            at += 1
    return tuple(put)


@cache
def lists_of(language: str) -> _Lists:
    words = words_of(language).prompts
    phrases = {}
    for group in filter(str.strip, words.phrases.split("|")):
        first, *others = (_phrase(each, language) for each in group.split(","))
        phrases.update(dict.fromkeys((first, *others) if first else others, first))
    synonyms: defaultdict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(words.synonyms.split()):
        for word in tokens(group.replace("/", " "), language):
            synonyms[word].add(number)
    return _Lists(
        phrases,
        longest=max(map(len, phrases), default=0),
        asks=frozenset(tokens(words.asks.split(" ")[0] + " " + words.where, language)),
        general=frozenset(tokens(words.general, language)),
        fillers=frozenset(tokens(words.fillers, language)),
        prepositions=frozenset(tokens(words.prepositions, language)),
        synonyms=dict(synonyms),
        endings=tuple(
            frozenset(ending.strip("-") for ending in group.split("/"))
            for group in words.endings.split()
        ),
        of_words=frozenset(tokens(words.of_words, language)),
        naming=_naming(words.naming, language),
        relatives=frozenset(tokens(words.relatives, language)),
        which="".join(tokens(words.which.split(" ")[0], language)),
        apart=tokens(words.apart, language),
    )


def _naming(phrase: str, language: str) -> frozenset[tuple[str, ...]]:
    """The beginning that may be left out, with or without an article that shows a case."""
    begins = tokens(phrase, language)
    known = articles(language) if words_of(language).prompts.cases else ()
    return frozenset({begins, *((*begins, article) for article in known)} if begins else ())


def _phrase(text: str, language: str) -> tuple[str, ...]:
    """The words of a phrase; one that stands only at the beginning has a ^ before it."""
    text = text.strip()
    begins = ("^",) if text.startswith("^") else ()
    return (*begins, *tokens(text.lstrip("^"), language))


def is_reworded(word: str, other: str, lists: _Lists) -> bool:
    """True for synonyms, and for two forms of one word, head and headed."""
    if lists.synonyms.get(word, _NONE) & lists.synonyms.get(other, _NONE):
        return True
    same = 0
    for letter, other_letter in zip(word, other, strict=False):
        if letter != other_letter:
            break
        same += 1
    are_forms = any(
        word[cut:] in group and other[cut:] in group
        for cut in range(LEAST_STEM, same + 1)
        for group in lists.endings
    )
    if not are_forms or frozenset((word, other)) in CONTRASTS:
        return False
    return not mean_different_things(word, other)


def _without_general(words: Sequence[str], lists: _Lists) -> tuple[str, ...]:
    """The words without the general one behind the one that asks: which city, which scientist."""
    return tuple(
        word
        for index, word in enumerate(words)
        if not (index and word in lists.general and words[index - 1] in lists.asks)
    )


def _in_order(before: Sequence[str], after: Sequence[str], lists: _Lists) -> bool:
    """True if the words stand in one order, but for a phrase that moved from end to end."""
    before, after = list(before), list(after)
    if before == after:
        return True
    for cut in range(1, len(before)):
        moved = before[cut:] + before[:cut]
        if moved == after and {before[0], before[cut]} & lists.prepositions:
            return True
    return False


def abbreviated(text: str, other: str) -> str:
    """The text with names as the other abbreviates them: the CSTO for all that CSTO stands for."""
    known = acronyms(other)
    if not known or max(len(text), len(other)) > _LONGEST:
        return text
    text = collapse(text)
    for acronym in known:
        text = _spelt_out(acronym).sub(acronym, text)
    return text


@lru_cache(maxsize=1 << 12)
def acronyms(text: str) -> tuple[str, ...]:
    return tuple(filter(str.isupper, dict.fromkeys(_ACRONYM.findall(text))))


@lru_cache(maxsize=1 << 8)
def _spelt_out(acronym: str) -> re.Pattern[str]:
    """Words with the letters of an abbreviation as initials, and perhaps itself in brackets."""
    first, *others = (rf"{letter}[^\W\d_]+" for letter in acronym)
    between = rf"(?: (?:{_BETWEEN_INITIALS.replace(' ', '|')}))* "
    rest = "".join(rf"(?:{between}|-)(?i:{word})" for word in others)
    return re.compile(rf"(?<![^\W_]){first}{rest}(?![^\W_])(?: \({acronym}\))?")


def is_mark(word: str) -> bool:
    """True for numbers and Roman numerals, for letters and signs."""
    return len(word) == 1 or any(map(str.isdigit, word)) or set(word) <= set("ivx")


def negations(language: str) -> list[str]:
    return bare(words_of(language).texts.negations).split()


# What differs though all words are the same


def differ_in_little(old: str, new: str, language: str) -> bool:
    """True if the words are alike at most, and what stands beside them says another thing.

    So do the signs of 5-3 and 5+3, the articles of `le livre` and `la livre`, and the accents of
    `hablo` and `habló`, `fordert` and `fördert`.
    """
    return (
        _signs(old) != _signs(new)
        or _has_other_articles(old, new, language)
        or _has_other_accents(old, new, language)
    )


@lru_cache(maxsize=1 << 12)
def _signs(text: str) -> tuple[str, ...]:
    return tuple("-" if sign in "-–−" else sign for sign in _SIGN.findall(text))


def _has_other_articles(old: str, new: str, language: str) -> bool:
    known = set(articles(language)) - {"a", "an", "the"}
    parted = [_parted(text, language) for text in (old, new)]
    # The Portuguese `a` may be an article and a preposition: a quem.
    both = {*articles(language)} & {*words_of(language).prompts.prepositions.split()}
    if both and len({sum(word in both for word in words) for words in parted}) > 1:
        return True
    if words_of(language).prompts.cases:
        first, second = ([word for word in words if word in known] for words in parted)
        if len(first) == len(second) and first != second:
            return True  # Wen beißt der Hund, wer beißt den Hund.
    if max(map(len, parted)) > _SHORT or not known:
        return False
    olds, news = (known.intersection(words) for words in parted)
    return bool(olds and news and olds != news)


def _has_other_accents(old: str, new: str, language: str) -> bool:
    """True if a word of weight has an accent that may make another word of it.

    In most languages any may; in some only that of the last letter, for another tense.
    """
    parted = _parted(old, language), _parted(new, language)
    if len(parted[0]) != len(parted[1]):
        return False
    is_part_of_letter = tag_of(language) not in _ACCENTS_OF_SOUND
    return any(
        before != after
        and bare(before) == bare(after)
        and bare(before) not in IDLE
        and (is_part_of_letter or before[-1] != after[-1])
        for before, after in zip(*parted, strict=True)
    )


@lru_cache(maxsize=1 << 12)
def _parted(text: str, language: str) -> tuple[str, ...]:
    words = (match[0].replace("’", "'").casefold() for match in _TOKEN.finditer(collapse(text)))
    return tuple(part for word in words for part in _parts(word, language))
