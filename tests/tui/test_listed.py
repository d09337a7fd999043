"""Lists under a bank's title leave out the title with which its stems begin; the question itself is whole."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from quiz.banks.reviewfile import ReviewFile
from quiz.banks.writing import save_bank, write_bank
from quiz.questions import Bank, ShortAnswer, Source
from quiz.study.marks import QuestionMark
from quiz.tui.app import QuizApp
from quiz.tui.modes import browse
from quiz.tui.review import ReviewApp
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.outline import Outline
from tests.tui.conftest import MakeDesk, screen_text

TITLE = "Ferry runs aground off Porthaven"
STEMS = ("Who was its captain?", "Where was it bound for?")
FERRY = Bank(
    id="ferry",
    title=TITLE,
    source=Source(title=TITLE),
    questions=tuple(
        ShortAnswer(id=f"q{n}", stem=f"“{TITLE}” (May 2020): {stem}", accept=("Skua",))
        for n, stem in enumerate(STEMS)
    ),
)


def rows(listed: OptionList) -> list[str]:
    """What each row of a list shows first."""
    lines = [str(listed.render_line(y).text) for y in range(listed.option_count)]
    return [stem for line in lines for stem in STEMS if stem in line and TITLE not in line]


async def test_the_outline_of_the_desk(tmp_path: Path) -> None:
    """And the sheet has the question as it is asked."""
    save_bank(FERRY, tmp_path / "ferry.toml")
    app = ReviewApp(ReviewFile(tmp_path / "ferry.toml"))
    async with app.run_test(size=(120, 30)):
        assert rows(app.screen.query_one(Outline)) == list(STEMS)
        assert "(May 2020): Who was its captain?" in " ".join(screen_text(app).split())


async def test_the_rows_of_browsing_one_bank(make_desk: MakeDesk) -> None:
    """Where banks are mixed, the title tells whose question it is, and stays."""
    desk = make_desk(ferry=write_bank(FERRY))
    app = QuizApp(desk, first=lambda app: browse(app, "ferry"))
    async with app.run_test(size=(90, 24)):
        assert rows(app.screen.query_one("#questions", OptionList)) == list(STEMS)
        assert f"“{TITLE}” (May 2020)" in screen_text(app)
    other = Bank(id="other", title="Gulls", questions=(ShortAnswer(id="g", stem="Gull?", accept=("Skua",)),))
    desk = make_desk(ferry=write_bank(FERRY), other=write_bank(other))
    app = QuizApp(desk, first=lambda app: browse(app, None))
    async with app.run_test(size=(120, 24)):
        assert (
            f"“{TITLE}” (May 2020): Who" in app.screen.query_one("#questions", OptionList).render_line(0).text
        )


async def test_what_was_missed_and_what_needs_rewriting(make_desk: MakeDesk) -> None:
    """The question is asked whole, and listed without the title."""
    desk = make_desk(ferry=write_bank(FERRY))
    app = QuizApp(desk, start="ferry", straight=True, limit=1)
    async with app.run_test(size=(90, 24)) as pilot:
        assert f"“{TITLE}” (May 2020)" in screen_text(app)
        await pilot.press("x", "enter", "escape")
        assert isinstance(app.screen, SummaryScreen)
        assert "(May 2020)" not in screen_text(app)
        assert any(stem in screen_text(app) for stem in STEMS)
        await pilot.press("h")
    desk.store.set_mark("ferry", "q0", QuestionMark(True, None, None))
    app = QuizApp(desk)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("w")
        line = next(line for line in screen_text(app).splitlines() if STEMS[0] in line)
        assert TITLE[:8] in line
        assert "(May 2020)" not in line
