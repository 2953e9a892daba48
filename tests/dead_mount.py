"""A folder whose file system answers nothing, as that of a server that has gone.

Whoever asks it anything waits until the fixture ends. It is a FUSE mount that shakes hands with the
kernel and then is silent; only root may make one so.
"""

from __future__ import annotations

import ctypes
import os
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HEADER = struct.Struct("<IIQ")
_INIT = struct.Struct("<IIIIHHI8I")


@contextmanager
def dead_mount(place: Path) -> Iterator[bool]:
    """Mounts it at a folder; yields False where that is not allowed."""
    try:
        channel = os.open("/dev/fuse", os.O_RDWR)
    except OSError:
        yield False
        return
    options = f"fd={channel},rootmode=40000,user_id=0,group_id=0".encode()
    libc = ctypes.CDLL(None, use_errno=True)
    try:
        if libc.mount(b"dead", os.fsencode(place), b"fuse", 0, options):
            yield False
            return
        request = os.read(channel, 1 << 16)
        _, _, unique = _HEADER.unpack_from(request)
        body = _INIT.pack(7, 23, 1 << 16, 0, 0, 0, 1 << 12, *[0] * 8)
        os.write(channel, struct.pack("<IiQ", 16 + len(body), 0, unique) + body)
        yield True
    finally:
        os.close(channel)  # all who wait are told that nobody is there
        subprocess.run(["umount", "-l", str(place)], check=False, stderr=-3)
