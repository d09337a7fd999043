"""A name is told by its clipped, packed and spelt-out forms as well."""

from __future__ import annotations

import pytest

from quiz.generate import abbreviated
from quiz.generate.article import read_article
from quiz.generate.frames import Frames
from quiz.generate.reading import read


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Hald Utd to sell ground", "Halden United", True),
        ("Halden sell ground", "Halden United", False),
        ("Man U to sell ground", "Manchester United", True),
        ("Operation HAL", "OPHAL", True),
        ("New Halden State Road 31B", "NH 31B", True),
        ("New Halden State Road 31B", "Tista", False),
        ("Norway Amends Salt Act", "Nasa", False),
        ("Old Tista Bridge", "HLX", False),
    ],
)
def test_a_short_form_tells_the_long_one_and_back(text: str, name: str, told: bool) -> None:
    """Who reads "Hald Utd" before a question knows that Halden United is meant."""
    assert abbreviated.tells(text, name, "organization") is told


@pytest.mark.parametrize(
    ("stem", "sole"),
    [
        ("Who served as a pilot with the Tista Air Force during World War II?", False),
        ("Who left Halden to join Moss after a row with Berg?", True),
        ("Who was the first mayor of Halden?", True),
        ("Who rules a Norwegian club in Europe?", False),
        ("{{Anna Lee}}'s board met Ole Berg.", False),
    ],
)
def test_a_stem_without_its_frame_must_single_somebody_out(stem: str, sole: bool) -> None:
    """Thousands served in one war; one man left this club for that one. What is asked for is no name."""
    article = read_article("Anna Lee went to Halden in May. " * 12, title="Anna Lee")
    assert Frames(read(article), article).sole(stem) is sole
