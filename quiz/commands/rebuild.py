"""Work out again, from the history alone, everything that the store derives from it.

quiz rebuild
    Says of how many questions it was worked out again.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Nothing of the history is changed. Use it if counts look wrong."


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every command is called alike
    from quiz.settings import paths
    from quiz.store import Store
    from quiz.text import plural, say

    store = Store(paths().store)
    store.insist_on_keeping()
    count = store.rebuild()
    say(f"Worked out again where {plural(count, 'question stands', 'questions stand')}.")
    store.close()
    return 0
