"""The records of an SQLite file read page by page, without SQLite, so that damage costs only what it hit.

Every table of the log is WITHOUT ROWID, and so, like every index, a b-tree whose pages hold whole records.
A page is read by itself: no tree has to be whole, no schema known. Format: https://sqlite.org/fileformat2.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from quiz.store.copying import beside
from quiz.store.header import SIZE, parse_header

Value = None | int | float | str | bytes
Record = tuple[Value, ...]

_LEAF, _INTERIOR = 0x0A, 0x02
_USUAL = 4096  # bytes; the page size SQLite gives a new file
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of each serial type
_MOST = 50_000_000  # bytes of a record; none of ours comes near


class Pages:
    """The pages of a file, as its write-ahead log has left them; a context manager.

    Attributes:
        unread: how many records began but could not be read to their end.

    Raises:
        OSError: the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        header = parse_header(self._file.read(SIZE))
        self._size = header.page_size if header and header.page_size else _USUAL
        self._file.seek(0, 2)
        self.number = -(-self._file.tell() // self._size)
        self._log = _Log(beside(path, "-wal"), self._size)
        self.number = max(self.number, *self._log.places, 0) if self._log.places else self.number
        self.unread = 0

    def __enter__(self) -> Pages:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._log.close()

    def page(self, number: int) -> bytes:
        """A page, from 1 on; shorter than it should be at the end of a file that was cut."""
        logged = self._log.page(number)
        if logged is not None:
            return logged
        self._file.seek((number - 1) * self._size)
        return self._file.read(self._size)

    def records(self, number: int) -> Iterator[Record]:
        """The records that begin on a page, none where it is no page of a b-tree of records."""
        page = self.page(number)
        at = 100 if number == 1 else 0
        if len(page) < at + 12 or page[at] not in (_LEAF, _INTERIOR):
            return
        child = 4 if page[at] == _INTERIOR else 0
        start = at + (12 if child else 8)
        (cells,) = struct.unpack_from(">H", page, at + 3)
        cells = min(cells, (len(page) - start) // 2)
        for (cell,) in struct.iter_unpack(">H", page[start : start + 2 * cells]):
            payload = self._payload(page, cell + child)
            record = None if payload is None else decoded(payload)
            if record is None:
                self.unread += 1
            else:
                yield record

    def _payload(self, page: bytes, at: int) -> bytes | None:
        """A record's bytes, with what stands on other pages; None where they do not add up."""
        length, at = _varint(page, at)
        if not 0 < length <= _MOST:
            return None
        most, least = (self._size - 12) * 64 // 255 - 23, (self._size - 12) * 32 // 255 - 23
        here = length
        if length > most:
            here = least + (length - least) % (self._size - 4)
            here = here if here <= most else least
        found = page[at : at + here]
        if len(found) < here or here == length:
            return found if len(found) == here else None
        (following,) = struct.unpack(">I", page[at + here : at + here + 4].rjust(4, b"\0"))
        parts, missing = [found], length - here
        while missing > 0:
            if not 1 < following <= self.number:
                return None
            more = self.page(following)
            if len(more) < self._size:
                return None
            (following,) = struct.unpack_from(">I", more)
            parts.append(more[4 : 4 + missing])
            missing -= len(parts[-1])
        return b"".join(parts)


class _Log:
    """The write-ahead log beside a file: the pages of whole transactions, proved by their checksums."""

    def __init__(self, path: Path, size: int) -> None:
        self.places: dict[int, int] = {}
        self._size = size
        self._file: BinaryIO | None = None
        try:
            self._file = path.open("rb")
        except OSError:  # none is there, or it cannot be read: what it held is lost
            return
        self._scan(self._file)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    def page(self, number: int) -> bytes | None:
        place = self.places.get(number)
        if place is None or self._file is None:
            return None
        self._file.seek(place)
        return self._file.read(self._size)

    def _scan(self, file: BinaryIO) -> None:
        head = file.read(32)
        if len(head) < 32 or head[:4] not in (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"):
            return
        order = ">" if head[3] & 1 else "<"
        if int.from_bytes(head[8:12], "big") != self._size:
            return
        sums = _checked(order, head[:24], (0, 0))
        if struct.pack(">II", *sums) != head[24:32]:
            return
        waiting: dict[int, int] = {}
        while True:
            place = file.tell() + 24
            frame = file.read(24 + self._size)
            if len(frame) < 24 + self._size or frame[8:16] != head[16:24]:
                return
            sums = _checked(order, frame[24:], _checked(order, frame[:8], sums))
            if struct.pack(">II", *sums) != frame[16:24]:
                return
            number, committed = struct.unpack_from(">II", frame)
            waiting[number] = place
            if committed:
                self.places |= waiting
                waiting.clear()


def decoded(payload: bytes) -> Record | None:
    """The values of a record; None where the bytes are none, to the last."""
    head, at = _varint(payload, 0)
    if not at <= head <= len(payload):
        return None
    place, values = head, list[Value]()
    while at < head:
        kind, at = _varint(payload, at)
        if kind >= 12:
            end = place + (kind - 12) // 2
            found = payload[place:end]
            try:
                values.append(found.decode() if kind & 1 else found)
            except UnicodeDecodeError:
                return None
        elif kind in _INTEGERS:
            end = place + _INTEGERS[kind]
            values.append(int.from_bytes(payload[place:end], "big", signed=True))
        elif kind == 7:
            end = place + 8
            if end > len(payload):
                return None
            values.append(struct.unpack_from(">d", payload, place)[0])
        elif kind in (0, 8, 9):
            end = place
            values.append(None if kind == 0 else kind - 8)
        else:
            return None
        place = end
        if place > len(payload):
            return None
    return tuple(values) if at == head and place == len(payload) else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and the place behind it; -1 where the data end before it does."""
    value = 0
    for place in range(at, min(at + 9, len(data))):
        byte = data[place]
        if place == at + 8:
            return value << 8 | byte, place + 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return -1, len(data)


def _checked(order: str, data: bytes, sums: tuple[int, int]) -> tuple[int, int]:
    """The log's running checksum."""
    one, two = sums
    for first, second in struct.iter_unpack(f"{order}II", data):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
