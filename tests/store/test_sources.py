"""Text files go back as they came, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store.sources import SourceFile, read_source, source_of, write_sources
from tests.conftest import write

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), max_size=20)
ENCODINGS = [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""),
             ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]  # fmt: skip


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
@given(text=st.lists(TEXTS | st.sampled_from(["\n", "\r", "\r\n"]), max_size=8).map("".join))
def test_what_is_not_changed_keeps_every_byte(encoding: str, mark: bytes, text: str) -> None:
    data = mark + f"稿{text}".encode(encoding)
    source = source_of(data, "稿.txt")
    assert source.encode(source.text) == data


@pytest.mark.parametrize(("encoding", "mark"), ENCODINGS)
def test_a_line_more_ends_as_most_lines_do(encoding: str, mark: bytes) -> None:
    source = source_of(mark + "甲\r\n乙\n丙\r\n".encode(encoding), "稿.txt")
    assert source.encode("甲\n乙\n丙\n丁\n") == mark + "甲\r\n乙\r\n丙\r\n丁\r\n".encode(encoding)


def test_a_first_line_end_is_that_of_unix() -> None:
    assert source_of("甲".encode(), "稿.txt").encode("甲\n乙") == "甲\n乙".encode()


def test_a_mark_of_utf_8_before_another_encoding_is_read_and_kept() -> None:
    data = b"\xef\xbb\xbf\xbf" + "甲乙丙丁。\n".encode("gb18030")
    source = source_of(data, "稿.txt")
    assert source.encode(source.text) == data


def test_bytes_that_do_not_say_the_text_are_not_written_over() -> None:
    source = SourceFile("稿.txt", None, "甲".encode(), "乙")
    with pytest.raises(BulletinError, match=r"稿\.txt：编码里有写不回去的字符"):
        source.encode("丙")


@pytest.fixture
def two(tmp_path: Path) -> dict[str, SourceFile]:
    return {name: read_source(write(tmp_path / name, f"{name}。\n"), name) for name in ("甲", "乙")}


def contents(two: dict[str, SourceFile]) -> list[str]:
    return [each.path.read_text(encoding="utf-8") for each in two.values() if each.path]


def test_changed_texts_are_written(two: dict[str, SourceFile], tmp_path: Path) -> None:
    write_sources(two, {"甲": "改。\n", "乙": two["乙"].text}, tmp_path)
    assert contents(two) == ["改。\n", "乙。\n"]


def test_where_one_was_changed_elsewhere_none_is_written(
    two: dict[str, SourceFile], tmp_path: Path
) -> None:
    write(tmp_path / "乙", "别人改的。\n")
    with pytest.raises(BulletinError, match="乙：刚被别的程序改过，没有写"):
        write_sources(two, {"甲": "改。\n", "乙": "也改。\n"}, tmp_path)
    assert contents(two) == ["甲。\n", "别人改的。\n"]


def test_what_was_changed_elsewhere_but_not_here_stands_in_nobodys_way(
    two: dict[str, SourceFile], tmp_path: Path
) -> None:
    write(tmp_path / "乙", "别人改的。\n")
    write_sources(two, {"甲": "改。\n", "乙": two["乙"].text}, tmp_path)
    assert contents(two) == ["改。\n", "别人改的。\n"]


def test_standard_input_is_not_written(tmp_path: Path) -> None:
    write_sources({"-": source_of("甲".encode(), "-")}, {"-": "乙"}, tmp_path)
    assert list(tmp_path.iterdir()) == []
