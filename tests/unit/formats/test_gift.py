"""Moodle GIFT: what people write is read as Moodle reads it, and what we write comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from quiz.formats.exchange import Taken
from quiz.formats.gift import read, write
from quiz.questions import (
    Bank,
    Question,
)
from tests.unit.formats.carrying import banks_of, expected, there_and_back


def taken(folder: Path, text: str) -> Taken:
    """What is read of a GIFT text."""
    path = folder / "exam.gift"
    path.write_text(text, encoding="utf-8")
    return read(path)


def only(folder: Path, text: str) -> Question:
    """The one question of a GIFT text, of which nothing was skipped."""
    found = taken(folder, text)
    assert not [s for s in found.skipped if s.place.startswith("line")], found.skipped
    (question,) = found.bank.questions
    return question


@settings(max_examples=150)
@given(bank=banks_of())
def test_what_is_written_comes_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every question GIFT can say is read back with all its fields, and so is all about the bank."""
    if not bank.questions:
        return
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".gift")
    assert found.questions == expected(bank, left)
    assert not [s for s in skipped if s.place.startswith("line")]
    assert (found.id, found.language) == (bank.id, bank.language)
