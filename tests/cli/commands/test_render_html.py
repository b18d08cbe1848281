"""render --html: where the page and its pictures go."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin, change, did, files_of, refused, write
from tests.samples import picture
from tests.writers.web.seen import elements, parsed, texts

PICTURES = "正文。\n\n![图1　甲](images/a.png)\n\n![图2　乙](images/b.png)\n"


@pytest.fixture
def output(article: Path) -> Path:
    """The folder of outputs of an issue with two pictures."""
    issue = article.parents[1]
    for number, name in enumerate(("a.png", "b.png"), start=1):
        write(issue / "images" / name, picture(100 * number).data)
    change(article, {"正文。\n": PICTURES})
    return issue / "output"


def test_a_page_is_written_with_its_pictures_beside_it(output: Path) -> None:
    said = did(bulletin("render", "--html")).splitlines()
    assert [Path(said[0]).name, said[1].endswith("2024-35_files（2 张图）")] == [
        "2024-35.html",
        True,
    ]
    files = files_of(output)
    assert set(files) == {"2024-35.html", "2024-35_files/01.png", "2024-35_files/02.png"}
    root = parsed(files["2024-35.html"])
    assert [each.get("src") for each in elements(root, "img")] == [
        "2024-35_files/01.png", "2024-35_files/02.png",
    ]  # fmt: skip
    assert texts(root, "h1", "h2") == ["示例行业示例工作简报", "题目"]


def test_a_picture_that_is_gone_from_the_page_goes_from_beside_it(output: Path) -> None:
    did(bulletin("render", "--html"))
    kept = write(output / "2024-35_files" / "我的.png", "我的")
    change(output.parent / "articles" / "01.md", {"\n\n![图2　乙](images/b.png)": ""})
    did(bulletin("render", "--html"))
    assert set(files_of(output)) == {
        "2024-35.html", "2024-35_files/01.png", f"2024-35_files/{kept.name}",
    }  # fmt: skip


def test_embedded_and_on_standard_output_a_page_stands_alone(output: Path) -> None:
    did(bulletin("render", "--html", "--embed"))
    page = files_of(output)
    assert set(page) == {"2024-35.html"}
    assert did(bulletin("render", "--html", "-o", "-")).encode() == page["2024-35.html"]
    assert elements(parsed(page["2024-35.html"]), "img")[0].get("src").startswith("data:")


def test_the_form_follows_from_the_name_of_the_file(output: Path) -> None:
    did(bulletin("render", "-o", "网页.html"))
    assert parsed(Path("网页.html").read_bytes()) is not None
    assert {each.name for each in Path("网页_files").iterdir()} == {"01.png", "02.png"}
    did(bulletin("render", "--html", "--paste", "-o", "贴.html"))
    assert elements(parsed(Path("贴.html").read_bytes()), "header") == []
    assert not output.exists()


def test_what_is_to_be_pasted_lies_beside_the_page(output: Path) -> None:
    did(bulletin("render", "--html", "--paste"))
    did(bulletin("render", "--html"))
    assert {each.name for each in output.iterdir()} == {
        "2024-35-paste.html", "2024-35-paste_files", "2024-35.html", "2024-35_files",
    }  # fmt: skip


def test_options_that_do_not_go_together_are_refused(output: Path) -> None:
    refused(bulletin("render", "--embed"), "--embed 要和 --html 同写")
    refused(bulletin("render", "--paste"), "--paste 要和 --html 同写")
    refused(bulletin("render", "--html", "--paste", "--embed"), "--embed 不能和 --paste 同写")
    refused(bulletin("render", "--html", "--paste", "-o", "-"), "不能写到标准输出")
    refused(bulletin("render", "--html", "-o", "a.docx"), "a.html")
    assert not output.exists()
