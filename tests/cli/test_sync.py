"""``sco-quiz sync``: two data folders, one learner."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import MINI, Run


def test_two_machines_become_one(run: Run, data: Path, tmp_path: Path) -> None:
    """What was answered here is known there, with the bank; a second sync has nothing to do."""
    there, shared = tmp_path / "there", tmp_path / "shared folder"
    shared.mkdir()
    (data / "banks").mkdir(parents=True)
    (data / "banks" / "mini.toml").write_text(MINI, encoding="utf-8")
    assert run("study", "mini", "--plain", "-n", "1", stdin="1\n").returncode == 0
    first = run("sync", str(shared))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "Log: 0 entries came, 2 went.\n1 bank went: mini\n"
    second = run("sync", str(shared), SCO_QUIZ_DATA=str(there))
    assert second.stdout == "Log: 2 entries came, 0 went.\n1 bank came: mini\n"
    figures = [json.loads(run("stats", "--json", SCO_QUIZ_DATA=str(place)).stdout) for place in (data, there)]
    assert figures[0] == figures[1]
    assert figures[0]["answers"] == 1
    assert run("sync", str(shared)).stdout == "Nothing is new, here or there.\n"
    report = json.loads(run("sync", str(shared), "--json", SCO_QUIZ_DATA=str(there)).stdout)
    assert report == {
        "taken": 0, "given": 0, "banks_taken": [], "banks_given": [],
        "waiting": [], "refused": [], "clashes": [],
    }  # fmt: skip


def test_learners_have_folders_of_their_own(run: Run, data: Path, tmp_path: Path) -> None:
    """Ann's answers go into her part of the folder and never to whoever learns without a name."""
    shared = tmp_path / "shared"
    shared.mkdir()
    (data / "banks").mkdir(parents=True)
    (data / "banks" / "mini.toml").write_text(MINI, encoding="utf-8")
    assert run("study", "mini", "--plain", "-n", "1", "--learner", "Ann", stdin="1\n").returncode == 0
    assert run("sync", str(shared), "--learner", "Ann").returncode == 0
    [segment] = shared.rglob("*.jsonl*")
    assert segment.relative_to(shared).parts[:3] == ("sco-quiz", "learners", "Ann")
    there = str(tmp_path / "there")
    assert "0 entries" not in run("sync", str(shared), "--learner", "Ann", SCO_QUIZ_DATA=there).stdout
    assert run("sync", str(shared), SCO_QUIZ_DATA=there).stdout == "Nothing is new, here or there.\n"


def test_mistakes_are_one_line(run: Run, tmp_path: Path) -> None:
    """No folder, no name for a database, a name for a folder, no server: an exit code and a remedy."""
    secret = "postgresql://me:s3cret@127.0.0.1:1/school"
    cases = {
        ("sync", str(tmp_path / "stick")): "there is no such folder: make it, or put in the stick",
        ("sync", secret): "say who you are there with --as NAME",
        ("sync", str(tmp_path), "--as", "Ann"): "--as is for a database",
        ("sync", secret, "--as", "Ann"): "is the server running",
        ("sync", secret, "--as", "../x"): "cannot be a learner's name",
    }
    for words, said in cases.items():
        done = run(*words)
        assert done.returncode in (1, 2)
        assert said in done.stderr
        assert done.stderr.count("\n") == 1
        assert "s3cret" not in done.stderr + done.stdout


def test_what_is_wrong_in_the_folder_is_told_and_stops_nothing(run: Run, tmp_path: Path) -> None:
    """A file that nobody wrote is named in a line of its own."""
    own = tmp_path / "sco-quiz" / ("d" * 16)
    own.mkdir(parents=True)
    (own / "000001.jsonl").write_bytes(b"x" * 5_000)
    (own / "000002\x1b[2J.jsonl").write_bytes(b"x" * 5_000)
    done = run("sync", str(tmp_path))
    assert done.returncode == 0
    assert done.stdout.count("its first line is no header; nothing was taken from it") == 1
    assert "\x1b" not in done.stdout


def test_what_no_other_device_sees_is_no_place_to_sync(run: Run, data: Path) -> None:
    """The data folder, nothing, an address of another kind: an exit code each, and nothing is written."""
    (data / "banks").mkdir(parents=True)
    cases = {
        str(data): "is in your data folder",
        str(data / "banks"): "is in your data folder",
        "": "needs the name of a folder",
        "mysql://host/school": "no other address",
    }
    for place, said in cases.items():
        done = run("sync", place)
        assert done.returncode == 2
        assert said in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert not list(data.rglob("sco-quiz/*"))
