"""Moodle's categories: a path such as ``$course$/top/Biology/Cells``."""

from __future__ import annotations

import re

from quiz.formats.plain_text import tidy

_CONTEXT = re.compile(r"\$[a-z]+\$")
_LONGEST = 100


def category_parts(path: str) -> tuple[str, ...]:
    """The names along a path, without Moodle's own ``$course$`` and ``top``; ``//`` is a slash in a name."""
    names = [tidy(name.replace("\x00", "/")) for name in path[:4000].replace("//", "\x00").split("/")]
    names = [name for name in names if name]
    if names and _CONTEXT.fullmatch(names[0]):
        names = names[1:]
        if names and names[0] == "top":
            names = names[1:]
    return tuple(name[:_LONGEST].strip() for name in names)


def category_path(name: str) -> str:
    """The path of one category right under the course's top."""
    return "$course$/top/" + tidy(name).replace("\n", " ").replace("/", "//")
