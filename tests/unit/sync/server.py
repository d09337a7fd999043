"""A real PostgreSQL server for tests: made in a temporary folder, reached by a socket there, gone after."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

PASSWORD = "s3cret/&word"


class Server:
    """One that runs.

    Attributes:
        folder: where its socket is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str = "school", user: str = "owner", password: str = PASSWORD) -> str:
        """The address of a database for a user."""
        secret, host = quote(password, safe=""), quote(str(self.folder), safe="")
        return f"postgresql://{user}:{secret}@/{database}?host={host}"


@contextmanager
def started() -> Iterator[Server]:
    """A server with a database ``school`` of the user ``owner``; skips the test where none can be started."""
    binaries = _binaries()
    with tempfile.TemporaryDirectory(prefix="sco-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        as_user: list[str] = []
        if hasattr(os, "geteuid") and os.geteuid() == 0:  # the server refuses to run as root
            as_user = _unprivileged(folder)
        (folder / "password").write_text(PASSWORD)
        data = folder / "data"
        options = ["-A", "scram-sha-256", "-U", "owner", "--pwfile", str(folder / "password")]
        _run(
            [*as_user, str(binaries / "initdb"), "-D", str(data), "-E", "UTF8", "--locale=C", "-N", *options]
        )
        settings = f"-k {folder} -c listen_addresses= -c fsync=off -c unix_socket_permissions=0777"
        control = [*as_user, str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
        _run([*control, "-o", settings, "start"])
        try:
            import psycopg

            server = Server(folder)
            with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
                connection.execute("CREATE DATABASE school")
            yield server
        finally:
            _run([*control, "-m", "immediate", "stop"])


def _binaries() -> Path:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        pytest.skip("PostgreSQL is not installed where Debian's package puts it: apt-get install postgresql")
    return found[-1].parent


def _unprivileged(folder: Path) -> list[str]:
    import pwd

    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        if shutil.which("setpriv") is None:
            break
        os.chown(folder, user.pw_uid, user.pw_gid)
        return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    pytest.skip("the tests run as root, and there is no setpriv or no other user for the server")


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # no pipe: the server would keep it open
        stderr=subprocess.PIPE,
        cwd="/",
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
