"""Which font sets which character of a PDF: the one that comes with the PDF writer, then the system's.

A PDF holds its letters; one that no font has would be an empty box on thirty sheets of paper. So such a text
is refused in a line that names the character, and so is a script whose letters join or run from right to
left, which the PDF writer cannot set. A browser can: a page of HTML prints them.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from zlib import crc32

from quiz.clean import visible
from quiz.formats.exchange import FormatError

REGULAR, BOLD, ITALIC = 0, 1, 2

_FAMILIES = (
    ("Vera.ttf", "VeraBd.ttf", "VeraIt.ttf"),  # comes with reportlab: Western European
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSans-Italic.ttf"),
    ("arial.ttf", "arialbd.ttf", "ariali.ttf"),
    ("Arial.ttf", "Arial Bold.ttf", "Arial Italic.ttf"),
    ("seguisym.ttf",) * 3,
    ("Arial Unicode.ttf",) * 3,
    ("DroidSansFallbackFull.ttf",) * 3,  # Chinese, Japanese, Korean
    ("msyh.ttc", "msyhbd.ttc", "msyh.ttc"),
    ("malgun.ttf", "malgunbd.ttf", "malgun.ttf"),
)
_JOINED = ((0x0590, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x18AF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
_UNSEEN = dict.fromkeys((0x200C, 0x200D, *range(0xFE00, 0xFE10)))  # joiners, and how a sign is coloured
_BLANKS = dict.fromkeys("\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " ")
_BLANKS |= dict.fromkeys("\u2007\u202f", "\u00a0")


class Fonts:
    """The fonts of one document.

    Args:
        own: a TrueType file to be used before all others.

    Raises:
        FormatError: ``own`` is no font that can be used.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._families: list[tuple[Any, ...]] = []
        if own is not None:
            self._families.append((_load(own),) * 3)
        self._coming = _installed()
        self._of: dict[str, tuple[Any, ...]] = {}

    def name(self, face: int) -> str:
        """The font of plain text in a face, as the PDF writer calls it."""
        return str(self._family("0")[face].fontName)

    def markup(self, text: str, face: int = REGULAR, *, lines: bool = False) -> str:
        """A text as the PDF writer's markup, each stretch in a font that has its characters.

        Args:
            lines: keep line breaks.

        Raises:
            FormatError: no font has a character, or it cannot be set.
        """
        plain = unicodedata.normalize("NFC", visible(text, lines=lines)).translate(_UNSEEN)
        parts: list[str] = []
        stretch, font = "", ""
        for c in plain:
            if c == "\n":
                stretch += c
                continue
            c = _BLANKS.get(c, c)
            name = font if c == " " and font else str(self._family(c)[face].fontName)
            if name != font:
                parts.append(_stretch(stretch, font))
                stretch, font = "", name
            stretch += c
        parts.append(_stretch(stretch, font))
        return "".join(parts)

    def _family(self, c: str) -> tuple[Any, ...]:
        found = self._of.get(c)
        if found is None:
            found = self._of[c] = self._look_for(c)
        return found

    def _look_for(self, c: str) -> tuple[Any, ...]:
        if any(first <= ord(c) <= last for first, last in _JOINED) or unicodedata.bidirectional(c) in (
            "R",
            "AL",
        ):
            raise FormatError(
                f"a PDF cannot be set in the script of {_shown(c)}: write a .html, a browser prints it"
            )
        for family in self._families:
            if all(font.face.charToGlyph.get(ord(c)) for font in family):
                return family
        for family in self._coming:  # the system's fonts are opened only once they are needed
            self._families.append(family)
            if all(font.face.charToGlyph.get(ord(c)) for font in family):
                return family
        raise FormatError(
            f"no font here has {_shown(c)}: write a .html instead, which your browser prints with its own "
            "fonts, or name one that has it: --font FILE.ttf"
        )


def _shown(c: str) -> str:
    name = unicodedata.name(c, "").lower()
    sign = f"“{c}” " if c.isprintable() else ""
    return f"{sign}(U+{ord(c):04X}{', ' + name if name else ''})"


def _stretch(text: str, font: str) -> str:
    safe = escape(text, quote=False).replace("\n", "<br/>")
    return f'<font name="{font}">{safe}</font>' if font else safe


@cache  # a font of many scripts takes long to look through
def _load(path: Path) -> Any:
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    if not path.is_file():  # a pipe would be waited for
        raise FormatError(f"{path}: there is no such font file")
    name = f"{''.join(c for c in path.stem if c.isascii() and c.isalnum())}{crc32(os.fsencode(path)):08x}"
    try:
        font = TTFont(name, str(path))
    except (TTFError, OSError, ValueError, LookupError, ArithmeticError, TypeError) as error:
        raise FormatError(f"{path}: cannot be used as a font: a TrueType file (.ttf) is needed") from error
    registerFont(font)
    return font


def _installed() -> Iterator[tuple[Any, ...]]:
    """The families that are installed, in order of preference; those beside reportlab first."""
    import reportlab

    home = Path(reportlab.__file__).parent / "fonts"
    yield tuple(_load(home / name) for name in _FAMILIES[0])
    places = _places()
    for family in _FAMILIES[1:]:
        if family[0] in places:
            try:
                fonts = {name: _load(places.get(name, places[family[0]])) for name in family}
            except FormatError:  # damaged, or of a kind that cannot be put into a PDF: others may do
                continue
            yield tuple(fonts[name] for name in family)


@cache
def _places() -> dict[str, Path]:
    """Where the system keeps the fonts we know, by file name."""
    wanted = {name for family in _FAMILIES for name in family}
    found: dict[str, Path] = {}
    for folder in _font_folders():
        for at, folders, names in os.walk(folder):
            folders.sort()
            for name in sorted(wanted.intersection(names)):
                found.setdefault(name, Path(at, name))
    return found


def _font_folders() -> list[Path]:
    if sys.platform == "win32":
        return [Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")]
    home = os.environ.get("HOME", "/")
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path(home, "Library/Fonts")]
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    return [
        Path(home, ".local/share/fonts"),
        *(Path(folder, "fonts") for folder in shared.split(":") if folder),
    ]
