"""What a learner may set, in ``settings.toml`` in the data folder; every key is optional."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from quiz.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with their defaults.

    Attributes:
        retention: how likely a question is still known when it comes back, 0.7 to 0.99. Higher means
            more reviews.
        rollover_hour: hour of the local day at which a new study day begins, 0 to 23.
        new_per_day: how many new questions of one bank a day may bring, 0 or more.
        learning_steps: seconds until a new question comes back within the day, one number per step.
        relearning_steps: the same after a lapse.
        maximum_interval: longest time until a question comes back, in days.
        fuzz: whether intervals are spread a little, so that questions learned together part.
        recall: whether a question is asked without its choices: auto, always or never.
        recall_days: with auto, from which stability on.
        new_per_day_total: how many new questions a day may bring over all banks; 0 is no limit.
        backlog_per_day: how many reviews a day may bring over all banks; 0 is no limit.
        exam_minutes: how long an exam lasts where nobody says.
        quick_questions, quick_minutes: how long a quick sitting is.
    """

    retention: float = 0.9
    rollover_hour: int = 4
    new_per_day: int = 20
    learning_steps: tuple[int, ...] = (60, 600)
    relearning_steps: tuple[int, ...] = (600,)
    maximum_interval: int = 36_500
    fuzz: bool = True
    recall: str = "auto"
    recall_days: float = 7.0
    new_per_day_total: int = 0
    backlog_per_day: int = 0
    exam_minutes: int = 30
    quick_questions: int = 10
    quick_minutes: int = 3


_RANGES = {
    "retention": (0.7, 0.99),
    "rollover_hour": (0, 23),
    "new_per_day": (0, 9_999),
    "maximum_interval": (1, 36_500),
    "recall_days": (0, 36_500),
    "new_per_day_total": (0, 99_999),
    "backlog_per_day": (0, 99_999),
    "exam_minutes": (1, 1_440),
    "quick_questions": (1, 1_000),
    "quick_minutes": (1, 1_440),
}


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises:
        SettingsError: unreadable, an unknown key, or a value out of range; names file, key and remedy.
    """
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except RecursionError:
        raise SettingsError(f"{path}: cannot be read as settings: lists within lists without end") from None
    except (OSError, ValueError) as error:  # wrong TOML, wrong UTF-8, endless numbers
        raise SettingsError(f"{path}: cannot be read as settings: {error}") from error
    known = {field.name: field.default for field in fields(Settings)}
    for key, value in found.items():
        if key not in known:
            meant = difflib.get_close_matches(key, known, 1)
            hint = f'did you mean "{meant[0]}"?' if meant else f"known are {', '.join(known)}"
            raise SettingsError(f'{path}: unknown setting "{key}": {hint}')
        found[key] = _checked(path, key, value, known[key])
    return Settings(**found)


def _checked(path: Path, key: str, value: object, default: object) -> object:
    """The value, made the type of the default, or an error that says what is allowed."""
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value
        raise SettingsError(f'{path}: "{key}" is true or false, not {value!r}')
    if isinstance(default, tuple):
        if isinstance(value, list) and all(type(v) is int and 0 < v < 86_400 for v in value):
            return tuple(value)
        raise SettingsError(f'{path}: "{key}" is a list of seconds, 1 to 86399 each, such as [60, 600]')
    if isinstance(default, str):
        if value in ("auto", "always", "never"):
            return value
        raise SettingsError(f'{path}: "{key}" is "auto", "always" or "never", not {value!r}')
    low, high = _RANGES[key]
    kind = (int, float) if isinstance(default, float) else (int,)
    if isinstance(value, bool) or not isinstance(value, kind) or not low <= value <= high:
        raise SettingsError(f'{path}: "{key}" is a number from {low} to {high}, not {value!r}')
    return value
