"""Pictures find a place that no other has, and what was renamed is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.content.article import Article, Block, Paragraph, Picture, Span
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.store.intake import ArticleWithPictures
from bulletin_cli.store.placing import place_pictures
from tests.conftest import write


def arrival(**pictures: bytes) -> ArticleWithPictures:
    """Return an article with pictures; _ in a keyword stands for the dot of a name."""
    named = {f"来/{name.replace('_', '.')}": data for name, data in pictures.items()}
    blocks: tuple[Block, ...] = (
        Paragraph((Span("文。"),)),
        *(Picture(path, "图") for path in named),
    )
    return ArticleWithPictures(ConvertedArticle(Article("", ("题",), blocks), ("原有的",)), named)


def placed(
    folder: Path, *, taken: dict[Path, bytes | str] | None = None, **pictures: bytes
) -> list[str]:
    """Return the places of the pictures, checking that article and files agree on them."""
    found, files = place_pictures(arrival(**pictures), folder, taken or {})
    places = [block.path for block in found.converted.article.blocks if isinstance(block, Picture)]
    assert [found.pictures[place] for place in places] == list(pictures.values())
    assert {path.relative_to(folder).as_posix(): data for path, data in files.items()} == dict(
        found.pictures
    )
    assert found.converted.messages[0] == "原有的"
    return places


def told(folder: Path, **pictures: bytes) -> tuple[str, ...]:
    return place_pictures(arrival(**pictures), folder, {})[0].converted.messages[1:]


def test_a_picture_keeps_its_name(tmp_path: Path) -> None:
    assert placed(tmp_path, a_png=b"1", b_png=b"2") == ["images/a.png", "images/b.png"]
    assert told(tmp_path, a_png=b"1") == ()


def test_another_picture_of_the_name_is_not_written_over(tmp_path: Path) -> None:
    write(tmp_path / "images" / "a.png", b"0")
    (place,) = placed(tmp_path, a_png=b"1")
    assert place != "images/a.png"


def test_the_same_picture_shares_its_place(tmp_path: Path) -> None:
    write(tmp_path / "images" / "a.png", b"1")
    assert placed(tmp_path, a_png=b"1") == ["images/a.png"]


def test_names_that_differ_by_case_alone_are_kept_apart_and_told(tmp_path: Path) -> None:
    write(tmp_path / "images" / "A.png", b"0")
    (place,) = placed(tmp_path, a_png=b"1")
    assert place.casefold() != "images/a.png"
    (message,) = told(tmp_path, a_png=b"1")
    assert message == f"图片 a.png 改名为 {place[7:]}：与 A.png 只差大小写"


def test_two_pictures_of_an_article_are_told_apart_by_more_than_case(tmp_path: Path) -> None:
    one, other = placed(tmp_path, a_png=b"1", A_png=b"2")
    assert one == "images/a.png"
    assert other.casefold() != one


@pytest.mark.parametrize(("folder", "free"), [("images", False), ("elsewhere", True)])
def test_what_is_written_in_the_same_step_is_taken_where_it_will_stand(
    tmp_path: Path, folder: str, free: bool
) -> None:
    taken: dict[Path, bytes | str] = {tmp_path / folder / "a.png": b"0"}
    assert (placed(tmp_path, taken=taken, a_png=b"1") == ["images/a.png"]) is free
    taken = {tmp_path / "images" / "a.png": b"1"}
    assert placed(tmp_path, taken=taken, a_png=b"1") == ["images/a.png"]
