"""Official parts of a text from the article to Word and back: signature, attachments, 附注."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin, did, write
from tests.returned import ReturnedFile

BODY = """主送：各区邮政管理局，各快递企业：

现将有关事项通知如下：

一、加强组织领导。各单位要落实责任，名单见附件1。

（一）明确分工。各单位列出清单。

特此通知。

附件：1.示例市邮政快递业务旺季服务保障工作领导小组成员名单

2.报名表

署名：示例市邮政管理局

成文日期：2024年11月20日

附注：（此件公开发布）

# 附件1

# 示例市邮政快递业务旺季服务保障工作领导小组成员名单

组长由主要负责同志担任。

| 姓名 | 职务 |
| --- | --- |
| 张三 | 局长 |

# 附件2

# 报名表

请于12月1日前报送。
"""
ARTICLE = f"+++\ntitle = \"关于做好旺季服务保障工作的通知\"\nunit = \"示例市局\"\n+++\n\n{BODY}"


@pytest.fixture
def sent(issue: Path) -> Path:
    """The rendered file of an issue with one official text."""
    did(bulletin("add-article", write(issue.parents[1] / "稿.md", ARTICLE)))
    did(bulletin("render", "--no-check"))
    return issue / "output" / "2024-35.docx"


def body(sent: Path) -> str:
    text = (sent.parents[1] / "articles" / "01.md").read_text(encoding="utf-8")
    return text.split("+++\n")[2].removeprefix("\n")


def revised(sent: Path, *edits: tuple[str, ...]) -> str:
    """Return the body of the article once a file with these edits has come back."""
    file = ReturnedFile(sent)
    for name, *words in edits:
        getattr(file, name)(*words)
    did(bulletin("revise", file.save(sent.parents[3] / "退回 的.docx"), "--apply"))
    return body(sent)


def test_a_file_that_nobody_edited_changes_nothing(sent: Path) -> None:
    assert revised(sent) == BODY


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (("replace", "示例市邮政管理", "示例省邮政管理"), "署名：示例市邮政管理局", "署名：示例省邮政管理局"),
        (("replace", "11月20", "11月25"), "成文日期：2024年11月20日", "成文日期：2024年11月25日"),
        (("replace", "各快递企业", "各企业"), "各快递企业", "各企业"),
        (("replace", "此件公开", "此件不公开"), "附注：（此件公开", "附注：（此件不公开"),
        (("replace", "2.报名", "2.申报"), "2.报名", "2.申报"),
        (("delete", "2.报名表"), "2.报名表\n\n", ""),
        (("delete", "附件：1."), "附件：1.示例市邮政快递业务旺季服务保障工作领导小组成员名单\n\n2.", "附件：2."),
        (("replace", "组长由", "小组长由"), "组长由", "小组长由"),
    ],
)  # fmt: skip
def test_what_was_edited_comes_back_to_its_line(
    sent: Path, edit: tuple[str, ...], old: str, new: str
) -> None:
    assert old in BODY
    assert revised(sent, edit) == BODY.replace(old, new, 1)


def test_a_line_that_was_added_to_a_list_is_another_attachment(sent: Path) -> None:
    file = ReturnedFile(sent)
    file.insert("示例市邮政管理局", "3.评分表")
    paragraph = file._paragraph("3.评分表")
    paragraph.style = file._paragraph("2.报名表").style
    did(bulletin("revise", file.save(sent.parents[3] / "退回 的.docx"), "--apply"))
    assert "2.报名表\n\n3.评分表\n\n署名：" in body(sent)
