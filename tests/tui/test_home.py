"""The list of banks, at every width."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import OptionList

from quiz.banks import read_bank
from quiz.desk import Desk
from quiz.desk.modes import Wish
from quiz.desk.overview import overview
from quiz.desk.search import Index
from quiz.study.card import Card, Phase
from quiz.study.marks import QuestionMark
from quiz.study.modes import mode_of
from quiz.tui.app import QuizApp
from quiz.tui.modes import begin
from quiz.tui.screens.browse import BrowseScreen
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.widgets.banklist import BankList
from quiz.tui.widgets.keys import Keys
from tests.tui.conftest import DEMO, Clock, MakeDesk, screen_text, study
from tests.tui.test_answering import click_key


def bank(bank_id: str, title: str) -> str:
    """The demo bank under another name."""
    text = DEMO.read_text(encoding="utf-8")
    return text.replace('id = "moon-and-tides"', f'id = "{bank_id}"').replace(
        'title = "The Moon and the tides"', f'title = "{title}"'
    )


@pytest.mark.parametrize("width", [40, 80, 120, 200])
async def test_every_bank_shows_its_figures_at_every_width(make_desk: MakeDesk, width: int) -> None:
    """Title, due, new and the share learned are readable, and nothing is wider than the terminal."""
    long = "Tides of all the seas of this wide world, and of some lakes as well, " * 3
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8"), long=bank("long", long)))
    async with app.run_test(size=(width, 20)):
        lines = screen_text(app).splitlines()
        assert all(len(line) <= width for line in lines)
        shown = "\n".join(lines)
        assert "The Moon and the tides" in shown
        assert "Tides of all the seas" in shown
        head = " due  new  14 days         learned"
        assert "0 due  8 new" in shown if width == 40 else head in shown
        assert shown.count("0%") == 2
        assert "? Help" in shown


@pytest.mark.parametrize("width", [40, 50, 64, 80])
async def test_home_names_its_keys_at_every_width(make_desk: MakeDesk, width: int) -> None:
    """In two lines, or three where two are too short; the commands that fall off are found by name."""
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8")))
    async with app.run_test(size=(width, 20)) as pilot:
        foot = " ".join(screen_text(app).splitlines()[-3:])
        for word in ("Study", "Study all", "Search", "Reload", "Quit", "^p Commands", "Help"):
            assert word in foot
        await click_key(pilot, app.screen.query_one(Keys), "Help")
        assert isinstance(app.screen, HelpScreen)


async def test_columns_stand_below_their_heads(make_desk: MakeDesk) -> None:
    """Numbers are flush right under due and new, whatever their length."""
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8"), more=bank("more", "More")))
    async with app.run_test(size=(80, 24)):
        lines = screen_text(app).splitlines()
        head = next(line for line in lines if "learned" in line)
        for line in lines:
            if "%" in line:
                assert line[: head.index("new") + 3].endswith("8")
                assert line[: head.index("due") + 3].endswith("0")


async def test_the_first_bank_has_the_cursor_and_enter_studies_it(make_desk: MakeDesk) -> None:
    """Two keys from the start to the second bank's first question."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert study(app).session.current.bank_title == "Beta"


async def test_a_click_studies_a_bank(make_desk: MakeDesk) -> None:
    """The mouse is enough."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await pilot.click(OptionList, offset=(5, 1))
        assert study(app).session.current.bank_title == "Beta"


async def test_all_banks_are_studied_together(make_desk: MakeDesk) -> None:
    """a, or a click on its words, mixes all banks."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await click_key(pilot, app.screen.query_one(Keys), "Study all")
        assert study(app).session.progress.total == 16
        await pilot.press("escape", "a")
        assert study(app).session.progress.total == 16


async def test_an_unusable_bank_says_why_and_harms_no_other(make_desk: MakeDesk) -> None:
    """Its row holds file, line and reason; Enter shows the whole line; the good bank works."""
    broken = bank("broken", "Broken").replace("distractors", "distractorz", 1)
    app = QuizApp(make_desk(good=bank("good", "Good"), broken=broken))
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        assert "✗ broken.toml:" in screen_text(app)
        assert 'unknown key "distractorz"' in screen_text(app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "did you mean" in " ".join(screen_text(app).split())
        await pilot.press("home", "enter")
        assert isinstance(app.screen, StudyScreen)


async def test_an_empty_library_explains_how_to_get_a_bank(make_desk: MakeDesk) -> None:
    """Nobody stands before an empty list: the one command is shown, and r finds the new bank."""
    desk = make_desk()
    app = QuizApp(desk)
    async with app.run_test() as pilot:
        assert "sco-quiz generate article.txt" in screen_text(app)
        assert "Study" not in screen_text(app)
        await pilot.press("enter", "a")
        make_desk(demo=DEMO.read_text(encoding="utf-8"))
        await pilot.press("r")
        assert "The Moon and the tides" in screen_text(app)
        assert "generate" not in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)


async def test_home_shows_the_new_figures_after_a_sitting(make_desk: MakeDesk, clock: Clock) -> None:
    """Coming back, the numbers are those of now, and the cursor is on its bank."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        assert "no streak yet · nothing answered today yet" in screen_text(app)
        await pilot.press("down", "enter", "ctrl+d", "escape", "enter")
        clock.forward(minutes=5)
        await pilot.press("r")
        shown = screen_text(app)
        assert "1 day in a row · 1 answered today" in shown
        beta = next(line for line in shown.splitlines() if "Beta" in line)
        assert beta.split()[1:3] == ["1", "7"]
        assert app.screen._row().shelf.title == "Beta"


def busy(make_desk: MakeDesk) -> Desk:
    """Banks by title: nothing waits in the first, the second and the fourth are new, the third has one due,
    and one cannot be used."""
    desk = make_desk(
        **{name: bank(name, name.capitalize()) for name in ("alpha", "beta", "gamma", "delta")}, aaa="[bank"
    )
    for question in read_bank(desk.path_of("alpha")).questions:
        desk.store.set_mark("alpha", question.id, QuestionMark(suspended=True))
    desk.store.place(
        Card(bank_id="gamma", question_id="tide-cause", phase=Phase.REVIEW, due_day=desk.today, reps=1)
    )
    return desk


def titles(app: QuizApp) -> list[str]:
    """The banks listed."""
    assert isinstance(app.screen, HomeScreen)
    return [row.shelf.title for row in app.screen.rows]


async def test_what_waits_stands_first(make_desk: MakeDesk) -> None:
    """Due, then new, then the others, each by title; what cannot be used is last. Enter studies the first."""
    app = QuizApp(busy(make_desk))
    async with app.run_test() as pilot:
        assert titles(app) == ["Gamma", "Beta", "Delta", "Alpha", "aaa.toml"]
        await pilot.press("enter")
        assert study(app).session.current.bank_title == "Gamma"


async def test_the_order_stays_while_the_learner_sits_on_home(make_desk: MakeDesk, clock: Clock) -> None:
    """A bank that becomes due while help is read shows its figure where it stands; r puts it first."""
    desk = busy(make_desk)
    app = QuizApp(desk)
    async with app.run_test() as pilot:
        before = titles(app)
        desk.store.place(
            Card(bank_id="delta", question_id="tide-cause", phase=Phase.REVIEW, due_day=desk.today, reps=1)
        )
        await pilot.press("question_mark", "escape")
        assert titles(app) == before
        assert app.screen.rows[2].shelf.due == 1
        await pilot.press("r")
        assert titles(app) == ["Delta", "Gamma", "Beta", "Alpha", "aaa.toml"]


async def test_after_an_answer_the_banks_are_ordered_anew(make_desk: MakeDesk) -> None:
    """Coming home from a sitting, what became due meanwhile is first; the cursor is on its bank."""
    desk = busy(make_desk)
    app = QuizApp(desk)
    async with app.run_test() as pilot:
        await pilot.press("enter", "ctrl+d")
        desk.store.place(
            Card(bank_id="delta", question_id="tide-cause", phase=Phase.REVIEW, due_day=desk.today, reps=1)
        )
        await pilot.press("escape", "enter")
        assert titles(app)[0] == "Delta"
        assert app.screen._row().shelf.title == "Gamma"


@pytest.mark.parametrize("mode", ["", "quick", "cram"])
async def test_home_stands_on_the_bank_that_was_studied_straight_away(make_desk: MakeDesk, mode: str) -> None:
    """Also where the program began with it and the list is ordered anew; from there the cursor is free."""
    desk = make_desk(**{name: bank(name, name.capitalize()) for name in ("alpha", "beta", "gamma", "delta")})
    wish = Wish(bank_id="delta", mode=mode_of(mode or "study"))
    app = (
        QuizApp(desk, first=lambda app: begin(app, wish))
        if mode
        else QuizApp(desk, start="delta", straight=True)
    )
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "escape", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert app.screen._row().shelf.title == "Delta"
        await pilot.press("down", "r")
        assert app.screen._row().shelf.title != "Delta"


@pytest.mark.parametrize(("width", "room"), [(80, 33), (120, 36)])
async def test_a_title_has_the_room_there_is(make_desk: MakeDesk, width: int, room: int) -> None:
    """Beside the list it is told whole."""
    title = "Rivers and lakes of the far and high north"
    app = QuizApp(make_desk(a=bank("a", title)))
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert title[:room] in shown
        beside = " ".join(line.partition("█")[2].strip() for line in shown.splitlines() if "█" in line)
        assert title in beside


async def test_resizing_keeps_everything_in_place(make_desk: MakeDesk) -> None:
    """From wide to narrow and back while it runs."""
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8")))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        wide = screen_text(app)
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert "0 due  8 new" in screen_text(app)
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert screen_text(app) == wide


async def test_typing_finds_banks_and_escape_shows_all_again(make_desk: MakeDesk) -> None:
    """The list follows every key; Enter studies what the cursor is on."""
    desk = make_desk(a=bank("a", "Alpha rivers"), b=bank("b", "Beta tides"), c=bank("c", "Gamma rivers"))
    app = QuizApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        banks = app.screen.query_one(OptionList)
        await pilot.press("slash", *"rIv")
        assert banks.option_count == 2
        assert "2 of 3 banks" in screen_text(app)
        await pilot.press("escape")
        assert banks.option_count == 3
        assert "of 3 banks" not in screen_text(app)
        await pilot.press("slash", *"betta")
        assert [row.shelf.title for row in app.screen.rows] == ["Beta tides"]
        await pilot.press("escape", "slash", *"riv", "down", "enter")
        assert study(app).session.current.bank_title == "Gamma rivers"


async def test_the_footer_names_what_works_while_searching(make_desk: MakeDesk) -> None:
    """No letters are offered as commands while they are typed; after a sitting the list has the keys."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"alp")
        await pilot.pause()
        foot = " ".join(screen_text(app).splitlines()[-3:])
        for word in ("Enter Study", "Tab To the list", "Esc All banks", "F1 Help"):
            assert word in foot
        assert "q Quit" not in foot
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert "q Quit" in " ".join(screen_text(app).splitlines()[-3:])
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, BrowseScreen)


async def test_letters_are_text_while_searching_and_commands_after_tab(make_desk: MakeDesk) -> None:
    """q does not quit, f does not filter; Tab gives the keys back and the search stays."""
    app = QuizApp(make_desk(a=bank("a", "Quffa"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await pilot.press("slash", *"quf")
        assert [row.shelf.title for row in app.screen.rows] == ["Quffa"]
        await pilot.press("tab", "f")
        assert "Filter: due only" in screen_text(app)
        assert app.screen.rows == []
        await pilot.press("F")
        assert [row.shelf.title for row in app.screen.rows] == ["Quffa"]


async def test_filters_show_what_they_say(make_desk: MakeDesk, clock: Clock) -> None:
    """Due, new, flagged and planned in turn, and all again."""
    desk = make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta"), c=bank("c", "Gamma"))
    for question in read_bank(desk.path_of("a")).questions:
        desk.store.set_mark("a", question.id, QuestionMark(suspended=True))
    desk.store.set_mark("b", "tide-cause", QuestionMark(flag="bad"))
    desk.store.set_plan("c", desk.today + 9)
    desk.store.place(
        Card(bank_id="c", question_id="tide-cause", phase=Phase.REVIEW, due_day=desk.today, reps=1)
    )
    app = QuizApp(desk)
    async with app.run_test() as pilot:
        found = []
        for _ in range(5):
            await pilot.press("f")
            found.append([row.shelf.bank_id for row in app.screen.rows])
        assert found == [["c"], ["c", "b"], ["b"], ["c"], ["c", "b", "a"]]
        await pilot.press("f", "escape")
        assert len(app.screen.rows) == 3


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_bank_at_the_cursor_is_told_of_in_words(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    """What the bars show can be read: counts, the days to come, the plan, when it was studied."""
    desk = make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta"))
    names = [question.id for question in read_bank(desk.path_of("b")).questions]
    for ahead, name in zip((-3, 0, 5), names, strict=False):
        day = desk.today + ahead
        card = Card(bank_id="b", question_id=name, phase=Phase.REVIEW, due_day=day, last_day=desk.today - 9)
        desk.store.place(card)
    desk.store.set_plan("b", desk.today + 30)
    app = QuizApp(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = " ".join(screen_text(app).replace("█", " ").split())
        assert "reviews: 2 today, 0 tomorrow, 3 in 7 days, 3 in 14 days; most today (2)" in shown
        assert "last studied 9 days ago" in shown
        assert "exam on 2024-05-31, in 30 days; expected score" in shown
        assert "next due today" in shown
        assert "█····▄········" in screen_text(app)


async def test_a_thousand_banks_are_searched_key_by_key(make_desk: MakeDesk) -> None:
    """All are listed, only those on the screen are laid out, and the end is one key away."""
    desk = make_desk(a=bank("a", "Alpha"))
    one = overview(desk)[0]
    rows = [replace(one, shelf=one.shelf._replace(title=f"Bank {n}", bank_id=f"b{n}")) for n in range(1_000)]
    app = QuizApp(desk)
    async with app.run_test() as pilot:
        app.screen.index = Index(rows)
        app.screen.action_show_all()
        banks = app.screen.query_one(OptionList)
        await pilot.press("end")
        assert "Bank 999" in screen_text(app)
        await pilot.press("slash", *"bank")
        await pilot.press("space", "7", "7")
        assert banks.option_count == len([n for n in range(1_000) if "77" in str(n)])


async def test_a_bank_is_reviewed_from_home_and_escape_comes_back(make_desk: MakeDesk) -> None:
    """The reviewer's desk stands over home, its help lists its own keys, and leaving it does not quit."""
    app = QuizApp(make_desk(a=bank("a", "Alpha")))
    async with app.run_test() as pilot:
        await pilot.press("v", "a")
        assert isinstance(app.screen, ReviewScreen)
        assert "1 of 8 reviewed" in screen_text(app)
        await pilot.press("question_mark")
        assert "Reviewing" in screen_text(app)
        await pilot.press("escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert read_bank(app.desk.path_of("a")).questions[0].reviewed == "accepted"


@pytest.mark.parametrize("size", [(120, 30), (40, 20)], ids=["wide", "narrow"])
async def test_the_list_of_banks_counts_its_lines_as_textual_would(
    make_desk: MakeDesk, size: tuple[int, int]
) -> None:
    """All at once or one by one: the same lines, heights and places, a broken file's among them."""
    names = {f"b{n}": bank(f"b{n}", f"Bank {n}") for n in range(30)}
    app = QuizApp(make_desk(broken="no bank", **names))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        banks = app.screen.query_one(BankList)
        assert banks.option_count == 31
        ours = (list(banks._lines), dict(banks._heights), dict(banks._index_to_line))
        height = banks.get_content_height(app.size, app.size, size[0])
        banks._line_cache.clear()
        OptionList._update_lines(banks)
        cache = banks._line_cache
        assert (cache.lines, cache.heights, cache.index_to_line) == ours
        assert OptionList.get_content_height(banks, app.size, app.size, size[0]) == height
