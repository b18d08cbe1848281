"""bulletin revise: files that are not this issue, paragraphs carried about."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from tests.conftest import bulletin, change, did, files_of, refused, write
from tests.incoming.revised.hand import Hand
from tests.returned import ReturnedFile
from tests.terminal import on_terminal

FIRST = "第一段说明情况，各单位要认真落实。"
SECOND = "第二段列出做法，共三条。"
LAST = "另一篇的正文，说明后续安排。"


@pytest.fixture
def sent(issue: Path) -> Path:
    """The rendered file of an issue of two articles, which goes to the leaders."""
    for text in (f"# 题目\n\n{FIRST}\n\n{SECOND}\n", f"# 另一篇\n\n{LAST}\n"):
        did(bulletin("add-article", write(issue.parents[1] / "稿.md", text)))
    did(bulletin("render", "--no-check"))
    return issue / "output" / "2024-35.docx"


@pytest.fixture
def place(sent: Path) -> Path:
    """Where the returned file lies, on a path with a blank."""
    return sent.parents[3] / "退回 的.docx"


def body(sent: Path, name: str) -> list[str]:
    text = (sent.parents[1] / "articles" / name).read_text(encoding="utf-8")
    return text.split("+++\n")[2].split("\n\n")


def carried(sent: Path, place: Path, *, tracked: bool = False, word: str = "") -> Path:
    """Return the file with the second paragraph cut out and pasted below the other article."""
    document = docx.Document(str(sent))
    one, other = (
        next(each._p for each in document.paragraphs if each.text == text)
        for text in (SECOND, LAST)
    )
    hand = Hand(tracked=tracked)
    new = hand.insert(other, one, after=True)
    hand.cut(one)
    if word:
        hand.retype(new, 4, 6, word)
    document.save(str(place))
    return place


def foreign(place: Path, *texts: str) -> Path:
    document = docx.Document()
    for each in texts:
        document.add_paragraph(each)
    document.save(str(place))
    return place


@pytest.mark.parametrize("tracked", [True, False])
def test_a_paragraph_pasted_into_another_article_is_moved_there(
    sent: Path, place: Path, tracked: bool
) -> None:
    file = carried(sent, place, tracked=tracked)
    shown = did(bulletin("revise", file, "--apply", "--accept-all"))
    assert f"01.md　题目\n  移出\n    {SECOND}\n    （移到了 02.md）\n" in shown
    assert f"    {SECOND}\n    （从 01.md 移到了“{LAST}”后面）\n" in shown
    assert "2024-35：移动 1 处\n" in shown
    assert "".join(body(sent, "01.md")).strip() == FIRST
    assert [each.strip() for each in body(sent, "02.md")] == [LAST, SECOND]
    before = files_of(sent.parents[1])
    assert did(bulletin("revise", file, "--apply", "--accept-all")) == "2024-35：没有改动\n"
    assert files_of(sent.parents[1]) == before


def test_it_takes_its_edits_along_and_those_of_its_article(sent: Path, place: Path) -> None:
    file = carried(sent, place, word="讲明")
    change(sent.parents[1] / "articles" / "01.md", {"共三条": "共四条"})
    did(bulletin("revise", file, "--apply"))
    assert body(sent, "02.md")[1].strip() == "第二段列讲明法，共四条。"


def test_where_both_touched_its_words_the_conflict_stands_where_it_was_put(
    sent: Path, place: Path
) -> None:
    file = carried(sent, place, word="讲明")
    change(sent.parents[1] / "articles" / "01.md", {"列出做法": "列举办法"})
    result = bulletin("revise", file, "--apply")
    assert (result.exit_code, "冲突" in result.stdout) == (1, True)
    assert "<<<<<<< 稿件" not in "".join(body(sent, "01.md"))
    assert body(sent, "02.md")[1:4] == ["<<<<<<< 稿件", "第二段列举办法，共三条。", "======="]


def test_a_paragraph_between_two_articles_goes_to_the_one_above(sent: Path, place: Path) -> None:
    document = docx.Document(str(sent))
    one = next(each._p for each in document.paragraphs if each.text == SECOND)
    Hand(tracked=False).insert(one, one, after=True, text="夹在中间的一段。")
    document.save(str(place))
    shown = did(bulletin("revise", place, "--apply"))
    assert shown.startswith("01.md　题目\n  新增\n    {+夹在中间的一段。+}\n")
    assert body(sent, "01.md")[2].strip() == "夹在中间的一段。"


def test_a_contributors_own_file_is_refused(sent: Path, place: Path) -> None:
    before = files_of(sent.parents[1])
    for options in ((), ("--apply",), ("--ask",), ("--format", "json")):
        result = bulletin("revise", foreign(place, "题目", FIRST, SECOND, LAST), *options)
        refused(result, "退回 的.docx", "没有 2024-35 的报头和版记，像是来稿", "add-article")
    assert files_of(sent.parents[1]) == before


def test_a_file_about_something_else_is_refused(sent: Path, place: Path) -> None:
    file = foreign(place, "关于印发方案的通知", "现将方案印发给你们，请遵照执行。")
    refused(bulletin("revise", file, "--apply"), "和 2024-35 几乎没有相同的文字", "--issue")


def test_an_issue_written_over_with_another_is_refused(sent: Path, place: Path) -> None:
    file = ReturnedFile(sent)
    for old in (FIRST, SECOND, LAST, "题目", "另一篇"):
        file.retype(old, "完全不相干的新内容。")
    refused(bulletin("revise", file.save(place), "--apply"), "几乎没有相同的文字")


def test_a_file_that_names_an_issue_which_is_not_here_is_refused(sent: Path, place: Path) -> None:
    file = ReturnedFile(sent)
    file.strip()
    file._document.core_properties.identifier = "2024-12"
    refused(bulletin("revise", file.save(place)), "这是 2024-12 的文件", "没有这一期")


def test_the_bookmarks_of_an_older_render_are_known(sent: Path, place: Path) -> None:
    document = docx.Document(str(sent))
    rels = document.part.rels
    for key in [key for key, each in rels.items() if each.reltype.endswith("/customXml")]:
        del rels[key]
    document.save(str(place))
    change(sent.parents[1] / "articles" / "01.md", {"共三条": "共四条"})
    did(bulletin("render", "--no-check"))
    refused(bulletin("revise", place, "--apply"), "不是 2024-35 最近排出的那一份", "最近一次")


def test_an_older_render_with_its_manifest_is_compared_with_itself_and_told(
    sent: Path, place: Path
) -> None:
    file = ReturnedFile(sent)
    file.replace("认真", "切实")
    file.save(place)
    change(sent.parents[1] / "articles" / "01.md", {"共三条": "共四条"})
    did(bulletin("render", "--no-check"))
    shown = did(bulletin("revise", place, "--apply"))
    assert "注意：这是较早排出的一份，之后又排过；按它排出时的样子对照。" in shown
    assert body(sent, "01.md")[0].strip() == FIRST.replace("认真", "切实")
    assert body(sent, "01.md")[1].strip() == SECOND.replace("三", "四")


@pytest.mark.parametrize(("answer", "taken"), [("y\n", True), ("\n", True), ("n\n", False)])
def test_a_terminal_asks_before_an_older_render_is_written(
    sent: Path, place: Path, answer: str, taken: bool
) -> None:
    file = ReturnedFile(sent)
    file.replace("认真", "切实")
    file.save(place)
    change(sent.parents[1] / "articles" / "01.md", {"共三条": "共四条"})
    did(bulletin("render", "--no-check"))
    assert "还是写进稿件吗" in on_terminal(answer, "revise", place, "--apply")
    assert ("切实" in body(sent, "01.md")[0]) == taken


def test_without_any_manifest_it_is_told_what_it_was_compared_with(sent: Path, place: Path) -> None:
    file = ReturnedFile(sent)
    file.strip()
    file.replace("认真", "切实")
    (sent.parent / "2024-35.manifest.xml").unlink()
    shown = did(bulletin("revise", file.save(place), "--issue", "35"))
    assert "注意：对照表没有了，按稿件现在的样子对照" in shown
    facts = json.loads(did(bulletin("revise", place, "--issue", "35", "--format", "json")))
    assert [each[:6] for each in facts["doubts"]] == ["对照表没有了"]


def test_without_marks_it_is_told_that_the_last_render_was_compared(
    sent: Path, place: Path
) -> None:
    file = ReturnedFile(sent)
    file.strip()
    file.replace("认真", "切实")
    shown = did(bulletin("revise", file.save(place), "--issue", "35"))
    assert "注意：对照表和书签都没有了，按最近一次排出的对照" in shown


@pytest.mark.parametrize(("answer", "goes_on"), [("y\n", True), ("\n", False), ("n\n", False)])
def test_a_terminal_asks_about_a_file_that_looks_like_another(
    sent: Path, place: Path, answer: str, goes_on: bool
) -> None:
    file = foreign(place, "题目", FIRST, SECOND, LAST)
    before = files_of(sent.parents[1])
    shown = on_terminal(answer, "revise", file)
    assert "像是来稿" in shown
    assert "还是当作这一期退回的文件吗" in shown
    assert ("2024-35：" in shown.split("退回的文件吗")[1]) == goes_on
    assert files_of(sent.parents[1]) == before


def test_a_superscript_typed_in_the_file_is_taken(sent: Path, place: Path) -> None:
    document = docx.Document(str(sent))
    paragraph = next(each for each in document.paragraphs if each.text == SECOND)
    paragraph.add_run("面积10m")
    paragraph.add_run("2").font.superscript = True
    document.save(str(place))
    for shown in ("写进 issues/2024-35/articles/01.md", "没有改动"):
        assert shown in did(bulletin("revise", place, "--apply"))
    assert body(sent, "01.md")[1].strip() == f"{SECOND}面积10m^2^"
