"""Whether a stem leaves something to know, and one answer to it."""

from __future__ import annotations

import re

from quiz.generate import lexicon
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.valued import value_of

_HAPPENING = r"(?:Olympics|Olympic Games|Games|[Ll]andings?|Revolution|[Mm]assacre|[Cc]oup|[Ee]arthquake)"
_EVENT = re.compile(
    rf"\b(?:at|during|in) the (?:[a-z]+ )*(?!World|Winter|Summer)[A-Z][\w'-]+ (?:[\w'-]+ )?{_HAPPENING}\b"
    r"|\b(?:at|during) the (?:[a-z]+ )*(?:[A-Z][\w'-]+ )?(?:[a-z]+ )*"
    r"(?:[Ll]andings? (?:in|at|on)|(?:[Bb]attle|[Ss]iege|[Ii]nvasion|[Cc]oronation|[Ff]uneral) of) [A-Z]"
)
"""One event with its name: the year asked for is the event's, whoever else the stem tells of."""

_DEFINED = re.compile(
    r"\bwas the (?:[A-Z][\w-]* ){0,2}(?:Battle|Siege|War|Raid|Treaty|Revolt|Uprising) "
    r"(?:of (?:[A-Z][\w-]* ?)+)?an? [a-z]"
)
""" "On what date was the Battle of Lund a victory": an event is not at some time what it is."""

_BORN = re.compile(r"\bborn\b")
_WORDS = (
    "comments?|sentiments?|views?|remarks?|opinions?|words|statements?|claims?|criticisms?|findings"
    "|concerns|fears|warnings?|conclusions?|accusations?|allegations?|suggestions?"
)
_SAYING = re.compile(
    rf"(?:'s?|\b(?:his|her|their|its|the)) (?:\w+ )?(?:{_WORDS})(?:\?|\.?\Z|,| (?:was|were) \w+ by\b)"
)
_NUMBER = re.compile(r"(?<![\d.,$£€])\d{1,3}(?:,\d{3})+|(?<![\d.,$£€])\d{3,}(?![\d,.]*\d)")
_CLOSE = 0.05


def dated_by_event(w: Writer, d: Draft, stem: str) -> bool:
    """Asks for the year of what happened at one named event: only when that was is asked.

    Also the very day of a birth: nobody learns that.
    """
    a = d.answers[0]
    if a.kind not in ("year", "date") or d.key is not None:
        return False
    plain = w.frames.without(stem)
    return bool(_EVENT.search(plain) or _DEFINED.search(plain)) or bool(
        a.when and a.when.day and _BORN.search(plain)
    )


def echoing(w: Writer, d: Draft, stem: str) -> bool:
    """ "Who echoed Ann Lee's comments?": what she said stood in the sentence before."""
    return d.kind not in ("said", "quote") and bool(_SAYING.search(w.frames.without(stem)))


_CLASS = re.compile(r"\b[Ww]hich ([a-z]{3,})\b")


def repeated(w: Writer, d: Draft, stem: str) -> bool:
    """Asks for one of a class and names another: "In which war was it a battle of the Long Wars?"."""
    plain = w.frames.without(stem)
    asked = _CLASS.search(plain)
    if asked is None or asked[1] not in lexicon.EVENT_NOUNS:
        return False
    rest = plain[: asked.start()] + plain[asked.end() :]
    return bool(re.search(rf"\b{asked[1].capitalize()}s?\b", rest))


def contested(w: Writer, d: Draft, stem: str) -> bool:
    """Another figure for the same stands in the article: "32,000 houses" here, "32,745 houses" there."""
    a = d.answers[0]
    if d.key is False:
        return False  # it is neither
    key = value_of(a.text) if a.kind == "number" and re.search(r"\d{3}", a.text) else 0.0
    if key < 100:
        return False
    home = w.reading.sentences[d.sentence].text
    at = home.find(a.text)
    counted = re.findall(r"[a-z]{3,}", home[at + len(a.text) :])[:2] if at >= 0 else []
    for s in w.reading.sentences:
        if s.index == d.sentence or not any(word in s.text for word in counted):
            continue
        for found in _NUMBER.finditer(s.text):
            other = value_of(found.group())
            near = other != key and abs(other - key) <= _CLOSE * key
            if near and set(counted) & set(re.findall(r"[a-z]{3,}", s.text[found.end() :])[:3]):
                return True
    return False
