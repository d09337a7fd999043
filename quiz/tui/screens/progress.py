"""The progress screen: the year, what is coming, whether FSRS foretells rightly, and what is mastered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from quiz.desk.insight import insight
from quiz.errors import QuizError
from quiz.study.insight_sections import sections
from quiz.tui import commands
from quiz.tui.base import stands
from quiz.tui.charts.bars import bars
from quiz.tui.charts.heat import heat
from quiz.tui.charts.table import table
from quiz.tui.commands import Command
from quiz.tui.widgets.fitted import Fitted
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.insight import Insight
    from quiz.study.insight_sections import Section
    from quiz.tui.app import QuizApp

MOST_ROWS = 400
"""So many rows of a table are shown; the page that ``sco-quiz stats --html`` writes has all."""


class ProgressScreen(Screen[None]):
    """All sections in one scroll; a key turns charts into figures."""

    CSS_PATH = "progress.tcss"
    AUTO_FOCUS = "#sections"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_PROGRESS)]
    app: QuizApp

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.offers: tuple[Command, ...] = commands.ON_PROGRESS
        self.found: Insight | None = None
        self.figures = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(Content.styled("Progress", "bold $text-primary"), id="title", markup=False)
            with VerticalScroll(id="sections"):
                yield Static("Counting …", markup=False)
        yield Keys(offers_of((*self.offers, commands.HELP)), footer=True)

    def on_mount(self) -> None:
        """Count, which may take a while with a large log."""
        self._count()

    @work(thread=True, exclusive=True)
    def _count(self) -> None:
        worker = get_current_worker()
        try:
            found = insight(self.desk)
        except QuizError as error:
            if not worker.is_cancelled:
                self.app.call_from_thread(self._failed, error)
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._arrived, found)

    def _failed(self, error: QuizError) -> None:
        if stands(self):
            self.app.tell(error)

    def _arrived(self, found: Insight) -> None:
        if stands(self):
            self.run_worker(self._show(found), exclusive=False)

    async def _show(self, found: Insight) -> None:
        self.found = found
        box = self.query_one("#sections", VerticalScroll)
        at = box.scroll_y
        await box.remove_children()
        await box.mount_all(
            Static(_drawn(section, found, self.figures), id=section.key, classes="section", markup=False)
            for section in sections(found)
        )
        self.call_after_refresh(box.scroll_to, y=at, animate=False)

    async def action_figures(self) -> None:
        """Charts or figures."""
        self.figures = not self.figures
        if self.found is not None:
            await self._show(self.found)

    def action_section(self, step: int) -> None:
        """Scroll to the next section, or to the one before."""
        box = self.query_one("#sections", VerticalScroll)
        tops = [part.virtual_region.y for part in box.query(".section")]
        here = round(box.scroll_y)
        ahead = [y for y in tops if y > here] if step > 0 else [y for y in reversed(tops) if y < here]
        box.scroll_to(y=ahead[0] if ahead else (here if step > 0 else 0), animate=False)

    def action_scroll(self, pages: int) -> None:
        """Scroll by a page."""
        box = self.query_one("#sections", VerticalScroll)
        box.scroll_relative(y=pages * max(box.size.height - 2, 1), animate=False)

    def action_home(self) -> None:
        """Back to the banks."""
        self.app.go_home()


def _drawn(section: Section, found: Insight, figures: bool) -> Fitted:
    return Fitted(partial(_build, section, found, figures))


def _build(section: Section, found: Insight, figures: bool, width: int) -> Content:
    lines = [Content.styled(section.title, "bold $text-accent")]
    lines += [Content("\n").join(Content.styled(word, "").wrap(width)) for word in section.words]
    if figures and section.rows:
        lines.append(table(section.columns, section.rows[:MOST_ROWS], width))
        if len(section.rows) > MOST_ROWS:
            lines.append(Content(f"… and {len(section.rows) - MOST_ROWS:,} more: sco-quiz stats --html FILE"))
    elif section.key == "year":
        lines.append(heat(found.days, width))
    elif section.bars:
        lines.append(bars(section.bars[:MOST_ROWS], section.top, width))
    return Content("\n").join(lines)
