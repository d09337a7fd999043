"""Every error the program raises on purpose.

The tree::

    QuizError                something a person can mend; shown as one line, never as a traceback
    ├── BankError            a bank file that cannot be used: where, what, and the remedy
    ├── ArticleError         an article that cannot be read or gives no questions
    ├── ModelError           a language model that cannot be used: its name, its key, its address
    ├── StoreError           the learner's database cannot be used
    │   └── StoreBusy        because another program is writing to it just now
    ├── SyncError            a folder or a database that cannot be synced with
    ├── SettingsError        a setting with a value the program does not know
    ├── MissingExtra         a verb whose optional packages are not installed
    └── UsageError           the command was called with words that do not fit
"""

from __future__ import annotations


class QuizError(Exception):
    """Root of the tree: ``str(error)`` is one plain line for a person, with the remedy in it."""

    exit_code = 1


class BankError(QuizError):
    """A bank that cannot be used.

    ``place`` names file, line and question as far as they are known: ``sco.toml:12: question "a"``.
    """

    def __init__(self, message: str, *, file: str = "", line: int = 0, question: str = "") -> None:
        self.message, self.file, self.line, self.question = message, file, line, question
        super().__init__(": ".join(part for part in (self.place, message) if part))

    @property
    def place(self) -> str:
        """File, line and question id, as far as known."""
        where = f"{self.file}:{self.line}" if self.file and self.line else self.file
        who = f'question "{self.question}"' if self.question else ""
        return ": ".join(part for part in (where, who) if part)


class ArticleError(QuizError):
    """An article that cannot be read, or from which no question can be made."""


class ModelError(QuizError):
    """A language model that cannot be used: unknown, without its key, or at no address."""


class StoreError(QuizError):
    """The learner's database cannot be opened, is newer than the program, or refuses a write."""


class StoreBusy(StoreError):
    """Another program has been writing to the learner's database for too long; later it may be free."""


class SyncError(QuizError):
    """A folder or a database that cannot be synced with: which, why, and the remedy."""


class SettingsError(QuizError):
    """A setting the program does not know, or a value out of its range."""


class MissingExtra(QuizError):
    """A verb needs packages that are not installed; names the one command that installs them."""

    def __init__(self, verb: str, extra: str) -> None:
        super().__init__(f'{verb} needs the extra packages "{extra}": pip install "sco-quiz[{extra}]"')


class UsageError(QuizError):
    """The words of a command do not fit together."""

    exit_code = 2
