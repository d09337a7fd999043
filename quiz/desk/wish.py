"""What a learner wants to study."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.study.modes import STUDY, Mode


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner wants to study.

    Attributes:
        mode: how.
        bank_id: which bank; None for all of them.
        tags: only questions with one of these; all where empty.
        limit: how many questions at most; None for the mode's own limit.
        schedule: whether the answers move the schedule; None for the mode's own way.
    """

    mode: Mode = STUDY
    bank_id: str | None = None
    tags: tuple[str, ...] = ()
    limit: int | None = None
    schedule: bool | None = None

    @property
    def schedules(self) -> bool:
        """Whether the answers move the schedule."""
        return self.mode.schedules if self.schedule is None else self.schedule
