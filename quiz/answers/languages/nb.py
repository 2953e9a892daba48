"""Norwegian (Bokmål)."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="en ei et den det",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
)
