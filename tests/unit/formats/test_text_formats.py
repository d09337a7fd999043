"""What all text formats promise: told by their beginning, written whole or not at all, losses named."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from quiz.formats.exchange import FormatError
from quiz.formats.registry import FORMATS, Format
from quiz.questions import Bank, MultiChoice, TrueFalse
from quiz.study.card import Rating
from quiz.study.past import PastAnswer

FIXTURES = Path(__file__).parent / "fixtures"
NAMES = {
    "gift": "exam.gift",
    "moodle-xml": "exam.xml",
    "aiken": "exam-aiken.txt",
    "markdown": "cards.md",
    "opentdb": "opentdb.json",
}
OURS = [one for one in FORMATS if one.name in NAMES]
BANK = Bank(
    id="sample",
    title="A sample",
    questions=(
        TrueFalse(id="a", stem="Is this <b>true</b>?", key=True),
        MultiChoice(id="b", stem="Who wrote Emma?", key="Jane Austen", distractors=("Mary", "Anne")),
    ),
)


def test_each_is_registered() -> None:
    """All five can be read and written by name."""
    assert {one.name for one in OURS} == set(NAMES)
    assert all(one.reads and one.writes for one in OURS)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_told_by_its_beginning(name: str, tmp_path: Path) -> None:
    """Of these formats only its own takes a file for its own, be it by hand or written here."""
    written = tmp_path / "sample"
    one = next(one for one in OURS if one.name == name)
    one.writer()(BANK, written)
    for path in (FIXTURES / NAMES[name], written):
        head = path.read_text(encoding="utf-8")[:4000]
        assert [f.name for f in OURS if import_module(f.module).looks_like(head)] == [name]


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.name)
def test_a_history_is_named_as_left_behind(one: Format, tmp_path: Path) -> None:
    """None of these formats holds answers, and a person who gives some is told."""
    past = PastAnswer(question_id="a", at=datetime(2026, 1, 1, tzinfo=UTC), rating=Rating.GOOD)
    left = one.writer()(BANK, tmp_path / "x", (past,))
    assert [s.place for s in left if "history" in s.why] == ["1 answer"]


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.name)
def test_the_same_bank_gives_the_same_bytes(one: Format, tmp_path: Path) -> None:
    """Files can be compared and kept under version control."""
    for name in ("x", "y"):
        one.writer()(BANK, tmp_path / name)
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.name)
def test_what_cannot_be_written_leaves_all_as_it_was(one: Format, tmp_path: Path) -> None:
    """No folder, or a folder in the way: one line, and no file left behind."""
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "none" / "x", tmp_path / "folder"):
        with pytest.raises(FormatError):
            one.writer()(BANK, path)
    assert [path.name for path in tmp_path.rglob("*")] == ["folder"]
