"""How lines and pages are broken, as a template and its styles say it."""

from __future__ import annotations

from bulletin_cli.base.record import record

# What Word keeps from a line's start and end in Chinese text unless it is told otherwise.
NOT_AT_START = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞"
    "︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"
)
NOT_AT_END = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥"


@record
class LineBreaking:
    """How lines and pages are broken: Word's East Asian switches and the typesetter's rules.

    Justified lines are compressed: each mark of `compressible` by at most `compression` em; a
    character, word or number that lacks at most `tolerance` em is still taken in. `pull_marks`
    sets neighbouring marks half an em closer. docs/typesetting.md has the evidence.
    `flow_past_pictures` lets text go before a picture that does not fit on its page. Tables of
    at least `landscape_from` columns stand on landscape pages, none where it is 0.
    """

    compress_punctuation: bool = True
    hang_punctuation: bool = False
    widow_control: bool = False
    auto_space: bool = True
    pull_marks: bool = False
    compressible: str = "，。、；：）》”’】」．！·（《“‘【「"
    compression: float = 0.5
    tolerance: float = 0.5
    not_at_start: str = NOT_AT_START
    not_at_end: str = NOT_AT_END
    may_hang: str = "，。、；："
    imprint_at_foot: bool = True
    imprint_on_even_page: bool = False
    flow_past_pictures: bool = False
    report_cuts: bool = False
    landscape_from: int = 0
