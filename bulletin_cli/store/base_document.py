"""The base.docx of an office's own template: what cannot be one is refused before it is used."""

from __future__ import annotations

from xml.parsers import expat

from bulletin_cli.base.errors import BulletinError, TemplateError
from bulletin_cli.incoming.word.package import WordPackage

_STYLES = "word/styles.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TABLES = "TableGrid"  # the style in which all tables are set
_HINT = "换回随模板来的 base.docx；要借自己的样式，用 Word 另存一份再试。"


def refuse_bad_base(data: bytes, file: str) -> None:
    """Refuse what is no package with the styles that the writer needs, or unpacks to too much.

    Raises TemplateError.
    """
    try:
        package = WordPackage(data, file)
        package.refuse_dtds()
        styles = package.data(_STYLES)
    except BulletinError as error:
        raise TemplateError(error.message, _HINT, file=file) from error
    if not styles:
        raise TemplateError(f"里面没有 {_STYLES}", _HINT, file=file)
    _refuse_other_xml(styles, file)


def _refuse_other_xml(styles: bytes, file: str) -> None:
    """Refuse what is no XML in UTF-8, has another root, or lacks the style of tables.

    The writer puts its styles before the closing tag, so that this must be as Word writes it.
    """
    found: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        if not found or name == f"{_NAMESPACE} style":
            found.append(attributes.get(f"{_NAMESPACE} styleId", name))

    parser = expat.ParserCreate("UTF-8", " ")
    parser.StartElementHandler = start
    try:
        parser.Parse(styles, True)
    except expat.ExpatError as error:
        raise TemplateError(f"里面的 {_STYLES} 不是 XML", _HINT, file=file) from error
    if found[0] != f"{_NAMESPACE} styles" or b"</w:styles>" not in styles:
        raise TemplateError(f"里面的 {_STYLES} 不是 Word 的样式", _HINT, file=file)
    if _TABLES not in found:
        raise TemplateError(f"里面没有表格的样式 {_TABLES}", _HINT, file=file)
