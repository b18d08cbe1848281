"""What went out is kept: made of what was signed, with checksums; changes are told."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from bulletin_cli.store.issues import load_metadata
from tests.cli.commands.old_files import put
from tests.cli.commands.way import folder, published, signed, steps, take
from tests.conftest import bulletin, change, did, files_of, on_posix, refused, write
from tests.samples import picture

OUT = ["SHA256SUMS", "2024-35.docx", "2024-35.pdf", "2024-35.txt"]


@pytest.fixture
def out(article: Path) -> Path:
    """The folder of 2024-35, published."""
    published()
    return article.parents[1]


def sums(issue: Path) -> dict[str, str]:
    text = (issue / "published" / "SHA256SUMS").read_text(encoding="utf-8")
    return {line[66:]: line[:64] for line in text.splitlines()}


def test_what_went_out_is_what_was_signed_with_its_checksums(out: Path) -> None:
    place = out / "published"
    assert sorted(each.name for each in place.iterdir()) == sorted(OUT)
    assert (place / "2024-35.docx").read_bytes() == (out / "signed" / "2024-35.docx").read_bytes()
    assert (place / "2024-35.pdf").read_bytes().startswith(b"%PDF-")
    assert "正文。" in (place / "2024-35.txt").read_text(encoding="utf-8")
    for name, digest in sums(out).items():
        assert hashlib.sha256((place / name).read_bytes()).hexdigest() == digest
    assert "../articles/01.md" in sums(out)
    said = tomli.loads((out / "issue.toml").read_text(encoding="utf-8"))["published"]
    assert sorted(said["files"]) == sorted(OUT)
    assert said["pages"] == 1


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_any_program_that_knows_the_format_can_check_them(out: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"],
        cwd=out / "published", capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_files_are_read_only(out: Path) -> None:
    for each in (out / "published").iterdir():
        assert not each.stat().st_mode & 0o222


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("articles/01.md", "正文。", "articles/01.md 改过"),
        ("articles/09.md", "", "articles/09.md 是后来加的"),
        ("images/新.png", "", "images/新.png 是后来加的"),
        ("issue.toml", "print_run = 5\n", "issue.toml 里的期号、日期、稿件次序、开关或字段改过"),
        ("signed/2024-35.docx", "", "signed/2024-35.docx 改过"),
        ("signed/别的.txt", "", "signed/别的.txt 是后来放进去的"),
    ],
)
def test_a_signed_issue_that_was_changed_by_hand_is_not_published(
    article: Path, old: str, new: str, told: str
) -> None:
    signed()
    issue = article.parents[1]
    put_change(issue, old, new)
    before = files_of(issue)
    refused(bulletin("publish"), "2024-35 签发以后改过：", told, "bulletin reopen 2024-35")
    assert f"签发以后改过：{told}：bulletin reopen 2024-35" in did(bulletin("status"))
    assert files_of(issue) == before


def put_change(issue: Path, file: str, new: str) -> None:
    """Change a file of an issue by hand, or put one there."""
    place = issue / file
    if file == "issue.toml":
        change(place, {"articles = [": f"{new}articles = ["})
    elif file == "articles/01.md":
        change(place, {new: f"{new}又一句。"})
    else:
        if place.exists():
            place.chmod(0o644)
        write(place, picture(5, 5).data)


@pytest.mark.parametrize(
    ("file", "new", "told"),
    [
        ("articles/01.md", "正文。", "articles/01.md 改过"),
        ("images/新.png", "", "images/新.png 是后来加的"),
        ("issue.toml", "tight = true\n", "issue.toml 里的期号、日期、稿件次序、开关或字段改过"),
        ("published/2024-35.docx", "", "published/2024-35.docx 改过"),
        ("published/SHA256SUMS", "", "published/SHA256SUMS 改过"),
        ("published/另一份.docx", "", "published/另一份.docx 是后来放进去的"),
    ],
)
def test_what_changes_after_publication_is_told_by_three_commands(
    out: Path, file: str, new: str, told: str
) -> None:
    assert "没有动过" in did(bulletin("verify"))
    put_change(out, file, new)
    result = bulletin("verify")
    assert (result.exit_code, result.stdout) == (1, f"× issues/2024-35/{told}\n")
    for command in ("check", "doctor"):
        result = bulletin(command)
        assert result.exit_code == 1
        assert f"签发、发布以后，{told}" in result.stdout.replace("\n" + " " * 14, "")


def test_what_is_missing_and_windows_own_files_are_told_apart(out: Path) -> None:
    write(out / "published" / "Thumbs.db", "x")
    write(out / "images" / "~$图.png", "x")
    assert "没有动过" in did(bulletin("verify", "35"))
    place = out / "published" / "2024-35.pdf"
    place.chmod(0o644)
    place.unlink()
    shutil.rmtree(out / "signed")
    result = bulletin("verify", "35")
    assert result.exit_code == 1
    for told in ("published/2024-35.pdf 不见了", "signed/2024-35.docx 不见了"):
        assert f"× issues/2024-35/{told}\n" in result.stdout


def test_programs_are_told_what_changed(out: Path) -> None:
    put_change(out, "articles/01.md", "正文。")
    result = bulletin("verify", "--format", "json")
    (found,) = json.loads(result.stdout)
    assert (result.exit_code, found["id"], found["status"]) == (1, "2024-35", "published")
    assert found["differences"] == ["articles/01.md 改过"]
    assert found["signed"] <= found["published"]


def test_nothing_is_rendered_over_what_went_out(out: Path, tmp_path: Path) -> None:
    before = files_of(out)
    for words in (("render",), ("render", "--overwrite"), ("render", "--pdf", "--no-check")):
        refused(bulletin(*words), "2024-35 已发布，不再排", "issues/2024-35/published/", "--output")
    place = out / "published" / "2024-35.docx"
    refused(bulletin("render", "-o", place), "2024-35 已发布，不再排")
    result = bulletin("render", "--all")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 期已发布，文件在各期的 published/，没有再排" in result.stderr
    assert files_of(out) == before
    did(bulletin("render", "-o", tmp_path))
    assert (tmp_path / "2024-35.docx").read_bytes() == place.read_bytes()


def test_publishing_again_keeps_what_went_out_before(out: Path) -> None:
    first = files_of(out / "published")
    did(bulletin("reopen", "35", "--why", "数字有误", "--date", "2024-11-28"))
    assert "以前签发、发布的文件没有动过" in did(bulletin("verify", "35"))
    change(out / "articles" / "01.md", {"正文。": "改正后的正文。"})
    for line in ("proofed", "review", "sign --by 李四"):
        assert bulletin(*line.split(), "--date", "2024-11-29").exit_code == 0
    result = bulletin("publish", "--date", "2024-11-29")
    assert "上一次发布的放在 issues/2024-35/published/1。" in result.stderr
    assert files_of(out / "published" / "1") == first
    assert "改正后的正文" in (out / "published" / "2024-35.txt").read_text(encoding="utf-8")
    assert "没有动过" in did(bulletin("verify"))
    kept = out / "published" / "1" / "2024-35.txt"
    kept.chmod(0o644)
    write(kept, "别的")
    assert "published/1/2024-35.txt 改过" in bulletin("verify").stdout


def test_a_template_that_changed_since_the_signature_is_told(article: Path) -> None:
    signed()
    did(bulletin("set", "issuer", "另一个办公室"))
    refused(bulletin("publish"), "排出来和签发的那一份不同", "bulletin reopen 2024-35", "signed/")
    assert article.exists()


def test_a_state_without_its_record_is_told(article: Path) -> None:
    change(article.parents[1] / "issue.toml", {'"draft"': '"signed"'})
    refused(bulletin("publish"), "写着已签发，却没有签发的记录", "bulletin reopen 2024-35")


def test_an_office_without_signature_publishes_a_draft(article: Path) -> None:
    steps()
    did(bulletin("render"))
    assert "bulletin publish 2024-35　发布" in did(bulletin())
    assert "2024-35 已发布，1 页" in bulletin("publish", "--date", "2024-11-28").stdout
    assert sorted(folder(article.parents[1] / "published")) == sorted(OUT)
    assert "在 2024-11-28 发布的 4 个文件" in did(bulletin("verify"))


def test_without_typst_there_is_no_pdf_unless_it_was_asked_for(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed()
    monkeypatch.setitem(sys.modules, "typst", None)
    before = files_of(article.parents[1])
    refused(bulletin("publish", "--pdf"), "画不出 PDF")
    refused(bulletin("publish", "--pdf-a"), "画不出 PDF")
    assert files_of(article.parents[1]) == before
    result = bulletin("publish", "--date", "2024-11-28")
    assert result.exit_code == 0
    assert "提醒：没有 PDF：没有装 typst" in result.stderr
    assert "2024-35.pdf" not in sums(article.parents[1])
    assert "没有动过" in did(bulletin("verify"))


def test_a_pdf_for_the_archive_is_one(article: Path) -> None:
    signed()
    assert bulletin("publish", "--pdf-a").exit_code == 0
    data = (article.parents[1] / "published" / "2024-35.pdf").read_bytes()
    assert b"pdfaid" in data


def test_old_issues_have_nothing_to_compare_with(workspace: Path) -> None:
    put(workspace, "第31期.txt", 31)
    assert bulletin("import", "旧 的各期").exit_code == 0
    assert "2024-31 没有签发、发布时留下的文件，没有可比的" in did(bulletin("verify"))
    assert "0 期没有动过，0 期动过，1 期没有签发、发布时留下的文件" in did(
        bulletin("verify", "--all")
    )
    refused(bulletin("verify", "--all", "31"), "写了期号就不能再写 --all")


def test_the_file_that_was_signed_or_published_is_opened(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr("bulletin_cli.cli.commands.open_.open_place", opened.append)
    signed()
    did(bulletin("open"))
    take("publish")
    did(bulletin("open"))
    issue = article.parents[1]
    assert opened == [issue / "signed" / "2024-35.docx", issue / "published" / "2024-35.docx"]


@on_posix
def test_a_file_that_cannot_be_written_leaves_the_issue_signed(
    article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed()
    before = files_of(article.parents[1])
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if Path(target).suffix == ".txt":
            raise OSError(28, os.strerror(28), str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    refused(bulletin("publish", "--date", "2024-11-28"), "磁盘满了")
    assert files_of(article.parents[1]) == before
    assert load_metadata(article.parents[3], "2024-35").status == "signed"
