"""What goes in and out: UTF-8 for machines, the console's signs for people, and never a crash."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bulletin_cli.store.files import TEXT_MOST
from tests.conftest import (
    LONGEST,
    OFFICE,
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
    files_of,
    on_posix,
    order,
    process_environment,
    refused,
    write,
)
from tests.terminal import on_terminal

RARE = "会议在∙㐂𠮷召开"
IN_JSON = (
    "list --format json",
    "show --format json",
    "check --format json",
    "check --statistics --format json",
    "check --format sarif",
    "preview --format json",
    "rule --format json",
    "glossary list --format json",
    "import --dry-run --format json 旧.txt",
    "revise --format json issues/2024-35/output/2024-35.docx",
)
FOR_PEOPLE = (
    "list", "show", "check", "check --diff", "check --statistics", "preview", "rule SPC007",
    "glossary list", "doctor", "import --dry-run 旧.txt", "--help", "nix",
    "revise issues/2024-35/output/2024-35.docx",
)  # fmt: skip


@pytest.fixture
def rare(article: Path) -> Path:
    """A workspace with signs that GBK lacks, a rendered file, and an old issue."""
    root = article.parents[3]
    change(article, {"正文。": f"{RARE}。", "题目": RARE})
    did(bulletin("render", "--no-check"))
    did(bulletin("glossary", "add", "term", RARE))
    write(root / "旧.txt", f"{RARE}\n")
    return root


def raw(*words: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own and return the bytes that it prints."""
    return subprocess.run(
        [sys.executable, "-m", "bulletin_cli", *words],
        input=stdin,
        capture_output=True,
        env=process_environment(**env),
        timeout=LONGEST,
        check=False,
    )


@pytest.mark.parametrize("line", IN_JSON)
def test_json_is_utf_8_where_the_console_is_not(rare: Path, line: str) -> None:
    assert rare.is_dir()
    done = raw(*line.split(), PYTHONIOENCODING="gbk")
    assert json.loads(done.stdout.decode("utf-8"))
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "latin-1"])
def test_rare_signs_are_whole_for_machines(rare: Path, encoding: str) -> None:
    assert rare.is_dir()
    for line in ("check --format json", "check --format sarif", "check --format github"):
        done = raw(*line.split(), PYTHONIOENCODING=encoding)
        assert "“·”" in done.stdout.decode("utf-8")
    for line in ("check --format json", "show --format json", "preview --format json"):
        done = raw(*line.split(), PYTHONIOENCODING=encoding)
        assert RARE in done.stdout.decode("utf-8")
    assert RARE in raw("render", "--no-check", "--text", "-o", "-").stdout.decode("utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
@pytest.mark.parametrize("line", FOR_PEOPLE)
def test_a_console_that_lacks_a_sign_shows_another(rare: Path, line: str, encoding: str) -> None:
    assert rare.is_dir()
    done = raw(*line.split(), PYTHONIOENCODING=encoding)
    assert done.returncode in (0, 1, 2)
    assert done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_people_read_the_consoles_encoding(rare: Path) -> None:
    assert rare.is_dir()
    for line in ("show", "check", "preview"):
        assert "会议在???召开" in raw(line, PYTHONIOENCODING="gbk").stdout.decode("gbk")


@on_posix
def test_a_name_in_no_encoding_is_shown_and_told_to_machines(tmp_path: Path) -> None:
    name = "稿\udcff.txt"
    try:
        write(tmp_path / name, "好,的。\n")
    except OSError:
        pytest.skip("this disk takes names in UTF-8 only")
    assert "稿?.txt" in raw("check", str(tmp_path / name)).stdout.decode("utf-8")
    found = json.loads(raw("check", str(tmp_path / name), "--format", "json").stdout)["findings"]
    assert found[0]["file"] == str(tmp_path / name)
    assert "稿?.doc" in raw("check", str(tmp_path / "稿\udcff.docx")).stderr.decode("utf-8")


CLOSED = "import sys; sys.{} = None"


@pytest.mark.parametrize("stream", ["stdout", "stderr", "stdin"])
@pytest.mark.parametrize(
    "line", ["list", "show", "check", "check -", "rule --format json", "render --text -o -"]
)
def test_a_process_without_streams_does_its_work(article: Path, line: str, stream: str) -> None:
    assert article.exists()
    done = bulletin_process(*line.split(), code=CLOSED.format(stream))
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_without_standard_input_a_command_asks_nothing(article: Path, tmp_path: Path) -> None:
    assert article.exists()
    done = bulletin_process("init", tmp_path / "区", *OFFICE, code=CLOSED.format("stdin"))
    assert (done.returncode, done.stderr) == (0, "")
    done = bulletin_process("add-article", "-", code=CLOSED.format("stdin"))
    assert_refusal(done.returncode, done.stdout, done.stderr, "标准输入：稿件是空的")


@on_posix
@pytest.mark.parametrize(
    "line", ["render --no-check --text -o -", "check --format json", "rule", "preview", "doctor"]
)
def test_a_reader_that_stops_reading_ends_the_command_quietly(article: Path, line: str) -> None:
    assert article.exists()
    close = "import os; read, end = os.pipe(); os.close(read); os.dup2(end, 1)"
    done = bulletin_process(*line.split(), code=close)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("command", ["add-article", "check"])
def test_standard_input_may_hold_what_a_file_may(issue: Path, command: str) -> None:
    body = b"a" * 100 + b"\n"
    text = b"# A\n\n" + body * (TEXT_MOST // len(body) + 1)
    refused(bulletin(command, "-", stdin=text), "标准输入：超过 2 MB 的上限", "选错了文件")
    write(issue.parents[1] / "大.md", text)
    refused(bulletin(command, "大.md"), "超过 2 MB 的上限", "选错了文件")
    assert order(issue) == []


@on_posix
def test_no_more_is_read_than_a_file_may_hold(issue: Path) -> None:
    endless = Path("/dev/zero")
    with endless.open("rb") as stream:
        done = subprocess.run(
            [sys.executable, "-m", "bulletin_cli", "add-article", "-"],
            stdin=stream, capture_output=True, env=process_environment(), timeout=LONGEST,
            check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "超过 2 MB 的上限" in done.stderr.decode("utf-8")
    assert order(issue) == []


def in_powershell_5(text: str) -> bytes:
    """Return what Windows PowerShell 5 makes of a text on its way through a pipe."""
    units = "".join("??" if ord(each) > 0xFFFF else each for each in text)
    return units.encode("ascii", "replace").replace(b"\n", b"\r\n")


LOST = in_powershell_5("示例局召开2024年工作会\n\n11月21日，示例局（AED站点）召开会议。\n")


def test_what_powershell_made_of_an_article_is_refused(issue: Path) -> None:
    before = files_of(issue)
    refused(
        bulletin("add-article", "-", stdin=LOST),
        "标准输入 第 1 行：汉字变成了“?”",
        "PowerShell",
        "bulletin add-article 稿件.txt",
    )
    mixed = "题目\n\n参加的有王???同志。\n".encode()
    refused(bulletin("add-article", "-", stdin=mixed), "标准输入 第 3 行")
    assert files_of(issue) == before


@pytest.mark.parametrize("name", ["-", "稿.txt", "稿.md"])
def test_what_powershell_made_of_a_text_is_an_error_of_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "稿.txt", LOST)
    write(tmp_path / "稿.md", LOST)
    result = bulletin("check", name, "--format", "json", stdin=LOST if name == "-" else "")
    found = json.loads(result.stdout)["findings"]
    assert result.exit_code == 1
    assert {each["rule"] for each in found if each["level"] == "error"} == {"SPC007"}
    assert {each["span"]["line"] for each in found} == {1, 3}


def test_a_fix_does_not_make_lost_han_look_right(tmp_path: Path) -> None:
    place = write(tmp_path / "稿.txt", "参加的有王???同志，对吗?\n")
    assert bulletin("check", place, "--fix").exit_code == 1
    assert place.read_text(encoding="utf-8") == "参加的有王???同志，对吗？\n"


def test_an_article_with_a_few_marks_comes_in(issue: Path) -> None:
    text = "题目\n\n怎么办？？？对吗??见https://example.com/???。\n"
    did(bulletin("add-article", "-", stdin=text))
    assert order(issue) == ["01.md"]


def test_a_terminal_is_told_how_to_end_its_text(issue: Path) -> None:
    shown = on_terminal("题目\n\n正文。\n\x04", "add-article", "-")
    assert "写完另起一行按 Ctrl-D" in shown
    assert order(issue) == ["01.md"]
