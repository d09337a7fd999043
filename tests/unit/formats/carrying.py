"""What the tests of formats share: banks as a format can say them, and files of text."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st

from quiz.formats.exchange import FormatError, Reader, Skipped, Writer
from quiz.formats.tidying import tidied
from quiz.questions import Bank, Question
from tests.strategies import bank_ids, characters, question, sources, texts
from tests.strategies import questions as questions_by_type

COUNTER = iter(range(1_000_000))


def banks_of(*types: str) -> st.SearchStrategy[Bank]:
    """Banks whose questions are all of these types; of any type where none is named."""
    made = questions_by_type()
    one = st.one_of(*(made[name] for name in types)) if types else question
    return st.builds(
        Bank,
        id=bank_ids,
        title=texts,
        description=st.text(characters, max_size=30),
        language=st.sampled_from(["", "en"]),
        authors=st.lists(texts, max_size=2, unique_by=lambda t: t.strip().casefold()).map(tuple),
        source=st.none() | sources,
        questions=st.lists(one, min_size=1, max_size=4, unique_by=lambda q: q.id).map(tuple),
    )


def there_and_back(
    bank: Bank, write: Writer, read: Reader, folder: Path, suffix: str
) -> tuple[Bank, tuple[Skipped, ...], tuple[Skipped, ...]]:
    """The bank written and read again; what writing and what reading left out."""
    path = folder / f"bank-{next(COUNTER)}{suffix}"
    try:
        left = write(bank, path)
    except FormatError:  # not one question can be said
        assert not path.exists()
        assume(False)
    found = read(path)
    path.unlink()
    return found.bank, left, found.skipped


def expected(bank: Bank, left: tuple[Skipped, ...]) -> tuple[Question, ...]:
    """The questions that have to come back: tidied, without those that writing named as left behind."""
    gone = {skipped.place for skipped in left}
    return tuple(tidied(q) for q in bank.questions if f'question "{q.id}"' not in gone)


def without(question: Question, *names: str) -> dict[str, object]:
    """A question's fields and type, but for the named ones."""
    fields = {f.name: getattr(question, f.name) for f in dataclasses.fields(question) if f.name not in names}
    return {"type": question.type, **fields}
