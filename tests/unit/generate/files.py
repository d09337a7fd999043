"""Files for tests, made of plain text: web pages and PDFs."""

from __future__ import annotations

from collections.abc import Sequence

PARAGRAPHS = (
    "The Porthaven Harbour Bridge was opened by Queen Maren of Norland on 4 May 2023. The bridge was "
    "designed by the engineer Ada Lindqvist and cost 340 million euros. It is 1,250 metres long.",
    "Construction of the bridge began in 2016. The mayor of Porthaven, Tomas Reyes, said the bridge would "
    "bring new jobs to the city. Ministers from Norway, Sweden, Denmark and Finland attended the ceremony.",
    "The Porthaven Shipping Company was founded by Erik Holm in 1921. The company moved its head office from "
    "Hamburg to Porthaven in 1998, and it has employed two thousand people since then.",
)


def page(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    head: str = '<meta property="article:published_time" content="2023-05-04T10:00:00Z">',
    more: str = "",
) -> str:
    """A web page with a menu, an article and a footer."""
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Harbour bridge opens</title>{head}</head><body>"
        '<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>'
        f"<article><h1>Harbour bridge opens</h1>{body}{more}</article>"
        "<footer>Terms of use</footer></body></html>"
    )


def pdf(pages: Sequence[Sequence[str]], *, title: str = "", made: str = "") -> bytes:
    """A PDF with these lines on its pages.

    Args:
        made: the day it says it was made, as ``YYYYMMDD``.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT]
    kids = []
    for lines in pages:
        stream = "BT /F1 11 Tf 14 TL 60 760 Td\n" + "".join(f"({_told(x)}) Tj T*\n" for x in lines) + "ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    facts = (f"/Title ({_told(title)}) " if title else "") + (f"/CreationDate (D:{made})" if made else "")
    objects.append(f"<< {facts} >>")
    out, starts = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    size = len(objects) + 1
    table = "".join(f"{start:010d} 00000 n \n" for start in starts)
    trailer = f"trailer << /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>"
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}\nstartxref\n{len(out)}\n%%EOF\n"
    return (out + end).encode("latin-1")


_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def _told(text: str) -> str:
    """A PDF string's inside, in Windows-1252 told as Latin-1."""
    plain = text.encode("cp1252").decode("latin-1")
    return plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
