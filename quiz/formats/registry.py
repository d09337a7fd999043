"""The formats there are: one line each. A format's module is imported when it is used."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import cast

from quiz.formats.exchange import LARGEST, Reader, Taken, Writer, refuse_odd


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: as ``--format`` takes it.
        title: as a person knows it.
        suffixes: of its files, with the dot; of several formats with one suffix the first that fits reads it.
        module: with ``read(path)`` where ``reads``, ``write(bank, path, history)`` where ``writes``, and,
            where other formats share its suffix, ``looks_like(head: str) -> bool`` over the file's beginning.
        extra: the optional packages it needs; empty for none.
        largest: bytes of its files; more where most of a file, as the pictures of a deck, is never read.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    module: str
    reads: bool = True
    writes: bool = True
    extra: str = ""
    largest: int = LARGEST

    def reader(self) -> Reader:
        """Its ``read``, which gets no pipe, no device and no giant to see."""
        read = cast(Reader, import_module(self.module).read)

        def guarded(path: Path, /) -> Taken:
            refuse_odd(path, self.largest)
            return read(path)

        return guarded

    def writer(self) -> Writer:
        """Its ``write``."""
        return cast(Writer, import_module(self.module).write)


FORMATS: tuple[Format, ...] = (
    # a line for each format, in the order of the suffixes' precedence
    Format(
        "anki",
        "Anki package",
        (".apkg", ".colpkg"),
        "quiz.formats.anki_package",
        extra="formats",
        largest=8 << 30,
    ),
    Format("anki-tsv", "Anki notes as text", (".txt", ".tsv"), "quiz.formats.anki_tsv"),
    Format("csv", "a table (CSV)", (".csv",), "quiz.formats.tables"),
    Format("tsv", "a table (TSV)", (".tsv", ".tab"), "quiz.formats.tables"),
    Format("xlsx", "Excel", (".xlsx",), "quiz.formats.xlsx", extra="formats"),
    Format("kahoot", "Kahoot's template", (".xlsx",), "quiz.formats.kahoot", extra="formats"),
    Format("gift", "Moodle GIFT", (".gift", ".txt"), "quiz.formats.gift"),
    Format("moodle-xml", "Moodle XML", (".xml",), "quiz.formats.moodle_xml", extra="formats"),
    Format("aiken", "Aiken", (".txt",), "quiz.formats.aiken"),
    Format("markdown", "Markdown cards (hashcards)", (".md", ".markdown"), "quiz.formats.markdown_cards"),
    Format("opentdb", "Open Trivia Database", (".json",), "quiz.formats.opentdb"),
    Format("quizlet", "Quizlet", (".txt",), "quiz.formats.quizlet"),
    Format("qti21", "QTI 2.1", (".zip", ".xml"), "quiz.formats.qti21", extra="formats"),
    Format("qti12", "QTI 1.2 (Canvas)", (".zip",), "quiz.formats.qti12", reads=False),
)
