"""Fitting the scheduler to the learner who sits here, and foretelling what a setting costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quiz.desk.desk import Desk
from quiz.errors import StoreError
from quiz.settings import OPTIONS, Settings, changed, read_settings, write_settings
from quiz.study.card import MemoryState, Phase, Rating
from quiz.study.memory import Memory
from quiz.study.tuning import History, Tuning, Workload, histories_of, tune, workloads

SMALLEST = 500
"""Questions a simulation assumes where a library has fewer: with a handful chance would speak."""


def histories(desk: Desk) -> dict[tuple[str, str], History]:
    """The answers that moved a card, by question; what came before a question was made new again is gone."""
    logged = [answer for answer in desk.store.history() if answer.scheduled]
    begun = {
        (answer.bank_id, answer.question_id): at
        for at, answer in enumerate(logged)
        if answer.before.phase is Phase.NEW
    }
    counting = (
        (answer.bank_id, answer.question_id, answer.day, answer.rating)
        for at, answer in enumerate(logged)
        if at >= begun.get((answer.bank_id, answer.question_id), 0)
    )
    return dict(histories_of(counting))


def fitted(desk: Desk) -> Tuning | int:
    """Parameters fitted to this learner's log; the number of reviews where they are too few."""
    return tune(histories(desk).values(), desk.settings.parameters, len(desk.settings.relearning_steps))


def use_parameters(desk: Desk, parameters: Sequence[float]) -> int:
    """Write parameters to the settings (none: the defaults), and bring every card's memory up to them.

    Days on which questions are due stay as they are, as in Anki; the next answer is reckoned anew.

    Returns:
        How many cards were brought up.

    Raises:
        SettingsError, StoreError: something cannot be written; parameters and memories stay as they were.
    """
    memory = Memory(desk.settings.retention, tuple(parameters) or None)
    states: dict[tuple[str, str], MemoryState] = {}
    for key, history in histories(desk).items():
        state: MemoryState | None = None
        last: int | None = None
        for day, rating in history:
            state = memory.step(state, 0 if last is None else max(0, day - last), Rating(rating))
            last = day
        if state is not None:
            states[key] = state
    used = desk.settings.parameters
    save(desk, changed(desk.settings, parameters=list(parameters)))
    try:
        return desk.store.set_memories(states)
    except StoreError:
        save(desk, changed(desk.settings, parameters=used))  # memories and parameters belong together
        raise


def save(desk: Desk, settings: Settings) -> None:
    """Write the settings to their file and use them from now on.

    Where the file was changed meanwhile, by hand or by another program, only what is new here is changed.

    Raises:
        SettingsError: the file cannot be used, or not be written; both stay as they were.
    """
    path = desk.store.path.parent / "settings.toml"
    if path.exists():
        wished = {key: getattr(settings, key) for key in OPTIONS}
        used = desk.settings
        settings = changed(
            read_settings(path),
            **{key: value for key, value in wished.items() if value != getattr(used, key)},
        )
    write_settings(path, settings)
    desk.settings = settings
    desk.calendar = replace(desk.calendar, rollover_hour=settings.rollover_hour)


def foretold(desk: Desk, retentions: Sequence[float]) -> list[Workload]:
    """A simulated year for each retention, with this learner's parameters and number of questions."""
    questions = sum(shelf.questions for shelf in desk.shelves())
    return workloads(
        retentions,
        desk.settings.parameters,
        questions=max(questions, SMALLEST),
        new_per_day=max(1, desk.settings.new_per_day),
    )
