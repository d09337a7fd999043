"""Every reader, fed with damaged files: a QuizError or a sound result, never another exception, never a hang.

``SCO_QUIZ_FUZZ=1`` tries a hundred times as many; ``tests/fuzz/atheris_readers.py`` is guided by coverage.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.damage import damaged
from tests.fuzz.everything import all_readers
from tests.fuzz.readers import OWN, Reader, obey

EXAMPLES = 3_000 if os.environ.get("SCO_QUIZ_FUZZ") else 30
READERS = all_readers()


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_damaged_file_is_refused_in_a_line_or_read(reader: Reader) -> None:
    """Whatever the bytes: nothing but a QuizError comes out, or a result that holds what it promises."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        @given(damaged(reader.seeds))
        @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
        def law(data: bytes) -> None:
            obey(reader, data, folder)

        law()


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_sound_file_is_read(reader: Reader, tmp_path: Path) -> None:
    """The seeds are files the reader takes, or the damage would be done to nothing."""
    said = [obey(reader, seed, tmp_path) for seed in reader.seeds]
    assert said == [""] * len(said)


@given(st.binary(max_size=60))
@settings(max_examples=EXAMPLES)
def test_a_learners_name_is_one_folder(raw: bytes) -> None:
    """No name leads out of the folder of learners, by dots, slashes or drives."""
    reader = next(reader for reader in OWN if reader.name == "learner")
    with tempfile.TemporaryDirectory() as name:
        obey(reader, raw, Path(name))
