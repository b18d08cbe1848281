"""Which paragraphs of what came are the lines of an official text: 主送机关, 署名, 附件 and others.

A name and a date at the end are a signature only where something else says that the text is an
official one; below a report they say who sent it (credit.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import (
    Article,
    Block,
    Heading,
    OfficialLine,
    OfficialPart,
    Paragraph,
    Span,
    Table,
    plain,
)
from bulletin_cli.content.official import (
    OF_ATTACHMENT,
    OFFICIAL_NAMES,
    first_attachment,
    fits,
    is_attachment,
    is_listed,
)
from bulletin_cli.content.raised import without_bold
from bulletin_cli.incoming.credit_line import is_date, is_unit, read_credit

_ADDRESSED = re.compile(
    r"各[^。；！？：]{1,60}|[^。；！？：]{2,40}(?:单位|处室|企业|机构|部门|公司)"
)
_CLOSING = re.compile(
    r"特此(?:通知|通报|函告|函复|报告|公告|批复|复函)|(?:妥否|当否|可否)，?请(?:批示|批复|审批|审示)"
    r"|请予?(?:函复|支持)"
)
_REMARK = re.compile(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）")
_NUMBERED = re.compile(r"表 ?[0-9]")
_TITLE_MOST = 60  # characters
_SIGNERS_MOST = 5


def take_official(article: Article) -> tuple[Article, tuple[str, ...]]:
    """Return the article with its official lines as such, and what was taken for one."""
    blocks = list(article.blocks)
    before = [each for each in blocks if isinstance(each, OfficialLine)]
    _take_attachments(blocks)
    end = first_attachment(blocks)
    sender, credit = _take_credit(blocks, end) if end < len(blocks) else ("", "")
    end -= bool(credit)
    _take_list(blocks, end)
    _take_addressee(blocks)
    if any(isinstance(each, OfficialLine) for each in blocks) or _closes(blocks[:end]):
        _take_signature(blocks, end)
    taken = [each for each in blocks if isinstance(each, OfficialLine)]
    if taken == before:
        return article, ()
    told = f"收作公文的几部分：{'、'.join(_told(taken))}；请核对"
    names = [plain(each.inline) for each in taken if each.part == "signature"]
    unit = article.unit or sender or (names[0] if len(names) == 1 else "")
    if not credit and unit != article.unit:
        credit = f"供稿单位“{unit}”，取自署名"
    return replace(article, blocks=tuple(blocks), unit=unit), tuple(filter(None, (told, credit)))


def _take_credit(blocks: list[Block], end: int) -> tuple[str, str]:
    """Take out the line above the attachments that says who sent the text; return unit and words.

    One that stands at the end of all is credit.py's.
    """
    text = _text(blocks, end - 1)
    credit = read_credit(text)
    if credit is None or not credit["供稿单位"] or credit["作者"] or end < 2:
        return "", ""
    del blocks[end - 1]
    return credit["供稿单位"], f"供稿单位“{credit['供稿单位']}”，取自“{text}”"


def _told(taken: Sequence[OfficialLine]) -> Iterator[str]:
    for part, name in OFFICIAL_NAMES.items():
        first = next((plain(each.inline) for each in taken if each.part == part), "")
        if first and part not in OF_ATTACHMENT:
            yield f"{name}“{first[:20]}”"
    attachments = sum(each.part == "attachment" for each in taken)
    if attachments:
        yield f"附件 {attachments} 个"


def _part(block: Block) -> str:
    return block.part if isinstance(block, OfficialLine) else ""


def _text(blocks: Sequence[Block], at: int) -> str:
    """Return the text of a paragraph or a heading, "" where none stands."""
    block = blocks[at] if 0 <= at < len(blocks) else None
    return plain(block.inline) if isinstance(block, Paragraph | Heading) else ""


def _make(blocks: list[Block], at: int, part: OfficialPart) -> None:
    block = blocks[at]
    if isinstance(block, Paragraph | Heading):
        blocks[at] = OfficialLine(part, without_bold(block.inline), block.line)


def _take_attachments(blocks: list[Block]) -> None:
    """Make 附件1 that stands alone the beginning of an attachment, the line below it its title.

    A table that is all of an attachment has been given that line as its caption.
    """
    for at in range(len(blocks) - 1, 0, -1):  # from the end: titles are put in
        if not is_attachment(_text(blocks, at)):
            continue
        _make(blocks, at, "attachment")
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(below, Table) and below.caption and not _NUMBERED.match(below.caption):
            line = Paragraph((Span(below.caption),), below.line)
            blocks[at + 1 : at + 2] = [line, replace(below, caption="")]
        title = _text(blocks, at + 1)
        is_short = 0 < len(title) <= _TITLE_MOST and title[-1] not in "。；：，、！"
        if is_short and not is_attachment(title) and fits("attachment_title", title):
            _make(blocks, at + 1, "attachment_title")


def _take_list(blocks: list[Block], end: int) -> None:
    """Make 附件：1.… and the numbered lines below it a list."""
    below = False
    for at in range(end):
        below = is_listed(_text(blocks, at), below_another=below) or (
            _part(blocks[at]) == "attachment_list"
        )
        if below:
            _make(blocks, at, "attachment_list")


def _take_addressee(blocks: list[Block]) -> None:
    text = _text(blocks, 0)
    if text.endswith("：") and len(blocks) > 1:
        names = re.split("[，、,]", text[:-1])
        if all(is_unit(each) or _ADDRESSED.fullmatch(each) for each in names):
            _make(blocks, 0, "addressee")


def _closes(blocks: Sequence[Block]) -> bool:
    """Return whether one of the last lines closes an official text."""
    return any(
        _CLOSING.search(_text(blocks, at)) for at in range(max(len(blocks) - 5, 0), len(blocks))
    )


def _take_signature(blocks: list[Block], end: int) -> None:
    """Make names with a date below them a signature, and what stands in brackets below a remark."""
    day = end - 1
    last = _text(blocks, day)
    is_remarked = bool(_REMARK.fullmatch(last) and not read_credit(last)) and is_date(
        _text(blocks, day - 1)
    )
    day -= is_remarked
    if not is_date(_text(blocks, day)):
        return
    first = day
    while first > max(day - _SIGNERS_MOST, 1) and is_unit(_text(blocks, first - 1)):
        first -= 1
    if first == day:
        return
    for at in range(first, day):
        _make(blocks, at, "signature")
    _make(blocks, day, "signed_on")
    if is_remarked:
        _make(blocks, day + 1, "remark")
