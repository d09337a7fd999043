"""What holds for every question type: asking, reading a line, marking."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import (
    TYPES,
    Matching,
    MultiChoice,
    MultiResponse,
    Ordering,
    Question,
    Unreadable,
    Verdict,
)
from tests.strategies import question, questions, right_line, typable_question, words

seeds = st.integers(0, 2**32)


def test_every_type_has_a_strategy() -> None:
    """A new type joins the properties below, or this fails."""
    assert set(questions()) == set(TYPES)


@given(question)
def test_strategies_make_valid_questions(q: Question) -> None:
    """The properties below speak of valid questions."""
    assert list(q.flaws()) == []


@given(question, seeds)
def test_the_right_line_scores_full_marks(q: Question, seed: int) -> None:
    """Whoever types the right answer gets full points, in whatever order the choices stand."""
    asked = q.ask(Random(seed))
    mark = q.score(q.read(right_line(asked), asked))
    assert mark.points == 1.0
    assert mark.verdict is Verdict.CORRECT


@given(question, seeds, st.text())
def test_any_line_is_read_or_refused(q: Question, seed: int, line: str) -> None:
    """No text a learner can type raises anything but Unreadable; what is read scores 0 to 1."""
    asked = q.ask(Random(seed))
    with suppress(Unreadable):
        assert 0.0 <= q.score(q.read(line, asked)).points <= 1.0


@given(question, st.lists(st.text(), max_size=8))
def test_any_response_is_marked(q: Question, response: list[str]) -> None:
    """Nonsense replayed from a log is marked, not raised."""
    assert 0.0 <= q.score(tuple(response)).points <= 1.0


@given(question, seeds)
def test_no_answer_is_read_and_scores_nothing(q: Question, seed: int) -> None:
    """An empty line means "I don't know": it can be read, and earns nothing."""
    asked = q.ask(Random(seed))
    for line in ("", "   ", "\t"):
        assert q.read(line, asked) == ()
    assert q.score(()).verdict is Verdict.WRONG


@given(question, seeds, seeds)
def test_the_order_of_choices_changes_nothing(q: Question, first: int, second: int) -> None:
    """A response read from one order of choices means, and scores, the same as from another."""
    here, there = q.ask(Random(first)), q.ask(Random(second))
    assert sorted(here.options) == sorted(there.options)
    read = [q.read(right_line(asked), asked) for asked in (here, there)]
    assert set(read[0]) == set(read[1])
    assert [q.score(response).points for response in read] == [1.0, 1.0]


@given(question, seeds)
def test_the_same_seed_asks_alike(q: Question, seed: int) -> None:
    """A question put again with the same seed looks the same."""
    assert q.ask(Random(seed)) == q.ask(Random(seed))


@given(question, seeds)
def test_what_is_shown_hides_no_choice(q: Question, seed: int) -> None:
    """Every key and distractor is among the options, each once."""
    options = q.ask(Random(seed)).options
    assert len(set(options)) == len(options)
    if isinstance(q, MultiChoice):
        assert set(options) == {q.key, *q.distractors}
    if isinstance(q, MultiResponse):
        assert set(options) == {*q.keys_, *q.distractors}
    if isinstance(q, Matching):
        assert set(options) == {*(right for _, right in q.pairs), *q.distractors}
    if isinstance(q, Ordering):
        assert options != q.keys_


@given(st.one_of(questions()["multichoice"], questions()["multiresponse"]), seeds)
def test_a_number_picks_the_option_it_stands_before(q: Question, seed: int) -> None:
    """Typing an option's number gives that option, also where options are numbers themselves."""
    asked = q.ask(Random(seed))
    for number, option in enumerate(asked.options, start=1):
        assert q.read(str(number), asked) == (option,)


@given(st.permutations(["1", "2", "3", "4"]), seeds)
def test_numbers_count_the_choices_whatever_they_say(choices: list[str], seed: int) -> None:
    """With the choices 4, 1, 3, 2 the line "1" means the first one."""
    one = MultiChoice(id="a", stem="s", key=choices[0], distractors=tuple(choices[1:]))
    many = MultiResponse(id="a", stem="s", keys_=tuple(choices[:2]), distractors=tuple(choices[2:]))
    for q in (one, many):
        asked = q.ask(Random(seed))
        assert [q.read(str(n), asked) for n in (1, 2, 3, 4)] == [(option,) for option in asked.options]


@given(typable_question, seeds)
def test_typing_the_answer_itself_scores_full_marks(q: Question, seed: int) -> None:
    """Where a choice can be typed by its text, the text does as well as the number."""
    asked = q.ask(Random(seed))
    line = {
        "multichoice": lambda: q.answer()[0],
        "multiresponse": lambda: ";".join(q.answer()),
        "ordering": lambda: ";".join(q.answer()),
        "matching": lambda: ";".join(right for _, right in q.pairs),  # type: ignore[attr-defined]
    }.get(q.type, lambda: right_line(asked))()
    assert q.score(q.read(line, asked)).points == 1.0
    assert q.score(q.read(line.upper(), asked)).points == 1.0


LETTERS: dict[str, Callable[[tuple[str, ...]], Question]] = {
    "multichoice": lambda t: MultiChoice(id="a", stem="s", key=t[0], distractors=t[1:]),
    "multiresponse": lambda t: MultiResponse(id="a", stem="s", keys_=t[:1], distractors=t[1:]),
}


@pytest.mark.parametrize("kind", LETTERS)
@given(st.lists(words, min_size=3, max_size=30, unique_by=lambda t: "".join(t.split())), seeds)
def test_a_letter_picks_as_a_number_does(kind: str, texts: list[str], seed: int) -> None:
    """a is the first choice, b the second, aa the 27th."""
    q = LETTERS[kind](tuple(texts))
    if list(q.flaws()):
        return
    asked = q.ask(Random(seed))
    letters = [chr(ord("a") + n) for n in range(26)] + ["aa", "ab", "ac", "ad"]
    for letter, option in zip(letters, asked.options, strict=False):
        assert q.read(letter, asked) == (option,)
