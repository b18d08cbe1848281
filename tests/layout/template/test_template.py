"""template.toml is strict, and its Jinja sees nothing but frozen facts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError, TemplateError
from bulletin_cli.content.issue import Periodical
from bulletin_cli.layout.document import Border
from bulletin_cli.layout.template import BODY_STYLES, Template, TemplateRow, load
from bulletin_cli.store.templates import find, load_template

FILE = "templates/own/template.toml"
PAGE = '[page]\ntop = "37mm"\nright = "26mm"\nbottom = "35mm"\nleft = "28mm"\n'
BODY = '[styles.body]\nfont = "宋体"\nsize = "三号"\nline = "28pt"\nfirst_line = 2\n'
OTHERS = "".join(f'[styles.{key}]\nbased_on = "body"\n' for key in BODY_STYLES[1:])
SMALL = f"schema = 1\n{PAGE}{BODY}{OTHERS}[[article]]\nbody = true\n"
MM = 72 / 25.4


def own(text: str = "") -> Template:
    """Return the smallest template with `text` at its end."""
    return load(SMALL + text, FILE, "own", b"")


def row(text: str, part: str = "article") -> TemplateRow:
    return own(f'[[{part}]]\nstyle = "body"\ntext = """{text}"""\n').parts[part][-1]


def test_an_unknown_template_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(TemplateError, match="没有叫“gbt9705”的模板") as caught:
        find("gbt9705", None)
    assert caught.value.hint == "是不是 gbt9704？"


def test_the_workspaces_own_template_comes_first(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "gbt9704"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(SMALL, encoding="utf-8")
    shutil.copy(find("gbt9704", None) / "base.docx", folder)
    template = load_template("gbt9704", tmp_path)
    assert len(template.styles) == len(BODY_STYLES)


def test_a_template_without_its_base_document_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "own"
    folder.mkdir(parents=True)
    (folder / "template.toml").write_text(SMALL, encoding="utf-8")
    with pytest.raises(BulletinError, match=r"templates/own/base\.docx：文件不存在"):
        load_template("own", tmp_path)


def test_a_style_takes_over_what_it_does_not_say() -> None:
    styles = own(
        '[styles.red]\nbased_on = "body"\ncolor = "#ff0000"\nrule_below = "0.35mm #00ff00"\n'
        'tracking = "-0.25pt"\nright_tab = "dots"\n[styles.big]\nbased_on = "red"\nsize = "小初"\n'
        'font = ["甲", "乙"]\nline = "auto"\nleft = 2\nfirst_line = -2\nrule_below = "none"\n'
    ).styles
    red, big = styles["red"], styles["big"]
    assert (red.fonts, red.size, red.line, red.first_line) == (("宋体",), 16, 28, 2)
    assert (red.color, red.rule_below) == ("FF0000", Border(1.0, "00FF00"))
    assert (big.fonts, big.size, big.line, big.first_line) == (("甲", "乙"), 36, None, -2)
    assert (big.color, big.tracking, big.right_tab) == ("FF0000", -0.25, "dots")
    assert (big.rule_below, big.key, big.name) == (None, "big", "big")


@pytest.mark.parametrize(
    ("old", "new", "message", "hint", "line"),
    [
        ("schema = 1", "schema = 2", "schema 是 2", "升级", 1),
        ("top =", "topp =", "page.top 没有写", "topp", 2),
        ("[page]", "[page]\nhigh = 1", "page.high 是不认识的键", "", 3),
        ('"37mm"', '"37"', "page.top 不能是“37”", "应为长度", 3),
        ('"28mm"', '"180mm"', "页边距太大", "减小", 2),
        ('size = "三号"', 'size = "三十号"', "styles.body.size 不能是“三十号”", "字号或长度", 9),
        ('size = "三号"', 'size = "0pt"', "0pt 不在 1 到 400 之间", "", 9),
        ('font = "宋体"', f'font = "{"长" * 32}"', "太长或为空", "31", 8),
        ('font = "宋体"', "font = []", "font 是空的", "写成 font", 8),
        ('size = "三号"', 'size = "三号"\nalign = "middle"', "align 不能是“middle”", "可以写", 10),
        ('size = "三号"', 'size = "三号"\ncolour = "#FF0000"', "colour 是不认识的键", "color", 10),
        ('size = "三号"', 'size = "三号"\ncolor = "red"', "color 不能是“red”", "#FF0000", 10),
        ('size = "三号"', 'size = "三号"\nrule_above = "1pt"', "rule_above 不能是“1pt”", "线", 10),
        ('size = "三号"', 'size = "三号"\nbefore = "-1pt"', "styles.body.before", "", 10),
        ('size = "三号"', 'size = "三号"\noutline = 10', "styles.body.outline", "", 10),
        ('line = "28pt"', 'line = "-28pt"', "styles.body.line", "", 10),
        ('line = "28pt"', 'line = "0pt"', "styles.body.line", "", 10),
        ('size = "三号"', 'size = "三号"\nname = "NOTE"', "name 和 [styles.", "", None),
        ("[styles.note]\n", "[styles.note2]\n", "缺少样式 note", "[styles.note]", None),
        ('[styles.note]\nbased_on = "body"', '[styles.note]\nbased_on = "boddy"',
         "“boddy”不在它前面", "是不是 body？", None),
        ("[[article]]", '[[article]]\nstyle = "boddy"\n[[article]]', "“boddy”不是样式", "body",
         None),
        ("body = true", "body = false\nstyle = 'body'", "要有一行（且只有一行）body = true", "",
         None),
        ("[[article]]", "[[article]]\nbody = true\n[[article]]", "只有一行", "", None),
        ("[[article]]", "[[artcle]]\n[[article]]", "artcle 是不认识的键", "article", None),
        ("[[article]]", '[[footer]]\nstyle="body"\npages="left"\n[[article]]', "pages 不能是“left”",
         "odd", None),
        ("[[article]]", '[[masthead]]\nstyle="body"\neach_article=true\n[[article]]',
         "each_article 是不认识的键", "", None),
    ],
)  # fmt: skip
def test_a_faulty_template_is_refused_with_file_line_and_hint(
    old: str, new: str, message: str, hint: str, line: int | None
) -> None:
    with pytest.raises(BulletinError) as caught:
        load(SMALL.replace(old, new, 1), FILE, "own", b"")
    error = caught.value
    assert message in error.message
    assert hint in error.hint
    assert error.file == FILE
    assert line is None or error.line == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ article.title", "Jinja 写法有误"),
        ("{% if article.unit %}甲", "Jinja 写法有误"),
        ("{% for a in periodical.copy_to %}{{ a }}{% endfor %}", "不能有循环"),
        ("{% include 'a' %}", "不能有循环"),
        ("{% import 'a' as a %}", "不能有循环"),
        ("{% extends 'a' %}", "不能有循环"),
        ("{{ artcle.title }}", "artcle 没有定义"),
        ("{{ page_number }}", "page_number 没有定义"),
        ("{{ range(9) }}", "函数"),
        ("{{ '甲%9999d' % 1 }}", "算术"),
        ("{{ '甲' * 9 }}", "算术"),
        ("{{ issue.number + 1 }}", "算术"),
        ("{{ ['甲', issue] }}", "不能有循环"),
        ("{% set a = 1 %}", "不能有循环"),
        ("{{ article.title | nosuchfilter }}", "不能用过滤器 nosuchfilter"),
        ("{{ article.title | center(9999) }}", "不能用过滤器 center"),
        ("{{ article.title | indent(9999) }}", "不能用过滤器 indent"),
        ("{{ '%9999d' | format(1) }}", "不能用过滤器 format"),
        ("{{ issue.label | upper('甲') }}", "upper"),
        ("{{ issue.label | lower('甲') }}", "lower"),
        ("{{ periodical }}", "periodical 不能整个印出来"),
        ("{{ article }}", "article 不能整个印出来"),
        ("{{ issue | upper }}", "issue 不能整个印出来"),
        ("{{ issue | join }}", "issue 不能整个印出来"),
        ("甲{{ '乙' ~ issue }}", "issue 不能整个印出来"),
        ("{{ issue or '甲' }}", "印出来"),
        ("{% if issue.units %}{{ issue }}{% endif %}", "issue 不能整个印出来"),
        ("{{ periodical.copy_to }}", "periodical.copy_to 是一列，不能直接印出来"),
        ("{{ periodical.nameplate[:-1] }}", "periodical.nameplate 是一列"),
        ("{{ issue.also_to | default('无') }}", "issue.also_to 是一列"),
        ("{{ issue.contents }}", "issue.contents 是真假，不能印出来"),
        ("{{ article.unit | join }}", "join 前面要是一列"),
        ("{{ periodical.copy_to | join(issue.label) }}", "join 写法不对"),
        ("{{ periodical.copy_to | join('，', 'name') }}", "join 写法不对"),
        ("{{ article['title'] }}", "方括号"),
        ("{{ article.unit if issue.units }}", "没有 else"),
        ("甲\n乙", "只能写一行"),
    ],
)
def test_a_faulty_text_is_refused_on_loading(text: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message) as caught:
        row(text)
    place = SMALL.count("\n") + 3
    assert (caught.value.file, caught.value.line) == (FILE, place)


@pytest.mark.parametrize(
    "line",
    ['text = "甲"', 'text = ""', "body = true", 'style = "ruled"'],
)
def test_only_a_blank_line_can_be_spared(line: str) -> None:
    styles = '[styles.ruled]\nbased_on = "body"\nrule_below = "1pt #FF0000"\n'
    style = "" if "style" in line or "body" in line else 'style = "body"\n'
    with pytest.raises(BulletinError, match="spare 只能写在空行上") as caught:
        own(f"{styles}[[article]]\n{style}{line}\nspare = true\n")
    assert caught.value.file == FILE


def test_a_template_may_be_set_without_what_it_can_spare() -> None:
    rows = 'style = "body"\n[[masthead]]\nstyle = "body"\nspare = true\n'
    template = own(f"[[masthead]]\n{rows}")
    assert [row.spare for row in template.parts["masthead"]] == [False, True]
    assert [row.spare for row in template.without_spare_rows().parts["masthead"]] == [False]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ periodical.copy_to | join('，') }}", "甲，乙"),
        ("{{ periodical.copy_to | length }}", "2"),
        ("{{ periodical.copy_to | first }}{{ periodical.copy_to[1] }}", "甲乙"),
        ("{{ periodical.nameplate[:-1] | join(line_break) }}", "简"),
        ("{{ periodical.nameplate | last | upper }}", "报A"),
        ("{{ periodical.marking | default('内部', true) }}", "内部"),
        ("{{ issue.label | replace('期', '号') | trim }}", "第3号"),
        ("{{ issue.year ~ '年' ~ issue.number }}", "2024年3"),
        ("甲{{ issue.print_run }}{{ issue.whole_number }}", "甲"),
        ("{% if issue.units and not issue.contents %}有{% else %}无{% endif %}", "有"),
        ("{{ '一' if issue.number == 3 else '二' }}", "一"),
        ("{{ periodical.marking or periodical.issuer }}", "办"),
        ("{% if issue.print_run is none %}不印{% endif %}", "不印"),
    ],
)
def test_the_documented_forms_print(text: str, printed: str) -> None:
    periodical = Periodical(("简", "报a"), ("办",), "own", copy_to=("甲", "乙"))
    issue = {
        "label": " 第3期 ", "year": 2024, "number": 3, "whole_number": None, "print_run": None,
        "contents": False, "units": True,
    }  # fmt: skip
    facts = {"periodical": periodical, "issue": issue, "line_break": "\u2028"}
    assert row(text).render(facts) == (printed,)


def test_replacing_cannot_blow_a_text_up() -> None:
    text = "{{ article.title" + " | replace('甲', '甲甲甲甲甲甲甲甲')" * 20 + " }}"
    with pytest.raises(BulletinError, match="太长"):
        row(text).render({"article": {"title": "甲"}})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__ }}",
        "{{ periodical.__class__ }}",
        "{{ periodical.__class__.__mro__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ periodical['__class__'] }}",
        "{{ '{0.__class__}'.format(periodical) }}",
        "{{ periodical | attr('__class__') }}",
        "{{ periodical.nosuch }}",
        "{{ article.nosuch }}",
        "{{ 1 / 0 }}",
        "{{ 'a' + 1 }}",
        "{{ periodical.copy_to.append('甲') }}",
        "{{ article.update(a=1) }}",
    ],
)
def test_nothing_but_the_facts_can_be_seen_or_changed(text: str) -> None:
    periodical = Periodical(("甲",), ("乙",), "own")
    with pytest.raises(BulletinError, match=r"不能|没有定义|方括号") as caught:
        row(text).render({"periodical": periodical, "article": {"title": "题"}})
    assert caught.value.file == FILE
    assert caught.value.line == SMALL.count("\n") + 3


def test_an_empty_text_leaves_no_paragraph_and_no_text_a_blank_one() -> None:
    assert row("{% if article.title %}{{ article.title }}{% endif %}").render(
        {"article": {"title": ""}}
    ) == ()  # fmt: skip
    assert own('[[article]]\nstyle = "body"\n').parts["article"][-1].render({}) == ("",)


def test_braces_in_a_fact_are_text() -> None:
    facts = {"article": {"title": "{{ 1 + 1 }}{% if %}<&>"}}
    assert row("{{ article.title }}").render(facts) == ("{{ 1 + 1 }}{% if %}<&>",)


def test_lengths_are_those_that_word_can_hold() -> None:
    odd = (
        '[styles.odd]\nbased_on = "body"\nsize = "12.3pt"\nline = "4mm"\nbefore = "1mm"\n'
        'tracking = "-0.33pt"\nrule_below = "0.3pt #000000"\n'
    )
    style = own(odd).styles["odd"]
    assert (style.size, style.line, style.before, style.tracking) == (12.5, 11.35, 2.85, -0.35)
    assert style.rule_below == Border(0.25, "000000")
