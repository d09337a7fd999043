"""Simple true statements: who did what, taken out of the article's sentences with their evidence.

A statement is one verb with its subject and its parts. It is taken from main clauses, coordinated verbs,
non-restrictive relative clauses and reported clauses (which then belong to their speaker). Nothing is
taken from under *if*, *unless*, a modal of doubt or a negation.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import compress

from quiz.generate import lasting, lexicon
from quiz.generate.clauses import Part, group_of, mention_at, parts_of
from quiz.generate.phrase import Writer
from quiz.generate.soundness import disagree, name_cut, refuse, torn, unfit
from quiz.generate.speakers import plain, speaker_of, teller_of
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence, Token


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
        teller: the speaker as an entity, or -1.
        then: told in the present of a day that is over by now: asked in the past.
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
    teller: int = -1
    then: bool = False

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


def vague(st: Statement) -> bool:
    """ "Passed an act": nobody can know which one."""
    objects = [p for p in st.parts if p.role == "object" and len(p.tokens) == 2]
    return any(st.sentence.tokens[p.tokens[0]].text.casefold() in ("a", "an") for p in objects)


_SUBJECT = ("nsubj", "nsubjpass")


def extract(w: Writer, dropped: Counter[str]) -> list[Statement]:
    """Every statement of the article, in its order; what was passed over is counted by reason.

    The sentences passed over are shown to the writer's notes.
    """
    found: list[Statement] = []
    for sentence in w.reading.sentences:
        reason = unfit(sentence)
        if reason:
            dropped[reason] += 1
            w.notes.show(reason, sentence.text)
            continue
        for verb in sentence.tokens:
            if verb.pos not in ("VERB", "AUX") or verb.dep in ("aux", "auxpass"):
                continue
            try:
                statement = _statement(w, sentence, verb, len(found))
            except Unclear as unclear:
                dropped[str(unclear)] += 1
                w.notes.show(str(unclear), sentence.text)
                continue
            if statement:
                found.append(statement)
    return _once(w, found, dropped)


def _once(w: Writer, found: list[Statement], dropped: Counter[str]) -> list[Statement]:
    """Without what is said of two: where two people won "the Golden Shoe award", neither can be asked for."""
    doers: dict[tuple[str, str], set[str]] = {}
    named: list[tuple[str, str]] = []
    for st in found:
        objects = [st.sentence.text_of(p.tokens) for p in st.parts if p.role == "object"]
        deed = (st.lemma, objects[0].casefold()) if objects and len(objects[0].split()) > 1 else ("", "")
        named.append(deed)
        doers.setdefault(deed, set()).add(st.sentence.text_of(st.subject.tokens).split()[-1].casefold())
    twice = [deed[0] != "" and len(doers[deed]) > 1 for deed in named]
    if any(twice):
        dropped["said of two"] += sum(twice)
        for st in compress(found, twice):
            w.notes.show("said of two", st.sentence.text)
    return [st for st, both in zip(found, twice, strict=True) if not both]


def _statement(w: Writer, s: Sentence, verb: Token, number: int) -> Statement | None:
    if verb.quoted or (verb.tag == "VB" and not s.children(verb.i, "aux")):
        return None
    if (
        verb.tag == "VBN"
        and verb.dep in ("acl", "advcl")
        and not s.children(verb.i, "aux", "auxpass", "mark")
    ):
        return _participle(w, s, verb, number)
    speaker = speaker_of(w, s, verb)
    if speaker is None:
        return None
    subject = s.child(verb.i, *_SUBJECT)
    owner = verb
    while subject is None and owner.dep == "conj" and s.tokens[owner.head].pos in ("VERB", "AUX"):
        owner = s.tokens[owner.head]
        subject = s.child(owner.i, *_SUBJECT)
        if owner.lemma in lexicon.REPORTING and any(t.i < verb.i for t in s.children(owner.i, "ccomp")):
            raise Unclear("a deed of the speaker, or of whom he speaks of")
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
    group = group_of(s, verb, auxiliaries)
    parts = parts_of(w, s, verb, owner, subject)
    refuse(s, verb, auxiliaries, owner, parts, timely=w.frames.timely)
    if any(a.text.casefold() in ("had", "will") for a in auxiliaries):
        parts = [replace(p, must=True) if p.role == "time" else p for p in parts]
    start = w.article.verbatim(s.paragraph, s.start, s.end)
    head = subject.i
    subject_tokens: tuple[int, ...]
    if subject.tag in ("WDT", "WP"):
        if verb.dep != "relcl" or s.tokens[verb.head].i > verb.i:
            return None
        named = w.reading.entity_at(s.index, verb.head)
        if named is not None and (subject.text.casefold() == "who") != (named.kind == "person"):
            return None
        if subject.text.casefold() == "which" and verb.lemma in lexicon.AMOUNTING:
            raise Unclear("a clause on all that stands before it")
        head = verb.head
        if subject.text.casefold() == "which" and _nearer(s, head, min(s.subtree(subject.i))):
            raise Unclear("a clause that may tell of something nearer")
        one = verb.tag == "VBZ" or any(a.tag == "VBZ" or a.text == "was" for a in auxiliaries)
        several = s.tokens[head].dep == "conj" or any(t.i < verb.i for t in s.children(head, "conj"))
        if several and not one and verb.text != "was":
            raise Unclear("a clause that may tell of several")  # "Ann Lee and Bo Orr, who became friends"
        tokens = [k for k in s.subtree(head) if k < min(s.subtree(subject.i))]
        subject_tokens = tuple(w.trim(s, tokens, head))
    elif subject.pos not in ("NOUN", "PROPN", "PRON", "NUM"):
        return None
    else:
        nobody = subject.pos == "NOUN" and subject.tag == "NN" and not s.children(head, "det", "poss")
        if nobody and subject.lemma in lexicon.ROLES | {"major", "member"}:
            raise Unclear("a title without its name")
        subject_tokens = tuple(k for k in w.core(s, head) if k < verb.i)
    if subject_tokens and name_cut(s, subject_tokens, verb.i):
        raise Unclear("a name cut off")
    if not subject_tokens or subject_tokens[-1] - subject_tokens[0] > 30:
        return None
    part = Part("subject", head, subject_tokens, "", True, mention_at(w, s, head))
    if disagree(s, verb, auxiliaries, part):
        raise Unclear("subject and verb do not agree")
    made = Statement(
        number, s, verb.i, tuple(group), passive, part, tuple(parts), start, speaker, tuple(borrowed)
    )
    made.torn = torn(s, verb, group, parts)
    made.then = w.frames.timely and (lasting.plan(s, verb) or lasting.news(s, verb))
    made.teller = teller_of(w, s, verb) if speaker else -1
    return made


def _nearer(s: Sentence, head: int, clause: int) -> bool:
    """ "The worst storm since the flood, which …": which of them? Not so "the town of Moss, which …"."""
    named = {k for t in s.children(head, "prep") if t.lemma == "of" for k in s.subtree(t.i)}
    return any(t.pos in ("NOUN", "PROPN") and t.i not in named for t in s.tokens[head + 1 : clause])


_NONE = frozenset("no not none nobody nothing neither few little hardly".split())


def _participle(w: Writer, s: Sentence, verb: Token, number: int) -> Statement | None:
    """ "Founded in 1921, the league …", "the league, founded in 1921, …": a passive without its auxiliary."""
    head = s.tokens[verb.head]
    if verb.dep == "acl":
        noun: Token | None = head
        start = min(s.subtree(verb.i))
        if start == 0 or s.tokens[start - 1].text != ",":
            return None
        if any(t.pos in ("NOUN", "PROPN") for t in s.tokens[head.i + 1 : start]):
            return None  # it may as well belong to the nearer noun
    else:
        noun = s.child(head.i, *_SUBJECT)
        tree = s.subtree(verb.i)
        if noun is None or tree[0] > 1 or tree[-1] > noun.i or head.dep != "ROOT":
            return None
    if noun is None or noun.pos not in ("NOUN", "PROPN") or not plain(s, noun) or s.child(verb.i, "neg"):
        return None
    if not s.child(verb.i, "prep", "agent") or s.conjuncts(noun.i) != [noun.i] or noun.dep == "conj":
        return None
    tokens = tuple(k for k in w.core(s, noun.i) if k not in s.subtree(verb.i))
    subject = Part("subject", noun.i, tokens, "", True, mention_at(w, s, noun.i))
    evidence = w.article.verbatim(s.paragraph, s.start, s.end)
    group = group_of(s, verb, [])
    parts = tuple(parts_of(w, s, verb, verb, noun))
    named = w.reading.entity_at(s.index, noun.i)
    work = named is not None and (named.sort == "work" or named.the == "The")
    was = "were" if noun.plural and not work else "was"
    return Statement(number, s, verb.i, tuple(group), True, subject, parts, evidence, "", (was,))


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
