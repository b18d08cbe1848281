"""ORG005: bodies that had another name, or none any more, on the day of the issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.lexicon import Lexicon, LexiconEntry
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import text_rule

_STOPS = re.compile("[。；！？]")
_REACH = 60  # characters of a sentence on either side
# What tells of the past; a year before the reform does, too.
_PAST = (
    "时任|曾|前身|组建|更名|改名|改称|改为|改制|合并|并入|撤销|撤并|划入|划转|整合|历任|当时|当年|以前|此前|先后"
    "|年代|旧称|称为"
)
_ORIGINAL = ("原", "前", "原市", "原省", "原县", "原区")
_YEAR = r"(?<![0-9])((?:19|20)[0-9]{2})(?=[年〔〕）)\]])"
_FOREIGN = ("美国", "英国", "日本", "韩国", "法国", "德国", "俄罗斯", "香港", "澳门", "台湾")


@record
class FormerBody(LexiconEntry):
    """A body's former name (`wrong`), what it is now (`right`), and the day of the change."""

    until: date = date.max


@text_rule(
    "ORG005",
    "warning",
    "机构、市县已经改名或撤销",
    about="出刊时这个机构、市县已经改名、合并或撤销（2013年、2018年、2023年机构改革），用现在的名称。写过去的事不算："
    "前面有“原”“时任”“曾”，同一段有改革以前的年份，《》里的题名。没有出刊日期的文件只提示。"
    "机构和日期列在 data/former_bodies.tsv。",
    good=("市市场监督管理局检查了5家企业。", "与国家金融监督管理总局上海监管局会商。"),
    bad=(
        "市食药监督局与工商总局联合检查。",
        "国土资源部、农业部印发通知。",
        "银保监会发布提示。",
        "上海市嘉定县试点。",
    ),
    spared=(
        "他时任环保局局长。",
        "原国家工商总局核准登记。",
        "2016年，农业部印发《农业部关于推进的通知》。",
        "由原国土资源部和国家海洋局组建。",
        "农业部门、环境保护部门、文化部署。",
        "依据《国土资源部关于加强管理的通知》。",
        "与美国环保局交流。",
    ),
    tables=("former_bodies",),
)
def former_body(text: Text) -> Iterator[Found]:
    """A body bears the name that it has on the day of the issue."""
    bodies = _bodies(read_table("former_bodies"))
    for paragraph in text.paragraphs:
        hits = list(bodies.matches(paragraph.text, paragraph.signs))
        oldest = _oldest_year(paragraph.text) if hits else 0
        for start, body in hits:
            if isinstance(body, FormerBody) and oldest > body.until.year:
                yield from _judged(paragraph, start, body, text.date)


def _oldest_year(text: str) -> int:
    return min(map(int, re.findall(_YEAR, text)), default=date.max.year)


def _judged(
    paragraph: LogicalParagraph, start: int, body: FormerBody, day: date | None
) -> Iterator[Found]:
    """Yield a finding unless the past is spoken of; an info where the text may be an old one."""
    end = start + len(body.wrong)
    if (day and day < body.until) or _is_past(paragraph, start, end):
        return
    message = f"“{body.wrong}”从{body.until}起不再用，现在是“{body.right}”；写过去的事，前面加“原”"
    level: Level | None = None if day else "info"
    yield paragraph.report(start, end, message, level=level)


def _is_past(paragraph: LogicalParagraph, start: int, end: int) -> bool:
    """Return whether the sentence round a name tells of what was."""
    before = paragraph.text[max(start - _REACH, 0) : start]
    if paragraph.is_foreign(start, end) or before.endswith((*_ORIGINAL, *_FOREIGN)):
        return True
    after = paragraph.text[end : end + _REACH]
    sentence = _STOPS.split(before)[-1] + _STOPS.split(after)[0]
    return bool(re.search(_PAST, sentence))


@lru_cache(2)
def _bodies(table: str) -> Lexicon:
    return Lexicon(table.splitlines(), _body)


def _body(line: str) -> FormerBody:
    name, now, until, spared = (*line.split("\t"), "")[:4]
    return FormerBody(name, now, tuple(spared.split()), until=date.fromisoformat(until))
