"""The questions of the probe, as plain data: a text, a measure, a few switches.

A text is written in pieces: a number stands for so many Han without marks, all else for itself
(`=` keeps digits apart from numbers). The line is 26 characters wide; `narrower` takes from that,
in steps of .05, which at 12 points are whole twips.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Align

# No two characters stand side by side twice in it, so that a line's end tells where it is.
_HAN = "各区各部门要认真学习贯彻会议精神切实抓好年度重点任务推动服务水平稳步提高确保群众满意放心"


@record
class LineQuestion:
    """A paragraph that asks where its first line ends."""

    asks: str
    pieces: str
    narrower: float = 0.0
    align: Align = "justify"
    hang_punctuation: bool = False
    pull_marks: bool = False

    @property
    def text(self) -> str:
        """The paragraph's text."""
        han = iter(_HAN)
        return "".join(
            "".join(next(han) for _ in range(int(piece))) if piece.isdecimal() else piece.strip("=")
            for piece in self.pieces.split()
        )


@record
class FootQuestion:
    """An imprint that leaves `slack` twips of a page and asks whether it stays on that page."""

    asks: str
    slack: int


Question: TypeAlias = LineQuestion | FootQuestion


def _needs() -> Iterator[LineQuestion]:
    """Yield the questions how much a Han may lack, and whether the marks pay for it."""
    marks = (
        ("一个标点", "12 ， 17"),
        ("两个标点", "7 ， 9 、 12"),
        ("三个标点", "5 ， 6 、 7 ， 9"),
    )
    for name, pieces in marks:
        for tenths in range(1, 7):
            lacks = tenths / 10
            yield LineQuestion(f"差{lacks}字，{name}", pieces, lacks)


_NATURAL = (
    LineQuestion("26字正好一行", "30"),
    LineQuestion("差0.1字，没有标点", "30", 0.1),
    LineQuestion("数字半个字宽，两边各空四分之一", "10 =2024 14", 0.25),
)
_KINDS = (
    LineQuestion("差0.3字，只有冒号", "12 ： 17", 0.3),
    LineQuestion("差0.3字，只有顿号", "12 、 17", 0.3),
    LineQuestion("差0.3字，只有句号", "12 。 17", 0.3),
    LineQuestion("差0.3字，只有分号", "12 ； 17", 0.3),
    LineQuestion("差0.3字，只有叹号", "12 ！ 17", 0.3),
    LineQuestion("差0.3字，只有问号", "12 ？ 17", 0.3),
    LineQuestion("差0.3字，只有间隔号", "12 · 17", 0.3),
    LineQuestion("差0.3字，只有引号", "8 “ 5 ” 15", 0.3),
    LineQuestion("差0.3字，只有书名号", "8 《 5 》 15", 0.3),
    LineQuestion("差0.3字，只有括号", "8 （ 5 ） 15", 0.3),
    LineQuestion("差0.3字，只有省略号", "12 …… 16", 0.3),
    LineQuestion("差0.3字，只有破折号", "12 —— 16", 0.3),
    LineQuestion("差0.3字，只有西文逗号", "12 =, 17", 0.8),
    LineQuestion("行首的前引号让不让，字差0.2", "“ 6 ” 18 ， 4", 0.2),
)
_TOGETHER = (
    LineQuestion("逗号差0.5字，只有它自己", "25 ， 4", 0.5),
    LineQuestion("逗号差0.7字，只有它自己", "25 ， 4", 0.7),
    LineQuestion("逗号差0.7字，另有一个标点", "9 ， 15 ， 4", 0.7),
    LineQuestion("逗号差1字，另有一个标点", "9 ， 15 ， 4", 1.0),
    LineQuestion("字差0.1、逗号差1.1，另有两个", "6 ， 8 ， 10 ， 3", 0.1),
    LineQuestion("字差0.6、逗号差1.6，另有三个", "5 ， 6 ， 5 ， 7 ， 3", 0.6),
    LineQuestion("后引号差0.4、逗号差1.4", "17 “ 7 ” ， 4", 0.4),
    LineQuestion("前引号在行末，字差0.8，另有一个", "9 ， 14 “ 3 ” 4", 0.8),
    LineQuestion("前引号差0.2、字差1.2，另有两个", "6 ， 8 ， 9 “ 3 ” 3", 0.2),
    LineQuestion("省略号后一半在行外", "25 …… 4"),
    LineQuestion("破折号后一半在行外", "25 —— 4"),
)
_PAIRS = (("》，", "8 《 4 》 ， 15"), ("，“", "8 ， “ 4 ” 15"), ("（《", "8 （ 《 4 》 ） 13"))
_PULLED = (
    *(LineQuestion(f"{pair}不紧排，字差0.8", pieces, 0.8) for pair, pieces in _PAIRS),
    *(
        LineQuestion(f"{pair}紧排，字差0.8", pieces, 0.8, pull_marks=True)
        for pair, pieces in _PAIRS
    ),
    LineQuestion("？”紧排，字差0.8", "8 “ 4 ？ ” 15", 0.8, pull_marks=True),
    LineQuestion("靠拢了的让不让，字差0.3、逗号1.3", "“ 4 ” ， 19 ， 3", 0.8, pull_marks=True),
)
_LATIN = (
    LineQuestion("数字跨行末差0.4，一个标点", "10 ， 13 =2024 4", 0.15),
    LineQuestion("数字跨行末差0.7，两个标点", "5 ， 6 ， 11 =2024 4", 0.45),
    LineQuestion("数字只排得下一位，三个标点", "5 ， 6 ， 5 ， 5 =2024 4", 1.0),
    LineQuestion("一位数整个在行外，差0.5，一个标点", "10 ， 14 =5 4", 0.75),
    LineQuestion("差0.3字，没有标点，四处西文空", "5 =12 6 =34 16", 0.3),
    LineQuestion("差0.3字，没有标点，两处西文空", "9 =2024 16", 0.8),
    LineQuestion("逗号差0.7字，另有两处西文空", "9 =2024 13 ， 4", 1.2),
    LineQuestion("汉字后是数字，行末不算那点空", "25 =2024 4", 0.9),
    LineQuestion("连字号后断不断", "22 =GB-9704 4", 1.5),
    LineQuestion("斜线后断不断", "22 =2024/11 4", 0.75),
    LineQuestion("百分号跟不跟数字", "22 =12.5% 4", 1.6),
)
_HANGING = (
    LineQuestion("悬挂开，差0.3字，一个标点", "12 ， 17", 0.3, hang_punctuation=True),
    LineQuestion("悬挂开，两端对齐，逗号差1字", "26 ， 4", hang_punctuation=True),
    LineQuestion("悬挂开，靠左，逗号差1字", "26 ， 4", align="left", hang_punctuation=True),
    LineQuestion("悬挂关，靠左，逗号差1字", "26 ， 4", align="left"),
)
_ALIGNED = (
    LineQuestion("靠左，差0.3字，三个标点", "5 ， 6 、 7 ， 9", 0.3, "left"),
    LineQuestion("居中，差0.3字，三个标点", "5 ， 6 、 7 ， 9", 0.3, "center"),
    LineQuestion("靠右，差0.3字，三个标点", "5 ， 6 、 7 ， 9", 0.3, "right"),
)
_LAST = (
    LineQuestion("末行差0.3字，一个标点", "12 ， 13", 0.3),
    LineQuestion("末行差0.3字，没有标点", "26", 0.3),
    LineQuestion("末行句号差0.5字", "25 。", 0.5),
)
_FEET = (
    FootQuestion("版记贴着页底，不留余地", 0),
    FootQuestion("版记在页底，留1磅", 20),
)

QUESTIONS: tuple[Question, ...] = tuple(
    chain(_NATURAL, _needs(), _KINDS, _TOGETHER, _PULLED, _LATIN, _HANGING, _ALIGNED, _LAST, _FEET)
)
