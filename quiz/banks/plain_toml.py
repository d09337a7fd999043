"""Reads the TOML that nearly all bank files are written in, several times as fast as tomllib.

It knows one statement a line, as :mod:`quiz.banks.writing` writes them, and gives up at anything else: then
tomllib reads the file. Whatever it does take, it takes as tomllib would; the tests hold it to that.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

_PLAIN = r'[^"\\\x00-\x1f\x7f]*+'
_TEXT = r'"(?:[^"\\\x00-\x1f\x7f]++|\\["\\nt])*+"'  # escapes that JSON and TOML share
_ITEM = rf"(?:{_TEXT}|\[{_TEXT}(?:, {_TEXT})*+\])"
_STATEMENT = re.compile(
    rf"""(?:
        (?P<key>[A-Za-z0-9_-]++)\ =\ (?:
            "(?P<text>{_PLAIN})"
            |\["(?P<texts>{_PLAIN}(?:",[ ]"{_PLAIN})*+)"\]
            |(?P<escaped>{_TEXT.replace(" ", "[ ]")})
            |(?P<list>\[[ \n]*+(?:{_ITEM.replace(", ", ",[ ]")}(?:,[ \n]*+{_ITEM.replace(", ", ",[ ]")})*+
                (?P<comma>,)?[ \n]*+)?+\])
            |(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})
            |(?P<other>true|false|-?(?:0|[1-9][0-9]{{0,15}})(?:\.[0-9]{{1,15}})?)
        )
        |\[\[(?P<listed>question|rejected)\]\]
        |\[(?P<table>bank|source)\]
        |\#[^\x00-\x08\n-\x1f\x7f]*+
    )?+\n++
    |(?P<rest>[\x00-\U0010ffff]++)""",
    re.VERBOSE,
)
_LAST_COMMA = re.compile(r",[ \n]*\]\Z")


def plain_tables(text: str) -> dict[str, Any] | None:
    """The tables of a TOML text; None where only tomllib can tell, because it is wrong or written otherwise.

    Args:
        text: with ``\\n`` at the ends of its lines.
    """
    tables: dict[str, Any] = {}
    here = tables
    opened: set[str] = set()  # by headers
    for found in _STATEMENT.finditer(text if text.endswith("\n") else text + "\n"):
        kind = found.lastgroup
        if kind is None:
            continue
        if kind == "rest":
            return None
        if kind in ("listed", "table"):
            name = found[kind]
            if name in tables and (kind == "table" or name not in opened):
                return None
            opened.add(name)
            here = {}
            if kind == "table":
                tables[name] = here
            else:
                tables.setdefault(name, []).append(here)
            continue
        key = found["key"]
        if key in here:
            return None
        if kind == "text":
            here[key] = found["text"]
        elif kind == "texts":
            here[key] = found["texts"].split('", "')
        elif kind == "date":
            try:
                here[key] = date.fromisoformat(found["date"])
            except ValueError:
                return None
        elif found["comma"]:
            here[key] = json.loads(_LAST_COMMA.sub("]", found["list"]))
        else:
            here[key] = json.loads(found[kind])
    return tables
