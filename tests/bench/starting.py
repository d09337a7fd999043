"""Start to the first home screen, in a real pseudo-terminal, against a bare Textual app."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import tomllib
from pathlib import Path
from statistics import median

from quiz.banks import bundled_banks_dir

BARE = """
from textual.app import App
from textual.widgets import Footer, Header, OptionList
class Bare(App):
    def compose(self):
        yield Header()
        yield OptionList("first-option", "second-option")
        yield Footer()
Bare().run()
"""
ROUNDS = 15


def measure(rounds: int = ROUNDS) -> tuple[float, float]:
    """Median seconds from starting the process until the text of the list is on the terminal: ours, bare."""
    with tempfile.TemporaryDirectory() as data:
        bank = tomllib.loads(next(bundled_banks_dir().glob("*.toml")).read_text("utf-8"))
        title = bank["bank"]["title"].split()[0].encode()
        ours_words = [sys.executable, "-m", "quiz"]
        bare_words = [sys.executable, "-c", BARE]
        ours: list[float] = []
        bare: list[float] = []
        for number in range(rounds + 1):
            pair = (_until(ours_words, title, data), _until(bare_words, b"first-option"))
            if number:  # the first round fills the caches and the index
                ours.append(pair[0])
                bare.append(pair[1])
        return median(ours), median(bare)


def _until(words: list[str], marker: bytes, data: str = "") -> float:
    """Seconds until the marker appears on the terminal of a new process."""
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "SCO_QUIZ_DATA": data}
    started = time.perf_counter()
    process = subprocess.Popen(
        words,
        stdin=inner,
        stdout=inner,
        stderr=inner,
        env=env,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    os.close(inner)
    seen = b""
    try:
        while marker not in seen:
            if not select.select([outer], [], [], 30)[0]:
                raise RuntimeError(f"{marker!r} did not appear; the last output was {seen[-300:]!r}")
            seen += os.read(outer, 65_536)
        return time.perf_counter() - started
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        os.close(outer)
