"""Other ways to write a key: initials, nicknames, honours, clubs, the noun that the stem gives."""

from __future__ import annotations

import pytest

from quiz.generate import spelt, usual


@pytest.mark.parametrize(
    ("name", "raw", "others"),
    [
        ("Halden Salt Workers Union", "", {"HSWU"}),
        (
            "Tista Polar Research Network",
            "A Tista Polar Research Network (TiPoN) met.",
            {"TPRN", "TiPoN"},
        ),
        ("HLX Seaport", "", {"HLX", "Seaport"}),
        ("HLX Group", "", {"HLX"}),
        ("US Salt", "", set()),
        ("Moss Road Church", "", set()),
        ("Halden United", "", {"Halden", "Halden Utd"}),
        ("Sheffield United", "", {"Sheffield Utd"}),
        ("Halden library", "The Halden Public Library opened.", {"Halden Public Library"}),
    ],
)
def test_a_body_by_its_other_names(name: str, raw: str, others: set[str]) -> None:
    """Initials of three words or more, or the article's; a unit by its parent's, a club by its town."""
    assert set(spelt.of_body(name, "organization", raw)) == others


def test_a_site_has_only_the_initials_it_is_given() -> None:
    """Nobody calls a bridge by letters unless the article does."""
    assert spelt.of_body("Old Tista Bridge", "site", "") == []
    assert spelt.of_body("Old Tista Bridge", "site", "the Old Tista Bridge (OTB) fell") == ["OTB"]


@pytest.mark.parametrize(
    ("name", "raw", "others"),
    [
        ("Ole", 'The skipper "Lucky Ole" Strand sailed. Ole won.', {"Lucky Ole", "Ole Strand", "Strand"}),
        ("Ole", 'They filmed "Lucky" Ole Strand.', {"Lucky Ole", "Ole Strand", "Strand"}),
        ("Ole Strand", "Ole “Lucky” Strand sailed.", {"Lucky", "Lucky Strand"}),
        ("Ole", "Ole sailed with Strand.", set()),
        ("Ole", 'He called it "Lucky" when Ole Strand won.', set()),
        ("Anna Berit Moe", "", {"Anna Moe", "Berit Moe"}),
        ("Anna B. Moe", "", {"Anna Moe"}),
        ("Ole Strand Jr.", "", {"Ole Strand"}),
        ("Dane Ole Strand", "", {"Ole Strand"}),
        ("Ole Strand", "Sir Ole Strand sailed.", {"Sir Ole Strand"}),
    ],
)
def test_a_person_by_other_names(name: str, raw: str, others: set[str]) -> None:
    """A nickname with the family's name, no middle name, no nation before it, an honour of the article's."""
    surname = spelt.without_junior(name).split()[-1] if " " in name else ""
    found = set(spelt.of_person(name, surname, raw))
    assert others <= found
    assert found if others else not found


@pytest.mark.parametrize(
    ("name", "stem", "others"),
    [
        ("Tista", "Which river did he cross?", ["River Tista", "Tista River"]),
        ("Lake Femsjo", "On which lake does it lie?", ["Femsjo"]),
        ("Femsjo", "On which lake does it lie?", ["Lake Femsjo", "Femsjo Lake"]),
        ("University of Halden", "At which university did she teach?", ["Halden", "Halden University"]),
        ("Bank of Halden", "Which bank failed?", []),
        ("Halden", "In which city was she born?", []),
    ],
)
def test_the_noun_of_the_stem_may_be_typed_or_left_out(name: str, stem: str, others: list[str]) -> None:
    """Who is asked "which river" may answer with or without the word; a bank's town is not the bank."""
    assert spelt.by_stem(name, stem) == others


def test_a_century_in_words() -> None:
    """As one says it."""
    assert spelt.of_century("18th century") == ["eighteenth century", "eighteenth"]
    assert spelt.of_century("1800s") == []


def test_what_everybody_calls_it() -> None:
    """A well-known city or club by its short names; a university's city is not the university."""
    assert "NYC" in usual.names("New York City", "city")
    assert "Washington, D.C." in usual.names("Washington", "city")
    assert "Spurs" in usual.names("Tottenham Hotspur", "organization")
    assert "Harvard University" in usual.names("Harvard", "organization")
    assert usual.names("Oxford", "city") == []
    assert usual.names("Washington", "person") == []
    assert usual.names("Halden", "city") == []


def test_a_surname_may_be_typed_in_full() -> None:
    """Where the article names one of that surname in full; of two nobody knows which is meant."""
    assert spelt.fuller("Berg", "Karl Berg came. Berg went.") == ["Karl Berg"]
    assert spelt.fuller("Berg", "Karl Berg came. Anna Berg went.") == []
    assert spelt.fuller("Berg", "The Berg stood.") == []
