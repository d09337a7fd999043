"""Questions as rows of a table in the program's own columns, and back without loss; no cell is a formula.

Columns are ``id``, ``type``, ``stem``, then the keys of the bank format; a list has a column for each item
(``key``, ``key 2``, ``distractor 1`` …), so that no separator can stand in the way of a text. What a reviewer
and a generator noted stays behind: it belongs to the bank it stood in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quiz.questions import (
    TYPES,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)

OWN = ("id", "type", "stem")
"""The first three columns: by them a file of ours is known."""

_COLUMNS = (
    "key distractor accept left right correction tolerance unit explanation evidence tag difficulty".split()
)
_LISTS = frozenset("key distractor accept left right evidence tag".split())
_DANGEROUS = "=+\\-@\t\r\n＝＋－＠"  # full-width ones are taken for plain ones by some
_FORMULA = re.compile(f"'*[{_DANGEROUS}]")
_DEFUSED = re.compile(f"'+[{_DANGEROUS}]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_COLUMN = re.compile(r"([a-z]+)(?: (\d{1,3}))?")
_WHOLE = re.compile(r"[+-]?\d{1,25}")


class Unusable(ValueError):
    """A row that makes no question; ``str()`` says why."""


def defused(cell: str) -> str:
    """A cell no spreadsheet takes for a formula: an apostrophe goes before ``= + - @`` and the like.

    Plain numbers such as ``-5`` stay as they are. :func:`armed` takes the apostrophe away again.
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def armed(cell: str) -> str:
    """The text of a cell that :func:`defused` wrote."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def table(questions: Iterable[Question]) -> tuple[list[str], list[list[str]]]:
    """Header and rows, as texts; not defused yet."""
    named = [dict(_named(question)) for question in questions]
    used = {name for row in named for name in row}
    header = [*OWN, *sorted(used.difference(OWN), key=_order)]
    return header, [[row.get(name, "") for name in header] for row in named]


def is_own(header: Sequence[str]) -> bool:
    """Whether a row is a header of ours."""
    return tuple(name.strip().casefold() for name in header[: len(OWN)]) == OWN


def question_of(header: Sequence[str], row: Sequence[str]) -> Question:
    """The question of a row under a header of ours.

    Raises:
        Unusable: no such type, or a value that is none; the question may still have flaws.
    """
    one, many = _sorted(header, row)
    cls = TYPES.get(one.get("type", "").strip())
    if cls is None:
        raise Unusable(f"no such type: {one.get('type', '')[:40] or 'the column is empty'}")
    fields: dict[str, Any] = {
        "id": one.get("id", "").strip(),
        "stem": one.get("stem", ""),
        "explanation": one.get("explanation", ""),
        "evidence": many["evidence"],
        "tags": many["tag"],
        "difficulty": number(one["difficulty"], "difficulty") if one.get("difficulty") else None,
        **_own_fields(cls, one, many),
    }
    return cls(**fields)


def number(text: str, column: str) -> int | float:
    """A finite number as a table has it.

    Raises:
        Unusable: it is none.
    """
    text = text.strip()
    try:
        value = int(text) if _WHOLE.fullmatch(text) else float(text[:400])
    except ValueError:
        raise Unusable(f"{column}: “{text[:40]}” is no number") from None
    if value != value or abs(value) == float("inf"):
        raise Unusable(f"{column}: “{text[:40]}” is no finite number")
    return value


def _own_fields(
    cls: type[Question], one: Mapping[str, str], many: Mapping[str, tuple[str, ...]]
) -> dict[str, Any]:
    keys = many["key"]
    if cls is MultiChoice:
        return {"key": _only(keys), "distractors": many["distractor"], "accept": many["accept"]}
    if cls is MultiResponse:
        return {"keys_": keys, "distractors": many["distractor"]}
    if cls is Ordering:
        return {"keys_": keys}
    if cls is ShortAnswer:
        return {"accept": (*keys, *many["accept"])}
    if cls is Matching:
        if len(many["left"]) != len(many["right"]):
            raise Unusable("every left has a right: they are not the same number")
        pairs = tuple(zip(many["left"], many["right"], strict=True))
        return {"pairs": pairs, "distractors": many["distractor"]}
    if cls is TrueFalse:
        return {"key": truth(_only(keys)), "correction": one.get("correction", "")}
    if cls is Numerical:
        tolerance = number(one["tolerance"], "tolerance") if one.get("tolerance") else 0
        return {"key": number(_only(keys), "key"), "tolerance": tolerance, "unit": one.get("unit", "")}
    return {}


def truth(text: str) -> bool:
    """Whether a word says true or false.

    Raises:
        Unusable: neither.
    """
    word = text.strip().casefold()
    if word in ("true", "t", "yes", "y", "1", "correct", "right"):
        return True
    if word in ("false", "f", "no", "n", "0", "incorrect", "wrong"):
        return False
    raise Unusable(f"“{text[:40]}” is neither true nor false")


def _only(texts: tuple[str, ...]) -> str:
    if len(texts) > 1:
        raise Unusable("has several keys: one is allowed")
    return texts[0] if texts else ""


def _sorted(header: Sequence[str], row: Sequence[str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Single cells by column, and lists in the order of their numbers, without empty cells."""
    one: dict[str, str] = {}
    many: dict[str, list[tuple[int, str]]] = {name: [] for name in _LISTS}
    for name, cell in zip(header, row, strict=False):
        found = _COLUMN.fullmatch(name.strip().casefold())
        if found is None or not cell:
            continue
        if found[1] in many:
            many[found[1]].append((int(found[2] or 1), cell))
        else:
            one[found[1]] = cell
    return one, {name: tuple(cell for _, cell in sorted(cells)) for name, cells in many.items()}


def _named(question: Question) -> Iterable[tuple[str, str]]:
    yield from (("id", question.id), ("type", question.type), ("stem", question.stem))
    lists: dict[str, Sequence[str]] = {"evidence": question.evidence, "tag": question.tags}
    match question:
        case MultiChoice():
            lists |= {"key": (question.key,), "distractor": question.distractors, "accept": question.accept}
        case MultiResponse():
            lists |= {"key": question.keys_, "distractor": question.distractors}
        case Ordering():
            lists |= {"key": question.keys_}
        case ShortAnswer():
            lists |= {"key": question.accept[:1], "accept": question.accept[1:]}
        case Matching():
            lefts, rights = zip(*question.pairs, strict=True)
            lists |= {"left": lefts, "right": rights, "distractor": question.distractors}
        case TrueFalse():
            lists |= {"key": ("true" if question.key else "false",)}
            yield "correction", question.correction
        case Numerical():
            lists |= {"key": (repr(question.key),)}
            yield "tolerance", repr(question.tolerance) if question.tolerance else ""
            yield "unit", question.unit
        case Cloze():
            pass
    for name, texts in lists.items():
        for place, text in enumerate(texts, 1):
            yield name if name == "key" and place == 1 else f"{name} {place}", text
    yield "explanation", question.explanation
    yield "difficulty", "" if question.difficulty is None else repr(question.difficulty)


def _order(name: str) -> tuple[float, int, int]:
    """The order of columns; lefts and rights stand in pairs."""
    word, _, place = name.partition(" ")
    column = _COLUMNS.index("left" if word == "right" else word)
    return column, int(place or 1), word == "right"
