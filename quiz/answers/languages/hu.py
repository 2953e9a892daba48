"""Hungarian."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="a az egy",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
)
