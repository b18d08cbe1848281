"""The body of an old issue -> its articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import (
    Alignment,
    Article,
    Block,
    Heading,
    Note,
    OfficialLine,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from bulletin_cli.content.markdown import CAPTION, NOTE, heading_level
from bulletin_cli.incoming.back_issues.apart import EDITOR_NOTE, Apart, cells
from bulletin_cli.incoming.back_issues.bold import with_bold
from bulletin_cli.incoming.back_issues.content import Doubt
from bulletin_cli.incoming.back_issues.costs import LineRole
from bulletin_cli.incoming.back_issues.groups import LineGroup
from bulletin_cli.incoming.back_issues.joining import meets_latin
from bulletin_cli.incoming.back_issues.kinds import LineRoles
from bulletin_cli.incoming.back_issues.paper import TextLine
from bulletin_cli.incoming.credit import take_credits
from bulletin_cli.incoming.official import take_official

UNTITLED = "（无题）"
_NAMES: dict[LineRole, str] = {
    "title": "标题", "heading": "小标题", "heading_next": "小标题的下一行",
    "start": "另起的一段", "next": "接着上一行", "apart": "单独的一行",
}  # fmt: skip
_TABLE_CAPTION = re.compile(rf"{CAPTION}|表\s*\S{{1,3}}[\s：:]")
_TITLE_LINES = 4
_EXCERPT = 16  # characters of a line, for a message


class Builder:
    """Articles in the making: groups go in one by one, articles and doubts come out."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.doubts: list[Doubt] = []
        self._section = ""
        self._empty_section: LineGroup | None = None  # one that waits for its article
        self._note = ""  # an editor's note that waits for its title
        self._blocks: list[Block] = []

    def add(self, group: LineGroup, following: LineRole | None) -> None:
        """Take in a group; `following` is the kind of the next one, sections apart."""
        if group.kind == "title":
            self._begin(group)
        elif group.apart:
            self._add_apart(group, group.apart)
        elif EDITOR_NOTE.match(group.text) and self._editor_note(group, following):
            if group.paragraphs > 1:
                told = f"编者按有 {group.paragraphs} 段，并成了一段"
                self.doubts.append(Doubt(group.place, told))
        else:
            self._add_block(_block(group), group.place)
        self.doubts += [
            Doubt(after.place, f"“{before.text[-8:]}”和“{after.text[:8]}”中间有没有空格，请核对")
            for before, after in pairwise(group.lines)
            if group.kind != "title" and not group.apart and meets_latin(before.text, after.text)
        ]

    def close(self) -> None:
        """Finish the last article."""
        self._end_article()
        self._tell_empty_section()
        if self._note:
            self.doubts.append(Doubt(0, f"编者按“{self._note}”后面没有稿件"))

    def _begin(self, group: LineGroup) -> None:
        self._end_article()
        title = tuple(line.text for line in group.lines)
        if len(title) > _TITLE_LINES:
            self.doubts.append(Doubt(group.place, f"标题有 {len(title)} 行，请核对"))
        self.articles.append(
            Article("", title, (), section=self._section, editor_note=self._note,
                    title_line=group.place)
        )  # fmt: skip
        self._note, self._empty_section = "", None

    def _end_article(self) -> None:
        if self.articles:
            article = replace(self.articles[-1], blocks=tuple(self._blocks))
            article, taken = take_official(article)
            self.articles[-1], told = take_credits(article)
            place = article.title_line
            self.doubts += [Doubt(place, each) for each in taken]
            self.doubts += [Doubt(place, each.text) for each in told if not each.kept]
            if not self._blocks:
                one = self.articles[-1]
                self.doubts.append(Doubt(one.title_line, f"“{one.full_title}”下面没有正文"))
        self._blocks = []

    def _add_block(self, block: Block, place: int) -> None:
        if not self.articles:
            self.doubts.append(Doubt(place, "这一段前面没有认出标题，题目先写作“（无题）”"))
            self.articles.append(
                Article("", (UNTITLED,), (), section=self._section, title_line=place)
            )
        self._blocks.append(block)

    def _editor_note(self, group: LineGroup, following: LineRole | None) -> bool:
        """Take an editor's note to the article it stands in or before."""
        text = EDITOR_NOTE.sub("", group.text, count=1)
        if not text:
            return False
        if following == "title" and not self._note:
            self._note = text
            return True
        if not self.articles or self._blocks or self.articles[-1].editor_note:
            return False
        self.articles[-1] = replace(self.articles[-1], editor_note=text)
        return True

    def _tell_empty_section(self) -> None:
        if one := self._empty_section:
            self.doubts.append(Doubt(one.place, f"“{one.text}”后面没有稿件，没有收进来"))
        self._empty_section = None

    def _add_apart(self, group: LineGroup, one: Apart) -> None:
        if one.sort == "section":
            self._tell_empty_section()
            self._section, self._empty_section = one.text, group
        elif one.sort == "unit" and self.articles and not self.articles[-1].unit:
            self.articles[-1] = replace(self.articles[-1], unit=one.text)
        elif one.sort == "row":
            self._add_rows(group)
        elif one.sort in ("credit", "staff") and not self.articles:
            self.doubts.append(Doubt(group.place, f"“{one.text}”上面没有稿件，没有收进来"))
        elif one.sort == "picture":
            line = group.lines[0].line
            picture = Picture(line.picture, one.text, line=group.place, beside=line.beside)
            self._add_block(picture, group.place)
        elif one.sort == "caption" and self._captions(one.text):
            pass
        elif one.sort in ("attachment", "attachment_title", "continued"):
            self._add_official(one.sort, one.text, group.place)
        elif one.sort == "credit":  # goes with the article, see take_credits
            self._add_block(Paragraph((Span(one.text),), group.place), group.place)
        else:
            if one.sort == "caption":
                self.doubts.append(Doubt(group.place, f"“{one.text}”的图或表没有收进来"))
            self._add_block(Paragraph((Span(group.text),), group.place), group.place)

    def _add_official(
        self, sort: Literal["attachment", "attachment_title", "continued"], text: str, place: int
    ) -> None:
        """Add 附件1 or its title, whose lines are one, or the next line of a listed name."""
        last = self._blocks[-1] if self._blocks else None
        if sort == "continued" and isinstance(last, Paragraph):
            self._blocks[-1] = Paragraph((Span(plain(last.inline) + text),), last.line)
        elif sort == "continued":
            self._add_block(Paragraph((Span(text),), place), place)
        elif isinstance(last, OfficialLine) and last.part == sort == "attachment_title":
            self._blocks[-1] = OfficialLine(sort, (Span(plain(last.inline) + text),), last.line)
        else:
            self._add_block(OfficialLine(sort, (Span(text),), place), place)

    def _captions(self, text: str) -> bool:
        """Give a caption to the picture before it."""
        last = self._blocks[-1] if self._blocks else None
        if not isinstance(last, Picture) or last.caption:
            return False
        self._blocks[-1] = replace(last, caption=text)
        return True

    def _add_rows(self, group: LineGroup) -> None:
        known = all(line.line.cells for line in group.lines)
        rows = [line.line.cells or cells(line.text) for line in group.lines]
        if not any(map("".join, rows)):
            return
        columns = len(rows[0])
        if (not known and len(rows) < 2) or any(len(row) != columns for row in rows):
            self.doubts.append(Doubt(group.place, "这里像是表格，没有排成表，请对照原件"))
            for line in group.lines:
                if text := line.text.replace("\t", "\u3000").strip():
                    self._add_block(Paragraph((Span(text),), line.place), line.place)
            return
        if not known:
            self.doubts.append(Doubt(group.place, "这里的表格是按空格分的栏，请对照原件"))
        inlines = tuple(tuple((Span(cell),) for cell in row) for row in rows)
        plainly: list[Alignment] = [""] * columns
        table = Table(inlines, tuple(plainly), self._table_caption(), group.place)
        shape = group.lines[0].line.shape
        if shape and shape.rows == len(rows):
            table = replace(
                table,
                header=shape.header,
                merged=shape.merged,
                widths=shape.widths,
                landscape=shape.landscape and bool(table.caption),
            )
            if shape.is_cut:
                said = "表头和下面合并的单元格拆开了，请对照原件"
                self.doubts.append(Doubt(group.place, said))
        self._add_block(table, group.place)

    def _table_caption(self) -> str:
        """Take the caption that stands before the table."""
        last = self._blocks[-1] if self._blocks else None
        if not isinstance(last, Paragraph) or not _TABLE_CAPTION.match(plain(last.inline)):
            return ""
        self._blocks.pop()
        self.doubts = [each for each in self.doubts if each.place != last.line]
        return plain(last.inline)


def kind_doubts(lines: Sequence[TextLine], reading: LineRoles) -> Iterator[Doubt]:
    """Yield a doubt for each line that may be of another kind than it was read as."""
    for line, kind, other in zip(lines, reading.kinds, reading.doubtful, strict=True):
        if other:
            text = line.text[:_EXCERPT] + ("…" if len(line.text) > _EXCERPT else "")
            yield Doubt(line.place, f"“{text}”当作{_NAMES[kind]}，也可能是{_NAMES[other]}")


def _block(group: LineGroup) -> Block:
    text, place = group.text, group.place
    inline = with_bold(text, [line.line for line in group.lines])
    level = heading_level(text)
    outline = group.lines[0].line.outline
    if level or (group.kind == "heading" and outline > 1):
        return Heading(level or min(outline - 1, 4), (Span(text),), place)
    return Note(inline, place) if text.startswith(NOTE) else Paragraph(inline, place)
