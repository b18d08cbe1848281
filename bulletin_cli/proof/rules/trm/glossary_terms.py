"""TRM003, TRM008: the office's own words of glossary.toml, and Latin abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bulletin_cli.base.record import record
from bulletin_cli.content.glossary import Glossary, GlossaryEntry, right_names
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import text_rule

# Known to every reader of a newspaper; placeholders are for ISS003.
_COMMON = """
    AI APEC APP APTV ATM BIM BRT CBA CBD CCC CCTV CEO CFO CNG CPI CT CVR DNA DVD EMS ETC EU FDI GB
    GDP GNP GPS HPV IC ICP ICU ID IMF IP IPO ISO IT KTV LED LNG MBA MV NBA NFC NGO OK OTC PC PDF PK
    PM POS PPI PPP PPT PVC QQ RCEP RNA SCI SIM SMS SOS SUV TODO TV UN USB VCR VIP VPN VR WHO
    WIFI WTO
"""


@record
class _Variant:
    """A wrong form: whose it is, and the right names it lies within, with the offset."""

    text: str
    owners: tuple[GlossaryEntry, ...]
    within: tuple[tuple[str, int], ...]


@text_rule(
    "TRM003",
    "error",
    "用词表里说不要这样写",
    about="glossary.toml 的 variants 列了不要用的写法，换成那一条的 name。正名、简称里面的不算。"
    "用 bulletin glossary add 往用词表里加。",
    good=("邮政快递业加快发展。", "示例市快递行业协会召开会议。"),
    bad=(
        ("邮政快递行业加快发展。", "邮政快递业加快发展。"),
        ("示例快递协会召开快递行业会议。", "示例市快递行业协会召开邮政快递业会议。"),
        "《邮政快递行业发展报告》印发。",
    ),
    spared=("示例市快递行业协会是快递企业的协会。",),
)
def glossary_variant(text: Text) -> Iterator[Found]:
    """A variant of the glossary is written as its entry says."""
    variants = _variants(text.glossary)
    if not variants:
        return
    whole = "\n".join(paragraph.text for paragraph in text.paragraphs)
    present = [each for each in variants if each.text in whole]
    for paragraph in text.paragraphs if present else ():
        for start, variant in _hits(paragraph.text, present):
            yield _of_variant(paragraph, start, variant)


def _of_variant(paragraph: LogicalParagraph, start: int, variant: _Variant) -> Found:
    end = start + len(variant.text)
    names = [each.name for each in variant.owners]
    message = f"“{variant.text}”应为“{'”或“'.join(names)}”"
    quoted = paragraph.is_foreign(start, end)  # somebody else's title may be written so
    fix = names[0] if len(names) == 1 else None
    return paragraph.report(
        start, end, message, fix, safe=True, level="warning" if quoted else None
    )


def _hits(text: str, variants: list[_Variant]) -> list[tuple[int, _Variant]]:
    """Return where variants stand, the longer one where two overlap."""
    found = [
        (start, each)
        for each in variants
        for start in _starts(text, each)
        if _stands(text, start, each)
    ]
    found.sort(key=lambda hit: (hit[0], -len(hit[1].text)))
    chosen: list[tuple[int, _Variant]] = []
    for start, each in found:
        if not chosen or start >= chosen[-1][0] + len(chosen[-1][1].text):
            chosen.append((start, each))
    return chosen


def _starts(text: str, variant: _Variant) -> Iterator[int]:
    start = text.find(variant.text)
    while start >= 0:
        yield start
        start = text.find(variant.text, start + 1)


def _stands(text: str, start: int, variant: _Variant) -> bool:
    """Return whether a variant stands by itself: in no right name, in no longer Latin word."""
    end = start + len(variant.text)
    if any(
        start >= offset and text.startswith(name, start - offset) for name, offset in variant.within
    ):
        return False
    return not (_joined(text[start - 1 : start + 1]) or _joined(text[end - 1 : end + 1]))


def _joined(two: str) -> bool:
    return len(two) == 2 and two.isascii() and two.isalnum()


@lru_cache(4)
def _variants(glossary: Glossary) -> tuple[_Variant, ...]:
    right = {name for each in glossary.entries for name in right_names(each)}
    owners: dict[str, list[GlossaryEntry]] = {}
    for entry in glossary.entries:
        for word in entry.variants:
            owners.setdefault(word, []).append(entry)
    return tuple(
        _Variant(word, tuple(of), tuple(_within(word, right)))
        for word, of in owners.items()
        if word not in right
    )


def _within(word: str, names: set[str]) -> Iterator[tuple[str, int]]:
    for name in names:
        at = name.find(word)
        while at >= 0:
            yield name, at
            at = name.find(word, at + 1)


@text_rule(
    "TRM008",
    "info",
    "外文缩略语第一次出现没有中文说明",
    about="外文缩略语第一次出现时写中文全称，缩略语放在后面的括号里；人人都懂的，"
    "列进 glossary.toml 的 abbreviations。",
    good=(
        "讲解心肺复苏（CPR）和AED的用法。",
        "国内生产总值（GDP）增长，GDP质量提高。",
        "CPR（心肺复苏）培训。",
    ),
    bad=("讲解CPR的用法。",),
    spared=(
        "在A座1楼使用WiFi和5G。",
        "型号XT500的设备。",
        "https://ABC.cn",
        "T3出行，XXX公司，此处TODO",
        "京ICP备05000000号",
    ),
)
def unexplained_abbreviation(text: Text) -> Iterator[Found]:
    """The first time, a Latin abbreviation comes with what it stands for."""
    seen = set(text.glossary.abbreviations) | set(_COMMON.split())
    for paragraph in text.paragraphs:
        if paragraph.kind in ("title", "unit", "signature", "cell", "caption"):
            continue
        for match in _abbreviation().finditer(paragraph.text):
            word = match[0]
            if word in seen or not word.strip("X"):
                continue
            seen.add(word)
            if not _explained(paragraph.text, *match.span()):
                yield paragraph.report(
                    *match.span(),
                    f"“{word}”第一次出现，写成“中文全称（{word}）”，或加进用词表的 abbreviations",
                )


def _explained(text: str, start: int, end: int) -> bool:
    """Return whether brackets or quotes stand round the abbreviation, or brackets behind it."""
    return text[end : end + 1] in tuple("（(") or text[max(start - 12, 0) : start].rfind(
        "（"
    ) > text[max(start - 12, 0) : start].rfind("）")


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9_./@·&+“-])[A-Z]{3,6}(?![A-Za-z0-9_./@·&+”-])")
