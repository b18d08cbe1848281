"""Pages saved in one file, and pages of public accounts, are read as other pages are."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Paragraph, Picture, plain
from bulletin_cli.incoming.mht import read_mht
from bulletin_cli.store.intake import ArticleWithPictures, convert_file
from tests.drafts import LONG, MORE
from tests.samples import picture

PICTURE = picture(10, 10).data


def archive(page: str, *, charset: str = "utf-8") -> bytes:
    """Return a page in one file, as Word writes it, with one picture beside it."""
    html = base64.encodebytes(page.encode(charset)).decode()
    shown = base64.encodebytes(PICTURE).decode()
    return (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="----=_B"\n\n'
        "------=_B\nContent-Location: file:///C:/a/page.htm\nContent-Transfer-Encoding: base64\n"
        f'Content-Type: text/html; charset="{charset}"\n\n{html}\n'
        f"------=_B\nContent-Location: file:///C:/a/page.files/image001.png\nContent-ID: <a@b>\n"
        f"Content-Transfer-Encoding: base64\nContent-Type: image/png\n\n{shown}\n------=_B--\n"
    ).encode()


def take(folder: Path, name: str, data: bytes) -> ArticleWithPictures:
    (folder / name).write_bytes(data)
    (one,) = convert_file(folder / name)
    return one


def texts(one: ArticleWithPictures) -> list[str]:
    return [
        plain(each.inline) for each in one.converted.article.blocks if isinstance(each, Paragraph)
    ]


@pytest.mark.parametrize("name", ["网页.mht", "网页.mhtml", "网页.doc"])
@pytest.mark.parametrize("source", ["page.files/image001.png", "cid:a@b"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_a_page_in_one_file_is_read_with_its_pictures(
    tmp_path: Path, name: str, source: str, charset: str
) -> None:
    page = f'<h1>标题</h1><p>{LONG}</p><img src="{source}"><p>{MORE}</p>'
    one = take(tmp_path, name, archive(page, charset=charset))
    assert (one.converted.article.title, texts(one)) == (("标题",), [LONG, MORE])
    assert list(one.pictures.values()) == [PICTURE]


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(BulletinError, match="网页存档里没有网页"):
        read_mht(b"MIME-Version: 1.0\nContent-Type: multipart/related\n\nx", "页.mht")


def test_an_archive_within_archives_without_end_is_refused() -> None:
    part = 'Content-Type: multipart/related; boundary="b{0}"\n\n--b{0}\n'
    data = "MIME-Version: 1.0\n" + "".join(part.format(n) for n in range(5_000))
    with pytest.raises(BulletinError, match="网页存档一层套一层"):
        read_mht(data.encode(), "页.mht")


ACCOUNT = (
    '<html><head><title>标题</title></head><body><h1 id="activity-name">标题</h1>'
    '<div id="meta_content"><span>原创</span><a>示例邮情</a></div>'
    '<div id="js_content" style="visibility: hidden; opacity: 0;"><section>'
    '<img src="页_files/640.jpg" data-src="https://example.invalid/640">'
    f"<p>{LONG}</p><p>{MORE}</p></section></div><div>微信扫一扫关注该公众号</div></body></html>"
)


def test_a_saved_page_of_a_public_account_gives_the_text_that_its_script_shows(
    tmp_path: Path,
) -> None:
    (tmp_path / "页_files").mkdir()
    (tmp_path / "页_files" / "640.jpg").write_bytes(PICTURE)
    one = take(tmp_path, "页.html", ACCOUNT.encode())
    assert (one.converted.article.title, texts(one)) == (("标题",), [LONG, MORE])
    assert next(type(each) for each in one.converted.article.blocks) is Picture
    assert any("正文以外" in each and "示例邮情" in each for each in one.converted.messages)


def test_a_picture_of_an_account_that_was_not_saved_is_told_by_its_address(tmp_path: Path) -> None:
    one = take(tmp_path, "页.html", ACCOUNT.encode())
    assert any("https://example.invalid/640" in each for each in one.converted.messages)


def test_what_a_page_hides_elsewhere_stays_hidden(tmp_path: Path) -> None:
    page = f'<h1>标题</h1><p>{LONG}</p><p style="visibility:hidden">不给人看的一句。</p>'
    one = take(tmp_path, "页.html", page.encode())
    assert texts(one) == [LONG]
    assert any("隐藏" in each for each in one.converted.messages)
