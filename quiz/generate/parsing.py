"""spaCy's pipeline over a text: the model's own result, in about two thirds of the time.

Three things are done in another way. The components of rules are asked word by word (``wordforms``). A word
is embedded once a batch. And the parser and the recogniser of names take their steps from here: their own
loop gives up the interpreter's lock and takes it back several times a step, which costs as much as what it
reckons.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from quiz.generate.wordforms import RULED, WordForms

BATCH = 64
"""Paragraphs parsed together: 32 are a thirtieth slower and take 30 MB less."""


class Parser:
    """Reads texts as a pipeline would.

    Args:
        nlp: the loaded pipeline, for this parser alone: its layers are changed.
    """

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        self._forms = WordForms(nlp)
        self._pipes = [pipe for name, pipe in nlp.pipeline if name not in RULED]
        for pipe in self._pipes:
            for layer in list(pipe.model.walk()):
                if layer.has_ref("embed"):
                    _each_once(layer.get_ref("embed"))

    def make_doc(self, text: str) -> Any:
        """The words of a text, still without what they are to each other."""
        return self._nlp.make_doc(text)

    def pipe(self, docs: Iterable[Any]) -> Iterator[Any]:
        """The documents in their order, read; a batch at a time."""
        docs = iter(docs)
        while batch := list(itertools.islice(docs, BATCH)):
            for pipe in self._pipes:
                if hasattr(pipe, "transition_states"):
                    _step_by_step(pipe, batch)
                else:
                    batch = list(pipe.pipe(batch, batch_size=BATCH))
            for doc in batch:
                self._forms.set(doc)
                yield doc


def _step_by_step(pipe: Any, docs: list[Any]) -> None:
    """Let a component that reads by transitions read documents, one step of all of them at a time.

    It is what its ``predict`` does, but for the lock: this thread holds it throughout.
    """
    states = pipe.moves.init_batch(docs)
    steps = pipe.model.predict(docs)
    steps.init = None  # holds the steps themselves: megabytes would wait for the garbage collector
    scores = steps.predict if _partial(pipe) else _scores(steps)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = pipe.transition_states(unfinished, scores(unfinished))
    pipe.set_annotations(docs, states)


def _partial(pipe: Any) -> bool:
    """Whether a component was not trained for all that it might do, or has no layer that scores it."""
    attrs = pipe.model.attrs
    return bool(attrs["unseen_classes"]) or not attrs["has_upper"]


def _scores(steps: Any) -> Callable[[list[Any]], Any]:
    """A step's ``predict`` without its search for the lowest score, which only what is untrained gets."""
    layers = steps.state2vec.predict, steps.vec2scores.predict
    return lambda states: layers[1](layers[0](steps.get_token_ids(states)))


def _each_once(embed: Any) -> None:
    """Have a layer embed every word of a batch once: what it finds does not depend on the words around."""
    features, *rest = embed.layers

    def forward(model: Any, words: list[Any], is_train: bool) -> tuple[list[Any], None]:
        xp = model.ops.xp
        known, places = xp.unique(xp.concatenate(words), axis=0, return_inverse=True)
        found = [known]
        for layer in rest:
            found = layer.predict(found)
        ends = itertools.accumulate(map(len, words))
        return xp.split(found[0][places.ravel()], list(ends)[:-1]), None

    embed.layers[:] = features, type(embed)("once", forward, layers=rest)
