"""Who is what: a description is taken as long as the article has it, and whose time is over is said so."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.generate.asking import roles
from quiz.generate.asking.offices import held
from tests.unit.generate.writers import writer

DAY = date(2014, 5, 20)


def described(text: str) -> dict[str, str]:
    """Each person of a text with the description that is taken."""
    return {h.name: h.role for h in held(writer(text, published=DAY))}


def asked(text: str) -> list[str]:
    """What is asked about the people of a text."""
    return [d.stem for d in roles.ask(writer(text, published=DAY), []) if d.kind == "role"]


def test_a_former_office_is_called_so_and_not_asked() -> None:
    """Who held an office before does not hold it on the article's day."""
    text = "Former Moss Council treasurer Anna Holm praised the new quay in Moss."
    assert described(text) == {"Anna Holm": "former Moss Council treasurer"}
    assert asked(text) == []
    assert asked(text.replace("Former ", "")) == ["Who was the Moss Council treasurer in May 2014?"]


def test_then_before_a_title_says_neither_when_nor_now() -> None:
    """ "Then treasurer": at which time, only the story tells."""
    assert described("Then Moss Council treasurer Anna Holm praised the new quay in Moss.") == {}


@pytest.mark.parametrize(
    "text",
    [
        "The guests in Moss were singer Ida Vik and Coast Radio 2 music editor Anna Holm.",
        "The prize was shared by Erik Lund and Climbing the Storm director Anna Holm in Moss.",
        "Walking Home and The Keeper of the Storm director Anna Holm won a prize in Moss.",
        "The Union of Retired Sailors (URS) Policy Director Anna Holm praised the quay.",
    ],
)
def test_a_title_whose_name_begins_farther_to_the_left_is_not_cut(text: str) -> None:
    """ "Storm director" of the director of a film called "Climbing the Storm"."""
    assert "Anna Holm" not in described(text)


def test_a_nationality_alone_makes_no_office() -> None:
    """There are many British directors; a body or a place makes it one."""
    assert asked("British director Anna Holm showed her film in the old theatre of Moss.") == []
    assert asked("Moss Theatre director Anna Holm showed her film in the old hall.")


def test_a_description_that_holds_a_part_of_its_name_is_not_matched() -> None:
    """The daughter of Karl Moe is found by her name among the others."""
    text = (
        "Moss Council treasurer Anna Holm met Lund Museum curator Erik Strand. Olga Moe, the daughter of"
        " Karl Moe, met Tista Bank director Peter Berg and Halden Theatre manager Ida Vik."
    )
    (matching,) = (d for d in roles.ask(writer(text, published=DAY), []) if d.kind == "matching")
    assert "Anna Holm" in dict(matching.pairs)
    assert "Olga Moe" not in dict(matching.pairs)
