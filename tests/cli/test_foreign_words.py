"""What libraries and the system complain of in English reaches users in Chinese."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image as Pillow

from bulletin_cli.base.errors import BulletinError, reason
from bulletin_cli.base.strict_toml import parse
from bulletin_cli.incoming.back_issues.pdf_source import read_pdf_source
from bulletin_cli.incoming.word.manifest import parse_manifest
from bulletin_cli.incoming.word.package import open_word
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.template import load
from bulletin_cli.proof.baseline import Baseline
from bulletin_cli.store.pictures import read_image
from bulletin_cli.store.templates import find
from bulletin_cli.writers.docx.package import pack, read_part
from tests.conftest import bulletin, bulletin_process, change, refused, write
from tests.samples import issue as sample
from tests.samples import periodical, picture

HAN = "[一-鿿]"
ENGLISH = re.compile("[A-Za-z']{2,} [A-Za-z']{2,}")  # two words; one alone is a name


def assert_chinese(text: str) -> None:
    """Assert that a message begins in Chinese and that English stands in brackets only."""
    assert re.match(f"(?:[\\w.]+ )?[“‘]?{HAN}", text), text  # a key may stand first
    assert not ENGLISH.search(re.sub("（[^（）]*）", "", text)), text


def refusal(error: BulletinError) -> None:
    assert_chinese(error.message)
    assert not ENGLISH.search(error.hint.replace("bulletin ", "")), error.hint


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_the_system_refuses_in_chinese(number: int) -> None:
    assert_chinese(f"读不出来（{reason(OSError(number, os.strerror(number)))}）")
    assert re.match(HAN, reason(OSError(number, os.strerror(number))))


def shipped() -> tuple[str, bytes]:
    folder = find("shanghai-post", None)
    text = (folder / "template.toml").read_text(encoding="utf-8")
    return text, (folder / "base.docx").read_bytes()


JINJA = {
    "{{": "没有写完", "{% if": "没有写完", "{% if issue.year %}x": "没有写完",
    "{# x": "没有合上", "{% nix %}": "没有 nix 这个写法", "{% endif %}": "没有 endif 这个写法",
    "{{ $ }}": "符号 $", '{{ "a': "符号", "{{ 1 2 }}": "多了字", "{{ issue. }}": "少了或多了",
    "{{ (1 }}": "括号", "{{ ] }}": "括号", "{{ not }}": "少了名字", '{{ "\\x" }}': "反斜杠",
    "{{ issue.year is }}": "少了或多了", "{% for %}": "少了或多了",
    "{{ periodical.copy_to[9] }}": "那一项没有", "{{ -issue.label }}": "不能混着用",
    "{{ issue.year | length }}": "不能混着用", "{{ periodical.nameplate[:0] | last }}": "是空的",
    "{{ 'a' | replace('', 'b') }}": "太长",
}  # fmt: skip


@pytest.mark.parametrize(("text", "said"), JINJA.items())
def test_jinja_complains_in_chinese(text: str, said: str) -> None:
    source, base = shipped()
    broken = re.sub(
        r'text = "[^"\n]*\{\{[^"\n]*"', lambda _: f"text = '''{text}'''", source, count=1
    )
    with pytest.raises(BulletinError, match=re.escape(said)) as caught:
        set_issue(sample(), load(broken, "template.toml", "x", base), periodical())
    refusal(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "a", "a =", "a = [", 'a = "', "a = 1 b", "= 1", "[a", "a = {", "a = 1\na = 2", "a = 'x\ny'",
        "[a]\n[a]", 'a = "\\q"', "a = 2024-13-01", "a = 1979-05-27T25:00:00", "a.b = 1\na = 2",
        'a = "\\ud800"', "a = 0x", "a = 1_", "a = nan.", "[[a]]\n[a]", "\x00 = 1", "a = tru",
        "a = '''", "a = {b = 1,}", "a = [1 2]", "x = " + "[" * 2000, "x = " + "9" * 5000,
    ],
)  # fmt: skip
def test_toml_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(BulletinError) as caught:
        parse(text, "a.toml").integer("b")
    refusal(caught.value)


def bomb() -> bytes:
    """Return the head of a PNG of 20,000 by 20,000 pixels."""
    head = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return b"\x89PNG\r\n\x1a\n" + chunk


def stored(kind: str) -> bytes:
    buffer = io.BytesIO()
    Pillow.new("RGB", (9, 9)).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", picture().data[:60], stored("tiff")[:90], stored("ico"), bomb()]
)
def test_a_picture_is_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(BulletinError) as caught:
        read_image(data)
    refusal(caught.value)


def packages() -> list[bytes]:
    """Return packages broken in the ways that make zipfile raise one kind of error each."""
    good = pack({"word/styles.xml": "<a>" + "汉字 test " * 400 + "</a>"})
    middle, end = len(good) // 3, good.rindex(b"PK\x05\x06")
    flagged = good[:6] + b"\x01" + good[7:]
    directory = good.index(b"PK\x01\x02")
    flagged = flagged[: directory + 8] + b"\x01" + flagged[directory + 9 :]  # as if encrypted
    return [
        b"", b"PK\x03\x04", good[:-9], good[:middle] + b"\xff" * 9 + good[middle + 9 :], flagged,
        good[: end + 16] + b"\xff\xff" + good[end + 18 :], pack({"other.xml": ""}),
    ]  # fmt: skip


@pytest.mark.parametrize("data", packages())
def test_a_broken_package_is_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(BulletinError) as base:
        read_part(data, "word/styles.xml")
    with pytest.raises(BulletinError) as word:
        open_word(data, "a.docx")
    for caught in (base, word):
        refusal(caught.value)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<", b"PK\x03\x04"])
def test_a_broken_pdf_is_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(BulletinError) as caught:
        read_pdf_source(data, "a.pdf")
    refusal(caught.value)


@pytest.mark.parametrize("data", [b"", b"<a", b"<manifest/>", b"\xff\xfe<"])
def test_a_broken_manifest_is_refused_in_chinese(data: bytes) -> None:
    with pytest.raises(BulletinError) as caught:
        parse_manifest(data, "a.docx")
    refusal(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps({"schema_version": 9})])
def test_a_broken_baseline_is_refused_in_chinese(text: str) -> None:
    with pytest.raises(BulletinError) as caught:
        Baseline.parse(text, "a.json")
    refusal(caught.value)


TYPST = {
    "failed to decode image (unexpected end of file)": "有一幅图坏了",
    "PDF/A-2b error: the PDF contains transparency": "稿件里有 PDF/A 存不下的字或图",
    "never seen before": "typst 没有画成",
}


@pytest.mark.parametrize(("message", "said"), TYPST.items())
def test_typst_complains_in_chinese(article: Path, message: str, said: str) -> None:
    assert article.exists()
    raising = f"import typst\nerror = typst.TypstError()\nerror.message = {message!r}\n"
    raising += "def fail(*_, **__): raise error"
    done = bulletin_process("render", "--pdf", code=f"{raising}\ntypst.compile = fail")
    assert done.returncode == 2
    assert f"错误：画不出来：{said}" in done.stderr
    assert f"（{message}）" in done.stderr


def test_a_typst_that_cannot_be_loaded_says_why(article: Path) -> None:
    assert article.exists()
    code = "import sys\nclass No:\n def find_spec(self, name, *_):\n  if name == 'typst':"
    code += " raise ImportError('DLL load failed')\nsys.meta_path.insert(0, No())"
    done = bulletin_process("render", "--pdf", code=code)
    assert "typst 装了，但这台电脑载入不了，画不出 PDF 和图片（DLL load failed）" in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "nix", "--nix", "show --nix", "new --combine x", "new --combine", "move-article 1",
        "move-article 1 x", "show 35 36", "preview --port x", "-C", "rule PUN9", "check --format x",
        "list --format", "glossary nix", "import", "init", "render --docx=3",
    ],
)  # fmt: skip
def test_wrong_words_are_refused_in_chinese(workspace: Path, line: str) -> None:
    assert workspace.exists()
    result = bulletin(*line.split())
    assert result.exit_code == 2
    message, hint = result.stderr.splitlines()[:2]
    assert re.match("错误：(?:[A-Za-z-]+ )?“?" + HAN, message), message
    assert not ENGLISH.search(message), message
    assert hint.startswith("提示：")


def test_libraries_do_not_warn_users(article: Path) -> None:
    code = "import warnings\nimport bulletin_cli.workspace as w\nown = w.Workspace.resolve\n"
    code += "w.Workspace.resolve = lambda *a: (warnings.warn('Truncated File Read'), own(*a))[1]"
    assert article.exists()
    done = bulletin_process("show", code=code)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_is_not_there_was_looked_for_somewhere(article: Path) -> None:
    root = article.parents[3]
    refused(bulletin("show", "99"), "没有 99 这一期", f"找过的文件夹是 {root / 'issues'}")
    refused(bulletin("add-article", "没有.md"), "没有.md：文件不存在", f"找过的文件夹是 {root}")
    old = write(root / "旧" / "a.rar", b"").parent
    refused(bulletin("import", old), "没有找到", f"找过的文件夹是 {root / '旧'}")
    write(article, '+++\ntitle = "题"\n+++\n\n![图](images/无.png)\n')
    assert "在 2024-35/images 里找过" in bulletin("render").stderr.replace("\n" + " " * 14, "")
    change(root / "bulletin.toml", {'"shanghai-post"': '"nix"'})
    refused(bulletin("show"), "没有叫“nix”的模板", f"找过 {root / 'templates'} 和程序自带的模板")
