"""Ids of questions that come from elsewhere: the same file read again gives the same ids."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


class Ids:
    """Gives ids, each once."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def id_for(self, own: str, stem: str) -> str:
        """An id of a question's own name in the file, or of its stem where it has none.

        A name that is an id is taken as it is. Any other text becomes its first words and eight digits of its
        hash: never of the answers, so that mending them keeps a learner's progress. What comes twice is
        numbered in the order of the file.
        """
        wanted = given_id(own) or made_id(stem)
        while True:
            count = self._given.get(wanted, 0) + 1
            self._given[wanted] = count
            if count == 1:
                return wanted
            tail = f"-{count}"
            numbered = wanted[: 64 - len(tail)] + tail
            if numbered not in self._given:
                self._given[numbered] = 1
                return numbered


def given_id(text: str) -> str:
    """Another tool's id as ours: itself where it may stand, else made of it; empty for none."""
    text = text.strip()
    return text if not text or _ID.fullmatch(text) else made_id(text)


def made_id(text: str) -> str:
    """``Who wrote “Emma”?`` becomes ``who-wrote-emma-`` and eight hex digits; at most 57 characters."""
    plain = unicodedata.normalize("NFKD", text[:200]).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:48].strip("-") or "q"
    return f"{words}-{sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"
