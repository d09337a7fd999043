"""Writing a bank: read back the same, the same bytes each time, readable, all or nothing."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from quiz.banks import parse_bank, read_bank
from quiz.banks.writing import save_bank, write_bank
from quiz.errors import BankError
from quiz.questions import Bank, Matching, MultiChoice, Numerical, Source
from tests.strategies import banks

RIVER = MultiChoice(
    id="river",
    stem='Which river flows through "Vienna"?',
    key="The Danube",
    distractors=("The Rhine", "The Elbe"),
    evidence=("The Danube flows through Vienna.",),
    tags=("rivers",),
    difficulty=0.25,
)
LENGTH = Numerical(id="length", stem="How long is it?", key=2850, unit="km", evidence=("One.", "Two."))
BANK = Bank(id="rivers", title="Rivers", authors=("A",), source=Source(title="S"), questions=(RIVER, LENGTH))


def names(folder: Path) -> list[str]:
    """Everything in a folder, also what is hidden."""
    return sorted(path.name for path in folder.iterdir())


@given(banks)
def test_reading_what_was_written_gives_the_same_bank(bank: Bank) -> None:
    """For every valid bank, whatever its texts hold; whole numbers stay whole."""
    text = write_bank(bank)
    read = parse_bank(text)
    assert read == bank
    assert repr(read) == repr(parse_bank(write_bank(read)))
    for before, after in zip(bank.questions, read.questions, strict=True):
        if isinstance(before, Numerical) and isinstance(after, Numerical):
            assert type(after.key) is type(before.key)
            assert repr(after.key) == repr(before.key)


@given(banks)
def test_a_file_is_its_own_fixed_point(bank: Bank) -> None:
    """Writing a bank that was read changes no byte: diffs show edits only."""
    text = write_bank(bank)
    assert write_bank(parse_bank(text)) == text


def test_the_file_is_laid_out_for_people() -> None:
    """Stable order, one line a key, a blank line between tables, nothing left at its default."""
    assert (
        write_bank(BANK)
        == """\
format = "sco-quiz/1"

[bank]
id = "rivers"
title = "Rivers"
authors = ["A"]

[source]
title = "S"

[[question]]
id = "river"
type = "multichoice"
stem = "Which river flows through \\"Vienna\\"?"
key = "The Danube"
distractors = ["The Rhine", "The Elbe"]
evidence = "The Danube flows through Vienna."
tags = ["rivers"]
difficulty = 0.25

[[question]]
id = "length"
type = "numerical"
stem = "How long is it?"
key = 2850
unit = "km"
evidence = ["One.", "Two."]
"""
    )


def test_a_long_list_takes_a_line_for_each_item() -> None:
    """Lists that do not fit on a line are broken, pairs stay together."""
    pairs = tuple((f"A left-hand side {n}", f"A right-hand side {n}") for n in range(3))
    text = write_bank(Bank(id="b", title="t", questions=(Matching(id="m", stem="Match.", pairs=pairs),)))
    assert 'pairs = [\n  ["A left-hand side 0", "A right-hand side 0"],\n  ["A left' in text


def test_a_flawed_bank_is_not_written(tmp_path: Path) -> None:
    """What could not be read back is refused, with the question named; the old file stays."""
    path = tmp_path / "b.toml"
    save_bank(BANK, path)
    before = path.read_bytes()
    flawed = replace(BANK, questions=(replace(RIVER, distractors=("one",)),))
    with pytest.raises(BankError, match=r'b\.toml: question "river": distractors: needs at least 2, has 1'):
        save_bank(flawed, path)
    assert path.read_bytes() == before
    assert names(tmp_path) == ["b.toml"]


def test_saving_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    """A second save wins; no temporary file is left."""
    path = tmp_path / "b.toml"
    save_bank(replace(BANK, title="Old"), path)
    save_bank(BANK, path)
    assert read_bank(path) == BANK
    assert names(tmp_path) == ["b.toml"]
    assert b"\r" not in path.read_bytes()


def test_a_save_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of a save: an error with the file's name, the old bank whole, no remains."""
    path = tmp_path / "b.toml"
    save_bank(BANK, path)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BankError, match=r"b\.toml: cannot be saved: No space left"):
        save_bank(replace(BANK, title="New"), path)
    assert read_bank(path) == BANK
    assert names(tmp_path) == ["b.toml"]


def test_places_that_cannot_be_written_are_one_clear_line(tmp_path: Path) -> None:
    """No such folder, a folder in the file's place, a text no file can hold."""
    with pytest.raises(BankError, match="its folder does not exist, make it first"):
        save_bank(BANK, tmp_path / "none" / "b.toml")
    (tmp_path / "folder").mkdir()
    with pytest.raises(BankError, match="folder: cannot be saved"):
        save_bank(BANK, tmp_path / "folder")
    with pytest.raises(BankError, match="surrogate"):
        save_bank(replace(BANK, title="\ud800"), tmp_path / "b.toml")
    assert names(tmp_path) == ["folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_saving_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    """A bank that is linked into the library stays linked."""
    real, link = tmp_path / "real.toml", tmp_path / "link.toml"
    save_bank(replace(BANK, title="Old"), real)
    link.symlink_to(real)
    save_bank(BANK, link)
    assert link.is_symlink()
    assert read_bank(real) == BANK
