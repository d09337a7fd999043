"""The progress as one page: SVG drawn in, tables beside it, no scripts, nothing from elsewhere."""

from __future__ import annotations

from datetime import date
from html import escape

from quiz.clean import visible
from quiz.study.figures import Figures
from quiz.study.insight import Insight, iso, levels
from quiz.study.insight_sections import Section, sections

MARK = '<meta name="generator" content="sco-quiz stats">'
"""By this line a page is known as one this program wrote."""

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --fill: #0550ae; --l0: #eaeef2; --l1: #a5d6a7; --l2: #57ab5a; --l3: #2b7a33; --l4: #0e4417; }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9ea7b3;
  --line: #30363d; --fill: #6cb6ff; --l0: #21262d; --l1: #0e4417; --l2: #1d6b2c; --l3: #3fa34d;
  --l4: #9be9a8; } }
body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;
  max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
svg { width: 100%; height: auto; } svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
.bar { fill: var(--fill); } .expected { fill: none; stroke: var(--fill); stroke-width: 2; }
.l0 { fill: var(--l0); } .l1 { fill: var(--l1); } .l2 { fill: var(--l2); }
.l3 { fill: var(--l3); } .l4 { fill: var(--l4); } rect.l0 { stroke: var(--line); }
table { border-collapse: collapse; } th, td { padding: .15rem .75rem .15rem 0; text-align: left;
  border-bottom: 1px solid var(--line); } .n { text-align: right; font-variant-numeric: tabular-nums; }
summary { cursor: pointer; color: var(--soft); }
"""


def page(figures: Figures, found: Insight, learner: str = "") -> str:
    """The whole page, of a learner by name where there is one."""
    whose, of = (f"Study of {learner}", f" of {learner}") if learner else ("Your study", "")
    rows = "".join(
        f"<tr><th scope=row>{_safe(a)}</th><td class=n>{_safe(b)}</td></tr>" for a, b in figures.rows()
    )
    parts = "".join(_section(section, found) for section in sections(found))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{MARK}\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>sco-quiz progress{_safe(of)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{_safe(whose)}, {iso(found.today)}</h1>\n<table>{rows}</table>\n{parts}"
        "</main>\n</body>\n</html>\n"
    )


def _safe(text: str) -> str:
    return escape(visible(text, lines=False))


def _section(section: Section, found: Insight) -> str:
    words = "".join(f"<p>{_safe(word)}</p>" for word in section.words)
    chart = _year(section, found) if section.key == "year" else _bars(section) if section.bars else ""
    head = f'<section id="{section.key}">\n<h2>{_safe(section.title)}</h2>\n{words}\n'
    return f"{head}{chart}{_table(section)}</section>\n"


def _svg(section: Section, width: int, height: int, body: str) -> str:
    key = section.key
    return (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{_safe(section.title)}</title>'
        f'<desc id="{key}-d">{_safe(" ".join(section.words))} The table below has all figures.</desc>'
        f"{body}</svg>\n"
    )


def _year(section: Section, found: Insight) -> str:
    """Squares of 12, one a day; how full one is, is told by its size too, not by colour alone."""
    first = found.days[0].day
    monday = first - (first - 1) % 7
    body, last = [], -9
    for day, level in zip(found.days, levels([day.answers for day in found.days]), strict=True):
        week, weekday = divmod(day.day - monday, 7)
        x, y = 40 + 13 * week, 20 + 13 * weekday
        when = date.fromordinal(day.day)
        if when.day == 1 and week - last > 2:
            last = week
            body.append(f'<text x="{x}" y="12">{when:%b}</text>')
        tip = f"{iso(day.day)}: {day.answers}"
        body.append(_square(x, y, level, tip))
    for weekday, name in ((0, "Mon"), (2, "Wed"), (4, "Fri"), (6, "Sun")):
        body.append(f'<text x="0" y="{30 + 13 * weekday}">{name}</text>')
    body.append('<text x="40" y="132">none</text>')
    body += [_square(76 + 14 * level, 122, level, "") for level in range(5)]
    body.append('<text x="150" y="132">most</text>')
    return _svg(section, 750, 138, "".join(body))


def _square(x: int, y: int, level: int, tip: str) -> str:
    size = (11, 5, 7, 9, 11)[level]
    off = (11 - size) / 2
    title = f"<title>{tip}</title>" if tip else ""
    place = f'x="{x + off:g}" y="{y + off:g}" width="{size}" height="{size}"'
    return f'<rect class="l{level}" {place}>{title}</rect>'


def _bars(section: Section) -> str:
    body = []
    for i, bar in enumerate(section.bars):
        y = 20 * i
        name = _safe(visible(bar.label, lines=False, limit=34))
        body.append(f'<text x="0" y="{y + 14}">{name}</text>')
        width = 300 * min(max(bar.value / section.top, 0.0), 1.0)
        kind = "bar expected" if bar.expected else "bar"
        body.append(f'<rect class="{kind}" x="230" y="{y + 3}" width="{width:.1f}" height="14"/>')
        body.append(f'<text x="{236 + width:.1f}" y="{y + 14}">{_safe(bar.told)}</text>')
    return _svg(section, 750, 20 * len(section.bars), "".join(body))


def _table(section: Section) -> str:
    if not section.rows:
        return ""
    kinds = [" class=n" if numeric else "" for _, numeric in section.columns]
    heads = zip(section.columns, kinds, strict=True)
    head = "".join(f"<th scope=col{kind}>{_safe(name)}</th>" for (name, _), kind in heads)
    rows = "".join(
        "<tr>"
        + "".join(f"<td{kind}>{_safe(cell)}</td>" for cell, kind in zip(row, kinds, strict=True))
        + "</tr>"
        for row in section.rows
    )
    title = _safe(section.title)
    return (
        f"<details><summary>{title}: table</summary><table><caption>{title}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></details>"
    )
