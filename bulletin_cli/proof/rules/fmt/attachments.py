"""FMT007-008: the list of attachments, the attachments, and what the text says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bulletin_cli.content.official import is_attachment, is_listed
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import text_rule

_TITLE_LINES = 3
_NUMBERS = "一二三四五六七八九"


@text_rule(
    "FMT007",
    "warning",
    "附件说明和附件不一致",
    about="正文后面有附件的，附件说明列几个，后面就是几个，次序、名称都一样。只列出、不跟在后面的附件不查。",
    standard="GB/T 9704—2012 7.3.7",
    good=(
        "附件：1.名单\n2.报名表\n附件1\n名单\n甲。\n附件2\n报名表\n乙。",
        "附件：名单\n附件\n名单\n甲。",
        "附件：1.名单\n2.报名表",
    ),
    bad=(
        "附件：1.名单\n2.报名表\n附件1\n名单\n甲。",
        "附件：名单\n附件\n成员名单\n甲。",
        "附件：1.名单\n2.报名表\n附件2\n名单\n甲。\n附件1\n报名表\n乙。",
    ),
    spared=("附件1\n名单\n甲。", "附件：1.成员名单\n附件1\n成员\n名单\n甲。"),
)
def list_and_attachments(text: Text) -> Iterator[Found]:
    """The list below the text names the attachments as they are."""
    listed = list(_listed(text.paragraphs))
    places = [n for n, each in enumerate(text.paragraphs) if n and is_attachment(each.text)]
    attachments = [text.paragraphs[n] for n in places]
    if not listed or not attachments:
        return
    if len(listed) != len(attachments):
        message = f"附件说明列了 {len(listed)} 个，后面的附件有 {len(attachments)} 个"
        last = listed[-1]
        yield last.report(0, len(last.text), message)
        return
    for number, (name, place) in enumerate(zip(listed, places, strict=True), start=1):
        label = text.paragraphs[place]
        if label.text[-1].isdigit() and int(re.sub("[^0-9]", "", label.text)) != number:
            yield label.report(0, len(label.text), f"这里是第 {number} 个附件，序号不对")
            continue
        wanted = name.text[_head(name.text) :]
        title = text.paragraphs[place + 1 : place + 2]
        if title and not _agree(wanted, text.paragraphs[place + 1 : place + 1 + _TITLE_LINES]):
            message = f"附件说明里写的是“{wanted}”，两处写成一样"
            yield title[0].report(0, len(title[0].text), message)


def _agree(name: str, below: Sequence[LogicalParagraph]) -> bool:
    """Return whether lines below 附件1 begin with a name; an article knows which are a title."""
    titles = [each for each in below if each.kind == "attachment_title"]
    title = _bare("".join(each.text for each in titles or below))
    return title == _bare(name) if titles else title.startswith(_bare(name))


def _listed(paragraphs: Sequence[LogicalParagraph]) -> Iterator[LogicalParagraph]:
    """Yield the lines of the first list of attachments."""
    begun = False
    for paragraph in paragraphs:
        if is_listed(paragraph.text, below_another=begun):
            yield paragraph
            begun = True
        elif begun:
            return


def _head(written: str) -> int:
    """Return where the name of an attachment begins in its line of the list."""
    match = _before_name().match(written)
    return match.end() if match else 0


def _bare(text: str) -> str:
    return re.sub(r"[\s《》]", "", text).rstrip("。；，、")


@text_rule(
    "FMT008",
    "warning",
    "说见附件，却没有附件",
    about="正文写了“见附件1”，后面要有附件说明或附件，有这个序号。",
    good=("名单见附件1。\n附件：1.名单", "名单详见附件。\n附件：名单"),
    bad=("名单见附件1。", "名单见附件2。\n附件：1.名单"),
    spared=(
        "会议传达了“名单见附件1，请各单位核对”的要求。",
        "附件1：名单\n名单见附件1。",
        "名单见附件一。\n附件一\n名单",
    ),
)
def missing_attachment(text: Text) -> Iterator[Found]:
    """What a text sends its reader to is there."""
    if not any("见附件" in each.text for each in text.paragraphs):
        return
    known = {number for each in text.paragraphs for number in _numbers(each.text)}
    for paragraph in text.paragraphs:
        for match in _mention().finditer(paragraph.text):
            number = _NUMBERS.find(match[1]) + 1 or int(match[1]) if match[1] else 0
            if paragraph.is_foreign(*match.span()) or (number in known if number else known):
                continue
            what = "没有这个序号的附件" if known else "后面没有附件，也没有附件说明"
            yield paragraph.report(*match.span(), f"说了“{match[0]}”，{what}")


def _numbers(written: str) -> Iterator[int]:
    """Yield the numbers of attachments that a line lists or begins, 0 for one without number."""
    match = _named().match(written)
    if match:
        found = match[1] or match[2] or ""
        yield _NUMBERS.find(found) + 1 or int(found) if found else 0
    elif item := _item().match(written):
        yield int(item[1])


@cache
def _before_name() -> re.Pattern[str]:
    return re.compile(r"(?:附件：\s*)?(?:[0-9]{1,2}[.．]\s*)?")


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(rf"(?:详|参)?见附件\s?([0-9]{{1,2}}|[{_NUMBERS}])?")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"附\s?件\s?([0-9]{{1,2}}|[{_NUMBERS}])?(?:$|[：:\s]\s*(?:([0-9]{{1,2}})[.．、])?)"
    )


@cache
def _item() -> re.Pattern[str]:
    return re.compile("([0-9]{1,2})[.．]")
