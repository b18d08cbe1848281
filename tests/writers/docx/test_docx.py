"""Every point of docs/layout.md about the .docx, read back from the parts it wrote."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from functools import cache

import pytest
from lxml import etree

from bulletin_cli.layout.paragraphs import paragraphs_of
from bulletin_cli.writers.docx import write
from tests.samples import TEMPLATES, document

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}

both = pytest.mark.parametrize("template", TEMPLATES)


@cache
def parts(template: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(write(document(template)))) as package:
        return {name: package.read(name) for name in package.namelist()}


@cache
def xml(template: str, part: str) -> etree._Element:
    return etree.fromstring(parts(template)[f"word/{part}.xml"])


def found(template: str, part: str, path: str) -> list[etree._Element]:
    return list(xml(template, part).iterfind(path, NS))


def style(template: str, identifier: str) -> etree._Element:
    (element,) = xml(template, "styles").iterfind(f"w:style[@w:styleId='{identifier}']", NS)
    return element


def values(element: etree._Element, path: str) -> dict[str, str]:
    (child,) = element.iterfind(path, NS)
    return {str(key).removeprefix(W): str(value) for key, value in child.attrib.items()}


@both
def test_compatibility_mode_is_15_and_the_language_is_chinese(template: str) -> None:
    modes = [
        each.get(f"{W}val")
        for each in found(template, "settings", "w:compat/w:compatSetting")
        if each.get(f"{W}name") == "compatibilityMode"
    ]
    assert modes == ["15"]
    assert values(xml(template, "settings"), "w:themeFontLang")["eastAsia"] == "zh-CN"
    language = values(xml(template, "styles"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert language["eastAsia"] == "zh-CN"


@both
def test_nothing_of_a_foreign_base_document_is_left(template: str) -> None:
    everything = b"".join(parts(template).values())
    for trace in (
        b"Theme=",
        b"stylesWithEffects",
        b"MS Mincho",
        b"ja-JP",
        b"python-docx",
        b"w:dirty",
    ):
        assert trace not in everything
    assert b"updateFields" not in parts(template)["word/settings.xml"]
    assert not [name for name in parts(template) if "thumbnail" in name or "theme" in name]
    assert not found(template, "styles", "w:docDefaults/w:pPrDefault/w:pPr/w:spacing")


@both
def test_every_style_names_its_face_four_times(template: str) -> None:
    for fonts in xml(template, "styles").iter(f"{W}rFonts"):
        names = [fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")]
        assert names[0]
        assert set(names) == {names[0]}


@both
def test_every_run_of_chinese_prose_is_hinted_east_asian(template: str) -> None:
    for run in xml(template, "document").iter(f"{W}r"):
        text = "".join(map(str, run.itertext()))
        hints = [fonts.get(f"{W}hint") for fonts in run.iter(f"{W}rFonts")]
        assert hints == ([] if text.isascii() else ["eastAsia"])


@both
def test_the_font_table_gives_alternatives_and_the_chinese_charset(template: str) -> None:
    fonts = {font.get(f"{W}name"): font for font in found(template, "fontTable", "w:font")}
    assert values(fonts["仿宋_GB2312"], "w:altName") == {"val": "仿宋"}
    assert values(fonts["方正小标宋简体"], "w:altName") == {"val": "宋体"}
    assert {values(font, "w:charset")["val"] for font in fonts.values()} == {"86"}
    assert all(len(str(name)) <= 31 for name in fonts)


@both
def test_titles_are_heading_1_and_headings_follow_below(template: str) -> None:
    for level in (1, 2, 3, 4, 5):
        heading = style(template, f"Heading{level}")
        assert values(heading, "w:name") == {"val": f"heading {level}"}
        assert values(heading, "w:pPr/w:outlineLvl") == {"val": str(level - 1)}
    used = [each.get(f"{W}val") for each in xml(template, "document").iter(f"{W}pStyle")]
    assert used.count("Heading1") == 2  # one a title, in two lines or one
    assert [each for each in used if str(each).startswith("Heading")] == [
        *(f"Heading{level}" for level in (1, 2, 3, 4, 5)),
        "Heading1",
    ]


@both
def test_indents_are_given_in_characters_and_in_twips(template: str) -> None:
    indent = values(style(template, "BodyText"), "w:pPr/w:ind")
    assert indent["firstLineChars"] == "200"
    assert indent["firstLine"] == "640"
    cancelled = values(style(template, "Heading1"), "w:pPr/w:ind")
    assert (cancelled["firstLineChars"], cancelled["firstLine"]) == ("0", "0")
    hanging = values(style(template, "imprint"), "w:pPr/w:ind")
    assert hanging["hangingChars"] == "200"


@pytest.mark.parametrize(("template", "pitch"), [("shanghai-post", "560"), ("gbt9704", "579")])
def test_the_pitch_is_exact_in_whole_twips(template: str, pitch: str) -> None:
    spacing = values(style(template, "BodyText"), "w:pPr/w:spacing")
    assert (spacing["line"], spacing["lineRule"]) == (pitch, "exact")


@both
def test_pictures_have_lines_of_automatic_height_and_tables_of_the_same_in_all_programs(
    template: str,
) -> None:
    assert values(style(template, "picture"), "w:pPr/w:spacing")["lineRule"] == "auto"
    for identifier in ("table", "table_head"):
        spacing = values(style(template, identifier), "w:pPr/w:spacing")
        assert (spacing["line"], spacing["lineRule"]) == ("312", "exact")


@both
def test_the_east_asian_switches_stand_in_settings_and_normal(template: str) -> None:
    control = values(xml(template, "settings"), "w:characterSpacingControl")
    assert control == {"val": "compressPunctuation"}
    normal = style(template, "Normal")
    assert values(normal, "w:pPr/w:widowControl") == {"val": "0"}
    assert values(normal, "w:pPr/w:overflowPunct") == {"val": "0"}
    assert values(normal, "w:pPr/w:kinsoku") == {}


@both
def test_there_is_no_grid_with_character_spacing(template: str) -> None:
    assert not list(xml(template, "document").iter(f"{W}docGrid"))


@both
def test_footers_are_odd_and_even_with_the_field_in_five_runs(template: str) -> None:
    assert found(template, "settings", "w:evenAndOddHeaders")
    references = found(template, "document", "w:body/w:sectPr/w:footerReference")
    assert [each.get(f"{W}type") for each in references] == ["default", "even"]
    for part in ("footer1", "footer2"):
        runs = [run for run in xml(template, part).iter(f"{W}r") if run.find("w:t", NS) is None]
        kinds = [
            child.tag.removeprefix(W) for run in runs for child in run if child.tag != f"{W}rPr"
        ]
        assert kinds == ["fldChar", "instrText", "fldChar", "fldChar"]
        text = "".join(map(str, xml(template, part).itertext()))
        assert text.split() == (
            ["PAGE", "1"] if template == "shanghai-post" else ["—", "PAGE", "1", "—"]
        )


def test_gbt9704_page_numbers_stand_outside_one_character_in() -> None:
    odd, even = style("gbt9704", "Footer"), style("gbt9704", "page_even")
    assert values(odd, "w:pPr/w:jc") == {"val": "right"}
    assert values(odd, "w:pPr/w:ind")["rightChars"] == "100"
    assert values(even, "w:pPr/w:jc") == {"val": "left"}
    assert values(even, "w:pPr/w:ind")["leftChars"] == "100"


@both
def test_every_rule_stands_in_its_own_paragraph(template: str) -> None:
    ruled = {
        each.get(f"{W}styleId")
        for each in found(template, "styles", "w:style")
        if each.find("w:pPr/w:pBdr", NS) is not None
    }
    for paragraph in found(template, "document", "w:body/w:p"):
        if values(paragraph, "w:pPr/w:pStyle")["val"] in ruled:
            assert not list(paragraph.iter(f"{W}t"))


def test_the_imprint_rules_are_as_thick_as_the_standard_says() -> None:
    outer = values(style("gbt9704", "imprint_rule"), "w:pPr/w:pBdr/w:bottom")
    inner = values(style("gbt9704", "imprint_inner_rule"), "w:pPr/w:pBdr/w:bottom")
    assert (outer["sz"], inner["sz"]) == ("8", "6")


@both
def test_tables_add_up_repeat_their_header_and_do_not_split_rows(template: str) -> None:
    (table,) = found(template, "document", "w:body/w:tbl")
    grid = [int(str(each.get(f"{W}w"))) for each in table.iterfind("w:tblGrid/w:gridCol", NS)]
    assert values(table, "w:tblPr/w:tblW") == {"w": str(sum(grid)), "type": "dxa"}
    for number, row in enumerate(table.iterfind("w:tr", NS)):
        assert (row.find("w:trPr/w:tblHeader", NS) is not None) == (number == 0)
        assert row.find("w:trPr/w:cantSplit", NS) is not None
        cells = list(row.iterfind("w:tc", NS))
        assert [int(values(cell, "w:tcPr/w:tcW")["w"]) for cell in cells] == grid
        assert all(cell[-1].tag == f"{W}p" for cell in cells)


@both
def test_pictures_are_inline_with_the_caption_as_alternative_text(template: str) -> None:
    drawings = [
        each for each in xml(template, "document").iter() if str(each.tag).endswith("}docPr")
    ]
    assert [each.get("descr") for each in drawings] == ["图1　示例图"]
    assert [each.get("id") for each in drawings] == ["1"]
    assert b"wp:anchor" not in parts(template)["word/document.xml"]


@both
def test_properties_come_from_the_issue_and_never_from_the_clock(template: str) -> None:
    core = parts(template)["docProps/core.xml"].decode()
    for text in (
        "<dc:title>示例行业党建工作简报2024年第36期（总第487期）</dc:title>",
        "<dc:creator>示例单位党建办</dc:creator>",
        "<dc:identifier>2024-36</dc:identifier>",
        "2024-12-02T00:00:00Z</dcterms:created>",
        "2024-12-02T00:00:00Z</dcterms:modified>",
    ):
        assert text in core


@both
def test_the_same_issue_gives_the_same_bytes_dated_1980(template: str) -> None:
    assert write(document(template)) == write(document(template))
    with zipfile.ZipFile(io.BytesIO(write(document(template)))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


@both
def test_no_text_is_formatted_directly_but_for_weight_and_columns(template: str) -> None:
    body = xml(template, "document")
    runs = {child.tag for each in body.iterfind(".//w:r/w:rPr", NS) for child in each}
    assert runs == {f"{W}rFonts", f"{W}b", f"{W}bCs"}
    direct = {child.tag for each in body.iter(f"{W}pPr") for child in each}
    place = {f"{W}spacing", f"{W}pageBreakBefore"}  # of the imprint's first paragraph
    low = {f"{W}rPr"}  # of a picture's mark, which would add its own height
    header = {f"{W}keepNext"}  # of a table's first row
    assert direct - place - low - header == {f"{W}pStyle", f"{W}jc"}
    assert b"w:sdt" not in parts(template)["word/document.xml"]
    assert b"framePr" not in parts(template)["word/document.xml"]


@pytest.mark.parametrize("apart", [0, 1, 2])
def test_the_imprint_begins_as_many_pages_as_the_typesetter_says(apart: int) -> None:
    made = replace(document(), imprint_apart=apart)
    with zipfile.ZipFile(io.BytesIO(write(made))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    breaks = [
        "".join(str(each.text) for each in paragraph.iter(f"{W}t"))
        for paragraph in body.iter(f"{W}p")
        if paragraph.find("w:pPr/w:pageBreakBefore", NS) is not None
    ]
    first = next(paragraphs_of(made.imprint)).text.replace("\t", "")
    assert [each for each in breaks if each in ("", first)] == [[], [first], ["", first]][apart]


@pytest.mark.parametrize("wanted", [True, False])
def test_widow_control_is_said_as_the_template_says(wanted: bool) -> None:
    made = document()
    made = replace(made, line_breaking=replace(made.line_breaking, widow_control=wanted))
    with zipfile.ZipFile(io.BytesIO(write(made))) as package:
        styles = etree.fromstring(package.read("word/styles.xml"))
    (control,) = {each.get(f"{W}val") for each in styles.iter(f"{W}widowControl")}
    assert control == (None if wanted else "0")
