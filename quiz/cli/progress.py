"""Progress bars on standard error, where a person looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

_NAME, _DOING = 20, 12  # characters; the bar needs the rest of a narrow terminal
_EACH = 25  # banks from one word about them to the next
_TOLD = 42  # the same for all that stands before the bar, so that it does not jump


@contextmanager
def of_one(*, quiet: bool) -> Iterator[Callable[[str, float], None] | None]:
    """A bar for one article; None where nobody looks."""
    with _bar(quiet, total=1.0, width=_DOING) as show:
        yield None if show is None else lambda what, share: show(what, share)


@contextmanager
def of_many(names: Sequence[str], *, quiet: bool) -> Iterator[Callable[[int, str, float], None]]:
    """A bar over several articles: told an article's number, what is done with it, and its share, 0 to 1."""
    shares = [0.0] * len(names)
    with _bar(quiet, total=float(len(names)), width=_TOLD) as show:

        def tell(number: int, what: str, share: float) -> None:
            shares[number] = share
            if show is not None:
                done = sum(one >= 1.0 for one in shares)
                name = _short(names[number], _NAME)
                show(f"{done} of {len(names)}, {name}: {_short(what, _DOING)}", sum(shares))

        yield tell


@contextmanager
def of_banks() -> Iterator[Callable[[int, int], None] | None]:
    """A bar over the files of a large library, from when it is first told; None where nobody looks."""
    import sys

    from quiz.cli.home import is_dumb

    if not sys.stderr.isatty() or is_dumb():
        yield None
        return
    with ExitStack() as stack:
        show: Callable[[str, float], None] | None = None

        def tell(done: int, of: int) -> None:
            nonlocal show
            if show is None:
                show = stack.enter_context(_bar(quiet=False, total=1.0, width=_TOLD))
            if show is not None and (done % _EACH == 0 or done == of):
                show(f"reading banks, {done:,} of {of:,}", done / of)
            if done == of:
                stack.close()  # what comes next may print
                show = None

        yield tell


@contextmanager
def _bar(quiet: bool, total: float, width: int) -> Iterator[Callable[[str, float], None] | None]:
    from quiz.cli.output import console

    screen = console(stderr=True)
    if quiet or not screen.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn

    from quiz.clean import visible

    columns = TextColumn("{task.description}", markup=False), BarColumn(bar_width=None)
    with Progress(*columns, console=screen, transient=True, expand=True) as bar:
        task = bar.add_task(_padded("opening", width), total=total)

        shown = ""

        def show(what: str, done: float) -> None:
            nonlocal shown
            what = _padded(visible(what, lines=False), width)
            # What is new is shown at once: the reader may not let the bar's own clock tick for a while.
            bar.update(task, description=what, completed=done, refresh=what != shown)
            shown = what

        yield show


def _padded(text: str, width: int) -> str:
    return _short(text, width).ljust(width)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
