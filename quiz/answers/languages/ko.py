"""Korean: words around numbers; its dates are read by their units."""

from quiz.answers.languages import Language, NumberWords

WORDS = Language(
    numbers=NumberWords(
        about="약, 대략",
    ),
)
