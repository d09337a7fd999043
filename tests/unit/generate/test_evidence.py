"""Names are whole, of the kind the article proves, and asked for with the article's own noun."""

from __future__ import annotations

import pytest

from quiz.generate import blocks, countries, dates
from quiz.generate.article import read_article
from quiz.generate.asking import names
from quiz.generate.phrase import Writer
from quiz.generate.reading import read
from quiz.generate.words import Entity, Reading
from tests.unit.generate.test_names import FILLER, entity, reading


def mentions(found: Reading) -> list[str]:
    """Every mention as it stands."""
    return [m.text for row in found.mentions for m in row]


def asked(text: str, alias: str) -> str:
    """The words that ask for a name as a subject."""
    article = read_article(f"{text}\n\n{FILLER}")
    writer = Writer(read(article), article)
    for row in writer.reading.mentions:
        for m in row:
            if m.text == alias and (answer := names.answer(writer, m, things=True)):
                return names.wh_word(writer, answer)
    return ""


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Adaora Eze-Holm was born on 3 March 1950 in Ibadan.", "Adaora Eze-Holm", "person"),
        ("It was found by Jean-Émile Lecomte de Beauvoir.", "Jean-Émile Lecomte de Beauvoir", "person"),
        ("She was treated at St. Agatha Hospital for a week.", "St. Agatha Hospital", ""),
        ("The Gulf of Finland was frozen in January.", "Gulf of Finland", "place"),
        ("Norrland Hill Observatory was opened by the king in 1902.", "Norrland Hill Observatory", ""),
        ("The rocket was launched from French Guiana on Sunday.", "French Guiana", "place"),
        ("Tamro SA agreed to buy its rival in May.", "Tamro SA", "organization"),
        ("The Tulip Medal was given to the painter in 1988.", "Tulip Medal", "other"),
    ],
)  # fmt: skip
def test_names_are_whole(text: str, name: str, kind: str) -> None:
    """Hyphens, particles, saints, "of", neighbours and company endings belong to the name."""
    found = entity(reading(text), name)
    assert found.name == name
    assert not kind or found.kind == kind


@pytest.mark.parametrize(
    ("text", "name", "kind", "wh"),
    [
        ("The trade union Solvar led the talks.", "Solvar", "organization", "Which trade union"),
        ("Officers boarded the yacht Sea Thistle in the harbour.", "Sea Thistle", "other", "Which yacht"),
        ("Ketol, a Danish firm, makes soap. Ketol was sold in 1990.", "Ketol", "organization", "Which firm"),
        ("The probe flew past Ariona, the third moon of the planet.", "Ariona", "place", "Which moon"),
        ("The Amber Museum opened in 1970.", "Amber Museum", "organization", "Which museum"),
        ("The Velten Parliament passed the act.", "Velten Parliament", "organization", "Who"),
        ("The Velten Post wrote so. The Velten Post sold.", "Velten Post", "organization", "Which newspaper"),
        ("The Velten Boat Society (VBS) met. The VBS sang.", "VBS", "organization", "Which society"),
        ("The Velten Union promised aid to the town.", "Velten Union", "organization", "Who"),
        ("Xandor Inc. built the dam in 1990.", "Xandor Inc.", "organization", "Which company"),
        ("VBX launched a campaign. VBX won.", "VBX", "organization", "Who"),
        ("Velten captain Ida Moen scored twice. Velten won the cup.", "Velten", "organization", "Which team"),
    ],
)  # fmt: skip
def test_the_noun_beside_a_name_tells_its_kind(text: str, name: str, kind: str, wh: str) -> None:
    """What the article calls a thing outvotes the parser's label and gives the question word."""
    assert entity(reading(text), name).kind == kind
    assert asked(text, name) == wh


def test_the_cities_of_a_land_make_it_no_city() -> None:
    """ "The city of X" is a city; "the cities of X" lie in it."""
    text = "The plague came to the cities of Jutland in 1350. The plague left the cities of Jutland in 1352."
    assert entity(reading(text), "Jutland").sort != "city"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ferries sail to Tallinn every day.", "Tallinn"),
        ("He was born in Ljubljana and studied law.", "Ljubljana"),
        ("The family lived in Haarlem for ten years.", "Haarlem"),
    ],
)
def test_a_place_is_a_place(text: str, name: str) -> None:
    """The gazetteer of capitals and cities, and where a name stands, outvote the label."""
    assert entity(reading(text), name).kind == "place"


def test_a_wrong_person_is_nobody() -> None:
    """A lone name without a given name, title or deed is no person because the parser says so."""
    found: list[Entity] = reading("Glavin works at low temperatures, and Glavin is cheap to make.").entities
    assert all(e.kind != "person" for e in found)


def test_titles_of_works_are_not_cut() -> None:
    """In quotation marks or italics nothing is a person, a place or a month."""
    found = reading(
        'Her memoir "The Patient Bridge" was praised. The paintings "March" and "August" are lost. '
        "He wrote *Flowers of the Marsh* in Rome."
    )
    texts = mentions(found)
    assert {"The Patient Bridge", "March", "August", "Flowers of the Marsh"} <= set(texts)
    assert all(entity(found, t).sort == "work" for t in ("March", "August", "Flowers of the Marsh"))


def test_speech_is_no_title() -> None:
    """What somebody says, and a nickname, are no works."""
    found = reading('"Never," said Ann Lee. Robert "Bob" Stone laughed.')
    assert all(e.sort != "work" for e in found.entities)


def test_a_family_of_two_surnames() -> None:
    """A bare double surname is the person named in full before; a surname with a particle as well."""
    found = reading(
        "Adaora Eze-Holm died in Lagos. Eze-Holm designed bridges. "
        "Pieter van Dalen wept. Van Dalen was jailed."
    )
    assert entity(found, "Eze-Holm").name == "Adaora Eze-Holm"
    assert entity(found, "Van Dalen").name == "Pieter van Dalen"


def test_a_firm_is_one_with_and_without_its_ending() -> None:
    """ "Tamro" is Tamro SA."""
    found = reading(
        "Tamro SA will close a plant. The unions of Tamro were told by letter. Tamro has 300 workers."
    )
    assert entity(found, "Tamro").name == "Tamro SA"


def test_stances_are_no_names() -> None:
    """ "pro-Kenyan" and "London-based" name nobody."""
    texts = mentions(reading("A pro-Kenyan party and a London-based bank met. Anti-war groups were there."))
    assert not [t for t in texts if "-" in t]


def test_whole_dates_are_one_mention() -> None:
    """The month and year belong to the day."""
    assert dates.written("It was on 11 May 2016 and in June 2017.") == [(10, 21), (29, 38)]
    found = reading("Officers boarded the boat on 11 May 2016 and left it on May 14, 2016.")
    assert {"11 May 2016", "May 14, 2016"} <= set(mentions(found))


def test_the_capitals_are_all_there() -> None:
    """A capital's name gives its country's code."""
    assert countries.CAPITALS["tallinn"] == "EE"
    assert countries.CAPITALS["port of spain"] == "TT"
    assert len(countries.CAPITALS) > 160


LIST = """---
title: A probe
---

The probe carries two instruments:

- a radar of great power
- a camera

It was built in Turin. The team drank coffee.
"""


def test_a_bullet_is_no_heading() -> None:
    """An item of a list never heads the paragraphs behind it."""
    _, body = blocks.front_matter(LIST)
    assert not [b for b in blocks.split(LIST, body) if b.kind == "heading"]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Ann Reed of the NRP In the eastern district, Ann Reed won.", "Ann Reed of the NRP"),
        ("Members of The Hague club met in a hall.", ""),
        ("The town has two halves — Upper Town and Lower Town.", ""),
    ],
)
def test_captions_glued_to_a_paragraph(text: str, caption: str) -> None:
    """A caption before a sentence's start is set apart; names with a capital article are not torn."""
    asides = [text[b.start : b.end].strip() for b in blocks.split(text) if b.kind == "aside"]
    assert asides == ([caption] if caption else [])


def test_markup_is_not_halved() -> None:
    """Evidence that begins or ends inside bold or italics takes the signs along."""
    raw = f"**Ann Reed** was born in Hull. {FILLER}\n\nShe wrote *Blue Hills*."
    article = read_article(raw)
    assert article.verbatim(0, 0, len("Ann Reed was born in Hull.")) == "**Ann Reed** was born in Hull."
