"""A quiz sheet as a PDF: the same sheet always the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from quiz.clean import visible
from quiz.errors import MissingExtra
from quiz.formats.exchange import FormatError
from quiz.formats.sheet import Form, Item, Sheet, Variant, points_text
from quiz.formats.sheet_fonts import BOLD, ITALIC, REGULAR, Fonts

CREATOR = "sco-quiz print"
"""By this word in its beginning or end a PDF is known as one this program wrote."""

_MM = 72 / 25.4
_PAPERS = {"a4": (210 * _MM, 297 * _MM), "letter": (612.0, 792.0)}
_MARGIN = 16 * _MM
_INDENT = 8.5 * _MM
_GAP = "_" * 20


def pdf_sheet(
    sheet: Sheet, *, key: bool = True, evidence: bool = False, paper: str = "a4", font: Path | None = None
) -> bytes:
    """The document: every variant, then the key of each.

    Args:
        evidence: give the passages that prove each key, and the explanation.
        paper: ``a4`` or ``letter``.
        font: a TrueType file to be used before all others.

    Raises:
        FormatError: a character cannot be set, or ``font`` is none.
        MissingExtra: the PDF writer is not installed.
    """
    try:
        from reportlab.platypus import LayoutError
    except ImportError as error:
        raise MissingExtra("print to PDF", "formats") from error
    try:
        return _Page(sheet, _PAPERS[paper], Fonts(font)).document(key=key, evidence=evidence)
    except LayoutError as error:
        raise FormatError("a question is too long for a page of PDF: write a .html instead") from error


class _Page:
    """Sets one document of a size: ``width`` is between the margins, in points as all lengths here."""

    def __init__(self, sheet: Sheet, size: tuple[float, float], fonts: Fonts) -> None:
        self.sheet, self.size, self.fonts = sheet, size, fonts
        self.width = size[0] - 2 * _MARGIN

    def document(self, *, key: bool, evidence: bool) -> bytes:
        """The PDF's bytes."""
        from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate

        parts = [(f"Variant {v.letter}", self.variant(v)) for v in self.sheet.variants]
        if key:
            parts += [(f"Key to variant {v.letter}", self.key(v, evidence)) for v in self.sheet.variants]
        frame = (_MARGIN, _MARGIN + 4, self.width, self.size[1] - 2 * _MARGIN - 4)
        templates = [
            PageTemplate(
                id=foot,
                frames=[Frame(*frame, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)],
                onPage=partial(self.foot, foot, {}),
            )
            for foot, _ in parts
        ]
        story: list[Any] = []
        for index, (foot, flowables) in enumerate(parts):
            story += [NextPageTemplate(foot), PageBreak()] if index else []
            story += flowables
        out = BytesIO()
        title = visible(self.sheet.title, lines=False, limit=200)
        document = BaseDocTemplate(
            out,
            pagesize=self.size,
            pageTemplates=templates,
            invariant=1,
            title=title,
            author="",
            creator=CREATOR,
            subject=f"made with --seed {self.sheet.seed}" if key else "",  # it stands with the key alone
        )
        document.build(story)
        return out.getvalue()

    def foot(self, text: str, first: dict[str, int], canvas: Any, document: Any) -> None:
        """Variant and page at the foot, counted within the variant."""
        page = canvas.getPageNumber()
        canvas.setFont(self.fonts.name(REGULAR), 8)
        number = page - first.setdefault("page", page) + 1
        canvas.drawCentredString(self.size[0] / 2, _MARGIN * 0.6, f"{text}, page {number}")

    def variant(self, variant: Variant) -> list[Any]:
        """A sheet to be filled in."""
        story = [self.head(variant, ""), self.who()]
        for item in variant.items:
            story += self.item(item)
        return story

    def head(self, variant: Variant, before: str) -> Any:
        """The title, and the variant's letter in a frame."""
        title = self.words(before + self.sheet.title, 14, BOLD)
        letter = self.words(variant.letter, 13, BOLD, alignment=1)
        style = [("BOX", (1, 0), (1, 0), 1.2, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        return self.table([[title, letter]], (self.width - 30, 30), style, pad=3)

    def who(self) -> Any:
        """Where name, class, date and points are written."""
        score = f"of {self.sheet.points}"
        cells = ["Name", "", "Class", "", "Date", "", "Points", "", score]
        small = [self.words(cell, 9.5) if cell else "" for cell in cells]
        fixed = (33, 0, 34, 62, 31, 66, 39, 30, 38)
        widths = [width or self.width - sum(fixed) for width in fixed]
        lines = [("LINEBELOW", (n, 0), (n, 0), 0.7, "black") for n in (1, 3, 5, 7)]
        table = self.table([small], widths, [*lines, ("LEFTPADDING", (2, 0), (-1, -1), 6)], pad=2)
        table.spaceBefore, table.spaceAfter = 10, 20
        return table

    def item(self, item: Item) -> list[Any]:
        """A question, kept on one page where a page can hold it."""
        from reportlab.platypus import KeepTogether, Spacer

        task = self.words(item.task, 8.5, ITALIC, leftIndent=_INDENT, spaceAfter=4)
        return [KeepTogether([self.stem(item), task, *self.forms[item.form](item)]), Spacer(1, 13)]

    def stem(self, item: Item) -> Any:
        """The number, the text with its gaps, the points."""
        many = len(item.pieces) > 2
        text = self.fonts.markup(item.pieces[0], lines=True)
        for number, piece in enumerate(item.pieces[1:], 1):
            sign = f'<super size="7">{number}</super>' if many else ""
            text += f"{sign}{_GAP}{self.fonts.markup(piece, lines=True)}"
        text += f" ({points_text(item.points)})".replace(" ", "\u00a0").replace("\u00a0(", " (", 1)
        leading = 19 if item.form is Form.GAPS else 14
        return self.paragraph(text, 10.5, leading=leading, leftIndent=_INDENT, bullet=f"{item.number}.")

    @property
    def forms(self) -> dict[Form, Callable[[Item], list[Any]]]:
        """What stands under the stem."""
        return {
            Form.WRITE: self.write,
            Form.TICK: partial(self.boxes, 9, 9),
            Form.ORDER: partial(self.boxes, 19, 16),
            Form.MATCH: self.match,
            Form.GAPS: lambda item: [],
        }

    def write(self, item: Item) -> list[Any]:
        """A line to write on, with the unit behind it."""
        short = item.question.type == "numerical"
        width = 45 * _MM if short else self.width - _INDENT
        unit = self.words(item.unit, 10.5) if short else ""
        row = ["", self.line(width), unit] if short else ["", self.line(width)]
        widths = (_INDENT, width, self.width - width - _INDENT) if short else (_INDENT, width)
        table = self.table(
            [row],
            widths,
            [("VALIGN", (0, 0), (-1, -1), "BOTTOM"), ("LEFTPADDING", (2, 0), (2, -1), 5)],
            pad=0,
        )
        table.spaceBefore = 12
        return [table]

    def boxes(self, wide: float, high: float, item: Item) -> list[Any]:
        """Boxes to tick or to fill with a number, each with its letter and text."""
        from reportlab.graphics.shapes import Drawing, Rect

        rows = []
        for label, text in item.options:
            box = Drawing(wide + 2, high + 3)
            box.add(Rect(0.5, 0.5, wide, high, fillColor=None, strokeColor="black", strokeWidth=0.8))
            rows.append(["", box, self.words(f"{label})" if label else "", 10.5), self.words(text, 10.5)])
        letter = (19.0 if len(item.options) <= 26 else 26.0) if item.options[0][0] else 0.0
        middle = "MIDDLE" if high > 12 else "TOP"
        widths = (_INDENT, wide + 8, letter, self.width - _INDENT - wide - 8 - letter)
        return [self.table(rows, widths, [("VALIGN", (0, 0), (-1, -1), middle)], pad=1.5)]

    def match(self, item: Item) -> list[Any]:
        """Left-hand sides with a line for a letter each, and the matches with their letters."""
        left = (self.width - _INDENT) * 0.36
        right = self.width - _INDENT - left - 18 - 34 - 20
        rows: list[list[Any]] = []
        for index in range(max(len(item.slots), len(item.options))):
            row: list[Any] = ["", "", "", "", "", ""]
            if index < len(item.slots):
                number, text = item.slots[index]
                row[1:4] = [self.words(number, 10.5), self.line(24), self.words(text, 10.5, rightIndent=12)]
            if index < len(item.options):
                letter, text = item.options[index]
                row[4:] = [self.words(letter, 10.5, BOLD), self.words(text, 10.5)]
            rows.append(row)
        widths = (_INDENT, 18, 34, left, 20, right)
        return [self.table(rows, widths, [("VALIGN", (0, 0), (-1, -1), "TOP")], pad=2.5)]

    def key(self, variant: Variant, evidence: bool) -> list[Any]:
        """A table of what is right."""
        head = (
            f"Variant {variant.letter}, {points_text(self.sheet.points)}, made with --seed {self.sheet.seed}"
        )
        heads = [self.words(text, 8.5, BOLD) for text in ("No.", "Answer", "Points")]
        rows = [heads]
        for item in variant.items:
            entries = "\u2003".join(
                (f"{self.fonts.markup(entry.label, BOLD)} " if entry.label else "")
                + self.fonts.markup(entry.text)
                for entry in item.key
            ).replace("\u2003", "&nbsp;&nbsp; ")
            answer = [self.paragraph(entries, 9, leading=11.5)]
            if item.marking:
                answer.append(self.words(item.marking, 8, ITALIC))
            if evidence:
                told = [f"“{passage}”" for passage in item.question.evidence]
                told += [item.question.explanation] if item.question.explanation.strip() else []
                answer += [self.words(text, 8) for text in told]
            right = {"alignment": 2}
            rows.append(
                [self.words(str(item.number), 9, **right), answer, self.words(str(item.points), 9, **right)]
            )
        style = [
            ("GRID", (0, 0), (-1, -1), 0.6, "black"),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            _left(4),
            _right(4),
        ]
        table = self.table(rows, (28, self.width - 28 - 42, 42), style, pad=2.5, repeatRows=1)
        return [self.head(variant, "Key: "), self.words(head, 10, BOLD, spaceBefore=2, spaceAfter=6), table]

    def line(self, width: float) -> Any:
        """A line to write on."""
        from reportlab.graphics.shapes import Drawing, Line

        drawing = Drawing(width, 13)
        drawing.add(Line(0, 1, width, 1, strokeColor="black", strokeWidth=0.7))
        return drawing

    def words(self, text: str, size: float, face: int = REGULAR, **style: Any) -> Any:
        """Text from anywhere on as many lines as it needs; its own line breaks are blanks."""
        return self.paragraph(self.fonts.markup(text, face), size, face, **style)

    def paragraph(self, markup: str, size: float, face: int = REGULAR, bullet: str = "", **style: Any) -> Any:
        """A paragraph of markup in which every text has been made safe."""
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        given = {"fontName": self.fonts.name(face), "fontSize": size, "leading": size * 1.3, **style}
        shape = ParagraphStyle(
            "words", bulletFontName=self.fonts.name(BOLD), bulletFontSize=size, splitLongWords=1, **given
        )
        return Paragraph(markup, shape, bulletText=bullet or None)

    def table(
        self, rows: list[list[Any]], widths: Any, style: list[Any], *, pad: float, repeatRows: int = 0
    ) -> Any:
        """A table as wide as its columns; a row higher than a page goes on over the next."""
        from reportlab.platypus import Table

        table = Table(
            rows, colWidths=widths, repeatRows=repeatRows, splitByRow=1, splitInRow=1, hAlign="LEFT"
        )
        plain = [_left(0), _right(0), ("TOPPADDING", (0, 0), (-1, -1), pad)]
        table.setStyle([*plain, ("BOTTOMPADDING", (0, 0), (-1, -1), pad), *style])
        return table


def _left(pad: float) -> Any:
    return ("LEFTPADDING", (0, 0), (-1, -1), pad)


def _right(pad: float) -> Any:
    return ("RIGHTPADDING", (0, 0), (-1, -1), pad)
