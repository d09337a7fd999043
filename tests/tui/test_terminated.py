"""The program on a real terminal, told to end from outside."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.store import Store

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

BANK = """\
format = "sco-quiz/1"

[bank]
id = "lakes"
title = "Lakes"

[[question]]
id = "deep"
type = "truefalse"
stem = "The lake is deeper than the sea."
key = false
"""


def read_until(terminal: int, sign: bytes, process: subprocess.Popen[bytes]) -> bytes:
    """What the program wrote up to a sign; all of it where it ends before."""
    told = b""
    while sign not in told:
        ready, _, _ = select.select([terminal], [], [], 60)
        assert ready, told[-500:]
        try:
            more = os.read(terminal, 65_536)
        except OSError:  # Linux says so at the end
            break
        if not more:
            break
        told += more
    return told


@pytest.mark.parametrize("answered", [False, True])
def test_a_terminated_program_leaves_the_terminal_as_it_was(tmp_path: Path, answered: bool) -> None:
    """Its own screen, the mouse and the hidden cursor are given back, the answer is kept; the code is 143."""
    folder = tmp_path / "data" / "banks"
    folder.mkdir(parents=True)
    (folder / "lakes.toml").write_text(BANK, encoding="utf-8")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))
    before = termios.tcgetattr(theirs)
    env = {**os.environ, "SCO_QUIZ_DATA": str(tmp_path / "data"), "TERM": "xterm-256color"}
    process = subprocess.Popen(
        [sys.executable, "-m", "quiz", "study", "lakes"], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    try:
        told = read_until(ours, b"deeper", process)
        assert b"\x1b[?1049h" in told
        if answered:
            os.write(ours, b"f")
            read_until(ours, b"Correct", process)
        process.send_signal(signal.SIGTERM)
        told = read_until(ours, b"\x1b[?1049l", process)
        assert process.wait(60) == 143
        while select.select([ours], [], [], 0)[0]:
            told += os.read(ours, 65_536)
        for given_back in (b"\x1b[?1049l", b"\x1b[?1000l", b"\x1b[?25h"):
            assert given_back in told
        assert b"Traceback" not in told
        assert termios.tcgetattr(theirs) == before
    finally:
        process.kill()
        process.wait()
        os.close(theirs)
        os.close(ours)
    with Store.open(tmp_path / "data" / "sco-quiz.db") as store:
        assert len(list(store.history())) == answered
