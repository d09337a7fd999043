"""Where answers go. ``study`` only knows this; the store fills it."""

from __future__ import annotations

from typing import Protocol

from quiz.study.card import Answer


class Ledger(Protocol):
    """An append-only log of answers with the cards they lead to."""

    @property
    def committed(self) -> Answer | None:
        """The answer last recorded or revised, as it stands: with other cards than it came with where another
        program answered the same question meanwhile."""

    def record(self, answer: Answer) -> str:
        """Commit log row, card and before-image in one transaction; return the row's unique id.

        When this returns, the answer survives a crash.

        Raises:
            StoreError: nothing was written.
        """

    def revise(self, answer_id: str, answer: Answer) -> str:
        """In one transaction void an answer and record another in its place (a changed rating)."""

    def undo(self, answer_id: str) -> None:
        """In one transaction void an answer and bring the card before it back."""
