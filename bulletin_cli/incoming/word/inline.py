"""One paragraph of a Word file -> its pieces; whatever is passed over is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK, Raised
from bulletin_cli.incoming.word.content import TrackedChange, WordPiece
from bulletin_cli.incoming.word.drawn import read_drawn
from bulletin_cli.incoming.word.equations import equation_text
from bulletin_cli.incoming.word.fields import Field
from bulletin_cli.incoming.word.formulas import formula_text, linear
from bulletin_cli.incoming.word.reading import CHANGES, WordReading, change_of
from bulletin_cli.incoming.word.styles import RunLook
from bulletin_cli.incoming.word.symbols import as_unicode
from bulletin_cli.incoming.word.xml import MC, M, R, W, alternative, switch, word_name

THROUGH = ("hyperlink", "fldSimple", "smartTag", "customXml", "sdt", "sdtContent", "dir", "bdo")
NOTES = ("footnoteReference", "endnoteReference")
PLACEHOLDER = "内容控件里的提示文字"
RUN_IN = "段首小标题"
_SIGNS = {"tab": "\t", "cr": LINE_BREAK, "noBreakHyphen": "-", "ptab": "\t"}
_CODE = re.compile("[0-9A-Fa-f]{2,4}")
_COMPUTED = (
    "dayLong", "dayShort", "monthLong", "monthShort", "yearLong", "yearShort", "pgNum",
)  # fmt: skip
_RUN_IN = re.compile("黑体|楷体|SimHei|KaiTi", re.IGNORECASE)
_RUN_IN_MOST = 40  # characters of a heading that stands in its paragraph


class LineReader:
    """Reads what stands in one paragraph; `boxes` are the text boxes hung on it."""

    def __init__(self, paragraph: Any, reading: WordReading) -> None:
        self._reading = reading
        self._style = reading.styles.style_of(paragraph)
        self._faces: list[tuple[str, str, bool]] = []  # East Asian face, text, whether bold
        self._pieces: list[WordPiece] = []
        self.marks = list(reading.marks.values())
        self.boxes: list[tuple[Any, list[TrackedChange]]] = []
        reading.part_told()
        self._inline(paragraph)
        self._end_fields()
        self._tell_run_in()

    def pieces(self) -> tuple[WordPiece, ...]:
        """Return the pieces, neighbours alike made one: programs cut runs anywhere."""
        return tuple(_join_alike(self._pieces))

    def _inline(self, parent: Any) -> None:
        for child in parent:
            name = word_name(child)
            if name == "r":
                self._run(child)
            elif name in CHANGES:
                with self._reading.within([change_of(child, name)]):
                    self._inline(child)
            elif name in THROUGH:
                self._through(child, name)
            elif name == "ruby":
                self._ruby(child)
            elif child.tag in (f"{M}oMath", f"{M}oMathPara"):
                self._formula(child)
            elif child.tag == f"{MC}AlternateContent":
                choice = alternative(child)
                self._inline(() if choice is None else choice)
            else:
                self._reading.mark(child, self.marks)

    def _through(self, child: Any, name: str) -> None:
        """Read what is only wrapped: links, simple fields, controls."""
        if name == "fldSimple":
            field = Field()
            field.add(child.get(f"{W}instr", ""))
            field.begin_result(self._pieces)
            self._inline(child)
            self._end(field, has_result=len(child) > 0)
        elif name == "hyperlink":
            start = len(self._pieces)
            self._inline(child)
            link = self._reading.package.links.get(child.get(f"{R}id", ""))
            if link and link.external:
                place = child.get(f"{W}anchor", "")
                self._link(start, f"{link.target}#{place}" if place else link.target)
        else:
            with self._reading.covered(PLACEHOLDER if is_placeholder(child) else ""):
                self._inline(child)

    def _run(self, run: Any) -> None:
        look = self._reading.styles.look(self._style, run.find(f"{W}rPr"))
        self._run_content(run, look)

    def _run_content(self, parent: Any, look: RunLook) -> None:
        for child in parent:
            name = word_name(child)
            fields = self._reading.fields
            if name == "fldChar":
                self._field(child, look)
            elif code := next((each for each in reversed(fields) if not each.begun), None):
                if name in ("instrText", "t"):  # the code of a field is no text
                    code.add(child.text or "")
            elif text := self._text(child, name, look):
                self._take(text, look)
            elif child.tag == f"{MC}AlternateContent":
                choice = alternative(child)
                self._run_content(() if choice is None else choice, look)
            else:
                self._content(child, name, look)

    def _content(self, child: Any, name: str, look: RunLook) -> None:
        """Read what is no text of a run: signs of notes and comments, guides, drawings."""
        if name == "instrText" and self._reading.fields:  # of a field that does not end
            self._reading.fields[-1].add(child.text or "")
        elif name == "ruby":
            self._ruby(child)
        elif name == "commentReference" and self._pieces:
            self._attach_comment(child.get(f"{W}id", ""))
        elif name in NOTES:
            self._reading.notes.append((name, child.get(f"{W}id", "")))
        elif name in _COMPUTED:
            self._reading.tell("Word 自动填的日期或页码")
        elif name in ("drawing", "pict", "object", "txbxContent"):
            self._drawn(child, look)

    def _text(self, child: Any, name: str, look: RunLook) -> str:
        if name in ("t", "delText"):
            text = as_unicode(child.text or "", *look.faces[1:])
            return text.upper() if look.capitals or look.small_capitals else text
        if name == "br":
            return LINE_BREAK if child.get(f"{W}type", "textWrapping") == "textWrapping" else ""
        if name == "sym":
            code, face = child.get(f"{W}char", ""), child.get(f"{W}font", "")
            if not _CODE.fullmatch(code) or 0xD800 <= int(code, 16) < 0xE000:
                self._reading.tell("符号字体里的符号", face)
                return ""
            return as_unicode(chr(int(code, 16)), face, face)
        return _SIGNS.get(name, "")

    def _take(self, text: str, look: RunLook, raised: Raised | None = None) -> None:
        """Take text as its looks say: into the paragraph, or among what is told."""
        if cover := self._cover(look):
            self._reading.tell(cover, text.replace(LINE_BREAK, " "))
            return
        self._reading.part_told()
        if text.strip():
            self._faces.append((look.faces[0], text, look.bold))
        self._pieces.append(
            self._piece(text, bold=look.bold, raised=look.raised if raised is None else raised)
        )

    def _cover(self, look: RunLook) -> str:
        if look.hidden:
            return "隐藏的文字"
        if look.struck or look.struck_twice:
            return "画了删除线的文字"
        return self._reading.covers[-1] if self._reading.covers else ""

    def _piece(
        self, text: str, *, bold: bool = False, picture: str = "", raised: Raised = ""
    ) -> WordPiece:
        reading = self._reading
        reading.placed.update(reading.comments)
        return WordPiece(text, bold, reading.change, reading.comments, picture, raised)

    def _attach_comment(self, identifier: str) -> None:
        """Put a comment without a range on what stands before its sign."""
        if identifier not in self._reading.placed:
            self._reading.placed.add(identifier)
            last = self._pieces[-1]
            self._pieces[-1] = replace(last, comments=(*last.comments, identifier))

    def _ruby(self, ruby: Any) -> None:
        """Take the text that a phonetic guide stands above, and tell the guide."""
        for base in ruby.iterfind(f"{W}rubyBase"):
            self._inline(base)
        guide = "".join(each.text or "" for each in ruby.iterfind(f"{W}rt//{W}t"))
        if guide:
            self._reading.tell_apart("注音", guide)

    def _formula(self, formula: Any) -> None:
        parts = linear(formula)
        if parts is None:
            self._reading.tell_apart("一行写不下的公式", formula_text(formula))
        for text, raised in parts or ():
            self._take(text, RunLook(), raised)

    def _field(self, mark: Any, look: RunLook) -> None:
        kind, fields = mark.get(f"{W}fldCharType"), self._reading.fields
        if kind == "begin":
            closed = mark not in self._reading.endless
            fields.append(Field(closed=closed, form=mark.find(f"{W}ffData")))
        elif kind == "separate" and fields:
            fields[-1].begin_result(self._pieces)
        elif kind == "end" and fields:
            field = fields.pop()
            if all(each.begun for each in fields):
                self._end(field, has_result=field.begun, look=look)

    def _end(self, field: Field, *, has_result: bool, look: RunLook | None = None) -> None:
        """Take what a field shows that keeps no result, or tell of it; keep where links lead."""
        look = look or RunLook()
        if (form := field.form_text()) is not None:
            self._take(form, look)
        elif has_result:
            self._link_field(field)
        elif field.kind == "EQ":
            self._equation(field, look)
        elif (text := field.own_text()) is None:
            self._reading.tell_apart("没有结果的域", field.code.strip())
        elif text:
            self._take(text, look)

    def _equation(self, field: Field, look: RunLook) -> None:
        shown = equation_text(field.arguments)
        for text, raised in shown.parts:
            self._take(text, look, raised or None)
        for what, where in (("注音", shown.reading), ("字外面的框", shown.frame)):
            if where:
                self._reading.tell_apart(what, where)

    def _end_fields(self) -> None:
        """End with the paragraph the fields that nothing else ends; their text has been taken."""
        for field in self._reading.fields:
            if not field.closed:
                self._reading.tell_apart("没有结束的域的代码", field.code.strip())
        self._reading.fields = [each for each in self._reading.fields if each.closed]

    def _link_field(self, field: Field) -> None:
        address = field.address()
        if field.pieces is self._pieces:
            self._link(field.start, address)
        elif address:  # it began in another paragraph
            self._reading.tell_apart("链接的地址", address)

    def _link(self, start: int, address: str) -> None:
        """Have the pieces from `start` on lead to an address, unless they lead elsewhere."""
        self._pieces[start:] = [
            replace(each, link=each.link or address) for each in self._pieces[start:]
        ]

    def _drawn(self, element: Any, look: RunLook) -> None:
        """Take pictures and the words of boxes; tell the rest."""
        if cover := self._cover(look):
            words = "".join(each.text or "" for each in element.iter(f"{W}t"))
            self._reading.tell(f"{cover}（图形）", words)
            return
        reading = self._reading
        drawn = read_drawn(element, reading.package)
        self._pieces += [
            self._piece("", picture=reading.name_picture(*each)) for each in drawn.pictures
        ]
        self.boxes += [(each, self._reading.changes) for each in (*drawn.words, *drawn.boxes)]
        for left in drawn.left_out:
            self._reading.tell_apart(left.what, left.where)

    def _tell_run_in(self) -> None:
        """Tell the face that makes a paragraph's first sentence its heading, unless bold does."""
        if not self._faces or self._faces[0][2] or not _RUN_IN.search(self._faces[0][0]):
            return
        first = self._faces[0][0]
        lead = "".join(text for face, text, _ in next(_runs_of_a_face(self._faces)))
        if any(face != first for face, _, _ in self._faces) and len(lead) <= _RUN_IN_MOST:
            self._reading.part_told()
            self._reading.tell(f"{RUN_IN}的{first}", lead.strip("\u3000 "))


def is_placeholder(control: Any) -> bool:
    """Return whether a content control shows only its prompt (17.5.2.39)."""
    properties = control.find(f"{W}sdtPr")
    return properties is not None and switch(properties, "showingPlcHdr")


def _runs_of_a_face(
    faces: Sequence[tuple[str, str, bool]],
) -> Iterator[Iterator[tuple[str, str, bool]]]:
    return (each for _, each in groupby(faces, key=lambda one: one[0]))


def _kind(piece: WordPiece) -> tuple[object, ...]:
    return piece.bold, piece.change, piece.comments, piece.picture, piece.raised, piece.link


def _join_alike(pieces: Sequence[WordPiece]) -> Iterator[WordPiece]:
    for _, group in groupby(pieces, key=_kind):
        first, *others = group
        if first.picture or not others:
            yield first
            yield from others
        else:
            yield replace(first, text="".join(each.text for each in (first, *others)))
