"""Zip archives of somebody else, within bounds.

Nothing is unpacked to the disk, and no name in an archive is ever used as a path.
"""

from __future__ import annotations

import io
import struct
import zipfile
from typing import IO

DIRECTORY = 8 * 1024 * 1024
"""Bytes of the list of members: a hundred thousand pictures need as much."""

_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x07"


class NoZip(Exception):
    """No archive, a damaged one, one locked with a password, or packed in an unknown way."""


class TooMany(Exception):
    """The list of members is too long to be held in memory."""


def open_zip(file: IO[bytes], directory: int = DIRECTORY) -> zipfile.ZipFile:
    """An archive; close it when done.

    Args:
        directory: the longest list of members that is read, in bytes.

    Raises:
        NoZip: it is none.
        TooMany: its list of members is longer.
        OSError: the disk refuses.
    """
    try:
        if _directory(file) > directory:
            raise TooMany
        return zipfile.ZipFile(file)
    except TooMany:
        raise
    except Exception as error:  # zipfile fails on damaged archives in many ways
        raise _told(error) from error


def beginning(archive: zipfile.ZipFile, member: str | zipfile.ZipInfo, most: int) -> bytes:
    """The first bytes of a member, unpacked: ``most`` of them, or all where it has fewer.

    Raises:
        NoZip: it cannot be unpacked, or is not there.
        OSError: the disk refuses.
    """
    try:
        with archive.open(member) as opened:
            return opened.read(most)
    except Exception as error:  # as above
        raise _told(error) from error


def _directory(file: IO[bytes]) -> int:
    """The length of the list of members: Python's zipfile holds it in memory, so it is looked at first."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - 65_535 - 22))
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < 22:
        raise NoZip
    (length,) = struct.unpack_from("<I", tail, end + 12)
    if end >= 20 and tail[end - 20 : end - 16] == _LOCATOR:  # of a zip64, whose own record stands before it
        if end < 76:
            raise NoZip
        (length,) = struct.unpack_from("<Q", tail, end - 76 + 40)
    file.seek(0)
    return int(length)


def _told(error: Exception) -> Exception:
    """What to raise: an error of the disk has a number, one of the unpacking has none."""
    return error if isinstance(error, OSError) and error.errno is not None else NoZip(str(error))
