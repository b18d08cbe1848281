"""The parts round the text: settings, faces, properties, relationships, content types."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from bulletin_cli.layout.document import Style
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.writers.docx.body import relationship_id
from bulletin_cli.writers.docx.comments import COMMENTS
from bulletin_cli.writers.docx.xml import DECLARATION, NAMESPACES, element, escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"
_WORD_TYPE = f"{_OFFICE_TYPE}.wordprocessingml"
_PACKAGE_TYPE = "application/vnd.openxmlformats-package"
_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
)

_MARGIN = re.compile(r"word/(header|footer)[0-9]+\.xml").fullmatch

APP_PROPERTIES = f'{DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties"/>'


def _relationships(targets: Mapping[str, tuple[str, str]], outside: str = "") -> str:
    rows = outside + "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


PACKAGE_RELATIONSHIPS = _relationships(
    {
        "rId1": (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        "rId3": (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
    }
)


MANIFEST_RELATIONSHIPS = _relationships(
    {"rId1": (f"{_OFFICE}/relationships/customXmlProps", "itemProps1.xml")}
)


def document_relationships(
    media: Mapping[bytes, str],
    links: Mapping[str, str],
    margins: Mapping[str, str],
    *,
    commented: bool = False,
    marked: bool = True,
) -> str:
    """Return the main part's relationships, one for each media file and each link's address.

    `margins` are the names of headers and footers by their ids; `marked` says that there is a
    manifest.
    """
    named = {
        "rIdStyles": ("styles", "styles.xml"),
        "rIdSettings": ("settings", "settings.xml"),
        "rIdFonts": ("fontTable", "fontTable.xml"),
        **{key: (name.rstrip("0123456789"), f"{name}.xml") for key, name in margins.items()},
        **({"rIdManifest": ("customXml", "../customXml/item1.xml")} if marked else {}),
        **({"rIdComments": ("comments", "comments.xml")} if commented else {}),
        **{relationship_id(name): ("image", f"media/{name}") for name in media.values()},
    }
    outside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/relationships/hyperlink" '
        f'Target="{escape(address)}" TargetMode="External"/>'
        for address, key in links.items()
    )
    return _relationships(
        {key: (f"{_OFFICE}/relationships/{kind}", target) for key, (kind, target) in named.items()},
        outside,
    )


def content_types(names: Collection[str]) -> str:
    """Return [Content_Types].xml for parts of these names."""
    kinds = {"xml": "application/xml", "rels": f"{_PACKAGE_TYPE}.relationships+xml"}
    for ending in sorted({name.rpartition(".")[2] for name in names} - set(kinds)):
        kinds[ending] = "image/jpeg" if ending == "jpg" else f"image/{ending}"
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in kinds.items()
    )
    parts = {
        "word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        "word/styles.xml": f"{_WORD_TYPE}.styles+xml",
        "word/settings.xml": f"{_WORD_TYPE}.settings+xml",
        "word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
        COMMENTS: f"{_WORD_TYPE}.comments+xml",
        **{name: f"{_WORD_TYPE}.{match[1]}+xml" for name in names if (match := _MARGIN(name))},
        "docProps/core.xml": f"{_PACKAGE_TYPE}.core-properties+xml",
        "docProps/app.xml": f"{_OFFICE_TYPE}.extended-properties+xml",
        "customXml/itemProps1.xml": f"{_OFFICE_TYPE}.customXmlProperties+xml",
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in parts.items()
        if name in names
    )
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>'


def settings(line_breaking: LineBreaking) -> str:
    """Return word/settings.xml: Word 2013 behaviour, Chinese lines, odd and even footers."""
    spacing = "compressPunctuation" if line_breaking.compress_punctuation else "doNotCompress"
    compatibility = "".join(
        element("compatSetting", name=name, uri=_WORD, val=value) for name, value in _COMPATIBILITY
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        f"{element('characterSpacingControl', val=spacing)}"
        # A grid holds in tables, too; styles say who keeps to it.
        f"<w:compat><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/>{compatibility}"
        "</w:compat>"
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table(styles: Iterable[Style]) -> str:
    """Return word/fontTable.xml: each face with its alternatives.

    A face is Chinese (charset 86), but one that no style has for Han is Western (charset 00).
    """
    alternatives: dict[str, tuple[str, ...]] = {}
    western: dict[str, tuple[str, ...]] = {}
    for style in styles:
        alternatives.setdefault(style.fonts[0], style.fonts[1:])
        if style.latin_fonts:
            western.setdefault(style.latin_fonts[0], style.latin_fonts[1:])
    rows = "".join(
        f'<w:font w:name="{escape(face)}">'
        + (element("altName", val=",".join(others)) if others else "")
        + f'<w:charset w:val="{"86" if face in alternatives else "00"}"/>'
        '<w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for face, others in (western | alternatives).items()
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{rows}</w:fonts>"


def core_properties(properties: DocumentProperties) -> str:
    """Return docProps/core.xml, dated by the issue and never by the clock."""
    dates = ""
    if properties.created:
        stamp = f'xsi:type="dcterms:W3CDTF">{properties.created.isoformat()}T00:00:00Z'
        dates = (
            f"<dcterms:created {stamp}</dcterms:created>"
            f"<dcterms:modified {stamp}</dcterms:modified>"
        )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title>"
        f"<dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>{escape(properties.creator)}</dc:creator>"
        f"<dc:identifier>{escape(properties.identifier)}</dc:identifier>"
        f"<dc:language>zh-CN</dc:language>{dates}</cp:coreProperties>"
    )
