"""check --review: findings one by one on a terminal, each decision written at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin, change, files_of, on_posix, refused, write
from tests.terminal import Said, conversation

BODY = "会议强调,要抓好落实。。这里待补充。\n\n近日，示例局的AED站点。"
ASKED = "q 结束"


@pytest.fixture
def wrong(article: Path) -> Path:
    change(article, {"正文。": BODY})
    return article


def review(*keys: str, words: tuple[str | Path, ...] = ()) -> Said:
    """Return what is shown where the keys are pressed, each when the last one was heard."""
    first, *rest = keys
    turns = [(ASKED, first), *((ASKED, key) for key in rest)]
    return conversation(["check", "--review", *words], *turns, NO_COLOR="1")


def body(article: Path) -> str:
    return article.read_text(encoding="utf-8").split("+++\n\n")[1].strip()


@on_posix
def test_a_fix_is_written_at_a_key_and_the_sentence_shown_before(wrong: Path) -> None:
    said = review("a", "q")
    assert "会议强调,要抓好落实。\n           ^\n   改为“，”\n" in said.shown
    assert body(wrong).startswith("会议强调，要抓好落实。。")
    assert said.shown.endswith("改好 1 处，还有 4 处没有看。\n")
    assert said.code == 1


@on_posix
def test_what_is_skipped_stays_and_what_is_ignored_gets_its_comment(wrong: Path) -> None:
    said = review("s", "s", "i", "q")
    comment = "<!-- bulletin: ignore ISS003 -->\n\n"
    assert body(wrong) == comment + BODY
    assert "写明不管 1 处，跳过 2 处，还有 2 处没有看。" in said.shown


@on_posix
def test_a_second_rule_ignored_in_one_paragraph_joins_the_comment(wrong: Path) -> None:
    review("i", "i", "q")
    assert body(wrong) == "<!-- bulletin: ignore PUN001 PUN007 -->\n\n" + BODY


@on_posix
def test_a_word_goes_into_the_glossary_and_is_not_found_any_more(wrong: Path) -> None:
    said = conversation(
        ["check", "--review", "--select", "TRM008"], (ASKED, "g"), ("[AED]：", "\n"), (ASKED, "q")
    )
    assert 'abbreviations = ["AED"]' in Path("glossary.toml").read_text(encoding="utf-8")
    assert said.shown.endswith("加入用词表 1 处，都看过了。\n")
    assert (said.code, body(wrong)) == (0, BODY)


@on_posix
@pytest.mark.parametrize("keys", ["aau", "iau", "sau", "iuau"])
def test_undo_takes_back_one_decision_after_another(wrong: Path, keys: str) -> None:
    before = files_of(wrong.parents[3])
    undone = keys + "u" * (len(keys) - 2 * keys.count("u"))
    said = review(*undone, "q")
    assert files_of(wrong.parents[3]) == before
    assert said.shown.endswith("\n还有 5 处没有看。\n")


@on_posix
def test_undo_takes_a_new_glossary_away_again(wrong: Path) -> None:
    Path("glossary.toml").unlink()
    conversation(
        ["check", "--review", "--select", "TRM008,PUN001,NUM007"],
        (ASKED, "s"), (ASKED, "s"), (ASKED, "g"), ("[AED]：", "\n"), (ASKED, "u"), (ASKED, "q"),
    )  # fmt: skip
    assert not Path("glossary.toml").exists()


@on_posix
def test_ctrl_c_keeps_what_was_decided(wrong: Path) -> None:
    said = review("a", "\x03")
    assert said.code == 130
    assert said.shown.endswith("改好 1 处，还有 4 处没有看。\n")
    assert body(wrong).startswith("会议强调，要抓好落实。。")


@on_posix
@pytest.mark.parametrize("key", ["x", "\x1b[C", "\r", " ", "您"])
def test_other_keys_do_nothing(wrong: Path, key: str) -> None:
    before = wrong.read_bytes()
    assert "还有 5 处没有看" in review(key, "q").shown
    assert wrong.read_bytes() == before


@on_posix
@pytest.mark.parametrize("key", ["A", "ａ"])
def test_capitals_and_letters_of_full_width_are_keys_too(wrong: Path, key: str) -> None:
    review(key, "q")
    assert body(wrong).startswith("会议强调，")


@on_posix
def test_an_issue_that_is_no_draft_is_refused_and_left_as_it_is(wrong: Path) -> None:
    change(wrong.parents[1] / "issue.toml", {'"draft"': '"published"'})
    before = files_of(wrong.parents[3])
    said = review("a", "i", "q", words=("35",))
    assert said.shown.count("错误：issues/2024-35/issue.toml：2024-35 已发布，不能改") == 2
    assert files_of(wrong.parents[3]) == before


@on_posix
def test_a_title_cannot_bear_a_comment_and_says_what_to_write(article: Path) -> None:
    change(article, {"题目": "题目,长"})
    said = review("i", "q", words=("--select", "PUN001"))
    assert "这里不能只在一处不用 PUN001" in said.shown
    assert 'ignore = ["PUN001"]' in said.shown


@on_posix
def test_a_file_of_its_own_is_reviewed_without_a_workspace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    place = write(tmp_path / "甲 稿.txt", "会议强调,要抓好。\r\n又,来。\r\n".encode("gbk"))
    said = review("a", "i", "q", words=(place.name,))
    assert place.read_bytes().decode("gbk") == "会议强调，要抓好。\r\n又,来。\r\n"
    assert "这里不能只在一处不用 PUN001" in said.shown
    assert "加入用词表" not in said.shown


@on_posix
def test_what_cannot_be_read_is_told_before_the_rest(wrong: Path) -> None:
    bulletin("add-article", "-", stdin="乙题\n\n正文乙。\n")
    write(wrong.with_name("02.md"), "坏\n")
    said = review("q")
    assert "ISS011" in said.shown
    assert said.shown.index("ISS011") < said.shown.index("[1/5]")
    assert said.code == 1


def test_without_a_terminal_it_is_refused_and_says_what_to_do(wrong: Path) -> None:
    assert wrong.exists()
    refused(bulletin("check", "--review"), "这里不是终端", "--fix")


@pytest.mark.parametrize(
    "words", [["--fix"], ["--diff"], ["--statistics"], ["--format", "short"], ["--baseline", "甲"]]
)
def test_it_goes_with_no_other_way_of_reporting(wrong: Path, words: list[str]) -> None:
    assert wrong.exists()
    refused(bulletin("check", "--review", *words), "--review 不能和别的做法同用")


@on_posix
def test_standard_input_and_word_files_are_refused(wrong: Path) -> None:
    assert wrong.exists()
    said = conversation(["check", "--review", "-"])
    assert "标准输入不能一条一条地看" in said.shown
    assert said.code == 2


@on_posix
def test_what_others_changed_meanwhile_is_shown_anew_and_can_be_decided_on(wrong: Path) -> None:
    def accept_after_a_change() -> str:
        change(wrong, {"会议强调": "另一次会议强调"})
        return "a"

    said = conversation(
        ["check", "--review", "--select", "PUN001"],
        (ASKED, accept_after_a_change),
        (ASKED, "a"),
        (ASKED, "q"),
        NO_COLOR="1",
    )
    assert "刚被别的程序改过，没有写" in said.shown
    assert "   另一次会议强调,要抓好落实。" in said.shown
    assert body(wrong).startswith("另一次会议强调，要抓好落实。")
    assert "改好 1 处" in said.shown
