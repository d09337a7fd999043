"""``sco-quiz forget``: nothing of a learner stays, and nothing of anybody else goes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from quiz.desk.forgetting import forget
from quiz.paths import Paths
from tests.cli.conftest import Run


def lived(run: Run, data: Path, name: str) -> Path:
    """A learner with an answer, a backup and a setting of their own; their folder."""
    assert (
        run("--learner", name, "study", "sco-summit-2024", "--plain", "-n", "1", stdin="1\n").returncode == 0
    )
    assert run("--learner", name, "backup").returncode == 0
    assert run("--learner", name, "settings", "new_per_day", "7").returncode == 0
    return data / "learners" / name


def test_a_learner_leaves_without_a_trace(run: Run, data: Path) -> None:
    """Answers, backups and settings are gone, in no file is the name any more; another learner keeps all."""
    ada, ben = lived(run, data, "Ada"), lived(run, data, "Ben")
    before = {path.relative_to(ben): path.read_bytes() for path in ben.rglob("*") if path.is_file()}
    done = run("forget", "--learner", "Ada", "--yes", "--json")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    assert (report["learner"], report["answers"]) == ("Ada", 1)
    assert report["backups"] >= 1
    assert str(ada) in report["removed"]
    left = [path for path in data.rglob("*") if "Ada" in str(path) or "forgotten" in path.name]
    assert left == []
    assert not any(b"Ada" in path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert {path.relative_to(ben): path.read_bytes() for path in ben.rglob("*") if path.is_file()} == before


def test_nobody_is_forgotten_by_accident(run: Run, data: Path) -> None:
    """Without a name, with an unknown one, or where nobody can be asked, nothing is removed."""
    ada = lived(run, data, "Ada")
    for words in (("forget",), ("forget", "--learner", "Eve", "--yes"), ("forget", "--learner", "Ada")):
        done = run(*words)
        assert done.returncode == 2
        assert len(done.stderr.splitlines()) == 1
    assert (ada / "sco-quiz.db").is_file()


def test_own_files_in_a_synced_folder_go_too(run: Run, data: Path, tmp_path: Path) -> None:
    """This device's files are removed there; with --also every device's, of that learner alone."""
    for name in ("Ada", "Ben"):
        lived(run, data, name)
    folder = tmp_path / "carried"
    folder.mkdir()
    for name in ("Ada", "Ben"):
        assert run("--learner", name, "sync", str(folder)).returncode == 0
    other = folder / "sco-quiz" / "learners" / "Ada" / ("f" * 16)
    other.mkdir()
    (other / "000001-aaaaaaaa.jsonl").write_text("x")
    done = run("forget", "--learner", "Ada", "--yes", "--json")
    assert done.returncode == 0
    assert [path.name for path in (folder / "sco-quiz" / "learners" / "Ada").iterdir()] == ["f" * 16]
    assert "other devices" in " ".join(json.loads(done.stdout)["left"])
    done = run("forget", "--learner", "Ben", "--yes", "--also", str(folder), "--json")
    assert done.returncode == 0
    assert not (folder / "sco-quiz" / "learners" / "Ben").exists()
    assert other.is_dir()


def test_a_link_is_removed_and_not_what_it_leads_to(run: Run, data: Path, tmp_path: Path) -> None:
    """A learner's folder that is a link elsewhere: the link goes, and it is what was named."""
    ada = lived(run, data, "Ada")
    elsewhere = tmp_path / "elsewhere"
    ada.rename(elsewhere)
    ada.symlink_to(elsewhere)
    assert run("forget", "--learner", "Ada", "--yes").returncode == 0
    assert not ada.is_symlink()
    assert (elsewhere / "sco-quiz.db").is_file()


def test_a_system_that_cannot_sync_its_disks_forgets_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has no such call: what was removed is told of all the same."""
    monkeypatch.delattr(os, "sync", raising=False)
    paths = Paths(tmp_path).of("Ada")
    paths.data.mkdir(parents=True)
    assert forget(paths).removed == [str(paths.data)]
    assert not paths.data.exists()
