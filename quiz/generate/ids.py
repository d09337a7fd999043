"""Names for questions: readable, unique, and the same as long as the fact stays the same."""

from __future__ import annotations

import re
import unicodedata

from quiz.generate.drafts import Draft

_STOP = frozenset(
    "the a an of in on at to for from by with and or was were is are did does do which what who whom when "
    "where how many much has have had been that these its his her their according as into".split()
)
LONGEST = 60


def slug(text: str, words: int = 6) -> str:
    """Lower-case words joined by hyphens."""
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(list(re.findall(r"[a-z0-9]+", folded.replace("'s", "")))[:words])


def bank_id(name: str) -> str:
    """A bank's id from a file's or an article's name."""
    return slug(name, 8)[:64].strip("-") or "article"


class Ids:
    """Gives out ids; each only once."""

    def __init__(self, shorts: dict[str, str]) -> None:
        self._shorts = shorts
        self._used: set[str] = set()

    def give(self, draft: Draft) -> str:
        """An id from what the question names, its verb and its kind: ``sco-found-when``."""
        stem = re.sub(r"\{\{.*?\}\}", " ", draft.stem)
        for full, short in self._shorts.items():
            stem = stem.replace(full, short)
        words = [w for w in slug(stem, 40).split("-") if w not in _STOP]
        base = "-".join(words[:4])[:LONGEST].strip("-") or "question"
        name = f"{base}-{draft.kind}"[:64].strip("-")
        found, n = name, 2
        while found in self._used:
            found = f"{name[:60]}-{n}"
            n += 1
        self._used.add(found)
        return found
