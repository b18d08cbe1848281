"""TRM002: set phrases with their members in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.phrases import Phrase, is_valid, parse_phrases
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import text_rule

# Beside these a phrase is quoted, or part of a number or of another word: 第二十四五, 十四风井.
_BEFORE = frozenset("“‘\"'十第一二三四五六七八九0123456789")
_AFTER = frozenset("”’\"'井电力")


@text_rule(
    "TRM002",
    "warning",
    "固定提法的成员、次序和引号",
    about="“四个意识”“五位一体”、新发展理念等固定提法，成员齐全，次序不变，该加引号的加引号。"
    "提法和起用的日期列在 data/phrases.tsv。",
    good=(
        "政治意识、大局意识、核心意识、看齐意识。",
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”。",
        "贯彻创新、协调、绿色、开放、共享的新发展理念。",
    ),
    bad=(
        ("大局意识、政治意识、核心意识、看齐意识。", "政治意识、大局意识、核心意识、看齐意识。"),
        ("增强四个意识，坚定“四个自信”。", "增强“四个意识”，坚定“四个自信”。"),
        (
            "创新、绿色、协调、开放、共享的新发展理念。",
            "创新、协调、绿色、开放、共享的新发展理念。",
        ),
        "贯彻创新、协调、绿色、共享的新发展理念。",
        "反对形式主义、官僚主义、享乐主义和奢靡主义这“四风”。",
        ("促进各民族交流交往交融。", "促进各民族交往交流交融。"),
        ("落实十四五规划，坚持一国两制。", "落实“十四五”规划，坚持“一国两制”。"),
    ),
    spared=(
        "绿色、开放的城市，强化大局意识、风险意识、责任意识。",
        "获得感、幸福感、归属感，文明、和谐、有序。",
        "经济建设、社会建设同步，民主、法治、公正。",
        "《落实三会一课制度的意见》，“落实四个意识”。",
        "第二十四风电场，十四风井。",
        "坚持“四个自信”即道路自信、理论自信、制度自信和文化自信。",
        "坚持创新驱动，扩大开放，共享成果。",
        "第二十四五页，“十四五”时期，数千万工程款，城乡共享共治。",
        "推动共建、共享，农业生态宜居，做到忠诚、担当，全民共治、共建共享。",
    ),
    tables=("phrases",),
)
def set_phrase(text: Text) -> Iterator[Found]:
    """The members of a set phrase are complete, in order and in quotes where they should be."""
    sought = _sought(read_table("phrases"), text.date)
    for paragraph in text.paragraphs:
        signs = sorted(sought.keys() & paragraph.signs)
        for phrase in dict.fromkeys(each for sign in signs for each in sought[sign]):
            if phrase.quoted and phrase.name in paragraph.text:
                yield from _unquoted(paragraph, phrase)
            yield from _members(paragraph, phrase)


@lru_cache(2)
def _sought(table: str, day: date | None) -> dict[str, list[Phrase]]:
    """Return the phrases valid on a day, by the first two characters of name and members."""
    found: dict[str, list[Phrase]] = {}
    for each in parse_phrases(table).phrases:
        if is_valid(each.first, each.until, day):
            names = (each.name, *each.members) if each.quoted else each.members
            for sign in {name[:2] for name in names}:
                found.setdefault(sign, []).append(each)
    return found


def _unquoted(paragraph: LogicalParagraph, phrase: Phrase) -> Iterator[Found]:
    text, name = paragraph.text, phrase.name
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        free = text[start - 1 : start] not in _BEFORE and text[end : end + 1] not in _AFTER
        if free and not paragraph.is_foreign(start, end):
            yield paragraph.report(start, end, f"“{name}”要加引号", f"“{name}”")
        start = text.find(name, end)


def _members(paragraph: LogicalParagraph, phrase: Phrase) -> Iterator[Found]:
    """Yield lists of the members out of order, or lacking one beside the phrase's name."""
    if sum(each in paragraph.text for each in phrase.members) < max(len(phrase.members) - 1, 1):
        return
    for run in _runs(paragraph.text, phrase.members):
        found = [paragraph.text[start:end] for start, end in run]
        start, end = run[0][0], run[-1][1]
        gaps = {paragraph.text[one[1] : other[0]] for one, other in pairwise(run)}
        if paragraph.is_foreign(start, end) or {"", "、"} <= gaps:
            continue  # 全民共治、共建共享 is no list of three
        if sorted(found) == sorted(phrase.members) and found != list(phrase.members):
            joints = [each for each in ("、", "") if paragraph.text[start:end] == each.join(found)]
            message = f"次序应为：{'、'.join(phrase.members)}"
            right = joints[0].join(phrase.members) if joints else None
            yield paragraph.report(start, end, message, right)
        elif len(found) == len(phrase.members) - 1 and len(set(found)) == len(found):
            near = paragraph.text[max(start - 8, 0) : start] + paragraph.text[end : end + 12]
            if phrase.name in near:
                lacking = next(each for each in phrase.members if each not in found)
                yield paragraph.report(start, end, f"{phrase.name}缺“{lacking}”，或写成了别的")


def _runs(text: str, members: tuple[str, ...]) -> Iterator[list[tuple[int, int]]]:
    """Yield lists of members that stand side by side, joined by 、 or 和 or nothing."""
    run: list[tuple[int, int]] = []
    for match in _any_of(members).finditer(text):
        joined = run and text[run[-1][1] : match.start()] in ("", "、", "和", "及", "以及", "，")
        if run and not joined:
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


@cache
def _any_of(members: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(members, key=len, reverse=True)))
