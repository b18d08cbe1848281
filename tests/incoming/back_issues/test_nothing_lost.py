"""Whatever stands below the masthead of an old issue is in what is read, or it is told."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_cli.content.article import plain_text
from bulletin_cli.content.article_text import dump_article, parse_article
from bulletin_cli.incoming.back_issues import TemplateFacts, dump_source, read_old
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from tests.drafts import made
from tests.dumps import squeezed
from tests.incoming.back_issues.test_articles import add_table
from tests.incoming.back_issues.test_heads import HEAD

FORMS = [
    "示例{}局开展安全检查", "● 示例{}局开展安全检查", "示例{}局开展安全检查……3", "本期要目",
    "目　录", "【{}动态】", "{}动态", "编者按：现编发{}的做法。", "编者按", "一、提高{}认识",
    "（二）{}工作部署",
    "近日，{}组织青年志愿者走进社区，为居民讲解寄递安全知识，现场解答疑问四十余件，受到居民的好评。",
    "会议要求，{}要抓好落实。", "特此通知{}", "注：{}的数据截至上月底。", "图1　{}现场",
    "表1　{}隐患", "（供稿单位：{}公司　作者：张三　电话：021-12345678）", "（{}区局 张三）",
    "供稿：{}速递", "{}区局 张三供稿", "{}区局　2024年11月25日", "作者：张三（{}局）",
    "（来源：{}管理局）", "主办：{}办公室    编辑：王五", "主题词：{}　工作", "责任编辑：{}",
    "联系人：{}　电话：000", "报：{}省局。", "抄报：{}甲　分送：乙",
    "{}办公室　2024年11月26日印发", "共印120份", "东站|{}二处", "网点|{}|整改", "||", "{}|",
]  # fmt: skip
OFTEN = ["示例{}局开展安全检查", "【{}动态】", "会议要求，{}要抓好落实。"]
NAMES = [f"鼎{chr(0x7530 + n)}" for n in range(8)]  # found nowhere else
LINES = st.lists(
    st.tuples(st.sampled_from(FORMS) | st.sampled_from(OFTEN), st.sampled_from(NAMES)), max_size=14
)


def said(old: OldIssue) -> str:
    """Return all that is read of an issue and all that is told, without blanks."""
    texts = [each.what for each in old.doubts]
    for one in old.articles:
        texts += [*one.title, one.section, one.editor_note, one.unit, one.author, plain_text(one)]
    receivers = (*old.report_to, *old.copy_to, *old.issue_to)
    return squeezed("\n".join((*old.nameplate, old.issuer, *texts, *receivers)))


def assert_all_said(lines: list[tuple[str, str]], old: OldIssue) -> None:
    """Assert that no name is lost, and that what is read can be written."""
    names = [name for form, name in lines if "{}" in form]
    assert [name for name in names if name not in said(old)] == []
    for article in old.articles:
        parse_article(dump_article(article), "01.md", "01.md")


@settings(max_examples=300, deadline=None)
@given(LINES, st.booleans())
def test_of_a_dump_nothing_is_lost(lines: list[tuple[str, str]], doubled: bool) -> None:
    text = HEAD + "\n".join(form.format(name).replace("|", "\t") for form, name in lines)
    source = dump_source(text.replace("\n", "\n\n") if doubled else text, "a.txt")
    assert_all_said(lines, read_old(source, TemplateFacts()))


@settings(max_examples=100, deadline=None)
@given(LINES)
def test_of_a_word_file_nothing_is_lost(lines: list[tuple[str, str]]) -> None:
    def make(document: Any) -> None:
        for line in HEAD.splitlines():
            document.add_paragraph(line)
        for form, name in lines:
            text = form.format(name)
            if "|" in form:
                add_table(document, text, text)
            else:
                document.add_paragraph(text)

    assert_all_said(lines, read_old(read_word_source(made(make), "a.docx"), TemplateFacts()))
