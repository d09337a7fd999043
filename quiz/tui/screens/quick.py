"""A quick sitting: a study screen with a clock that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.study.modes import Deadline, clock_text
from quiz.tui.screens.study import StudyScreen
from quiz.tui.widgets.bar import StudyBar

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.session import Session


class QuickScreen(StudyScreen):
    """Asks until time is over; the question on the screen may still be answered, also one that was taken back
    or written anew.

    Args:
        deadline: when time is over.
    """

    def __init__(self, desk: Desk, session: Session, deadline: Deadline) -> None:
        super().__init__(desk, session)
        self.deadline = deadline

    async def on_mount(self) -> None:
        """Let the clock run; the first question is put by the study screen."""
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """Show how much is left."""
        item, seconds = self.session.current, self.deadline.seconds_left(self.desk.now())
        clock = f"{clock_text(seconds)} left" if seconds else "time is over"
        self.query_one(StudyBar).heading = " · ".join(filter(None, (clock, item.heading if item else "")))

    async def put(self) -> bool:
        """The next question, unless time is over."""
        stands = self.session.asked is not None
        if not stands and self.deadline.over(self.desk.now()) and self.session.progress.answered:
            self.action_leave()
            return False
        there = await super().put()
        if there:
            self.tick()
        return there
