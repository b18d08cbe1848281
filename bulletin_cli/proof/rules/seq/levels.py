"""SEQ001-002: the form of ordinals and their levels (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.ordinals import Ordinal, head_ordinals
from bulletin_cli.proof.register import paragraph_rule, text_rule

_NUMERALS = tuple("0123456789一二三四五六七八九十")
_CLAUSE = "GB/T 9704-2012 7.3.3"
_HAN = "[一二三四五六七八九十]{1,3}"
# The wrong forms, each with pairs of which its first four characters have one, and the right one.
_WRONG = (
    (
        rf"({_HAN})[.．,，](?![0-9]{{1,3}}(?![0-9])|{_HAN}是)",
        pairs_of(_NUMERALS[10:], ".．,，"),
        "{}、",
    ),
    (r"([0-9]{1,2})[、,，](?![0-9]{1,3}(?![0-9]))", pairs_of(_NUMERALS[:10], "、,，"), "{}."),
    (r"([A-H])、(?![A-Z0-9]|[^。；]{0,20}、[A-H])", pairs_of("ABCDEFGH", "、"), "{}."),
    (rf"({_HAN}|[0-9]{{1,2}})[)）]", pairs_of(_NUMERALS, ")）"), "（{}）"),
)
_FORMS = ("一、", "（一）", "1.", "（1）")
_NEAR = 10  # paragraphs: what lies farther from a heading need not be under it


@paragraph_rule(
    "SEQ001",
    "warning",
    "序数的写法",
    about="结构层次序数依次写作“一、”“（一）”“1.”“（1）”。",
    standard=_CLAUSE,
    good=("一、总体要求", "（一）加强领导。", "1.明确责任。", "（1）按时报送。"),
    bad=(
        ("一.总体要求", "一、总体要求"),
        ("1、明确责任。", "1.明确责任。"),
        ("2）按时报送。", "（2）按时报送。"),
        ("三）加强监督。", "（三）加强监督。"),
        ("A、加强监督。", "A.加强监督。"),
    ),
    spared=(
        "5、6月份，业务量增长。",
        "一是一，二是二。",
        "3.4移动危险源的预防。",
        "5、6、7月份",
        "A、B两地",
        "A、乙、C三地",
    ),
    needs=pairs_of("\n", (*_NUMERALS, *"ABCDEFGH")),
)
def ordinal_form(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The ordinals of the four levels have their own marks."""
    text = paragraph.text
    if paragraph.kind not in ("body", "heading"):
        return
    head = text[:4]
    for wrong, needed, form in _WRONG:
        match = re.match(wrong, text) if any(pair in head for pair in needed) else None
        if match:
            right = form.format(match[1])
            message = f"序数“{match[0]}”应写作“{right}”"
            yield paragraph.report(0, match.end(), message, right, safe=True)


@text_rule(
    "SEQ002",
    "warning",
    "序数的层次跳级或颠倒",
    about="层次序数依次用“一、”“（一）”“1.”“（1）”；“一、”之下可直接用“1.”，此外不跳级，更不倒过来。",
    standard=_CLAUSE,
    good=(
        "一、要求\n（一）领导\n1.责任\n（1）报送",
        "一、要求\n1.责任\n2.考核",
        "（一）领导\n（二）监督",
    ),
    bad=(
        "一、要求\n（1）报送\n（2）检查",
        "（一）领导\n（1）报送\n（2）检查",
        "（一）领导\n一、责任\n二、考核\n（二）监督",
        "1.领导\n（一）责任\n（二）考核\n2.监督",
    ),
    spared=("一、要求\n（四）配备设施", "（一）领导\n（二）监督\n一、要求"),
)
def level_skipped(text: Text) -> Iterator[Found]:
    """The levels follow one another."""
    marks = list(head_ordinals(text))
    for outer, inner in pairwise(marks):
        if inner.number == 1 and outer.index + _NEAR >= inner.index and _skips(outer, inner):
            right = _FORMS[outer.level]
            message = f"“{outer.text}”之下直接用“{inner.text}”，跳了一级，应用“{right}”"
            yield inner.paragraph.report(inner.start, inner.end, message)
    yield from _inverted(marks)


def _skips(outer: Ordinal, inner: Ordinal) -> bool:
    return (outer.level, inner.level) in {(1, 4), (2, 4)}


def _inverted(marks: list[Ordinal]) -> Iterator[Found]:
    """Tell of a text that begins （一） 一、 and has （二） later."""
    if len(marks) < 3:
        return
    outer, inner = marks[:2]
    if outer.number == inner.number == 1 and inner.level < outer.level:
        seconds = [each for each in marks[2:] if each.number == 2]
        if any(each.level == outer.level for each in seconds):
            message = f"“{inner.text}”在“{outer.text}”之下，层次倒了，对调"
            yield inner.paragraph.report(inner.start, inner.end, message)
