"""Tags by the index are those of the files, and no file is read for them that is not needed."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks import Library, read_bank, reading
from quiz.banks.writing import write_bank
from quiz.desk import Desk
from quiz.desk.browsing import leaves
from quiz.desk.insight import insight
from quiz.desk.modes import Wish, anything, drawn, sitting
from quiz.desk.tags import known_tags
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store
from quiz.store.migrations import MIGRATIONS
from quiz.study.browse import Filter, left
from quiz.study.calendar import Calendar
from quiz.study.modes import CRAM, tagged
from tests.strategies import characters

NAMES = ("river", "River", "ÖL", "öl", "straße", "STRASSE", "a b", '"', "\0", "[]", "rivers")
tag_lists = st.lists(
    st.lists(
        st.lists(
            st.sampled_from(NAMES) | st.text(characters, min_size=1, max_size=3).filter(str.strip),
            max_size=3,
            unique_by=lambda tag: tag.strip().casefold(),
        ),
        max_size=4,
    ),
    max_size=4,
)
wishes = st.sets(st.sampled_from(NAMES) | st.text(characters, max_size=2), max_size=2)


def bank(name: str, lists: list[list[str]]) -> str:
    """A bank file whose questions have these tags."""
    questions = tuple(
        ShortAnswer(id=f"{name}-{n}", stem=f"What is {n}?", accept=("x",), tags=tuple(tags))
        for n, tags in enumerate(lists)
    )
    return write_bank(Bank(id=name, title=name, questions=questions))


def desk_of(root: Path) -> Desk:
    """A desk over the folder ``banks``."""
    store = Store.open(root / "data" / "test.db")
    library = Library([root / "banks"], bundled=root / "none")
    return Desk(store, library, Settings(new_per_day=10_000), calendar=Calendar(UTC))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Twenty banks, two of them about rivers, one question of four in these."""
    folder = tmp_path / "banks"
    folder.mkdir()
    for n in range(20):
        lists = [["hill"], ["Rivers", "hill"] if n in (3, 7) else ["hill"], [], ["sea"]]
        (folder / f"b{n}.toml").write_text(bank(f"b{n}", lists), encoding="utf-8")
    with desk_of(tmp_path) as found:
        found.shelves()
        yield found


@pytest.fixture
def read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read once all is in the index."""
    found: list[str] = []
    real = reading.read_text
    monkeypatch.setattr(reading, "read_text", lambda path: found.append(path.stem) or real(path))
    return found


@settings(max_examples=60, deadline=None)
@given(tag_lists, wishes, st.randoms(use_true_random=False))
def test_the_filter_by_index_is_the_filter_by_the_files(
    drawn_lists: list[list[list[str]]], wanted: set[str], rng: Random
) -> None:
    """Whatever the tags, in every query and view; after a file has changed too."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "banks"
        folder.mkdir()
        (root / "data").mkdir()
        paths = [folder / f"b{n}.toml" for n in range(len(drawn_lists))]
        for path, lists in zip(paths, drawn_lists, strict=True):
            path.write_text(bank(path.stem, lists), encoding="utf-8")
        with desk_of(root) as desk:
            desk.shelves()
            if paths:
                changed = rng.choice(paths)
                changed.write_text(bank(changed.stem, [["river", "new"], ["öl"]]) + "# longer\n", "utf-8")
                desk.shelves()
            of_files = [(b.id, q) for b in map(read_bank, paths) for q in b.questions]
            fitting = {(bank_id, q.id) for bank_id, q in of_files if tagged(q.tags, wanted)}
            store, today = desk.store, desk.today
            assert set(store.askable(today, wanted)) == fitting
            new = {(p.stem, q) for p in paths for q in store.new_questions(today, p, 100, wanted)}
            assert new == fitting
            assert sum(store.new_in_files(today, wanted).values()) == len(fitting)
            assert known_tags(desk) == sorted({tag for _, q in of_files for tag in q.tags})
            assert {t.name for t in insight(desk).tags} == set(known_tags(desk))
            typed = Filter(tags=tuple(tag.casefold() for tag in sorted(wanted)))
            some, every = left(leaves(desk, None, typed), typed), left(leaves(desk), typed)
            assert [leaf.key for leaf in some] == [leaf.key for leaf in every]


def test_only_banks_with_the_tag_are_read(desk: Desk, read: list[str]) -> None:
    """For a sitting, an exam, browsing, the list of tags and the figures."""
    wish = Wish(tags=("rivers",))
    session = sitting(desk, wish)
    assert session.progress.total == 2
    assert read == []
    asked = set()
    while session.next(desk.now()) is not None:
        assert session.current is not None
        asked.add(session.current.key)
        session.answer(("x",), desk.now())
    assert asked == {("b3", "b3-1"), ("b7", "b7-1")}
    assert sorted(read) == ["b3", "b7"]
    read.clear()
    assert len(drawn(desk, wish, 5, Random(1))) == 2
    assert sorted(read) == ["b3", "b7"]
    read.clear()
    assert len(left(leaves(desk, None, Filter.read("tag:riv")), Filter.read("tag:riv"))) == 2
    assert sorted(read) == ["b3", "b7"]
    read.clear()
    assert known_tags(desk) == ["Rivers", "hill", "sea"]
    assert [(t.name, t.questions) for t in insight(desk).tags] == [("hill", 40), ("Rivers", 2), ("sea", 20)]
    assert anything(desk, wish)
    assert not anything(desk, Wish(tags=("river",)))
    assert read == []


def test_of_two_files_of_one_bank_the_first_has_the_tags(tmp_path: Path, desk: Desk) -> None:
    """A question that has the tag only in the file that does not count is not asked."""
    other = tmp_path / "other"
    other.mkdir()
    (other / "copy.toml").write_text(bank("b0", [["rivers"], ["hill"], [], ["sea"]]), encoding="utf-8")
    desk.library.folders = (*desk.library.folders, other)
    session = sitting(desk, Wish(mode=CRAM, tags=("rivers",)))
    assert session.progress.total == 2


def test_an_old_database_has_its_index_made_anew_once(tmp_path: Path, desk: Desk) -> None:
    """What was indexed without tags is not trusted: tags are found at the first look, and the log stays."""
    path = tmp_path / "data" / "old.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (statement for step in MIGRATIONS[:5] for statement in step):
            connection.execute(statement)
        connection.execute("PRAGMA application_id = 0x73636F71")
        connection.execute("PRAGMA user_version = 5")
        for number, file in enumerate(desk.library.files()):
            row = (number, str(file.path).encode(), file.size, file.mtime_ns, file.path.stem)
            connection.execute("INSERT INTO shelf VALUES (?, ?, ?, ?, ?, 'Old', 1)", row)
            connection.execute("INSERT INTO shelf_question VALUES (?, 0, 'gone')", (number,))
        connection.execute("INSERT INTO plan VALUES ('b3', 739400, 5)")
    with Store.open(path) as store:
        again = Desk(store, desk.library, desk.settings, calendar=Calendar(UTC))
        assert known_tags(again) == ["Rivers", "hill", "sea"]
        assert store.plans() == {"b3": 739400}
        assert {shelf.title for shelf in again.shelves()} == {f"b{n}" for n in range(20)}


def test_tags_go_with_their_file(tmp_path: Path, desk: Desk) -> None:
    """A file that is changed or deleted leaves none of its tags in the database."""
    for path in (tmp_path / "banks").glob("*.toml"):
        path.unlink()
    (tmp_path / "banks" / "b1.toml").write_text(bank("b1", [["new"], []]), encoding="utf-8")
    assert known_tags(desk) == ["new"]
    assert desk.store._database.read("SELECT count(*) FROM shelf_tags") == [(1,)]
    assert sitting(desk, Wish(tags=("NEW",))).progress.total == 1


def test_the_index_and_its_tags_outlive_the_step_to_ids(tmp_path: Path) -> None:
    """What version 6 had indexed is found by version 7 in the order of the file, with its tags."""
    path = tmp_path / "data" / "six.db"
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in (statement for step in MIGRATIONS[:6] for statement in step):
            connection.execute(statement)
        connection.execute("PRAGMA application_id = 0x73636F71")
        connection.execute("PRAGMA user_version = 6")
        connection.execute("INSERT INTO shelf VALUES (1, CAST('b.toml' AS BLOB), 5, 6, 'b', 'B', 1)")
        connection.execute("""INSERT INTO shelf_tags VALUES (4, 1, '["sea"]')""")
        connection.execute("INSERT INTO shelf_question VALUES (1, 0, 'z', NULL), (1, 1, 'a', 4)")
    with Store.open(path) as store:
        found = store.indexed(Path("b.toml"))
        assert found is not None
        assert (found.questions, found.tags) == (("z", "a"), ((), ("sea",)))
        assert store.new_questions(9, Path("b.toml"), 5, ["sea"]) == ["a"]
