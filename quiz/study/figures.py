"""The figures of ``sco-quiz stats``: how much was answered, how well, and what is learned."""

from __future__ import annotations

from dataclasses import asdict, dataclass


def share_text(part: int, whole: int) -> str:
    """``83%``, or a dash where there is nothing to share."""
    return f"{part / whole:.0%}" if whole else "–"


def duration(seconds: float) -> str:
    """``20 s``, ``12 min`` or ``1 h 5 min``; from half a minute on in whole minutes."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} s"
    return f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What the log holds of one bank, or of all; answers that were taken back do not count.

    Attributes:
        answers: how many.
        right: how many at full points.
        points: sum of points, 0 to 1 each.
        reviews: answers to questions that were in review before.
        recalled: of those, the ones not rated Again.
        seconds: time spent answering.
    """

    answers: int = 0
    right: int = 0
    points: float = 0.0
    reviews: int = 0
    recalled: int = 0
    seconds: float = 0.0

    def __add__(self, other: Totals) -> Totals:
        return Totals(
            answers=self.answers + other.answers,
            right=self.right + other.right,
            points=self.points + other.points,
            reviews=self.reviews + other.reviews,
            recalled=self.recalled + other.recalled,
            seconds=self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BankFigures:
    """One bank's figures; counts as on the home screen."""

    bank_id: str
    title: str
    questions: int
    due: int
    new: int
    learned: int
    totals: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A learner's figures over all banks.

    Attributes:
        today: answers on this study day.
        streak_days: study days in a row, up to today or yesterday.
        longest_streak_days: the most there ever were.
        study_days: days with any answer.
    """

    totals: Totals
    today: int
    streak_days: int
    longest_streak_days: int
    study_days: int
    banks: tuple[BankFigures, ...]

    def as_dict(self) -> dict[str, object]:
        """For ``--json``: flat, seconds and shares as numbers, null where nothing is to be shared."""
        totals = self.totals
        return {
            **asdict(totals),
            "seconds": round(totals.seconds, 1),
            "right_share": totals.right / totals.answers if totals.answers else None,
            "true_retention": totals.recalled / totals.reviews if totals.reviews else None,
            "today": self.today,
            "streak_days": self.streak_days,
            "longest_streak_days": self.longest_streak_days,
            "study_days": self.study_days,
            "banks": [asdict(bank) for bank in self.banks],
        }

    def rows(self) -> list[tuple[str, str]]:
        """For people: a line each."""
        totals = self.totals
        return [
            ("Answers today", f"{self.today:,}"),
            ("Answers in all", f"{totals.answers:,}"),
            ("Right", share_text(totals.right, totals.answers)),
            ("Reviews recalled", share_text(totals.recalled, totals.reviews)),
            ("Days in a row", f"{self.streak_days} (longest {self.longest_streak_days})"),
            ("Days studied", f"{self.study_days:,}"),
            ("Time answering", duration(totals.seconds)),
        ]
