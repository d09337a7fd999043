"""Settings: one definition for the file, the verb, the screen and the docs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import SettingsError
from quiz.settings import (
    DEFAULTS,
    OPTIONS,
    Settings,
    as_markdown,
    as_toml,
    changed,
    checked,
    read_settings,
    shown,
    typed,
    write_settings,
)

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def values(key: str) -> st.SearchStrategy[Any]:
    """Every value a setting may have."""
    option, default = OPTIONS[key], DEFAULTS[key]
    if isinstance(default, bool):
        return st.booleans()
    if isinstance(default, str):
        return st.sampled_from(option.choices)
    low, high = option.low, option.high
    number = (
        st.integers(int(low), int(high))
        if isinstance(default, int) or (isinstance(default, tuple) and option.lengths is None)
        else st.floats(low, high)
    )
    if isinstance(default, tuple):
        sizes = option.lengths or (0, 1, 2, 5)
        return st.one_of([st.lists(number, min_size=size, max_size=size) for size in sizes]).map(tuple)
    return number


settings = st.fixed_dictionaries({}, optional={key: values(key) for key in OPTIONS}).map(
    lambda found: changed(Settings(), **found)
)


@given(settings)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, wished: Settings) -> None:
    """Any settings come back from the file as they were, and no other file stays beside it."""
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    write_settings(path, wished)
    assert read_settings(path) == wished
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


@given(settings)
def test_what_is_shown_can_be_typed(wished: Settings) -> None:
    """Each value may be typed as it is shown."""
    for key in OPTIONS:
        assert typed(key, shown(getattr(wished, key))) == getattr(wished, key)


def test_the_file_explains_every_setting() -> None:
    """Each key stands there with its line, at its default commented out."""
    text = as_toml(Settings())
    for key, option in OPTIONS.items():
        assert f"# {option.help}\n" in text
        assert f"\n# {key} = " in text


def test_the_docs_are_made_from_the_definitions() -> None:
    """docs/settings.md is what as_markdown() gives."""
    assert DOCS.read_text(encoding="utf-8") == as_markdown()


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("retention", "0.95", 0.95),
        ("recall", "never", "never"),
        ("learning_steps", "60 600", (60, 600)),
        ("learning_steps", "", ()),
        ("fuzz", "off", False),
        ("recall_days", "3", 3.0),
    ],
)
def test_typed_values(key: str, text: str, value: object) -> None:
    """A person types numbers, words and lists without TOML's dress."""
    assert typed(key, text) == value


@pytest.mark.parametrize(
    ("key", "text", "word"),
    [
        ("retention", "1.5", "0.7 to 0.99"),
        ("retention", "nan", "0.7 to 0.99"),
        ("recall", "sometimes", '"never"'),
        ("fuzz", "maybe", "true or false"),
        ("learning_steps", "0", "1 to 86399"),
        ("parameters", "1 2", "21 numbers"),
        ("new_per_day", "2.5", "whole number"),
        ("retentoin", "0.9", 'did you mean "retention"?'),
    ],
)
def test_a_wrong_value_is_told_what_is_allowed(key: str, text: str, word: str) -> None:
    """One line that says what may stand there."""
    with pytest.raises(SettingsError, match=r"^[^\n]+$") as caught:
        typed(key, text)
    assert word in str(caught.value)


def test_a_failed_write_leaves_the_file(tmp_path: Path) -> None:
    """Where a folder stands in the file's place it is said, and stays."""
    (tmp_path / "settings.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be written"):
        write_settings(tmp_path / "settings.toml", Settings())
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


def test_a_bool_is_no_number() -> None:
    """TOML's true is not 1."""
    with pytest.raises(SettingsError):
        checked("new_per_day", True)
