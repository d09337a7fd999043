"""A PostgreSQL database that a school's learners share. Everything stands in the schema ``sco_quiz``.

Each row of a learner's log is one row there, numbered as it comes. Writers of one learner take turns (an
advisory lock), so a number that is seen means that all below it are there too: "what is new since" is one
comparison.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from quiz.errors import MissingExtra, SyncError
from quiz.store.shared import Key, Memory, Row, SharedLog, Taken, key_of
from quiz.sync.report import Report
from quiz.sync.rows import RowError, checked, sendable, setup_of
from quiz.sync.segments import FORMAT
from quiz.sync.versions import RecordError, Version, parse_versions

if TYPE_CHECKING:
    import psycopg

SCHEMES = ("postgresql://", "postgres://")

_BATCH = 5_000
_MOST_TOLD = 20
_TABLES = (
    "CREATE SCHEMA IF NOT EXISTS sco_quiz",
    "CREATE TABLE sco_quiz.meta (key text PRIMARY KEY, value text NOT NULL)",
    "INSERT INTO sco_quiz.meta VALUES ('place', gen_random_uuid()::text), ('format', '" + FORMAT + "')",
    """CREATE TABLE sco_quiz.log (
        seq bigint GENERATED ALWAYS AS IDENTITY,
        learner text NOT NULL,
        kind text NOT NULL,          -- answer, event, void or setup
        id text NOT NULL,
        row text NOT NULL,           -- JSON, as a line of a segment file
        PRIMARY KEY (learner, kind, id)
    )""",
    "CREATE UNIQUE INDEX log_by_seq ON sco_quiz.log (learner, seq)",
    """CREATE TABLE sco_quiz.bank (
        learner text NOT NULL,
        device text NOT NULL,
        bank_id text NOT NULL,
        version text NOT NULL,       -- JSON, as in a folder's versions.json
        content bytea,               -- the file; NULL for one that was deleted before it was ever laid out
        PRIMARY KEY (learner, device, bank_id)
    )""",
)
_THERE = "SELECT 1 FROM pg_tables WHERE schemaname = 'sco_quiz' AND tablename = 'meta'"
_GIVE = """INSERT INTO sco_quiz.log (learner, kind, id, row)
    SELECT %s, kind, id, row FROM unnest(%s::text[], %s::text[], %s::text[])
        WITH ORDINALITY AS given (kind, id, row, place) ORDER BY place
    ON CONFLICT DO NOTHING"""

_REMEDIES = {
    "28P01": "the password is wrong: check it, or put it into PGPASSWORD or the file .pgpass",
    "28000": "the server does not let this user in: ask whoever keeps it",
    "3D000": "there is no such database: make it, or check the name",
    "42501": "this user may not do that there: ask whoever keeps the database for the rights",
    "57P03": "the server is starting: try again in a moment",
    "53300": "the server has too many visitors: try again in a moment",
}
_NO_ADDRESS = (
    "this is no address of a database: write postgresql://USER@HOST/DATABASE and put the password into "
    "PGPASSWORD or the file .pgpass (in an address, its @ / ? % are written %40 %2F %3F %25)"
)
_WORDS = {  # where the connection fails, the driver has no code, only the server's words
    "password authentication failed": "28P01",
    "no password supplied": "28P01",
    "no pg_hba.conf entry": "28000",
    "role ": "28000",
    "database ": "3D000",
    "permission denied": "42501",
    "starting up": "57P03",
    "too many": "53300",
}


@contextmanager
def connected(url: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to the database of an address, with the tables there.

    Raises:
        MissingExtra: psycopg is not installed.
        SyncError: it cannot be used; the message holds no password.
    """
    try:
        import psycopg
        from psycopg.conninfo import conninfo_to_dict, make_conninfo
    except ImportError:
        raise MissingExtra("sync with a database", "postgres") from None
    if _at_odd_place(url):
        raise SyncError(_NO_ADDRESS)
    try:
        parts = conninfo_to_dict(url)
    except psycopg.Error:  # its message may hold what was typed, and so the password
        raise SyncError(_NO_ADDRESS) from None
    try:
        waiting = {} if parts.get("connect_timeout") else {"connect_timeout": 10}
        with psycopg.connect(make_conninfo(url, **waiting), autocommit=True) as connection:
            _prepare(connection)
            yield connection
    except psycopg.Error as error:
        raise SyncError(_explained(error, parts)) from None


def place_of(connection: psycopg.Connection[Any], learner: str) -> str:
    """How a learner's rows in this database are remembered, whatever address leads there."""
    [(place,)] = connection.execute("SELECT value FROM sco_quiz.meta WHERE key = 'place'").fetchall()
    return f"postgresql:{place}:{learner}"


def sync_log(log: SharedLog, connection: psycopg.Connection[Any], learner: str, report: Report) -> None:
    """Take what is new of a learner's rows into the log, and give what the database has not got.

    Raises:
        psycopg.Error: the database fails; :func:`connected` says it in words.
        StoreError: the log cannot be used.
    """
    place = place_of(connection, learner)
    with connection.transaction():
        connection.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (place,))
        memory = _still_true(connection, learner, log.memory(place))
        pull = _Pull(connection, learner, memory, set(log.setups()), report)
        report.taken += log.merge(pull.rows())
        upto = log.end()
        missing = (row for row in log.arrived(memory.upto, upto) if key_of(row) not in pull.keys)
        report.given += _given(connection, learner, sendable(missing, report.refused))
        level = connection.execute(
            "SELECT seq, kind, id FROM sco_quiz.log WHERE learner = %s AND seq < %s "
            "ORDER BY seq DESC LIMIT 1",
            (learner, pull.first_refused),
        ).fetchone()
    files = {} if level is None else {"log": Taken(level[0], 0, f"{level[1]} {level[2]}")}
    if (upto, files) != (memory.upto, memory.files):
        log.remember(place, Memory(upto, files))


def forget(connection: psycopg.Connection[Any], learner: str) -> int:
    """Remove all rows and banks of a learner; how many."""
    with connection.transaction():
        rows = connection.execute("DELETE FROM sco_quiz.log WHERE learner = %s", (learner,)).rowcount
        return rows + connection.execute("DELETE FROM sco_quiz.bank WHERE learner = %s", (learner,)).rowcount


class _Pull:
    """One reading of what is new.

    Attributes:
        keys: of the rows that were read.
        first_refused: number of the first row that was refused; the next sync looks at it again.
    """

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        learner: str,
        memory: Memory,
        setups: set[str],
        report: Report,
    ) -> None:
        self._connection, self._learner, self._report = connection, learner, report
        self._since = memory.files["log"].size if memory.files else 0
        self._setups = setups
        self._refused = 0
        self.keys: set[Key] = set()
        self.first_refused = 2**63 - 1

    def rows(self) -> Iterator[Row]:
        """The rows, a page at a time."""
        with self._connection.cursor(name="sco_quiz_new") as cursor:
            cursor.itersize = _BATCH
            cursor.execute(
                "SELECT seq, kind, id, row FROM sco_quiz.log WHERE learner = %s AND seq > %s ORDER BY seq",
                (self._learner, self._since),
            )
            for seq, kind, row_id, text in cursor:
                self.keys.add((kind, row_id))
                try:
                    yield self._row(kind, row_id, text)
                except (ValueError, RecursionError) as error:
                    why = str(error) if isinstance(error, RowError) else "is no JSON"
                    self.first_refused = min(self.first_refused, seq)
                    self._refuse(f"row {seq} of the database: {why}; it was not taken")

    def _row(self, kind: str, row_id: str, text: str) -> Row:
        row = checked(json.loads(text))
        if key_of(row) != (kind, row_id):
            raise RowError("is not the row it is filed as")
        named = setup_of(row)
        if named is not None and named not in self._setups:
            raise RowError("names settings of a scheduler that do not stand before it")
        if kind == "setup":
            self._setups.add(row_id)
        return row

    def _refuse(self, line: str) -> None:
        self._refused += 1
        if self._refused <= _MOST_TOLD:
            self._report.refused.append(line)
        elif self._refused == _MOST_TOLD + 1:
            self._report.refused.append("and more rows of the database")


def _still_true(connection: psycopg.Connection[Any], learner: str, memory: Memory) -> Memory:
    """What is remembered, unless the database was brought back to an older state since."""
    if not memory.files:
        return Memory()
    level = memory.files["log"]
    found = connection.execute(
        "SELECT kind || ' ' || id FROM sco_quiz.log WHERE learner = %s AND seq = %s", (learner, level.size)
    ).fetchone()
    return memory if found == (level.digest,) else Memory()


def _given(connection: psycopg.Connection[Any], learner: str, rows: Iterable[Row]) -> int:
    stream, count = iter(rows), 0
    while batch := list(islice(stream, _BATCH)):
        kinds, ids = [row[0] for row in batch], [row[1] for row in batch]
        texts = [json.dumps(row, separators=(",", ":"), allow_nan=False) for row in batch]
        count += connection.execute(_GIVE, (learner, kinds, ids, texts)).rowcount
    return count


class DatabaseShelves:
    """A :class:`quiz.sync.versions.Shelves` in the database, one for each learner."""

    def __init__(
        self, connection: psycopg.Connection[Any], learner: str, device: str, report: Report
    ) -> None:
        self._connection, self._learner, self._device, self._report = connection, learner, device, report

    def versions(self) -> list[Version]:
        """The versions of all devices whose record is right."""
        found: list[Version] = []
        for device, text in self._connection.execute(
            "SELECT device, version FROM sco_quiz.bank WHERE learner = %s ORDER BY device, bank_id",
            (self._learner,),
        ):
            try:
                found += parse_versions(device, [json.loads(text)])
            except (RecordError, RecursionError, ValueError) as error:
                why = str(error) if isinstance(error, RecordError) else "is no JSON"
                self._report.refused.append(
                    f"a bank of {device[:8]} in the database: {why}; it was not taken"
                )
        return found

    def content(self, version: Version) -> bytes | None:
        """The file of a version; None where it is not there."""
        import hashlib

        found = self._connection.execute(
            "SELECT content FROM sco_quiz.bank WHERE learner = %s AND device = %s AND bank_id = %s",
            (self._learner, version.device, version.bank_id),
        ).fetchone()
        if found is None or found[0] is None:
            return None
        data = bytes(found[0])
        return data if hashlib.sha256(data).hexdigest() == version.digest else None

    def lay_out(self, versions: Iterable[Version], contents: Mapping[str, bytes]) -> None:
        """Put this device's versions in the place of those it showed."""
        shown = dict(
            self._connection.execute(
                "SELECT bank_id, version FROM sco_quiz.bank WHERE learner = %s AND device = %s",
                (self._learner, self._device),
            ).fetchall()
        )
        with self._connection.transaction():
            for version in versions:
                text = json.dumps(version.as_dict())
                if shown.get(version.bank_id) == text:
                    continue
                self._connection.execute(
                    "INSERT INTO sco_quiz.bank (learner, device, bank_id, version, content) "
                    "VALUES (%s, %s, %s, %s, %s) ON CONFLICT (learner, device, bank_id) DO UPDATE SET "
                    "version = excluded.version, content = coalesce(excluded.content, bank.content)",
                    (self._learner, self._device, version.bank_id, text, contents.get(version.digest)),
                )


def _at_odd_place(url: str) -> bool:
    """Whether there is an @ that does not stand before the host: part of a password would pass for a host."""
    rest = url.partition("://")[2]
    host = re.split("[/?]", rest, maxsplit=1)[0]
    return host.count("@") > 1 or "@" in rest[len(host) :]


def _prepare(connection: psycopg.Connection[Any]) -> None:
    """Make the tables where there are none; refuse those of a newer program."""
    if not connection.execute(_THERE).fetchone():
        with connection.transaction():  # many may come at once: one makes them
            connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('sco-quiz tables', 0))")
            for statement in () if connection.execute(_THERE).fetchone() else _TABLES:
                connection.execute(statement.encode())
    found = connection.execute("SELECT value FROM sco_quiz.meta WHERE key = 'format'").fetchone()
    if found != (FORMAT,):
        raise SyncError("the database was made by a newer sco-quiz: update this one")


def _explained(error: psycopg.Error, parts: Mapping[str, Any]) -> str:
    """The error as a person needs it: which database, what is the matter, what to do; no password."""
    where = "/".join(str(parts[key]) for key in ("host", "dbname") if parts.get(key)) or "the database"
    said = " ".join(str(error).split())
    refused = said.partition("FATAL: ")[2]
    state = error.sqlstate or next((code for words, code in _WORDS.items() if words in refused), "")
    remedy = _REMEDIES.get(state)
    if remedy is None:
        answered = state or refused
        remedy = "it refused" if answered else "is the server running, and can it be reached from here?"
    password = str(parts.get("password") or "")
    for secret in {password, unquote(password)} - {""}:
        said = said.replace(secret, "…")
    return f"{where}: {remedy} ({said[:300]})"
