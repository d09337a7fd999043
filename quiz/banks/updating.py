"""A bank imported once more from its file: ids decide, and a person's work stays. No disk, no screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.banks.marks import fingerprint, is_persons
from quiz.questions import Bank, Question


@dataclass(frozen=True, slots=True)
class Updated:
    """A bank brought up to date, and what became of its questions, by id in the bank's order.

    Attributes:
        same: as they were.
        changed: worded as the file has them now; their progress stays, since their ids do.
        added: new in the file.
        gone: untouched ones that the file no longer has; left out. Their answers stay in the log.
        yours: written or edited here by a person, left as they are.
        refused: in the file, but rejected here by a person; left out.
    """

    bank: Bank
    same: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, list[str]]:
        """The ids, for ``--json``."""
        names = ("same", "changed", "added", "gone", "yours", "refused")
        return {name: list(getattr(self, name)) for name in names}


def update(old: Bank, new: Bank) -> Updated:
    """The new bank, with the rejections and the handwork of the old one of the same file.

    The order is the new one; what a person wrote here and the file does not have stands at the end. What a
    person wrote under ``[bank]`` stays where the file does not say it.

    Args:
        new: its questions are marked as the import hands them out, see :func:`quiz.banks.marks.marked`.
    """
    before = {question.id: question for question in old.questions}
    rejected = {question.id for question in old.rejected}
    kept: list[Question] = []
    told: dict[str, list[str]] = {"same": [], "changed": [], "added": [], "yours": [], "refused": []}
    for fresh in new.questions:
        if fresh.id in rejected:
            told["refused"].append(fresh.id)
            continue
        question, what = _settled(before.pop(fresh.id, None), fresh)
        told[what].append(question.id)
        kept.append(question)
    left = [question for question in before.values() if is_persons(question)]
    told["yours"] += [question.id for question in left]
    bank = replace(
        new,
        title=new.title if old.title == (old.source.title if old.source else "") else old.title,
        description=new.description or old.description,
        language=new.language or old.language,
        license=new.license or old.license,
        authors=new.authors or old.authors,
        tags=new.tags or old.tags,
        questions=(*kept, *left),
        rejected=old.rejected,
    )
    gone = tuple(name for name, question in before.items() if not is_persons(question))
    return Updated(bank, gone=gone, **{what: tuple(ids) for what, ids in told.items()})


def _settled(old: Question | None, fresh: Question) -> tuple[Question, str]:
    """The question that stands from now on, and what that is called."""
    if old is None:
        return fresh, "added"
    if fingerprint(old) == fingerprint(fresh):
        return replace(fresh, reviewed=old.reviewed), "same"
    if is_persons(old):
        return old, "yours"
    return fresh, "changed"  # an acceptance was given to other words, so it goes
