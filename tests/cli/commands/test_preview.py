"""preview: in the terminal, as text, json and pictures; and what no page can hold well."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from rich.cells import cell_len

from tests.conftest import assert_refusal, bulletin, bulletin_process, change, did, refused, write

STAND_INS = "提醒：本机缺少字体"


def picture(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(stream, "PNG")
    return stream.getvalue()


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def pdf_text(issue: Path) -> str:
    """Render the issue as PDF, whatever faces this machine has, and return its text."""
    done = bulletin("render", "--pdf", "--no-check")
    assert done.exit_code == 0
    assert done.stderr == "" or done.stderr.startswith(STAND_INS)
    reader = pypdf.PdfReader(issue / "output" / f"{issue.name}.pdf")
    return joined("".join(page.extract_text() for page in reader.pages))


WIDE = 30
AFTER = "\n\n后文。"
HARD = {
    "a string of 400 letters": ("A" * 400, ["A" * 400]),
    "a picture taller than a page": (
        "![图1　高图](images/tall.png)" + AFTER,
        ["图1高图", "后文。"],
    ),
    "a picture wider than a page": ("![图1　宽图](images/wide.png)" + AFTER, ["图1宽图", "后文。"]),
    "a table wider than the page": (
        "\n".join("| " + f"{each} | " * WIDE for each in ("头头", "---", "格格")) + AFTER,
        ["头头" * WIDE, "格格" * WIDE, "后文。"],
    ),
    "a cell taller than a page": (
        "| 甲 | 乙 |\n| --- | --- |\n| " + "字" * 3000 + " | 短 |" + AFTER,
        ["字" * 3000, "短", "后文。"],
    ),
    "only a title": ("", []),
    "a paragraph of 20 pages": ("字" * 12000, ["字" * 12000]),
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("template", ["shanghai-post", "gbt9704"])
def test_whatever_a_page_cannot_hold_well_every_paragraph_appears(
    name: str, template: str, article: Path
) -> None:
    body, wanted = HARD[name]
    root = article.parents[3]
    change(root / "bulletin.toml", {'template = "shanghai-post"': f'template = "{template}"'})
    write(article, f'+++\ntitle = "难排的题目"\nunit = "示例局"\n+++\n\n{body}\n')
    for file, size in (("tall", (40, 4000)), ("wide", (4000, 40))):
        write(article.parents[1] / "images" / f"{file}.png", picture(*size))
    shown = joined(did(bulletin("preview", "--format", "text")))
    drawn = pdf_text(article.parents[1])
    for text in ("难排的题目", *wanted):
        assert letters(text) <= letters(shown)
        assert letters(text) <= letters(drawn)
    did(bulletin("preview"))
    pages = json.loads(did(bulletin("preview", "--format", "json")))["pages"]
    height = 841.9
    for item in (item for page in pages for item in page["items"]):
        assert item["top"] + item["height"] <= height
        if item["kind"] == "picture":
            assert item["width"] <= 442.3  # the wider of the two text areas


def letters(text: str) -> set[tuple[str, int]]:
    """Return each character with each of its occurrences, whatever their order."""
    return {(each, number) for each in set(text) for number in range(text.count(each))}


def test_an_issue_without_articles_has_its_masthead_and_imprint(issue: Path) -> None:
    assert "2024年第35期（总第486期）" in did(bulletin("preview", "--format", "text"))
    assert "2024年第35期（总第486期）" in pdf_text(issue)


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize("columns", [80, 120])
def test_the_terminal_shows_pages_and_lines_without_overflow(columns: int) -> None:
    shown = did(bulletin("preview", COLUMNS=str(columns)))
    assert "第 1 页，共 1 页" in shown
    assert re.search(r"^ +\d+ │ +题目$", shown, re.MULTILINE)
    assert max(map(cell_len, shown.splitlines())) <= columns


@pytest.mark.usefixtures("article")
def test_a_nameplate_that_is_spread_stands_in_the_middle() -> None:
    change(Path("bulletin.toml"), {'"shanghai-post"': '"gbt9704"', '  "示例行业",\n': ""})
    line = next(each for each in did(bulletin("preview")).splitlines() if "示例工作简报" in each)
    before, _, after = line.partition("│ ")[2].partition("示例工作简报")
    columns = 56  # 28 characters of 三号
    assert (after, abs(2 * len(before) + 12 - columns) <= 2) == ("", True)


def test_cells_abreast_stand_in_one_row(article: Path) -> None:
    table = "| 区 | 站点 |\n| --- | --- |\n| 甲区 | 12 |"
    write(article, f'+++\ntitle = "题目"\n+++\n\n{table}\n')
    assert "甲区　　12" in did(bulletin("preview", "--format", "text")).splitlines()
    assert re.search(r"│ +甲区 +12$", did(bulletin("preview")), re.MULTILINE)


def test_pictures_are_written_one_a_page(article: Path) -> None:
    write(article, '+++\ntitle = "题目"\n+++\n\n' + "正文。\n\n" * 300)
    for form in ("png", "svg"):
        done = bulletin("preview", "--format", form)
        names = done.stdout.split()
        assert done.exit_code == 0
        assert [Path(name).name for name in names[:2]] == [f"2024-35-{n:02}.{form}" for n in (1, 2)]
        assert all((article.parents[3] / name).stat().st_size > 1000 for name in names)


def test_drawn_files_can_go_to_standard_output_and_elsewhere(article: Path, tmp_path: Path) -> None:
    assert article.exists()
    done = bulletin_process("render", "--pdf-a", "-o", tmp_path / "归档 一.pdf")
    assert done.returncode == 0
    assert (tmp_path / "归档 一.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert bulletin("render", "--pdf", "-o", "-").stdout_bytes.startswith(b"%PDF")


@pytest.mark.usefixtures("article")
def test_the_browser_preview_refuses_what_it_cannot_do() -> None:
    refused(bulletin("preview", "--serve", "--format", "text"), "--serve", "--format")
    refused(bulletin("preview", "--serve", "--port", "70000"), "端口 70000 用不了")
    refused(bulletin("preview", "--format", "pdf"), "--format", "png")


@pytest.mark.usefixtures("article")
@pytest.mark.parametrize(
    ("code", "part"),
    [
        (
            "import typst; own = typst.Fonts; typst.Fonts = lambda **_: own(False)",
            "没有中文字体",
        ),
        ("import sys; sys.modules['typst'] = None", "没有装 typst"),
    ],
)
def test_without_chinese_faces_or_typst_nothing_is_written(code: str, part: str) -> None:
    done = bulletin_process("render", "--docx", "--pdf", code=code)
    assert_refusal(done.returncode, done.stdout, done.stderr, part)
    assert not list(Path("issues/2024-35/output").glob("*"))


@pytest.mark.parametrize("form", ["text", "json", "svg"])
def test_the_pages_of_what_can_be_read_are_shown(article: Path, form: str) -> None:
    did(bulletin("add-article", "-", stdin="乙题\n\n正文乙。\n"))
    did(bulletin("add-article", "-", stdin="丙题\n\n正文丙。\n"))
    write(article, "坏\n")
    article.with_name("03.md").unlink()
    result = bulletin("preview", "--format", form)
    assert result.exit_code == 1
    assert "乙题" in result.stdout or form == "svg"
    told = result.stderr.splitlines()
    assert [line[:6] for line in told if "提示" not in line and "提醒" not in line] == [
        "没有排进去："
    ] * 2
    assert "articles/01.md 第 1 行：开头没有 +++" in result.stderr
    assert "articles 列了 03.md" in result.stderr
