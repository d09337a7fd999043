"""A Bank becomes a file: the same bank always the same bytes, and read back the same bank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import tomli_w

from quiz.banks.complaints import told
from quiz.banks.schema import FORMAT, Field, bank_fields, fields_of, source_fields
from quiz.errors import BankError
from quiz.questions import Bank, Question
from quiz.saving import replace_file

_WIDTH = 100  # a list longer than this gets a line for each item


def write_bank(bank: Bank) -> str:
    """The bank as TOML: one line a key, a blank line between questions, nothing that is left at its default.

    Raises:
        BankError: the bank breaks an invariant, so it could not be read back.
    """
    _refuse_flawed(bank)
    parts = [f'format = "{FORMAT}"\n', _table("[bank]", _lines(bank, bank_fields()))]
    if bank.source is not None:
        parts.append(_table("[source]", _lines(bank.source, source_fields())))
    parts.extend(_table("[[question]]", _question_lines(question)) for question in bank.questions)
    parts.extend(_table("[[rejected]]", _question_lines(question)) for question in bank.rejected)
    return "\n".join(parts)


def save_bank(bank: Bank, path: Path) -> None:
    """Write the bank to a file, all or nothing: a crash leaves the old file or the new one.

    Raises:
        BankError: the bank breaks an invariant or the folder cannot be written to; the file is as it was.
    """
    try:
        data = write_bank(bank).encode("utf-8")
    except BankError as error:
        raise BankError(error.message, file=str(path), question=error.question) from None
    except UnicodeEncodeError:
        raise BankError("holds half a character (a surrogate): it cannot be saved", file=str(path)) from None
    save_bytes(data, path)


def save_bytes(data: bytes, path: Path) -> None:
    """Write a file, all or nothing: a crash leaves the old file or the new one.

    Raises:
        BankError: it cannot be written; the file is as it was.
    """
    try:
        replace_file(data, path)
    except FileNotFoundError:
        raise BankError("cannot be saved: its folder does not exist, make it first", file=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BankError(f"cannot be saved: {reason}", file=str(path)) from error


def _refuse_flawed(bank: Bank) -> None:
    for flaw in (*bank.flaws(), *(bank.source.flaws() if bank.source else ())):
        raise BankError(told(flaw))
    for question in (*bank.questions, *bank.rejected):
        for flaw in question.flaws():
            raise BankError(told(flaw), question=question.id)


def _question_lines(question: Question) -> Iterator[str]:
    lines = _lines(question, fields_of(type(question)))
    yield next(lines)  # the id stands first
    yield _line("type", question.type)
    yield from lines


def _lines(thing: object, fields: Sequence[Field]) -> Iterator[str]:
    for field in fields:
        value = getattr(thing, field.name)
        if field.required or value != field.default:
            yield _line(field.key, value[0] if field.one_or_many and len(value) == 1 else value)


def _table(header: str, lines: Iterator[str]) -> str:
    return f"{header}\n" + "".join(lines)


def _line(key: str, value: object) -> str:
    return f"{key} = {_literal(value, _WIDTH - len(key) - 3)}\n"


def _literal(value: Any, width: int) -> str:
    """A value as TOML; lists on one line where they fit, else an item a line."""
    if not isinstance(value, tuple):
        return tomli_w.dumps({"_": value}).removeprefix("_ = ").removesuffix("\n")
    items = [_literal(item, 1_000_000) for item in value]
    short = f"[{', '.join(items)}]"
    return short if len(short) <= width else "[\n" + "".join(f"  {item},\n" for item in items) + "]"
