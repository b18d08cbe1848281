"""add-article takes files of every kind, one article or several, and says what it did."""

from __future__ import annotations

import base64
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Heading, Paragraph, Picture, Table, plain
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.html import read_html
from bulletin_cli.incoming.split import parts
from bulletin_cli.store.intake import ArticleWithPictures, convert_file, convert_text
from bulletin_cli.store.word import word_paragraphs
from tests import drafts
from tests.conftest import LONGEST, bulletin, did, order, refused
from tests.drafts import LONG, MORE
from tests.linear import assert_linear
from tests.samples import picture
from tests.terminal import on_terminal

PICTURE = picture(10, 10).data


def take(
    folder: Path, name: str, content: str | bytes, *, split: bool = False
) -> list[ArticleWithPictures]:
    place = folder / name
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(convert_file(place, split=lambda _: split))


def page(folder: Path, body: str) -> ArticleWithPictures:
    (one,) = take(folder, "网 页.html", f"<html><head><title>站名</title></head>{body}</html>")
    return one


def texts(arrival: ArticleWithPictures) -> list[str]:
    blocks = arrival.converted.article.blocks
    return [plain(each.inline) for each in blocks if isinstance(each, Paragraph | Heading)]


def test_a_page_gives_title_text_and_headings(tmp_path: Path) -> None:
    one = page(
        tmp_path,
        f"<body><nav>首页 新闻</nav><h1>标题</h1><h2>做法</h2><p>&emsp;&emsp;{LONG[:9]}\n"
        f"{LONG[9:]}</p><p>其中<b>三名</b>党员讲了话。<br><br>{MORE}</p><script>x()</script>",
    )
    assert one.converted.article.title == ("标题",)
    assert texts(one) == ["做法", LONG, "其中三名党员讲了话。", MORE]
    assert any("导航" in each and "首页" in each for each in one.converted.messages)


def test_a_page_of_gb18030_is_read(tmp_path: Path) -> None:
    data = f'<meta charset="gb2312"><h1>标题</h1><p>{LONG}</p>'.encode("gb18030")
    (one,) = take(tmp_path, "网页.htm", data)
    assert texts(one) == [LONG]


def test_pictures_of_a_page_come_from_the_page_and_from_its_folder(tmp_path: Path) -> None:
    (tmp_path / "页_files").mkdir()
    (tmp_path / "页_files" / "1.png").write_bytes(PICTURE)
    inline = base64.b64encode(PICTURE).decode()
    one = page(
        tmp_path,
        f'<h1>标题</h1><p>{LONG}</p><figure><img src="%E9%A1%B5_files/1.png"><figcaption>图一'
        f'</figcaption></figure><p>{MORE}</p><img src="data:image/png;base64,{inline}">'
        '<img src="https://example.com/2.png"><img src="../../etc/passwd">',
    )
    found = [each for each in one.converted.article.blocks if isinstance(each, Picture)]
    assert [each.caption for each in found] == ["图一", ""]
    assert list(one.pictures.values()) == [PICTURE, PICTURE]
    assert sum("不在本机" in each for each in one.converted.messages) == 2


def test_tables_and_lists_of_a_page(tmp_path: Path) -> None:
    one = page(
        tmp_path,
        f"<h1>标题</h1><p>{LONG}</p><table><tr><th>站点</th><th>件数</th></tr>"
        "<tr><td><p>甲站</p></td><td>12</td></tr></table>"
        "<ol start=2><li>先做。</li><li>后做。</li></ol>",
    )
    (table,) = (each for each in one.converted.article.blocks if isinstance(each, Table))
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["站点", "件数"], ["甲站", "12"],
    ]  # fmt: skip
    assert texts(one)[1:] == ["2．先做。", "3．后做。"]


@pytest.mark.parametrize("text", ["", "<p>", "<!-- -->", "<script>x</script>"])
def test_a_page_without_text_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(
        BulletinError, match=r"稿件是空的|网页里没有文字|只有标题，没有正文|文件是空的|没有文字"
    ):
        take(tmp_path, "空.html", text)


def test_a_long_list_takes_time_as_its_length() -> None:
    def read_list(number: int) -> None:
        page = "<ol>" + "<li>字</li>" * number + "</ol>"
        assert len(read_html(page, "页.html", lambda _: None).blocks) == number

    assert_linear(read_list, 5_000)


def test_a_page_nested_without_end_is_refused() -> None:
    with pytest.raises(BulletinError, match=r"网页的标签套了 .* 层以上"):
        read_html("<div>" * 100_000 + "字", "页.html", lambda _: None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("几篇.txt", f"甲的标题\n\n{LONG}\n\n（甲局供稿）\n\n乙的标题\n\n{MORE}\n"),
        ("几篇.md", f"# 甲的标题\n\n{LONG}\n\n（甲局供稿）\n\n# 乙的标题\n\n{MORE}\n"),
        ("几篇.html", f"<h1>甲的标题</h1><p>{LONG}<p>（甲局供稿）<h1>乙的标题</h1><p>{MORE}"),
    ],
)
def test_several_articles_in_a_file(tmp_path: Path, name: str, text: str) -> None:
    both = take(tmp_path, name, text, split=True)
    assert [each.converted.article.title for each in both] == [("甲的标题",), ("乙的标题",)]
    assert [each.converted.article.unit for each in both] == ["甲局", ""]
    assert [texts(each) for each in both] == [[LONG], [MORE]]


@pytest.mark.parametrize("name", ["几篇.docx", "几篇.txt"])
def test_a_title_that_is_given_makes_one_article_of_whatever_is_there(
    tmp_path: Path, name: str
) -> None:
    text = f"甲的标题\n\n{LONG}\n\n（甲局供稿）\n\n乙的标题\n\n{MORE}\n"
    place = tmp_path / name
    if name.endswith(".docx"):
        drafts.save(drafts.several, place)
    else:
        place.write_text(text, encoding="utf-8")
    (one,) = convert_file(
        place, GivenTitle(("总的题目",)), split=lambda count: pytest.fail(f"asked of {count}")
    )
    assert one.converted.article.title == ("总的题目",)


def test_headings_and_short_paragraphs_do_not_part_a_text() -> None:
    text = f"标题\n\n{LONG}\n\n一、做法\n\n{LONG}\n\n签到名单\n\n张三\n\n{MORE}"
    assert parts(text, markdown=False) == (text,)


def test_the_lines_of_parts_keep_their_numbers() -> None:
    first, second = parts(f"# 甲\n\n{LONG}\n\n# 乙\n\n{MORE}", markdown=True)
    assert second.split("\n")[4] == "# 乙"
    assert first.split("\n")[0] == "# 甲"


@pytest.mark.parametrize("ending", ["doc", "wps", "rtf", "odt"])
def test_files_of_other_word_processors(tmp_path: Path, ending: str) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    (tmp_path / "稿 件.docx").write_bytes(drafts.made(drafts.by_style))
    kind = "doc" if ending == "wps" else ending
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "稿 件.docx")], check=True, capture_output=True, timeout=LONGEST
    )
    if ending == "wps":  # WPS writes what Word 97 writes
        (tmp_path / "稿 件.doc").rename(tmp_path / "稿 件.wps")
    (one,) = convert_file(tmp_path / f"稿 件.{ending}")
    assert texts(one) == [LONG, MORE]


def test_without_libreoffice_a_doc_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    (tmp_path / "稿.wps").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(BulletinError, match="本机没有安装") as error:
        convert_file(tmp_path / "稿.wps")
    assert "另存为 .docx" in error.value.hint


def test_a_word_file_becomes_an_article_of_the_issue(issue: Path) -> None:
    source = issue.parents[1] / "来 稿.docx"
    drafts.save(drafts.pictures, source)
    out = did(bulletin("add-article", source.name))
    assert out == "加入 issues/2024-35/articles/01.md　示例区局开展志愿服务\n"
    text = (issue / "articles" / "01.md").read_text(encoding="utf-8")
    assert "![志愿者在现场](images/来-稿-1.png)" in text
    assert (issue / "images" / "来-稿-1.png").read_bytes() == picture(40, 30).data


def test_several_articles_are_told_or_taken_apart(issue: Path) -> None:
    source = drafts.save(drafts.several, issue.parents[1] / "三篇.docx")
    one = bulletin("add-article", source.name)
    assert (one.exit_code, order(issue)) == (0, ["01.md"])
    assert "像是有 3 篇稿件" in one.stderr
    assert "--split" in one.stderr
    assert "没有收" not in did(bulletin("add-article", source.name, "--split", "--again"))
    assert order(issue) == ["01.md", "02.md", "03.md", "04.md"]
    did(bulletin("add-article", source.name, "--no-split", "--again"))
    assert len(order(issue)) == 5


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("稿.docx", b"PK\x03\x04junk", "不是 Word 文件"),
        ("稿.docx", b"", "文件是空的"),
        ("稿.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "设了密码"),
        ("稿.doc", b"junk " * 100, "不是 Word 文件"),
        ("稿.pdf", b"%PDF-1.7", "PDF 不是稿件"),
        ("稿.html", b"\x00\x01", "不是文本文件"),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(
    issue: Path, name: str, data: bytes, said: str
) -> None:
    (issue.parents[1] / name).write_bytes(data)
    refused(bulletin("add-article", name), said)
    assert order(issue) == []


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_a_question_broken_off_adds_nothing(issue: Path, key: str) -> None:
    source = drafts.save(drafts.several, issue.parents[1] / "三篇.docx")
    out = on_terminal(key, "add-article", source.name, NO_COLOR="1")
    assert "分开收吗" in out
    assert out.splitlines()[-1] == "错误：已取消"
    assert "Traceback" not in out
    assert order(issue) == []


@pytest.mark.parametrize(
    ("answer", "count"), [("", 3), ("y", 3), ("是", 3), ("n", 1), ("否", 1), ("也许\nn", 1)]
)
def test_on_a_terminal_the_editor_is_asked(issue: Path, answer: str, count: int) -> None:
    source = drafts.save(drafts.several, issue.parents[1] / "三篇.docx")
    out = on_terminal(f"{answer}\n", "add-article", source.name)
    assert "像是有 3 篇稿件，分开收吗？" in out
    assert ("“也许”不是回答。写 y（是）或 n（否）。" in out) == ("也许" in answer)
    assert "Error" not in out
    assert len(order(issue)) == count


def test_what_a_word_files_paragraphs_are_is_told_by_their_styles(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("大标题", 0)
    document.add_heading("小标题", 1)
    document.add_paragraph("正文。")
    document.add_table(1, 1).cell(0, 0).text = "格"
    document.save(str(tmp_path / "甲.docx"))
    found = word_paragraphs((tmp_path / "甲.docx").read_bytes(), "甲.docx")
    assert [(kind, text) for _, kind, text in found if text] == [
        ("title", "大标题"), ("heading", "小标题"), ("body", "正文。"), ("cell", "格"),
    ]  # fmt: skip


def test_a_picture_in_the_page_may_be_written_on_several_lines(tmp_path: Path) -> None:
    data = picture().data
    lines = base64.encodebytes(data).decode()
    page = f'<h1>题</h1><p>{LONG}</p><img src="data:image/png;base64,{lines}"><p>{MORE}</p>'
    (one,) = take(tmp_path, "页.html", page)
    assert list(one.pictures.values()) == [data]


def test_a_text_that_lost_its_han_in_a_pipe_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="汉字变成了“\\?”") as caught:
        convert_text("题目\n\n参加的有王???同志。".encode(), "标准输入", tmp_path)
    assert (caught.value.file, caught.value.line) == ("标准输入", 3)
    assert "直接写文件名" in caught.value.hint


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("# 题目\n\n## 小节\n\n文。", [Heading, Paragraph]),
        ("+++\ntitle = '题目'\n+++\n\n## 小节\n\n文。", [Heading, Paragraph]),
        ("题目\n\n## 小节\n\n文。", [Paragraph, Paragraph]),
    ],
)
def test_what_begins_like_markdown_is_markdown(
    tmp_path: Path, text: str, kinds: list[type]
) -> None:
    (one,) = convert_text(text.encode(), "标准输入", tmp_path)
    assert one.converted.article.title == ("题目",)
    assert [type(each) for each in one.converted.article.blocks] == kinds


def test_a_page_s_raised_text_stays_raised(tmp_path: Path) -> None:
    one = page(tmp_path, f"<h1>标题</h1><p>{LONG}10<sup>6</sup>吨CO<sub>2</sub></p>")
    (block,) = one.converted.article.blocks
    assert isinstance(block, Paragraph)
    assert [span.text for span in block.inline if span.raised] == ["6", "2"]
