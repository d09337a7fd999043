"""Banks on disk: TOML in and out with errors a person can mend, the library, the check of item writing.

Who only studies writes no bank: ``save_bank`` and ``write_bank`` are in ``quiz.banks.writing``, which costs
a start the import of tomli_w.
"""

from quiz.banks.library import BankFile, Library, bundled_banks_dir
from quiz.banks.reading import parse_bank, problems, read_bank

__all__ = [
    "BankFile",
    "Library",
    "bundled_banks_dir",
    "parse_bank",
    "problems",
    "read_bank",
]
