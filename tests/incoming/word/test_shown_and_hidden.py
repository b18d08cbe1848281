"""Every character that Word shows is in the article or told; none that it hides is taken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.record import record
from tests.incoming.word.building import box, cell, field, lines, link, p, part, r, table, taken

STYLES = part(
    "styles",
    '<w:style w:type="character" w:styleId="Hid"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Hid2"><w:basedOn w:val="Hid"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="HidAll"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Up"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    "</w:style>",
)
LINKS = link("rIdLink", "hyperlink", "https://www.example.cn/a", external=True)
PLACEHOLDER = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@record
class Construct:
    """A run or more around X, a place for a word; where the word comes out: article, told, or "".

    `block` says that it stands beside paragraphs and not in one.
    """

    xml: str
    where: str = "article"
    block: bool = False


X = r("X")
HIDDEN = "told, hidden"  # told is allowed, taken is not
CONSTRUCTS = {
    "a run": Construct(X),
    "a link": Construct(f'<w:hyperlink r:id="rIdLink">{X}</w:hyperlink>'),
    "a simple field": Construct(f'<w:fldSimple w:instr="SEQ 图">{X}</w:fldSimple>'),
    "a field's result": Construct(field("REF _Ref1", X)),
    "a field in a field": Construct(field(f"IF {field('PAGE', r('1'))} = 1", X)),
    "a field without end": Construct(
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF a</w:instrText></w:r>{X}'
    ),
    "a ringed word": Construct(field(r"eq \o\ac(○,X)")),
    "joined characters": Construct(field(r"EQ \* jc0 \o(\s\up 5(X),\s\do 5(乙))")),
    "a word under its reading": Construct(field(r"EQ \o\ad(\s\up 9(mǎ),X)")),
    "a reading above a word": Construct(field(r"EQ \o\ad(\s\up 9(X),码)"), "told"),
    "a guide's base": Construct(f"<w:r><w:ruby><w:rubyBase>{X}</w:rubyBase></w:ruby></w:r>"),
    "a guide": Construct(f"<w:r><w:ruby><w:rt>{X}</w:rt></w:ruby></w:r>", "told"),
    "a button": Construct(field("MACROBUTTON none X")),
    "a field nobody knows": Construct(field('NEW "X"'), "told"),
    "a choice in a run": Construct(
        '<mc:AlternateContent><mc:Choice Requires="wps">'
        f"{X}</mc:Choice><mc:Fallback>{r('旧')}</mc:Fallback></mc:AlternateContent>"
    ),
    "a choice that Word cannot take": Construct(
        f'<mc:AlternateContent><mc:Choice Requires="no">{r("新")}</mc:Choice>'
        f"<mc:Fallback>{X}</mc:Fallback></mc:AlternateContent>"
    ),
    "a fallback that is not shown": Construct(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{r("新")}</mc:Choice>'
        f"<mc:Fallback>{X}</mc:Fallback></mc:AlternateContent>",
        "",
    ),
    "a content control": Construct(f"<w:sdt><w:sdtContent>{X}</w:sdtContent></w:sdt>"),
    "a prompt": Construct(PLACEHOLDER.format(X), HIDDEN),
    "struck out": Construct(r("X", "<w:strike/>"), "told"),
    "struck out twice": Construct(r("X", "<w:dstrike/>"), "told"),
    "not struck out": Construct(r("X", '<w:strike w:val="0"/>')),
    "hidden": Construct(r("X", "<w:vanish/>"), HIDDEN),
    "hidden by a style": Construct(r("X", '<w:rStyle w:val="Hid"/>'), HIDDEN),
    "hidden by a style below": Construct(r("X", '<w:rStyle w:val="Hid2"/>'), HIDDEN),
    "shown in spite of a style": Construct(
        r("X", '<w:rStyle w:val="Hid"/><w:vanish w:val="false"/>')
    ),
    "raised letters": Construct(r("X", '<w:vertAlign w:val="superscript"/>')),
    "a deletion": Construct(f"<w:del>{X.replace('w:t', 'w:delText')}</w:del>", ""),
    "an insertion": Construct(f"<w:ins>{X}</w:ins>"),
    "a text box": Construct(box(p(X))),
    "a box in a box": Construct(box(p(box(p(X))))),
    "old WordArt": Construct('<w:r><w:pict><v:textpath string="X"/></w:pict></w:r>'),
    "words of a drawing": Construct("<w:r><w:drawing><a:t>X</a:t></w:drawing></w:r>", "told"),
    "a hidden drawing": Construct(
        f'<w:r><w:drawing><wp:docPr hidden="1"/><w:txbxContent>{p(X)}</w:txbxContent>'
        "</w:drawing></w:r>",
        HIDDEN,
    ),
    "a formula on a line": Construct("<m:oMath><m:r><m:t>X</m:t></m:r></m:oMath>"),
    "a formula of more lines": Construct(
        "<m:oMath><m:m><m:mr><m:e><m:r><m:t>X</m:t></m:r></m:e></m:mr></m:m></m:oMath>", "told"
    ),
    "a hidden paragraph": Construct(p(X, properties='<w:pStyle w:val="HidAll"/>'), HIDDEN, True),
    "a struck paragraph": Construct(p(X, properties='<w:pStyle w:val="Struck"/>'), "told", True),
    "a drop cap": Construct(
        p(X, properties='<w:framePr w:dropCap="drop"/>') + p(r("乙")), block=True
    ),
    "a block of choices": Construct(
        f'<mc:AlternateContent><mc:Choice Requires="wps">{p(X)}</mc:Choice></mc:AlternateContent>',
        block=True,
    ),
    "a block's prompt": Construct(PLACEHOLDER.format(p(X)), HIDDEN, True),
    "a cell": Construct(table(cell(p(X)) + cell(p(r("乙")))), block=True),
    "a cell behind free columns": Construct(
        table(cell(p(r("甲"))) + cell(p(r("乙"))),
              f'<w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(p(X))}'),
        block=True,
    ),
    "a cell under a merged one": Construct(
        table(cell(p(r("甲")), '<w:vMerge w:val="restart"/>') + cell(p(r("乙"))),
              cell(p(X), "<w:vMerge/>") + cell(p(r("丙")))),
        HIDDEN, True,
    ),
    "a hidden row": Construct(
        table(cell(p(r("甲"))) + cell(p(r("乙"))),
              f"<w:trPr><w:hidden/></w:trPr>{cell(p(X))}{cell(p(r('丁')))}"),
        HIDDEN, True,
    ),
    "a cell's prompt": Construct(
        table(cell(p(r("甲"))) + PLACEHOLDER.format(cell(p(X)))), HIDDEN, True
    ),
    "a table in a table": Construct(
        table(cell(table(cell(p(X))) + p()) + cell(p(r("乙")))), block=True
    ),
    "a formula between paragraphs": Construct(
        "<m:oMath><m:r><m:t>X</m:t></m:r></m:oMath>", "told", True
    ),
    "capitals": Construct(r("X", '<w:caps w:val="0"/>')),
}  # fmt: skip


def check_words(names: list[str]) -> None:
    """Assert where the word of each construct comes out, all of them in one file."""
    words = [f"丰{chr(0x4E00 + 7 * place)}{place}龘" for place in range(len(names))]
    blocks, inline = "", ""
    for word, name in zip(words, names, strict=True):
        construct = CONSTRUCTS[name]
        xml = re.sub('X(?=[<),"]|$)', word, construct.xml)
        if construct.block:
            blocks += p(inline) + xml
            inline = ""
        else:
            inline += xml + r("，")
    one = taken(blocks + p(inline) + p(r("末段。")), {"styles": STYLES}, LINKS)
    article, told = "\n".join(lines(one.article)), "\n".join(one.messages)
    assert "末段。" in article
    for word, name in zip(words, names, strict=True):
        where = CONSTRUCTS[name].where
        assert (word in article) == (where == "article"), (name, article)
        if where in ("told", HIDDEN):
            assert word in told, (name, told)


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_what_is_shown_is_taken_or_told_and_what_is_hidden_is_not_taken(name: str) -> None:
    check_words([name])


@given(st.lists(st.sampled_from(sorted(CONSTRUCTS)), min_size=2, max_size=8))
def test_constructs_in_any_order_do_not_disturb_each_other(names: list[str]) -> None:
    check_words(names)


_WRAPS = (
    f'<w:hyperlink r:id="rIdLink">{X}</w:hyperlink>', f"<w:ins>{X}</w:ins>",
    f"<w:sdt><w:sdtContent>{X}</w:sdtContent></w:sdt>", f"<w:smartTag>{X}</w:smartTag>",
    f'<w:fldSimple w:instr="REF a">{X}</w:fldSimple>', field("REF a", X),
    f'<mc:AlternateContent><mc:Choice Requires="wps">{X}</mc:Choice></mc:AlternateContent>',
    box(p(X)), f"<w:r><w:ruby><w:rubyBase>{X}</w:rubyBase></w:ruby></w:r>",
)  # fmt: skip


@given(st.lists(st.sampled_from(_WRAPS), min_size=1, max_size=6), st.booleans())
def test_a_word_in_any_wrapping_is_taken_once_and_a_hidden_one_never(
    wraps: list[str], hidden: bool
) -> None:
    xml = r("丰甲龘", "<w:vanish/>" * hidden)
    for wrap in wraps:
        xml = wrap.replace(X, xml)
    one = taken(p(xml) + p(r("末段。")), {"styles": STYLES}, LINKS)
    assert "\n".join(lines(one.article)).count("丰甲龘") == (not hidden)
    assert not hidden or "丰甲龘" in "".join(one.messages)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "<w:vanish/>", "<w:strike/>", "<w:caps/>", "<w:b/>"]),
            st.text("甲乙丙丁12，。", min_size=1, max_size=5),
        ),
        min_size=1,
        max_size=10,
    )
)
def test_runs_of_a_paragraph_are_taken_or_told_in_their_order(runs: list[tuple[str, str]]) -> None:
    one = taken(p(r("首"), *(r(text, looks) for looks, text in runs)) + p(r("末段。")))
    gone = ("<w:vanish/>", "<w:strike/>")
    shown = "首" + "".join(text for looks, text in runs if looks not in gone)
    assert lines(one.article)[0] == shown
    told = "".join(one.messages)
    assert all(text in told for looks, text in runs if looks in gone)
