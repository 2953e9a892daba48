"""What a prompt asks for: a response may repeat its words, and leave them out of the answer.

"Which of the Great Lakes is the smallest?" is answered by Ontario and by Lake Ontario.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from quiz.answers.languages import own_and_english, table_of, tag_of, words_of
from quiz.answers.texts.folding import articles, bare, fold
from quiz.answers.texts.formulas import is_formula
from quiz.answers.texts.places import NOT_ALONE
from quiz.answers.texts.rewording import loosen, squash
from quiz.answers.texts.wordlists import word_list
from quiz.patterns import regex

_LONGEST = 1000
"""Characters of a prompt that are looked at."""
_MOST_WORDS = 4
"""Words of a phrase such as `which Native American tribe`, the verb behind it among them."""
_MOST_MEMBERS = 8
_MOST_BESIDE = 8
"""Words beside a gap that a response may repeat."""
_GAP = regex("_{3,}")
_TOKEN = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_COUNT = regex(r"(?<![\w.,:/-])[2-9] [^\W\d_A-Z]{3}")
"""A number of things, in digits: these 2 bones."""
_MANY = regex(r"\b(?:which|what)(?: \w+){0,3} \w+s (?:are|were|do|have)\b", re.IGNORECASE)
_ASIDE = regex(r"(?P<text>[^(),]+)(?:, ?(?P<behind>[^(),]+)| ?\((?P<within>[^(),]+)\))")
_OWNED = regex(r"(?:the )?(?P<owner>[^\W\d_]+)['’]s (?P<text>.+)", re.IGNORECASE)
_PART = regex(r"(?P<text>.+) of (?:the )?(?P<whole>[^\W\d_]+)", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def asked_words(prompt: str, language: str, *, within: bool = True) -> frozenset[str]:
    """The words for what a prompt asks for, folded and bare: rock in `Which rock floats?`.

    With what it is a kind of or lies in, if `within`: Germany in `Which half of Germany`.
    """
    words = _tokens(prompt)
    if _either(language) & set(words):
        return frozenset()
    nouns = _nouns(words, language, within=within)
    # Where it lies south of something, South Korea keeps its South.
    return frozenset(_singular(bare(word)) for word in nouns if word not in NOT_ALONE)


@lru_cache(maxsize=1 << 12)
def asks_for_several(prompt: str, language: str) -> bool:
    """True if a prompt asks for things that have no order: which two colours, which countries."""
    if not _many_words(language).isdisjoint(map(bare, _tokens(prompt))):
        return True
    if _COUNT.search(prompt[:_LONGEST]):
        return True
    return tag_of(language) == "en" and _MANY.search(prompt[:_LONGEST]) is not None


def asks_what_it_means(prompt: str, language: str) -> bool:
    """True if a prompt asks what an abbreviation stands for."""
    return not _tokens_of_meaning(language).isdisjoint(_tokens(prompt))


@cache
def _tokens_of_meaning(language: str) -> frozenset[str]:
    own = own_and_english(language)
    return frozenset(word for words in own for word in words.prompts.stands_for.split())


def shortened(text: str, asked: frozenset[str], language: str) -> Iterator[str]:
    """A text without the asked words at its end, at its beginning, and at both."""
    if not asked:
        return
    words, idle = _unjoined(text, asked).split(), articles(language)
    while len(words) > 1 and words[0].casefold() in idle:
        words = words[1:]
    start, end = _start(words, asked, language), _end(words, asked)
    if (start, end) == (0, len(words)) or (len(words) == 2 and _are_one_word(words, language)):
        return
    ways = (words[:end], words[start:], words[start:end])
    for way in dict.fromkeys(" ".join(way) for way in ways):
        if way and way != " ".join(words):
            yield way


@lru_cache(maxsize=1 << 12)
def left_to(prompt: str, text: str, language: str) -> tuple[str, ...]:
    """An answer without the words that its prompt says, if the others are a name by themselves."""
    rests = shortened(text, asked_words(prompt, language, within=False), language)
    return tuple(rest for rest in rests if not NOT_ALONE.issuperset(fold(rest, language).split()))


def without_aside(typed: str, prompt: str, language: str) -> str:
    """A response without what it adds in the prompt's own words.

    Columbus, Ohio; iron (Fe); the Earth's crust where a layer of the Earth is asked for.
    """
    match = _ASIDE.fullmatch(typed)
    if not match and tag_of(language) == "en":
        match = _OWNED.fullmatch(typed) or _PART.fullmatch(typed)
    if not match or _either(language) & set(_tokens(prompt)):
        return ""
    groups, known = match.groupdict(default=""), set(_tokens(prompt))
    text = groups.pop("text")
    aside = _tokens("".join(groups.values()))
    is_repeated = all(word in known or word in articles(language) for word in aside)
    return text.strip() if aside and is_repeated else ""


def without_origin(typed: str, prompt: str, language: str) -> str:
    """A response without an `of` and what the prompt says as well: Charles I of England."""
    words, of_words = typed[:_LONGEST].casefold().split(), words_of(language).prompts.of.split()
    if set(of_words).isdisjoint(words):
        return ""
    known = set(_tokens(prompt))
    if _either(language) & known:
        return ""
    for start in range(1, len(words) - 1):
        behind = [word for word in words[start + 1 :] if word not in articles(language)]
        if words[start] in of_words and behind and known.issuperset(behind):
            return " ".join(typed.split()[:start])
    return ""


def has_gap(prompt: str) -> bool:
    """True if a prompt is a text with one gap."""
    return len(_GAP.findall(prompt)) == 1


def within_gap(typed: str, prompt: str) -> str:
    """A response without the words of the text that it repeats beside the gap: Westphalia.

    Empty if it repeats none of `the Peace of _____ in 1648`, or nothing but them.
    """
    before, after = _GAP.split(prompt)
    words = typed.split()
    words = words[_repeated(words, before.split()) :][::-1]
    words = words[_repeated(words, after.split()[::-1]) :][::-1]
    text = " ".join(words)
    text = _part_of_word(text, before, after) if text == typed else text
    return text if text != typed else ""


def _repeated(typed: list[str], beside: list[str]) -> int:
    """The words at the beginning of a response that are the last ones of a text; never all."""
    words = [word for word in map(_plain, beside[-_MOST_BESIDE:]) if word]
    given = [*map(_plain, typed[: len(words)])]
    most = min(len(typed) - 1, len(words))
    return next((n for n in range(most, 0, -1) if given[:n] == words[-n:]), 0)


def _plain(word: str) -> str:
    return bare(fold(word.strip("`"), ""))


def _part_of_word(word: str, before: str, after: str) -> str:
    """What stands in a gap that is a part of a word, of the whole word: photosynthesis."""
    start, end = re.split(r"\W", before)[-1], re.split(r"\W", after)[0]
    if start and word[: len(start)].casefold() == start.casefold():
        word = word[len(start) :]
    if end and word[-len(end) :].casefold() == end.casefold():
        word = word[: -len(end)]
    return word


def in_other_order(typed: str, spelling: str, language: str) -> bool:
    """True if two texts have the same members in another order: `York and Lancaster`.

    Those of mathematics have one order: (2, 3) is another point than (3, 2).
    """
    if " " not in typed.strip() or is_formula(spelling):
        return False
    given, meant = _members(typed, language), _members(spelling, language)
    return 1 < len(meant) == len(given) <= _MOST_MEMBERS and sorted(given) == sorted(meant)


def _members(text: str, language: str) -> list[str]:
    if len(text) > _LONGEST:
        return []
    parts = _parting(language).split(fold(text, language))
    return [squash(loosen(bare(fold(part, language)), language)) for part in parts if part.strip()]


@cache
def _parting(language: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, words_of(language).texts.conjunctions.split() or ["&"]))
    return re.compile(rf",? (?:{words}|&|\+) |[,;](?!\d) ?| [&+] ?")


def _tokens(prompt: str) -> list[str]:
    return [token.casefold() for token in _TOKEN.findall(prompt[:_LONGEST])]


def _nouns(words: list[str], language: str, *, within: bool = True) -> Iterator[str]:
    prompts = words_of(language).prompts
    words = _without_years(words, prompts.which.split())
    heads, of_words = prompts.which.split(), prompts.of.split()
    for index, word in enumerate(words):
        if word not in heads:
            continue
        behind = words[index + 1 :]
        if behind[1:] and behind[0] in prompts.sorts.split() and behind[1] in of_words:
            yield from behind[:within]
            behind = behind[2:]
        if (first := _behind_article(behind, language)) is not None:
            # `What is the longest river`, but not what the river is of.
            behind = [*takewhile(lambda word: word not in of_words, behind[first:])]
        phrase = _phrase(behind, language)
        if not within and len(phrase) < len(behind) and of_words:
            phrase = [*takewhile(phrase.__contains__, behind)]
        yield from phrase


def _behind_article(words: list[str], language: str) -> int | None:
    """Where the name stands in `is the name` and `do you call a name`; None in other words."""
    for index, word in enumerate(words[: _MOST_WORDS + 1]):
        if word in articles(language):
            return index + 1 if index else None
        if word not in _stops(language) and word not in words_of(language).prompts.calls.split():
            return None
    return None


def _without_years(words: list[str], heads: list[str]) -> list[str]:
    """The words without numbers and the months before them: this May 1942 battle."""
    ahead = [*words[1:], ""]
    return [
        word
        for word, after in zip(words, ahead, strict=False)
        if not (word.isdecimal() or (after.isdecimal() and word.isalpha() and word not in heads))
    ]


def _phrase(words: list[str], language: str) -> list[str]:
    """The words up to the next that says little; one `of` stands within a phrase."""
    taken: list[str] = []
    of_words, stops = words_of(language).prompts.of.split(), _stops(language)
    may_join = True
    for word in words[: 2 * _MOST_WORDS]:
        if may_join and word in of_words:
            may_join = False
        elif not word[0].isalpha() or len(taken) == _MOST_WORDS:
            break
        elif word in stops:
            # `Name the river`, and `part of the body`
            if word not in articles(language) or (taken and may_join):
                break
        else:
            taken.append(word)
    return taken


@cache
def _many_words(language: str) -> frozenset[str]:
    known = words_of(language)
    counts = (word for word, count in table_of(known.texts.numbers).items() if int(count) > 1)
    return frozenset((*counts, *known.prompts.several.split()))


@cache
def _stops(language: str) -> frozenset[str]:
    prompts = words_of(language).prompts
    return frozenset((*prompts.idle.split(), *prompts.prepositions.split()))


@cache
def _either(language: str) -> frozenset[str]:
    """Words of a choice between things that the prompt names."""
    return frozenset(words_of(language).prompts.either.split())


def _end(words: list[str], asked: frozenset[str]) -> int:
    end = len(words)
    while end > 1 and _is_asked(words[end - 1], asked):
        end -= 1
    return end


def _unjoined(text: str, asked: frozenset[str]) -> str:
    """A text without the hyphen before an asked word at its end: Camp-David-Abkommen."""
    name, hyphen, kind = text.rpartition("-")
    return f"{name} {kind}" if hyphen and name and _is_asked(kind, asked) else text


def _start(words: list[str], asked: frozenset[str], language: str) -> int:
    start = 0
    while start < len(words) - 1 and _is_asked(words[start], asked):
        start += 1
    prompts = words_of(language).prompts
    joining = (*prompts.of.split(), *prompts.before_places.split())
    if 0 < start < len(words) - 1 and words[start].casefold() in joining:
        start += 1
    return start


def _is_asked(word: str, asked: frozenset[str]) -> bool:
    plain = bare(fold(word, ""))
    if len(plain) < 3 or not plain.isalpha():
        return False
    kind = _singular(plain)
    # A Schlacht is what `which Seeschlacht` asks for.
    return kind in asked or (len(kind) > 4 and any(each.endswith(kind) for each in asked))


def _are_one_word(words: list[str], language: str) -> bool:
    """True for two words that are one elsewhere: a grape fruit is no grape."""
    return bare(fold("".join(words), "")) in word_list(tag_of(language))


def _singular(word: str) -> str:
    """What a word and its plural have in common: `party` for parties, `branch` for branches."""
    if len(word) < 4:
        return word
    word = word.removesuffix("s")
    if word.endswith(("che", "she", "xe", "sse")):
        return word[:-1]
    return word[:-2] + "y" if word.endswith("ie") else word
