"""A question made of a sentence of the article, line by line: what ``+`` begins with on the screen."""

from __future__ import annotations

from quiz.banks import passages
from quiz.cli.lines import read_line, say
from quiz.questions import Bank, Question


def from_sentence(bank: Bank, article: str | None, word: str) -> Question | None:
    """The question that is wanted; None where the sentences were only listed, or nothing was chosen.

    Args:
        article: its text; None where there is none.
        word: the number of a sentence, or nothing to list them all.

    Raises:
        Stop: the input ends.
    """
    sentences = passages.sentences(article or "")
    if not sentences:
        say("There is no article beside this bank: review it with --article FILE.")
        return None
    number = _number(word)
    if not 1 <= number <= len(sentences):
        for place, sentence in enumerate(sentences, 1):
            say(f"  {place}. {sentence}")
        say("Type add sentence and a number.")
        return None
    sentence = sentences[number - 1]
    parts = passages.parts(sentence, article or "")
    say(sentence)
    for place, part in enumerate((*parts, "nothing: true or false, as it stands"), 1):
        say(f"  {place}. {part}")
    say("What shall be the gap?")
    chosen = _number(read_line("gap> "))
    taken = {question.id for question in (*bank.questions, *bank.rejected)}
    if chosen == len(parts) + 1:
        return passages.stated(bank, sentence, taken)
    if not 1 <= chosen <= len(parts):
        say("Nothing was added.")
        return None
    return passages.gapped(bank, sentence, parts[chosen - 1], taken)


def _number(word: str) -> int:
    word = word.strip()
    return int(word[:9]) if word.isascii() and word.isdigit() else 0
