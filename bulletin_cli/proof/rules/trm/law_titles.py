"""TRM010: titles of laws that no law has, but one nearly."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import compiled, lazy
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.near_names import is_near
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import paragraph_rule

_TITLE = lazy("法》", "《(?:中华人民共和国)?([^《》（）]{4,30}(?<!办)法)》")
_LOST = 2  # characters of a word: 道路交通[安全]法
_ABROAD = (
    "(?:[国盟]|日本|印度|欧洲|越南|泰国|加拿大|新加坡|巴西|澳大利亚|俄罗斯|台湾|香港|澳门)"
    "[^，。；]{0,12}$"
)


@paragraph_rule(
    "TRM010",
    "warning",
    "法律的名称",
    about="《》里的名称和一部法律只差一个字、一个词：《未成年保护法》应为《未成年人保护法》。"
    "法律列在 data/laws.tsv；外国的、地方的法规不看。",
    good=("《中华人民共和国未成年人保护法》《安全生产法》。", "《安全生产管理办法》。"),
    bad=(
        ("学习《未成年保护法》。", "学习《未成年人保护法》。"),
        ("《中华人民共和国老年人权益保护法》规定。", "《中华人民共和国老年人权益保障法》规定。"),
        ("宣传《道路交通法》。", "宣传《道路交通安全法》。"),
        ("《人口和计划生育法》。", "《人口与计划生育法》。"),
    ),
    spared=(
        "《税收征管法》《食品卫生法》《侵权责任法》。",
        "日本《个人信息保障法》，欧盟《数字市场法》。",
        "环境保护法律法规，食品安全执法，行政处罚方法。",
        "《工作方法》《学习语法》。",
    ),
    tables=("laws",),
    needs=("法》",),
)
def law_title(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A law is cited by its own title."""
    for match in _TITLE.finditer(paragraph.text):
        start, end = match.span(1)
        right = _right(match[1])
        if right and not compiled(_ABROAD).search(
            paragraph.text[max(start - 20, 0) : match.start()]
        ):
            message = f"没有《{match[1]}》，有《{right}》"
            yield paragraph.report(start, end, message, right)


def _right(title: str) -> str:
    """Return the law that a title is nearly, "" where it is one, or nearly several or none."""
    laws, known = _laws()
    near = () if title in known else [each for each in laws if _is_nearly(title, each)]
    return near[0] if len(near) == 1 else ""


def _is_nearly(title: str, law: str) -> bool:
    if is_near(title, law) or is_near(law, title):
        return True
    lacks_two = len(law) - len(title) == _LOST
    cuts = range(1, len(title)) if lacks_two else ()
    return any(title == law[:cut] + law[cut + _LOST :] for cut in cuts)


@cache
def _laws() -> tuple[tuple[str, ...], frozenset[str]]:
    """Return the laws, and all that is known to be right."""
    lines = [line for line in read_table("laws").splitlines() if line[0] != "#"]
    laws = tuple(line for line in lines if line[0] != "*")
    return laws, frozenset((*laws, *(line.removeprefix("*") for line in lines)))
