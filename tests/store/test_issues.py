"""Issues on disk: made, put in order, numbered, listed and loaded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id, parse_id
from bulletin_cli.store.articles import load_issue
from bulletin_cli.store.files import write_files
from bulletin_cli.store.issues import (
    article_files,
    by_year,
    create,
    issue_numbers,
    latest,
    leftovers,
    load_metadata,
    new_issue_text,
    newest_metadata,
    reorder,
)
from tests.conftest import files_of
from tests.samples import picture

FULL = """# 本期
schema = 1   # 不动
year = 2024
number = 35
whole_number = 486
date = 2024-11-25

articles = [
  "01.md",   # 头条
  "02.md",
  "03.md",  # 末条
]
units = true   # 供稿单位
"""
NAMES = ["01.md", "02.md", "03.md"]


@given(st.permutations([*NAMES, "04.md"]), st.integers(0, 4))
def test_a_new_order_changes_only_the_list(names: list[str], count: int) -> None:
    files = names[:count]
    text = reorder(FULL, files)
    assert tomli.loads(text) == tomli.loads(FULL) | {"articles": files}
    for comment in ("# 本期", "# 不动", "# 供稿单位"):
        assert comment in text
    assert text.splitlines()[:7] == FULL.splitlines()[:7]
    assert reorder(text, files) == text


def test_an_unchanged_order_changes_no_byte() -> None:
    crooked = FULL.replace("  ", "\t ").replace("year = ", "year=")
    assert reorder(crooked, NAMES) == crooked


def test_a_comment_in_the_list_survives_an_addition() -> None:
    text = reorder(FULL, [*NAMES, "04.md"])
    assert "# 头条" in text
    assert "# 末条" in text


@given(st.lists(st.sampled_from([*NAMES, "04.md", "05.md"]), unique=True))
def test_a_new_issue_takes_articles(files: list[str]) -> None:
    text = reorder(new_issue_text(IssueNumber(2024, 35, 486), "2024-11-25"), files)
    assert tomli.loads(text)["articles"] == files
    assert "# 可选" in text


@pytest.mark.parametrize(
    "number",
    [
        IssueNumber(2024, 35, 486),
        IssueNumber(2024, 35, 486, span=2),
        IssueNumber(1000, 1, 1, span=52),
        IssueNumber(2024, 1, supplement=True),
    ],
)
def test_a_new_issue_is_read_back(tmp_path: Path, number: IssueNumber) -> None:
    folder = create(tmp_path, number, new_issue_text(number, "2024-11-25"))
    assert folder == tmp_path / "issues" / format_id(number)
    assert load_metadata(tmp_path, folder.name) == Issue(number, date(2024, 11, 25))
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "images", "issue.toml"]


def test_a_taken_number_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    create(tmp_path, number, "old")
    with pytest.raises(BulletinError, match="已经有这一期"):
        create(tmp_path, number, "new")
    assert files_of(tmp_path) == {"issues/2024-35/issue.toml": b"old"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("year = 999", "year 应为"),
        ("number = 0", "number 应为"),
        ("whole_number = 0", "whole_number 应为"),
        ("span = 0", "span 应为"),
        ("span = 53", "一期合刊不会占这么多期"),
        ('status = "done"', "status 不能是“done”"),
        ('articles = ["../01.md"]', "不是 articles/ 里的文件名"),
        ('articles = ["a\\\\01.md"]', "不是 articles/ 里的文件名"),
        ('articles = ["01.txt"]', "不是 articles/ 里的文件名"),
        ('articles = [".md"]', "不是 articles/ 里的文件名"),
        ('articles = ["01.md", "01.md"]', "01.md 列了 2 次"),
        ("whole_numbr = 1", "是不是 whole_number"),
        ('[imported]\nfiles = "x"', "imported.files 是不认识的键"),
    ],
)
def test_a_faulty_issue_is_refused_with_its_line(tmp_path: Path, change: str, message: str) -> None:
    key = change.partition(" ")[0]
    lines = ["schema = 1", "year = 2024", "number = 35", "whole_number = 486", "date = 2024-11-25"]
    kept = [line for line in lines if line.partition(" ")[0] != key]
    folder = tmp_path / "issues" / "2024-35"
    folder.mkdir(parents=True)
    (folder / "issue.toml").write_text("\n".join([*kept, change]), encoding="utf-8")
    with pytest.raises(BulletinError) as caught:
        load_metadata(tmp_path, "2024-35")
    assert message in caught.value.message + caught.value.hint
    line = len(kept) + 1 + change.count("\n")
    assert (caught.value.file, caught.value.line) == ("issues/2024-35/issue.toml", line)


@pytest.mark.parametrize(
    ("folders", "regular", "supplement"),
    [
        ([], None, None),
        (["2024-9", "2024-10"], "2024-10", None),
        (["2024-51", "2025-1"], "2025-1", None),
        (["2024-35+36", "2024-34"], "2024-35+36", None),
        (["2024-35", "2024-s1", "2023-s9"], "2024-35", "2024-s1"),
        (["2025-s2", "2024-35", "2025-s10"], "2024-35", "2025-s10"),
        (["2024-35", "2024-36 副本", "2025-旧", ".new", "readme"], "2024-35", None),
        (["2024-35", "2024-s1", "2025-1 副本", "2025-s1 副本"], "2024-35", "2024-s1"),
        (["2024-35", "附件材料-1"], "2024-35", None),
    ],
)
def test_the_newest_number_is_read_off_the_folders(
    tmp_path: Path, folders: list[str], regular: str | None, supplement: str | None
) -> None:
    for name in folders:
        (tmp_path / "issues" / name).mkdir(parents=True)
    assert latest(tmp_path) == (parse_id(regular) if regular else None)
    assert latest(tmp_path, supplement=True) == (parse_id(supplement) if supplement else None)


def test_issues_are_listed_oldest_first_and_leftovers_apart(tmp_path: Path) -> None:
    for name in ["2025-1", "2024-s1", "2024-10", "2024-9", "2024-11+12", "副本", "2024-9 (2)"]:
        (tmp_path / "issues" / name).mkdir(parents=True)
    assert [format_id(number) for number in issue_numbers(tmp_path)] == [
        "2024-9", "2024-10", "2024-11+12", "2024-s1", "2025-1",
    ]  # fmt: skip
    assert sorted(leftovers(tmp_path)) == ["2024-9 (2)", "副本"]


def test_an_issue_is_loaded_with_articles_and_pictures(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    text = reorder(new_issue_text(number, "2024-11-25"), ["02.md", "01.md"])
    folder = create(tmp_path, number, text)
    body = '+++\ntitle = "题"\n+++\n\n![图](images/图.png)\n'
    write_files(
        {
            folder / "articles" / "01.md": body,
            folder / "articles" / "02.md": body.encode("gb18030"),
            folder / "images" / "图.png": picture().data,
        },
        tmp_path,
    )
    issue = load_issue(tmp_path, "2024-35")
    assert [article.file for article in issue.articles] == ["02.md", "01.md"]
    assert {path: each.kind for path, each in issue.images.items()} == {"images/图.png": "png"}
    assert article_files(tmp_path, "2024-35") == ("01.md", "02.md")
    file = "issues/2024-35/articles/01.md"
    other = load_issue(tmp_path, "2024-35", texts={file: '+++\ntitle = "另一题"\n+++\n\n文。\n'})
    assert [article.title for article in other.articles] == [("题",), ("另一题",)]


def test_a_listed_article_without_file_is_refused_or_left_out(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    create(tmp_path, number, reorder(new_issue_text(number, "2024-11-25"), ["01.md"]))
    with pytest.raises(BulletinError, match=r"没有 issues/2024-35/articles/01\.md 这个文件"):
        load_issue(tmp_path, "2024-35")
    issue = load_issue(tmp_path, "2024-35", partial=True)
    assert (issue.articles, list(issue.broken)) == ((), ["01.md"])


def test_all_that_is_wrong_is_told_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    names = ["01.md", "02.md", "03.md"]
    folder = create(tmp_path, number, reorder(new_issue_text(number, "2024-11-25"), names))
    front = '+++\ntitle = "题"\n+++\n\n'
    write_files(
        {
            folder / "articles" / "01.md": "坏",
            folder / "articles" / "02.md": f"{front}正文。\n",
            folder / "articles" / "03.md": f"{front}![甲](images/甲.png)\n\n![乙](images/乙.png)\n",
        },
        tmp_path,
    )
    issue = load_issue(tmp_path, "2024-35", partial=True)
    assert [article.file for article in issue.articles] == ["02.md"]
    assert [(each.file[-5:], each.line) for each in issue.faults] == [
        ("01.md", 1), ("03.md", 5), ("03.md", 7),
    ]  # fmt: skip
    with pytest.raises(BulletinError, match="有 3 处读不出来") as raised:
        load_issue(tmp_path, "2024-35")
    assert all(str(each) in raised.value.message for each in issue.faults)


def folders(root: Path, *names: str) -> Path:
    for name in names:
        (root / "issues" / name).mkdir(parents=True)
    return root


def test_supplements_count_in_a_series_of_their_own(tmp_path: Path) -> None:
    root = folders(tmp_path, "2024-2", "2024-s3", "2024-10+11", "2023-50")
    assert latest(root) == IssueNumber(2024, 10, span=2)
    assert latest(root, supplement=True) == IssueNumber(2024, 3, supplement=True)
    assert latest(folders(tmp_path / "b", "2024-s1")) is None


def test_the_newest_issue_of_a_series_is_read_whose_numbers_go_on(tmp_path: Path) -> None:
    for number in (IssueNumber(2024, 35, 486), IssueNumber(2024, 1, supplement=True)):
        create(tmp_path, number, new_issue_text(number, "2024-11-25"))
    newest, supplement = newest_metadata(tmp_path), newest_metadata(tmp_path, supplement=True)
    assert newest
    assert supplement
    assert newest.number == IssueNumber(2024, 35, 486)
    assert supplement.number == IssueNumber(2024, 1, supplement=True)
    assert newest_metadata(tmp_path / "空") is None


def test_a_year_and_those_before_it_are_read_newest_first(tmp_path: Path) -> None:
    root = folders(tmp_path, "2022-1", "2023-1", "2023-2", "2024-1", "2023-s1", "2023-x", "alt")
    assert [list(map(format_id, year)) for year in by_year(root, 2023)] == [
        ["2023-1", "2023-2", "2023-s1"], ["2022-1"],
    ]  # fmt: skip
    assert len(list(by_year(root))) == 3


def test_what_is_no_issue_is_left_over_but_the_lock(tmp_path: Path) -> None:
    root = folders(tmp_path, "2024-1", "alt", "2024-x", "2024")
    (root / "issues" / ".lock").touch()
    assert set(leftovers(root)) == {"alt", "2024-x", "2024"}
    assert leftovers(tmp_path / "空") == ()


def test_a_folder_left_half_made_stands_in_nobodys_way(tmp_path: Path) -> None:
    stage = tmp_path / "issues" / ".new"
    (stage / "articles").mkdir(parents=True)
    (stage / "articles" / "99.md").write_text("alt", encoding="utf-8")
    number = IssueNumber(2024, 35, 486)
    folder = create(tmp_path, number, new_issue_text(number, "2024-11-25"), {"images/a.png": b"1"})
    assert set(files_of(folder)) == {"issue.toml", "images/a.png"}
    assert not stage.exists()


def test_a_supplement_has_no_whole_number(tmp_path: Path) -> None:
    number = IssueNumber(2024, 1, supplement=True)
    create(tmp_path, number, new_issue_text(number, "2024-11-25"))
    assert load_metadata(tmp_path, "2024-s1").number.whole_number is None
    text = new_issue_text(number, "2024-11-25") + "whole_number = 5\n"
    (tmp_path / "issues" / "2024-s1" / "issue.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BulletinError, match="whole_number"):
        load_metadata(tmp_path, "2024-s1")


def test_ctrl_c_while_an_issue_is_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stop)
    number = IssueNumber(2024, 35, 486)
    with pytest.raises(KeyboardInterrupt):
        create(tmp_path, number, new_issue_text(number, "2024-11-25"))
    assert list((tmp_path / "issues").iterdir()) == []
