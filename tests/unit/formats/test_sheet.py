"""Quiz sheets: every variant asks everything once, its key is right, the same seed makes the same bytes."""

from __future__ import annotations

from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.clean import visible
from quiz.errors import QuizError, UsageError
from quiz.formats.exchange import FormatError
from quiz.formats.sheet import Item, Sheet, make_sheet
from quiz.formats.sheet_html import html_sheet
from quiz.formats.sheet_pdf import pdf_sheet
from quiz.questions import (
    TYPES,
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from tests.strategies import banks, characters, questions

some_banks = banks.filter(lambda bank: bank.questions)
seeds = st.integers(0, 2**32)


def response_of(item: Item) -> tuple[str, ...]:
    """What a marker reads out of the key with the printed sheet beside it."""
    printed = dict(item.options)
    match item.question:
        case MultiChoice() | MultiResponse():
            return tuple(printed[entry.label] for entry in item.key)
        case TrueFalse():
            return (item.key[0].text,)
        case Numerical():
            return (str(item.question.key),)
        case ShortAnswer():
            return item.question.accept[:1]
        case Cloze():
            return tuple(gap[0] for gap in item.question.gaps())
        case Matching():
            return tuple(printed[entry.text] for entry in item.key)
        case Ordering():
            order = sorted(item.key, key=lambda entry: int(entry.text))
            return tuple(printed[entry.label] for entry in order)
    raise NotImplementedError(item.question.type)


@given(some_banks, seeds, st.integers(1, 5))
@settings(max_examples=40)
def test_the_key_of_each_variant_is_right_for_what_it_prints(bank: Bank, seed: int, variants: int) -> None:
    """Read off the sheet by the key's letters and numbers, the answer to each question has full points."""
    sheet = make_sheet(bank, seed=seed, variants=variants)
    for variant in sheet.variants:
        for item in variant.items:
            choosing = isinstance(item.question, (MultiChoice, MultiResponse, TrueFalse, Matching, Ordering))
            if choosing:
                assert item.question.score(response_of(item)).points == 1.0
            else:
                written = " ".join(entry.text for entry in item.key)
                assert all(answer in written for answer in item.question.answer())


@given(some_banks, seeds, st.integers(1, 5))
@settings(max_examples=40)
def test_every_question_once_a_variant(bank: Bank, seed: int, variants: int) -> None:
    """Each variant holds all questions, numbered from 1, for the same points; none that was rejected."""
    sheet = make_sheet(bank, seed=seed, variants=variants)
    assert [variant.letter for variant in sheet.variants] == list("ABCDE"[:variants])
    for variant in sheet.variants:
        assert sorted(item.question.id for item in variant.items) == sorted(q.id for q in bank.questions)
        assert [item.number for item in variant.items] == list(range(1, len(bank.questions) + 1))
        assert sum(item.points for item in variant.items) == sheet.points


@given(some_banks, seeds, st.integers(1, 4))
@settings(max_examples=40)
def test_the_same_seed_makes_the_same_sheet_and_more_variants_change_none(
    bank: Bank, seed: int, variants: int
) -> None:
    """Variant A is the same alone and beside B; the page's bytes are the same each time."""
    sheet, again = (make_sheet(bank, seed=seed, variants=variants) for _ in range(2))
    assert html_sheet(sheet, evidence=True) == html_sheet(again, evidence=True)
    assert make_sheet(bank, seed=seed, variants=5).variants[:variants] == sheet.variants


@given(seeds)
def test_variants_differ_in_the_order_of_questions_and_of_choices(seed: int) -> None:
    """With orders enough, no two of A, B and C have the questions or the choices of one in the same order."""
    bank = many(6)
    sheet = make_sheet(bank, seed=seed, variants=3)
    assert len({tuple(item.question.id for item in v.items) for v in sheet.variants}) == 3
    for question in bank.questions:
        shown = [item.options for v in sheet.variants for item in v.items if item.question.id == question.id]
        assert len(set(shown)) == 3


def many(count: int, tags: tuple[str, ...] = ()) -> Bank:
    """A bank of questions with four choices."""
    made = tuple(
        MultiChoice(id=f"q{n}", stem=f"s{n}?", key=f"k{n}", distractors=("x", "y", "z"), tags=tags)
        for n in range(count)
    )
    return Bank(id="many", title="Many", questions=made)


class _Page(HTMLParser):
    """Reads a sheet as a pupil does: for each section its questions' texts, for each key its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[list[tuple[str, str]]] = []  # (class, text) in the order of the page
        self.tags: list[str] = []
        self._classes: list[str] = []
        self._void = {"meta", "br"}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in self._void:
            return
        name = dict(attrs).get("class") or (self._classes[-1] if self._classes else "")
        self._classes.append(name)
        if tag == "section":
            self.sections.append([])
        elif name in ("stem", "text", "right", "number"):
            self.sections[-1].append((name, "")) if dict(attrs).get("class") else None

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._void:
            self._classes.pop()

    def handle_data(self, data: str) -> None:
        if self.sections and self.sections[-1] and self._classes:
            name, text = self.sections[-1][-1]
            if self._classes[-1] == name:
                self.sections[-1][-1] = (name, text + data)


@given(some_banks, seeds)
@settings(max_examples=30)
def test_the_page_prints_what_the_model_says_in_its_order(bank: Bank, seed: int) -> None:
    """The choices stand on the page in each variant's own order; no text of a bank becomes a tag."""
    sheet = make_sheet(bank, seed=seed, variants=2)
    page = _Page()
    page.feed(html_sheet(sheet))
    assert len(page.sections) == 4
    for variant, section in zip(sheet.variants, page.sections, strict=False):
        texts = [text for name, text in section if name in ("text", "right")]
        expected = [visible(text, lines=False) for item in variant.items for _, text in item.options]
        assert texts == expected
    assert set(page.tags) <= set(
        "html head meta title style body section div h1 h2 span i b sup table thead tbody tr th td".split()
    )


def test_markup_in_a_bank_stays_text() -> None:
    """A bank cannot put a script into the page, whichever of its texts holds one."""
    bad = '</style><script>alert(1)</script>"&'
    bank = Bank(
        id="b",
        title=bad,
        language='en"><script>',
        questions=(
            MultiChoice(id="a", stem=bad, key=bad, distractors=("x", "y"), evidence=(bad,), explanation=bad),
            Numerical(id="n", stem="s", key=1, unit=bad),
            Matching(id="m", stem="s", pairs=((bad, "1"), ("l", bad))),
        ),
    )
    text = html_sheet(make_sheet(bank), evidence=True)
    assert "<script" not in text.lower()
    assert text.count("</style>") == 1


EVERY = Bank(
    id="every",
    title="Every kind & <more>",
    questions=(
        MultiChoice(id="mc", stem="River <b>?", key="Donau & Söhne", distractors=("Rhein", "Elbe")),
        MultiResponse(id="mr", stem="Which?", keys_=("China", "Россия"), distractors=("Japan",)),
        TrueFalse(id="tf", stem="It is so.", key=False, correction="It is not."),
        ShortAnswer(id="sa", stem="Capital?", accept=("Lima", "Lima de los Reyes")),
        Numerical(id="nu", stem="How high?", key=4806, tolerance=10, unit="m"),
        Cloze(id="cl", stem="In {{2024}} at {{Islamabad|Isb}}.\nSo it was."),
        Matching(id="ma", stem="Match.", pairs=(("a", "1"), ("b", "2"), ("c", "1")), distractors=("3",)),
        Ordering(id="or", stem="Order.", keys_=("one", "two", "three")),
    ),
)


def pdf_text(data: bytes) -> str:
    """All that a reader of PDF finds to be text."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_pdf_holds_every_question_and_is_the_same_each_time(paper: str) -> None:
    """All eight types are set, with their key and their evidence; bytes do not change from run to run."""
    assert {question.type for question in EVERY.questions} == set(TYPES)
    sheet = make_sheet(EVERY, seed=7)
    data = pdf_sheet(sheet, evidence=True, paper=paper)
    assert data == pdf_sheet(make_sheet(EVERY, seed=7), evidence=True, paper=paper)
    text = " ".join(pdf_text(data).split())
    for words in ("Every kind & <more>", "River <b>?", "Donau & Söhne", "Key to variant C, page 1"):
        assert words in text
    assert text.count("Capital?") == 3
    assert "Key to" not in pdf_text(pdf_sheet(sheet, key=False, paper=paper))


def test_gaps_have_one_length_whatever_they_hide() -> None:
    """No gap betrays the length of its key."""
    bank = Bank(id="b", title="t", questions=(Cloze(id="c", stem="{{a}} and {{a very long key}}"),))
    text = pdf_text(pdf_sheet(make_sheet(bank, variants=1), key=False))
    lengths = {len(word.strip(".123")) for word in text.split() if "___" in word}
    assert len(lengths) == 1
    page = html_sheet(make_sheet(bank, variants=1), key=False)
    assert page.count('<span class="gap"><sup>') == 2


@given(st.text(characters, max_size=12), st.sampled_from(list(TYPES)), st.data())
@settings(max_examples=25)
def test_any_text_is_set_as_pdf_or_refused_in_a_line(title: str, kind: str, data: st.DataObject) -> None:
    """No text breaks the PDF writer: a character without a font is a FormatError of one printable line."""
    question = data.draw(questions()[kind])
    sheet = make_sheet(Bank(id="b", title=title or "t", questions=(question,)), variants=1)
    try:
        told = pdf_sheet(sheet, evidence=True)[:4].decode()
    except FormatError as error:
        told = str(error)
    assert told == "%PDF" or (told.isprintable() and "write a .html" in told)


@pytest.mark.parametrize("sign", ["שלום", "سلام", "हिन्दी", "\U0001f9ea\U000f0000"])
def test_a_script_that_cannot_be_set_is_named(sign: str) -> None:
    """The line says which character, and that a page of HTML does it."""
    sheet = make_sheet(Bank(id="b", title=f"A {sign}", questions=EVERY.questions))
    with pytest.raises(FormatError, match=r"U\+.*\.html"):
        pdf_sheet(sheet)


def test_long_texts_go_over_pages() -> None:
    """The longest texts a bank may have are set, over as many pages as they need."""
    long = "word " * 799
    lines = "\n" * 3_000 + "end"
    bank = Bank(
        id="b",
        title="t",
        questions=(
            MultiChoice(id="a", stem=long, key=f"{long}1", distractors=(f"{long}2", "x" * 4_000)),
            Matching(id="m", stem="s", pairs=((f"{long}1", f"{long}2"), (f"{long}3", f"{long}4"))),
            ShortAnswer(id="s", stem=f"s{lines}", accept=(long,), evidence=(long,)),
        ),
    )
    assert "end" in pdf_text(pdf_sheet(make_sheet(bank, variants=1), evidence=True))


def test_tags_numbers_and_limits() -> None:
    """Tags choose whatever their case; a number draws so many; what does not fit is told."""
    bank = Bank(id="b", title="t", questions=(*many(5, ("Rivers",)).questions, *EVERY.questions))
    sheet = make_sheet(bank, tags=("rivers",), number=3)
    assert {len(v.items) for v in sheet.variants} == {3}
    assert all(item.question.tags == ("Rivers",) for v in sheet.variants for item in v.items)
    assert len({frozenset(item.question.id for item in v.items) for v in sheet.variants}) == 1
    assert len(make_sheet(bank, number=99).variants[0].items) == 13
    for wrong in ({"tags": ("none",)}, {"variants": 0}, {"variants": 27}):
        with pytest.raises(UsageError):
            make_sheet(bank, **wrong)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="--questions"):
        make_sheet(many(501))


@pytest.mark.parametrize("content", [b"", b"no font", b"\0\1\0\0" + b"\xff" * 300, b"ttcf" + b"\0" * 64])
def test_a_font_that_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    """A file that is no font, and one that is not there, are errors of a line."""
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    sheet: Sheet = make_sheet(EVERY)
    for wrong in (path, tmp_path / "none.ttf", tmp_path):
        with pytest.raises(QuizError, match="font"):
            pdf_sheet(sheet, font=wrong)


def test_no_stem_repeats_the_heading() -> None:
    """Under its own title a sheet leaves it out, with the month in the heading; under another it stays."""
    stems = ("Who was its captain?", "Where was it bound for?")
    asked = tuple(
        ShortAnswer(id=f"q{n}", stem=f"“Ferry aground” (May 2020): {stem}", accept=("Skua",))
        for n, stem in enumerate(stems)
    )
    gap = Cloze(id="gap", stem="Ferry aground: The ferry was {{old}}.")
    made = make_sheet(Bank(id="b", title="Ferry aground", questions=(*asked, gap)), variants=1)
    assert made.title == "Ferry aground (May 2020)"
    assert {item.pieces for item in made.variants[0].items} == {
        *((stem,) for stem in stems),
        ("The ferry was ", "."),
    }
    other = make_sheet(Bank(id="b", title="Ferry aground", questions=asked), variants=1, title="Test 3")
    assert other.title == "Test 3"
    assert {item.pieces[0] for item in other.variants[0].items} == {question.stem for question in asked}
    later = ShortAnswer(id="later", stem="“Ferry aground” (June 2021): Was it mended?", accept=("yes",))
    two = make_sheet(Bank(id="b", title="Ferry aground", questions=(*asked, later)), variants=1)
    assert two.title == "Ferry aground"
    assert all("Ferry aground" in item.pieces[0] for item in two.variants[0].items)
