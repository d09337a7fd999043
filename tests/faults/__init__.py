"""Faults with real processes: kills, crowds, full disks, clocks that jump. By hand: ``python -m tests.faults``."""
