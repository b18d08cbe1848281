"""Every name in the project, and every name that the program gives, can be had on Windows."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.file_names import flaw, free, usable
from bulletin_cli.content.article import Article, Picture
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import format_id
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.store.intake import ArticleWithPictures
from bulletin_cli.store.placing import place_pictures
from tests.conftest import bulletin, change, did, files_of, refused, write
from tests.samples import ROOT, picture

BAD = [
    "CON", "con.png", "Nul.tar.gz", "PRN .txt", "aux", "COM0.md", "com9", "LPT1.docx", "COM¹",
    "lpt³.a", "CONIN$", "conout$.txt", "a?.png", "a:b", "<a>", 'a"b', "a|b", "a*", "a/b", "a\\b",
    "a\tb", "a\0", "a.", "a ", "...", "", "\udcff.png", "长" * 256,
]  # fmt: skip
GOOD = [
    "a.png", "CONSOLE.png", "com.png", "COM10.png", "a.con", "图 CON.png", "（终稿）.docx", ".lock",
    "2024-35+36.docx", "长" * 255, "com²a",
]  # fmt: skip
# What the program makes of the id of an issue.
ENDINGS = [
    "", ".docx", ".pdf", ".txt", ".manifest.xml", ".check.docx", ".01.check.docx", "-1.png",
]  # fmt: skip


def project_files() -> list[str]:
    """Return all files that a checkout has, or where there is no git, an unpacked archive."""
    try:
        command = ["git", "-C", str(ROOT), "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        own = {".venv", "build", "dist", "__pycache__"}
        return [
            (Path(folder) / name).relative_to(ROOT).as_posix()
            for folder, folders, names in os.walk(ROOT)
            for name in names
            if own.isdisjoint(Path(folder).parts)
        ]
    return listed.rstrip("\0").split("\0")


def steps(path: str) -> list[str]:
    """Return a path and the folders it lies in."""
    return [path, *(str(each) for each in PurePosixPath(path).parents if each.name)]


def test_a_checkout_is_possible_on_windows() -> None:
    files = project_files()
    paths = {step for file in files for step in steps(file)}
    assert "bulletin_cli/base/file_names.py" in paths
    assert {path: flaw(PurePosixPath(path).name) for path in paths} == dict.fromkeys(paths, "")
    assert [each for each, count in Counter(map(str.casefold, paths)).items() if count > 1] == []
    assert [path for path in paths if len(path) > 200] == []


@pytest.mark.parametrize("name", BAD)
def test_a_name_that_windows_cannot_have_is_told(name: str) -> None:
    assert flaw(name)


@pytest.mark.parametrize("name", GOOD)
def test_other_names_are_let_be(name: str) -> None:
    assert flaw(name) == ""


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("CON.png", "CON_.png"),
        ("nul .tar.gz", "nul_.tar.gz"),
        ("什么?.png", "什么-.png"),
        ("a. .", "a"),
        ("...", "_"),
        ("图.png", "图.png"),
        ("长" * 100 + ".jpeg", "长" * 83 + ".jpeg"),
    ],
)
def test_a_name_is_changed_no_more_than_need_be(name: str, becomes: str) -> None:
    assert usable(name) == becomes


NAMES = st.text(max_size=300) | st.sampled_from(BAD + GOOD) | st.text("aA.~ 长CON", max_size=8)


@given(NAMES, st.sampled_from(["", "-2", "~10"]))
def test_a_usable_name_can_be_had_everywhere(name: str, tail: str) -> None:
    made = usable(name, tail)
    assert flaw(made) == ""
    assert len(made.encode()) <= 255
    assert tail in made
    if not tail:
        assert usable(made) == made
        assert made == name or flaw(name) or len(name.encode()) > 255


@given(st.lists(NAMES, max_size=6))
def test_names_side_by_side_differ_by_more_than_case(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(free(name, lambda each: each.casefold() not in map(str.casefold, taken), "~"))
    assert len(set(map(str.casefold, taken))) == len(names)


@given(st.lists(st.tuples(NAMES, st.sampled_from([b"1", b"2", b"3"])), max_size=6))
def test_pictures_get_names_that_can_be_had(given_ones: list[tuple[str, bytes]]) -> None:
    pictures = {f"images/{name}": data for name, data in given_ones}
    article = Article("", ("题",), tuple(Picture(path, "") for path in pictures))
    folder = Path("not there")
    arrival, files = place_pictures(
        ArticleWithPictures(ConvertedArticle(article, ()), pictures), folder, {}
    )
    names = [path.name for path in files]
    assert {flaw(name) for name in names} <= {""}
    assert len({name.casefold() for name in names}) == len(names)
    shown = [each.path for each in arrival.converted.article.blocks if isinstance(each, Picture)]
    assert [files[folder / path] for path in shown] == list(pictures.values())


@given(
    st.integers(1000, 9999), st.integers(1, 366), st.integers(1, 52), st.booleans(),
    st.sampled_from(ENDINGS),
)  # fmt: skip
def test_issues_and_their_files_have_names_that_can_be_had(
    year: int, number: int, span: int, supplement: bool, ending: str
) -> None:
    span = 1 if supplement else span
    assert flaw(format_id(IssueNumber(year, number, None, span, supplement)) + ending) == ""


def test_a_picture_named_as_a_device_is_renamed_and_told(issue: Path) -> None:
    root = issue.parents[1]
    write(root / "图" / "CON.png", picture(9, 9).data)
    write(root / "稿.md", "# 题\n\n文。\n\n![图](图/CON.png)\n")
    out = did(bulletin("add-article", "稿.md"))
    assert "    图片 CON.png 改名为 CON_.png：CON 是 Windows 的设备名\n" in out
    assert (issue / "images" / "CON_.png").read_bytes() == picture(9, 9).data
    assert "![图](images/CON_.png)" in (issue / "articles" / "01.md").read_text(encoding="utf-8")


def test_pictures_that_differ_by_case_only_are_told_apart_and_told(issue: Path) -> None:
    root = issue.parents[1]
    for folder, name, size in (("甲", "A.png", 9), ("乙", "a.PNG", 8), ("丙", "a.png", 9)):
        write(root / folder / name, picture(size, size).data)
        write(root / f"{folder}.md", f"# 题\n\n文。\n\n![图]({folder}/{name})\n")
    assert "改名" not in did(bulletin("add-article", "甲.md"))
    assert "图片 a.PNG 改名为 a-2.PNG：与 A.png 只差大小写" in did(bulletin("add-article", "乙.md"))
    assert "改名" not in did(bulletin("add-article", "丙.md"))  # the same picture as the first
    assert set(files_of(issue / "images")) == {"A.png", "a-2.PNG"}
    assert "images/A.png" in (issue / "articles" / "03.md").read_text(encoding="utf-8")


def test_articles_of_one_command_do_not_take_each_others_pictures(issue: Path) -> None:
    root = issue.parents[1]
    write(root / "甲" / "图.png", picture(9, 9).data)
    write(root / "乙" / "图.PNG", picture(8, 8).data)
    write(root / "甲.md", "# 题\n\n文。\n\n![图](甲/图.png)\n")
    write(root / "乙.md", "# 题\n\n文。\n\n![图](乙/图.PNG)\n")
    assert "图片 图.PNG 改名为 图-2.PNG" in did(bulletin("add-article", "甲.md", "乙.md"))
    assert files_of(issue / "images") == {
        "图.png": picture(9, 9).data, "图-2.PNG": picture(8, 8).data,
    }  # fmt: skip


def test_a_removed_article_has_a_name_that_can_be_had(article: Path) -> None:
    article.rename(article.with_name("CON.md"))
    change(article.parents[1] / "issue.toml", {'"01.md"': '"CON.md"'})
    write(article.parents[1] / "removed" / "con_.md", "旧")
    assert "removed/CON_~2.md" in did(bulletin("remove-article", "1"))


@pytest.mark.parametrize(
    "line",
    [
        "render --no-check -o nul.docx",
        "render -o CON",
        "render -o aux/x.docx",
        "render -o a?.docx",
        "render --text -o 新/LPT1.txt",
        "check --format docx -o com1.docx",
        "check --baseline prn.json",
        "init NUL",
    ],
)
def test_a_name_that_windows_cannot_have_is_refused_before_anything_is_done(
    article: Path, line: str
) -> None:
    root = article.parents[3]
    change(article, {"正文。": "正文TODO。"})
    before = files_of(root)
    refused(bulletin(*line.split()), "不能用", "换一个名字")
    assert files_of(root) == before


def test_an_output_into_a_folder_that_is_not_there_is_refused(article: Path) -> None:
    root = article.parents[3]
    before = files_of(root)
    for output in ("新夹", "新夹/", "新夹/内/", "新夹.docx/"):
        for line in (f"render -o {output}", f"check --format docx -o {output}"):
            refused(bulletin(*line.split()), "没有这个文件夹", "先建好文件夹")
    assert files_of(root) == before
