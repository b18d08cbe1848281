"""PUN029-032: marks that do not stand within a word, before 和, before ” and before ）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

# Words made of the halves of two: 干警 are 干部 and 警察.
_WORDS = (
    "公安、干警", "司法、干警", "政法、干警", "指、战员", "大、专院校", "司、乘人员", "师、生员工",
    "干、群关系", "医、患关系", "党、政机关", "离、退休", "青、少年", "城、乡居民",
    "中、小学", "中、小企业", "上、下级", "男、女青年",
)  # fmt: skip
# Characters that belong with the first half: 初中、小学, 距离、退休.
_BEFORE = "、初高职集其当之以中距脱分教骨主产长"
# What follows 和 in words that begin with it.
_WORD_OF_AND = (
    "谐睦解平衷义龙气美缓顺善蔼合声服静硕田县尚风悦乐煦约谈议鸣亲好面康果而为颜盘弦龙林布政舒"
)


@paragraph_rule(
    "PUN029",
    "warning",
    "一个词当中用了顿号",
    about="公安干警、大专院校、中小学生、离退休这样合成的词，当中没有停顿，不用顿号。",
    standard="GB/T 15834-2011 4.5",
    good=("公安干警和中小学生参加。", "大、中、小学开学。"),
    bad=(
        ("公安、干警深入社区。", "公安干警深入社区。"),
        ("慰问离、退休人员。", "慰问离退休人员。"),
        ("组织中、小学生参观。", "组织中小学生参观。"),
    ),
    # Of more than two the comma is right.
    spared=(
        "大、中、小学",
        "老、中、青、少年",
        "省、城、乡居民",
        "公安、干警培训学校",
        "党、政、军机关",
        "初中、小学招生",
        "老中青、少年",
        "民主党、政机关",
    ),
    needs=pairs_of("、", "干战专乘生群患政退少乡小下女"),
)
def mark_within_word(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A word has no mark in it."""
    for match in _parted_word().finditer(paragraph.text):
        right = match[0].replace("、", "")
        at = match.start() + match[0].index("、")
        yield paragraph.report(at, at + 1, f"“{right}”是一个词，当中不用顿号", "")


@cache
def _parted_word() -> re.Pattern[str]:
    return re.compile(f"(?<![{_BEFORE}])(?:{'|'.join(_WORDS)})(?!、|培训学校)")


@paragraph_rule(
    "PUN030",
    "warning",
    "“和”“以及”前面的顿号",
    about="并列的最后两项之间有“和”“以及”“及其”“或者”的，前面不再用顿号；停顿长的，“以及”前面可以用逗号。",
    standard="GB/T 15834-2011 4.5",
    good=("邮政、快递和物流企业", "邮政、快递，以及物流企业", "团结、和谐、友爱"),
    bad=(
        ("邮政、快递、和物流企业参加。", "邮政、快递和物流企业参加。"),
        ("邮政、快递、以及物流企业参加。", "邮政、快递以及物流企业参加。"),
    ),
    spared=(
        "团结、和谐、友爱",
        "准确、及时",
        "坚持、或跃",
        "和平、和解、和睦",
        "甲、和田、乙",
        "甲垸、和康垸",
        "求同存异、和而不同，热情、和颜悦色",
        "干部、和林格尔县的员工",
    ),
    needs=("、和", "、以", "、及", "、或"),
)
def mark_before_and(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A word for and joins the last two of a list without a mark."""
    for match in _mark_and_word().finditer(paragraph.text):
        message = f"“{match[1]}”前面不用顿号"
        # Laws have 、或者 between long clauses.
        level: Level | None = "info" if match[1] == "或者" else None
        yield paragraph.report(match.start(), match.start() + 1, message, "", level=level)


@cache
def _mark_and_word() -> re.Pattern[str]:
    return re.compile(f"、(以及|及其|或者|和(?![{_WORD_OF_AND}]))")


@paragraph_rule(
    "PUN031",
    "warning",
    "引文是句子的一部分，逗号在引号里",
    about="引文是句子的一部分，停顿用的逗号放在引号外面：“快递进村”，是……。引的是人说的话，"
    "“……，”他说，“……”不变。",
    standard="GB/T 15834-2011 4.8",
    good=("“快递进村”，是今年的重点。", "“快了，”他说，“再等等。”"),
    bad=(("“快递进村，”是今年的重点。", "“快递进村”，是今年的重点。"),),
    spared=("“很好，”在座的人说。", "“走吧，”他挥挥手。"),
    needs=("，”",),
)
def comma_within_quotes(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The pause behind a quotation that is part of the sentence stands outside."""
    for match in _comma_and_quote().finditer(paragraph.text):
        yield paragraph.report(*match.span(1), "逗号放在引号外面", "”，")


@cache
def _comma_and_quote() -> re.Pattern[str]:
    speech = "说道问答讲喊叫笑谈指示诉绍调称"
    return re.compile(
        f"“[^“”。！？，：；]{{2,20}}(，”)(?=[是就为即则已也这要不刚][^，。{speech}]{{0,12}}[，。；])"
    )


@paragraph_rule(
    "PUN032",
    "warning",
    "句内括号里的句号",
    about="括号里的话注释句子的一部分，末尾不用句号，句号放在括号外面：（见第5页）。",
    standard="GB/T 15834-2011 4.9",
    good=("请参照第三节（见第26页）。", "（此件公开发布）"),
    bad=(
        ("请参照第三节（见第26页。）", "请参照第三节（见第26页）。"),
        ("请参照第三节（见第26页。）。", "请参照第三节（见第26页）。"),
    ),
    spared=(
        "会议结束。（本报记者报道。）",
        "他说：“好。”（鼓掌。）",
        "（一）甲。（乙。）",
        "（略。）",
    ),
    needs=("。）",),
)
def stop_within_brackets(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A remark on part of a sentence has no full stop."""
    for match in _stop_and_bracket().finditer(paragraph.text):
        start, end = match.span(1)
        yield paragraph.report(start, end, "句号放在括号外面", f"）{match[2] or '。'}")


@cache
def _stop_and_bracket() -> re.Pattern[str]:
    return re.compile(
        "(?<=[^。！？…”：；）\\s])（[^（）。！？]{1,40}(。）([。，；、]?))(?=$|(?<=[。，；、]))"
    )
