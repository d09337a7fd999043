"""How memory grows and fades: FSRS-6, by the Rust engine that Anki uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import fsrs_rs_python

from quiz.study.card import MemoryState, Rating

_LONGEST = 2**32 - 1  # the engine counts days in 32 bits


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rating would lead to: the memory, and the days until it fades to the wished retention."""

    memory: MemoryState
    interval: float


class Outcomes(Mapping[Rating, Outcome]):
    """What each rating would lead to; made as it is asked for, since an answer needs one or two of them."""

    _NAMES: ClassVar = {rating: rating.name.lower() for rating in Rating}

    def __init__(self, after: fsrs_rs_python.NextStates) -> None:
        self._after = after

    def __getitem__(self, rating: Rating) -> Outcome:
        found = getattr(self._after, self._NAMES[rating])
        memory = found.memory
        return Outcome(MemoryState(memory.stability, memory.difficulty), found.interval)

    def __iter__(self) -> Iterator[Rating]:
        return iter(Rating)

    def __len__(self) -> int:
        return len(Rating)


class Memory:
    """FSRS-6 with fixed parameters.

    Args:
        retention: how likely a question shall still be known when it comes back, above 0 and below 1.
        parameters: FSRS-6's 21 weights; None for the defaults.

    Raises:
        ValueError: a retention out of range, or parameters the engine refuses.
    """

    def __init__(self, retention: float = 0.9, parameters: Sequence[float] | None = None) -> None:
        if not 0.0 < retention < 1.0:
            raise ValueError(f"retention lies between 0 and 1, not {retention}")
        self.retention = retention
        self._weights = list(fsrs_rs_python.DEFAULT_PARAMETERS if parameters is None else parameters)
        if len(self._weights) != 21:
            raise ValueError(f"FSRS-6 has 21 parameters, not {len(self._weights)}")
        self._engine = fsrs_rs_python.FSRS(self._weights)
        self._decay = -self._weights[20]
        self._factor = 0.9 ** (1.0 / self._decay) - 1.0

    @property
    def parameters(self) -> tuple[float, ...]:
        """The 21 weights in use."""
        return tuple(self._weights)

    @property
    def short_term(self) -> bool:
        """Whether the parameters say anything of several answers on one day."""
        return self._weights[17] > 0.0 and self._weights[18] > 0.0

    def outcomes(self, state: MemoryState | None, elapsed_days: int) -> Outcomes:
        """What each rating would lead to.

        Args:
            state: the memory before; None for a question never answered.
            elapsed_days: study days since the last answer; 0 is the same day, less counts as 0.
        """
        before = None if state is None else fsrs_rs_python.MemoryState(state.stability, state.difficulty)
        return Outcomes(self._engine.next_states(before, self.retention, min(max(elapsed_days, 0), _LONGEST)))

    def step(self, state: MemoryState | None, elapsed_days: int, rating: Rating) -> MemoryState:
        """The memory after one answer; arguments as in :meth:`outcomes`."""
        return self.outcomes(state, elapsed_days)[rating].memory

    def interval(self, stability: float) -> float:
        """Days until a memory of that stability fades to the wished retention."""
        return float(self._engine.next_interval(stability, self.retention, int(Rating.GOOD)))

    def stabilities(self, state: MemoryState, elapsed_days: int) -> tuple[float, float]:
        """The stability after Again and after Good, in days; arguments as in :meth:`outcomes`, but quick."""
        before = fsrs_rs_python.MemoryState(state.stability, state.difficulty)
        after = self._engine.next_states(before, self.retention, min(max(elapsed_days, 0), _LONGEST))
        return after.again.memory.stability, after.good.memory.stability

    def retrievability(self, state: MemoryState, elapsed_days: int) -> float:
        """How likely the answer is known now, 0 to 1."""
        return self.fading(state.stability, elapsed_days)

    def fading(self, stability: float, elapsed_days: float) -> float:
        """How likely an answer is known so many days after the last time, by its stability; 0 to 1."""
        return float((1.0 + self._factor * max(elapsed_days, 0) / max(stability, 0.001)) ** self._decay)
