"""What every test shares: Hypothesis without time limits, since CI machines are slow in bursts."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("calm", deadline=None, print_blob=True)
settings.load_profile("calm")
