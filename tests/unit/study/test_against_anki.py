"""The real Anki, with FSRS on and fuzz off, as the oracle of scheduler and memory.

Its clock cannot be moved, so its cards are: to let n days pass, their dates are set n days back.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from quiz.study.calendar import Calendar
from quiz.study.card import Card, MemoryState, Phase, Rating
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler
from tests.strategies_study import NOON

os.environ["ANKI_TEST_MODE"] = "1"  # read by its backend at first use: no fuzz
anki_collection = pytest.importorskip("anki.collection")

PHASES = {0: Phase.NEW, 1: Phase.LEARNING, 2: Phase.REVIEW, 3: Phase.RELEARNING}


class Anki:
    """One collection with FSRS on; it answers cards and lets days pass."""

    def __init__(self, path: Path, **options: Any) -> None:
        self.col = anki_collection.Collection(str(path))
        self.col.set_config("fsrs", True)
        # The next rollover stays half a day away, however late the test runs.
        self.col.set_config("rollover", (datetime.now().hour + 12) % 24)
        config: Any = self.col.decks.get_config(1)
        config["new"]["delays"] = [s / 60 for s in options.get("learning_steps", (60, 600))]
        config["lapse"]["delays"] = [s / 60 for s in options.get("relearning_steps", (600,))]
        config["rev"]["maxIvl"] = options.get("maximum_interval", 36_500)
        config["desiredRetention"] = options.get("retention", 0.9)
        self.col.decks.update_config(config)

    def new_card(self) -> Any:
        """A new card, as Anki sees it."""
        note = self.col.new_note(self.col.models.by_name("Basic"))
        note["Front"] = "?"
        self.col.add_note(note, 1)
        return note.cards()[0]

    def pass_days(self, card: Any, days: int) -> None:
        """Let days pass for one card, and its step's time with them."""
        card.load()
        card.last_review_time -= days * 86_400
        card.due -= days * 86_400 if card.queue == 1 else days
        self.col.update_card(card)

    def answer(self, card: Any, rating: Rating) -> int:
        """Answer; the seconds (on a step) or days (in review) until it comes back."""
        card.load()
        card.start_timer()
        states = self.col._backend.get_scheduling_states(card.id)
        answer = self.col.sched.build_answer(card=card, states=states, rating=int(rating) - 1)
        self.col.sched.answer_card(answer)
        card.load()
        if PHASES[card.type] is Phase.REVIEW:
            return int(card.ivl)
        normal = answer.new_state.normal
        learning = normal.learning if normal.HasField("learning") else normal.relearning.learning
        return int(learning.scheduled_secs)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the collections of this file lie."""
    return tmp_path_factory.mktemp("anki")


def wait_of(card: Card) -> int:
    """Seconds (on a step) or days (in review) until our card comes back."""
    assert card.last_at is not None
    assert card.last_day is not None
    if card.due_at is not None:
        return int((card.due_at - card.last_at).total_seconds())
    assert card.due_day is not None
    return card.due_day - card.last_day


def random_history(rng: Random) -> list[tuple[int, Rating]]:
    """Answers on the same day, on and around the due day, and long after."""
    gaps = rng.choice(((0,), (0, 1, 2, 3), (0, 0, 1, 5, 20), (1, 30, 400), (0, 1, 4, 15, 60, 200)))
    weights = rng.choice(((1, 1, 6, 1), (1, 1, 1, 1), (3, 1, 2, 1)))
    return [(rng.choice(gaps), rng.choices(list(Rating), weights)[0]) for _ in range(rng.randint(3, 14))]


SETUPS: tuple[dict[str, Any], ...] = (
    {},
    {"retention": 0.8},
    {"retention": 0.95, "maximum_interval": 30},
    {"learning_steps": (60, 600, 3600), "relearning_steps": (300, 1200)},
    {"learning_steps": (900,), "relearning_steps": ()},
    {"learning_steps": (), "relearning_steps": ()},
)


@pytest.mark.parametrize("setup", SETUPS, ids=str)
def test_same_answers_on_same_days_give_ankis_memory_and_interval(
    folder: Path, setup: dict[str, Any]
) -> None:
    """Phase, lapses, wait, stability and difficulty are Anki's at every answer of random histories.

    Anki keeps four decimals of stability and three of difficulty between answers, so each answer starts
    from the numbers it kept; a second card that is never rounded must stay close all the way.
    """
    anki = Anki(folder / f"{SETUPS.index(setup)}.anki2", **setup)
    options = {key: value for key, value in setup.items() if key != "retention"}
    ours = Scheduler(Memory(setup.get("retention", 0.9)), Calendar(UTC), fuzz=False, **options)
    rng = Random(f"anki {SETUPS.index(setup)}")
    for number in range(40):
        theirs, now, told = anki.new_card(), NOON, []
        card = unrounded = Card(bank_id="bank", question_id=f"q{number}")
        for days, rating in random_history(rng):
            told.append((days, rating.name))
            if card.phase is not Phase.NEW:
                now += timedelta(days=days)
                anki.pass_days(theirs, days)
            wait = anki.answer(theirs, rating)
            kept = MemoryState(theirs.memory_state.stability, theirs.memory_state.difficulty)
            card = ours.answer(card, rating, now)
            seen = (card.phase, card.lapses, card.reps, wait_of(card))
            assert seen == (PHASES[theirs.type], theirs.lapses, theirs.reps, wait), told
            # Half a unit of the last digit kept, and a little for Anki's 32 bits.
            assert card.memory is not None
            assert card.memory.stability == pytest.approx(kept.stability, abs=5.1e-5, rel=1e-6), told
            assert card.memory.difficulty == pytest.approx(kept.difficulty, abs=5.1e-4), told
            unrounded = ours.answer(unrounded, rating, now)
            assert unrounded.memory is not None
            assert unrounded.memory.stability == pytest.approx(kept.stability, abs=1e-3, rel=5e-3), told
            assert unrounded.memory.difficulty == pytest.approx(kept.difficulty, abs=5e-3), told
            card = replace(card, memory=kept)
    anki.col.close()
