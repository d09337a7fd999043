"""A segment: one file of log rows, written once and never changed.

The first line is a header, a JSON object::

    {"format": "sco-quiz-log/1", "device": "…", "number": 7, "count": 120, "sha256": "…"}

``device`` is the writer's id (16 hex digits), ``number`` counts the segments of a device, ``count`` is the
number of rows and ``sha256`` the hash of all bytes behind the header's line. Each further line is a row: a
JSON list as :mod:`quiz.sync.rows` has it. The whole may be packed with gzip. A file that is half copied
does not fit its hash, and so is told from one that is wrong.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeGuard

from quiz.store.shared import Row
from quiz.sync.rows import RowError, checked, setup_of

FORMAT = "sco-quiz-log/1"
LARGEST = 64 << 20
"""Bytes of a segment, unpacked; a larger one is refused."""
LONGEST = 4 << 20
"""Bytes of a row; a file with a longer one is refused. A text of a row is an eighth of it at most."""
MOST_ROWS = 20_000
"""Rows that are written into one segment."""
GZIP = b"\x1f\x8b"
"""How a packed segment begins."""

_FILLED = 16 << 20  # bytes of rows after which a segment is closed
_WORTH_PACKING = 4_096
_LONGEST_HEADER = 1_000
_MOST_READ = 1_000_000
_HEX = re.compile(r"[0-9a-f]+")


class Incomplete(Exception):
    """A segment that is half copied or damaged; it may be whole the next time."""


class Refused(Exception):
    """A segment that is whole and wrong; says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a segment."""

    device: str
    number: int
    count: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment to be written.

    Attributes:
        data: the bytes of its file.
        given: how many of the rows that were to be written it holds.
    """

    header: Header
    data: bytes
    given: int


def packed(device: str, first: int, rows: Iterable[Row], setups: Mapping[str, str]) -> Iterator[Segment]:
    """Rows as segments numbered from ``first`` on.

    Args:
        setups: of the schedulers that rows name, by id. Each segment holds those it needs, so that it
            means something without the others.
    """
    filling = _Filling(device, first)
    for row in rows:
        if named := setup_of(row):
            filling.add_setup(named, setups)
        filling.add(row)
        if filling.is_full:
            yield filling.closed()
            filling = _Filling(device, filling.number + 1)
    if filling.given:
        yield filling.closed()


class _Filling:
    """A segment that is being put together."""

    def __init__(self, device: str, number: int) -> None:
        self.device, self.number = device, number
        self.given = 0
        self._setups: set[str] = set()
        self._lines: list[bytes] = []
        self._size = 0

    @property
    def is_full(self) -> bool:
        return len(self._lines) >= MOST_ROWS or self._size > _FILLED

    def add_setup(self, setup_id: str, setups: Mapping[str, str]) -> None:
        if setup_id not in self._setups:
            self._setups.add(setup_id)
            self._add_line(_line(("setup", setup_id, setups[setup_id])))

    def add(self, row: Row) -> None:
        self.given += 1
        if row[0] == "setup":
            if row[1] in self._setups:
                return
            self._setups.add(str(row[1]))
        self._add_line(_line(row))

    def closed(self) -> Segment:
        body = b"".join(self._lines)
        header = Header(self.device, self.number, len(self._lines), hashlib.sha256(body).hexdigest())
        data = json.dumps({"format": FORMAT, **asdict(header)}).encode() + b"\n" + body
        if len(data) > _WORTH_PACKING:
            data = gzip.compress(data, 4, mtime=0)  # no clock in it: the same rows are the same bytes
        return Segment(header, data, self.given)

    def _add_line(self, line: bytes) -> None:
        self._lines.append(line)
        self._size += len(line)


def _line(row: Row) -> bytes:
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def opened(data: bytes) -> tuple[Header, bytes]:
    """The header and the body of a segment, whose hash fits.

    Raises:
        Incomplete: half copied or damaged.
        Refused: not a segment, of a newer program, or too large.
    """
    data = _unpacked(data)
    end = data.find(b"\n", 0, _LONGEST_HEADER)
    if end < 0:
        if len(data) < _LONGEST_HEADER or data.endswith(b"\0"):  # zeros where the rest will be
            raise Incomplete
        raise Refused("its first line is no header")
    header = _header(data[:end])
    body = data[end + 1 :]
    if hashlib.sha256(body).hexdigest() != header.sha256:
        raise Incomplete
    return header, body


def rows_in(header: Header, body: bytes) -> list[Row]:
    """The rows of an opened segment.

    Raises:
        Refused: one of them is wrong, so none counts.
    """
    lines = body.split(b"\n")
    if lines.pop() or len(lines) != header.count:
        raise Refused(f"it holds {len(lines)} rows where its header says {header.count}")
    found = []
    setups: set[str] = set()
    for place, line in enumerate(lines, 2):
        if len(line) >= LONGEST:
            raise Refused(f"line {place} is too long")
        try:
            row = checked(_json(line))
            named = setup_of(row)
            if named is not None and named not in setups:
                raise RowError("names settings of a scheduler that do not stand before it")
            if row[0] == "setup":
                setups.add(str(row[1]))
            found.append(row)
        except RowError as error:
            raise Refused(f"line {place}: {error}") from None
        except (ValueError, RecursionError):
            raise Refused(f"line {place} is no JSON") from None
    return found


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(GZIP):
        if len(data) > LARGEST:
            raise Refused("it is too large")
        return data
    unpacking = zlib.decompressobj(31)
    try:
        found = unpacking.decompress(data, LARGEST + 1)
    except zlib.error:
        raise Incomplete from None
    if len(found) > LARGEST:
        raise Refused("it is too large when unpacked")
    if not unpacking.eof or unpacking.unused_data:
        raise Incomplete
    return found


def _header(line: bytes) -> Header:
    if not line.strip(b"\0"):
        raise Incomplete
    try:
        found = _json(line)
    except (ValueError, RecursionError):
        raise Refused("its first line is no header") from None
    if not isinstance(found, dict) or not isinstance(found.get("format"), str):
        raise Refused("its first line is no header")
    if found["format"] != FORMAT:
        if found["format"].startswith("sco-quiz-log/"):
            raise Refused("it was written by a newer sco-quiz: update this one")
        raise Refused("its first line is no header")
    device, digest = found.get("device"), found.get("sha256")
    number, count = found.get("number"), found.get("count")
    if not (_is_hex(device, 16) and _is_hex(digest, 64) and _is_count(number) and _is_count(count)):
        raise Refused("its header is wrong")
    return Header(device, number, count, digest)


def _is_hex(value: object, digits: int) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) == digits and bool(_HEX.fullmatch(value))


def _is_count(value: object) -> TypeGuard[int]:
    return type(value) is int and 0 <= value <= _MOST_READ


def _json(line: bytes) -> Any:
    return json.loads(line.decode(), parse_constant=_no_number)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
