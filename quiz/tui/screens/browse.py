"""Browsing: all questions of a bank with key and evidence, filtered, without answering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from quiz.errors import QuizError
from quiz.study.browse import STATES, Filter, Leaf, left
from quiz.tui import commands
from quiz.tui.collecting import put_by
from quiz.tui.commands import Command
from quiz.tui.text import lit, one_line, plain
from quiz.tui.widgets.fitted import Fitted, apart
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.signs import RIGHT, WRONG

if TYPE_CHECKING:
    from quiz.desk.browsing import Reading
    from quiz.tui.app import QuizApp

MOST_LISTED = 2_000

FIRST = 500
"""So many questions are read before the screen is shown, which takes a moment; the others behind it."""

PORTION = 2_000
"""So many are read at a time behind it, in a thread: between two portions there is room for keys."""


class Found:
    """What is read up to now.

    Args:
        reading: where more comes from.
        loaded: the filter by whose tags the banks were chosen.

    Raises:
        QuizError: what is to be read first cannot be read.
    """

    def __init__(self, reading: Reading, loaded: Filter) -> None:
        self.reading, self.loaded = reading, loaded
        self.leaves = reading.more(FIRST)
        self.all_there = reading.ended


class BrowseScreen(Screen[None]):
    """A filter, the questions it leaves, and the one at the cursor in full.

    Args:
        found: the first questions of all, or of those that the filter to begin with can leave by its tags.
        text: the filter to begin with.
        begin: begins to read those that a filter can leave by its tags, when another is typed.
        alone: all are of one bank, so that no row need begin with its title.
    """

    class Read(Message):
        """Some more were read behind the screen, or why no more can be."""

        def __init__(self, found: Found, leaves: Sequence[Leaf], error: QuizError | None = None) -> None:
            super().__init__()
            self.found, self.leaves, self.error = found, leaves, error
            self.last = found.reading.ended

    CSS_PATH = "browse.tcss"
    AUTO_FOCUS = "#questions"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_BROWSE)]
    app: QuizApp

    def __init__(
        self, found: Found, text: str, *, begin: Callable[[Filter], Found], alone: bool = False
    ) -> None:
        super().__init__()
        self._alone = alone
        self.found, self._text, self._begin = found, text, begin
        self._wanted = Filter.read(text)
        self.shown: list[Leaf] = []
        self.offers: tuple[Command, ...] = commands.ON_BROWSE

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(id="count", markup=False)
            yield Input(self._text, placeholder="words  tag:NAME  is:due", id="filter", compact=True)
            yield OptionList(id="questions", markup=False, compact=True)
            with VerticalScroll(id="leaf", can_focus=False):
                yield Static(id="body", markup=False)
        yield Keys(offers_of((*self.offers, commands.HELP)), footer=True)

    def on_mount(self) -> None:
        """Show what the filter leaves."""
        self._filter(self._text)
        self._read_on()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    @on(Input.Submitted)
    def _typed_whole(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#questions").focus()

    # -- reading behind the screen ------------------------------------------------------------------------

    def _read_on(self) -> None:
        if not self.found.all_there:
            self.call_after_refresh(self._read, self.found)

    @work(thread=True, exclusive=True)
    def _read(self, found: Found) -> None:
        """Read what is left while the screen can be used."""
        worker = get_current_worker()
        while not found.reading.ended and not worker.is_cancelled:
            try:
                read = self.Read(found, found.reading.more(PORTION))
            except QuizError as error:
                read = self.Read(found, (), error)
            self.post_message(read)

    def on_browse_screen_read(self, event: Read) -> None:
        """Take in what was read, unless other banks are wanted by now."""
        found = event.found
        if found is not self.found:
            return
        found.leaves += event.leaves
        found.all_there = event.last
        if event.error is not None:
            self.app.tell(event.error)
        if event.last:
            put_by()  # of a large library it is much
        more, room = left(event.leaves, self._wanted), MOST_LISTED - len(self.shown)
        self.shown += more
        listed = self.query_one("#questions", OptionList)
        listed.add_options(Option(_line(leaf, self._alone)) for leaf in more[: max(room, 0)])
        if listed.highlighted is None and self.shown:
            listed.highlighted = 0
        self._tell_count()

    # -- what is shown ------------------------------------------------------------------------------------

    def _filter(self, text: str) -> None:
        self._wanted = wanted = Filter.read(text)
        if not wanted.within(self.found.loaded):
            try:
                self.found = self._begin(Filter())
            except QuizError as error:
                self.app.tell(error)
            self._read_on()
        self.shown = left(self.found.leaves, wanted)
        listed = self.query_one("#questions", OptionList)
        listed.set_options([Option(_line(leaf, self._alone)) for leaf in self.shown[:MOST_LISTED]])
        listed.highlighted = 0 if self.shown else None
        self._tell_count()

    def _tell_count(self) -> None:
        """How many are left of how many, and what there is to say where none is."""
        found = self.found
        of_all = "" if found.loaded.tags else f" of {len(found.leaves):,}"
        said = f"{len(self.shown):,}{of_all} question{'s' if of_all or len(self.shown) != 1 else ''}"
        if len(self.shown) > MOST_LISTED:
            said += f"; the first {MOST_LISTED:,} are listed"
        if not found.all_there:
            said += f"; still reading, {len(found.leaves):,} of {found.reading.total:,}"
        self.query_one("#count", Static).update(Content.styled(said, "$text-muted"))
        if not self.shown:
            said = "No question is left by this filter."
            if unknown := self._wanted.unknown_states():
                said = f"There is no state “{unknown[0]}”: questions are {', '.join(STATES)}."
            elif not found.all_there:
                said = "None is left by this filter up to now; still reading."
            self.query_one("#body", Static).update(one_line(said))

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self.shown):
            self.query_one("#body", Static).update(_leaf(self.shown[event.option_index]))
            self.query_one("#leaf", VerticalScroll).scroll_home(animate=False)

    def action_filter(self) -> None:
        """Type a filter."""
        self.query_one("#filter").focus()

    def action_read(self, pages: int) -> None:
        """Scroll the question."""
        box = self.query_one("#leaf", VerticalScroll)
        box.scroll_relative(y=pages * max(box.size.height - 2, 1), animate=False)

    def action_back(self) -> None:
        """From the filter to the list, from the list to where the learner came from."""
        if self.query_one("#filter").has_focus:
            self.query_one("#questions").focus()
        else:
            self.app.pop_screen()


def _line(leaf: Leaf, alone: bool) -> Fitted:
    """Stem and state on one line; in a list that banks share the stem is whole."""
    stem = leaf.stem if alone else leaf.question.shown_stem()

    def build(width: int) -> Content:
        state = Content.styled(", ".join(leaf.states), "$text-muted")
        return apart(one_line(stem, 200), state, width)

    return Fitted(build)


def _leaf(leaf: Leaf) -> Content:
    """A question in full."""
    q = leaf.question
    about = f"{leaf.bank_title} · {q.id} · {', '.join(leaf.states)}"
    about += f" · {', '.join(q.tags)}" if q.tags else ""
    lines = [one_line(about).stylize_before("$text-muted"), plain(q.shown_stem()).stylize_before("bold")]
    for answer in q.answer():
        lines.append(Content.styled(f"{RIGHT} ", "$text-success") + one_line(answer, 1_000))
    for wrong in q.wrong_choices():
        lines.append(Content.styled(f"{WRONG} ", "$text-error") + one_line(wrong, 1_000))
    if q.explanation:
        lines += [Content(""), plain(q.explanation)]
    if q.evidence:
        lines += [Content(""), *(lit(passage, q.keys()) for passage in q.evidence)]
        if leaf.source:
            lines.append(one_line(f"— {leaf.source}").stylize_before("$text-muted"))
    if leaf.note:
        lines += [Content(""), one_line(f"Note: {leaf.note}", 1_000)]
    return Content("\n").join(lines)
