"""Files become text: web pages, PDFs, plain text in the usual encodings."""

from __future__ import annotations

import contextlib
import io
import textwrap
from collections.abc import Callable
from datetime import date

import pytest

from quiz.errors import ArticleError, MissingExtra
from quiz.generate import Generated, documents
from quiz.generate.documents import read_document
from tests.unit.generate import articles
from tests.unit.generate.files import PARAGRAPHS, page, pdf

Make = Callable[..., Generated]


def lines_of(paragraphs: tuple[str, ...] = PARAGRAPHS, width: int = 70) -> list[str]:
    """The paragraphs as lines of a printed page."""
    return [line for text in paragraphs for line in textwrap.wrap(text, width)]


# -- web pages ------------------------------------------------------------------------------------------


def test_a_web_page_gives_title_day_and_prose() -> None:
    """Title and day stand at the head of the text, the paragraphs below; menu and footer do not."""
    found = read_document(page().encode(), "bridge.html")
    assert (found.title, found.published) == ("Harbour bridge opens", date(2023, 5, 4))
    assert found.text == "\n\n".join(["# Harbour bridge opens", "2023-05-04", *PARAGRAPHS]) + "\n"
    assert not found.own


def test_evidence_is_quoted_from_the_text_of_a_page(made: Make) -> None:
    """The text makes a bank with the page's title and day, and every evidence stands in it word for word."""
    text = read_document(page().encode(), "bridge.html").text
    bank = made(text).bank
    assert bank.source is not None
    assert (bank.source.title, bank.source.published) == ("Harbour bridge opens", date(2023, 5, 4))
    assert bank.questions
    assert all(passage in text for q in bank.questions for passage in q.evidence)


def test_headings_lists_and_line_breaks_of_a_page() -> None:
    """Headings keep their level, points of lists are points, a single line break is a blank."""
    more = (
        "<h2>History</h2><p>The old bridge of the town fell<br>in the storm of 1953.</p>"
        "<ul><li>One of the piers stands.</ul>"
    )
    text = read_document(page(more=more).encode(), "x.html").text
    assert "\n## History\n" in text
    assert "The old bridge of the town fell in the storm of 1953." in text
    assert "\n- One of the piers stands." in text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="iso-8859-2">', "iso-8859-2"),
        ('<meta charset="shift_jis">', "shift_jis"),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="nonsense">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
    ],
)
def test_the_encoding_of_a_page(head: str, encoding: str) -> None:
    """A mark, what the page says, UTF-8, Windows-1252: in this order, as browsers do."""
    letters = "ナイト" if encoding == "shift_jis" else "Győr" if encoding == "iso-8859-2" else "Malmö"
    first = PARAGRAPHS[0].replace("Porthaven", letters)
    raw = page((first, *PARAGRAPHS[1:]), head=head).encode(encoding)
    assert f"The {letters} Harbour Bridge" in read_document(raw, "x.html").text


@pytest.mark.parametrize("name", ["", "-", "article", "saved.aspx"])
def test_a_page_is_known_by_what_it_holds(name: str) -> None:
    """Without a name that says so, as from standard input, a page is still a page."""
    assert read_document(page().encode(), name).title == "Harbour bridge opens"
    part = "<div><p>" + "</p><p>".join(PARAGRAPHS) + "</p></div>"
    assert "<p>" not in read_document(part.encode(), name).text


def test_markdown_that_begins_with_a_tag_stays_markdown() -> None:
    """A text file that opens with a bit of HTML is a text all the same."""
    text = f"<p align=center><b>x</b></p>\n\n{PARAGRAPHS[0]}\n"
    assert read_document(text.encode(), "readme.md").text == text


@pytest.mark.parametrize(
    "harm",
    [
        "<script>document.write('<p>Police arrested Nobody Smith in Dover on 5 May 2001.</p>')</script>",
        "<style>p { color: red } /* Police arrested Nobody Smith in Dover. */</style>",
        "<!-- <p>Police arrested Nobody Smith in Dover on 5 May 2001.</p> -->",
        "<div>" * 50_000,
        "<b><i>" * 50_000,
        "<ul><li>" * 20_000,
        "<p>" + "&amp;&#x41;&bogus;&#1114112;" * 50_000 + "</p>",
        "<" * 500_000,
        "<!--" * 100_000,
        "<script>" * 100_000,
        "<p " + "a=b " * 100_000 + ">x</p>",
        "<table><tr>" + "<td>x</td>" * 40_000 + "</table>",
        "<p>\x00\x01\x1b[31m\u202e</p>",
        '<img src="data:image/png;base64,' + "QUJD" * 200_000 + '">',
        '<script type="application/ld+json">' + '{"a":[' * 50_000 + "</script>",
    ],
    ids=[
        *("script", "style", "comment", "deep", "inline", "lists", "entities", "brackets", "open-comments"),
        *("open-scripts", "attributes", "cells", "controls", "picture", "data"),
    ],
)
def test_a_hostile_page_gives_its_prose_and_nothing_else(harm: str) -> None:
    """Scripts, depth, entities and weight cost neither the article nor the time limit."""
    text = read_document(page(more=harm).encode(), "x.html").text
    assert PARAGRAPHS[0] in text
    assert "Nobody Smith" not in text


def test_entities_declared_by_a_page_are_not_expanded() -> None:
    """The billion laughs make nobody laugh."""
    names = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 12))
    raw = page(more="<p>&x11;</p>").replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x0 "lol">{names}]>')
    assert len(read_document(raw.encode(), "x.html").text) < 5_000


@pytest.mark.parametrize("raw", [b"<html></html>", b"<!doctype html><title>x</title><nav><a>y</a></nav>"])
def test_a_page_without_an_article_is_named(raw: bytes) -> None:
    """Nothing to read: one clear line."""
    with pytest.raises(ArticleError, match="no article was found"):
        read_document(raw, "x.html")


def test_a_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit holds, whatever the page does to its reader."""
    monkeypatch.setitem(documents.SECONDS, "html", 0.01)
    with pytest.raises(ArticleError, match="within"):
        read_document(page().encode(), "x.html")


def test_a_missing_extra_names_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages: the one command that installs them."""
    monkeypatch.setattr(documents, "find_spec", lambda _name: None)
    for raw in (page().encode(), pdf([["x"]])):
        with pytest.raises(MissingExtra, match=r'pip install "sco-quiz\[documents\]"'):
            read_document(raw, "x")


# -- PDFs -----------------------------------------------------------------------------------------------


def test_the_lines_of_a_pdf_are_paragraphs_again() -> None:
    """Lines are joined, paragraphs kept, a paragraph goes on over the end of a page."""
    lines = lines_of()
    text = read_document(pdf([lines[:4], lines[4:]]), "x.pdf").text
    assert [" ".join(p.split()) for p in text.strip().split("\n\n")] == list(PARAGRAPHS)


def test_hyphens_at_line_ends() -> None:
    """A divided word is joined; one that the text writes with a hyphen, or a name, keeps it."""
    lines = [
        "The governors of the inter-",
        "national bank met in the well-",
        "known house of the Anglo-",
        "Danish society, a co-owner of it, and the co-",
        "owner was pleased with the meeting of that day.",
    ]
    text = read_document(pdf([lines]), "x.pdf").text
    assert "international bank" in text
    assert "well-known house" in text
    assert "Anglo-Danish society" in text
    assert "the co-owner was" in text


def test_running_titles_and_page_numbers_are_left_out() -> None:
    """What stands at the head or foot of every page is no prose."""
    lines = lines_of()
    pages = [["The Daily Harbour, 5 May", *lines[n : n + 3], f"Page {n // 3 + 1} of 3"] for n in (0, 3, 6)]
    text = read_document(pdf(pages), "x.pdf").text
    assert "Daily Harbour" not in text
    assert "Page" not in text
    assert PARAGRAPHS[1] in text


def test_headings_of_a_pdf_stand_alone() -> None:
    """A short line that ends no sentence is no part of the paragraph below it."""
    lines = lines_of()
    text = read_document(pdf([["Harbour bridge opens", *lines[:3], "History", *lines[3:]]]), "x.pdf").text
    assert text.startswith("Harbour bridge opens\n\n")
    assert "\n\nHistory\n\n" in text


def test_letters_of_a_pdf() -> None:
    """Ligatures and accents come out as letters."""
    found = read_document(
        pdf([["The café in Malmö offers “fine” coffee – for 3 £ – to all of its guests."]]), "x"
    )
    assert "The café in Malmö offers “fine” coffee – for 3 £" in found.text


def test_title_and_day_of_a_pdf() -> None:
    """A sensible title is taken. The day of making counts where the text says it too, else it is a hint."""
    found = read_document(pdf([lines_of()], title="Harbour bridge opens", made="20230504120000"), "x.pdf")
    assert (found.title, found.published, found.notes) == ("Harbour bridge opens", date(2023, 5, 4), ())
    assert found.text.startswith("# Harbour bridge opens\n\n2023-05-04\n\n")
    other = read_document(pdf([lines_of()], title="Microsoft Word - x.doc", made="20240101"), "x.pdf")
    assert (other.title, other.published) == ("", None)
    assert "--date 2024-01-01" in other.notes[0]


def test_an_encrypted_pdf_is_named() -> None:
    """A password is needed: one clear line; with an empty password it is read."""
    from pypdf import PdfReader, PdfWriter

    raw = pdf([lines_of()])
    for word, readable in (("secret", False), ("", True)):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
        writer.encrypt(word, owner_password="owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        if readable:
            assert PARAGRAPHS[0] in read_document(out.getvalue(), "x.pdf").text
        else:
            with pytest.raises(ArticleError, match="encrypted"):
                read_document(out.getvalue(), "x.pdf")


def test_a_scan_is_named() -> None:
    """Pages without text: text recognition is what helps."""
    with pytest.raises(ArticleError, match="OCR"):
        read_document(pdf([[], [], ["7"]]), "scan.pdf")


@pytest.mark.parametrize("cut", [20, 200, 600, -200])
def test_a_damaged_pdf_is_one_line(cut: int) -> None:
    """A torn file is read as far as it goes, or refused; nothing else is raised."""
    raw = pdf([lines_of()])
    for bad in (raw[:cut], raw[:cut] + b"\xff" * 50 + raw[cut + 50 :]):
        with contextlib.suppress(ArticleError):
            read_document(bad, "x.pdf")


# -- plain text -----------------------------------------------------------------------------------------

TEXT = "# The café\n\nThe “harbour” of Malmö cost 3 €.\n"


@pytest.mark.parametrize(
    ("raw", "own"),
    [
        (TEXT.encode(), True),
        (TEXT.encode("utf-8-sig"), True),
        (TEXT.encode("utf-16"), False),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), False),
        (TEXT.encode("utf-32"), False),
        (TEXT.encode("cp1252"), False),
    ],
    ids=["utf-8", "bom", "utf-16", "utf-16-be", "utf-32", "windows-1252"],
)
def test_encodings_of_texts(raw: bytes, own: bool) -> None:
    """A mark says the encoding; else it is UTF-8, else Windows-1252, and the person is told."""
    found = read_document(raw, "x.txt")
    assert (found.text, found.own) == (TEXT, own)
    assert bool(found.notes) == (not own)


def test_line_ends_become_newlines() -> None:
    """Old Mac line ends, form feeds and line separators are line ends; CRLF stays as it is."""
    found = read_document("one\rtwo\fthree\n\ffour\u2028five\r\nsix".encode(), "x.txt")
    assert found.text == "one\ntwo\nthree\nfour\nfive\r\nsix"


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "PNG"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"word/document.xml", "Word document"),
        (b"PK\x03\x04" + b"\x00" * 26 + b"x.bin", "ZIP"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 50, "Office"),
        (bytes(range(256)) * 100, "data of another kind"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n", "MHTML"),
        ("Die “Brücke” wurde ".encode() * 40 + b"\xff\n" * 2, "line 1 is damaged"),
        ("Это статья о мосте. ".encode("koi8-r") * 40, "neither UTF-8 nor Windows-1252"),
        (b"\xff\xfea\x00\x00\xd8", "UTF-16"),
    ],
    ids=["png", "docx", "zip", "jpeg", "doc", "bytes", "mhtml", "damaged", "koi8", "utf-16"],
)
def test_what_is_no_text_is_named(raw: bytes, word: str) -> None:
    """Pictures, archives, office files and unknown encodings, whatever their name: one clear line."""
    with pytest.raises(ArticleError, match=word) as caught:
        read_document(raw, "article.txt")
    assert "\n" not in str(caught.value)


# -- odd texts make the same questions ------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n\n", "\n\f\n"),
        lambda text: text.replace(". ", ".\u00a0"),
        lambda text: text.replace('"', "``", 1).replace('"', "''", 1) if text.count('"') == 2 else text,
    ],
    ids=["crlf", "bom", "form-feeds", "no-break", "typewriter"],
)
def test_odd_texts_ask_the_same(made: Make, changed: Callable[[str], str]) -> None:
    """Line ends, marks and blanks of another kind change no question; evidence is in the text as it is."""
    plain = made(articles.COURT).bank
    text = read_document(changed(articles.COURT).encode(), "x.txt").text
    odd = made(text).bank
    assert [(q.id, q.stem, q.answer()) for q in odd.questions] == [
        (q.id, q.stem, q.answer()) for q in plain.questions
    ]
    assert all(passage in text for q in odd.questions for passage in q.evidence)
