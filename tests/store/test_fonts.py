"""Faces by the names that Word uses, and the widths of their Latin letters."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.layout.document import Run, StyledParagraph
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.store import fonts
from bulletin_cli.store.fonts import latin_widths, other_names
from tests import samples

needs_fontconfig = pytest.mark.skipif(not shutil.which("fc-list"), reason="no fontconfig")


def font(family: str = "试验体", wide: int = 900) -> bytes:
    """Return a font in which A is `wide` thousandths of an em wide and 0 half an em."""
    names = {0: ".notdef", 65: "A", 48: "zero", 23383: "zi"}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(names.values()))
    builder.setupCharacterMap({code: name for code, name in names.items() if code})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((0, 500))
    pen.lineTo((400, 0))
    pen.closePath()
    glyph = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names.values(), glyph))
    widths = {".notdef": 500, "A": wide, "zero": 500, "zi": 1000}
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


@pytest.fixture
def face(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have the machine own one face, 试验体, in this file."""
    path = tmp_path / "test.ttf"
    path.write_bytes(font())
    installed = {"试验体": FontFile(str(path), 0), "Test Face": FontFile(str(path), 0)}
    monkeypatch.setattr(fonts, "find_faces", lambda: installed)
    latin_widths.cache_clear()
    yield path
    latin_widths.cache_clear()


@pytest.mark.usefixtures("face")
def test_letters_that_are_not_half_an_em_wide_are_measured() -> None:
    assert latin_widths(("没有的字体", "试验体")) == {"A": 0.9}


@pytest.mark.usefixtures("face")
def test_official_faces_and_missing_ones_are_half_an_em_wide() -> None:
    assert latin_widths(("仿宋_GB2312", "试验体")) == {}
    assert latin_widths(("没有的字体",)) == {}


@pytest.mark.usefixtures("face")
def test_a_face_has_an_english_name_and_those_of_its_file() -> None:
    assert other_names("仿宋") == ("FangSong",)
    assert "Test Face" in other_names("试验体")


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x00\x00", font()[:300], font()[:-200]])
def test_a_broken_font_file_is_as_if_it_were_not_there(face: Path, data: bytes) -> None:
    face.write_bytes(data)
    assert set(latin_widths(("试验体",))) <= {"A"}


@pytest.mark.usefixtures("face")
def test_lines_are_broken_by_the_measured_widths() -> None:
    wide = typeset(samples.document(), latin=lambda _: {"A": 0.9, "E": 0.9, "D": 0.9})
    usual = typeset(samples.document())
    line, other = (
        next(line for page in pages.pages for line in page.lines if "AED" in line.text)
        for pages in (wide, usual)
    )
    place, was = line.text.index("AED"), other.text.index("AED")
    assert line.advances[place] == pytest.approx(other.advances[was] + 0.4 * 16, abs=1)
    assert sum(line.advances) <= samples.document().page.text_width + 0.01


def test_no_face_is_looked_for_where_every_line_is_sure_to_fit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def looked_for() -> None:
        raise AssertionError("a face was looked for")

    monkeypatch.setattr(fonts, "find_faces", looked_for)
    latin_widths.cache_clear()
    document = samples.document()
    face = replace(document.styles["headline"], fonts=("没有的字体",))
    for text, sure in (("VIP客户", True), ("VIP客户" * 9, False)):
        short = replace(
            document,
            styles={**document.styles, "headline": face},
            body=(StyledParagraph("headline", (Run(text),)),),
            imprint=(),
        )
        if sure:
            assert typeset(short, latin_widths).pages[0].lines[0].text == text
        else:
            with pytest.raises(AssertionError, match="looked for"):
                typeset(short, latin_widths)
    latin_widths.cache_clear()


@needs_fontconfig
def test_an_installed_face_counts_in_the_preview_and_a_broken_one_does_not(tmp_path: Path) -> None:
    root = tmp_path / "简 报"
    shutil.copytree(samples.ROOT / "issues" / "2024-36", root / "issues" / "2024-36")
    shutil.copytree(samples.ROOT / "templates" / "shanghai-post", root / "templates" / "own")
    settings = (samples.ROOT / "bulletin.toml").read_text(encoding="utf-8")
    (root / "bulletin.toml").write_text(
        settings.replace('template = "shanghai-post"', 'template = "own"'), encoding="utf-8"
    )
    template = root / "templates" / "own" / "template.toml"
    text = template.read_text(encoding="utf-8")
    template.write_text(
        text.replace('font = ["仿宋_GB2312", "仿宋"]', 'font = ["试验体"]'), encoding="utf-8"
    )
    article = root / "issues" / "2024-36" / "articles" / "01.md"
    article.write_text(article.read_text(encoding="utf-8") + "\nAAAA字\n", encoding="utf-8")
    for data, width in ((font(), 4 * 14.4 + 4 + 16), (b"broken", 4 * 8 + 4 + 16)):
        assert last_line(root, data) == pytest.approx(width)


def last_line(root: Path, data: bytes) -> float:
    """Return the width of AAAA字 on a machine that has this font file and no other."""
    folder = root.parent / "fonts"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "test.ttf").write_bytes(data)
    config = root.parent / "fonts.conf"
    config.write_text(
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "bulletin_cli", "-C", str(root), "preview", "--format", "json"],
        env={**os.environ, "FONTCONFIG_FILE": str(config)},
        cwd=samples.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    items = [item for page in json.loads(done.stdout)["pages"] for item in page["items"]]
    return next(float(item["width"]) for item in items if item.get("text") == "AAAA字")


def test_the_list_of_fontconfig_is_read_and_what_is_no_face_passed_over() -> None:
    faces = "甲体,Jia|/f/jia.ttf|0|80|0\n乙体|/f/yi.ttc|65538|[0 210]|0\n"
    listed = f"{faces}丙体||0|80|0\n丁体|/f/d.ttf|x|80|0\n坏行\n"
    assert fonts._from_list(listed) == {
        "甲体": FontFile("/f/jia.ttf", 0),
        "Jia": FontFile("/f/jia.ttf", 0),
        "乙体": FontFile("/f/yi.ttc", 2),
    }


def test_of_a_family_the_upright_regular_face_is_taken_and_the_bold_by_its_name() -> None:
    shapes = [("light", 50, 0), ("bold", 200, 0), ("italic", 80, 100), ("regular", 80, 0)]
    listed = "".join(f"甲体|/f/{name}.ttf|0|{weight}|{slant}\n" for name, weight, slant in shapes)
    assert fonts._from_list(f"{listed}乙体|/f/heavy.ttf|0|210|0\n") == {
        "甲体": FontFile("/f/regular.ttf", 0),
        "甲体 Bold": FontFile("/f/bold.ttf", 0),
        "乙体": FontFile("/f/heavy.ttf", 0),
        "乙体 Bold": FontFile("/f/heavy.ttf", 0),
    }


@pytest.mark.usefixtures("face")
def test_other_names_are_those_of_the_same_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = FontFile("/f/a.ttf", 0), FontFile("/f/b.ttf", 0)
    monkeypatch.setattr(fonts, "find_faces", lambda: {"甲体": one, "Jia": one, "乙体": two})
    assert other_names("甲体") == ("甲体", "Jia")
    assert other_names("没有的字体") == ()
