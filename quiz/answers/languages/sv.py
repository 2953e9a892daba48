"""Swedish."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="en ett den det",
        negations="inte utan ej aldrig",
        endings="en et n t a e s ar er or na arna erna orna ade at r te de d",
        forms="vara ar var varit | ha har hade haft | bli blir blev blivit",
    ),
    numbers=NumberWords(
        decimal_comma=True,
    ),
)
