"""Properties are checked without a time limit: a busy machine is no error."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
