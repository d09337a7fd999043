"""Open Trivia Database: questions as its API gives them, in JSON.

After the API's documentation: texts are HTML entities unless another encoding was asked for; the encoding is
not named in the file, so it is told by the texts. What it has no room for stands in an object ``sco-quiz``
beside a question's own keys.
"""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote, unquote_plus

from quiz.formats.choices import choice_question
from quiz.formats.exchange import FormatError, Skipped, Taken
from quiz.formats.extras import bank_about, bank_extras, question_extras, question_fields
from quiz.formats.gathering import Gathered, Leaving
from quiz.formats.plain_text import read_json, read_text, save_text
from quiz.questions import Bank, MultiChoice, Question, TrueFalse
from quiz.study.past import PastAnswer

OWN = "sco-quiz"
_LEVELS = {"easy": 0.2, "medium": 0.5, "hard": 0.8}
_BESIDE = frozenset(
    {"evidence", "explanation", "tags", "difficulty", "reviewed", "generated", "accept", "correction"}
)
_QUOTED = re.compile(r"[A-Za-z0-9\-._~%+]*")
_PERCENT = re.compile(r"%[0-9A-Fa-f]{2}")
_HUGE_REFERENCE = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}+|\d{8,}+);?")
_MOST_CHOICES = 200
_LARGEST = 16 * 2**20
"""Bytes: eight times the whole database; as JSON of brackets it takes half a gigabyte of memory."""


class _Odd(Exception):
    """An item that cannot be taken over; ``str()`` says why."""


def looks_like(head: str) -> bool:
    """Whether a file that begins so is of the Open Trivia Database."""
    return '"correct_answer"' in head and '"incorrect_answers"' in head


def read(path: Path) -> Taken:
    """The questions of a file of the API's answer, or of a list of its items.

    Raises:
        FormatError: it cannot be read, or is no such JSON.
    """
    try:
        found = read_json(read_text(path, _LARGEST))
    except ValueError as error:
        raise FormatError(f"{path}: is no JSON: {error}") from None
    items = found.get("results") if isinstance(found, dict) else found
    if not isinstance(items, list):
        raise FormatError(f'{path}: holds no list of "results": name another format with --format')
    if isinstance(found, dict) and not items and found.get("response_code"):
        raise FormatError(f"{path}: holds no question: the API had none to give, ask it again")
    gathered = Gathered(path)
    decoded = _decoder(items)
    for count, item in enumerate(items, start=1):
        try:
            question, own_id, category = _question(item, decoded)
        except _Odd as odd:
            gathered.skip(f"result {count}", str(odd))
        else:
            gathered.take(question, f"result {count}", own_id, category)
    own = found.get(OWN) if isinstance(found, dict) else None
    return gathered.taken(**bank_about(own if isinstance(own, dict) else {}))


def _question(item: object, decoded: Callable[[str], str]) -> tuple[Question, str, tuple[str, ...]]:
    if not isinstance(item, dict):
        raise _Odd("no object")

    def text(key: str) -> str:
        value = item.get(key, "")
        if not isinstance(value, str):
            raise _Odd(f'"{key}" is no text')
        return decoded(value)

    wrong = item.get("incorrect_answers")
    if not isinstance(wrong, list) or not all(isinstance(answer, str) for answer in wrong):
        raise _Odd('"incorrect_answers" is no list of texts')
    if len(wrong) > _MOST_CHOICES:
        raise _Odd(f"over {_MOST_CHOICES} choices")
    if not text("correct_answer").strip():
        raise _Odd('"correct_answer" is missing')
    shared: dict[str, Any] = {"stem": text("question"), "difficulty": _LEVELS.get(text("difficulty"))}
    question = choice_question((text("correct_answer"),), tuple(map(decoded, wrong)), **shared)
    if text("type") == "boolean" and not isinstance(question, TrueFalse):
        raise _Odd("of type boolean, but its answers are not True and False")
    own = item.get(OWN)
    if not isinstance(own, dict):
        return question, "", (text("category").strip(),)
    fields = {"difficulty": None} | question_fields(own, type(question), _BESIDE)
    if isinstance(question, TrueFalse) and question.key:
        fields.pop("correction", None)
    own_id = own.get("id")
    return replace(question, **fields), own_id if isinstance(own_id, str) else "", ()


def _decoder(items: list[Any]) -> Callable[[str], str]:
    """How the texts are encoded: the API says it nowhere, so all of them have to fit."""
    texts = list(_texts(items))
    kinds = {kind for item in items if isinstance(item, dict) and isinstance(kind := item.get("type"), str)}
    if kinds and kinds <= {base64.b64encode(kind).decode() for kind in (b"multiple", b"boolean")}:
        return _unbase64
    if texts and all(map(_QUOTED.fullmatch, texts)) and any(map(_PERCENT.search, texts)):
        return unquote_plus if any("+" in text for text in texts) else unquote
    return lambda text: html.unescape(_HUGE_REFERENCE.sub("\ufffd", text))


def _texts(items: list[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, dict):
            wrong = item.get("incorrect_answers")
            for value in (
                item.get("question"),
                item.get("correct_answer"),
                *(wrong if isinstance(wrong, list) else []),
            ):
                if isinstance(value, str):
                    yield value


def _unbase64(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode("utf-8")
    except (binascii.Error, ValueError):
        raise _Odd(f"“{text[:20]}” is no base64, as the other texts are") from None


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank as the API would give it.

    Raises:
        FormatError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "Open Trivia Database")
    results = []
    for question in leaving.questions:
        if isinstance(question, MultiChoice):
            results.append(_item(question, bank.title, "multiple", question.key, question.distractors))
        elif isinstance(question, TrueFalse):
            key, wrong = str(question.key), str(not question.key)
            results.append(_item(question, bank.title, "boolean", key, (wrong,)))
        else:
            leaving.skip(question, f"Open Trivia Database has no {question.type}")
    leaving.check(len(results), path)
    found = {"response_code": 0, "results": results, OWN: bank_extras(bank)}
    save_text(json.dumps(found, indent=1, allow_nan=False) + "\n", path)
    return leaving.skipped()


def _item(question: Question, title: str, kind: str, key: str, wrong: tuple[str, ...]) -> dict[str, object]:
    level = 0.5 if question.difficulty is None else question.difficulty
    return {
        "type": kind,
        "difficulty": "easy" if level < 1 / 3 else "medium" if level < 2 / 3 else "hard",
        "category": html.escape(question.tags[0] if question.tags else title),
        "question": html.escape(question.stem),
        "correct_answer": html.escape(key),
        "incorrect_answers": [html.escape(text) for text in wrong],
        OWN: {"id": question.id} | question_extras(question, _BESIDE),
    }
