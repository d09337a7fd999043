"""Which format a file is of: by name, by suffix, and by how it begins."""

from __future__ import annotations

import codecs
import shlex
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from quiz.banks.complaints import quoted
from quiz.errors import MissingExtra, UsageError
from quiz.formats.exchange import FormatError
from quiz.formats.registry import FORMATS, Format

_T = TypeVar("_T")
_HEAD = 65_536  # bytes by which a file is recognised
_ARTICLES = (".md", ".markdown", ".txt", ".html", ".htm", ".pdf")


def known() -> str:
    """The names of all formats, for an error's remedy."""
    return ", ".join(one.name for one in FORMATS)


def format_named(name: str) -> Format:
    """The format of a name.

    Raises:
        UsageError: there is none.
    """
    found = next((one for one in FORMATS if one.name == name.strip().lower()), None)
    if found is None:
        raise UsageError(f"there is no format {quoted(name)}; there are {known()}")
    return found


def format_to_read(path: Path, name: str = "") -> Format:
    """The format that reads a file: the one named, or the first of its suffix that recognises it.

    Raises:
        UsageError: none, or one that does not read.
        FormatError: the file cannot be read or is too large.
    """
    head = _head(path)
    if name:
        named = format_named(name)
        if not named.reads:
            raise UsageError(f"{named.title} ({named.name}) is written only: it cannot be imported")
        return named
    fitting = [one for one in _of_suffix(path) if one.reads]
    found = next((one for one in fitting if _recognises(one, head)), None)
    if found is not None:
        return found
    article = f"; of an article make a bank: {_generate(path)}" if _may_be_article(path) else ""
    if fitting:
        names = " nor ".join(one.title for one in fitting)
        raise UsageError(f"{path}: looks like no {names}: name what it is with --format ({known()}){article}")
    raise UsageError(f"{path}: no format reads {_suffix(path)}: name one with --format ({known()}){article}")


def way_in(path: Path) -> str:
    """For a file that is no bank: what it is instead, and the verb that makes a bank of it; else empty."""
    try:
        head = _head(path)
    except FormatError:
        return ""
    found = next((one for one in _of_suffix(path) if one.reads and _recognises(one, head)), None)
    if found is not None:
        return f"is no bank but {found.title}: sco-quiz import {shlex.quote(str(path))}"
    return f"is no bank; if it is an article: {_generate(path)}" if _may_be_article(path) else ""


def format_to_write(path: Path, name: str = "") -> Format:
    """The format that writes a file: the one named, or the first whose main suffix it has.

    Raises:
        UsageError: none, or one that does not write.
    """
    if name:
        named = format_named(name)
        if not named.writes:
            raise UsageError(f"{named.title} ({named.name}) is read only: it cannot be exported")
        return named
    fitting = [one for one in _of_suffix(path) if one.writes]
    main = [one for one in fitting if path.name.lower().endswith(one.suffixes[0])]
    found = next(iter(main or fitting), None)
    if found is None:
        raise UsageError(f"{path}: no format writes {_suffix(path)}: name one with --format ({known()})")
    return found


def _of_suffix(path: Path) -> list[Format]:
    name = path.name.lower()
    return [one for one in FORMATS if name.endswith(one.suffixes)]


def _may_be_article(path: Path) -> bool:
    return path.name.lower().endswith(_ARTICLES)


def _generate(path: Path) -> str:
    return f"sco-quiz generate {shlex.quote(str(path))}"


def _suffix(path: Path) -> str:
    return f"{quoted(path.suffix)} files" if path.suffix else "a file without a suffix"


def _recognises(one: Format, head: str) -> bool:
    """Whether a format knows its own in a file's beginning; one that cannot tell takes all of its suffix."""
    looks_like: Callable[[str], bool] | None = getattr(import_module(one.module), "looks_like", None)
    return looks_like is None or looks_like(head)


def _head(path: Path) -> str:
    """The beginning of a file as text, whatever it is.

    Raises:
        FormatError: there is no such file, or it cannot be read.
    """
    try:
        if path.is_dir():
            raise FormatError(f"{path}: is a folder: name a file in it")
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise FormatError(f"{path}: is no ordinary file: save it as one")
        with path.open("rb") as opened:
            data = opened.read(_HEAD)
    except FileNotFoundError:
        raise FormatError(f"{path}: there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FormatError(f"{path}: cannot be read: {reason}") from error
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if wide else "utf-8-sig", errors="replace")


def with_extra(one: Format, verb: str, call: Callable[[], _T]) -> _T:
    """Call a format; packages that are not there are named with the extra that has them."""
    try:
        return call()
    except ModuleNotFoundError as error:
        if not one.extra:
            raise
        raise MissingExtra(f"{verb} of {one.title}", one.extra) from error
