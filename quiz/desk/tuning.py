"""Fitting the scheduler to the learner who sits here, and foretelling what a setting costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from quiz.desk.desk import Desk
from quiz.errors import SettingsError, StoreError
from quiz.settings import OPTIONS, Settings, changed, read_settings, sound_settings, write_settings
from quiz.study.tuning import Tuning, Workload, tune, workloads

SMALLEST = 500
"""Questions a simulation assumes where a library has fewer: with a handful chance would speak."""


def fitted(desk: Desk) -> Tuning | int:
    """Parameters fitted to this learner's log; the number of reviews where they are too few."""
    return tune(
        desk.store.histories().values(), desk.settings.parameters, len(desk.settings.relearning_steps)
    )


def use_parameters(desk: Desk, parameters: Sequence[float]) -> int:
    """Write parameters to the settings (none: the defaults), and bring every card's memory up to them.

    Days on which questions are due stay as they are, as in Anki; the next answer is reckoned anew.

    Returns:
        How many cards were brought up.

    Raises:
        SettingsError, StoreError: something cannot be written; parameters and memories stay as they were.
    """
    used = desk.settings.parameters
    _write(desk, changed(desk.settings, parameters=list(parameters)))
    return _bring_up(desk, used)


def save(desk: Desk, settings: Settings) -> None:
    """Write the settings to their file and use them from now on; other parameters are as in
    :func:`use_parameters`.

    Where the file was changed meanwhile, by hand or by another program, only what is new here is changed.

    Raises:
        SettingsError: the file cannot be used, or not be written; both stay as they were.
        StoreError: the memories cannot be brought up to other parameters, which stay as they were.
    """
    used = desk.settings.parameters
    _write(desk, settings)
    if desk.settings.parameters != used:
        _bring_up(desk, used)


def _bring_up(desk: Desk, used: Sequence[float]) -> int:
    """Reckon all memories by the parameters just written, and tell how many; else write the former."""
    try:
        return desk.store.tune(desk.scheduler().setup)
    except StoreError:
        _write(desk, changed(desk.settings, parameters=list(used)))  # memories and parameters belong together
        raise


def _write(desk: Desk, settings: Settings) -> None:
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


def repair(path: Path, key: str | None) -> Path | None:
    """Make a settings file usable for whoever changes a setting or takes it back; a good one is left alone.

    Args:
        key: whose value is to go, whatever it is; None for all that cannot be used.

    Returns:
        A copy of the file as it was; None where nothing was wrong.

    Raises:
        SettingsError: something else in the file cannot be used either, or it cannot be written.
    """
    from quiz.banks.aside import set_aside

    sound, wrong = sound_settings(path)
    if not wrong:
        return None
    if key is not None and set(wrong) != {key}:
        if key in wrong:
            others = ", ".join(f'"{" ".join(other.split())[:80]}"' for other in wrong if other != key)
            raise SettingsError(f"{path}: {others} cannot be used either; for all: sco-quiz settings --reset")
        read_settings(path)  # says what is wrong
    backup = set_aside(path, "move it away")
    write_settings(path, sound)
    return backup


def foretold(desk: Desk, retentions: Sequence[float]) -> list[Workload]:
    """A simulated year for each retention, with this learner's parameters and number of questions."""
    questions = sum(shelf.questions for shelf in desk.shelves())
    return workloads(
        retentions,
        desk.settings.parameters,
        questions=max(questions, SMALLEST),
        new_per_day=max(1, desk.settings.new_per_day),
    )
