"""bulletin revise --pictures: a picture of the article that somebody exchanged for another."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from tests.conftest import LONGEST, bulletin, change, did, files_of, write

CAPTION = "图1　检查现场"


def drawn(mode: str = "RGB", *, turned: bool = False, size: int = 240) -> Any:
    """Return a drawing of some shapes, or of others; transparent where the mode has that."""
    picture = Pillow.new("RGBA", (size, size // 2), (255, 255, 255, 0 if mode == "RGBA" else 255))
    pen = ImageDraw.Draw(picture)
    for n, color in enumerate(("navy", "maroon", "olive", "teal")):
        left = n * size // 4
        high = size // 2 - (n if turned else 3 - n) * size // 8 - 4
        pen.rectangle((left + 4, high - size // 20, left + size // 5, size // 2), fill=color)
    return picture.convert(mode)


def saved(picture: Any, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


@pytest.fixture
def sent(issue: Path) -> Path:
    """The rendered file of an issue with a picture between two paragraphs."""
    (issue.parents[1] / "现场.png").write_bytes(saved(drawn(), "PNG"))
    text = f"# 题目\n\n第一段说明情况。\n\n![{CAPTION}](现场.png)\n\n第二段列出做法。\n"
    did(bulletin("add-article", write(issue.parents[1] / "稿.md", text)))
    did(bulletin("render", "--no-check"))
    return issue / "output" / "2024-35.docx"


def article(sent: Path) -> Path:
    return sent.parents[1] / "articles" / "01.md"


def exchanged(sent: Path, data: bytes, *, caption: str = CAPTION, marked: bool = True) -> Path:
    """Return the file with other bytes in the place of its picture, as Word's own command does."""
    document = docx.Document(str(sent))
    (part,) = (each for each in document.part.package.iter_parts() if "media" in each.partname)
    part._blob = data
    line = next(each for each in document.paragraphs if each.text == CAPTION)
    line.runs[0].text = caption
    for other in line.runs[1:]:
        other.text = ""
    if not marked:
        for each in list(document.element.body.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
            each.getparent().remove(each)
    place = sent.parents[3] / "审回.docx"
    document.save(str(place))
    return place


OTHER = saved(drawn(turned=True), "PNG")


def test_without_the_option_it_is_told_and_left_to_settle(sent: Path) -> None:
    before = files_of(sent.parents[1])
    result = bulletin("revise", exchanged(sent, OTHER), "--apply")
    assert result.exit_code == 1
    assert "放不进去\n    （{+换过的+}图片）\n    （加上 --pictures 就收" in result.stdout
    assert files_of(sent.parents[1]) == before


@pytest.mark.parametrize("marked", [True, False])
def test_with_pictures_the_article_names_the_new_one_and_the_old_file_stays(
    sent: Path, marked: bool
) -> None:
    file = exchanged(sent, OTHER, marked=marked)
    shown = did(bulletin("revise", file, "--apply", "--pictures"))
    assert f"  修改\n    （{{+换过的+}}图片）{CAPTION}\n2024-35：修改 1 处\n" in shown
    assert f"\n\n![{CAPTION}](images/审回-1.png)\n\n" in article(sent).read_text("utf-8")
    images = sent.parents[1] / "images"
    assert sorted(each.name for each in images.iterdir()) == ["审回-1.png", "现场.png"]
    assert (images / "审回-1.png").read_bytes() == OTHER
    before = files_of(sent.parents[1])
    for options in ((), ("--pictures",)):
        assert "没有改动" in did(bulletin("revise", file, "--apply", *options))
    assert files_of(sent.parents[1]) == before


def test_its_caption_and_its_width_are_those_that_it_should_have(sent: Path) -> None:
    change(article(sent), {"现场.png)": "现场.png){width=6cm}"})
    did(bulletin("render", "--no-check"))
    file = exchanged(sent, OTHER, caption="图1　整改以后")
    did(bulletin("revise", file, "--apply", "--pictures"))
    assert "![图1　整改以后](images/审回-1.png){width=6cm}\n" in article(sent).read_text("utf-8")


def changed_since(sent: Path, how: str) -> None:
    """Do something to the picture of the article after its issue was rendered."""
    images, new = sent.parents[1] / "images", saved(Pillow.new("L", (9, 9)), "PNG")
    if how == "another file":
        (images / "新.png").write_bytes(new)
        change(article(sent), {"现场.png": "新.png"})
    elif how == "the same file":
        (images / "现场.png").write_bytes(new)
    else:
        change(article(sent), {f"![{CAPTION}](images/现场.png)\n\n": ""})


CHANGES = ("another file", "the same file", "taken out")


@pytest.mark.parametrize("how", CHANGES)
def test_one_that_the_article_has_changed_since_is_told_and_stays(sent: Path, how: str) -> None:
    changed_since(sent, how)
    before = files_of(sent.parents[1])
    result = bulletin("revise", exchanged(sent, OTHER), "--apply", "--pictures")
    assert result.exit_code == 1
    assert "送审以后稿件里这张图也换过或删了，没有收" in result.stdout
    assert files_of(sent.parents[1]) == before


@pytest.mark.parametrize("options", [(), ("--pictures",)])
@pytest.mark.parametrize("how", CHANGES)
def test_what_the_article_alone_has_changed_is_nothing_that_came_back(
    sent: Path, how: str, options: tuple[str, ...]
) -> None:
    returned = sent.with_name("退回.docx")
    returned.write_bytes(sent.read_bytes())
    changed_since(sent, how)
    before = files_of(sent.parents[1])
    assert "没有改动" in did(bulletin("revise", returned, "--apply", *options))
    assert files_of(sent.parents[1]) == before


def test_where_both_have_changed_its_caption_there_is_a_choice_with_the_new_picture(
    sent: Path,
) -> None:
    change(article(sent), {CAPTION: "图1　现场"})
    file = exchanged(sent, OTHER, caption="图1　整改以后")
    result = bulletin("revise", file, "--apply", "--pictures")
    assert (result.exit_code, "冲突" in result.stdout) == (1, True)
    ours, theirs = article(sent).read_text("utf-8").split("\n\n=======\n\n")
    assert ours.endswith("<<<<<<< 稿件\n\n![图1　现场](images/现场.png)")
    assert theirs.startswith("![图1　整改以后](images/审回-1.png)\n\n>>>>>>> 退回的文件")
    assert (sent.parents[1] / "images" / "审回-1.png").read_bytes() == OTHER


def test_what_no_article_can_show_is_told_with_the_option_too(sent: Path) -> None:
    result = bulletin("revise", exchanged(sent, b"EMF"), "--apply", "--pictures")
    assert (result.exit_code, "EMF 和 WMF 收不了" in result.stdout) == (1, True)


@pytest.mark.parametrize("quality", [20, 60, 90])
@pytest.mark.parametrize("scale", [1, 0.4])
def test_the_same_picture_saved_anew_is_none_that_was_exchanged(
    sent: Path, quality: int, scale: float
) -> None:
    smaller = drawn().resize((round(240 * scale), round(120 * scale)))
    file = exchanged(sent, saved(smaller, "JPEG", quality=quality))
    assert "没有改动" in did(bulletin("revise", file, "--apply", "--pictures"))


def _store_again(folder: Path, *files: Path) -> list[Path]:
    """Return the files as LibreOffice opens and saves them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", str(folder / "saved"), *map(str, files)],
        check=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip
    return [folder / "saved" / each.name for each in files]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_what_libreoffice_saves_anew_is_the_same_and_what_was_exchanged_is_taken(
    sent: Path,
) -> None:
    folder = sent.parents[3]
    for name, mode, kind in (("透明", "RGBA", "PNG"), ("调色", "P", "GIF"), ("灰", "L", "JPEG")):
        (sent.parents[1] / "images" / name).write_bytes(saved(drawn(mode), kind))
        change(article(sent), {"\n\n第二段": f"\n\n又一段。\n\n![{name}](images/{name})\n\n第二段"})
    did(bulletin("render", "--no-check"))
    document = docx.Document(str(sent))
    gif = next(e for e in document.part.package.iter_parts() if e.partname.endswith(".gif"))
    gif._blob = OTHER
    document.save(str(folder / "换过.docx"))
    same, other = _store_again(folder, sent, folder / "换过.docx")
    assert "没有改动" in did(bulletin("revise", same, "--pictures"))
    assert "修改 1 处\n" in did(bulletin("revise", other, "--pictures", "--apply"))
    assert "![调色](images/换过-1.png)\n" in article(sent).read_text("utf-8")
