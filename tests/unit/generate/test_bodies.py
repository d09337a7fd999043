"""People and the bodies they belong to, matched where an article tells three or more."""

from __future__ import annotations

from quiz.generate import reading
from quiz.generate.article import read_article
from quiz.generate.asking import bodies
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer

FILL = " The town of Halden lies on the river Tista. Many visitors come in summer to see the old castle."
THREE = (
    "Ann Lee of the Harbour Party opened the debate in Halden. The Liberal Party's Peter Lund answered her. "
    "Later Maria Keller from the Tista Company asked for a vote, and Erik Solberg of Oslo left."
)


def drafts(text: str) -> list[Draft]:
    """The drafts of a text."""
    article = read_article(text + FILL)
    return list(bodies.ask(Writer(reading.read(article), article), []))


def test_three_people_and_their_bodies_are_matched() -> None:
    """ "Of", "from" and an owner tell whence somebody comes; a town is no body."""
    (found,) = drafts(THREE)
    assert ("Ann Lee", "Harbour Party") in found.pairs
    assert ("Peter Lund", "Liberal Party") in found.pairs
    assert not any("Oslo" in pair for pair in found.pairs)
    assert all(evidence in THREE for evidence in found.evidence)


def test_who_is_told_of_two_bodies_is_matched_with_none() -> None:
    """Two bodies of one person leave too few pairs here, and one body serves one person only."""
    assert not drafts(THREE + " Ann Lee of the Liberal Party spoke last.")
    assert not drafts(THREE.replace("Liberal", "Harbour"))
