"""submit: what units send is kept as it came, gets an id, and is not taken twice in silence."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest
import tomli

from tests import drafts
from tests.conftest import bulletin, did, files_of, refused, write
from tests.samples import picture
from tests.submissions import DAY, EAST, FIRST, SECOND, WEST, folder, history, sent, states
from tests.terminal import on_terminal

UNITS = """schema = 1
[[units]]
name = "示例市东区邮政管理局"
short = ["东区局"]
"""


def commissioned(*topics: str) -> None:
    """Ask for a piece on each topic, by the end of November."""
    for topic in topics:
        days = ("--asked", "2024-11-01", "--due", "2024-11-30")
        did(bulletin("commission", "add", topic, "--units", "东区局", *days))


def test_a_submission_is_kept_as_it_came_and_gets_the_days_next_id(workspace: Path) -> None:
    commissioned("旺季", "安全")
    place = write(workspace / "来 稿.md", EAST)
    words = ("--author", "张三", "--phone", "021-1", "--commission", "2", "--by", "李四")
    printed = did(bulletin("submit", place, *DAY, *words))
    assert printed.splitlines()[0] == f"{FIRST}　收下　东区局　东区局召开旺季服务保障会"
    here = folder(workspace, FIRST)
    assert (here / "来 稿.md").read_bytes() == EAST.encode()
    facts = tomli.loads((here / "submission.toml").read_text(encoding="utf-8"))
    assert facts == {
        "schema": 1,
        "units": ["东区局"],
        "author": "张三",
        "phone": "021-1",
        "received": date(2024, 11, 25),
        "original": "来 稿.md",
        "sha256": hashlib.sha256(EAST.encode()).hexdigest(),
        "commission": 2,
        "history": [{"state": "received", "date": date(2024, 11, 25), "name": "李四"}],
    }
    assert 'unit = "东区局"' in (here / "article.md").read_text(encoding="utf-8")
    assert SECOND in did(bulletin("submit", "-", *DAY, stdin=WEST))


def test_a_word_file_and_its_picture_are_taken_in(workspace: Path) -> None:
    word = drafts.save(drafts.by_first_line, workspace / "来稿.docx")
    did(bulletin("submit", word, *DAY, "--unit", "甲局"))
    assert (folder(workspace, FIRST) / "来稿.docx").read_bytes() == word.read_bytes()
    write(workspace / "图.png", picture(10, 10).data)
    place = write(workspace / "有图.md", f"{WEST}\n![图](图.png)\n")
    did(bulletin("submit", place, *DAY))
    assert (folder(workspace, SECOND) / "images" / "图.png").is_file()


def test_a_name_of_our_own_is_changed_and_the_bytes_are_not(workspace: Path) -> None:
    did(bulletin("submit", write(workspace / "article.md", EAST), *DAY))
    assert (folder(workspace, FIRST) / "article-2.md").read_bytes() == EAST.encode()


def test_several_files_are_taken_all_or_none(workspace: Path) -> None:
    good = write(workspace / "好.md", EAST)
    bad = write(workspace / "坏.docx", "空")
    refused(bulletin("submit", good, bad, *DAY), "坏.docx", "不是 Word 文件")
    assert not (workspace / "submissions").exists()
    printed = did(bulletin("submit", good, write(workspace / "二.md", WEST), *DAY))
    assert FIRST in printed
    assert SECOND in printed


def test_articles_of_one_file_are_taken_apart_where_asked_for(workspace: Path) -> None:
    place = write(workspace / "两篇.md", EAST + "\n" + WEST)
    assert f"{SECOND}　收下　西区局" in did(bulletin("submit", place, *DAY, "--split"))
    told = bulletin("submit", place, *DAY, "--anyway").stderr
    assert "像是有 2 篇稿件；要分开收，加 --split" in told
    assert "收下了的，先用 bulletin withdraw 撤下" in told


def test_of_articles_taken_apart_each_is_told_where_it_stands(workspace: Path) -> None:
    place = write(workspace / "两篇.md", EAST + "\n" + WEST)
    did(bulletin("submit", place, *DAY, "--split"))
    told = bulletin("submit", place, *DAY, "--split").stderr
    first, second = told.splitlines()[0].split("；")
    assert (FIRST in first, SECOND in second) == (True, True)


def test_on_a_terminal_the_editor_says_whether_to_take_articles_apart(workspace: Path) -> None:
    write(workspace / "两篇.md", EAST + "\n" + WEST)
    shown = on_terminal("y\n", "submit", "两篇.md", *DAY)
    assert "像是有 2 篇稿件，分开收吗" in shown
    assert f"{SECOND}　收下　西区局" in shown


def test_the_same_text_twice_on_one_line_is_told(workspace: Path) -> None:
    places = [write(workspace / name, EAST) for name in ("甲.md", "乙.md")]
    refused(bulletin("submit", *places), "乙.md", "已经有了，在同时收的“东区局召开旺季服务保障会”")


def test_the_unit_is_recorded_by_its_full_name_and_printed_by_its_short_one(
    workspace: Path,
) -> None:
    write(workspace / "units.toml", UNITS)
    sent(workspace, EAST)
    here = folder(workspace, FIRST)
    facts = tomli.loads((here / "submission.toml").read_text(encoding="utf-8"))
    assert facts["units"] == ["示例市东区邮政管理局"]
    assert 'unit = "东区局"' in (here / "article.md").read_text(encoding="utf-8")


def test_a_unit_that_is_not_known_is_refused_with_the_nearest(workspace: Path) -> None:
    write(workspace / "units.toml", UNITS)
    place = write(workspace / "稿.md", WEST)
    refused(
        bulletin("submit", place, "--unit", "示例市东区邮政局"),
        "units.toml 里没有“示例市东区邮政局”", "是不是 示例市东区邮政管理局？",
        "bulletin units add",
    )  # fmt: skip
    write(workspace / "units.toml", UNITS.replace("[[", "open = true\n[[", 1))
    did(bulletin("submit", place, "--unit", "示例市东区邮政局"))


def test_a_name_that_units_toml_knows_is_a_unit_at_the_end_of_a_text(workspace: Path) -> None:
    write(workspace / "units.toml", UNITS + '[[units]]\nname = "中通快递"\nshort = ["中通"]\n')
    place = write(workspace / "来稿.txt", "中通快递开通新线路\n\n线路通了。\n\n（中通）\n")
    told = did(bulletin("submit", place, *DAY))
    assert f"{FIRST}　收下　中通快递　中通快递开通新线路" in told
    assert "供稿单位“中通”，取自末段“（中通）”" in told
    assert "（中通）" not in (folder(workspace, FIRST) / "article.md").read_text("utf-8")
    did(bulletin("new", "--date", "2024-12-02"))
    same = ("add-article", place, "--unit")
    assert "取自末段“（中通）”" in did(bulletin(*same, "中通快递"))
    assert "取自末段" not in did(bulletin(*same, "东区局", "--again"))


def test_a_text_of_no_unit_is_refused(workspace: Path) -> None:
    refused(bulletin("submit", "-", stdin="题目\n\n正文。\n"), "看不出是哪个单位的稿", "--unit")


def test_what_was_taken_in_before_is_told_with_its_id(workspace: Path) -> None:
    sent(workspace, EAST)
    before = files_of(workspace)
    where = f"已经有了，在来稿 {FIRST}（待处理）"
    refused(bulletin("submit", workspace / "来 稿1.md"), where, "什么都没有收", "--again 编号")
    other = write(workspace / "换题.md", EAST.replace("# 东区局", "# 我局"))
    refused(bulletin("submit", other), where)
    del before["来 稿1.md"]
    assert before.items() <= files_of(workspace).items()
    did(bulletin("submit", other, "--anyway", *DAY))
    assert states(workspace, SECOND) == ["received"]


def test_somebody_at_the_terminal_is_asked_about_what_is_there_already(workspace: Path) -> None:
    sent(workspace, EAST)
    assert "还要收吗" in on_terminal("n\n", "submit", "来 稿1.md", *DAY)
    assert not folder(workspace, SECOND).exists()
    on_terminal("y\n", "submit", "来 稿1.md", *DAY)
    assert states(workspace, SECOND) == ["received"]


def test_a_text_nearly_the_same_is_taken_and_told(workspace: Path) -> None:
    sent(workspace, EAST)
    mended = write(workspace / "改.md", EAST.replace("前三季度", "前十个月"))
    result = bulletin("submit", mended, *DAY)
    assert result.exit_code == 0
    assert f"和来稿 {FIRST}（待处理）“东区局召开旺季服务保障会”差不多" in result.stderr


def test_a_text_printed_lately_is_told_with_its_file(issue: Path) -> None:
    did(bulletin("add-article", "-", stdin=EAST))
    mended = write(issue / "改.md", EAST.replace("前三季度", "前十个月"))
    assert "issues/2024-35/articles/01.md差不多" in bulletin("submit", mended).stderr


def test_a_newer_text_takes_the_place_of_a_returned_one_and_keeps_it(workspace: Path) -> None:
    sent(workspace, EAST)
    did(bulletin("return", FIRST, "--why", "数字要核对"))
    before = files_of(folder(workspace, FIRST))
    newer = write(workspace / "新" / "来 稿1.md", EAST.replace("前三季度", "前十个月"))
    printed = did(bulletin("submit", newer, "--again", "25-01", "--by", "李四"))
    assert printed.startswith(f"{FIRST}　换上新稿　东区局")
    after = files_of(folder(workspace, FIRST))
    assert after["article~1.md"] == before["article.md"]
    assert after["来 稿1~1.md"] == before["来 稿1.md"] == EAST.encode()
    assert after["来 稿1.md"] == newer.read_bytes()
    assert "前十个月" in after["article.md"].decode()
    assert states(workspace, FIRST) == ["received", "returned", "received"]
    assert history(workspace, FIRST)[2]["name"] == "李四"
    renamed = write(workspace / "三稿.md", EAST.replace("前三季度", "一年来"))
    did(bulletin("submit", renamed, "--again", FIRST))
    names = set(files_of(folder(workspace, FIRST)))
    assert {"三稿.md", "来 稿1~2.md", "article~2.md"} <= names
    assert "来 稿1.md" not in names


def test_a_newer_file_by_the_name_of_an_older_one_loses_neither(workspace: Path) -> None:
    sent(workspace, EAST)
    texts = [EAST.replace("备足", word) for word in ("调足", "配足")]
    for text in texts:
        newer = write(workspace / "新" / "来 稿1~1.md", text)
        did(bulletin("submit", newer, "--again", FIRST))
    kept = {each.read_text("utf-8") for each in folder(workspace, FIRST).glob("来 稿*.md")}
    assert kept == {EAST, *texts}


def test_what_a_newer_text_does_not_say_stays(workspace: Path) -> None:
    place = write(workspace / "稿.md", EAST)
    did(bulletin("submit", place, *DAY, "--phone", "021-1", "--author", "张三", "--unit", "甲局"))
    newer = write(workspace / "新.md", EAST.replace("供稿单位：东区局", "作者：王五"))
    did(bulletin("submit", newer, "--again", FIRST))
    shown = did(bulletin("inbox", "show", FIRST))
    for line in ("单位　　甲局", "电话　　021-1", "作者　　王五", "收到　　2024-11-25"):
        assert line in shown


def test_the_same_file_is_no_newer_text(workspace: Path) -> None:
    sent(workspace, EAST)
    refused(bulletin("submit", "来 稿1.md", "--again", FIRST), "原来的文件一样")


def test_the_same_file_under_another_title_is_taken(workspace: Path) -> None:
    sent(workspace, EAST)
    did(bulletin("submit", "来 稿1.md", "--again", FIRST, "--title", "另一个题目"))
    assert "另一个题目" in did(bulletin("inbox"))


def test_a_comment_in_submission_toml_stays(workspace: Path) -> None:
    sent(workspace, EAST)
    place = folder(workspace, FIRST) / "submission.toml"
    write(place, place.read_text(encoding="utf-8") + "# 局长问过\n")
    did(bulletin("return", FIRST, "--why", "改"))
    newer = write(workspace / "新.md", EAST.replace("前三季度", "前十个月"))
    did(bulletin("submit", newer, "--again", FIRST))
    assert "# 局长问过\n" in place.read_text(encoding="utf-8")


def test_a_text_in_an_issue_is_not_replaced(issue: Path) -> None:
    root = issue.parents[1]
    sent(root, EAST)
    did(bulletin("accept", FIRST))
    newer = write(root / "新.md", EAST.replace("前三季度", "前十个月"))
    refused(bulletin("submit", newer, "--again", FIRST), "已经编进 2024-35", "accept --undo")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "没有写要收的文件"),
        ("来稿.md --once", "--once 要和 --watch 同写"),
        ("来稿.md --watch .", "--watch 不能和文件"),
        ("来稿.md 二.md --again 25-01", "--again 一次换一篇"),
        ("来稿.md 二.md --title 题", "一次收几篇时不能写 --title"),
        ("来稿.md --commission -1", "“-1”不是约稿的号码"),
        ("来稿.md --again 25-09", "没有 25-09 这篇来稿"),
        ("没有.md", "文件不存在"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(workspace: Path, line: str, said: str) -> None:
    write(workspace / "来稿.md", EAST)
    write(workspace / "二.md", WEST)
    refused(bulletin("submit", *line.split()), said)
    assert not (workspace / "submissions").exists()


def test_a_day_to_come_is_refused(workspace: Path) -> None:
    tomorrow = date.today() + timedelta(1)  # noqa: DTZ011 - the office's own calendar day
    place = write(workspace / "来稿.md", EAST)
    refused(bulletin("submit", place, "--received", f"{tomorrow}"), f"日期 {tomorrow} 还没有到")
