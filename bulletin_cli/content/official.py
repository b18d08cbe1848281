"""The lines of official texts in the article dialect: 主送：, 附件：1.…, 署名：, # 附件1."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Block, Ignore, OfficialLine, OfficialPart, Span, plain
from bulletin_cli.content.inline import dump_inline, parse_inline

OFFICIAL_NAMES: dict[OfficialPart, str] = {  # in messages, and of styles
    "addressee": "主送机关",
    "attachment_list": "附件说明",
    "signature": "署名",
    "signed_on": "成文日期",
    "remark": "附注",
    "attachment": "附件",
    "attachment_title": "附件题",
}
# What stands before a line in the article, and is not printed.
_LABELS: dict[str, OfficialPart] = {
    "主送：": "addressee",
    "署名：": "signature",
    "成文日期：": "signed_on",
    "附注：": "remark",
}
_SIGNS = {part: label for label, part in _LABELS.items()}
LABELS = tuple(_LABELS)
_FIRST = "主署成附#0123456789"  # what these lines begin with; others are not looked at
_LISTED = re.compile(r"附件：(?=\S)[^。]*。?")  # a sentence after it is none: 附件：说明如下。……
_ITEM = re.compile(r"[0-9]{1,2}[.．](?=\S)[^。]*。?")
_ATTACHMENT = re.compile(r"附件\s?[0-9]{0,2}")
_HEADED = re.compile(r"#\s+(附件\s?[0-9]{0,2})(?:\s+(?!附件)(.+))?")
_TITLE = re.compile(r"#\s+(.+)")
OF_ATTACHMENT = ("attachment", "attachment_title")


def first_attachment(blocks: Sequence[Block]) -> int:
    """Return the place of the block that begins the first attachment, past the end without one."""
    places = (
        place
        for place, each in enumerate(blocks)
        if isinstance(each, OfficialLine) and each.part == "attachment"
    )
    return next(places, len(blocks))


def is_attachment(text: str) -> bool:
    """Return whether a line begins an attachment: 附件, 附件1."""
    return bool(_ATTACHMENT.fullmatch(text))


def is_attachment_heading(line: str) -> bool:
    """Return whether a line of an article's file begins an attachment: # 附件1　名单."""
    return bool(_HEADED.fullmatch(line.strip()))


def is_listed(text: str, *, below_another: bool) -> bool:
    """Return whether a line lists an attachment: 附件：1.名单, and 2.… below another one."""
    return bool(_LISTED.fullmatch(text) or (below_another and _ITEM.fullmatch(text)))


def fits(part: OfficialPart, text: str) -> bool:
    """Return whether a text can be the line of this part."""
    if part == "attachment":
        return is_attachment(text)
    if part == "attachment_title":
        return not _HEADED.fullmatch(f"# {text}")
    return part != "attachment_list" or is_listed(text, below_another=True)


def read_official(
    text: str, file: str, line: int, column: int, before: Block | None
) -> tuple[OfficialLine, ...]:
    """Return what a line is below the block `before`: none for another line, title with number.

    Raises BulletinError with file and line.
    """
    if text[0] not in _FIRST:
        return ()
    above = before.part if isinstance(before, OfficialLine) else ""

    def made(part: OfficialPart, start: int) -> OfficialLine:
        return OfficialLine(part, parse_inline(text[start:], file, line, column + start), line)

    if headed := _HEADED.fullmatch(text):
        columns = tuple(range(column + headed.start(1), column + headed.end(1)))
        number = OfficialLine("attachment", (Span(headed[1], columns=columns),), line)
        return (number, *([made("attachment_title", headed.start(2))] if headed[2] else []))
    if above in OF_ATTACHMENT and (titled := _TITLE.fullmatch(text)):
        return (made("attachment_title", titled.start(1)),)
    for label, part in _LABELS.items():
        if text.startswith(label):
            _refuse_empty(text, label, file, line)
            rest = text[len(label) :]
            return (made(part, len(label) + len(rest) - len(rest.lstrip())),)
    listed = is_listed(text, below_another=above == "attachment_list")
    return (made("attachment_list", 0),) if listed else ()


def dump_official(block: OfficialLine, before: Block | None) -> str:
    """Return the line of a block that stands below the block `before`.

    One that lost what it stands below gets its own beginning: 附件：2.… and # 附件.
    """
    line = dump_inline(block.inline)
    above = before.part if isinstance(before, OfficialLine) else ""
    if block.part == "attachment":
        return f"# {line}"
    if block.part == "attachment_title":
        return f"# {line}" if above in OF_ATTACHMENT else f"# 附件\n\n# {line}"
    if block.part == "attachment_list":
        alone = not is_listed(plain(block.inline), below_another=above == "attachment_list")
        return f"附件：{line}" if alone else line
    return f"{_SIGNS[block.part]}{line}"


def with_above(blocks: Sequence[Block]) -> Iterator[tuple[Block | None, Block]]:
    """Yield each block with the one above it, comments passed over."""
    before: Block | None = None
    for block in blocks:
        yield before, block
        before = before if isinstance(block, Ignore) else block


def _refuse_empty(text: str, label: str, file: str, line: int) -> None:
    if text == label:
        raise BulletinError(
            f"“{label}”后面没有字", "写在同一行；不要就删去这一行。", file=file, line=line
        )
