"""The reviewer's desk: a question beside its evidence, and what is to become of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import OptionList

from quiz.banks.check import Checker, Finding
from quiz.banks.reviewfile import ChangedMeanwhile, ReviewFile
from quiz.banks.reviewing import Decision, Review
from quiz.banks.template import named
from quiz.errors import BankError
from quiz.questions import Question
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.outline import Outline, ReviewBar
from quiz.tui.widgets.sheet import Sheet
from quiz.tui.widgets.status import Status

if TYPE_CHECKING:
    from quiz.tui.base import BaseApp

_HINT = "True by the evidence, clear without it, worth asking?"
_DONE = "All questions are reviewed."
WIDE = 110  # columns, from which on the outline stands beside the question


class ReviewScreen(Screen[None]):
    """Goes through a bank; every step is saved before it is shown.

    Args:
        file: the bank and its review.
    """

    CSS_PATH = "review.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - as in Textual
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_REVIEW)]
    places = commands.REVIEW_PLACES
    app: BaseApp

    def __init__(self, file: ReviewFile) -> None:
        super().__init__()
        self.file = file
        self.offers: tuple[Command, ...] = ()
        self._checker = Checker()
        self._findings: dict[str, list[Finding]] = {}
        self._failure: BankError | None = None
        self._note = ""  # to be said with what was done next
        self._warned = False

    def compose(self) -> ComposeResult:
        self.set_class(self.app.size.width >= WIDE, "-wide")  # in time for the first paint
        with Horizontal(id="desk"):
            yield Outline()
            with Vertical(classes="column"):
                yield ReviewBar()
                yield Sheet()
                yield Status()
        yield Keys(footer=True)

    def on_mount(self) -> None:
        """The first open question."""
        source = self.review.bank.source
        told = [source.title, str(source.published or "")] if source else []
        self._source = " · ".join(part for part in told if part)
        self._check()
        done = self.review.counts.total > 0 and not self.review.counts.open
        self._show(_DONE if done else "")

    @property
    def review(self) -> Review:
        """The machine behind the screen; another one after a reload."""
        return self.file.review

    # -- showing ------------------------------------------------------------------------------------------

    def _check(self) -> None:
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._checker.check(self.review.bank):
            found[finding.question_id].append(finding)
        self._findings = found

    def _show(self, words: str = "", *, warn: bool = False) -> None:
        """Show the question, and a word about what was done last."""
        review, entry = self.review, self.review.current
        bar = self.query_one(ReviewBar)
        bar.heading, bar.counts, bar.unsaved = review.bank.title, review.counts, self.file.unsaved
        flawed = {name for name, findings in self._findings.items() if findings}
        lines = [(one, not one.rejected and one.question.id in flawed) for one in review.entries]
        source = review.bank.source
        titles = [review.bank.title, source.title if source else ""]
        self.query_one(Outline).show(lines, review.at, titles)
        sheet = self.query_one(Sheet)
        findings = self._findings.get(entry.question.id, []) if entry and not entry.rejected else []
        sheet.show(entry, f"{review.at + 1} of {len(review)}", findings, self._source)
        note, self._note = self._note, ""
        self._show_keys(words + note, warn)
        self.call_after_refresh(self._show_foot)

    def _show_keys(self, words: str, warn: bool) -> None:
        status, entry = self.query_one(Status), self.review.current
        mending: tuple[Command, ...] = ()
        if self.file.unsaved:
            changed = isinstance(self._failure, ChangedMeanwhile)
            mending = (commands.RELOAD, commands.OVERWRITE) if changed else (commands.SAVE,)
        able = tuple(command for command in commands.ON_REVIEW[:3] if self._may(command.action))
        self.offers = (*mending, *able, *self._foot(), commands.LAST_OPEN, commands.FIRST, commands.LAST)
        if warn:
            status.notice(words, offers_of(mending or able))
        elif mending:  # it stays told, with the keys that help, until all is saved
            unsaved = self.file.unsaved_told()
            status.notice(
                f"{words} {unsaved[0].upper()}{unsaved[1:]}.".lstrip(), offers_of((*mending, *able))
            )
        else:
            hint = _HINT if entry and entry.decision is Decision.OPEN else ""
            status.ask(words or hint or "Decided; it can still be changed.", offers_of(able))

    def _foot(self) -> tuple[Command, ...]:
        """What the footer offers, what is missed most first: where it is short, the last ones fall off."""
        undo = (commands.STEP_BACK,) if self.review.can_undo else ()
        redo = (commands.REDO,) if self.review.can_redo else ()
        open_ = (commands.NEXT_OPEN,) if self.review.counts.open else ()
        scroll = (commands.SCROLL_DOWN,) if self.query_one(Sheet).scrolls else ()
        move = (commands.MOVE_DOWN, commands.MOVE_UP) if len(self.review) > 1 else ()
        return (*undo, *open_, commands.CLOSE, commands.ADD, *scroll, *redo, *move)

    def _show_foot(self) -> None:
        self.query_one(".footer", Keys).offers = offers_of((*self._foot(), commands.HELP))

    def _may(self, action: str) -> bool:
        entry = self.review.current
        if entry is None:
            return False
        if action == "accept":
            return entry.decision not in (Decision.ACCEPTED, Decision.EDITED)
        return action != "reject" or not entry.rejected

    # -- going about --------------------------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """To a neighbour."""
        self._go(self.review.at + step)

    def action_end(self, side: int) -> None:
        """To the first or the last question."""
        self._go(0 if side < 0 else len(self.review) - 1)

    def action_open(self, step: int) -> None:
        """To the next question nobody decided about."""
        if self.review.go_open(step):
            self._look()
        else:
            self._show("This is the only open question." if self.review.counts.open else _DONE)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go(event.option_index)

    def _go(self, place: int) -> None:
        self.review.go(place)
        self._look()

    def _look(self, words: str = "") -> None:
        """Show another question, from its beginning."""
        self._show(words)
        self.query_one(Sheet).scroll_home(animate=False, immediate=True)

    def action_scroll(self, pages: int) -> None:
        """Scroll the sheet."""
        self.query_one(Sheet).page(pages)

    # -- deciding -----------------------------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept, and on to the next open question."""
        self._decide(self.review.accept(), "accepted")

    def action_reject(self) -> None:
        """Reject, and on to the next open question."""
        self._decide(self.review.reject(), "rejected")

    def _decide(self, done: bool, word: str) -> None:
        entry = self.review.current
        if entry is None:
            return
        if not done:
            self._show(f"It is {entry.decision.value} already.")
            return
        place = self.review.at + 1
        if self._saved():
            self.review.go_open()
            told = f"Question {place} {word}."
            self._show(told if self.review.counts.open else f"{told} {_DONE}")
            self.query_one(Sheet).scroll_home(animate=False, immediate=True)

    def action_move(self, step: int) -> None:
        """Change places with a neighbour."""
        if self.review.move(step) and self._saved():
            self._show(f"Moved to place {self.review.at + 1}.")

    def action_undo(self) -> None:
        """Take a step back."""
        step = self.review.undo()
        if step is None:
            self._show("There is nothing to take back.")
        elif self._saved():
            self._show(f"Taken back: {step.what}.")

    def action_redo(self) -> None:
        """Do a step again."""
        step = self.review.redo()
        if step is None:
            self._show("There is nothing to do again.")
        elif self._saved():
            self._show(f"Done again: {step.what}.")

    def action_edit(self) -> None:
        """Write the question anew."""
        from quiz.tui.screens.edit import EditScreen

        entry = self.review.current
        if entry is not None:
            self.app.push_screen(EditScreen(entry.question, self._findings_with), self._edited)

    def _edited(self, question: Question | None) -> None:
        if question is None or not self.review.edit(question):
            self._show("Nothing was changed.")
        elif self._saved():
            self._show("Edited.")

    def action_add(self) -> None:
        """Write a question behind the one looked at: of any type, or from a sentence of the article."""
        from quiz.tui.screens.writing import Writing

        def written(question: Question | None) -> None:
            if question is None:
                self._show("Nothing was added.")
                return
            self.review.add(named(question, self._ids))
            if self._saved():
                self._look("Added; it counts as edited by you.")

        review, entry = self.review, self.review.current
        near = entry.question if entry else None
        Writing(self.app, review.bank, self.file.article(), near, self._findings_among, written).begin()

    @property
    def _ids(self) -> set[str]:
        return {entry.question.id for entry in self.review.entries}

    def _findings_among(self, question: Question) -> list[Finding]:
        """What check finds in a question if it stood among the others."""
        bank = self.review.bank
        found = self._checker.check(replace(bank, questions=(*bank.questions, question), rejected=()))
        return [finding for finding in found if finding.question_id == question.id]

    def _findings_with(self, question: Question) -> list[Finding]:
        """What check finds in a question if it took the place of the one looked at."""
        entries = self.review.entries
        questions = tuple(
            question if entry.question.id == question.id else entry.question
            for entry in entries
            if not entry.rejected or entry.question.id == question.id
        )
        found = self._checker.check(replace(self.review.bank, questions=questions, rejected=()))
        return [finding for finding in found if finding.question_id == question.id]

    # -- saving -------------------------------------------------------------------------------------------

    def _saved(self) -> bool:
        """Save, and check anew; tell where that fails."""
        self._warned = False
        self._check()
        try:
            self.file.save()
        except BankError as error:
            self._failure = error
            self._show(str(error), warn=True)
            return False
        if self.file.aside:
            kept, self.file.aside = self.file.aside, None
            self._note = f" The file as it was, with comments and layout, is {kept.name}."
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Reloading and overwriting only where a step could not be saved."""
        return self.file.unsaved if action in ("reload", "overwrite") else True

    def action_save(self) -> None:
        """Every step is saved as it is taken; this is for those that could not be."""
        if self._saved():
            self._show("All is saved.")

    def action_reload(self) -> None:
        """Take the file as it is on the disk."""
        lost = self.file.unsaved_told()
        try:
            self.file.reload()
        except BankError as error:
            self._show(str(error), warn=True)
            return
        self._check()
        self._show(f"Reloaded; {lost}.")

    def action_overwrite(self) -> None:
        """Save over what another program wrote."""
        try:
            self.file.overwrite()
        except BankError as error:
            self._show(str(error), warn=True)
            return
        kept, self.file.aside = self.file.aside, None
        self._show(f"Saved. What stood there is kept as {kept.name}." if kept else "Saved.")

    # -- leaving ------------------------------------------------------------------------------------------

    async def action_close(self) -> None:
        """End the review: back to the screen below, or out of the program where there is none."""
        if len(self.app.screen_stack) == 1:
            await self.app.action_quit()
        elif self.may_quit():
            self.dismiss()

    def may_quit(self) -> bool:
        """Whether all is saved, or the reviewer has been told that it is not."""
        if not self.file.unsaved or self._warned:
            return True
        self._warned = True
        unsaved = self.file.unsaved_told()
        self._show(f"{unsaved[0].upper()}{unsaved[1:]}. Once more to leave all the same.", warn=True)
        return False
