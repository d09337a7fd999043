"""Banks on disk: TOML in and out with errors a person can mend, the library, the check of item writing."""

from quiz.banks.library import BankFile, Library, bundled_banks_dir
from quiz.banks.reading import parse_bank, problems, read_bank
from quiz.banks.writing import save_bank, write_bank

__all__ = [
    "BankFile",
    "Library",
    "bundled_banks_dir",
    "parse_bank",
    "problems",
    "read_bank",
    "save_bank",
    "write_bank",
]
