"""Chinese: words around numbers; its dates are read by their units."""

from quiz.answers.languages import Language, NumberWords

WORDS = Language(
    numbers=NumberWords(
        over="超过, 超過, 多于, 多於",
        under="不到, 少于, 少於",
        about="约, 約, 大约, 大約",
    ),
)
