"""From whole articles to questions: what must be asked, and what must not."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quiz.generate import Generated
from quiz.questions import Matching, MultiChoice, MultiResponse, Numerical, TrueFalse
from tests.unit.generate import articles
from tests.unit.generate.conftest import everything, find, keys

Make = Callable[..., Generated]


def test_the_bundled_articles_questions(summit: Generated) -> None:
    """The bundled article gives the founding, who came, who backed what, where, when and which number."""
    assert len(summit.bank.questions) >= 15
    founded = find(summit, "In which year", "Shanghai Cooperation Organization", type="numerical")
    assert [q.key for q in founded if isinstance(q, Numerical)] == [2001]
    assert {"Russia", "China"} == set(keys(find(summit, "Which two countries established")[0]))
    came = find(summit, "Which of these people attended")[0]
    assert set(keys(came)) == {"Li Qiang", "Mikhail Mishustin", "Subrahmanyam Jaishankar"}
    ministers = find(summit, "prime ministers of which of these countries")[0]
    assert set(keys(ministers)) == {"Kyrgyzstan", "Belarus", "Kazakhstan", "Tajikistan", "Mongolia"}
    backed = find(summit, "which countries renewed their support", "One Belt, One Road initiative")[0]
    eight = {"Belarus", "Iran", "Kazakhstan", "Kyrgyzstan", "Pakistan", "Russia", "Tajikistan", "Uzbekistan"}
    assert isinstance(backed, MultiResponse)
    assert set(backed.keys_) == eight
    assert "India" in backed.distractors
    assert "China" not in backed.distractors
    assert keys(find(summit, "Who launched the One Belt, One Road initiative")[0]) == ("Xi Jinping",)
    assert keys(find(summit, "Where was", "summit")[0]) == ("Islamabad, Pakistan",)
    assert keys(find(summit, "On what date")[0]) == ("16 October 2024",)
    assert "23rd" in everything(summit)
    assert "Silk Road" in keys(find(summit, "One Belt, One Road initiative aim to do")[0])[0]
    assert any(isinstance(q, Matching) and len(q.pairs) >= 4 for q in summit.bank.questions)


def test_an_event_of_a_series_is_told_from_the_others(summit: Generated) -> None:
    """Where the number of the meeting is left out, the month or the place says which one is meant."""
    for q in summit.bank.questions:
        if re.search(r"\bmeeting\b", q.stem):
            assert re.search(r"23rd|October 2024|Islamabad", q.stem), q.stem


def test_an_open_list_says_so(summit: Generated) -> None:
    """After "including" the stem asks which of these, and offers nobody the article puts at the event."""
    ministers = find(summit, "prime ministers of which of these countries")[0]
    assert isinstance(ministers, MultiResponse)
    assert not {"Russia", "China", "India", "Pakistan"} & set(ministers.distractors)


def test_an_obituary(made: Make) -> None:
    """Pronouns and acronyms are resolved; the hypothetical, the negated and the caption are not asked."""
    found = made(articles.OBITUARY)
    assert keys(find(found, "Clara Whitfield found the Northern Institute of Optics")[0]) == ("1962",)
    assert keys(find(found, "Put these events in order")[0])[0].startswith("Clara Whitfield was born")
    text = everything(found)
    assert not re.search(r"painter|Nobel|laboratory in 1970|Peter Marsh", text)


def test_a_match_report(made: Make) -> None:
    """Who beat whom is asked with its day; a weekday is resolved by the article's date."""
    found = made(articles.MATCH)
    assert keys(find(found, "Which country did Norway beat", "7 June 2019")[0]) == ("Denmark",)
    assert keys(find(found, "Who scored the first goal")[0]) == ("Erik Solberg",)
    assert "on Friday" not in everything(found)


def test_a_business_story(made: Make) -> None:
    """Founders, lists and aims are asked; what may happen, or would if, is not."""
    found = made(articles.BUSINESS)
    backed = find(found, "Which countries backed the European Battery Plan")[0]
    assert set(keys(backed)) == {"Germany", "France", "Italy", "Spain"}
    founded = find(found, "In which year was Tarn Motors founded")[0]
    assert isinstance(founded, Numerical)
    assert founded.key == 2003
    assert not re.search(r"factory in Poland|Berlin|job losses", everything(found))


def test_a_court_story(made: Make) -> None:
    """Sentence and arrest are asked; the negation and the possibility are not."""
    found = made(articles.COURT)
    assert keys(find(found, "Who sentenced Victor Hale to nine years")[0]) == ("Ruth Calder",)
    assert not re.search(r"testify|appeal", everything(found))


@pytest.mark.parametrize("name", ["OBITUARY", "MATCH", "BUSINESS", "COURT"])
def test_every_question_is_sound(made: Make, name: str) -> None:
    """Evidence is verbatim, no question breaks an invariant, ids and stems differ, stems stand alone."""
    text = getattr(articles, name)
    found = made(text)
    questions = found.bank.questions
    assert not [flaw for q in questions for flaw in q.flaws()]
    assert not list(found.bank.flaws())
    assert all(passage in text for q in questions for passage in q.evidence)
    assert len({q.stem for q in questions}) == len(questions)
    for q in questions:
        assert q.stem[0].isupper() or q.stem.startswith(("{{", "“"))
        assert not re.search(r"\b(?:yesterday|this week|last year|the article|reportedly)\b", q.stem)
        if isinstance(q, MultiChoice):
            assert 2 <= len(q.distractors) <= 3
        if isinstance(q, TrueFalse) and not q.key:
            assert q.correction
            assert q.correction != q.stem


def test_limit_and_names(made: Make) -> None:
    """At most ``limit`` questions; id and title come from the name where the text has none."""
    found = made(articles.COURT, limit=2)
    assert len(found.bank.questions) <= 2
    assert found.bank.id == "test"
    assert found.bank.source is not None
    assert found.report.questions == len(found.bank.questions)


def test_the_report_says_what_was_dropped(made: Make) -> None:
    """Reasons are counted, sentences and words too."""
    report = made(articles.BUSINESS).report
    assert report.dropped["a possibility or an obligation"] >= 1
    assert 0 < report.used <= report.sentences
    assert report.words > 80
