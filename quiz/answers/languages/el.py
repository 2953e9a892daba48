"""Greek."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="ο η το οι τα",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
)
