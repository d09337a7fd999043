"""All questions of a bank under review, a line each, and the bar that tells how far the review is."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quiz.banks.reviewing import Counts, Decision, Entry
from quiz.questions.leadin import without_lead_in
from quiz.tui.text import one_line
from quiz.tui.widgets.bar import progress_bar
from quiz.tui.widgets.fitted import Fitted, apart
from quiz.tui.widgets.signs import RIGHT, WRONG

SIGNS = {
    Decision.OPEN: ("○", "$text-muted"),
    Decision.ACCEPTED: (RIGHT, "$text-success"),
    Decision.EDITED: ("✎", "$text-accent"),
    Decision.REJECTED: (WRONG, "$text-error"),
}
"""Sign and colour of each decision; the sheet says the word."""

Line = tuple[Entry, bool]
"""An entry, and whether check finds something in it."""


class Outline(OptionList, can_focus=False):
    """Follows the review; a click goes to a question. The keys are the screen's."""

    def __init__(self) -> None:
        super().__init__(markup=False, compact=True)
        self._told: list[Line] = []

    def show(self, lines: Sequence[Line], at: int, titles: Sequence[str]) -> None:
        """Show the questions, redrawing those that have changed, and go to one.

        Args:
            titles: of the bank and its source, which stand above: no line begins with one.
        """
        if len(lines) != len(self._told):
            rows = (_row(place, *line, titles) for place, line in enumerate(lines, start=1))
            self.set_options([Option(row) for row in rows])
        else:
            for place, (old, new) in enumerate(zip(self._told, lines, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(place, _row(place + 1, *new, titles))
        self._told = list(lines)
        self.highlighted = at if lines else None


def _row(number: int, entry: Entry, flawed: bool, titles: Sequence[str]) -> Fitted:
    sign, colour = SIGNS[entry.decision]
    stem = one_line(without_lead_in(entry.question.shown_stem(), *titles), 120)
    if entry.rejected:
        stem = stem.stylize_before("strike $text-muted")

    def build(width: int) -> Content:
        head = Content.styled(f"{sign} ", colour) + Content.styled(f"{number:>2} ", "$text-muted")
        mark = Content.styled(" !", "bold $text-warning") if flawed else Content("")
        room = max(width - head.cell_length - mark.cell_length, 1)
        return head + stem.truncate(room, ellipsis=True, pad=True) + mark

    return Fitted(build)


class ReviewBar(Widget):
    """Two lines: title and what was decided, and how far the review is."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ReviewBar { height: 2; width: 100%; }
    """

    heading: reactive[str] = reactive("")
    counts: reactive[Counts] = reactive(Counts())
    unsaved: reactive[bool] = reactive(False)

    def _laid_out(self, width: int) -> Content:
        now = self.counts
        words = f"{now.reviewed} of {now.total} reviewed"
        saved = Content.styled("not saved", "bold $text-error") if self.unsaved else Content("saved")
        tallies = [
            Content.styled(f"{sign} {number}", colour)
            for (sign, colour), number in zip(
                list(SIGNS.values())[1:], (now.accepted, now.edited, now.rejected), strict=True
            )
        ]
        right = Content("  ").join([*tallies, saved])
        if width < 60:
            head, tail = apart(Content(words), right, width), Content("")
        else:
            head = apart(one_line(self.heading).stylize_before("bold $foreground"), right, width)
            tail = Content(f"  {words}")
        share = now.reviewed / now.total if now.total else 0.0
        bar = progress_bar(share, share, max(width - tail.cell_length, 1))
        return (head + "\n" + bar + tail).stylize_before("$text-muted")

    def render(self) -> Fitted:
        return Fitted(self._laid_out)
