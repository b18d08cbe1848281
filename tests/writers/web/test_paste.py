"""An issue to paste into an account's editor."""

from __future__ import annotations

from typing import Any

from bulletin_cli.writers.web import write_web
from tests.samples import document
from tests.writers.web.seen import XHTML, elements, parsed, says, texts
from tests.writers.web.test_page import MERGED, PICTURES, article, set_with, spans


def pasted(*articles: Any) -> Any:
    made = set_with(*articles) if articles else document("gbt9704")
    return parsed(write_web(made, "paste", "期_files").page).find(f"{XHTML}body")


def test_all_looks_stand_in_the_tags_and_nothing_that_an_editor_drops_is_there() -> None:
    body = pasted()
    for each in body.iter():
        assert set(each.attrib) <= {"style"}, each.attrib
        assert each.tag.removeprefix(XHTML) in {
            "body", "section", "p", "br", "strong", "sup", "sub", "table", "tbody", "tr", "td",
        }  # fmt: skip
    assert all(each.get("style") for each in elements(body, "section", "p", "table", "td"))


def test_the_words_are_those_of_the_page_in_their_order() -> None:
    said = texts(pasted(), "p")
    for words in (
        "内部资料", "示例行业党建工作简报", "2024年第36期（总第487期）",
        "示例单位党建办　2024年12月2日", "示例区召开示例工作会", "编者按：这是编者按。",
        "一、总体情况", "（示例区局供稿）", "【栏目甲】", "报：示例上级甲，示例上级乙。",
    ):  # fmt: skip
        assert words in said
    assert said.index("表1　各区情况") > said.index("（一）主要做法")


def test_a_paragraph_names_the_picture_that_goes_there() -> None:
    made = write_web(set_with(article(PICTURES)), "paste", "期_files")
    assert list(made.pictures) == ["期_files/01.png", "期_files/02.png"]
    said = texts(parsed(made.page), "p")
    start = said.index("第一段。")
    assert said[start + 1 : start + 8] == [
        "［这里换成图 01.png］", "图1　左", "［这里换成图 02.png］", "图2　右",
        "［这里换成图 01.png］", "［这里换成图 02.png］", "图3　都是",
    ]  # fmt: skip


def test_cells_that_are_made_one_are_one_and_a_head_looks_like_one_in_all_its_rows() -> None:
    cells = elements(pasted(article(MERGED)), "td")
    assert spans(cells)[:3] == [("区域", "2", None), ("业务量", None, "2"), ("备注", "2", None)]
    assert ("180", None, "2") in spans(cells)
    looks = [each.get("style").rpartition(";")[0] for each in cells]
    assert len({*looks[:5]}) == len({*looks[5:]}) == 1
    assert looks[0] != looks[5]


def test_the_address_of_a_link_stands_behind_its_words() -> None:
    body = pasted(article("见[规定](https://example.cn/a)第一条。"))
    assert "见规定（https://example.cn/a）第一条。" in texts(body, "p")


def test_the_nameplate_has_its_colour() -> None:
    name = next(each for each in elements(pasted(), "p") if says(each) == "示例行业党建工作简报")
    assert name.get("style").endswith(";color:#ff0000")


def test_a_signature_stands_at_the_right() -> None:
    body = pasted(article("文。\n\n署名：示例局"))
    (signed,) = [each for each in elements(body, "p") if says(each) == "示例局"]
    assert "text-align:right" in signed.get("style")
