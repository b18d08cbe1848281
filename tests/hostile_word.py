"""Word files as they arrive broken or made with ill will."""

from __future__ import annotations

import io
import zipfile
from random import Random

from tests.drafts import by_style, made, pictures, tables
from tests.incoming.word.building import box, cell, field, p, package, r, table
from tests.samples import picture

_GOOD = p(r("题目")) + p(r("正文。"))


def cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(1, len(data))]


def flipped(data: bytes, random: Random) -> bytes:
    found = bytearray(data)
    for _ in range(random.choice((1, 8, 64, 512))):
        found[random.randrange(len(found))] ^= 1 << random.randrange(8)
    return bytes(found)


def _nested(opening: str, closing: str, random: Random, inside: str = "") -> str:
    depth = random.choice((40, 300, 5_000))
    return opening * depth + inside + closing * depth


def word_cut(random: Random) -> bytes:
    return cut(made(pictures), random)


def word_flipped(random: Random) -> bytes:
    return flipped(made(random.choice((by_style, tables, pictures))), random)


def word_flipped_within(random: Random) -> bytes:
    """A whole package whose parts are broken."""
    source, stream = zipfile.ZipFile(io.BytesIO(made(pictures))), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if data and random.random() < 0.3:
                data = random.choice((flipped, cut))(data, random)
            if random.random() > 0.05:
                target.writestr(name, data)
    return stream.getvalue()


def word_bomb(random: Random) -> bytes:
    return package(f"{_GOOD}<!--{' ' * random.choice((10**6, 5 * 10**7))}-->")


def word_long(random: Random) -> bytes:
    return package(_GOOD + p(r(random.choice(" 1[一甲.、") * 400_000)))


def word_many(random: Random) -> bytes:
    piece = random.choice((p(r("甲")), p(), table(cell(p(r("乙")))), p(field("PAGE", r("1")))))
    return package(_GOOD + piece * random.choice((3_000, 60_000)))


def word_deep(random: Random) -> bytes:
    body = random.choice(
        (
            _nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", random, p(r("甲"))),
            _nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", random, p(r("甲"))),
            p(_nested("<w:ins>", "</w:ins>", random, r("甲"))),
            p(_nested('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "", random, r("甲"))),
        )
    )
    return package(_GOOD + body)


def word_boxes(random: Random) -> bytes:
    content = p(r("甲"))
    for _ in range(random.choice((6, 9))):  # each holds the one below it twice
        content = p(box(content))
    return package(_GOOD + content)


def word_styles(random: Random) -> bytes:
    count = random.choice((3, 3_000))
    styles = "".join(
        f'<w:style w:styleId="s{n}" w:type="paragraph"><w:basedOn w:val="s{(n + 1) % count}"/>'
        "</w:style>"
        for n in range(count)
    )
    body = _GOOD + p(r("甲"), properties='<w:pStyle w:val="s0"/>')
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return package(body, {"styles": f'<w:styles xmlns:w="{space}">{styles}</w:styles>'})


def word_claims(random: Random) -> bytes:
    huge = random.choice(("-1", "99999999999", "x", "", "1e9", "０"))
    return package(
        _GOOD
        + table(cell(p(r("甲")), f'<w:gridSpan w:val="{huge}"/><w:vMerge w:val="{huge}"/>'))
        + p(r("乙", f'<w:sz w:val="{huge}"/><w:vertAlign w:val="{huge}"/>'),
            properties=f'<w:ind w:firstLine="{huge}"/><w:numPr><w:ilvl w:val="{huge}"/>'
            f'<w:numId w:val="{huge}"/></w:numPr><w:outlineLvl w:val="{huge}"/>')
    )  # fmt: skip


def word_entities(random: Random) -> bytes:
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "甲"}">'
        for n in range(random.choice((3, 9)))
    )
    entities = f"<!DOCTYPE d [{levels}]><d>&e2;</d>"
    return package(p(r("甲")), {"word/document.xml": entities})


def other(random: Random) -> bytes:
    """What is of another kind than its name says."""
    kinds = (b"", b"\0" * 4_096, random.randbytes(9_999), b"PK\3\4", b"MZ" + random.randbytes(99),
             "正文。".encode("utf-16"), picture().data, b"%PDF-1.7\n%%EOF")  # fmt: skip
    return random.choice(kinds)


WORD = (
    word_cut, word_flipped, word_flipped_within, word_bomb, word_long, word_many, word_deep,
    word_boxes, word_styles, word_claims, word_entities, other,
)  # fmt: skip
