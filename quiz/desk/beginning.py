"""A bank of a learner's own, begun by hand."""

from __future__ import annotations

from pathlib import Path

from quiz.banks import Library
from quiz.banks.complaints import quoted
from quiz.banks.library import peek_id
from quiz.banks.template import new_bank
from quiz.banks.writing import save_bank
from quiz.errors import BankError, UsageError
from quiz.paths import Paths
from quiz.questions import Bank
from quiz.saving import private_folder


def begin_bank(paths: Paths, name: str, title: str = "") -> tuple[Bank, Path]:
    """Make a bank among the learner's own; the bank, and its file.

    Args:
        name: its id and its file are called after this.
        title: made of the name where it is empty.

    Raises:
        UsageError: the name is none.
        BankError: a bank of that id, or a file of that name, is there already; or nothing can be written.
    """
    name = name.strip().removesuffix(".toml")
    if not any(map(str.isalnum, name)) or "/" in name or "\\" in name:
        hint = f"use letters and digits; it goes to {paths.banks}"
        raise UsageError(f"{quoted(name)} is no name for a bank: {hint}")
    bank = new_bank(name, title)
    path = paths.banks / f"{bank.id}.toml"
    taken = path if path.exists() else None
    for file in Library(paths.bank_folders).files():
        if (peek_id(file.path) or file.path.stem) == bank.id:
            taken = taken or file.path
    if taken is not None:
        raise BankError(f"the bank {quoted(bank.id)} is there already: take another name", file=str(taken))
    try:
        private_folder(paths.banks)
    except OSError as error:
        raise BankError(f"the folder cannot be made: {error.strerror}", file=str(paths.banks)) from error
    save_bank(bank, path)
    return bank, path
