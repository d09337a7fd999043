"""What a stem gives away by a coin or a place, trifles, and choices that are none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from quiz.generate import loose, slight, telling
from quiz.generate.asking import events, pairs, roles, things, who
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer
from quiz.generate.statements import extract
from tests.unit.generate.test_not_worth import plain
from tests.unit.generate.test_truefalse import statements, swapped
from tests.unit.generate.test_unsaid import draft, story
from tests.unit.generate.writers import writer


@pytest.mark.parametrize(
    ("stem", "key", "nation", "told"),
    [
        ("According to Ann Lee in Oslo, which country saw a boom?", "Norway", "NO", True),
        ("According to Ann Lee in Lima, which country saw a boom?", "Norway", "NO", False),
        ("Which country joined the Oslo Rowing Club?", "Norway", "NO", False),
        ("In which country did the ferry cost up to £8m?", "United Kingdom", "GB", True),
        ("In which country did the ferry cost up to £8m?", "Norway", "NO", False),
        ("For which country did the rower win?", "South Korea", "KR", False),
        ("The Norwegian stock exchange in which city closed?", "Oslo", "", True),
        ("The Norwegian prince bought a house in which city?", "Lima", "", False),
    ],
)
def test_a_coin_and_a_city_tell_the_land(stem: str, key: str, nation: str, told: bool) -> None:
    """Who reads of pounds, or of somebody in the capital, need not have read the article."""
    assert telling.placing(stem, key, nation) is told


def test_a_stem_with_a_city_of_the_land_gives_its_key_away() -> None:
    """The gate asks for coins and cities as well."""
    w = writer("Norway saw a boom, said Ann Lee in Bergen.")
    (n,) = [n for n, e in enumerate(w.reading.entities) if e.name == "Norway"]
    d = replace(draft("which", of="country"), answers=(Answer("Norway", "country", n),))
    assert telling.leaking(w, d, "According to Ann Lee in Bergen, which country saw a boom?")
    assert not telling.leaking(w, d, "According to Ann Lee in Lima, which country saw a boom?")


@pytest.mark.parametrize(
    "stem",
    [
        "The Tista Company was unavailable for comment when called by {{Halden News}}.",
        "Which firm declined to comment on the sale of the harbour?",
        "According to the sailor's agent, {{Tom Brandt}}, Ann Lee turned the part down.",
        "In which city does Tom Brandt live?",
        "{{Tom Brandt}} ran free down the right flank.",
        "From how many yards did Tom Brandt drive a shot past the far post?",
        "Tom Brandt surrendered possession before Ann Lee ran on.",
    ],
)
def test_trifles_are_not_asked(stem: str) -> None:
    """No comment, a source named by the way, a home, a move of play without its outcome."""
    assert slight.weak(story(), draft("gap"), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Who headed past Tom Brandt at the back post?",
        "The harbour was in the possession of {{Tom Brandt}} until 1931.",
        "According to {{Tom Brandt}} the harbour was closed in 1931.",
        "In which city did Tom Brandt live in 1931?",
    ],
)
def test_what_came_of_a_move_is_asked(stem: str) -> None:
    """A goal is more than a move; owning is no play; who says the main thing is no aside."""
    assert not slight.weak(story(), draft("gap"), stem)


def test_what_had_been_before_a_story_has_no_day_worth_asking() -> None:
    """ "In which month had he visited the harbour?": before the story, and not what it is about."""
    stem = "In which month and year had Tom Brandt visited the harbour?"
    assert slight.weak(story(), draft("when", of="date"), stem)
    assert not slight.weak(plain(), draft("when", of="date"), stem.replace("the harbour", "Halden"))


def test_shares_of_no_day_open_a_sentence_too() -> None:
    """A tick of the market is one with a capital as well."""
    assert slight.slight(story(), draft("gap"), "Shares in {{Tarn}} were up 6% in morning trade.")


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("The Halden price fell to $180,226, from $180,444 in October 1931.", "$180,444"),
        ("Ann Lee crossed ten rivers in 1931, losing only one boat to the Tista.", "1931"),
    ],
)
def test_figures_that_contradict_each_other_are_never_swapped(sentence: str, answer: str) -> None:
    """ "Fell to 80, from 60" is plainly wrong; and "only one boat" makes no deed the only one."""
    assert answer not in swapped(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway suffered a weekend of violent protests against government plans to raise bread prices.",
        "Insurers and salt firms were under pressure in Norway.",
    ],
)
def test_no_statement_rests_on_any_weekend_or_on_pressure(sentence: str) -> None:
    """Which weekend nobody says, and under pressure is who one thinks so."""
    assert not [d for d in statements(sentence) if d.key is True]


def things_of(text: str) -> list[str]:
    """The answers that things are asked for in a text."""
    w = writer(text)
    return [d.answers[0].text for d in things.ask(w, extract(w, Counter()))]


def test_a_thing_of_a_land_or_with_a_title_is_not_asked_for() -> None:
    """ "Which administration" asks for the land, "which show" for a title; "named" tells an honour."""
    family = "The Kofler family rebuilt the old Halden harbour in 1931."
    assert things_of(family) == ["Kofler family"]
    assert things_of(family.replace("Kofler family", "US administration")) == []
    assert things_of(family.replace("Kofler family", "Kofler administration")) == ["Kofler administration"]
    assert things_of(family.replace("Kofler family", "Kofler show")) == []
    made = "The old sailor Ann Bergstrand was named county champion in 1931 by the Halden Club."
    assert things_of(made) == []
    assert things_of(made.replace("named", "called")) == ["county champion"]


def role_stems(text: str) -> list[str]:
    """The offices asked for in a news story."""
    w = story(text)
    return [stem for d in roles.ask(w, []) for stem in d.stems]


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        ("the chairman of Tarn Motors", True),
        ("the deputy chairman of Tarn Motors", False),
        ("the director of Tarn Games", False),
        ("the director of sales at the Tarn Museum", False),
        ("the director of the Tarn Museum", True),
        ("the managing director of Tarn Motors", True),
    ],
)
def test_an_office_that_several_hold_is_not_asked_for(role: str, asked: bool) -> None:
    """A firm has deputies and directors; a museum has one director."""
    found = role_stems(f"Tom Brandt, {role}, opened the old bridge on Monday.")
    assert any("Who was" in stem for stem in found) is asked


def test_beside_an_office_only_holders_of_its_kind_stand() -> None:
    """No sailor among editors."""
    w = story(
        "Tista Herald editor Tom Brandt met Ann Lee and Karl Moe on Monday. Moss Post editor Nils Berg "
        "came with Eva Dahl."
    )
    (d,) = [d for d in roles.ask(w, []) if d.answers[0].text == "Tom Brandt"]
    assert Finder(w).wrong(d) == ["Nils Berg"]


def test_what_an_atlas_tells_is_not_matched() -> None:
    """That Oslo is in Norway one need not read; that a mission is there, one does."""
    known = writer("Clubs will open in Oslo in Norway, Paris in France and Lima in Peru.")
    new = writer("Clubs will open in Lundvik in Norway, Tarnville in France and Moss in Peru.")
    assert not list(pairs.ask(known, []))
    assert list(pairs.ask(new, []))


def test_where_an_event_was_held_names_the_sort_of_place() -> None:
    """ "Where" has a state, a city and a hall for answers."""
    w = writer("Ann Lee spoke at the 2005 Tista Film Festival in Utah.")
    found = [stem for d in events.ask(w, extract(w, Counter())) for stem in d.stems]
    assert any(stem.startswith("In which state was the 2005 Tista Film Festival held") for stem in found)


def test_the_noun_asked_with_is_not_said_twice() -> None:
    """ "Which firm is the firm behind …" asks with its noun once."""
    assert who.once("Which firm is the firm behind the bridge?") == "Which firm is behind the bridge?"
    assert who.once("Which firm was the firm that built it?") == "Which firm built it?"
    assert who.once("Which firm was the firm of the year?") == "Which firm was the firm of the year?"


def test_letters_that_nobody_spelt_out_are_not_typed() -> None:
    """Who knows the full name would type that; of well-known letters the full name is taken, too."""
    assert loose.unexpanded(plain(), draft(answer="TRX", of="organization"), "Who built the mill?")
    assert not loose.unexpanded(plain(), draft(answer="BBC", of="organization"), "Who built the mill?")
    spelt = replace(draft(), answers=(Answer("TRX", "organization", accept=("TRX", "Tista River Exchange")),))
    assert not loose.unexpanded(plain(), spelt, "Who built the mill?")
