"""How a scheduler was set when it took an answer: kept with the log, so that replaying it gives the same."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Setup:
    """All that decides, with the log itself, when a question comes back.

    Attributes:
        retention: the wished chance of knowing an answer when it comes back, between 0 and 1.
        parameters: FSRS-6's 21 weights, in full, as a later version may have other defaults.
        learning_steps, relearning_steps: seconds.
        maximum_interval: days.
        fuzz: whether intervals are spread a little.
    """

    retention: float
    parameters: tuple[float, ...]
    learning_steps: tuple[int, ...]
    relearning_steps: tuple[int, ...]
    maximum_interval: int
    fuzz: bool

    @cached_property
    def text(self) -> str:
        """As canonical JSON."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"), allow_nan=False)

    @cached_property
    def id(self) -> str:
        """16 hex digits, the same for the same setup everywhere."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def parse_setup(text: str) -> Setup:
    """The setup of its JSON.

    Raises:
        ValueError: it is none.
    """
    found: Any = json.loads(text)
    try:
        return Setup(
            retention=float(found["retention"]),
            parameters=tuple(map(float, found["parameters"])),
            learning_steps=tuple(map(int, found["learning_steps"])),
            relearning_steps=tuple(map(int, found["relearning_steps"])),
            maximum_interval=int(found["maximum_interval"]),
            fuzz=bool(found["fuzz"]),
        )
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"not a scheduler's setup: {error!r}") from error
