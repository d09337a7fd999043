"""Part of speech and base form of every word: what the model's own rules say, asked once for every word.

The model finds them with two components of rules. Both look at one word only, its tag and its label in the
parse, yet they run a pattern matcher over the whole text. Here each combination is given to them once.
"""

from __future__ import annotations

import re
from typing import Any

RULED = ("attribute_ruler", "lemmatizer")
"""The components that this file runs instead of the pipeline."""

MOST_KNOWN = 20_000
"""Combinations kept; a book has more, and is read in bounded memory all the same."""

_Key = tuple[int, int, int]


class WordForms:
    """Writes part of speech and base form into documents that were read without ``RULED``.

    Args:
        nlp: the loaded pipeline; its two components of rules stay as they are.
    """

    def __init__(self, nlp: Any) -> None:
        self._rules = [nlp.get_pipe(name) for name in RULED]
        self._known: dict[_Key, tuple[int, int] | None] = {}
        self._texts, self._labels = _openings(self._rules[0].patterns)

    def set(self, doc: Any) -> None:
        """The same ``pos`` and ``lemma`` for every token as the components would have set."""
        keys: list[_Key] = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        if len(self._known) > MOST_KNOWN:
            self._known.clear()
        fresh = list(dict.fromkeys(key for key in keys if key not in self._known))
        if fresh:
            self._learn(doc, fresh)
        known = [self._known[key] for key in keys]
        if None in known:
            self._run(doc)
            return
        for token, forms in zip(doc, known, strict=True):
            if forms:
                token.pos, token.lemma = forms

    def _run(self, doc: Any) -> None:
        for rules in self._rules:
            rules(doc)

    def _learn(self, doc: Any, fresh: list[_Key]) -> None:
        """Ask the rules about words in a row of their own.

        None is kept for a word that may begin a rule about two words ("gon na", "there is"), and for one
        whose tag or label the rules change: a text that has it is given to the rules whole.
        """
        strings = doc.vocab.strings
        single: list[_Key] = []
        for key in fresh:
            if self._texts.search(strings[key[0]].lower()) or strings[key[2]] in self._labels:
                self._known[key] = None
            else:
                single.append(key)
        words, tags, deps = ([strings[key[n]] for key in single] for n in range(3))
        row = type(doc)(doc.vocab, words=words, tags=tags, deps=deps)
        self._run(row)
        for key, token in zip(single, row, strict=True):
            same = (token.tag, token.dep) == key[1:]
            self._known[key] = (token.pos, token.lemma) if same else None


def _openings(patterns: list[dict[str, Any]]) -> tuple[re.Pattern[str], frozenset[str]]:
    """What tells the first word of a rule about more than one word: its text, or else its label."""
    texts, labels = [r"^\s*$"], set()
    for pattern in (p for rule in patterns for p in rule["patterns"] if len(p) > 1):
        text, label = pattern[0].get("LOWER"), pattern[0].get("DEP")
        if isinstance(text, str):
            texts.append(rf"^{re.escape(text)}$")
        elif isinstance(text, dict) and set(text) == {"REGEX"}:
            texts.append(text["REGEX"])
        elif isinstance(label, str):
            labels.add(label)
        else:
            texts.append("")  # any word may begin it: nothing can be asked word by word
    return re.compile("|".join(texts)), frozenset(labels)
