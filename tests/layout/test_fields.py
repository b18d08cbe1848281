"""[[fields]]: what a template declares, refuses, and prints of what the two files give."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import StyledParagraph
from bulletin_cli.layout.template import Template, TemplateField
from tests import samples
from tests.layout.template.test_template import FILE, SMALL, own

EDITOR = '[[fields]]\nkey = "责任编辑"\n'


def line(text: str) -> str:
    """Return a row of the masthead that prints `text`."""
    return f"[[masthead]]\nstyle = \"body\"\ntext = '''{text}'''\n"


def printed(
    template: Template, of: dict[str, str], issue: dict[str, str], **more: Any
) -> list[str]:
    """Return the lines of the masthead, with these values in bulletin.toml and issue.toml."""
    periodical = replace(samples.periodical(), fields=of, **more)
    bare = replace(samples.issue(), contents=False, articles=(), fields=issue)
    body = compose(bare, template, periodical).body
    return [block.text for block in body if isinstance(block, StyledParagraph)]


def test_a_field_needs_a_key_alone() -> None:
    assert own(EDITOR).fields == (
        TemplateField("责任编辑", "责任编辑", default="", required=False, scope="issue"),
    )
    text = '[[fields]]\nkey = "phone"\nlabel = "联系电话"\ndefault = "无"\nscope = "periodical"\n'
    text += '[[fields]]\nkey = "signer"\nlabel = "签发人"\nrequired = true\nscope = "issue"\n'
    assert own(text).fields == (
        TemplateField("phone", "联系电话", default="无", required=False, scope="periodical"),
        TemplateField("signer", "签发人", default="", required=True, scope="issue"),
    )


def test_a_template_without_fields_has_none() -> None:
    assert own().fields == ()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("[[fields]]\n", "fields.key 没有写", "补上"),
        ('[[fields]]\nkey = "责任 编辑"\n', "fields.key 不能是“责任 编辑”", "没有空格"),
        ('[[fields]]\nkey = ""\n', "fields.key 不能是“”", "没有空格"),
        ('[[fields]]\nkey = "2号"\n', "fields.key 不能是“2号”", "不以数字开头"),
        ('[[fields]]\nkey = "联系-电话"\n', "fields.key 不能是“联系-电话”", "汉字"),
        ('[[fields]]\nkey = "__class__"\n', "fields.key 不能是“__class__”", "汉字"),
        (f'[[fields]]\nkey = "{"长" * 17}"\n', "fields.key 不能是“长", "至多 16 个字"),
        (EDITOR * 2, "fields.key “责任编辑”前面已有一项", "写一次"),
        (f'{EDITOR}[[fields]]\nkey = "editor"\nlabel = "责任编辑"\n',
         "fields.label “责任编辑”前面已有一项", "写一次"),
        (f'{EDITOR}label = " "\n', "fields.label 是空的", "删去"),
        (f'{EDITOR}default = "张"\nrequired = true\n', "fields.default 和 required", "不写"),
        (f'{EDITOR}default = "张\\n三"\n', "fields.default 只能写一行", "换行"),
        (f'{EDITOR}scope = "isue"\n', "fields.scope 不能是“isue”", "是不是 issue？"),
        (f'{EDITOR}required = "是"\n', "fields.required 应为 true 或 false", "required"),
        (f'{EDITOR}lable = "编辑"\n', "fields.lable 是不认识的键", "是不是 label？"),
    ],
)  # fmt: skip
def test_a_faulty_field_is_refused_on_its_line(text: str, message: str, hint: str) -> None:
    with pytest.raises(BulletinError) as caught:
        own(text)
    error = caught.value
    assert message in error.message
    assert hint in error.hint
    assert error.file == FILE
    assert error.line is not None
    assert error.line > SMALL.count("\n")


def test_texts_print_what_each_file_says_and_else_the_default() -> None:
    text = EDITOR + '[[fields]]\nkey = "密级"\ndefault = "内部"\nscope = "periodical"\n'
    template = own(text + line("{{ field.责任编辑 }}／{{ field.密级 }}"))
    assert printed(template, {}, {}) == ["／内部"]
    assert printed(template, {"密级": "秘密"}, {"责任编辑": "张三"}) == ["张三／秘密"]
    assert printed(template, {"密级": ""}, {"责任编辑": "张三"}) == ["张三／"]


def test_a_value_in_the_file_of_the_other_scope_is_not_printed() -> None:
    template = own(EDITOR + line("编辑{{ field.责任编辑 }}"))
    assert printed(template, {"责任编辑": "张三"}, {}) == ["编辑"]


def test_a_text_may_ask_whether_a_field_is_given() -> None:
    template = own(EDITOR + line("{% if field.责任编辑 %}编辑：{{ field.责任编辑 }}{% endif %}"))
    assert printed(template, {}, {}) == []
    assert printed(template, {}, {"责任编辑": "张三"}) == ["编辑：张三"]


@pytest.mark.parametrize("key", ["items", "keys", "get", "copy", "values", "if", "in"])
def test_a_field_may_be_called_like_a_method_or_a_word_of_jinja(key: str) -> None:
    template = own(f'[[fields]]\nkey = "{key}"\n' + line(f"值{{{{ field.{key} }}}}"))
    assert printed(template, {}, {key: "甲"}) == ["值甲"]


@pytest.mark.parametrize(
    ("fields", "text", "message", "hint"),
    [
        (EDITOR, "{{ field.责任编缉 }}", "text 里的 .责任编缉 没有定义", "是不是 责任编辑？"),
        ("", "{{ field.责任编辑 }}", "text 里的 .责任编辑 没有定义", "先写 [[fields]]"),
        (EDITOR, "{{ field }}", "text 里的 field 不能整个印出来", "field.责任编辑"),
        ("", "{{ field }}", "text 里的 field 不能整个印出来", "先写 [[fields]]"),
        (EDITOR, "{{ field['责任编辑'] }}", "方括号只能取一列中的几项", ""),
        (EDITOR, "{{ feild.责任编辑 }}", "text 里的 feild 没有定义", "是不是 field？"),
        (EDITOR, "{{ field.责任编辑 | join }}", "text 里的 join 前面要是一列", ""),
    ],
)
def test_a_text_may_name_declared_fields_alone(
    fields: str, text: str, message: str, hint: str
) -> None:
    with pytest.raises(BulletinError) as caught:
        own(fields + line(text))
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_several_issuers_are_joined_as_the_text_says() -> None:
    template = own(
        line("{{ periodical.issuer }}")
        + line("{{ periodical.issuers | join(line_break) }}")
        + line("{{ periodical.issuers | join('　') }}")
    )
    texts = printed(template, {}, {}, issuers=("甲局", "乙局"))
    assert texts == ["甲局、乙局", f"甲局{LINE_BREAK}乙局", "甲局　乙局"]


def test_issuers_are_a_list_and_no_text() -> None:
    with pytest.raises(BulletinError, match=r"periodical\.issuers 是一列，不能直接印出来"):
        own(line("{{ periodical.issuers }}"))
