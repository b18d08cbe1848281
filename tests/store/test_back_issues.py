"""What an old issue becomes in the archive."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tomli

from bulletin_cli.content.article import Article, PictureShape
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.markdown import parse
from bulletin_cli.content.numbering import format_id
from bulletin_cli.store.back_issues import add_published, name_files, published_files
from bulletin_cli.store.issues import load_metadata
from tests.samples import picture
from tests.store.test_picture_pixels import ROOM, halves, photo, saved


def article(body: str, unit: str = "") -> Article:
    return Article("", ("题",), parse(body, "01.md"), unit=unit)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (IssueNumber(2024, 35, 486), {"whole_number": 486}),
        (IssueNumber(2024, 35, 486, span=2), {"whole_number": 486, "span": 2}),
        (IssueNumber(2024, 1, supplement=True), {"supplement": True}),
    ],
)
def test_the_number_is_written_as_a_new_issue_writes_it(
    tmp_path: Path, number: IssueNumber, written: dict[str, object]
) -> None:
    articles, pictures, _ = name_files([article("正文。")], {}, {}, ROOM)
    issue = Issue(
        number, date(2024, 11, 25), "published", ("01.md",), articles=articles, imported="digest"
    )
    add_published(tmp_path, number, published_files(issue, pictures, "旧/第35期.txt"))
    text = (tmp_path / "issues" / format_id(number) / "issue.toml").read_text(encoding="utf-8")
    assert tomli.loads(text) == {
        "schema": 1, "year": 2024, "number": number.number, **written, "date": date(2024, 11, 25),
        "status": "published", "articles": ["01.md"],
        "imported": {"file": "第35期.txt", "sha256": "digest"},
    }  # fmt: skip
    assert load_metadata(tmp_path, format_id(number)).number == number


@pytest.mark.parametrize("units", [("", "甲局"), ("", "")])
def test_units_are_printed_where_an_article_names_one(
    tmp_path: Path, units: tuple[str, str]
) -> None:
    articles, pictures, _ = name_files([article("正文。", unit) for unit in units], {}, {}, ROOM)
    files = tuple(each.file for each in articles)
    number = IssueNumber(2024, 35, 486)
    issue = Issue(number, date(2024, 11, 25), "published", files, print_run=90, articles=articles)
    add_published(tmp_path, number, published_files(issue, pictures, "a.txt"))
    head = load_metadata(tmp_path, "2024-35")
    assert (head.files, head.units, head.print_run) == (("01.md", "02.md"), any(units), 90)


def test_pictures_that_word_shows_are_named_in_order_and_others_told() -> None:
    good = picture().data
    body = "甲。\n\n![图](a.png)\n\n![图](b.bin)\n\n![图](a.png)"
    given = {"a.png": good, "b.bin": b"x"}
    found, pictures, messages = name_files([article(body)], given, {}, ROOM)
    assert pictures == {"images/01.png": good}
    assert [each.path for each in found[0].blocks if hasattr(each, "path")] == ["images/01.png"] * 2
    assert len(messages) == 1
    assert messages[0].startswith("一幅图没有收进来：不是图片，或已损坏")


def test_a_picture_is_made_fit_for_print_as_that_of_a_new_article_is() -> None:
    body = "甲。\n\n![图](a.jpg)\n\n![图](b.png)"
    given = {"a.jpg": photo(6), "b.png": saved(halves((3000, 1500)))}
    shapes = {"b.png": PictureShape((0.0, 0.0, 0.5, 0.0))}
    _, pictures, messages = name_files([article(body)], given, shapes, ROOM)
    assert list(pictures) == ["images/01.jpeg", "images/02.png"]
    assert b"ExampleCam" not in pictures["images/01.jpeg"]
    assert messages == [
        "图片 01.jpeg 按拍摄方向转正了",
        "图片 02.png 照 Word 里的样子裁剪了，缩小到 220 dpi（原来宽 1500 像素）",
    ]
