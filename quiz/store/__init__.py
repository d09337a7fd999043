"""The learner's database: one SQLite file with answers, cards and the index of banks."""

from quiz.store.answers import LoggedAnswer
from quiz.store.shelf import IndexedBank
from quiz.store.store import Store

__all__ = ["IndexedBank", "LoggedAnswer", "Store"]
