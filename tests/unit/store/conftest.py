"""A store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database will be; its folder does not exist yet."""
    return tmp_path / "data" / "sco-quiz.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An open store."""
    with Store.open(path) as opened:
        yield opened
