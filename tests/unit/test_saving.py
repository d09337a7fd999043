"""Writing a file whole, and clearing away what killed writes left."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz.saving import replace_file


def test_leftovers_of_killed_writes_go_and_what_may_be_in_use_stays(tmp_path: Path) -> None:
    """An old temporary file of this very file is removed; a fresh one may be another program's, and other
    files' are theirs."""
    target = tmp_path / "bank.toml"
    names = (".bank.toml.0123abcd.tmp", ".bank.toml.4567cdef.tmp", ".other.toml.0123abcd.tmp")
    for name in names:
        (tmp_path / name).write_text("half")
    for name in (names[0], names[2]):
        then = (tmp_path / name).stat().st_mtime - 3_600
        os.utime(tmp_path / name, (then, then))
    replace_file(b"whole", target)
    assert sorted(path.name for path in tmp_path.iterdir()) == [*sorted(names[1:]), "bank.toml"]
    assert target.read_bytes() == b"whole"


def test_the_longest_name_a_disk_takes_can_be_written(tmp_path: Path) -> None:
    """The temporary name is cut to what the disk takes, however many bytes a letter has."""
    target = tmp_path / ("語" * 83 + ".toml")  # 254 bytes
    replace_file(b"whole", target)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_write_that_fails_leaves_all_as_it_was(tmp_path: Path) -> None:
    """A folder in the file's place is refused, and nothing is left beside it."""
    (tmp_path / "taken").mkdir()
    with pytest.raises(OSError):
        replace_file(b"whole", tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
