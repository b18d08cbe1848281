"""bulletin fit: what it says of an issue's ends, what --apply writes, what it refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bulletin_cli.actions.fit import apply_plan, fit_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import display_width
from bulletin_cli.layout.fit.ends import Goal
from bulletin_cli.workspace import Workspace
from tests.composed import issue_pages
from tests.conftest import ARTICLE_FILE, ISSUE_FILE, bulletin, change, did, files_of, refused, write
from tests.samples import picture

LINE = "字字字字字字。\n\n"
WIDE = "![图1　现场](images/wide.png)\n\n"


@pytest.fixture
def put(issue: Path) -> Any:
    """Return what writes articles into 2024-35, with a wide picture beside them."""
    write(issue / "images" / "wide.png", picture(800, 400).data)

    def put(
        *bodies: str, title: str = '"题目"', tight: bool = False, contents: bool = False
    ) -> None:
        names = [f"{number:02}.md" for number in range(1, len(bodies) + 1)]
        for name, body in zip(names, bodies, strict=True):
            write(issue / "articles" / name, f"+++\ntitle = {title}  # 定了\n+++\n\n{body}")
        switches = "tight = true\n" * tight + "contents = true\n" * contents
        write(
            issue / "issue.toml",
            "schema = 1\nyear = 2024\nnumber = 35\nwhole_number = 486\ndate = 2024-11-25\n"
            f'status = "draft"  # 草稿\narticles = {json.dumps(names)}\n{switches}',
        )

    return put


def ends() -> tuple[int, int]:
    """Return the pages of 2024-35 as they are set, and the rows on the last."""
    pages = issue_pages(Workspace(Path.cwd()), "2024-35").pages
    return len(pages), len(pages[-1].written_rows)


def facts(*words: str, code: int = 0) -> Any:
    result = bulletin("fit", *words, "--format", "json")
    assert (result.exit_code, result.stderr) == (code, "")
    return json.loads(result.stdout)


def flaws(*words: str) -> list[str]:
    result = bulletin("fit", *words, "--format", "json")
    return [each["kind"] for each in json.loads(result.stdout)["flaws"]]


def add_lines(put: Any, kind: str, before: str = "", after: str = "", **how: Any) -> None:
    """Write an article with as many lines as give this flaw."""
    for count in range(1, 60):
        put(before + LINE * count + after, **how)
        if flaws() == [kind]:
            return
    pytest.fail(f"no number of lines gives {kind}")


def test_an_issue_that_ends_well_is_left_alone(put: Any) -> None:
    put(LINE)
    before = files_of(Path.cwd())
    pages, rows = ends()
    said = f"2024-35：{pages} 页，末页 {rows} 行；收得好，不用改。\n"
    assert did(bulletin("fit")) == did(bulletin("fit", "--apply")) == said
    assert did(bulletin("fit", "35", "--pages", "1")) == said
    assert files_of(Path.cwd()) == before


def test_blank_lines_are_left_out_and_nothing_else_is_written(put: Any, issue: Path) -> None:
    add_lines(put, "imprint")
    before = files_of(issue)
    shown = did(bulletin("fit"))
    assert "版记独占第 2 页。" in shown
    assert "1. 省去可省的空行 → 1 页，末页 " in shown
    assert "加 --apply 就照第 1 条改" in shown
    assert files_of(issue) == before
    done = did(bulletin("fit", "--apply"))
    assert f"写进 {ISSUE_FILE}\n现在 1 页，末页 {ends()[1]} 行。\n" in done
    assert ends()[0] == 1
    text = before["issue.toml"] + b"tight = true\n"
    assert files_of(issue) == {**before, "issue.toml": text}


def test_a_title_is_put_on_one_line(put: Any, issue: Path) -> None:
    add_lines(put, "imprint", title='["示例区", "召开会议"]', tight=True)
    before = files_of(issue)
    assert "1. 01.md 的题目排成一行" in did(bulletin("fit"))
    assert f"写进 {ARTICLE_FILE}\n现在 1 页" in did(bulletin("fit", "--apply"))
    text = before["articles/01.md"].replace(
        '["示例区", "召开会议"]'.encode(), '"示例区召开会议"'.encode()
    )
    assert files_of(issue) == {**before, "articles/01.md": text}
    assert flaws() == []


def test_a_picture_is_made_narrower_by_the_least(put: Any, issue: Path) -> None:
    for width in range(100, 60, -1):
        put(f"{WIDE.strip()}{{width={width}%}}\n\n{LINE * 2}", tight=True)
        found = json.loads(bulletin("fit", "--format", "json").stdout)
        if found["plans"] and not found["plans"][0]["by_hand"]:
            break
    (step,) = found["plans"][0]["steps"]
    assert (step["kind"], step["file"], step["line"]) == ("picture", "01.md", 5)
    before = files_of(issue)
    assert f"01.md 第 5 行“图1　现场”的图由 {width}% 宽缩到 {step['amount']}%" in did(
        bulletin("fit")
    )
    did(bulletin("fit", "--apply"))
    text = before["articles/01.md"].decode().replace(f"={width}%", f"={step['amount']}%")
    assert files_of(issue) == {**before, "articles/01.md": text.encode()}
    assert flaws() == []


def test_a_picture_comes_back_to_the_page_that_it_left_white(put: Any) -> None:
    write(Path("issues/2024-35/images/wide.png"), picture(600, 690).data)
    for count in range(1, 60):
        put(LINE * count + WIDE + LINE * 12, tight=True)
        found = json.loads(bulletin("fit", "--format", "json").stdout)
        if (
            found["plans"]
            and not found["plans"][0]["by_hand"]
            and found["flaws"][0]["kind"] == "picture"
        ):
            break
    assert "页空了半页多，等 01.md 第" in did(bulletin("fit"))
    did(bulletin("fit", "--apply"))
    assert flaws() == []


def test_contents_come_back_to_the_first_page(put: Any) -> None:
    for count in range(1, 20):
        put(*[LINE * 3] * count, contents=True)
        if flaws() == ["contents"]:
            break
    shown = bulletin("fit").stdout
    assert "要目排到了第 2 页" in shown


def test_what_only_an_author_can_do_is_said_and_not_written(put: Any, issue: Path) -> None:
    add_lines(put, "imprint", after="字" * 26 + "。\n", tight=True)
    before = files_of(issue)
    shown = did(bulletin("fit"))
    assert "“字字字字字字字字字字…”少写 3 个字 → 1 页" in shown
    assert "要自己动手，用 bulletin edit 改。" in shown
    result = bulletin("fit", "--apply")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.endswith("没有改：要自己动手。\n")
    assert files_of(issue) == before


def test_of_changes_that_go_together_those_are_written_that_need_nobody(put: Any) -> None:
    for count in range(1, 60):
        put(LINE * count + "字" * 26 + "。\n")
        plans = json.loads(bulletin("fit", "--format", "json").stdout)["plans"]
        if any(plan["by_hand"] and len(plan["steps"]) > 1 for plan in plans):
            break
    assert "加 --apply 就改其中不用动手的，其余自己改。" in did(bulletin("fit"))
    result = bulletin("fit", "--apply")
    assert result.exit_code == 1
    assert f"写进 {ISSUE_FILE}\n" in result.stdout
    assert "版记独占第 2 页，其余的自己动手。" in result.stdout
    assert [each["kind"] for each in facts()["plans"][0]["steps"]] == ["paragraph"]


def test_a_number_of_pages_is_reached(put: Any) -> None:
    put(LINE, WIDE * 3 + LINE * 6, title='["示例区", "召开会议"]')
    assert ends()[0] == 3
    for words in (["--even"], ["--pages", "2"], ["--pages=2", "--even"]):
        shown = did(bulletin("fit", *words))
        assert "3 页" in shown.splitlines()[0]
        assert all(display_width(line) <= 80 for line in shown.splitlines())
    promised = facts("--pages", "2")["plans"][0]
    did(bulletin("fit", "--pages", "2", "--apply"))
    assert ends() == (promised["pages"], promised["last_page_lines"])


def test_what_is_applied_is_what_was_promised(put: Any) -> None:
    put(LINE, WIDE * 3 + LINE * 5, title='["示例区", "召开会议"]')
    before = facts("--even")
    done = facts("--even", "--apply")
    assert done["plans"] == before["plans"]
    assert done["after"] == {key: done["plans"][0][key] for key in done["after"]}
    assert done["written"] == [ISSUE_FILE, ARTICLE_FILE, ARTICLE_FILE.replace("01", "02")]
    assert ends() == (done["after"]["pages"], done["after"]["last_page_lines"])
    assert facts("--even")["plans"] == []


def test_what_cannot_be_reached_is_said_and_nothing_written(put: Any, issue: Path) -> None:
    put(LINE * 60)
    before = files_of(issue)
    for words in ([], ["--apply"]):
        result = bulletin("fit", "--pages", "1", *words)
        assert (result.exit_code, result.stderr) == (1, "")
        assert "收不到" in result.stdout
        assert "此外还多约 " in result.stdout
        assert files_of(issue) == before
    assert facts("--pages", "1", code=1)["plans"] == []


def test_one_page_cannot_be_made_even(put: Any) -> None:
    put(LINE)
    result = bulletin("fit", "--even")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "1 页不是双数" in result.stdout
    assert "收不到：只有 1 页，不能再少。" in result.stdout


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (["--pages", "0"], "--pages 不能是 0", "如 --pages 4"),
        (["--pages", "-3"], "--pages 不能是 -3", "如 --pages 4"),
        (["--pages", "10000"], "现在只有 1 页，--pages 写了 10000", "只收不凑"),
        (["--pages", "四"], "--pages 的值不对：四", "bulletin fit --help"),
        (["--pages"], "--pages 后面要写值", "bulletin fit --help"),
        (["--pages", "3", "--even"], "--pages 3 是单数", "双数"),
        (["--format", "xml"], "--format 不能是“xml”", "json"),
        (["99"], "没有 99 这一期", ""),
        (["35", "36"], "多写了", "bulletin fit --help"),
    ],
)
@pytest.mark.parametrize("apply", [[], ["--apply"]])
def test_wrong_words_are_refused(
    article: Path, words: list[str], said: str, hint: str, apply: list[str]
) -> None:
    before = files_of(article.parents[1])
    refused(bulletin("fit", *apply, *words), said, hint)
    assert files_of(article.parents[1]) == before


def test_an_issue_without_articles_is_refused(issue: Path) -> None:
    assert issue.exists()
    refused(bulletin("fit"), ISSUE_FILE, "还没有稿件，没有什么可收", "bulletin add-article")


def test_a_broken_article_is_refused_with_its_line(article: Path) -> None:
    change(article, {"正文。": "![图](images/无.png)"})
    refused(bulletin("fit"), ARTICLE_FILE, "无.png")
    write(article, "题目\n")
    refused(bulletin("fit", "--apply"), ARTICLE_FILE, "+++")


def test_a_published_issue_is_looked_at_and_not_changed(put: Any, issue: Path) -> None:
    add_lines(put, "imprint")
    change(issue / "issue.toml", {'"draft"': '"published"'})
    before = files_of(issue)
    assert "省去可省的空行" in did(bulletin("fit", "2024-35"))
    refused(bulletin("fit", "2024-35", "--apply"), "已发布，不能改", "bulletin reopen 2024-35")
    assert files_of(issue) == before


def test_what_changed_since_it_was_looked_at_is_not_written_over(put: Any, issue: Path) -> None:
    add_lines(put, "imprint")
    space = Workspace(Path.cwd())
    fitted = fit_issue(space, "2024-35", Goal())
    change(issue / "articles" / "01.md", {"题目": "新题"})
    before = files_of(issue)
    with pytest.raises(BulletinError, match="稿件刚刚在别处改了"):
        apply_plan(space, fitted, fitted.found.plans[0])
    assert files_of(issue) == before


def test_files_keep_their_encoding_and_line_ends(put: Any, issue: Path) -> None:
    add_lines(put, "imprint", title='["示例区", "召开会议"]', tight=True)
    place = issue / "articles" / "01.md"
    place.write_bytes(place.read_text(encoding="utf-8").replace("\n", "\r\n").encode("gb18030"))
    before = place.read_bytes()
    did(bulletin("fit", "--apply"))
    old, new = '["示例区", "召开会议"]'.encode("gb18030"), '"示例区召开会议"'.encode("gb18030")
    assert place.read_bytes() == before.replace(old, new)
