"""Drawings of either age (DrawingML, VML): their pictures, text boxes and WordArt, and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_cli.base.record import record
from bulletin_cli.content.article import PictureShape
from bulletin_cli.incoming.word.content import LeftOut
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.shapes import picture_shape
from bulletin_cli.incoming.word.xml import DGM, A, R, V, W, shown

_PICTURES = {f"{A}blip": (f"{R}embed", f"{R}link"), f"{V}imagedata": (f"{R}id", f"{R}href")}
_BOX = f"{W}txbxContent"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_WORDS = ("t", "v", "pt")  # of charts and SmartArt: a:t, c:v, cx:pt
_HIDDEN = ("visibility:hidden", "mso-hide:all")


@record
class Drawn:
    """What a drawing shows: relationship ids and shapes of pictures, boxes, words of WordArt."""

    pictures: tuple[tuple[str, PictureShape], ...]
    boxes: tuple[Any, ...]
    words: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def read_drawn(element: Any, package: WordPackage) -> Drawn:
    """Return what an element of drawing shows; what is in its boxes is not looked into."""
    inside = list(shown(element, _BOX))
    if any(map(_is_hidden, inside)):
        hidden = "".join(each.text or "" for each in element.iter(f"{W}t", f"{A}t"))
        return Drawn((), (), (), (LeftOut("隐藏的图形", hidden),))
    told: list[LeftOut] = []
    pictures = tuple(_pictures(inside, package, told))
    boxes = tuple(each for each in inside if each.tag == _BOX)
    art = (each.get("string", "") for each in inside if each.tag == f"{V}textpath")
    words = tuple(filter(None, art))
    told += _others(inside, package)
    lines = element.tag == f"{W}pict"  # rules and the like, which nobody misses
    if not (pictures or boxes or words or told or lines):
        told.append(LeftOut("图形"))
    return Drawn(pictures, boxes, words, tuple(told))


def _is_hidden(element: Any) -> bool:
    if isinstance(element.tag, str) and element.tag.endswith("}docPr"):
        return element.get("hidden") in ("1", "true")
    style = element.get("style", "") if str(element.tag).startswith(V) else ""
    return any(mark in style.replace(" ", "") for mark in _HIDDEN)


def _pictures(
    inside: list[Any], package: WordPackage, told: list[LeftOut]
) -> Iterator[tuple[str, PictureShape]]:
    for each in inside:
        identifiers = [each.get(name) for name in _PICTURES.get(each.tag, ())]
        for identifier in filter(None, identifiers[:2]):
            link = package.links.get(identifier)
            if link and link.external:
                told.append(LeftOut("文件里只有链接的图片", link.target))
            else:
                yield identifier, picture_shape(each, inside)


def _others(inside: list[Any], package: WordPackage) -> Iterator[LeftOut]:
    """Yield what no article can hold: charts, SmartArt, objects, words drawn without a box."""
    words = "".join(each.text or "" for each in inside if each.tag == f"{A}t")
    if words:
        yield LeftOut("图形里的文字", words)
    for each in inside:
        tag = str(each.tag)
        if tag == _OBJECT:
            yield LeftOut("嵌入的对象", each.get("ProgID", ""))
        elif tag == f"{DGM}relIds":
            yield LeftOut("SmartArt 图形", _words(each.get(f"{R}dm"), package))
        elif tag.endswith("}chart") and each.get(f"{R}id"):
            yield LeftOut("图表", _words(each.get(f"{R}id"), package))


def _words(identifier: str | None, package: WordPackage) -> str:
    link = package.links.get(identifier or "")
    root = None if link is None or link.external else package.root(link.target)
    found = () if root is None else root.iter()
    names = (each for each in found if str(each.tag).rpartition("}")[2] in _WORDS)
    return " ".join(text for each in names if (text := (each.text or "").strip()))
