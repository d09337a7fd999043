"""Where a learner's files live. Nothing is made and nothing is read until somebody asks."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from quiz.errors import UsageError

_LEARNERS = "learners"
_NAME = re.compile(r"\w[\w .'-]{0,38}\w|\w")


def learner_name(text: str) -> str:
    """A learner's name as it names a folder.

    Raises:
        UsageError: it is empty, too long, or holds what a folder's name cannot.
    """
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"“{name[:60]}” cannot be a learner's name: use 1 to 40 letters and digits, with blanks, "
            "dots, hyphens and apostrophes between them"
        )
    return name


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one learner.

    Attributes:
        data: the folder all of them stand in.
        root: the data folder of the machine, in which the learners' folders stand; None where it is ``data``.
    """

    data: Path
    root: Path | None = None

    @property
    def learner(self) -> str:
        """Whose they are; empty for whoever starts the program without a name."""
        return self.data.name if self.root is not None else ""

    @property
    def bank_folders(self) -> list[Path]:
        """Where banks are looked for: the learner's own, then those all learners of the machine share."""
        return [self.banks] if self.root is None else [self.banks, self.root / "banks"]

    def of(self, learner: str) -> Paths:
        """The paths of a learner of the same machine; of its first one for the empty name.

        Raises:
            UsageError: a name that cannot be one.
        """
        root = self.root or self.data
        return Paths(root / _LEARNERS / learner_name(learner), root) if learner else Paths(root)

    def learners(self) -> list[str]:
        """The names of all learners of the machine but its first, in order."""
        try:
            places = list(((self.root or self.data) / _LEARNERS).iterdir())
        except OSError:
            return []
        names = (place.name for place in places if place.is_dir())
        return sorted(filter(_NAME.fullmatch, names), key=str.casefold)

    @property
    def database(self) -> Path:
        """The one SQLite file with every answer."""
        return self.data / "sco-quiz.db"

    @property
    def backups(self) -> Path:
        """Copies of the database, made by themselves and thinned out."""
        return self.data / "backups"

    @property
    def banks(self) -> Path:
        """The learner's own banks; generated ones go here."""
        return self.data / "banks"

    @property
    def removed(self) -> Path:
        """Banks the learner removed, until they are taken back."""
        return self.data / "removed"

    @property
    def settings(self) -> Path:
        """The learner's settings, TOML; need not exist."""
        return self.data / "settings.toml"


@lru_cache(16_384)
def path_named(name: str) -> Path:
    """The path of that name, the same object each time.

    A Path is dear to make, to hash and to compare, and the folders and the index of banks are looked at
    each time home or a sitting is opened: paths that are one object are found in a dict at once.
    """
    return Path(name)


def find_paths(data_dir: Path | None = None, learner: str | None = None) -> Paths:
    """The paths for ``--data-dir``, else ``SCO_QUIZ_DATA``, else the system's user data folder.

    Args:
        learner: for ``--learner``, else ``SCO_QUIZ_LEARNER``, else nobody by name.

    Raises:
        UsageError: a ``~name`` that is nobody's, no home folder at all, or a name that no learner can have.
    """
    name = learner if learner is not None else os.environ.get("SCO_QUIZ_LEARNER", "")
    if data_dir is None and (named := os.environ.get("SCO_QUIZ_DATA")):
        data_dir = Path(named)
    if data_dir is None:
        from platformdirs import user_data_path

        try:
            data_dir = user_data_path("sco-quiz", appauthor=False)
        except RuntimeError as error:  # no HOME, and the system knows of none
            raise UsageError(
                "there is no home folder to keep your answers in: name one with --data-dir or SCO_QUIZ_DATA"
            ) from error
    try:
        paths = Paths(data_dir.expanduser().absolute())
    except (RuntimeError, OSError) as error:  # "~somebody" without such a user; a working folder that is gone
        raise UsageError(
            f"{data_dir}: this place is not to be found; name the data folder in full"
        ) from error
    return paths.of(name)
