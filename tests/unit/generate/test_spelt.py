"""Other ways to write a key: initials, nicknames, honours, clubs, the noun that the stem gives."""

from __future__ import annotations

import pytest

from quiz.generate import accepting, spelt, usual
from quiz.generate.article import read_article
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.reading import read

FILL = (
    " The town of Halden lies on the river Tista. The town has a castle, a theatre and two schools."
    " Many visitors come in summer to see the old harbour and the castle that stands above it, and they stay."
)


@pytest.mark.parametrize(
    ("name", "raw", "others"),
    [
        ("Halden Salt Workers Union", "", set()),
        ("Halden Salt Workers Union", "The HSWU met.", {"HSWU"}),
        ("Department of Salt", "", {"Salt Department"}),
        ("Salt Ministry", "", {"Ministry of Salt"}),
        ("Norwegian Ministry", "", set()),
        ("Moe Group", "Moe sold salt.", {"Moe"}),
        ("Moe Group", "The Moe Group sold salt.", set()),
        ("Moe", "Moe Holdings sold salt. Moe grew.", {"Moe Holdings"}),
        (
            "Tista Polar Research Network",
            "A Tista Polar Research Network (TiPoN) met.",
            {"TiPoN"},
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
    """The article's initials and none made up; a unit by its parent's, a club by its town."""
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
        ('Ole Berit "Kalle" Strand', "", {"Kalle Strand", "Ole Strand", "Ole Berit Strand"}),
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


def test_a_theatre_by_the_surname_of_whom_it_honours() -> None:
    """Where "which theatre" is asked for; not where another of that surname, or a common word, is in it."""
    asked = "Which theatre burned?"
    assert spelt.eponym("Berit Moe Theatre", asked, "The Berit Moe Theatre burned.") == ["Moe Theatre", "Moe"]
    assert spelt.eponym("Berit Moe Theatre", "Which house burned?", "The Berit Moe Theatre burned.") == []
    assert spelt.eponym("Berit Moe Theatre", asked, "Karl Moe saw the Berit Moe Theatre burn.") == []
    assert spelt.eponym("New Halden School", "Which school burned?", "The New Halden School burned.") == []
    assert spelt.eponym("Anna Lund City", "Which city burned?", "Anna Lund City burned.") == []
    assert spelt.eponym("Old Tista Theatre", asked, "The Old Tista Theatre was old.") == []


def test_a_ruler_without_the_number() -> None:
    """A rare name needs none, unless the article has two; "Henry" alone is anybody."""
    assert spelt.unnumbered("Haldor IV", "Haldor IV came.") == ["Haldor"]
    assert spelt.unnumbered("Haldor IV", "Haldor IV was the son of Haldor III.") == []
    assert spelt.unnumbered("Henry III", "Henry III came.") == []


def test_a_last_part_that_the_article_has_alone() -> None:
    """A person who was not read as one still has a surname; a body has none."""
    assert spelt.last_part("Tindra Albertine Mbeki", "Tindra Albertine Mbeki ran. Mbeki won.") == ["Mbeki"]
    assert spelt.last_part("Tindra Albertine Mbeki", "Tindra Albertine Mbeki ran.") == []
    assert spelt.last_part("Halden Audit Office", "Office hours are long. Office work.") == []


def test_a_decade_in_all_its_forms() -> None:
    """The decade is the model where the article has a part of it; only the last century's are short."""
    asked = "In which decade was it built?"
    assert spelt.of_decade("early 1970s", asked) == ["1970s", "early 1970s", "70s", "'70s", "seventies"]
    assert spelt.of_decade("1870s", asked) == ["1870s", "1870s"]
    assert spelt.of_decade("early 1970s", "When was it built?") == []


def test_the_full_stop_of_a_sentence_is_no_part_of_a_name() -> None:
    """An abbreviation keeps its own."""
    assert spelt.unstopped("Karl Ore.") == "Karl Ore"
    assert spelt.unstopped("Karl Ore Jr.") == "Karl Ore Jr."
    assert spelt.unstopped("Moe Inc.") == "Moe Inc."


def taken(text: str, key: str, stem: str, kind: str = "person", title: str = "Halden") -> tuple[str, ...]:
    """What is taken for the entity of that name, asked for by a stem about the text's first sentence."""
    article = read_article(text + FILL, title=title)
    w = Writer(read(article), article)
    number = next((n for n, e in enumerate(w.reading.entities) if e.name == key), -1)
    answer = Answer(key, kind, entity=number)
    evidence = (w.reading.sentences[0].text,)
    return accepting.accepted(
        w,
        Draft(
            kind="who", stems=(stem,), answers=(answer,), fact="0", sentence=0, evidence=evidence, lemma="be"
        ),
    )


def test_the_last_part_of_an_arabic_name() -> None:
    """It is what he is called by; a first name with a hyphen is no surname."""
    text = "The physician Abu Karim al-Halabi pioneered the making of salt by distillation in 1012."
    assert "al-Halabi" in taken(text, "Abu Karim al-Halabi", "Who pioneered the making of salt?")
    text = "The physician Lee Jung-ho pioneered the making of salt by distillation in 1912."
    assert "Jung-ho" not in taken(text, "Lee Jung-ho", "Who pioneered the making of salt?")


def test_a_team_by_its_land() -> None:
    """The place behind the adjective, though the team was not read as a name."""
    assert spelt.team(["Norwegian", "team"]) == ["Norway", "Team Norway"]
    text = "The European team won the boat race in 1931."
    assert "Europe" in taken(text, "European team", "Which team won the boat race?", kind="thing")


def test_what_is_typed_first() -> None:
    """The whole decade before its part, and a name without its sentence's full stop."""
    text = "The salt works closed in the early 1970s."
    asked = "In which decade did the salt works close?"
    assert taken(text, "early 1970s", asked, kind="thing")[0] == "1970s"
    text = "The salt works were closed by Karl Ore. Many left."
    assert taken(text, "Karl Ore.", "Who closed the salt works?")[0] == "Karl Ore"


def test_a_ruler_with_the_title_in_small_letters() -> None:
    """Who types the title that the article has is right."""
    text = "In 1047 emperor Haldor III made Karl Moe a duke."
    assert "Emperor Haldor III" in taken(text, "Haldor III", "Who made Karl Moe a duke?")


def test_the_name_of_the_article_beside_the_full_one() -> None:
    """ "Anna Maria Lund, Nan, …" under the title "Nan": she is Nan."""
    text = "Anna Maria Lund, Nan, was born on 15 December 1937 in Oslo."
    assert "Nan" in taken(text, "Anna Maria Lund", "Who was born in Oslo?", title="Nan")


def test_well_known_synonyms() -> None:
    """Two names of one church, or of one man."""
    assert "Anglican Church" in usual.names("Church of England", "organization")
    assert "Ibn Sina" in usual.names("Avicenna", "organization")
