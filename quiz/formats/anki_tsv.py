"""Anki's notes as text: lines of fields under headers such as ``#separator:tab``, in and out.

The headers are those of Anki's manual, "Text Files". Written are notes of the two types every Anki has, Basic
and Cloze; a further column holds the whole question, which Anki leaves out and we read back.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quiz.banks.writing import save_bytes
from quiz.errors import BankError
from quiz.formats.anki_cloze import cloze_numbers
from quiz.formats.anki_hidden import START, hide
from quiz.formats.anki_model import Card, Note, NoteType
from quiz.formats.anki_package import deck_name, rejected
from quiz.formats.anki_taking import Taking
from quiz.formats.anki_types import FIELDS, TEXT_FIELDS, anki_tags, guid, text_fields
from quiz.formats.exchange import LARGEST, MOST_QUESTIONS, FormatError, Skipped, Taken
from quiz.questions import Bank, Cloze
from quiz.study.past import PastAnswer

_SEPARATORS = {"tab": "\t", "semicolon": ";", "pipe": "|", "comma": ",", "colon": ":", "space": " "}
_GUESSED = "\t;|,"
_COLUMNS = ("guid", "notetype", "deck", "tags")
_KEYS = frozenset(
    ("separator", "html", "tags", "columns", "notetype", "deck", *(f"{name} column" for name in _COLUMNS))
)
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|&(?:[a-zA-Z]{2,10}|#\d{1,6});")
_MOST_COLUMNS = 1_000


def looks_like(head: str) -> bool:
    """Whether a file begins with one of Anki's headers."""
    key, colon, _ = head.removeprefix("\ufeff").partition("\n")[0].partition(":")
    return bool(colon) and key.startswith("#") and key[1:].strip().lower() in _KEYS


def read(path: Path, /) -> Taken:
    """Read a text file of Anki's, or one that was written here.

    Raises:
        FormatError: it cannot be read, is no UTF-8 text, or too large.
    """
    text = _text(path)
    header = _header(text)
    skipped: list[Skipped] = []
    notes: list[Note] = []
    for line, row in _rows(text, header, skipped):
        if len(notes) >= MOST_QUESTIONS:
            raise FormatError(f"{path}: over {MOST_QUESTIONS:,} notes: split the file")
        note = _note(line, row, header)
        if note is None:
            skipped.append(Skipped(f"line {line}", "there is only one field in it"))
        else:
            notes.append(note)
    taking = Taking(notes, is_html=header.html)
    return Taken(taking.bank(path), (*skipped, *taking.skipped))


def write(bank: Bank, path: Path, /, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a text file that Anki imports without being asked anything.

    Raises:
        FormatError: it cannot be saved; what was there stays.
    """
    columns = ("guid", "notetype", "deck", *TEXT_FIELDS, "tags")
    out = io.StringIO(newline="")
    out.write("#separator:tab\n#html:true\n")
    for name in _COLUMNS:
        out.write(f"#{name} column:{columns.index(name) + 1}\n")
    out.write("#columns:" + "\t".join(columns) + "\n")
    rows = csv.writer(out, delimiter="\t", lineterminator="\n")
    deck = deck_name(bank)
    for place, question in enumerate(bank.questions):
        kind = "Cloze" if isinstance(question, Cloze) else "Basic"
        hidden = hide(question, bank.id, bank if place == 0 else None)
        front, back = text_fields(question)
        tags = " ".join(anki_tags(question.tags))
        rows.writerow((guid(bank.id, question.id), kind, deck, front, back, hidden, tags))
    try:
        save_bytes(out.getvalue().encode("utf-8"), path)
    except BankError as error:
        raise FormatError(str(error)) from None
    lost = (Skipped("review history", "a text file holds none: export as .apkg"),) if history else ()
    return (*lost, *rejected(bank))


@dataclass(slots=True)
class _Header:
    """What the lines that begin with ``#`` say; columns count from 0 here."""

    separator: str = ""
    html: bool = False
    tags: tuple[str, ...] = ()
    deck: str = ""
    notetype: str = ""
    columns: dict[str, int] = field(default_factory=dict)


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise FormatError(f"{path}: there is no such file")
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        raise FormatError(f"{path}: cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST:
        raise FormatError(f"{path}: over {LARGEST // 2**20} MB: split the file")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        raise FormatError(
            f"{path}: is not UTF-8 text: export it from Anki again, or save it as UTF-8"
        ) from None


def _header(text: str) -> _Header:
    header = _Header()
    said_html = ""
    at = 0
    while text.startswith("#", at):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        at = end + 1
        key, _, value = line.removeprefix("#").partition(":")
        key, plain = key.strip().lower(), value.strip()
        match key:
            case "separator":
                header.separator = _SEPARATORS.get(
                    plain.lower(), value if value in _SEPARATORS.values() else ""
                )
            case "html":
                said_html = plain.lower()
            case "tags":
                header.tags = tuple(value.split())
            case "deck" | "notetype":
                setattr(header, key, plain)
            case _ if key.removesuffix(" column") in _COLUMNS and plain.isdecimal() and len(plain) < 4:
                header.columns[key.removesuffix(" column")] = int(plain) - 1
    body = text[at : at + 8_000]
    header.separator = header.separator or next((sign for sign in _GUESSED if sign in body), "\t")
    header.html = said_html == "true" if said_html in ("true", "false") else bool(_MARKUP.search(body))
    return header


class _Lines:
    """The lines of a text for csv, without comments: those stand where a record would begin."""

    def __init__(self, text: str) -> None:
        self._lines = io.StringIO(text)
        self._line = 0
        self.record = 0
        self.begins = True

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            self._line += 1
            if self.begins and line.startswith("#"):
                continue
            if self.begins:
                self.begins, self.record = False, self._line
            return line
        raise StopIteration


def _rows(text: str, header: _Header, skipped: list[Skipped]) -> Iterator[tuple[int, list[str]]]:
    """The records with the line each begins on; one that cannot be read is skipped."""
    lines = _Lines(text)
    before = csv.field_size_limit(LARGEST)
    try:
        reader = csv.reader(lines, delimiter=header.separator, strict=True)
        while True:
            lines.begins = True
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                unclosed = "a quote is opened and never closed: the rest of the file is in it"
                why = unclosed if "end of data" in str(error) else "a quote stands in the wrong place"
                skipped.append(Skipped(f"line {lines.record}", why))
                continue
            if any(cell.strip() for cell in row):
                yield lines.record, row[:_MOST_COLUMNS]
    finally:
        csv.field_size_limit(before)


def _note(line: int, row: list[str], header: _Header) -> Note | None:
    """A record as a note, with the cards it would have; None where there is nothing behind the front."""
    special = {name: row[at] for name, at in header.columns.items() if 0 <= at < len(row)}
    fields = [cell for at, cell in enumerate(row) if at not in header.columns.values()]
    deck = special.get("deck") or header.deck
    tags = (*header.tags, *special.get("tags", "").split())
    own = next((at for at, cell in enumerate(fields) if cell.lstrip().startswith(START)), -1)
    numbers = cloze_numbers(fields[0]) if fields else frozenset()
    if own < 0 and len(fields) < 2 and not numbers:
        return None
    kind = _type(special.get("notetype") or header.notetype, len(fields), own, bool(numbers))
    if own >= 0:
        fields = fields[: len(kind.fields)]
    places = [number - 1 for number in sorted(numbers)] if kind.cloze else range(len(kind.templates))
    cards = tuple(Card(-1, place, deck) for place in places)
    # Anki tells notes without a GUID apart by their first field.
    name = special.get("guid") or f"text {fields[0]}"
    return Note(f"line {line}", name, kind, tuple(fields), tags, cards)


def _type(name: str, count: int, own: int, cloze: bool) -> NoteType:
    """A text file says nothing of templates, so the first field is the front, and the second the back."""
    if own == len(FIELDS) - 1:
        return NoteType(name, FIELDS, (("", ""),))
    if own == len(TEXT_FIELDS) - 1:
        return NoteType(name, TEXT_FIELDS, (("", ""),))
    names = tuple(str(number) for number in range(1, count + 1))
    others = "".join(f"{{{{{number}}}}}" for number in names[1:])
    if cloze:
        return NoteType(name, names, (("{{cloze:1}}", "{{cloze:1}}" + others),), cloze=True)
    templates = [("{{1}}", others)]
    if "reversed" in name.lower() and "optional" not in name.lower():
        templates.append(("{{2}}", "{{1}}"))
    return NoteType(name, names, tuple(templates))
