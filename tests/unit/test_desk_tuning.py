"""Fitting FSRS to a learner, and the settings it writes: over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from fsrs_rs_python import DEFAULT_PARAMETERS

from quiz.banks import Library
from quiz.desk import Desk
from quiz.desk.tuning import fitted, foretold, save, use_parameters
from quiz.errors import SettingsError, StoreError
from quiz.settings import Settings, changed, read_settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.card import Answer, Card, Rating
from quiz.study.memory import Memory
from quiz.study.tuning import LEAST, Tuning, compared

START = datetime(2025, 1, 1, 9, tzinfo=UTC)
FORGETFUL = (0.05, 0.3, 0.8, 2.0)
"""First stabilities of a learner who forgets much sooner than most."""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk without banks, in a folder of its own."""
    with Store.open(tmp_path / "data" / "quiz.db") as store:
        library = Library([tmp_path / "banks"], bundled=tmp_path / "none")
        yield Desk(store, library, Settings(fuzz=False), calendar=Calendar(UTC))


def give(desk: Desk, card: Card, at: datetime, rating: Rating, *, scheduled: bool = True) -> Card:
    """Record one answer; the card after it."""
    after = desk.scheduler().answer(card, rating, at) if scheduled else card
    desk.store.record(
        Answer(
            before=card,
            after=after,
            at=at,
            day=desk.calendar.day(at),
            response=("x",),
            points=float(rating > 1),
            rating=rating,
            duration_ms=1_000,
            scheduled=scheduled,
            setup=desk.scheduler().setup,
        )
    )
    return after


def live(desk: Desk, questions: int, reviews: int = 6) -> None:
    """A learner whose memory follows other parameters than the defaults answers when asked."""
    truth = Memory(0.9, [*FORGETFUL, *DEFAULT_PARAMETERS[4:]])
    chance = Random(5)
    for number in range(questions):
        card, at, state = Card(bank_id="b", question_id=f"q{number}"), START, None
        for turn in range(reviews):
            gap = 0 if turn == 0 else chance.randint(1, 3 * turn)
            at += timedelta(days=gap)
            known = state is None or chance.random() < truth.retrievability(state, gap)
            rating = Rating.GOOD if known else Rating.AGAIN
            state = truth.step(state, gap, rating)
            card = give(desk, card, at, rating)


def test_a_fit_foretells_an_unusual_learner_better(desk: Desk) -> None:
    """From a log of a learner with other parameters, log-loss and error fall; taking them writes the file."""
    live(desk, 120)
    found = fitted(desk)
    assert isinstance(found, Tuning)
    assert found.reviews == 120 * 5
    assert found.after.log_loss < found.before.log_loss
    assert found.better
    assert use_parameters(desk, found.parameters) == 120
    assert read_settings(desk.store.path.parent / "settings.toml").parameters == found.parameters
    assert desk.scheduler().memory.step(None, 0, Rating.GOOD).stability == pytest.approx(found.parameters[2])


def test_fitting_again_changes_nothing_for_the_worse(desk: Desk) -> None:
    """What is called better is better by both measures, also when the parameters were fitted already."""
    live(desk, 120)
    first = fitted(desk)
    assert isinstance(first, Tuning)
    use_parameters(desk, first.parameters)
    second = fitted(desk)
    assert isinstance(second, Tuning)
    assert second.before.log_loss == pytest.approx(first.after.log_loss, abs=1e-5)
    assert second.before.rmse == pytest.approx(first.after.rmse, abs=1e-5)  # summed in an order of its own
    gain = second.after.log_loss < second.before.log_loss and second.after.rmse <= second.before.rmse
    assert second.better is gain


def test_too_few_reviews_are_counted(desk: Desk) -> None:
    """Below the least the number is handed back; answers that moved no card, and first ones, do not count."""
    live(desk, 4, 3)
    card = desk.store.card("b", "q0")
    assert card is not None
    give(desk, card, START + timedelta(days=90), Rating.GOOD, scheduled=False)
    assert fitted(desk) == 4 * 2 < LEAST


def test_due_days_stay_and_memories_are_replayed(desk: Desk) -> None:
    """With the parameters in use nothing changes at all; with others the memory alone does."""
    live(desk, 5)
    before = desk.store.cards("b")
    use_parameters(desk, ())
    for name, card in desk.store.cards("b").items():
        old = before[name].memory
        assert card.memory is not None
        assert old is not None
        assert card.memory.stability == pytest.approx(old.stability, rel=1e-5)
        assert (card.due_at, card.due_day, card.phase) == (
            before[name].due_at,
            before[name].due_day,
            before[name].phase,
        )


def test_parameters_taken_back_as_a_setting_take_the_memories_with_them(desk: Desk) -> None:
    """Not only the fit brings memories up: whoever goes back to the defaults as a setting has theirs too."""
    live(desk, 2)
    before = desk.store.cards("b")
    save(desk, changed(desk.settings, parameters=[*FORGETFUL, *DEFAULT_PARAMETERS[4:]]))
    assert all(card.memory != before[name].memory for name, card in desk.store.cards("b").items())
    save(desk, changed(desk.settings, parameters=[]))
    for name, card in desk.store.cards("b").items():
        old = before[name].memory
        assert card.memory is not None
        assert old is not None
        assert card.memory.stability == pytest.approx(old.stability, rel=1e-5)


def test_another_setting_leaves_memories_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is reckoned anew for a theme."""
    monkeypatch.setattr(Store, "tune", None)
    save(desk, changed(desk.settings, theme="paper"))
    assert desk.settings.theme == "paper"


@pytest.mark.parametrize(
    "take", [use_parameters, lambda desk, new: save(desk, changed(desk.settings, parameters=new))]
)
def test_parameters_and_memories_change_together(
    take: Callable[[Desk, list[float]], object], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the store refuses the memories, the parameters are what they were, in the file too."""
    live(desk, 1)

    def refuse(self: Store, setup: object) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Store, "tune", refuse)
    with pytest.raises(StoreError):
        take(desk, [1.0] * 21)
    assert desk.settings.parameters == ()
    assert read_settings(desk.store.path.parent / "settings.toml").parameters == ()


def test_a_question_made_new_again_begins_anew(desk: Desk) -> None:
    """Answers from before the reset neither train nor lengthen the memory."""
    live(desk, 1)
    desk.store.reset("b", "q0")
    fresh = give(desk, Card(bank_id="b", question_id="q0"), START + timedelta(days=99), Rating.GOOD)
    assert fitted(desk) == 0
    use_parameters(desk, ())
    card = desk.store.card("b", "q0")
    assert card is not None
    assert card.memory is not None
    assert fresh.memory is not None
    assert card.memory.stability == pytest.approx(fresh.memory.stability)


def test_a_hand_made_change_is_not_lost(desk: Desk) -> None:
    """What was written into the file since the start stays, when another setting is changed."""
    path = desk.store.path.parent / "settings.toml"
    path.write_text("new_per_day = 5\n", encoding="utf-8")
    save(desk, changed(desk.settings, theme="paper"))
    assert (read_settings(path).new_per_day, read_settings(path).theme) == (5, "paper")
    assert desk.settings.new_per_day == 5


def test_a_broken_file_is_not_written_over(desk: Desk) -> None:
    """It is told instead, and the file and the settings in use stay as they are."""
    path = desk.store.path.parent / "settings.toml"
    path.write_text("retention = \n", encoding="utf-8")
    before = desk.settings
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        save(desk, changed(desk.settings, theme="paper"))
    assert path.read_text(encoding="utf-8") == "retention = \n"
    assert desk.settings == before


def test_more_retention_takes_more_reviews(desk: Desk) -> None:
    """Reviews and what is known grow with the wished retention, and the line says both."""
    years = foretold(desk, (0.8, 0.9, 0.95))
    assert years[0].reviews < years[1].reviews < years[2].reviews
    assert years[0].known < years[1].known < years[2].known
    line = compared(years[1], years[2])
    assert line.startswith("0.95 costs 1.")
    assert "times the reviews of 0.9" in line
