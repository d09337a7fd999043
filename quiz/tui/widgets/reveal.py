"""What is to be learned from an answer: explanation, the passage that proves it, and its source."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from quiz.study.session import Feedback
from quiz.tui.text import lit, one_line, plain

MOST_PASSAGES = 5


class Reveal(VerticalGroup):
    """Stands below the answer once it is given; empty if the bank says nothing more."""

    def __init__(self, feedback: Feedback) -> None:
        super().__init__()
        self.feedback = feedback

    def compose(self) -> ComposeResult:
        question = self.feedback.item.question
        if question.explanation.strip():
            yield Static(plain(question.explanation), classes="explanation")
        passages = question.evidence[:MOST_PASSAGES]
        if passages:
            keys = question.keys()
            text = Content("\n").join(lit(passage, keys) for passage in passages)
            if self.feedback.item.source:
                text += "\n" + Content.styled("— ", "$text-muted")
                text += one_line(self.feedback.item.source).stylize_before("$text-muted")
            yield Static(text, classes="evidence")
