"""Bytes become text, by a rule a person can follow; what is no text is named as what it is.

1. A byte order mark says UTF-8, UTF-16 or UTF-32.
2. Otherwise the text is UTF-8 where it is valid UTF-8.
3. Otherwise it is Windows-1252, where it can be that and is not UTF-8 with a damaged spot.

Line ends of every kind, form feeds among them, become newlines; nothing else is changed, so that evidence is
in the file word for word.
"""

from __future__ import annotations

import codecs
import re

from quiz.errors import ArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"%!PS", "a PostScript file"),
)
_DOCUMENTS = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint file"),
    (b"opendocument.text", "an OpenDocument text"),
    (b"application/epub+zip", "an EPUB book"),
)
REMEDY = "save it as plain text, as a web page or as a PDF"
_SAMPLE = 65_536
_CONTROLS = bytes(c for c in (*range(32), 127) if c not in b"\t\n\r\f\v\x1b")
_MOST_CONTROLS, _MOST_HIGH = 0.01, 0.3
_LINE_ENDS = re.compile("\n\f|\r(?!\n)|[\f\v\x85\u2028\u2029]")


def refuse_other_kinds(raw: bytes) -> None:
    """Refuse pictures, archives, programs and office documents, whatever the file's name says.

    Raises:
        ArticleError: with what it is, and the remedy.
    """
    kind = next((kind for mark, kind in _KINDS if raw.startswith(mark)), "")
    if kind in ("a bzip2 archive", "a sound file", "a sound or video file") and not _controls(raw[:_SAMPLE]):
        kind = ""  # three letters may begin a text as well
    if raw.startswith(b"PK\x03\x04"):
        inside = raw[:_SAMPLE] + raw[-_SAMPLE:]
        kind = next((kind for mark, kind in _DOCUMENTS if mark in inside), "a ZIP archive")
    elif raw.startswith(b"RIFF") and raw[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        kind = "a picture, sound or video file"
    elif raw[4:8] == b"ftyp" and not raw[:3].strip(b"\x00"):
        kind = "a video or picture file"
    elif re.match(rb"(?:From: <Saved by|MIME-Version: 1\.0|Snapshot-Content)", raw) and (
        b"multipart/related" in raw[:4_096]
    ):
        kind = "a web archive (MHTML)"
    if kind:
        raise ArticleError(f"this is {kind}, not text: {REMEDY}")


def decode(raw: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding.

    Raises:
        ArticleError: it is no text, or one in no encoding that the rule above knows.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            try:
                text = raw[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                where = f"at byte {error.start + len(mark)}"
                raise ArticleError(
                    f"the mark at its start says {encoding.upper()}, but it is none {where}"
                ) from None
            return _lined(text), encoding
    if _controls(raw[:_SAMPLE]) > _MOST_CONTROLS or _controls(raw[-_SAMPLE:]) > _MOST_CONTROLS:
        raise ArticleError(f"this is no text but data of another kind: {REMEDY}")
    try:
        return _lined(raw.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as error:
        return _lined(_windows(raw, error.start)), "windows-1252"


def _windows(raw: bytes, start: int) -> str:
    """What is no UTF-8, from ``start`` on, as Windows-1252."""
    line = raw.count(b"\n", 0, start) + 1
    lenient = raw.decode("utf-8", errors="replace")
    bad = lenient.count("\ufffd")
    good = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", lenient)))
    if good >= bad:
        raise ArticleError(f"line {line} is damaged: it is not UTF-8, as the rest is; save it as UTF-8")
    high = sum(map(len, re.findall(rb"[\x80-\xff]+", raw)))
    remedy = "this is neither UTF-8 nor Windows-1252"
    if high > _MOST_HIGH * len(raw):
        raise ArticleError(f"{remedy}; save the article as UTF-8")
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ArticleError(f"line {line}: {remedy}; save the article as UTF-8") from None


def _controls(raw: bytes) -> float:
    """The share of control characters that no text has."""
    return 1 - len(raw.translate(None, _CONTROLS)) / len(raw) if raw else 0.0


def _lined(text: str) -> str:
    return _LINE_ENDS.sub("\n", text)
