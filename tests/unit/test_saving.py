"""A file is written whole or not at all, and nothing but a file is ever replaced."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from quiz.saving import replace_file


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
@pytest.mark.parametrize("through_link", [False, True])
def test_what_is_no_file_is_left_alone(tmp_path: Path, through_link: bool) -> None:
    """A pipe (as a device would be) stays what it is, even where a link leads to it; nothing is left over."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    path = pipe
    if through_link:
        path = tmp_path / "link"
        path.symlink_to(pipe)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError, match="no ordinary file"):
        replace_file(b"text", path)
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert sorted(tmp_path.iterdir()) == before


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """What it leads to is written."""
    (tmp_path / "link").symlink_to(tmp_path / "file")
    replace_file(b"one", tmp_path / "link")
    replace_file(b"two", tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 2


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
    with pytest.raises(OSError, match="taken"):
        replace_file(b"whole", tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
