"""search: what is found, and how it is shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bulletin_cli.base.typography import display_width
from tests.cli.commands.offices import UNITS, put_issue
from tests.cli.commands.test_open import opened, opener
from tests.conftest import OFFICE, bulletin, bulletin_process, change, did, refused, write
from tests.submissions import EAST, sent


def put_text(root: Path, path: str, title: str, text: str, front: str = "") -> Path:
    """Write an article's file below issues/."""
    return write(root / "issues" / path, f'+++\ntitle = "{title}"\n{front}+++\n\n{text}\n')


def hits(*words: str | Path) -> list[dict[str, Any]]:
    """Return what is found, as json."""
    found = json.loads(did(bulletin("search", *words, "--format", "json")))
    assert isinstance(found, list)
    return found


def places(*words: str | Path) -> list[str]:
    """Return issue and place of what is found: `2024-34/2`."""
    return [f"{each['id']}/{each['place']}" for each in hits(*words)]


@pytest.fixture
def archive(workspace: Path) -> Path:
    """Three published issues of two years, and a draft."""
    put_issue(workspace, "2023-50", "2023-12-18", ["东区局", "西区局"])
    put_issue(workspace, "2024-33", "2024-11-11", ["东局", "甲公司、西区局"])
    put_issue(workspace, "2024-34", "2024-11-18", ["甲公司"])
    put_issue(workspace, "2024-35", "2024-11-25", ["西区局"], "draft")
    put_text(
        workspace, "2023-50/articles/01.md", "旺季安全", "安全**生产**会。", 'unit = "东区局"\n'
    )
    put_text(
        workspace, "2024-33/articles/02.md", "走访企业",
        "隐患3处，ＡＢＣ公司。\n\n安全生产检查，安全。",
        'unit = "甲公司、西区局"\nsection = "简讯"\n',
    )  # fmt: skip
    put_text(workspace, "2024-34/articles/01.md", "题目", "安全检查。", 'unit = "甲公司"\n')
    put_text(workspace, "2024-35/articles/01.md", "安全生产月", "启动。", 'unit = "西区局"\n')
    write(workspace / "units.toml", UNITS)
    return workspace


def test_hits_are_shown_with_issue_place_words_and_unit_the_newest_first(archive: Path) -> None:
    assert archive.is_dir()
    assert did(bulletin("search", "安全生产")) == (
        "2024年第35期（总第35期）　草稿　第 1 篇　安全生产月　西区局\n"
        "    issues/2024-35/articles/01.md 第 2 行：【安全生产】月\n"
        "2024年第33期（总第33期）　第 2 篇　走访企业　甲公司、西区局\n"
        "    issues/2024-33/articles/02.md 第 9 行：【安全生产】检查，安全。\n"
        "2023年第50期（总第50期）　第 1 篇　旺季安全　东区局\n"
        "    issues/2023-50/articles/01.md 第 6 行：【安全生产】会。\n"
        "共 3 篇。\n"
    )


@pytest.mark.parametrize("word", ["便民", "长" * 60])
def test_a_long_excerpt_stands_on_a_line_of_its_own_within_80(archive: Path, word: str) -> None:
    text = f"示例局组织党员志愿者走进社区，开展{word}服务，现场解答群众咨询，发放宣传资料，{word}。"
    put_text(archive, "2024-35/articles/01.md", "题目", text * 2, 'unit = "西区局"\n')
    _, place, excerpt, _ = did(bulletin("search", word)).splitlines()
    assert place == "    issues/2024-35/articles/01.md 第 6 行（共 4 处）"
    assert excerpt.startswith("        ")
    assert f"志愿者走进社区，开展【{word[:15]}" in excerpt
    assert excerpt.endswith(("…", "…】"))
    assert max(map(display_width, (place, excerpt))) <= 80


def test_nothing_found_is_said(archive: Path) -> None:
    assert archive.is_dir()
    assert did(bulletin("search", "无此词")) == "没有找到。\n"
    assert hits("无此词") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("安", ["2024-35/1", "2024-33/2", "2024-34/1", "2023-50/1"]),
        ("检查", ["2024-34/1", "2024-33/2"]),
        ("安全 检查", ["2024-34/1", "2024-33/2"]),
        ("检查 -生产", ["2024-34/1"]),
        ("检查 -产", ["2024-34/1"]),
        ("检查 -安全生产", ["2024-34/1"]),
        ("检查 -ABC", ["2024-34/1"]),
        ("检查 -3", ["2024-34/1"]),
        ("“安全 检查”", ["2024-34/1"]),
        ("隐患3", ["2024-33/2"]),
        ("３处", ["2024-33/2"]),
        ("abc公司", ["2024-33/2"]),
        ("安全 --in title", ["2024-35/1", "2023-50/1"]),
        ("安全 -旺季 --in title", ["2024-35/1"]),
        ("安全生产 --in text", ["2024-33/2", "2023-50/1"]),
        ("安全 --year 2023", ["2023-50/1"]),
        ("安全 --year ２０２３年", ["2023-50/1"]),
        ("检查 --year 2023-2024", ["2024-34/1", "2024-33/2"]),
        ("安全 --unit 东局", ["2023-50/1"]),
        ("安全 --unit 西区局", ["2024-35/1", "2024-33/2"]),
        ("安全 --section 简讯", ["2024-33/2"]),
        ("安全 --limit 1", ["2024-35/1"]),
        ("检查 --limit 0", ["2024-34/1", "2024-33/2"]),
    ],
)
def test_words_and_filters(archive: Path, line: str, found: list[str]) -> None:
    assert archive.is_dir()
    assert sorted(places(*line.split())) == sorted(found)


def test_by_weight_the_title_and_the_number_of_words_count(archive: Path) -> None:
    assert archive.is_dir()
    order = ["2023-50/1", "2024-35/1", "2024-33/2", "2024-34/1"]
    assert places("安全", "--sort", "weight", "--limit", "4") == order
    assert places("安全", "--sort", "weight") == order


def test_what_is_not_shown_is_counted(archive: Path) -> None:
    assert archive.is_dir()
    assert did(bulletin("search", "安全", "--limit", "1")).endswith(
        "\n共 4 篇，列了 1 篇；--limit 0 全列。\n"
    )
    assert did(bulletin("search", "安全生产", "--limit", "1")).endswith(
        "\n列了 1 篇；后面还有，--limit 0 全列。\n"
    )


def test_programs_get_places_and_marks(archive: Path) -> None:
    (found,) = hits("隐患", "３处")
    assert found == {
        "workspace": str(archive), "kind": "issue", "id": "2024-33",
        "label": "2024年第33期（总第33期）", "date": "2024-11-11", "status": "published",
        "place": 2, "file": "issues/2024-33/articles/02.md", "title": "走访企业",
        "unit": "甲公司、西区局", "section": "简讯", "line": 7, "paragraph": 1,
        "text": "隐患3处，ＡＢＣ公司。", "marks": [[0, 2], [2, 4]], "count": 2,
    }  # fmt: skip


def test_words_are_red_on_a_terminal_that_shows_colours(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bulletin_cli.archive.matching import Match
    from bulletin_cli.archive.passages import Passage
    from bulletin_cli.cli.reports.hits import _marked

    assert archive.is_dir()
    shown = Match(Passage("甲乙丙", 1, 1), "甲乙丙", ((1, 2),), 1, 1)
    assert "".join(_marked(shown, colored=True)) == "甲\x1b[31m\x1b[1m乙\x1b[0m丙"


def test_submissions_are_searched_where_they_are_asked_for(archive: Path) -> None:
    sent(archive, EAST)
    assert hits("运行情况") == []
    (found,) = hits("运行情况", "--submissions")
    assert (found["kind"], found["id"], found["unit"]) == (
        "submission", "2024-11-25-01", "东区局",
    )  # fmt: skip
    out = did(bulletin("search", "旺季", "--submissions"))
    assert out.startswith("来稿 2024-11-25-01　待处理　东区局召开旺季服务保障会　东区局\n")
    assert "2023年第50期" in out


def test_several_workspaces_are_searched_together(archive: Path) -> None:
    other = archive.parent / "别的区"
    did(bulletin("init", other, *OFFICE))
    put_issue(other, "2024-34", "2024-11-19", ["乙局"])
    put_text(other, "2024-34/articles/01.md", "安全", "甲。")
    found = hits("安全", "--workspace", ".", "--workspace", other)
    assert [(each["workspace"], each["id"]) for each in found] == [
        (str(archive), "2024-35"), (str(other), "2024-34"), (str(archive), "2024-34"),
        (str(archive), "2024-33"), (str(archive), "2023-50"),
    ]  # fmt: skip
    out = did(bulletin("search", "安全", "--workspace", ".", "--workspace", other))
    assert f"{other}　2024年第34期" in out


def test_the_first_one_is_opened(archive: Path, tmp_path: Path) -> None:
    out = did(bulletin("search", "安全", "--open", **opener(tmp_path)))
    assert out.splitlines()[-1] == f"打开 {Path('issues/2024-35/articles/01.md')}"
    word = write(archive / "issues/2024-35/output/2024-35.docx", b"PK")
    did(bulletin("search", "安全", "--open", **opener(tmp_path)))
    assert opened(tmp_path) == [archive / "issues/2024-35/articles/01.md", word]


def test_an_article_that_cannot_be_read_as_one_is_searched_as_it_stands(archive: Path) -> None:
    write(archive / "issues/2024-34/articles/01.md", "没有头，\n安全*检查。")
    (found,) = hits("全*检")
    assert (found["title"], found["line"]) == ("01.md", 2)


def test_what_cannot_be_read_at_all_is_told(archive: Path) -> None:
    write(archive / "issues/2024-34/articles/01.md", b"\xff\xfe\x00")
    write(archive / "issues/2024-35/issue.toml", "schema = 1\n年")
    done = bulletin("search", "安全生产")
    assert (done.exit_code, "共 2 篇。" in done.stdout) == (0, True)
    assert done.stderr == (
        "提醒：读不出来，没有找：issues/2024-34/articles/01.md、issues/2024-35/issue.toml。\n"
    )


@pytest.mark.parametrize(
    ("option", "told"), [("--unit", "是“丁”的"), ("--section", "“丁”这个栏目")]
)
def test_a_unit_or_a_section_without_articles_is_told(
    archive: Path, option: str, told: str
) -> None:
    assert archive.is_dir()
    done = bulletin("search", "安全", option, "丁")
    assert (done.exit_code, done.stdout) == (0, "没有找到。\n")
    assert told in done.stderr


def test_what_is_wrong_with_both_indexes_is_told_once(archive: Path) -> None:
    write(archive / ".cache", "文件")
    done = bulletin("search", "安全", "--submissions")
    assert done.stderr.count("索引用不了") == 1
    assert "共 4 篇" in done.stdout


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("-甲", "没有写要找的字"),
        ("甲 --in 标题", "--in 不能是“标题”"),
        ("甲 --year 24", "--year 不能是“24”"),
        ("甲 --year 2024-2023", "--year 不能是"),
        ("甲 --sort 新", "--sort 不能是“新”"),
        ("甲 --workspace 没有", "和它的上级文件夹里都没有 bulletin.toml"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, archive: Path, line: str, part: str
) -> None:
    if "没有" in line:
        monkeypatch.chdir(tmp_path)
    assert archive.is_dir()
    refused(bulletin("-C", archive, "search", *line.split()), part)


def test_an_unknown_option_is_no_word(archive: Path) -> None:
    assert archive.is_dir()
    refused(bulletin("search", "甲", "--nix"), "--nix")


def test_a_search_loads_no_library_that_it_can_do_without(archive: Path) -> None:
    assert "共" in did(bulletin("search", "安全"))
    change(archive / "issues/2024-35/issue.toml", {'"draft"': '"published"'})
    shown = "import atexit, sys\natexit.register(lambda: print(*sys.modules, file=sys.stderr))"
    done = bulletin_process("search", "安全", code=shown)
    modules = {name.partition(".")[0] for name in done.stderr.split()}
    assert "sqlite3" in modules
    assert modules.isdisjoint({"rich", "jinja2", "tomlkit", "PIL", "lxml", "docx"})
