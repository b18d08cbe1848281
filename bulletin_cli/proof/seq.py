"""SEQ: ordinals, their forms, levels and order (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from bulletin_cli.proof.characters import HAN, NUMERALS
from bulletin_cli.proof.dossier import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.numerals import number_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule, text_rule

_NAMES = ("一、", "（一）", "1.", "（1）")


@paragraph_rule(
    "SEQ001",
    "warning",
    "层次序号的写法",
    about="层次序号依次写“一、”“（一）”“1.”“（1）”。",
    standard="GB/T 9704-2012 7.3.3",
    good=("一、总体情况", "1.加强领导", "（1）学习内容"),
    bad=(
        ("1、加强领导", "1.加强领导"),
        ("一．总体情况", "一、总体情况"),
        ("1)学习内容", "（1）学习内容"),
        ("2）学习内容", "（2）学习内容"),
    ),
    spared=("1、2号楼", "12345、热线", "2024、2025年", "10、20元各一张"),
    needs="、.．)）",
)
def form_of_ordinal(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Ordinals of levels have the forms of the standard."""
    match = _wrong_form().match(paragraph.text)
    if match is None or paragraph.kind in ("title", "unit"):
        return
    if match[1]:
        start, end, right = match.end(1), match.end(1) + 1, "."
    elif match[2]:
        start, end, right = match.end(2), match.end(2) + 1, "、"
    else:
        start, end, right = 0, match.end(), f"（{match[3]}）"
    message = f"序号写成“{paragraph.text[:start]}{right}”"
    yield paragraph.found(start, end, message, right, safe=True)


@cache
def _wrong_form() -> re.Pattern[str]:
    return re.compile(
        rf"(\d{{1,2}})、(?=[{HAN}“《])|([{NUMERALS}]{{1,3}})[.．](?=[{HAN}“《])|(\d{{1,2}})[)）](?=[{HAN}“《])"
    )


@text_rule(
    "SEQ002",
    "warning",
    "层次跳级或颠倒",
    about="“一、”下面用“（一）”，也可以直接用“1.”；再下面用“（1）”。不跳级，不颠倒。",
    standard="GB/T 9704-2012 7.3.3",
    good=("一、总体情况\n（一）做法\n1.学习\n（1）内容", "一、总体情况\n1.学习\n2.培训"),
    bad=("一、总体情况\n（1）学习\n（2）培训", "1.总体情况\n（一）做法\n（二）成效"),
    spared=("（1）学习\n（2）培训", "1.学习\n一、总体"),
)
def skipped_level(text: Text) -> Iterator[Found]:
    """Levels follow one another."""
    above = 0
    for level, number, paragraph, end in _ordinals(text):
        if number != 1:
            above = level
            continue
        skipped = (above == 1 and level == 4) or (above == 2 and level == 4)
        if skipped or (above == 3 and level == 2):
            message = f"“{_NAMES[above - 1]}”下面不用“{_NAMES[level - 1]}”"
            yield paragraph.found(0, end, message)
        above = level


@text_rule(
    "SEQ003",
    "error",
    "序号缺号或重号",
    about="序号一、二、三和一是、二是、三是依次连续。",
    good=("一是学习。二是培训。三是考核。", "一、学习\n二、培训\n三、考核"),
    bad=(
        "一是学习。二是培训。四是考核。",
        "一是学习；二是培训；二是考核。",
        "一、学习\n二、培训\n四、考核\n五、总结",
        "（一）学习\n（二）培训\n（二）考核",
    ),
    spared=(
        "一是学习。\n另起一段。\n一是培训。二是考核。",
        "三是考核。",
        "这是一是一、二是二的事。",
        "一、学习\n三、五家企业",
        "一是一些企业规模小。二是一部分人认识不足。三是三个方面的差距。",
    ),
)
def gap_in_sequence(text: Text) -> Iterator[Found]:
    """Ordinals follow one another without gap or repeat."""
    yield from _gaps_in_sentences(text)
    yield from _gaps_in_headings(text)


def _gaps_in_sentences(text: Text) -> Iterator[Found]:
    """Judge 一是 … 二是 … within a paragraph, and on into the next one."""
    last, seen = 0, -2
    for place, paragraph in enumerate(text.paragraphs):
        if "是" not in paragraph.characters:
            continue
        for match in _sentence_ordinal().finditer(paragraph.text):
            number = number_of(match[1]) or 0
            near = place == seen or (place == seen + 1 and number > last)
            if near and last and number not in (1, last + 1) and abs(number - last) <= 3:
                kind = "重号" if number <= last else "缺号"
                message = f"“{match[1]}是”{kind}：前面是第{last}项"
                yield paragraph.found(*match.span(1), message)
            last, seen = number if near or number == 1 else 0, place


@cache
def _sentence_ordinal() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[。；：，！]))([{NUMERALS}]{{1,2}})是(?![{NUMERALS}](?:[、，。]|$))"
    )


def _gaps_in_headings(text: Text) -> Iterator[Found]:
    """Judge runs that begin with 1; one with more than one defect is no sequence at all."""
    runs: dict[int, list[tuple[int, LogicalParagraph, int]]] = {}
    for level, number, paragraph, end in _ordinals(text):
        for deeper in [each for each in runs if each > level]:
            yield from _defect(runs.pop(deeper))
        if number == 1:
            yield from _defect(runs.pop(level, []))
            runs[level] = [(number, paragraph, end)]
        elif level in runs:
            runs[level].append((number, paragraph, end))
    for run in runs.values():
        yield from _defect(run)


def _defect(run: Sequence[tuple[int, LogicalParagraph, int]]) -> Iterator[Found]:
    wrong = [(before[0], each) for before, each in pairwise(run) if each[0] != before[0] + 1]
    if len(run) < 3 or len(wrong) != 1:
        return
    last, (number, paragraph, end) = wrong[0]
    if number in (last, last + 2):
        kind = "重号" if number == last else "缺号"
        ordinal = paragraph.text[:end]
        yield paragraph.found(0, end, f"“{ordinal}”{kind}：前面是第{last}项")


def _ordinals(text: Text) -> Iterator[tuple[int, int, LogicalParagraph, int]]:
    """Yield level (1 to 4), number, paragraph and the ordinal's end of what begins with one."""
    for paragraph in text.paragraphs:
        match = _ordinal().match(paragraph.text)
        if match and paragraph.kind in ("heading", "body"):
            level = next(at for at in range(1, 5) if match[at])
            yield level, number_of(match[level]) or 0, paragraph, match.end()


@cache
def _ordinal() -> re.Pattern[str]:
    numeral = f"[{NUMERALS}]{{1,3}}"
    return re.compile(
        rf"({numeral})、(?![{NUMERALS}][、等类级])|（({numeral})）|(\d{{1,2}})[.．](?!\d)|（(\d{{1,2}})）"
    )


@paragraph_rule(
    "SEQ005",
    "info",
    "并列各项不整齐",
    about="“一是要…二是…三是要…”这样的并列，各项或者都有“要”，或者都没有。",
    good=("一是要学习。二是要培训。三是要考核。", "一是学习。二是培训。三是考核。"),
    bad=("一是要学习。二是培训。三是要考核。",),
    spared=("一是要学习。二是培训。", "一是要求学习。二是培训。三是考核。"),
    needs="要",
)
def uneven_items(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Items are worded alike."""
    matches = [*_sentence_item().finditer(paragraph.text)]
    if len(matches) < 3 or number_of(matches[0][1]) != 1:
        return
    without = [match for match in matches if not match[2]]
    if len(without) == 1:
        yield paragraph.found(*without[0].span(1), "其余各项都有“要”，这一项没有")
    elif len(without) == len(matches) - 1:
        odd = next(match for match in matches if match[2])
        yield paragraph.found(*odd.span(2), "其余各项都没有“要”")


@cache
def _sentence_item() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=[。；：，！]))([{NUMERALS}]{{1,2}})是(要(?!求|点|素))?")
