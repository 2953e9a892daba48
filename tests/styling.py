"""A pytest plugin: the same styles are read once, however many programs are begun with them.

Every program reads the styles of its widgets from text, and those of all of them once more for
another theme. What comes of it depends on the text, its place and the theme's variables alone, and
is never changed.
"""

from __future__ import annotations

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

_known: dict[object, list[RuleSet]] = {}
_read = Stylesheet._parse_rules


def _read_once(  # noqa: PLR0917 - as it is called
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    how = (is_default_rules, tie_breaker, scope)
    key = (css, read_from, how, frozenset(self._variables.items()))
    if key not in _known:
        _known[key] = _read(self, css, read_from, *how)
    return _known[key]


Stylesheet._parse_rules = _read_once  # type: ignore[method-assign]
