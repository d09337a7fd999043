"""Signs that stand beside colours and words, so that no meaning hangs on colour alone."""

from __future__ import annotations

RIGHT = "✓"
WRONG = "✗"
PART = "◐"
