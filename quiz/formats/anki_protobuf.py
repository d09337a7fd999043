"""As much of the protobuf encoding as Anki's files need: numbers and texts by the number of their field.

See "Encoding" in the Protocol Buffers documentation.
"""

from __future__ import annotations

from collections.abc import Iterator


class Malformed(ValueError):
    """The bytes are no protobuf message."""


def number(message: bytes, wanted: int) -> int:
    """The number in a field, 0 where it is not there.

    Raises:
        Malformed: the bytes are no message.
    """
    found = 0
    for field, value in _fields(message):
        if field == wanted and isinstance(value, int):
            found = value  # of several the last counts
    return found


def text(message: bytes, wanted: int) -> str:
    """The text in a field, empty where it is not there.

    Raises:
        Malformed: the bytes are no message.
    """
    found = b""
    for field, value in _fields(message):
        if field == wanted and isinstance(value, bytes):
            found = value
    return found.decode("utf-8", "replace")


def _fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        kind = tag & 7
        if kind == 0:
            value, at = _varint(message, at)
            yield tag >> 3, value
            continue
        if kind == 2:
            length, at = _varint(message, at)
        elif kind in (1, 5):
            length = 8 if kind == 1 else 4
        else:
            raise Malformed(f"unknown wire type {kind}")
        if at + length > len(message):
            raise Malformed("a field runs over the end")
        if kind == 2:
            yield tag >> 3, message[at : at + length]
        at += length


def _varint(message: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        if at >= len(message):
            raise Malformed("a number runs over the end")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise Malformed("a number of over ten bytes")
