"""Nobody else on the machine may read what a learner answers."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from quiz.desk import Desk
from quiz.paths import Paths
from quiz.saving import private_folder

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions elsewhere")


def mode(path: Path) -> int:
    """Its permissions."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_every_folder_that_is_made_is_private(tmp_path: Path, umask: int) -> None:
    """Whatever the umask, the data folder and all above it that the program makes are 0700, files 0600."""
    before = os.umask(umask)
    try:
        paths = Paths(tmp_path / "share" / "sco-quiz").of("Ada")
        with Desk.open(paths) as desk:
            desk.shelves()
    finally:
        os.umask(before)
    assert paths.root is not None
    for folder in (paths.data, paths.data.parent, paths.root, paths.root.parent):
        assert mode(folder) == 0o700
    assert mode(paths.database) == 0o600


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """No folder is made beneath a file, and a file is no folder."""
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError, match=r"[Nn]ot a directory"):
            private_folder(place)
