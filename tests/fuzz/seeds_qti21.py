"""Items as XML, so that damage reaches the reader behind the archive."""

from __future__ import annotations

from tests.unit.formats.test_qti21 import BY_HAND

SEEDS = tuple(BY_HAND[name].encode() for name in ("choice", "match", "order", "gaps", "typed", "number"))
