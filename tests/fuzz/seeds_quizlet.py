"""Sets with other separators than a tab and a new line."""

from __future__ import annotations

SEEDS = (b"Haus - house;Baum - tree;Peru - Lima", b"a::b\n\nc::d\ne\n\nf::g", b"1,2;3,4")
