"""What the program remembers of itself."""

from __future__ import annotations

from pathlib import Path

from quiz.desk.state import NAME, read_state, remember


def test_facts_add_up(tmp_path: Path) -> None:
    """A new fact leaves the others, and no other file stays behind."""
    assert read_state(tmp_path) == {}
    assert remember(tmp_path, tour_seen=True)
    assert remember(tmp_path, learner="Ann")
    assert read_state(tmp_path) == {"tour_seen": True, "learner": "Ann"}
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_damaged_file_is_as_none(tmp_path: Path) -> None:
    """It holds nothing a learner would miss, so it is begun anew."""
    (tmp_path / NAME).write_bytes(b"\xff = [")
    assert read_state(tmp_path) == {}
    assert remember(tmp_path, tour_seen=True)
    assert read_state(tmp_path) == {"tour_seen": True}


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where a file stands in the folder's place nothing is remembered and nothing breaks."""
    (tmp_path / "file").write_text("")
    assert not remember(tmp_path / "file", tour_seen=True)
