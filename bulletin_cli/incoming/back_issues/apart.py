"""Lines that stand alone between paragraphs: sections, credits, captions, rows, pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.content.markdown import CAPTION
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.back_issues.imprint import is_imprint
from bulletin_cli.incoming.back_issues.official import attachment_lines, closing_lines
from bulletin_cli.incoming.back_issues.paper import TextLine
from bulletin_cli.incoming.credit_line import is_unit, read_credit, with_gap

ApartKind: TypeAlias = Literal[
    "section", "note", "unit", "credit", "staff", "caption", "row", "picture",
    "attachment", "attachment_title", "continued",
]  # fmt: skip
_CELLS = re.compile(r"(?<!\s)(?=\s*(?:\t|\u3000{2}| {3}))\s+")
_CAPTION = re.compile(
    r"[图表]\s*[0-9一二三四五六七八九十]{1,3}[\s\u3000：:“《].{0,40}(?<![。；，])"
)
_UNIT = (
    re.compile(r"[（(]\s*([^（）()。]{2,40}?)\s*供\s*稿\s*[）)]"),
    re.compile(
        r"[（(]?\s*(?:供稿单位|供稿|来稿单位|报送单位)\s*[：:]\s*([^（）()。]{2,40}?)\s*[）)]?"
    ),
)
_CAPTION_MOST = 40
_NOT_LAST = "。；，！？："
_SECTION_MOST = 20
EDITOR_NOTE = re.compile(r"[【\[（(]?\s*编\s*者\s*按\s*[】\]）)]?\s*[：:]?\s*")


@record
class Apart:
    """A line of this sort, and what of it counts: a name, a caption."""

    sort: ApartKind
    text: str


def read_apart(lines: Sequence[TextLine], facts: TemplateFacts) -> dict[int, Apart]:
    """Return the lines that may stand by themselves, by their place in `lines`."""
    counts = [len(line.line.cells or cells(line.text)) for line in lines]
    found: dict[int, Apart] = {}
    for n, line in enumerate(lines):
        around = counts[max(n - 1, 0) : n] + counts[n + 1 : n + 2]
        if line.line.picture:
            found[n] = Apart("picture", line.text)
        elif line.line.cells or (counts[n] > 1 and max(around, default=0) > 1):
            found[n] = Apart("row", line.text)
        elif one := _named(line, facts):
            found[n] = one
    for n in _captions(lines):
        found.setdefault(n, Apart("caption", lines[n].text))
    for n, sort in closing_lines(lines).items():
        if n not in found or _is_no_unit(found[n]):
            found[n] = Apart(sort, lines[n].text)
    for start, end in attachment_lines(lines):
        found[start] = Apart("attachment", lines[start].text)
        found |= {n: Apart("attachment_title", lines[n].text) for n in range(start + 1, end)}
    return found


def _captions(lines: Sequence[TextLine]) -> Iterator[int]:
    """Yield the captions that have no number: 表 above a table, a small line below a picture."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.line.size] += len(line.text) * (not line.line.cells)
    body = max(sizes, key=sizes.__getitem__, default=0.0)
    for n, (one, other) in enumerate(pairwise(lines)):
        if other.line.cells and re.match(CAPTION, one.text):
            yield n
        if one.line.picture and _may_be_caption(other) and other.line.size <= body:
            yield n + 1


def _may_be_caption(line: TextLine) -> bool:
    """Return whether a line below a picture may say what it shows; a title has more about it."""
    look, text = line.line, line.text
    stands = look.centered and not look.outline and not line.blank
    return stands and 0 < len(text) <= _CAPTION_MOST and text[-1] not in _NOT_LAST


def cells(text: str) -> list[str]:
    """Return the cells of a table's row: what wide blanks part."""
    return [each for each in _CELLS.split(text) if each]


def _named(line: TextLine, facts: TemplateFacts) -> Apart | None:
    text = line.text
    if told := _told(text.strip(), facts):
        return told
    section = _strip_around(text, facts.section)
    if section and len(section) <= _SECTION_MOST and "编者按" not in section:
        return Apart("section", section)
    if EDITOR_NOTE.fullmatch(text):
        return Apart("note", text)
    stood = line.line.text  # a blank before a telephone number counts
    for credit in (stood, with_gap(stood)):
        if read_credit(credit):
            return Apart("credit", credit)
    unit = _strip_around(text, facts.unit)
    if unit and len(unit) <= 40 and "。" not in unit:
        return Apart("unit", unit)
    for form in _UNIT:
        if match := form.fullmatch(text):
            return Apart("unit", match[1])
    if is_imprint(text):
        return Apart("staff", text)
    return Apart("caption", text) if _CAPTION.fullmatch(text) else None


def _told(text: str, facts: TemplateFacts) -> Apart | None:
    """Return what a line is known to be as a whole."""
    if text in facts.sections:
        return Apart("section", text)
    return Apart("unit", without_brackets(text)) if text in facts.credits else None


def without_brackets(text: str) -> str:
    """Return a text without brackets around all of it."""
    found = re.fullmatch(r"[（(](.+)[）)]", text)
    return found[1] if found else text


def _strip_around(text: str, around: tuple[str, str]) -> str:
    """Return what stands between the two texts, both of which must say something."""
    before, after = around
    if not before or not after or len(text) <= len(before) + len(after):
        return ""
    if not text.startswith(before) or not text.endswith(after):
        return ""
    return text[len(before) : len(text) - len(after)].strip()


def _is_no_unit(one: Apart) -> bool:
    """Return whether a remark, （此件公开发布）, only stands as the template prints units."""
    return one.sort == "unit" and not is_unit(one.text.split()[0])
