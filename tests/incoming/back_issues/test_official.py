"""Official texts in old issues: attachments are no articles, and lists keep their names whole."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import OfficialLine, plain
from bulletin_cli.incoming.back_issues import TemplateFacts, read_old
from bulletin_cli.incoming.back_issues.content import OldLine
from bulletin_cli.incoming.back_issues.lines import dump_source
from bulletin_cli.incoming.back_issues.official import attachment_lines, closing_lines
from bulletin_cli.incoming.back_issues.paper import TextLine, text_lines
from tests.incoming.back_issues.test_heads import HEAD, read

BODY = """
关于做好旺季服务保障工作的通知

　　现将有关事项通知如下，请各单位认真做好工作，抓好落实，确保不出问题。
　　特此通知。

　　附件：1.名单
　　　　　2.报名表

　　　　　　　　　　示例市邮政管理局
　　　　　　　　　　　2024年11月20日
　　（此件公开发布）
附件1

示例市邮政快递业务
旺季服务保障名单

　　组长由主要负责同志担任，成员由各处室负责同志担任，办公室设在市场处。
附件2

报名表

　　请于12月1日前报送，逾期不再受理，有问题请与办公室联系。
"""


def on_paper(*rows: tuple[str, float]) -> list[TextLine]:
    """Return lines with the blank before each of them in characters."""
    return text_lines(
        [OldLine(text, n, indent=indent) for n, (text, indent) in enumerate(rows)], ()
    )


def test_attachments_belong_to_the_article_above_them() -> None:
    old = read(HEAD + BODY)
    assert [each.full_title for each in old.articles] == ["关于做好旺季服务保障工作的通知"]
    found = [each for each in old.articles[0].blocks if isinstance(each, OfficialLine)]
    assert [(each.part, plain(each.inline)) for each in found] == [
        ("attachment_list", "附件：1.名单"), ("attachment_list", "2.报名表"),
        ("signature", "示例市邮政管理局"), ("signed_on", "2024年11月20日"),
        ("remark", "（此件公开发布）"), ("attachment", "附件1"),
        ("attachment_title", "示例市邮政快递业务旺季服务保障名单"), ("attachment", "附件2"),
        ("attachment_title", "报名表"),
    ]  # fmt: skip
    assert any("附件 2 个；请核对" in each.what for each in old.doubts)


def test_a_remark_is_no_unit_where_the_template_prints_units_in_brackets() -> None:
    facts = replace(TemplateFacts(), unit=("（", "）"))
    (article,) = read_old(dump_source(HEAD + BODY, "a.txt"), facts).articles
    found = [each for each in article.blocks if isinstance(each, OfficialLine)]
    assert [plain(each.inline) for each in found if each.part == "remark"] == ["（此件公开发布）"]
    assert article.unit != "此件公开发布"


def test_a_name_that_goes_on_below_itself_is_continued_and_a_signature_is_not() -> None:
    lines = on_paper(
        ("附件：1.示例市邮政快递业务旺季", 2), ("服务保障名单", 6), ("2.报名表", 5),
        ("示例市邮政管理局", 13), ("2024年11月20日", 15), ("2.别的", 2),
    )  # fmt: skip
    assert closing_lines(lines) == {
        0: "credit", 1: "continued", 2: "credit", 3: "credit", 4: "credit",
    }  # fmt: skip


def test_a_date_that_nobody_signs_is_left_where_it_is() -> None:
    assert closing_lines(on_paper(("正文在这里。", 2), ("2024年11月20日", 15))) == {}


def test_a_sentence_below_an_attachments_number_is_no_title() -> None:
    lines = on_paper(("正文。", 2), ("附件1", 0), ("请于12月1日前报送。", 2), ("附件2", 0))
    assert [*attachment_lines(lines)] == [(1, 2), (3, 4)]
