"""Files and places made to do harm, tried on every reader in a process with little memory.

``python -m tests.fuzz.bombs places|small|large [READER…]`` prints a line for each reader that broke the law;
nothing where none did. ``large`` is for a patient person.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tests.fuzz.damage import ZSTD, squeezed, unsqueezed
from tests.fuzz.everything import all_readers
from tests.fuzz.readers import Hang, Reader, name_in_folder, obey, obey_path

MEMORY = 2_000_000_000
"""Bytes of address space in which every reader must do with what it is given."""

GROWTH = 400_000_000
"""Bytes of memory by which no file may make the process grow."""

_SWOLLEN = 100_000_000
"""Bytes of a member of an archive, of nothing but zeros: more than any format takes."""

_BY_BYTES = (
    "article",
    "page",
    "pdf",
    "answer",
    "learner",
    "setting",
    "segment",
    "rows",
    "record",
    "repair",
)  # are given bytes, never a place

_LINES: dict[str, Callable[[int], bytes]] = {
    "zeros": lambda n: b"\0" * n,
    "one line": lambda n: b"x" * n,
    "words": lambda n: b"word " * (n // 5),
    "line ends": lambda n: b"\n" * n,
    "carriage returns": lambda n: b"\r" * n,
    "blanks": lambda n: b" " * n,
    "quotes": lambda n: b'"' * n,
    "apostrophes": lambda n: b"'" * n,
    "backslashes": lambda n: b"\\" * n,
    "square brackets": lambda n: b"[" * n,
    "closed brackets": lambda n: b"[]" * (n // 2),
    "braces": lambda n: b"{" * n,
    "gaps": lambda n: b"{{a}}" * (n // 5),
    "round brackets": lambda n: b"(" * n,
    "commas": lambda n: b"," * n,
    "semicolons": lambda n: b";" * n,
    "tabs": lambda n: b"\t" * n,
    "equals": lambda n: b"=" * n,
    "tildes": lambda n: b"~" * n,
    "colons": lambda n: b"a::" * (n // 3),
    "hashes": lambda n: b"#" * n,
    "stars": lambda n: b"*" * n,
    "stars apart": lambda n: b"*a " * (n // 3),
    "underscores": lambda n: b"_a " * (n // 3),
    "backticks": lambda n: b"`" * n,
    "dollars": lambda n: b"$" * n,
    "tags": lambda n: b"<a>" * (n // 3),
    "open tags": lambda n: b"<" * n,
    "ends of tags": lambda n: b"</a>" * (n // 4),
    "attributes": lambda n: b"<a " + b"b='c' " * (n // 6) + b">",
    "entities": lambda n: b"&amp;" * (n // 5),
    "open entities": lambda n: b"&" * n,
    "comments": lambda n: b"<!--" * (n // 4),
    "sections": lambda n: b"<![CDATA[" * (n // 9),
    "objects": lambda n: b'{"a":' * (n // 5),
    "dots": lambda n: b"a." * (n // 2) + b"a = 1",
    "digits": lambda n: b"x = " + b"9" * n,
    "hexadecimal": lambda n: b"x = 0x" + b"f" * n,
    "links": lambda n: b"[a](" * (n // 4),
    "items": lambda n: b"- a\n" * (n // 4),
    "cards": lambda n: b"Q: a\nA: b\n" * (n // 10),
    "accents": lambda n: "e\u0301".encode() * (n // 3),
    "surrogates": lambda n: b"\xed\xa0\x80" * (n // 3),
    "escapes": lambda n: b"\x1b[" * (n // 2),
    "laughs": lambda n: _laughs(b""),
    "laughs, no root": lambda n: _laughs(b"x"),
}


def _laughs(end: bytes) -> bytes:
    """A billion laughs, as XML."""
    entities = b'<!ENTITY a0 "ha">' + b"".join(
        b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    return b'<?xml version="1.0"?><!DOCTYPE q [' + entities + b"]><quiz>&a9;</quiz>" + end


def files(reader: Reader, size: int) -> Iterator[tuple[str, bytes]]:
    """Files for a reader: long ones of one pattern, alone and behind a sound file; and archives."""
    seed = reader.seeds[0]
    for archive in reader.seeds:
        if archive.startswith(b"PK\x03\x04"):
            yield from _archives(archive, size)
    for name, make in _LINES.items():
        yield name, make(size)
        if not seed.startswith((b"PK", b"SQLite", b"%PDF")):
            middle = len(seed) // 2
            yield f"{name} behind a sound file", seed + b"\n" + make(size)
            yield f"{name} within a sound file", seed[:middle] + make(size) + seed[middle:]
            if seed.lstrip().startswith(b"<"):
                yield (
                    f"{name} within the text",
                    seed.replace(b">", b">" + make(size), 3).replace(make(size), b"", 2),
                )
    yield "a sound file, often", seed * max(1, size // len(seed))


def _archives(seed: bytes, size: int) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(seed)) as packed:
        members = [(info.filename, packed.read(info)) for info in packed.infolist()]
    for at, (name, data) in enumerate(members):
        often = data * (size * 10 // max(1, len(data)))
        for what, bomb in (("zeros", b"\0" * _SWOLLEN), ("itself", squeezed(unsqueezed(data) + often, data))):
            yield f"{name}: {what}", _zipped([*members[:at], (name, bomb), *members[at + 1 :]])
        if data.startswith(ZSTD):
            bomb = squeezed(b"\0" * _SWOLLEN * 4, data)
            yield f"{name}: zeros within zeros", _zipped([*members[:at], (name, bomb), *members[at + 1 :]])
        if data.lstrip().startswith(b"<"):
            for what in ("tags", "laughs", "attributes", "open entities"):
                changed = [*members[:at], (name, _LINES[what](size)), *members[at + 1 :]]
                yield f"{name}: {what}", _zipped(changed)
    lying = bytearray(_zipped([*members[:-1], (members[-1][0], b"\0" * _SWOLLEN)]))
    at = lying.rfind(b"PK\x01\x02")
    lying[at + 24 : at + 28] = (10).to_bytes(4, "little")  # the directory's size of the last member
    yield "a lying size", bytes(lying)
    yield "very many members", _zipped([*members, *((f"{n}", b"") for n in range(min(size // 10, 60_000)))])
    yield "itself within", _zipped([(name, seed) for name, _ in members])
    yield "ways out", _zipped([*members, ("../../out", b"x"), ("/out", b"x"), ("C:\\out", b"x")])


def _zipped(members: list[tuple[str, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, data in members:
            packed.writestr(name, data)
    return out.getvalue()


def places(reader: Reader, folder: Path) -> Iterator[tuple[str, Path]]:
    """Places for a reader: what stands there is no plain file of a sane size."""
    name = name_in_folder(reader)

    def fresh(what: str) -> Path:
        place = folder / what.replace(" ", "-")
        place.mkdir()
        return place / name

    pipe = fresh("a pipe")
    os.mkfifo(pipe)
    yield "a pipe", pipe
    for what, target in (
        ("a link to a pipe", str(pipe)),
        ("a link to zeros", "/dev/zero"),
        ("a link to nothing", "/dev/null"),
        ("a link to a terminal", "/dev/tty"),
        ("a dangling link", "nowhere"),
        ("a link to itself", name),
        ("a link to a folder", "."),
    ):
        link = fresh(what)
        link.symlink_to(target)
        yield what, link
    place = fresh("a folder")
    place.mkdir()
    yield "a folder", place
    sparse = fresh("a terabyte")
    with sparse.open("wb") as opened:
        opened.truncate(2**40)
    yield "a terabyte", sparse
    yield "a name too long", fresh("too long").with_name("x" * 300 + reader.suffix)
    yield "a name with NUL", fresh("NUL").with_name("x\0y" + reader.suffix)
    yield "no folder", folder / "none" / name
    yield "a file as a folder", fresh("file") / "x" / name


def peak() -> int:
    """Bytes of memory the process held at most so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _try(reader: Reader, what: str, call: Callable[[], object], *, verbose: bool) -> int:
    before, start = peak(), time.perf_counter()
    wrong = ""
    try:
        call()
    except (Exception, Hang) as error:
        wrong = f"{type(error).__name__}: {str(error)[:300]}"
    grown = peak() - before
    if grown > GROWTH:
        wrong = wrong or f"takes {grown // 1_000_000:,} MB"
    taken = time.perf_counter() - start
    if wrong or (verbose and (taken > 2 or grown > 100_000_000)):
        print(
            f"{reader.name}: {what}: {wrong or 'fine'} ({taken:.1f} s, {grown // 1_000_000} MB)", flush=True
        )
    return bool(wrong)


def main(kind: str, names: list[str], *, verbose: bool = False) -> int:
    """Try all; how many broke the law."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    bad = 0
    for reader in all_readers():
        if names and reader.name not in names:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            if kind != "places":
                for what, data in files(reader, 3_000_000 if kind == "large" else 20_000):
                    bad += _try(reader, what, partial(obey, reader, data, folder), verbose=verbose)
            elif reader.name not in _BY_BYTES:
                for what, path in places(reader, folder):
                    bad += _try(reader, what, partial(obey_path, reader, path), verbose=verbose)
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1], [a for a in sys.argv[2:] if a != "-v"], verbose="-v" in sys.argv)))
