"""Bytes to text, HTML to text and back, numbers, JSON: for the formats that are text.

Everything here takes time and memory in proportion to its input, whatever that is.
"""

from __future__ import annotations

import html
import json
import math
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from quiz.banks.writing import save_bytes
from quiz.errors import BankError
from quiz.formats.exchange import LARGEST, FormatError

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_NUMBER = re.compile(r"[-+]?(?:\d{1,400}+(?:\.\d{0,400}+)?|\.\d{1,400}+)(?:[eE][-+]?\d{1,3})?", re.ASCII)


MOST_LINES = 5_000
"""Of one question: its longest text has 4,000 characters, so more are never kept."""


def read_bytes(path: Path, most: int = LARGEST) -> bytes:
    """The bytes of an ordinary file of bearable size.

    Args:
        most: the largest size that is read, in bytes.

    Raises:
        FormatError: no such file, a folder, a pipe, too large, or it cannot be read.
    """
    try:
        if path.is_dir():
            raise FormatError(f"{path}: is a folder: name a file in it")
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise FormatError(f"{path}: is no ordinary file: save it as one")
        with path.open("rb") as opened:
            data = opened.read(most + 1)
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(f"{path}: cannot be read: {reason}") from error
    if len(data) > most:
        raise FormatError(f"{path}: is over {most // 2**20} MB: split it into several files")
    return data


def read_text(path: Path, most: int = LARGEST) -> str:
    """The text of a file: UTF-8, or UTF-16 with a byte order mark; line breaks of all systems become ``\\n``.

    Raises:
        FormatError: as :func:`read_bytes`, or it is no such text.
    """
    data = read_bytes(path, most)
    mark, encoding = next((m for m in _MARKS if data.startswith(m[0])), (b"", "utf-8"))
    try:
        text = data.removeprefix(mark).decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FormatError(f"{path}:{line}: is not UTF-8 text here: save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The number and text of each line, one at a time: a list of empty lines takes eight times their size."""
    start, number_ = 0, 1
    while (end := text.find("\n", start)) >= 0:
        yield number_, text[start:end]
        start, number_ = end + 1, number_ + 1
    yield number_, text[start:]


def save_text(text: str, path: Path) -> None:
    """Write a file, all or nothing.

    Raises:
        FormatError: it cannot be written; what was there stays.
    """
    try:
        save_bytes(text.encode("utf-8"), path)
    except BankError as error:
        raise FormatError(str(error)) from error


def tidy(text: str) -> str:
    """The text as every format can hold it: no control character but tab and line break, blanks at no end."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def number(text: str) -> int | float | None:
    """The number written in ``text`` as programs write it, or None; never NaN, never infinite.

    A whole number is an ``int`` where 64 bits hold it.
    """
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    if len(text) <= 20 and text.lstrip("+-").isdecimal() and abs(int(text)) < 2**63:
        return int(text)
    value = float(text)
    return value if math.isfinite(value) else None


def middle(low: str, high: str) -> tuple[int | float, int | float] | None:
    """The middle of a range and how far off its ends are, as a person reckons; None where it is no range."""
    if number(low) is None or number(high) is None:
        return None
    first, last = Decimal(low.strip()), Decimal(high.strip())
    if last < first:
        return None
    centre, off = number(str((first + last) / 2)), number(str((last - first) / 2))
    return None if centre is None or off is None else (centre, off)


def read_json(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        ValueError: it is no JSON, holds NaN, a number of thousands of digits, or is nested beyond reason.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("nested beyond reason") from None


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


# HTML. The text between tags is collapsed before references such as &#32; are read, so that a blank written
# as one survives: text_to_html relies on it.

_TAG = re.compile(r"<(?:(/?)([A-Za-z][A-Za-z0-9]*+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>|(!--))")
_ALT = re.compile(r"\balt\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')", re.IGNORECASE)
_HUGE_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}+|\d{8,}+);?")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_PARAGRAPHS = frozenset(
    "p div ul ol table tr blockquote pre h1 h2 h3 h4 h5 h6 section article dl dt dd".split()
)
_UNSEEN = frozenset("script style head title template".split())
_MARKUP = frozenset(
    "p div br b i u em strong span sub sup ul ol li table tr td img a h1 h2 h3 code pre".split()
)


def html_to_text(source: str) -> str:
    """What a reader of the HTML sees: paragraphs are lines, a picture is its alternative text."""
    source = _NO_TEXT.sub("", source.replace("\r\n", "\n").replace("\r", "\n"))
    out: list[str] = []
    at, unseen, preformatted = 0, "", 0
    for found in _TAG.finditer(source):
        if found.start() < at:  # inside a comment
            continue
        if not unseen:
            out.append(_shown(source[at : found.start()], preformatted > 0))
        at = found.end()
        closing, name, attributes, comment = found.groups()
        if comment:
            end = source.find("-->", at)
            at = end + 3 if end >= 0 else len(source)
            continue
        name = name.lower()
        if unseen:
            unseen = "" if closing and name == unseen else unseen
            continue
        if name in _UNSEEN and not closing and not attributes.endswith("/"):
            unseen = name
        preformatted += (name == "pre") * (-1 if closing else 1)
        out.append(_mark(name, bool(closing), attributes))
    if not unseen:
        out.append(_shown(source[at:], preformatted > 0))
    return _lines("".join(out))


def _shown(piece: str, preformatted: bool) -> str:
    piece = "".join(map(_guarded, piece)) if preformatted else re.sub(r"[ \t\n]++", " ", piece)
    if "&" not in piece:
        return piece
    piece = _HUGE_REFERENCE.sub("\ufffd", piece).replace("&nbsp;", " ").replace("&#160;", " ")
    # What the source writes as a reference is meant: \x00 and \x01 keep it from being taken for layout.
    return _REFERENCE.sub(lambda m: _guarded(html.unescape(m.group())), piece)


def _guarded(text: str) -> str:
    return {" ": "\x00", "\n": "\x01", "\t": "\x02"}.get(text, text)


def _mark(name: str, closing: bool, attributes: str) -> str:
    """What a tag is in plain text; ``\\x03`` is a line break that does not add up with others."""
    if name == "br":
        return "\n"
    if name == "li":
        return "\x03" if closing else "\x03- "
    if name in _PARAGRAPHS:
        return "\x03"
    if name in ("td", "th"):
        return " "
    if name == "sup" and not closing:
        return "^"
    if name == "img":
        found = _ALT.search(attributes)
        text = html.unescape(_HUGE_REFERENCE.sub("", found.group(1) or found.group(2) or "")) if found else ""
        return f"[{text.strip() or 'picture'}]"
    return ""


def _lines(text: str) -> str:
    text = re.sub(r"(?<=[ \n\x03]) +| +(?=[\n\x03])", "", text)
    text = re.sub(r"\x03++", "\n", text.strip(" \x03"))
    return tidy(text.replace("\x00", " ").replace("\x01", "\n").replace("\x02", "\t"))


def text_to_html(text: str) -> str:
    """Plain text as HTML that shows it, and that :func:`html_to_text` reads back letter by letter."""
    escaped = html.escape(tidy(text), quote=False)
    escaped = re.sub(r"(?<=[ \n\t]) |^ | (?=\n)", "&#32;", escaped)
    return escaped.replace("\t", "&#9;").replace("\n", "<br>")


def looks_like_html(text: str) -> bool:
    """Whether a text that may be either holds tags or references."""
    return any((m.group(2) or "").lower() in _MARKUP for m in _TAG.finditer(text)) or bool(
        _REFERENCE.search(text)
    )
