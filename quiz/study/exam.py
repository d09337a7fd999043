"""An exam: questions against the clock, in any order, told how it went only at the end.

Nothing is lost when the program is killed: every answer is in the ledger as soon as it is given, marked as
of an exam and without moving the schedule, and an answer given anew takes the place of the former. What the
ledger holds is enough to go on, see :meth:`Exam.recall`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from quiz.questions import Asked, Mark, Response, Verdict
from quiz.questions.namesakes import graded
from quiz.study.calendar import Calendar, to_millisecond
from quiz.study.card import Answer, Rating
from quiz.study.feedback import Item
from quiz.study.ledger import Ledger
from quiz.study.modes import EXAM, Deadline
from quiz.study.queue import Key


@dataclass(frozen=True, slots=True)
class Line:
    """A question of a finished exam.

    Attributes:
        response: empty where it was not answered.
        seconds: how long it was looked at.
    """

    number: int
    item: Item
    asked: Asked
    response: Response
    mark: Mark
    seconds: int
    flagged: bool


@dataclass(frozen=True, slots=True)
class Part:
    """The share of a tag, or of all."""

    name: str
    points: float
    questions: int

    @property
    def share(self) -> float:
        """0 to 1."""
        return self.points / self.questions if self.questions else 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """How an exam went.

    Attributes:
        title: of what.
        timed_out: whether time was over before it was handed in.
        parts: by tag, the weakest first; questions without a tag are under "untagged". Empty where no
            question has a tag.
        learner: who sat it; empty for whoever starts the program without a name.
    """

    title: str
    started: datetime
    ended: datetime
    minutes: float
    timed_out: bool
    lines: tuple[Line, ...]
    whole: Part
    parts: tuple[Part, ...]
    learner: str = ""

    @property
    def right(self) -> int:
        """How many were fully right."""
        return sum(line.mark.verdict is Verdict.CORRECT for line in self.lines)

    @property
    def answered(self) -> int:
        """How many were answered at all."""
        return sum(bool(line.response) for line in self.lines)

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "title": self.title,
            "learner": self.learner,
            "started": self.started.isoformat(),
            "ended": self.ended.isoformat(),
            "minutes": self.minutes,
            "timed_out": self.timed_out,
            "questions": self.whole.questions,
            "answered": self.answered,
            "right": self.right,
            "points": round(self.whole.points, 4),
            "mark": round(self.whole.share, 4),
            "tags": {
                part.name: {"points": round(part.points, 4), "questions": part.questions}
                for part in self.parts
            },
            "lines": [
                {
                    "bank": line.item.bank_id,
                    "question": line.item.question.id,
                    "response": list(line.response),
                    "points": round(line.mark.points, 4),
                    "key": list(line.item.question.answer()),
                    "evidence": list(line.item.question.evidence),
                    "seconds": line.seconds,
                    "flagged": line.flagged,
                }
                for line in self.lines
            ],
        }


class Exam:
    """An exam that is being sat.

    Args:
        items: the questions in order; at least one.
        deadline: when it began and how long it lasts.
        title: of what, for the head.
    """

    def __init__(
        self, items: Sequence[Item], deadline: Deadline, calendar: Calendar, ledger: Ledger, title: str
    ) -> None:
        if not items:
            raise ValueError("an exam needs a question")
        self.items, self.deadline, self.title = tuple(items), deadline, title
        self._calendar, self._ledger = calendar, ledger
        self.place = 0
        self.asked = tuple(_put(item, deadline.started) for item in items)
        self.flagged: set[int] = set()
        self._given: dict[int, tuple[Response, str]] = {}  # the response and its row in the ledger
        self._spent = [timedelta(0)] * len(items)
        self._since: datetime | None = None

    @property
    def keys(self) -> list[Key]:
        """Bank and question ids, in order."""
        return [item.key for item in self.items]

    @property
    def open(self) -> list[int]:
        """Places that are not answered."""
        return [place for place in range(len(self.items)) if place not in self._given]

    def response(self, place: int) -> Response | None:
        """What was answered there; None while nothing was."""
        found = self._given.get(place)
        return found[0] if found else None

    def look(self, place: int, now: datetime) -> Asked:
        """Go to a question; the places beyond the ends are the ends."""
        self._count(now)
        self.place = min(max(place, 0), len(self.items) - 1)
        self._since = now
        return self.asked[self.place]

    def flag(self) -> bool:
        """Mark the question to be looked at later, or no longer; whether it is marked now."""
        self.flagged ^= {self.place}
        return self.place in self.flagged

    def answer(self, response: Response, now: datetime) -> None:
        """Record the answer to the question looked at, in place of an earlier one; nothing takes it away.

        Raises:
            StoreError: nothing was recorded.
            RuntimeError: time is over.
        """
        if self.deadline.over(now):
            raise RuntimeError("time is over")
        self._count(now)
        place, item = self.place, self.items[self.place]
        given = self._given.get(place)
        if given is not None and given[0] == response:
            return
        if not response:
            if given is not None:
                self._ledger.undo(given[1])
                del self._given[place]
            return
        mark = graded(self.asked[place], response, item.names)
        at = to_millisecond(now)
        answer = Answer(
            before=item.card,
            after=item.card,
            at=at,
            day=self._calendar.day(at),
            response=response,
            points=mark.points,
            rating=Rating.GOOD if mark.verdict is Verdict.CORRECT else Rating.AGAIN,
            duration_ms=max(0, self._spent[place] // timedelta(milliseconds=1)),
            mode=EXAM.name,
            scheduled=False,
        )
        answer_id = self._ledger.revise(given[1], answer) if given else self._ledger.record(answer)
        self._given[place] = (response, answer_id)

    def take_typed(self, response: Response, now: datetime) -> None:
        """Record what stood in the field of the question looked at, although it was never entered.

        It was typed while there was time, so it counts even where time is over now.

        Raises:
            StoreError: nothing was recorded.
        """
        self.answer(response, min(now, self.deadline.at - timedelta(milliseconds=1)))

    def recall(self, key: Key, response: Response, answer_id: str, duration_ms: int) -> None:
        """Take in an answer that the ledger kept when the program was closed; strange ones are passed by."""
        for place, item in enumerate(self.items):
            if item.key == key:
                self._given[place] = (response, answer_id)
                self._spent[place] = timedelta(milliseconds=duration_ms)

    def result(self, now: datetime) -> Result:
        """How it went, if it is handed in now."""
        self._count(now)
        ended = min(now, self.deadline.at)
        lines = []
        for place, item in enumerate(self.items):
            response = self.response(place) or ()
            lines.append(
                Line(
                    number=place + 1,
                    item=item,
                    asked=self.asked[place],
                    response=response,
                    mark=graded(self.asked[place], response, item.names) if response else Mark(0.0),
                    seconds=int(self._spent[place].total_seconds()),
                    flagged=place in self.flagged,
                )
            )
        return Result(
            title=self.title,
            started=self.deadline.started,
            ended=ended,
            minutes=self.deadline.minutes,
            timed_out=self.deadline.over(now),
            lines=tuple(lines),
            whole=_part("all", lines),
            parts=_by_tag(lines),
        )

    def _count(self, now: datetime) -> None:
        """Count the time spent on the question looked at up to now."""
        now = min(now, self.deadline.at)
        if self._since is not None and now > self._since:
            self._spent[self.place] += now - self._since
        self._since = now


def _put(item: Item, started: datetime) -> Asked:
    """The question, its choices in an order fixed by question and exam."""
    return item.question.ask(Random(f"{started.isoformat()}/{item.bank_id}/{item.question.id}"))


def _part(name: str, lines: Sequence[Line]) -> Part:
    return Part(name, sum(line.mark.points for line in lines), len(lines))


def _by_tag(lines: Sequence[Line]) -> tuple[Part, ...]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        for tag in line.item.question.tags or ("untagged",):
            found.setdefault(tag, []).append(line)
    if set(found) == {"untagged"}:
        return ()
    parts = [_part(tag, of_tag) for tag, of_tag in found.items()]
    return tuple(sorted(parts, key=lambda part: (part.share, part.name)))
