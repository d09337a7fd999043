"""Finding banks among many: by what is typed, and by what waits in them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.desk.overview import Row

_TAG = "tag:"
_NEAR = 75.0  # of 100: below that a word is another one, not a slip


class Filter(Enum):
    """Which banks are shown; the value is what the screen calls it."""

    ALL = "all"
    DUE = "due only"
    NEW = "has new"
    FLAGGED = "flagged"
    PLANNED = "planned"

    def turned(self, step: int) -> Filter:
        """The one that many steps behind, round the end."""
        kinds = list(Filter)
        return kinds[(kinds.index(self) + step) % len(kinds)]

    def passes(self, row: Row) -> bool:
        """Whether a bank is shown."""
        match self:
            case Filter.ALL:
                return True
            case Filter.DUE:
                return row.shelf.due > 0
            case Filter.NEW:
                return row.shelf.new > 0
            case Filter.FLAGGED:
                return row.flagged > 0
            case Filter.PLANNED:
                return row.by_day is not None


def folded(text: str) -> str:
    """A text as it is searched: without case, accents and surplus blanks."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())  # ㎴ holds a V
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


class Index:
    """The banks' names, folded once, when the first key is typed, so that each costs little.

    Args:
        rows: the banks, in the order they are shown.
        tags: the tags of the questions in each bank file that has any; asked when one is first looked for.
    """

    def __init__(self, rows: Sequence[Row], tags: Callable[[], Mapping[Path, Iterable[str]]] = dict) -> None:
        self.rows, self._look_up = rows, tags

    @cached_property
    def _texts(self) -> list[str]:
        return [folded(f"{row.shelf.title} {row.shelf.bank_id}") for row in self.rows]

    @cached_property
    def _tags(self) -> list[list[str]]:
        known = self._look_up()
        return [[folded(tag) for tag in known.get(row.shelf.path, ())] for row in self.rows]

    def find(self, query: str, kind: Filter = Filter.ALL) -> Sequence[Row]:
        """The banks that pass the filter and hold every word typed, in any order.

        Where none does, those that hold something like what was typed, the likest first. Of words such as
        ``tag:river`` one must be the beginning of a tag that a question of the bank has.
        """
        typed = folded(query).split()
        if not typed and kind is Filter.ALL:
            return self.rows
        wanted = [i for i, row in enumerate(self.rows) if kind.passes(row)]
        words = [word for word in typed if not word.startswith(_TAG)]
        if len(words) < len(typed):
            starts = tuple(word.removeprefix(_TAG) for word in typed if word.startswith(_TAG))
            wanted = [i for i in wanted if any(tag.startswith(starts) for tag in self._tags[i])]
        if not words:
            return [self.rows[i] for i in wanted]
        exact = [i for i in wanted if all(word in self._texts[i] for word in words)]
        return [self.rows[i] for i in exact or self._near(" ".join(words), wanted)]

    def _near(self, query: str, wanted: Sequence[int]) -> list[int]:
        if len(query) < 3:
            return []
        from rapidfuzz import fuzz, process

        texts = {i: self._texts[i] for i in wanted}
        found = process.extract(query, texts, scorer=fuzz.partial_ratio, limit=50, score_cutoff=_NEAR)
        return [i for _, _, i in found]
