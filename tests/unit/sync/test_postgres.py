"""A school's database, a real one: each learner's devices agree, learners stay apart, errors are plain."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quiz.errors import SyncError
from quiz.sync import postgres
from quiz.sync.banks import sync_banks
from quiz.sync.report import Report
from tests.unit.sync.devices import Device, same
from tests.unit.sync.rows import SETUP_ROW, answer
from tests.unit.sync.server import PASSWORD, Server, started
from tests.unit.sync.test_banks import ONE, read, reject, write


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server for all tests of this file."""
    with started() as running:
        yield running


@pytest.fixture
def url(server: Server, request: pytest.FixtureRequest) -> str:
    """A database of its own for each test."""
    name = f"db{abs(hash(request.node.name))}"
    run(server.url(), f"CREATE DATABASE {name}")
    return server.url(name)


def run(url: str, *statements: str) -> list[Any]:
    """Run SQL as whoever the address names; what the last statement gives."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for statement in statements:
            cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def sync(device: Device, url: str, learner: str = "Ann") -> Report:
    """Sync a device with a database."""
    report = Report()
    with postgres.connected(url) as connection:
        postgres.sync_log(device.store.shared, connection, learner, report)
        shelves = postgres.DatabaseShelves(connection, learner, device.id, report)
        sync_banks(shelves, device.banks, device.id, report)
    return report


def test_three_devices_agree(tmp_path: Path, url: str) -> None:
    """Answers, what was taken back, resets, marks, plans and parameters come to all; once is enough."""
    devices = [Device(tmp_path / name) for name in "abc"]
    for number, device in enumerate(devices):
        for day in range(3):
            device.answer("abc"[(number + day) % 3], day > 0, retention=0.9 - number / 100)
        device.undo(device.given[0])
        device.store.reset("bank", "a")
        device.mark("b", f"flag {number}")
        device.store.set_plan("bank", 739_000 + number)
        device.tune(0.8 + number / 100)
        sync(device, url)
    for device in devices:
        sync(device, url)
    same(devices)
    for device in devices:
        assert not any(sync(device, url).as_dict().values())


def test_only_what_is_new_is_asked_for(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second sync reads one row where one row came."""
    one, two = Device(tmp_path / "a"), Device(tmp_path / "b")
    for number in range(20):
        one.answer("abc"[number % 3], True)
    assert sync(one, url).given == 21
    assert sync(two, url).taken == 21
    one.answer("a", True)
    sync(one, url)
    seen: list[object] = []
    real = postgres.checked
    monkeypatch.setattr(postgres, "checked", lambda row: (seen.append(row), real(row))[1])
    assert sync(two, url).taken == 1
    assert len(seen) == 1


def test_learners_stay_apart(tmp_path: Path, url: str) -> None:
    """One learner's rows and banks are never read, nor asked for, by another."""
    ann, ben = Device(tmp_path / "a"), Device(tmp_path / "b")
    ann.answer("a", True)
    ben.answer("b", False)
    write(ann, ONE, 10)
    sync(ann, url, "Ann")
    report = sync(ben, url, "Ben")
    assert (report.taken, report.banks_taken) == (0, [])
    assert [row[2] for row in ben.log()["answer"]] == ["b"]  # type: ignore[index]


def test_a_school_can_let_the_server_keep_learners_apart(tmp_path: Path, url: str, server: Server) -> None:
    """With row security by the user's name, everything works and no user sees another one's rows."""
    ann, ben = Device(tmp_path / "a"), Device(tmp_path / "b")
    sync(ann, url, "the-first-makes-the-tables")
    tables = ("log", "bank")
    run(
        url,
        *(f"CREATE ROLE {name} LOGIN PASSWORD 'pw'" for name in ("ann", "ben")),
        "GRANT USAGE ON SCHEMA sco_quiz TO ann, ben",
        "GRANT SELECT ON sco_quiz.meta TO ann, ben",
        "GRANT SELECT, INSERT ON sco_quiz.log TO ann, ben",
        "GRANT SELECT, INSERT, UPDATE ON sco_quiz.bank TO ann, ben",
        *(f"ALTER TABLE sco_quiz.{table} ENABLE ROW LEVEL SECURITY" for table in tables),
        *(f"CREATE POLICY own ON sco_quiz.{table} USING (learner = current_user)" for table in tables),
    )
    database = url.split("@/")[1].split("?")[0]
    ann.answer("a", True)
    write(ann, ONE, 10)
    assert sync(ann, server.url(database, "ann", "pw"), "ann").given == 2
    hers = server.url(database, "ann", "pw")
    his = server.url(database, "ben", "pw")
    assert run(hers, "SELECT count(*) FROM sco_quiz.log") == [(2,)]
    assert run(his, "SELECT count(*) FROM sco_quiz.log") == [(0,)]
    ben.answer("b", True)
    with pytest.raises(SyncError, match="rights"):
        sync(ben, his, "ann")
    assert sync(ben, his, "ben").given == 2


def test_banks_travel_too(tmp_path: Path, url: str) -> None:
    """As through a folder: the latest version everywhere, rejections united."""
    one, two = Device(tmp_path / "a"), Device(tmp_path / "b")
    write(one, ONE, 10)
    assert sync(one, url).banks_given == ["sco"]
    assert sync(two, url).banks_taken == ["sco"]
    write(one, reject(ONE, "q0"), 11)
    write(two, reject(ONE, "q1"), 12)
    for device in (one, two, one):
        sync(device, url)
    assert read(one) == read(two)
    assert {question.id for question in read(one).rejected} == {"q0", "q1"}


def test_a_bank_of_no_device_is_not_taken(tmp_path: Path, url: str) -> None:
    """Whose a bank is becomes part of a file's name, so that it has to look like a device's id."""
    one, two = Device(tmp_path / "a"), Device(tmp_path / "b")
    write(one, ONE, 10)
    sync(one, url)
    sync(two, url)
    write(one, reject(ONE, "q0"), 11)
    write(two, reject(ONE, "q1"), 12)
    sync(one, url)
    run(url, f"UPDATE sco_quiz.bank SET device = '../../x' WHERE device = '{one.id}'")
    report = sync(two, url)
    assert report.refused == ["a bank of ../../x in the database: no device's id; it was not taken"]
    assert report.banks_given == ["sco"]
    assert {question.id for question in read(two).rejected} == {"q1"}


def test_wrong_rows_are_refused_and_looked_at_again(tmp_path: Path, url: str) -> None:
    """A row that nobody writes, or of a newer program, is told each time; good ones come all the same."""
    one, two = Device(tmp_path / "a"), Device(tmp_path / "b")
    one.answer("a", True)
    sync(one, url)
    bad = [
        ("answer", answer(1)[1], json.dumps(answer(1, rating=9))),
        ("answer", answer(2)[1], json.dumps(answer(3))),
        ("answer", answer(4)[1], json.dumps(answer(4, setup="0" * 16))),
        ("dream", "x", '["dream", "x"]'),
        ("void", "y", "[" * 50_000),
        ("void", "z", '["void", NaN, 1]'),
        ("setup", "0" * 16, json.dumps(["setup", "0" * 16, SETUP_ROW[2]])),
    ]
    values = ", ".join(f"('Ann', '{kind}', '{row_id}', '{text}')" for kind, row_id, text in bad)
    run(url, f"INSERT INTO sco_quiz.log (learner, kind, id, row) VALUES {values}")
    one.answer("b", True)
    sync(one, url)
    for _ in range(2):
        report = sync(two, url)
        assert len(report.refused) == len(bad)
        assert all(line.startswith("row ") and line.endswith("it was not taken") for line in report.refused)
    assert two.log() == one.log()
    run(url, "DELETE FROM sco_quiz.log WHERE kind = 'dream' OR id IN ('y', 'z')")
    assert len(sync(two, url).refused) == 4


def test_a_database_brought_back_to_an_older_state_gets_everything_again(tmp_path: Path, url: str) -> None:
    """What the school's backup has lost is given again by a device that has it."""
    one, two = Device(tmp_path / "a"), Device(tmp_path / "b")
    for device in (one, two, one):
        device.answer("a", True)
        sync(device, url)
    run(url, "DELETE FROM sco_quiz.log WHERE seq > 1")
    two.answer("b", True)
    sync(two, url)
    sync(one, url)
    sync(two, url)
    same([one, two])
    three = Device(tmp_path / "c")
    sync(three, url)
    same([one, three])


def test_many_at_once(tmp_path: Path, url: str) -> None:
    """Eight devices that meet an empty database together: tables once, no row lost, none doubled."""
    devices = [Device(tmp_path / str(number)) for number in range(8)]
    for device in devices:
        device.answer("a", True)
    failed: list[BaseException] = []

    def work(device: Device) -> None:
        try:
            sync(device, url)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(device,)) for device in devices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert run(url, "SELECT count(*) FROM sco_quiz.log WHERE kind = 'answer'") == [(8,)]
    for device in devices:
        sync(device, url)
    same(devices)


def test_what_is_wrong_is_said_in_one_line_without_the_password(
    tmp_path: Path, url: str, server: Server
) -> None:
    """No server, wrong password, no database, no rights, no address: which, why, and never a secret."""
    one = Device(tmp_path / "a")
    run(url, "DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'gu/est'")
    database = url.split("@/")[1].split("?")[0]
    elsewhere = Server(tmp_path)
    cases = {
        server.url(database, "owner", "wr0ng/&word"): "the password is wrong",
        server.url(database, "nobody", "wr0ng/&word"): "the password is wrong",
        server.url("nowhere"): "there is no such database",
        elsewhere.url(database): "is the server running",
        server.url(database, "guest", "gu/est"): "this user may not do that there",
        "postgresql://owner:s3cret%2F%26word@/x?colour=blue": "this is no address of a database",
        "postgresql://owner:s3cret%zz@[": "this is no address of a database",
        f"postgresql://owner:{PASSWORD}@/x": "this is no address of a database",
        "postgresql://owner:s3cret@&word@host/x": "this is no address of a database",
    }
    for address, said in cases.items():
        with pytest.raises(SyncError, match=said) as caught:
            sync(one, address)
        text = str(caught.value)
        assert "\n" not in text
        for secret in ("s3cret", "wr0ng", "&word", "gu/est"):
            assert secret not in text
        assert caught.value.__cause__ is None
    sync(one, url)
    with pytest.raises(SyncError, match="this user may not do that there"):
        sync(one, server.url(database, "guest", "gu/est"))


def test_a_database_of_a_newer_program_is_left_alone(tmp_path: Path, url: str) -> None:
    """It says to update, and writes nothing."""
    one = Device(tmp_path / "a")
    sync(one, url)
    run(url, "UPDATE sco_quiz.meta SET value = 'sco-quiz-log/2' WHERE key = 'format'")
    one.answer("a", True)
    with pytest.raises(SyncError, match="newer sco-quiz: update this one"):
        sync(one, url)
    assert run(url, "SELECT count(*) FROM sco_quiz.log") == [(0,)]
