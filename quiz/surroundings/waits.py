"""What the program waits for: said after two seconds, and left behind where it may never come."""

from __future__ import annotations

import errno
import os
import time
from _thread import get_ident, start_new_thread
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

TYPE_CHECKING = False  # as in typing, whose import costs as much as Python's own start
if TYPE_CHECKING:
    from typing import TypeAlias, TypeVar

    T = TypeVar("T")
    _Wait: TypeAlias = tuple[float, str, str]

AFTER = 2.0
"""Seconds after which something that is waited for is said."""
PATIENCE = 5.0
"""Seconds for which a place is waited for that may never answer."""
LONGER = 15.0
"""The same for a place that nothing goes on without: a disk may have to wake up."""
LONG = "This takes longer than usual."
_LOOK = 0.1


_waits: dict[int, list[_Wait]] = {}
"""For each thread what it waits for, the innermost last: since when, the sentence, and the place
that may never answer, empty where something sees to it that it ends."""
_quiet: set[int] = set()
"""The threads that nobody waits for."""
_attended: set[int] = set()
"""The threads that are left behind if they wait too long."""
_left: set[int] = set()
"""Those that were left behind."""
_silent: dict[str, int] = {}
"""The places that do not answer, each with the thread that was left behind there."""


@contextmanager
def waiting(sentence: str, place: str = "") -> Iterator[None]:
    """Notes what is waited for inside."""
    thread = get_ident()
    waits = _waits.setdefault(thread, [])
    waits.append((time.monotonic(), sentence, place))
    if _tellers:
        _tellers[-1].begin()
    try:
        yield
    finally:
        waits.pop()
        if not waits:
            _waits.pop(thread, None)


@contextmanager
def nobody_waits() -> Iterator[None]:
    """Says nothing of what the thread waits for inside."""
    _quiet.add(get_ident())
    try:
        yield
    finally:
        _quiet.discard(get_ident())


def sentence() -> str:
    """The sentence on what has been waited for longest, if for more than two seconds; or none."""
    at_latest = time.monotonic() - AFTER
    waits = [list(waits) for thread, waits in list(_waits.items()) if thread not in _quiet]
    long = [each for each in waits if each and each[0][0] <= at_latest]
    return min(long)[-1][1] if long else ""


class _Teller:
    """Says what is waited for while a command without a screen runs, from a thread of its own."""

    def __init__(self, tell: Callable[[str], object]) -> None:
        self._tell = tell
        self._is_begun = False

    def begin(self) -> None:
        if not self._is_begun:
            self._is_begun = True
            start_new_thread(self._run, ())

    def _run(self) -> None:
        told = ""
        while _tellers[-1:] == [self]:
            if (now := sentence()) != told:
                told = now
                if now:
                    self._tell(now)
            time.sleep(_LOOK)
        self._is_begun = False


_tellers: list[_Teller] = []
"""The last one is at work."""


def tell_by(tell: Callable[[str], object] | None) -> None:
    """Has every wait said by a function, which a thread calls; None where a screen shows them."""
    _tellers[:] = [_Teller(tell)] if tell else []
    if _waits and _tellers:
        _tellers[-1].begin()


@contextmanager
def telling(tell: Callable[[str], object]) -> Iterator[None]:
    """Has every wait said by another function while what is inside runs."""
    before = _tellers[:]
    tell_by(tell)
    try:
        yield
    finally:
        _tellers[:] = before


# Places that may never answer


def outside(
    place: str | os.PathLike[str], call: Callable[[], T], *, patience: float | None = None
) -> T:
    """The value of a call to a place that may never answer, such as a folder on a network.

    Raises TimeoutError where it has not within some seconds. Nothing can end the thread that waits
    for it: it is left behind, and until it returns nobody waits for that place, or one in it,
    again.
    """
    name = os.fspath(place)
    if get_ident() not in _attended:
        return attended(lambda: outside(name, call), patience=patience)
    for silent in list(_silent):
        if name == silent or name.startswith(f"{silent}{os.sep}"):
            raise _unanswered(silent)
    with waiting(f"{_unanswered(name).strerror}.", name):
        value = call()
    if get_ident() in _left:  # it has answered, and nobody is there any more
        raise SystemExit
    return value


def leads_somewhere(path: str | os.PathLike[str]) -> bool:
    """True if there is something at a path, or what is there does not answer."""
    try:
        return outside(path, lambda: os.path.exists(path))
    except TimeoutError:
        return True


def gone(paths: Iterable[str]) -> list[str]:
    """Those of some paths at which there is nothing any more, in order."""
    paths = sorted(paths)
    while paths:
        try:
            return attended(lambda: [path for path in paths if not leads_somewhere(path)])
        except TimeoutError:
            continue  # it is known by now what does not answer
    return []


def attended(call: Callable[[], T], *, patience: float | None = None) -> T:
    """The value of a call in a thread that is left behind where a place inside does not answer.

    Raises TimeoutError then. Many calls to places cost one thread so.
    """
    from threading import Event, Thread

    if get_ident() in _attended:
        return call()
    values: list[T] = []
    errors: list[BaseException] = []
    is_over = Event()

    def run() -> None:
        _attended.add(get_ident())
        try:
            values.append(call())
        except BaseException as error:  # it is for whoever waits
            errors.append(error)
        finally:
            _forget(get_ident())
            is_over.set()

    thread = Thread(target=run, name="outside", daemon=True)
    thread.start()
    while not is_over.wait(_LOOK):
        if place := _silent_place(thread.ident or 0, PATIENCE if patience is None else patience):
            raise _unanswered(place)
    thread.join()
    if errors:
        raise errors[0]
    return values[0]


def _silent_place(thread: int, patience: float) -> str:
    """The place at which a thread has waited too long, and is left behind; or none."""
    waits = list(_waits.get(thread, []))
    since, _, place = waits[-1] if waits else (0.0, "", "")
    if not place or time.monotonic() - since < patience:
        return ""
    _silent[place] = thread
    _left.add(thread)
    _quiet.add(thread)
    return place


def _forget(thread: int) -> None:
    """Has the next thread of this number begin anew."""
    for threads in (_attended, _left, _quiet):
        threads.discard(thread)
    for place in [place for place, there in list(_silent.items()) if there == thread]:
        del _silent[place]


def _unanswered(place: str) -> TimeoutError:
    return TimeoutError(errno.ETIMEDOUT, f"{place} does not answer", place)
