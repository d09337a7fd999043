"""Choosing a bank line by line."""

import io
import sys
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.banks.writing import save_bank
from quiz.cli import plain_choice
from quiz.cli.lines import Stop
from quiz.desk import Desk
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store


def _choose(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, banks: int = 3, broken: bool = False
) -> tuple[str | None, str]:
    """What is chosen by what is typed, and what was said; every second bank has two new questions."""
    folder = tmp_path / "banks"
    folder.mkdir(exist_ok=True)
    for number in range(banks):
        questions = tuple(ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)) for n in range(2))
        bank = Bank(id=f"b{number}", title=f"Bank {number}", questions=questions[: 2 * (number % 2)])
        save_bank(bank, folder / f"{bank.id}.toml")
    if broken:
        (folder / "broken.toml").write_text("nonsense", encoding="utf-8")
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    monkeypatch.setattr(sys, "stdout", out)
    with Store.open(tmp_path / "data" / "quiz.db") as store:
        desk = Desk(store, Library([folder], bundled=tmp_path / "none"), Settings())
        return plain_choice.choose(desk), out.getvalue()


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("\n", None), ("1\n", "b1"), ("3\n", "b2"), ("b2\n", "b2"), ("4\n0\nnone\n2\n", "b0")],
)
def test_a_bank_is_chosen_by_number_or_id(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, chosen: str | None
) -> None:
    """What waits stands first; Enter means all; what is no bank is asked for again."""
    found, told = _choose(tmp_path, monkeypatch, typed)
    assert found == chosen
    lines = ["  1. Bank 1: 2 new", "  2. Bank 0: nothing waits", "  3. Bank 2: nothing waits"]
    assert told.splitlines()[1:4] == lines
    assert told.count("Not understood") == max(0, typed.count("\n") - 1)


@pytest.mark.parametrize("typed", ["q\n", ":quit\n", ""])
def test_leaving_is_no_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    """Who leaves, or has nothing more to type, does not get all banks."""
    with pytest.raises(Stop):
        _choose(tmp_path, monkeypatch, typed)


def test_one_bank_is_no_choice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is one that can be used, nothing is asked."""
    assert _choose(tmp_path, monkeypatch, "", banks=1, broken=True) == (None, "")


def test_a_long_list_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are told of, and can be chosen by their ids, not by a number nobody was told."""
    found, told = _choose(tmp_path, monkeypatch, "31\nb30\n", banks=31)
    assert found == "b30"
    assert "  … and 1 other, by their ids." in told
    assert "Not understood" in told
