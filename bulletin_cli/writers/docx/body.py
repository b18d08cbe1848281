"""word/document.xml and the footers: blocks to WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from bulletin_cli.base.typography import twips
from bulletin_cli.layout.document import (
    TABLE_GAP,
    Comment,
    Document,
    Run,
    Style,
    StyledBlock,
    StyledParagraph,
    StyledPicture,
    StyledPictureRow,
    StyledTable,
    are_tables,
)
from bulletin_cli.layout.marks import Bookmark
from bulletin_cli.layout.template.style_names import style_id
from bulletin_cli.writers.docx.comments import cut_runs, markers
from bulletin_cli.writers.docx.margins import Margin, References, references_of
from bulletin_cli.writers.docx.picture_rows import in_cell, row_table
from bulletin_cli.writers.docx.runs import run_of
from bulletin_cli.writers.docx.sections import LAST, sections
from bulletin_cli.writers.docx.styles import alignment, indentation, tab_stops
from bulletin_cli.writers.docx.tables import in_table, table_of
from bulletin_cli.writers.docx.xml import DECLARATION, NAMESPACES, element, escape, switch

_NEW_PAGE = "<w:pageBreakBefore/>"
_EMPTY_PAGE = f"<w:p><w:pPr>{_NEW_PAGE}</w:pPr></w:p>"
# A paragraph's mark adds its own height to a line: to a picture's what hangs below its base.
_LOW_MARK = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
_PARAGRAPH_STYLE = re.compile("<w:pStyle [^>]*/>")
_TAB = re.compile(r'<w:tab [^>]*(w:pos="\d+")/>')
_EMU = 12700  # English Metric Units in a point (ECMA-376 part 1, 20.1.2.1)


def _gap_paragraph(direct: str = "", **spacing: int) -> str:
    """Return the empty paragraph that keeps a table apart, hardly higher than a hair."""
    pitch = element("spacing", **spacing, line=twips(TABLE_GAP), lineRule="exact")
    return f"<w:p><w:pPr>{direct}{pitch}{_LOW_MARK}</w:pPr></w:p>"


_TABLE_GAP = _gap_paragraph()


class BodyWriter:
    """Writes blocks and collects what stands in other parts.

    `media` are the pictures met, bytes to file name; `links` the addresses, each with its id. A
    place in `comments` is a comment's id.
    """

    def __init__(self, document: Document, marks: Iterable[Bookmark]) -> None:
        self._document = document
        self._references = references_of(document, lambda margin: margin.reference)
        self._numbering = ""
        self._marks = enumerate(marks, start=1)
        self._drawings = 0
        self.media: dict[bytes, str] = {}
        self.links: dict[str, str] = {}
        self.comments: list[Comment] = []

    def document_part(self) -> str:
        """Return the main part; call it before reading what it collects."""
        return main_part(f"{self.content()}{self.last_section()}")

    def go_on(self, document: Document, references: References, numbering: str) -> None:
        """Write the blocks of another document into the same file from now on.

        `references` name its headers and footers, `numbering` how its pages are counted.
        """
        self._document, self._references, self._numbering = document, references, numbering

    def content(self) -> str:
        """Return all blocks, the imprint at its place, without the last section."""
        document, body = self._document, self._blocks(self._document.body)
        self._end_sections(body)
        imprint = self._imprint()
        if document.blocks and isinstance(document.blocks[-1], StyledTable):
            imprint.append(_TABLE_GAP)  # Word wants a paragraph at the end
        return "".join([*body, *imprint])

    def last_section(self) -> str:
        """Return the properties of the document's last section."""
        return self._sections()[LAST]

    def _sections(self) -> Mapping[int, str]:
        return sections(self._document, self._references, self._numbering)

    def _blocks(self, blocks: Sequence[StyledBlock]) -> list[str]:
        return [
            _TABLE_GAP * are_tables(before, block) + self._block(block)
            for before, block in zip((None, *blocks), blocks, strict=False)
        ]

    def _end_sections(self, body: list[str]) -> None:
        """Put the properties of sections into the paragraphs that they end with."""
        for place, properties in self._sections().items():
            if place == LAST:
                continue
            block = body[place]
            if are_tables(self._document.body[place], self._document.body[place]):
                block += _TABLE_GAP
            # The last of its paragraphs: a table has some in its cells.
            head, end, tail = block.rpartition("</w:pPr>")
            body[place] = f"{head}{properties}{end}{tail}"

    def margin_part(self, margin: Margin) -> str:
        """Return a header or a footer; the signs for numbers of pages become fields."""
        content = "".join(self._paragraph(each, fields=True) for each in margin.paragraphs)
        root = "w:hdr" if margin.kind == "header" else "w:ftr"
        return f"{DECLARATION}<{root} {NAMESPACES}>{content or '<w:p/>'}</{root}>"

    def _block(self, block: StyledBlock) -> str:
        match block:
            case StyledParagraph():
                return self._paragraph(block)
            case StyledPicture():
                return self._picture(block)
            case StyledPictureRow():
                return self._picture_row(block)
            case StyledTable():
                return self._table(block)

    def _properties(self, style: str, direct: str = "") -> str:
        identifier = style_id(self._document.styles[style])
        return f"<w:pPr>{element('pStyle', val=identifier)}{direct}</w:pPr>"

    def _paragraph(self, block: StyledParagraph, *, direct: str = "", fields: bool = False) -> str:
        if block.picture:
            return self._picture(block.picture, direct)
        if block.turned:
            direct += self._turned_tabs(self._document.styles[block.style])
        direct = _own_place(block, self._document.styles[block.style], direct)
        marks = markers(block.comments, len(self.comments))
        self.comments += block.comments
        if block.text and not fields:
            # The bookmark leaves the last character out: where it ends behind a stop that
            # hangs, LibreOffice 7.4 draws the line without that stop.
            start, end = self._bookmark()
            last = len(block.text) - 1
            marks[last] = marks.get(last, "") + end
            marks[0] = start + marks.get(0, "")
        runs = self._runs(cut_runs(block.runs, marks), fields=fields)
        return f"<w:p>{self._properties(block.style, direct)}{runs}</w:p>"

    def _turned_tabs(self, style: Style) -> str:
        """Return the tab stops of a landscape page in the place of the style's own."""
        own, page = tab_stops(style, self._document.page), self._document.page.turned
        cleared = _TAB.sub(r'<w:tab w:val="clear" \1/>', own).removesuffix("</w:tabs>")
        return own and cleared + tab_stops(style, page).removeprefix("<w:tabs>")

    def _runs(self, pieces: Iterable[Run | str], *, fields: bool) -> str:
        """Return runs and the marks between them, those of a link in one hyperlink.

        In Word a link looks like the text round it: it has no style of its own.
        """
        written, open_link = "", ""
        for each in pieces:
            link = open_link if isinstance(each, str) else each.link
            if link != open_link:
                written += "</w:hyperlink>" * bool(open_link)
                written += f'<w:hyperlink r:id="{self._link_id(link)}">' if link else ""
                open_link = link
            written += each if isinstance(each, str) else self._run(each, fields=fields)
        return written + "</w:hyperlink>" * bool(open_link)

    def _run(self, run: Run, *, fields: bool) -> str:
        if not run.face:
            return run_of(run, {}, fields=fields)
        style = self._document.styles[run.face]
        own = ("eastAsia",) if style.latin_fonts else ("ascii", "hAnsi", "eastAsia", "cs")
        return run_of(run, dict.fromkeys(own, style.fonts[0]), fields=fields)

    def _link_id(self, address: str) -> str:
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")

    def _picture(self, block: StyledPicture, direct: str = "") -> str:
        start, end = self._bookmark()
        run = f"{start}<w:r>{self._drawing(block)}</w:r>{end}"
        return f"<w:p>{self._properties(block.style, direct + _LOW_MARK)}{run}</w:p>"

    def _picture_row(self, row: StyledPictureRow) -> str:
        """Return a row, lower pictures pushed down to the lower edge of the highest."""
        direct, contents = in_cell(row), []
        for cell in row.cells:
            picture, caption = cell.picture, cell.caption
            top = self._document.styles[picture.style].before + row.height - picture.height
            content = self._picture(picture, direct + element("spacing", before=twips(top)))
            content += self._paragraph(caption, direct=direct) if caption else ""
            contents.append(content)
        return row_table(row, contents)

    def _bookmark(self) -> tuple[str, str]:
        """Return both ends of the next mark's bookmark, by which revise finds the source."""
        number, mark = next(self._marks)
        start = element("bookmarkStart", id=number, name=mark.name)
        return start, element("bookmarkEnd", id=number)

    def _table(self, block: StyledTable) -> str:
        looks = self._document.styles
        contents = [
            [
                self._paragraph(each, direct=in_table(block, row, each, looks[each.style]))
                for each in cells
            ]
            for row, cells in enumerate(block.rows)
        ]
        return table_of(block, contents)

    def _drawing(self, block: StyledPicture) -> str:
        ending = "jpg" if block.kind == "jpeg" else block.kind
        name = self.media.setdefault(block.data, f"image{len(self.media) + 1}.{ending}")
        self._drawings += 1
        number = self._drawings
        size = f'cx="{round(block.width * _EMU)}" cy="{round(block.height * _EMU)}"'
        return (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f'<wp:docPr id="{number}" name="图 {number}" descr="{escape(block.alt)}"/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/>'
            f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relationship_id(name)}"/>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing>"
        )

    def _imprint(self) -> list[str]:
        """Return the imprint in its place, which its first paragraph says.

        A table has no place of its own: an empty paragraph goes before it.
        """
        document, blocks = self._document, self._blocks(self._document.imprint)
        if not blocks:
            return []
        first, gap = document.imprint[0], document.imprint_gap
        new_page = _NEW_PAGE if document.imprint_apart else ""
        if isinstance(first, StyledTable):
            blocks.insert(0, _gap_paragraph(new_page, before=twips(gap)))
        else:
            before = twips(document.styles[first.style].before + gap)
            place = new_page + (element("spacing", before=before) if gap else "")
            blocks[0] = _PARAGRAPH_STYLE.sub(rf"\g<0>{place}", blocks[0], 1)
        return [_EMPTY_PAGE] * (document.imprint_apart - 1) + blocks


def main_part(body: str) -> str:
    """Return word/document.xml around a body."""
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def _own_place(block: StyledParagraph, style: Style, direct: str) -> str:
    """Return the direct formatting of a paragraph, what departs from its style round `direct`."""
    kept = block.keep_with_next
    before = "" if kept is None else switch("keepNext", kept)
    before += _NEW_PAGE * block.page_break_before
    after = ""
    if indent := block.indent:
        after += indentation(indent.left, 0.0, indent.first_line, style.size)
    return before + direct + after + (alignment(block.align) if block.align else "")


def relationship_id(name: str) -> str:
    """Return the relationship id of a media file."""
    return "rId" + name.split(".", maxsplit=1)[0].capitalize()
