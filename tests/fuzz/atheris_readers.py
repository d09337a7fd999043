"""Fuzzing guided by coverage, by hand: ``python -m tests.fuzz.atheris_readers READER SECONDS [FOLDER]``.

Needs atheris. It begins with the reader's seeds, keeps what reaches new code in FOLDER, and ends at the first
input that breaks the law of ``readers.obey``, which is then written to FOLDER (``crash-…``).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

SECONDS_FOR_ONE = 20
"""An input that takes longer counts as a hang; instrumented code is slow."""

ROOMS = ("questions", "banks", "store", "formats", "sync", "desk", "generate", "generate.llm")


def main() -> None:
    """Fuzz one reader for so long."""
    import atheris

    name, seconds = sys.argv[1], sys.argv[2]
    folder = Path(sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp())
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    with atheris.instrument_imports(include=["quiz", "tomllib", "csv", "html.parser", "zipfile"]):
        for room in ROOMS:  # all of them, since readers import them late
            package = importlib.import_module(f"quiz.{room}")
            for module in pkgutil.iter_modules(package.__path__):
                if f"{room}.{module.name}" != "generate.reading":  # the parser of sentences reads no file
                    importlib.import_module(f"quiz.{room}.{module.name}")
        from tests.fuzz import readers
        from tests.fuzz.everything import all_readers
    reader = next(reader for reader in all_readers() if reader.name == name)
    for number, seed in enumerate(reader.seeds):
        (corpus / f"seed-{number}").write_bytes(seed)
    place = Path(tempfile.mkdtemp())

    def one(data: bytes) -> None:
        readers.obey(reader, data, place, SECONDS_FOR_ONE)

    atheris.Setup(
        [
            sys.argv[0],
            str(corpus),
            f"-max_total_time={seconds}",
            "-max_len=20000",
            "-rss_limit_mb=2000",
            f"-timeout={SECONDS_FOR_ONE * 2}",
            f"-artifact_prefix={folder}/",
            "-print_final_stats=1",
        ],
        one,
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
