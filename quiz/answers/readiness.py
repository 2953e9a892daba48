"""Getting ready to forgive: what the first slip would have to wait for."""

from __future__ import annotations

from quiz.answers.rivals import Rivals
from quiz.answers.text import TextAnswer
from quiz.answers.texts import Form
from quiz.answers.texts.wordlists import load_words

_ASKED = "What gets ready?"
_MEANT = "everything that forgives"
_TYPED = ("evrything that forgives", "nothing", "some thing else that forgives")


def get_ready(language: str) -> None:
    """Reads and imports all that a slip in a language is looked up in.

    It takes a fraction of a second and five megabytes: for a thread, once somebody types.
    """
    load_words(language)
    rivals = Rivals(lambda: ("somebody", "somewhere"))
    for form in Form:
        answer = TextAnswer(_MEANT, form=form, language=language, prompt=_ASKED)
        for typed in _TYPED:
            answer.grade(typed, rivals)
