"""Things, measures and periods as answers: asked where the article settles them, otherwise not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quiz.generate import Generated
from tests.unit.generate.conftest import asked, everything

Make = Callable[..., Generated]

ABBEY = """\
# Abbey of Tolmin

The Abbey of Tolmin was founded by Bishop Anton Hribar in 1240. A great fire destroyed the Abbey of Tolmin
in 1388. The Kofler family rebuilt the Abbey of Tolmin in the 15th century. Monks of the Abbey of Tolmin
copied old chronicles for the court in Vienna. In the summer of 1522, peasant rebels attacked the Abbey of
Tolmin. In 1790 the abbey was closed because of heavy debts. The highest point of the Lipa valley is a
chapel. The Abbey of Tolmin was sold for 4 million euros in 1995. Engineers worked on the roof of the Abbey
of Tolmin for nine years. In Slovenia, the winter feast of the Abbey of Tolmin is called the Candle Night.
The Abbey of Tolmin reduced its staff by 20 percent in 2003.
"""

TRIAL = """\
# Court in Lisbon convicts Rui Falcao

A jury in Lisbon convicted Rui Falcao of tax fraud on 12 June 2014. Police had searched his house. Falcao
will pay a fine. The company of Falcao is based on the sale of old cars. Falcao was accused of false
accounting by Ana Pires in 2012. The two officers met Falcao. Falcao bought a yacht in Porto with money
from the Bank of Faro in 2011. The court will sit again. The team of Falcao asked for a second hearing.
"""


@pytest.mark.parametrize(
    ("start", "answer"),
    [
        ("Which family rebuilt the Abbey of Tolmin", "Kofler family"),
        ("In which century did the Kofler family rebuild", "15th century"),
        ("For how long did engineers work on the roof", "nine years"),
        ("For how much was the Abbey of Tolmin sold", "4 million euros"),
    ],
)
def test_what_can_be_typed_is_asked(start: str, answer: str) -> None:
    """Names of things, periods, durations and sums are asked with the wh-word they want."""
    found = asked(ABBEY)
    assert [key.text for stem, key in found.items() if stem.startswith(start)][:1] == [answer], found


def test_other_ways_to_type_an_answer() -> None:
    """The name before a common noun is enough, and so is a sum in other signs."""
    accepted = {spelling for answer in asked(ABBEY).values() for spelling in answer.accept}
    assert {"Kofler", "€4 million"} <= accepted


def test_common_nouns_are_not_typed() -> None:
    """A fire, a debt, a fraud and a season have too many names to be typed."""
    keys = {answer.text for text in (ABBEY, TRIAL) for answer in asked(text).values()}
    assert not keys & {"great fire", "heavy debts", "chapel", "tax fraud", "summer of 1522"}


def test_nothing_rests_on_a_time_that_is_missing(made: Make) -> None:
    """A past before a past and a future without a date are left alone."""
    assert not re.search(r"search|fine|sit again", everything(made(TRIAL)))


def test_people_without_names_are_not_asked_about(made: Make) -> None:
    """ "The two officers" and "the second hearing" tell nobody who or which is meant."""
    assert not re.search(r"two officers|second hearing", everything(made(TRIAL)))
