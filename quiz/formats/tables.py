"""CSV and TSV: any table of questions in, the program's own columns out (RFC 4180)."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quiz.banks.writing import save_bytes
from quiz.counting import counted
from quiz.formats import cells
from quiz.formats.columns import named_layout
from quiz.formats.exchange import FormatError, Skipped, Taken
from quiz.formats.naming import bank_of
from quiz.formats.plain_text import read_bytes
from quiz.formats.rows import MOST_CELLS, Row, read_rows
from quiz.questions import Bank
from quiz.study.past import PastAnswer

_DELIMITERS = (",", ";", "\t", "|")
_TABBED = (".tsv", ".tab")
_SAMPLE, _SAMPLE_ROWS = 65_536, 30
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read(path: Path) -> Taken:
    """Read a table of questions: delimiter, encoding and columns are found out.

    Raises:
        FormatError: it cannot be read, is too large, or holds no text.
    """
    text, notes = decoded(read_bytes(path), path)
    try:
        rows, broken = _rows(text, "\t" if path.suffix.lower() in _TABBED else "")
        questions, skipped, read_as = read_rows(rows, lambda at: f"row {at}")
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None
    return Taken(
        bank_of(path, tuple(questions)), (*notes, *broken, *skipped), read_as=(read_as,) if read_as else ()
    )


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank's questions as a table that this program reads back without loss.

    With tabs for ``.tsv`` and ``.tab``. A byte order mark tells spreadsheets that it is UTF-8.

    Raises:
        BankError: it cannot be written.
    """
    header, rows = cells.table(bank.questions)
    text = io.StringIO(newline="")
    delimiter = "\t" if path.suffix.lower() in _TABBED else ","
    out = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    out.writerow(header)
    out.writerows([cells.defused(cell) for cell in row] for row in rows)
    save_bytes(text.getvalue().encode("utf-8-sig"), path)
    return no_history(history)


def no_history(history: Sequence[PastAnswer]) -> tuple[Skipped, ...]:
    """What a format without a place for answers says of them."""
    if not history:
        return ()
    where = "here: there is no place for"
    return (Skipped("your answers", counted(len(history), f"stays {where} it", f"stay {where} them")),)


def decoded(data: bytes, path: Path) -> tuple[str, tuple[Skipped, ...]]:
    """The text of a file by its byte order mark, as UTF-8, or else as Windows wrote it, with a note.

    Raises:
        FormatError: it is no text.
    """
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            try:
                return data.decode(encoding).removeprefix("\ufeff"), ()
            except UnicodeDecodeError:
                raise FormatError(f"{path}: is damaged: begins as {encoding} and goes on as none") from None
    head = data[:4096]
    if head.count(0) > len(head) // 4:
        wide = "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
        try:
            return data.decode(wide), (Skipped("file", "has no byte order mark: read as UTF-16", note=True),)
        except UnicodeDecodeError:
            raise FormatError(f"{path}: is no text: save it as UTF-8") from None
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        if b"\0" in data:  # Windows writes none: a workbook or a picture under another name
            raise FormatError(f"{path}: is no text: save it as UTF-8") from None
        note = Skipped("file", "is no UTF-8: read as Windows-1252; check letters with accents", note=True)
        return data.decode("cp1252", errors="replace"), (note,)


def _rows(text: str, delimiter: str) -> tuple[list[Row], list[Skipped]]:
    """Rows by the line they begin on, and those that cannot be taken apart."""
    first, _, rest = text.partition("\n")
    lines = 0
    if first[:4].casefold() == "sep=" and len(first.rstrip("\r")) == 5:  # Excel's own way to tell
        delimiter, text, lines = first[4], rest, 1
    delimiter = delimiter or _delimiter(text)
    rows: list[Row] = []
    broken: list[Skipped] = []
    count = 0
    for at, row, why in _parsed(text, delimiter):
        count += len(row)
        if count > MOST_CELLS:
            raise FormatError(f"has over {MOST_CELLS:,} cells: no table of questions needs that")
        if why:
            broken.append(Skipped(f"row {at + lines}", why))
        elif any(row):  # of millions of empty ones none is kept
            rows.append((at + lines, row))
    return rows, broken


def _parsed(text: str, delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Line, cells and what is wrong with them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        at = reader.line_num + 1
        try:
            yield at, next(reader), ""
        except StopIteration:
            return
        except csv.Error:  # a cell over 128 KiB: mostly a quote that is never closed
            yield at, [], "a cell of over 131,072 characters: is a quote not closed?"


def _delimiter(text: str) -> str:
    """The delimiter by which the first rows are most alike, and wider than one column."""

    def liking(delimiter: str) -> tuple[bool, float, int]:
        rows = []
        for _, row, why in _parsed(text[:_SAMPLE], delimiter):
            if not why and any(row):
                rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
        widths = Counter(map(len, rows))
        if not widths or max(widths) < 2:
            return False, 0.0, 0
        named = cells.is_own(rows[0]) or named_layout(rows) is not None
        width, often = max(widths.items(), key=lambda found: (found[1], found[0]))
        return named, often / len(rows) if width > 1 else 0.0, width

    return max(_DELIMITERS, key=liking)
