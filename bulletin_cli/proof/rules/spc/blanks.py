"""SPC: blanks, and characters that are not what they look like."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import HAN, NUMERALS
from bulletin_cli.proof.register import paragraph_rule

_BLANKS = " \u3000\u00a0\u2002\u2003\u2009"
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_PRIVATE = "\ue000-\uf8ff\ufffc\ufffd"
_NEAR, _QUOTED = 10, 50  # characters before a blank that are looked at
_LOOK_ALIKE = "\u2e80-\u2fdf\uf900-\ufaff"


@paragraph_rule(
    "SPC001",
    "warning",
    "汉字和字母、数字之间的空格",
    about="公文里汉字和字母、数字之间不空格。本单位习惯空格的，在 bulletin.toml 的 [check] 写 "
    'spacing = "keep"。',
    good=("共5个AED站点。", "图 1　示例图"),
    bad=(("共 5 个 AED 站点。", "共5个AED站点。"),),
    spared=("见表 2", "附件 1"),
    needs=_BLANKS,
)
def blank_beside_latin(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No blank stands between Han and Latin letters or digits."""
    for match in _beside_latin().finditer(paragraph.text):
        yield paragraph.report(*match.span(), "汉字和字母、数字之间不空格", "", safe=True)


@cache
def _beside_latin() -> re.Pattern[str]:
    before = rf"(?<=[{HAN}])(?<![图表件])[ \u00a0]+(?=[A-Za-z0-9])"
    return re.compile(rf"{before}|(?<=[A-Za-z0-9%])[ \u00a0]+(?=[{HAN}])")


@paragraph_rule(
    "SPC002",
    "warning",
    "汉字之间的空格",
    about="正文里汉字之间不空格。两个字的姓名之间的空格、并列的标题和名单不算。",
    good=("会议强调要抓好落实。", "主持人张 三"),
    bad=(("会议强调 要切实抓好各项工作落实。", "会议强调要切实抓好各项工作落实。"),),
    spared=(
        "李 明、王 芳、张建国",
        "参加会议的有张三 李四 王五",
        "# 凝心聚力 奋发有为",
        "主题为“凝心聚力 奋发有为”的活动已经开始。",
        "第十七条 变更药品生产许可证登记事项的，应当申请。",
    ),
    needs=_BLANKS,
)
def blank_between_han(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No blank stands between Han characters of running text."""
    text = paragraph.text
    if paragraph.kind != "body" or text[-1] not in "。！？；：":
        return
    matches = [*_between_han().finditer(text)]
    several = len(_blank().findall(text)) > 1 if matches else False
    for match in matches:
        listed = several and _is_list(text, match)
        if not listed and not _is_article(text, match) and not _is_quoted(text, match):
            yield paragraph.report(*match.span(), "汉字之间不空格", "", safe=True)


def _is_list(text: str, match: re.Match[str]) -> bool:
    """Return whether names or slogans stand side by side here: short words parted by blanks."""
    before = _last_word().search(text[max(match.start() - _NEAR, 0) : match.start()])
    return bool(before and _first_word().match(text, match.end()))


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Return whether a blank stands after the number of an article of a law."""
    return bool(_article().search(text[max(match.start() - _NEAR, 0) : match.start()]))


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Return whether a blank stands within a quotation or a title nearby: a slogan, a heading."""
    before = text[max(match.start() - _QUOTED, 0) : match.start()]
    return any(before.rfind(one) > before.rfind(other) for one, other in ("“”", "《》"))


@cache
def _between_han() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}]{{2}})[{_BLANKS}]+(?=[{HAN}]{{2}})")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(f"第[{NUMERALS}千零〇]+[编章节条款项]$")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[{_BLANKS}、，：（])[{HAN}]{{2,8}}$")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{2,8}}(?=[{_BLANKS}、，。）]|$)")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(f"[{_BLANKS}]+")


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
    if paragraph.text.isascii():
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


@paragraph_rule(
    "SPC006",
    "warning",
    "全角标点旁边的空格",
    about="全角标点自带空白，前后不再空格。",
    good=("会议强调，要抓好落实。",),
    bad=(("会议强调， 要抓好落实 。", "会议强调，要抓好落实。"),),
    spared=("# 凝心聚力， 奋发有为",),
    needs=_BLANKS,
)
def blank_beside_mark(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No blank stands beside a full-width mark."""
    if paragraph.kind != "body":
        return
    for match in _beside_mark().finditer(paragraph.text):
        yield paragraph.report(*match.span(), "全角标点旁边不空格", "", safe=True)


@cache
def _beside_mark() -> re.Pattern[str]:
    return re.compile(
        rf"[{_BLANKS}]+(?=[，。；：！？、）》”’])|(?<=[，。；：！？、（《“‘])[{_BLANKS}]+"
    )
