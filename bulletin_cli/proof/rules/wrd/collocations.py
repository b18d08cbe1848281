"""WRD011: verbs and objects that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import paragraph_rule

_REACH = 18  # characters from the verb to the end of its object
_BEFORE = 8
_STOPS = re.compile("[，。；：！？、,;（）()]")
# A verb or a joint in between takes the object for itself.
_BETWEEN = (
    "提升", "促进", "推动", "推进", "增强", "实现", "形成", "激发", "参加", "召开", "改善", "优化",
    "保持", "达到", "活动", "具有", "义务", "职责", "合同", "保护人", "健全", "元的",
    "方案", "办法", *"暨和及与并“《",
)  # fmt: skip

Objects = tuple[tuple[str, ...], str, Level]


@cache
def _collocations() -> dict[str, list[Objects]]:
    """Return for each verb its wrong objects, the verb that they take, and how wrong that is."""
    source = read_table("collocations")
    found: dict[str, list[Objects]] = {}
    for line in source.splitlines():
        if not line.startswith("#"):
            verbs, objects, right, *mild = line.split("\t")
            level: Level = "info" if mild else "warning"
            for verb in verbs.split():
                found.setdefault(verb, []).append((tuple(objects.split()), right, level))
    return found


@cache
def _verb() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_collocations(), key=len, reverse=True)))


@paragraph_rule(
    "WRD011",
    "warning",
    "动宾搭配不当",
    about="动词和宾语不相配，如会议是“召开”的，获得感是“增强”的，力度是“加大”的。",
    good=("召开座谈会，增强获得感。", "加大监管力度，加快建设步伐，提高服务水平。"),
    bad=(
        ("当天下午开展了省交流座谈会，", "当天下午召开了省交流座谈会，"),
        ("提高快递员的获得感、幸福感。", "增强快递员的获得感、幸福感。"),
        ("加强监管力度。", "加大监管力度。"),
        ("打下了坚实的动力。", "注入了坚实的动力。"),
        ("发扬广大群众的积极性。", "调动广大群众的积极性。"),
        ("营造示范标杆。", "树立示范标杆。"),
    ),
    spared=(
        "履行合同的权利",
        "加大科技培育力度",
        "开展会议精神宣讲。",
        "加强监管，加大力度。",
        "加强领导和提高水平",
        "提高责任感的培养",
        "每种解决方案都有缺点。",
    ),
)
def ill_matched(paragraph: LogicalParagraph) -> Iterator[Found]:
    """An object takes the verb that goes with it."""
    text = paragraph.text
    for match in _verb().finditer(text):
        window = text[match.end() : match.end() + _REACH]
        clause = _STOPS.split(window, maxsplit=1)[0]
        if clause == window and match.end() + _REACH < len(text):
            continue  # goes on beyond the reach
        if _verb().search(_STOPS.split(text[max(match.start() - _BEFORE, 0) : match.start()])[-1]):
            continue  # 加大宣传推广力度: the object is the other verb's
        for objects, right, level in _collocations()[match[0]]:
            thing = next((each for each in objects if clause.endswith(each)), None)
            if thing and not _intervenes(clause.removesuffix(thing)):
                if paragraph.is_foreign(*match.span()):
                    continue
                message = f"“{match[0]}……{thing}”搭配不当，用“{right}”"
                yield paragraph.report(*match.span(), message, right, level=level)
                break


def _intervenes(between: str) -> bool:
    return any(each in between for each in _BETWEEN) or bool(_verb().search(between))
