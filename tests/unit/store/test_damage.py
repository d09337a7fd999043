"""Damaged files: refused or told of, never changed by opening, and salvaged without anything wrong."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import StoreError
from quiz.store import Store, copying
from quiz.store.backups import Backups
from quiz.store.merging import LOG
from quiz.store.pages import Pages, decoded
from quiz.store.repairing import repair
from quiz.study.card import Card
from tests.strategies_study import NOON, answer, scheduler
from tests.unit.store.damage import WAYS, Log, blank, copied, cut, flip, learn, log_of
from tests.unit.store.test_crash import start

SETUP = scheduler().setup
ROUNDS = int(os.environ.get("DAMAGE_ROUNDS", "0"))
"""How many damaged files of each kind; a few where nobody says."""

LATER = datetime(2027, 1, 1, tzinfo=UTC)
TWICE = ("id", "bank_id", "question_id", "day")
"""Columns of an answer that an index holds a second time, so that damage in one of them is noticed."""


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Log]:
    """A sound database with a history, and its log."""
    path = tmp_path_factory.mktemp("learned") / "sco-quiz.db"
    return path, learn(path, 150)


def uses(store: Store) -> Iterator[Callable[[], object]]:
    """What the program does with a store, reading and writing."""
    yield lambda: list(store.history())
    yield lambda: [store.cards(f"bank-{number}") for number in range(3)]
    yield lambda: store.counts(NOON.date().toordinal(), NOON)
    yield store.totals
    yield lambda: (store.marks(), store.plans(), store.leeches(1), store.lately_missed(0))
    yield lambda: (store.daily(0), store.reviews(0), store.standings(), store.answered_days())
    yield lambda: [list(store.rows(table)) for table in LOG]
    yield store.drift
    yield store.sums_are_off
    before = Card(bank_id="bank-0", question_id="question-1")
    yield lambda: store.record(answer(store.card("bank-0", "question-1") or before))
    yield store.rebuild


@pytest.mark.parametrize("way", WAYS)
def test_a_damaged_file_is_refused_unchanged_or_tells_of_it_in_use(
    way: Callable[[Path, random.Random, int], None], learned: tuple[Path, Log], tmp_path: Path
) -> None:
    """Opening raises StoreError and leaves the file, or each use gives data or a StoreError with a remedy."""
    said: list[str] = []
    for seed in range(max(20, ROUNDS)):
        path = copied(learned[0], tmp_path / str(seed))
        way(path, random.Random(seed), (1, 5, 30)[seed % 3])
        before = path.read_bytes()
        try:
            store = Store.open(path)
        except StoreError as error:
            said.append(str(error))
            assert path.read_bytes() == before
            assert [file.name for file in path.parent.iterdir()] == [path.name]
            continue
        for use in uses(store):
            try:
                use()
            except StoreError as error:
                said.append(str(error))
        with suppress(StoreError):
            store.close()
    assert said
    assert all("sco-quiz doctor" in words for words in said), said


def wrong(found: Log, truth: Log) -> dict[str, set[str]]:
    """Columns in which a row of the log is otherwise than it was written; a row never written counts as id.

    The setup is no part of it: where its own was lost, an answer is given another.
    """
    bad: dict[str, set[str]] = {table: set() for table in LOG}
    for table, columns in LOG.items():
        for id_, row in found[table].items():
            was = truth[table].get(id_)
            if was is None:
                bad[table] |= set() if table == "setup" else {"id"}
                continue
            names = (name for name, one, other in zip(columns, row, was, strict=True) if one != other)
            bad[table] |= {name for name in names if name != "setup"}
    return bad


@pytest.mark.parametrize("way", WAYS)
def test_salvage_finds_true_entries_only(
    way: Callable[[Path, random.Random, int], None], learned: tuple[Path, Log], tmp_path: Path
) -> None:
    """Lost, blank, garbled and mixed-up pages: what is found is what was written, and what was there is kept.

    Single bytes that change within a text or number which stands nowhere else cannot be noticed, as SQLite
    has no checksums; who answered what, and on which day, can.
    """
    found_most = 0
    for seed in range(max(12, ROUNDS)):
        path = copied(learned[0], tmp_path / str(seed))
        way(path, random.Random(seed), (1, 3, 10)[seed % 3])
        damaged = path.read_bytes()
        done = repair(path, Backups(path.parent / "backups"), LATER, SETUP)
        assert done.aside is not None
        assert done.aside.read_bytes() == damaged
        assert sorted(file.name for file in path.parent.iterdir()) == sorted((path.name, done.aside.name))
        log = log_of(path)
        bad = wrong(log, learned[1])
        if way is flip:
            assert not bad["answer"] & {*TWICE}
            assert not bad["void"] & {"answer_id"}
        else:
            assert not any(bad.values()), bad
        found_most += len(log["answer"]) >= 0.9 * len(learned[1]["answer"])
        with Store.open(path) as store:
            assert store.drift() == []
            assert not store.sums_are_off()
    assert found_most >= (1 if way is cut else 8)


@pytest.mark.parametrize("way", WAYS)
def test_salvage_with_a_backup_has_at_least_its_answers_exactly(
    way: Callable[[Path, random.Random, int], None], tmp_path: Path
) -> None:
    """All rows of the newest good backup, to the letter, and later ones that could still be read."""
    origin = tmp_path / "origin" / "sco-quiz.db"
    learn(origin, 80)
    made = Backups(tmp_path / "backups").make(origin, NOON)
    old = log_of(copied(made.path, tmp_path / "old"))
    truth = learn(origin, 40, seed=1)
    for seed in range(max(8, ROUNDS)):
        path = copied(origin, tmp_path / str(seed))
        (path.parent / "backups").mkdir()
        backups = Backups(path.parent / "backups")
        (backups.folder / made.name).write_bytes(made.path.read_bytes())
        (backups.folder / "sco-quiz-20261231T000000Z.db").write_bytes(b"a newer one that is none")
        way(path, random.Random(seed), 10)
        done = repair(path, backups, LATER, SETUP)
        assert done.backup is not None
        assert done.from_backup == 80
        log = log_of(path)
        for table in LOG:
            assert log[table].items() >= old[table].items()
        assert not wrong(log, truth)["answer"] & {*TWICE}


def test_a_sound_file_is_read_whole_without_sqlite(learned: tuple[Path, Log], tmp_path: Path) -> None:
    """Every row of the log, with texts that fill several pages, is salvaged from a file that is sound."""
    path = copied(learned[0], tmp_path / "sound")
    repair(path, Backups(tmp_path / "backups"), LATER, SETUP)
    assert log_of(path) == learned[1]


def test_answers_of_the_write_ahead_log_are_salvaged_and_halves_of_it_are_not(path: Path) -> None:
    """Killed before the log was taken up, database damaged: the answers told are there all the same."""
    process = start(path, "w", 40, wait=True)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(40)]
    process.kill()
    process.communicate()
    wal = path.with_name(path.name + "-wal")
    assert wal.stat().st_size
    data = path.read_bytes()
    path.write_bytes(bytes(100) + data[100:])
    wal.write_bytes(wal.read_bytes() + wal.read_bytes()[32:6_000])  # frames that no checksum proves
    repair(path, Backups(path.parent / "backups"), LATER, SETUP)
    assert set(log_of(path)["answer"]) == set(told)


def test_a_file_without_any_header_is_salvaged(learned: tuple[Path, Log], tmp_path: Path) -> None:
    """The first page with the schema gone: all that the log's own pages hold is found."""
    path = copied(learned[0], tmp_path / "headless")
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    with pytest.raises(StoreError, match="sco-quiz doctor"):
        Store.open(path)
    repair(path, Backups(tmp_path / "backups"), LATER, SETUP)
    log = log_of(path)
    assert not any(wrong(log, learned[1]).values())
    assert set(log["answer"]) == set(learned[1]["answer"])


def test_a_repair_is_refused_while_the_database_is_open(path: Path) -> None:
    """Another program's next answer would go to the file that was moved aside."""
    process = start(path, "o", 1, wait=True)
    assert process.stdout is not None
    process.stdout.readline()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program has it open"):
        repair(path, Backups(path.parent / "backups"), LATER, SETUP)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*-aside-*"))
    process.communicate("")


@pytest.mark.skipif(os.name != "posix", reason="links are POSIX's")
def test_a_repair_that_is_stopped_at_its_last_step_leaves_the_damaged_file(
    learned: tuple[Path, Log], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no moment at which nothing stands in the place, where the next start would begin anew."""
    path = copied(learned[0], tmp_path / "stopped")
    cut(path, random.Random(3), 1)
    damaged = path.read_bytes()

    def refuse(_temporary: Path, target: Path) -> None:
        assert target.read_bytes() == damaged
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(copying, "put_in_place", refuse)
    with pytest.raises(StoreError, match="nothing was repaired"):
        repair(path, Backups(tmp_path / "backups"), LATER, SETUP)
    assert path.read_bytes() == damaged
    assert len(list(path.parent.iterdir())) == 2
    monkeypatch.undo()
    assert repair(path, Backups(tmp_path / "backups"), LATER, SETUP).answers > 0


@given(st.binary(max_size=60))
def test_noise_is_never_read_as_a_record_that_does_not_end_with_it(data: bytes) -> None:
    """Any bytes give values or None; given back to SQLite's own count, they use up every byte."""
    values = decoded(data)
    assert values is None or len(data) >= len(values)


@given(
    st.lists(
        st.none() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False) | st.text() | st.binary(),
        min_size=1,
        max_size=8,
    )
)
def test_records_are_read_as_sqlite_wrote_them(values: list[object]) -> None:
    """Rows of any values, written by SQLite: the pages hold them alike."""
    values = [value.replace("\0", "") if isinstance(value, str) else value for value in values]
    with closing(sqlite3.connect(":memory:")) as connection:
        columns = [f"c{number}" for number in range(len(values))]
        connection.execute(
            f"CREATE TABLE t (id INTEGER, {', '.join(columns)}, PRIMARY KEY (id)) WITHOUT ROWID"
        )
        connection.execute(f"INSERT INTO t VALUES (7, {', '.join('?' * len(values))})", values)
        connection.commit()
        image = connection.serialize()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "t.db"
        file.write_bytes(image)
        with Pages(file) as pages:
            found = [record for number in range(1, pages.number + 1) for record in pages.records(number)]
    assert found == [(7, *values)]


def test_blank_is_what_it_says(learned: tuple[Path, Log], tmp_path: Path) -> None:
    """The harness itself: a blanked file keeps its size and changes, so the tests above damage something."""
    path = copied(learned[0], tmp_path / "blank")
    blank(path, random.Random(1), 3)
    assert path.stat().st_size == learned[0].stat().st_size
    assert path.read_bytes() != learned[0].read_bytes()
