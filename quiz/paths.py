"""Where a learner's files live. Nothing is made and nothing is read until somebody asks."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from quiz.errors import UsageError


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one learner.

    Attributes:
        data: the folder all of them stand in.
    """

    data: Path

    @property
    def database(self) -> Path:
        """The one SQLite file with every answer."""
        return self.data / "sco-quiz.db"

    @property
    def banks(self) -> Path:
        """The learner's own banks; generated ones go here."""
        return self.data / "banks"

    @property
    def settings(self) -> Path:
        """The learner's settings, TOML; need not exist."""
        return self.data / "settings.toml"


def find_paths(data_dir: Path | None = None) -> Paths:
    """The paths for ``--data-dir``, else ``SCO_QUIZ_DATA``, else the system's user data folder.

    Raises:
        UsageError: a ``~name`` that is nobody's.
    """
    if data_dir is None and (named := os.environ.get("SCO_QUIZ_DATA")):
        data_dir = Path(named)
    if data_dir is None:
        from platformdirs import user_data_path

        data_dir = user_data_path("sco-quiz", appauthor=False)
    try:
        return Paths(data_dir.expanduser().absolute())
    except (RuntimeError, OSError) as error:  # "~somebody" without such a user; a working folder that is gone
        raise UsageError(
            f"{data_dir}: this place is not to be found; name the data folder in full"
        ) from error
