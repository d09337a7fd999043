"""A copy of a file that is about to be replaced, where a person's work would go lost otherwise."""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path

from quiz.errors import BankError


def set_aside(path: Path, remedy: str) -> Path:
    """Copy a file to a name beside it that nothing has; an earlier copy is never replaced.

    Args:
        remedy: what the person can do where that fails.

    Returns:
        The copy: ``bank.toml.bak``, or ``.bak1`` and on.

    Raises:
        BankError: the copy cannot be made; the file is as it was.
    """
    names = (path.with_name(f"{path.name}.bak{number or ''}") for number in count())
    if not path.is_file():  # of a device there is no end
        raise BankError(f"is no ordinary file, so it cannot be kept aside: {remedy}", file=str(path))
    try:
        kept = next(name for name in names if not name.exists())
        shutil.copy2(path, kept)
    except OSError as error:
        raise BankError(f"cannot be kept aside ({error.strerror}): {remedy}", file=str(path)) from error
    return kept
