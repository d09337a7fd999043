"""Faults with real processes: kills, crowds, full disks, clocks that jump.

All of them by hand: ``python -m tests.faults``; a short form is in the suite.
"""
