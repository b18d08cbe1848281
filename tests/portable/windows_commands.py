"""The commands under Windows' Python, code page 936, on a path with blanks and Han."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from urllib.request import urlopen

import docx
import pytest

from tests.conftest import write
from tests.portable.conftest import SPACE, Clerk
from tests.returned import ReturnedFile

HOLD = "import sys; held = open(sys.argv[1], 'r+b'); print('held', flush=True); sys.stdin.read()"


@pytest.fixture(scope="module")
def issue(clerk: Clerk) -> Path:
    """An issue of three articles: from Word, from Markdown, from a GBK pipe."""
    word = docx.Document()
    for text in ("示例区召开工作会", "各单位要认真落实,抓好整改。"):
        word.add_paragraph(text)
    word.save(str(clerk.folder / "来稿（1） [定].docx"))
    write(clerk.folder / "通 知&.md", "# 示例街道开展检查\r\n\r\n检查了三家单位。\r\n")
    said = clerk.bulletin("add-article", "来稿（1） [定].docx", "通 知&.md").did()
    assert "articles/01.md　示例区召开工作会" in said
    assert "articles/02.md　示例街道开展检查" in said
    piped = "示例社区举办讲座\r\n\r\n居民踊跃参加。\r\n".encode("gbk")
    assert "示例社区举办讲座" in clerk.bulletin("add-article", "-", stdin=piped).did()
    return clerk.space / "issues" / "2024-35"


@pytest.fixture(scope="module")
def rendered(clerk: Clerk, issue: Path) -> Path:
    """The Word file of the issue."""
    said = clerk.bulletin("render", "--no-check", "--docx", "--text").did()
    assert said.count("2024-35") >= 2
    return issue / "output" / "2024-35.docx"


@pytest.mark.usefixtures("issue")
@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("list", "2024年第35期"),
        ("show", "示例街道开展检查"),
        ("glossary list", "示例市局办公室"),
        ("rule PUN001", "PUN001"),
        ("doctor", "Python 3.13"),
        ("preview --format text", "示例社区举办讲座"),
    ],
)
def test_what_shows_something_shows_it(clerk: Clerk, line: str, part: str) -> None:
    assert part in clerk.bulletin(*line.split()).did()


@pytest.mark.usefixtures("issue")
def test_check_tells_of_a_mistake_in_chinese(clerk: Clerk) -> None:
    done = clerk.bulletin("check", "--select", "PUN001")
    assert (done.code, done.complained) == (1, "")
    assert "PUN001" in done.said
    assert "articles/01.md" in done.said.replace("\\", "/")


def test_the_issue_becomes_a_word_file_and_a_text(rendered: Path) -> None:
    assert "检查了三家单位。" in [each.text for each in docx.Document(str(rendered)).paragraphs]
    assert "检查了三家单位。" in rendered.with_suffix(".txt").read_text(encoding="utf-8")


def test_a_returned_file_is_taken_back(clerk: Clerk, rendered: Path, issue: Path) -> None:
    file = ReturnedFile(rendered)
    file.replace("三家", "四家")
    file.save(clerk.folder / "退回 的.docx")
    assert "[-三-]{+四+}家" in clerk.bulletin("revise", "退回 的.docx", "--apply").did()
    assert "检查了四家单位。" in (issue / "articles" / "02.md").read_text(encoding="utf-8")


def test_a_file_held_by_another_program_stays_whole_and_is_told(
    clerk: Clerk, rendered: Path
) -> None:
    before = rendered.read_bytes()
    name = f"{SPACE}\\issues\\2024-35\\output\\2024-35.docx"
    holder = clerk.wine.start(clerk.python, ["-c", HOLD, name], piped=True)
    assert holder.stdout
    assert holder.stdout.readline().startswith(b"held")
    done = clerk.bulletin("render", "--no-check", "--docx")
    holder.communicate(timeout=30)
    assert done.code == 2
    assert re.fullmatch("错误：.*2024-35.docx.*写不进去.*\n提示：.*Word.*\n", done.complained)
    assert rendered.read_bytes() == before
    clerk.bulletin("render", "--no-check", "--docx").did()


def test_pdf_names_the_true_reason_where_typst_does_not_load(
    clerk: Clerk, rendered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = clerk.bulletin("render", "--no-check", "--pdf")
    told = re.fullmatch(
        "错误：typst 装了，但这台电脑载入不了.*（(.+)）\n提示：.+\n", done.complained
    )
    assert (done.code, bool(told)) == (2, True), done.complained
    assert not rendered.with_suffix(".pdf").exists()
    with capsys.disabled():
        sys.stdout.write(f"\nPDF：在 wine 下不能试：{told and told[1]}\n")


def test_fix_mends_the_file(clerk: Clerk, issue: Path) -> None:
    assert "改好 1 处" in clerk.bulletin("check", "--select", "PUN001", "--fix").said
    assert "认真落实，抓好整改。" in (issue / "articles" / "01.md").read_text(encoding="utf-8")


@pytest.mark.usefixtures("issue")
def test_the_preview_is_served(clerk: Clerk) -> None:
    words = ["-u", "-m", "bulletin_cli", "-C", SPACE, "preview", "--serve"]
    with clerk.wine.start(clerk.python, words, piped=True) as server:
        assert server.stdout
        said = server.stdout.readline().decode("gbk")
        try:
            address = said[said.index("http://") :].strip()
            with urlopen(f"{address}state?after=0", timeout=30) as page:  # noqa: S310 - this machine
                assert "示例社区举办讲座" in json.dumps(json.load(page), ensure_ascii=False)
        finally:
            server.kill()


def test_three_at_once_get_three_numbers(clerk: Clerk) -> None:
    space = clerk.folder / "另 一个"
    given = ["--template", "gbt9704", "--nameplate", "示例", "--issuer", "示例办"]
    begin = ["-m", "bulletin_cli"]
    clerk.wine.run(clerk.python, [*begin, "init", "另 一个", *given]).did()
    new = [*begin, "-C", "另 一个", "new", "--date", "2024-11-25"]
    together = [clerk.wine.start(clerk.python, new, piped=True) for _ in range(3)]
    said = "".join(each.communicate(timeout=60)[0].decode("gbk") for each in together)
    assert sorted(re.findall("2024年第(.)期", said)) == ["1", "2", "3"]
    folders = sorted(each.name for each in (space / "issues").glob("2024-*"))
    assert folders == ["2024-1", "2024-2", "2024-3"]


def test_old_issues_come_in(clerk: Clerk, rendered: Path) -> None:
    text = rendered.with_suffix(".txt").read_text(encoding="utf-8")
    older = text.replace("第35期", "第33期").replace("486", "484").replace("11月25日", "11月11日")
    write(clerk.folder / "旧 的" / "第33期.txt", older.encode("gb18030"))
    said = clerk.bulletin("import", "旧 的").said
    assert "2024-33" in said
    assert (clerk.space / "issues" / "2024-33" / "issue.toml").exists()
