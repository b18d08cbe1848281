"""How far the values of a template may go, and what its texts may print."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import Periodical
from bulletin_cli.layout.document import Border, Style
from bulletin_cli.layout.template import load
from tests.layout.template.test_template import FILE, SMALL, own, row


def style(facts: str) -> Style:
    """Return a style that is the body's but for `facts`."""
    return own(f'[styles.own]\nbased_on = "body"\n{facts}\n').styles["own"]


@pytest.mark.parametrize(
    "facts",
    [
        "left = 25\nfirst_line = 0", "right = 25\nfirst_line = 0", "left = 23\nfirst_line = 2",
        "left = 2\nfirst_line = -2", 'tracking = "16pt"', 'tracking = "-8pt"',
        'size = "1pt"',
        f'font = "{"长" * 31}"', 'rule_above = "12pt #000000"', 'before = "0pt"', "outline = 9",
        'line = "0.5"', 'line = "10"',
    ],
)  # fmt: skip
def test_what_lies_at_the_edge_is_taken(facts: str) -> None:
    assert style(facts).key == "own"


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ("left = 26\nfirst_line = 0", "缩进出了版心"),
        ("right = 26\nfirst_line = 0", "缩进出了版心"),
        ("left = 24\nfirst_line = 2", "缩进出了版心"),
        ("left = -1", "缩进出了版心"),
        ("right = -1", "缩进出了版心"),
        ("left = 1\nfirst_line = -2", "缩进出了版心"),
        ('tracking = "16.1pt"', "超过半个字"),
        ('tracking = "-8.1pt"', "超过半个字"),
        ('size = "0.9pt"', "不在 1 到 400 之间"),
        ('size = "401pt"', "不在 1 到 400 之间"),
        ('smallest = "0.5pt"', "smallest 不能是"),
        (f'font = "{"长" * 32}"', "太长或为空"),
        ('rule_above = "0pt #000000"', "rule_above 不能是"),
        ('rule_above = "12.1pt #000000"', "rule_above 不能是"),
        ('color = "#FF00000"', "color 不能是"),
        ('color = "FF0000"', "color 不能是"),
        ("outline = 10", "outline"),
        ('line = "0.4"', "line 不能是"),
        ('line = "10.1"', "line 不能是"),
    ],
)
def test_what_lies_beyond_the_edge_is_refused(facts: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        style(facts)


def test_a_page_has_at_most_four_columns() -> None:
    four = SMALL.replace("[page]\n", "[page]\ncolumns = 4\n")
    assert load(four, FILE, "own", b"").page.columns == 4
    with pytest.raises(BulletinError, match="columns 应为 1 到 4"):
        load(four.replace("columns = 4", "columns = 5"), FILE, "own", b"")


@pytest.mark.parametrize("key", ["size", "smallest"])
def test_sizes_are_whole_halves_of_a_point_as_word_writes_them(key: str) -> None:
    assert getattr(style(f'{key} = "10.7pt"'), key) == 10.5


@pytest.mark.parametrize("key", ["size", "smallest", "tracking", "before", "after", "line"])
@pytest.mark.parametrize("length", ["9" * 400, "0." + "9" * 400, "1e400", "nan", "inf", "500000"])
def test_a_length_that_is_none_is_refused_with_its_key(key: str, length: str) -> None:
    with pytest.raises(BulletinError) as caught:
        style(f'{key} = "{length}pt"')
    assert f"styles.own.{key} 不能是“{length[:60]}" in caught.value.message
    assert len(caught.value.message) < 100
    assert caught.value.line == SMALL.count("\n") + 3


@pytest.mark.parametrize("key", ["first_line", "left", "right"])
@pytest.mark.parametrize("number", ["9" * 400, "1e400", "nan", "inf", "-inf"])
def test_a_number_that_is_none_is_refused_with_its_key(key: str, number: str) -> None:
    with pytest.raises(
        BulletinError, match=f"styles.own.{key} 应为 -1000 到 1000 的数字"
    ) as caught:
        style(f"{key} = {number}")
    assert len(caught.value.message) < 120


@pytest.mark.parametrize("key", ["squeeze", "excess"])
@pytest.mark.parametrize("number", ["-0.1", "1.1", "9" * 400, "nan"])
def test_marks_give_no_less_than_nothing_and_no_more_than_themselves(key: str, number: str) -> None:
    with pytest.raises(BulletinError, match=f"typesetting.{key} 应为 0 到 1 的数字"):
        own(f"[typesetting]\n{key} = {number}\n")


@pytest.mark.parametrize("table", ["page", "typesetting", "styles.own"])
def test_a_key_that_nothing_knows_is_refused_in_every_table(table: str) -> None:
    more = 'based_on = "body"\n' if table.startswith("styles") else ""
    said = "squeezed = 0.5\n"
    text = SMALL.replace("[page]\n", f"[page]\n{said}", 1) if table == "page" else ""
    with pytest.raises(BulletinError, match=f"{table}.squeezed 是不认识的键"):
        load(text or f"{SMALL}[{table}]\n{more}{said}", FILE, "own", b"")


@pytest.mark.parametrize("least", [0, 1])
def test_marks_may_give_nothing_or_themselves(least: int) -> None:
    found = own(f"[typesetting]\nsqueeze = {least}\nexcess = {1 - least}\n").line_breaking
    assert (found.compression, found.tolerance) == (least, 1 - least)


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ('line = "650pt"', "一行就高过版心"),
        ('before = "400pt"\nafter = "300pt"', "一行就高过版心"),
        ('font = "甲,乙"', "“甲,乙”里有逗号"),
        ('font = " "', "太长或为空"),
        ('rule_above = "0.2pt #000000"', "rule_above 不能是"),
    ],
)
def test_what_word_cannot_show_is_refused(facts: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        style(facts)


@pytest.mark.parametrize("key", ["top", "right", "bottom", "left", "width", "height", "header"])
@pytest.mark.parametrize("length", ["-1mm", "559mm", "9" * 400 + "mm", "1e400mm", "nan", "37"])
def test_a_sheet_has_no_length_below_nothing_or_above_22_inches(key: str, length: str) -> None:
    line = next((each for each in SMALL.splitlines() if each.startswith(f"{key} =")), "[page]")
    new = f'{"[page]" + chr(10) if line == "[page]" else ""}{key} = "{length}"'
    with pytest.raises(BulletinError, match=f"page.{key} 不能是“{length[:60]}") as caught:
        load(SMALL.replace(line, new, 1), FILE, "own", b"")
    assert "558.8mm" in caught.value.hint
    assert caught.value.line is not None


def test_a_sheet_of_22_inches_is_taken() -> None:
    text = SMALL.replace("[page]", '[page]\nwidth = "558.8mm"\nheight = "558.8mm"', 1)
    page = load(text, FILE, "own", b"").page
    assert (page.width, page.height) == pytest.approx((22 * 72, 22 * 72))


@pytest.mark.parametrize("key", ["header", "footer"])
def test_headers_and_footers_stand_in_their_half_of_the_sheet(key: str) -> None:
    text = SMALL.replace("[page]", f'[page]\n{key} = "149mm"', 1)
    with pytest.raises(BulletinError, match=f"page.{key} 超过纸高的一半"):
        load(text, FILE, "own", b"")


def test_lines_are_balanced_where_a_style_says_so() -> None:
    assert style("balance = true").balance
    assert not style("").balance


def test_the_styles_of_the_body_cannot_balance_their_lines() -> None:
    text = SMALL.replace("[styles.body]", "[styles.body]\nbalance = true", 1)
    with pytest.raises(BulletinError, match=r"styles\.body\.balance 只用在题目上") as caught:
        load(text, FILE, "own", b"")
    assert caught.value.line == SMALL[: SMALL.index("[styles.body]")].count("\n") + 2


def test_a_rule_and_a_colour_are_read_in_either_case() -> None:
    found = style('rule_above = "1pt #ff00aa"\ncolor = "#00ff00"')
    assert (found.rule_above, found.color) == (Border(1.0, "FF00AA"), "00FF00")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{ periodical.copy_to or periodical.report_to }}", "是一列"),
        ("{{ '甲' ~ periodical.copy_to }}", "periodical.copy_to 是一列，不能直接印出来"),
        ("{% if artcle.unit == '甲' %}乙{% endif %}", "artcle 没有定义"),
        ("{% if not artcle.unit %}乙{% endif %}", "artcle 没有定义"),
        ("{% if artcle.unit is none %}乙{% endif %}", "artcle 没有定义"),
        ("{% if issue.number == artcle.unit %}乙{% endif %}", "artcle 没有定义"),
        ("{{ '一' if artcle.unit else '二' }}", "artcle 没有定义"),
        ("{{ not article.unit }}", "印出来"),
        ("{{ true }}", "印出来"),
        ("{{ none }}", "印出来"),
        ("{{ article.title['甲':] }}", "方括号"),
        ("{{ periodical[0] }}", "方括号"),
        ("{{ issue.units[0] }}", "方括号"),
        ("{{ periodical.copy_to | join(article) }}", "join 写法不对"),
        ("{{ periodical.copy_to | join(d='，') }}", "里不能有"),
        ("{{ issue.units | default('甲') }}", "是真假"),
    ],
)
def test_what_cannot_be_printed_is_refused(text: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        row(text)


def test_what_is_printed_whole_is_told_which_part_to_name() -> None:
    with pytest.raises(BulletinError, match="issue 不能整个印出来") as caught:
        row("{{ issue }}")
    assert caught.value.hint.startswith("写明要哪一项，如 issue.")
    with pytest.raises(BulletinError) as caught:
        row("{{ periodical.copy_to }}")
    assert caught.value.hint == "写成 {{ periodical.copy_to | join('，') }}。"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ periodical.nameplate[-1] }}", "二"),
        ("{{ periodical.nameplate[0] }}", "一"),
        ("{{ periodical.copy_to | join(line_break) }}", "甲\u2028乙"),
        ("{{ periodical.issuer[:1] }}", "办"),
        ("{% if periodical.issuer != '办' %}一{% else %}二{% endif %}", "二"),
    ],
)
def test_parts_of_facts_print(text: str, printed: str) -> None:
    periodical = Periodical(("一", "二"), ("办",), "own", copy_to=("甲", "乙"))
    assert row(text).render({"periodical": periodical, "line_break": "\u2028"}) == (printed,)


def test_a_text_may_grow_to_ten_thousand_characters() -> None:
    text = row("{{ article.title | replace('甲', '甲乙') }}")
    assert len(text.render({"article": {"title": "甲" * 5_000}})[0]) == 10_000
    with pytest.raises(BulletinError, match="太长"):
        text.render({"article": {"title": "甲" * 5_000 + "丙"}})


def test_nothing_cannot_be_replaced() -> None:
    with pytest.raises(BulletinError, match="太长"):
        row("{{ article.title | replace('', '甲') }}").render({"article": {"title": "乙"}})


def test_rows_of_footers_say_their_pages_and_others_do_not() -> None:
    footer = '[[footer]]\nstyle = "body"\ntext = "甲"\npages = "odd"\n'
    assert own(footer).parts["footer"][-1].pages == "odd"
    assert row("甲").pages == "both"
    with pytest.raises(BulletinError, match="pages 是不认识的键"):
        own(footer.replace("footer", "masthead"))


def test_switches_of_lines_and_pages_are_read() -> None:
    flags = {
        "compress_punctuation": "compress_punctuation", "hang_punctuation": "hang_punctuation",
        "widow_control": "widow_control", "auto_space": "auto_space",
        "imprint_at_foot": "imprint_at_foot", "imprint_on_even_page": "imprint_on_even_page",
        "report_cuts": "report_cuts",
    }  # fmt: skip
    usual = own().line_breaking
    for key, name in flags.items():
        other = not getattr(usual, name)
        text = SMALL.replace(
            "schema = 1\n", f"schema = 1\n[typesetting]\n{key} = {str(other).lower()}\n"
        )
        changed = load(text, FILE, "own", b"").line_breaking
        assert {
            each for each in flags.values() if getattr(changed, each) != getattr(usual, each)
        } == {name}


@pytest.mark.parametrize("text", ["{{ ('甲' ~ '乙') | trim }}", "{{ ('甲' ~ '乙')[:2] }}"])
def test_what_is_put_together_is_a_text_like_any_other(text: str) -> None:
    assert row(text).render({}) == ("甲乙",)


@pytest.mark.parametrize(("key", "sum_", "whole"), [("right", 210, "left"), ("bottom", 297, "top")])
def test_an_inch_of_text_must_be_left(key: str, sum_: int, whole: str) -> None:
    other = 28 if whole == "left" else 37
    for rest, message in ((25.4001, ""), (25.3, "页边距太大")):
        old = next(line for line in SMALL.splitlines() if line.startswith(key))
        text = SMALL.replace(old, f'{key} = "{sum_ - other - rest}mm"').replace(
            "first_line = 2", ""
        )
        if message:
            with pytest.raises(BulletinError, match=message):
                load(text, FILE, "own", b"")
        else:
            assert load(text, FILE, "own", b"").page


@pytest.mark.parametrize(
    "pitch", ["0", "0.4", "10.1", "1.5倍", "at least", "at least 0pt", "least 28pt", "-1pt", "1e3"]
)
def test_a_pitch_that_is_none_is_refused_with_those_that_are(pitch: str) -> None:
    with pytest.raises(BulletinError, match="line 不能是") as caught:
        style(f'line = "{pitch}"')
    assert caught.value.hint == "应为行距，如 28pt、1.5、at least 28pt、auto。"


@pytest.mark.parametrize("pitch", ["28pt", "1.5", "at least 28pt", "auto", "1.15"])
def test_a_pitch_is_taken_over(pitch: str) -> None:
    text = f'[styles.one]\nbased_on = "body"\nline = "{pitch}"\n[styles.two]\nbased_on = "one"\n'
    one, two = (own(text).styles[key] for key in ("one", "two"))
    assert (one.line, one.multiple, one.least) == (two.line, two.multiple, two.least)


@pytest.mark.parametrize("grid", ["0.5pt", "30cm", "-1pt"])
def test_a_grid_without_a_line_on_a_page_is_refused(grid: str) -> None:
    with pytest.raises(BulletinError, match=r"page\.grid"):
        load(SMALL.replace("[page]\n", f'[page]\ngrid = "{grid}"\n'), FILE, "own", b"")
