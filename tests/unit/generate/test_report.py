"""What the report keeps of what was dropped."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quiz.generate import generate
from quiz.generate.report import EXAMPLES, Drops, Second
from quiz.generate.statements import extract
from tests.unit.generate.writers import writer

_DROPPED = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", *"uvwxyz"])), max_size=60)


@given(_DROPPED)
def test_a_few_examples_are_kept_or_all(dropped: list[tuple[str, str]]) -> None:
    """Everything is counted; of the examples the first few of each reason are kept, or all, each once."""
    few, every = Drops(), Drops(most=None)
    for reason, example in dropped:
        few.drop(reason, example)
        every.drop(reason, example)
    assert few.dropped == every.dropped == Counter(reason for reason, _ in dropped)
    for reason in "abc":
        shown = list(dict.fromkeys(text for why, text in dropped if why == reason and text))
        assert list(every.examples.get(reason, ())) == shown
        assert list(few.examples.get(reason, ())) == shown[:EXAMPLES]


@given(_DROPPED, _DROPPED)
def test_sections_add_up(one: list[tuple[str, str]], two: list[tuple[str, str]]) -> None:
    """The drops of two sections are those of the whole, for the rules as for the second author."""
    for most in (EXAMPLES, None):
        before, after, whole = (Second(model="m", most=most) for _ in range(3))
        for reason, example in one:
            before.drop(reason, example)
        for reason, example in two:
            after.drop(reason, example)
        for reason, example in (*one, *two):
            whole.drop(reason, example)
        both = after.added_to(before)
        assert (both.dropped, both.examples) == (whole.dropped, whole.examples)


def test_sentences_that_are_passed_over_are_shown() -> None:
    """A sentence that gives no statement at all is kept as the example of its reason."""
    w = writer("Ann Lee did not open the harbour in 1921. Bo Orr opened the bridge in 1922.")
    dropped: Counter[str] = Counter()
    extract(w, dropped)
    assert dropped
    assert w.notes.examples == {
        reason: {"Ann Lee did not open the harbour in 1921.": None} for reason in dropped
    }


def test_a_long_text_keeps_few_examples_and_all_where_they_are_asked_for() -> None:
    """Of many sentences that cannot be asked only a few stay in memory, unless all are wanted."""
    people = ("Ann Lee", "Bo Orr", "Cy Fry", "Di Ash", "Ed Moy", "Flo Dunn", "Gus Hall", "Ida Beck")
    lines = [f"{name} might open the harbour of Moss in {1900 + n}." for n, name in enumerate(people)]
    text = " ".join(["The engineer Tom Reed designed the bridge of Halden in 1921.", *lines])
    why = "a possibility or an obligation"
    few, every = (generate(text, name="x", all_dropped=wanted).report for wanted in (False, True))
    assert len(few.examples[why]) == EXAMPLES
    assert list(every.examples[why]) == lines
    assert few.dropped == every.dropped
