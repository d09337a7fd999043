"""The chooser of modes: how to study, of which bank, which tags; and the day of an exam."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.desk import planning
from quiz.desk.exams import unfinished
from quiz.desk.modes import Wish
from quiz.desk.tags import known_tags
from quiz.errors import QuizError, UsageError
from quiz.study import modes
from quiz.study.browse import Filter
from quiz.study.modes import Mode, clock_text
from quiz.tui import commands
from quiz.tui import modes as going
from quiz.tui.commands import Command
from quiz.tui.text import one_line
from quiz.tui.widgets.fitted import Fitted
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp

GO_ON = "go-on"


class ModesScreen(Screen[None]):
    """Every way to study a bank, or all banks.

    Args:
        bank_id: the bank home's cursor is on; None for all.
    """

    CSS_PATH = "modes.tcss"
    AUTO_FOCUS = "#modes"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_MODES)]
    app: QuizApp

    def __init__(self, bank_id: str | None) -> None:
        super().__init__()
        self.offers: tuple[Command, ...] = commands.ON_MODES
        self._cursor_bank = bank_id
        self.bank_id = bank_id
        self.tags: tuple[str, ...] = ()
        self.schedule: bool | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(Content.styled("How to study", "bold $text-primary"), id="title", markup=False)
            yield Static(id="of", markup=False)
            yield OptionList(id="modes", markup=False, compact=True)
            yield Static(id="outlook", markup=False)
        yield Keys(footer=True)

    def on_screen_resume(self) -> None:
        """Say anew what stands, whenever the chooser comes into view."""
        self.show()

    def show(self) -> None:
        """Show the modes and what is to know about bank, tags and exam day."""
        title = "All banks"
        lines: list[str] = []
        try:
            if self.bank_id is not None:
                title = self.app.desk.banks(self.bank_id)[0].title
                outlook = planning.outlook(self.app.desk, self.bank_id)
                lines += planning.told(outlook) if outlook else []
            lines += [told] if (told := planning.backlog(self.app.desk, self.bank_id).told()) else []
            draft = unfinished(self.app.desk)
        except QuizError as error:
            self.app.tell(error)
            return
        tags = f"tags: {', '.join(self.tags)}" if self.tags else "all tags"
        moves = {None: "", True: " · cram moves the schedule", False: " · the schedule stays"}[self.schedule]
        self.query_one("#of", Static).update(
            one_line(title).stylize_before("bold")
            + Content(" · ").stylize("$text-muted")
            + one_line(f"{tags}{moves}").stylize_before("$text-muted")
        )
        self.query_one("#outlook", Static).update(Content("\n").join(map(one_line, lines)))
        options = [Option(_line(mode), id=mode.name) for mode in modes.MODES]
        if draft is not None:
            seconds = draft.deadline.seconds_left(self.app.desk.now())
            left = f"{clock_text(seconds)} left" if seconds else "time is over: see how it went"
            options.insert(
                0, Option(_entry("Go on", f"The exam “{draft.title}” was left; {left}."), id=GO_ON)
            )
        listed = self.query_one("#modes", OptionList)
        at = listed.highlighted or 0
        listed.set_options(options)
        listed.highlighted = min(at, len(options) - 1)
        useless = [commands.PLAN] if self.bank_id is None else []
        useless += [commands.WHICH_BANK] if self._cursor_bank is None else []
        self.offers = tuple(command for command in commands.ON_MODES if command not in useless)
        self.query_one(Keys).offers = offers_of((*self.offers, commands.HELP))

    @property
    def wish(self) -> Wish:
        """What is chosen up to now."""
        return Wish(bank_id=self.bank_id, tags=self.tags)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Begin in the mode at the cursor."""
        listed = self.query_one("#modes", OptionList)
        if listed.highlighted is None:
            return
        name = listed.get_option_at_index(listed.highlighted).id
        if name == GO_ON:
            if not going.go_on(self.app):
                self.app.say("None of its questions is there any more.")
        elif name == modes.EXAM.name:
            from quiz.tui.screens.setup import ExamSetupScreen

            self.app.push_screen(ExamSetupScreen(self.wish))
        elif name == modes.BROWSE.name:
            going.browse(self.app, self.bank_id, Filter(tags=self.tags).typed())
        elif name is not None:
            mode = modes.mode_of(name)
            going.begin(
                self.app,
                Wish(
                    mode=mode,
                    bank_id=self.bank_id,
                    tags=self.tags,
                    schedule=None if mode.schedules else self.schedule,
                ),
            )

    def action_which(self) -> None:
        """Change between the bank and all banks."""
        if self._cursor_bank is not None:
            self.bank_id = None if self.bank_id is not None else self._cursor_bank
            self.show()

    def action_moves(self) -> None:
        """Change whether cram and missed move the schedule."""
        self.schedule = None if self.schedule else True
        self.show()

    def action_tags(self) -> None:
        """Choose tags."""
        from quiz.tui.screens.setup import TagsScreen

        try:
            known = known_tags(self.app.desk, self.bank_id)
        except QuizError as error:
            self.app.tell(error)
            return
        if not known:
            self.app.say("The questions here have no tags.")
            return
        self.app.push_screen(TagsScreen(known, self.tags), self._take_tags)

    def _take_tags(self, tags: tuple[str, ...] | None) -> None:
        if tags is not None:
            self.tags = tags
            self.show()

    def action_plan(self) -> None:
        """Set the exam's day of the bank."""
        from quiz.tui.screens.setup import DayScreen

        if self.bank_id is None:
            return
        try:
            by_day = self.app.desk.store.plans().get(self.bank_id)
        except QuizError as error:
            self.app.tell(error)
            return
        self.app.push_screen(DayScreen(date.fromordinal(by_day) if by_day else None), self._take_day)

    def _take_day(self, typed: str | None) -> None:
        if typed is None or self.bank_id is None:
            return
        try:
            day = date.fromisoformat(typed) if typed else None
        except ValueError:
            self.app.tell(UsageError(f"“{typed}” is no date; write it as 2026-12-10"))
            return
        try:
            planning.set_day(self.app.desk, self.bank_id, day)
        except QuizError as error:
            self.app.tell(error)
        self.show()

    def action_back(self) -> None:
        """Back to where the learner came from."""
        self.app.pop_screen()


def _line(mode: Mode) -> Fitted:
    return _entry(mode.label, mode.help)


def _entry(label: str, help_text: str) -> Fitted:
    """A name and what it means, beside it or below."""

    def build(width: int) -> Content:
        name = Content.styled(label, "bold")
        if width < 60:
            lines = one_line(help_text).stylize_before("$text-muted").wrap(max(width - 2, 8))
            return Content("\n").join([name, *(Content("  ") + line for line in lines)])
        first, *rest = one_line(help_text).stylize_before("$text-muted").wrap(max(width - 10, 8))
        head = name.pad_right(10 - name.cell_length)
        return Content("\n").join([head + first, *(Content(" " * 10) + line for line in rest)])

    return Fitted(build)
