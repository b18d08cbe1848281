"""word/document.xml and the footers: blocks to WordprocessingML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from bulletin_cli.base.typography import twips
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import (
    PAGE_NUMBER,
    TABLE_GAP,
    Comment,
    Document,
    Page,
    Run,
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
from bulletin_cli.writers.docx.picture_rows import in_cell, row_table
from bulletin_cli.writers.docx.styles import alignment
from bulletin_cli.writers.docx.xml import DECLARATION, NAMESPACES, element, escape

_PIECES = re.compile(f"([{LINE_BREAK}\t{PAGE_NUMBER}])")
_NEW_PAGE = "<w:pageBreakBefore/>"
_EMPTY_PAGE = f"<w:p><w:pPr>{_NEW_PAGE}</w:pPr></w:p>"
# A paragraph's mark adds its own height to a line: to a picture's what hangs below its base.
_LOW_MARK = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
BEHIND_TABLE = (
    f"<w:p><w:pPr>{element('spacing', line=twips(TABLE_GAP), lineRule='exact')}{_LOW_MARK}"
    "</w:pPr></w:p>"
)
_EMU = 12700  # English Metric Units in a point (ECMA-376 part 1, 20.1.2.1)


class BodyWriter:
    """Writes blocks and collects what stands in other parts.

    `media` are the pictures met, bytes to file name; `links` the addresses, each with its id. A
    place in `comments` is a comment's id.
    """

    def __init__(self, document: Document, marks: Iterable[Bookmark]) -> None:
        self._document = document
        self._marks = enumerate(marks, start=1)
        self._drawings = 0
        self.media: dict[bytes, str] = {}
        self.links: dict[str, str] = {}
        self.comments: list[Comment] = []

    def document_part(self) -> str:
        """Return the main part; call it before reading what it collects."""
        return main_part(f"{self.content()}{self._section()}")

    def go_on(self, document: Document) -> None:
        """Write the blocks of another document into the same file from now on."""
        self._document = document

    def content(self) -> str:
        """Return all blocks, the imprint at its place."""
        blocks = self._document.body
        body = [
            BEHIND_TABLE * are_tables(before, block) + self._block(block)
            for before, block in zip((None, *blocks), blocks, strict=False)
        ]
        imprint = list(map(self._block, self._document.imprint))
        if imprint:
            imprint[0] = imprint[0].replace("</w:pPr>", self._imprint_place() + "</w:pPr>", 1)
            imprint[:0] = [_EMPTY_PAGE] * (self._document.imprint_apart - 1)
        return "".join([*body, *imprint])

    def header_part(self, paragraphs: Iterable[StyledParagraph]) -> str:
        """Return a header."""
        return f"{DECLARATION}<w:hdr {NAMESPACES}>{self._margin(paragraphs)}</w:hdr>"

    def footer_part(self, paragraphs: Iterable[StyledParagraph]) -> str:
        """Return a footer."""
        return f"{DECLARATION}<w:ftr {NAMESPACES}>{self._margin(paragraphs)}</w:ftr>"

    def _margin(self, paragraphs: Iterable[StyledParagraph]) -> str:
        """Return what stands in a margin; the private-use PAGE_NUMBER becomes the field PAGE."""
        return "".join(self._paragraph(each, fields=True) for each in paragraphs) or "<w:p/>"

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
        direct += alignment(block.align) if block.align else ""
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
            written += each if isinstance(each, str) else _run(each, fields=fields)
        return written + "</w:hyperlink>" * bool(open_link)

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
        edges = [twips(sum(block.widths[:n])) for n in range(len(block.widths) + 1)]
        widths = [right - left for left, right in pairwise(edges)]
        grid = "".join(element("gridCol", w=width) for width in widths)
        rows = "".join(
            f"<w:tr>{_row_properties(block, index)}"
            + "".join(
                self._cell(cell, width, keep=index == 0 < len(block.rows) - 1)
                for cell, width in zip(row, widths, strict=True)
            )
            + "</w:tr>"
            for index, row in enumerate(block.rows)
        )
        width = element("tblW", w=edges[-1], type="dxa")
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{width}'
            '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _cell(self, paragraph: StyledParagraph, width: int, *, keep: bool) -> str:
        """Return a cell; `keep` holds its row on the page of the next one."""
        properties = element("tcW", w=width, type="dxa") + '<w:vAlign w:val="center"/>'
        content = self._paragraph(paragraph, direct="<w:keepNext/>" * keep)
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"

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

    def _imprint_place(self) -> str:
        """Return the direct formatting that puts the imprint's first paragraph in its place."""
        document = self._document
        style = document.styles[document.imprint[0].style]
        new_page = _NEW_PAGE if document.imprint_apart else ""
        gap = twips(style.before + document.imprint_gap)
        return new_page + (element("spacing", before=gap) if document.imprint_gap else "")

    def _section(self) -> str:
        references = (
            '<w:footerReference w:type="default" r:id="rIdFooter1"/>'
            '<w:footerReference w:type="even" r:id="rIdFooter2"/>'
        )
        return f"<w:sectPr>{references}{page_properties(self._document.page)}</w:sectPr>"


def main_part(body: str) -> str:
    """Return word/document.xml around a body."""
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def page_properties(page: Page, numbering: str = "") -> str:
    """Return what a section says of its page: size, margins, how it is counted, grid."""
    margins = element(
        "pgMar", top=twips(page.top), right=twips(page.right), bottom=twips(page.bottom),
        left=twips(page.left), header=twips(page.header), footer=twips(page.footer), gutter=0,
    )  # fmt: skip
    grid = element("docGrid", type="lines", linePitch=twips(page.grid)) if page.grid else ""
    size = element("pgSz", w=twips(page.width), h=twips(page.height))
    return f"{size}{margins}{numbering}{grid}"


def _row_properties(table: StyledTable, row: int) -> str:
    whole = "<w:cantSplit/>" * (row not in table.cut_rows)
    properties = whole + "<w:tblHeader/>" * (row == 0)
    return f"<w:trPr>{properties}</w:trPr>" if properties else ""


def relationship_id(name: str) -> str:
    """Return the relationship id of a media file."""
    return "rId" + name.split(".", maxsplit=1)[0].capitalize()


def _run(run: Run, *, fields: bool) -> str:
    hint = "" if run.text.isascii() else '<w:rFonts w:hint="eastAsia"/>'
    properties = hint + "<w:b/><w:bCs/>" * run.bold
    properties += element("vertAlign", val=run.raised) if run.raised else ""
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    content = ""
    for piece in _PIECES.split(run.text):
        if piece == PAGE_NUMBER and fields:
            content += f"</w:r>{_page_field(opening)}{opening}"
        else:
            content += _piece(piece)
    return f"{opening}{content}</w:r>".replace(f"{opening}</w:r>", "")


def _piece(piece: str) -> str:
    if piece == LINE_BREAK:
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    text = escape(piece)
    if not text:
        return ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{text}</w:t>"


def _page_field(opening: str) -> str:
    """Return the field PAGE, one run for each of its five pieces."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"{opening}{piece}</w:r>" for piece in pieces)
