"""FMT001-003: titles of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_KINDS = "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要"
_ENDS = "[定法则划要点结话明书函令案纪录考究查告知报示复答表]"  # 规定、办法、要点、讲话、调查 …
_LONG = 80  # characters; a longer line is no title


@paragraph_rule(
    "FMT001",
    "warning",
    "标题里多了字",
    about="公文标题的“关于”“的通知”只写一次；文种只用一个，没有“公告通知”“请示报告”“申请报告”这样的文种。",
    standard="党政机关公文处理工作条例",
    good=("# 关于印发会议纪要的通知", "# 关于转发《关于做好值班工作的通知》的通知"),
    bad=(
        "# 关于印发会议纪要的公告通知",
        "# 关于增加经费的请示报告",
        "# 关于转发省局关于做好值班工作的通知的通知",
        ("# 关于对关于加强管理的批复", "# 关于加强管理的批复"),
    ),
    spared=("# 关于申请报告书的通知", "他作了工作报告。"),
    needs="告知示函复报意见",
)
def crowded_title(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A title names its subject and its kind once."""
    text = paragraph.text
    if not _may_be_title(paragraph):
        return
    if match := _two_kinds().search(text):
        yield paragraph.report(*match.span(1), f"文种只用一个，不叫“{match[1]}”")
    if (at := text.find("的通知的通知")) >= 0:
        yield paragraph.report(at, at + 6, "“的通知”只写一次，可省去转发的层次")
    if (at := text.find("关于对关于")) >= 0:
        yield paragraph.report(at, at + 5, "“关于”只写一次", "关于")


def _may_be_title(paragraph: LogicalParagraph) -> bool:
    """Return whether a paragraph is a title, or a line about something without a stop."""
    text = paragraph.text
    if paragraph.kind in ("title", "heading"):
        return "关于" in text
    return "关于" in text and len(text) <= _LONG and not re.search("[，。；：]", text)


@cache
def _two_kinds() -> re.Pattern[str]:
    kinds = _KINDS.replace("|函", "")
    return re.compile(f"的((?:{kinds}|申请|汇报)(?:{kinds}|函))$")


@paragraph_rule(
    "FMT002",
    "warning",
    "标题没有文种或缺“的”",
    about="“关于……”开头的公文标题以“的通知”“的请示”等文种结尾，“的”不能省。",
    standard="党政机关公文处理工作条例",
    good=(
        "# 某局关于做好值班工作的通知",
        "# 关于快递进村的几点思考",
        "# 关于印发《管理办法》的通知",
    ),
    bad=("# 某局关于做好值班工作", ("# 关于做好值班工作通知", "# 关于做好值班工作的通知")),
    spared=(
        "# 某局召开关于安全生产的座谈会",
        "# 关于加强安全生产工作实施意见",
        "# 某局学习《关于值班工作的通知》",
    ),
    needs="于",
)
def unfinished_title(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A title about something ends with what kind of document it is."""
    text = paragraph.text
    if paragraph.kind != "title" or "》" in text:
        return
    if match := _without_particle().search(text):
        yield paragraph.report(*match.span(1), f"“{match[1]}”前面缺“的”", f"的{match[1]}")
    elif _without_kind().match(text):
        yield paragraph.report(0, len(text), "标题没有文种，补上“的通知”“的报告”等")


@cache
def _without_particle() -> re.Pattern[str]:
    return re.compile("^[^，。]{0,20}关于[^，。的]{4,}(?<!的)(通知|通报|请示|批复|公告|通告)$")


@cache
def _without_kind() -> re.Pattern[str]:
    verbs = "做好|开展|加强|印发|转发|召开|举办|推进|报送|组织|调整|成立|进一步|切实|深入|贯彻|落实"
    return re.compile(
        f"[^，。、：]{{0,20}}(?<!说)关于(?:{verbs})[^的，。：？！]{{2,40}}(?<!意见)(?<!方案)(?<!{_ENDS})$"
    )


@paragraph_rule(
    "FMT003",
    "warning",
    "发文字号的年份不全",
    about="发文字号的年份写四位数，不加“年”：沪示发〔2024〕5号；年份在前、序号在后。",
    standard="GB/T 9704—2012 7.2.5",
    good=("沪示发〔2024〕5号", "〔2024〕5号"),
    bad=(
        ("沪示发〔24〕5号", "沪示发〔2024〕5号"),
        ("沪示发〔2024年〕5号", "沪示发〔2024〕5号"),
        ("沪示发2024（5）号", "沪示发〔2024〕5号"),
    ),
    spared=("〔94〕财税字第089号", "北大学报〔12〕", "收发2024（5）批"),
    needs="〔（(",
)
def short_year(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The year of a document number has four digits and stands first."""
    for match in _numbers().finditer(paragraph.text):
        year = f"20{match['short']}" if match["short"] else match["year"] or match["first"]
        right = f"〔{year}〕{match['number'] or match['last']}号"
        yield paragraph.report(*match.span(), f"发文字号写成“{right}”", right)


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"(?<=[一-鿿])[〔\[（(](?:(?P<short>[0-2][0-9])|(?P<year>20[0-9]{2})年)[〕\]）)](?P<number>[0-9]{1,4})号"
        r"|(?<=[发函办字])(?P<first>20[0-9]{2})[〔（(](?P<last>[0-9]{1,4})[〕）)]号"
    )
