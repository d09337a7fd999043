"""The quick reader takes what it takes exactly as tomllib does."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks import bundled_banks_dir
from quiz.banks.plain_toml import plain_tables
from quiz.banks.writing import write_bank
from quiz.questions import Bank
from tests.strategies import banks

REPOSITORY = Path(__file__).parents[3]
PIECES = (
    *('"', "'", "\\", "\n", "\r\n", "\t", " ", "#", "=", "[", "]", "[[", "]]", ",", ".", "{", "}", "-", "_"),
    *("a = ", "id = ", '"x"', "true", "false", "1", "0", "00", "-0", "1.5", "-0.0", "1e3", "1_000", "inf"),
    *("2024-10-16", "2024-13-01", "0000-01-01", "12:00:00", "[question]", "[[question]]", "[[rejected]]"),
    *("[bank]", "[source]", "[[bank]]", 'question = "x"', 'question = []', "question = [[]]", '"\\u0041"'),
    *('"""', "'''", '"\\n"', '"\\/"', '"\\""', "\x7f", "\x00", "é", "\u2028", "\ufeff", '["a", "b"]'),
    *('["a",]', '[\n  "a",\n  "b",\n]', '[["a", "b"], ["c", "d"]]', "[,]", '["a" "b"]', "[1, 2]", "[[", "]"),
)  # fmt: skip


def by_tomllib(text: str) -> object:
    """Its tables; None where it refuses. 0 and 0.0, and true and 1, are not the same."""
    try:
        return repr(tomllib.loads(text))
    except (ValueError, RecursionError):
        return None


def same(text: str) -> bool:
    """Whether the quick reader gives up, or takes the text as tomllib does; True where it did take it."""
    found = plain_tables(text)
    assert found is None or repr(found) == by_tomllib(text)
    return found is not None


@settings(deadline=None)
@given(banks)
def test_written_banks_are_read_as_by_tomllib(bank: Bank) -> None:
    """Whatever is in them."""
    same(write_bank(bank))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=14).map("".join))
def test_any_text_is_read_as_by_tomllib_or_not_at_all(text: str) -> None:
    """Pieces of TOML in any order: what tomllib refuses or reads otherwise is never taken."""
    same(text)


@settings(max_examples=80, deadline=None)
@given(banks, st.data())
def test_a_damaged_bank_is_never_taken_wrongly(bank: Bank, data: st.DataObject) -> None:
    """One piece put in, or one sign taken out, anywhere."""
    text = write_bank(bank)
    at = data.draw(st.integers(0, len(text)))
    same(text[:at] + data.draw(st.sampled_from(PIECES)) + text[at:])
    same(text[:at] + text[at + 1 :])


@pytest.mark.parametrize(
    "path", [*bundled_banks_dir().glob("*.toml"), REPOSITORY / "docs" / "demo.toml"], ids=lambda p: p.name
)
def test_real_banks_are_read_quickly(path: Path) -> None:
    """Otherwise the quick reader would be of no use: the banks that come with the program are taken."""
    assert same(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("", {}),
        ('a = "x"', {"a": "x"}),
        ('a = "say \\"no\\"\\n"\n', {"a": 'say "no"\n'}),
        ('[[question]]\nkeys = [\n  "a",\n  "b, ]",\n]\n', {"question": [{"keys": ["a", "b, ]"]}]}),
        ('pairs = [["a", "b"], ["c", "d"]]\n', {"pairs": [["a", "b"], ["c", "d"]]}),
        ("key = true\ndifficulty = 0.5\nn = -12\n", {"key": True, "difficulty": 0.5, "n": -12}),
    ],
)
def test_what_is_taken(text: str, tables: dict[str, object]) -> None:
    """One statement a line, lists over lines too."""
    assert same(text)
    assert plain_tables(text) == tables


@pytest.mark.parametrize(
    "text",
    [
        'a = "x"\na = "y"\n',
        "[bank]\n[bank]\n",
        'question = "x"\n[[question]]\n',
        "bank = true\n[bank]\n",
        "a = 2024-02-30\n",
        "a.b = 1\n",
        'a = "x" # why\n',
        'a = "\\u0041"\n',
    ],
)
def test_what_is_left_to_tomllib(text: str) -> None:
    """Wrong ones, and rare ones."""
    assert plain_tables(text) is None
