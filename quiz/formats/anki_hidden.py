"""The field of our own notes that a card does not show: the whole question, to be read back as it was.

It is one line of JSON in ASCII, with the keys of the bank format. What Anki would take for markup, a cloze,
a sound or LaTeX stands in it as ``\\uXXXX``, and so do blanks that an export as text would draw together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from quiz.banks.schema import FORMAT, Field, Misfit, bank_fields, convert, fields_of, source_fields
from quiz.questions import TYPES, Bank, Question, Source

_LONGEST = 8 * 1024 * 1024
START = '{"format":"sco-quiz/'
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_RISKY = re.compile(r"[<>&{}\[\]\x7f]|(?<= ) |(?<=\") | (?=\")")


class Damaged(ValueError):
    """A hidden field that does not give a question any more; ``str()`` says why."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a hidden field holds.

    Attributes:
        question: as it was written.
        bank_id: the bank it belongs to.
        head: the bank without its questions; only the first note of a bank has it.
    """

    question: Question
    bank_id: str
    head: Bank | None = None


def hide(question: Question, bank_id: str, head: Bank | None = None) -> str:
    """The hidden field of a question."""
    table: dict[str, Any] = {"format": FORMAT, "bank": bank_id}
    if head is not None:
        table["head"] = _table(head, bank_fields())
        if head.source is not None:
            table["source"] = _table(head.source, source_fields())
    table["question"] = {"type": question.type, **_table(question, fields_of(type(question)))}
    text = json.dumps(table, separators=(",", ":"))
    return _STRING.sub(lambda string: _RISKY.sub(_code, string[0]), text)


def find(fields: tuple[str, ...]) -> Hidden | None:
    """The hidden field among a note's fields; None where there is none: a note of someone else.

    Raises:
        Damaged: there is one, but somebody changed it.
    """
    text = next((field.strip() for field in reversed(fields) if field.lstrip().startswith(START)), None)
    if text is None:
        return None
    if len(text) > _LONGEST:
        raise Damaged("its sco-quiz field is too long")
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        raise Damaged("its sco-quiz field is damaged") from None
    if table.get("format") != FORMAT:
        raise Damaged("its sco-quiz field was written by a later version")
    question, bank_id = table.get("question"), table.get("bank")
    if not isinstance(question, dict) or not isinstance(bank_id, str):
        raise Damaged("its sco-quiz field is damaged")
    return Hidden(_question(question), bank_id, _head(table))


def _code(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _table(thing: object, fields: tuple[Field, ...]) -> dict[str, Any]:
    values = ((field, getattr(thing, field.name)) for field in fields)
    return {
        field.key: value.isoformat() if isinstance(value, date) else value
        for field, value in values
        if field.required or value != field.default
    }


def _question(table: Mapping[str, Any]) -> Question:
    kind = TYPES.get(str(table.get("type")))
    if kind is None:
        raise Damaged("its sco-quiz field is of an unknown type")
    rest = {key: value for key, value in table.items() if key != "type"}
    values = _values(rest, fields_of(kind))
    question = kind(**values)
    for flaw in question.flaws():
        raise Damaged(f"its sco-quiz field has a flaw: {flaw.field}: {flaw.message}")
    return question


def _values(table: Mapping[str, Any], fields: tuple[Field, ...]) -> dict[str, Any]:
    known = {field.key: field for field in fields}
    missing = {field.key for field in fields if field.required} - set(table)
    if missing or set(table) - set(known):
        raise Damaged("its sco-quiz field is damaged")
    try:
        return {known[key].name: convert(_dated(key, value), known[key].hint) for key, value in table.items()}
    except Misfit as misfit:
        raise Damaged(f"its sco-quiz field is damaged: {misfit}") from None


def _dated(key: str, value: object) -> object:
    """The one date of a bank, which JSON has no type for."""
    if key != "published" or not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Misfit("is no date") from None


def _head(table: Mapping[str, Any]) -> Bank | None:
    """The bank's own keys; none where they are damaged, since a title can be made anew."""
    head, source = table.get("head"), table.get("source")
    if not isinstance(head, dict):
        return None
    try:
        about = Source(**_values(source, source_fields())) if isinstance(source, dict) else None
        bank = Bank(**_values(head, bank_fields()), source=about)
    except Damaged:
        return None
    return None if any(bank.flaws()) or (about and any(about.flaws())) else bank
