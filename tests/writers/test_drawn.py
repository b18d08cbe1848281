"""PDF, PNG and SVG: every line where the typesetter put it, readable in order, always the same."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.runs import runs
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.opentype import read_glyphs
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.drawn import Drawing, DrawingFormat, draw
from bulletin_cli.writers.drawn.cast import Machine, cast
from bulletin_cli.writers.drawn.faces import choose
from bulletin_cli.writers.drawn.loading import LoadingFaces
from bulletin_cli.writers.drawn.typst_fonts import all_faces, these_faces
from tests import samples

both = pytest.mark.parametrize("template", samples.TEMPLATES)
MACHINE = Machine(find_faces, lambda _: (), read_glyphs)
needs_poppler = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="poppler-utils is not installed"
)


def pages(template: str = "shanghai-post") -> Pages:
    place = load_template(template, samples.ROOT)
    return set_issue(samples.issue(), place, samples.periodical(template))


def drawn(
    form: DrawingFormat = "pdf", template: str = "shanghai-post", *, archival: bool = False
) -> Drawing:
    return draw(pages(template), form, MACHINE, archival=archival)


def read(drawing: Drawing) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(drawing.files[0]))


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


@both
def test_the_text_can_be_copied_in_reading_order(template: str) -> None:
    set_pages = pages(template)
    for page, sheet in zip(set_pages.pages, read(drawn(template=template)).pages, strict=True):
        wanted = "".join(line.text for line in (*page.lines, *page.footer))
        assert joined(sheet.extract_text()) == joined(wanted)


@both
@needs_poppler
def test_every_line_begins_and_ends_where_the_typesetter_put_it(
    template: str, tmp_path: Path
) -> None:
    place = tmp_path / "issue.pdf"
    place.write_bytes(drawn(template=template).files[0])
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(place), "-"], check=True, capture_output=True, text=True
    ).stdout
    sheets = boxes.split("<page ")[1:]
    for page, sheet in zip(pages(template).pages, sheets, strict=True):
        words = re.findall(
            r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', sheet
        )
        for line in page.lines:
            inside = [
                word
                for word in words
                if line.top - 4 < (float(word[1]) + float(word[3])) / 2 < line.top + line.height + 4
                and line.left - 1 <= float(word[0]) <= line.left + line.width
            ]
            if line.text.strip():
                assert min(float(word[0]) for word in inside) == pytest.approx(line.left, abs=0.6)
                edge = max(float(word[2]) for word in inside)
                assert edge == pytest.approx(line.left + line.width, abs=9)


def test_the_pdf_says_what_it_is_and_lists_the_titles() -> None:
    reader = read(drawn())
    facts = reader.metadata
    assert facts
    assert (facts.title, facts.author) == (
        "示例行业党建工作简报2024年第36期（总第487期）",
        "示例单位党建办",
    )
    assert str(reader.root_object["/Lang"]) == "zh-CN"
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert titles == ["示例区召开示例工作会", "单行题目"]


@both
def test_pdf_a_2b_says_so_and_tags_its_paragraphs(template: str) -> None:
    reader = read(drawn(template=template, archival=True))
    assert reader.xmp_metadata
    said = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in said
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in said
    assert reader.root_object["/MarkInfo"]["/Marked"]  # type: ignore[index]


@pytest.mark.parametrize("form", ["pdf", "png", "svg"])
def test_the_same_pages_give_the_same_bytes(form: DrawingFormat) -> None:
    assert drawn(form).files == drawn(form).files


def test_pictures_come_one_a_page_at_144_dots_an_inch() -> None:
    files = drawn("png").files
    assert len(files) == len(pages().pages)
    with Image.open(io.BytesIO(files[0])) as image:
        assert image.size == (1191, 1684)
        assert len(image.convert("L").getcolors() or []) > 2
    assert drawn("svg").files[0].startswith(b"<svg")


@pytest.mark.parametrize(
    "text", ['"\\', "#let x = 1", "\\u{41}", "*_`$@<a>", "\u0301字", "😀", "\u202e字"]
)
def test_no_text_becomes_markup(text: str) -> None:
    first, second = samples.issue().articles
    title = replace(first, title=(f"题{text}",))
    issue = replace(samples.issue(), articles=(title, second))
    hostile = set_issue(issue, load_template("shanghai-post", samples.ROOT), samples.periodical())
    reader = read(draw(hostile, "pdf", MACHINE))
    assert joined(text) in joined(reader.pages[0].extract_text())


def test_where_faces_cannot_be_listed_or_linked_the_same_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wanted = drawn().files
    unlisted = Machine(lambda: None, lambda _: (), read_glyphs)
    assert draw(pages(), "pdf", unlisted).files == wanted
    these_faces.cache_clear()

    def refuse(*_: object, **__: object) -> None:
        raise OSError(1314, "a right is missing")

    monkeypatch.setattr(os, "symlink", refuse)
    assert drawn().files == wanted


def test_a_character_that_the_faces_lack_is_drawn_with_another_face() -> None:
    first, second = samples.issue().articles
    odd = set_issue(
        replace(samples.issue(), articles=(replace(first, title=("题ሀ",)), second)),
        load_template("shanghai-post", samples.ROOT),
        samples.periodical(),
    )
    fonts = odd.document.styles["headline"].fonts
    found = cast(odd, MACHINE)
    assert found.faces[fonts].glyphs.keys() >= {"题"}
    assert "ሀ" not in found.faces[fonts].glyphs
    assert found.fonts is all_faces().fonts
    assert cast(pages(), MACHINE).fonts is not all_faces().fonts


def test_faces_loaded_beside_other_work_draw_the_same() -> None:
    set_pages = pages()
    faces = LoadingFaces(set_pages, MACHINE)
    assert draw(set_pages, "pdf", MACHINE, faces=faces).files == drawn().files


def test_a_machine_without_chinese_faces_is_told_of_when_something_is_drawn() -> None:
    set_pages = pages()
    bare = Machine(lambda: {"Arial": FontFile("/f/arial.ttf", 0)}, lambda _: (), read_glyphs)
    faces = LoadingFaces(set_pages, bare)
    with pytest.raises(BulletinError, match="本机没有中文字体"):
        draw(set_pages, "pdf", bare, faces=faces)


def installed(*names: str) -> dict[str, FontFile]:
    return {name: FontFile(f"/f/{name}.ttf", 0) for name in names}


def test_a_face_or_its_alternative_is_taken_without_a_word() -> None:
    names = {"仿宋": ("FangSong",), "宋体": ("SimSun",)}
    chosen, missing = choose(
        [("仿宋_GB2312", "仿宋"), ("宋体",)],
        installed("FangSong", "SimSun", "SimSun Bold"),
        lambda face: names.get(face, ()),
    )
    assert [face.family for face in chosen.values()] == ["FangSong", "SimSun"]
    bold = FontFile("/f/SimSun Bold.ttf", 0)
    assert [face.bold for face in chosen.values()] == [None, bold]
    assert missing == {}


@pytest.mark.parametrize(
    ("asked", "taken"), [("黑体", "Noto Sans CJK SC"), ("方正小标宋简体", "Noto Serif CJK SC")]
)
def test_a_missing_face_is_named_with_what_stands_in(asked: str, taken: str) -> None:
    faces = installed("Noto Serif CJK SC", "Noto Sans CJK SC")
    chosen, missing = choose([(asked,)], faces, lambda face: ())
    assert missing == {asked: taken}
    assert chosen[(asked,)].family == taken


def test_a_face_that_windows_lists_in_chinese_stands_in_too() -> None:
    _, missing = choose(
        [("方正小标宋简体",), ("楷体_GB2312",)], installed("宋体", "楷体"), lambda _: ()
    )
    assert missing == {"方正小标宋简体": "宋体", "楷体_GB2312": "楷体"}


def test_no_chinese_face_is_an_error_that_says_what_to_install() -> None:
    with pytest.raises(BulletinError, match="本机没有中文字体") as error:
        choose([("仿宋",)], installed("DejaVu Sans"), lambda face: ())
    assert "Noto Serif CJK SC" in error.value.hint


def test_without_typst_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(BulletinError, match="没有装 typst") as error:
        drawn()
    assert "pip install" in error.value.hint


def test_a_typst_that_cannot_be_loaded_is_not_called_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "typst.py").write_text("raise ImportError('DLL load failed')", encoding="utf-8")
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(BulletinError, match=r"载入不了.*DLL load failed") as error:
        drawn()
    assert "Windows 要 10 以上" in error.value.hint


@both
def test_runs_make_up_their_line(template: str) -> None:
    set_pages = pages(template)
    for page in set_pages.pages:
        for line in page.lines:
            cut = list(runs(line, set_pages.document.styles[line.style]))
            assert "".join(run.text for run in cut) == line.text
            assert sum(run.width + run.gap for run in cut) == pytest.approx(line.width)
