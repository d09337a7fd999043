"""How an exam went: mark, tags, and every question with its right answer and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.desk import exams
from quiz.errors import QuizError
from quiz.questions import Verdict
from quiz.study import sheet
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import lit, one_line, plain
from quiz.tui.widgets.bar import mastery
from quiz.tui.widgets.fitted import Fitted, apart, hanging
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.signs import PART, RIGHT, WRONG

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.exam import Line, Part, Result
    from quiz.tui.app import QuizApp

MOST_SHOWN = 200


class ResultScreen(Screen[None]):
    """The result of an exam, to be read, and saved for printing."""

    CSS_PATH = "result.tcss"
    AUTO_FOCUS = "#lines"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_RESULT)]
    app: QuizApp

    def __init__(self, desk: Desk, result: Result) -> None:
        super().__init__()
        self.desk, self.result = desk, result
        self.offers: tuple[Command, ...] = commands.ON_RESULT

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(_head(self.result), id="figures", markup=False)
            with VerticalScroll(id="lines"):
                for part in self.result.parts:
                    yield Static(_tag(part), markup=False)
                for line in self.result.lines[:MOST_SHOWN]:
                    for shown in _lines(line):
                        yield Static(shown, markup=False)
                if len(self.result.lines) > MOST_SHOWN:
                    more = len(self.result.lines) - MOST_SHOWN
                    yield Static(f"… and {more} more; the saved result has all.", markup=False)
        yield Keys(offers_of((*self.offers, commands.HELP)), footer=True)

    def action_print(self, suffix: str) -> None:
        """Save the result for printing, and say where."""
        try:
            path = exams.save(self.result, exams.own_place(self.desk, self.result, suffix))
        except QuizError as error:
            self.app.tell(error)
            return
        self.app.say(f"Saved: {path}", seconds=15)

    def action_scroll(self, pages: int) -> None:
        """Scroll the questions."""
        box = self.query_one("#lines", VerticalScroll)
        box.scroll_relative(y=pages * max(box.size.height - 2, 1), animate=False)

    def action_home(self) -> None:
        """Back to the banks."""
        self.app.go_home()


def _head(result: Result) -> Fitted:
    """Mark, bar and figures."""
    first, *rest = sheet.figures(result)

    def build(width: int) -> Content:
        share = result.whole.share
        title = one_line(f"Exam · {result.title}").stylize_before("bold $text-primary")
        lines = [title.truncate(width, ellipsis=True), Content.styled(first, "bold")]
        lines.append(mastery(share, min(width, 60)))
        lines += [Content.styled(line, "$text-muted") for line in rest]
        return Content("\n").join(lines)

    return Fitted(build)


def _tag(part: Part) -> Fitted:
    """A tag with its share, as words and as a bar."""

    def build(width: int) -> Content:
        right = Content(f"{part.points:.3g} of {part.questions}  ".rjust(14))
        right += mastery(part.share, 12) if width >= 60 else Content("")
        right += Content(f"{part.share:.0%}".rjust(5))
        return apart(one_line(part.name), right, width)

    return Fitted(build)


def _lines(line: Line) -> list[Fitted]:
    """A question: what was asked, answered and right, and the passage that proves it."""
    kind = line.mark.verdict
    sign, colour = {
        Verdict.CORRECT: (RIGHT, "$text-success"),
        Verdict.PARTLY: (PART, "$text-warning"),
        Verdict.WRONG: (WRONG, "$text-error"),
    }[kind]
    given = "; ".join(part or "—" for part in line.response)
    told = f"{sheet.verdict(line)}: {given}" if given else sheet.verdict(line)
    head = Content.styled(f"{line.number:>3} ", "$text-muted")
    found = [
        Fitted(lambda width: Content("")),
        hanging(head, plain(line.asked.stem, 1_000).stylize_before("bold")),
        hanging(Content.styled(f"    {sign} ", f"bold {colour}"), one_line(told, 400)),
    ]
    q = line.item.question
    if kind is not Verdict.CORRECT:
        right = one_line("; ".join(q.answer()), 400).stylize_before("bold")
        found.append(hanging(Content.styled(f"    {RIGHT} ", "$text-success"), right))
    if q.explanation:
        found.append(hanging(Content("      "), one_line(q.explanation, 400)))
    bar = Content.styled("    ┃ ", "$text-muted")
    found += [hanging(bar, lit(" ".join(passage.split()), q.keys())) for passage in q.evidence[:5]]
    return found
