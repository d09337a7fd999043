"""What a learner may set, in ``settings.toml`` in the data folder; every key is optional.

Each setting is defined once, below: its name, default, range and the line that explains it. The file, the
settings screen, ``sco-quiz settings`` and ``docs/settings.md`` are made from that.
"""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from quiz.errors import SettingsError
from quiz.plainfile import plain_bytes
from quiz.saving import private_folder, replace_file

WEIGHTS = 21
"""How many parameters FSRS-6 has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """What may stand behind a key.

    Attributes:
        help: one line that explains it.
        low, high: the range of a number, or of each number of a list.
        choices: the words allowed.
        lengths: how many numbers a list may hold; None for any.
    """

    help: str
    low: float = 0
    high: float = 0
    choices: tuple[str, ...] = ()
    lengths: tuple[int, ...] | None = None

    def allowed(self, default: object) -> str:
        """What is allowed, in a few words."""
        if isinstance(default, bool):
            return "true or false"
        if self.choices:
            return ", ".join(f'"{choice}"' for choice in self.choices[:-1]) + f' or "{self.choices[-1]}"'
        if isinstance(default, tuple):
            if self.lengths is not None:
                return f"a list of {' or '.join(map(str, self.lengths))} numbers"
            return f"a list of whole seconds, {self.low:g} to {self.high:g} each, such as [60, 600]"
        kind = "a number" if isinstance(default, float) else "a whole number"
        return f"{kind} from {self.low:g} to {self.high:g}"


def _set(default: Any, **option: Any) -> Any:
    return field(default=default, metadata={"option": Option(**option)})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, with their defaults; :data:`OPTIONS` explains each."""

    retention: float = _set(
        0.9,
        low=0.7,
        high=0.99,
        help="How likely a question shall still be known when it comes back. Higher means more reviews.",
    )
    new_per_day: int = _set(20, high=9_999, help="How many new questions of one bank a day may bring.")
    new_per_day_total: int = _set(
        0, high=99_999, help="How many new questions a day may bring over all banks; 0 is no limit."
    )
    backlog_per_day: int = _set(
        0,
        high=99_999,
        help="How many reviews a day may bring over all banks; the most valuable come first. 0 is no limit.",
    )
    recall: str = _set(
        "auto",
        choices=("auto", "always", "never"),
        help="Whether a question is asked without its choices: once it is well known, always, or never.",
    )
    recall_days: float = _set(
        7.0,
        high=36_500,
        help='With recall = "auto": from how many days of stability on the choices are left out.',
    )
    quick_questions: int = _set(10, low=1, high=1_000, help="How many questions a quick sitting has.")
    quick_minutes: int = _set(3, low=1, high=1_440, help="How many minutes a quick sitting lasts.")
    exam_minutes: int = _set(30, low=1, high=1_440, help="How many minutes an exam lasts where nobody says.")
    leech_lapses: int = _set(
        8, low=1, high=999, help="After how many lapses a question is listed for rewriting."
    )
    theme: str = _set(
        "evening",
        choices=("evening", "paper", "night", "ink", "harbour", "shore"),
        help="The colours: dark or light, of high contrast, or safe for colour-blind eyes.",
    )
    rollover_hour: int = _set(4, high=23, help="The hour of the local day at which a new study day begins.")
    learning_steps: tuple[int, ...] = _set(
        (60, 600), low=1, high=86_399, help="Seconds until a new question comes back within the day, by step."
    )
    relearning_steps: tuple[int, ...] = _set(
        (600,), low=1, high=86_399, help="The same for a question that was known and then missed."
    )
    maximum_interval: int = _set(
        36_500, low=1, high=36_500, help="The longest time until a question comes back, in days."
    )
    fuzz: bool = _set(
        True, help="Whether intervals are spread a little, so that questions learned together part."
    )
    parameters: tuple[float, ...] = _set(
        (),
        low=-100,
        high=100,
        lengths=(0, WEIGHTS),
        help="FSRS-6's parameters, as `sco-quiz optimize` fits them to you; an empty list is the defaults.",
    )


OPTIONS: Mapping[str, Option] = {item.name: item.metadata["option"] for item in fields(Settings)}
"""Every setting by its key, in the order of the file."""

DEFAULTS: Mapping[str, object] = {item.name: item.default for item in fields(Settings)}
"""Their defaults."""


def read_settings(path: Path) -> Settings:
    """The settings in a file; the defaults where there is none.

    Raises:
        SettingsError: unreadable, an unknown key, or a value out of range; names file, key and remedy.
    """
    settings, wrong = sound_settings(path)
    for key, why in wrong.items():
        named = f" {key}" if key.isidentifier() and key.isascii() else ""
        raise SettingsError(f"{path}: {why}; mend the file, or: sco-quiz settings --reset{named}")
    return settings


def sound_settings(path: Path) -> tuple[Settings, dict[str, str]]:
    """The settings in a file as far as they can be used, and what is wrong with the others, by key.

    A file that cannot be read at all is wrong under the empty key.
    """
    try:
        found = _table(path)
    except SettingsError as error:
        return Settings(), {"": str(error)}
    sound, wrong = {}, {}
    for key, value in found.items():
        try:
            sound[key] = checked(key, value)
        except SettingsError as error:
            wrong[key] = str(error)
    return Settings(**sound), wrong


def _table(path: Path) -> dict[str, object]:
    from quiz.banks.places import too_many_dots  # banks are read by whoever reads settings

    try:
        text = plain_bytes(path).decode("utf-8-sig")
        if line := too_many_dots(text):
            raise ValueError(f"a key of over 64 dotted parts in line {line}")
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except RecursionError:
        raise SettingsError("cannot be read as settings: lists within lists without end") from None
    except (OSError, ValueError) as error:  # wrong TOML, wrong UTF-8, endless numbers
        reason = getattr(error, "strerror", None) or str(error)
        raise SettingsError(f"cannot be read as settings: {reason[:200]}") from error


def checked(key: str, value: object) -> Any:
    """A setting's value in its own type.

    Raises:
        SettingsError: an unknown key, or a value that is not allowed; says what is.
    """
    if key not in OPTIONS:
        key = " ".join(key[:80].split())  # a line, whatever the file holds
        meant = difflib.get_close_matches(key, OPTIONS, 1)
        hint = f'did you mean "{meant[0]}"?' if meant else f"known are {', '.join(OPTIONS)}"
        raise SettingsError(f'unknown setting "{key}": {hint}')
    default, option = DEFAULTS[key], OPTIONS[key]
    if isinstance(default, tuple) and isinstance(value, list | tuple):
        whole = option.lengths is None
        right = all(_is_number(v, whole) and option.low <= v <= option.high for v in value)
        if right and (option.lengths is None or len(value) in option.lengths):
            return tuple(value) if whole else tuple(map(float, value))
    elif isinstance(default, bool):
        if isinstance(value, bool):
            return value
    elif isinstance(default, str):
        if value in option.choices:
            return value
    elif _is_number(value, isinstance(default, int)) and option.low <= value <= option.high:  # type: ignore[operator]
        return float(value) if isinstance(default, float) else value  # type: ignore[arg-type]
    raise SettingsError(f'"{key}" is {option.allowed(default)}, not {_shown(value)}')


def _shown(value: object) -> str:
    """A value of any size, in a few words."""
    try:
        text = repr(value)
    except ValueError:  # a whole number of thousands of digits, which Python does not write out
        return "a number of thousands of digits"
    return text if len(text) <= 80 else f"{text[:79]}…"


def typed(key: str, text: str) -> Any:
    """A setting's value as a person types it: ``0.95``, ``true``, ``auto``, ``60 600`` or ``[60, 600]``.

    Raises:
        SettingsError: as :func:`checked`.
    """
    default = DEFAULTS.get(key)
    text = text.strip()
    if isinstance(default, str):
        return checked(key, text.strip("\"'"))
    if isinstance(default, tuple) and not text.startswith("["):
        text = f"[{', '.join(text.replace(',', ' ').split())}]"
    if isinstance(default, bool):
        text = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
            text.casefold(), text.casefold()
        )
    try:
        value: object = tomllib.loads(f"x = {text}")["x"]
    except (ValueError, RecursionError):
        value = text
    return checked(key, value)


def changed(settings: Settings, **values: object) -> Settings:
    """The settings with some values changed.

    Raises:
        SettingsError: as :func:`checked`.
    """
    return replace(settings, **{key: checked(key, value) for key, value in values.items()})


def write_settings(path: Path, settings: Settings) -> None:
    """Write the file anew, atomically: every key with its explanation, those at their default commented out.

    Raises:
        SettingsError: it cannot be written; what was there stays.
    """
    try:
        private_folder(path.parent)
        replace_file(as_toml(settings).encode(), path, private=True)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written: {error.strerror or error}") from error


def as_toml(settings: Settings) -> str:
    """The text of the file."""
    lines = [
        "# Settings of sco-quiz. A line that begins with # holds the default; take the # away to change it."
    ]
    for key, option in OPTIONS.items():
        value, default = getattr(settings, key), DEFAULTS[key]
        lines += ["", f"# {option.help}", f"# It is {option.allowed(default)}."]
        lines.append(f"{'# ' if value == default else ''}{key} = {shown(value)}")
    return "\n".join(lines) + "\n"


def shown(value: object) -> str:
    """A value as it stands in the file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(map(shown, value))}]"
    return f'"{value}"' if isinstance(value, str) else repr(value)


def as_markdown() -> str:
    """``docs/settings.md``."""
    lines = [
        "# Settings",
        "",
        "`settings.toml` in the data folder (`sco-quiz settings` says where). Every key is optional; the",
        "settings screen (key `s` on the first screen) and `sco-quiz settings KEY VALUE` write it for you.",
        "",
        "| key | default | allowed | what it does |",
        "|---|---|---|---|",
    ]
    for key, option in OPTIONS.items():
        default = DEFAULTS[key]
        lines.append(f"| `{key}` | `{shown(default)}` | {option.allowed(default)} | {option.help} |")
    return "\n".join(lines) + "\n"


def _is_number(value: object, whole: bool) -> bool:
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        return False
    return isinstance(value, int) or math.isfinite(value)
