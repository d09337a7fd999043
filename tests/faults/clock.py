"""A clock of its own for the unmodified program: a few lines of C that stand before the system's library.

The C library's clock is moved by the seconds that a file names; the file is read at each look at the clock,
so that the clock can jump while the program runs.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

_SOURCE = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long moved(void) {
    char text[32] = {0};
    const char *name = getenv("FAULTS_CLOCK");
    int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return 0;
    if (read(file, text, sizeof text - 1) < 0) text[0] = 0;
    close(file);
    return atol(text);
}

int clock_gettime(clockid_t id, struct timespec *at) {
    static int (*real)(clockid_t, struct timespec *);
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int code = real(id, at);
    if (!code && id == CLOCK_REALTIME) at->tv_sec += moved();
    return code;
}

int gettimeofday(struct timeval *restrict at, void *restrict zone) {
    struct timespec now;
    (void)zone;
    int code = clock_gettime(CLOCK_REALTIME, &now);
    at->tv_sec = now.tv_sec;
    at->tv_usec = now.tv_nsec / 1000;
    return code;
}

time_t time(time_t *at) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (at) *at = now.tv_sec;
    return now.tv_sec;
}
"""


class NoClock(Exception):
    """The clock cannot be moved on this machine; says why."""


class Clock:
    """A clock that can be set, for processes started with its :attr:`environment`.

    Raises:
        NoClock: there is no C compiler, or the system's clock cannot be stood before.
    """

    def __init__(self, folder: Path) -> None:
        compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
        if not sys.platform.startswith("linux") or compiler is None:
            raise NoClock("moving the clock needs Linux and a C compiler")
        source, library, self._file = folder / "clock.c", folder / "clock.so", folder / "clock.txt"
        source.write_text(_SOURCE, "utf-8")
        done = subprocess.run(
            [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise NoClock(f"the clock could not be compiled: {done.stderr.strip()[:200]}")
        self.environment: dict[str, str | None] = {
            "LD_PRELOAD": str(library),
            "FAULTS_CLOCK": str(self._file),
        }
        self.set_forward(0)

    def set(self, at: datetime) -> None:
        """Let it be that moment now; it goes on from there."""
        self.set_forward(round(at.timestamp() - datetime.now(at.tzinfo).timestamp()))

    def set_forward(self, seconds: int) -> None:
        """Let it be so many seconds ahead of the real one, or behind it."""
        fresh = self._file.with_suffix(".new")
        fresh.write_text(str(seconds), "ascii")
        fresh.replace(self._file)
