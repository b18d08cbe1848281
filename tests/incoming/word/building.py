"""Word files of a few bytes, written part by part, and what an article takes of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from bulletin_cli.content.article import Article, plain_text
from bulletin_cli.incoming.draft import read_draft
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.document import WordFile, read_word

FILE = "来稿.docx"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "m": f"{_OFFICE}/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "no": "urn:nobody-knows-this",
}
NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _SPACES.items())
TITLE = ("示例区局开展检查",)


def part(root: str, content: str) -> str:
    """Return a part of XML with the usual names."""
    return f"<w:{root} {NAMES}>{content}</w:{root}>"


def relations(*found: tuple[str, str, str], external: bool = False) -> str:
    """Return a part of relations: id, kind, target."""
    mode = ' TargetMode="External"' if external else ""
    each = (
        f'<Relationship Id="{identifier}" Type="{_OFFICE}/relationships/{kind}" '
        f'Target="{target}"{mode}/>'
        for identifier, kind, target in found
    )
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(each)}</Relationships>'


def package(body: str, parts: Mapping[str, str | bytes] | None = None, links: str = "") -> bytes:
    """Return a Word file with this body; `parts` are more parts by their kinds or names."""
    named = {(f"word/{name}.xml" if "/" not in name else name): data
             for name, data in (parts or {}).items()}  # fmt: skip
    kinds = [(f"rId{n}", name, f"{name}.xml") for n, name in enumerate(parts or {}, 100)]
    own = relations(*(each for each in kinds if "/" not in each[1]))
    files = {
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": own.replace("</Relationships>", f"{links}</Relationships>"),
        **named,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return stream.getvalue()


def link(identifier: str, kind: str, target: str, *, external: bool = False) -> str:
    """Return one relation of the document."""
    whole = relations((identifier, kind, target), external=external)
    return whole.partition(">")[2].removesuffix("</Relationships>")


def word(body: str, parts: Mapping[str, str] | None = None, links: str = "") -> WordFile:
    """Return what a file with this body holds."""
    return read_word(package(body, parts, links), FILE)


def taken(body: str, parts: Mapping[str, str] | None = None, links: str = "") -> ConvertedArticle:
    """Return the article made of a file with this body, its title given."""
    (one,) = read_draft(word(body, parts, links), FILE, {}, GivenTitle(TITLE))
    return one


def lines(article: Article) -> list[str]:
    """Return the lines of an article's text."""
    return plain_text(article).split("\n")


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code: str, result: str | None = None) -> str:
    """Return a complex field; without a result it keeps none."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    kept = "" if result is None else mark.format("separate") + result
    code = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return mark.format("begin") + code + kept + mark.format("end")


def box(content: str) -> str:
    """Return a run with a text box of either age around paragraphs."""
    inner = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in rows)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
