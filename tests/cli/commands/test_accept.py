"""accept, merge, remove-article: submissions go into an issue, whole, and come out of it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.content.article import Heading, Picture, plain, plain_text
from bulletin_cli.workspace import Workspace
from tests.conftest import bulletin, change, did, files_of, order, refused, write
from tests.samples import picture
from tests.submissions import DAY, EAST, FIRST, SECOND, WEST, folder, history, sent, states

MERGE = ("merge", FIRST, SECOND, "--title", "两局抓好旺季服务")


@pytest.fixture
def two(issue: Path) -> Path:
    """A workspace with two submissions, each with a picture of the same name, and a draft."""
    root = issue.parents[1]
    for name, text, width in (("东", EAST, 10), ("西", WEST, 20)):
        write(root / name / "图.png", picture(width, 10).data)
        place = write(root / name / "稿.md", text.replace("\n\n供稿", "\n\n![图](图.png)\n\n供稿"))
        did(bulletin("submit", place, *DAY))
    return root


def articles(root: Path) -> list[str]:
    return [each.full_title for each in Workspace(root).issue("2024-35").articles]


def test_an_accepted_submission_is_an_article_with_its_picture(two: Path) -> None:
    printed = did(bulletin("accept", "25-02", "25-01", "--by", "李四"))
    assert f"{SECOND} 采用 issues/2024-35/articles/01.md　西区局开展寄递安全检查" in printed
    issue = Workspace(two).issue("2024-35")
    first = issue.articles[0]
    assert (first.unit, first.submissions, str(first.received)) == (
        "西区局",
        (SECOND,),
        "2024-11-25",
    )
    assert [len(issue.images), issue.articles[1].submissions] == [2, (FIRST,)]
    step = history(two, SECOND)[-1]
    assert (step["state"], step["issue"], step["article"], step["name"]) == (
        "accepted",
        "2024-35",
        "01.md",
        "李四",
    )


def test_it_stands_where_it_is_asked_to_in_the_issue_that_is_named(two: Path) -> None:
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("accept", FIRST, "--issue", "35"))
    did(bulletin("accept", SECOND, "--issue", "2024-35", "--at", "1"))
    assert articles(two) == ["西区局开展寄递安全检查", "东区局召开旺季服务保障会"]


def test_of_several_all_are_accepted_or_none(two: Path) -> None:
    did(bulletin("withdraw", SECOND))
    before = files_of(two)
    refused(bulletin("accept", FIRST, SECOND), f"{SECOND} 现在是“撤稿”")
    assert files_of(two) == before


def test_what_is_accepted_is_not_accepted_again(two: Path) -> None:
    did(bulletin("accept", FIRST))
    refused(bulletin("accept", FIRST), f"{FIRST} 已经是“采用”", "accept --undo")


def test_a_published_issue_takes_none(two: Path) -> None:
    change(two / "issues" / "2024-35" / "issue.toml", {'"draft"': '"published"'})
    refused(bulletin("accept", FIRST), "已发布，不能改")
    assert states(two, FIRST) == ["received"]


def test_taken_back_the_article_goes_to_removed_and_the_submission_waits(two: Path) -> None:
    did(bulletin("accept", FIRST))
    printed = did(bulletin("accept", "--undo", FIRST, "--by", "李四"))
    assert f"{FIRST} 撤回，现在是待处理" in printed
    assert "issues/2024-35/removed/01.md" in printed
    assert articles(two) == []
    assert states(two, FIRST) == ["received", "accepted", "received"]
    refused(bulletin("accept", "--undo", FIRST), "撤不回")
    did(bulletin("accept", FIRST))


def test_from_a_published_issue_nothing_is_taken_back(two: Path) -> None:
    did(bulletin("accept", FIRST))
    change(two / "issues" / "2024-35" / "issue.toml", {'"draft"': '"published"'})
    before = files_of(two)
    refused(bulletin("accept", "--undo", FIRST), "已发布，不能改")
    assert files_of(two) == before


def test_a_forwarded_one_that_is_taken_back_is_forwarded_again(two: Path) -> None:
    did(bulletin("forward", FIRST, "--to", "省局信息"))
    did(bulletin("accept", FIRST))
    assert "现在是转报" in did(bulletin("accept", "--undo", FIRST))


def test_an_article_that_somebody_deleted_is_no_obstacle(two: Path) -> None:
    did(bulletin("accept", FIRST))
    issue = two / "issues" / "2024-35"
    (issue / "articles" / "01.md").unlink()
    change(issue / "issue.toml", {'"01.md",': ""})
    assert "已经没有这篇稿件" in did(bulletin("accept", "--undo", FIRST))
    assert states(two, FIRST)[-1] == "received"


def test_an_issue_that_somebody_deleted_is_no_obstacle(two: Path) -> None:
    did(bulletin("accept", FIRST))
    issue = two / "issues" / "2024-35"
    issue.rename(two / "别处")
    assert "已经没有这篇稿件" in did(bulletin("accept", "--undo", FIRST))


def test_merged_ones_are_one_article_of_all_units_with_their_titles_as_headings(two: Path) -> None:
    printed = did(bulletin(*MERGE))
    assert f"{FIRST}、{SECOND} 合稿 issues/2024-35/articles/01.md　两局抓好旺季服务" in printed
    issue = Workspace(two).issue("2024-35")
    (article,) = issue.articles
    assert (article.unit, article.submissions) == ("东区局、西区局", (FIRST, SECOND))
    headings = [
        (each.level, plain(each.inline)) for each in article.blocks if isinstance(each, Heading)
    ]
    assert headings == [
        (1, "东区局召开旺季服务保障会"),
        (2, "一、提前准备"),
        (1, "西区局开展寄递安全检查"),
    ]
    paths = [each.path for each in article.blocks if isinstance(each, Picture)]
    assert [issue.images[each].width for each in paths] == [7.5, 15.0]
    assert states(two, FIRST) == states(two, SECOND) == ["received", "merged"]


def test_attachments_of_merged_ones_stand_behind_the_texts_of_all(issue: Path) -> None:
    attached = EAST.replace("供稿单位：东区局", "# 附件1\n\n# 名单\n\n甲。\n\n供稿单位：东区局")
    sent(issue.parents[1], attached, WEST)
    did(bulletin(*MERGE))
    (article,) = Workspace(issue.parents[1]).issue("2024-35").articles
    texts = [line[:6] for line in plain_text(article).splitlines()]
    assert texts == [
        "东区局召开旺", "11月21日", "一、提前准备", "备足运力和人", "西区局开展寄", "11月22日",
        "附件1", "名单", "甲。",
    ]  # fmt: skip


def test_a_unit_of_several_merged_ones_is_named_once(issue: Path) -> None:
    units = '[[units]]\nname = "东区局"\nshort = ["东局"]\n'
    write(issue.parents[1] / "units.toml", f"schema = 1\nopen = true\n{units}")
    both = WEST.replace("供稿单位：西区局", "供稿单位：东局、西区局\n\n撰稿：张三、李四")
    sent(issue.parents[1], EAST + "\n撰稿：张三\n", both)
    did(bulletin(*MERGE))
    (article,) = Workspace(issue.parents[1]).issue("2024-35").articles
    assert (article.unit, article.author) == ("东区局、西区局", "张三、李四")


def test_a_merger_is_taken_back_whole(two: Path) -> None:
    did(bulletin(*MERGE))
    printed = did(bulletin("merge", "--undo", FIRST, SECOND))
    assert printed.count("撤回，现在是待处理") == 2
    assert articles(two) == []
    assert states(two, SECOND) == ["received", "merged", "received"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"merge {FIRST} --title 题", "合稿要有两篇以上"),
        (f"merge {FIRST} {SECOND}", "没有写合稿的标题"),
        (f"merge {FIRST} {FIRST} --title 题", "写了两次"),
        (f"accept {FIRST} --at 5", "没有第 5 篇的位置"),
        (f"accept {FIRST} --issue 99", "没有 99 这一期"),
        ("accept", "缺少 编号"),
    ],
)
def test_what_cannot_be_is_refused(two: Path, line: str, said: str) -> None:
    before = files_of(two)
    refused(bulletin(*line.split()), said)
    assert files_of(two) == before


def test_a_text_that_somebody_deleted_is_told_and_comes_again(two: Path) -> None:
    (folder(two, FIRST) / "article.md").unlink()
    refused(
        bulletin("accept", FIRST), f"{FIRST[8:10]}-01/article.md", "来稿的文字不见了", "--again"
    )
    assert "文字不见了" in did(bulletin("inbox"))
    did(bulletin("submit", two / "东" / "稿.md", "--again", FIRST))
    did(bulletin("accept", FIRST))


def test_a_removed_article_lets_its_submissions_wait_again(two: Path) -> None:
    did(bulletin(*MERGE))
    printed = did(bulletin("remove-article", "1"))
    assert f"来稿 {FIRST} 又是“待处理”\n来稿 {SECOND} 又是“待处理”\n" in printed
    assert states(two, FIRST) == ["received", "merged", "received"]
    assert history(two, FIRST)[-1]["note"] == "从 2024-35 撤下"
    refused(bulletin("merge", "--undo", FIRST), "撤不回")
    assert order(two / "issues" / "2024-35") == []


def test_an_article_whose_submission_is_gone_is_removed_all_the_same(two: Path) -> None:
    did(bulletin("accept", FIRST))
    folder(two, FIRST).rename(two / "别处")
    assert "removed/01.md" in did(bulletin("remove-article", "1"))


def test_a_newer_version_of_an_article_keeps_its_submissions(two: Path) -> None:
    did(bulletin("accept", FIRST))
    assert "来稿编号" in did(bulletin("replace-article", "1", "-", stdin="新题\n\n新的正文。\n"))
    assert Workspace(two).issue("2024-35").articles[0].submissions == (FIRST,)
    did(bulletin("accept", "--undo", FIRST))
    assert articles(two) == []


def test_an_article_mended_in_the_inbox_is_accepted_as_mended(two: Path) -> None:
    change(folder(two, FIRST) / "article.md", {"前三季度": "前十个月"})
    did(bulletin("accept", FIRST))
    text = (two / "issues" / "2024-35" / "articles" / "01.md").read_text(encoding="utf-8")
    assert "前十个月" in text


def test_nothing_is_known_of_articles_without_submissions(issue: Path) -> None:
    sent(issue.parents[1], EAST)
    did(bulletin("add-article", "-", stdin="题\n\n文。\n"))
    assert "来稿" not in did(bulletin("remove-article", "1"))


def test_a_text_that_the_issue_has_already_is_told(two: Path) -> None:
    did(bulletin("add-article", two / "东" / "稿.md"))
    assert "提醒：正文和第 1 篇“东区局召开旺季服务保障会”（01.md）一样" in did(
        bulletin("accept", FIRST)
    )


def test_ids_that_somebody_misspelt_in_an_article_are_left_alone(two: Path) -> None:
    did(bulletin("accept", FIRST))
    place = two / "issues" / "2024-35" / "articles" / "01.md"
    change(place, {f'["{FIRST}"]': f'["../../x", "{FIRST}", "{FIRST}"]'})
    assert did(bulletin("remove-article", "1")).count("来稿") == 1
    assert states(two, FIRST) == ["received", "accepted", "received"]


def test_an_article_is_removed_whatever_the_last_step_is_dated(two: Path) -> None:
    did(bulletin("accept", FIRST, "--date", "2024-11-26"))
    change(folder(two, FIRST) / "submission.toml", {"2024-11-26": "2199-01-01"})
    did(bulletin("remove-article", "1"))
    assert str(history(two, FIRST)[-1]["date"]) == "2199-01-01"


def test_what_was_in_a_void_issue_waits_for_another_one(two: Path) -> None:
    did(bulletin("accept", FIRST))
    told = bulletin("void", "35", "--why", "并入下期")
    assert f"来稿 {FIRST} 重新待处理" in told.stderr
    assert states(two, FIRST) == ["received", "accepted", "received"]
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("accept", FIRST, "--issue", "36"))
    did(bulletin("reopen", "35", "--why", "还是出"))  # it is in another one now
    assert states(two, FIRST) == ["received", "accepted", "received", "accepted"]


def test_what_waited_since_its_issue_was_void_is_in_it_again_when_it_is_reopened(two: Path) -> None:
    did(bulletin(*MERGE))
    assert bulletin("void", "35", "--why", "不出了").exit_code == 0
    again = bulletin("reopen", "35", "--why", "还是出")
    assert f"来稿 {FIRST}、{SECOND} 又算编进了这一期" in again.stderr
    assert states(two, SECOND) == ["received", "merged", "received", "merged"]
    assert bulletin("remove-article", "1", "--issue", "35").exit_code == 0
    assert states(two, SECOND)[-1] == "received"
