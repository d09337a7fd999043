"""Items of QTI 2 (and of 3, whose elements are the same under other names) become questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from quiz.formats.choices import choice_question
from quiz.formats.gathering import UNNAMED
from quiz.formats.plain_text import number
from quiz.formats.qti21_items import OURS, TOOL
from quiz.formats.qti_package import Odd, exact, shown
from quiz.formats.tidying import unlike
from quiz.questions import Cloze, Matching, Numerical, Ordering, Question, ShortAnswer
from quiz.questions.cloze import BLANK

_KNOWN = frozenset(
    "choiceInteraction textEntryInteraction matchInteraction associateInteraction orderInteraction "
    "inlineChoiceInteraction extendedTextInteraction".split()
)


class Item:
    """Reads one ``assessmentItem``; ``cls`` is what the manifest says of one that was written here.

    Attributes:
        ours: it was written here, so its texts are taken letter by letter.
    """

    def __init__(self, root: Element, cls: type[Question] | None = None) -> None:
        self._root = root
        self._is_cloze = cls is Cloze
        self.ours = root.get("toolName") == TOOL and root.get("identifier", "").startswith(OURS)
        self._body = root.find("itemBody")
        self._declared = {one.get("identifier", ""): one for one in root.findall("responseDeclaration")}

    def own_id(self) -> str:
        """Its name in the file."""
        name = self._root.get("identifier", "")
        return name.removeprefix(OURS) if self.ours else name

    def question(self, fields: Mapping[str, Any]) -> Question:
        """The question.

        Args:
            fields: what all types share and the item itself does not say.

        Raises:
            Odd: it cannot be asked here.
        """
        if self._body is None:
            raise Odd("has no body")
        if self._root.find("templateDeclaration") is not None:
            raise Odd("is computed anew each time it is asked")
        found = [part for part in self._body.iter() if part.tag.endswith("Interaction")]
        kinds = {part.tag for part in found}
        if not found:
            raise Odd("asks for nothing")
        if strange := kinds - _KNOWN:
            raise Odd(f"is answered in a way not known here: {min(strange)}")
        if len(found) > 1 and kinds != {"textEntryInteraction"}:
            raise Odd("asks for several things at once")
        shared = {"explanation": self._explanation(), **fields}
        match found[0].tag:
            case "choiceInteraction":
                return self._choice(found[0], shared)
            case "textEntryInteraction":
                return self._typed(found, shared)
            case "matchInteraction" | "associateInteraction":
                return self._matching(found[0], shared)
            case "orderInteraction":
                return self._ordering(found[0], shared)
            case "inlineChoiceInteraction":
                raise Odd("is a choice within a sentence")
        raise Odd("is answered by free text, which nobody here can mark")

    # -- the types ------------------------------------------------------------------------------------

    def _choice(self, part: Element, shared: Mapping[str, Any]) -> Question:
        declared = self._of(part)
        right = set(self._right(declared))
        choices = [(one.get("identifier", ""), self._text(one)) for one in part.findall("simpleChoice")]
        keys = tuple(text for name, text in choices if name in right)
        if not keys:
            raise Odd("no right answer is named")
        wrong = tuple(text for name, text in choices if name not in right)
        several = declared.get("cardinality") == "multiple"
        return choice_question(keys, wrong, several=several, stem=self._stem(part), **shared)

    def _typed(self, found: list[Element], shared: Mapping[str, Any]) -> Question:
        declared = self._of(found[0])
        own_line = None if len(found) > 1 or self._is_cloze else self._own_line(found[0])
        if len(found) == 1 and declared.get("baseType") in ("integer", "float"):
            stem = self._without(own_line) if own_line is not None else self._whole(BLANK)
            return self._numerical(declared, stem, shared)
        if own_line is not None:
            accept = self._spellings(declared)
            if not accept:
                raise Odd("no right answer is named")
            return ShortAnswer(id=UNNAMED, stem=self._without(own_line), accept=accept, **shared)
        gaps = [self._spellings(self._of(part)) for part in found]
        if not all(gaps):
            raise Odd("a gap has no right answer")
        if any(sign in text for gap in gaps for text in gap for sign in ("{{", "}}", "|")):
            raise Odd("a gap's answer holds {{, }} or |, which mark gaps here")
        mark = "\ue000"  # a private character: none of the item's own
        pieces = self._whole(mark).split(mark)
        if len(pieces) != len(gaps) + 1 or any("{{" in piece for piece in pieces):
            raise Odd("its text holds what marks a gap here")
        filled = ["{{" + "|".join(gap) + "}}" for gap in gaps]
        stem = "".join(text + gap for text, gap in zip(pieces, [*filled, ""], strict=True))
        return Cloze(id=UNNAMED, stem=stem, **shared)

    def _numerical(self, declared: Element, stem: str, shared: Mapping[str, Any]) -> Question:
        said = next(iter(self._right(declared) or self._mapped(declared)), "")
        key = number(said)
        if key is None:
            raise Odd(f"its right answer is no number: {said[:40]}")
        tolerance: int | float = 0
        for near in self._root.iter("equal"):
            off = number((near.get("tolerance", "").split() or [""])[0])
            if off is not None and near.get("toleranceMode") in ("absolute", "relative"):
                tolerance = abs(off if near.get("toleranceMode") == "absolute" else key * off / 100)
        return Numerical(id=UNNAMED, stem=stem, key=key, tolerance=tolerance, **shared)

    def _matching(self, part: Element, shared: Mapping[str, Any]) -> Question:
        declared = self._of(part)
        texts = {one.get("identifier", ""): self._text(one) for one in part.iter("simpleAssociableChoice")}
        pairs: dict[str, str] = {}
        for pair in self._right(declared) or self._mapped(declared):
            left, _, right = pair.strip().partition(" ")
            right = right.strip()
            if left not in texts or right not in texts or left in pairs:
                raise Odd("its pairs are not one right side for each left one")
            pairs[left] = right
        used = {*pairs, *pairs.values()}
        rest = tuple(text for name, text in texts.items() if name not in used)
        return Matching(
            id=UNNAMED,
            stem=self._stem(part),
            pairs=tuple((texts[left], texts[right]) for left, right in pairs.items()),
            distractors=rest,
            **shared,
        )

    def _ordering(self, part: Element, shared: Mapping[str, Any]) -> Question:
        texts = {one.get("identifier", ""): self._text(one) for one in part.findall("simpleChoice")}
        right = self._right(self._of(part))
        if set(right) != set(texts) or len(right) != len(texts):
            raise Odd("its right order does not name every item once")
        return Ordering(
            id=UNNAMED, stem=self._stem(part), keys_=tuple(texts[name] for name in right), **shared
        )

    # -- what is declared -----------------------------------------------------------------------------

    def _of(self, part: Element) -> Element:
        declared = self._declared.get(part.get("responseIdentifier", ""))
        if declared is None:
            raise Odd("no right answer is declared")
        return declared

    def _right(self, declared: Element) -> list[str]:
        """The values of the correct response; else what is worth something."""
        found = declared.findall("correctResponse/value")
        values = [exact(one) if self.ours else exact(one).strip() for one in found]
        return values or ([] if declared.get("cardinality") == "ordered" else self._mapped(declared))

    def _mapped(self, declared: Element) -> list[str]:
        entries = [
            (number(one.get("mappedValue", "")) or 0, one.get("mapKey", ""))
            for one in declared.findall("mapping/mapEntry")
        ]
        return [key for worth, key in sorted(entries, key=lambda entry: -entry[0]) if worth > 0]

    def _spellings(self, declared: Element) -> tuple[str, ...]:
        """All that is fully right; the correct response first."""
        entries = declared.findall("mapping/mapEntry")
        worth = {one.get("mapKey", ""): number(one.get("mappedValue", "")) or 0 for one in entries}
        best = max(worth.values(), default=0)
        return unlike((*self._right(declared)[:1], *(key for key, w in worth.items() if w == best > 0)))

    # -- what is shown --------------------------------------------------------------------------------

    def _text(self, part: Element) -> str:
        return exact(part) if self.ours else shown(part)

    def _stem(self, part: Element) -> str:
        """The prompt, with what stands before and behind the interaction in the body."""
        prompt = part.find("prompt")
        said = "" if prompt is None else self._text(prompt)
        if self.ours:
            return said
        return "\n".join(filter(None, [self._without(part), said]))

    def _without(self, part: Element) -> str:
        """The body's text without one part of it."""
        assert self._body is not None
        if self.ours:
            return "".join(exact(one) for one in self._body if one is not part)
        tail, tag, inside = part.tail, part.tag, list(part)
        text, part.text = part.text, None
        for child in inside:
            part.remove(child)
        try:
            return shown(self._body)
        finally:
            part.extend(inside)
            part.text, part.tail, part.tag = text, tail, tag

    def _whole(self, gap: str) -> str:
        """The body's text with something in the place of each field."""
        assert self._body is not None
        if not self.ours:
            return shown(self._body, gap)
        for field in self._body.iter("textEntryInteraction"):
            field.text = gap
        return exact(self._body)

    def _own_line(self, field: Element) -> Element | None:
        """The paragraph in which a field stands alone, but for a unit behind it; None within a sentence."""
        assert self._body is not None
        for block in self._body.iter():
            if field in list(block):
                alone = len(block) == 1 and not (block.text or "").strip()
                bare = self.ours or not (field.tail or "").strip()
                return block if block is not self._body and alone and bare else None
        return None

    def _explanation(self) -> str:
        """The feedback where there is one for all answers."""
        found = list(dict.fromkeys(filter(None, map(self._feedback, self._root.findall("modalFeedback")))))
        return found[0] if len(found) == 1 else ""

    def _feedback(self, part: Element) -> str:
        return "\n".join(map(exact, part)) if self.ours else shown(part)
