"""Banks on disk: TOML in and out with errors a person can mend, the library, the check of item writing.

Who only studies writes no bank: ``save_bank`` and ``write_bank`` are in ``quiz.banks.writing``, which costs
a start the import of tomli_w. And the home screen reads none that it has seen before: ``quiz.banks.reading``,
with all types of questions, is imported when the first of its names is wanted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quiz.banks.library import BankFile, Library, bundled_banks_dir

if TYPE_CHECKING:
    from quiz.banks.reading import parse_bank, problems, read_bank

__all__ = [
    "BankFile",
    "Library",
    "bundled_banks_dir",
    "parse_bank",
    "problems",
    "read_bank",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from quiz.banks import reading

        return getattr(reading, name)
    raise AttributeError(f"module {__name__} has no attribute {name}")
