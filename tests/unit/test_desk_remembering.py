"""Sittings over a large library that begin before all files are looked at: nothing stale is ever shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from quiz.banks import Library, library
from quiz.desk import Desk
from quiz.desk.acts import History
from quiz.desk.modes import Wish, sitting
from quiz.errors import BankError
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.late import LateSession
from quiz.study.marks import QuestionMark
from quiz.study.modes import CRAM
from quiz.study.session import Session
from tests.unit.test_desk_modes import RIGHT, WRONG, Clock, bank, play

BANKS = 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The learner's banks."""
    path = tmp_path / "banks"
    path.mkdir()
    return path


@pytest.fixture
def desk(tmp_path: Path, folder: Path) -> Iterator[Desk]:
    """A desk of 20 banks of two questions, which is many; all are in the index."""
    for n in range(BANKS):
        write(folder, n)
    settings = Settings(fuzz=False, learning_steps=(1,), relearning_steps=(1,))
    with Store.open(tmp_path / "data" / "test.db") as store:
        found = Library([folder], bundled=tmp_path / "none")
        desk = Desk(store, found, settings, now=Clock(), calendar=Calendar(UTC))
        desk.shelves()
        yield desk


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are looked at from now on."""
    found: list[str] = []
    real = library._look
    monkeypatch.setattr(library, "_look", lambda name: found.append(Path(name).name) or real(name))
    return found


def write(folder: Path, number: int, count: int = 2, name: str = "") -> Path:
    """Write a bank file; its questions are called after it unless another name is given."""
    path = folder / f"m{number:02}.toml"
    path.write_text(bank(name or f"m{number:02}x", count), encoding="utf-8")
    return path


def put(session: Session, desk: Desk) -> str:
    """The id of the question that is put."""
    asked = session.next(desk.now())
    assert asked is not None
    return asked.question.id


def test_the_first_question_waits_for_the_file_of_its_own_bank(desk: Desk, looked_at: list[str]) -> None:
    """One file is looked at until it is put; every file before the second is, and then that of the next."""
    session = sitting(desk)
    first = put(session, desk)
    assert set(looked_at) == {f"{first[:3]}.toml"}
    session.answer(RIGHT, desk.now())
    put(session, desk)
    assert set(looked_at) == {f"m{n:02}.toml" for n in range(BANKS)}
    looked_at.clear()
    session.answer(RIGHT, desk.now())
    session.look_ahead()
    third = put(session, desk)
    assert set(looked_at) == {f"{third[:3]}.toml"}


def test_a_library_that_did_not_change_is_asked_as_if_all_was_looked_at(desk: Desk) -> None:
    """The same questions in the same order, whether all files are looked at before the first or behind it."""
    desk.store.set_mark("m03x", "m03x1", QuestionMark(suspended=True))
    for wish in (Wish(), Wish(tags=("odd",)), Wish(mode=CRAM)):
        orders = []
        for ahead in (True, False):
            session = sitting(desk, wish)
            assert isinstance(session, LateSession)
            if ahead:
                session.look_ahead()
            seen = []
            while session.next(desk.now()) is not None:
                assert session.current is not None
                seen.append(session.current.key)
                session.answer(RIGHT, desk.now())
            while session.undo() is not None:
                pass
            orders.append(seen)
        assert orders[0] == orders[1]


@pytest.mark.parametrize("change", ["title", "stem", "questions", "gone", "folder", "broken", "other"])
def test_a_first_question_is_never_from_a_stale_text(desk: Desk, folder: Path, change: str) -> None:
    """Whatever became of the file of the bank that the index would ask: what is put is what is there."""
    expected = put(sitting(desk), desk)
    number = int(expected[1:3])
    path = folder / f"m{number:02}.toml"
    text = path.read_text(encoding="utf-8")
    if change == "title":
        path.write_text(text.replace('title = "Bank', 'title = "Another bank'), encoding="utf-8")
    elif change == "stem":
        path.write_text(text.replace("Is 0 of", "Is nought of"), encoding="utf-8")
    elif change == "questions":
        path.write_text(text.replace(f'"{expected}"', '"renamed"'), encoding="utf-8")
    elif change == "gone":
        path.unlink()
    elif change == "folder":
        path.unlink()
        path.mkdir()
    elif change == "broken":
        path.write_text("no bank", encoding="utf-8")
    else:
        write(folder, number, name="new")
    session = sitting(desk)
    first, item = put(session, desk), session.current
    assert item is not None
    assert item.bank_id in {shelf.bank_id for shelf in desk.shelves() if not shelf.error}
    assert not session.notices
    if change == "title":
        assert item.bank_title.startswith("Another") == (first == expected)
    elif change == "stem" and first == expected:
        assert "nought" in item.question.stem
    elif change in ("gone", "folder", "broken", "other"):
        assert item.bank_id != expected[:4]
    else:
        assert change == "stem" or first != expected
    session.answer(RIGHT, desk.now())
    assert (expected in {first, *play(session, desk)}) == (change in ("title", "stem"))


def test_a_changed_file_elsewhere_is_seen_by_the_next_question(desk: Desk, folder: Path) -> None:
    """Behind the first question banks go, come and change: the second is of the library as it is then."""
    session = sitting(desk)
    first = put(session, desk)
    kept = int(first[1:3])
    for n in range(BANKS):
        if n != kept:
            (folder / f"m{n:02}.toml").unlink()
    write(folder, 77)
    session.answer(RIGHT, desk.now())
    rest = play(session, desk)
    assert not session.notices
    assert set(rest) >= {f"m{kept:02}x1", "m77x0", "m77x1"}
    assert {one[:3] for one in rest} == {f"m{kept:02}", "m77"}


def test_what_is_told_of_a_sitting_can_be_of_the_files_as_they_are(desk: Desk, folder: Path) -> None:
    """After a look ahead the figures are those of the files, before any question is put."""
    write(folder, 50, 3)
    session = sitting(desk)
    assert session.progress.total == 2 * BANKS
    session.look_ahead()
    assert session.progress.total == session.progress.remaining == 2 * BANKS + 3


def test_the_first_question_stays_when_others_are_chosen_anew(desk: Desk, folder: Path) -> None:
    """A look ahead while it waits for its answer takes it from nobody, and it is not asked again."""
    session = sitting(desk)
    first = put(session, desk)
    write(folder, 50, 3)
    session.look_ahead()
    assert put(session, desk) == first
    assert session.progress.remaining == session.progress.total == 2 * BANKS + 3
    session.answer(RIGHT, desk.now())
    rest = play(session, desk)
    assert len(set(rest) | {first}) == 2 * BANKS + 3


def test_an_answer_is_taken_back_and_given_again_over_the_look(desk: Desk, folder: Path) -> None:
    """Undo and redo of the first answer, with all others chosen anew between them."""
    session = sitting(desk)
    first = put(session, desk)
    session.answer(WRONG, desk.now())
    session.undo()
    write(folder, 50, 3)
    session.look_ahead()
    assert put(session, desk) == first
    feedback = session.redo()
    assert feedback is not None
    assert feedback.item.question.id == first
    session.undo()
    session.answer(RIGHT, desk.now())
    rest = play(session, desk)
    assert len(set(rest) | {first}) == 2 * BANKS + 3


def test_a_question_left_out_before_the_look_stays_out(desk: Desk, folder: Path) -> None:
    """The first question is suspended before it is answered, then all is chosen anew; undo brings it back."""
    session = sitting(desk)
    first = put(session, desk)
    history = History(desk, session)
    key = (first[:4], first)
    history.mark("suspended", key, QuestionMark(suspended=True), leaves=True)
    write(folder, 50, 3)
    assert put(session, desk) != first
    history.undo()
    assert put(session, desk) == first


def test_those_on_a_step_are_chosen_anew_too(desk: Desk, folder: Path) -> None:
    """Of two that wait for their step the file of one goes behind the first question: it is not asked."""
    for n in (4, 7):
        session = sitting(desk, Wish(bank_id=f"m{n:02}x", limit=1))
        put(session, desk)
        session.answer(WRONG, desk.now())
    session = sitting(desk)
    first = put(session, desk)
    for n in (4, 7):
        if first[:3] != f"m{n:02}":
            (folder / f"m{n:02}.toml").unlink()
    session.answer(RIGHT, desk.now())
    rest = play(session, desk)
    assert not session.notices
    assert not {one for one in rest if one[:3] in ("m04", "m07") and one[:3] != first[:3]}


def test_what_was_answered_and_comes_again_stays(desk: Desk, folder: Path) -> None:
    """The first question was answered wrongly and its file goes then: it comes back, since it was read."""
    session = sitting(desk)
    first = put(session, desk)
    session.answer(WRONG, desk.now())
    (folder / f"{first[:3]}.toml").unlink()
    session.look_ahead()
    assert first in play(session, desk)


def test_a_limit_cuts_what_is_chosen_anew(desk: Desk, folder: Path) -> None:
    """Three are asked: what the limit had left of those remembered comes not before what is there."""
    session = sitting(desk, Wish(limit=3))
    first = put(session, desk)
    for n in range(BANKS):
        (folder / f"m{n:02}.toml").unlink()
    write(folder, 50, 5)
    session.look_ahead()
    assert session.progress.total == 3
    session.answer(RIGHT, desk.now())
    assert set(play(session, desk)) - {first} == {"m50x0", "m50x1"}


def test_a_tag_that_only_a_new_file_has_is_found(desk: Desk, folder: Path) -> None:
    """The index has no question with it, so that there is nothing to begin with before the look."""
    path = write(folder, 50)
    path.write_text(path.read_text(encoding="utf-8").replace('"odd"', '"rare"'), encoding="utf-8")
    assert play(sitting(desk, Wish(tags=("rare",))), desk) == ["m50x1"]


def test_an_index_that_another_program_brings_up_to_date_is_noticed(desk: Desk, folder: Path) -> None:
    """The files are as the index has them when they are looked at; the sitting was chosen before that."""
    session = sitting(desk)
    put(session, desk)
    write(folder, 50, 3)
    desk.shelves()
    session.look_ahead()
    assert session.progress.total == 2 * BANKS + 3


def test_a_library_of_which_the_index_knows_nothing_is_looked_at(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    """A first start: each file is read for the index, and no bank is read whole for the sitting."""
    with Store.open(tmp_path / "other" / "test.db") as store:
        other = Desk(store, desk.library, desk.settings, now=desk.now, calendar=desk.calendar)
        session = sitting(other)
        assert isinstance(session, LateSession)
        assert session.progress.total == 2 * BANKS


def test_where_the_index_has_nothing_left_the_files_are_looked_at(desk: Desk, folder: Path) -> None:
    """All that the index knows is gone, and one bank is new: it is asked."""
    session = sitting(desk)
    for n in range(BANKS):
        (folder / f"m{n:02}.toml").unlink()
    write(folder, 50, 3)
    assert play(session, desk) == ["m50x0", "m50x1", "m50x2"]


def test_of_two_files_with_one_id_the_one_that_counts_is_remembered(
    desk: Desk, folder: Path, tmp_path: Path
) -> None:
    """A bundled bank is hidden by the learner's of its id, also before any file is looked at."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "a.toml").write_text(bank("m05x", 9), encoding="utf-8")
    desk.library = Library([folder], bundled=bundled)
    desk.shelves()
    session = sitting(desk)
    assert session.progress.total == 2 * BANKS
    assert len(set(play(session, desk))) == 2 * BANKS


def test_a_bank_of_a_folder_that_is_no_longer_ours_is_not_asked(desk: Desk, tmp_path: Path) -> None:
    """The index still knows the banks of another folder: none is put."""
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "elsewhere", 60)
    desk.library = Library([tmp_path / "elsewhere"], bundled=tmp_path / "none")
    assert set(play(sitting(desk), desk)) == {"m60x0", "m60x1"}


def test_where_the_files_cannot_be_looked_at_it_is_told_and_the_sitting_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking ahead says what is the matter; what is remembered and can be read is asked."""
    session = sitting(desk)
    first = put(session, desk)

    def refused() -> None:
        raise BankError("the folder cannot be listed")

    monkeypatch.setattr(desk.library, "files", refused)
    with pytest.raises(BankError):
        session.look_ahead()
    session.answer(RIGHT, desk.now())
    assert len({first, *play(session, desk)}) == 2 * BANKS
