"""bulletin revise: what the leaders changed comes back, and what cannot is told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import tomli

from bulletin_cli.actions.revise import apply_edits, read_return
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.workspace import Workspace
from tests.conftest import bulletin, change, did, files_of, refused, write
from tests.returned import ReturnedFile
from tests.terminal import on_terminal

FIRST = "第一段说明情况，各单位要认真落实。"
SECOND = "第二段列出做法，共三条。"
ARTICLE = f"# 题目\n\n{FIRST}\n\n{SECOND}\n\n第三段讲成效。\n"
OTHER = "# 另一篇\n\n另一篇的正文。\n"


@pytest.fixture
def sent(issue: Path) -> Path:
    """The rendered file of an issue of two articles, which goes to the leaders."""
    for text in (ARTICLE, OTHER):
        did(bulletin("add-article", write(issue.parents[1] / "稿.md", text)))
    did(bulletin("render", "--no-check"))
    return issue / "output" / "2024-35.docx"


def returned(sent: Path, *edits: tuple[str, ...]) -> Path:
    """Return the file as it comes back after `edits`: a method of Returned and its words."""
    file = ReturnedFile(sent)
    for name, *words in edits:
        getattr(file, name)(*words)
    return file.save(sent.parents[3] / "退回 的.docx")


def body(sent: Path, name: str = "01.md") -> str:
    return (sent.parents[1] / "articles" / name).read_text(encoding="utf-8").split("+++\n")[2]


def front(sent: Path, name: str = "01.md") -> dict[str, Any]:
    text = (sent.parents[1] / "articles" / name).read_text(encoding="utf-8")
    return tomli.loads(text.split("+++\n")[1])


EDITS = (
    ("replace", "认真", "切实"),
    ("delete", SECOND),
    ("insert", "另一篇的正文", "新的一段。"),
)
SHOWN = """01.md　题目
  修改
    第一段说明情况，各单位要[-认真-]{+切实+}落实。
  删除
    [-第二段列出做法，共三条。-]
02.md　另一篇
  新增
    {+新的一段。+}
2024-35：修改 1 处，删除 1 处，新增 1 处
"""


def test_what_changed_is_shown_and_nothing_is_written(sent: Path) -> None:
    file = returned(sent, *EDITS)
    before = files_of(sent.parents[1])
    assert did(bulletin("revise", file)) == f"{SHOWN}还没有写进稿件；加上 --apply 就写。\n"
    assert files_of(sent.parents[1]) == before


def test_apply_writes_just_that_and_once_more_changes_nothing(sent: Path) -> None:
    file = returned(sent, *EDITS)
    written = "".join(f"写进 issues/2024-35/articles/{name}\n" for name in ("01.md", "02.md"))
    assert did(bulletin("revise", file, "--apply")) == SHOWN + written
    assert body(sent) == f"\n{FIRST.replace('认真', '切实')}\n\n第三段讲成效。\n"
    assert body(sent, "02.md") == "\n新的一段。\n\n另一篇的正文。\n"
    before = files_of(sent.parents[1])
    assert did(bulletin("revise", file, "--apply")) == "2024-35：没有改动\n"
    assert files_of(sent.parents[1]) == before


def test_an_unchanged_file_says_so(sent: Path) -> None:
    assert did(bulletin("revise", sent)) == "2024-35：没有改动\n"


@pytest.mark.parametrize("kept", [True, False])
def test_without_its_marks_the_file_is_read_by_what_lies_beside_the_output(
    sent: Path, kept: bool
) -> None:
    file = returned(sent, ("strip",), *EDITS)
    if not kept:
        (sent.parent / "2024-35.manifest.xml").unlink()
    assert did(bulletin("revise", file, "--issue", "35")).startswith(SHOWN)


TRACKED = (("track", "认真", "切实", "王局"), ("track", "，共三条", "", "李处"))


def test_tracked_changes_are_told_with_who_and_when(sent: Path) -> None:
    shown = did(bulletin("revise", returned(sent, *TRACKED)))
    assert (
        "  修改　王局 2024-11-26 10:20\n    第一段说明情况，各单位要[-认真-]{+切实+}落实。\n"
        in shown
    )
    assert "  修改　李处 2024-11-26 10:20\n    第二段列出做法[-，共三条-]。\n" in shown


@pytest.mark.parametrize(
    ("options", "first", "second"),
    [
        ((), "切实", ""),
        (("--accept-all",), "切实", ""),
        (("--reject", "李处"), "切实", "，共三条"),
        (("--reject", "李处", "--reject", "王局"), "认真", "，共三条"),
    ],
)
def test_changes_are_taken_but_those_of_who_is_rejected(
    sent: Path, options: tuple[str, ...], first: str, second: str
) -> None:
    did(bulletin("revise", returned(sent, *TRACKED), "--apply", *options))
    wanted = f"\n第一段说明情况，各单位要{first}落实。\n\n第二段列出做法{second}。\n"
    assert body(sent).startswith(wanted)


def test_who_tracked_nothing_cannot_be_rejected(sent: Path) -> None:
    file = returned(sent, *TRACKED)
    refused(bulletin("revise", file, "--reject", "王"), "没有“王”的修订", "王局、李处")
    refused(bulletin("revise", sent, "--reject", "王"), "文件里没有修订")
    refused(bulletin("revise", file, "--reject", "王局", "--accept-all"), "不能同写")


@pytest.mark.parametrize(("answer", "taken"), [("y\n", True), ("n\n", False)])
def test_a_terminal_asks_before_it_takes_tracked_changes(
    sent: Path, answer: str, taken: bool
) -> None:
    shown = on_terminal(answer, "revise", returned(sent, *TRACKED), "--apply")
    assert "王局、李处的修订还没有接受" in shown
    assert ("切实" in body(sent)) == taken


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_a_question_broken_off_changes_nothing(sent: Path, key: str) -> None:
    file, before = returned(sent, *TRACKED), files_of(sent.parents[1])
    shown = on_terminal(key, "revise", file, "--apply", NO_COLOR="1")
    assert "的修订还没有接受" in shown
    assert shown.splitlines()[-1] == "错误：已取消"
    assert "Traceback" not in shown
    assert files_of(sent.parents[1]) == before


def test_comments_become_notes_until_they_are_taken_out(sent: Path) -> None:
    file = returned(sent, ("comment", "认真", "写具体些\n分三点", "王局"))
    assert "批注　王局" in did(bulletin("revise", file, "--apply"))
    note = front(sent)["review"][0]
    assert (note["author"], note["text"], note["quote"]) == ("王局", "写具体些 分三点", FIRST[:-1])
    assert "没有改动" in did(bulletin("revise", file, "--apply"))
    found = bulletin("check", "--select", "ISS010")
    assert "ISS010" in found.stdout
    assert "王局：写具体些" in found.stdout
    assert "批注：01.md　王局：写具体些 分三点" in did(bulletin("show"))
    assert bulletin("render").stderr == (
        "还有 1 条批注没有处理，别的警告没有查：bulletin check 2024-35\n"
    )


def test_the_masthead_is_not_taken_and_the_setting_is_named(sent: Path) -> None:
    result = bulletin("revise", returned(sent, ("replace", "第35期", "第99期")), "--apply")
    assert result.exit_code == 1
    assert "稿件以外\n  不在稿件里\n" in result.stdout
    assert "issue.toml" in result.stdout
    assert "要自己处理 1 处" in result.stdout


def test_both_sides_changed_is_a_conflict_which_render_refuses(sent: Path) -> None:
    file = returned(sent, ("replace", "认真", "切实"))
    change(sent.parents[1] / "articles" / "01.md", {"认真": "全面"})
    result = bulletin("revise", file, "--apply")
    assert (result.exit_code, "冲突" in result.stdout) == (1, True)
    assert "<<<<<<< 稿件" in body(sent)
    assert "全面" in body(sent)
    assert "切实" in body(sent)
    refusal = bulletin("render")
    assert (refusal.exit_code, refusal.stdout) == (1, "")
    assert "两种写法留下一种" in refusal.stderr


def test_what_only_the_article_changed_stays(sent: Path) -> None:
    file = returned(sent, ("replace", "认真", "切实"))
    change(sent.parents[1] / "articles" / "01.md", {"共三条": "共四条"})
    did(bulletin("revise", file, "--apply"))
    assert "切实" in body(sent)
    assert "共四条" in body(sent)


def test_a_title_comes_back_and_what_nobody_changed_in_the_file_stays(sent: Path) -> None:
    place = sent.parents[1] / "articles" / "01.md"
    change(place, {'title = "题目"\n': '# 记一笔\ntitle = "题目"\nunit = "甲局"\n'})
    did(bulletin("render", "--no-check"))
    did(bulletin("revise", returned(sent, ("retype", "题目", "新题目")), "--apply"))
    assert place.read_text(encoding="utf-8").startswith(
        '+++\n# 记一笔\ntitle = "新题目"\nunit = "甲局"\n+++\n'
    )


def test_json_says_the_same(sent: Path) -> None:
    file = returned(sent, *EDITS, ("comment", "第三段", "好", "王局"))
    facts = json.loads(did(bulletin("revise", file, "--format", "json", "--apply")))
    assert facts["issue"] == "2024-35"
    assert [edit["kind"] for edit in facts["articles"][0]["edits"]] == ["edited", "deleted"]
    assert facts["articles"][0]["comments"][0]["text"] == "好"
    assert facts["written"] == [f"issues/2024-35/articles/0{n}.md" for n in (1, 2)]


def test_what_was_published_is_not_changed(sent: Path) -> None:
    file = returned(sent, *EDITS)
    change(sent.parents[1] / "issue.toml", {'"draft"': '"published"'})
    before = files_of(sent.parents[1])
    assert did(bulletin("revise", file)).startswith(SHOWN)
    refused(bulletin("revise", file, "--apply"), "已发布，不能改")
    assert files_of(sent.parents[1]) == before


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04 broken", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧的 .doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "密码"),
    ],
)
def test_what_is_no_word_file_is_refused(sent: Path, data: bytes, told: str) -> None:
    refused(bulletin("revise", write(sent.parents[3] / "坏.docx", data)), "坏.docx", told)


def test_a_file_of_another_issue_is_refused(sent: Path) -> None:
    copy = shutil.copy(sent, sent.parents[3] / "a.docx")
    did(bulletin("new", "--date", "2024-12-02"))
    assert "2024-35：没有改动" in did(bulletin("revise", copy))
    refused(bulletin("revise", copy, "--issue", "36"), "这是 2024-35 的文件，不是 2024-36 的")
    shutil.rmtree(sent.parents[1])
    refused(bulletin("revise", copy), "没有这一期")
    refused(bulletin("revise", "没有.docx"), "没有.docx：文件不存在", str(Path.cwd()))
    refused(bulletin("revise", copy, "--format", "xml"), "--format")


def test_a_comment_that_word_shows_as_settled_is_no_note(sent: Path) -> None:
    file = returned(
        sent,
        ("comment", "认真", "再核一下", "王局"),
        ("comment", "列出", "补一条", "王局"),
        ("resolve", "再核一下"),
    )
    bulletin("revise", file, "--apply")
    assert [each["text"] for each in front(sent)["review"]] == ["补一条"]


@pytest.mark.parametrize(("answer", "word"), [("y\n", "切实"), ("n\n", "认真"), ("", "认真")])
def test_ask_shows_the_changes_and_writes_them_when_told_to(
    sent: Path, answer: str, word: str
) -> None:
    result = bulletin("revise", returned(sent, *EDITS), "--ask", stdin=answer)
    assert result.exit_code == (0 if answer else 130)
    assert result.stdout.startswith(SHOWN)
    assert ("没有写进稿件" in result.stdout) is (answer == "n\n")
    assert word in body(sent)


def test_ask_names_whose_tracked_changes_are_taken(sent: Path) -> None:
    result = bulletin("revise", returned(sent, *TRACKED), "--ask", stdin="y\n")
    assert "（王局" in result.stdout
    assert result.stdout.count("写进稿件吗（王局、李处的修订都算接受）？（Y/n）") == 1


def test_a_terminal_with_colours_shows_the_marks_too(sent: Path) -> None:
    shown = on_terminal("", "revise", returned(sent, *EDITS))
    assert "\x1b[31m[-认真-]" in shown
    assert "\x1b[32m{+切实+}" in shown


def test_ask_goes_with_no_order_to_write_and_no_json(sent: Path) -> None:
    for option in ("--apply", "--format=json"):
        refused(bulletin("revise", returned(sent, *EDITS), "--ask", option), "--ask")


def test_an_article_changed_since_the_file_was_read_is_not_written_over(sent: Path) -> None:
    file = returned(sent, *EDITS)
    space = Workspace(sent.parents[3])
    read = read_return(space, file.read_bytes(), file.name)
    change(sent.parents[1] / "articles" / "02.md", {"另一篇的正文": "刚改的正文"})
    before = files_of(sent.parents[1])
    with pytest.raises(BulletinError, match="articles：稿件刚刚在别处改了"):
        apply_edits(space, read)
    assert files_of(sent.parents[1]) == before
