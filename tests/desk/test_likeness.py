"""A text that was sent before is known again, whatever was mended in it since."""

from __future__ import annotations

from bulletin_cli.desk.likeness import are_alike, pieces

TEXT = (
    "11月21日，示例区邮政管理局召开快递业务旺季服务保障工作会议，通报前三季度行业运行情况，部署旺季安全生产、"
    "寄递安全和从业人员权益保障工作。会议要求各企业落实主体责任，备足运力和人手，做好应急预案。"
)


def test_a_mended_text_is_alike() -> None:
    mended = TEXT.replace("前三季度", "前十个月").replace("，备足运力和人手", "")
    assert are_alike(pieces(TEXT), pieces(mended))


def test_a_part_of_a_text_is_alike() -> None:
    assert are_alike(pieces(TEXT), pieces(TEXT[:60]))


def test_marks_and_blanks_make_no_difference() -> None:
    assert pieces(TEXT) == pieces(TEXT.replace("，", ",\n "))


def test_another_text_of_the_same_words_is_not_alike() -> None:
    other = (
        "11月22日，示例县邮政管理局召开安全生产工作会议，学习上级文件，部署冬季防火和寄递安全检查。"
        "会议强调，各企业要压实责任，逐站点排查隐患，年底前完成整改并报送情况。"
    )
    assert not are_alike(pieces(TEXT), pieces(other))


def test_short_texts_are_never_alike() -> None:
    assert not are_alike(pieces("会议强调，抓好落实。"), pieces("会议强调，抓好落实。"))
