"""Catalan."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="el la els les l' un una",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
)
