"""An Anki package is a zip file: this finds the collection in it, within bounds, and writes a new one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from quiz.errors import MissingExtra
from quiz.formats.anki_protobuf import Malformed, number
from quiz.formats.exchange import LARGEST, FormatError
from quiz.formats.zipped import NoZip, TooMany, beginning, open_zip

_MEMBERS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_SQLITE = b"SQLite format 3\x00"


def collection_bytes(path: Path) -> bytes:
    """The SQLite file in a package.

    Raises:
        FormatError: no package, one of a later Anki, or hostile.
        MissingExtra: it is compressed with zstd, and that package is not installed.
    """
    try:
        with path.open("rb") as opened, open_zip(opened) as archive:
            data = _collection(archive, path)
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file") from None
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from error
    except TooMany:
        raise FormatError(f"{path}: holds too many files for an Anki package: refused") from None
    except (NoZip, ValueError):  # or no file can have that name
        raise FormatError(f"{path}: {_NO_PACKAGE}") from None
    if not data.startswith(_SQLITE):
        raise FormatError(f"{path}: the collection in it is damaged: export it from Anki again")
    return data


_NO_PACKAGE = "is no Anki package, or a damaged one: export it from Anki again, as .apkg"


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
    return _small(beginning(archive, member, LARGEST + 1), path)


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
