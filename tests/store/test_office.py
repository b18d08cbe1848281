"""Files of other word processors where LibreOffice is missing, or does not do its work."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store import office
from tests.conftest import on_posix, write

RTF = b"{\\rtf1 text}"


def program(folder: Path, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice."""
    path = write(folder / "bin" / "soffice", code)
    path.chmod(0o755)
    monkeypatch.setenv("PATH", f"{path.parent}:/usr/bin:/bin")


def refusal(path: Path) -> str:
    with pytest.raises(BulletinError) as caught:
        office.convert_to_docx(path, "稿.rtf")
    assert caught.value.hint == "用 Word 或 WPS 打开，另存为 .docx 再加。"
    return str(caught.value)


def test_without_libreoffice_the_user_is_told_what_is_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_PLACES", ())
    path = write(tmp_path / "稿.rtf", RTF)
    assert refusal(path) == "稿.rtf：收 .rtf 文件要用 LibreOffice，本机没有安装"


@on_posix
@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("#!/bin/sh\nexit 0\n", "LibreOffice 打不开这个文件"),
        ("no program\n", "LibreOffice 启动不了"),
    ],
)
def test_a_libreoffice_that_makes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, message: str
) -> None:
    program(tmp_path, code, monkeypatch)
    assert refusal(write(tmp_path / "稿.rtf", RTF)) == f"稿.rtf：{message}"


@on_posix
def test_libreoffice_gets_a_copy_of_its_own_and_what_it_makes_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    code = f'for last; do :; done; echo "$@" > {told}; cp "$last" "${{last%.*}}.docx"'
    program(tmp_path, f"#!/bin/sh\n{code}\n", monkeypatch)
    path = write(tmp_path / "稿.RTF", RTF)
    assert office.convert_to_docx(path, "稿.RTF") == RTF
    words = told.read_text(encoding="utf-8").split()
    source = Path(words[-1])
    assert source != path
    assert source.suffix == ".rtf"
    assert not source.exists()
    assert f"-env:UserInstallation={(source.parent / 'profile').as_uri()}" in words
    assert words[words.index("--outdir") + 1] == str(source.parent)


@on_posix
def test_what_libreoffice_started_ends_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "heard")
    heard = os.open(tmp_path / "heard", os.O_RDONLY | os.O_NONBLOCK)
    child = f"(sleep 60; echo lived) > {tmp_path / 'heard'} &"
    program(tmp_path, f"#!/bin/sh\n{child}\nwait\n", monkeypatch)
    monkeypatch.setattr(office, "_SECONDS", 2)
    assert "还没有完" in refusal(write(tmp_path / "稿.rtf", RTF))
    os.set_blocking(heard, True)
    assert os.read(heard, 9) == b""  # nobody is left who could write
    os.close(heard)


@on_posix
def test_a_libreoffice_that_never_ends_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "#!/bin/sh\nexec sleep 1000\n", monkeypatch)
    monkeypatch.setattr(office, "_SECONDS", 0)
    assert "LibreOffice 转换了 0 秒还没有完" in refusal(write(tmp_path / "稿.rtf", RTF))


def test_what_is_no_office_file_is_not_given_to_libreoffice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path, "#!/bin/sh\nexit 0\n", monkeypatch)
    assert "不是 Word 文件，或已经损坏" in refusal(write(tmp_path / "稿.rtf", b"text"))
