"""Where a sentence ends and where it does not, in what the parser itself gets wrong.

A full stop may belong to an abbreviation ("No. 7 Group", "Fort St. Anne"); and what looks like an initial may
be a sentence's last word ("Vitamin K. However, …"). Both are told by the word that follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

_MARKS = re.compile(r";|: ")
"""What ends a sentence beside the full stop."""

_SHORTEST = 5
"""Tokens before a colon that make a clause: "Politics: …" is a label."""

_OPENERS = (
    "He She It They We You This That These Those There The On At By For From With Without During Since Until "
    "After Before Besides Despite Although Though While When Where Whereas Because However But And Yet So If "
    "Its His Her Their Our Both Each Many Most Some Several All Other Another Also Then Later Meanwhile "
    "Moreover Nevertheless Instead As Following Under Among Between Within Throughout Unlike Like In"
).replace(" ", "|")
_ENDED = re.compile(
    r"(?<![\w.])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Corp|Inc|Ltd|Co|Bros|Jr|Sr|Jnr|Snr|a\.m|p\.m|etc|al)\. (?=(?:"
    + _OPENERS
    + r") [\w\"'])"
)
"""An abbreviation behind which a sentence begins: with a word that opens sentences, and names hardly ever."""

_GOES_ON = re.compile(
    r"(?<![\w.])(?:Nos?|[Vv]ols?|pp?|Op|op|[Ff]igs?|[Aa]rt|ca?|approx)\. (?=\d)"
    r"|(?<![\w.])(?:St|Ste|Mt|Ft|Lt|Col|Gen|Capt|Cmdr|Maj|Sgt|Cpl|Adm|Rev|Hon|Gov|Sen|Rep|Messrs|vs?|cf)\. "
    r"(?=[A-Z0-9](?!\w*[,]? (?:is|was|were|are)\b))"
    r"|(?:(?<=\blbs)|(?<=\boz)|(?<=\bft)|(?<=\bsq)|(?<=\bCorp)|(?<=\bInc)|(?<=\bLtd)|(?<=\bCo)|(?<=\bBros)"
    r"|(?<=\bJr)|(?<=\bSr)|(?<=\bdept)|(?<=\bUniv)|(?<=[ .][A-Z]))\. (?=[a-z]{2})"
)
"""A full stop behind which a sentence goes on: a number's, a title's; some before a small letter."""


def marked(text: str) -> bool:
    """Whether something in a text tells where sentences begin that the parser may not see."""
    return bool(_MARKS.search(text) or _ENDED.search(text) or _GOES_ON.search(text))


def cut(doc: Any) -> Any:
    """Set the beginnings of sentences that the text itself tells, before the parser reads it.

    Behind a semicolon, and behind a colon that no mere label stands before: what follows stands by itself,
    and the parser, spared a sentence twice as long, reads both parts better.
    """
    places = [token.idx for token in doc]
    text = doc.text
    ended = [m.span() for m in _ENDED.finditer(text)]
    on = [m.span() for m in _GOES_ON.finditer(text)]
    with doc.retokenize() as together:
        for start, end in on:
            first, last = bisect_left(places, start), bisect_left(places, end) - 1
            if text[start] == "." and first and places[first : first + 1] == [start]:
                first, last = first - 1, first  # "lbs" + "."
            elif not text[end].isdigit() or places[first : first + 1] != [start]:
                continue
            if last == first + 1:
                together.merge(doc[first : last + 1])  # "No" + "."
        for start, end in ended:
            first = bisect_left(places, start)
            if (
                end - start == len("K. ")
                and places[first : first + 1] == [start]
                and doc[first].text[1:] == "."
            ):
                heads = [(doc[first], 0), (doc[first], 0)]
                together.split(doc[first], [doc[first].text[0], "."], heads=heads)
    places = [token.idx for token in doc]
    starts = {end: True for _, end in ended} | {end: False for _, end in on}
    for place, opens in starts.items():
        at = bisect_left(places, place)
        if at < len(doc) and places[at] == place:
            doc[at].is_sent_start = opens
    for token in doc[:-1]:
        if token.text == ";" or (token.text == ":" and token.whitespace_ and token.i >= _SHORTEST):
            doc[token.i + 1].is_sent_start = True
    return doc
