"""word/styles.xml: the template's styles, laid over those that base.docx lends."""

from __future__ import annotations

import re
from functools import lru_cache

from bulletin_cli.base.typography import twips
from bulletin_cli.layout.document import (
    Border,
    Document,
    Page,
    Style,
)
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.style import BOX_FOOT, BOX_SIDE
from bulletin_cli.layout.template.style_names import style_id
from bulletin_cli.writers.docx.xml import element, escape, switch

_STYLE = re.compile(r'<w:style\b[^>]*w:styleId="([^"]*)".*?</w:style>', re.DOTALL)
_NUMBERING = re.compile(r"<w:numPr>.*?</w:numPr>", re.DOTALL)
_JUSTIFY = {"left": "left", "center": "center", "right": "right", "justify": "both",
            "distribute": "distribute"}  # fmt: skip


def styles_part(document: Document, base: str) -> str:
    """Return `base` with every style of the document in it, replacing those of the same name."""
    base = _NUMBERING.sub("", base)  # the package has no numbering part
    written = [_normal(document.styles["body"], document.line_breaking)]
    written += [_paragraph_style(style, document.page) for style in document.styles.values()]
    replaced = {"Normal", *map(style_id, document.styles.values())}
    base = _STYLE.sub(lambda style: "" if style[1] in replaced else style[0], base)
    return base.replace("</w:styles>", "".join(written) + "</w:styles>")


def alignment(align: str) -> str:
    """Return w:jc for `align`."""
    return element("jc", val=_JUSTIFY[align])


def _normal(body: Style, line_breaking: LineBreaking) -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{switch('widowControl', line_breaking.widow_control)}<w:kinsoku/>"
        f"{_hang(line_breaking.hang_punctuation)}"
        f"{switch('autoSpaceDE', line_breaking.auto_space)}"
        f"{switch('autoSpaceDN', line_breaking.auto_space)}"
        f"</w:pPr><w:rPr>{_fonts(body)}{_kern(line_breaking.pull_marks)}{_size(body)}</w:rPr></w:style>"
    )


def _hang(hangs: bool | None) -> str:
    """Return w:overflowPunct, nothing for None."""
    return "" if hangs is None else switch("overflowPunct", hangs)


def _kern(pulls: bool | None) -> str:
    """Return w:kern: above 0, from this size on (in half points), Word pulls marks together."""
    return "" if pulls is None else element("kern", val=2 if pulls else 0)


@lru_cache(maxsize=200)  # all issues in turn are written in the same styles
def _paragraph_style(style: Style, page: Page) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{escape(style_id(style))}">'
        f'{element("name", val=style.name)}<w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{_paragraph(style, page)}</w:pPr><w:rPr>{_character(style)}</w:rPr></w:style>"
    )


def _paragraph(style: Style, page: Page) -> str:
    # Without the word the grid stretches lines of an exact pitch in some programs, too.
    off_grid = page.grid and not style.keeps_to_grid
    return (
        "<w:keepNext/>" * style.keep_with_next
        + "<w:keepLines/>" * style.keep_together
        + "<w:pageBreakBefore/>" * style.page_break_before
        + _borders(style)
        + (element("shd", val="clear", color="auto", fill=style.band) if style.band else "")
        + _tab(style, page)
        + _hang(style.hang_punctuation)
        + ('<w:snapToGrid w:val="0"/>' if off_grid else "")
        + _pitch(style)
        + indentation(style.left, style.right, style.first_line, style.size)
        + alignment(style.align)
        + (element("outlineLvl", val=style.outline - 1) if style.outline else "")
    )


def _pitch(style: Style) -> str:
    line, rule = round(style.multiple * 240), "auto"  # w:line counts 240ths of a line's height
    if style.line is not None:
        line, rule = twips(style.line), "exact"
    elif style.least:
        line, rule = twips(style.least), "atLeast"
    return element(
        "spacing", before=twips(style.before), after=twips(style.after), line=line, lineRule=rule
    )


def _borders(style: Style) -> str:
    if style.box:
        sides = "".join(
            _border(side, style.box, space)
            for side, space in zip(
                ("top", "left", "bottom", "right"), (BOX_FOOT, BOX_SIDE) * 2, strict=True
            )
        )
    else:
        rules = (("top", style.rule_above), ("bottom", style.rule_below))
        sides = "".join(_border(side, rule) for side, rule in rules if rule)
    return f"<w:pBdr>{sides}</w:pBdr>" if sides else ""


def _border(side: str, rule: Border, space: float = 0.0) -> str:
    # w:sz counts eighths of a point, of one of the lines of a double rule.
    size = round(rule.weight * 8)
    return element(side, val=rule.kind, sz=size, space=round(space), color=rule.color)


def _tab(style: Style, page: Page) -> str:
    """Return the tab stops: in the middle of what the first line may take, and at its right."""
    edge = page.text_width - style.right * style.size
    middle = (edge + (style.left + style.first_line) * style.size) / 2
    leader = "dot" if style.right_tab == "dots" else "none"
    stops = element("tab", val="center", leader=leader, pos=twips(middle)) * style.center_tab
    if style.right_tab:
        stops += element("tab", val="right", leader=leader, pos=twips(edge))
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def indentation(left: float, right: float, first_line: float, size: float) -> str:
    """Return w:ind twice over: Word reads the characters, the others the twips."""
    first = "hanging" if first_line < 0 else "firstLine"
    measures = {"left": left, "right": right, first: abs(first_line)}
    attributes: dict[str, int] = {}
    for name, characters in measures.items():
        attributes[f"{name}Chars"] = round(characters * 100)
        attributes[name] = twips(characters * size)
    return element("ind", **attributes)


def _character(style: Style) -> str:
    return (
        _fonts(style)
        + "<w:b/><w:bCs/>" * style.bold
        + (element("color", val=style.color) if style.color else "")
        + (element("spacing", val=twips(style.tracking)) if style.tracking else "")
        + (element("w", val=round(style.scale * 100)) if style.scale != 1 else "")
        + _kern(style.pull_marks)
        + _size(style)
        + (element("u", val="single") if style.underline else "")
    )


def _fonts(style: Style) -> str:
    face, latin = style.fonts[0], (style.latin_fonts or style.fonts)[0]
    return element("rFonts", ascii=latin, hAnsi=latin, eastAsia=face, cs=latin)


def _size(style: Style) -> str:
    half_points = round(style.size * 2)
    return element("sz", val=half_points) + element("szCs", val=half_points)
