"""send-up, submit of a parcel, receipt: a month between two offices, and parcels that lie."""

from __future__ import annotations

import io
import json
import random
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.exchange import Parcel, SentSubmission
from bulletin_cli.store.desk.parcels import digests, is_parcel, pack, read_parcel, unpack
from tests.cli.commands.exchanged import LOWER, UPPER, publish, sent
from tests.conftest import bulletin, did, files_of, refused, write
from tests.submissions import FIRST, SECOND, WEST, folder, states

THIRD = "2024-11-25-03"
DAY = date(2024, 11, 28)
EMPTY = b"PK\x05\x06" + bytes(18)  # a zip of nothing


def units(root: Path, *words: str) -> dict[str, dict[str, Any]]:
    """Return the figures of November by unit."""
    told = did(bulletin("-C", root, "stats", "--period", "2024-11", "--format", "json", *words))
    return {each["unit"]: each for each in json.loads(told)["rows"]}


def test_a_month_up_and_down_gives_both_offices_the_same_figures(lower: Path, upper: Path) -> None:
    publish(lower, "2024-11-27", FIRST)
    parcel = sent(lower, FIRST, SECOND, THIRD)
    assert [states(lower, each)[-1] for each in (FIRST, SECOND)] == ["accepted", "forwarded"]
    did(bulletin("-C", upper, "submit", parcel, "--received", "2024-11-28"))
    facts = (folder(upper, "2024-11-28-01") / "submission.toml").read_text("utf-8")
    assert f'sent_by = "{LOWER}"\nsent_id = "{FIRST}"' in facts
    assert 'author = "张三"' in facts
    here, there = folder(lower, FIRST), folder(upper, "2024-11-28-01")
    for name in ("来 稿1.md", "images/chart.png"):
        assert (there / name).read_bytes() == (here / name).read_bytes()
    publish(upper, "2024-11-29", "2024-11-28-01", "2024-11-28-02")
    did(bulletin("-C", upper, "reject", "2024-11-28-03", "--why", "已过时"))
    endorsed = ("--by", "李四", "--level", "省领导", "--date", "2024-11-30")
    did(bulletin("-C", upper, "endorse", "1", "2", *endorsed))

    told = did(bulletin("-C", upper, "receipt", "write", LOWER))
    assert told.startswith("采用 2，批示 1，未采用 1\n")
    (receipt,) = (upper / "exchange").glob("*.toml")
    lines = did(bulletin("-C", lower, "receipt", "take", receipt)).splitlines()
    assert [line.split("　")[2:4] for line in lines[:3]] == [
        [f"{UPPER} 采用", "2024-1/01.md《东区局召开旺季服务保障会》"],
        [f"{UPPER} 采用", f"{SECOND}《西区局开展寄递安全检查》"],
        ["李四 省领导 批示", f"{SECOND}《西区局开展寄递安全检查》"],
    ]
    assert lines[3].endswith("未采用　《北区局走访快递企业》　已过时")
    assert lines[4] == "记下 3 条"

    printed_there = {unit: each["accepted"] for unit, each in units(upper).items()}
    used_here = {unit: each["channels"].get(UPPER, 0) for unit, each in units(lower).items()}
    assert printed_there == used_here == {"东区局": 1, "西区局": 1, "北区局": 0}


def test_a_receipt_taken_twice_records_nothing_twice(lower: Path, upper: Path) -> None:
    did(bulletin("-C", upper, "submit", sent(lower, FIRST, SECOND), "--received", "2024-11-28"))
    publish(upper, "2024-11-29", "2024-11-28-02")
    did(bulletin("-C", upper, "receipt", "write", LOWER))
    (receipt,) = (upper / "exchange").glob("*.toml")
    assert did(bulletin("-C", lower, "receipt", "take", receipt)).endswith("记下 1 条\n")
    before = files_of(lower)
    told = did(bulletin("-C", lower, "receipt", "take", receipt))
    assert told.endswith("记下 0 条，另有 1 条以前记过\n")
    assert "待处理　《东区局召开旺季服务保障会》" in told
    assert files_of(lower) == before


def test_a_parcel_is_not_taken_twice(lower: Path, upper: Path) -> None:
    parcel = sent(lower, SECOND)
    did(bulletin("-C", upper, "submit", parcel))
    refused(bulletin("-C", upper, "submit", parcel), "已经有了", "什么都没有收")


def test_of_a_parcel_what_came_before_is_left_and_the_others_are_taken(
    lower: Path, upper: Path
) -> None:
    did(bulletin("-C", upper, "submit", sent(lower, SECOND), "--received", "2024-11-28"))
    parcel = lower / "exchange" / f"2024-11-28 报{UPPER}-2.zip"
    sent(lower, SECOND, THIRD)
    again = bulletin("-C", upper, "submit", parcel, "--received", "2024-11-28")
    assert (again.exit_code, again.stdout.count("收下")) == (0, 1)
    assert "已经有了，在来稿 2024-11-28-01（待处理），没有再收" in again.stderr
    facts = (folder(upper, "2024-11-28-02") / "submission.toml").read_text("utf-8")
    assert f'sent_id = "{THIRD}"' in facts


def test_two_texts_of_one_file_that_come_in_two_parcels_are_both_taken(
    lower: Path, upper: Path
) -> None:
    both = write(lower / "两篇.txt", "题目甲\n\n甲的正文一段。\n")
    for title in ("题目甲", "题目乙"):
        did(bulletin("-C", lower, "submit", both, "--unit", "甲局", "--title", title, "--anyway",
                     "--received", "2024-11-26"))  # fmt: skip
    for number, parcel in ((1, "报省局办公室"), (2, "报省局办公室-2")):
        sent(lower, f"26-0{number}")
        place = lower / "exchange" / f"2024-11-28 {parcel}.zip"
        assert "收下" in did(bulletin("-C", upper, "submit", place))


def test_where_only_the_office_is_known_the_text_is_the_office_s(lower: Path, upper: Path) -> None:
    write(upper / "units.toml", f'schema = 1\n[[units]]\nname = "{LOWER}"\n')
    assert f"　{LOWER}　" in did(bulletin("-C", upper, "submit", sent(lower, SECOND)))


def test_the_same_submissions_make_the_same_parcel_beside_the_first(lower: Path) -> None:
    first = sent(lower, SECOND).read_bytes()
    sent(lower, SECOND)
    assert (lower / "exchange" / f"2024-11-28 报{UPPER}-2.zip").read_bytes() == first


def changed(parcel: Path, old: str, new: str, *, also: str = "") -> Path:
    """Return a parcel with other words in it, and one more file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(parcel) as before, zipfile.ZipFile(stream, "w") as after:
        for each in before.infolist():
            after.writestr(each.filename, before.read(each).replace(old.encode(), new.encode()))
        if also:
            after.writestr(also, "x")
    parcel.write_bytes(stream.getvalue())
    return parcel


@pytest.mark.parametrize(
    ("old", "new", "also", "told"),
    [
        ("检查企业十二家", "检查企业三十家", "", "传坏了，和清单上的校验值不一样"),
        ("schema = 1", "schema = 2", "", "本程序只认得 1"),
        ('"来 稿2.md"', '"../../稿.md"', "", "不能用：名字里不能有 /"),
        ('"article.md"', '"submission.toml"', "", "是来稿自己的文件"),
        (SECOND, "2024-13-25-02", "", "不是来稿的编号"),
        ("无", "无", "../../evil.txt", "和里面的清单不一样：../../evil.txt"),
        ("无", "无", "1/article.md", "和里面的清单不一样"),
        ("original = ", "origin = ", "", "original"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_parcel_that_was_changed_is_refused(
    lower: Path, upper: Path, old: str, new: str, also: str, told: str
) -> None:
    parcel = changed(sent(lower, SECOND), old, new, also=also)
    before = files_of(upper)
    refused(bulletin("-C", upper, "submit", parcel), told)
    assert files_of(upper) == before


@pytest.mark.parametrize(("limit", "most"), [("_MOST", 100), ("_FILES_MOST", 2)])
def test_what_the_receiver_would_not_take_is_not_packed(
    lower: Path, monkeypatch: pytest.MonkeyPatch, limit: str, most: int
) -> None:
    monkeypatch.setattr(f"bulletin_cli.store.desk.parcels.{limit}", most)
    before = files_of(lower)
    refused(bulletin("-C", lower, "send-up", SECOND, "--to", UPPER), "一个报送包装不下")
    assert files_of(lower) == before


def test_a_parcel_that_is_cut_off_is_no_parcel(lower: Path, upper: Path) -> None:
    parcel = sent(lower, SECOND)
    parcel.write_bytes(parcel.read_bytes()[:-30])
    before = files_of(upper)
    refused(bulletin("-C", upper, "submit", parcel), parcel.name)
    assert files_of(upper) == before


def test_a_parcel_with_changed_bytes_is_refused_or_the_same(tmp_path: Path) -> None:
    files = {"article.md": "正文一二三四五六七八九十。".encode() * 40, "来 稿.txt": b"abc" * 300}
    facts = SentSubmission(FIRST, "题", ("甲局",), "", "", DAY, "来 稿.txt", digests(files))
    parcel = Parcel(LOWER, UPPER, DAY, (facts,))
    data, refusals = pack(parcel, (files,)), 0
    chance = random.Random(1)  # noqa: S311 - bytes to try, no secrets
    place = tmp_path / "包.zip"
    for _ in range(300):
        broken = bytearray(data)
        broken[chance.randrange(len(data))] = chance.randrange(256)
        place.write_bytes(broken)
        is_parcel(place)
        try:
            assert unpack(bytes(broken), "包.zip") == (parcel, (files,))
        except BulletinError:
            refusals += 1
    assert 150 < refusals < 300


def test_a_picture_that_is_not_in_the_parcel_is_missed(lower: Path, upper: Path) -> None:
    place = sent(lower, FIRST)
    parcel, (files,) = read_parcel(place)
    (one,) = parcel.submissions
    kept = {name: data for name, data in files.items() if not name.endswith(".png")}
    poorer = replace(parcel, submissions=(replace(one, files=digests(kept)),))
    place.write_bytes(pack(poorer, (kept,)))
    refused(bulletin("-C", upper, "submit", place), "报送包里少了图 images/chart.png")


@pytest.mark.parametrize(
    ("data", "told"), [(b"PK\x03\x04", "报送包坏了，打不开"), (EMPTY, "不是报送包")]
)
def test_what_is_no_parcel_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(BulletinError, match=told):
        unpack(data, "包.zip")


def test_a_parcel_that_would_unpack_to_more_than_it_may_is_refused(upper: Path) -> None:
    place = upper / "大.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("parcel.toml", "schema = 1\n")
        packed.writestr("1/大.bin", bytes(201_000_000))
    refused(bulletin("-C", upper, "submit", place), "报送包大得不像话")


def test_wrong_words_are_answered(lower: Path, upper: Path) -> None:
    refused(bulletin("-C", lower, "send-up", SECOND), "没有写报给哪个单位")
    refused(
        bulletin("-C", upper, "receipt", "write", LOWER),
        f"没有收过“{LOWER}”的报送包",
        "bulletin reply 编号",
    )
    did(bulletin("-C", upper, "submit", sent(lower, SECOND)))
    refused(bulletin("-C", upper, "receipt", "write", "市局"), LOWER)
    did(bulletin("-C", upper, "receipt", "write", LOWER))
    (receipt,) = (upper / "exchange").glob("*.toml")
    refused(bulletin("-C", upper, "receipt", "take", receipt), f"这是给“{LOWER}”的回执")
    text = receipt.read_text("utf-8")
    write(receipt, text.replace('outcome = "waiting"\ndate = 20', 'outcome = "waiting"\ndate = 29'))
    refused(bulletin("-C", lower, "receipt", "take", receipt), "还没有到")
    used = text.replace('outcome = "waiting"', 'outcome = "use"\nchannel = "省局"')
    write(receipt, used.replace(SECOND, "2024-11-25-77"))
    refused(bulletin("-C", lower, "receipt", "take", receipt), "没有 2024-11-25-77 这篇来稿")


def test_a_newer_text_from_elsewhere_stays_the_sending_office_s(lower: Path, upper: Path) -> None:
    did(bulletin("-C", upper, "submit", sent(lower, SECOND), "--received", "2024-11-28"))
    newer = write(upper.parent / "新.md", WEST.replace("十二家", "三十家"))
    did(bulletin("-C", upper, "submit", newer, "--again", "28-01"))
    facts = (folder(upper, "2024-11-28-01") / "submission.toml").read_text("utf-8")
    assert f'sent_by = "{LOWER}"\nsent_id = "{SECOND}"' in facts


def test_a_parcel_and_a_receipt_are_told_from_a_text(lower: Path, upper: Path) -> None:
    parcel = sent(lower, SECOND, THIRD)
    refused(bulletin("-C", upper, "submit", parcel, "--title", "题"), "报送包里各篇有题目")
    did(bulletin("-C", upper, "submit", parcel, "--received", "2024-11-28"))
    again = bulletin("-C", upper, "submit", parcel, "--again", "28-01")
    refused(again, "报送包里有 2 篇，--again 一次换一篇")
    receipt = write(lower.parent / "回执.toml", 'schema = 1\nkind = "receipt"\n')
    refused(bulletin("-C", lower, "submit", receipt), "是回执，不是来稿", "receipt take")


def test_a_parcel_taken_for_a_receipt_is_refused_with_what_to_do(lower: Path) -> None:
    parcel = write(lower / "报送.zip", "PK")
    refused(bulletin("-C", lower, "receipt", "take", parcel), "不是回执", "用 bulletin submit 收")
