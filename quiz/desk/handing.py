"""A bank that somebody gave away, a file of our own format, joins the learner's banks as it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from quiz.banks import Library, read_bank
from quiz.banks.aside import set_aside
from quiz.banks.check import Checker
from quiz.banks.copying import free_name
from quiz.banks.document import MAX_BYTES
from quiz.banks.library import BankFile, peek_id
from quiz.banks.writing import save_bytes
from quiz.errors import BankError
from quiz.paths import Paths
from quiz.plainfile import plain_bytes
from quiz.questions import Bank
from quiz.saving import private_folder

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class Handed:
    """A bank that was handed over.

    Attributes:
        path: where it stands now, or would.
        written: False where it was here already.
        findings: how many things check finds in it.
        backup: a copy of the bank it replaced.
    """

    bank: Bank
    path: Path
    written: bool
    findings: int
    backup: Path | None = None


def take_bank(file: Path, paths: Paths, *, force: bool = False, dry_run: bool = False) -> Handed:
    """Copy a bank's file byte by byte among the learner's banks, where no other bank has its id.

    Args:
        force: go over another bank of that id, of which a copy is set aside; one that is not the learner's
            own stays, behind this one.
        dry_run: look and tell, write nothing.

    Raises:
        BankError: it is no sound bank, another one has its id, or it cannot be written.
    """
    bank = read_bank(file)
    findings = len(Checker().check(bank))
    there = next((one for one in Library(paths.bank_folders).files() if peek_id(one.path) == bank.id), None)
    target = free_name(paths.banks, bank.id)
    if there is not None:
        title = _title(there, bank)
        if title is None:
            return Handed(bank, there.path, False, findings)
        if not force:
            raise BankError(
                f'its id "{bank.id}" is that of another bank{title}, {there.path}: give it another id in the '
                'line "id = …", or go over that one with --force, which keeps a copy',
                file=str(file),
            )
        if there.path.parent == paths.banks:
            target = there.path
    if dry_run:
        return Handed(bank, target, True, findings)
    try:
        data = plain_bytes(file, MAX_BYTES)
        private_folder(target.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BankError(f"cannot be copied to {target.parent}: {reason}", file=str(file)) from error
    backup = set_aside(target, "free some room, or make its folder writable") if target.exists() else None
    save_bytes(data, target)
    return Handed(bank, target, True, findings, backup)


def _title(there: BankFile, bank: Bank) -> str | None:
    """What another bank of the same id is called, as words that go on; None where it is this very bank."""
    try:
        found = read_bank(there.path)
    except BankError:  # it holds something else all the same
        return ""
    return None if found == bank else f" (“{found.title}”)"
