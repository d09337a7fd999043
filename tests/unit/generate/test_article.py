"""The article as text: what is prose, and the way back to the file."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import ArticleError
from quiz.generate.article import normalise, read_article

PROSE = (
    "The harbour of Lindby was opened by the mayor in 1987. It was built by the engineers of "
    "the town and it has "
    "room for forty boats. The people of the town were pleased with it, and they held a "
    "festival for three days. "
)


def test_front_matter_gives_title_and_date() -> None:
    """Title and date of a front matter are taken, and the block itself is no prose."""
    article = read_article(f"---\ntitle: The harbour\ndate: 2020-05-01\nsource: x\n---\n\n{PROSE}")
    assert (article.title, article.published) == ("The harbour", date(2020, 5, 1))
    assert all("source" not in p.text for p in article.paragraphs)


def test_arguments_outrank_the_text() -> None:
    """A title or date given by the caller is used instead of the article's own."""
    text = f"---\ntitle: Old\ndate: 2020-05-01\n---\n\n{PROSE}"
    article = read_article(text, title="New", published=date(2021, 1, 2))
    assert (article.title, article.published) == ("New", date(2021, 1, 2))


def test_heading_and_date_line() -> None:
    """A first heading is the title, a line that is a date the day; neither is prose."""
    article = read_article(f"# Harbour opened\n\nFriday, May 1, 2020\n\n{PROSE}")
    assert article.title == "Harbour opened"
    assert article.published == date(2020, 5, 1)
    assert len(article.paragraphs) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Ann Berg/Harbour Press/AFP via Getty Images",
        "Photo: Ann Berg",
        "This article includes reporting from the Harbour Press.",
        "Subscribe to our newsletter for more stories like this one.",
        "Read more: ten harbours to see this summer",
        "© 2020 Harbour Press",
    ],
)
def test_credits_and_boilerplate_are_no_prose(line: str) -> None:
    """Credits, agency lines and boilerplate never reach the reader."""
    article = read_article(f"{PROSE}\n\n{PROSE.replace('1987', '1988')}\n\n{line}\n")
    assert all(line[:20] not in p.text for p in article.paragraphs)


@pytest.mark.parametrize(
    "caption",
    [
        "From left, Mayor Ann Berg and engineer Tor Lund open the harbour in Lindby on 1 May 1987.",
        "Mayor Ann Berg cuts a ribbon in Lindby. Image: Harbour Press.",
        "Pictured: the new harbour of Lindby, seen from the air.",
    ],
)
def test_captions_are_no_prose(caption: str) -> None:
    """What stands under a picture is kept apart."""
    article = read_article(f"{PROSE}\n\n{caption}\n\n{PROSE.replace('1987', '1988')}")
    assert all("Ann Berg" not in p.text and "Pictured" not in p.text for p in article.paragraphs)
    assert any(caption[:15] in aside for aside in article.asides)


def test_a_line_before_a_credit_is_a_caption() -> None:
    """A paragraph directly above a credit line belongs to the picture."""
    caption = "Ann Berg and Tor Lund shake hands before the festival in Lindby on Friday."
    article = read_article(f"{PROSE}\n{caption}\nTor Vik/Reuters\n{PROSE.replace('1987', '1988')}")
    assert all("shake hands" not in p.text for p in article.paragraphs)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines that stop in mid-sentence are joined; lines that are paragraphs of their own are not."""
    words = PROSE.split()
    wrapped = "\n".join(" ".join(words[n : n + 12]) for n in range(0, len(words), 12))
    assert len(read_article(wrapped).paragraphs) == 1
    assert len(read_article(f"{PROSE}\n{PROSE.replace('1987', '1990')}").paragraphs) == 2


def test_odd_characters() -> None:
    """BOM, CRLF, curly quotes and no-break spaces are read as plain ones, and found again in the file."""
    raw = "\ufeff" + PROSE.replace("The harbour", "“The\u00a0harbour”").replace(". It", ".\r\nIt")
    article = read_article(raw)
    text = article.paragraphs[0].text
    assert text.startswith('"The harbour" of Lindby')
    assert article.verbatim(0, 0, 13) == "“The\u00a0harbour”"


@given(st.text(alphabet="ab \n\t*_[]()“”’\r\u00a0\u200b`<>#.:1", max_size=80))
def test_every_character_knows_its_place(raw: str) -> None:
    """Normalised text never grows, its places rise, and each points at the character it came from."""
    found = normalise(raw, 0, len(raw))
    assert len(found.text) == len(found.places)
    assert list(found.places) == sorted(set(found.places))
    assert all(
        raw[p].isspace() or raw[p] == c or c in "\"'-" for c, p in zip(found.text, found.places, strict=True)
    )


@pytest.mark.parametrize("text", ["", "  \n\t ", "\ufeff", "Word", "A short note. Nothing more."])
def test_too_little_is_refused(text: str) -> None:
    """Empty and tiny texts are refused with a clear line."""
    with pytest.raises(ArticleError, match=r"empty|needed"):
        read_article(text)


def test_other_languages_are_refused() -> None:
    """A German text is named as what it is: no English."""
    german = "Die Organisation wurde im Jahr 2001 gegründet und hat ihren Sitz in Peking und Moskau. " * 8
    with pytest.raises(ArticleError, match="English"):
        read_article(german)


def test_a_huge_paragraph_is_cut_and_nothing_is_lost() -> None:
    """A very long paragraph is read in bounded pieces that together are the whole."""
    text = " ".join(PROSE.replace("1987", str(1000 + n)) for n in range(120))
    article = read_article(text)
    assert len(article.paragraphs) > 2
    assert max(len(p.text) for p in article.paragraphs) <= 6_000
    assert article.words == len(text.split())


def test_an_aside_in_parentheses_is_not_read_but_quoted() -> None:
    """Conversions and years of life spoil the parse and are left out; letters and other names stay.

    The evidence is the file's own sentence, with the parenthesis.
    """
    text = PROSE + "The Lindby Port Board (LPB) paid Ann Berg (1901–1987) for a pier of 90 metres (295 ft)."
    article = read_article(text)
    (read,) = article.paragraphs
    assert read.text.endswith("The Lindby Port Board (LPB) paid Ann Berg for a pier of 90 metres.")
    start = read.text.index("paid")
    assert article.verbatim(0, start, len(read.text)) == (
        "paid Ann Berg (1901–1987) for a pier of 90 metres (295 ft)."
    )


def test_a_second_subject_in_parentheses_stays() -> None:
    """ "(and later)" belongs to its clause: without it subject and verb would not agree."""
    text = PROSE + "The first (and later) ferries of Lindby were built by Ann Berg in her own yard."
    assert "(and later)" in read_article(text).paragraphs[0].text


@pytest.mark.parametrize(
    "line",
    [
        "Ostvik, 4 June 2021",
        "*Published 4 June 2021 by R. Lind*",
        "By Rosa Lind and Per Moe | Last updated: June 4th, 2021, 10:30 GMT",
        "Friday 4 June 2021 09.15 BST",
        "2021-06-04, Ostvik, 3 min read",
    ],
)
def test_a_line_under_the_title_dates_the_article(line: str) -> None:
    """Place and date, or who published it when: the day is the article's, the line no prose, no heading."""
    article = read_article(f"# Gulls leave the harbour\n\n{line}\n\n{PROSE}")
    assert (article.title, article.published) == ("Gulls leave the harbour", date(2021, 6, 4))
    assert not any("2021" in p.text or p.heading for p in article.paragraphs)
    untitled = read_article(f"{line}\n\n{PROSE}", title="Gulls leave the harbour")
    assert untitled.published == date(2021, 6, 4)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        ("OSTVIK, 4 June 2021 — ", date(2021, 6, 4)),
        ("Ostvik, Norway, Friday, June 4, 2021 (AP) - ", date(2021, 6, 4)),
        ("**Ostvik, 4 June 2021**: ", date(2021, 6, 4)),
        ("OSTVIK, June 4 (Reuters) — ", None),
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(lead: str, day: date | None) -> None:
    """Place and day before a dash, or before a colon where the day is whole, are cut from the sentence."""
    article = read_article(f"# Gulls leave the harbour\n\n{lead}{PROSE}")
    assert article.published == day
    assert article.paragraphs[0].text.startswith(read_article(PROSE).paragraphs[0].text[:30])


@pytest.mark.parametrize(
    "line", ["Peace of Ostvik, 4 June 1621", "## By Sea and by Land", "Gulls came on 4 June 1921"]
)
def test_what_is_more_than_a_place_is_a_heading(line: str) -> None:
    """Words that are neither names nor about publishing make a heading of a line, with a day or without."""
    article = read_article(f"# Gulls leave the harbour\n\n{line}\n\n{PROSE}")
    assert article.published is None
    assert article.paragraphs[0].heading == line.strip("# ")


def test_a_place_and_a_day_further_down_date_nothing() -> None:
    """Between letters, or as the first line of all, they are a heading."""
    below = read_article(f"# Letters\n\n{PROSE}\n\nOstvik, 4 June 2021\n\n{PROSE.replace('the', 'a')}")
    assert below.published is None
    assert [p.heading for p in below.paragraphs][-1] == "Ostvik, 4 June 2021"
    assert read_article(f"Ostvik, 4 June 2021\n\n{PROSE}").title == "Ostvik, 4 June 2021"
