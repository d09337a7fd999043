"""Pronouns and descriptions: resolved where one meaning is left, kept where bound, else dropped."""

from __future__ import annotations

import pytest

from quiz.generate.frames import LEANS
from quiz.generate.scope import unscoped
from tests.unit.generate.writers import untitled as writer
from tests.unit.generate.writers import written


def test_gender_is_learnt_from_the_article() -> None:
    """A possessive below its subject tells the gender of a first name that no list knows."""
    w = writer("Noor Vance died at her home in Bergen in 1950. Peter Lund bought the house.")
    genders = {e.name: w.resolver.gender(e) for e in w.reading.entities}
    assert genders["Noor Vance"] == "f"


def test_he_is_the_one_man_before_him() -> None:
    """With one man named before, "he" is written as his name."""
    text = "Peter Lund built a mill in Oslo in 1890. He sold the mill of Oslo in 1901."
    assert written(text, "He sold").startswith("Peter Lund sold")


def test_two_men_make_a_doubt() -> None:
    """With two men of that gender before, nothing is written."""
    text = "Peter Lund met John Berg in Oslo in 1890. He sold a mill in 1901."
    assert written(text, "He sold") == ""


def test_a_stranger_makes_a_doubt() -> None:
    """A man without a name who acts in between may be meant as well."""
    text = "Peter Lund lived in Oslo. A carpenter, the uncle of a friend, came in 1890. The captain left. "
    assert written(text + "He sold a mill in 1901.", "He sold") == ""


def test_an_object_is_not_its_own_subject() -> None:
    """ "Peter wrote to him" never means that Peter wrote to Peter."""
    text = "Peter Lund lived in Oslo. In 1901 Peter Lund wrote to him about a mill in Bergen."
    assert "to Peter Lund" not in written(text, "In 1901")


def test_a_pronoun_stays_behind_its_subject() -> None:
    """Where the sentence itself says who is meant it stays as its author wrote it."""
    text = (
        "Maren Holt met Anna Berg in 1950. Tove Dahl left Bergen in 1960 because she had found work in Oslo."
    )
    assert "because she had found work" in written(text, "Tove Dahl")


def test_it_goes_on_about_the_subject() -> None:
    """ "It" that opens a sentence means the subject of the one before, if that brings in nothing else."""
    text = "The Lorn Museum was founded in 1903. It holds 900 ships in bottles."
    assert written(text, "It holds").startswith("The Lorn Museum holds".replace("The", "the"))


@pytest.mark.parametrize(
    "before",
    [
        "The Lorn Museum is the seat of the Lorn Society.",
        "The Lorn Museum bought a steam ship in 1903.",
        "A wing of the Lorn Museum fell down in 1903.",
        "The town council bought it in 1903.",
    ],
)
def test_it_is_in_doubt_beside_another_thing(before: str) -> None:
    """After "A is the B", a new object, a part of a named thing or another "it", "it" is in doubt."""
    assert written(f"{before} It holds 900 ships in bottles.", "It holds") == ""


def test_this_never_becomes_the() -> None:
    """ "This decision" sums up what stood before: it is dropped unless the frame speaks of the decision."""
    text = "The Lorn Museum shut its doors in 1950. This decision cost the town of Lorn 900 jobs."
    assert written(text, "This decision", "Lorn Museum") == ""


def test_a_date_is_not_told_by_a_place_beside_it() -> None:
    """ "The date outside the hall" says nothing of the date, though "the roof of the hall" is complete."""
    text = "Peter Lund opened Lorn Hall in 1903. {} changed in Oslo in May 1950."
    assert "roof of Lorn Hall" in written(text.format("The roof of Lorn Hall"), "The roof")
    assert written(text.format("The date outside Lorn Hall"), "The date") == ""


def test_a_countrys_description_skips_the_later_named() -> None:
    """ "The country" is not an earlier one where another was named since."""
    text = (
        "The plague reached France in 1348. It came to Scotland in 1350, where the country lost many people."
    )
    assert "France" not in written(text, "It came")


def test_a_relative_that_points_at_nothing() -> None:
    """ "A ferry that had run" is no pointing word; a bare "that" is."""
    text = "Lorn Bridge replaced a ferry that had run since 1883. That angered Peter Lund in Oslo."
    assert "a ferry that had run" in written(text, "Lorn Bridge")
    assert written(text, "That angered") == ""


def test_a_counted_group_needs_no_names() -> None:
    """Those who are counted are told by their number; elsewhere "two students" are nobody."""
    text = "In May 1950 Lorn Bridge fell. Twenty workers were hurt in Oslo in May 1950."
    assert written(text, "Twenty workers") != ""


def test_another_with_its_name_stands_alone() -> None:
    """ "Another" needs the first one, unless what it speaks of is named or the sentence names the first."""
    text = "Peter Lund built Lorn Bridge in 1903. Another bridge fell in Oslo in 1950."
    assert written(text, "Another bridge") == ""


def test_a_paragraphs_place_holds_for_what_follows() -> None:
    """A present without a place of its own holds only where its paragraph says; a past may stand."""
    text = "In Norway, schools are free. Pupils wear no uniforms. Norway has 900 schools. "
    w = writer(text + "Schools were rare before.")
    lost = {s.text: unscoped(w.reading, s) for s in w.reading.sentences}
    assert lost["Pupils wear no uniforms."]
    assert not lost["Norway has 900 schools."]
    assert not lost["Schools were rare before."]


def test_a_clipped_clause_leaves_a_blank() -> None:
    """Where an aside is left out behind a description, the next word does not stick to it."""
    w = writer(
        "The Lorn Bridge opened in 1903. The bridge, which is long, replaced a ferry in Oslo.", "Lorn Bridge"
    )
    s = next(s for s in w.reading.sentences if s.text.startswith("The bridge"))
    kept = [t.i for t in s.tokens if t.text not in (",", "which", "is", "long", ".")]
    assert "bridgereplaced" not in w.write(s, kept).replace(LEANS, "").casefold().replace(
        " bridge ", " bridge "
    )


def test_this_and_the_go_on_about_the_last_named() -> None:
    """ "This parish" behind a bare "the parish" means the one named before both."""
    text = (
        "In Lund Parish, Ann Lee was chosen in May 1990. The house of Bo Orr in the parish was sold. "
        "Carl Berg of Oslo lost his seat in this parish."
    )
    assert "in Lund Parish" in written(text, "Carl Berg")
