"""A folder that is synced: what is read and written there, what is left alone, what is told."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from quiz.errors import SyncError
from quiz.store import Store
from quiz.sync import segments
from tests.cli.conftest import MINI
from tests.unit.sync.devices import Device, carry, carry_all, same
from tests.unit.sync.rows import SETUP_ROW, answer
from tests.unit.sync.test_segments import from_body, made


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A folder on one disk that all devices see."""
    folder = tmp_path / "shared"
    folder.mkdir()
    return folder


def test_two_who_never_meet_sync_through_a_third(tmp_path: Path) -> None:
    """A row travels on: B hands what it has of A to a folder that A never saw."""
    one, two, three = (Device(tmp_path / name) for name in "abc")
    one.answer("a", True)
    one.sync()
    carry_all([one, two])
    two.sync()
    two.shared, before = three.shared, two.shared
    assert two.sync().given == len(list(one.store.rows("answer"))) + 1  # and the setup it was taken by
    three.sync()
    assert three.log() == one.log()
    two.shared = before
    assert two.sync().given == 0


def test_a_device_writes_only_in_its_own_folder_and_never_twice(tmp_path: Path, shared: Path) -> None:
    """Segments stay as they were written; a sync without news writes nothing at all."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    seen: dict[Path, bytes] = {}
    for number in range(4):
        for device, other in ((one, two), (two, one)):
            device.answer("abc"[number % 3], number % 2 == 0)
            theirs = {path for path in shared.rglob("*") if other.id in path.parts}
            device.sync()
            assert {path for path in shared.rglob("*") if other.id in path.parts} == theirs
            for path, data in seen.items():
                assert path.read_bytes() == data
            seen |= {path: path.read_bytes() for path in one.segments()}
            before = set(one.segments())
            device.sync()
            assert set(one.segments()) == before
    assert not [path for path in shared.rglob("*") if path.name.startswith(".")]
    one.sync()
    same([one, two])


def test_half_copied_is_told_and_taken_the_next_time(tmp_path: Path) -> None:
    """One line for a file that is not whole; nothing of it counts until it is."""
    one, two = Device(tmp_path / "a"), Device(tmp_path / "b")
    for number in range(60):
        one.answer("abc"[number % 3], True)
    one.sync()
    [name] = one.files()
    for cut in (0, 1, 40, 300, (one.shared / name).stat().st_size - 1):
        carry(one, two, name, cut)
        report = two.sync()
        assert report.taken == 0
        assert [line for line in report.waiting if "still being copied, or damaged" in line] == report.waiting
        assert len(report.waiting) == 1
    carry(one, two, name)
    report = two.sync()
    assert (report.taken, report.given, report.waiting) == (61, 0, [])
    same([one, two])


def test_a_copy_in_conflict_is_read_once(tmp_path: Path, shared: Path) -> None:
    """Whatever the carrier calls a second copy, its content is known; alone it serves as well."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    one.answer("a", True)
    one.sync()
    [path] = one.segments()
    for name in (
        f"{path.stem} (Ann's conflicted copy 2026-11-24){path.suffix}",
        f"{path.stem}.sync-conflict-20261124-120000-ABCDEFG{path.suffix}",
        f"{path.name} (1)",
    ):
        shutil.copy(path, path.with_name(name))
    path.unlink()
    report = two.sync()
    assert (report.taken, report.given, report.remarks) == (2, 0, ())
    assert one.sync().given == 0
    same([one, two])


def test_what_others_put_there_is_left_alone(tmp_path: Path, shared: Path) -> None:
    """Files and folders that are not ours are neither read nor told; links are not followed."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    one.answer("a", True)
    one.sync()
    home = shared / "sco-quiz"
    (home / one.id / "notes.txt").write_text("mine")
    (home / one.id / ".000009-aaaaaaaa.jsonl.1234.tmp").write_text("half")
    (home / one.id / "000009-aaaaaaaa.jsonl.part").write_text("half")
    (home / one.id / "000008.jsonl").mkdir()
    (home / "Photos").mkdir()
    (home / ("f" * 16)).mkdir()
    (home / "desktop.ini").write_text("x")
    (home / ("e" * 16)).symlink_to(tmp_path, target_is_directory=True)
    (home / one.id / "000007-link.jsonl").symlink_to(tmp_path / "a" / "data.db")
    (shared / "000001.jsonl").write_text("not in our folder")
    (home / one.id / os.fsdecode(b"000006-\xff.jsonl")).write_text("no text at all")
    report = two.sync()
    assert (report.taken, report.remarks) == (2, ())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x" * 5_000, "its first line is no header"),
        (made(list(SETUP_ROW), list(answer(id="f" * 32))), "line 3: “id” of “answer”"),
        (made(list(SETUP_ROW), list(answer(points=float("nan")))), "line 3 is no JSON"),
        (made(format="sco-quiz-log/9"), "written by a newer sco-quiz: update this one"),
        (from_body(b'["void","' + b"x" * segments.LONGEST + b'",1]\n', 1), "line 2 is too long"),
    ],
)
def test_a_hostile_file_stops_nothing(tmp_path: Path, shared: Path, data: bytes, said: str) -> None:
    """It is refused in one line, none of its rows is taken, and all other files are."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    one.answer("a", True)
    one.sync()
    (shared / "sco-quiz" / one.id / "000000-bad.jsonl").write_bytes(data)
    for _ in range(2):
        report = two.sync()
        [line] = report.refused
        assert line.startswith(f"{one.id}/000000-bad.jsonl: ")
        assert said in line
        assert line.endswith("nothing was taken from it")
    assert two.log() == one.log()


def test_a_file_too_large_is_not_read(tmp_path: Path, shared: Path) -> None:
    """A sparse file of a terabyte costs nothing."""
    one = Device(tmp_path / "a", shared)
    own = shared / "sco-quiz" / ("d" * 16)
    own.mkdir(parents=True)
    with (own / "000001.jsonl").open("wb") as file:
        file.truncate(1 << 40)
    assert one.sync().refused == [f"{'d' * 16}/000001.jsonl: it is too large; nothing was taken from it"]


def test_only_what_is_new_is_read(tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next sync opens the files that came since; a copied folder with other times is not parsed again."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    opened: list[bytes] = []
    parsed: list[segments.Header] = []
    real_open, real_rows = segments.opened, segments.rows_in
    monkeypatch.setattr(segments, "opened", lambda data: (opened.append(data), real_open(data))[1])
    monkeypatch.setattr(segments, "rows_in", lambda *it: (parsed.append(it[0]), real_rows(*it))[1])
    for number in range(5):
        one.answer("a", True)
        one.sync()
        two.sync()
        assert len(opened) == len(parsed) == number + 1
    for path in one.segments():
        path.touch()
    two.sync()
    assert (len(opened), len(parsed)) == (10, 5)


def test_what_is_gone_is_written_anew(tmp_path: Path, shared: Path) -> None:
    """A folder that was emptied, or another stick at the same place, gets everything it lacks."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    for device in (one, two, one):
        device.answer("a", True)
        device.sync()
    shutil.rmtree(shared / "sco-quiz" / two.id)
    assert one.sync().given == 1
    shutil.rmtree(shared / "sco-quiz")
    assert one.sync().given == len([row for rows in one.log().values() for row in rows])
    three = Device(tmp_path / "c", shared)
    for device in (two, three):
        device.sync()
    same([one, two, three])


def test_a_segment_that_rots_is_written_anew_by_who_has_its_rows(tmp_path: Path, shared: Path) -> None:
    """Damage in the folder is noticed by a device that had taken the file, and what it held is saved."""
    one, two = Device(tmp_path / "a", shared), Device(tmp_path / "b", shared)
    one.answer("a", True)
    one.sync()
    two.sync()
    [path] = one.segments()
    data = path.read_bytes()
    path.write_bytes(data[:-9] + b"#" * 8 + b"\n" + b"x")
    report = two.sync()
    assert len(report.waiting) == 1
    assert report.given == 2
    three = Device(tmp_path / "c", shared)
    three.sync()
    assert three.log() == one.log()


def test_a_restored_backup_gets_its_own_rows_back(tmp_path: Path, shared: Path) -> None:
    """What a device wrote before its database was brought back to an older state comes from the folder."""
    one = Device(tmp_path / "a", shared)
    one.answer("a", True)
    one.sync()
    one.store.close()
    backup = (tmp_path / "a" / "data.db").read_bytes()
    one.store = Store.open(tmp_path / "a" / "data.db")
    one.answer("b", False)
    one.sync()
    log = one.log()
    one.store.close()
    (tmp_path / "a" / "data.db").write_bytes(backup)
    one.store = Store.open(tmp_path / "a" / "data.db")
    one.answer("c", True)
    report = one.sync()
    assert (report.taken, report.given) == (1, 1)
    assert {row[0] for row in log["answer"]} < {row[0] for row in one.log()["answer"]}  # type: ignore[index]


def test_two_copies_of_one_device_lose_nothing(tmp_path: Path, shared: Path) -> None:
    """A data folder copied to another machine makes two devices of one id; their files have two names."""
    one = Device(tmp_path / "a", shared)
    one.answer("a", True)
    one.sync()
    one.store.close()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    one.store, two = Store.open(tmp_path / "a" / "data.db"), Device(tmp_path / "b", shared)
    assert one.id == two.id
    one.answer("b", True)
    two.answer("c", False)
    for device in (one, two, one, two):
        device.sync()
    same([one, two])
    assert len(list(one.store.rows("answer"))) == 3


def test_killed_before_it_remembers_nothing_is_doubled(
    tmp_path: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between writing a segment and remembering it, a kill leads to the same as no kill."""
    from quiz.store.shared import SharedLog

    one = Device(tmp_path / "a", shared)
    one.answer("a", True)
    with monkeypatch.context() as patched:
        patched.setattr(SharedLog, "remember", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            one.sync()
    assert one.sync().given == 0
    assert len(one.segments()) == 1


def test_a_folder_that_is_not_there_is_never_made(tmp_path: Path) -> None:
    """A stick that is not in must not become a folder on the disk."""
    one = Device(tmp_path / "a")
    one.shared = tmp_path / "stick"
    with pytest.raises(SyncError, match="there is no such folder: make it, or put in the stick"):
        one.sync()
    assert not one.shared.exists()
    one.shared.write_text("x")
    with pytest.raises(SyncError, match="this is a file"):
        one.sync()


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_git_repository_carries_it_to_windows(tmp_path: Path) -> None:
    """A clone that writes texts with other line ends leaves our files as they were written."""

    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], cwd=tmp_path, check=True)

    git("init", "-q", "here")
    one = Device(tmp_path / "a", tmp_path / "here")
    one.answer("a", True)
    (one.banks / "mini.toml").write_text(MINI)
    one.sync(banks=True)
    git("-C", "here", "add", "-A")
    git("-C", "here", "commit", "-q", "-m", "sync")
    git("clone", "-q", "-c", "core.autocrlf=true", "here", "there")
    two = Device(tmp_path / "b", tmp_path / "there")
    report = two.sync(banks=True)
    assert (report.taken, report.banks_taken, report.remarks) == (2, ["mini"], ())


def test_a_folder_whose_name_is_no_text(tmp_path: Path) -> None:
    """It serves as any other."""
    folder = tmp_path / os.fsdecode(b"odd \xff")
    folder.mkdir()
    one, two = Device(tmp_path / "a", folder), Device(tmp_path / "b", folder)
    one.answer("a", True)
    one.sync(banks=True)
    assert two.sync(banks=True).taken == 2
    assert two.sync(banks=True).as_dict() == one.sync(banks=True).as_dict()


def test_a_setup_no_memory_can_be_reckoned_by_is_refused(tmp_path: Path, shared: Path) -> None:
    """Parameters that lead to no numbers never reach the log."""
    from quiz.study.memory import Memory
    from quiz.study.setup import Setup

    one = Device(tmp_path / "a", shared)
    own = shared / "sco-quiz" / ("d" * 16)
    own.mkdir(parents=True)
    good = Memory().parameters
    for number, (retention, parameters, steps, most) in enumerate(
        (
            (0.9, (1e300, *good[1:]), (60,), 100),
            (0.9, good[:5], (60,), 100),
            (1.5, good, (60,), 100),
            (0.9, good, (-60,), 100),
            (0.9, good, tuple(range(1, 200)), 100),
            (0.9, good, (60,), 10**9),
        )
    ):
        setup = Setup(retention, parameters, steps, (), most, True)
        (own / f"{number:06}.jsonl").write_bytes(made(["setup", setup.id, setup.text]))
    report = one.sync()
    assert len(report.refused) == 6
    assert report.taken == 0
