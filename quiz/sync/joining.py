"""Two versions of one bank become one: the newer's, with what a reviewer did on either. No disk."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz.banks.marks import fingerprint
from quiz.questions import Bank, Question


@dataclass(frozen=True, slots=True)
class Joined:
    """What came out.

    Attributes:
        bank: the newer's, with the reviews and rejections of both.
        is_all: whether all that the older says is in it, so that nothing has to be kept aside.
    """

    bank: Bank
    is_all: bool


def join(newer: Bank, older: Bank) -> Joined:
    """The newer version of a bank, with what a reviewer did in the older one.

    Rejections are united. A question that one rejected goes, unless the other accepted it or changed its
    wording; a question that one accepted is accepted, where the newer says nothing of it.
    """
    rejected = {_said(question) for question in newer.rejected}
    ids = {question.id for question in newer.rejected}
    reviewed = {_said(question): question.reviewed for question in older.questions if question.reviewed}
    more = {_said(question): question for question in older.rejected if _said(question) not in rejected}
    questions: list[Question] = []
    for question in newer.questions:
        said = _said(question)
        if said in more and not question.reviewed:
            continue  # it goes to the rejected ones below
        more.pop(said, None)
        ids.add(question.id)
        if not question.reviewed and said in reviewed:
            question = replace(question, reviewed=reviewed[said])
        questions.append(question)
    added = [question for question in more.values() if question.id not in ids]
    bank = replace(newer, questions=tuple(questions), rejected=(*newer.rejected, *added))
    return Joined(bank, _is_all(bank, older))


def _is_all(bank: Bank, older: Bank) -> bool:
    """Whether every word of the older bank is in the joined one, and every verdict on its questions."""
    stands = {_said(question): question.reviewed for question in bank.questions}
    gone = {_said(question) for question in bank.rejected}

    def is_in(question: Question) -> bool:
        said = _said(question)
        if said in gone:
            return not question.reviewed
        return said in stands and question.reviewed in ("", stands[said])

    return (
        replace(bank, questions=(), rejected=()) == replace(older, questions=(), rejected=())
        and all(map(is_in, older.questions))
        and all(_said(question) in gone for question in older.rejected)
    )


def _said(question: Question) -> tuple[str, str]:
    return question.id, fingerprint(question)
