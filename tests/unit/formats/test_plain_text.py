"""Text, HTML, numbers, ids and feedback: what the text formats stand on."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.formats.categories import category_parts, category_path
from quiz.formats.exchange import LARGEST, FormatError
from quiz.formats.extras import told, untold
from quiz.formats.ids import Ids
from quiz.formats.plain_text import html_to_text, middle, number, read_text, text_to_html, tidy
from quiz.formats.tidying import unlike
from tests.strategies import anything, lists, numbers, texts


@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \n\t<>&\xa0")))
def test_plain_text_survives_html(text: str) -> None:
    """Blanks, line breaks, tags and references in a text come back letter by letter."""
    assert html_to_text(text_to_html(text)) == tidy(text)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("One\n  <b>two</b>&nbsp;three", "One two three"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("x<sup>2</sup> H<sub>2</sub>O", "x^2 H2O"),
        ('<img src="x" alt="a &gt; b">', "[a > b]"),
        ("<img src='x'>", "[picture]"),
        ("a<script>alert('<p>')</script>b<!-- <p>c</p> -->d", "abd"),
        ("<pre>a\n  b</pre>", "a\n  b"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("&lt;b&gt; &amp;amp; &eacute; &#x1F600; &bogus;", "<b> &amp; é 😀 &bogus;"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("<td>a</td><td>b</td>", "a b"),
        ("a<!-- open", "a"),
    ],
)
def test_html_becomes_what_a_reader_sees(source: str, text: str) -> None:
    """Layout becomes lines, pictures their alternative text, scripts and comments nothing."""
    assert html_to_text(source) == text


@pytest.mark.parametrize(
    "piece", ["<", "<a", "<!--", "&#", '<a b="', "<p>", " ", "<b> ", "</p", "<script>", "&#9;"]
)
def test_html_takes_time_in_proportion(piece: str) -> None:
    """A quarter of a million of any piece is read before the square of it could be."""
    html_to_text(piece * 250_000)


@given(value=numbers)
def test_numbers_come_back(value: float) -> None:
    """Each is read as it was written, whole ones as whole."""
    again = number(repr(value))
    assert again == value
    assert type(again) is type(value)


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-Infinity", "1e999", "0x10", "1_000", "", "1 2", "9" * 5000, "٣"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    """Neither a number of other alphabets, nor one without an end."""
    assert number(text) is None


@given(low=st.integers(-1000, 1000), steps=st.integers(0, 1000))
def test_the_middle_of_a_range_is_exact(low: int, steps: int) -> None:
    """1.5 to 1.7 is 1.6, and 0.1 off: no slip of binary fractions."""
    found = middle(f"{low / 10}", f"{(low + 2 * steps) / 10}")
    assert found == ((low + steps) / 10, steps / 10)


def test_the_middle_of_no_range() -> None:
    """Ends in the wrong order, or one that is no number."""
    assert middle("2", "1") is middle("a", "1") is None
    assert all(math.isfinite(part) for part in middle("-1e300", "1e300") or ())


@given(explanation=anything, evidence=lists(texts, most=3))
def test_explanation_and_evidence_come_back(explanation: str, evidence: tuple[str, ...]) -> None:
    """Whatever they hold, lines that look like evidence included."""
    for text in (
        tidy(explanation),
        f"Evidence: {tidy(explanation)}",
        f"\\Evidence: {tidy(explanation)}\n\nx",
    ):
        assert untold(told(tidy(text), unlike(evidence))) == (tidy(text), unlike(evidence))


@given(name=texts)
def test_a_category_is_one_part(name: str) -> None:
    """Slashes in a title make no category of their own."""
    wanted = " ".join(tidy(name).split("\n"))
    if wanted and wanted != "top" and not wanted.startswith("$"):
        assert category_parts(category_path(name)) == (wanted,)


def test_ids_are_stable_and_unique() -> None:
    """An id is kept, a name becomes one, and what comes twice is numbered."""
    ids = Ids()
    assert ids.id_for("q.1", "Who?") == "q.1"
    assert ids.id_for("q.1", "Who?") == "q.1-2"
    assert ids.id_for("q.1-2", "Who?") == "q.1-2-2"
    named = ids.id_for("", "Wer schrieb „Émile“?")
    assert named.startswith("wer-schrieb-emile-")
    assert ids.id_for("", "Wer schrieb „Émile“?") == f"{named}-2"
    assert ids.id_for("", "谁？").startswith("q-")
    assert ids.id_for("x" * 64, "") != ids.id_for("x" * 64, "")


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfa\r\nb\rc",
        "\ufeffa\nb\nc".encode("utf-16-le"),
        "\ufeffa\r\nb\r\nc".encode("utf-16-be"),
        b"a\nb\nc",
    ],
)
def test_texts_of_all_systems_are_read(data: bytes, tmp_path: Path) -> None:
    """Marks, UTF-16 and line breaks of Windows and of old Macs."""
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    assert read_text(path) == "a\nb\nc"


def test_what_cannot_be_read_is_told_in_a_line(tmp_path: Path) -> None:
    """A missing file, a folder, one of over 64 MB, bytes that are no text: the file and the remedy."""
    big, odd = tmp_path / "big.txt", tmp_path / "odd.txt"
    with big.open("wb") as opened:
        opened.truncate(LARGEST + 1)
    odd.write_bytes(b"a\nb\xff")
    for path, why in ((tmp_path / "no.txt", "no such"), (tmp_path, "folder"), (big, "64 MB"), (odd, ":2: ")):
        with pytest.raises(FormatError, match=why) as raised:
            read_text(path)
        assert str(path) in str(raised.value)
