"""What a sync did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Report:
    """What came, what went, and what was left alone.

    Attributes:
        taken: rows of the log that were new here.
        given: rows that were new there.
        banks_taken, banks_given: ids of banks.
        waiting: files that are half copied, a line each; the next sync looks again.
        refused: what is wrong there, a line each; nothing was taken from these.
        clashes: banks that were changed on two devices, a line each.
    """

    taken: int = 0
    given: int = 0
    banks_taken: list[str] = field(default_factory=list)
    banks_given: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    clashes: list[str] = field(default_factory=list)

    @property
    def has_changed(self) -> bool:
        """Whether anything came or went."""
        return bool(self.taken or self.given or self.banks_taken or self.banks_given)

    @property
    def remarks(self) -> Sequence[str]:
        """Everything a person should look at."""
        return (*self.clashes, *self.waiting, *self.refused)

    def as_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        return {name: getattr(self, name) for name in self.__slots__}
