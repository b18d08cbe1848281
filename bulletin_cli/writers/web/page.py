"""An issue as one page that is read on a screen, heard, or printed: no script, no network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from bulletin_cli.base.record import record
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document
from bulletin_cli.writers.web.assets import asset
from bulletin_cli.writers.web.body import ArticleWriter, anchor
from bulletin_cli.writers.web.colours import DARK, LEAST_LARGE, LIGHT, SOFT, readable
from bulletin_cli.writers.web.parts import ContentsLine, Lines, Reading, read_document
from bulletin_cli.writers.web.pictures import PictureFiles
from bulletin_cli.writers.web.tags import Markup, join, tag
from bulletin_cli.writers.web.words import plain_words

LANGUAGE = "zh-CN"
_INK = "1D1F23"


@record
class Around:
    """What stands around an issue where its page is one of many: in the head, above and below.

    Without `head` the page has its style within itself.
    """

    head: Markup = Markup()
    above: Markup = Markup()
    below: Markup = Markup()


def issue_page(document: Document, pictures: PictureFiles, around: Around | None = None) -> bytes:
    """Return the page of an issue; `pictures` takes in the files that it needs beside it."""
    around = around or Around()
    reading, writer = read_document(document), ArticleWriter(document, pictures)
    head = around.head or tag("style", Markup(asset("page.css")))
    articles = map(writer.article, reading.articles, count())
    body = (
        tag("a", "跳到正文", class_="skip", href="#main"),
        around.above,
        _masthead(reading, writer),
        _contents(reading.contents),
        tag("main", *articles, id="main"),
        tag("footer", writer.lines(reading.imprint), class_="imprint"),
        around.below,
    )
    return whole_page(reading.title, head, join(body), nameplate_look(document, reading.nameplate))


def whole_page(title: str, head: Markup, body: Markup, look: str = "") -> bytes:
    """Return a page as it is written to a file."""
    made = tag(
        "html",
        tag(
            "head",
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            tag("meta", name="color-scheme", content="light dark"),
            tag("title", title),
            head,
        ),
        tag("body", body),
        lang=LANGUAGE,
        style=look or None,
    )
    return f"<!DOCTYPE html>\n{made}\n".encode()


def nameplate_look(document: Document, nameplate: Lines) -> str:
    """Return the colours of the nameplate and the length of its lines as page.css takes them."""
    color = main_color(document, nameplate)
    large, small = (readable(color, LIGHT, least) for least in (LEAST_LARGE, SOFT))
    longest = max(map(len, nameplate_lines(nameplate)), default=1)
    dark = readable(color, DARK, SOFT)
    return f"--name:{large};--accent:{small};--dark:{dark};--longest:{longest}"


def nameplate_lines(nameplate: Lines) -> list[str]:
    """Return the lines of the nameplate."""
    return [line for each in nameplate for line in each.text.split(LINE_BREAK)]


def main_color(document: Document, nameplate: Lines) -> str:
    """Return the colour of the nameplate as the template has it, RRGGBB."""
    color = document.styles[nameplate[0].style].color if nameplate else ""
    return color or _INK


def name_heading(lines: Sequence[str]) -> Markup:
    """Return the nameplate as the first heading of a page."""
    return tag("h1", plain_words(LINE_BREAK.join(lines)), class_="name")


def _masthead(reading: Reading, writer: ArticleWriter) -> Markup:
    name = name_heading(nameplate_lines(reading.nameplate) or [reading.title])
    above, below = writer.lines(reading.above), writer.lines(reading.below)
    return tag("header", above, name, below, class_="masthead")


def _contents(entries: tuple[ContentsLine, ...]) -> Markup:
    """Return the contents: lists of the lines that lead somewhere, and what stands around them."""
    if not entries:
        return Markup()
    pieces: list[Markup] = []
    for is_link, group in groupby(entries, key=lambda entry: entry.article is not None):
        if is_link:
            pieces.append(tag("ol", *_links(group)))
        elif not pieces:
            pieces += [tag("h2", *(entry.text for entry in group), id="contents")]
        else:
            pieces += [tag("p", entry.text) for entry in group]
    has_name = entries[0].article is None
    return tag(
        "nav",
        *pieces,
        class_="contents",
        aria_labelledby="contents" if has_name else None,
        aria_label=None if has_name else "要目",
    )


def _links(entries: Iterator[ContentsLine]) -> Iterator[Markup]:
    for each in entries:
        yield tag("li", tag("a", each.text, href=f"#{anchor(each.article or 0)}"))
