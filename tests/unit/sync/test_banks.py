"""Banks on three devices: the latest version everywhere, rejections united, and no change lost."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from quiz.banks import Library, read_bank
from quiz.banks.writing import save_bank
from quiz.questions import Bank, TrueFalse
from quiz.sync.bank_folder import FORMAT
from quiz.sync.joining import join
from quiz.sync.report import Report
from quiz.sync.versions import RecordError, Version, parse_versions, succeeding
from tests.unit.sync.devices import Device, carry_all

ONE = Bank(
    id="sco",
    title="The SCO",
    questions=tuple(TrueFalse(id=f"q{n}", stem=f"Statement {n} is true.", key=True) for n in range(4)),
)


def write(device: Device, bank: Bank, day: int) -> None:
    """Put a bank into the device's library, changed on some day."""
    path = device.banks / f"{bank.id}.toml"
    save_bank(bank, path)
    os.utime(path, ns=(day * 86_400 * 10**9, day * 86_400 * 10**9))


def read(device: Device, bank_id: str = "sco") -> Bank:
    """The bank as the device has it."""
    return read_bank(device.banks / f"{bank_id}.toml")


def reject(bank: Bank, question_id: str) -> Bank:
    """The bank as it is when a reviewer rejected a question."""
    gone = tuple(q for q in bank.questions if q.id == question_id)
    left = tuple(q for q in bank.questions if q.id != question_id)
    return replace(bank, questions=left, rejected=(*bank.rejected, *gone))


def accept(bank: Bank, question_id: str) -> Bank:
    """The bank as it is when a reviewer accepted a question."""
    return replace(
        bank,
        questions=tuple(
            replace(q, reviewed="accepted") if q.id == question_id else q for q in bank.questions
        ),
    )


def reword(bank: Bank, question_id: str, stem: str) -> Bank:
    """The bank with another wording of a question."""
    return replace(
        bank, questions=tuple(replace(q, stem=stem) if q.id == question_id else q for q in bank.questions)
    )


def aside(device: Device) -> list[str]:
    """Names of the files that were kept aside."""
    folder = device.banks / "conflicts"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def two(tmp_path: Path) -> tuple[Device, Device]:
    """Two devices on one folder, both with the bank."""
    one, other = Device(tmp_path / "a", tmp_path / "shared"), Device(tmp_path / "b", tmp_path / "shared")
    write(one, ONE, 10)
    assert one.sync(banks=True).banks_given == ["sco"]
    assert other.sync(banks=True).banks_taken == ["sco"]
    assert read(other) == ONE
    return one, other


def test_a_change_travels_and_nothing_else(two: tuple[Device, Device]) -> None:
    """The file comes byte for byte with its time; the next sync has nothing to do."""
    one, other = two
    path = one.banks / "sco.toml"
    path.write_text("# mine\n" + path.read_text().replace("Statement 0", "Statement zero"))
    one.sync(banks=True)
    assert other.sync(banks=True).banks_taken == ["sco"]
    assert (other.banks / "sco.toml").read_bytes() == path.read_bytes()
    assert (other.banks / "sco.toml").stat().st_mtime == pytest.approx(path.stat().st_mtime, abs=0.002)
    for device in (one, other, one):
        assert not any(device.sync(banks=True).as_dict().values())
    assert aside(one) == aside(other) == []


@pytest.mark.parametrize("year", [-5, 150])
def test_a_file_of_an_impossible_time_keeps_no_bank_back(two: tuple[Device, Device], year: int) -> None:
    """A clock was wrong, or a stick's file system: the others still take that bank, and all beside it."""
    one, other = two
    write(one, replace(ONE, id="odd"), year * 365)
    write(one, replace(ONE, id="plain"), 20)
    report = one.sync(banks=True)
    assert (report.banks_given, report.refused) == (["odd", "plain"], [])
    report = other.sync(banks=True)
    assert (report.banks_taken, report.refused) == (["odd", "plain"], [])
    for device in two:
        assert not any(device.sync(banks=True).as_dict().values())


def test_going_back_to_an_old_wording_is_a_change(two: tuple[Device, Device]) -> None:
    """A version that was there before is the latest one when somebody went back to it."""
    one, other = two
    for bank, day in ((reword(ONE, "q1", "New."), 11), (ONE, 12)):
        write(one, bank, day)
        one.sync(banks=True)
        other.sync(banks=True)
        assert read(other) == bank


def test_rejections_of_both_count(two: tuple[Device, Device]) -> None:
    """Reviewed on two devices at once, the verdicts are united and nothing has to be kept aside."""
    one, other = two
    write(one, accept(reject(ONE, "q0"), "q3"), 11)
    write(other, reject(ONE, "q1"), 12)
    for device in (one, other, one):
        device.sync(banks=True)
    for device in two:
        found = read(device)
        assert {q.id: q.reviewed for q in found.questions} == {"q2": "", "q3": "accepted"}
        assert {q.id for q in found.rejected} == {"q0", "q1"}
        assert aside(device) == []


def test_of_two_changes_the_newer_wins_and_the_older_stays_beside(two: tuple[Device, Device]) -> None:
    """On both devices the older file is kept under a name with device and day, which no library lists."""
    one, other = two
    older, newer = reword(ONE, "q1", "Mine, and older."), reject(reword(ONE, "q1", "Mine, and newer."), "q2")
    write(one, older, 11)
    write(other, newer, 12)
    one.sync(banks=True)
    report = other.sync(banks=True)
    name = f"sco (from {one.id[:8]}, 1970-01-12).toml"
    assert report.clashes == [
        f"bank “sco” was changed on several devices: {other.id[:8]}'s version counts, "
        f"{one.id[:8]}'s is kept as conflicts/{name}"
    ]
    report = one.sync(banks=True)
    assert len(report.clashes) == 1
    for device in two:
        assert read(device) == newer
        assert aside(device) == [name]
        assert read_bank(device.banks / "conflicts" / name) == older
        assert len(Library((device.banks,), bundled=device.banks).files()) == 1
        assert not any(device.sync(banks=True).as_dict().values())


def test_comments_are_kept_aside_where_they_would_be_lost(two: tuple[Device, Device]) -> None:
    """A file that has to be written anew to hold the verdicts of both stays beside with its comments."""
    one, other = two
    write(one, reject(ONE, "q0"), 11)
    write(other, reject(ONE, "q1"), 12)
    path = other.banks / "sco.toml"
    text = "# why this bank is as it is\n" + path.read_text()
    path.write_text(text)
    os.utime(path, (12 * 86_400, 12 * 86_400))
    for device in (one, other, one):
        device.sync(banks=True)
    assert read(one) == read(other)
    assert len(read(one).rejected) == 2
    [name] = aside(other)
    assert (other.banks / "conflicts" / name).read_text() == text


def test_a_deleted_bank_stays_deleted_here_and_stays_there(two: tuple[Device, Device]) -> None:
    """Nothing is deleted by a sync; what was deleted comes back only as another device changes it."""
    one, other = two
    (one.banks / "sco.toml").unlink()
    for device in (one, other, one, other):
        assert not any(device.sync(banks=True).as_dict().values())
    assert not (one.banks / "sco.toml").exists()
    write(other, reject(ONE, "q1"), 13)
    other.sync(banks=True)
    assert one.sync(banks=True).banks_taken == ["sco"]
    assert read(one) == read(other)


def test_a_file_in_the_way_is_left_alone(two: tuple[Device, Device]) -> None:
    """A new bank never overwrites a file of another bank; an unusable one stays here and elsewhere."""
    one, other = two
    save_bank(replace(ONE, id="other"), one.banks / "extra.toml")
    (other.banks / "other.toml").write_text("this is no bank")
    one.sync(banks=True)
    report = other.sync(banks=True)
    assert (other.banks / "other.toml").read_text() == "this is no bank"
    assert report.banks_taken == []
    assert "other.toml:1" in report.refused[0]
    (other.banks / "other.toml").rename(other.banks / "notes.toml")
    assert other.sync(banks=True).banks_taken == ["other"]
    save_bank(replace(ONE, id="third"), other.banks / "fourth.toml")
    save_bank(replace(ONE, id="fourth"), one.banks / "fourth.toml")
    for device in (one, other, one):
        device.sync(banks=True)
    assert read_bank(other.banks / "fourth-2.toml").id == "fourth"
    assert read_bank(one.banks / "third.toml").id == "third"


def test_half_copied_banks_wait(two: tuple[Device, Device]) -> None:
    """A record or a file that is not whole is told, and taken when it is."""
    one, other = two
    write(one, reject(ONE, "q1"), 13)
    one.sync(banks=True)
    [file] = (one.shared / "sco-quiz" / one.id / "banks").glob("*.toml")
    for path in (file, file.with_name("versions.json")):
        data = path.read_bytes()
        path.write_bytes(data[:-30])
        report = other.sync(banks=True)
        assert (report.banks_taken, report.refused) == ([], [])
        assert len(report.waiting) == 1
        path.write_bytes(data)
    assert other.sync(banks=True).banks_taken == ["sco"]


GOOD: dict[str, Any] = {
    "bank": "sco", "sha256": "0" * 64, "modified": 1, "version": "a" * 16, "earlier": [], "lost": [],
}  # fmt: skip


@pytest.mark.parametrize(
    "found",
    [
        None,
        {},
        [None],
        [GOOD, GOOD],
        [GOOD | {"bank": "../../x"}],
        [GOOD | {"bank": 3}],
        [GOOD | {"sha256": "../" + "0" * 61}],
        [GOOD | {"modified": True}],
        [GOOD | {"modified": 10**30}],
        [GOOD | {"modified": -1}],
        [GOOD | {"version": "x"}],
        [GOOD | {"earlier": ["a" * 16] * 1_000}],
        [GOOD | {"lost": "a" * 16}],
        [GOOD] * 100_000,
    ],
)
def test_a_hostile_record_is_refused(two: tuple[Device, Device], found: Any) -> None:
    """It is told in one line, and none of its banks is looked for."""
    with pytest.raises(RecordError):
        parse_versions("d" * 16, found)
    one, _ = two
    banks = one.shared / "sco-quiz" / ("d" * 16) / "banks"
    banks.mkdir(parents=True)
    for record in ({"format": FORMAT, "banks": found}, found, {"format": "sco-quiz-banks/2", "banks": []}):
        (banks / "versions.json").write_text(json.dumps(record))
        report = one.sync(banks=True)
        assert len(report.refused) == 1
        assert report.refused[0].endswith("none of its banks was taken")


def test_a_hostile_bank_is_refused(two: tuple[Device, Device]) -> None:
    """What is no bank, or another one than was said, is told and not put into the library."""
    import hashlib

    one, _ = two
    banks = one.shared / "sco-quiz" / ("d" * 16) / "banks"
    banks.mkdir(parents=True)
    for number, data in enumerate((b"\xff\xfe", b"= no bank", (one.banks / "sco.toml").read_bytes())):
        digest = hashlib.sha256(data).hexdigest()
        entry = GOOD | {"bank": "evil", "sha256": digest, "version": f"{number:016x}"}
        (banks / f"evil-{digest[:8]}.toml").write_bytes(data)
        (banks / "versions.json").write_text(json.dumps({"format": FORMAT, "banks": [entry]}))
        report = one.sync(banks=True)
        assert len(report.refused) == 1
        assert report.banks_taken == []
    assert [path.name for path in one.banks.iterdir()] == ["sco.toml"]


CHANGES: list[Callable[[Bank, int], Bank]] = [
    lambda bank, n: reject(bank, f"q{n}"),
    lambda bank, n: accept(bank, f"q{n}"),
    lambda bank, n: reword(bank, f"q{n}", f"Another statement {n}."),
    lambda bank, n: replace(bank, title=f"Title {n}"),
    lambda bank, n: ONE,
]


class Libraries(RuleBasedStateMachine):
    """Three devices change, reject, go back and delete; copies of the folder are carried now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.devices = [Device(Path(self.folder.name) / str(number)) for number in range(3)]

    def teardown(self) -> None:
        for _ in range(2):
            for device in self.devices:
                self.sync_one(device)
            carry_all(self.devices)
        for device in self.devices:
            assert not any(self.sync_one(device).as_dict().values())
        found = {path.read_bytes() for device in self.devices for path in device.banks.glob("sco*.toml")}
        assert len(found) <= 1
        for device in self.devices:
            device.store.close()
        self.folder.cleanup()

    def sync_one(self, device: Device) -> Report:
        report = device.sync(banks=True)
        assert report.refused == report.waiting == []
        return report

    @rule(
        which=st.integers(0, 2), change=st.sampled_from(CHANGES), n=st.integers(0, 3), day=st.integers(1, 5)
    )
    def change(self, which: int, change: Callable[[Bank, int], Bank], n: int, day: int) -> None:
        device = self.devices[which]
        bank = read(device) if (device.banks / "sco.toml").exists() else ONE
        write(device, change(bank, n), day)

    @rule(which=st.integers(0, 2))
    def delete(self, which: int) -> None:
        (self.devices[which].banks / "sco.toml").unlink(missing_ok=True)

    @rule(which=st.integers(0, 2))
    def sync(self, which: int) -> None:
        self.sync_one(self.devices[which])

    @rule(source=st.integers(0, 2), to=st.integers(0, 2))
    def carry(self, source: int, to: int) -> None:
        if source != to:
            carry_all([self.devices[source], self.devices[to]])


Libraries.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
test_three_libraries_become_the_same = Libraries.TestCase


@given(st.data())
def test_joining_says_whether_all_is_in_it(data: st.DataObject) -> None:
    """Of what a reviewer did on either side nothing is undone, and what is not in it is told."""
    sides = []
    for _ in range(2):
        bank = ONE
        for _ in range(data.draw(st.integers(0, 4))):
            bank = data.draw(st.sampled_from(CHANGES[:3]))(bank, data.draw(st.integers(0, 3)))
        sides.append(bank)
    newer, older = sides
    joined = join(newer, older)
    assert list(joined.bank.flaws()) == []
    assert set(newer.rejected) <= set(joined.bank.rejected)
    assert {q.id for q in joined.bank.questions} | {q.id for q in joined.bank.rejected} == {
        q.id for q in (*newer.questions, *newer.rejected)
    }
    if joined.is_all:
        assert {q.stem for q in older.rejected} <= {q.stem for q in joined.bank.rejected}
        assert {q.stem for q in older.questions} <= {
            q.stem for q in (*joined.bank.questions, *joined.bank.rejected)
        }
    again = join(joined.bank, older)
    assert again.bank == joined.bank


def test_versions_have_one_name_whoever_makes_them() -> None:
    """The same change of the same versions is one version; another change, or another past, another one."""
    first = succeeding("a" * 16, "sco", "1" * 64, 5)
    assert first.name == succeeding("b" * 16, "sco", "1" * 64, 9).name
    left, right = (succeeding("a" * 16, "sco", digit * 64, 6, [first]) for digit in "23")
    joined = [succeeding("c" * 16, "sco", "4" * 64, 7, pair) for pair in ((left, right), (right, left))]
    assert joined[0] == joined[1]
    assert left.name in joined[0].earlier
    assert first.name in joined[0].earlier
    assert right.name not in left.earlier
    back = succeeding("a" * 16, "sco", "1" * 64, 8, [left])
    assert back.name != first.name
    assert first.name in back.earlier
    version: Version = joined[0]
    for _ in range(300):
        version = succeeding("a" * 16, "sco", "5" * 64, 8, [version])
    assert len(version.earlier) == 100
    assert parse_versions("a" * 16, [version.as_dict()]) == [version]
