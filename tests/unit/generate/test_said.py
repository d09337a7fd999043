"""Who said it: what is worth asking for its speaker."""

from __future__ import annotations

from quiz.generate import reading
from quiz.generate.article import read_article
from quiz.generate.asking import said as asking
from quiz.generate.phrase import Writer

FILL = (
    " The town of Halden lies on the river Tista. Many visitors come in summer to see the old castle."
    " Mayor Ann Lee has lived there since 1990."
)


def asked(text: str) -> dict[str, str]:
    """The questions for speakers, each with its answer."""
    article = read_article(text + FILL)
    drafts = asking.ask(Writer(reading.read(article), article), [])
    return {stem: d.answers[0].text for d in drafts for stem in d.stems}


def test_a_quotation_may_end_before_its_comma() -> None:
    """The comma stands in or behind the quotation marks, as printers in two countries do."""
    words = "The old ferry to Norway carried twice as many people as the bridge of Halden"
    for said in (f'"{words}," Mayor Ann Lee said.', f'"{words}", Mayor Ann Lee said.'):
        assert asked(said)[f'Who said, "{words}"?'] == "Ann Lee"


def test_a_full_claim_needs_no_name_in_it() -> None:
    """Six telling words say what was claimed; three do not."""
    full = "old wooden ferries carry heavier loads than narrow modern bridges"
    assert f"Who said that {full}?" in asked(f"Mayor Ann Lee said {full}.")
    assert not any(
        q.startswith("Who said") for q in asked("Mayor Ann Lee said old ferries carry loads." + FILL)
    )
