"""bulletin revise --pictures: those that somebody put into the returned file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.shared import Cm
from PIL import Image as Pillow

from tests.conftest import bulletin, did, files_of, write
from tests.store.test_picture_pixels import photo

FIRST = "第一段说明情况，各单位要认真落实。"
SECOND = "第二段列出做法，共三条。"


@pytest.fixture
def sent(issue: Path) -> Path:
    """The rendered file of an issue, which goes to the leaders."""
    text = f"# 题目\n\n{FIRST}\n\n{SECOND}\n"
    did(bulletin("add-article", write(issue.parents[1] / "稿.md", text)))
    did(bulletin("render", "--no-check"))
    return issue / "output" / "2024-35.docx"


@pytest.fixture
def place(sent: Path) -> Path:
    """Where the returned file lies, on a path with a blank."""
    return sent.parents[3] / "退回 的.docx"


def body(sent: Path, name: str) -> list[str]:
    text = (sent.parents[1] / "articles" / name).read_text(encoding="utf-8")
    return text.split("+++\n")[2].split("\n\n")


def picture(folder: Path, color: str = "navy") -> str:
    path = folder / f"{color}.png"
    Pillow.new("RGB", (40, 20), color).save(path)
    return str(path)


def illustrated(sent: Path, place: Path, *captions: str) -> Path:
    """Return the file with a picture below the first paragraph for each caption, "" for none."""
    document = docx.Document(str(sent))
    below = next(each for each in document.paragraphs if each.text == SECOND)
    for color, caption in zip(("navy", "red"), captions, strict=False):
        new = below.insert_paragraph_before()
        new.add_run().add_picture(picture(place.parent, color), Cm(3))
        if caption:
            below.insert_paragraph_before(caption)
    document.save(str(place))
    return place


def test_a_picture_put_in_is_told_without_the_option(sent: Path, place: Path) -> None:
    result = bulletin("revise", illustrated(sent, place, ""), "--apply")
    assert result.exit_code == 1
    assert "放不进去\n    {+（图片）+}\n    （加上 --pictures 就收" in result.stdout
    assert list((sent.parents[1] / "images").iterdir()) == []


def test_with_pictures_it_is_taken_where_it_stands_with_its_caption(
    sent: Path, place: Path
) -> None:
    file = illustrated(sent, place, "图1　检查现场", "")
    shown = did(bulletin("revise", file, "--apply", "--pictures"))
    assert "新增\n    {+（图片）图1　检查现场+}\n" in shown
    assert [each.strip() for each in body(sent, "01.md")] == [
        FIRST,
        "![图1　检查现场](images/退回-的-1.png)",
        "![](images/退回-的-2.png)",
        SECOND,
    ]
    names = [each.name for each in sorted((sent.parents[1] / "images").iterdir())]
    assert names == ["退回-的-1.png", "退回-的-2.png"]
    did(bulletin("render", "--no-check"))


@pytest.mark.parametrize("options", [("--pictures",), ()])
def test_pictures_once_more_change_nothing(
    sent: Path, place: Path, options: tuple[str, ...]
) -> None:
    file = illustrated(sent, place, "图1　检查现场", "")
    did(bulletin("revise", file, "--apply", "--pictures"))
    before = files_of(sent.parents[1])
    assert "没有改动" in did(bulletin("revise", file, "--apply", *options))
    assert files_of(sent.parents[1]) == before


def with_photo(sent: Path, place: Path) -> Path:
    """Return the file with a photo that lies on its side and says what camera took it."""
    document = docx.Document(str(sent))
    below = next(each for each in document.paragraphs if each.text == SECOND)
    run = below.insert_paragraph_before().add_run()
    run.add_picture(io.BytesIO(photo(6)), Cm(3))
    document.save(str(place))
    return place


def test_a_picture_put_in_is_made_fit_for_print(sent: Path, place: Path) -> None:
    file = with_photo(sent, place)
    shown = did(bulletin("revise", file, "--apply", "--pictures"))
    assert "图片 退回-的-1.jpg 按拍摄方向转正了" in shown
    (kept,) = (sent.parents[1] / "images").iterdir()
    assert b"ExampleCam" not in kept.read_bytes()
    with Pillow.open(kept) as upright:
        assert upright.size == (40, 80)


@pytest.mark.parametrize("options", [("--pictures",), ()])
def test_a_changed_picture_once_more_changes_nothing(
    sent: Path, place: Path, options: tuple[str, ...]
) -> None:
    file = with_photo(sent, place)
    did(bulletin("revise", file, "--apply", "--pictures"))
    before = files_of(sent.parents[1])
    assert "没有改动" in did(bulletin("revise", file, "--apply", *options))
    assert files_of(sent.parents[1]) == before


def test_a_picture_that_nobody_can_show_is_told(sent: Path, place: Path) -> None:
    illustrated(sent, place, "")
    packed = docx.Document(str(place))
    part = next(each for each in packed.part.package.iter_parts() if "media" in each.partname)
    part._blob = b"EMF"
    packed.save(str(place))
    result = bulletin("revise", place, "--apply", "--pictures")
    assert (result.exit_code, "EMF 和 WMF 收不了" in result.stdout) == (1, True)


def test_json_names_the_pictures_that_are_taken(sent: Path, place: Path) -> None:
    file = illustrated(sent, place, "")
    result = bulletin("revise", file, "--pictures", "--format", "json")
    assert json.loads(result.stdout)["pictures"] == ["退回-的-1.png"]
