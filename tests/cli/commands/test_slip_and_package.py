"""bulletin slip and bulletin package: what goes with an issue when it is signed and sent."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import pytest

from tests.cli.commands.way import published
from tests.conftest import bulletin, change, did, files_of, refused, write

RECEIVERS = """schema = 1
kept = 5
[[receivers]]
name = "示例市委"
copies = 3
address = "示例市中山路1号；市委办公室　收"
[[receivers]]
name = "东区局"
copies = 2
[[receivers]]
name = "=西区局"
[[lists]]
name = "各区局"
receivers = ["东区局", "=西区局"]
"""


@pytest.fixture
def receivers(workspace: Path) -> Path:
    did(bulletin("set", "report_to", "示例市委"))
    did(bulletin("set", "copy_to", "各区局"))
    return write(workspace / "distribution.toml", RECEIVERS)


def cells(place: Path) -> list[str]:
    document = docx.Document(str(place))
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_the_slip_has_what_the_files_know(receivers: Path, article: Path) -> None:
    published()
    issue = article.parents[1]
    out = did(bulletin("slip", issue.name, "--fill", "缓急=特急"))
    place = issue / f"output/{issue.name}-发文稿纸.docx"
    assert out == f"写成 issues/{issue.name}/output/{place.name}\n"
    found = cells(place)
    assert "主送：示例市委" in found
    assert "抄送：各区局" in found
    assert "份数：11" in found
    assert any(each.startswith("正文：1. ") for each in found)
    assert "缓急：特急" in docx.Document(str(place)).paragraphs[2].text


def test_the_slip_has_what_is_marked_on_the_issue(workspace: Path, issue: Path) -> None:
    did(bulletin("set", "marking", "内部资料"))
    change(workspace / "bulletin.toml", {'"shanghai-post"': '"info-report"'})
    for name, said in (("密级", "秘密★1年"), ("紧急程度", "特急")):
        did(bulletin("set", name, said, "--issue", issue.name))
    did(bulletin("slip"))
    place = issue / f"output/{issue.name}-发文稿纸.docx"
    said = docx.Document(str(place)).paragraphs[2].text
    assert ("密级：秘密★1年" in said, "缓急：特急" in said) == (True, True)


def test_a_slip_that_was_filled_in_by_hand_is_not_written_over(issue: Path) -> None:
    place = issue / f"output/{issue.name}-发文稿纸.docx"
    did(bulletin("slip"))
    place.write_bytes(place.read_bytes() + b"\0")
    refused(bulletin("slip"), "已经有一份，内容不同", "--overwrite")
    did(bulletin("slip", "--overwrite"))


def test_an_office_draws_its_own_slip(workspace: Path, issue: Path) -> None:
    assert "templates/forms/slip.docx" in did(bulletin("slip", "--copy-template"))
    form = docx.Document()
    form.add_paragraph("{{ 标题 }}的稿纸")
    form.save(str(workspace / "templates/forms/slip.docx"))
    did(bulletin("slip"))
    place = issue / f"output/{issue.name}-发文稿纸.docx"
    assert docx.Document(str(place)).paragraphs[0].text.endswith("的稿纸")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--fill", "缓=1"), "没有“缓”这一栏"),
        (("--fill", "缓急"), "没有等号"),
        (("2019-1",), "没有 2019-1 这一期"),
    ],
)
def test_a_slip_that_cannot_be_filled_is_refused(
    issue: Path, words: tuple[str, ...], told: str
) -> None:
    del issue
    refused(bulletin("slip", *words), told)


def test_a_form_that_is_no_word_file_is_named(workspace: Path, issue: Path) -> None:
    del issue
    did(bulletin("slip", "--copy-template"))
    write(workspace / "templates/forms/slip.docx", b"no")
    refused(bulletin("slip"), "templates/forms/slip.docx")


def test_the_package_holds_what_is_sent_and_says_to_whom(receivers: Path, article: Path) -> None:
    published()
    issue = article.parents[1]
    out = did(bulletin("package", issue.name, "--by", "李四"))
    assert out.splitlines()[-1] == "发给 3 个单位，共 6 份"
    folder = issue / "to-send"
    went = issue / "published" / f"{issue.name}.docx"
    assert (folder / f"{issue.name}.docx").read_bytes() == went.read_bytes()
    text = (folder / "受文单位.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[:2] for row in rows[1:]] == [["示例市委", "3"], ["东区局", "2"], ["'=西区局", "1"]]
    assert [each for each in cells(folder / "标签.docx") if each] == [
        "示例市中山路1号\n市委办公室　收",
        "东区局",
        "=西区局",
    ]
    assert issue.name in (folder / "邮件.txt").read_text(encoding="utf-8")
    assert 'to = ["示例市委", "东区局", "=西区局"]' in (issue / "issue.toml").read_text("utf-8")
    assert "没有动过" in did(bulletin("verify", issue.name))


def test_a_package_for_some_is_another_dispatch(receivers: Path, article: Path) -> None:
    published()
    issue = article.parents[1]
    did(bulletin("package", issue.name))
    assert "发给 2 个单位，共 3 份" in did(bulletin("package", issue.name, "--to", "各区局"))
    assert (issue / "issue.toml").read_text(encoding="utf-8").count("[[sent]]") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--to", "各区"), "没有叫“各区”的受文单位或名单"),
        (("--date", "2020-01-01"), "早于发布的"),
        (("--date", "2999-01-01"), "发送的日子还没有到"),
    ],
)
def test_a_package_that_cannot_be_is_refused_and_nothing_written(
    receivers: Path, article: Path, words: tuple[str, ...], told: str
) -> None:
    published()
    issue = article.parents[1]
    before = files_of(issue)
    refused(bulletin("package", issue.name, *words), told)
    assert files_of(issue) == before


def test_an_issue_that_is_not_out_is_not_sent(issue: Path) -> None:
    refused(bulletin("package"), f"{issue.name} 还没有发布", "bulletin status")


def test_what_changed_after_publication_is_not_sent(receivers: Path, article: Path) -> None:
    published()
    issue = article.parents[1]
    article.write_text(article.read_text(encoding="utf-8") + "\n又一段。\n", encoding="utf-8")
    refused(bulletin("package", issue.name), "发布以后改过：articles/01.md 改过")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('["东区局", "=西区局"]', '["东区"]', "是不是 东区局？"),
        ('name = "各区局"', 'name = "东区局"', "“东区局”写了两次"),
        ('name = "示例市委"', 'name = ""', "是空的"),
        ("copies = 3", "copies = -3", "应为 0 到 1000000 的整数"),
    ],
)
def test_a_broken_list_of_receivers_is_named_with_its_line(
    receivers: Path, article: Path, old: str, new: str, told: str
) -> None:
    published()
    issue = article.parents[1]
    write(receivers, RECEIVERS.replace(old, new))
    refused(bulletin("package", issue.name), "distribution.toml 第", told)


def test_the_copies_of_all_receivers_are_no_change_of_what_was_published(
    receivers: Path, article: Path
) -> None:
    published()
    del article
    assert "ISS012" not in bulletin("check", "2024-35").stdout
    assert receivers.is_file()


def test_an_issue_without_receivers_is_sent_to_nobody(workspace: Path, article: Path) -> None:
    for key in ("report_to", "copy_to", "issue_to"):
        did(bulletin("set", key, "--unset"))
    published()
    refused(bulletin("package", article.parents[1].name), "没有受文单位", "--to")
    assert workspace.is_dir()


def test_an_issue_toml_that_takes_no_row_is_refused(receivers: Path, article: Path) -> None:
    del receivers
    published()
    place = article.parents[1] / "issue.toml"
    place.write_text("sent = []\n" + place.read_text(encoding="utf-8"), encoding="utf-8")
    before = files_of(article.parents[1])
    refused(bulletin("package", "2024-35"), "发送记不进去", "[[sent]]")
    assert files_of(article.parents[1]) == before
