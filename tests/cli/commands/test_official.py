"""Official parts of a text from the article to Word and back: signature, attachments, 附注."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from tests.conftest import bulletin, did, write
from tests.returned import ReturnedFile
from tests.samples import ROOT, picture

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
LIST = "示例市邮政快递业务旺季服务保障工作领导小组成员名单"
ARTICLE = f'+++\ntitle = "关于做好旺季服务保障工作的通知"\nunit = "示例市局"\n+++\n\n{BODY}'


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
        (("replace", "示例市邮政管理", "示例省邮政管理"), "署名：示例市邮政", "署名：示例省邮政"),
        (("replace", "11月20", "11月25"), "成文日期：2024年11月20日", "成文日期：2024年11月25日"),
        (("replace", "各快递企业", "各企业"), "各快递企业", "各企业"),
        (("replace", "此件公开", "此件不公开"), "附注：（此件公开", "附注：（此件不公开"),
        (("replace", "2.报名", "2.申报"), "2.报名", "2.申报"),
        (("delete", "2.报名表"), "2.报名表\n\n", ""),
        (("delete", "附件：1."), f"附件：1.{LIST}\n\n2.", "附件：2."),
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


def contributed(folder: Path) -> Path:
    """Return an official text as a contributor writes it in Word, all by hand."""
    document: Any = docx.Document()
    right, middle = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER

    def add(text: str, align: Any = None) -> Any:
        paragraph = document.add_paragraph(text)
        paragraph.alignment = align
        return paragraph

    document.add_paragraph("关于做好旺季服务保障工作的通知", style="Title")
    for text in BODY.split("附件：", maxsplit=1)[0].replace("主送：", "").split("\n\n")[:-1]:
        add(text)
    add("附件：1.示例市邮政快递业务旺季服务保障工作领导小组成员名单")
    add("2.报名表")
    add("示例市邮政管理局", right)
    add("2024年11月20日", right)
    add("（此件公开发布）")
    add("附件1").paragraph_format.page_break_before = True
    add("示例市邮政快递业务旺季服务保障工作领导小组成员名单", middle)
    add("组长由主要负责同志担任。")
    table = document.add_table(2, 2)
    for cell, text in zip(
        (each for row in table.rows for each in row.cells),
        ("姓名", "职务", "张三", "局长"),
        strict=True,
    ):
        cell.text = text
    add("附件2").paragraph_format.page_break_before = True
    add("报名表", middle)
    add("请于12月1日前报送。")
    document.add_picture(io.BytesIO(picture().data))
    document.save(folder / "来稿 通知.docx")
    return folder / "来稿 通知.docx"


def test_an_official_text_goes_from_word_to_print_and_back_whole(issue: Path) -> None:
    space = issue.parents[1]
    own = space / "templates" / "ours"
    shutil.copytree(ROOT / "templates" / "gbt9704", own)
    looks = (own / "template.toml").read_text(encoding="utf-8")
    write(own / "template.toml", f"run_in_headings = true\n{looks}")
    did(bulletin("set", "模板", "ours"))
    said = did(bulletin("add-article", contributed(space)))
    assert "附件 2 个；请核对" in said
    assert "供稿单位“示例市邮政管理局”，取自署名" in said
    text, _, image = articles(issue)["01.md"].split("+++\n")[2].rpartition("\n\n![](")
    assert text.removeprefix("\n") + "\n" == BODY
    assert image.startswith("images/")
    assert "没有发现问题" in did(bulletin("check"))
    did(bulletin("render", "--docx", "--text"))
    sent = issue / "output" / "2024-35.docx"
    before = articles(issue)
    did(bulletin("revise", sent, "--apply"))
    assert articles(issue) == before
    changed = revised(sent, ("replace", "落实责任", "压实责任"))
    assert changed.startswith(BODY.replace("落实责任", "压实责任").rstrip())
    did(bulletin("render", "--docx", "--no-check"))
    printed = sent.rename(space / "印出的.docx")
    shutil.rmtree(issue)
    did(bulletin("import", printed))
    again = articles(issue)["01.md"].split("+++\n")[2].removeprefix("\n")
    assert again.rpartition("\n\n![](")[0] == changed.rpartition("\n\n![](")[0]


def articles(issue: Path) -> dict[str, str]:
    return {
        each.name: each.read_text(encoding="utf-8") for each in (issue / "articles").glob("*.md")
    }
