"""What needs rewriting: leeches, flagged and suspended questions of all banks, and what to do with each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.desk.acts import History
from quiz.desk.marks import Marked, flagged, needing, suspended
from quiz.desk.rewording import Rewording
from quiz.errors import QuizError
from quiz.questions import Question
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import one_line, plain
from quiz.tui.widgets.fitted import Listed, apart
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.signs import RIGHT

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.tui.app import QuizApp

NONE = "Nothing needs rewriting: no question is flagged, suspended, or forgotten again and again."
_SIGNS = (("lapses", "↻"), ("flag", "⚑"), ("suspended", "‖"))


class RewriteScreen(Screen[None]):
    """The list, and the whole question at the cursor below it."""

    CSS_PATH = "leeches.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_REWRITE)]
    app: QuizApp

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.history = History(desk)
        self.found: list[Marked] = []
        self.offers: tuple[Command, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(Content.styled("Needs rewriting", "bold $text-primary"), id="title", markup=False)
            yield Static(id="count", markup=False)
            yield OptionList(id="questions", markup=False, compact=True)
            with VerticalScroll(id="sheet", can_focus=False):
                yield Static(id="question", markup=False)
            yield Static(id="words", markup=False)
        yield Keys(footer=True)

    def on_mount(self) -> None:
        """Fill the list."""
        self._list()
        self.query_one("#questions").focus()

    def _list(self, told: str = "") -> None:
        """Look anew what needs rewriting; the cursor stays on its question, or near its place."""
        questions = self.query_one("#questions", OptionList)
        place, before = questions.highlighted or 0, self._at_cursor()
        try:
            self.found = needing(self.desk)
        except QuizError as error:
            told, self.found = str(error), []
        questions.set_options([Option(_line(one)) for one in self.found])
        if self.found:
            same = (i for i, one in enumerate(self.found) if before is not None and one.key == before.key)
            questions.highlighted = next(same, min(place, len(self.found) - 1))
        count = len(self.found)
        words = f"{count} question{'s' if count != 1 else ''}" if count else NONE
        self.query_one("#count", Static).update(Content.styled(words, "$text-muted"))
        self.set_class(not self.found, "-empty")
        self._tell(told)
        self._show()

    def _tell(self, told: str) -> None:
        words = self.query_one("#words", Static)
        words.update(one_line(told))
        words.display = bool(told)
        undo = (commands.STEP_BACK,) if self.history.can_undo else ()
        redo = (commands.REDO,) if self.history.can_redo else ()
        on_one = commands.ON_REWRITE[:4] if self.found else ()
        self.offers = (*on_one, *undo, *redo, commands.LEAVE_LIST)
        first = (commands.LEAVE_LIST, *on_one, *undo, *redo, commands.HELP)
        self.query_one(".footer", Keys).offers = offers_of(first)

    def _at_cursor(self) -> Marked | None:
        at = self.query_one("#questions", OptionList).highlighted
        return self.found[at] if at is not None and at < len(self.found) else None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show()

    def _show(self) -> None:
        """The whole question, and why it is here."""
        one = self._at_cursor()
        self.query_one("#question", Static).update(_sheet(one) if one is not None else "")
        self.query_one("#sheet").scroll_home(animate=False, immediate=True)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_edit()

    # -- what can be done -----------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Write the question anew."""
        from quiz.tui.screens.edit import EditScreen
        from quiz.tui.screens.owncopy import open_own

        one = self._at_cursor()
        if one is None:
            return

        def edit(rewording: Rewording) -> None:
            def written(question: Question | None) -> None:
                kept = f"; the file as it was is {rewording.aside.name}" if rewording.aside else ""
                if question is not None:
                    self.history.edited(one.key, rewording)
                told = f"Saved in the bank{kept}. Unflag it or reset it when it is good."
                self._list(told if question else "")

            self.app.push_screen(EditScreen(rewording.question, rewording.findings, rewording.save), written)

        open_own(self.app, partial(Rewording.begin, self.desk, one.key), edit, self._tell)

    def action_suspend(self) -> None:
        """Put the question away, or take it back."""
        one = self._at_cursor()
        if one is not None:
            what = "asked again" if one.suspended else "suspended"
            self._act(
                what,
                lambda: self.history.mark(what, one.key, suspended(self.desk, one.key, not one.suspended)),
            )

    def action_flag(self) -> None:
        """Take the flag away, or set one."""
        from quiz.tui.screens.note import NoteScreen

        one = self._at_cursor()
        if one is None:
            return

        def flag(what: str, note: str | None) -> None:
            self._act(what, lambda: self.history.mark(what, one.key, flagged(self.desk, one.key, note)))

        def written(note: str | None) -> None:
            if note is not None:
                flag("flagged", note)

        if one.flag is not None:
            flag("unflagged", None)
        else:
            self.app.push_screen(NoteScreen(), written)

    def action_reset(self) -> None:
        """Make the question new again."""
        one = self._at_cursor()
        if one is not None:
            self._act("made new", lambda: self.history.reset(one.key))

    def _act(self, what: str, do: Callable[[], bool]) -> None:
        try:
            done = do()
        except QuizError as error:
            self._tell(str(error))
            return
        self._list(f"{what.capitalize()}." if done else "Nothing was changed.")

    def action_undo(self) -> None:
        """Take the last act back."""
        self._turn(redo=False)

    def action_redo(self) -> None:
        """Do it again."""
        self._turn(redo=True)

    def _turn(self, *, redo: bool) -> None:
        try:
            act = self.history.redo() if redo else self.history.undo()
        except QuizError as error:
            self._tell(str(error))
            return
        nothing = f"There is nothing to {'do again' if redo else 'take back'}."
        self._list(f"{'Done again' if redo else 'Taken back'}: {act.what}." if act is not None else nothing)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


def _line(one: Marked) -> Listed:
    """Signs of the reasons, the stem, the bank."""
    signs = "".join(sign if getattr(one, name) not in (0, None, False) else " " for name, sign in _SIGNS)

    def build(width: int) -> Content:
        stem = one_line(one.stem or one.question_id, 160)
        bank = one_line(one.bank_title, 60).truncate(max(min(width // 4, 24), 1), ellipsis=True)
        line = Content.styled(f"{signs} ", "$text-warning") + stem
        return apart(line, bank.stylize_before("$text-muted"), width)

    return Listed(build, lambda width: 1)


def _sheet(one: Marked) -> Content:
    lines = [Content.styled("; ".join(one.reasons), "bold $text-warning")]
    if one.flag:
        lines = [one_line("; ".join(one.reasons), 600).stylize_before("bold $text-warning")]
    question = one.question
    if question is not None:
        lines += [plain(question.stem).stylize_before("bold")]
        lines += [Content.styled(f"{RIGHT} ", "$text-success") + one_line(key) for key in question.answer()]
        lines += [one_line(passage, 600).stylize_before("$text-muted") for passage in question.evidence]
    return Content("\n").join(
        [*lines, one_line(f"{one.bank_title} · {one.question_id}").stylize_before("$text-muted")]
    )
