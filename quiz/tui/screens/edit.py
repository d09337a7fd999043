"""Editing a question in place: its fields to type in, and what check says while they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static, TextArea

from quiz.banks.check import Finding
from quiz.banks.editing import NotUnderstood, complaints, edited
from quiz.errors import BankError
from quiz.questions import Question
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import one_line
from quiz.tui.widgets.form import Form
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.sheet import findings_of
from quiz.tui.widgets.signs import RIGHT, WRONG

if TYPE_CHECKING:
    from quiz.tui.base import BaseApp

_MOST = 4  # lines of what is wrong


class EditScreen(Screen[Question | None]):
    """Hands back the question as it was written anew, or None where it is to stay.

    Args:
        question: id, type and marks are not to be edited.
        findings: tells what check finds in a question if it stood in the bank.
        save: saves the question, so that the screen stays open where that fails; raises BankError.
        new: whether the question stands nowhere yet, so that its id tells nothing.
    """

    CSS_PATH = "edit.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_EDIT)]
    app: BaseApp

    def __init__(
        self,
        question: Question,
        findings: Callable[[Question], Sequence[Finding]],
        save: Callable[[Question], object] | None = None,
        *,
        new: bool = False,
    ) -> None:
        super().__init__()
        self.question = question
        self.offers: tuple[Command, ...] = commands.ON_EDIT
        self._findings_of, self._save = findings, save
        self._warned = False
        self._pending = False
        self._heading = ("Add a question", question.label) if new else ("Edit", question.label, question.id)

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            heading, *more = self._heading
            title = Content.styled(heading, "bold $text-primary")
            rest = one_line(f"· {' · '.join(more)}").stylize_before("$text-muted")
            yield Static(title + " " + rest, id="title", markup=False)
            yield Form(self.question)
            yield Static(id="check", markup=False)
        yield Keys(offers_of((*commands.ON_EDIT, commands.HELP), typing=True), footer=True)

    def on_mount(self) -> None:
        """Into the stem."""
        self.query_one(Form).begin()
        self._look()

    @property
    def touched(self) -> bool:
        """Whether anything was written anew."""
        return bool(self.query_one(Form).texts())

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._warned = False
        if not self._pending:  # several keys in a burst are looked at once
            self._pending = True
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Tell what is wrong with the question as it stands."""
        self._pending = False
        try:
            question = edited(self.question, self.query_one(Form).texts())
        except NotUnderstood as problem:
            self._tell([str(problem)])
            return
        if wrong := complaints(question):
            self._tell(wrong)
            return
        found = list(self._findings_of(question))
        clean = Content.styled(f"{RIGHT} ", "$text-success")
        clean += Content.styled("check finds nothing", "$text-muted")
        told = findings_of(found[:_MOST]) if found else clean
        self._put(told, "-findings" if found else "-clean")

    def _tell(self, wrong: Sequence[str]) -> None:
        sign = Content.styled(f"{WRONG} ", "bold $text-error")
        self._put(Content("\n").join(sign + one_line(line) for line in wrong[:_MOST]), "-wrong")

    def _put(self, told: Content, kind: str) -> None:
        if self.touched:
            told += Content.styled("\nnot saved yet", "$text-muted")
        panel = self.query_one("#check", Static)
        panel.update(told)
        for name in ("-findings", "-clean", "-wrong"):
            panel.set_class(name == kind, name)

    def action_keep(self) -> None:
        """Hand the question back, if it can be saved."""
        form = self.query_one(Form)
        try:
            question = edited(self.question, form.texts())
        except NotUnderstood as problem:
            form.begin(problem.key)
            self._tell([f"not saved: {problem}"])
            return
        if wrong := complaints(question):
            form.begin(next(iter(question.flaws())).field)
            self._tell([f"not saved: {line}" for line in wrong])
            return
        if self._save is not None and question != self.question:
            try:
                self._save(question)
            except BankError as error:
                self._tell([f"not saved: {error}"])
                return
        self.dismiss(question if question != self.question or self._save is None else None)

    def action_drop(self) -> None:
        """Leave the question as it was; where something was written, only when asked again."""
        if self.may_quit():
            self.dismiss(None)

    def may_quit(self) -> bool:
        """Whether nothing was written, or the reviewer has been told that it would be lost."""
        if self._warned or not self.touched:
            return True
        self._warned = True
        self._tell(["What you wrote is not saved: ^s saves it; once more to leave without it."])
        return False
