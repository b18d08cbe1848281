"""An issue's way out: step by step, none skipped, each written down, none on a wrong day."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
import tomli

from bulletin_cli.store.issues import load_metadata
from tests.cli.commands.way import folder, signed, steps, take
from tests.conftest import bulletin, change, did, faulty, files_of, refused, write
from tests.samples import picture


def says(issue: Path) -> dict[str, object]:
    return tomli.loads((issue / "issue.toml").read_text(encoding="utf-8"))


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_step_is_told_with_the_next_and_written_down(article: Path) -> None:
    issue = article.parents[1]
    out = did(bulletin("proofed", "--by", "张三", "--date", "2024-11-25", "--note", "改两处"))
    assert out == "2024-35 一校完了，张三\n下一步：bulletin review 2024-35　送审\n"
    out = did(bulletin("review", "--date", "2024-11-26"))
    assert out.splitlines()[-1] == "下一步：bulletin sign 2024-35　签发"
    out = did(bulletin("sign", "--by", "李四", "--date", "2024-11-27", "--opinion", "同意。"))
    assert out == (
        "2024-35 由李四在 2024-11-27 签发，报头的日期是 2024-11-27\n"
        "下一步：bulletin publish 2024-35　发布\n"
    )
    head = load_metadata(article.parents[3], "2024-35")
    assert [(each.state, each.date.day, each.name, each.note) for each in head.history] == [
        ("proofed", 25, "张三", "改两处"), ("review", 26, "", ""), ("signed", 27, "李四", "同意。")
    ]  # fmt: skip
    assert head.history[1].sha256 == sha256(issue / "output" / "2024-35.docx")
    assert head.signed
    assert head.signed.sha256 == sha256(issue / "signed" / "2024-35.docx")
    assert (head.date, head.signed.opinion) == (date(2024, 11, 27), "同意。")


@pytest.mark.parametrize(
    ("done", "line", "state", "can"),
    [
        ((), "publish", "草稿", "bulletin proofed"),
        ((), "sign --by 李四", "草稿", "bulletin proofed"),
        ((), "review", "草稿", "bulletin proofed"),
        ((), "reopen 35 --why 试", "草稿", "bulletin void"),
        (("proofed",), "publish", "校了 1 次", "bulletin review"),
        (("proofed", "review"), "proofed", "送审", "bulletin sign"),
        (("proofed", "review", "sign"), "review", "已签发", "bulletin publish"),
        (("proofed", "review", "sign", "publish"), "publish", "已发布", "bulletin reopen"),
    ],
)
def test_a_step_that_is_not_allowed_is_refused_with_those_that_are(
    article: Path, done: tuple[str, ...], line: str, state: str, can: str
) -> None:
    take(*done)
    before = files_of(article.parents[1])
    refused(bulletin(*line.split()), f"2024-35 是“{state}”，不", "现在可以：", can)
    assert files_of(article.parents[1]) == before


def test_what_is_done_already_need_not_be_done_again(article: Path) -> None:
    did(bulletin("void", "35", "--why", "不出了"))
    refused(bulletin("void", "35", "--why", "不出了"), "2024-35 是“作废”，不用再作废")
    assert article.exists()


def test_a_second_round_is_asked_for_where_the_office_has_two(article: Path) -> None:
    assert article.exists()
    did(bulletin("set", "proof_rounds", "2"))
    assert "下一步：bulletin proofed 2024-35" in did(bulletin("proofed"))
    refused(bulletin("review"), "是“校了 1 次”，不能送审", "bulletin proofed")
    refused(bulletin("proofed", "--round", "3"), "这一次不能是第 3 次", "--round 2")
    assert "二校完了" in did(bulletin("proofed", "--round", "2"))
    assert "一校完了" in did(bulletin("proofed", "--round", "1"))
    did(bulletin("review"))


@pytest.mark.parametrize("line", ["proofed", "review", "sign --by 李四 --keep-date", "publish"])
def test_errors_stop_a_step_unless_nobody_wants_to_know(article: Path, line: str) -> None:
    command = line.split(maxsplit=1)[0]
    steps({"sign": "signed"}.get(command, command))
    faulty(article)
    before = files_of(article.parents[1])
    result = bulletin(*line.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert "1 个错误" in result.stderr
    assert "2024-35 还是原样（改好再来；--no-check 不管校对的错误）" in result.stderr
    assert files_of(article.parents[1]) == before
    assert bulletin(*line.split(), "--no-check").exit_code == 0


@pytest.mark.parametrize("line", ["proofed", "publish --no-check"])
def test_an_issue_without_articles_goes_nowhere(issue: Path, line: str) -> None:
    steps(line.split(maxsplit=1)[0])
    refused(bulletin(*line.split()), "本期一篇稿件也没有", "add-article")
    assert issue.exists()


def test_an_article_that_cannot_be_read_is_never_passed(article: Path) -> None:
    write(article, "+++\n坏了 =\n+++\n\n文。\n")
    result = bulletin("proofed", "--no-check")
    assert result.exit_code == 1
    assert "ISS011" in result.stderr


def test_days_to_come_and_days_before_the_last_step_are_refused(article: Path) -> None:
    tomorrow = (date.today() + timedelta(1)).isoformat()  # noqa: DTZ011 - as the command has it
    refused(
        bulletin("proofed", "--date", tomorrow),
        tomorrow,
        " 还没有到，不能记一次校对",
        "写今天或以前的日期",
    )
    refused(bulletin("proofed", "--date", "2024-13-01"), "没有13月")
    take("proofed", "review")
    before = files_of(article.parents[1])
    refused(
        bulletin("sign", "--by", "李四", "--date", "2024-11-25"),
        "2024-11-25 早于上一步：2024-35 在 2024-11-26 送审",
    )
    refused(bulletin("void", "35", "--why", "试", "--date", "2024-11-01"), "早于上一步")
    assert files_of(article.parents[1]) == before


@pytest.mark.parametrize("command", ["reopen", "void"])
@pytest.mark.parametrize("words", [(), ("--why", " "), ("--why", "一行\n又一行")])
def test_going_back_and_giving_up_need_a_reason_of_one_line(
    article: Path, command: str, words: tuple[str, ...]
) -> None:
    take("proofed")
    told = "里有换行" if len(words) and words[1].strip() else "没有写原因"
    refused(bulletin(command, "35", *words), told)
    assert article.exists()


def test_a_signature_needs_a_name(article: Path) -> None:
    take("proofed", "review")
    refused(bulletin("sign"), "没有写是谁签发的", "--by")
    assert article.exists()


def test_the_masthead_keeps_its_date_where_it_is_wanted(article: Path) -> None:
    take("proofed", "review")
    did(bulletin("sign", "--by", "李四", "--date", "2024-11-27", "--keep-date"))
    assert says(article.parents[1])["date"] == date(2024, 11, 25)


def test_a_date_that_is_wrong_for_the_number_tells_of_keeping_the_other(article: Path) -> None:
    take("proofed", "review")
    result = bulletin("sign", "--by", "李四", "--date", "2025-01-02")
    assert result.exit_code == 1
    assert "--keep-date" in result.stderr
    did(bulletin("sign", "--by", "李四", "--date", "2025-01-02", "--keep-date"))
    assert says(article.parents[1])["date"] == date(2024, 11, 25)


@pytest.mark.parametrize(
    ("data", "name"),
    [(picture(9, 9).data, "签发单.png"), (b"%PDF-1.7\n%%EOF\n", "签发单.pdf")],
)
def test_a_scan_is_known_by_its_bytes_and_kept(
    article: Path, tmp_path: Path, data: bytes, name: str
) -> None:
    take("proofed", "review")
    scan = write(tmp_path / "扫描 件.tmp", data)
    did(bulletin("sign", "--by", "李四", "--keep-date", "--scan", scan))
    kept = article.parents[1] / "signed" / name
    assert kept.read_bytes() == data
    head = load_metadata(article.parents[3], "2024-35")
    assert head.signed
    assert (head.signed.scan, head.signed.files[name]) == (name, sha256(kept))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x89PNG\r\n\x1a\nxx", "签发".encode()])
def test_a_scan_that_is_no_picture_or_pdf_is_refused(
    article: Path, tmp_path: Path, data: bytes
) -> None:
    take("proofed", "review")
    before = files_of(article.parents[1])
    scan = write(tmp_path / "扫描.pdf", data)
    refused(bulletin("sign", "--by", "李四", "--scan", scan), "不是图片或 PDF", "扫描.pdf")
    refused(bulletin("sign", "--by", "李四", "--scan", tmp_path / "无.pdf"), "文件不存在")
    assert files_of(article.parents[1]) == before


def test_what_is_signed_is_changed_by_nothing(article: Path) -> None:
    signed()
    before = files_of(article.parents[1])
    for line in ("add-article -", "edit 1", "set print_run 5", "remove-article 1", "check --fix"):
        result = bulletin(*line.split(), stdin="题\n\n文。\n")
        refused(result, "2024-35 已签发，不能改", "bulletin reopen 2024-35")
    assert files_of(article.parents[1]) == before


def test_a_file_handed_out_earlier_is_still_revised(article: Path, tmp_path: Path) -> None:
    from tests.returned import ReturnedFile

    take("proofed", "review")
    rendered = article.parents[1] / "output" / "2024-35.docx"
    back = ReturnedFile(rendered)
    back.replace("正文", "新的正文")
    back.save(tmp_path / "退回.docx")
    change(article, {"题目": "另一个题目"})
    take("review")
    assert "{+新的+}正文" in did(bulletin("revise", tmp_path / "退回.docx"))
    bulletin("revise", tmp_path / "退回.docx", "--apply")
    text = article.read_text(encoding="utf-8")
    assert "新的正文" in text
    assert "另一个题目" in text


def test_the_only_issue_that_can_take_a_step_need_not_be_named(article: Path) -> None:
    take("proofed", "review")
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("add-article", "-", stdin="题\n\n文。\n"))
    assert "2024-35 由李四" in did(bulletin("sign", "--by", "李四", "--date", "2024-11-27"))
    did(bulletin("reopen", "35", "--why", "试", "--date", "2024-11-27"))
    refused(bulletin("proofed"), "可以记一次校对的有 2 期：2024-36、2024-35", "proofed 2024-35")
    assert article.exists()


def test_reopened_and_void_issues_keep_everything(article: Path) -> None:
    signed()
    issue = article.parents[1]
    before = folder(issue)
    out = did(bulletin("reopen", "35", "--why", "日期有误", "--date", "2024-11-28"))
    assert out.startswith("2024-35 退回草稿，可以改了\n下一步：bulletin proofed 2024-35")
    assert folder(issue) == before
    did(bulletin("set", "print_run", "5"))
    out = did(bulletin("void", "35", "--why", "不出了", "--date", "2024-11-28"))
    assert out == "2024-35 作废，期号照占\n"
    head = load_metadata(article.parents[3], "2024-35")
    assert [each.note for each in head.history[-2:]] == ["日期有误", "不出了"]
    assert "2024年第36期" in did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("reopen", "35", "--why", "还是要出", "--date", "2024-11-28"))
    did(bulletin("set", "print_run", "6", "--issue", "35"))


def test_a_second_signature_leaves_the_first_where_it_is_told(article: Path) -> None:
    signed()
    issue = article.parents[1]
    first = (issue / "signed" / "2024-35.docx").read_bytes()
    did(bulletin("reopen", "35", "--why", "改", "--date", "2024-11-27"))
    change(article, {"正文": "新正文"})
    days = ("--date", "2024-11-28")
    for words in (("proofed", *days), ("review", *days)):
        did(bulletin(*words))
    result = bulletin("sign", "--by", "王五", *days)
    assert "上一次签发的放在 issues/2024-35/signed/1" in result.stderr
    assert (issue / "signed" / "1" / "2024-35.docx").read_bytes() == first
    assert (issue / "signed" / "2024-35.docx").read_bytes() != first
    assert "没有动过" in did(bulletin("verify", "35"))


def test_a_history_that_takes_no_more_is_told(article: Path) -> None:
    toml = article.parents[1] / "issue.toml"
    change(toml, {'status = "draft"': 'status = "draft"\nhistory = []'})
    before = files_of(article.parents[1])
    refused(bulletin("proofed"), "历史记不进去", "[[history]]")
    assert files_of(article.parents[1]) == before
