"""Writing a generated bank where one may stand already: what people did to that one is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.banks.keeping import Kept
    from quiz.questions import Bank

_REMEDY = "name another file with -o"
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Settled:
    """A bank on the disk.

    Attributes:
        kept: what became of the questions that stood there; None where no bank of this article did.
        backup: a copy of the file as it was, where saving lost more than questions; else None.
    """

    bank: Bank
    kept: Kept | None = None
    backup: Path | None = None


def settle(target: Path, new: Bank, article: str, *, force: bool = False) -> Settled:
    """Write a generated bank to a file.

    A bank of the same article that stands there is gone on with: see :func:`quiz.banks.keeping.keep`. A
    copy is set aside where the file holds comments or a layout of its own, or is overwritten by force.

    Args:
        article: the text the evidence is quoted from.
        force: overwrite whatever stands there.

    Raises:
        BankError: something else stands there and ``force`` is not given, or the file cannot be written.
    """
    from quiz.banks.aside import set_aside
    from quiz.banks.document import read_text
    from quiz.banks.keeping import keep
    from quiz.banks.writing import save_bank, write_bank

    old = standing(target, new, force=force)
    kept = keep(old, new, article) if old else None
    bank = kept.bank if kept else new
    backup = None
    if target.is_file() and (old is None or read_text(target) not in (write_bank(old), write_bank(bank))):
        backup = set_aside(target, _REMEDY)
    save_bank(bank, target)
    return Settled(bank, kept, backup)


def standing(target: Path, new: Bank, *, force: bool = False) -> Bank | None:
    """The bank of the same article that stands at a place; None where there is nothing to go on with.

    It is of the same article where it was generated, has the same id, and names the same headline or file.
    By force the id is enough, so that a new headline in a new place costs nobody a review.

    Raises:
        BankError: another bank, or something else, stands there, and ``force`` is not given.
    """
    from quiz.banks import read_bank
    from quiz.errors import BankError

    if not target.exists():
        return None
    remedy = f"{_REMEDY}, or overwrite it with --force"
    try:
        there = read_bank(target)
    except BankError as error:
        if force:
            return None
        raise BankError(f"something else stands there: {remedy}", file=str(target)) from error
    theirs, ours = there.source, new.source
    if there.id == new.id and theirs and ours and theirs.generator:
        if force or theirs.title == ours.title or (theirs.file and theirs.file == ours.file):
            return there
    elif force:
        return None
    raise BankError(
        f'the bank "{there.id}" stands there and was not made from this article: {remedy}', file=str(target)
    )


def told(kept: Kept) -> Iterator[str]:
    """What became of the questions that stood there, a line each; nothing of what did not happen."""
    yield f"{len(kept.same)} facts keep their ids, {len(kept.added)} are new."
    if kept.gone:
        yield f"{len(kept.gone)} nobody had touched are left out: the article does not give them any more."
    if kept.reviewed:
        yield f"{len(kept.reviewed)} stay as the reviewer left them."
    if kept.by_hand:
        yield f"{len(kept.by_hand)} stay as somebody wrote them by hand{_named(kept.by_hand)}."
    if kept.refused:
        yield f"{kept.refused} were left out because a reviewer had rejected them."
    if kept.renewed:
        yield f"{len(kept.renewed)} of those quote the article as it reads now{_named(kept.renewed)}."
    if kept.unproven:
        gone = "have evidence that is no longer in the article; look at them again"
        yield f"{len(kept.unproven)} of those {gone}{_named(kept.unproven)}."


def as_dict(kept: Kept | None) -> dict[str, object] | None:
    """The same for ``--json``, with all ids."""
    if kept is None:
        return None
    return {
        "same": list(kept.same),
        "added": list(kept.added),
        "gone": list(kept.gone),
        "reviewed": list(kept.reviewed),
        "by_hand": list(kept.by_hand),
        "renewed_evidence": list(kept.renewed),
        "evidence_gone": list(kept.unproven),
        "rejected_left_out": kept.refused,
    }


def _named(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return f": {', '.join(ids[:_MOST_NAMED])}{more}"
