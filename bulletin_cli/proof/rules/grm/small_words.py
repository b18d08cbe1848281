"""GRM005-006: 的 and 地 where only one can stand, and measure words."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.patterns import find_patterns
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "GRM005",
    "warning",
    "“的”和“地”",
    about="名词前用“的”（认真的态度），动词前用“地”（深入地开展）；只报两可之外的。",
    good=("认真的态度值得肯定。", "深入地开展主题教育。"),
    bad=(
        ("认真地态度值得肯定。", "认真的态度值得肯定。"),
        ("深入的开展主题教育。", "深入地开展主题教育。"),
        ("圆满的完成了各项任务。", "圆满地完成了各项任务。"),
    ),
    spared=(
        "随着改革更加深入的推进，成效明显。",
        "深入的学习和扎实的落实。",
        "严重地影响了工作。",
        "为了更好的服务体验，为了更好的发展。",
        "群众的主动参与率，广泛的参与和支持。得到广泛的参与，有充分的发挥空间。",
        "深入了解了情况，认真听取了汇报。",
        "热情地慰问群众。",
    ),
)
def adverb_or_attribute(paragraph: LogicalParagraph) -> Iterator[Found]:
    """的 stands before nouns, 地 before verbs."""
    yield from find_patterns(paragraph, "GRM005")


@paragraph_rule(
    "GRM006",
    "warning",
    "量词用错",
    about="量词的同音、形近字：一支队伍、一副重担、一幅画卷、一棵树、一颗心、一座桥、一篇文章、一笔资金。"
    "前面有数目的，后面不用“们”。",
    good=("打造一支过硬的干部队伍，绘就一幅美丽画卷。",),
    bad=(
        ("打造一只过硬的干部队伍。", "打造一支过硬的干部队伍。"),
        ("绘就一副美丽画卷。", "绘就一幅美丽画卷。"),
        ("挑起一幅重担。", "挑起一副重担。"),
        ("30名职工们参加。", "30名职工参加。"),
    ),
    spared=(
        "一只羊，两只手，这只股票",
        "一副对联，一片文明新风",
        "这是一个孩子们喜欢的地方，一个人们关心的问题。",
        "5个部门，我们共同推进。",
    ),
)
def wrong_measure_word(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A thing is counted by its own measure word."""
    yield from find_patterns(paragraph, "GRM006")
