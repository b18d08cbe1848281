"""GRM001-006: right sentences that stand near to what the patterns of grammar find."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain

RIGHT = (
    "从源头上，使命感驱动着每一名党员。",
    "预防为主，不再重复建设。",
    "严禁酒后驾车，不准超载。",
    "主要原因是去年同期基数较高。",
    "事故原因是管理不善，造成两人受伤。",
    "主要成分是碳酸钙，由海藻组成。",
    "在经济增速放缓、消费受疫情影响下降的情况下，业务量仍有增长。",
    "根据监测结果，显示屏均正常。",
    "据该局负责人介绍，行动将持续到年底。",
    "靠的是大家的努力，实现的是共同目标。",
    "这里大多是以前的老房子。",
    "能否完成任务，关键在于是否落实责任。",
    "能否坚持，关键在干部。",
    "发挥监督职能，推动问题解决。",
    "充分发挥市场在资源配置中的决定性作用。",
    "针对设施老化、管理不到位等问题，逐户上门整改。",
    "会议研究了关于如何做好旺季服务保障的问题。",
    "由“管理”向“服务”的转变，受到欢迎。",
    "群众对物价问题的反映引起重视。",
    "双方交换了意见，听取了各方面的意见。",
    "按照要求下沉到基层，开展服务。",
    "以服务为中心，以质量把关为重点。",
    "不管任务多么繁重，他从不叫苦，但要求严格。",
    "无论何人以及何种原因，都不得违反。",
    "一方面加强培训，另一方面严格考核，一边检查一边整改。",
    "基于上述原因，让利于民。",
    "30名快递员参加培训，同学们热情高涨。",
    "一位让学生们敬佩的老师。",
)


@pytest.mark.parametrize("text", RIGHT)
def test_a_right_sentence_is_left_alone(text: str) -> None:
    found = check([read_plain(text, "a.md")], None, RuleSelection(select=("GRM", "LOG")))
    assert not found
