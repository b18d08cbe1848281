"""An issue to paste into the editor of a public account (公众号).

Such an editor keeps the style that each tag carries and drops all else: classes, ids, style
sheets, links and pictures from elsewhere. Pictures are uploaded by hand, so a paragraph names
the file that belongs in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from bulletin_cli.base.record import record
from bulletin_cli.content.links import as_printed
from bulletin_cli.layout.document import Document, Run, StyledParagraph, StyledPicture
from bulletin_cli.writers.web.cells import WebCell, cells_of
from bulletin_cli.writers.web.colours import LEAST_LARGE, LIGHT, readable
from bulletin_cli.writers.web.page import LANGUAGE, main_color
from bulletin_cli.writers.web.parts import (
    ArticlePart,
    Figure,
    Grid,
    Lines,
    WebArticle,
    joined,
    read_document,
)
from bulletin_cli.writers.web.pictures import PictureFiles
from bulletin_cli.writers.web.tags import Markup, join, tag
from bulletin_cli.writers.web.words import dressed, plain_words

_SOFT = "color:#6a7079"
_CELL = "min-width:4em;padding:6px 8px;border:1px solid #d0d0d0"
_LOOKS = {
    "page": "padding:0 8px;font-size:16px;line-height:1.8;color:#2b2b2b;text-align:justify",
    "above": "margin:0 0 4px;font-size:14px;text-align:left",
    "name": "margin:8px 0;font-size:26px;line-height:1.4;font-weight:bold;text-align:center",
    "below": f"margin:0;font-size:14px;{_SOFT};text-align:center",
    "rule": "margin:12px 0 24px;border-top:2px solid",
    "contents": "margin:0 0 28px;padding:12px 16px;background-color:#f6f6f6",
    "entry": "margin:4px 0;font-size:15px;line-height:1.6;text-align:left",
    "section": "margin:32px 0 16px;font-size:17px;font-weight:bold;text-align:center",
    "title": "margin:32px 0 16px;font-size:20px;line-height:1.5;font-weight:bold;text-align:center",
    "body": "margin:0 0 14px;text-indent:2em",
    "remark": "margin:0 0 16px;padding:10px 14px;background-color:#f6f6f6;font-size:15px",
    "level1": "margin:22px 0 10px;font-size:17px;font-weight:bold",
    "level2": "margin:18px 0 8px;font-weight:bold",
    "level3": "margin:0 0 8px;text-indent:2em;font-weight:bold",
    "level4": "margin:0 0 8px;text-indent:2em",
    "note": f"margin:0 0 14px;font-size:14px;{_SOFT};text-indent:2em",
    "addressee": "margin:0 0 14px",
    "signature": "margin:0 0 8px;text-align:right",
    "signed_on": "margin:0 0 14px;text-align:right",
    "attachment": "margin:32px 0 12px;font-weight:bold",
    "attachment_title": "margin:0 0 14px;font-size:18px;font-weight:bold;text-align:center",
    "left": "margin:0 0 14px;text-align:left",
    "center": "margin:0 0 14px;text-align:center",
    "right": f"margin:0 0 14px;font-size:15px;{_SOFT};text-align:right",
    "picture": "margin:16px 0 6px;padding:24px 8px;border:1px dashed #999999;text-align:center",
    "caption": f"margin:0 0 16px;font-size:14px;{_SOFT};text-align:center",
    "heading": "margin:16px 0 6px;font-size:15px;font-weight:bold;text-align:center",
    "scroll": "margin:0 0 16px;overflow-x:auto",
    "table": "width:100%;border-collapse:collapse;font-size:14px;line-height:1.6",
    "head": f"{_CELL};background-color:#f6f6f6;font-weight:bold",
    "cell": _CELL,
    "imprint": "margin:40px 0 0;padding:8px 0;border-top:1px solid;border-bottom:1px solid",
    "foot": f"margin:2px 0;font-size:14px;{_SOFT}",
}  # fmt: skip
_OWN_LOOKS = ("note", "addressee", "signature", "signed_on", "attachment", "attachment_title")


def paste_page(document: Document, pictures: PictureFiles) -> bytes:
    """Return a page of which all that is seen is to be copied into the editor."""
    reading, writer = read_document(document), _PasteWriter(document, pictures)
    ink = readable(main_color(document, reading.nameplate), LIGHT, LEAST_LARGE)
    name = Markup("<br>").join(plain_words(each.text) for each in reading.nameplate)
    contents = [_look("p", "entry", each.text) for each in reading.contents]
    imprint = _rows(reading.imprint, "foot")
    body = _look(
        "section",
        "page",
        *_rows(reading.above, "above"),
        _look("p", "name", Markup(name), more=f";color:{ink}"),
        *_rows(reading.below, "below"),
        _look("section", "rule", tag("br"), more=f" {ink};line-height:1px"),
        _look("section", "contents", *contents) if contents else None,
        *map(writer.article, reading.articles),
        _look("section", "imprint", *imprint) if imprint else None,
    )
    head = tag("head", tag("meta", charset="utf-8"), tag("title", reading.title))
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', body), lang=LANGUAGE)}\n".encode()


@record
class _PasteWriter:
    """What writes articles, and counts the pictures that are to be uploaded."""

    document: Document
    pictures: PictureFiles

    def article(self, article: WebArticle) -> Markup:
        return join(
            (
                article.section and _look("p", "section", article.section),
                article.title and _look("p", "title", joined(article.title)),
                *map(self._part, article.parts),
            )
        )

    def _part(self, part: ArticlePart) -> Markup:
        match part:
            case Figure():
                return self._figure(part)
            case Grid():
                return _table(part)
        return _look("p", self._role(part), _words(part.runs))

    def _role(self, paragraph: StyledParagraph) -> str:
        style = paragraph.style
        if paragraph.source and paragraph.source.block < 0:
            align = self.document.styles[style].align
            return "remark" if style == "editor_note" or align == "justify" else align
        if style.startswith("heading"):
            return f"level{style.removeprefix('heading')}"
        return style if style in _OWN_LOOKS else "body"

    def _figure(self, figure: Figure) -> Markup:
        pieces = [
            piece
            for picture, caption in figure.pictures
            for piece in (self._placeholder(picture), _caption(caption))
        ]
        return join((*pieces, _caption(figure.caption)))

    def _placeholder(self, picture: StyledPicture) -> Markup:
        name = self.pictures.place(picture).rpartition("/")[2]
        return _look("p", "picture", f"［这里换成图 {name}］")


def _look(name: str, role: str, *children: str | None, more: str = "") -> Markup:
    return tag(name, *children, style=_LOOKS[role] + more)


def _rows(paragraphs: Lines, role: str) -> list[Markup]:
    """Return rows of the template; what stands left and right of a tab comes together."""
    return [_look("p", role, plain_words(each.text.replace("\t", "　"))) for each in paragraphs]


def _caption(paragraph: StyledParagraph | None) -> Markup | None:
    return _look("p", "caption", _words(paragraph.runs)) if paragraph else None


def _table(grid: Grid) -> Markup:
    made = [
        tag("tr", *(_cell("head" if place < grid.table.header else "cell", each) for each in row))
        for place, row in enumerate(cells_of(grid.table))
    ]
    table = _look("table", "table", tag("tbody", *made))
    caption = _look("p", "heading", _words(grid.caption.runs)) if grid.caption else None
    return join((caption, _look("section", "scroll", table)))


def _cell(role: str, cell: WebCell) -> Markup:
    look = f"{_LOOKS[role]};text-align:{cell.paragraph.align or 'center'}"
    words = _words(cell.paragraph.runs)
    return tag("td", words, style=look, rowspan=cell.rowspan, colspan=cell.colspan)


def _words(runs: Sequence[Run]) -> Markup:
    """Return runs with the addresses of links behind them: the editor drops links."""
    said = (run for run in runs if not run.is_address)
    return join(
        piece
        for link, group in groupby(said, key=lambda run: run.link)
        for piece in (*map(dressed, group), f"（{as_printed(link)}）" if link else None)
    )
