"""Small disks, where the machine lets the tester mount one."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.faults.program import fill

Disk = Callable[[str], Path]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a bank."""
    return fill(tmp_path / "data")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Mount a disk of some size in memory; skips where that may not be done."""
    if shutil.which("mount") is None:
        pytest.skip("there is no mount here")
    with ExitStack() as stack:

        def mount(size: str) -> Path:
            place = tmp_path / "disk"
            place.mkdir()
            done = subprocess.run(
                ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                pytest.skip(f"this tester may not mount a disk: {done.stderr.strip()}")
            stack.callback(subprocess.run, ["umount", "-l", str(place)], check=False)
            return place

        yield mount


def stuff(place: Path, *, leave: int = 0) -> Path:
    """Fill a disk but for so many bytes, with a file; the file."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as opened:
        try:
            while True:
                opened.write(bytes(4_096))
        except OSError:
            pass
        opened.truncate(max(0, opened.tell() - leave))
    return ballast
