"""Which line of a bank file a table or a key stands on: tomllib does not tell.

The scanner knows TOML just well enough to step over texts, comments and lists. It is run only over files
that tomllib has taken, and only once there is something to complain about. A place it cannot find is
line 0, which errors leave out.
"""

from __future__ import annotations

import re
from functools import cached_property

_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_PATH = rf"{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+"
_HEADER = re.compile(rf"[ \t]*+\[(?P<double>\[)?[ \t]*+(?P<path>{_PATH})[ \t]*+\]")
_ASSIGNMENT = re.compile(rf"[ \t]*+(?P<path>{_PATH})[ \t]*+=")
_PARTS = re.compile(_PART)
_PIECE = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+"""(?:"{0,2})'''
    r"""|'''(?:[^']++|'(?!''))*+'''(?:'{0,2})"""
    r"""|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+'"""
    r"""|\#[^\n]*+|[^"'\#\[\]{}\n]++|.""",
    re.DOTALL,
)

_LISTED = (("question",), ("rejected",))  # tables in double brackets
_Lists = dict[str, list[dict[str, int]]]  # header, place in the file, key: line

_MANY_DOTS = re.compile(rf"(?<![\w-])(?:{_PART}[ \t]*+\.[ \t]*+){{64}}")


class Places:
    """The lines of a bank file's tables and keys, counted from 1; 0 where unknown."""

    def __init__(self, text: str) -> None:
        self._text = text

    def table(self, name: str, key: str = "") -> int:
        """The line of a key of ``[name]`` or at the top level (name ``""``); of the table, failing that."""
        tables, _ = self._found
        path = (name, key) if name else (key,)
        return tables.get(path, tables.get(path[:1], 0))

    def question(self, index: int, key: str = "", header: str = "question") -> int:
        """The line of a key of the question at ``index`` under ``[[header]]``, else of the header."""
        tables, questions = self._found
        found = questions.get(header, [])
        if index >= len(found):  # written as an inline list
            return tables.get((header,), 0)
        return found[index].get(key, found[index][""])

    @cached_property
    def _found(self) -> tuple[dict[tuple[str, ...], int], _Lists]:
        tables: dict[tuple[str, ...], int] = {}
        questions: _Lists = {}
        header: tuple[str, ...] = ()
        position, line, text = 0, 1, self._text
        while position < len(text):
            if found := _HEADER.match(text, position):
                header = _split(found["path"])
                if found["double"] and header in _LISTED:
                    questions.setdefault(header[0], []).append({"": line})
                else:
                    _record(header, line, tables, questions)
            elif found := _ASSIGNMENT.match(text, position):
                _record(header + _split(found["path"]), line, tables, questions)
            end = _statement_end(text, found.end() if found else position)
            line += text.count("\n", position, end)
            position = end
        return tables, questions


def too_many_dots(text: str) -> int:
    """The line of a key or header of over 64 dotted parts, else 0: tomllib's time grows with the square."""
    found = _MANY_DOTS.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _record(path: tuple[str, ...], line: int, tables: dict[tuple[str, ...], int], questions: _Lists) -> None:
    if opened := questions.get(path[0]):
        if len(path) > 1:
            opened[-1].setdefault(path[1], line)
        return
    tables.setdefault(path[:1], line)
    tables.setdefault(path[:2], line)


def _split(path: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PARTS.findall(path))


def _statement_end(text: str, position: int) -> int:
    """The start of the next statement: behind the line break that is in no text and no list."""
    depth = 0
    while found := _PIECE.match(text, position):
        position = found.end()
        piece = found.group()
        if piece in ("[", "{"):
            depth += 1
        elif piece in ("]", "}"):
            depth -= 1
        elif piece == "\n" and depth <= 0:
            break
    return position
