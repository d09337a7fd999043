"""An Anki package as today's Anki writes it (zstd inside), where Anki is installed; else none."""

from __future__ import annotations

import tempfile
from importlib.util import find_spec
from pathlib import Path


def _new_package() -> list[bytes]:
    if find_spec("anki") is None:
        return []
    from tests.unit.formats import anki_oracle

    with tempfile.TemporaryDirectory() as name, anki_oracle.collection(Path(name)) as opened:
        anki_oracle.add(opened, "Basic", "What is the capital of <b>Peru</b>?", "Lima", tags="cities")
        anki_oracle.add(
            opened, "Cloze", "The Danube flows through {{c1::Vienna}} and {{c2::Budapest::city}}."
        )
        return [anki_oracle.give(opened, Path(name, "new.apkg"), legacy=False).read_bytes()]


SEEDS = _new_package()
