"""The one door for text, and the finder of keys in passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.css.styles import RulesMap
from textual.style import Style
from textual.visual import RenderOptions

from quiz.tui.text import LONG, lit, one_line, plain, sentence, spans
from quiz.tui.widgets.bar import progress_bar
from quiz.tui.widgets.choices import index_of, labels, span_of
from quiz.tui.widgets.fitted import Fitted, Listed, apart, hanging


def found(passage: str, *keys: str) -> list[str]:
    """The parts of the passage that would be set off."""
    return [passage[start:end] for start, end in spans(passage, keys)]


@given(st.text())
def test_whatever_the_text_no_markup_and_no_control_character_comes_through(text: str) -> None:
    """The content is the visible text, without styles, and without anything a terminal would obey."""
    content = plain(text)
    assert not content.spans
    assert not [c for c in content.plain if (ord(c) < 32 and c != "\n") or 127 <= ord(c) < 160]
    assert not [c for c in content.plain if "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"]
    assert "\n" not in one_line(text).plain
    assert "\n" not in sentence(text)


def test_markup_is_kept_as_text_and_newlines_and_tabs_are_kept_as_space() -> None:
    """Square brackets are letters like others."""
    assert plain("list[int] a[/b]\n\tx").plain == "list[int] a[/b]\n    x"


def test_a_long_text_is_clipped_with_a_sign() -> None:
    """The learner sees that there is more."""
    content = plain("x" * 10_000_000)
    assert len(content.plain) == LONG
    assert content.plain.endswith("…")


@pytest.mark.parametrize(
    ("passage", "key"),
    [
        ("The Gravity of the Moon pulls.", "the gravity of the moon"),
        ("He said “no more” to it.", '"no more"'),
        ("It is the people's sea.", "people’s"),
        ("A two–fifths share", "two-fifths"),
        ("Pierre-Simon\n  Laplace wrote", "Pierre-Simon Laplace"),
        ("It cost $40 (US).", "$40"),
        ("Up to 16 metres", "16"),
    ],
)
def test_a_key_is_found_despite_case_quotes_dashes_and_line_breaks(passage: str, key: str) -> None:
    """What a reader would call the same words is set off."""
    assert len(found(passage, key)) == 1


@pytest.mark.parametrize(("passage", "key"), [("in 2016", "16"), ("moonlight", "moon"), ("a.c", "a c")])
def test_parts_of_words_are_not_the_key(passage: str, key: str) -> None:
    """Setting off 16 in 2016 would mislead."""
    assert found(passage, key) == []


def test_keys_that_overlap_are_set_off_once() -> None:
    """Spans come in order and never overlap."""
    assert found("the neap tides of May", "neap tides", "tides", "May", "") == ["neap tides", "May"]


@given(st.text(max_size=60), st.lists(st.text(max_size=8), max_size=4))
def test_setting_off_never_changes_the_text(passage: str, keys: list[str]) -> None:
    """Only styles are added, whatever characters the keys hold."""
    assert lit(passage, keys).plain == plain(passage).plain


def test_the_keys_of_the_evidence_are_underlined_as_well_as_coloured() -> None:
    """Colour is never the only sign."""
    (span,) = lit("the Moon pulls", ["Moon"]).spans
    assert "underline" in str(span.style)
    assert (span.start, span.end) == (4, 8)


@pytest.mark.parametrize("count", [1, 4, 9, 10, 26, 40, 200])
def test_every_label_of_a_choice_picks_that_choice(count: int) -> None:
    """What is shown beside a choice is what must be pressed."""
    for index, label in enumerate(labels(count)):
        assert label == "·" or index_of(label, count) == index
    assert span_of(count).startswith(labels(count)[0])


@pytest.mark.parametrize("character", [None, "", "0", "z", "é", "ß", "²", "١", "-", "ab"])
def test_other_characters_pick_nothing(character: str | None) -> None:
    """No digit of another script, no letter beyond the choices."""
    assert index_of(character, 4) is None


@given(st.floats(0, 1), st.floats(0, 1), st.integers(0, 60))
def test_a_bar_is_as_wide_as_asked(done: float, more: float, width: int) -> None:
    """And what was seen is never less than what is done."""
    assert progress_bar(done, min(done + more, 1), width).cell_length == width


@given(st.text(max_size=80), st.text(max_size=20), st.integers(1, 80))
def test_two_ends_of_a_line_fit_the_line(left: str, right: str, width: int) -> None:
    """The left text gives way, then the right one."""
    assert apart(one_line(left), one_line(right), width).cell_length <= width


def test_further_lines_hang_below_the_first() -> None:
    """The head keeps its column to itself."""
    content = hanging(plain("1  "), plain("one two three four")).at(13)
    assert content.plain.split("\n") == ["1  one two", "   three four"]


_PARTS = st.lists(
    st.tuples(st.text("ab é語", min_size=1, max_size=6), st.sampled_from(["", "bold", "red", "bold blue"])),
    max_size=5,
)


@given(st.lists(_PARTS, min_size=1, max_size=3))
def test_a_listed_line_is_painted_as_any_other(lines: list[list[tuple[str, str]]]) -> None:
    """The short way of painting has the same characters with the same looks in the same cells."""
    content = Content("\n").join([Content.assemble(*parts) for parts in lines])
    base, options = Style.parse("white on black"), RenderOptions(Style.parse, RulesMap(), None, None)
    seen = []
    for visual in (Fitted(lambda _: content), Listed(lambda _: content, lambda _: len(lines))):
        strips = visual.render_strips(80, None, base, options)
        looks = [
            [
                (
                    sign,
                    part.style and part.style.without_color.clear_meta_and_links(),
                    part.style and part.style.color,
                )
                for part in strip
                for sign in part.text
            ]
            for strip in strips
        ]
        seen.append(([strip.cell_length for strip in strips], looks))
    assert seen[0] == seen[1]
