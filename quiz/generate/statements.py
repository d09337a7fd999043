"""Simple true statements: who did what, taken out of the article's sentences with their evidence.

A statement is one verb with its subject and its parts. It is taken from main clauses, coordinated verbs,
non-restrictive relative clauses and reported clauses (which then belong to their speaker). Nothing is
taken from under *if*, *unless*, a modal of doubt or a negation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from quiz.generate import lexicon
from quiz.generate.phrase import Unclear, Writer
from quiz.generate.reading import MAX_SENTENCE
from quiz.generate.words import Mention, Sentence, Token


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a statement.

    Attributes:
        role: subject, object, attr, agent, prep, time, comp, purpose, cause.
        head: the token that names it; for prepositional pieces, the object of the preposition.
        tokens: without asides; for prep and agent the preposition is among them.
        prep: the preposition, lower case, or "".
        must: the verb does not make sense without it.
        mention: the name, date or number at its head.
    """

    role: str
    head: int
    tokens: tuple[int, ...]
    prep: str = ""
    must: bool = False
    mention: Mention | None = None


@dataclass(slots=True)
class Statement:
    """One verb with its subject and parts.

    Attributes:
        number: its place among the article's statements.
        group: auxiliaries, verb, particle and near adverbs, as token indexes in order.
        speaker: who says so, as "According to …" would name them; "" where the article itself does.
        evidence: the sentence, word for word from the file.
        borrowed: auxiliaries shared with another verb, or understood.
        torn: a piece was left out that may have mattered.
    """

    number: int
    sentence: Sentence
    verb: int
    group: tuple[int, ...]
    passive: bool
    subject: Part
    parts: tuple[Part, ...]
    evidence: str
    speaker: str = ""
    borrowed: tuple[str, ...] = field(default=())
    torn: bool = False

    @property
    def lemma(self) -> str:
        """The verb's base form."""
        return self.sentence.tokens[self.verb].lemma

    def part(self, *roles: str) -> Part | None:
        """The first part of one of the roles."""
        return next((p for p in self.parts if p.role in roles), None)


def reported(st: Statement) -> bool:
    """Whether the statement only says that somebody said something."""
    s = st.sentence
    return st.lemma in lexicon.REPORTING and any(
        p.role == "comp" and s.tokens[p.head].dep == "ccomp" for p in st.parts
    )


_SUBJECT = ("nsubj", "nsubjpass")
_PLACE_PREPS = frozenset("in at on near from to into across within outside inside throughout off".split())


def extract(w: Writer, dropped: Counter[str]) -> list[Statement]:
    """Every statement of the article, in its order; what was passed over is counted by reason."""
    found: list[Statement] = []
    for sentence in w.reading.sentences:
        reason = _unfit(sentence)
        if reason:
            dropped[reason] += 1
            continue
        for verb in sentence.tokens:
            if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass"):
                continue
            try:
                statement = _statement(w, sentence, verb, len(found))
            except Unclear as unclear:
                dropped[str(unclear)] += 1
                continue
            if statement:
                found.append(statement)
    return found


def _unfit(s: Sentence) -> str:
    words = [t for t in s.tokens if t.pos != "PUNCT"]
    if len(words) < 4:
        return "sentence too short"
    if len(s.tokens) > MAX_SENTENCE:
        return "sentence too long"
    if s.text.rstrip("\"')").endswith(("?", "!")):
        return "a question or an exclamation"
    if not s.text.rstrip("\"')]").endswith((".", ":", ";")):
        return "no sentence"
    if not s.tokens[0].text[:1].isupper() and not s.tokens[0].text[:1].isdigit() and s.tokens[0].text != '"':
        return "no sentence"
    if sum(t.quoted for t in s.tokens) > 0.6 * len(s.tokens):
        return "a quotation"
    if any(
        t.text.casefold() in lexicon.SPEAKER_PRONOUNS and t.text != "US" and not t.quoted for t in s.tokens
    ):
        return "speaks of I, we or you"
    if s.text.count('"') % 2 or s.text.count("(") != s.text.count(")"):
        return "a quotation cut in two"
    return ""


def _statement(w: Writer, s: Sentence, verb: Token, number: int) -> Statement | None:
    if verb.quoted or verb.tag == "VB" and not s.children(verb.i, "aux"):
        return None
    if (
        verb.tag == "VBN"
        and verb.dep in ("acl", "advcl")
        and not s.children(verb.i, "aux", "auxpass", "mark")
    ):
        return _participle(w, s, verb, number)
    speaker = _speaker(w, s, verb)
    if speaker is None:
        return None
    subject = s.child(verb.i, *_SUBJECT)
    owner = verb
    while subject is None and owner.dep == "conj" and s.tokens[owner.head].pos in ("VERB", "AUX"):
        owner = s.tokens[owner.head]
        subject = s.child(owner.i, *_SUBJECT)
    if subject is None or s.child(verb.i, "expl") or s.child(owner.i, "expl"):
        return None
    if subject.i > verb.i:
        raise Unclear("inverted order")
    if subject.i + 1 < len(s.tokens) and s.tokens[subject.i + 1].text == "-" and not subject.space:
        raise Unclear("a noun with a hyphen")
    if verb.i and s.tokens[verb.i - 1].text in ("-", "–") and not s.tokens[verb.i - 1].space:
        raise Unclear("a verb with a hyphen")
    if (
        subject.text.casefold() == "it"
        and verb.lemma == "be"
        and any(
            s.tokens[k].tag in ("VB", "VBG")
            or s.tokens[k].dep in ("ccomp", "advcl", "xcomp", "csubj", "relcl")
            for k in s.subtree(verb.i)
        )
    ):
        return None  # "it is time to …": nobody is meant
    if s.child(verb.i, "neg"):
        raise Unclear("a negation")
    borrowed = _aux(s, owner, verb)
    auxiliaries = s.children(verb.i, "aux", "auxpass")
    if any(a.text.startswith(("'", "’")) or a.lemma in lexicon.MODALS_OF_DOUBT for a in auxiliaries):
        raise Unclear("a possibility or an obligation")
    if any(a.text.casefold() in ("would", "'d") for a in auxiliaries):
        raise Unclear("a possibility or an obligation")
    believed = verb.lemma in lexicon.BELIEF_VERBS and bool(s.child(verb.i, "auxpass"))
    if (verb.lemma in lexicon.SEEMING or believed) and s.child(verb.i, "xcomp"):
        raise Unclear("a possibility or an obligation")
    finite = [t.tag in ("VBD", "VBZ", "VBP", "MD") for t in (verb, *auxiliaries)]
    if not any(finite) and not borrowed:
        return None
    if any(t.dep == "neg" or t.text.casefold() in _NONE for t in (s.tokens[k] for k in s.subtree(subject.i))):
        raise Unclear("a negation")
    if verb.tag in ("VBZ", "VBP", "VBD") and auxiliaries:
        auxiliaries = [a for a in auxiliaries if a.i < verb.i]
    for adverb in s.children(verb.i, "advmod"):
        if adverb.lemma in lexicon.DOUBT_ADVERBS or adverb.text.casefold() in lexicon.DOUBT_ADVERBS:
            raise Unclear("a rumour or a guess")
    passive = bool(s.child(verb.i, "auxpass")) or any(
        b in ("was", "were", "is", "are", "been") for b in borrowed
    )
    group = _group(s, verb, auxiliaries)
    parts = _parts(w, s, verb, owner, subject)
    start = w.article.verbatim(s.paragraph, s.start, s.end)
    head = subject.i
    subject_tokens: tuple[int, ...]
    if subject.tag in ("WDT", "WP"):
        if verb.dep != "relcl" or s.tokens[verb.head].i > verb.i:
            return None
        named = w.reading.entity_at(s.index, verb.head)
        if named is not None and (subject.text.casefold() == "who") != (named.kind == "person"):
            return None
        head = verb.head
        tokens = [k for k in s.subtree(head) if k < min(s.subtree(subject.i))]
        subject_tokens = tuple(w.trim(s, tokens, head))
    elif subject.pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    else:
        subject_tokens = tuple(k for k in w.core(s, head) if k < verb.i)
    if not subject_tokens or subject_tokens[-1] - subject_tokens[0] > 30:
        return None
    part = Part("subject", head, subject_tokens, "", True, _mention(w, s, head))
    if _disagree(s, verb, auxiliaries, part):
        raise Unclear("subject and verb do not agree")
    torn = _torn(s, verb, parts)
    return Statement(
        number, s, verb.i, tuple(group), passive, part, tuple(parts), start, speaker, tuple(borrowed), torn
    )


_ASIDE = frozenset("according including despite like unlike such besides".split())
_NONE = frozenset("no not none nobody nothing neither few little hardly".split())


def _participle(w: Writer, s: Sentence, verb: Token, number: int) -> Statement | None:
    """ "Founded in 1921, the league …", "the league, founded in 1921, …": a passive without its auxiliary."""
    head = s.tokens[verb.head]
    if verb.dep == "acl":
        noun: Token | None = head
        start = min(s.subtree(verb.i))
        if start == 0 or s.tokens[start - 1].text != ",":
            return None
    else:
        noun = s.child(head.i, *_SUBJECT)
        tree = s.subtree(verb.i)
        if noun is None or tree[0] > 1 or tree[-1] > noun.i or head.dep != "ROOT":
            return None
    if noun is None or noun.pos not in ("NOUN", "PROPN") or not _plain(s, noun) or s.child(verb.i, "neg"):
        return None
    if not s.child(verb.i, "prep", "agent") or s.conjuncts(noun.i) != [noun.i] or noun.dep == "conj":
        return None
    tokens = tuple(k for k in w.core(s, noun.i) if k not in s.subtree(verb.i))
    subject = Part("subject", noun.i, tokens, "", True, _mention(w, s, noun.i))
    evidence = w.article.verbatim(s.paragraph, s.start, s.end)
    group = _group(s, verb, [])
    parts = tuple(_parts(w, s, verb, verb, noun))
    was = "were" if noun.plural else "was"
    return Statement(number, s, verb.i, tuple(group), True, subject, parts, evidence, "", (was,))


def _disagree(s: Sentence, verb: Token, auxiliaries: list[Token], subject: Part) -> bool:
    """A plural verb after a singular name: something of the subject was lost."""
    first = auxiliaries[0] if auxiliaries else verb
    plural = first.text.casefold() in ("are", "were", "have") or first.tag == "VBP"
    head = s.tokens[subject.head]
    listed = any(s.tokens[k].dep == "conj" for k in subject.tokens)
    singular = head.tag in ("NN", "NNP") and not listed and not head.text.endswith("s")
    groups = ("people", "police", "majority", "number", "group", "team", "percent", "half", "couple", "lot")
    return plural and singular and head.lemma not in groups


def _torn(s: Sentence, verb: Token, parts: list[Part]) -> bool:
    kept = {k for p in parts for k in p.tokens}
    for k in s.kids[verb.i]:
        token = s.tokens[k]
        left_out = ("npadvmod", "prep", "acl", "dep", "dobj", "xcomp", "dative")
        apart = s.tokens[min(s.subtree(k)) - 1].text == ","
        meant = token.dep == "prep" and token.text.casefold() in _ASIDE
        if k > verb.i and k not in kept and token.dep in left_out and not apart and not meant:
            return True
    return not kept and verb.i + 1 < len(s.tokens) and s.tokens[verb.i + 1].text not in (".", ",")


def _aux(s: Sentence, owner: Token, verb: Token) -> list[str]:
    """Auxiliaries a coordinated participle shares with the first verb: "was arrested and charged"."""
    if owner is verb or verb.tag not in ("VBN", "VBG") or owner.tag != verb.tag:
        return []
    if any(a.tag in ("VBD", "VBZ", "VBP", "MD") for a in s.children(verb.i, "aux", "auxpass")):
        return []
    found = [a.text.casefold() for a in s.children(owner.i, "aux", "auxpass") if a.i < owner.i]
    if s.children(verb.i, "aux", "auxpass"):
        return found[:1]
    return found


def _speaker(w: Writer, s: Sentence, verb: Token) -> str | None:
    """ "" for a plain fact, a name for a reported one, None where nothing may be taken."""
    at, below, speaker = verb, verb, ""
    for _ in range(8):
        if at.dep == "ROOT":
            break
        head = s.tokens[at.head]
        if at.dep == "conj" and head.pos in ("VERB", "AUX"):
            pass
        elif at.dep == "relcl" and at is verb:
            first = min(s.subtree(at.i))
            pronoun = next((t for t in s.children(at.i, *_SUBJECT) if t.tag in ("WDT", "WP")), None)
            if not pronoun or pronoun.text.casefold() == "that" or s.tokens[first - 1].text != ",":
                return None
            return "" if _plain(s, head) else None
        elif at.dep == "advcl" and at is verb and _happened(s, at):
            pass
        elif at.dep == "ccomp" and head.pos in ("VERB", "AUX"):
            if head.lemma not in lexicon.REPORTING or speaker or s.child(head.i, "neg", "expl"):
                return None
            if head.lemma in lexicon.DOUBT_VERBS or any(
                a.lemma in lexicon.DOUBT_ADVERBS for a in s.children(head.i, "advmod")
            ):
                return None
            said = s.child(head.i, "nsubj")
            if said is None:
                return None
            if any(t.dep == "mark" and t.text.casefold() in lexicon.IRREALIS for t in s.children(at.i)):
                return None
            if said.tag in ("WDT", "WP") or s.children(head.i, "aux"):
                return None
            speaker = _named(_with_article(s, said, w.write(s, w.core(s, said.i))))
        else:
            return None
        below, at = at, head
    del below
    for token in s.children(verb.i, "mark"):
        if token.text.casefold() != "that" and verb.dep != "advcl":
            return None
    source = next((t for t in s.tokens if t.text.casefold() == "according" and t.i + 1 < len(s.tokens)), None)
    if source is not None:
        inside = s.children(source.i, "prep")
        target = s.child(inside[0].i, "pobj") if inside else None
        if target is None or speaker:
            return None
        return _named(_with_article(s, target, w.write(s, w.core(s, target.i))))
    return speaker


def _named(speaker: str) -> str:
    if not any(c.isupper() for c in speaker):
        raise Unclear("a speaker without a name")
    return speaker


def _happened(s: Sentence, verb: Token) -> bool:
    """Whether a subordinate clause of time or reason tells a fact: "after the bridge collapsed"."""
    marks = [t.text.casefold() for t in s.children(verb.i, "mark", "advmod") if t.i < verb.i]
    told = verb.tag == "VBD" or any(a.tag == "VBD" for a in s.children(verb.i, "aux", "auxpass"))
    return told and any(m in ("after", "when", "while", "because", "since", "before") for m in marks)


def _with_article(s: Sentence, noun: Token, text: str) -> str:
    """ "news agency Tass" → "the news agency Tass"."""
    if (
        noun.pos == "NOUN"
        and not noun.plural
        and not s.child(noun.i, "det", "poss")
        and s.child(noun.i, "appos")
    ):
        return f"the {text}"
    return text


def _plain(s: Sentence, noun: Token) -> bool:
    """Whether a noun stands in a clause that is asserted."""
    at = noun
    for _ in range(15):
        if at.dep == "ROOT":
            return True
        if at.pos in ("VERB", "AUX"):
            if at.dep in ("advcl", "ccomp", "relcl", "acl", "csubj", "pcomp", "xcomp") or s.child(
                at.i, "neg"
            ):
                return False
            if any(a.tag == "MD" for a in s.children(at.i, "aux")):
                return False
        at = s.tokens[at.head]
    return False


def _group(s: Sentence, verb: Token, auxiliaries: list[Token]) -> list[int]:
    found = [a.i for a in auxiliaries] + [verb.i] + [t.i for t in s.children(verb.i, "prt")]
    for adverb in s.children(verb.i, "advmod"):
        near = abs(adverb.i - verb.i) <= 2 and not s.kids[adverb.i]
        near = near and (adverb.i < verb.i or adverb.text.endswith("ly"))
        if near and adverb.text.casefold() not in lexicon.LINKING_ADVERBS and adverb.tag == "RB":
            found.append(adverb.i)
    return sorted(found)


def _mention(w: Writer, s: Sentence, i: int) -> Mention | None:
    return w.reading.mention_at(s.index, i)


def _parts(w: Writer, s: Sentence, verb: Token, owner: Token, subject: Token) -> list[Part]:
    found: list[Part] = []
    shared = [] if owner is verb else [
        k for k in s.kids[owner.i] if s.tokens[k].dep in ("prep", "npadvmod") and k < owner.i
    ]  # fmt: skip
    comma_after = blocked = False
    for k in sorted({*s.kids[verb.i], *shared}):
        token = s.tokens[k]
        tokens = tuple(w.trim(s, s.subtree(k), k))
        fronted = k < verb.i
        if not tokens:
            continue
        if token.text == "," and k > verb.i:
            comma_after = True
            continue
        if blocked and token.dep in ("prep", "npadvmod", "agent", "dobj"):
            continue  # it hangs on a clause that was left out
        if (
            k > verb.i
            and token.dep in ("advcl", "acl", "dep", "parataxis", "intj", "relcl")
            and not comma_after
        ):
            blocked = True
        if token.dep in ("dobj", "attr", "acomp", "oprd", "dative", "xcomp", "ccomp") and not fronted:
            if token.dep == "dative" and token.pos == "ADP":
                found.extend(_prepositional(w, s, token, must=True))
                continue
            if tokens[0] > 0 and s.tokens[tokens[0] - 1].text == ",":
                raise Unclear("an object set off by a comma")
            role = {"dobj": "object", "attr": "attr", "acomp": "attr"}.get(token.dep, "comp")
            found.append(Part(role, k, tokens, "", True, _mention(w, s, k)))
        elif token.dep == "agent":
            found.extend(_prepositional(w, s, token, role="agent"))
        elif token.dep == "prep":
            if k and s.tokens[k - 1].pos == "VERB" and k - 1 != verb.i and k > verb.i:
                raise Unclear("a preposition that hangs on nothing")
            must = (
                k == verb.i + 1
                and not fronted
                and token.text.casefold() not in ("on", "during", "after", "since")
            )
            found.extend(_prepositional(w, s, token, must=must and not comma_after))
        elif token.dep in ("npadvmod", "nsubj") and token is not subject and _is_date(w, s, k):
            found.append(Part("time", k, tokens, "", False, _mention(w, s, k)))
        elif token.dep == "advcl" and not fronted:
            found.extend(_adverbial(s, token, tokens))
    return found


def _is_date(w: Writer, s: Sentence, i: int) -> bool:
    mention = _mention(w, s, i)
    return bool(mention and mention.kind in ("date", "time"))


def _prepositional(
    w: Writer, s: Sentence, prep: Token, *, role: str = "prep", must: bool = False
) -> Iterator[Part]:
    noun = s.child(prep.i, "pobj")
    if noun is None:
        if prep.text.casefold() in ("because", "due"):
            yield Part("cause", prep.i, tuple(s.subtree(prep.i)), prep.text.casefold())
        return
    tokens = tuple(w.trim(s, s.subtree(prep.i), noun.i))
    if noun.i not in tokens or prep.i not in tokens:
        return
    mention = _mention(w, s, noun.i)
    name = prep.text.casefold()
    if noun.lemma in (
        "instance",
        "example",
        "fact",
        "addition",
        "contrast",
        "particular",
        "general",
        "turn",
        "course",
    ):
        return
    if name in _ASIDE:
        return
    if name in ("due", "because"):
        role = "cause"
    elif role == "prep" and mention and mention.kind in ("date", "time"):
        role = "time"
    yield Part(role, noun.i, tokens, name, must and role == "prep", mention)


def _adverbial(s: Sentence, verb: Token, tokens: tuple[int, ...]) -> Iterator[Part]:
    marks = [t.text.casefold() for t in s.children(verb.i, "mark")]
    if not tokens:
        return
    first = s.tokens[tokens[0]]
    if "because" in marks:
        yield Part("cause", verb.i, tokens, "because")
    elif first.text.casefold() in ("to", "in") and verb.tag == "VB" and s.child(verb.i, "aux") and not marks:
        if s.tokens[tokens[0] - 1].text != ",":
            yield Part("purpose", verb.i, tokens, "to")
