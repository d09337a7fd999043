"""What may stand beside a key, and what has too many keys: purposes, years, classes, half a name."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from quiz.generate import gates, loose, valued
from quiz.generate.article import read_article
from quiz.generate.asking import reasons
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.reading import read
from quiz.generate.slots import Slots
from quiz.generate.statements import extract

DEEDS = (
    "Anna Lee built the Tista Tower in Halden in 1931 to watch ships from Moss. {0} sold the mill in "
    "1935 to pay masons from Moss. {0} went to Moss in 1938 to teach young sailors. The town of "
    "Halden lies on the river, and many visitors come in summer to see the old harbour and the castle above."
)


def writer(text: str, **more: object) -> Writer:
    """A text, read."""
    article = read_article(text, title="Halden", **more)  # type: ignore[arg-type]
    return Writer(read(article), article)


@pytest.mark.parametrize(("doer", "fair"), [("Anna Lee", True), ("Karl Berg", False)])
def test_only_the_doers_own_purposes_stand_beside_one(doer: str, fair: bool) -> None:
    """What somebody else meant to do is no likely answer."""
    w = writer(DEEDS.format(doer))
    keys = {d.answers[0].text for d in reasons.ask(w, extract(w, Counter()))}
    assert ("To watch ships from Moss" in keys) is fair


@pytest.mark.parametrize(
    ("stem", "fair"),
    [
        ("In which year did the mill burn down?", True),
        ("In which year did the mill burn down during the Tista War?", False),
        ("In which year did the mill burn down after the Halden Civil War?", False),
    ],
)
def test_a_named_war_leaves_no_choice_of_years(stem: str, fair: bool) -> None:
    """Who knows when it was can tell the other years from it."""
    w = writer(DEEDS.format("Anna Lee"))
    d = Draft("when", (stem,), (Answer("1931", "year", value=1931),), "1", 0, ("x",))
    assert bool(valued.years_for(Slots(w), d)) is fair


@pytest.mark.parametrize(
    ("stem", "shared"),
    [
        ("Which person did the Halden Guide list as a fine mason?", True),
        ("Which person did the Halden Guide list as the finest mason?", False),
        ("In 1931 the Halden Guide listed {{Anna Lee}} as a fine mason.", True),
    ],
)
def test_a_class_has_other_members(stem: str, shared: bool) -> None:
    """Whoever is listed as one of a class is not the only one."""
    w = writer(DEEDS.format("Anna Lee"))
    d = Draft("turned", (stem,), (Answer("Anna Lee", "person", 0),), "1", 0, ("x",))
    assert loose.shared(w, d, stem) is shared


@pytest.mark.parametrize(
    ("day", "kind", "refused"), [("2010-05-06", "who", True), ("", "who", False), ("", "gap", True)]
)
def test_nobody_is_asked_for_by_half_a_name(day: str, kind: str, refused: bool) -> None:
    """The article says only "Strandvik": who knows the first name would be marked wrong."""
    text = DEEDS.format("Mr Strandvik")
    w = writer(text, published=date.fromisoformat(day) if day else None)
    for name, half in (("Strandvik", refused), ("Anna Lee", False)):
        n = next(n for n, e in enumerate(w.reading.entities) if e.name == name)
        d = Draft(kind, ("Who sold the mill?",), (Answer(name, "person", n),), "1", 1, ("x",))
        assert loose.half_named(w, d, d.stem) is half
    assert loose.half_named in [gate for _, gate in gates.GATES]
