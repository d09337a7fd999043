"""Whether a sentence and a clause can be trusted: what the parser tears, and what time takes away."""

from __future__ import annotations

import re

from quiz.generate import dates, hanging, inflect, lasting, lexicon, misread, needs
from quiz.generate.clauses import ASIDE, Part
from quiz.generate.reading import MAX_SENTENCE
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence, Token

_CHOOSING = ("elect", "appoint", "nominate", "name", "choose", "select")
_CUT = re.compile(r"\b(?:No|Nos|St|Mr|Mrs|Ms|Dr|Jr|vs|vol|Vol|Fig|cf|ca|Art|[A-Z])\.$")

_QUOTED = re.compile(r'"[^"]*"\W?')
"""Somebody's words from end to end, whatever signs are missing around it."""

_TORN_SUM = re.compile(r"[£$€¥]\d{1,3}, \d{3}\b(?!,? (?:and|or)\b)")
_COUNTED = re.compile(r"[a-z] \((?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)\) [a-z]")
"""A word in brackets that the words behind it need."""


def unfit(s: Sentence) -> str:
    """Why nothing is taken from a sentence; "" where something may be."""
    words = [t for t in s.tokens if t.pos != "PUNCT"]
    if len(words) < 4:
        return "sentence too short"
    if len(s.tokens) > MAX_SENTENCE:
        return "sentence too long"
    if s.text.rstrip("\"')").endswith(("?", "!")):
        return "a question or an exclamation"
    if not s.text.rstrip("\"')]").endswith((".", ":", ";")):
        return "no sentence"
    if (
        not s.continued
        and not s.tokens[0].text[:1].isupper()
        and not s.tokens[0].text[:1].isdigit()
        and s.tokens[0].text != '"'
    ):
        return "no sentence"
    if s.text.endswith(":") and any(t.dep == "ROOT" and _announcing(s, t) for t in s.tokens):
        return "what somebody said is in the next sentence"
    if s.text.endswith(":") and s.tokens[-2:-1] and s.tokens[-2].pos == "PROPN":
        return "a title cut at its colon"
    if _CUT.search(s.text):
        return "a sentence cut at an abbreviation"
    if sum(t.quoted for t in s.tokens) > 0.6 * len(s.tokens) or _QUOTED.fullmatch(s.text):
        return "a quotation"
    if _TORN_SUM.search(s.text):
        return "a sum with a blank inside"
    if _COUNTED.search(s.text):
        return "a count in brackets"
    if any(_torn_name(s, t) for t in s.tokens[1:-1]):
        return "a name read as a verb"
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if misread.under_a_mark(s):
        return "a side clause read as the main one"
    if root is not None and misread.overfull(s, root, passive=bool(s.child(root.i, "auxpass"))):
        return "a clause that swallowed another"
    if hanging.unjoined(s):
        return "a noun read as a verb"
    if any(
        (t.pos == "PRON" or t.tag == "PRP$")
        and t.text.casefold() in lexicon.SPEAKER_PRONOUNS
        and t.text != "US"
        and not t.quoted
        for t in s.tokens
    ):
        return "speaks of I, we or you"
    if s.text.count('"') % 2 or s.text.count("(") != s.text.count(")"):
        return "a quotation cut in two"
    return ""


def _announcing(s: Sentence, verb: Token) -> bool:
    """ "Lund said:", "Lund told the Herald:", and not "declared a state of emergency in two towns:"."""
    return verb.lemma == "tell" or (verb.lemma in lexicon.REPORTING and s.child(verb.i, "dobj") is None)


def _torn_name(s: Sentence, t: Token) -> bool:
    """ "Jan van Lorn" with a "van" that the parser took for a verb or a noun: the name is in pieces."""
    if t.text not in _IN_NAMES or t.pos not in ("VERB", "AUX", "NOUN", "ADV"):
        return False
    return s.tokens[t.i - 1].text[:1].isupper() and s.tokens[t.i + 1].text[:1].isupper()


_IN_NAMES = frozenset("de del della di da dos du van von der ter ibn bint bin ben al el".split())


def disagree(s: Sentence, verb: Token, auxiliaries: list[Token], subject: Part) -> bool:
    """A plural verb after a singular name: something of the subject was lost."""
    first = auxiliaries[0] if auxiliaries else verb
    plural = first.text.casefold() in ("are", "were", "have") or first.tag == "VBP"
    head = s.tokens[subject.head]
    listed = any(s.tokens[k].dep == "conj" for k in subject.tokens)
    singular = (
        head.tag in ("NN", "NNP") and not listed and not (head.tag == "NNP" and head.text.endswith("s"))
    )
    groups = ("people", "police", "majority", "number", "group", "team", "percent", "half", "couple", "lot")
    return plural and singular and head.lemma not in groups


def torn(s: Sentence, verb: Token, group: list[int], parts: list[Part]) -> bool:
    """Whether a piece was left out that may have mattered."""
    kept = {k for p in parts for k in p.tokens}
    for k in s.kids[verb.i]:
        token = s.tokens[k]
        low = token.text.casefold()
        slight = low in lexicon.LINKING_ADVERBS or low.endswith("ly")
        if (
            token.dep in ("advmod", "acomp")
            and k > verb.i
            and not slight
            and k not in kept
            and token.i not in group
        ):
            return True
        left_out = ("npadvmod", "prep", "acl", "dep", "dobj", "xcomp", "dative")
        before = min(s.subtree(k)) - 1
        apart = s.tokens[before].text == "," and not _closes_aside(s, before)
        meant = token.dep == "prep" and token.text.casefold() in ASIDE
        if k > verb.i and k not in kept and token.dep in left_out and not apart and not meant:
            return True
    return not kept and verb.i + 1 < len(s.tokens) and s.tokens[verb.i + 1].text not in (".", ",")


def _closes_aside(s: Sentence, comma: int) -> bool:
    """ "accused the board, which …, of theft": the comma ends what stands between, and sets nothing off."""
    over = s.tokens[s.tokens[comma].head]
    return over.pos in ("NOUN", "PROPN") and any(
        t.i > over.i and s.subtree(t.i)[-1] == comma - 1 for t in s.children(over.i, "relcl", "appos", "acl")
    )


def refuse(
    s: Sentence, verb: Token, auxiliaries: list[Token], owner: Token, parts: list[Part], *, timely: bool
) -> None:
    """Raise where a clause holds only with a time or an argument that is not there.

    Args:
        owner: the verb whose subject it shares, or itself.
        timely: the article is news, so its present is past when the question is asked.

    Raises:
        Unclear: with the reason.
    """
    helpers = {a.text.casefold() for a in auxiliaries}
    if not auxiliaries and reduced(s, verb):
        raise Unclear("a participle read as a past")
    timed = any(p.role == "time" for p in parts)
    if "had" in helpers and not timed:
        raise Unclear("a past before a past, without its time")
    if verb.tag == "VBG" and helpers & {"was", "were"} and not timed:
        raise Unclear("what was going on, without its time")
    pointed = (t for t in s.children(verb.i, "advmod") if t.text.casefold() in ("there", "here"))
    if _anew(s, verb, timed=timed):
        raise Unclear("a word of time or company that would be lost")
    if verb.lemma not in ("bear", "die") and any(not s.kids[t.i] for t in pointed):
        raise Unclear("a pointing word")  # "they settled there": that is no slight word
    if helpers & {"will", "'ll", "wo"} and not timed:
        raise Unclear("a future without its date")
    if helpers & {"must", "can"} and any(s.tokens[k].text == "or" for k in s.subtree(verb.i)):
        raise Unclear("a choice that cannot be cut")
    finite = next((a for a in (*auxiliaries, verb) if a.tag in ("VBZ", "VBP", "VBD", "MD")), verb)
    present = finite.tag in ("VBZ", "VBP")
    if lasting.running(s, verb, timed=timed):
        raise Unclear("a running past without its time")
    if lasting.passing(s, verb):
        raise Unclear("true only for its time")
    if lasting.minded(s, verb) or (lasting.plan(s, verb) and not timely):
        raise Unclear("a plan that may be over")
    if timely and present and verb.tag == "VBG":
        raise Unclear("a present that has passed")
    if present and (
        re.search(r"\b[Aa]s of\b", s.text) or re.search(r"\b(?:largest|longest|highest) known\b", s.text)
    ):
        raise Unclear("true only for its time")
    if present and finite.lemma != "have" and any(p.prep == "since" for p in parts):
        raise Unclear("a tense that would have to change")
    for p in parts:
        if p.role != "time" or p.mention is None or dates.parse(p.mention.text) is None:
            continue
        beyond = [k for k in p.tokens if k > p.mention.last]
        if any(s.tokens[k].pos in ("NOUN", "PROPN") or s.tokens[k].text == "or" for k in beyond):
            raise Unclear("a time with something hanging on it")
    if misread.shared_passive(s, verb, owner):
        raise Unclear("a participle read as a past")
    passive = bool(s.child(verb.i, "auxpass"))
    if owner is not verb and passive and not s.child(owner.i, "auxpass") and s.child(owner.i, "dobj"):
        raise Unclear("a passive that may belong to the object before it")
    if verb.lemma in _CHOOSING and passive and all(p.role in ("time", "agent") for p in parts):
        raise Unclear("nobody knows to what")
    told = any(p.role in ("object", "comp", "attr") or p.prep not in ("to", "") for p in parts)
    if verb.lemma in needs.TELLING and not passive and not told:
        raise Unclear("a verb without what it needs")  # "explained to Ann Lee": what?
    if verb.lemma in needs.UNFINISHED and not passive and all(p.role == "time" for p in parts):
        raise Unclear("a verb without what it needs")


def _anew(s: Sentence, verb: Token, *, timed: bool) -> bool:
    """Whether it happened before, has only just happened, was so before, or was done by two.

    "Was once again hurt in 1931" · "has just gone on sale" · "was previously the coach" · "who also wrote the
    play together", said of the last of two.
    """
    beside = {t.text.casefold() for t in s.children(verb.i, "advmod")}
    often = any(
        t.text.casefold() in ("each", "every", "time")
        and {x.text.casefold() for x in (t, *s.children(t.i, "det"))} & {"each", "every"}
        for t in s.children(verb.i, "npadvmod")
    )
    if often or "again" in beside or ("just" in beside and s.child(verb.i, "aux")):
        return True
    if beside & {"previously", "formerly"} and verb.lemma == "be" and not timed:
        return True
    return bool(beside & {"together", "jointly"}) and s.tokens[verb.i].dep == "relcl"


def reduced(s: Sentence, verb: Token) -> bool:
    """ "The race, held every year since 1928, draws …": a participle that the parser took for the main verb.

    It has no object of its own, and a second finite verb follows that is not joined to it by "and".
    """
    if verb.tag != "VBD" or s.child(verb.i, "dobj", "attr", "ccomp", "xcomp", "cc"):
        return False
    if not (verb.text.endswith("ed") or inflect.form(verb.lemma, "VBN") == verb.text.casefold()):
        return False
    second = [t for t in s.children(verb.i, "conj", "ccomp", "parataxis", "dep") if t.i > verb.i]
    return any(
        t.tag in ("VBD", "VBZ", "VBP") and not s.child(t.i, "nsubj", "nsubjpass", "expl") for t in second
    )


def name_cut(s: Sentence, tokens: tuple[int, ...], end: int) -> bool:
    """ "The physician" of "the physician Jakob the Elder": the name behind it was left out."""
    last = s.tokens[tokens[-1]]
    behind = s.tokens[last.i + 1] if last.i + 1 < end else None
    return last.pos == "NOUN" and behind is not None and behind.pos == "PROPN" and bool(last.space)
