"""WRD001, WRD005: misspelt words, and words of several spellings (lists in proof/data/)."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.base.typography import is_han
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.lexicon import is_certain, read_lexicon
from bulletin_cli.proof.register import paragraph_rule

_SHORT = 2  # characters of a word that may be parts of two others


@paragraph_rule(
    "WRD001",
    "error",
    "错别字",
    about="不成词的写法，多是同音字和形近字打错。书名号、引号里的只提醒，不自动改。",
    standard="《现代汉语词典》",
    good=("会议部署了下一步工作。", "两地签订合作协议，分辨率有所提高。"),
    bad=(
        ("会议布署了下一步工作。", "会议部署了下一步工作。"),
        ("要再接再励，严竣形势下不松驰。", "要再接再厉，严峻形势下不松弛。"),
        ("他写下“一愁莫展”。", "他写下“一筹莫展”。"),
    ),
    spared=(
        "他激动得不能自已。",
        "通知已发布署名文章。",
        "周末来办事的人多，立即然后。",
        "自己经营，各自已经到位。",
        "要预防犯罪，面对严峻工作形势。",
        "光缆收费标准，交通迅速恢复。",
        "着力解决择校难题，完成迹地更新。",
    ),
)
def misspelling(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No known misspelling occurs; other people's titles and words are only a warning."""
    for start, entry in read_lexicon("misspellings").matches(paragraph.text):
        end = start + len(entry.wrong)
        yield paragraph.report(
            start,
            end,
            f"“{entry.wrong}”应为“{entry.right}”",
            entry.right,
            safe=is_certain(paragraph.text, start, end),
            level="warning" if paragraph.is_foreign(start, end) else None,
        )


@paragraph_rule(
    "WRD005",
    "info",
    "异形词",
    about="同一个词有几种写法的，用《第一批异形词整理表》推荐的写法。",
    standard="GF 1001-2001",
    good=("各级账户、成分、身份都要核对。",),
    bad=(
        ("这笔帐目已经核对。", "这笔账目已经核对。"),
        ("按照既定计画推进。", "按照既定计划推进。"),
    ),
    spared=(
        "蚊帐户外用品一并发放。",
        "登录相关系统，抄录相关信息。",
        "制定婚前检查办法，预留连通接口。",
        "赞比亚总统希奇莱马来访。",
    ),
)
def variant(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Words of several spellings have the recommended one."""
    for start, entry in read_lexicon("variants").matches(paragraph.text):
        end = start + len(entry.wrong)
        message = f"异形词“{entry.wrong}”，推荐写“{entry.right}”"
        safe = len(entry.wrong) > _SHORT or _alone(paragraph.text, start, end)
        yield paragraph.report(start, end, message, entry.right, safe=safe)


def _alone(text: str, start: int, end: int) -> bool:
    """Return whether no Han stands beside a word, with which it might make other words."""
    return not is_han(text[max(start - 1, 0) : start]) and not is_han(text[end : end + 1])
