"""The articles of an issue as HTML."""

from __future__ import annotations

from bulletin_cli.base.record import record
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, StyledParagraph, StyledPicture
from bulletin_cli.writers.web.cells import WebCell, cells_of
from bulletin_cli.writers.web.parts import ArticlePart, Figure, Grid, WebArticle
from bulletin_cli.writers.web.pictures import PictureFiles
from bulletin_cli.writers.web.tags import Markup, join, tag
from bulletin_cli.writers.web.words import plain_words, words

NO_CAPTION = "没有说明的图"
_POINTS = 96 / 72  # pixels of a style sheet in a point
_LOWEST = 6  # of the headings that HTML has
_TAB = "\t"
_ATTACHED = ("attachment", "attachment_title")  # headings
_OWN_LOOKS = ("note", "addressee", "attachment_list", "signature", "signed_on")


def anchor(place: int) -> str:
    """Return the name of an issue's article, the first of which has the place 0."""
    return f"a{place + 1}"


@record
class ArticleWriter:
    """What writes articles: the document that they are of, and where its pictures go."""

    document: Document
    pictures: PictureFiles

    def article(self, article: WebArticle, place: int) -> Markup:
        """Return an article, the heading of its section before it where it is the first of it."""
        name = anchor(place)
        title = article.title and tag(
            f"h{article.level}", plain_words(article.title), class_="title", id=f"{name}-title"
        )
        parts = (self._part(part, article.level) for part in article.parts)
        labelled = f"{name}-title" if title else None
        made = tag("article", title, *parts, id=name, aria_labelledby=labelled)
        return join((article.section and tag("h2", article.section, class_="section"), made))

    def lines(self, paragraphs: tuple[StyledParagraph, ...]) -> Markup:
        """Return rows of the template, aligned as its style says."""
        return join(map(self._line, paragraphs))

    def _line(self, paragraph: StyledParagraph) -> Markup:
        style = self.document.styles[paragraph.style]
        pieces = paragraph.text.split(_TAB)
        if len(pieces) > 1:  # what stands left and right of a tab
            spans = (tag("span", piece.strip()) for piece in pieces)
            return tag("p", *spans, class_="apart")
        hangs = style.align == "justify" and style.first_line < 0
        return tag("p", words(paragraph.runs), class_="hanging" if hangs else style.align)

    def _part(self, part: ArticlePart, level: int) -> Markup:
        match part:
            case Figure():
                return self._figure(part)
            case Grid():
                return self._table(part)
            case StyledParagraph(source=source) if source is None or source.block < 0:
                is_note = part.style == "editor_note"
                remark = tag("p", words(part.runs), class_="remark")
                return remark if is_note else self._line(part)
        return self._paragraph(part, level)

    def _paragraph(self, paragraph: StyledParagraph, level: int) -> Markup:
        made = words(paragraph.runs)
        if paragraph.style.startswith("heading"):
            depth = int(paragraph.style.removeprefix("heading"))
            return tag(f"h{min(level + depth, _LOWEST)}", made, class_=f"level{depth}")
        if paragraph.style in _ATTACHED:
            return tag(f"h{min(level + 1, _LOWEST)}", made, class_=paragraph.style)
        return tag("p", made, class_=paragraph.style if paragraph.style in _OWN_LOOKS else None)

    def _table(self, grid: Grid) -> Markup:
        rows, header = list(cells_of(grid.table)), grid.table.header
        head = (tag("tr", *(_cell("th", each) for each in row)) for row in rows[:header])
        body = (tag("tr", *(_cell("td", each) for each in row)) for row in rows[header:])
        caption = _caption("caption", grid.caption)
        made = tag("table", caption, tag("thead", *head), tag("tbody", *body))
        named = grid.caption.text if grid.caption else "表格"
        return tag("div", made, class_="table", role="region", tabindex="0", aria_label=named)

    def _figure(self, figure: Figure) -> Markup:
        below = _caption("figcaption", figure.caption)
        if len(figure.pictures) == 1:
            picture, _ = figure.pictures[0]
            return tag("figure", self._picture(picture), below, style=self._width(picture))
        cells = (
            tag(
                "figure",
                self._picture(picture),
                _caption("figcaption", caption),
                style=self._width(picture),
            )
            for picture, caption in figure.pictures
        )
        return tag("figure", tag("div", *cells, class_="row"), below, class_="rows")

    def _picture(self, picture: StyledPicture) -> Markup:
        return tag(
            "img",
            src=self.pictures.address(picture),
            alt=picture.alt.replace(LINE_BREAK, "") or NO_CAPTION,
            width=f"{picture.width * _POINTS:.0f}",
            height=f"{picture.height * _POINTS:.0f}",
        )

    def _width(self, picture: StyledPicture) -> str:
        return f"--width:{100 * picture.width / self.document.page.text_width:.1f}%"


def _caption(name: str, paragraph: StyledParagraph | None) -> Markup | None:
    return tag(name, words(paragraph.runs)) if paragraph else None


def _cell(name: str, cell: WebCell) -> Markup:
    scope = ("colgroup" if cell.colspan else "col") if name == "th" else None
    return tag(
        name,
        words(cell.paragraph.runs),
        class_=cell.paragraph.align,
        scope=scope,
        rowspan=cell.rowspan,
        colspan=cell.colspan,
    )
