"""What a story says "will" of is asked as what was to be: later nobody knows whether it came to be."""

from __future__ import annotations

from collections.abc import Callable

from quiz.generate import Generated

Make = Callable[..., Generated]

STORY = (
    "The Tista Museum opened a new hall in Halden on Monday. Director Ann Lee showed the hall to 200 guests. "
    "The yacht Sea Breeze will be moved to the Coast Museum in Bergen after the summer. "
    "The Coast Museum will lend the ferry Alma and the sloop Nora to the Tista Museum. "
    "The town of Halden lies on the river Tista, and many visitors come to see the old castle above it."
)


def stems(made: Make, date: str) -> str:
    """All stems of the story, told on a day or without one."""
    head = f"---\ntitle: Old ships change places in new halls\n{date}---\n\n"
    return "\n".join(q.stem for q in made(head + STORY).bank.questions)


def test_a_plan_is_told_as_a_plan_of_its_day(made: Make) -> None:
    """ "Will be moved to Bergen" becomes "was to be moved", behind the headline and its month."""
    found = [q for q in stems(made, "date: 2019-05-07\n").splitlines() if " was to " in q]
    assert any("was to be moved to the Coast Museum" in q for q in found)
    assert all("(May 2019)" in q for q in found)


def test_without_a_day_nothing_is_planned(made: Make) -> None:
    """Where nobody knows when it was written, a future is no fact."""
    assert "Coast Museum" not in stems(made, "")
