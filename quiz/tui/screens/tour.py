"""The greeting of a first start: what there is, in half a minute."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui import commands
from quiz.tui.widgets.keys import Keys, Offer

PAGES = (
    (
        "Welcome to sco-quiz",
        "It asks you questions about articles, and brings each one back just before you would forget it.\n\n"
        "Five minutes a day are enough. This tour takes half of one.",
    ),
    (
        "Banks",
        "The first screen lists your banks: questions made from one article each.\n\n"
        "“Due” is what waits to be repeated today, “new” what you have not met yet. Enter begins with the "
        "bank the cursor is on.\n\nA bank of your own:  sco-quiz generate article.txt",
    ),
    (
        "Answering",
        "Choices are taken by number or letter, the rest is typed; a click works everywhere.\n\n"
        "After each answer you see whether it was right, the sentence of the article that proves it, and "
        "when it comes back. A right answer may be called hard or easy. A slip can be taken back: u.",
    ),
    (
        "Nothing is lost",
        "Every answer is on the disk before you read whether it was right, so you may leave at any moment: "
        "Escape always goes back.\n\nThe last line shows the keys that work now; ? shows all of them, "
        "^p finds any command by its name.",
    ),
)
"""Title and text of each page."""


class TourScreen(ModalScreen[None]):
    """Turns pages with Enter or the arrows; Escape skips the rest."""

    CSS_PATH = "tour.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_TOUR)]

    def __init__(self) -> None:
        super().__init__()
        self.page = 0
        self.offers = commands.ON_TOUR

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(id="heading", markup=False)
            yield Static(id="text", markup=False)
            yield Static(id="where", markup=False)
            yield Keys()

    def on_mount(self) -> None:
        """Show the first page."""
        self._show()

    def _show(self) -> None:
        title, text = PAGES[self.page]
        last = self.page == len(PAGES) - 1
        self.query_one("#heading", Static).update(Content.styled(title, "bold $text-primary"))
        self.query_one("#text", Static).update(Content(text))
        dots = " ".join("●" if page == self.page else "○" for page in range(len(PAGES)))
        where = f"{dots}  {self.page + 1} of {len(PAGES)}"
        self.query_one("#where", Static).update(Content.styled(where, "$text-muted"))
        offers = [Offer("Enter", "Begin" if last else "Next", "turn(1)")]
        offers += [Offer("←", "Back", "turn(-1)")] if self.page else []
        offers += [] if last else [Offer("Esc", "Skip", "skip")]
        self.query_one(Keys).offers = offers

    def action_turn(self, pages: int) -> None:
        """To the next page or the one before; from the last one into the program."""
        if self.page + pages >= len(PAGES):
            self.dismiss()
        else:
            self.page = max(0, self.page + pages)
            self._show()

    def action_skip(self) -> None:
        """Into the program at once."""
        self.dismiss()
