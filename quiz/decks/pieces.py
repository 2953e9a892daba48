"""A deck cut into its head and its questions, each handed on as soon as it is known to be whole."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby, pairwise

from quiz.decks.hints import nearest, run_over, with_cure
from quiz.decks.lines import Lines
from quiz.decks.nodes import Composer, Mapping, Node, Remark, Scalar, Sequence, YamlError
from quiz.decks.problem import Place, Problems, Severity
from quiz.decks.simple import Outline
from quiz.decks.simple_entry import SimpleEntry
from quiz.decks.vocabulary import vocabulary
from quiz.patterns import regex
from quiz.values import NamedTuple

_START = Place(1, 1)
LONGEST_KIND = 40
"""Characters in which a kind and its colon are looked for."""
_END = (1 << 60, 0)
_LIKE_A_KEY = regex(r"[ \t]*\w+[ \t]*:(?=\s|$)")


class Piece(NamedTuple):
    """A question as a node, and if something was wrong with its YAML."""

    node: Node | SimpleEntry
    is_broken: bool


class Pieces(NamedTuple):
    """The mapping with the deck's own keys, if there is one, and its questions."""

    head: Mapping | None
    questions: Iterator[Piece]


def composed(
    composer: Composer, lines: Lines, problems: Problems, *, outline: Outline | None = None
) -> Pieces:
    """The pieces of a deck whose `questions` a composer hands out apart.

    An outline is what the composer reads in the text's place.
    The head has the keys above the questions; at the end the composer's root has those below too.
    Raises YamlError, at any question, for what is no YAML, and for what is YAML but surely not what
    its author meant.
    """
    questions = _streamed(composer, lines, problems, outline)
    first = next(questions, None)
    root = composer.root
    if first is None or not isinstance(root, Mapping):
        return _unlisted(root, problems)
    return Pieces(root, chain((first,), questions))


def _streamed(
    composer: Composer, lines: Lines, problems: Problems, outline: Outline | None
) -> Iterator[Piece]:
    """The entries of `questions`, each when the place is known up to which it reaches."""
    entry, start, line = None, (0, 0), 0
    last_remark: Remark | None = None
    for node in composer.entries():
        if composer.remarks or composer.spread:
            last_remark = _report_remarks(composer, lines, problems, after=last_remark)
        _refuse_unspaced(node)
        # A question reaches from its line, or its place if another stands before it there, to where
        # the next begins.
        for following in outline.entries(node) if outline else (node,):
            place = following.place
            following_start = (place.line, 0 if place.line != line else place.column)
            if entry:
                yield Piece(entry, problems.is_broken(start, following_start))
            entry, start, line = following, following_start, place.line
    _report_remarks(composer, lines, problems, after=last_remark)
    _refuse_misplaced(composer.root)
    if outline:
        outline.end()
    if entry:
        yield Piece(entry, problems.is_broken(start, _end_of_questions(composer.root)))


def _refuse_unspaced(entry: Node) -> None:
    """Raises YamlError where the colons of a question lack their spaces, so that it is one text."""
    if isinstance(entry, Scalar) and vocabulary().begins.match(entry.text[:LONGEST_KIND]):
        message = "A space is missing after the colon."
        raise YamlError(entry.place, "no-space", message)


def _report_remarks(
    composer: Composer, lines: Lines, problems: Problems, *, after: Remark | None
) -> Remark | None:
    """Reports what the composer remarked since the last time; the last remark as reported.

    Those in one line are one problem, for the rest of a line may be as long as a deck.
    """
    for scalar in composer.spread:
        _report_run_over(scalar, lines, problems)
    for line, remarks in groupby(composer.remarks, key=lambda remark: remark.place.line):
        first, *others = remarks
        if after is None or after.place.line != line:
            after = with_cure(first, lines)
        problems.add(after.place, after.code, after.message, times=len(others) + 1)
        for remark in (first, *others):
            problems.mark_broken(remark.place)
    composer.spread.clear()
    composer.remarks.clear()
    return after


def _report_run_over(scalar: Scalar, lines: Lines, problems: Problems) -> None:
    """Reports a text that seems to end too late; YamlError where it holds other questions."""
    question = run_over(scalar, lines, vocabulary().begins_surely)
    if scalar.style in "|>":
        if question:
            message = (
                "This looks like a question,"
                f" but belongs to the text that begins in line {scalar.place.line}."
            )
            problems.add(Place(question, 1), "question-in-text", message, Severity.WARNING)
        return
    if question:
        message = "The quotes that open here run over into other questions."
        raise YamlError(scalar.place, "unclosed-quote", message)
    if not run_over(scalar, lines, _LIKE_A_KEY):  # mostly: so the kinds need not be asked
        return
    if key := run_over(scalar, lines, vocabulary().begins_key):
        message = (
            f"The quotes that open here are closed only after line {key},"
            " which looks like another key."
        )
        problems.add(scalar.place, "unclosed-quote", message)
        problems.mark_broken(scalar.place)


def _refuse_misplaced(root: Node | None) -> None:
    """Raises YamlError if a question's key or a second list of questions is below the questions."""
    is_below = False
    for key, _ in root.pairs if isinstance(root, Mapping) else ():
        word = key.text if isinstance(key, Scalar) else ""
        if is_below and word == "questions":
            message = '"questions" stands here a second time.'
            raise YamlError(key.place, "duplicate-key", message)
        if is_below and _is_of_a_question(word.strip()):
            message = f'"{word}" begins in column 1, but belongs to a question.'
            raise YamlError(key.place, "indentation", message)
        is_below = is_below or word == "questions"


def _is_of_a_question(word: str) -> bool:
    words = vocabulary()
    if word in words.deck_keys:
        return False
    return word in words.question_keys or words.begins.match(f"{word}:") is not None


def _end_of_questions(root: Node | None) -> tuple[int, int]:
    """Line and column of the key below the questions."""
    keys = [key for key, _ in root.pairs] if isinstance(root, Mapping) else []
    for key, following in pairwise(keys):
        if isinstance(key, Scalar) and key.text == "questions":
            return following.place[:2]
    return _END


def _unlisted(root: Node | None, problems: Problems) -> Pieces:
    """The pieces of a deck without entries under `questions`.

    They may stand under a misspelt key, or under none.
    """
    from quiz.decks.foreign import glossary, layouts

    if root and (entry := layouts.first_entry(root, vocabulary().kinds)):
        keys = layouts.foreign_keys(entry, vocabulary().kinds)
        message = layouts.message(entry, keys, vocabulary().kinds, is_whole=True)
        problems.add(entry.place, "other-format", message)
        return Pieces(None, iter(()))
    if words := glossary.first_of(root):
        problems.add(root.place if root else _START, "other-format", words.message)
        return Pieces(None, iter(()))
    if not isinstance(root, Mapping):
        message = 'A deck begins with "title: ..." and has "questions:" with a list below it.'
        problems.add(root.place if root else _START, "not-a-deck", message)
        questions = _listed(root, _END, problems) if isinstance(root, Sequence) else iter(())
        return Pieces(None, questions)
    listed = _under_questions(root)
    end = _END
    for (_, value), (following, _) in pairwise(root.pairs):
        if value is listed:
            end = following.place[:2]
            break
    return Pieces(root, _listed(listed, end, problems))


def _under_questions(root: Mapping) -> Node | None:
    """The value of `questions`, or of a key that was to be `questions`."""
    listed: Node | None = None
    for key, value in root.pairs:
        is_empty = isinstance(listed, Scalar) and not listed.text
        if isinstance(key, Scalar) and key.text == "questions" and (listed is None or is_empty):
            listed = value
    if listed is not None:
        return listed
    for key, value in root.pairs:
        if not isinstance(key, Scalar) or not isinstance(value, Sequence):
            continue
        if key.text not in vocabulary().deck_keys and nearest(key.text, ["questions"]):
            return value
    return None


def _has_kind(node: Mapping) -> bool:
    return any(isinstance(key, Scalar) and key.text in vocabulary().kinds for key, _ in node.pairs)


def _first_of(node: Node) -> str:
    """The first entry as it would be written, where prompts are keys and answers their values."""
    from quiz.decks.foreign.example import Foreign, entry

    first = node.pairs[0] if isinstance(node, Mapping) and node.pairs else ()
    texts = [each.text for each in first if isinstance(each, Scalar) and each.text]
    return f" The first one would be:\n{entry(Foreign(texts[0], (texts[1],)))}" if texts[1:] else ""


def _listed(node: Node | None, end: tuple[int, int], problems: Problems) -> Iterator[Piece]:
    """The entries of a list that ends before a line and column."""
    if not isinstance(node, Sequence):
        if isinstance(node, Mapping) and _has_kind(node):
            message = 'Each question begins with a hyphen and a space, such as "- who: ...".'
            raise YamlError(node.place, "no-dash", message)
        if node is not None:
            message = (
                '"questions" is a list: each question begins with a hyphen and a space,'
                ' such as "- who: ...".'
            )
            written = _first_of(node)
            code = "other-format" if written else "not-a-list"
            problems.add(node.place, code, f"{message}{written}")
        return
    if not node.items:
        problems.add(node.place, "empty", '"questions" has nothing in it.')
        return
    starts: list[tuple[int, int]] = []
    last_line = 0
    for item in node.items:
        line, column, _ = item.place
        starts.append((line, 0 if line != last_line else column))
        last_line = line
    for item, start, item_end in zip(node.items, starts, [*starts[1:], end], strict=True):
        yield Piece(item, problems.is_broken(start, item_end))
