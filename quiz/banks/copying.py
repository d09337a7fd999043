"""A learner's own copy of a bank that is not theirs to change."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from quiz.banks.document import MAX_BYTES
from quiz.banks.library import Library, peek_id
from quiz.banks.writing import save_bytes
from quiz.errors import BankError
from quiz.plainfile import plain_bytes
from quiz.saving import private_folder


def own_copy(path: Path, bank_id: str, folder: Path) -> Path:
    """Copy a bank file into a folder of the learner's, byte by byte, so that all ids stay.

    Where the folder has a bank of that id already, that is the copy, and it is left as it is: a learner's
    changes are never written over.

    Args:
        folder: made where there is none.

    Returns:
        The copy.

    Raises:
        BankError: the file cannot be read, or the folder not be written to.
    """
    for file in Library((folder,), bundled=folder).files():
        if peek_id(file.path) == bank_id:
            return file.path
    try:
        data = plain_bytes(path, MAX_BYTES)
        private_folder(folder)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BankError(f"cannot be copied to {folder}: {reason}", file=str(path)) from error
    copy = free_name(folder, path.stem)
    save_bytes(data, copy)
    return copy


def free_name(folder: Path, stem: str) -> Path:
    """A bank file's name that nothing in the folder has."""
    names = (f"{stem}{f'-{number}' if number > 1 else ''}.toml" for number in count(1))
    return next(path for name in names if not (path := folder / name).exists())
