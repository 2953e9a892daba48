"""A signal that comes right before the wait for a key."""

from __future__ import annotations

import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no such signals are there", allow_module_level=True)

_CODE = """
import os, signal, threading, time
from quiz.plain.signals import hear_at_once

def interrupt():
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGINT)

hear_at_once()
threading.Thread(target=interrupt).start()
# Another thread takes the signal, and the wait of this one goes on, as it does if it begins late.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
try:
    input()
except KeyboardInterrupt:
    print("heard")
"""


def test_a_signal_that_does_not_break_off_the_wait_itself_is_heard_at_once() -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _CODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout
        assert program.stdout.readline() == b"heard\n"
