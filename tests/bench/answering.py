"""Committing an answer and finding the next question, against the real anki package, 10,000 cards each."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from anki.collection import Collection
from anki.decks import DeckId
from anki.scheduler.v3 import CardAnswer

from quiz.questions import ShortAnswer
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.card import Card
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler
from quiz.study.session import Item, Session

CARDS, ROUNDS, BLOCK = 10_000, 20, 50
Pair = tuple[float, float]


def measure(cards: int = CARDS, rounds: int = ROUNDS) -> tuple[Pair, Pair]:
    """Median seconds, ours and anki's: of committing one answer, and of getting the next question.

    Ours does not wait for the disk: that follows the feedback, and is printed apart by ``settling``.
    """
    with tempfile.TemporaryDirectory() as folder:
        collection = _collection(Path(folder) / "anki.anki2", cards)
        with Store.open(Path(folder) / "sco" / "sco-quiz.db") as store:
            session = _session(store, cards)
            commit: tuple[list[float], list[float]] = ([], [])
            following: tuple[list[float], list[float]] = ([], [])
            # In blocks, so that neither side clears the other's caches at each answer.
            for _ in range(rounds):
                for _ in range(BLOCK):
                    ours(session, commit[0], following[0])
                store.settle()
                for _ in range(BLOCK):
                    theirs(collection, commit[1], following[1])
        collection.close()
    return (median(commit[0]), median(commit[1])), (median(following[0]), median(following[1]))


def _collection(path: Path, cards: int) -> Collection:
    collection = Collection(str(path))
    model = collection.models.by_name("Basic")
    assert model is not None
    deck = collection.decks.id("bench")
    assert deck is not None
    for number in range(cards):
        note = collection.new_note(model)
        note["Front"], note["Back"] = f"Question {number}?", f"Answer {number}"
        collection.add_note(note, deck)
    prepare(collection, deck)
    return collection


def prepare(collection: Collection, deck: DeckId) -> None:
    """Study that deck with FSRS and no daily limits."""
    collection.decks.select(deck)
    settings = collection.decks.config_dict_for_deck_id(deck)
    settings["new"]["perDay"] = 9_999
    settings["rev"]["perDay"] = 9_999
    collection.decks.update_config(settings)
    collection.set_config("fsrs", True)


def make_due(collection: Collection) -> None:
    """Let every card be a review, due on one of the last thirty days, as if it had been studied for long."""
    assert collection.db is not None
    collection.db.execute(
        "UPDATE cards SET type = 2, queue = 2, due = ? - id % 30, ivl = 40, factor = 2500, reps = 10, "
        """data = '{"s":10.0,"d":5.0}'""",
        collection.sched.today,
    )


def _session(store: Store, cards: int) -> Session:
    items = [
        Item(
            bank_id="bench",
            bank_title="Bench",
            question=ShortAnswer(id=f"q{number}", stem=f"Question {number}?", accept=(f"Answer {number}",)),
            card=Card(bank_id="bench", question_id=f"q{number}"),
            source="",
        )
        for number in range(cards)
    ]
    return Session(items, Scheduler(Memory(), Calendar(UTC)), store)


def ours(session: Session, commit: list[float], following: list[float]) -> None:
    """Answer one question rightly; notes the seconds of the commit and of finding the question."""
    now = datetime.now(UTC)
    begun = time.perf_counter()
    session.next(now)
    found = time.perf_counter()
    item = session.current
    assert item is not None
    assert session.asked is not None
    answer = session.asked.question.answer()
    before = time.perf_counter()
    session.answer(answer, now)
    commit.append(time.perf_counter() - before)
    following.append(found - begun)


def theirs(collection: Collection, commit: list[float], following: list[float]) -> None:
    """The same with anki."""
    begun = time.perf_counter()
    queued = collection.sched.get_queued_cards(fetch_limit=1)
    found = time.perf_counter()
    top = queued.cards[0]
    card = collection.get_card(top.card.id)
    card.start_timer()
    answer = collection.sched.build_answer(card=card, states=top.states, rating=CardAnswer.GOOD)
    before = time.perf_counter()
    collection.sched.answer_card(answer)
    commit.append(time.perf_counter() - before)
    following.append(found - begun)


def settling(rounds: int = 200) -> float:
    """Median seconds of the sync of the disk that follows the feedback."""
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "sco-quiz.db") as store:
        session = _session(store, rounds)
        for _ in range(rounds):
            ours(session, [], [])
            begun = time.perf_counter()
            store.settle()
            times.append(time.perf_counter() - begun)
    return median(times)
