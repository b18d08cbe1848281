"""Whatever is wrong, a command says so once, with the place, and changes nothing on disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.conftest import (
    ARTICLE,
    ARTICLE_FILE,
    ISSUE_FILE,
    OFFICE,
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
    files_of,
    on_posix,
    refused,
    refused_by,
    stopped_by,
    write,
)
from tests.samples import picture

TEMPLATE_FILE = "templates/shanghai-post/template.toml"
COMMANDS = ("show", "check", "render", "render --no-check")


@pytest.mark.parametrize("line", ["list", "show", "check", "render", "new", "add-article -"])
def test_without_a_workspace_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    refused_by(tmp_path, (line,), "没有 bulletin.toml", "bulletin init")
    for name in ("nowhere", "长" * 500):
        refused_by(tmp_path, (f"-C {name} {line}",), f"没有 {name} 这个文件夹", str(tmp_path))


@pytest.mark.parametrize("line", ["check", "add-article", "revise"])
@pytest.mark.parametrize(
    ("name", "meant"),
    [("~$来稿.docx", "来稿.docx"), ("~$会议的报告.docx", "关于会议的报告.docx")],
)
def test_what_word_keeps_beside_an_open_file_is_told_from_the_file(
    issue: Path, line: str, name: str, meant: str
) -> None:
    root = issue.parents[1]
    write(root / name, b"\x05clerk")
    refused_by(root, (f"{line} {name}",), "是 Word 的临时文件", "用它旁边的 …")
    write(root / meant, "")
    refused_by(root, (f"{line} {name}",), "是 Word 的临时文件", f"用它旁边的 {meant}；")
    refused_by(root, (f"{line} {meant}",), f"{meant}：文件是空的（0 字节）")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[periodical]", "[periodical", "第 3 行"),
        ("issuer =", "isuer =", "periodical.issuer 没有写"),
        ('template = "shanghai-post"', "", "第 3 行：periodical.template 没有写"),
        ('"shanghai-post"', '"shanghai"', "没有叫“shanghai”的模板"),
        ('"shanghai-post"', '"../shanghai-post"', "没有叫“../shanghai-post”的模板"),
        ("schema = 1", "schema = 2", "第 1 行：schema 是 2"),
        ("schema = 1", 'schema = "1"', "第 1 行：schema 应为整数"),
        ('last = "2024-34"', 'last = "第34期"', "numbering.last “第34期”不是期号"),
        ("ignore = []", 'ignore = ["ISS999"]', "没有 ISS999 这条规则"),
        ("ignore = []", 'ignore = "ISS001"', "check.ignore 应为一列文字"),
        ("示例上级局", "示例\\u0007上级局", "控制字符"),
        ("示例上级局", "示例\\ud800上级局", "第 "),
        ("示例上级局", "示例\x0b上级局", "第 "),
        ('"示例上级局"', "“示例上级局”", "第 "),
    ],
)
def test_broken_settings_are_refused(article: Path, old: str, new: str, message: str) -> None:
    root = article.parents[3]
    change(root / "bulletin.toml", {old: new})
    refused_by(root, ("check", "render"), "bulletin.toml", message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("number = 35", "number = ", "第 3 行"),
        ("number = 35", 'number = "35"', "第 3 行：number 应为整数"),
        ("number = 35\n", "", "number 没有写"),
        ("number = 35", "number = 99999999999999999999", "第 3 行：number"),
        ("date = 2024-11-25", "date = 2024-11-31", "issue.toml"),
        ("date = 2024-11-25", 'date = "2024-11-25"', "第 5 行：date 应为日期"),
        ('"draft"', '"drafty"', "第 6 行：status 不能是“drafty”"),
        ('"draft"', '"draft\\u001b[31m"', "第 6 行：status"),
        ("schema = 1", "schema = 2", "第 1 行：schema 是 2"),
        ('["01.md"]', '["01.md", "01.md"]', "01.md 列了 2 次"),
        ('["01.md"]', '["../../../bulletin.md"]', "不是 articles/ 里的文件名"),
        ('["01.md"]', '["01.md", 2]', "articles 应为一列文字"),
        ("schema = 1", "schema = 1\nschema = 1", "第 2 行"),
        ("schema = 1", "schema = 1\nx = " + "[" * 5000, "issue.toml"),
        ("number = 35", "number = 35\ncontents = 1", "第 4 行：contents"),
    ],
)
def test_a_broken_issue_is_refused(article: Path, old: str, new: str, message: str) -> None:
    root = article.parents[3]
    text = (
        (root / ISSUE_FILE).read_text(encoding="utf-8").replace('[\n    "01.md",\n]', '["01.md"]')
    )
    write(root / ISSUE_FILE, text)
    change(root / ISSUE_FILE, {old: new})
    refused_by(root, (*COMMANDS, "list", "add-article -"), ISSUE_FILE, message)


FRONT = "+++\n{}\n+++\n\n正文。\n"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", "", "稿件是空的"),
        ("\n \n", "", "稿件是空的"),
        ("正文。\n", "1", "开头没有 +++"),
        ('+++\ntitle = "题"\n', "1", "稿件信息没有结束的 +++"),
        (FRONT.format('title = "题'), "2", "引号没有合上"),
        (FRONT.format('unit = "局"'), "", "title 没有写"),
        (FRONT.format('title = ""'), "2", "缺少标题"),
        (FRONT.format("title = []"), "2", "缺少标题"),
        (FRONT.format("title = 3"), "2", "title 应为文字"),
        (FRONT.format(f'title = "{"题" * 500}"'), "2", "标题有 500 字"),
        (FRONT.format('title = "题\\u0000目"'), "2", "title"),
        (FRONT.format('title = "题\\u001b目"'), "2", "title"),
        (FRONT.format('title = "题"\nunti = "局"'), "3", "unti 是不认识的键"),
        (FRONT.format('title = "题"\nreceived = 2024-02-30'), "3", "没有这个日期或时间"),
        (f"{ARTICLE}\n坏\x08字\n", "7", "有控制字符 U+0008"),
        (f"{ARTICLE}\n- 列表\n", "7", "稿件里不能用列表"),
        (f"{ARTICLE}\n| 甲 |\n", "7", "表格没有分隔行"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "", "不是文本文件"),
        (b"PK\x03\x04\xff\xff\xff\xfe\0", "", "不是文本文件"),
    ],
)
def test_a_broken_article_is_an_error_at_its_line(
    article: Path, content: str | bytes, line: str, message: str
) -> None:
    write(article, content)
    place = f"{ARTICLE_FILE}\nx {line:<5} 错误  读不出来："
    stopped_by(article.parents[3], place, message)


def test_an_article_that_ignores_what_is_no_rule_is_an_error(article: Path) -> None:
    write(article, FRONT.format('title = "题"\nignore = ["ABC1"]'))
    for line, stream in [("check", "stdout"), ("render", "stderr")]:
        result = bulletin(line)
        assert result.exit_code == 1
        assert "没有 ABC1 这条规则" in getattr(result, stream)
        assert "SUP002" in getattr(result, stream)


def test_an_article_of_50_megabytes_is_an_error(article: Path) -> None:
    os.truncate(article, 50_000_000)
    stopped_by(article.parents[3], ARTICLE_FILE, "50.0 MB")
    (article.parents[3] / "big.txt").touch()
    os.truncate(article.parents[3] / "big.txt", 50_000_000)
    refused_by(article.parents[3], ("add-article big.txt",), "big.txt", "50.0 MB")


def test_a_missing_article_is_an_error_of_the_list(article: Path) -> None:
    article.unlink()
    place = f"{ISSUE_FILE}\nx       错误  读不出来：articles 列了 01.md，但没有"
    stopped_by(article.parents[3], place, f"{ARTICLE_FILE} 这个文件", "remove-article 01.md")


def test_an_unlisted_article_is_a_finding(article: Path) -> None:
    write(article.with_name("02.md"), ARTICLE)
    result = bulletin("check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "articles/02.md\nx       错误  " in result.stdout
    assert "ISS008" in result.stdout


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("images/无.png", "文件不存在"),
        ("images", "是文件夹"),
        ("images/假.png", "不是图片"),
        ("../2024-35/images/真.png", "不在文件夹里"),
        ("/etc/passwd", "不在文件夹里"),
        ("C:\\a.png", "不在文件夹里"),
        ("images/link.png", "不在文件夹里"),
        ("https://example.com/a.png", "图片 https://example.com/a.png"),
        ("images/大.png", "MB"),
    ],
)
@on_posix
def test_a_picture_that_cannot_be_shown_is_an_error(article: Path, path: str, message: str) -> None:
    root = article.parents[3]
    write(root / "images" / "真.png", picture(9, 9).data)
    write(article.parents[1] / "images" / "假.png", "<svg/>")
    write(article.parents[1] / "images" / "大.png", b"")
    os.truncate(article.parents[1] / "images" / "大.png", 50_000_000)
    (article.parents[1] / "images" / "link.png").symlink_to(root / "images" / "真.png")
    write(article, f"{ARTICLE}\n![图]({path})\n")
    stopped_by(root, f"{ARTICLE_FILE}\nx 7     错误  ", message)
    write(root / "稿.md", f"# 题\n\n文。\n\n![图]({path.replace('images/link', 'link')})\n")
    (root / "link.png").symlink_to(root / "images" / "真.png")
    (root / "images" / "假.png").write_text("<svg/>", encoding="utf-8")
    os.truncate(write(root / "images" / "大.png", b""), 50_000_000)
    refused_by(root, ("add-article 稿.md",), "稿.md 第 5 行", message)


@pytest.mark.parametrize(
    ("name", "message"),
    [("没有.md", "文件不存在"), ("夹", "是文件夹"), ("稿.docx", "另存为"), ("空.md", "空的")],
)
def test_a_file_that_is_no_article_is_refused(issue: Path, name: str, message: str) -> None:
    root = issue.parents[1]
    (root / "夹").mkdir()
    write(root / "稿.docx", b"PK\x03\x04")
    write(root / "空.md", "\n")
    refused_by(root, (f"add-article {name}",), name, message)


@pytest.mark.parametrize("command", ["add-article", "check", "revise", "check --fix"])
def test_a_folder_is_told_to_be_one_and_what_to_give_instead(article: Path, command: str) -> None:
    root = article.parents[3]
    write(root / "来 稿" / "甲.docx", b"PK\x03\x04")
    before = files_of(root)
    for folder in ("来 稿", f"{root}/来 稿"):
        for given in (folder, f"{folder}/"):
            said = f"如 {folder}/稿件.docx"
            refused(bulletin(*command.split(), given), "是文件夹，不是文件", said)
    assert files_of(root) == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[typesetting]", "[typeseting]", "typeseting 是不认识的键"),
        ("first_line = 2", "frist_line = 2", "styles.body.frist_line 是不认识的键"),
        ('size = "三号"', 'size = "三好"', "styles.body.size 不能是“三好”"),
        ('style = "nameplate"', 'style = "nameplat"', "“nameplat”不是样式"),
        ('based_on = "body"', 'based_on = "bodi"', "“bodi”不在它前面"),
        ("{{ ", "{{ {{", "Jinja"),
        ("{{ ", "{{ nix }}{{ ", "nix 没有定义"),
        ("{{ ", "{{ periodical.__class__ }}{{ ", "__class__"),
        ("{{ ", "{{ ''['__class__'] }}{{ ", "方括号"),
        ("{{ ", "{{ 1 // 0 }}{{ ", "算术"),
        ("{{ ", "{{ 9 ** 9 ** 9 }}{{ ", "算术"),
        ("{{ ", "{{ 'a' * 10 ** 10 }}{{ ", "算术"),
        ("{{ ", "{{ '%999999999d' % 1 }}{{ ", "算术"),
        ("{{ ", "{{ issue.label | center(999999999) }}{{ ", "过滤器 center"),
        ("{{ ", "{{ issue }}{{ ", "issue 不能整个印出来"),
        ("{{ ", "{% for x in [1] %}x{% endfor %}{{ ", "循环"),
        ("body = true", "body = false", "article."),
        ("schema = 1", "schema = 3", "schema 是 3"),
    ],
)
def test_a_broken_template_is_refused(
    article: Path, tmp_path: Path, old: str, new: str, message: str
) -> None:
    did(bulletin("init", tmp_path / "new", *OFFICE, "--copy-template"))
    root = article.parents[3]
    (tmp_path / "new" / "templates").rename(root / "templates")
    text = (root / TEMPLATE_FILE).read_text(encoding="utf-8")
    assert old in text
    write(root / TEMPLATE_FILE, text.replace(old, new, 1))
    before = files_of(root)
    done = bulletin_process("render", code=LIMITED)
    assert_refusal(done.returncode, done.stdout, done.stderr, TEMPLATE_FILE, message)
    assert files_of(root) == before


LIMITED = (
    "import resource\n"
    "resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))\n"
    "resource.setrlimit(resource.RLIMIT_CPU, (10, 10))"
    if sys.platform == "linux"
    else ""
)  # a template must not take the machine down
