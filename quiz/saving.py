"""Writing a file, all or nothing: whatever happens, the old file stands there or the new one.

And the folders of a learner, which nobody else may look into.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

_ABANDONED = 600.0
"""Seconds after which a temporary file is one that a killed program left; no write of ours takes as long."""

_LONGEST = 200  # bytes of the file's name in the temporary one's, which may have 255 in all


def private_folder(folder: Path) -> None:
    """Make a folder with all above it that are not there, open to their owner alone (0700).

    Raises:
        OSError: it cannot be made.
    """
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for made in reversed(missing):
        made.mkdir(mode=0o700, exist_ok=True)
    if not folder.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(folder))


def replace_file(data: bytes, path: Path, *, private: bool = False) -> None:
    """Write a file through a temporary one beside it, and clear away what killed writes of it left there.

    Args:
        private: it is open to its owner alone (0600). Otherwise it is open to whom the old file was, so that
            one which somebody closed is not opened again.

    Raises:
        OSError, ValueError: it cannot be written; the file is as it was, and nothing is left beside it.
    """
    target = Path(os.path.realpath(path))  # a link stays a link
    if target.exists() and not target.is_file():  # who may do all would put a file in the place of a device
        raise OSError(errno.EINVAL, "it is no ordinary file", str(target))
    start = "." + os.fsencode(target.name)[:_LONGEST].decode(errors="ignore") + "."
    temporary = target.with_name(f"{start}{secrets.token_hex(4)}.tmp")
    mode = 0o600 if private else _mode(target)
    try:
        with temporary.open("xb") as opened:
            if mode is not None and os.name == "posix":
                with contextlib.suppress(OSError):  # the file system of a stick may know of no permissions
                    os.fchmod(opened.fileno(), mode)
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
            now = os.fstat(opened.fileno()).st_mtime  # the clock of the disk, which may be another machine's
        temporary.replace(target)
    finally:
        with contextlib.suppress(OSError, ValueError):
            temporary.unlink()
    _clear_away(target.parent, start, len(temporary.name), now)


def _mode(path: Path) -> int | None:
    """Who may do what with a file; None where there is none, so that the system's usual way holds."""
    try:
        return stat.S_IMODE(path.stat().st_mode) & 0o777
    except FileNotFoundError:
        return None


def _clear_away(folder: Path, start: str, length: int, now: float) -> None:
    """Remove old temporary files; that they cannot be is no reason to complain, for they hurt nobody."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            ours = name.startswith(start) and name.endswith(".tmp") and len(name) == length
            if ours and now - entry.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 - an entry has no Path
