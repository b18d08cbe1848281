"""One article with all that an article can hold, through Word and back, and into the archive."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
from docx.oxml.ns import qn

from tests.conftest import bulletin, did, write
from tests.samples import picture

BODY = """主送：各区邮政管理局，各快递企业：

现将有关事项通知如下，面积是120m^2^，二氧化碳写成CO~2~，**要点**加粗，名单见附件1。

一、加强组织领导。各单位要落实责任。

## 二、情况

![图1　甲处](images/a.png) ![图2　乙处](images/b.png)

表1　各区情况

| 区 | 业务量 | < | 增长 |
| ^ | 本年 | 上年 | ^ |
| --- | --.-- | --.-- | ---: |
| 甲区 | 1234.5 | 1136.75 | 8.6% |
| 乙区 | 86.75 | 87.8 | -1.2% |
| 丙区 | 没有报 | < | 0% |

特此通知。

附件：1.工作领导小组成员名单

2.报名表

署名：示例市邮政管理局

成文日期：2024年11月20日

附注：（此件公开发布）

# 附件1

# 工作领导小组成员名单

| 姓名 | 职务 |
| --- | --- |
| 张三 | 局长 |

# 附件2

# 报名表

请于12月1日前报送。
"""
ARTICLE = f'+++\ntitle = "关于做好旺季服务保障工作的通知"\nunit = "示例市局"\n+++\n\n{BODY}'


def body(issue: Path) -> str:
    text = (issue / "articles/01.md").read_text(encoding="utf-8")
    return text.split("+++\n")[2].removeprefix("\n")


def test_an_article_with_everything_comes_back_whole(issue: Path) -> None:
    space = issue.parents[1]
    for name, width in (("a", 400), ("b", 380)):
        write(space / f"来 稿/images/{name}.png", picture(width, 300).data)
    did(bulletin("add-article", write(space / "来 稿/稿.md", ARTICLE)))
    assert body(issue) == BODY
    assert "没有发现问题" in did(bulletin("check"))
    did(bulletin("render"))
    sent = issue / "output/2024-35.docx"

    assert "没有改动" in did(bulletin("revise", sent, "--apply"))
    edits = {"落实责任": "压实责任", "没有": "迟", "示例市邮政": "示例省邮政"}
    place = edited(sent, space / "退回 的.docx", edits)
    did(bulletin("revise", place, "--apply"))
    wanted = BODY.replace("落实责任", "压实责任").replace("没有报", "迟报")
    wanted = wanted.replace("署名：示例市邮政", "署名：示例省邮政")
    assert body(issue) == wanted
    assert "没有改动" in did(bulletin("revise", place, "--apply"))

    did(bulletin("render"))
    printed = sent.rename(space / "印出的.docx")
    shutil.rmtree(issue)
    did(bulletin("import", printed))
    assert named(body(issue)) == named(wanted)


def edited(sent: Path, place: Path, words: dict[str, str]) -> Path:
    """Return a copy of a Word file with other words in it, in tables, too."""
    document = docx.Document(str(sent))
    for text in document.element.body.iter(qn("w:t")):
        for old, new in words.items():
            text.text = (text.text or "").replace(old, new)
    document.save(str(place))
    return place


def named(text: str) -> str:
    """Return a body as `import` has it: other names of pictures, signs, no bold, no alignment."""
    for raised, sign in (
        ("m^2^", "m²"),
        ("CO~2~", "CO₂"),
        ("**", ""),
        ("--.--", "---"),
        ("---:", "---"),
    ):
        text = text.replace(raised, sign)
    lines = text.splitlines()
    return "\n".join(
        "".join(f"![{each.partition(']')[0]}]" for each in line.split("![")[1:]) or line
        for line in lines
    )
