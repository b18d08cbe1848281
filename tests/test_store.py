"""Files on disk: settings, encodings, writes that are whole, orders, newest numbers, pictures."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from bulletin_cli.errors import BulletinError
from bulletin_cli.model import Issue, IssueNumber, Periodical
from bulletin_cli.numbering import format_id, parse_id
from bulletin_cli.store.articles import load_issue
from bulletin_cli.store.config import load_config, new_config
from bulletin_cli.store.files import decode, read_bytes, read_text, write_files
from bulletin_cli.store.issues import (
    article_files,
    create,
    issue_numbers,
    latest,
    leftovers,
    load_head,
    new_issue_text,
    reordered,
)
from bulletin_cli.store.pictures import image, load_picture

TEXT = st.text(st.sampled_from("上海“”\"'\\#[]{}=, \t。\u3000🙂"), max_size=12)
TEXTS = st.lists(TEXT, max_size=4).map(tuple)


def settings(root: Path, text: str) -> BulletinError:
    """Return the error that bulletin.toml `text` gives."""
    (root / "bulletin.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BulletinError) as caught:
        load_config(root)
    return caught.value


@given(
    st.builds(
        Periodical,
        st.lists(TEXT, min_size=1, max_size=3).map(tuple).filter("".join),
        TEXT,
        TEXT,
        st.just(""),
        TEXTS,
        TEXTS,
        TEXTS,
    ),
    st.none()
    | st.integers(1, 99).flatmap(
        lambda n: st.builds(IssueNumber, st.integers(1949, 2999), st.just(n), st.integers(n, 9999))
    ),
)
def test_settings_survive_being_written_and_read(
    tmp_path_factory: pytest.TempPathFactory, periodical: Periodical, baseline: IssueNumber | None
) -> None:
    root = tmp_path_factory.mktemp("workspace")
    (root / "bulletin.toml").write_text(new_config(periodical, baseline), "utf-8", newline="\n")
    config = load_config(root)
    assert (config.periodical, config.baseline, config.ignore) == (periodical, baseline, ())


def test_a_combined_baseline_is_written_as_its_last_number(tmp_path: Path) -> None:
    text = new_config(Periodical(("甲",), "乙", "丙"), IssueNumber(2024, 34, 485, span=2))
    (tmp_path / "bulletin.toml").write_text(text, encoding="utf-8")
    assert load_config(tmp_path).baseline == IssueNumber(2024, 35, 486)


HEAD = 'schema = 1\n[periodical]\nnameplate = "甲"\nissuer = "乙"\ntemplate = "丙"\n'


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (HEAD + '[numbering]\nlast = "2024-34"', "last_whole_number 总期号 0 小于当年期数 34", 6),
        (HEAD + '[numbering]\nlast = "34"', "“34”不是期号", 7),
        (HEAD + '[numbering]\nlast = "2024-s1"', "不能从增刊接着编", 7),
        (HEAD + "[numbring]\n", "numbring 是不认识的键", 6),
        (HEAD + '[distribution]\nreport = ["甲"]', "distribution.report 是不认识的键", 7),
        (HEAD + '[distribution]\nreport_to = "甲"', "应为一列文字", 7),
        (HEAD.replace('"甲"', '""'), "nameplate 是空的", 3),
        (HEAD.replace("issuer", "isuer"), "issuer 没有写", 2),
        ("schema = 1\n", "nameplate 没有写", None),
    ],
)
def test_faulty_settings_are_refused_with_their_line(
    tmp_path: Path, text: str, message: str, line: int | None
) -> None:
    error = settings(tmp_path, text)
    assert message in error.message
    assert (error.file, error.line) == ("bulletin.toml", line)


SAMPLE = "上海市“邮政”快递\r\n第二行\r第三行\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_text_of_every_office_encoding_is_read(encoding: str) -> None:
    expected = SAMPLE.replace("\r\n", "\n").replace("\r", "\n")
    assert decode(SAMPLE.encode(encoding), "a.txt") == expected


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(encoding: str) -> None:
    assert decode("\ufeff甲".encode(encoding), "a.txt") == "甲"


def test_a_rare_character_of_gb18030_is_read() -> None:
    assert decode("张𠮷".encode("gb18030"), "a.txt") == "张𠮷"


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x14\x00\x06\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
     b"\x89PNG\r\n\x1a\n\0", b"\xff\xfe\x00", b"\xff\xff\xff", "甲".encode("utf-32")],
    ids=["docx", "doc", "png", "cut-utf-16", "nothing", "utf-32"],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BulletinError, match=r"a\.txt：不是文本文件"):
        decode(data, "a.txt")


@pytest.mark.parametrize("cut", [1, 2])
def test_utf_8_that_was_cut_off_is_not_taken_for_gb18030(cut: int) -> None:
    with pytest.raises(BulletinError):
        decode("上海市邮政管理局召开会议。".encode()[:-cut], "a.txt")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    path.chmod(0)
    with pytest.raises(BulletinError, match=r"文件有 50\.0 MB，超过 2 MB 的上限"):
        read_text(path, "huge.txt")


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="甲：是文件夹，不是文件"):
        read_bytes(tmp_path, "甲")
    with pytest.raises(BulletinError, match="乙：文件不存在"):
        read_bytes(tmp_path / "乙", "乙")


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def test_files_are_written_with_their_folders_and_nothing_besides(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "一.md": "甲\n", tmp_path / "b.bin": b"\r\n"}, tmp_path)
    assert files_of(tmp_path) == {"a/一.md": "甲\n".encode(), "b.bin": b"\r\n"}


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"old")
    before = files_of(tmp_path)
    with pytest.raises(BulletinError, match="写不进去") as caught:
        write_files({tmp_path / "a.md": "new", tmp_path / "file" / "b.md": "new"}, tmp_path)
    assert files_of(tmp_path) == before
    assert caught.value.file == "file/b.md"
    assert caught.value.hint


def test_where_one_file_cannot_take_its_place_none_does(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_bytes(b"old")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    names = ["new.md", "old.md", "folder"]
    with pytest.raises(BulletinError, match="写不进去"):
        write_files({tmp_path / name: "new" for name in names}, tmp_path)
    assert files_of(tmp_path) == {"old.md": b"old"}


def test_ctrl_c_while_writing_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.md").write_bytes(b"old")
    (tmp_path / "a").mkdir()
    written = iter(range(2))

    def interrupted(_: int) -> None:
        if next(written):
            raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "old.md": "new", tmp_path / "b" / "new.md": "new"}, tmp_path)
    assert files_of(tmp_path) == {"old.md": b"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "old.md"]


def test_long_names_that_begin_alike_are_both_written(tmp_path: Path) -> None:
    names = ["a" * 90 + "1.png", "a" * 90 + "2.png"]
    write_files({tmp_path / name: name for name in names}, tmp_path)
    assert files_of(tmp_path) == {name: name.encode() for name in names}


def test_what_cannot_take_a_files_place_leaves_no_stage(tmp_path: Path) -> None:
    (tmp_path / "a.md" / "inside").mkdir(parents=True)
    with pytest.raises(BulletinError, match="写不进去"):
        write_files({tmp_path / "a.md": "new"}, tmp_path)
    assert files_of(tmp_path) == {}


FULL = """# 本期
schema = 1   # 不动
year = 2024
number = 35
whole_number = 486
date = 2024-11-25

articles = [
  "01.md",   # 头条
  "02.md",
  "03.md",  # 末条
]
units = true   # 供稿单位
"""
NAMES = ["01.md", "02.md", "03.md"]


@given(st.permutations([*NAMES, "04.md"]), st.integers(0, 4))
def test_a_new_order_changes_only_the_list(names: list[str], count: int) -> None:
    files = names[:count]
    text = reordered(FULL, files)
    assert tomli.loads(text) == tomli.loads(FULL) | {"articles": files}
    for comment in ("# 本期", "# 不动", "# 供稿单位"):
        assert comment in text
    assert text.splitlines()[:7] == FULL.splitlines()[:7]
    assert reordered(text, files) == text


def test_an_unchanged_order_changes_no_byte() -> None:
    crooked = FULL.replace("  ", "\t ").replace("year = ", "year=")
    assert reordered(crooked, NAMES) == crooked


def test_a_comment_in_the_list_survives_an_addition() -> None:
    text = reordered(FULL, [*NAMES, "04.md"])
    assert "# 头条" in text
    assert "# 末条" in text


@given(st.lists(st.sampled_from([*NAMES, "04.md", "05.md"]), unique=True))
def test_a_new_issue_takes_articles(files: list[str]) -> None:
    text = reordered(new_issue_text(IssueNumber(2024, 35, 486), "2024-11-25"), files)
    assert tomli.loads(text)["articles"] == files
    assert "# 可选" in text


@pytest.mark.parametrize(
    "number",
    [
        IssueNumber(2024, 35, 486),
        IssueNumber(2024, 35, 486, span=2),
        IssueNumber(2024, 1, supplement=True),
    ],
)
def test_a_new_issue_is_read_back(tmp_path: Path, number: IssueNumber) -> None:
    folder = create(tmp_path, number, new_issue_text(number, "2024-11-25"))
    assert folder == tmp_path / "issues" / format_id(number)
    assert load_head(tmp_path, folder.name) == Issue(number, date(2024, 11, 25))
    assert sorted(path.name for path in folder.iterdir()) == ["articles", "images", "issue.toml"]


def test_a_taken_number_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    create(tmp_path, number, "old")
    with pytest.raises(BulletinError, match="已经有这一期"):
        create(tmp_path, number, "new")
    assert files_of(tmp_path) == {"issues/2024-35/issue.toml": b"old"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("year = 24", "year 应为"),
        ("number = 0", "number 应为"),
        ("whole_number = 0", "whole_number 应为"),
        ("span = 99", "一期合刊不会占这么多期"),
        ('status = "done"', "status 不能是“done”"),
        ('articles = ["../01.md"]', "不是 articles/ 里的文件名"),
        ('articles = ["a\\\\01.md"]', "不是 articles/ 里的文件名"),
        ('articles = ["01.txt"]', "不是 articles/ 里的文件名"),
        ('articles = [".md"]', "不是 articles/ 里的文件名"),
        ('articles = ["01.md", "01.md"]', "01.md 列了 2 次"),
        ("whole_numbr = 1", "是不是 whole_number"),
    ],
)
def test_a_faulty_issue_is_refused_with_its_line(tmp_path: Path, change: str, message: str) -> None:
    key = change.partition(" ")[0]
    lines = ["schema = 1", "year = 2024", "number = 35", "whole_number = 486", "date = 2024-11-25"]
    kept = [line for line in lines if line.partition(" ")[0] != key]
    folder = tmp_path / "issues" / "2024-35"
    folder.mkdir(parents=True)
    (folder / "issue.toml").write_text("\n".join([*kept, change]), encoding="utf-8")
    with pytest.raises(BulletinError) as caught:
        load_head(tmp_path, "2024-35")
    assert message in caught.value.message + caught.value.hint
    assert (caught.value.file, caught.value.line) == ("issues/2024-35/issue.toml", len(kept) + 1)


@pytest.mark.parametrize(
    ("folders", "regular", "supplement"),
    [
        ([], None, None),
        (["2024-9", "2024-10"], "2024-10", None),
        (["2024-51", "2025-1"], "2025-1", None),
        (["2024-35+36", "2024-34"], "2024-35+36", None),
        (["2024-35", "2024-s1", "2023-s9"], "2024-35", "2024-s1"),
        (["2025-s2", "2024-35", "2025-s10"], "2024-35", "2025-s10"),
        (["2024-35", "2024-36 副本", "2025-旧", ".new", "readme"], "2024-35", None),
        (["2024-35", "2024-s1", "2025-1 副本", "2025-s1 副本"], "2024-35", "2024-s1"),
        (["2024-35", "附件材料-1"], "2024-35", None),
    ],
)
def test_the_newest_number_is_read_off_the_folders(
    tmp_path: Path, folders: list[str], regular: str | None, supplement: str | None
) -> None:
    for name in folders:
        (tmp_path / "issues" / name).mkdir(parents=True)
    assert latest(tmp_path) == (parse_id(regular) if regular else None)
    assert latest(tmp_path, supplement=True) == (parse_id(supplement) if supplement else None)


def test_issues_are_listed_oldest_first_and_leftovers_apart(tmp_path: Path) -> None:
    for name in ["2025-1", "2024-s1", "2024-10", "2024-9", "2024-11+12", "副本", "2024-9 (2)"]:
        (tmp_path / "issues" / name).mkdir(parents=True)
    assert [format_id(number) for number in issue_numbers(tmp_path)] == [
        "2024-9", "2024-10", "2024-11+12", "2024-s1", "2025-1",
    ]  # fmt: skip
    assert sorted(leftovers(tmp_path)) == ["2024-9 (2)", "副本"]


def picture(kind: str = "png", size: tuple[int, int] = (192, 96), dpi: int = 0) -> bytes:
    stream = io.BytesIO()
    Pillow.new("RGB", size, "red").save(stream, kind, **({"dpi": (dpi, dpi)} if dpi else {}))
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "bmp", "tiff"])
def test_a_picture_that_word_shows_is_read(kind: str) -> None:
    data = picture(kind)
    found = image(data)
    assert (found.kind, found.data) == (kind, data)


@pytest.mark.parametrize(("dpi", "width"), [(0, 144), (96, 144), (192, 72), (300, 46.08), (1, 144)])
def test_a_picture_has_its_natural_size(dpi: int, width: float) -> None:
    found = image(picture(dpi=dpi))
    assert (found.width, found.height) == pytest.approx((width, width / 2), rel=0.01)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (picture("webp"), "是 WEBP 格式"),
        (b"", "不是图片，或已损坏"),
        (b"<svg/>", "不是图片，或已损坏"),
        (picture()[:60], "不是图片，或已损坏"),
    ],
    ids=["webp", "empty", "svg", "cut"],
)
def test_what_word_cannot_show_is_refused_where_it_is_named(
    tmp_path: Path, data: bytes, message: str
) -> None:
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(BulletinError) as caught:
        load_picture(tmp_path, "a.png", "01.md", 9)
    assert str(caught.value).startswith(f"01.md 第 9 行：图片 a.png {message}")


@pytest.mark.parametrize(
    "path",
    ["../a.png", "images/../../a.png", "/etc/a.png", "C:/a.png", "C:a.png", "C:\\a.png",
     "..\\a.png", "\\\\server\\a.png", "\\a.png", "", "link/a.png", "link.png"],
)  # fmt: skip
def test_a_picture_outside_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    (tmp_path / "a.png").write_bytes(picture())
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    (folder / "link.png").symlink_to(tmp_path / "a.png")
    with pytest.raises(BulletinError, match=r"不在.*文件夹里") as caught:
        load_picture(folder, path, "01.md", 9)
    assert (caught.value.file, caught.value.line) == ("01.md", 9)


def test_an_issue_is_loaded_with_articles_and_pictures(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    text = reordered(new_issue_text(number, "2024-11-25"), ["02.md", "01.md"])
    folder = create(tmp_path, number, text)
    body = '+++\ntitle = "题"\n+++\n\n![图](images/图.png)\n'
    write_files(
        {
            folder / "articles" / "01.md": body,
            folder / "articles" / "02.md": body.encode("gb18030"),
            folder / "images" / "图.png": picture(),
        },
        tmp_path,
    )
    issue = load_issue(tmp_path, "2024-35")
    assert [article.file for article in issue.articles] == ["02.md", "01.md"]
    assert {path: each.kind for path, each in issue.images.items()} == {"images/图.png": "png"}
    assert article_files(tmp_path, "2024-35") == ("01.md", "02.md")


def test_a_listed_article_without_file_is_refused_or_left_out(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    create(tmp_path, number, reordered(new_issue_text(number, "2024-11-25"), ["01.md"]))
    with pytest.raises(BulletinError, match=r"issues/2024-35/articles/01\.md：文件不存在"):
        load_issue(tmp_path, "2024-35")
    assert load_issue(tmp_path, "2024-35", skip_missing=True).articles == ()


def test_a_failed_write_leaves_no_new_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(BulletinError):
        write_files({tmp_path / "new" / "a": "甲", tmp_path / "taken" / "b": "乙"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
