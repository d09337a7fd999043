"""Ledgers for tests: one in memory that checks what it is told, one that fails when told to."""

from __future__ import annotations

from quiz.errors import StoreError
from quiz.study.card import Answer, Card


class MemoryLedger:
    """Keeps cards and answers as the store does, and refuses what does not fit together."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.voided: set[str] = set()
        self.cards: dict[tuple[str, str], Card] = {}
        self.failing = False
        self.committed: Answer | None = None

    @property
    def standing(self) -> list[Answer]:
        """The answers that were not taken back."""
        return [answer for key, answer in self.answers.items() if key not in self.voided]

    def record(self, answer: Answer) -> str:
        self._maybe_fail()
        key = (answer.before.bank_id, answer.before.question_id)
        assert self.cards.get(key, answer.before) == answer.before, "the sitting's card is not the ledger's"
        self.cards[key] = answer.after
        answer_id = f"{len(self.answers):04}"
        self.answers[answer_id] = self.committed = answer
        return answer_id

    def revise(self, answer_id: str, answer: Answer) -> str:
        self._maybe_fail()
        self.undo(answer_id)
        return self.record(answer)

    def undo(self, answer_id: str) -> None:
        self._maybe_fail()
        assert answer_id not in self.voided
        answer = self.answers[answer_id]
        key = (answer.before.bank_id, answer.before.question_id)
        assert self.cards[key] == answer.after, "taken back out of turn"
        self.voided.add(answer_id)
        self.cards[key] = answer.before

    def _maybe_fail(self) -> None:
        if self.failing:
            raise StoreError("the disk is full")
