"""Who is who: labels mended, names linked."""

from __future__ import annotations

from quiz.generate.article import read_article
from quiz.generate.reading import read
from quiz.generate.words import Entity, Reading

FILLER = (
    "It was a day of much rain in the town, and the people of the town had to wait for the end of it. " * 3
)


def reading(text: str) -> Reading:
    """The text, read."""
    return read(read_article(f"{text}\n\n{FILLER}"))


def entity(found: Reading, alias: str) -> Entity:
    """The entity of a name."""
    return next(e for e in found.entities if alias in e.aliases)


def test_acronym_and_full_name_are_one() -> None:
    """The short form in brackets is another name of what stands before it."""
    found = reading("The Arctic Fishing Organization (AFO) met in Oslo. The AFO was founded in 1990.")
    assert entity(found, "AFO").name == "Arctic Fishing Organization"
    assert entity(found, "AFO").article


def test_a_bare_surname_is_the_person_named_in_full_before() -> None:
    """A later surname belongs to the full name, and is a person whatever the parser says."""
    found = reading(
        "Chinese Premier Wen Tao met Russian Prime Minister Oleg Petrunin. Petrunin praised the talks."
    )
    assert entity(found, "Petrunin").name == "Oleg Petrunin"
    assert entity(found, "Petrunin").kind == "person"


def test_titles_are_no_part_of_a_name() -> None:
    """The title before a name is its role."""
    person = entity(
        reading("Canadian Foreign Minister Paul Lacroix opened the museum in Ottawa."), "Paul Lacroix"
    )
    assert [role for role, _ in person.roles] == ["Canadian Foreign Minister"]


def test_two_people_of_one_surname() -> None:
    """A surname that two people bear decides nothing unless one of them was named first."""
    found = reading("Anna Holm and Peter Holm own the farm. Holm sold a horse.")
    names = {e.name for e in found.entities if "Holm" in e.aliases and len(e.name.split()) > 1}
    assert names <= {"Anna Holm"}


def test_countries_come_from_the_gazetteer() -> None:
    """Countries and their other names are one entity, of the kind place."""
    found = reading("The U.S. signed the treaty with Tajikistan. The United States will ratify it.")
    assert entity(found, "U.S.") is entity(found, "United States")
    assert entity(found, "Tajikistan").sort == "country"


def test_halves_that_open_with_a_number_word_are_one_name() -> None:
    """A programme's name may hold a comma."""
    found = reading(
        "Leaders from Peru and Chile backed the One Coast, One Sea initiative. The initiative began in 2010."
    )
    assert any(e.name == "One Coast, One Sea initiative" for e in found.entities)


def test_a_nickname_in_quotation_marks_cuts_no_name() -> None:
    """The whole is one man's name, and he is the man of the nickname and surname too."""
    found = reading(
        'Richard Gale "Dick" Storvik was a sailor. Storvik won. Dick Storvik sailed to Oslo in 1950.'
    )
    assert entity(found, "Storvik").name == 'Richard Gale "Dick" Storvik'
    assert entity(found, "Dick Storvik") is entity(found, "Storvik")


def test_letters_before_a_bracket_are_spelt_out_word_by_word() -> None:
    """What only holds the letters somewhere is something else, and no full name."""
    found = reading(
        "Anna Berg is an LLV (Lorn Lightweight Valley) champion. Anna Berg is an LSE (Lorn Salter) hero."
    )
    names = {e.name: e.aliases for e in found.entities}
    assert not any("LSE" in aliases for name, aliases in names.items() if name == "Lorn Salter")
