"""TODO"""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from quiz.formats.markdown_cards import read, write
from quiz.questions import Bank
from tests.unit.formats.carrying import banks_of, expected, there_and_back


@settings(max_examples=150)
@given(bank=banks_of())
def test_what_is_written_comes_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every question is read back with all its fields, and so is all about the bank."""
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".x")
    assert found.questions == expected(bank, left)
    assert not skipped
    assert (found.id, found.language) == (bank.id, bank.language)
