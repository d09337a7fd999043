"""An Anki package is a zip file: this finds the collection in it, within bounds, and writes a new one.

Nothing is unpacked to the disk, and no name in the archive is ever used as a path.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from quiz.errors import MissingExtra
from quiz.formats.anki_protobuf import Malformed, number
from quiz.formats.exchange import LARGEST, FormatError

_DIRECTORY = 8 * 1024 * 1024  # bytes of the list of members: a hundred thousand pictures need as much
_END, _LOCATOR = b"PK\x05\x06", b"PK\x06\x07"
_MEMBERS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_SQLITE = b"SQLite format 3\x00"


def collection_bytes(path: Path) -> bytes:
    """The SQLite file in a package.

    Raises:
        FormatError: no package, one of a later Anki, or hostile.
        MissingExtra: it is compressed with zstd, and that package is not installed.
    """
    try:
        with path.open("rb") as opened:
            _refuse_long_directory(opened, path)
            with zipfile.ZipFile(opened) as archive:
                data = _collection(archive, path)
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file") from None
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, RuntimeError):
        raise FormatError(f"{path}: {_NO_PACKAGE}") from None
    except (ValueError, OverflowError):  # offsets of a damaged directory
        raise FormatError(f"{path}: {_NO_PACKAGE}") from None
    if not data.startswith(_SQLITE):
        raise FormatError(f"{path}: the collection in it is damaged: export it from Anki again")
    return data


_NO_PACKAGE = "is no Anki package, or a damaged one: export it from Anki again, as .apkg"


def _refuse_long_directory(opened: io.BufferedReader, path: Path) -> None:
    """Python's zipfile holds the list of members in memory, so its length is looked at first."""
    size = opened.seek(0, io.SEEK_END)
    opened.seek(max(0, size - 65_535 - 22))
    tail = opened.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < 22:
        raise zipfile.BadZipFile
    (length,) = struct.unpack_from("<I", tail, end + 12)
    if end >= 20 and tail[end - 20 : end - 16] == _LOCATOR:  # of a zip64, whose own record stands before it
        if end < 76:
            raise zipfile.BadZipFile
        (length,) = struct.unpack_from("<Q", tail, end - 76 + 40)
    if length > _DIRECTORY:
        raise FormatError(f"{path}: holds too many files for an Anki package: refused")
    opened.seek(0)


def _collection(archive: zipfile.ZipFile, path: Path) -> bytes:
    names = set(archive.namelist())
    version = _version(_bounded(archive, "meta", path)) if "meta" in names else 0
    if version == 0:  # packages before 2021 say nothing
        version = 2 if _MEMBERS[2] in names else 1
    member = _MEMBERS.get(version)
    if member is None:
        raise FormatError(
            f"{path}: comes from a later Anki than this program knows:"
            ' export it with "Support older Anki versions" ticked'
        )
    if member not in names:
        raise FormatError(f"{path}: is no Anki package: there is no {member} in it")
    data = _bounded(archive, member, path)
    return _unpacked(data, path) if version == 3 else data


def _version(meta: bytes) -> int:
    """The one number in ``meta``: field 1 of a protobuf message, 1 to 3 so far."""
    try:
        return number(meta, 1)
    except Malformed:
        return -1


def _bounded(archive: zipfile.ZipFile, member: str, path: Path) -> bytes:
    with archive.open(member) as opened:
        data = opened.read(LARGEST + 1)
    return _small(data, path)


def _unpacked(data: bytes, path: Path) -> bytes:
    try:
        import zstandard
    except ImportError:
        raise MissingExtra("reading an Anki package", "formats") from None
    try:
        window = zstandard.ZstdDecompressor(max_window_size=2**27)
        with window.stream_reader(io.BytesIO(data), read_across_frames=True) as stream:
            return _small(stream.read(LARGEST + 1), path)
    except zstandard.ZstdError:
        raise FormatError(f"{path}: the collection in it is damaged: export it from Anki again") from None


def _small(data: bytes, path: Path) -> bytes:
    if len(data) > LARGEST:
        raise FormatError(
            f"{path}: its collection is over {LARGEST // 2**20} MB: export a single deck from Anki instead"
        )
    return data


def packed(collection: bytes) -> bytes:
    """A package around a collection, in the form every Anki since 2.0 reads; same input, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", collection), ("media", b"{}")):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
