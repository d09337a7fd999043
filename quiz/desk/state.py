"""What the program remembers of itself between starts, apart from the learner's settings and answers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from quiz.banks.places import too_many_dots
from quiz.plainfile import plain_bytes
from quiz.saving import private_folder, replace_file

NAME = "state.toml"


def read_state(folder: Path) -> dict[str, object]:
    """What was remembered in a data folder; nothing where there is no file or it cannot be read.

    Losing it costs a learner one repeated greeting, so a damaged file is no error.
    """
    try:
        text = plain_bytes(folder / NAME).decode("utf-8")
        found = {} if too_many_dots(text) else tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        return {}
    return {key: value for key, value in found.items() if isinstance(value, bool | str)}


def remember(folder: Path, **facts: bool | str) -> bool:
    """Add facts to what is remembered, atomically; whether that could be done.

    A folder that cannot be written is told of by what matters, the answers; a greeting is no reason to stop.
    """
    import tomli_w

    known: Mapping[str, object] = {**read_state(folder), **facts}
    try:
        private_folder(folder)
        replace_file(tomli_w.dumps(known).encode(), folder / NAME, private=True)
    except OSError:
        return False
    return True
