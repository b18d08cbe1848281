"""Files as they arrive broken or made with ill will: by kind and seed, always the same ones."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable, Iterator
from random import Random

from PIL import Image as Pillow

from tests.hostile_word import WORD, cut, flipped, other
from tests.samples import picture

Make = Callable[[Random], bytes]


def battery(kind: str, count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Yield names and bytes of `count` files of a kind: `docx`, `pdf`, `html`, `mht`, `png`."""
    makers = _MAKERS[kind]
    for number in range(count):
        make = makers[number % len(makers)]
        yield f"{number:03}-{make.__name__.strip('_')}.{kind}", make(Random(f"{seed}{number}"))  # noqa: S311 - not a secret


# PDF


def _pdf(*objects: bytes, root: int = 1) -> bytes:
    data, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table_ = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table_, len(objects) + 1, root, len(data))
    )


def stream(data: bytes, head: bytes = b"") -> bytes:
    """Return a stream object of a PDF."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(data), data)


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 4 0 R>>>>>>"
)


def page(content: bytes, pages: bytes = b"<</Type/Pages/Kids[3 0 R]/Count 1>>") -> bytes:
    return _pdf(_CATALOG, pages, _PAGE, content, _FONT)


def _shown(random: Random) -> bytes:
    return b"BT /F 12 Tf 72 700 Td (Text of a page that is read.) Tj ET\n" * random.choice((1, 50))


def pdf_cut(random: Random) -> bytes:
    return cut(page(stream(_shown(random))), random)


def pdf_flipped(random: Random) -> bytes:
    return flipped(page(stream(_shown(random))), random)


def pdf_page_loop(random: Random) -> bytes:
    kids = random.choice((b"2 0 R", b"2 0 R 2 0 R", b"3 0 R " * 5_000, b"99 0 R"))
    return page(stream(_shown(random)), b"<</Type/Pages/Kids[%s]/Count 9>>" % kids)


def pdf_form_loop(random: Random) -> bytes:
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>"
    return page(stream(b"/X Do " * random.choice((1, 9)), head))


def pdf_filters(random: Random) -> bytes:
    data, count = _shown(random), random.choice((2, 30))
    for _ in range(count):
        data = zlib.compress(data)
    return page(stream(data, b"/Filter[%s]" % (b"/FlateDecode " * count)))


def pdf_bomb(random: Random) -> bytes:
    data = zlib.compress(random.choice((b" ", b"q ", b"(", b"1 ", b"BT ET ")) * 20_000_000)
    return page(stream(data, b"/Filter/FlateDecode"))


def pdf_many(random: Random) -> bytes:
    return page(stream(b"BT /F 9 Tf (a) Tj ET " * random.choice((20_000, 400_000))))


def pdf_xref_loop(random: Random) -> bytes:
    data = page(stream(_shown(random)))
    place = data.rindex(b"xref\n0")
    return data.replace(b"/Size", b"/Prev %d/Size" % random.choice((place, 0, 10**9, place)))


def pdf_deep(random: Random) -> bytes:
    depth = random.choice((100, 20_000))
    return page(stream(b"[" * depth + b"]" * depth + b" TJ"), b"[" * depth + b"]" * depth)


# Web pages


def html_deep(random: Random) -> bytes:
    tag = random.choice(("div", "table><tr><td", "ul><li", "b", "span", "p"))
    return ("<h1>题目</h1>" + f"<{tag}>" * random.choice((300, 50_000)) + "甲").encode()


def html_wide(random: Random) -> bytes:
    value = random.choice("a <&;\"'") * 2_000_000
    return f"<h1>题目</h1><p class='{value}' style={value}>正文。<p>乙".encode()


def html_pictures(random: Random) -> bytes:
    data = base64.b64encode(random.choice((b"none", random.randbytes(10**6), _png_claim(random))))
    shown = f"<img src='data:image/png;base64,{data.decode()}'>" * random.choice((1, 9))
    return f"<h1>题目</h1><p>正文。{shown}".encode()


def html_table(random: Random) -> bytes:
    spans = random.choice(("1000", "99999999", "-1"))
    cells = f"<td colspan={spans} rowspan={spans}>甲" * random.choice((9, 3_000))
    return f"<h1>题目</h1><p>正文。<table><tr>{cells}</table>".encode()


def html_flipped(random: Random) -> bytes:
    text = "<h1>题目</h1><p>正文。</p><table><tr><td>甲</td></tr></table><ul><li>乙</li></ul>"
    return flipped((text * 50).encode(), random)


def mht_deep(random: Random) -> bytes:
    head = "MIME-Version: 1.0\r\n"
    for n in range(random.choice((9, 400))):
        head += f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n'
    return f"{head}Content-Type: text/html\r\n\r\n<h1>题目</h1><p>正文。".encode()


def mht_flipped(random: Random) -> bytes:
    data = base64.b64encode(html_flipped(random))
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    part_ = b"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + random.choice((flipped, cut))(part_ + data + b"\r\n--b--", random)


def mht_parts(random: Random) -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    return head + b"--b\r\nContent-Type: text/html\r\n\r\n<p>a\r\n" * random.choice((9, 50_000))


# Pictures


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png_claim(random: Random) -> bytes:
    """A picture of a few bytes that says it has very many pixels."""
    side = random.choice((20_000, 60_000, 2**31 - 1))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 10**6)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")
    )


def _saved(random: Random, kind: str) -> bytes:
    stream = io.BytesIO()
    frames = [Pillow.new("RGB", (90, 60), (n, 0, 0)) for n in range(3)]
    more = {"save_all": True, "append_images": frames} if kind in ("gif", "tiff") else {}
    frames[0].save(stream, kind, **more)
    return stream.getvalue()


def picture_claim(random: Random) -> bytes:
    return _png_claim(random)


def picture_cut(random: Random) -> bytes:
    return cut(_saved(random, random.choice(("png", "jpeg", "gif", "tiff", "bmp"))), random)


def picture_flipped(random: Random) -> bytes:
    return flipped(_saved(random, random.choice(("png", "jpeg", "gif", "tiff", "bmp"))), random)


def picture_text(random: Random) -> bytes:
    """A note within a picture that unpacks to very much."""
    note = b"Comment\0\0" + zlib.compress(b" " * random.choice((10**6, 2 * 10**8)))
    data = picture().data
    return data[:33] + _chunk(b"zTXt", note) + data[33:]


_MAKERS: dict[str, tuple[Make, ...]] = {
    "docx": WORD,
    "pdf": (
        pdf_cut, pdf_flipped, pdf_page_loop, pdf_form_loop, pdf_filters, pdf_bomb, pdf_many,
        pdf_xref_loop, pdf_deep, other,
    ),
    "html": (html_deep, html_wide, html_pictures, html_table, html_flipped),
    "mht": (mht_deep, mht_flipped, mht_parts),
    "png": (picture_claim, picture_cut, picture_flipped, picture_text, other),
}  # fmt: skip
