"""A question on the reviewer's desk: all of it at once, its evidence below, what check finds last."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.banks.check import Finding
from quiz.banks.editing import TextField, text_fields
from quiz.banks.reviewing import Entry
from quiz.tui.text import lit, one_line, plain
from quiz.tui.widgets.fitted import Fitted
from quiz.tui.widgets.outline import SIGNS
from quiz.tui.widgets.signs import RIGHT, WRONG

_ELSEWHERE = ("stem", "evidence")
_RIGHT = ("key", "keys", "accept", "pairs")
_WRONG = ("distractors",)
_LABEL, _STACKED = 13, 50  # cells of a label; below so many cells it stands above its texts
_MOST = 40  # lines of a field that are shown


class Sheet(VerticalScroll, can_focus=False):
    """Shows one entry at a time; it scrolls."""

    def compose(self) -> ComposeResult:
        for name in ("kind", "stem", "fields", "evidence", "findings"):
            yield Static(id=name, markup=False)

    def show(self, entry: Entry | None, place: str, findings: Sequence[Finding], source: str) -> None:
        """Show a question in the place of the one before.

        Args:
            place: its place, in words.
            findings: those of this question.
            source: where the evidence is from; may be empty.
        """
        self.query_one("#kind", Static).update(_kind(entry, place))
        if entry is None:
            for name in ("stem", "fields", "evidence", "findings"):
                self.query_one(f"#{name}", Static).update("")
                self.query_one(f"#{name}").display = False
            return
        q = entry.question
        self.query_one("#stem", Static).update(plain(q.stem))
        fields = [field for field in text_fields(q) if field.text and field.key not in _ELSEWHERE]
        self.query_one("#fields", Static).update(Fitted(lambda width: _fields(fields, width)))
        evidence = Content("\n").join(lit(passage, q.keys()) for passage in q.evidence[:_MOST])
        if source and q.evidence:
            evidence += "\n" + Content.styled("— ", "$text-muted")
            evidence += one_line(source).stylize_before("$text-muted")
        self.query_one("#evidence", Static).update(evidence)
        self.query_one("#findings", Static).update(findings_of(findings))
        for name, there in (("stem", True), ("fields", bool(fields)), ("evidence", bool(q.evidence))):
            self.query_one(f"#{name}").display = there
        self.query_one("#findings").display = bool(findings)

    @property
    def scrolls(self) -> bool:
        """Whether there is more than is in sight."""
        return self.max_scroll_y > 0

    def page(self, pages: int) -> None:
        """Scroll by so many pages, two lines of the old one staying in sight."""
        room = self.scrollable_content_region.height
        self.scroll_relative(y=pages * max(room - 2, 1), animate=False)


def findings_of(findings: Sequence[Finding]) -> Content:
    """What check found, a line each."""
    return Content("\n").join(
        Content.styled("! ", "bold $text-warning")
        + one_line(finding.message)
        + Content.styled(f" [{finding.rule}]", "$text-muted")
        for finding in findings
    )


def _kind(entry: Entry | None, place: str) -> Content:
    """Place, decision and kind in a line."""
    if entry is None:
        return Content("This bank has no questions.")
    sign, colour = SIGNS[entry.decision]
    line = Content.styled(f"{place} · ", "$text-muted")
    line += Content.styled(f"{sign} {entry.decision.value}", f"bold {colour}")
    if entry.by_hand:
        line += Content.styled(", changed by hand", colour)
    line += Content.styled(f" · {entry.question.label} · ", "$text-muted")
    return line + one_line(entry.question.id).stylize_before("$text-muted")


def _fields(fields: Sequence[TextField], width: int) -> Content:
    """Each field's name, and its texts beside or below it, with a sign where they are right or wrong."""
    stacked = width < _STACKED
    indent = 2 if stacked else _LABEL
    lines: list[Content] = []
    for field in fields:
        label = Content.styled(field.key, "$text-muted")
        if stacked:
            lines.append(label)
            label = Content("")
        sign, colour = _sign(field.key)
        head = Content.styled(f"{sign} ", colour) if sign else Content("")
        texts = field.text.split("\n")
        shown = [*texts[:_MOST], *([f"… and {len(texts) - _MOST} more"] if len(texts) > _MOST else [])]
        for text in shown:
            style = "bold" if sign == RIGHT else "" if sign else "$text-muted"
            body = one_line(text, 1_000).stylize_before(style) if style else one_line(text, 1_000)
            first, *rest = body.wrap(max(width - indent - head.cell_length, 8))
            lines.append(label.pad_right(indent - label.cell_length) + head + first)
            lines += [Content(" " * (indent + head.cell_length)) + line for line in rest]
            label = Content("")
    return Content("\n").join(lines)


def _sign(key: str) -> tuple[str, str]:
    if key in _RIGHT:
        return RIGHT, "$text-success"
    return (WRONG, "$text-error") if key in _WRONG else ("", "")
