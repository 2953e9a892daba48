"""Regular expressions that are compiled when they are first used, and not at every start."""

from __future__ import annotations

import re

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:

    def regex(text: str, flags: int = 0) -> re.Pattern[str]:
        """The regular expression of a text, compiled when one of its methods is first asked for."""

else:

    class regex:  # noqa: N801 - for whoever uses it, it is a function
        def __init__(self, text, flags=0):
            self.pattern, self._flags = text, flags

        def __getattr__(self, name):
            compiled = re.compile(self.pattern, self._flags)
            for method in ("search", "match", "fullmatch", "sub", "subn", "split"):
                setattr(self, method, getattr(compiled, method))
            self.finditer, self.findall = compiled.finditer, compiled.findall
            return getattr(compiled, name)
