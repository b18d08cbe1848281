"""FMT004-006: attachments, closing words and signatures of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule, text_rule

_LONGEST = 60  # characters of an attachment's name
_SIGNED = ("signature", "signed_on")
_LAST = 6  # paragraphs among which the signature stands
_OF_LAWS: Level = "info"  # 附件一： heads the annexes of laws
# What FMT005 says of the groups of its pattern; {} is what the group matched.
_END_MARKS = {
    "mark": ("这里用句号", "。"),
    "open": ("末尾缺句号", "{}。"),
    "copied": ("抄送机关的末尾用句号", "{}。"),
    "colon": ("“如下”后面用冒号", "："),
    "addressed": ("主送机关后面用冒号", "："),
    "greeted": ("称呼后面用冒号", "："),
}
_NEEDLESS = {
    "please": "“{}”不用在公文里：请示写“妥否，请批示”，函写“请予函复”",
    "report": "报告里不夹带请示事项：删去请求批示的话，或改用请示",
    "keywords": "GB/T 9704—2012 不再标注主题词，删去",
}


@text_rule(
    "FMT004",
    "warning",
    "附件的写法",
    about="附件说明写“附件：1.名单”，序号用阿拉伯数字，名称后面不用标点；附件那一页的左上角只写“附件1”，不加冒号。",
    standard="GB/T 9704—2012 7.3.4、7.3.7",
    good=("附件：1.名单\n2.报名表", "附件1"),
    bad=(
        ("附件：1.名单。", "附件：1.名单"),
        ("附件：1.名单；\n2.报名表。", "附件：1.名单\n2.报名表"),
        ("附件：1、名单", "附件：1.名单"),
        "附件1：名单",
        "附件一：名单",
    ),
    spared=(
        "附件：本次修改的说明共有三条。第一条。",
        "1.名单。\n2.报名表。",
        "附件1至附件3：见网站。",
    ),
)
def attachments(text: Text) -> Iterator[Found]:
    """Attachments are numbered with 1. and have no mark after their names."""
    listing = False
    for paragraph in text.paragraphs:
        written = paragraph.text
        match = _begins(written)
        if match and match["numbered"]:
            message = (
                f"附件说明写“附件：1.”，附件页只写“附件{_arabic(match['numbered'])}”，不加冒号"
            )
            level = None if match["numbered"].isascii() else _OF_LAWS
            yield paragraph.report(0, match.end(), message, level=level)
        listing = bool(match) or (listing and bool(_item().match(written)))
        if listing and len(written) <= _LONGEST:
            yield from _marks(paragraph)


def _marks(paragraph: LogicalParagraph) -> Iterator[Found]:
    written = paragraph.text
    if match := _wrong_number().search(written):
        yield paragraph.report(*match.span(1), "附件的序号后面用“.”", ".")
    if written[-1] in "。；，、" and not re.search("[。；，、：]", written[_head(written) : -1]):
        at = len(written) - 1
        yield paragraph.report(at, at + 1, "附件名称后面不用标点", "")


def _head(written: str) -> int:
    match = _begins(written)
    return match.end() if match else 0


def _begins(written: str) -> re.Match[str] | None:
    return _attachment().match(written) if written.startswith("附") else None


def _arabic(numeral: str) -> str:
    place = "一二三四五六七八九".find(numeral) + 1
    return str(place) if place else numeral


@cache
def _attachment() -> re.Pattern[str]:
    return re.compile(
        r"附\s?件\s?(?P<numbered>[0-9]{1,2}|[一二三四五六七八九])?[：:]\s*(?:[1-9][.．、]\s?)?"
    )


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"[1-9][0-9]?[.．、]")


@cache
def _wrong_number() -> re.Pattern[str]:
    return re.compile(r"^(?:附\s?件[：:]\s*)?[1-9][0-9]?(、)")


@paragraph_rule(
    "FMT005",
    "warning",
    "结尾用语和固定写法",
    about="请示用“妥否，请批示”，报告里不夹请示事项，“特此通知”后面用句号，“如下”后面用冒号，抄送的末尾用句号，"
    "主题词不再标注。",
    standard="党政机关公文处理工作条例",
    good=("妥否，请批示。", "特此通知。", "现将有关事项通知如下：", "特此报告。"),
    bad=(
        "特此请示，请批复为盼为要。",
        "特此报告，请批复。",
        "以上报告当否，请批示。",
        ("特此通知！", "特此通知。"),
        ("特此通知", "特此通知。"),
        ("现将有关事项通知如下。", "现将有关事项通知如下："),
        "主题词：邮政 安全 通知",
        ("机密★一年", "机密★1年"),
        ("各区（县）局、机关各处室。", "各区（县）局、机关各处室："),
        ("抄送：各区（县）局", "抄送：各区（县）局。"),
        ("尊敬的各位来宾，", "尊敬的各位来宾："),
    ),
    spared=("特此通知，请遵照执行。", "为盼归人", "答复如下，供参考"),
    needs=(
        "为盼",
        "为荷",
        "特此",
        "上报",
        "如下",
        "主题",
        "密★",
        "\n各",
        "\n尊",
        "\n同",
        "\n亲",
        "抄送",
    ),
)
def closing_words(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A document closes with the words of its kind."""
    for match in _closing().finditer(paragraph.text):
        kind = match.lastgroup or ""
        if kind in _END_MARKS:
            message, right = _END_MARKS[kind]
            yield paragraph.report(*match.span(kind), message, right.format(match[kind]))
        elif kind == "years":
            right = _arabic(match[kind])
            yield paragraph.report(*match.span(kind), "保密期限用阿拉伯数字", right)
        else:
            yield paragraph.report(*match.span(), _NEEDLESS[kind].format(match[kind]))


@cache
def _closing() -> re.Pattern[str]:
    kinds = "通知|通告|公告|报告|函告|函复|批复|请示|通报"
    return re.compile(
        "(?P<please>(?:为盼为要|为盼为荷|为荷为盼|批复为盼|批示为盼|审批为荷|批准为荷|批准为盼)(?=[。！]|$))"
        "|(?P<report>特此报告，(?:妥否|当否|请批复|请批示|请审批|望批准|请予批准)"
        "|以上报告，?(?:妥否|当否|可否|请批复|请审批|请予批准))"
        f"|特此(?:{kinds})(?P<mark>！)$|^(?=特此(?:{kinds})$).{{3}}(?P<open>.)$"
        "|(?:事项|情况|有关问题|工作|要求)(?:通知|报告|公告|通报|安排|函复|汇报)如下(?P<colon>[。，；])$"
        "|^各[^，。：；！？]{2,40}(?:单位|处室|分公司|部门|局|公司)(?P<addressed>[。，；])$"
        "|^抄送[：:][^：。；]{2,80}(?P<copied>[^：。；，、])$"
        "|^(?:尊敬的|各位|同志们|亲爱的)[^，。：；！？]{0,24}(?P<greeted>，)$"
        "|^(?P<keywords>主题词[：:])"
        "|密★(?P<years>[一二三四五六七八九])年"
    )


@text_rule(
    "FMT006",
    "warning",
    "署名和成文日期",
    about="先署名，后写日期；成文日期用阿拉伯数字，年、月、日写全：2024年3月5日。",
    standard="GB/T 9704—2012 7.3.5",
    good=("特此通知。\n示例市邮政管理局\n2024年3月5日",),
    bad=(
        "特此通知。\n2024年3月5日\n示例市邮政管理局",
        (
            "特此通知。\n示例市邮政管理局\n二〇二四年三月五日",
            "特此通知。\n示例市邮政管理局\n2024年3月5日",
        ),
        ("特此通知。\n示例市邮政管理局\n2024年3月5", "特此通知。\n示例市邮政管理局\n2024年3月5日"),
    ),
    spared=(
        "2024年3月5日\n示例市邮政管理局\n关于值班工作的通知\n各单位：\n请做好值班。\n按时报送。\n不得迟报。\n特此通知。",
        "特此通知。\n示例市邮政管理局\n二〇〇四年三月五日",
    ),
)
def signature(text: Text) -> Iterator[Found]:
    """A document ends with who signs it and then the day, in Arabic figures."""
    last = [each for each in text.paragraphs if each.kind in _SIGNED]
    last = last or [each for each in text.paragraphs if each.kind == "body"][-_LAST:]
    for paragraph, before, after in zip(last, [None, *last], [*last[1:], None], strict=False):
        signed = paragraph.kind == "signed_on" or bool(before and _is_signer(before))
        if signed and (match := _old_date().fullmatch(paragraph.text)):
            right = "".join(_digits(part) for part in match.groups())
            message = f"成文日期用阿拉伯数字：{right}"
            yield paragraph.report(0, len(paragraph.text), message, right)
        elif signed and _no_day().fullmatch(paragraph.text):
            end = len(paragraph.text)
            yield paragraph.report(0, end, "日期缺“日”", f"{paragraph.text}日")
        elif paragraph.kind == "signed_on" and not _date().fullmatch(paragraph.text):
            yield paragraph.report(0, len(paragraph.text), "成文日期写成“2024年3月5日”这样")
        elif not signed and after is last[-1] and _is_dated_first(paragraph, after):
            yield paragraph.report(0, len(paragraph.text), "先署名，后写日期，两行对调")


def _is_dated_first(paragraph: LogicalParagraph, after: LogicalParagraph) -> bool:
    return bool(_date().fullmatch(paragraph.text) and _is_signer(after))


def _is_signer(paragraph: LogicalParagraph) -> bool:
    return paragraph.kind == "signature" or bool(_signer().fullmatch(paragraph.text))


def _digits(part: str) -> str:
    """Return 二〇二四年 as 2024年, 三月 as 3月, 二十五日 as 25日."""
    number, unit = part[:-1], part[-1]
    if unit == "年":
        return "".join(str("〇一二三四五六七八九".index(each)) for each in number) + unit
    tens, ten, ones = number.rpartition("十")
    value = 10 * (" 一二三".index(tens or "一")) if ten else 0
    return f"{value + (' 一二三四五六七八九'.index(ones) if ones else 0)}{unit}"


@cache
def _signer() -> re.Pattern[str]:
    ends = (
        "局|厅|委|部|公司|政府|办公室|委员会|中心|协会|院|党组|党委|办公厅|领导小组|集团|大学|学校"
    )
    return re.compile(f"[^，。；：！？0-9]{{3,30}}(?:{ends})")


@cache
def _date() -> re.Pattern[str]:
    return re.compile("20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")


@cache
def _no_day() -> re.Pattern[str]:
    return re.compile("20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}")


@cache
def _old_date() -> re.Pattern[str]:
    # The standard of 2012 brought the Arabic figures.
    return re.compile(
        "(二〇(?:一[三四五六七八九]|[二三][〇一二三四五六七八九])年)"
        "((?:十[一二]?|[一二三四五六七八九])月)((?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)"
    )
