"""Cutting noun phrases and clauses down: asides, examples and non-restrictive clauses go."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.hanging import aside_in_list, tells_place
from quiz.generate.wording import Unclear
from quiz.generate.words import Reading, Sentence

_SELF = frozenset("itself himself herself themselves".split())


class Trimmer:
    """Chooses the tokens of a piece that are needed.

    Attributes:
        reading: the article.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def core(self, s: Sentence, head: int) -> list[int]:
        """A noun phrase without what is set off by commas, parentheses and "including"."""
        return self.trim(s, s.subtree(head), head)

    def trim(self, s: Sentence, tokens: list[int], head: int) -> list[int]:
        """Leave out asides: parentheses, non-restrictive clauses and appositions, examples."""
        gone: set[int] = set()
        wanted = set(tokens)
        open_at = -1
        for k in tokens:
            text = s.tokens[k].text
            if text in ("(", "[") and open_at < 0:
                open_at = k
            if open_at >= 0:
                gone.add(k)
            if text in (")", "]"):
                open_at = -1
        for k in tokens:
            token = s.tokens[k]
            if token.text.casefold() in _SELF and token.dep in ("appos", "npadvmod", "advmod"):
                gone.add(k)
            if k in gone or k == head:
                continue
            comma = token.dep in _ASIDES and _set_off(s, k)
            if token.dep in ("relcl", "acl", "advcl", "parataxis") and comma:
                gone |= set(s.subtree(k)) & wanted
            elif token.dep == "appos" and not self._place_pair(s, k) and not aside_in_list(s, k):
                if comma and self._its_name(s, k):
                    name = self.reading.mention_at(s.index, k)
                    kept_name = set(range(name.first, name.last + 1)) if name else set()
                    gone |= ((set(s.subtree(k)) - kept_name) | {min(s.subtree(k)) - 1}) & wanted
                elif comma:
                    gone |= set(s.subtree(k)) & wanted
            elif s.tokens[head].lemma in lexicon.VAGUE_NOUNS and token.text.casefold() in ("including", "as"):
                continue
            elif (token.text.casefold() == "including" and token.dep == "prep") or (
                token.text.casefold() == "as" and k and s.tokens[k - 1].text.casefold() == "such"
            ):
                gone |= (set(s.subtree(k)) | {k - 1 if token.text == "as" else k}) & wanted
        for m in self.reading.mentions[s.index]:
            whole = set(range(m.first, m.last + 1))
            if m.first in wanted and m.first not in gone and whole & gone:
                gone -= whole
        if any(s.tokens[k].text.casefold() == "or" and s.tokens[k].head not in gone for k in gone):
            raise Unclear("a list cut in two")
        kept = [k for k in tokens if k not in gone]
        while kept and s.tokens[kept[-1]].text in (",", ";", ":", "-", "–", "—"):
            kept.pop()
        odd = kept and sum(s.tokens[k].text == '"' for k in kept) % 2
        if odd and kept[-1] + 1 < len(s.tokens) and s.tokens[kept[-1] + 1].text == '"':
            kept.append(kept[-1] + 1)
        while kept and s.tokens[kept[0]].text in (",", ";", ":", "-", "–", "—"):
            kept.pop(0)
        if any(s.tokens[k].dep == "conj" and s.tokens[k].head not in gone for k in gone):
            raise Unclear("a list cut in two")
        return [k for k in kept if s.tokens[k].text != "," or not {k - 1, k + 1} & gone]

    def _its_name(self, s: Sentence, k: int) -> bool:
        """ "The group's leader, Ann Lee": without the name nobody knows who is meant."""
        head = s.tokens[s.tokens[k].head]
        name = self.reading.mention_at(s.index, k)
        definite = any(s.tokens[c].dep in ("det", "poss") for c in s.kids[head.i])
        return bool(
            name
            and name.kind == "person"
            and head.pos == "NOUN"
            and definite
            and not head.plural
            and min(s.subtree(k)) == name.first
            and self.reading.entity_at(s.index, head.i) is None
        )

    def _place_pair(self, s: Sentence, k: int) -> bool:
        """ "Islamabad, Pakistan": the apposition says which Islamabad."""
        here = self.reading.mention_at(s.index, k)
        there = self.reading.mention_at(s.index, s.tokens[k].head)
        return tells_place(s, k, here, there)

    def without_place(self, s: Sentence, tokens: list[int]) -> list[int]:
        """The tokens without a closing "in Lima, Peru" behind an event's noun."""
        for n, k in enumerate(tokens):
            token = s.tokens[k]
            if n < 2 or token.text != "in" or token.dep != "prep" or not of_event(s, token.head):
                continue
            place = s.child(k, "pobj")
            m = self.reading.mention_at(s.index, place.i) if place else None
            if m and m.kind == "place" and set(tokens[n:]) <= set(s.subtree(k)):
                return tokens[:n]
        return tokens


_ASIDES = frozenset("relcl acl advcl parataxis appos".split())


def _set_off(s: Sentence, k: int) -> bool:
    """Whether what hangs on a token follows a comma, dash or bracket."""
    start = s.subtree(k)[0]
    return start > 0 and s.tokens[start - 1].text in (",", "-", "–", "—", "(")


def of_event(s: Sentence, i: int) -> bool:
    """Whether a noun is an event's, or the last of its name: "a summit of the Alpine Union" (in Lima)."""
    token = s.tokens[i]
    over = s.tokens[s.tokens[token.head].head]
    named = token.dep == "pobj" and s.tokens[token.head].text == "of" and over.lemma in lexicon.EVENT_NOUNS
    return token.lemma in lexicon.EVENT_NOUNS or named
