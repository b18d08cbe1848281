"""PAG001: masthead, contents and imprint that do not stand as they should."""

from __future__ import annotations

from dataclasses import replace

from tests import samples
from tests.proof.rules.pag.looked_at import found, messages


def test_an_imprint_alone_on_its_page_is_told() -> None:
    told = [messages("PAG001", "字字字字。\n\n" * count) for count in range(1, 25)]
    alone = [each for each in told if each]
    assert alone
    assert {each for (each,) in alone} == {
        "版记独占第 2 页，前面收回几行就能少一页；bulletin fit 看怎么收"
    }
    assert not told[0]


def test_an_imprint_alone_behind_a_landscape_page_cannot_be_drawn_back() -> None:
    (told,) = messages("PAG001", "文。\n\n表1　甲 {横排}\n\n| 甲 |\n| --- |\n| 乙 |\n")
    assert told == "版记独占第 3 页，横排的表后面排不了版记；把表往前放，或在表后面写几行正文"


def test_an_imprint_longer_than_a_page_is_told_to_be_shortened() -> None:
    many = replace(samples.periodical(), copy_to=tuple(f"第{n}办公室" for n in range(300)))
    (told,) = messages("PAG001", periodical=many)
    assert told.endswith("页，一页排不下；受文单位少列几家，或写统称")


def test_contents_that_overrun_their_page_are_told() -> None:
    (told,) = found("PAG001", articles=30, contents=True, title=("题" * 10,))
    assert told.message.startswith("要目排到了第 2 页")
    assert told.place.file == "issues/2024-35/issue.toml"
    assert messages("PAG001", articles=3, contents=True) == []
    assert messages("PAG001", articles=30, title=("题" * 10,)) == []


def test_a_nameplate_that_does_not_fit_its_line_is_told() -> None:
    wide = replace(samples.periodical(), nameplate=("刊" * 20,))
    told = messages("PAG001", periodical=wide)
    assert [each[:10] for each in told] == ["刊名排成了 2 行，"]
    two = replace(samples.periodical(), nameplate=("刊名", "简报"))
    assert messages("PAG001", periodical=two) == []
