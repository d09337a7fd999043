"""Reading a file whole, where it may be anything: a pipe, a device, a sparse file of a terabyte."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

SMALL = 1_000_000
"""Bytes: more than any file the program writes of its own accord but banks and databases."""


def plain_bytes(path: Path, most: int = SMALL) -> bytes:
    """All bytes of an ordinary file.

    It is opened without waiting and looked at once it is open, so that neither a pipe nor one that is put in
    its place in between is waited for, and no device is read.

    Raises:
        OSError: it cannot be read, is no ordinary file, or holds more than ``most`` bytes; ``strerror`` says
            which.
        ValueError: no file can have that name.
    """
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
    )
    handle = os.open(path, flags)
    with open(handle, "rb") as opened:  # noqa: PTH123 - a handle, not a path
        status = os.fstat(handle)
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        data = b"" if status.st_size > most else opened.read(most + 1)
    if status.st_size > most or len(data) > most:
        raise OSError(errno.EFBIG, f"it is larger than {most:,} bytes", str(path))
    return data
