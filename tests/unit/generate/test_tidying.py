"""The collector is left as it was found, whatever happens while an article is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from quiz.errors import ArticleError
from quiz.generate import generate, tidying


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """Python's own figures, before and after."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_rounds_are_seldom_for_a_while() -> None:
    """The youngest are looked at less often inside, and as before behind it, after an error too."""
    with tidying.seldom():
        assert gc.get_threshold() == (tidying.SELDOM, 10, 10)
    assert gc.get_threshold() == (700, 10, 10)
    with pytest.raises(ZeroDivisionError), tidying.seldom():
        raise ZeroDivisionError
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("figure", [0, 50_000])
def test_a_program_that_collects_less_often_is_left_alone(figure: int) -> None:
    """Nought is never."""
    gc.set_threshold(figure, 10, 10)
    with tidying.seldom():
        assert gc.get_threshold()[0] == figure
    assert gc.get_threshold()[0] == figure


def test_generation_collects_seldom_and_leaves_the_collector_as_it_was() -> None:
    """Seen from its progress; an article that is refused changes nothing either."""
    seen: list[int] = []
    text = (
        "The engineer Maria Keller built the Lorn Bridge in 1931 to replace an old ferry. "
        "The mason Helga Stein founded the Stein School in Halden in 1974 to teach young builders. "
        "The county of Lorn sold the old ferry to the painter Tom Brandt in 1932 for 900 crowns."
    )
    with pytest.raises(ArticleError):
        generate("", name="x", progress=lambda _what, _share: seen.append(gc.get_threshold()[0]))
    assert gc.get_threshold()[0] == 700
    generate(text, name="x", progress=lambda _what, _share: seen.append(gc.get_threshold()[0]))
    assert set(seen) == {tidying.SELDOM}
    assert gc.get_threshold()[0] == 700
