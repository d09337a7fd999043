"""A sitting that finds its questions portion by portion asks what one asks that reads them all at once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import chain, repeat
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks import Library
from quiz.desk import Desk, late
from quiz.desk.limits import new_of_bank
from quiz.desk.modes import Wish, sitting
from quiz.settings import Settings
from quiz.store import Store
from quiz.study import plan
from quiz.study.calendar import Calendar
from quiz.study.card import Card, MemoryState, Phase
from quiz.study.late import LateSession
from quiz.study.marks import QuestionMark
from quiz.study.modes import tagged
from quiz.study.queue import Key, in_turn, mixed
from quiz.study.session import Session
from tests.unit.test_desk_modes import RIGHT, WRONG, Clock, bank

BANKS, SIZE = ("a", "b", "c", "d"), 6
KEYS = tuple((name, f"{name}{n}") for name in BANKS for n in range(SIZE))
Act = tuple[str, int, int]


@dataclass(frozen=True)
class Case:
    """How a library stands, and how a sitting over it goes.

    Attributes:
        ago: how many days ago each was due; the others are new.
        hidden: which are suspended (True) or buried.
        planned: the days until the exam of the first bank; None without one.
        copied: whether a file that does not count has the id of the second bank.
        acts: answers right or wrong, so many undone and so many of these redone, or a look ahead.
    """

    ago: dict[Key, int]
    hidden: dict[Key, bool]
    planned: int | None
    copied: bool
    tags: tuple[str, ...]
    reviews: int
    soon: int
    first: int
    batch: int
    acts: list[Act]


cases = st.builds(
    Case,
    ago=st.dictionaries(st.sampled_from(KEYS), st.integers(-2, 3)),
    hidden=st.dictionaries(st.sampled_from(KEYS), st.booleans(), max_size=4),
    planned=st.none() | st.integers(0, 4),
    copied=st.booleans(),
    tags=st.sampled_from([(), (), ("odd",)]),
    reviews=st.sampled_from([0, 0, 5]),
    soon=st.integers(2, 3),
    first=st.integers(1, 4),
    batch=st.integers(2, 7),
    acts=st.lists(
        st.tuples(st.sampled_from(["right", "wrong", "undo", "ahead"]), st.integers(1, 4), st.integers(0, 4)),
        max_size=25,
    ),
)


@settings(max_examples=60, deadline=None)
@given(cases)
def test_portions_are_the_whole_whatever_is_answered_and_undone(case: Case) -> None:
    """The same questions in the same order, none twice and none lost, and the total stays what it was."""
    sizes = patch.multiple(
        late, SOON=case.soon, FIRST=case.first, BATCH=case.batch, MOST_WEIGHED=0, MOST_BANKS=0
    )
    with sizes, tempfile.TemporaryDirectory() as root, Opened(Path(root), case) as desk:
        wanted = at_once(desk, case)
        session = sitting(desk, Wish(tags=case.tags))
        assert isinstance(session, LateSession) or not wanted
        assert session.progress.total == len(wanted)
        assert played(session, desk, case.acts) == wanted
        assert session.progress.total == session.progress.answered == len(wanted)


class Opened:
    """The desk of a case."""

    def __init__(self, root: Path, case: Case) -> None:
        self.store = Store.open(root / "data" / "test.db")
        folders = [root / "own", root / "other"]
        for folder in folders:
            folder.mkdir()
        for name in BANKS:
            (folders[0] / f"{name}.toml").write_text(bank(name, SIZE), encoding="utf-8")
        if case.copied:
            (folders[1] / "copy.toml").write_text(bank("b", SIZE + 3), encoding="utf-8")
        how = Settings(
            fuzz=False, new_per_day=2, learning_steps=(), relearning_steps=(), backlog_per_day=case.reviews
        )
        library = Library(folders, bundled=root / "none")
        self.desk = desk = Desk(self.store, library, how, now=Clock(), calendar=Calendar(UTC))
        for key, ago in case.ago.items():
            self.store.place(card_of(desk, key, ago))
        if case.copied:
            self.store.place(card_of(desk, ("b", f"b{SIZE}"), 2))
        for key, suspended in case.hidden.items():
            mark = QuestionMark(suspended=True) if suspended else QuestionMark(buried_day=desk.today)
            self.store.set_mark(*key, mark)
        if case.planned is not None:
            self.store.set_plan("a", desk.today + case.planned)

    def __enter__(self) -> Desk:
        return self.desk

    def __exit__(self, *_: object) -> None:
        self.store.close()


def card_of(desk: Desk, key: Key, ago: int) -> Card:
    """A card in review that was due so many days ago."""
    memory, today = MemoryState(4.0 + int(key[1][1:]), 5.0), desk.today
    return Card(
        bank_id=key[0],
        question_id=key[1],
        phase=Phase.REVIEW,
        memory=memory,
        last_day=today - 9,
        due_day=today - ago,
        reps=2,
    )


def at_once(desk: Desk, case: Case) -> list[Key]:
    """The keys in the order they are to be asked, from the cards themselves."""
    today = desk.today
    open_ = [
        (name, question)
        for name, question in KEYS
        if (name, question) not in case.hidden
        and tagged(["odd" if int(question[1:]) % 2 else "even"], case.tags)
    ]
    kept = {key: card_of(desk, key, ago) for key, ago in case.ago.items()}
    due = sorted(
        (key for key in open_ if case.ago.get(key, -1) >= 0), key=lambda key: (-case.ago[key], key[1], key[0])
    )
    by_day = None if case.planned is None else today + case.planned
    if by_day is not None:
        of_plan = [
            kept[key] for key in sorted(kept) if key[0] == "a" and (not case.tags or int(key[1][1:]) % 2)
        ]
        early = plan.early(of_plan, today, by_day, desk.scheduler().memory)
        due += [key for key in early if key not in case.hidden]
    due = due[: case.reviews or None]
    fresh = []
    for name in BANKS:
        unseen = [key for key in open_ if key[0] == name and key not in kept]
        dose = new_of_bank(desk.settings, len(unseen), 0, today, by_day if name == "a" else None)
        fresh.append(unseen[:dose])
    cards: list[Card] = []
    for keys in (due, [*in_turn(fresh)]):
        for batch in batches(keys, case):
            of_batch = [kept.get(key) or Card(bank_id=key[0], question_id=key[1]) for key in batch]
            cards += mixed(of_batch, lambda card: "", after=cards[-1:])
    return [(card.bank_id, card.question_id) for card in cards]


def batches(keys: list[Key], case: Case) -> Iterator[list[Key]]:
    """Keys by portions."""
    for size in chain((case.first,), repeat(case.batch)):
        if not keys:
            return
        yield keys[:size]
        keys = keys[size:]


def played(session: Session, desk: Desk, acts: list[Act]) -> list[Key]:
    """Play a sitting with these acts, and the rest rightly; the keys whose answers stand, in order."""
    order: list[Key] = []
    for act, back, again in chain(acts, repeat(("right", 0, 0))):
        if session.next(desk.now()) is None:
            return order
        if act == "ahead":
            session.look_ahead()
        elif act == "undo":
            for _ in range(min(back, len(order))):
                item = session.undo()
                assert item is not None
                assert item.key == order.pop()
            for _ in range(min(again, back)):
                if session.can_redo:
                    feedback = session.redo()
                    assert feedback is not None
                    order.append(feedback.item.key)
        else:
            assert session.current is not None
            order.append(session.current.key)
            session.answer(RIGHT if act == "right" else WRONG, desk.now())
    raise AssertionError("it never ends")
