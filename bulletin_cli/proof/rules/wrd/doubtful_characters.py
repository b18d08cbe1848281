"""WRD014, WRD040: characters that never stand together, and what sounds or looks like them."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.register import text_rule
from bulletin_cli.proof.spelling.doubts import DRAFT, STRICT, USUAL, DoubtfulCharacter, find_doubts


@text_rule(
    "WRD014",
    "info",
    "疑似错字",
    about=(
        "几个字在法律、法规、工作报告里从不连着写，换成同音、近音或形近的字就常见。"
        "把握大的是警告，其余是提示；要人看过再改。"
        "用词表里的名称、人名、译名、成句的引文和一篇里写了不止一次的不报。"
    ),
    good=("深入贯彻落实党中央、国务院决策部署。", "对存在的问题限期整改到位。"),
    bad=(
        ("加强农产品质量安全兼管。", "加强农产品质量安全监管。"),
        (
            "国务院国有资产监督管理委员会负责经济责任神计。",
            "国务院国有资产监督管理委员会负责经济责任审计。",
        ),
    ),
    spared=("党支部书记汤晔同志到会讲话。", "（记者尹仲利）", "要将学习作为日常之需。"),
)
def doubtful(text: Text) -> Iterator[Found]:
    """Nothing stands in the place of what sounds or looks like it."""
    for each in find_doubts(text, USUAL):
        yield _report(each)


@text_rule(
    "WRD040",
    "info",
    "来稿里的疑似错字",
    about=(
        "和 WRD014 一样，报把握小些的，只说像什么，不替人改。来稿错字多，值得多看几处："
        "bulletin check --level draft 用它，平时不用。"
    ),
    bad=("要强化底线思纬。",),
    good=("要强化底线思维。",),
    off=True,
)
def doubtful_in_draft(text: Text) -> Iterator[Found]:
    """What WRD014 leaves alone as too uncertain is told of an incoming piece."""
    for each in find_doubts(text, DRAFT):
        if each.odds < USUAL:
            yield _report(each)


def _report(doubt: DoubtfulCharacter) -> Found:
    suspect, paragraph = doubt.suspect, doubt.paragraph
    wrong = paragraph.text[suspect.start : suspect.end]
    message = f"“{wrong}”疑是“{suspect.meant}”"
    if doubt.odds < USUAL:
        return paragraph.report(suspect.start, suspect.end, message)
    level: Level | None = "warning" if doubt.odds >= STRICT else None
    return paragraph.report(suspect.start, suspect.end, message, suspect.meant, level=level)
