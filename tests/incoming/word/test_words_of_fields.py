"""Fields, formulas and numbers come as the words that Word shows for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.incoming.word.content import WordPiece, paragraphs
from bulletin_cli.incoming.word.equations import equation_text
from bulletin_cli.incoming.word.symbols import as_unicode
from tests.incoming.word.building import field, p, part, r, word
from tests.linear import assert_linear


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r" \o\ac(○,1)", "①"), (r"\o\ac(○,甲)", "甲"), (r"\o\ac(□,1)", "1"), (r"\o\ac(○,医)", "㊩"),
        (r' \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(mǎ),码)', "码"),
        (r" \* jc0 \o(\s\up 5(示例),\s\do 5(区局))", "示例区局"),
        (r"\f(1,2)", "1/2"), (r"\f(a+b,2)", "(a+b)/2"), (r"\r(3,x)", "3√x"), (r"\r(,x)", "√x"),
        (r"\b(\a(甲,乙))", "甲乙"), (r"x\s\up8(2)", "x2"), (r"\o(甲\,乙)", "甲,乙"),
        (r"\o(甲", "甲"), ("甲)乙", "甲)乙"), ("", ""),
    ],
)  # fmt: skip
def test_an_eq_field_is_its_text(code: str, shown: str) -> None:
    assert "".join(text for text, _ in equation_text(code).parts) == shown


def test_what_an_eq_field_raises_is_raised() -> None:
    assert equation_text(r"x\s\up8(2)").parts == (("x", ""), ("2", "superscript"))
    assert equation_text(r"x\s\do8(2)").parts == (("x", ""), ("2", "subscript"))


def test_the_reading_and_the_frame_of_an_eq_field_are_known() -> None:
    assert equation_text(r"\o\ad(\s\up 9(mǎ),码)").reading == "mǎ"
    assert (equation_text(r"\o\ac(○,甲)").frame, equation_text(r"\o\ac(○,1)").frame) == ("○", "")


@given(st.lists(st.sampled_from(["\\o", "\\ac", "(", ")", ",", "甲", " ", "\\s\\up 5", "\\", "○"])))
def test_no_eq_field_loses_a_character(tokens: list[str]) -> None:
    found = equation_text("".join(tokens))
    assert "".join(text for text, _ in found.parts).count("甲") + found.reading.count(
        "甲"
    ) == tokens.count("甲")


def test_eq_fields_without_end_take_time_as_their_length() -> None:
    assert_linear(lambda n: equation_text("\\o(" * n + "甲" * n), 5_000)


def texts(*runs: str) -> list[str]:
    return [each.text for each in paragraphs(word(p(*runs)).blocks)]


BOX = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


@pytest.mark.parametrize(
    ("run", "shown"),
    [
        (field(r"SYMBOL 252 \f Wingdings \s 12"), "✓"),
        (field(r'SYMBOL 0xA8 \f "Wingdings"'), "□"),
        (field("XE 索引"), ""),
        (BOX.format("<w:checkBox><w:default/></w:checkBox>") + END, "☑"),
        (BOX.format('<w:checkBox><w:default/><w:checked w:val="0"/></w:checkBox>') + END, "☐"),
        (
            BOX.format(
                '<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
                "</w:ddList>"
            )
            + END,
            "乙",
        ),
    ],
)
def test_a_field_without_a_result_shows_what_word_shows(run: str, shown: str) -> None:
    assert texts(r("前"), run, r("后")) == [f"前{shown}后"]


def test_a_field_that_does_not_end_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
    found = word(p(begin, r("甲")) + p(r("乙")) + p(field("REF a", r("丙"))))
    assert [each.text for each in paragraphs(found.blocks)] == ["甲", "乙", "丙"]
    assert [(each.what, each.where) for each in found.left_out] == [("没有结束的域的代码", "PAGE")]


def formula(content: str) -> str:
    return f"<m:oMath>{content}</m:oMath>"


def m(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (m("a=b"), "a=b"),
        (f"<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>", "(a+b)/2"),
        (f"<m:rad><m:deg/><m:e>{m('x')}</m:e></m:rad>", "√x"),
        (f"<m:d><m:e>{m('a')}</m:e><m:e>{m('b')}</m:e></m:d>", "(a|b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{m("a")}</m:e></m:d>',
         "[a]"),
        (f"<m:func><m:fName>{m('sin')}</m:fName><m:e>{m('x')}</m:e></m:func>", "sinx"),
    ],
)  # fmt: skip
def test_a_formula_that_goes_on_one_line_is_written_there(content: str, shown: str) -> None:
    assert texts(formula(content)) == [shown]


def test_a_power_is_raised() -> None:
    power = f"<m:sSup><m:e>{m('x')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>"
    (found,) = paragraphs(word(p(formula(power))).blocks)
    assert found.pieces == (WordPiece("x"), WordPiece("2", raised="superscript"))


@pytest.mark.parametrize(
    ("kind", "count", "shown"),
    [
        ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 1, "子"), ("ideographEnclosedCircle", 2, "㊁"),
        ("decimalEnclosedParen", 3, "⑶"), ("decimalEnclosedFullstop", 1, "⒈"),
        ("decimalFullWidth", 10, "１０"), ("decimalZero", 7, "07"), ("numberInDash", 1, "- 1 -"),
        ("upperLetter", 28, "BB"), ("lowerRoman", 14, "xiv"), ("decimalEnclosedCircle", 21, "21"),
        ("nobodyKnows", 3, "3"),
    ],
)  # fmt: skip
def test_an_automatic_number_is_written_as_word_shows_it(kind: str, count: int, shown: str) -> None:
    assert numbered(kind, count) == shown


def test_legal_numbering_is_arabic() -> None:
    assert numbered("chineseCounting", 3, "<w:isLgl/>") == "3"


def numbered(kind: str, count: int, more: str = "") -> str:
    level = f'<w:start w:val="{count}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="%1"/>'
    lists = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    body = p(r("甲"), properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    (found,) = paragraphs(word(body, {"numbering": part("numbering", lists)}).blocks)
    return found.number


@pytest.mark.parametrize(
    ("text", "ascii_face", "face", "shown"),
    [
        ("\uf0fc", "", "Wingdings", "✓"), ("\uf061", "Symbol", "Symbol", "α"),
        ("a", "Symbol", "", "α"), ("甲", "Symbol", "Symbol", "甲"),
        ("ü", "宋体", "Wingdings", "✓"), ("a", "宋体", "Wingdings", "a"),
        ("\uf0fc", "宋体", "宋体", "\uf0fc"), ("\ue5e5", "Wingdings", "Wingdings", "\ue5e5"),
    ],
)  # fmt: skip
def test_a_sign_of_a_symbol_face_is_that_of_unicode(
    text: str, ascii_face: str, face: str, shown: str
) -> None:
    assert as_unicode(text, ascii_face, face) == shown
