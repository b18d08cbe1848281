"""The article dialect of Markdown: text to blocks and back.

A line is a paragraph. Four heading levels, bold, pictures, pipe tables and notes are all there
is; whatever else Markdown knows is refused with its line, so that nothing is dropped in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import replace
from bulletin_cli.content.article import (
    Block,
    Heading,
    Ignore,
    Note,
    OfficialLine,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from bulletin_cli.content.captions import cut_landscape, mark_landscape, read_caption
from bulletin_cli.content.inline import dump_inline, parse_inline
from bulletin_cli.content.official import LABELS, dump_official, read_official, with_above
from bulletin_cli.content.picture_line import dump_pictures, picture_rows, read_pictures
from bulletin_cli.content.pipe_table import SourceLine, dump_table, read_table

_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
# The four levels as GB/T 9704-2012, 7.3.3 writes them.
_NUMBERED = (
    rf"{_HAN_NUMBER}、",
    rf"（{_HAN_NUMBER}）",
    r"\d{1,2}[.．](?!\d)",
    r"（\d{1,2}）",
)
_HEADING = r"(#+)(\s+|$)(.*)"
CAPTION = r"表\s?\d*[\s　：:]"
NOTE = "注："
# What the forms below may begin with; other lines, nearly all, are not held against them.
_MARKS = "#!<=>-*+`~["
_FOREIGN_LINE = (
    (r"[-*+]\s", "列表"),
    (r">", "引用"),
    (r"(```|~~~)", "代码块"),
    (r"(?:(?:-\s*){3,}|(?:\*\s*){3,}|={3,})$", "分隔线"),
    (r"\[(?:\\.|[^\]\\])+\]:", "链接定义或脚注"),
)
_CONFLICT = "<{7}|={7}|>{7}"
IGNORE = r"<!--\s*bulletin:\s*ignore\s+([A-Z0-9,，、][A-Z0-9,，、\s]*)-->"
_HEADING_MOST = 40
_NO_HEADING_END = "。！？；：，、…”"


def parse(text: str, file: str, first_line: int = 1) -> tuple[Block, ...]:
    """Return the blocks of an article body whose first line is the file's `first_line`.

    Raises BulletinError with file and line for what the dialect cannot hold.
    """
    lines = [
        SourceLine(number, len(line) - len(line.lstrip()) + 1, line.strip())
        for number, line in enumerate(text.split("\n"), start=first_line)
        if line.strip()
    ]
    return tuple(_blocks(lines, file))


def dump(blocks: Sequence[Block]) -> str:
    """Return `blocks` as an article body; `parse` gives the same blocks back."""
    above = [before for before, _ in with_above(blocks)]
    rows = (_dump_row(row, above[place]) for place, row in picture_rows(blocks))
    return "\n\n".join(rows) + "\n"


def dump_text(text: str) -> str:
    """Return one line of plain text in the dialect; a numbered heading stays one."""
    line = dump_inline((Span(text),))
    foreign = any(
        re.match(form, line) for form in (_CONFLICT, *(each for each, _ in _FOREIGN_LINE))
    )
    return f"\\{line}" if foreign or line.startswith(("#", "|", "![", *LABELS)) else line


def heading_level(text: str) -> int:
    """Return the level of a heading recognised by its number (一、 is 1), or 0."""
    if len(text) > _HEADING_MOST or text[-1:] in _NO_HEADING_END:
        return 0
    return next((n for n, form in enumerate(_NUMBERED, start=1) if re.match(form, text)), 0)


def ignored_rules(comment: str, file: str, line: int) -> tuple[str, ...]:
    """Return the rules that a comment suppresses. Raises BulletinError for any other comment."""
    match = re.fullmatch(IGNORE, comment)
    if match is None:
        raise BulletinError(
            f"不认识的注释：{comment[:20]}",
            "只能写 <!-- bulletin: ignore PUN006 -->，单独一行，以 --> 结束。",
            file=file,
            line=line,
        )
    return tuple(re.findall("[A-Z0-9]+", match[1]))


def _blocks(lines: list[SourceLine], file: str) -> Iterator[Block]:
    at = 0
    before: Block | None = None  # comments passed over
    while at < len(lines):
        line = lines[at]
        words, landscape = cut_landscape(line.text)
        captioned = _is_row(lines, at + 1) and bool(re.match(CAPTION, words))
        start = at + captioned
        if _is_row(lines, start):
            caption = read_caption(words, file, line.number) if captioned else ""
            at = start + 1
            while _is_row(lines, at) and lines[at].number == lines[at - 1].number + 1:
                at += 1
            table = read_table(lines[start:at], caption, file)
            yield (before := replace(table, landscape=captioned and landscape))
        else:
            for block in _line_blocks(line, file, before):
                yield block
                before = before if isinstance(block, Ignore) else block
            at += 1


def _is_row(lines: list[SourceLine], at: int) -> bool:
    return at < len(lines) and lines[at].text.startswith("|")


def _line_blocks(source: SourceLine, file: str, before: Block | None) -> tuple[Block, ...]:
    """Return the block that a line below the block `before` is, or its pictures."""
    number, column, text = source
    pictured = text.startswith("![")
    pictures = read_pictures(text, file, number) if pictured else ()
    official = read_official(text, file, number, column, before)
    return pictures or official or (_line_block(source, file),)


def _line_block(source: SourceLine, file: str) -> Block:
    number, start, line = source
    if line.startswith("<!--"):
        return _ignore(source, file)
    if line.startswith("\\"):
        marked = line[1:2].isascii() and not line[1:2].isalnum()
        rest, start = (line, start) if marked else (line[1:], start + 1)
        return Paragraph(parse_inline(rest, file, number, start), number)
    if line[0] in _MARKS and (block := _marked(source, file)):
        return block
    inline = parse_inline(line, file, number, start)
    if line.startswith(NOTE):
        return Note(inline, number)
    first = inline[0]
    marked_up = first.bold or first.raised or first.link
    level = 0 if marked_up else heading_level(plain(inline))
    return Heading(level, inline, number) if level else Paragraph(inline, number)


def _marked(source: SourceLine, file: str) -> Heading | None:
    """Return what a line's first sign makes of it. Raises BulletinError for what may not be."""
    number, _, line = source
    if heading := re.match(_HEADING, line):
        return _heading(heading, file, source)
    if re.match(_CONFLICT, line):
        raise BulletinError(
            "有一处退回的改动没有合好",
            "两种写法留下一种，删去 <<<<<<<、=======、>>>>>>> 三行。",
            file=file,
            line=number,
        )
    for form, name in _FOREIGN_LINE:
        if re.match(form, line):
            raise BulletinError(
                f"稿件里不能用{name}：{line[:20]}",
                "改成普通段落；要保留这个符号本身，在行首加反斜杠 \\。",
                file=file,
                line=number,
            )
    return None


def _ignore(line: SourceLine, file: str) -> Ignore:
    return Ignore(ignored_rules(line.text, file, line.number), line.number)


def _heading(match: re.Match[str], file: str, line: SourceLine) -> Heading:
    level = len(match[1]) - 1
    inline = parse_inline(match[3], file, line.number, match.start(3) + line.column)
    if not 1 <= level <= 4 or not inline:
        raise BulletinError(
            f"不认识的标题写法：{match[0][:20]}",
            "正文标题用 ## 到 #####；附件写成 # 附件1　标题；文章题目写在文件开头的 title 里。",
            file=file,
            line=line.number,
        )
    return Heading(level, inline, line.number)


def _dump_row(row: Sequence[Block], above: Block | None) -> str:
    pictures = [each for each in row if isinstance(each, Picture)]
    return dump_pictures(pictures) if pictures else _dump_block(row[0], above)


def _dump_block(block: Block, above: Block | None) -> str:
    match block:
        case OfficialLine():
            return dump_official(block, above)
        case Heading():
            return f"{'#' * (block.level + 1)} {dump_inline(block.inline)}"
        case Note():
            return dump_inline(block.inline)
        case Ignore():
            return f"<!-- bulletin: ignore {' '.join(block.rules)} -->"
        case Picture():
            return dump_pictures([block])
        case Table():
            caption = dump_inline((Span(block.caption),))
            caption = f"{mark_landscape(caption, landscape=block.landscape)}\n\n"
            return caption * bool(block.caption) + dump_table(block)
        case Paragraph():
            line = dump_inline(block.inline)
            same = not re.match(CAPTION, line) and _reads_as(line, block, above)
            return line if same else f"\\{line}"


def _reads_as(line: str, block: Paragraph, above: Block | None) -> bool:
    try:
        return not line.startswith("|") and _line_blocks(SourceLine(0, 1, line), "", above) == (
            block,
        )
    except BulletinError:
        return False
