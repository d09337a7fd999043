"""What the first hundred bytes of a database say, read without opening it.

Format: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from quiz.store.migrations import MIGRATIONS

MAGIC = b"SQLite format 3\0"
APPLICATION_ID = 0x73636F71
"""Marks the file as this program's: ``scoq`` in ASCII."""

SIZE = 100
DAMAGED = "it is damaged: `sco-quiz doctor` tells what can be saved"
NO_DATABASE = "it is no database, or damaged: `sco-quiz doctor` tells what can be done"
FOREIGN = "it is the database of another program: move it away, or choose another data folder"
NO_FILE = "it is no ordinary file: move it away, or choose another data folder"
FOLDER = "it is a folder: move it away, or choose another data folder; `sco-quiz doctor` tells more"


@dataclass(frozen=True, slots=True)
class Header:
    """A database's header.

    Attributes:
        page_size: bytes; 0 where the header says none that there is.
        pages: how many pages the file has, 0 where the header does not know.
        version: the ``user_version``.
        application: the ``application_id``.
    """

    page_size: int
    pages: int
    version: int
    application: int


def parse_header(head: bytes) -> Header | None:
    """The header in the first bytes of a file; None where they are no database's."""
    if len(head) < SIZE or not head.startswith(MAGIC):
        return None
    size = int.from_bytes(head[16:18], "big")
    size = 65_536 if size == 1 else size
    if size < 512 or size > 65_536 or size & (size - 1):
        size = 0
    changes, pages = struct.unpack(">II", head[24:32])
    version, application = struct.unpack(">4xI4xI", head[56:72])
    (counted,) = struct.unpack(">I", head[92:96])
    return Header(size, pages if counted == changes else 0, version, application)


def read_header(path: Path) -> Header | None:
    """The header of a file; None where it is no database, or is not there.

    Raises:
        OSError: it cannot be read.
    """
    if path.exists() and not path.is_file():  # a pipe would be waited for
        return None
    try:
        with path.open("rb") as file:
            return parse_header(file.read(SIZE))
    except FileNotFoundError:
        return None


def of_older_version(path: Path) -> bool:
    """Whether it is this program's database, of a version that opening would change."""
    try:
        header = read_header(path)
    except (OSError, ValueError):
        return False
    return (
        header is not None and header.application == APPLICATION_ID and 0 < header.version < len(MIGRATIONS)
    )


def newer(version: int, known: int) -> str:
    """What is to be told of a database of a later version."""
    return (
        f"it was made by a newer sco-quiz (version {version} of the database, "
        f"this one knows {known}): update sco-quiz"
    )


def refusal(path: Path, known: int) -> str:
    """Why a file must not be opened, as far as its first bytes and its size tell; empty where they do not.

    SQLite is not asked: it would take a text for a damaged database, and closing changes a file that has a
    write-ahead log beside it.

    Args:
        known: the last version of the tables there is.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    if path.is_dir():
        return FOLDER
    if path.exists() and not path.is_file():  # a pipe would be waited for
        return NO_FILE
    try:
        with path.open("rb") as file:
            head = file.read(SIZE)
            size = file.seek(0, 2)
    except FileNotFoundError:
        return ""
    if not head:
        return ""
    header = parse_header(head)
    if header is None:
        return NO_DATABASE
    if not header.page_size:
        return DAMAGED
    if header.application not in (0, APPLICATION_ID):
        return FOREIGN
    if header.application == APPLICATION_ID and header.version > known:
        return newer(header.version, known)
    # While something stands in a log beside it, the file may be behind its own header.
    logged = any(_size(path.with_name(path.name + side)) for side in ("-wal", "-journal"))
    if not logged and header.pages * header.page_size > size:
        return DAMAGED
    return ""


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
