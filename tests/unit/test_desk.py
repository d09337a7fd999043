"""The desk: banks on disk and the learner's store put together."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.banks import Library, reading
from quiz.banks.writing import save_bank
from quiz.desk import Desk
from quiz.desk.insight import insight
from quiz.desk.overview import Details, details, overview
from quiz.errors import BankError
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.card import Rating
from quiz.study.marks import QuestionMark
from quiz.study.session import Item


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2024, 5, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Nine in the morning."""
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The learner's banks."""
    path = tmp_path / "banks"
    path.mkdir()
    return path


@pytest.fixture
def desk(tmp_path: Path, folder: Path, clock: Clock) -> Iterator[Desk]:
    """A desk with two folders of banks and three new questions a day."""
    (tmp_path / "bundled").mkdir()
    with Store.open(tmp_path / "quiz.db") as store:
        library = Library([folder], bundled=tmp_path / "bundled")
        settings = Settings(new_per_day=3, fuzz=False)
        yield Desk(store, library, settings, now=clock, calendar=Calendar(UTC))


def write(folder: Path, bank_id: str, count: int, *, file: str = "", title: str = "") -> Path:
    """A bank of short answers q0, q1, …; the right one is always "yes"."""
    questions = tuple(ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)) for n in range(count))
    path = folder / (file or f"{bank_id}.toml")
    save_bank(Bank(id=bank_id, title=title or bank_id.title(), questions=questions), path)
    return path


def play(desk: Desk, bank_id: str | None, *words: str, rating: Rating | None = None) -> list[str]:
    """Answer with these words, one after another; the ids of the questions asked."""
    session = desk.session(bank_id)
    asked = []
    for word in words:
        question = session.next(desk.now())
        assert question is not None
        asked.append(question.question.id)
        session.answer((word,), desk.now(), rating=rating)
    return asked


def test_a_shelf_counts_due_new_and_learned(desk: Desk, folder: Path, clock: Clock) -> None:
    """New is capped by the day's limit; what was answered Easy is learned, and due when its day comes."""
    write(folder, "alpha", 5)
    (shelf,) = desk.shelves()
    assert (shelf.questions, shelf.due, shelf.new, shelf.learned) == (5, 0, 3, 0)
    play(desk, "alpha", "yes", "yes", rating=Rating.EASY)
    (shelf,) = desk.shelves()
    assert (shelf.due, shelf.new, shelf.learned) == (0, 1, 2)
    clock.now += timedelta(days=30)
    (shelf,) = desk.shelves()
    assert (shelf.due, shelf.new, shelf.learned) == (2, 3, 2)


def test_what_is_due_is_foreseen_and_told_alike(desk: Desk, folder: Path, clock: Clock) -> None:
    """A question on a step counts as due, in the forecast too, and is not "next due in a minute" as well."""
    write(folder, "alpha", 3)
    play(desk, "alpha", "no", "no")
    [row] = overview(desk)
    assert row.shelf.due == row.forecast[0] == insight(desk).forecast[0] == 2
    assert details(desk, row).next_due == "now"
    for n in range(2):
        desk.store.set_mark("alpha", f"q{n}", QuestionMark(buried_day=desk.today))
    [row] = overview(desk)
    assert (row.shelf.due, row.forecast[:2]) == (0, (0, 2))
    assert details(desk, row).next_due == "tomorrow"
    for n in range(2):
        desk.store.set_mark("alpha", f"q{n}", QuestionMark(suspended=True))
    [row] = overview(desk)
    assert (row.shelf.due, sum(row.forecast), details(desk, row).next_due) == (0, 0, "")


def test_a_question_that_left_its_bank_is_not_next(desk: Desk, folder: Path) -> None:
    """Its card stays, should it come back; nothing is foretold of it, but when the bank was studied is."""
    write(folder, "alpha", 2)
    play(desk, "alpha", "yes", "yes", rating=Rating.EASY)
    write(folder, "alpha", 1)
    text = (folder / "alpha.toml").read_text().replace('id = "q0"', 'id = "another"')
    (folder / "alpha.toml").write_text(text)
    [row] = overview(desk)
    assert details(desk, row) == Details(next_due="", last_day=desk.today)


def test_due_comes_before_new_and_new_keeps_to_the_days_limit(desk: Desk, folder: Path, clock: Clock) -> None:
    """A sitting asks the due question first, then as many new ones as the day still allows, in bank order."""
    write(folder, "alpha", 9)
    assert play(desk, "alpha", "yes", rating=Rating.EASY) == ["q0"]
    assert [i.question.id for i in _rest(desk, "alpha")] == ["q1", "q2"]
    clock.now += timedelta(days=30)
    assert [i.question.id for i in _rest(desk, "alpha")] == ["q0", "q1", "q2", "q3"]


def test_undo_gives_the_new_question_back_to_the_day(desk: Desk, folder: Path) -> None:
    """An answer taken back does not use up the day's new ones."""
    write(folder, "alpha", 5)
    session = desk.session("alpha")
    session.next(desk.now())
    session.answer(("yes",), desk.now())
    session.undo()
    (shelf,) = desk.shelves()
    assert shelf.new == 3


def test_all_banks_together(desk: Desk, folder: Path) -> None:
    """Without a bank's name every bank gives its share."""
    write(folder, "alpha", 2)
    write(folder, "beta", 2)
    items = _rest(desk, None)
    assert sorted((i.bank_id, i.question.id) for i in items) == [
        ("alpha", "q0"),
        ("alpha", "q1"),
        ("beta", "q0"),
        ("beta", "q1"),
    ]


def test_the_busiest_bank_has_most_due_then_most_new(desk: Desk, folder: Path, clock: Clock) -> None:
    """Due outranks new; where nothing waits there is none."""
    assert desk.busiest() is None
    write(folder, "alpha", 1)
    write(folder, "beta", 3)
    assert desk.busiest() == "beta"
    play(desk, "alpha", "no")
    clock.now += timedelta(minutes=2)
    assert desk.busiest() == "alpha"


def test_the_learners_bank_hides_the_bundled_one_of_its_id(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """One row for the id, the learner's, with the counts of its own file, whatever the files are called."""
    write(tmp_path / "bundled", "alpha", 1, title="Bundled", file="a.toml")
    write(folder, "alpha", 2, title="Mine", file="z.toml")
    (shelf,) = desk.shelves()
    assert (shelf.title, shelf.questions, shelf.new) == ("Mine", 2, 2)
    assert len(_rest(desk, "alpha")) == 2
    (folder / "z.toml").unlink()
    (shelf,) = desk.shelves()
    assert (shelf.title, shelf.questions) == ("Bundled", 1)


def test_a_broken_file_is_a_row_with_its_error(desk: Desk, folder: Path) -> None:
    """The others stay usable; mended, it is one of them."""
    write(folder, "alpha", 1)
    broken = folder / "broken.toml"
    broken.write_text("format = 3", encoding="utf-8")
    good, bad = desk.shelves()
    assert not good.error
    assert "broken.toml:1" in bad.error
    write(folder, "beta", 1, file="broken.toml")
    assert [shelf.error for shelf in desk.shelves()] == ["", ""]


def test_an_edit_keeps_progress_and_a_removed_question_is_not_due(
    desk: Desk, folder: Path, clock: Clock
) -> None:
    """Progress hangs on the ids: reworded questions keep it, removed ones neither count nor are asked."""
    path = write(folder, "alpha", 3)
    play(desk, "alpha", "yes", "yes", "yes", rating=Rating.EASY)
    clock.now += timedelta(days=30)
    write(folder, "alpha", 2, title="Shorter")
    os.utime(path, ns=(1, 1))
    (shelf,) = desk.shelves()
    assert (shelf.title, shelf.questions, shelf.due, shelf.learned) == ("Shorter", 2, 2, 2)
    assert len(_rest(desk, "alpha")) == 2


def test_files_are_read_once(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged file is not parsed again for the home screen, a changed one is."""
    path = write(folder, "alpha", 3)
    desk.shelves()
    reads: list[Path] = []
    real = reading.read_bank
    monkeypatch.setattr(reading, "read_bank", lambda path: (reads.append(path), real(path))[1])
    desk.shelves()
    assert reads == []
    write(folder, "alpha", 4)
    desk.shelves()
    os.utime(path, ns=(2, 2))
    desk.shelves()
    assert reads == [path, path]


def test_a_change_of_the_same_size_is_seen(desk: Desk, folder: Path) -> None:
    """The time of a file counts, not its size alone."""
    path = write(folder, "alpha", 3, title="Rivers")
    desk.shelves()
    size = path.stat().st_size
    write(folder, "alpha", 3, title="Stream")
    os.utime(path, ns=(3, 3))
    assert path.stat().st_size == size
    assert [shelf.title for shelf in desk.shelves()] == ["Stream"]


def test_retention_and_rollover_are_the_learners(desk: Desk, folder: Path) -> None:
    """A lower retention sends a question further away; the day turns at the hour set."""
    write(folder, "alpha", 2)
    days = []
    for retention in (0.9, 0.75):
        other = Desk(desk.store, desk.library, Settings(retention=retention, fuzz=False), now=desk.now)
        session = other.session("alpha")
        session.next(desk.now())
        due = session.answer(("yes",), desk.now(), rating=Rating.EASY).after.due_day
        assert due is not None
        days.append(due)
        session.undo()
    assert days[1] > days[0]
    late = Desk(desk.store, desk.library, Settings(rollover_hour=23), now=desk.now)
    early = Desk(desk.store, desk.library, Settings(rollover_hour=0), now=desk.now)
    noon = datetime(2024, 5, 1, 12, 0).astimezone()
    assert early.calendar.day(noon) == late.calendar.day(noon) + 1


def test_a_bank_outside_the_library_is_studied_by_its_path(desk: Desk, tmp_path: Path) -> None:
    """A file named by path is found again by its id, and is no row of home."""
    stray = write(tmp_path, "stray", 2)
    assert desk.bank_id(str(stray)) == "stray"
    assert len(_rest(desk, "stray")) == 2
    assert desk.shelves() == []


def test_a_copied_bank_must_have_an_id_of_its_own(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """Beside the other in one folder it is a row with the reason; by path from elsewhere it is refused."""
    write(folder, "alpha", 2, file="a.toml")
    write(folder, "alpha", 3, file="b.toml")
    good, bad = desk.shelves()
    assert (good.path.name, good.questions) == ("a.toml", 2)
    assert "b.toml" in bad.error
    assert "a.toml" in bad.error
    stray = write(tmp_path, "alpha", 1, file="c.toml")
    with pytest.raises(BankError, match="give it another id"):
        desk.bank_id(str(stray))


def test_an_unknown_bank_is_an_error_with_what_there_is(desk: Desk, folder: Path) -> None:
    """The message names a near one."""
    write(folder, "alpha", 1)
    with pytest.raises(BankError, match="alpha"):
        desk.session("alhpa")


def test_figures_add_up(desk: Desk, folder: Path, clock: Clock) -> None:
    """Answers, right ones, reviews and what was recalled of them, streak and days; undone ones nowhere."""
    write(folder, "alpha", 3)
    play(desk, "alpha", "yes", "yes", rating=Rating.EASY)
    clock.now += timedelta(days=30)
    play(desk, "alpha", "yes", "no")
    session = desk.session("alpha")
    session.next(desk.now())
    session.answer(("yes",), desk.now())
    session.undo()
    figures = desk.figures()
    totals = figures.totals
    assert (totals.answers, totals.right, totals.points) == (4, 3, 3.0)
    assert (totals.reviews, totals.recalled) == (2, 1)
    assert (figures.today, figures.streak_days, figures.study_days) == (2, 1, 2)
    (bank,) = figures.banks
    assert bank.totals == totals


def _rest(desk: Desk, bank_id: str | None) -> list[Item]:
    """Every question a sitting plans, in its order; the answers that show it are taken back."""
    session = desk.session(bank_id)
    items: list[Item] = []
    while session.next(desk.now()) is not None:
        assert session.current is not None
        items.append(session.current)
        session.answer(("yes",), desk.now(), rating=Rating.EASY)
    while session.undo():
        pass
    return items
