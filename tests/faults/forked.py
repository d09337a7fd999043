"""A child process that is killed at a moment drawn by lot: forked from this one, so it starts in a blink.

The child tells what it did line by line through a pipe. The parent waits for a line drawn by lot, spins for
a time drawn by lot, and sends SIGKILL. The lot can be drawn again from its seed; when exactly the kill meets
the child is up to the machine, so a failure is repeated by a few hundred runs of its seed, not by one.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

Tell = Callable[[str], None]
Work = Callable[[Tell], None]

_STUCK = 60.0  # seconds without a line after which a child counts as hung


@dataclass(frozen=True, slots=True)
class Blow:
    """When to kill: so many lines are let through, then so many seconds pass."""

    lines: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a child.

    Attributes:
        lines: all it told, whole lines only.
        killed: whether the kill met it; False where it had ended before.
        code: its exit code where it ended by itself.
        moments: seconds from the fork to each line that counts, and to the end.
        errors: what it wrote to standard error.
    """

    lines: tuple[str, ...]
    killed: bool
    code: int
    moments: tuple[float, ...]
    errors: str


class Hung(AssertionError):
    """A child told nothing for a minute."""


def run(work: Work, blow: Blow | None, errors: Path, counts: Callable[[str], bool] = bool) -> Ended:
    """Fork, do the work there, and kill it at the blow; wait for its own end where there is none.

    Args:
        work: told ``tell``, with which it tells a line; its standard output does the same.
        errors: a file for the child's standard error.
        counts: which lines the blow counts.

    Raises:
        Hung: the child told nothing for a minute; it is killed.
    """
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        _work(work, into, errors)
    os.close(into)
    try:
        return _watch(child, out, blow, errors, counts)
    finally:
        os.close(out)


def _work(work: Work, into: int, errors: Path) -> None:
    """The child: never returns."""
    code = 70
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        log = os.open(errors, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(log, 2)
        os.dup2(into, 1)
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        work(lambda line: os.write(into, f"{line}\n".encode()) and None)
        code = 0
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else int(left.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _watch(child: int, out: int, blow: Blow | None, errors: Path, counts: Callable[[str], bool]) -> Ended:
    text, moments, killed = b"", list[float](), False
    begun = time.perf_counter()
    heard = begun
    while True:
        if blow is not None and not killed and len(moments) >= blow.lines:
            until = time.perf_counter() + blow.seconds
            while time.perf_counter() < until:
                pass
            os.kill(child, signal.SIGKILL)
            killed = True
        if not select.select([out], [], [], 1.0)[0]:
            if time.perf_counter() - heard > _STUCK:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
                raise Hung(f"nothing was told for {_STUCK:.0f} seconds after {text.decode()[-300:]!r}")
            continue
        heard = time.perf_counter()
        chunk = os.read(out, 65_536)
        if not chunk:
            break
        fresh = text.rpartition(b"\n")[2] + chunk
        text += chunk
        lines = fresh.decode("utf-8", "replace").split("\n")[:-1]
        moments += [heard - begun] * sum(map(counts, lines))
    _, status = os.waitpid(child, 0)
    return Ended(
        tuple(text.decode("utf-8", "replace").split("\n")[:-1]),
        os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL,
        os.waitstatus_to_exitcode(status),
        (*moments, time.perf_counter() - begun),
        errors.read_text("utf-8", "replace") if errors.exists() else "",
    )
