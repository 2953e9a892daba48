"""Swedish."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="en ett den det",
        negations="inte utan ej aldrig",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
)
