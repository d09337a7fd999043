"""The desk: the library of banks and the learner's store put together. Screens and verbs talk to it.

What can be done at it stands in files of its own beside ``desk.py``, as functions that take the desk.
"""

from __future__ import annotations

from quiz.desk.desk import Desk, utc_now
from quiz.desk.shelving import Shelf

__all__ = ["Desk", "Shelf", "utc_now"]
