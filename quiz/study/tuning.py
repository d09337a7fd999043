"""FSRS fitted to one learner, and what a wished retention costs; both by the Rust engine that Anki uses.

Training items follow Anki: an item per review on a later day, holding the card's history up to it, with the
study days between. Answers on one study day lie 0 days apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

import fsrs_rs_python as fsrs

from quiz.study.card import Rating
from quiz.study.replay import History

LEAST = 100
"""Reviews on a later day that a fit needs; with fewer the defaults, learned from many people, are better."""

_SEED = 7
_HORIZON = 365


@dataclass(frozen=True, slots=True)
class Fit:
    """How well parameters foretell the log: the lower, the better.

    Attributes:
        log_loss: mean cross-entropy of known or not against retrievability.
        rmse: root mean square error over bins of like history (Anki's ``RMSE(bins)``), 0 to 1.
    """

    log_loss: float
    rmse: float


@dataclass(frozen=True, slots=True)
class Tuning:
    """What a fit came to.

    Attributes:
        reviews: how many reviews on a later day it learned from.
        before, after: the fit of the parameters in use, and of the new ones.
        parameters: the new ones, 21 numbers.
    """

    reviews: int
    before: Fit
    after: Fit
    parameters: tuple[float, ...]

    @property
    def better(self) -> bool:
        """Whether the new ones foretell better by both measures."""
        return self.after.log_loss < self.before.log_loss and self.after.rmse <= self.before.rmse

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {**asdict(self), "better": self.better}


@dataclass(frozen=True, slots=True)
class Workload:
    """A year at some retention, simulated.

    Attributes:
        retention: the wished one.
        reviews: answers to known questions in the year.
        minutes: time for all answers of the year.
        known: questions known at the end, on average.
    """

    retention: float
    reviews: int
    minutes: float
    known: float


def prefixes(history: History) -> list[list[tuple[Rating, int]]]:
    """For each review on a later day, all answers up to it: their ratings, and the days between."""
    answers: list[tuple[Rating, int]] = []
    found: list[list[tuple[Rating, int]]] = []
    last: int | None = None
    for day, rating in history:
        gap = 0 if last is None else max(0, day - last)
        answers.append((rating, gap))
        last = day
        if gap:
            found.append(list(answers))
    return found


def items_of(histories: Iterable[History]) -> list[fsrs.FSRSItem]:
    """The training items of all questions."""
    return [
        fsrs.FSRSItem([fsrs.FSRSReview(int(rating), gap) for rating, gap in answers])
        for history in histories
        for answers in prefixes(history)
    ]


def tune(histories: Iterable[History], parameters: Sequence[float], relearning_steps: int) -> Tuning | int:
    """Fit parameters to a learner's answers.

    Args:
        parameters: those in use; empty for the defaults.
        relearning_steps: how many steps a lapse leads through.

    Returns:
        The fit, or the number of reviews where they are fewer than :data:`LEAST`.
    """
    items = items_of(histories)
    if len(items) < LEAST:
        return len(items)
    used = list(parameters or fsrs.DEFAULT_PARAMETERS)
    found = fsrs.FSRS(used).compute_parameters(items, num_relearning_steps=relearning_steps)
    return Tuning(len(items), _fit(used, items), _fit(found, items), tuple(found))


def _fit(parameters: Sequence[float], items: Sequence[fsrs.FSRSItem]) -> Fit:
    found = fsrs.FSRS(list(parameters)).evaluate(items)
    return Fit(found.log_loss, found.rmse_bins)


def workloads(
    retentions: Iterable[float], parameters: Sequence[float], *, questions: int, new_per_day: int
) -> list[Workload]:
    """A simulated year for each wished retention, with the answering times of Anki's users at large.

    Args:
        questions: how many there are in all, 1 or more.
        new_per_day: how many of them a day brings, 1 or more.
    """
    config = fsrs.default_simulator_config()
    config.deck_size = max(1, questions)
    config.learn_span = _HORIZON
    config.learn_limit = max(1, new_per_day)
    config.review_limit = 9_999
    config.max_cost_perday = 86_400.0
    used = list(parameters or fsrs.DEFAULT_PARAMETERS)
    found = []
    for retention in retentions:
        year = fsrs.simulate(used, retention, config, _SEED)
        found.append(
            Workload(
                retention=retention,
                reviews=sum(year.review_cnt_per_day),
                minutes=sum(year.cost_per_day) / 60,
                known=year.memorized_cnt_per_day[-1],
            )
        )
    return found


def compared(one: Workload, other: Workload) -> str:
    """What changing from one retention to the other means, in a line."""
    times = other.reviews / max(1, one.reviews)
    share = (other.known - one.known) / max(1.0, one.known)
    more = f"{abs(share):.0%} {'more' if share >= 0 else 'fewer'} questions known after a year"
    return f"{other.retention:g} costs {times:.1f} times the reviews of {one.retention:g}, with {more}."
