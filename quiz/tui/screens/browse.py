"""Browsing: all questions of a bank with key and evidence, filtered, without answering."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.errors import QuizError
from quiz.study.browse import STATES, Filter, Leaf, left
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import lit, one_line, plain
from quiz.tui.widgets.fitted import Fitted, apart
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.signs import RIGHT, WRONG

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp

MOST_LISTED = 2_000


class BrowseScreen(Screen[None]):
    """A filter, the questions it leaves, and the one at the cursor in full.

    Args:
        leaves: all questions, or those that the filter to begin with can leave by its tags.
        text: the filter to begin with.
        load: brings those that a filter can leave by its tags, when another is typed.
    """

    CSS_PATH = "browse.tcss"
    AUTO_FOCUS = "#questions"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_BROWSE)]
    app: QuizApp

    def __init__(
        self, leaves: Sequence[Leaf], text: str, *, load: Callable[[Filter], Sequence[Leaf]]
    ) -> None:
        super().__init__()
        self.leaves, self._text, self._load = leaves, text, load
        self._loaded = Filter.read(text)
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

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._filter(event.value)

    @on(Input.Submitted)
    def _typed_whole(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one("#questions").focus()

    def _filter(self, text: str) -> None:
        wanted = Filter.read(text)
        if not wanted.within(self._loaded):
            try:
                self.leaves, self._loaded = self._load(Filter()), Filter()
            except QuizError as error:
                self.app.tell(error)
        self.shown = left(self.leaves, wanted)
        shared = len({leaf.bank_id for leaf in self.leaves}) > 1
        listed = self.query_one("#questions", OptionList)
        listed.set_options([Option(_line(leaf, shared)) for leaf in self.shown[:MOST_LISTED]])
        listed.highlighted = 0 if self.shown else None
        of_all = "" if self._loaded.tags else f" of {len(self.leaves)}"
        said = f"{len(self.shown)}{of_all} question{'s' if of_all or len(self.shown) != 1 else ''}"
        if len(self.shown) > MOST_LISTED:
            said += f"; the first {MOST_LISTED} are listed"
        self.query_one("#count", Static).update(Content.styled(said, "$text-muted"))
        if not self.shown:
            said = "No question is left by this filter."
            if unknown := wanted.unknown_states():
                said = f"There is no state “{unknown[0]}”: questions are {', '.join(STATES)}."
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


def _line(leaf: Leaf, shared: bool) -> Fitted:
    """Stem and state on one line; in a list that several banks share the stem is whole."""
    stem = leaf.question.shown_stem() if shared else leaf.stem

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
