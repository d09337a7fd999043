"""What a learner said about a question, apart from answering it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuestionMark:
    """The mark of one question.

    Attributes:
        suspended: it is not asked until the learner takes that back.
        buried_day: the study day on which it is hidden, and only on that; None for never.
        flag: the learner's note that something is wrong with it; empty for a flag without a note, None for
            no flag.
    """

    suspended: bool = False
    buried_day: int | None = None
    flag: str | None = None

    def hidden(self, day: int) -> bool:
        """Whether the question is not asked on a study day."""
        return self.suspended or self.buried_day == day
