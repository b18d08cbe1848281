"""ISS004-006: titles, titles against their texts, and what already ran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bulletin_cli.proof.context import IssueContext, Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import issue_rule, paragraph_rule, text_rule

_TITLE_MOST, _LINES_MOST = 36, 3
_SHORTEST = 30  # characters of a paragraph that is told to have run before
_YEAR = re.compile("[0-9〇一二三四五六七八九零]{4}年度?")


@paragraph_rule(
    "ISS004",
    "info",
    "标题太长",
    about="标题超过36字或三行，读者一眼看不完，删去修饰和套话。",
    good=("# 示例公司召开工作会",),
    bad=("# 示例省示例市示例区示例公司深入学习上级会议精神扎实推进各项重点工作落地见效",),
    spared=(
        "这一段正文超过三十六个字，可是它不是标题，所以多长都可以，再写上几个字也还是可以的，没有关系。",
    ),
)
def long_title(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A title has at most 36 characters and three lines."""
    if paragraph.kind != "title":
        return
    length, lines = len(paragraph.text), len(set(paragraph.lines)) or 1
    if length > _TITLE_MOST:
        yield paragraph.report(0, length, f"标题有{length}字，缩到{_TITLE_MOST}字以内")
    elif lines > _LINES_MOST:
        yield paragraph.report(0, length, f"标题有{lines}行，缩到{_LINES_MOST}行以内")


@text_rule(
    "ISS005",
    "info",
    "标题里的活动在正文里叫另一个名字",
    about="标题写“举办某某会”，正文也写“举办”同一类的会，名字却对不上。"
    "标题把正文里的名字缩短、省去年份的，不算。",
    good=("# 示例局召开工作会\n11月21日，示例局召开2024年度工作会。",),
    bad=(
        "# 示例局举办2025年新春暨全国农产品订货会\n示例局举办全国农品产销对接暨2025年新春订货会。",
        "# 示例局组织安全生产演练活动\n示例局组织消防安全疏散演习活动。",
    ),
    spared=(
        "# 示例局召开党建工作会\n示例局召开2024年党建工作会议。",
        "# 示例局召开座谈会\n示例局召开新就业群体座谈会。",
        "# 示例局举办运动会\n去年举办过文艺汇演晚会。示例局举办运动会。",
        "# 示例局召开党委会暨年终总结会\n示例局召开年终总结会。",
    ),
)
def title_against_text(text: Text) -> Iterator[Found]:
    """The event that a title names is called the same in the text."""
    titles = [each for each in text.paragraphs if each.kind == "title"]
    body = [each for each in text.paragraphs if each.kind == "body"]
    title = "".join(each.text for each in titles)
    whole = "".join(each.text for each in body)
    for match in _event().finditer(title):
        if match.end() == len(title) and match[2] not in whole:
            yield from _other_name(match[1], match[2], body)


@cache
def _event() -> re.Pattern[str]:
    return re.compile(
        "(召开|举办|举行|组织|开展)了?"
        "([^，。；：！？、召举组开“”《》]{2,40}?(?:会|活动|大赛|演练|培训班|论坛))"
        "(?![员场议后上长展]|活动|大赛)"
    )


def _other_name(verb: str, name: str, body: list[LogicalParagraph]) -> Iterator[Found]:
    """Yield the first event of the text with the same verb and end, if its name is another."""
    for paragraph in body:
        for match in _event().finditer(paragraph.text):
            if match[1] != verb or match[2][-2:] != name[-2:]:
                continue
            if not _is_short_for(name, match[2]) and not _is_short_for(match[2], name):
                message = f"标题里是“{name}”，正文里是“{match[2]}”，统一名称"
                yield paragraph.report(*match.span(2), message)
            return


def _is_short_for(one: str, other: str) -> bool:
    """Return whether the characters of `one` but its year stand in `other` in the same order."""
    signs = iter(other)
    return all(sign in signs for sign in _YEAR.sub("", one))


@issue_rule(
    "ISS006",
    "warning",
    "这一段以前登过",
    pressing=True,
    about="与前面十期里的一段一字不差（标点、空格不计），看看是不是重复投稿。"
    "三十字以内的段落不查，十期以前的、作废的期不查。",
)
def ran_before(context: IssueContext) -> Iterator[Found]:
    """A paragraph is news: no earlier issue ran it, nor does it stand twice in this one."""
    mine: dict[str, LogicalParagraph] = {}
    for paragraph in _long_ones(context):
        bare = _bare(paragraph.text)
        if first := mine.get(bare):
            where = "上面" if first.file == paragraph.file else f" {first.file} "
            yield _told(paragraph, f"与本期{where}的一段相同，留一处")
        else:
            mine[bare] = paragraph
    if not mine:
        return
    for earlier in context.earlier():
        if len(earlier.text) >= _SHORTEST and (found := mine.pop(_bare(earlier.text), None)):
            yield _told(found, f"{earlier.issue} 登过这一段（{earlier.file}），核对是否重复")


def _long_ones(context: IssueContext) -> Iterator[LogicalParagraph]:
    for text in context.texts:
        for paragraph in text.paragraphs:
            if paragraph.kind == "body" and len(_bare(paragraph.text)) >= _SHORTEST:
                yield paragraph


def _told(paragraph: LogicalParagraph, message: str) -> Found:
    return paragraph.report(0, len(paragraph.text), message)


@lru_cache(maxsize=5000)  # of all issues in turn, each is compared with the ten before it
def _bare(text: str) -> str:
    """Return letters and digits only: without marks, blanks and mark-up."""
    return "".join(filter(str.isalnum, text))
