"""The real command in a process of its own: run to its end, or talked with line by line."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

BANK = """\
format = "sco-quiz/1"

[bank]
id = "typed"
title = "Typed answers"
""" + "".join(
    f"""
[[question]]
id = "q{number}"
type = "shortanswer"
stem = "What is said to question {number}?"
accept = ["yes"]
"""
    for number in range(30)
)


def fill(data: Path) -> Path:
    """Put a bank of typed questions into a data folder; the folder."""
    (data / "banks").mkdir(parents=True, exist_ok=True)
    (data / "banks" / "typed.toml").write_text(BANK, "utf-8")
    return data


def environment(**more: str | None) -> dict[str, str]:
    """The tester's, with changes; None takes a variable away."""
    root = str(Path(__file__).parents[2])
    named = {**os.environ, "PYTHONPATH": root, "COLUMNS": "100", **more}
    return {name: value for name, value in named.items() if value is not None}


def run(
    *words: str,
    stdin: str = "",
    before: Callable[[], None] | None = None,
    cwd: Path | None = None,
    **more: str | None,
) -> subprocess.CompletedProcess[str]:
    """Run to the end; ``before`` is called in the new process."""
    return subprocess.run(
        [sys.executable, "-m", "quiz", *words],
        input=stdin,
        capture_output=True,
        text=True,
        env=environment(**more),
        cwd=cwd,
        preexec_fn=before,
        timeout=120,
        check=False,
    )


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """The command failed with one line for a person, which holds some words."""
    assert done.returncode != 0, done.stdout
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("sco-quiz: ")
    for word in words:
        assert word in done.stderr


class Sitting:
    """``sco-quiz study typed --plain``, line by line.

    Args:
        folder: the data folder.
    """

    def __init__(self, folder: Path, **more: str | None) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "quiz", "study", "typed", "--plain", "--data-dir", str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(**more),
        )

    def __enter__(self) -> Sitting:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()

    def say(self, line: str, *awaited: str) -> str:
        """Type a line; the first line of the answer that begins with one of the words awaited."""
        self.type(line)
        return self.hear(*awaited)

    def type(self, line: str) -> None:
        """Type a line."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def hear(self, *awaited: str) -> str:
        """Read on to a line that begins so."""
        assert self._process.stdout is not None
        for heard in self._process.stdout:
            if heard.startswith(awaited):
                return heard.strip()
        raise AssertionError(f"it ended before saying {awaited}: {self.complaint()}")

    def complaint(self) -> str:
        """The next line on standard error."""
        assert self._process.stderr is not None
        return self._process.stderr.readline()

    def end(self) -> tuple[int, str]:
        """Close the input; exit code and the rest of standard error."""
        _, errors = self._process.communicate(timeout=60)
        return self._process.returncode, errors
