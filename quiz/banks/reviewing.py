"""A review of a bank: what was decided about each question, and every step taken back or done again.

No screen and no disk: the desk on the screen, the plain one and the tests drive the same machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.banks.complaints import told
from quiz.banks.marks import fingerprint
from quiz.questions import Bank, Flaw, Question


class Decision(StrEnum):
    """What became of a question."""

    OPEN = "open"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Entry:
    """A question on the desk."""

    question: Question
    rejected: bool = False

    @property
    def decision(self) -> Decision:
        """What was decided; open where nothing was."""
        if self.rejected:
            return Decision.REJECTED
        return Decision(self.question.reviewed) if self.question.reviewed else Decision.OPEN

    @property
    def by_hand(self) -> bool:
        """Whether somebody changed a generated question without reviewing it."""
        q = self.question
        return bool(q.generated) and q.generated != fingerprint(q) and self.decision is Decision.OPEN


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions are in which state."""

    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    open: int = 0

    @property
    def reviewed(self) -> int:
        """Those decided about."""
        return self.accepted + self.edited + self.rejected

    @property
    def total(self) -> int:
        """All of them."""
        return self.reviewed + self.open

    def __str__(self) -> str:
        told = f"{self.accepted} accepted, {self.edited} edited, {self.rejected} rejected, {self.open} open"
        return f"{self.reviewed} of {self.total} reviewed: {told}"


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the entry at ``start`` became ``after`` and stands at ``end``.

    Attributes:
        what: in a word or two, such as ``rejected``.
        before: None where the question was added.
    """

    what: str
    start: int
    end: int
    before: Entry | None
    after: Entry


class Flawed(ValueError):
    """An edited question breaks an invariant of its type; ``flaws`` says which."""

    def __init__(self, flaws: list[Flaw]) -> None:
        super().__init__("; ".join(told(flaw) for flaw in flaws))
        self.flaws = flaws


class Review:
    """A bank on the reviewer's desk.

    Attributes:
        at: the place of the question looked at; 0 where there is none.

    Args:
        bank: as it is on the disk. Rejected questions stand behind the others.
    """

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._entries = [*(Entry(q) for q in bank.questions), *(Entry(q, True) for q in bank.rejected)]
        self._past: list[Step] = []
        self._future: list[Step] = []
        self.at = self.open_from(0) or 0

    # -- what there is ----------------------------------------------------------------------------------

    @property
    def bank(self) -> Bank:
        """The bank as it is to be saved."""
        return replace(
            self._bank,
            questions=tuple(entry.question for entry in self._entries if not entry.rejected),
            rejected=tuple(entry.question for entry in self._entries if entry.rejected),
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All questions, in order, those rejected in this review in their places."""
        return tuple(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def current(self) -> Entry | None:
        """The entry looked at; None in a bank without questions."""
        return self._entries[self.at] if self._entries else None

    @property
    def counts(self) -> Counts:
        """How far the review is."""
        decisions = [entry.decision for entry in self._entries]
        return Counts(**{decision.value: decisions.count(decision) for decision in Decision})

    def open_from(self, start: int, step: int = 1) -> int | None:
        """The place of the first open question from ``start`` on, round the end; None where none is open."""
        for distance in range(len(self._entries)):
            place = (start + step * distance) % len(self._entries)
            if self._entries[place].decision is Decision.OPEN:
                return place
        return None

    # -- going about ------------------------------------------------------------------------------------

    def go(self, place: int) -> None:
        """Look at another question; beyond an end, at the one there."""
        self.at = max(0, min(place, len(self._entries) - 1))

    def go_open(self, step: int = 1) -> bool:
        """Look at the next (1) or the last (-1) open question; tell whether there is another one."""
        place = self.open_from(self.at + step, step)
        if place is None or place == self.at:
            return False
        self.at = place
        return True

    # -- deciding -----------------------------------------------------------------------------------------

    def accept(self) -> bool:
        """The question stays as it is; an edited one stays edited, a rejected one comes back."""
        entry = self.current
        if entry is None or entry.decision in (Decision.ACCEPTED, Decision.EDITED):
            return False
        mark = entry.question.reviewed or Decision.ACCEPTED.value
        return self._change("accepted", Entry(replace(entry.question, reviewed=mark)))

    def reject(self) -> bool:
        """The question is not asked any more, and does not come back when the bank is made anew."""
        entry = self.current
        if entry is None or entry.rejected:
            return False
        return self._change("rejected", Entry(entry.question, rejected=True))

    def edit(self, question: Question) -> bool:
        """Put another wording in the question's place, under its id; a rejected one comes back by it.

        Raises:
            Flawed: the question breaks an invariant; nothing has changed.
            ValueError: it is of another type.
        """
        entry = self.current
        if entry is None:
            return False
        old = entry.question
        if type(question) is not type(old):
            raise ValueError(f"a {old.type} question cannot become a {question.type} question")
        same = replace(question, id=old.id, generated=old.generated, reviewed=old.reviewed)
        if same == old:
            return False
        if flaws := list(same.flaws()):
            raise Flawed(flaws)
        return self._change("edited", Entry(replace(same, reviewed=Decision.EDITED.value)))

    def add(self, question: Question) -> None:
        """Put a new question behind the one looked at, and look at it; a person wrote it, so it is edited.

        Raises:
            Flawed: the question breaks an invariant, or its id is taken; nothing has changed.
        """
        if flaws := list(question.flaws()):
            raise Flawed(flaws)
        if any(entry.question.id == question.id for entry in self._entries):
            raise Flawed([Flaw("id", "another question has it")])
        place = self.at + 1 if self._entries else 0
        after = Entry(replace(question, reviewed=Decision.EDITED.value, generated=""))
        self._take(Step("added", place, place, None, after))

    def move(self, step: int) -> bool:
        """Change places with the next (1) or the last (-1) question; the eye goes along."""
        entry = self.current
        place = self.at + step
        if entry is None or not 0 <= place < len(self._entries):
            return False
        return self._take(Step("moved", self.at, place, entry, entry))

    # -- taking back --------------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._future)

    def undo(self) -> Step | None:
        """Take the last step back and look at its question; None where there is none."""
        if not self._past:
            return None
        step = self._past.pop()
        self._future.append(step)
        if step.before is None:
            self._entries.pop(step.end)
            self.at = max(step.end - 1, 0)
        else:
            self._put(step.end, step.start, step.before)
        return step

    def redo(self) -> Step | None:
        """Do the step again that was taken back last; None where there is none."""
        if not self._future:
            return None
        step = self._future.pop()
        self._past.append(step)
        self._do(step)
        return step

    def _change(self, what: str, after: Entry) -> bool:
        return self._take(Step(what, self.at, self.at, self._entries[self.at], after))

    def _take(self, step: Step) -> bool:
        self._past.append(step)
        self._future.clear()
        self._do(step)
        return True

    def _do(self, step: Step) -> None:
        if step.before is None:
            self._entries.insert(step.end, step.after)
            self.at = step.end
        else:
            self._put(step.start, step.end, step.after)

    def _put(self, start: int, end: int, entry: Entry) -> None:
        self._entries.pop(start)
        self._entries.insert(end, entry)
        self.at = end


def states(review: Review) -> Iterator[dict[str, object]]:
    """Every question and what was decided about it, for ``--json``."""
    for entry in review.entries:
        q = entry.question
        yield {
            "id": q.id,
            "type": q.type,
            "stem": q.stem,
            "decision": entry.decision.value,
            "changed_by_hand": entry.by_hand,
        }
