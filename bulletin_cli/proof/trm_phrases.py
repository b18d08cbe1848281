"""TRM001 and TRM002: names of meetings, and set phrases with their members in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from bulletin_cli.proof.dossier import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import text_rule
from bulletin_cli.record import record

_ANNOUNCED = timedelta(days=120)  # a plenum is spoken of before it is convened
# What may stand between 党的 and a plenum that it covers: other congresses and plenums.
_COVERED = (
    "(?:党的|中共|共产党|中央)[党的十八九二大届一三四五六七中次全会历及以来、和与至到精神议第]*$"
)


@record
class Form:
    """A wrong form, the right one, what before it makes it right, and when it is wrong."""

    wrong: str
    right: str
    unless_after: str
    first: date
    until: date


@record
class Phrase:
    """A set phrase: its members in their order, and whether it is written in quotes."""

    name: str
    members: tuple[str, ...]
    quoted: bool
    first: date
    until: date


@record
class Phrases:
    """What phrases.tsv says; of meetings, the days they were convened."""

    meetings: dict[str, date]
    forms: tuple[Form, ...]
    phrases: tuple[Phrase, ...]


@text_rule(
    "TRM001",
    "warning",
    "会议名称的写法",
    about="“全会”本身就是会议，写“全会精神”；中央全会前写“党的”，写一次管住并列的几次；"
    "党的代表大会论“次”，全会叫“三中全会”。会议的届次和日期列在 data/phrases.tsv。",
    good=(
        "学习贯彻党的二十届三中全会精神。",
        "中国共产党第二十次全国代表大会。",
        "以习近平同志为核心的党中央。",
    ),
    bad=(
        ("学习贯彻党的二十届三中全会会议精神。", "学习贯彻党的二十届三中全会精神。"),
        ("学习贯彻二十届三中全会精神。", "学习贯彻党的二十届三中全会精神。"),
        ("党的二十大三中全会。", "党的二十届三中全会。"),
        ("党的二十届三次全会。", "党的二十届三中全会。"),
        ("中国共产党第二十届全国代表大会。", "中国共产党第二十次全国代表大会。"),
        ("在习近平同志为核心的党中央领导下。", "在以习近平同志为核心的党中央领导下。"),
        "党的十九届八中全会。",
        "党的二十届四中全会精神。",
    ),
    spared=(
        "党的二十大和二十届二中全会。",
        "党的二十大和二十届二中、三中全会精神。",
        "党的十九大和十九届二中、三中、四中、五中全会精神。",
        "党的十八大以来，特别是党的十八届三中全会以来。",
        "中共二十届三中全会，二十届中央纪委三次全会，十二届市委六中全会。",
        "《学习二十届三中全会会议精神》印发。",
        "党的二十大和二十届历次全会精神，中国共产党二十届三中全会。",
        "党的二十大、二十届二中全会和二十届三中全会。",
    ),
)
def meeting_name(text: Text) -> Iterator[Found]:
    """Congresses and plenums bear their own names, and 党的 stands before them."""
    for paragraph in text.paragraphs:
        if any(word in paragraph.text for word in ("中全会", "次全会", "全国代表大会")):
            yield from _numbered(paragraph, text.date)
        yield from _forms(paragraph, text.date)


def _numbered(paragraph: LogicalParagraph, day: date | None) -> Iterator[Found]:
    for pattern, right in _wrong_numbers():
        for match in pattern.finditer(paragraph.text):
            yield from _unless_foreign(paragraph, *match.span(1), match.expand(right))
    for match in _plenum().finditer(paragraph.text):
        start, end = match.span()
        if paragraph.is_foreign(start, end):
            continue
        known = _phrases().meetings.get(match[0])
        if known is None:
            yield paragraph.found(start, end, f"没有“{match[0]}”，核对届次")
        elif day and day < known - _ANNOUNCED:
            yield paragraph.found(start, end, f"{match[0]}在{known}才召开，核对届次")
        elif not _is_covered(paragraph.text, start):
            right = f"党的{match[0]}"
            yield paragraph.found(start, end, f"“{match[0]}”前面写“党的”", right)


def _is_covered(text: str, start: int) -> bool:
    """Return whether 党的 stands before a plenum, or before a coordination that it ends."""
    return bool(_covered().search(text, max(start - 60, 0), start))


@cache
def _covered() -> re.Pattern[str]:
    return re.compile(_COVERED)


def _forms(paragraph: LogicalParagraph, day: date | None) -> Iterator[Found]:
    text = paragraph.text
    for form in _phrases().forms:
        start = text.find(form.wrong)
        while start >= 0:
            fits = not form.unless_after or not text[:start].endswith(form.unless_after)
            if fits and _is_valid(form.first, form.until, day):
                yield from _unless_foreign(paragraph, start, start + len(form.wrong), form.right)
            start = text.find(form.wrong, start + 1)


def _unless_foreign(
    paragraph: LogicalParagraph, start: int, end: int, right: str
) -> Iterator[Found]:
    if not paragraph.is_foreign(start, end):
        wrong = paragraph.text[start:end]
        yield paragraph.found(start, end, f"“{wrong}”应为“{right}”", right)


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
    ),
    spared=(
        "绿色、开放的城市，强化大局意识、风险意识、责任意识。",
        "获得感、幸福感、归属感，文明、和谐、有序。",
        "经济建设、社会建设同步，民主、法治、公正。",
        "《落实三会一课制度的意见》，“落实四个意识”。",
        "第二十四风电场，十四风井。",
        "坚持“四个自信”即道路自信、理论自信、制度自信和文化自信。",
        "坚持创新驱动，扩大开放，共享成果。",
    ),
)
def set_phrase(text: Text) -> Iterator[Found]:
    """The members of a set phrase are complete, in order and in quotes where they should be."""
    whole = "\n".join(paragraph.text for paragraph in text.paragraphs)
    valid = [each for each in _phrases().phrases if _is_valid(each.first, each.until, text.date)]
    named = [each for each in valid if each.quoted and each.name in whole]
    listed = [each for each in valid if sum(member in whole for member in each.members) > 1]
    for paragraph in text.paragraphs if named or listed else ():
        for phrase in named:
            yield from _unquoted(paragraph, phrase)
        for phrase in listed:
            yield from _members(paragraph, phrase)


def _unquoted(paragraph: LogicalParagraph, phrase: Phrase) -> Iterator[Found]:
    text, name = paragraph.text, phrase.name
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        around = text[start - 1 : start] + text[end : end + 1]
        free = not re.search("[“‘\"'十第0-9]|[”’]|[井电力]$", around)
        if free and not paragraph.is_foreign(start, end):
            yield paragraph.found(start, end, f"“{name}”要加引号", f"“{name}”")
        start = text.find(name, end)


def _members(paragraph: LogicalParagraph, phrase: Phrase) -> Iterator[Found]:
    """Yield lists of the members out of order, or lacking one beside the phrase's name."""
    for run in _runs(paragraph.text, phrase.members):
        found = [paragraph.text[start:end] for start, end in run]
        start, end = run[0][0], run[-1][1]
        if paragraph.is_foreign(start, end):
            continue
        if sorted(found) == sorted(phrase.members) and found != list(phrase.members):
            right = "、".join(phrase.members)
            simple = paragraph.text[start:end] == "、".join(found)
            message = f"次序应为：{right}"
            yield paragraph.found(start, end, message, right if simple else None)
        elif len(found) == len(phrase.members) - 1 and len(set(found)) == len(found):
            near = paragraph.text[max(start - 8, 0) : start] + paragraph.text[end : end + 12]
            if phrase.name in near:
                lacking = next(each for each in phrase.members if each not in found)
                yield paragraph.found(start, end, f"{phrase.name}缺“{lacking}”，或写成了别的")


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


@cache
def _plenum() -> re.Pattern[str]:
    return re.compile("(?<![一二三四五六七八九十])(?:十八|十九|二十)届[一二三四五六七八九]中全会")


@cache
def _wrong_numbers() -> tuple[tuple[re.Pattern[str], str], ...]:
    number = "(?:十[八九]|二十)"
    return (
        (re.compile(f"((?P<n>{number})大(?P<m>[一二三四五六七])中全会)"), r"\g<n>届\g<m>中全会"),
        (
            re.compile(f"党的((?P<n>{number})届(?P<m>[一二三四五六七])次全会)"),
            r"\g<n>届\g<m>中全会",
        ),
        (
            re.compile("(?:中国共产党|党的)(第(?P<n>[一二三四五六七八九十]{1,3})届全国代表大会)"),
            r"第\g<n>次全国代表大会",
        ),
    )


def _is_valid(first: date, until: date, day: date | None) -> bool:
    """Return whether an entry holds on a day; one with dates says nothing of a text without."""
    if day is None:
        return until == date.max
    return first <= day <= until


@cache
def _phrases() -> Phrases:
    text = files("bulletin_cli.proof").joinpath("data/phrases.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    rows = [[*row, "", "", "", ""] for row in rows]
    return Phrases(
        {row[1]: date.fromisoformat(row[2]) for row in rows if row[0] == "meeting"},
        tuple(
            Form(row[1], row[2], row[3], _day(row[4], date.min), _day(row[5], date.max))
            for row in rows
            if row[0] == "form"
        ),
        tuple(
            Phrase(
                row[1],
                tuple(filter(None, row[2].split("|"))),
                bool(row[3]),
                _day(row[4], date.min),
                _day(row[5], date.max),
            )
            for row in rows
            if row[0] == "phrase"
        ),
    )


def _day(text: str, default: date) -> date:
    return date.fromisoformat(text) if text else default
