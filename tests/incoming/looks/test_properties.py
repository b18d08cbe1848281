"""What holds for a paragraph: its own formatting, its styles', the theme's, the defaults'."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest

from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.looks import read_template
from bulletin_cli.layout.style import Style
from bulletin_cli.layout.template import Template, load
from tests.samples import ROOT

BASE = (ROOT / "templates/gbt9704/base.docx").read_bytes()
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ABOVE = (
    "<w:p><w:r><w:t>安全简报</w:t></w:r></w:p><w:p><w:r><w:t>第12期</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>市局办　2024年11月25日</w:t></w:r></w:p>"
    '<w:p><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr>'
    "<w:r><w:t>题目在这里</w:t></w:r></w:p>"
)
TEXT = "这是正文的一段，说的是事情的经过和结果，写得长一点，好让它不像题目。"


def package(body: str, styles: str = "", others: Mapping[str, str] = {}) -> bytes:
    """Return a .docx of an issue with this paragraph as its text; `others` are parts by kind."""
    rows = "".join(
        f'<Relationship Id="r{kind}" Type="{KIND}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", *others)
    )
    main = f'<Relationships xmlns="{RELATIONS}">{{}}</Relationships>'
    parts = {
        "_rels/.rels": main.format(
            f'<Relationship Id="r1" Type="{KIND}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": main.format(rows),
        "word/document.xml": f'<w:document xmlns:w="{SPACE}"><w:body>{ABOVE}{body}'
        "</w:body></w:document>",
        "word/styles.xml": f'<w:styles xmlns:w="{SPACE}">{styles}</w:styles>',
        **{f"word/{kind}.xml": text for kind, text in others.items()},
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def template_of(data: bytes) -> Template:
    text = read_template(data, "一期.docx", TemplateFacts(), "照着做的").text
    return load(text, "template.toml", "own", BASE)


def body_style(
    paragraph: str, run: str = "", styles: str = "", others: Mapping[str, str] = {}
) -> Style:
    """Return the style that such a paragraph gives."""
    text = f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{TEXT}</w:t></w:r></w:p>"
    return template_of(package(text, styles, others)).styles["body"]


def style(name: str, inside: str, parent: str = "") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    head = f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
    return f"{head}{based}{inside}</w:style>"


def test_what_is_nearer_goes_before_what_is_farther() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/><w:color w:val="0000FF"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="300"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        + style("A", '<w:pPr><w:spacing w:before="100" w:after="40"/></w:pPr><w:rPr><w:b/></w:rPr>')
        + style(
            "B", '<w:pPr><w:spacing w:after="60"/></w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>', "A"
        )
    )
    found = body_style('<w:pStyle w:val="B"/><w:spacing w:before="120"/>', "", styles)
    assert (found.before, found.after, found.multiple) == (6.0, 3.0, 1.25)
    assert (found.size, found.bold, found.color) == (14.0, True, "0000FF")
    run = '<w:b w:val="0"/><w:sz w:val="32"/>'
    found = body_style('<w:pStyle w:val="B"/>', run, styles)
    assert (found.size, found.bold) == (16.0, False)


def test_a_theme_names_the_faces() -> None:
    theme = (
        f'<a:theme xmlns:a="{DRAWING}"><a:fontScheme><a:minorFont><a:latin typeface="Calibri"/>'
        '<a:ea typeface=""/><a:font script="Hans" typeface="宋体"/>'
        "</a:minorFont></a:fontScheme></a:theme>"
    )
    run = '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia"/>'
    found = body_style("", run, "", {"theme": theme})
    assert (found.fonts, found.latin_fonts) == (("宋体",), ("Calibri",))


def test_a_face_has_the_alternatives_of_the_font_table_and_those_everybody_needs() -> None:
    table = (
        f'<w:fonts xmlns:w="{SPACE}"><w:font w:name="某某体"><w:altName w:val="甲体,乙体"/>'
        "</w:font></w:fonts>"
    )
    run = '<w:rFonts w:ascii="{0}" w:eastAsia="{0}"/>'
    found = body_style("", run.format("某某体"), "", {"fontTable": table})
    assert (found.fonts, found.latin_fonts) == (("某某体", "甲体", "乙体"), ())
    assert body_style("", run.format("FangSong_GB2312")).fonts == ("仿宋_GB2312", "仿宋")


@pytest.mark.parametrize(
    ("indent", "first_line", "left"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="999"/>', 2.0, 0.0),
        ('<w:ind w:firstLine="640"/>', 2.0, 0.0),
        ('<w:ind w:left="640" w:hanging="640"/>', -2.0, 2.0),
        ('<w:ind w:left="-300"/>', 0.0, 0.0),
        ('<w:ind w:hanging="640"/>', 0.0, 0.0),
    ],
)
def test_indents_are_in_characters_and_stay_within_the_text(
    indent: str, first_line: float, left: float
) -> None:
    found = body_style(indent, '<w:sz w:val="32"/>')
    assert (found.first_line, found.left) == (first_line, left)


@pytest.mark.parametrize(
    ("spacing", "expected"),
    [
        ('w:line="560" w:lineRule="exact"', (28.0, 1.0, 0.0)),
        ('w:line="560" w:lineRule="atLeast"', (None, 1.0, 28.0)),
        ('w:line="360" w:lineRule="auto"', (None, 1.5, 0.0)),
        ('w:line="99999999999" w:lineRule="exact"', (12.0, 1.0, 0.0)),
    ],
)
def test_pitch_is_exact_or_least_or_a_multiple(
    spacing: str, expected: tuple[float | None, float, float]
) -> None:
    found = body_style(f"<w:spacing {spacing}/>")
    assert (found.line, found.multiple, found.least) == expected


def test_spaces_in_lines_are_those_of_the_grid() -> None:
    section = '<w:sectPr><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>'
    text = f'<w:p><w:pPr><w:spacing w:beforeLines="50"/></w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>'
    found = template_of(package(text + section))
    assert (found.page.grid, found.styles["body"].before) == (15.6, 7.8)


@pytest.mark.parametrize(
    ("border", "expected"),
    [
        ('w:val="single" w:sz="12" w:color="ff0000"', (1.5, "FF0000", "single")),
        ('w:val="thinThickSmallGap" w:sz="24" w:color="auto"', (3.0, "000000", "double")),
        ('w:val="dashSmallGap" w:sz="999" w:color="FF0000"', (12.0, "FF0000", "dashed")),
    ],
)
def test_rules_are_as_near_as_a_template_has_them(
    border: str, expected: tuple[float, str, str]
) -> None:
    rule = body_style(f"<w:pBdr><w:bottom {border}/></w:pBdr>").rule_below
    assert rule is not None
    assert (rule.weight, rule.color, rule.kind) == expected


def test_a_style_that_is_based_upon_itself_does_no_harm() -> None:
    assert body_style('<w:pStyle w:val="A"/>', "", style("A", "", "A")).size == 10.0


def test_a_file_without_styles_sections_or_words_gives_a_template_all_the_same() -> None:
    assert template_of(package("")).page.width == 595.3
