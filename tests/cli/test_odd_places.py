"""Pipes, devices and links in the places of files: told in a line or passed over, never waited for."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")


def test_odd_things_among_the_banks_do_not_stop_the_others(run: Run, mini: Path) -> None:
    """A pipe, a device, a loop, a dangling link and a folder named like banks: the sound bank is listed."""
    folder = mini.parent
    os.mkfifo(folder / "pipe.toml")
    os.mkfifo(folder.parent / "state.toml")
    (folder / "link.toml").symlink_to("pipe.toml")
    (folder / "zero.toml").symlink_to("/dev/zero")
    (folder / "loop.toml").symlink_to("loop.toml")
    (folder / "dangling.toml").symlink_to("nowhere")
    (folder / "folder.toml").mkdir()
    rows = json.loads(run("banks", "--json").stdout)
    assert "mini" in {row["bank_id"] for row in rows if not row["error"]}
    assert run("print", "mini", "--variants", "1").returncode == 0


@pytest.mark.parametrize("name", ["settings.toml", "sco-quiz.db", "banks"])
def test_a_pipe_in_the_place_of_our_own_file_is_told(run: Run, data: Path, name: str) -> None:
    """One line, a non-zero exit, and the pipe is still there; in the place of the banks it holds none."""
    data.mkdir()
    os.mkfifo(data / name)
    done = run("due", "--json")
    assert name == "banks" or (done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1)
    assert "Traceback" not in done.stderr
    assert (data / name).is_fifo()


@pytest.mark.parametrize("words", [("check",), ("study", "--plain"), ("import",)])
def test_a_pipe_or_a_device_named_as_a_file_is_told(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """Whatever is to be done with it: a line that says what it is not."""
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "zero.csv").symlink_to("/dev/zero")
    for name in ("pipe.toml", "zero.csv"):
        done = run(*words, name)
        said = (done.stderr + done.stdout).strip()
        assert done.returncode != 0
        assert "Traceback" not in said
        assert len(said.splitlines()) == 1


@pytest.mark.parametrize("words", [("stats", "--html"), ("print", "mini", "-o"), ("exam", "mini", "--save")])
def test_nothing_is_written_to_a_pipe_and_none_waited_for(
    run: Run, mini: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """It is refused at once, an exam before it begins: nobody may ever read from the other end."""
    os.mkfifo(tmp_path / "page.html")
    done = run(*words, str(tmp_path / "page.html"))
    assert done.returncode == 2
    assert done.stdout == ""
    assert "page.html: cannot be written: it is no plain file" in done.stderr
