"""The rules by which a question of a deck that was edited continues one that left it.

A pure function of two readings. The rules, in this order; of what none of them covers the learner
is asked about what is likely (rule 4), whose answer, prompt or `id` says that it may be one, and
the rest is left to `quiz relink`:

0. the same `id` in the same deck; 1. the same answer, and a prompt that is the same or surely asks
the same (`wording`), and no third question much like either; 2. the same prompt, and another
answer: of sets, orders and pairs half must be the same; 3. both different by slips of the keys
only.

Within a deck first, then among all that changed at once, then with questions that left earlier or
came earlier, between which no answer may have changed. Best pairs first, each end once; where two
pairs are nearly as good (MARGIN), neither is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from quiz.answers import distance
from quiz.decks.changes import (
    NOTHING_ELSEWHERE,
    Change,
    Elsewhere,
    Reading,
    WrittenQuestion,
    folded,
)
from quiz.decks.identity import QuestionKey
from quiz.decks.likeness import prompt_words
from quiz.decks.resemblance import Resemblance
from quiz.decks.wording import differ_in_little
from quiz.values import NamedTuple

LIKELY = 0.33
"""The least resemblance of prompts with the same answer that the learner is asked about."""
LITTLE = 0.5
"""The same where the answer tells little, a number of a digit or two; and of two kinds."""
_TELLING = 2
CLAIMED = 0.65
"""The same of claims, whose answer is no evidence."""
MANY_MEMBERS = 3
MANY_WORDS = 6
"""An answer of so many members, or words, tells enough by itself."""
ANOTHER_ANSWER = 0.65
"""The share of all words that both have where the answers differ, at which it is asked too."""
SOME_WORDS = 2
"""So many words of weight both must have then."""
MOST_LIKELY = 3
"""So many others a question may be one with: if it is not the likeliest, the next one is asked."""
MARGIN = 0.05
"""Two pairs whose scores are so near are ambiguous."""
HALF = 0.5
"""The share that two lists of members have in common if they are one answer."""
_LONG = 60
"""Letters of an answer that are compared."""
_MANY = 10_000
"""So many pairs are looked at one by one; of more, only those with a rare word or a text in
common."""
_RARE = 30
"""A word, or a text, is rare if no more of the added questions than this have it."""

Meaning = Callable[[QuestionKey, str], str]
"""How an answer's text is taken as a response to a new question: `same`, `slip`, or nothing where
it is wrong."""


class Rule(IntEnum):
    """The rule that makes a pair, the surest first."""

    ID = 0
    ANSWER = 1
    PROMPT = 2
    TYPOS = 3
    LIKELY = 4
    """Never without asking."""


class Pair(NamedTuple):
    """A new fingerprint continues an old one."""

    new: QuestionKey
    old: QuestionKey
    rule: Rule
    score: float
    new_meaning: bool = False
    """True if the answer has another meaning now."""


class Pairs(NamedTuple):
    """The pairs of two readings."""

    sure: list[Pair]
    """Those that are kept without asking, each question in one of them at most."""
    likely: list[Pair]
    """Those that the learner is asked about, the likeliest first; a question may be in a few."""


def pair_up(
    matches: Sequence[tuple[Reading | None, Reading]],
    on_shelf: set[QuestionKey],
    meaning: Meaning,
    elsewhere: Elsewhere = NOTHING_ELSEWHERE,
) -> Pairs:
    """The pairs that the rules make: within each deck, among all decks that changed at once, and
    with what is elsewhere.

    `on_shelf` are the fingerprints of all questions as they stand in the decks now.
    """
    known = {written.key for old, _ in matches if old for written in old.questions}
    known.update(elsewhere.unchanged)
    changes = [Change.between(old, now, on_shelf, known) for old, now in matches]
    sure = [pair for change in changes for pair in _within(change, meaning)]
    every = Change.of_all(changes)
    every.leave_out(_ends(sure))
    if sum(bool(change.removed or change.added) for change in changes) > 1:
        sure += _within(every, meaning)
        every.leave_out(_ends(sure))
    left = [question for question in elsewhere.left if question.key not in known]
    sure += _within(every.instead(removed=left), meaning)
    every.removed += left
    every.leave_out(_ends(sure))
    likely = _likely(every, meaning)
    every.languages |= elsewhere.languages
    beside = every.instead(added=elsewhere.waiting)
    sure += _within(beside, meaning)
    likely += _likely(beside, meaning)
    return Pairs(sure, [pair for pair in likely if pair.old not in {one.old for one in sure}])


def _ends(pairs: Sequence[Pair]) -> set[QuestionKey]:
    return {key for pair in pairs for key in (pair.old, pair.new)}


def _within(change: Change, meaning: Meaning) -> list[Pair]:
    if not change.removed or not change.added:
        return []
    candidates = [pair_of(old, new, change, meaning) for old, new in _near(change)]
    return _best([candidate for candidate in candidates if candidate])


def pair_of(
    old: WrittenQuestion, new: WrittenQuestion, change: Change, meaning: Meaning
) -> Pair | None:
    """The pair of two questions, by the first rule that makes one of them."""
    language = change.language_of(new)
    words = prompt_words(old.prompt, language).words
    same_prompt = bool(words) and words == prompt_words(new.prompt, language).words
    same_answer = folded(old.answer) == folded(new.answer)
    means = "same" if same_answer else meaning(new.key, old.answer)
    if change.is_one_deck and old.id and old.id == new.id:
        score = (same_prompt + bool(means)) / 2 + change.likeness(old, new).score / 4
        return Pair(new.key, old.key, Rule.ID, score, new_meaning=not means)
    if change.is_one_deck and old.id and new.id:
        return None
    if differ_in_little(old.prompt, new.prompt, language):
        return None
    if same_prompt and means == "same":
        return Pair(new.key, old.key, Rule.ANSWER, 1.0)
    if old.kind != new.kind:
        return None
    if same_prompt:
        may_change = change.is_one_edit and new.key not in change.known
        is_alone = may_change and change.prompt_counts[words] <= 2
        return _answered_otherwise(old, new, means, is_alone=is_alone)
    return _worded_otherwise(old, new, means, change)


def _answered_otherwise(
    old: WrittenQuestion, new: WrittenQuestion, means: str, *, is_alone: bool
) -> Pair | None:
    """The pair of two questions with one prompt, which no others have if it is alone."""
    if means:
        return Pair(new.key, old.key, Rule.PROMPT, 1.0)
    if not is_alone:
        return None
    from quiz.decks.vocabulary import vocabulary

    share = _common_share(old.answer, new.answer)
    if share < HALF and vocabulary().has_members(old.kind):
        return None
    return Pair(new.key, old.key, Rule.PROMPT, share, new_meaning=True)


def _worded_otherwise(
    old: WrittenQuestion, new: WrittenQuestion, means: str, change: Change
) -> Pair | None:
    """The pair of two questions with different prompts."""
    if not means:
        return None
    alike = change.likeness(old, new)
    is_evidence = means == "same" and not _is_true_or_false(new.kind)
    if is_evidence and change.ask_the_same(old, new) and change.are_alone(old, new):
        return Pair(new.key, old.key, Rule.ANSWER, alike.score)
    if alike.typos and not alike.another:
        return Pair(new.key, old.key, Rule.TYPOS, alike.score)
    return None


def _likely(change: Change, meaning: Meaning) -> list[Pair]:
    """The pairs of questions that are alike, each question in a few, the likeliest first."""
    if not change.removed or not change.added:
        return []
    candidates = [_likely_pair(old, new, change, meaning) for old, new in _near(change)]
    pairs = [candidate for candidate in candidates if candidate]
    times: Counter[QuestionKey] = Counter()
    likely: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        if max(times[pair.old], times[pair.new]) < MOST_LIKELY:
            likely.append(pair)
            times.update((pair.old, pair.new))
    return likely


def _likely_pair(
    old: WrittenQuestion, new: WrittenQuestion, change: Change, meaning: Meaning
) -> Pair | None:
    has_id, was_there = bool(old.id and new.id), new.key in change.known
    if (was_there and change.is_one_edit) or (has_id and old.id != new.id):
        return None
    same_answer = folded(old.answer) == folded(new.answer) or bool(meaning(new.key, old.answer))
    needs_more = not same_answer or (was_there and not has_id)
    if needs_more and not change.share_words(old, new):
        return None
    both = change.resemblance(old, new)
    if was_there and not has_id and both.of_longer < LITTLE:
        return None  # what stood beside the old one may be its copy, and may not
    if not same_answer:
        score = both.of_longer * HALF if _are_alike(old, new, both, change) else 0.0
        return Pair(new.key, old.key, Rule.LIKELY, score, new_meaning=True) if score else None
    score = max(both.of_shorter, CLAIMED) if _tells_enough(old, new) else both.of_shorter
    return Pair(new.key, old.key, Rule.LIKELY, score) if score >= _least(old, new) else None


def _least(old: WrittenQuestion, new: WrittenQuestion) -> float:
    """The resemblance of prompts with the same answer that the learner is asked about."""
    if _is_true_or_false(old.kind) or _is_true_or_false(new.kind):
        return CLAIMED
    return LIKELY if len(new.answer) > _TELLING and old.kind == new.kind else LITTLE


def _tells_enough(old: WrittenQuestion, new: WrittenQuestion) -> bool:
    """True for an answer that hardly any other question has, the colours of a flag; and of two with
    one `id`."""
    members, words = new.answer.count("\n") + 1, len(new.answer.split())
    has_much = members >= MANY_MEMBERS or words >= MANY_WORDS
    return old.kind == new.kind and (has_much or bool(old.id and new.id))


def _are_alike(
    old: WrittenQuestion, new: WrittenQuestion, both: Resemblance, change: Change
) -> bool:
    """True for two questions of which the answers differ that are alike all the same.

    One answer may be the other mended, HMS Beagle and Beagle; or the prompts have nearly all in
    common, and no third question has them. An answer that stands in the other prompt is that of
    another gap.
    """
    if old.kind != new.kind or _is_true_or_false(new.kind):
        return False
    words = change.words(new)
    if _names(new, old.answer, change) or _names(old, new.answer, change):
        return False
    are_many = both.same >= SOME_WORDS
    if are_many and both.of_shorter >= LITTLE and _are_akin(old.answer, new.answer):
        return True
    is_near = both.of_longer >= ANOTHER_ANSWER and (are_many or words == change.words(old))
    return is_near and change.prompt_counts[words] <= 2


def _names(question: WrittenQuestion, answer: str, change: Change) -> bool:
    """True if a prompt has all words of an answer."""
    words = prompt_words(answer, change.language_of(question)).words
    return set(words) <= set(change.words(question)) and bool(words)


def _is_true_or_false(kind: str) -> bool:
    """True for the kinds whose answer is no evidence: half of all questions have the same."""
    from quiz.decks.vocabulary import vocabulary

    return vocabulary().is_true_or_false(kind)


def _common_share(old: str, new: str) -> float:
    """The share of members that two answers have in common."""
    olds, news = Counter(folded(old)), Counter(folded(new))
    return (olds & news).total() / max(olds.total(), news.total())


def _are_akin(old: str, new: str) -> bool:
    """True if two answers have half of their words in common, or two thirds of their letters.

    HMS Beagle and Beagle, Kohlendioxid and Kohlenstoffdioxid.
    """
    old, new = (" ".join(folded(answer))[:_LONG] for answer in (old, new))
    olds, news = Counter(old.split()), Counter(new.split())
    if (olds & news).total() >= HALF * max(olds.total(), news.total()):
        return True
    most = max(len(old), len(new)) // 3
    return not any(map(str.isdigit, old + new)) and distance(old, new, limit=most) <= most


def _best(pairs: list[Pair]) -> list[Pair]:
    """The best pairs, each end once, and none that is ambiguous."""
    pairs.sort(key=lambda pair: (pair.rule, -pair.score))
    pairs_of: defaultdict[QuestionKey, list[Pair]] = defaultdict(list)
    for pair in pairs:
        pairs_of[pair.old].append(pair)
        pairs_of[pair.new].append(pair)
    taken: set[QuestionKey] = set()
    best: list[Pair] = []
    for pair in pairs:
        if taken & {pair.old, pair.new}:
            continue
        equals = [
            other
            for end in (pair.old, pair.new)
            for other in pairs_of[end]
            if not taken & {other.old, other.new}
            and other.rule == pair.rule
            and pair.score - other.score < MARGIN
        ]
        if all(other is pair for other in equals):
            best.append(pair)
        taken.update(end for other in equals for end in (other.old, other.new))
    return best


def _near(change: Change) -> Iterator[tuple[WrittenQuestion, WrittenQuestion]]:
    """The pairs worth a look."""
    if len(change.removed) * len(change.added) <= _MANY:
        yield from ((old, new) for old in change.removed for new in change.added)
        return
    having: defaultdict[str, list[WrittenQuestion]] = defaultdict(list)
    for new in change.added:
        for feature in _features(new, change.words(new)):
            having[feature].append(new)
    for old in change.removed:
        near = {
            new.key: new
            for feature in _features(old, change.words(old))
            if len(having[feature]) <= _RARE
            for new in having[feature]
        }
        yield from ((old, new) for new in near.values())


def _features(question: WrittenQuestion, words: tuple[str, ...]) -> set[str]:
    """The words of a prompt, the whole of it, the answer and the id."""
    prompt, answer = " ".join(words), "\n".join(folded(question.answer))
    features = {*words, f"\x1fprompt {prompt}", f"\x1fanswer {answer}"}
    return features | {f"\x1fid {question.id}"} if question.id else features
