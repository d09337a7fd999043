"""Excel workbooks: any sheet of questions in, the program's own columns out, as texts, never as formulas."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from quiz.banks.writing import save_bytes
from quiz.counting import counted
from quiz.formats import cells, kahoot_rows
from quiz.formats.columns import named_layout
from quiz.formats.exchange import LARGEST, MOST_QUESTIONS, FormatError, Skipped, Taken
from quiz.formats.naming import bank_of
from quiz.formats.plain_text import read_bytes
from quiz.formats.rows import MOST_CELLS, Row, read_rows
from quiz.formats.tables import no_history
from quiz.formats.zipped import NoZip, TooMany, beginning, open_zip
from quiz.questions import Bank, Question
from quiz.study.past import PastAnswer

_MOST_MEMBERS = 5_000
_CHUNK = 1 << 20
_DOCTYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("ascii", "utf-16-le", "utf-16-be"))


def read(path: Path) -> Taken:
    """Read the sheets of a workbook that have a header of questions; without any, the first that is filled.

    Values are read, formulas never: a cell counts with what Excel computed when the file was saved.

    Raises:
        FormatError: it is no workbook, too large, or hostile.
        MissingExtra: openpyxl is not installed.
    """
    sheets = sheets_of(path)
    named = {title: rows for title, rows in sheets.items() if _has_header(rows)}
    chosen = named or dict(list(sheets.items())[:1])
    questions: list[Question] = []
    skipped: list[Skipped] = []
    seen: dict[str, str] = {}
    read_as: list[str] = []
    for title, rows in chosen.items():
        where = f"{title[:40]}, " if len(chosen) > 1 else ""
        try:
            made, left, columns = read_rows(rows, lambda at, where=where: f"{where}row {at}", seen)  # type: ignore[misc]
        except FormatError as error:
            raise FormatError(f"{path}: {error}") from None
        questions += made
        skipped += left
        read_as += [f"{where and f'{title[:40]}: '}{columns}"] if columns else []
    if len(questions) > MOST_QUESTIONS:
        raise FormatError(f"{path}: has over {MOST_QUESTIONS:,} questions: split it into several files")
    skipped += [Skipped(f"sheet {t[:40]}", "has no header of questions") for t in sheets if t not in chosen]
    return Taken(bank_of(path, tuple(questions)), tuple(skipped), read_as=tuple(read_as))


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank's questions as a workbook that this program reads back.

    Raises:
        BankError: it cannot be written.
        MissingExtra: openpyxl is not installed.
    """
    header, rows = cells.table(bank.questions)
    lost = save_sheet([header, *([cells.defused(cell) for cell in row] for row in rows)], path, frozen=1)
    return (*lost, *no_history(history))


def sheets_of(path: Path) -> dict[str, list[Row]]:
    """The filled sheets of a workbook by title: row numbers and cells, as texts.

    Raises:
        FormatError: it is no workbook, too large, or hostile.
        MissingExtra: openpyxl is not installed.
    """
    data = read_bytes(path)
    with _openpyxl() as openpyxl:
        _guard(data, path)
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            budget = [MOST_CELLS]
            found = {sheet.title: list(_rows(sheet, budget)) for sheet in book.worksheets}
        except (MemoryError, FormatError) as error:
            raise FormatError(f"{path}: {error or 'is too large'}") from None
        except Exception as error:  # a damaged workbook fails in openpyxl in a hundred ways
            raise FormatError(f"{path}: is a damaged Excel workbook: save it as .xlsx again") from error
    return {title: rows for title, rows in found.items() if rows}


def save_sheet(rows: Iterable[Sequence[str | int]], path: Path, *, frozen: int = 0) -> tuple[Skipped, ...]:
    """Write one sheet; texts stay texts, whatever they begin with.

    Args:
        frozen: rows that stay in sight.

    Returns:
        A word on control characters, which a workbook cannot hold.

    Raises:
        BankError: it cannot be written.
        MissingExtra: openpyxl is not installed.
    """
    changed = 0
    with _openpyxl() as openpyxl:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Questions")
        if frozen:
            sheet.freeze_panes = f"A{frozen + 1}"
        for row in rows:
            line: list[Any] = []
            for value in row:
                if isinstance(value, str):
                    text = ILLEGAL_CHARACTERS_RE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
                    text = text.replace("\ufffe", "").replace("\uffff", "")  # XML has no such characters
                    changed += text != value
                    cell = WriteOnlyCell(sheet, value=text)
                    cell.data_type = "s"
                    line.append(cell)
                else:
                    line.append(value)
            sheet.append(line)
        out = io.BytesIO()
        book.save(out)
    save_bytes(out.getvalue(), path)
    why = "control characters are left out or have become line breaks"
    return (Skipped(counted(changed, "cell"), why),) if changed else ()


@contextmanager
def _openpyxl() -> Iterator[Any]:
    """The package, without its warnings about what it passes over."""
    try:
        import openpyxl
    except ModuleNotFoundError as error:
        from quiz.errors import MissingExtra

        raise MissingExtra("Excel", "formats") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield openpyxl


def _guard(data: bytes, path: Path) -> None:
    """Refuse a bomb and XML that declares entities, before anything is parsed.

    Raises:
        FormatError: it is no archive, or hostile.
    """
    try:
        with open_zip(io.BytesIO(data)) as archive:
            members = archive.infolist()
            sizes = [member.file_size for member in members]
            if len(sizes) > _MOST_MEMBERS or max(sizes, default=0) > LARGEST or sum(sizes) > 2 * LARGEST:
                raise TooMany
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels", ".vml")):
                    head = beginning(archive, member, _CHUNK)  # a declaration stands at the beginning
                    if any(mark in head for mark in _DOCTYPE):
                        raise FormatError(f"{path}: declares XML entities: it is refused")
    except TooMany:
        raise FormatError(f"{path}: is far larger unpacked than any bank: it is refused") from None
    except NoZip as error:
        raise FormatError(f"{path}: is no Excel workbook (.xlsx): save it as one") from error


def _rows(sheet: Any, budget: list[int]) -> Iterator[Row]:
    """The filled rows of a sheet; what it says of its own size is not believed."""
    sheet.reset_dimensions()
    for at, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if at > 2 * MOST_QUESTIONS:
            raise FormatError(f"goes on below row {2 * MOST_QUESTIONS:,}: no table of questions needs that")
        texts = list(map(_text, row))
        while texts and not texts[-1]:
            texts.pop()
        budget[0] -= len(texts) + 1
        if budget[0] < 0:
            raise FormatError(f"has over {MOST_CELLS:,} cells: no table of questions needs that")
        if texts:
            yield at, texts


def _text(value: object) -> str:
    """A cell as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _has_header(rows: Sequence[Row]) -> bool:
    head = [row for _, row in rows[:40]]
    return cells.is_own(head[0]) or kahoot_rows.found(head) is not None or named_layout(head) is not None
