"""A name is told by its clipped, packed and spelt-out forms as well."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.generate import abbreviated, gates, telling
from quiz.generate.article import read_article
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import Frames
from quiz.generate.phrase import Writer
from quiz.generate.reading import read


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("Hald Utd to sell ground", "Halden United", True),
        ("Halden sell ground", "Halden United", False),
        ("Velodrom at Tista closes", "Velodromia", False),
        ("Velo at Tista closes", "Velodromia", True),
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


def told(title: str, stem: str, key: str, kind: str = "person") -> tuple[str, str]:
    """What the gates say to a stem whose answer the headline may tell."""
    text = f"Old {key} sold the ground to the Tista Club on Monday. The ground lies by the river Tista. " * 8
    article = read_article(text, title=title, published=date(2010, 5, 6))
    w = Writer(read(article), article)
    n = next((n for n, e in enumerate(w.reading.entities) if e.name == key), 0)
    d = Draft("who", (stem,), (Answer(key, kind, n, accept=(key,)),), "x", 0, (f"{key} sold the ground",))
    return gates.passing(w, d, stem)


def test_no_headline_tells_the_answer_by_a_short_form() -> None:
    """Behind "Hald Utd" nobody is asked for Halden United; without its headline a stem must single out."""
    stem = "Who sold the ground to Ole Berg?"
    assert telling.leaking(*leak("Hald Utd to sell ground: " + stem))
    assert not telling.leaking(*leak("Club to sell ground: " + stem))


def leak(stem: str) -> tuple[Writer, Draft, str]:
    """A draft for Halden United with a stem."""
    article = read_article("Halden United sold the ground to Ole Berg on Monday. " * 10, title="Club")
    w = Writer(read(article), article)
    return w, Draft("who", (stem,), (Answer("Halden United", "organization", 0),), "x", 0, ("x",)), stem


@pytest.mark.parametrize(
    ("stem", "asked"),
    [
        ("Who served with the Tista Air Force in the war of 1931?", True),
        ("Who served with the Tista Air Force for years?", False),
    ],
)
def test_a_story_whose_headline_tells_the_answer_asks_without_it(stem: str, asked: bool) -> None:
    """Only where the stem singles somebody out by itself."""
    found, why = told("Ole Berg, flyer, dies", stem, "Ole Berg")
    assert (why == "nothing but its frame, which tells the answer, says who is meant") is not asked, why
    assert found == stem
