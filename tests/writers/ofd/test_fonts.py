"""The faces in an OFD: those characters that are written, as far as the licence allows."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile
from bulletin_cli.store.subsets import cut_font
from bulletin_cli.writers.ofd import OfdFile, write_ofd
from tests import samples
from tests.writers.ofd.making import (
    MACHINE,
    face,
    lone_face,
    machine,
    no_font,
    pages_of,
    sample,
)  # fmt: skip
from tests.writers.ofd.reading import (
    NAMES,
    POINT,
    judged,
    needs_judge,
    part,
    parts,
    placed_characters,
)  # fmt: skip


def texts(made: OfdFile) -> list[ET.Element]:
    """Return the text objects of all pages."""
    names = [name for name in parts(made.data) if "/Pages/" in name]
    sheets = (part(made.data, name) for name in names)
    return [each for sheet in sheets for each in sheet.iterfind(".//ofd:TextObject", NAMES)]


def fonts(made: OfdFile) -> dict[str, ET.Element]:
    """Return the fonts by their numbers."""
    listed = part(made.data, "Doc_0/PublicRes.xml").iterfind("ofd:Fonts/ofd:Font", NAMES)
    return {each.get("ID", ""): each for each in listed}


def written(text: ET.Element) -> str:
    return text.findtext("ofd:TextCode", "", NAMES)


@pytest.mark.parametrize("template", samples.TEMPLATES)
def test_each_face_holds_the_characters_written_in_it_and_no_others(template: str) -> None:
    made = sample(template)
    assert (made.faces.named, made.faces.lacking) == ((), "")
    files, found = parts(made.data), texts(made)
    for number, font in fonts(made).items():
        file = files[f"Doc_0/Res/{font.findtext('ofd:FontFile', '', NAMES)}"]
        held = set(map(chr, TTFont(io.BytesIO(file)).getBestCmap()))
        own = {each for text in found if text.get("Font") == number for each in written(text)}
        assert own <= held
        assert {each for each in held if not each.isspace()} <= own


def test_a_face_that_may_not_be_embedded_is_named_and_told(tmp_path: Path) -> None:
    pages = pages_of("题。")
    made = write_ofd(pages, machine(lone_face(pages, tmp_path, rights=2)), cut_font)
    assert made.faces.named == ("SimSun",)
    (font,) = fonts(made).values()
    assert (font.get("FontName"), font.find("ofd:FontFile", NAMES)) == ("SimSun", None)
    assert not any("/Res/font" in name for name in parts(made.data))


@needs_judge
def test_ofd_cli_takes_a_file_without_any_face(tmp_path: Path) -> None:
    (tmp_path / "a.ofd").write_bytes(write_ofd(pages_of("题。"), MACHINE, no_font).data)
    assert "1 个文件均符合规范" in judged("check", tmp_path / "a.ofd")


def test_a_character_that_a_face_lacks_is_written_in_another(tmp_path: Path) -> None:
    pages = pages_of("题ሀ题。")
    own = lone_face(pages, tmp_path, without="ሀ")
    made = write_ofd(pages, machine({**own, "Other": face(tmp_path / "other.ttf", "ሀ")}), cut_font)
    (found,) = (each for each in texts(made) if written(each) == "ሀ")
    assert fonts(made)[found.get("Font", "")].get("FontName") == "Other"
    assert made.faces.lacking == ""


def test_a_character_that_no_face_has_is_told_and_keeps_its_place(tmp_path: Path) -> None:
    pages = pages_of("编ሀ者。")
    made = write_ofd(pages, machine(lone_face(pages, tmp_path, without="ሀ")), cut_font)
    assert made.faces.lacking == "ሀ"
    sheet = [each for page in placed_characters(made.data) for each in page]
    place = next(n for n, each in enumerate(sheet) if each.text == "ሀ")
    assert [each.text for each in sheet[place - 1 : place + 2]] == ["编", "ሀ", "者"]
    steps = [b.left - a.left for a, b in pairwise(sheet[place - 1 : place + 2])]
    assert steps == pytest.approx([16, 16], abs=0.5)


@pytest.mark.parametrize("hint", ["\u200b", "\ufe0f", "\U000e0100"])
def test_what_nobody_sees_is_not_missed(hint: str, tmp_path: Path) -> None:
    pages = pages_of(f"编{hint}者。")
    made = write_ofd(pages, machine(lone_face(pages, tmp_path, without=hint)), cut_font)
    assert made.faces.lacking == ""
    assert hint not in "".join(map(written, texts(made)))
    assert "编者。" in "".join(map(written, texts(made)))


def test_a_character_of_four_bytes_is_a_text_of_its_own(tmp_path: Path) -> None:
    pages = pages_of("题𠮷𠮷题。")
    made = write_ofd(pages, machine(lone_face(pages, tmp_path)), cut_font)
    assert [written(each) for each in texts(made)].count("𠮷") == 2


def test_blanks_at_the_ends_of_a_text_are_left_out(tmp_path: Path) -> None:
    pages = pages_of("题 AED 题。")
    made = write_ofd(pages, machine(lone_face(pages, tmp_path)), cut_font)
    assert all(written(each) == written(each).strip() != "" for each in texts(made))


def test_a_face_without_a_bold_is_stroked(tmp_path: Path) -> None:
    pages = pages_of("题**编者**题。")
    made = write_ofd(pages, machine(lone_face(pages, tmp_path)), cut_font)
    heavy = [each for each in texts(made) if each.get("Stroke") == "true"]
    assert "".join(map(written, heavy)) == "编者"
    (width,) = part(made.data, "Doc_0/DocumentRes.xml").iterfind(".//ofd:DrawParam", NAMES)
    assert {each.get("DrawParam") for each in heavy} == {width.get("ID")}
    assert float(width.get("LineWidth", "")) == pytest.approx(0.03 * 16 * POINT, abs=0.001)


def test_a_bold_face_is_used_where_there_is_one() -> None:
    made = write_ofd(pages_of("题**编者**题。"), MACHINE, no_font)
    (heavy,) = (each for each in texts(made) if written(each) == "编者")
    assert fonts(made)[heavy.get("Font", "")].get("Bold") == "true"
    assert heavy.get("Stroke") is None


def test_without_any_chinese_face_nothing_is_written() -> None:
    lone = {"DejaVu Sans": FontFile("/f/DejaVuSans.ttf", 0)}
    with pytest.raises(BulletinError, match="本机没有中文字体，画不出 PDF、OFD 和图片"):
        write_ofd(pages_of("题。"), machine(lone), cut_font)


def test_where_faces_cannot_be_listed_the_error_says_what_to_install() -> None:
    with pytest.raises(BulletinError, match="查不到本机装了哪些字体") as error:
        write_ofd(pages_of("题。"), machine(None), cut_font)
    assert "fc-list" in error.value.hint
