"""The title a stem begins with is left out in lists under that title, and nothing else is."""

from __future__ import annotations

import pytest

from quiz.questions.leadin import months, without_lead_in

TITLE = "Ferry runs aground off Porthaven"


@pytest.mark.parametrize(
    ("stem", "shown"),
    [
        (f"“{TITLE}” (November 2026): How many were on board?", "How many were on board?"),
        (f"“{TITLE}”: How many were on board?", "How many were on board?"),
        (f'"{TITLE}" (May 2020): “Aground” was said by whom?', "“Aground” was said by whom?"),
        (f"{TITLE}: Who was the captain?", "Who was the captain?"),
        (f"{TITLE} (November 2026): Who was the captain?", "Who was the captain?"),
        ("Which ferry ran aground off Porthaven?", "Which ferry ran aground off Porthaven?"),
        (f"{TITLE}: the ferry's captain is who?", f"{TITLE}: the ferry's captain is who?"),
        (f"{TITLE} again: Who was the captain?", f"{TITLE} again: Who was the captain?"),
        (f"{TITLE}:", f"{TITLE}:"),
        (f"{TITLE} and two sail: True?", f"{TITLE} and two sail: True?"),
    ],
)
def test_only_the_title_with_its_month_is_left_out(stem: str, shown: str) -> None:
    """In or without quotation marks; what follows is a sentence of its own, or the stem stays whole."""
    assert without_lead_in(stem, "Another title", "", f"{TITLE} (2026-11-03)") == shown
    assert without_lead_in(stem, "Another title", "") == stem


def test_the_months_of_the_lead_ins_are_known() -> None:
    """A sheet that leaves them out puts them into its heading."""
    stems = [f"“{TITLE}” (May 2020): Who?", f"{TITLE}: What?", "Where in (June 2020): Here?"]
    assert months(stems, TITLE) == {"May 2020", ""}


def test_the_beginning_of_a_long_title_is_the_title() -> None:
    """As generated stems have it, in quotation marks; a word of it is not."""
    long = f"{TITLE}: all saved, harbour closed"
    assert without_lead_in(f"“{TITLE}” (May 2020): Who saw it?", long) == "Who saw it?"
    assert without_lead_in("“Ferry”: Who saw it?", long) == "“Ferry”: Who saw it?"


def test_the_heading_of_a_section_stays() -> None:
    """It tells which part of the article is meant."""
    assert without_lead_in(f"“{TITLE}” (May 2020), The crew: Who slept?", TITLE) == "The crew: Who slept?"
    assert without_lead_in(f"“{TITLE}”, was it true?", TITLE) == f"“{TITLE}”, was it true?"
