"""LibreOffice, given files that name things elsewhere, fetches nothing and reads no other file."""

from __future__ import annotations

import io
import shutil
import socket
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bulletin_cli.store.office import convert_to_docx
from bulletin_cli.store.office_profile import make_profile
from tests.conftest import LONGEST, write
from tests.incoming.word.building import link, p, package, part, r, relations
from tests.samples import picture

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed"
)
Make = Callable[[str, Path], bytes]
ELSEWHERE = "别的文件里的话"
_ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("draw", "drawing"), ("svg", "svg-compatible"),
        ("meta", "meta"), ("manifest", "manifest"),
    )
)  # fmt: skip
_LINKED = 'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port of this machine, where somebody is at home but answers only when asked to."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        server.setblocking(False)
        yield server


def _frame(name: str, target: str) -> str:
    return (
        '<text:p><draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">'
        f'<draw:{name} xlink:href="{target}" {_LINKED}/></draw:frame></text:p>'
    )


def _body(web: str, folder: Path) -> str:
    """Return a body with linked pictures, objects, frames, sections and DDE."""
    near, text = (folder / "secret.png").as_uri(), (folder / "secret.txt").as_uri()
    frames = "".join(
        _frame(name, target)
        for name, target in (
            ("image", f"{web}image.png"), ("image", near), ("object", f"{web}object.odt"),
            ("floating-frame", f"{web}frame.html"), ("image", "file://127.0.0.1/share/unc.png"),
        )
    )  # fmt: skip
    dde = (
        f'<office:dde-source office:dde-application="soffice" office:dde-topic="{text}" '
        'office:dde-item="甲" office:automatic-update="true"/>'
    )
    sections = "".join(
        f'<text:section text:name="{n}">{source}<text:p>甲</text:p></text:section>'
        for n, source in enumerate(
            (
                f'<text:section-source xlink:href="{web}section.html"/>',
                f'<text:section-source xlink:href="{text}"/>',
                dde,
            )
        )
    )
    return (
        f"<office:body><office:text><text:p>正文</text:p>{frames}{sections}"
        "</office:text></office:body>"
    )


def flat_odf(web: str, folder: Path) -> bytes:
    template = f'<meta:template xlink:href="{web}t.ott" xlink:type="simple" xlink:title="甲"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_ODF} '
        'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:meta>{template}</office:meta>{_body(web, folder)}</office:document>"
    ).encode()


def odt(web: str, folder: Path) -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    listed = entry.format("/", kind) + entry.format("content.xml", "text/xml")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("mimetype", kind)
        made.writestr(
            "content.xml",
            f'<office:document-content {_ODF} xmlns:xlink="http://www.w3.org/1999/xlink" '
            f'office:version="1.2">{_body(web, folder)}</office:document-content>',
        )
        made.writestr(
            "META-INF/manifest.xml", f"<manifest:manifest {_ODF}>{listed}</manifest:manifest>"
        )
    return stream.getvalue()


def doc(web: str, folder: Path) -> bytes:
    """Return the .odt as a binary .doc, whose pictures stay links."""
    source, profile = write(folder / "made.odt", odt(web, folder)), folder / "profile"
    make_profile(profile)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to",
            "doc:MS Word 97", "--outdir", str(folder), str(source),
        ],
        check=True, timeout=LONGEST, capture_output=True,
    )  # fmt: skip
    made = (folder / "made.doc").read_bytes()
    assert b"image.png" in made.replace(b"\0", b"")
    return made


def rtf(web: str, folder: Path) -> bytes:
    near = (folder / "secret.txt").as_posix()
    fields = "".join(
        rf"{{\field{{\*\fldinst {code}}}{{\fldrslt x}}}}"
        for code in (
            rf'INCLUDEPICTURE "{web}field.png" \\d', f'INCLUDETEXT "{near}"',
            f'INCLUDETEXT "{web}field.html"', f'DDEAUTO soffice "{near}" x',
        )
    )  # fmt: skip
    return rf"{{\rtf1\ansi{{\*\template {web}t.dot}}\pard text{fields}\par}}".encode()


def page(web: str, folder: Path) -> bytes:
    near = (folder / "secret.png").as_uri()
    return (
        f'<html><head><meta charset="utf-8"><link rel="stylesheet" href="{web}s.css"></head>'
        f'<body background="{web}back.png"><p>正文<img src="{web}image.png"><img src="{near}">'
        f'<iframe src="{web}frame.html"></iframe><object data="{web}object.html"></object></p>'
    ).encode()


def word(web: str, folder: Path) -> bytes:
    near = (folder / "secret.png").as_uri()
    shown = "".join(
        p(
            f'<w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:href="rId{n}" '
            f'r:id="rId{n}"/></v:shape></w:pict></w:r>'
            f'<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="{n}" name="x"/>'
            f'<a:graphic><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}"><pic:blipFill>'
            f'<a:blip r:link="rId{n}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )
        for n in (1, 2, 3)
    )
    linked = (
        '<w:r><w:object><o:OLEObject Type="Link" ProgID="Word.Document.8" DrawAspect="Content" '
        'UpdateMode="Always" r:id="rId4"/></w:object></w:r>'
        + "".join(
            f'<w:fldSimple w:instr=" {code} &quot;{web}field&quot; \\d ">{r("x")}</w:fldSimple>'
            for code in ("INCLUDETEXT", "INCLUDEPICTURE", "DDEAUTO soffice")
        )
    )
    targets = (("image", f"{web}image.png"), ("image", near), ("image", r"\\127.0.0.1\x\unc.png"))
    links = "".join(
        link(f"rId{n}", kind, target, external=True)
        for n, (kind, target) in enumerate((*targets, ("oleObject", f"{web}ole.docx")), start=1)
    )
    settings = part("settings", '<w:attachedTemplate r:id="rId1"/>')
    parts = {
        "settings": settings,
        "word/_rels/settings.xml.rels": relations(
            ("rId1", "attachedTemplate", f"{web}t.dotx"), external=True
        ),
    }
    stream = io.BytesIO(package(p(r("正文")) + shown + p(linked), parts, links))
    with zipfile.ZipFile(stream, "a") as made:
        made.writestr("[Content_Types].xml", _TYPES)
    return stream.getvalue()


_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MIME}.document.main+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_MIME}.settings+xml"/></Types>'
)


def _everything(data: bytes) -> bytes:
    """Return all that a package holds, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return b"".join(opened.read(name) for name in opened.namelist())


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (odt, "来稿.odt"), (flat_odf, "来稿.odt"), (doc, "来稿.doc"), (rtf, "来稿.rtf"),
        (page, "来稿.doc"), (word, "来稿.doc"),
    ],
)  # fmt: skip
def test_nothing_outside_the_file_is_opened(
    make: Make, name: str, tmp_path: Path, listener: socket.socket
) -> None:
    seen = picture(31, 17).data
    write(tmp_path / "secret.txt", ELSEWHERE)
    write(tmp_path / "secret.png", seen)
    web = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    made = _everything(convert_to_docx(write(tmp_path / name, make(web, tmp_path)), name))
    assert b"<w:t" in made
    assert ELSEWHERE.encode() not in made
    assert seen not in made
    with suppress(BlockingIOError):
        caller, _ = listener.accept()
        caller.close()
        pytest.fail("LibreOffice called")
