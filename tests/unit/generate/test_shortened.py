"""Short forms of a key: ranks left out, given names, halves of double names, firms, lands."""

from __future__ import annotations

import pytest

from quiz.generate import accepting, shortened, usual
from quiz.generate.drafts import Answer, Draft
from tests.unit.generate.writers import untitled, writer


def test_a_rank_need_not_be_typed() -> None:
    """ "Gen." is no part of a name; before a bare surname it stays, for the surname is taken by itself."""
    assert shortened.unranked("Lt. Gen. Ole Strand") == ["Ole Strand"]
    assert shortened.unranked("Gen. Strand") == []
    assert shortened.unranked("Gene Strand") == []


def test_some_peoples_are_called_by_the_given_name() -> None:
    """Of a Thai or an Icelander the first name will do, of others it will not."""
    said = "Somrak Phanom, of Thailand, won."
    assert shortened.by_given_name("Somrak Phanom", said) == ["Somrak"]
    assert shortened.by_given_name("Anna Moe", said) == []
    assert shortened.by_given_name("Somrak Phanom", "Somrak Phanom won.") == []


@pytest.mark.parametrize(
    ("name", "raw", "others"),
    [
        ("Tarn-Vik Valley", "It is grown in the Vik valley.", ["Vik Valley", "Vik"]),
        ("Tarn-Vik Valley", "It is grown in the Tarn-Vik valley.", []),
        ("Tarn-Vik Valley", "Neither the Tarn valley nor the Vik valley.", []),
        ("Korvex Laboratories", "Korvex Laboratories grew.", ["Korvex"]),
        ("Korvex Laboratories", "Korvex Laboratories left the Korvex Group.", []),
        ("Apex Group", "The apex of the Apex Group.", []),
        ("Norwegian Industries", "", []),
        ("CodeCrab Junior", "CodeCrab Junior won.", ["CodeCrab"]),
        ("CodeCrab Junior", "CodeCrab Junior beat CodeCrab Senior.", []),
        ("Anna Junior", "", []),
        ("Velo", "Tarnco grew fast. Tarnco sold its ships in 1999 and is now known as Velo.", ["Tarnco"]),
        ("Velo", "Tarnco is known as a rival of Velo.", []),
    ],
)
def test_a_thing_by_its_short_or_former_name(name: str, raw: str, others: list[str]) -> None:
    """Half a double name, a firm without its tail, a made-up word, the old name; nothing ambiguous."""
    assert shortened.of_thing(name, "", raw) == others


def test_what_belongs_to_a_land_by_the_land() -> None:
    """Where the noun is in the question, the land is all that is asked for, in any of its forms."""
    found = shortened.of_thing("US Navy", "Which navy sent ships?", "")
    assert {"American Navy", "American", "United States"} <= set(found)
    assert shortened.of_thing("US Navy", "Who sent ships?", "") == []


def test_a_usual_name_fits_into_any_gap() -> None:
    """ "IMF" is right where the article never writes it."""
    raw = "The land turned to the International Monetary Fund."
    stem = "The land turned to the {{International Monetary Fund|IMF|LFX}}."
    assert accepting.fitting(raw, stem) == "The land turned to the {{International Monetary Fund|IMF}}."


def test_a_surname_that_is_a_first_name_is_one_in_news() -> None:
    """ "Peter" for "Karl Peter": of a king it may be a first name, of a player in a report it is none."""
    report = "Karl Peter scored on Saturday. The coach said that last week he had been ill."
    history = "Karl Peter ruled the land for thirty years and built many roads."
    for text, taken in ((report, True), (history, False)):
        w = untitled(text)
        (n,) = [n for n, e in enumerate(w.reading.entities) if e.name == "Karl Peter"]
        assert ("Peter" in accepting.gap_spellings(w, Answer("Karl Peter", "person", n))) is taken


def test_two_of_one_rank_and_surname_are_two() -> None:
    """ "Rajah Ole Strand" and "Rajah Karl Ivar Strand" begin and end alike, and are two people."""
    w = writer("Rajah Ole Strand founded a council. Later Rajah Karl Ivar Strand closed the council.")
    assert not any(
        {"Rajah Ole Strand", "Rajah Karl Ivar Strand"} <= set(e.aliases) for e in w.reading.entities
    )


def test_an_administration_by_its_head() -> None:
    """ "Strand" will do for "Strand administration", also where it is written with a capital elsewhere."""
    w = writer("The Strand administration pledged money. The Strand Administration sent ships.")
    d = Draft(
        kind="what",
        stems=("Which administration pledged money for the harbour?",),
        answers=(Answer("Strand administration", "thing"),),
        fact="0",
        sentence=0,
        evidence=("The Strand administration pledged money.",),
    )
    assert "Strand" in accepting.accepted(w, d)


def test_an_initial_in_the_middle_need_not_be_typed() -> None:
    """ "Ole Strand" fills the gap of "Ole K. Strand"; initials in front are all the name there is."""
    assert shortened.uninitialled("Ole K. Strand") == ["Ole Strand"]
    assert shortened.uninitialled("Ole K. L. Strand") == ["Ole Strand"]
    assert shortened.uninitialled("O. K. Strand") == []
    w = writer("The bridge was opened by Ole K. Strand in 1931.")
    (n,) = [n for n, e in enumerate(w.reading.entities) if e.name == "Ole K. Strand"]
    assert "Ole Strand" in accepting.gap_spellings(w, Answer("Ole K. Strand", "person", n))


def test_a_double_surname_is_one_behind_a_first_name() -> None:
    """ "Moe-Strand" for "Mark Moe-Strand"; what stands behind a Korean family name is the first name."""
    for name, last, taken in (("Mark Moe-Strand", "Moe-Strand", True), ("Kim Jong-Min", "Jong-Min", False)):
        w = writer(f"The bridge was opened by {name} in 1931.")
        (n,) = [n for n, e in enumerate(w.reading.entities) if e.name == name]
        assert (last in accepting.gap_spellings(w, Answer(name, "person", n))) is taken


def test_letters_of_several_meanings_do_for_the_name_alone() -> None:
    """Whoever types "ABC" for the broadcaster is right; which broadcaster "ABC" is, nobody knows."""
    assert "ABC" in usual.names("Australian Broadcasting Corporation", "organization")
    assert usual.names("ABC", "organization") == []
    assert "Recording Industry Association of America" in usual.names("RIAA", "organization")


@pytest.mark.parametrize(
    ("key", "others"),
    [("one month", {"a month", "1 month"}), ("an hour", {"one hour", "1 hour"}), ("two days", {"2 days"})],
)
def test_one_of_a_duration_is_an_article(key: str, others: set[str]) -> None:
    """ "A month" is what anybody types for one."""
    assert set(accepting._counted(key)) == {key} | others
