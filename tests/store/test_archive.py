"""What a check reads of the archive: the last ten issues, however many there are."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.content.numbering import parse_id
from bulletin_cli.store.archive import LAST, earlier_paragraphs
from tests.conftest import bulletin, did, write

LONG = "为做好示例工作，11月21日，示例局召开工作会，各单位负责人参加并作了发言，会议开得很好。"


def test_only_the_last_issues_are_read(tmp_path: Path) -> None:
    numbers = [parse_id(f"2024-{number}") for number in range(30, 0, -1)]
    for number in numbers:
        name = f"issues/2024-{number.number}/articles/01.md"
        write(tmp_path / name, f'+++\ntitle = "题"\n+++\n\n第{number.number}段。\n')
    read = list(earlier_paragraphs(tmp_path, iter(numbers)))
    assert [each.text for each in read] == [
        f"第{number}段。" for number in range(30, 30 - LAST, -1)
    ]
    assert read[0].issue == "2024-30"
    assert read[0].file == "issues/2024-30/articles/01.md"


def test_files_that_cannot_be_read_are_left_to_their_own_check(tmp_path: Path) -> None:
    folder = tmp_path / "issues/2024-1/articles"
    write(folder / "01.md", b"\xff\xfe\x00")
    (folder / "02.md").mkdir()
    assert list(earlier_paragraphs(tmp_path, [parse_id("2024-1"), parse_id("2024-2")])) == []


def test_check_finds_what_the_previous_issue_ran(article: Path) -> None:
    article.write_text(f'+++\ntitle = "题目"\n+++\n\n{LONG}\n', encoding="utf-8")
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("add-article", "-", stdin=f"又一题\n\n{LONG}\n"))
    out = bulletin("check", "--select", "ISS006").stdout
    assert "2024-35 登过这一段（issues/2024-35/articles/01.md）" in out


def test_what_a_void_issue_would_have_run_has_not_run(article: Path) -> None:
    article.write_text(f'+++\ntitle = "题目"\n+++\n\n{LONG}\n', encoding="utf-8")
    did(bulletin("void", "35", "--why", "并入下期"))
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("add-article", "-", stdin=f"又一题\n\n{LONG}\n"))
    assert "登过" not in bulletin("check", "--select", "ISS006").stdout


def test_files_that_say_void_and_are_not_are_read(tmp_path: Path) -> None:
    write(tmp_path / "issues/2024-1/articles/01.md", "甲。")
    for text in ("status = void", '# void\nstatus = "draft"', b"\xff\xfe\x00"):
        write(tmp_path / "issues/2024-1/issue.toml", text)
        assert [each.text for each in earlier_paragraphs(tmp_path, [parse_id("2024-1")])] == [
            "甲。"
        ]


def test_a_file_that_was_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    number = parse_id("2024-1")
    for text in ("甲。", "甲乙。"):
        write(tmp_path / "issues/2024-1/articles/01.md", f'+++\ntitle = "题"\n+++\n\n{text}')
        assert [each.text for each in earlier_paragraphs(tmp_path, [number])] == [text]


def test_of_a_file_without_front_matter_every_line_counts(tmp_path: Path) -> None:
    write(tmp_path / "issues/2024-1/articles/01.md", "甲。\n乙。")
    found = earlier_paragraphs(tmp_path, [parse_id("2024-1")])
    assert [each.text for each in found] == ["甲。", "乙。"]
