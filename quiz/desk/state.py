"""What the program remembers of itself between starts, apart from the learner's settings and answers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from quiz.saving import replace_file

NAME = "state.toml"


def read_state(folder: Path) -> dict[str, object]:
    """What was remembered in a data folder; nothing where there is no file or it cannot be read.

    Losing it costs a learner one repeated greeting, so a damaged file is no error.
    """
    try:
        return tomllib.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def remember(folder: Path, **facts: object) -> bool:
    """Add facts to what is remembered, atomically; whether that could be done.

    A folder that cannot be written is told of by what matters, the answers; a greeting is no reason to stop.
    """
    import tomli_w

    known: Mapping[str, object] = {**read_state(folder), **facts}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(tomli_w.dumps(known).encode(), folder / NAME)
    except OSError:
        return False
    return True
