"""Whether a stem leaves out what only the text before it told: which race, tonnes of what, whose results.

A reporter need not say again what the story is about; who is asked weeks later needs it said. A headline
seldom mends this: it names the story, not the race or the thing.
"""

from __future__ import annotations

import re

from quiz.generate import lasting, lexicon
from quiz.generate.drafts import Draft
from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.words import Sentence, Token

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")

_CONTEST = re.compile(
    rf"\bfinish(?:ed)?(?: (?:joint )?(?:first|second|third|fourth|fifth|sixth|last|top|bottom|{_NUMBER}th))?"
    r"(?= (?:as|at|behind|ahead)\b|[?.,]| in (?!\d))|\brunners?-up\b(?! (?:in|at|of|to|for)\b)"
    rf"|\b(?:win|won|wins|beat|victory|lead|led) by {_NUMBER}\b"
    rf"|\blast {_NUMBER} (?:kilomet|mile|lap|metre|minute)|\bfinale\b|\bdropp?(?:ed)? out\b(?! of\b)"
    r"|\b(?:start|begin|started|began) (?:competing|training|racing)(?: in (?:_+|\d+))?[?.]"
)
"""A place, a lead, the end of what was run or played: of which contest?"""

_ENDED_LACKING = re.compile(r"\bfinish(?:ed)? (?:at|in) (?:the|an?) ")
""" "Finished at the cup": the place is gone."""

_CHART = re.compile(
    r"\b(?:drop|dropped|slip|slipped|climb|climbed|f[ae]ll|rise|rose|jump|jumped|moved?|went|shot|slid|slide)\b"
    rf"[^?.]*?\b(?:{_NUMBER} places?|to number {_NUMBER}|in at number {_NUMBER}|to {_NUMBER}(?=[?.,]))"
)
"""A move in a chart: of which week?"""

_PLACED = re.compile(
    rf"\b(?:debut\w*|enter\w*|open\w*|ma[dk]e (?:its|his|her|their) debut|stayed?|was|in)"
    rf" (?:straight )?(?:at|in)? ?(?:number {_NUMBER}|(?:first|second|third|fourth|fifth) place)\b"
)
_LISTED = re.compile(r"\b(?:[Cc]harts?|poll|survey|list|vote|box office|ranking|table|Top \d+)\b")
"""A place in a list, and what it is a place in."""

_PRIZED = re.compile(r"\b(?:nominations?|nominees?|nominated)\b(?! (?:of|by|to|as) )")
_PRIZE = re.compile(
    r"\b[Nn]ominat\w+ for (?!playing)|\b(?!An? )[A-Z][\w'’]* nominat"
    r"|\b(?:Awards?|Prizes?|Oscars?|Baftas?|Grammys?"
    r"|Emmys?|Globes?|Tonys?|Brits?)\b"
)
"""Named for a prize: for which?"""

_SEASONAL = re.compile(
    r"\bthe (?:spring|summer|autumn|winter) (?:[A-Z]\w+s|internationals|tour|series|matches)\b"
    r"|\b\d+(?:st|nd|rd|th) cap\b(?! for\b)"
)

_AMOUNT = re.compile(
    r"\d (?:(?:million|billion) )?(?:tonnes|tons|barrels|litres|gallons|kilos|kilograms|bushels|acres)\b"
    r"(?! (?:of|a|per|in|heav\w*)\b)"
    r"|\b[Hh]ow many (?:tonnes|tons|barrels|litres|gallons|kilos|kilograms|bushels)\b(?! of\b)"
)
_MAKING = re.compile(
    r"\b(?:make|made|produce|grow|grew|buy|bought|sell|sold|import|export|ship|order|use|consume|plant|eat|ate)"
    r"(?:s|d|ed)?\b"
)
_THING = ("nsubj", "nsubjpass", "dobj", "pobj")
_LACKING = frozenset(
    "finding result outcome response reaction reply participation involvement stake shareholding".split()
)
"""What is always of, to or in something."""

_FILLING = frozenset("of on to for from about that which".split())
_IN = frozenset("participation involvement stake shareholding".split())

_WANTING = frozenset("announcement challenge nomination donation cap special".split())
"""What is of, for or to something that neither its owner nor its number tells: "Lund's announcement"."""

_MEANT = frozenset("of for to against about that".split())
_AWARDING = re.compile(r"\b(?:Awards?|Prizes?|Oscars?|Festival)\b")
_AS_WHAT = re.compile(r"\bas an? (?:possible )?(?:location|venue|site|candidate|replacement|option)[?.,]")
_GONE_ON = re.compile(
    r"\b(?:come|comes|came) back to\b(?!.*\bfrom\b)"
    r"|\bturn(?:s|ed)? (?:north|south|east|west)\b(?! (?:at|on|from)\b)"
    r"|\bcontinue[sd]? (?:on|through|along|past|towards?|north|south|east|west)\b[^?]*"
    r"\b(?:which|what|how many)\b.*\?\Z|(?:\A|: )(?:Each|Every|This|That) time,"
    r"|\b(?:come|came) to the (?:north|south|east|west)\b(?! of\b)"
    r"|\A(?:To whom|Who) did [^?]*\b(?:write|speak|talk)(?: to)?\?\Z"
)
"""A step of a way, a return or a direction: from where? And what was written to whom without what."""

_IDIOM = re.compile(
    r"\b(?:make|made)s? (?:amends(?! (?:for|by)\b)|history(?! (?:by|as|when|with|for)\b))"
    r"|\bfollow(?:ed|s)? suit\b|\b(?:do|does|did|done|doing) so\b(?! (?:well|badly|many|much))"
    r"|\bchang(?:e[sd]?|ing) (?:his|her|its|their) minds?\b(?! (?:about|on)\b)"
)
"""What is always done after, for or about something, which stood before."""

_THEN_SO = re.compile(r"\b[Tt]he then-[a-z-]+ (?:[a-z]+ )*[a-z]+\b(?! (?:[A-Z]|of\b))")
""" "The then-unknown film studio", which was named before."""

_OPEN = frozenset("eligible ineligible entitled liable".split())
"""What one is for or to something."""

_SIZED = re.compile(
    rf"\b[Tt]he {_NUMBER}-(?:yard|metre|minute|mile|week|day|month|page|part)"
    r" (?!(?:old|long|high|wide|tall|deep)\b)[a-z-]+\b"
    r"(?! (?:of|for|in|between|with|to|from|that|which|by)\b)"
)
"""A measured thing, told of before: "the 25-yard free kick"."""

_ALL_OF_THEM = re.compile(rf"\A(?:All|Both|Each)(?: {_NUMBER})? (?:was|were|had|have|are)\b")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss) [A-Z][\w'’-]+\b(?! (?:[A-Z]|\d))")
"""Somebody by title and surname, whom the article nowhere named in full."""

_TOLD_NOTHING = re.compile(
    r"Who (?:told|informed|reminded|assured) "
    r"(?!.*\b(?:about|of|that|how|why|what|whether|when|where)\b)[^\",:]*\?\Z"
    r"|(?:[^\",:]+ )?told (?:the )?(?:[A-Z_][\w'’-]* ?)+\.\Z"
)
"""Told whom, and not what; or only bidden to do something."""


def unsaid(w: Writer, d: Draft, stem: str) -> bool:
    """Leaves out a contest, a thing measured, or what something is a result of or a response to."""
    if d.kind in ("matching", "ordering", "quote"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", w.frames.without(stem)).replace(LEANS, "")
    if _AS_WHAT.search(plain) or _GONE_ON.search(plain) or _THEN_SO.search(plain):
        return True
    if _TOLD_NOTHING.match(plain) or _TITLED.search(plain) or _ALL_OF_THEM.match(plain):
        return True
    if _AMOUNT.search(plain) and _MAKING.search(plain):
        return True
    if _ENDED_LACKING.search(plain) or (_CONTEST.search(plain) and not _held(plain)):
        return True
    if _PLACED.search(plain) and not _LISTED.search(plain):
        return True
    if _PRIZED.search(plain) and not _PRIZE.search(f"{w.frames.topic} {plain}"):
        return True
    if _SEASONAL.search(plain) and not _YEAR.search(plain):
        return True
    if _SIZED.search(plain) or (w.frames.timely and not _YEAR.search(plain) and _CHART.search(plain)):
        return True
    return bool(_IDIOM.search(plain)) or _shares_alone(w, d, plain) or _unfilled(w, d, plain)


def _shares_alone(w: Writer, d: Draft, plain: str) -> bool:
    """ "48% were pessimistic", "what percentage were …": of whom?"""
    s = w.reading.sentences[d.sentence]
    return ("%" in plain or "percent" in plain.casefold()) and any(
        t.text in ("%", "percent", "cent")
        and t.dep in ("nsubj", "nsubjpass")
        and s.child(t.i, "nummod") is not None
        and s.child(t.i, "prep", "relcl", "acl") is None
        and s.tokens[t.head].dep == "ROOT"
        and not any(x.text.casefold() in ("of", "among") for x in s.children(t.head, "prep"))
        for t in s.tokens
    )


def _held(stem: str) -> bool:
    """Whether it names what was held: "the March cup", "the 100m final", "the Lund Marathon"."""
    words = {t.casefold() for t in re.findall(r"[\w-]+", stem)}
    return bool(words & (lexicon.HELD_EVENTS | {"league", "grand", "tour", "season", "division"}))


def _unfilled(w: Writer, d: Draft, plain: str) -> bool:
    """Whether a word stands there without what it needs; an owner by pronoun alone does not fill it."""
    s = w.reading.sentences[d.sentence]
    shown = set(re.findall(r"[\w'-]+", plain.casefold()))
    for t in s.tokens:
        if t.text.casefold() not in shown:
            continue
        below = [s.tokens[k] for k in s.kids[t.i]]
        if t.lemma in _OPEN and t.pos == "ADJ":
            if not any(k.dep in ("prep", "xcomp") for k in below):
                return True
        elif t.lemma in _WANTING and t.pos == "NOUN" and t.dep in _THING:
            told = any(k.dep in ("compound", "nmod", "acl", "relcl") or k.text[:1].isupper() for k in below)
            behind = s.tokens[t.i + 1].text.casefold() if t.i + 1 < len(s.tokens) else ""
            wanted = any(k.dep == "prep" and k.text.casefold() in _MEANT for k in below)
            owned = any(k.dep == "poss" for k in below)
            if not wanted and behind not in _MEANT and (owned or not (told or _AWARDING.search(plain))):
                return True
        elif t.lemma in _LACKING and t.pos == "NOUN" and t.dep in ("nsubj", "nsubjpass", "dobj"):
            owned = any(k.dep == "poss" and k.tag != "PRP$" for k in below)
            told = any(k.dep in ("compound", "nmod", "acl", "relcl", "amod") for k in below)
            behind = s.tokens[t.i + 1].text.casefold() if t.i + 1 < len(s.tokens) else ""
            filled = behind == "in" if t.lemma in _IN else behind in _FILLING
            if not (owned or told or filled):
                return True
    return False


_NEW = re.compile(r"\bthe (?:brand[ -])?new (?!(?:town|year|world|testament|wave)\b)(?:[A-Z]|[a-z])")

_REPORTED = re.compile(r"\b(?:recent|forthcoming|upcoming|impending)\b(?! (?:years|decades|times)\b)")
_AT_THE_TIME = re.compile(
    r"\b(?:wants?|needs?|has to|seeks?|lacks?|expects?)\b(?! (?:been|had))"
    r"|\bis (?:[A-Z][\w'’-]*(?:'s)? |the |_+ )*(?:premier|leading|biggest|largest|top|best|most|richest)\b"
    r"|\b(?:[Dd]o|does) [^?]*\b(?:want|need|lack|expect|seek|gather)\b"
)
"""What somebody wants, must do or ranks as, in a story's present."""

_JUST_NOW = re.compile(
    r"\b(?:has|have) (?:also |just |already )?(?:[a-z]+ed|been|become|[a-z]+(?:en|wn|un)|left|lost|made|won"
    r"|cut|set|put|hit|sold|told|held|met|said|sent|spent|built|brought|bought|caught|found|led|come|gone)\b"
)
_LASTING = re.compile(r"\b(?:since|for (?:\w+ )?(?:years|decades|centuries|months)|ever|always|long)\b", re.I)
_DAY_INSIDE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|yesterday|today|tonight|next stage"
    r"|(?:this|next|last) (?:week|weekend|month|year|season|summer|winter))\b"
)
_RUNNING = re.compile(
    r"\b(?:has|have) (?:_+ |[a-z]+ )?(?:operations|offices|branches|stores|shops|outlets|staff|employees"
    r"|workers|customers|subscribers|users|clients|sites|factories|plants)\b"
)
"""Running figures of a business: other ones a quarter later."""

_EVALUATED = re.compile(
    r"\b(?:epitomi[sz]|embod[yi]|exud|ooz|dazzl|thrill|rall(?:y|ied)|torment|relish)\w*\b"
    r"|\b(?:tense|thrilling|sublime|scintillating|breathtaking|majestic|mesmeri[sz]ing)\b"
)
"""How a reporter saw it: no fact, unless it names the occasion by the way."""


def passing(w: Writer, d: Draft, stem: str) -> bool:
    """What is true or of interest on a story's day only: "the recent film", "by Thursday", its colour."""
    if d.kind in ("matching", "ordering"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", w.frames.without(stem))
    if d.kind != "quote" and _EVALUATED.search(plain) and not (_held(plain) or _YEAR.search(plain)):
        return True
    if not w.frames.timely:
        return d.kind != "truefalse" and bool(_NEW.search(plain)) and not _YEAR.search(plain)
    if d.kind == "quote":
        return bool(_DAY_INSIDE.search(plain))
    if _REPORTED.search(plain):
        return True
    if d.kind != "said" and _AT_THE_TIME.search(plain) and not _YEAR.search(plain):
        return True
    if _figure_now(w, d):
        return True
    if _JUST_NOW.search(plain) and not _LASTING.search(plain) and not _YEAR.search(plain):
        return True
    value = d.answers[0].kind
    if value in ("date", "day") and re.search(r"\bborn\b", plain):
        return True  # of whom a story tells, the day of birth stands there by the way
    return value == "number" and bool(_RUNNING.search(plain)) and not _YEAR.search(plain)


def _figure_now(w: Writer, d: Draft) -> bool:
    """A figure in the present of a story without a day: by now it is another. A definition stays."""
    if w.frames.dated or d.answers[0].kind not in ("number", "percent", "money"):
        return False
    s = w.reading.sentences[d.sentence]
    verb = next((t for t in s.tokens if t.lemma == d.lemma and t.pos in ("VERB", "AUX")), None)
    if verb is None or lasting.finite(s, verb).tag not in ("VBZ", "VBP") or _perfect(s, verb):
        return False
    subject = s.child(verb.i, "nsubj") if verb.lemma == "be" else None
    return subject is None or not any(t.lemma == "a" for t in s.children(subject.i, "det"))


def _perfect(s: Sentence, verb: Token) -> bool:
    return any(t.lemma == "have" for t in s.children(verb.i, "aux"))
