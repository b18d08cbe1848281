"""Write templates/*/base.docx: a blank Word document whose styles the templates build on.

Word's and python-docx's own blank documents bring Japanese faces, theme fonts, compatibility
modes and signatures; this one brings Chinese as its language, no spacing, and two table styles.
Run from the repository's root: python tools/make_base.py
"""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.writers.docx import parts
from bulletin_cli.writers.docx.margins import Margin
from bulletin_cli.writers.docx.package import pack
from bulletin_cli.writers.docx.xml import DECLARATION, NAMESPACES, element

_FACE = "宋体"
_FOOTER_NAMES = {"rIdFooter1": "footer1", "rIdFooter2": "footer2"}  # of odd and of even pages
_CELL_MARGINS = "".join(
    element(side, w=width, type="dxa")
    for side, width in (("top", 0), ("left", 108), ("bottom", 0), ("right", 108))
)
_GRID = "".join(
    element(side, val="single", sz=4, space=0, color="000000")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
STYLES = (
    f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
    f"{element('rFonts', ascii=_FACE, hAnsi=_FACE, eastAsia=_FACE, cs=_FACE)}"
    '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    "<w:pPrDefault/></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    "<w:qFormat/></w:style>"
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"<w:tblCellMar>{_CELL_MARGINS}</w:tblCellMar></w:tblPr>"
    "</w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>'
    f"<w:tblPr><w:tblBorders>{_GRID}</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_BODY = f"{DECLARATION}<w:document {NAMESPACES}><w:body><w:p/><w:sectPr/></w:body></w:document>"


_FOOTERS = (Margin("footer", "default", ()), Margin("footer", "even", ()))


def base() -> bytes:
    """Return the blank document."""
    files = {
        "word/document.xml": _BODY,
        "word/footer1.xml": f"{DECLARATION}<w:ftr {NAMESPACES}><w:p/></w:ftr>",
        "word/footer2.xml": f"{DECLARATION}<w:ftr {NAMESPACES}><w:p/></w:ftr>",
        "word/styles.xml": STYLES,
        "word/settings.xml": parts.settings(LineBreaking()),
        "word/fontTable.xml": parts.font_table(()),
        "docProps/core.xml": f'{DECLARATION}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
        "docProps/app.xml": parts.APP_PROPERTIES,
        "_rels/.rels": parts.PACKAGE_RELATIONSHIPS,
        "word/_rels/document.xml.rels": parts.document_relationships({}, {}, _FOOTER_NAMES),
    }
    return pack({"[Content_Types].xml": parts.content_types(files), **files})


if __name__ == "__main__":
    for template in Path("templates").glob("*/template.toml"):
        template.with_name("base.docx").write_bytes(base())
