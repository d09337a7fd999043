"""Every article of the corpus: what must be asked is, what may never be asked is not, and the laws hold."""

from __future__ import annotations

import pytest

from tests.quality.corpus import NAMES, entry, made
from tests.quality.judging import asks, is_forbidden
from tests.quality.laws import LAWS, Law

YIELD = 2.2
"""Questions for each hundred words, over the whole corpus: not fewer."""

FEWEST = 3
"""Questions of the poorest article: not fewer."""

WISHES = 0.2
"""Share of the wished-for facts that are asked about, over the whole corpus: not less."""


@pytest.mark.parametrize("name", NAMES)
def test_what_must_be_asked_is_asked(name: str) -> None:
    """Every fact marked "must" is some question's, with the right key."""
    questions = made(name).bank.questions
    must = [wanted for wanted in entry(name).expected if wanted.level == "must"]
    missed = [wanted.fact for wanted in must if not any(asks(q, wanted) for q in questions)]
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_forbidden_is_not_asked(name: str) -> None:
    """No question takes a possibility for a fact, one person for another, a caption for news, and so on."""
    broken = [
        f"{never.why}: {q.stem} → {' | '.join(q.answer())} (not: {' | '.join(q.wrong_choices())})"
        for q in made(name).bank.questions
        for never in entry(name).forbidden
        if is_forbidden(q, never)
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
@pytest.mark.parametrize("name", NAMES)
def test_laws(name: str, law: Law) -> None:
    """What holds for every question of every bank; each law's docstring says what."""
    broken = list(law(entry(name).text, made(name).bank))
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("name", NAMES)
def test_no_article_is_left_alone(name: str) -> None:
    """Each article gives a few questions, whatever its style."""
    assert len(made(name).bank.questions) >= FEWEST


def test_the_yield_of_the_corpus() -> None:
    """Strictness must not eat the banks: so many questions for each hundred words, over all articles."""
    questions = sum(len(made(name).bank.questions) for name in NAMES)
    words = sum(made(name).report.words for name in NAMES)
    assert 100 * questions / words >= YIELD


def test_the_wishes_of_the_corpus() -> None:
    """A share of the facts a teacher would ask for is asked for."""
    wishes = [(name, w) for name in NAMES for w in entry(name).expected if w.level == "wish"]
    granted = sum(any(asks(q, w) for q in made(name).bank.questions) for name, w in wishes)
    assert granted / len(wishes) >= WISHES
