"""A table as people write them, beside our own."""

from __future__ import annotations

from tests.unit.formats.test_tables import HAND

SEEDS = (HAND.encode(), "front\tback\nPeru\tLima\n".encode("utf-16"), b"1,Peru?,B,Quito,Lima,Sucre\n")
