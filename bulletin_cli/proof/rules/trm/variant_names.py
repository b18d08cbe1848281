"""TRM004-005: one organisation, one person, under several names in an issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.record import record
from bulletin_cli.content.glossary import Glossary, right_names
from bulletin_cli.proof.context import IssueContext, Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import LETTER
from bulletin_cli.proof.register import issue_rule
from bulletin_cli.proof.rules.trm.places import is_place

# Bodies whose names are their own; offices (局, 委) and firms are shortened by custom.
_KINDS = (
    "基金会", "协会", "学会", "商会", "联合会", "促进会", "研究会", "研究院", "合作社",
)  # fmt: skip
_MOST = 300  # names of one issue that are held against each other
_NO_NAME = "了的对为向由和与在是将被把从及给让使"  # a sentence, where one of these stands
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)

_OFFICES = (
    "副?(?:书记|局长|处长|科长|部长|主任|主席|会长|秘书长|理事长|院长|校长|总经理|董事长|经理|组长|"
    "队长|站长)"
)
_LED = frozenset(pairs_of("记长任席理", _SURNAMES))  # an office and a name


@record
class _Mention:
    """A name where it stands."""

    name: str
    paragraph: LogicalParagraph
    span: tuple[int, int]


@issue_rule(
    "TRM004",
    "info",
    "一个单位几个名字",
    about="一期里同一个基金会、协会、学会等有全称又有简称，统一用一个；简称要用，"
    "第一次写“（以下简称……）”，或列进 glossary.toml 那个单位的 short。",
)
def several_names(context: IssueContext) -> Iterator[Found]:
    """A foundation, association … bears one name in an issue."""
    places = [each for text in context.texts for each in _organisations(text)]
    names = list(dict.fromkeys(each.name for each in places))[:_MOST]
    allowed = _allowed(context)
    first = {each.name: each for each in reversed(places)}
    for name in names:
        full = _full_name(name, names)
        if full and name not in allowed:
            place = first[name]
            message = f"“{name}”与“{full}”像是一个单位，统一名称"
            yield place.paragraph.report(*place.span, message)


def _full_name(name: str, names: list[str]) -> str:
    """Return the longest name of the same kind that has all its letters, "" where there is none.

    What stands before the same name must be a place, or it may be part of the sentence.
    """
    kind = _kind(name)
    stem = name[: -len(kind)]
    longer = [each for each in names if len(each) > len(name) and _kind(each) == kind]
    longer = [
        each
        for each in longer
        if stem[:2] in each
        and _holds(each, stem)
        and (not each.endswith(name) or is_place(each[: -len(name)]))
    ]
    return max(longer, key=len, default="")


def _holds(full: str, stem: str) -> bool:
    """Return whether the letters of a stem stand in a full name in their order."""
    letters = iter(full)
    return all(letter in letters for letter in stem)


def _kind(name: str) -> str:
    return next((kind for kind in _KINDS if name.endswith(kind)), "")


def _organisations(text: Text) -> Iterator[_Mention]:
    """Yield the names that begin where a sentence or a list item does: their start is certain."""
    for paragraph in text.paragraphs:
        if paragraph.kind in ("body", "title") and any(kind in paragraph.text for kind in _KINDS):
            for match in _organisation().finditer(paragraph.text):
                yield _Mention(match[1], paragraph, match.span(1))


@cache
def _organisation() -> re.Pattern[str]:
    name = f"([^\\W\\dA-Za-z_{_NO_NAME}]{{2,16}}?(?:{'|'.join(_KINDS)}))(?![员议])"
    return re.compile(f"(?:^|(?<=[，。；、：])){name}")


def _allowed(context: IssueContext) -> set[str]:
    """Return the short names that the glossary has, or that the issue itself introduces."""
    names = {name for each in context.glossary.organisations for name in right_names(each)}
    for text in context.texts:
        for paragraph in text.paragraphs:
            if "简称" in paragraph.text:
                names.update(re.findall(f"简称[“：:]?({LETTER}{{2,16}})", paragraph.text))
    return names


@issue_rule(
    "TRM005",
    "warning",
    "一个人两种职务或两个名字",
    about="一期里同一个人一处是正职，一处是副职；或同一职务的人名只差一个字。"
    "职务以 glossary.toml 的 people 为准，没有列的以第一次写的为准。",
)
def two_offices(context: IssueContext) -> Iterator[Found]:
    """A person has one name and one office in an issue."""
    offices = _known(context.glossary)
    names: dict[str, str] = {}
    for text in context.texts:
        for paragraph in text.paragraphs:
            found = not _LED.isdisjoint(paragraph.signs)
            for match in _person().finditer(paragraph.text) if found else ():
                office, name = match[1], match[2]
                before = offices.setdefault(name, office)
                if before != office and before.removeprefix("副") == office.removeprefix("副"):
                    message = f"{name}前面写的是“{before}”，这里是“{office}”，核对职务"
                    yield paragraph.report(*match.span(), message)
                other = names.setdefault(f"{office}{name[0]}{name[2:]}", name)
                if len(name) == 3 and other != name:
                    message = f"“{office}{name}”与“{other}”只差一个字，核对人名"
                    yield paragraph.report(*match.span(2), message)


@cache
def _person() -> re.Pattern[str]:
    # What may follow a name in a report: a comma, an action, another office-holder.
    behind = "[，。、；）作等和与]|出席|参加|主持|讲话|强调|指出|要求|表示|介绍|宣布|致辞|带队|一行"
    return re.compile(f"({_OFFICES})([{_SURNAMES}]{LETTER}{{1,2}}?)(?={behind})")


def _known(glossary: Glossary) -> dict[str, str]:
    """Return the offices of the people of the glossary, as _person reads them."""
    offices: dict[str, str] = {}
    for each in glossary.people:
        match = re.search(f"(?:{_OFFICES})$", each.office)
        if match:
            offices[each.name] = match[0]
    return offices
