"""What another format has no room for: kept beside it as one JSON object, and read back.

Learners see the evidence, so it stands in the feedback as lines of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from quiz.banks.schema import Field, Misfit, bank_fields, convert, fields_of, source_fields
from quiz.formats.plain_text import read_json
from quiz.questions import Bank, Question, Source

_EVIDENCE = "Evidence: "
_LOOKS_LIKE_EVIDENCE = re.compile(r"^\\*+Evidence: ", re.MULTILINE)


def question_extras(question: Question, names: Collection[str]) -> dict[str, Any]:
    """The named fields of a question, as far as they are not at their default."""
    return _given(question, (field for field in fields_of(type(question)) if field.name in names))


def bank_extras(bank: Bank, without: Collection[str] = ()) -> dict[str, Any]:
    """A bank's own fields, as far as they are not at their default."""
    found = _given(bank, (field for field in bank_fields() if field.name not in without))
    if bank.source is not None:
        source = _given(bank.source, source_fields())
        found["source"] = source | ({"published": str(source["published"])} if "published" in source else {})
    return found


def as_json(extras: dict[str, Any]) -> str:
    """On one line, in ASCII."""
    return json.dumps(extras, allow_nan=False)


def read_extras(text: str) -> dict[str, Any]:
    """The object written by :func:`as_json`; empty where ``text`` is none."""
    try:
        found = read_json(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def question_fields(extras: dict[str, Any], cls: type[Question], names: Collection[str]) -> dict[str, Any]:
    """The named fields as ``cls`` takes them; what does not fit is left out, as people edit files."""
    return _fitting(extras, (field for field in fields_of(cls) if field.name in names))


def bank_about(extras: dict[str, Any]) -> dict[str, Any]:
    """A bank's own fields; what does not fit is left out."""
    found = _fitting(extras, bank_fields())
    source = extras.get("source")
    if isinstance(source, dict):
        if isinstance(source.get("published"), str):
            source = source | {"published": _day(source["published"])}
        made = Source(**_fitting(source, source_fields()))
        if next(made.flaws(), None) is None:
            found["source"] = made
    return found


def told(explanation: str, evidence: Iterable[str]) -> str:
    """Explanation and evidence as one feedback: a line ``Evidence: …`` for each passage."""
    escaped = _LOOKS_LIKE_EVIDENCE.sub(lambda m: "\\" + m.group(), explanation)
    lines = [_EVIDENCE + passage.replace("\\", "\\\\").replace("\n", "\\n") for passage in evidence]
    return "\n".join(([escaped] if escaped else []) + lines)


def untold(feedback: str) -> tuple[str, tuple[str, ...]]:
    """Explanation and evidence again."""
    lines = feedback.split("\n")
    start = len(lines)
    while start and lines[start - 1].startswith(_EVIDENCE):
        start -= 1
    passages = tuple(_unescaped(line.removeprefix(_EVIDENCE)) for line in lines[start:])
    explanation = _LOOKS_LIKE_EVIDENCE.sub(lambda m: m.group().removeprefix("\\"), "\n".join(lines[:start]))
    return explanation, passages


def _unescaped(line: str) -> str:
    return re.sub(r"\\(n|\\)", lambda m: "\n" if m.group(1) == "n" else "\\", line)


def _given(thing: object, fields: Iterable[Field]) -> dict[str, Any]:
    values = ((field, getattr(thing, field.name)) for field in fields)
    return {field.key: value for field, value in values if field.required or value != field.default}


def _fitting(table: dict[str, Any], fields: Iterable[Field]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields:
        if field.key in table:
            try:
                found[field.name] = convert(table[field.key], field.hint)
            except Misfit:
                continue
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
