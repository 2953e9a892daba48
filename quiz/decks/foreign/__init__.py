"""What was not written for this program: recognised as what it is, with what to do about it."""

from __future__ import annotations

LOOKED_AT = 64 * 1024
"""Characters from which a text is known."""

SURE_WORDS = frozenset(
    "options choices alternatives variants possible_answers possibleAnswers answer_options"
    " answerOptions answers Options Choices Answers correct Correct correct_answer correctAnswer"
    " correct_answers correctAnswers correct_option correctOption correct_index correctIndex"
    " right_answer rightAnswer solution solutions incorrect incorrect_answers incorrectAnswers"
    " wrong_answers wrongAnswers distractors distractor answer_index answerIndex".split()
)
"""Keys, as they are mostly written, that no deck has: beside a kind of ours they tell whose entry
it is."""
