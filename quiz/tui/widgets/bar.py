"""The line on top of a sitting: bank, score, streak, and how far it is."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.study.progress import Progress
from quiz.tui.text import one_line
from quiz.tui.widgets.fitted import Fitted, apart


def mastery(share: float, width: int, style: str = "$success") -> Content:
    """A bar of text, ``share`` (0 to 1) of it filled; never quite full or empty unless it is."""
    return progress_bar(share, share, width, style)


def progress_bar(done: float, seen: float, width: int, style: str = "$primary") -> Content:
    """A bar of text: the share ``done``, then what was ``seen`` but comes back, then what is to come."""
    full = _cells(done, width)
    half = max(_cells(seen, width) - full, 0)
    bar = Content.styled("━" * full, style) + Content.styled("╍" * half, style)
    return bar + Content.styled("─" * (width - full - half), "$text-disabled")


def _cells(share: float, width: int) -> int:
    filled = round(share * width)
    return max(1, min(filled, width - 1)) if 0 < share < 1 and width > 1 else filled


class StudyBar(Widget):
    """Two lines: title with score and streak, and the progress of the sitting."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    StudyBar { height: 2; width: 100%; }
    """

    seen: reactive[int] = reactive(0)
    """Different questions answered at least once; some of them are still to come back."""

    heading: reactive[str] = reactive("")
    progress: reactive[Progress | None] = reactive(None)

    def _laid_out(self, width: int) -> Content:
        now = self.progress
        if now is None:
            return Content("")
        done, total = now.total - now.remaining, max(now.total, 1)
        narrow = width < 60
        # While there is something new, what counts is how much of it came; then, how much is finished.
        words = (
            f"{done} of {now.total} done" if self.seen >= now.total else f"{self.seen} of {now.total} seen"
        )
        streak = Content.styled(f"{now.streak} in a row", "bold $text-accent" if now.streak >= 3 else "")
        right = Content(f"score {now.score} · ") + streak
        if narrow:
            head = apart(Content(words), right, width)
            tail = Content("")
        else:
            head = apart(one_line(self.heading).stylize_before("bold $foreground"), right, width)
            tail = Content(f"  {words}")
        bar = progress_bar(done / total, max(self.seen, done) / total, width - tail.cell_length)
        return (head + "\n" + bar + tail).stylize_before("$text-muted")

    def render(self) -> Fitted:
        return Fitted(self._laid_out)
