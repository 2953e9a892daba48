"""The shapes that an answer can take, and how a response is graded against each."""

from __future__ import annotations

import quiz

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeAlias

    from quiz.answers.also import also_beside as also_beside, also_right as also_right
    from quiz.answers.choice import OneChoice as OneChoice
    from quiz.answers.credits import exact as exact
    from quiz.answers.date import DateAnswer as DateAnswer
    from quiz.answers.dates.years import years_in as years_in
    from quiz.answers.gaps import BLANK as BLANK, Gaps as Gaps
    from quiz.answers.languages import (
        PromptWords as PromptWords,
        every as every,
        nearest_first as nearest_first,
        tag_of as tag_of,
        words_of as words_of,
    )
    from quiz.answers.number import NumberAnswer as NumberAnswer
    from quiz.answers.order import Ordering as Ordering, order_response as order_response
    from quiz.answers.pairs import (
        Pairs as Pairs,
        pairs_in as pairs_in,
        pairs_response as pairs_response,
    )
    from quiz.answers.rated import SelfRated as SelfRated
    from quiz.answers.readiness import get_ready as get_ready
    from quiz.answers.rivals import NO_RIVALS as NO_RIVALS, Rivals as Rivals
    from quiz.answers.set import (
        Named as Named,
        SetAnswer as SetAnswer,
        unmarked as unmarked,
    )
    from quiz.answers.shape import answer_of as answer_of
    from quiz.answers.spellings import (
        Spelling as Spelling,
        proposals as proposals,
        takes_spellings as takes_spellings,
        with_spelling as with_spelling,
        with_spellings as with_spellings,
    )
    from quiz.answers.text import Form as Form, TextAnswer as TextAnswer
    from quiz.answers.texts import Grammar as Grammar, Group as Group
    from quiz.answers.texts.distance import distance as distance, slips as slips
    from quiz.answers.texts.folding import (
        articles as articles,
        bare as bare,
        collapse as collapse,
        fold as fold,
        literal as literal,
    )
    from quiz.answers.texts.index import Index as Index
    from quiz.answers.texts.index_rows import IndexRow as IndexRow, index_rows as index_rows
    from quiz.answers.texts.inflection import are_forms as are_forms
    from quiz.answers.texts.lookalikes import mean_different_things as mean_different_things
    from quiz.answers.texts.names import person as person
    from quiz.answers.texts.rewording import loosen as loosen
    from quiz.answers.texts.sense import changes_sense as changes_sense
    from quiz.answers.texts.wordlists import load_words as load_words
    from quiz.answers.verdict import (
        WRONG as WRONG,
        Forgiven as Forgiven,
        Mark as Mark,
        Part as Part,
        Unclear as Unclear,
        Verdict as Verdict,
    )

    Answer: TypeAlias = (
        TextAnswer
        | DateAnswer
        | NumberAnswer
        | SetAnswer
        | OneChoice
        | Ordering
        | Pairs
        | Gaps
        | SelfRated
    )
else:
    __getattr__ = quiz.front_door(
        __name__,
        {
            "also": "also_beside also_right",
            "choice": "OneChoice",
            "credits": "exact",
            "date": "DateAnswer",
            "dates.years": "years_in",
            "gaps": "BLANK Gaps",
            "languages": "PromptWords every nearest_first tag_of words_of",
            "number": "NumberAnswer",
            "order": "Ordering order_response",
            "pairs": "Pairs pairs_in pairs_response",
            "rated": "SelfRated",
            "readiness": "get_ready",
            "rivals": "NO_RIVALS Rivals",
            "set": "Named SetAnswer unmarked",
            "shape": "answer_of",
            "spellings": "Spelling proposals takes_spellings with_spelling with_spellings",
            "text": "Form TextAnswer",
            "texts": "Grammar Group",
            "texts.distance": "distance slips",
            "texts.folding": "articles bare collapse fold literal",
            "texts.index": "Index",
            "texts.index_rows": "IndexRow index_rows",
            "texts.inflection": "are_forms",
            "texts.lookalikes": "mean_different_things",
            "texts.names": "person",
            "texts.rewording": "loosen",
            "texts.sense": "changes_sense",
            "texts.wordlists": "load_words",
            "verdict": "Forgiven Mark Part Unclear Verdict WRONG",
        },
    )
