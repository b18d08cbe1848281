"""PHR001, PHR003: set phrases and idioms with one slip."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.reading.near import find_near
from bulletin_cli.proof.register import paragraph_rule

_LEXICONS = ("misspellings", "variants")  # whose rules say it already


@paragraph_rule(
    "PHR001",
    "warning",
    "固定提法错漏一个字",
    about="固定提法错一个字、漏一个字或颠倒了两个字，如“人类命运共体”。"
    "提法列在 data/set_phrases.tsv。",
    good=("推动构建人类命运共同体，铸牢中华民族共同体意识。",),
    bad=(
        ("推动构建人类命运共体。", "推动构建人类命运共同体。"),
        ("铸牢中华民族共同意识。", "铸牢中华民族共同体意识。"),
        ("加快推进供给侧结构性改隔。", "加快推进供给侧结构性改革。"),
        ("国家治理体系和治理力能现代化", "国家治理体系和治理能力现代化"),
    ),
    spared=("推动国家治理体系和治理能力现代化", "科学发展规划", "绿色发展理念", "科学精神"),
)
def phrase_with_a_slip(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A set phrase has all its characters in their order."""
    for start, end, phrase in find_near(paragraph, "set_phrases"):
        written = paragraph.text[start:end]
        yield paragraph.report(start, end, f"“{written}”应为“{phrase}”", phrase)


@paragraph_rule(
    "PHR003",
    "warning",
    "成语错一个字",
    about="成语和四字词语里有一个字换成了音近或形近的，如“持之一恒”。词语列在 data/idioms.tsv。",
    good=("持之以恒抓落实，精神面貌焕然一新。",),
    bad=(
        ("持之一恒抓落实。", "持之以恒抓落实。"),
        ("群策群利抓落实。", "群策群力抓落实。"),
        ("全年成绩裴然，硕果累累。", "全年成绩斐然，硕果累累。"),
    ),
    spared=("坚忍不拔", "令人注目", "不仅如此", "急流勇进", "全国上下"),
)
def idiom_with_a_slip(paragraph: LogicalParagraph) -> Iterator[Found]:
    """An idiom has its own characters; what the word lists know is theirs to report."""
    for start, end, phrase in find_near(paragraph, "idioms"):
        written = paragraph.text[start:end]
        if not any(any(read_lexicon(each).matches(written)) for each in _LEXICONS):
            yield paragraph.report(start, end, f"“{written}”应为“{phrase}”", phrase)
