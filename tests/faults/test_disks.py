"""Disks that are full or may not be written, and folders that go away."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import audit, program
from tests.faults.conftest import Disk, stuff
from tests.faults.program import Sitting, refused

FEEDBACK = ("Correct.", "Wrong.", "Not recorded")


def said(data: Path) -> list[str]:
    """The responses in the log that stand; the database is sound."""
    audit.database(data / "sco-quiz.db")
    return [response for _, response, _, _ in audit.standing(data / "sco-quiz.db")]


def ours(data: Path) -> list[Path]:
    """All files there but what SQLite keeps beside a database that is in use or was not closed in peace."""
    return sorted(path for path in data.rglob("*") if not path.name.endswith(("-wal", "-shm")))


def test_a_disk_that_fills_up_in_a_sitting_loses_no_answer_that_was_shown(disk: Disk) -> None:
    """An answer that finds no room is not called correct; with room again the sitting goes on, and every
    answer that was called correct or wrong is in the log once."""
    data = program.fill(disk("2m") / "data")
    with Sitting(data) as sitting:
        assert sitting.say("first", *FEEDBACK).startswith("Wrong.")
        ballast = stuff(data.parent)
        shown, refusal = ["first"], ""
        for number in range(200):  # what SQLite has set aside in its log is used up first
            heard = sitting.say(f"more {number}", *FEEDBACK)
            if heard.startswith("Not recorded"):
                refusal = heard
                break
            shown.append(f"more {number}")
        assert "the disk is full: free some space" in refusal
        ballast.unlink()
        assert sitting.say("last", *FEEDBACK).startswith("Wrong.")
        code, errors = sitting.end()
    assert (code, "Traceback" in errors) == (0, False)
    assert said(data) == [f'["{text}"]' for text in (*shown, "last")]


def test_a_first_start_on_a_full_disk_says_so_and_the_next_one_works(disk: Disk) -> None:
    """One line and a code; nothing half made is in the way once there is room."""
    data = program.fill(disk("1m") / "data")
    ballast = stuff(data.parent, leave=8_192)
    refused(program.run("study", "typed", "--data-dir", str(data), stdin="yes\n"), "the disk is full")
    ballast.unlink()
    assert "Correct." in program.run("study", "typed", "--data-dir", str(data), stdin="yes\n").stdout
    assert said(data) == ['["yes"]']


def test_what_is_written_to_a_full_disk_is_refused_whole(disk: Disk, tmp_path: Path) -> None:
    """Settings, an import, an export and a backup each fail in one line; what was there is as it was and
    nothing is left beside it."""
    data = program.fill(disk("2m") / "data")
    where = ("--data-dir", str(data))
    assert program.run("settings", "retention", "0.85", *where).returncode == 0
    assert program.run("study", "typed", *where, stdin="yes\n").returncode == 0
    before = (data / "settings.toml").read_bytes()
    table = tmp_path / "table.csv"
    table.write_text("question,answer\n" + "".join(f"What is {n}?,answer {n}\n" for n in range(300)), "utf-8")
    stuff(data.parent)
    there = ours(data)
    refused(program.run("settings", "retention", "0.8", *where), "disk is full")
    refused(program.run("import", str(table), *where), "No space left")
    elsewhere = ("--data-dir", str(program.fill(tmp_path / "elsewhere")))
    refused(program.run("export", "typed", str(data.parent / "out.csv"), *elsewhere), "No space left")
    refused(program.run("backup", *where), "disk")
    assert (data / "settings.toml").read_bytes() == before
    assert ours(data) == there
    assert sorted(path.name for path in data.parent.iterdir()) == ["ballast", "data"]


def test_a_file_that_may_not_grow_is_told_like_a_full_disk(data: Path) -> None:
    """A limit on the size of files (a quota) refuses an answer in words, and what was there stays."""
    where = ("--data-dir", str(data))
    program.run("study", "typed", *where, stdin="first\n")
    size = max(path.stat().st_size for path in data.glob("sco-quiz.db*"))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size // 4, size // 4))

    done = program.run("study", "typed", *where, stdin="second\n", before=limit)
    assert "Wrong." not in done.stdout
    assert "Traceback" not in done.stderr
    assert "sco-quiz.db: " in done.stderr + done.stdout
    assert said(data) == ['["first"]']


def test_a_folder_that_may_only_be_read_is_one_line(disk: Disk) -> None:
    """Study, statistics and settings say what is the matter; with the right to write all goes on."""
    place = disk("2m")
    where = ("--data-dir", str(program.fill(place / "data")))
    program.run("study", "typed", *where, stdin="yes\n")
    if subprocess.run(["mount", "-o", "remount,ro", str(place)], check=False).returncode:
        pytest.skip("this tester may not remount a disk")
    for words in (("study", "typed"), ("settings", "retention", "0.8"), ("backup",)):
        refused(program.run(*words, *where, stdin="yes\n"), "Read-only file system")
    subprocess.run(["mount", "-o", "remount,rw", str(place)], check=True)
    assert program.run("study", "typed", *where, stdin="yes\n").returncode == 0
    assert len(said(place / "data")) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not hold the administrator")
def test_a_folder_without_permission_is_one_line(data: Path) -> None:
    """As above, by the folder's permissions."""
    data.chmod(0o500)
    try:
        refused(program.run("study", "typed", "--data-dir", str(data), stdin="yes\n"), "Permission denied")
    finally:
        data.chmod(0o700)


@pytest.mark.parametrize("home", ["/proc/nowhere", "/dev/null"])
def test_without_a_home_folder_it_is_said_where_it_failed(home: str) -> None:
    """No home and no other place named: one line; with a place named all is well."""
    alone: dict[str, str | None] = {
        "HOME": home,
        "XDG_DATA_HOME": None,
        "XDG_CONFIG_HOME": None,
        "SCO_QUIZ_DATA": None,
    }
    refused(program.run("study", stdin="yes\n", **alone), home)


@pytest.mark.skipif(shutil.which("unshare") is None, reason="there is no unshare to become nobody with")
def test_somebody_whom_the_system_does_not_know_is_told_to_name_a_folder(data: Path) -> None:
    """No HOME and no entry in the system's list of users, as in some containers: one line with the remedy,
    which works."""
    nobody = ["unshare", "--user", "--map-user=54321", sys.executable, "-m", "quiz", "due"]
    env = program.environment(HOME=None, XDG_DATA_HOME=None, SCO_QUIZ_DATA=None)
    if subprocess.run([*nobody[:3], "true"], capture_output=True, check=False).returncode:
        pytest.skip("this tester may not become somebody else")
    done = subprocess.run(nobody, env=env, capture_output=True, text=True, check=False)
    refused(done, "there is no home folder", "--data-dir")
    done = subprocess.run(
        [*nobody, "--data-dir", str(data)], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_home_folder_that_is_not_made_yet_is_made(tmp_path: Path) -> None:
    """A home that does not exist but may be made is no reason to fail."""
    alone: dict[str, str | None] = {
        "HOME": str(tmp_path / "new"),
        "XDG_DATA_HOME": None,
        "SCO_QUIZ_DATA": None,
    }
    done = program.run("study", stdin="1\n", **alone)
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.glob("new/**/sco-quiz.db"))) == 1


@pytest.mark.parametrize("replaced", [False, True])
def test_a_data_folder_that_goes_away_in_use_is_told_at_the_next_answer(data: Path, replaced: bool) -> None:
    """Removed or replaced by another under the same name: the program stops with one line and a code."""
    with Sitting(data) as sitting:
        sitting.say("first", *FEEDBACK)
        shutil.move(data, data.with_name("gone"))
        if replaced:
            shutil.copytree(data.with_name("gone"), data)
        sitting.type("second")
        code, errors = sitting.end()
    assert code == 1
    assert errors.count("\n") == 1
    assert "removed or replaced while in use" in errors
    assert said(data.with_name("gone"))[0] == '["first"]'
