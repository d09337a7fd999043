"""Bringing committed answers to the disk itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def sync(path: Path) -> None:
    """Bring a file's contents to the disk itself; a file that is not there holds nothing to lose.

    Raises:
        OSError: the disk refuses.
    """
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return
    try:
        if sys.platform == "darwin":  # there fsync stops at the drive's cache
            import fcntl

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)
    finally:
        os.close(handle)
