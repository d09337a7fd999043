"""A question of the reviewer's own: of a type, or of a sentence of the article; then it is in the form."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.banks import passages
from quiz.banks.check import Finding
from quiz.banks.template import blank
from quiz.questions import TYPES, Bank, Question
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.pick import Choice, PickScreen

if TYPE_CHECKING:
    from quiz.tui.base import BaseApp

_SENTENCE, _TRUE = "", "="


class Writing:
    """Asks for what the question is to be, one step after the other; Escape goes a step back.

    Args:
        bank: the others.
        article: its text; None where there is none, and no sentence to choose.
        near: the question looked at; the cursor begins behind the sentence that it quotes.
        findings: tells what check finds in a question if it stood among the others.
        done: called with the question that was written, or None where it was left.
    """

    def __init__(
        self,
        app: BaseApp,
        bank: Bank,
        article: str | None,
        near: Question | None,
        findings: Callable[[Question], Sequence[Finding]],
        done: Callable[[Question | None], None],
    ) -> None:
        self._app, self._bank, self._article = app, bank, article or ""
        self._findings, self._done = findings, done
        self._taken: Collection[str] = {question.id for question in (*bank.questions, *bank.rejected)}
        self._sentences = passages.sentences(self._article)
        told = [] if near is None else [i for i, x in enumerate(self._sentences) if _quotes(near, x)]
        self._start = min(max(told, default=-1) + 1, len(self._sentences) - 1)

    def begin(self) -> None:
        """What kind of question it is to be."""

        def chosen(kind: str | None) -> None:
            if kind == _SENTENCE:
                self._sentence(self._start)
            elif kind is not None:
                self._form(blank(TYPES[kind], self._taken))

        of_article = Choice(_SENTENCE, "From a sentence of the article", "a gap, or true or false")
        choices = [Choice(name, kind.label) for name, kind in TYPES.items()]
        if self._sentences:
            choices.insert(0, of_article)
        self._app.push_screen(PickScreen("What kind of question?", choices, choices[0].value), chosen)

    def _sentence(self, at: int) -> None:
        """Which sentence; those that questions quote say so."""

        def chosen(place: str | None) -> None:
            if place is None:
                self.begin()
            else:
                self._part(int(place))

        choices = []
        for place, sentence in enumerate(self._sentences):
            count = sum(_quotes(question, sentence) for question in self._bank.questions)
            words = "" if not count else "· 1 question" if count == 1 else f"· {count} questions"
            choices.append(Choice(str(place), sentence, words))
        self._app.push_screen(PickScreen("Which sentence?", choices, str(at), roomy=True), chosen)

    def _part(self, place: int) -> None:
        """What of the sentence is asked for."""
        sentence = self._sentences[place]
        parts = passages.parts(sentence, self._article)

        def chosen(value: str | None) -> None:
            if value is None:
                self._sentence(place)
            elif value == _TRUE:
                self._form(passages.stated(self._bank, sentence, self._taken))
            elif value in TYPES:
                self._form(replace(blank(TYPES[value], self._taken), evidence=(sentence,)))
            else:
                self._form(passages.gapped(self._bank, sentence, parts[int(value)], self._taken))

        choices = [Choice(str(number), part, "in a gap") for number, part in enumerate(parts)]
        choices.append(Choice(_TRUE, "True or false", "as it stands"))
        others = (name for name in TYPES if name not in ("truefalse", "cloze"))
        choices += [Choice(name, TYPES[name].label, "with it as evidence") for name in others]
        self._app.push_screen(PickScreen(sentence, choices, choices[0].value, roomy=True), chosen)

    def _form(self, question: Question) -> None:
        self._app.push_screen(EditScreen(question, self._findings, new=True), self._done)


def _quotes(question: Question, sentence: str) -> bool:
    """Whether a question's evidence holds a sentence."""
    return any(sentence in " ".join(text.split()) for text in question.evidence)
