"""Finding banks among many."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.desk import Shelf
from quiz.desk.overview import Row
from quiz.desk.search import Filter, Index, folded


def row(title: str, *, due: int = 0, new: int = 0, flagged: int = 0, by_day: int | None = None) -> Row:
    """A bank called so."""
    name = title.casefold().replace(" ", "-")
    return Row(Shelf(name, title, Path(f"{name}.toml"), due=due, new=new), (), flagged, 0, by_day)


ROWS = [
    row("Rivers of Asia", due=3),
    row("Élan vital", new=2),
    row("Tides", flagged=1),
    row("Moon", by_day=9),
]


def titles(query: str, kind: Filter = Filter.ALL) -> list[str]:
    """What is found."""
    return [found.shelf.title for found in Index(ROWS).find(query, kind)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Rivers of Asia", "Élan vital", "Tides", "Moon"]),
        ("ASIA riv", ["Rivers of Asia"]),
        ("elan", ["Élan vital"]),
        ("o", ["Rivers of Asia", "Moon"]),
        ("rivres", ["Rivers of Asia"]),
        ("zzzz", []),
    ],
)
def test_words_in_any_order_case_and_accent_find_a_bank(query: str, found: list[str]) -> None:
    """And a slip finds it too, where nothing holds what was typed."""
    assert titles(query) == found


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (Filter.DUE, ["Rivers of Asia"]),
        (Filter.NEW, ["Élan vital"]),
        (Filter.FLAGGED, ["Tides"]),
        (Filter.PLANNED, ["Moon"]),
    ],
)
def test_each_filter_lets_its_own_pass(kind: Filter, found: list[str]) -> None:
    """Alone and with a search that something else would pass."""
    assert titles("", kind) == found
    assert titles("zzzz", kind) == []


def test_filters_go_round() -> None:
    """Forth and back, over all of them."""
    kind = Filter.ALL
    for _ in Filter:
        kind = kind.turned(1)
    assert kind is Filter.ALL
    assert kind.turned(1).turned(-1) is kind


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag:wat", ["Rivers of Asia", "Tides"]),
        ("TAG:ÉTÉ", ["Tides"]),
        ("tag:water asia", ["Rivers of Asia"]),
        ("tag:water moon", []),
        ("tag:été tag:stone", ["Tides", "Moon"]),
        ("tag:", ["Rivers of Asia", "Tides", "Moon"]),
        ("tag:ater", []),
    ],
)
def test_banks_are_found_by_their_questions_tags(query: str, found: list[str]) -> None:
    """By the beginning of one; words beside it must be in the bank's name. None is looked up before that."""
    looked = []

    def tags() -> dict[Path, frozenset[str]]:
        looked.append(True)
        named = {"Rivers of Asia": {"Water"}, "Tides": {"water", "ete"}, "Moon": {"stone"}}
        return {row.shelf.path: frozenset(named.get(row.shelf.title, ())) for row in ROWS}

    index = Index(ROWS, tags)
    index.find("asia")
    assert looked == []
    assert [row.shelf.title for row in index.find(query)] == found
    index.find(query)
    assert looked == [True]


@example("㎴")
@given(st.text(max_size=20))
def test_a_title_typed_whole_finds_its_bank(title: str) -> None:
    """Whatever the title holds."""
    there = row("x", due=1)
    one = Row(Shelf("id", title, Path("id.toml")))
    assert one in Index([there, one]).find(title)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """Case, accents and blanks are gone after one go."""
    assert folded(folded(text)) == folded(text)
