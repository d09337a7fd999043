"""Nobody else on the machine may read what a learner answers."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.desk import Desk, exams
from quiz.desk.doctor import look
from quiz.desk.modes import Wish
from quiz.desk.state import remember
from quiz.desk.tuning import save
from quiz.paths import Paths
from quiz.saving import private_folder, replace_file
from quiz.settings import changed

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


@pytest.mark.parametrize("umask", [0o000, 0o022])
def test_settings_state_and_draft_are_private_and_stay_so(tmp_path: Path, umask: int) -> None:
    """However often they are written; so the doctor has nothing to say of them."""
    before = os.umask(umask)
    try:
        paths = Paths(tmp_path / "data")
        with Desk.open(paths) as desk:
            for hour in (3, 5):
                save(desk, changed(desk.settings, rollover_hour=hour))
                remember(paths.data, tour_seen=True)
                exams.begin(desk, Wish(), 1)
        [found] = [finding for finding in look(paths, datetime.now(UTC)) if finding.what == "permissions"]
    finally:
        os.umask(before)
    assert [mode(paths.data / name) for name in ("settings.toml", "state.toml", "exam.json")] == [0o600] * 3
    assert found.state == "good"


@pytest.mark.parametrize("closed", [0o600, 0o640])
def test_a_file_that_somebody_closed_is_not_opened_again(tmp_path: Path, closed: int) -> None:
    """A new one is as the system has it; one that is written over stays as it was."""
    path = tmp_path / "bank.toml"
    before = os.umask(0o022)
    try:
        replace_file(b"one", path)
        assert mode(path) == 0o644
        path.chmod(closed)
        replace_file(b"two", path)
    finally:
        os.umask(before)
    assert (mode(path), path.read_bytes()) == (closed, b"two")


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    """No folder is made beneath a file, and a file is no folder."""
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(OSError, match=r"[Nn]ot a directory"):
            private_folder(place)
