"""Words taken for each other: the list itself, what it finds, and right words that look alike."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.reading.lexicon import Lexicon, LexiconEntry
from bulletin_cli.proof.rules.wrd.confusables import Confusable, confusables
from bulletin_cli.proof.texts import read_plain

RULES = RuleSelection(select=("WRD001", "WRD002", "WRD003", "GRM005"))


def wrong_words(text: str) -> list[str]:
    return [each.message for each in check([read_plain(text, "a.md")], None, RULES)]


def context(entry: LexiconEntry) -> str:
    """Return the shortest text in which an entry is wrong."""
    assert isinstance(entry, Confusable)
    following = entry.next[0] if entry.next else entry.near[0] if entry.near else ""
    return f"，{entry.wrong}{following}。"


def test_every_entry_is_whole() -> None:
    for entry in confusables().entries:
        assert entry.wrong != entry.right
        assert len(entry.wrong) >= 2
        assert entry.note, entry
        assert all(entry.wrong in each for each in entry.spared), entry


def test_every_entry_is_found_where_it_is_wrong_and_not_where_it_is_spared() -> None:
    for entry in confusables().entries:
        ((start, hit),) = confusables().matches(context(entry))
        assert start == 1
        assert hit.wrong.startswith(entry.wrong)  # a longer one may be more exact
        alone = Lexicon([entry.wrong], {entry.wrong: entry}.__getitem__)
        assert not [hit for each in entry.spared for hit in alone.matches(each)], entry


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("各村严禁焚烧秸杆。", "秸秆"),
        ("新县志收人分配一章已经定稿。", "收入分配"),
        ("系统运做平稳。", "运作"),
        ("农民工反乡创业势头良好。", "返乡"),
        ("镇里召集各届人士座谈。", "各界"),
        ("申请材料不全的不于受理。", "不予受理"),
        ("参训人数不低与30人。", "不低于"),
        ("关键在与压实责任。", "关键在于"),
        ("截止上午10时，道路全部抢通。", "截至"),
        ("入场须登记，未带口罩的不得进站。", "戴口罩"),
        ("总产值在创新高。", "再创新高"),
        ("验收工作以经完成。", "已经"),
        ("这项经验有力于推动整改。", "有利于"),
        ("群众深收感动。", "深受"),
        ("全镇形式一片大好。", "形势一片大好"),
        ("培训采用灵活多样的形势。", "形式"),
        ("禁鱼期从五月开始。", "禁渔"),
        ("服务触角延申到村。", "延伸"),
        ("全县转形升级步伐加快。", "转型升级"),
        ("评审坚持公平公证。", "公平公正"),
        ("进年来投递时限缩短。", "近年来"),
        ("要近一步压实责任。", "进一步"),
        ("会意要求抓好落实。", "会议要求"),
        ("座谈会定与6月18日召开。", "于"),
        ("分拣中心与7月8日正式投产。", "于"),
        ("既使天气再差，邮件也要送到。", "即使"),
        ("即要保安全，又要保时限。", "既……又……"),
        ("市场由卖方向买方的过度。", "过渡"),
        ("更好的承担起普遍服务责任。", "地"),
        ("他们迫不及待的要试用新系统。", "地"),
        ("这一步走的稳当。", "走得稳当"),
    ],
)
def test_a_word_in_the_place_of_another_is_told_once(text: str, right: str) -> None:
    (message,) = wrong_words(text)
    assert right in message


@pytest.mark.parametrize(
    "text",
    [
        "违反工作纪律、违反程序、违反校规、违反岗位职责、违反乡规民约。",
        "往往反映出管理问题，以往反对意见较多。",
        "再审请求、一审请求、评审请示、送审报告一并提交。",
        "有配偶而重婚的依法处理。",
        "岗位临时调整，单位临街。",
        "稳订单、确认订单、解决订单问题。",
        "转型势头良好，转型势在必行。",
        "妇幼保健设施完善，平稳患者情绪，为党分忧先锋岗。",
        "检查完毕直接离场，沿淮河两岸，科普便民。",
        "客运做到有序，体操做得好，政协做好调研，他做战略研究。",
        "本届定期开会，企业届时参展，本届届满。",
        "教授于会后离席，教授与学员座谈。",
        "在创新高地建设中领先，现在也没有变化。",
        "可以经营快递业务，难以经受考验。",
        "携带手铐执行任务，请自带口罩。",
        "推进一部法规出台，逐部门检查，更近一步的观察。",
        "收到处罚决定书，遭收购企业反对。",
        "鱼政策问答，钓鱼民宿。",
        "落实不利于发展的条款要清理。",
        "将与6月18日的会议合并，与8月9日举办的培训衔接。",
        "既使用新系统，也保留旧系统。",
        "既使群众满意，又使企业受益。",
        "立即要求停工，又要求整改。",
        "提供更好的保障，坚定不移的向心力，实事求是的要求。",
        "刚走的匆忙，他所走的稳健道路。",
    ],
)
def test_right_words_that_look_like_wrong_ones_are_silent(text: str) -> None:
    assert not wrong_words(text)
