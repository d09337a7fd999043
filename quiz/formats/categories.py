"""Moodle's categories: a path such as ``$course$/top/Biology/Cells``."""

from __future__ import annotations

import re

from quiz.formats.plain_text import tidy

_CONTEXT = re.compile(r"\$[a-z]+\$")
_BETWEEN = re.compile(r"(?<!/)/(?!/)")
_LONGEST = 100


def category_parts(path: str) -> tuple[str, ...]:
    """The names along a path, without Moodle's own ``$course$`` and ``top``; ``//`` is a slash in a name."""
    names = [tidy(name.replace("//", "/")) for name in _BETWEEN.split(path[:4000])]
    names = [name for name in names if name]
    if names and _CONTEXT.fullmatch(names[0]):
        names = names[1:]
        if names and names[0] == "top":
            names = names[1:]
    return tuple(name[:_LONGEST].strip() for name in names)


def category_path(name: str) -> str:
    """The path of one category right under the course's top."""
    written = tidy(name).replace("\n", " ").replace("/", "//")
    around = (
        " " if written.startswith("/") or written.endswith("/") else ""
    )  # keeps its slash from the path's
    return f"$course$/top/{around}{written}{around}"
