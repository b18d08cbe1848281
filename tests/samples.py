"""An issue in memory that has everything, and where the published reference issue lies."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from PIL import Image as Pillow

from bulletin_cli.content.article import Article, Image
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document
from bulletin_cli.store.templates import load_template

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
REFERENCE = SHARED / "reference" / "issue-486"
OOXML_CHECK = SHARED / "checks" / "ooxml_check.py"
TEMPLATES = ("shanghai-post", "gbt9704")  # what costs much is tried with these two alone
SHIPPED = (*TEMPLATES, "work-news", "info-report", "meeting-brief", "newsletter")

needs_reference = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the published No. 486 is not beside the project"
)
needs_ooxml_check = pytest.mark.skipif(
    not OOXML_CHECK.is_file(), reason="ooxml_check.py is not beside the project"
)

BODY = """为做好示例工作，11月21日，示例区召开会议，“三项制度”—— 通报 AED 使用情况…

## 一、总体情况

### （一）主要做法

#### 1.统一思想

##### （1）学习**重点**内容

1.这是一段正文。它以序号开头，但有句号，所以仍是正文。

![图1　示例图](images/chart.png)

表1　各区情况

| 区 | 站点 | 备注 |
| :--- | ---: | :---: |
| 甲区 | 12 | **好** |
| 乙区 | 8 | 较好，需要继续巩固提高 |

注：数据为示例。
"""


@cache
def picture(width: int = 400, height: int = 200) -> Image:
    """Return a small PNG of this size in pixels at 96 dpi."""
    buffer = io.BytesIO()
    Pillow.new("RGB", (width, height), "navy").save(buffer, "png")
    return Image(buffer.getvalue(), "png", width * 0.75, height * 0.75)


def periodical(template: str = "shanghai-post") -> Periodical:
    """Return a bulletin with every kind of receiver."""
    return Periodical(
        nameplate=("示例行业", "党建工作简报"),
        issuers=("示例单位党建办",),
        template=template,
        marking="内部资料",
        report_to=("示例上级甲", "示例上级乙"),
        copy_to=("示例平级甲", "示例平级乙、丙"),
        issue_to=("示例下级",),
    )


def issue() -> Issue:
    """Return an issue with every kind of block and every switch on."""
    first = Article(
        "01.md",
        ("示例区召开", "示例工作会"),
        parse(BODY, "01.md"),
        unit="示例区局",
        editor_note="这是编者按。",
    )
    second = Article(
        "02.md", ("单行题目",), parse("第二篇 <正文> & 其他。", "02.md"), section="栏目甲"
    )
    return Issue(
        number=IssueNumber(2024, 36, 487),
        date=date(2024, 12, 2),
        files=("01.md", "02.md"),
        contents=True,
        units=True,
        print_run=120,
        also_to=("示例增发",),
        articles=(first, second),
        images={"images/chart.png": picture()},
    )


def document(template: str = "shanghai-post") -> Document:
    """Return the issue as set with a shipped template, ready for a writer."""
    return set_issue(issue(), load_template(template, ROOT), periodical(template)).document
