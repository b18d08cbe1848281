"""Pictures of a new article are stored as they are printed, and what was changed is told."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image as Pillow

from tests.conftest import bulletin, did, order, refused
from tests.store.test_picture_pixels import halves, photo, saved
from tests.store.test_pictures import vast


def article(folder: Path, name: str, data: bytes, width: str = "") -> str:
    (folder / name).write_bytes(data)
    (folder / "稿.md").write_text(f"# 题\n\n文。\n\n![图]({name}){width}\n", encoding="utf-8")
    return str(folder / "稿.md")


def written(issue: Path) -> str:
    return (issue / "articles" / order(issue)[-1]).read_text(encoding="utf-8")


def stored(issue: Path, name: str) -> Pillow.Image:
    return Pillow.open(io.BytesIO((issue / "images" / name).read_bytes()))


def test_a_photo_is_stored_upright_and_small_and_both_are_told(issue: Path, tmp_path: Path) -> None:
    source = article(tmp_path, "大.jpg", photo(6), "{width=7cm}")
    large = saved(halves((3000, 1500)), "JPEG")
    assert "图片 大.jpg 按拍摄方向转正了" in did(bulletin("add-article", source))
    source = article(tmp_path, "大2.jpg", large, "{width=7cm}")
    out = did(bulletin("add-article", source, "--again"))
    assert "图片 大2.jpg 缩小到 220 dpi（原来宽 3000 像素）" in out
    assert stored(issue, "大.jpg").size == (40, 80)
    assert stored(issue, "大2.jpg").size == (606, 303)
    assert not list((issue / "images").glob("*原图*"))


def test_the_original_stays_beside_where_it_is_asked_for(issue: Path, tmp_path: Path) -> None:
    data = photo(6)
    did(bulletin("add-article", article(tmp_path, "图.jpg", data), "--keep-pictures"))
    assert (issue / "images" / "图-原图.jpg").read_bytes() == data
    assert "images/图.jpg" in written(issue)


def test_a_picture_of_another_format_has_the_ending_of_its_own(issue: Path, tmp_path: Path) -> None:
    did(bulletin("add-article", article(tmp_path, "图.tif", saved(halves(), "TIFF"))))
    assert "images/图.png" in written(issue)
    assert stored(issue, "图.png").format == "PNG"


@pytest.mark.parametrize(
    ("data", "message"),
    [(vast(), "像素太多，超过 5000 万"), (photo(1)[:-300], "不是图片，或已损坏")],
    ids=["vast", "cut"],
)
def test_what_is_no_picture_is_refused_with_its_line(
    issue: Path, tmp_path: Path, data: bytes, message: str
) -> None:
    refused(
        bulletin("add-article", article(tmp_path, "图.jpg", data)),
        f"第 5 行：图片 图.jpg {message}",
    )
    assert order(issue) == []


def test_word_s_crop_and_width_survive_and_a_row_of_pictures_stays_one(
    issue: Path, tmp_path: Path
) -> None:
    document = docx.Document()
    document.add_heading("示例区局开展检查", 0)
    document.add_paragraph("会议要求抓好落实。")
    run = document.add_paragraph().add_run()
    for _ in range(2):
        run.add_picture(io.BytesIO(saved(halves())), width=Cm(5))
    for fill in document.element.body.iter(qn("pic:blipFill")):
        crop = fill.makeelement(qn("a:srcRect"), {"r": "50000"})
        fill.insert(1, crop)
    document.save(str(tmp_path / "稿.docx"))
    out = did(bulletin("add-article", str(tmp_path / "稿.docx")))
    assert "图片 稿-1.png 照 Word 里的样子裁剪了" in out
    row = "![](images/稿-1.png){width=5cm} ![](images/稿-1.png){width=5cm}"
    assert row in written(issue)
    assert stored(issue, "稿-1.png").size == (40, 40)
