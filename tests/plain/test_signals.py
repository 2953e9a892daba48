"""A signal that comes right before the wait for a key, however slow the program is by then."""

from __future__ import annotations

import subprocess
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no such signals are there", allow_module_level=True)

_CODE = """
import os, signal, sys, threading, time
from quiz.plain.signals import hear_at_once

def interrupt():
    time.sleep(0.2)
    os.kill(os.getpid(), signal.SIGINT)

early, nudge = int(sys.argv[1]), signal.pthread_kill

def nudge_once_it_waits(*whom):  # till then a nudge finds no wait to break off
    global early
    early -= 1
    if early < 0:
        nudge(*whom)

signal.pthread_kill = nudge_once_it_waits
hear_at_once()
# Another thread takes the signal, and the wait of this one goes on, as it does if it begins late.
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
threading.Thread(target=interrupt).start()
try:
    input()
except KeyboardInterrupt:
    print("heard")
"""


@pytest.mark.parametrize("early", [0, 5])
def test_a_signal_that_does_not_break_off_the_wait_itself_is_heard_at_once(early: int) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", _CODE, str(early)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with program:
        assert program.stdout
        assert program.stdout.readline() == b"heard\n"
