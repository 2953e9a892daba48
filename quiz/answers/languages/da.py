"""Danish."""

from quiz.answers.languages import Language, NumberWords, TextWords

WORDS = Language(
    texts=TextWords(
        articles="en et den det",
        negations="ikke uden aldrig",
    ),
    numbers=NumberWords(
        decimal_comma=True,
        spelt=True,
        scales="tusinde?=1000 million(er)?=1e6 milliard(er)?=1e9 billion(er)?=1e12",
        zeros="nul null",
    ),
)
