"""The learners of one machine, each with a desk of their own."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.desk.desk import Desk
from quiz.desk.state import remember
from quiz.paths import Paths


class Roster:
    """Who learns here, and how one sits down.

    Args:
        paths: of the learner who sits here first.

    Attributes:
        current: who sits here; the empty name is whoever starts the program without one.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self.current = paths.learner

    def names(self) -> Sequence[str]:
        """All learners that ever sat here under a name, in order."""
        return self._paths.learners()

    def seat(self, name: str) -> Desk:
        """The desk of a learner, made where there is none; :attr:`current` is that learner now.

        Raises:
            QuizError: the name cannot be one, or the learner's data cannot be used.
        """
        paths = self._paths.of(name)
        desk = Desk.open(paths)
        self.current = paths.learner
        remember(paths.root or paths.data, learner=self.current)
        return desk
