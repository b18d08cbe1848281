"""SPC003-005: characters that cannot be seen, or are not what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_PRIVATE = "\ue000-\uf8ff\ufffc\ufffd"
_LOOK_ALIKE = "\u2e80-\u2fdf\uf900-\ufaff"


@paragraph_rule(
    "SPC003",
    "warning",
    "全角的字母、数字",
    about="字母和阿拉伯数字用半角。",
    good=("2024年AED站点",),
    bad=(("２０２４年ＡＥＤ站点", "2024年AED站点"),),
    spared=("增长6％", "甲＋乙"),
    needs="０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ",
)
def full_width_letters(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Letters and digits are half-width."""
    for match in _full_width().finditer(paragraph.text):
        half = unicodedata.normalize("NFKC", match[0])
        yield paragraph.report(*match.span(), f"“{match[0]}”用半角的“{half}”", half, safe=True)


@cache
def _full_width() -> re.Pattern[str]:
    return re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．[０-９]+)?")


@paragraph_rule(
    "SPC004",
    "error",
    "看不见的字符和乱码",
    about="网页、聊天软件带来的零宽字符和方向符号，Word 字体的私用字符，转码失败的�，都不能印。",
    good=("会议强调，要抓好落实。",),
    bad=(("会议\u200b强调", "会议强调"), "会议\ufffd强调", "会议\ue012强调"),
)
def invisible(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nothing invisible, private or broken stands in a text."""
    if paragraph.text.isprintable() and paragraph.characters.isdisjoint("\ufffc\ufffd"):
        return
    for match in _invisible().finditer(paragraph.text):
        code = f"U+{ord(match[0][0]):04X}"
        if match[1]:
            yield paragraph.report(*match.span(), f"有看不见的字符 {code}，删去", "", safe=True)
        else:
            yield paragraph.report(*match.span(), f"有乱码 {code}，对照原稿改正")


@cache
def _invisible() -> re.Pattern[str]:
    return re.compile(f"([{_INVISIBLE}]+)|[{_PRIVATE}]")


@paragraph_rule(
    "SPC005",
    "error",
    "部首和兼容字冒充的汉字",
    about="从 PDF 复制的文字里常有康熙部首（⼯）和兼容汉字（樂），看起来一样，却查不到、排不好。",
    good=("工作",),
    bad=(("⼯作⼈员", "工作人员"), ("金\uf90a", "金金")),
)
def look_alike(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A character is itself, no radical and no compatibility ideograph."""
    for match in _look_alike().finditer(paragraph.text):
        right = unicodedata.normalize("NFKC", match[0])
        if right != match[0]:
            message = f"“{match[0]}”是部首或兼容字，换成“{right}”"
            yield paragraph.report(*match.span(), message, right, safe=True)
        else:
            yield paragraph.report(*match.span(), f"“{match[0]}”是部首，换成汉字")


@cache
def _look_alike() -> re.Pattern[str]:
    return re.compile(f"[{_LOOK_ALIKE}]+")
