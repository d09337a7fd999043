"""Home over a large library: shown from the index at once, then what the files say."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Static

from quiz.desk import Desk
from quiz.desk.glance import MANY, Glance, glance
from quiz.desk.overview import overview
from quiz.desk.search import Filter
from quiz.errors import BankError
from quiz.study.card import Card, Phase
from quiz.study.marks import QuestionMark
from quiz.tui.app import QuizApp
from quiz.tui.screens import home
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.progress import ProgressScreen
from quiz.tui.widgets.banklist import BankList
from tests.strategies_study import answer
from tests.tui.conftest import MakeDesk, screen_text, study

LINES = 24


def bank(number: int, title: str = "", stem: str = "Who was it?") -> str:
    """A bank of one question."""
    title = title or f"Bank {number:03}"
    return (
        f'format = "sco-quiz/1"\n\n[bank]\nid = "bank-{number:03}"\ntitle = "{title}"\nlanguage = "en"\n\n'
        f'[[question]]\nid = "q"\ntype = "shortanswer"\nstem = "{stem}"\naccept = ["word"]\n'
        'evidence = "It was the word."\n'
    )


@pytest.fixture
def large(make_desk: MakeDesk) -> Desk:
    """Just so many banks that home glances at them, indexed; one due far down the list, one in view."""
    desk = make_desk(**{f"bank-{number:03}": bank(number) for number in range(MANY)})
    for number in (2, MANY - 1):
        name = f"bank-{number:03}"
        day = desk.today
        desk.store.place(
            Card(bank_id=name, question_id="q", phase=Phase.REVIEW, due_day=day, last_day=day - 9)
        )
    desk.store.set_mark("bank-001", "q", QuestionMark(flag="odd"))
    desk.store.set_plan("bank-003", desk.today + 2)
    overview(desk)
    return desk


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Holds back the look at the files until it is set."""
    event = threading.Event()
    asked = home.overview

    def later(desk: Desk) -> list[home.Row]:
        if threading.current_thread() is not threading.main_thread():
            event.wait(20)
        return asked(desk)

    monkeypatch.setattr(home, "overview", later)
    yield event
    event.set()


def file_of(desk: Desk, number: int) -> Path:
    """The file of a bank."""
    return Path(desk.library.folders[0]) / f"bank-{number:03}.toml"


def home_of(app: QuizApp) -> HomeScreen:
    """The screen, which is in view."""
    assert isinstance(app.screen, HomeScreen)
    return app.screen


async def looked(app: QuizApp, gate: threading.Event) -> None:
    """Let the look at the files come to its end."""
    gate.set()
    await app.workers.wait_for_complete()


def test_a_glance_is_the_overview_of_an_unchanged_library(large: Desk) -> None:
    """The same banks in the same order; the first with all their figures, the others with names alone."""
    seen, whole = glance(large, LINES), overview(large)
    assert seen is not None
    assert seen[:LINES] == whole[:LINES]
    assert [row.shelf.bank_id for row in seen] == [row.shelf.bank_id for row in whole]
    assert [row.shelf.path for row in seen] == [row.shelf.path for row in whole]
    assert [row.shelf.title for row in seen] == [row.shelf.title for row in whole]
    assert [row.counted for row in seen] == [at < LINES for at in range(MANY)]


def test_a_glance_orders_as_the_overview_whatever_waits(large: Desk) -> None:
    """Steps, hidden ones, a day's limit that is reached and a plan count as they do where all are counted."""
    now, today = large.now(), large.today
    review = {"question_id": "q", "phase": Phase.REVIEW, "last_day": today - 9}
    for number, more in (
        (40, {"due_day": today - 1}),
        (41, {"due_day": today + 1}),
        (42, {"due_day": today}),
        (43, {"phase": Phase.LEARNING, "step": 0, "due_at": now}),
        (44, {"phase": Phase.LEARNING, "step": 0, "due_at": now + timedelta(hours=9)}),
    ):
        large.store.place(Card(**{"bank_id": f"bank-{number:03}", **review, **more}))
    large.store.set_mark("bank-042", "q", QuestionMark(suspended=True))
    large.store.set_mark("bank-045", "q", QuestionMark(buried_day=today))
    card = Card(bank_id="bank-046", question_id="q")
    large.store.record(replace(answer(card), day=today))
    large.store.set_plan("bank-041", today)  # its last days: what is known is asked early
    for per_day in (20, 0):
        large.settings = replace(large.settings, new_per_day=per_day)
        seen, whole = glance(large, LINES), overview(large)
        assert seen is not None
        assert [row.shelf.bank_id for row in seen] == [row.shelf.bank_id for row in whole]
        assert seen[:LINES] == whole[:LINES]


@pytest.mark.parametrize(("name", "title"), [("a.toml", "Twin"), ("z.toml", "Bank 000")])
def test_of_two_files_with_one_id_a_glance_takes_the_one_that_counts(
    large: Desk, name: str, title: str
) -> None:
    """The first in the folder, as everywhere."""
    file_of(large, 0).with_name(name).write_text(bank(0, "Twin"), "utf-8")
    whole, seen = overview(large), glance(large, LINES)
    assert seen is not None
    assert [row.shelf.title for row in seen] == [row.shelf.title for row in whole if not row.shelf.error]
    assert title in {row.shelf.title for row in seen}


def test_a_small_library_is_no_matter_of_a_glance(large: Desk) -> None:
    """All is asked at once there, as it is as quick."""
    file_of(large, 0).unlink()
    overview(large)
    assert glance(large, LINES) is None


async def test_home_stands_before_the_files_are_looked_at(large: Desk, gate: threading.Event) -> None:
    """Figures, cursor, focus and details are there; when the look has ended, the rows below have figures
    too and nothing else is another."""
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.pause()
        screen = home_of(app)
        assert isinstance(screen.index.rows, Glance)
        before = screen_text(app)
        assert "Bank 002" in before and "    1    0" in before  # noqa: PT018
        assert "1 question: 1 due, 0 new today, 1 learned" in before
        assert [row.shelf.title for row in screen.rows[:3]] == ["Bank 002", "Bank 099", "Bank 000"]
        assert screen.focused is screen.query_one(BankList)
        await pilot.press("down", "down")
        before = screen_text(app)
        await looked(app, gate)
        await pilot.pause()
        assert screen.rows == overview(large)
        assert screen_text(app) == before
        assert screen.query_one(BankList).highlighted == 2
        await pilot.press("end")
        await pilot.pause()
        assert "1 question: 0 due, 1 new today, 0 learned" in screen_text(app)


async def test_what_the_files_say_comes_in_and_the_cursor_stays(large: Desk, gate: threading.Event) -> None:
    """One bank came, one went, one has another title: the list says so, the cursor is on its bank."""
    file_of(large, 3).unlink()
    file_of(large, 4).write_text(bank(4, "Another name"), "utf-8")
    file_of(large, 0).with_name("broken.toml").write_text("[bank", "utf-8")
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.press("down", "down")
        screen = home_of(app)
        await looked(app, gate)
        await pilot.pause()
        assert screen.rows == overview(large)
        assert len(screen.rows) == MANY
        assert screen.rows[-1].shelf.error
        shown = screen_text(app)
        assert "Another name" in shown
        assert "Bank 003" not in shown
        at = screen.query_one(BankList).highlighted
        assert at is not None
        assert screen.rows[at].shelf.bank_id == "bank-000"
        assert screen.focused is screen.query_one(BankList)


async def test_enter_before_the_look_has_ended_studies_what_the_file_says(
    large: Desk, gate: threading.Event
) -> None:
    """The question is that of the file as it is now; coming back, home knows the file."""
    file_of(large, 0).write_text(bank(0, "New title", "Who is it now?"), "utf-8")
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.press("down", "down", "enter")
        assert "Who is it now?" in screen_text(app)
        assert study(app).session.current.bank_title == "New title"
        await looked(app, gate)
        await pilot.press("escape")
        await pilot.pause()
        assert home_of(app).rows == overview(large)
        assert home_of(app)._at_cursor() == next(
            row.shelf for row in overview(large) if row.shelf.title == "New title"
        )


async def test_a_sitting_over_all_tells_what_the_files_say_behind_its_first_question(
    large: Desk, gate: threading.Event
) -> None:
    """While the first question is read all files are looked at: how much is to come is told of them."""
    file_of(large, 0).with_name("new.toml").write_text(bank(MANY), "utf-8")
    app = QuizApp(large, straight=True)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert study(app).session.progress.answered == 0
        assert f"0 of {MANY + 1} seen" in screen_text(app)
        await looked(app, gate)


async def test_a_folder_that_cannot_be_listed_is_told_behind_the_first_question(
    large: Desk, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question stands, a line says what is the matter, and the sitting goes on."""

    def refused() -> None:
        raise BankError("the folder cannot be listed")

    monkeypatch.setattr(large.library, "files", refused)
    app = QuizApp(large, straight=True)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.pause()
        await pilot.pause()
        shown = screen_text(app)
        assert "Who was it?" in shown
        assert "the folder cannot be listed" in shown
        await pilot.press(*"word", "enter", "enter")
        await pilot.pause()
        assert study(app).session.progress.answered == 1
        assert study(app).session.asked is not None
        await looked(app, gate)


async def test_enter_on_a_bank_whose_file_went_says_so(large: Desk, gate: threading.Event) -> None:
    """One line, and home stays."""
    file_of(large, 0).unlink()
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES), notifications=True) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert "bank-000" in screen_text(app)
        assert isinstance(app.screen, HomeScreen)
        await looked(app, gate)


async def test_a_filter_or_a_search_before_the_look_has_ended_finds_all(
    large: Desk, gate: threading.Event
) -> None:
    """A bank that is due far below what was in view is found; the look that ends later changes nothing."""
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.press("slash", *"099")
        screen = home_of(app)
        assert [row.shelf.bank_id for row in screen.rows] == ["bank-099"]
        await pilot.press("escape", "f")
        assert screen.filter is Filter.DUE
        assert [row.shelf.bank_id for row in screen.rows] == ["bank-002", "bank-099"]
        await looked(app, gate)
        await pilot.pause()
        assert [row.shelf.bank_id for row in screen.rows] == ["bank-002", "bank-099"]
        assert "2 of 100 banks" in str(screen.query_one("#found", Static).render())


async def test_quitting_before_the_look_has_ended_is_clean(large: Desk, gate: threading.Event) -> None:
    """Nothing of it reaches the screen that is gone, at whatever moment of the closing it comes."""
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        screen, found = home_of(app), overview(large)
        await pilot.press("q")
        screen._looked_at(large, found)
        gate.set()
    assert app.return_code == 0
    with app._context():  # as what a thread hands over is called
        screen._looked_at(large, found)
    assert isinstance(screen.index.rows, Glance)


async def test_what_a_count_finds_after_the_program_closed_goes_nowhere(large: Desk) -> None:
    """The screen of progress has no parts any more to show it in."""
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.press("p")
        await app.workers.wait_for_complete()
        screen = app.screen
        assert isinstance(screen, ProgressScreen)
        found = screen.found
        assert found is not None
        await pilot.press("q")
    with app._context():  # as what a thread hands over is called
        screen._arrived(found)
    assert not app.workers


@pytest.mark.parametrize("size", [(40, 24), (64, 20), (80, 24), (120, 40), (200, 50)])
async def test_the_last_bank_of_a_long_list_can_be_seen(large: Desk, size: tuple[int, int]) -> None:
    """At the end of the list the cursor's bank is on the screen, at every size."""
    app = QuizApp(large)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("end")
        await pilot.pause()
        banks = app.screen.query_one(BankList)
        lines = screen_text(app).splitlines()[banks.region.y : banks.region.bottom]
        assert "Bank 098" in "\n".join(lines)  # 099 is due and stands above
        assert banks.region in app.screen.query_one("#ground").region
        column = app.screen.query_one(".column")
        assert column.region.contains_region(banks.region)


async def test_the_first_look_tells_how_far_it_is(make_desk: MakeDesk, gate: threading.Event) -> None:
    """Home stands before a file is read, and never says that there are no banks; then all is as ever."""
    desk = make_desk(**{f"bank-{number:03}": bank(number) for number in range(MANY)})
    app = QuizApp(desk)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.pause()
        assert f"reading banks … 0 of {MANY}" in screen_text(app)
        assert "There are no banks" not in screen_text(app)
        screen = home_of(app)
        screen.post_message(HomeScreen.Read(25, MANY))
        await pilot.pause()
        assert f"reading banks … 25 of {MANY}" in screen_text(app)
        await looked(app, gate)
        screen.post_message(HomeScreen.Read(50, MANY))  # which comes too late
        await pilot.pause()
        assert "reading banks" not in screen_text(app)
        assert "nothing answered today yet" in screen_text(app)
        assert screen.rows == overview(desk)
        assert screen.focused is screen.query_one(BankList)
        assert screen.query_one(BankList).highlighted == 0
        await pilot.press("enter")
        assert study(app)


async def test_what_is_read_behind_home_is_told(
    make_desk: MakeDesk, gate: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every so many files, in their order; the desk tells nobody afterwards."""
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(HomeScreen, "_tell_read", lambda screen, done, of: told.append((done, of)))
    desk = make_desk(**{f"bank-{number:03}": bank(number) for number in range(MANY)})
    app = QuizApp(desk)
    async with app.run_test(size=(80, LINES)) as pilot:
        gate.set()
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert told[0] == (0, MANY)
        assert told[1:] == [(done, MANY) for done in range(home.EACH, MANY + 1, home.EACH)][: len(told) - 1]
        assert desk.reading is None


async def test_reloading_while_it_reads_shows_all(large: Desk, gate: threading.Event) -> None:
    """A word about the look that goes on behind does not stand in the way of today's figures."""
    app = QuizApp(large)
    async with app.run_test(size=(80, LINES)) as pilot:
        await pilot.press("r")
        home_of(app).post_message(HomeScreen.Read(25, MANY))
        await pilot.pause()
        assert "reading banks" not in screen_text(app)
        await looked(app, gate)


def test_the_desk_tells_of_many_files_alone(make_desk: MakeDesk) -> None:
    """Each file once, and no more when nothing changed."""
    told: list[tuple[int, int]] = []
    desk = make_desk(**{f"bank-{number:03}": bank(number) for number in range(MANY)})
    desk.reading = lambda done, of: told.append((done, of))
    desk.shelves()
    assert told == [(done, MANY) for done in range(1, MANY + 1)]
    told.clear()
    file_of(desk, 3).write_text(bank(3, "Another title"), encoding="utf-8")
    assert any(shelf.title == "Another title" for shelf in desk.shelves())
    assert told == []
