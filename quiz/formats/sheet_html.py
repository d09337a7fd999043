"""A quiz sheet as one page of HTML that needs nothing else, made for printing in black on white.

Each variant begins on a page of its own, the keys stand behind them all. No size of paper is set unless one
is asked for, so a browser prints it on the paper that is in the printer: A4 or Letter.
"""

from __future__ import annotations

from html import escape

from quiz.clean import visible
from quiz.formats.sheet import Form, Item, Sheet, Variant, points_text

MARK = '<meta name="generator" content="sco-quiz print">'
"""By this line a page is known as one this program wrote."""

_STYLE = """
@page { margin: 16mm 16mm 18mm; %SIZE% }
* { box-sizing: border-box; }
body { font: 11pt/1.4 Georgia, "DejaVu Serif", "Times New Roman", serif; color: #000; background: #fff;
  max-width: 45em; margin: 1.5em auto; padding: 0 1em; overflow-wrap: anywhere; }
h1 { font-size: 1.35em; line-height: 1.2; margin: 0 0 .4em; }
h2 { font-size: 1.1em; margin: 0 0 .3em; }
section + section { margin-top: 3em; border-top: 1px dashed #000; padding-top: 1.5em; }
.top { display: flex; justify-content: space-between; gap: 1em; align-items: baseline; }
.variant { white-space: nowrap; font-weight: bold; border: 1.5px solid #000; padding: 0 .6em;
  font-size: 1.2em; }
.who { display: flex; gap: 1.2em; margin: .9em 0 1.6em; }
.who span { display: flex; flex: 1; gap: .4em; white-space: nowrap; }
.who .name { flex: 2.2; } .who .score { flex: 1.1; }
.who i { flex: 1; border-bottom: 1px solid #000; }
.item { display: grid; grid-template-columns: 2.1em 1fr; margin: 0 0 1.5em; break-inside: avoid; }
.number { font-weight: bold; }
.stem { white-space: pre-wrap; break-after: avoid; }
.task { font-size: .82em; font-style: italic; margin: .15em 0 .5em; break-after: avoid; }
.points { white-space: nowrap; }
.line { display: flex; gap: .5em; margin: 1.7em 0 .2em; } .line i { flex: 1; border-bottom: 1px solid #000; }
.line.short i { flex: 0 0 12em; }
.gap { display: inline-block; width: 9.5em; border-bottom: 1px solid #000; white-space: nowrap;
  line-height: 1.9; text-indent: 0; } .gap sup { font-size: .65em; line-height: 1; }
.choice { display: grid; grid-template-columns: 1.5em 1.7em 1fr; margin: .25em 0; break-inside: avoid; }
.choice.bare { grid-template-columns: 1.5em 1fr; }
.box { width: .95em; height: .95em; border: 1.2px solid #000; margin-top: .22em; }
.order .choice { grid-template-columns: 2.4em 1.7em 1fr; align-items: center; }
.order .box { width: 1.75em; height: 1.5em; margin: 0; }
.match { border-collapse: collapse; width: 100%; }
.match td { vertical-align: top; padding: .25em .5em .25em 0; } .match .n { width: 1.6em; }
.match .write { width: 2.6em; }
.match .write i { display: block; height: 1.25em; border-bottom: 1px solid #000; }
.match .left { width: 42%; padding-right: 1.5em; } .match .letter { width: 1.7em; font-weight: bold; }
.key table { border-collapse: collapse; width: calc(100% - 2px); margin: 1px;
  font-size: .88em; line-height: 1.3; }
.key th, .key td { border: 1px solid #000; padding: .2em .45em; text-align: left; vertical-align: top; }
.key th { font-size: .9em; white-space: nowrap; } .key tr { break-inside: avoid; }
.key thead { display: table-header-group; }
.key .n { text-align: right; width: 2.4em; } .key .w { width: 4em; text-align: right; }
.entry { margin-right: .9em; display: inline-block; } .why { margin: .25em 0 0; font-size: .93em; }
.marking { font-style: italic; }
@media print {
  body { max-width: none; margin: 0; padding: 0; }
  section + section { margin-top: 0; border-top: 0; padding-top: 0; break-before: page; }
}
"""
_SIZES = {"": "", "a4": "size: A4;", "letter": "size: letter;"}


def html_sheet(sheet: Sheet, *, key: bool = True, evidence: bool = False, paper: str = "") -> str:
    """The whole page: every variant, then the key of each.

    Args:
        evidence: give the passages that prove each key, and the explanation.
        paper: ``a4``, ``letter``, or empty for whatever the printer holds.
    """
    title = _line(sheet.title)
    feet = "".join(
        f"@page {kind}{v.letter} {{ @bottom-center {{ content: '{word} {v.letter}, page ' counter(page); "
        f"font: 9pt Georgia, serif; }} }} .{kind}{v.letter} {{ page: {kind}{v.letter}; }}\n"
        for kind, word in (("sheet", "Variant"), ("key", "Key to variant"))
        for v in sheet.variants
    )
    parts = [_variant(sheet, variant) for variant in sheet.variants]
    if key:
        parts += [_key(sheet, variant, evidence) for variant in sheet.variants]
    language = "".join(c for c in sheet.language if c.isascii() and (c.isalnum() or c == "-")) or "en"
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE.replace('%SIZE%', _SIZES[paper])}{feet}</style>\n"
        f"</head>\n<body>\n{''.join(parts)}</body>\n</html>\n"
    )


def _variant(sheet: Sheet, variant: Variant) -> str:
    items = "".join(map(_item, variant.items))
    return (
        f'<section class="sheet sheet{variant.letter}">\n{_head(sheet, variant)}'
        '<div class="who"><span class="name">Name <i></i></span><span>Class <i></i></span>'
        f'<span>Date <i></i></span><span class="score">Points <i></i> of {sheet.points}</span></div>\n'
        f"{items}</section>\n"
    )


def _head(sheet: Sheet, variant: Variant, before: str = "") -> str:
    return (
        f'<div class="top"><h1 dir="auto">{before}{_line(sheet.title)}</h1>'
        f'<div class="variant">{variant.letter}</div></div>\n'
    )


def _item(item: Item) -> str:
    return (
        f'<div class="item"><div class="number">{item.number}.</div><div><div class="stem" dir="auto">'
        f'{_stem(item)} <span class="points">({points_text(item.points)})</span></div>'
        f'<div class="task">{escape(item.task)}</div>{_FORMS[item.form](item)}</div></div>\n'
    )


def _stem(item: Item) -> str:
    many = len(item.pieces) > 2
    text = _text(item.pieces[0])
    for number, piece in enumerate(item.pieces[1:], 1):
        sign = f"<sup>{number}</sup>" if many else "&nbsp;"
        text += f'<span class="gap">{sign}</span>{_text(piece)}'
    return text


def _write(item: Item) -> str:
    if item.question.type == "numerical":
        return f'<div class="line short"><i></i>{_line(item.unit)}</div>'
    return '<div class="line"><i></i></div>'


def _tick(item: Item) -> str:
    rows = []
    for label, text in item.options:
        letter = f"<div>{label})</div>" if label else ""
        bare = "" if label else " bare"
        words = f'<div class="text" dir="auto">{_line(text)}</div>'
        rows.append(f'<div class="choice{bare}"><div class="box"></div>{letter}{words}</div>')
    return f'<div class="ticks">{"".join(rows)}</div>'


def _order(item: Item) -> str:
    return _tick(item).replace('class="ticks"', 'class="order"', 1)


def _gaps(item: Item) -> str:
    return ""  # they stand in the stem


def _match(item: Item) -> str:
    rows = []
    for index in range(max(len(item.slots), len(item.options))):
        left = '<td class="n"></td><td class="write"></td><td class="left"></td>'
        right = '<td class="letter"></td><td></td>'
        if index < len(item.slots):
            number, text = item.slots[index]
            left = (
                f'<td class="n">{number}</td><td class="write"><i></i></td>'
                f'<td class="left" dir="auto">{_line(text)}</td>'
            )
        if index < len(item.options):
            letter, text = item.options[index]
            right = f'<td class="letter">{letter}</td><td class="right" dir="auto">{_line(text)}</td>'
        rows.append(f"<tr>{left}{right}</tr>")
    return f'<table class="match">{"".join(rows)}</table>'


_FORMS = {
    Form.WRITE: _write,
    Form.TICK: _tick,
    Form.ORDER: _order,
    Form.MATCH: _match,
    Form.GAPS: _gaps,
}


def _key(sheet: Sheet, variant: Variant, evidence: bool) -> str:
    rows = "".join(_key_row(item, evidence) for item in variant.items)
    return (
        f'<section class="key key{variant.letter}">\n{_head(sheet, variant, "Key: ")}'
        f"<h2>Variant {variant.letter}, {points_text(sheet.points)}, made with --seed {sheet.seed}</h2>\n"
        '<table><thead><tr><th class="n">No.</th><th>Answer</th><th class="w">Points</th></tr></thead>\n'
        f"<tbody>{rows}</tbody></table></section>\n"
    )


def _key_row(item: Item, evidence: bool) -> str:
    entries = "".join(
        f'<span class="entry">{f"<b>{escape(entry.label)}</b> " if entry.label else ""}'
        f'<span dir="auto">{_line(entry.text)}</span></span>'
        for entry in item.key
    )
    why = ""
    if item.marking:
        why += f'<div class="why marking">{escape(item.marking)}</div>'
    if evidence:
        told = [f"“{passage}”" for passage in item.question.evidence]
        told += [item.question.explanation] if item.question.explanation.strip() else []
        why += "".join(f'<div class="why" dir="auto">{_line(text)}</div>' for text in told)
    return (
        f'<tr><td class="n">{item.number}</td><td>{entries}{why}</td><td class="w">{item.points}</td></tr>\n'
    )


def _text(text: str) -> str:
    return escape(visible(text))


def _line(text: str) -> str:
    return escape(visible(text, lines=False))
