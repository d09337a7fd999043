"""A bank file becomes a Bank, or a list of what is wrong with it: where, what, and the remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.banks.complaints import quoted, suggestion, told
from quiz.banks.document import parse_toml, read_text
from quiz.banks.places import Places
from quiz.banks.schema import FORMAT, TOP_KEYS, Field, Misfit, bank_fields, by_key_of, convert, required_of
from quiz.errors import BankError
from quiz.questions import TYPES, Bank, Question, Source

MAX_PROBLEMS = 200
"""A file with more problems than this is not searched further."""


def parse_bank(text: str, file: str = "") -> Bank:
    """The bank written in ``text``; ``file`` only names it in errors.

    Raises:
        BankError: the first problem, with the number of the others.
    """
    bank, errors = load_text(text, file)
    if bank is None:
        raise _first(errors)
    return bank


def read_bank(path: Path) -> Bank:
    """The bank in a file.

    Raises:
        BankError: the file cannot be read, or the first problem in it.
    """
    return parse_bank(read_text(path), str(path))


def problems(text: str, file: str = "") -> list[BankError]:
    """Everything that keeps ``text`` from being a bank, in the order of the file; empty if nothing does."""
    return load_text(text, file)[1]


def load_text(text: str, file: str = "") -> tuple[Bank | None, list[BankError]]:
    """The bank and no errors, or None and the errors."""
    text = text.removeprefix("\ufeff")
    try:
        tables = parse_toml(text, file)
    except BankError as error:
        return None, [error]
    reader = _Reader(file, Places(text.replace("\r\n", "\n")))
    bank = reader.bank(tables)
    if reader.errors:
        return None, sorted(reader.errors, key=lambda error: error.line)
    return bank, []


def _first(errors: Sequence[BankError]) -> BankError:
    first, more = errors[0], len(errors) - 1
    if not more:
        return first
    count = "1 more problem" if more == 1 else f"{more} more problems"
    message = f"{first.message} ({count}: sco-quiz check lists all)"
    return BankError(message, file=first.file, line=first.line, question=first.question)


class _Full(Exception):
    """The list of errors is long enough."""


class _Reader:
    """Builds a bank from TOML tables and collects what is wrong on the way."""

    def __init__(self, file: str, places: Places) -> None:
        self.file, self.places = file, places
        self.errors: list[BankError] = []
        self._first_use: dict[str, tuple[str, int]] = {}  # id: header, index

    def bank(self, tables: Mapping[str, Any]) -> Bank | None:
        """The bank; None, or one that is not to be used, where ``errors`` were found."""
        try:
            if not self._format(tables):
                return None
            self._unknown_tables(tables)
            bank = self._head(tables)
            source = self._source(tables)
            questions = self._questions("question", tables.get("question", []))
            rejected = self._questions("rejected", tables.get("rejected", []))
        except _Full:
            return None
        return bank and replace(bank, source=source, questions=questions, rejected=rejected)

    def _complain(self, message: str, line: int, question: str = "") -> None:
        shown = quoted(question)[1:-1]
        self.errors.append(BankError(message, file=self.file, line=line, question=shown))
        if len(self.errors) >= MAX_PROBLEMS:
            raise _Full

    def _format(self, tables: Mapping[str, Any]) -> bool:
        given = tables.get("format")
        if given == FORMAT:
            return True
        guess = given is None and ("bank" in tables or "question" in tables)
        line = self.places.table("", "format")
        if given is None:
            self._complain(f'"format" is missing: write format = "{FORMAT}" as the first line', line or 1)
        else:
            shown = quoted(given) if isinstance(given, str) else "this"
            self._complain(f'{shown} is no format of this version: it reads format = "{FORMAT}"', line)
        return guess  # what is plainly a bank is read on, so that one check tells everything

    def _unknown_tables(self, tables: Mapping[str, Any]) -> None:
        under_bank = {field.key for field in bank_fields()}
        for key in (key for key in tables if key not in TOP_KEYS):
            hint = "; it belongs under [bank]" if key in under_bank else suggestion(key, TOP_KEYS)
            self._complain(f"unknown key {quoted(key)}{hint}", self.places.table("", key))

    def _head(self, tables: Mapping[str, Any]) -> Bank | None:
        table = tables.get("bank")
        if table is None:
            line = self.places.table("", "bank")
            self._complain('[bank] is missing: a bank needs [bank] with id = "…" and title = "…"', line or 1)
            return None
        values = self._values("bank", table, Bank)
        if values is None:
            return None
        bank = Bank(**values)
        for flaw in bank.flaws():
            self._complain(told(flaw), self.places.table("bank", flaw.field))
        return bank

    def _source(self, tables: Mapping[str, Any]) -> Source | None:
        if "source" not in tables:
            return None
        values = self._values("source", tables["source"], Source)
        if values is None:
            return None
        source = Source(**values)
        for flaw in source.flaws():
            self._complain(told(flaw), self.places.table("source", flaw.field))
        return source

    def _values(self, name: str, table: object, kind: Any) -> dict[str, Any] | None:
        """The fields of ``[bank]`` or ``[source]``; None where something is wrong with them."""
        if not isinstance(table, dict):
            self._complain(f"{name} is a table: write [{name}] on a line", self.places.table("", name))
            return None
        before = len(self.errors)
        values: dict[str, Any] = {}
        for key, message in _fill(table, kind, values, f"[{name}]"):
            self._complain(message, self.places.table(name, key))
        return values if len(self.errors) == before else None

    def _questions(self, header: str, tables: object) -> tuple[Question, ...]:
        if not isinstance(tables, list):
            what = "questions stand" if header == "question" else "what was rejected stands"
            message = f"{what} under [[{header}]], in double brackets"
            self._complain(message, self.places.table("", header))
            return ()
        found = (self._question(header, index, table) for index, table in enumerate(tables))
        return tuple(question for question in found if question is not None)

    def _question(self, header: str, index: int, table: object) -> Question | None:
        def line(key: str = "") -> int:
            return self.places.question(index, key, header)

        if not isinstance(table, dict):
            self._complain(f"questions stand under [[{header}]]", line())
            return None
        given = table.get("id")
        name = given if isinstance(given, str) else ""
        first = self._first_use.setdefault(given, (header, index)) if isinstance(given, str) else None
        if first is not None and first != (header, index):
            other = self.places.question(first[1], "id", first[0])
            where = f" on line {other}" if other else ""
            message = f"the id is already used{where}: give every question an id of its own"
            self._complain(message, line("id"), name)
        kind = self._type(table, line, name)
        if kind is None:
            return None
        wrong: set[str] = set()
        values: dict[str, Any] = {}
        for key, message in _fill(table, kind, values):
            wrong.add(key)
            self._complain(message, line(key), name)
        for field in required_of(kind):
            if field.name not in values:
                values[field.name] = _stand_in(field)
                wrong.add(field.key)
        question = kind(**values)
        for flaw in question.flaws():
            if flaw.field not in wrong:
                self._complain(told(flaw), line(flaw.field), name)
        return None if wrong else question

    def _type(self, table: Mapping[str, Any], line: Callable[[str], int], name: str) -> type[Question] | None:
        given = table.get("type")
        if isinstance(given, str) and given in TYPES:
            return TYPES[given]
        known = ", ".join(TYPES)
        if given is None:
            message = f'"type" is missing: it is one of {known}'
        elif isinstance(given, str):
            message = f"unknown type {quoted(given)}{suggestion(given, TYPES) or f': it is one of {known}'}"
        else:
            message = f'"type" must be a text in quotes: it is one of {known}'
        self._complain(message, line("type"), name)
        return None


def _stand_in(field: Field) -> Any:
    """Something for a required key that is missing or wrong, so that the other keys can be looked at."""
    return {str: "\x00", bool: False, float: 0}.get(field.hint, ())


def _fill(
    table: Mapping[str, Any], kind: Any, values: dict[str, Any], header: str = ""
) -> Iterable[tuple[str, str]]:
    """Fill ``values`` from a table for a dataclass; yields a key and a message for all that is wrong.

    Args:
        header: the table's; empty for a question, whose ``type`` is the dataclass itself.
    """
    by_key = by_key_of(kind)
    meant: set[str] = set()
    for key, value in table.items():
        field = by_key.get(key)
        if field is None:
            if key == "type" and not header:
                continue
            absent = [known for known in by_key if known not in table]
            hint = suggestion(key, absent)
            meant.update(known for known in absent if f'"{known}"' in hint)
            owner = _owner(kind, header)
            yield key, f"unknown key {quoted(key)}{hint or f'; {owner} knows ' + ', '.join(by_key)}"
            continue
        if type(value) is str:
            if field.hint is str:
                values[field.name] = value
                continue
            if field.one_or_many:
                value = [value]
        try:
            values[field.name] = convert(value, field.hint)
        except Misfit as misfit:
            yield key, f'"{key}" {misfit}'
    required_here = [field.key for field in required_of(kind)]
    missing = [f'"{key}"' for key in required_here if key not in table and key not in meant]
    if missing:
        required = ", ".join(required_here)
        verb = "is" if len(missing) == 1 else "are"
        yield "", f"{' and '.join(missing)} {verb} missing: {_owner(kind, header)} needs {required}"


def _owner(kind: Any, header: str) -> str:
    return header or f'type "{kind.type}"'
