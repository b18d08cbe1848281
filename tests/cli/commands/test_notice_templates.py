"""bulletin notice: its text comes from templates that a clerk may change."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from bulletin_cli.layout.template.style_names import style_id
from tests.cli.commands.offices import put_used_office
from tests.cli.commands.test_notice import text
from tests.conftest import bulletin, change, did, refused_by, write
from tests.rowed import rowed, write_rowed


@pytest.fixture
def office(workspace: Path) -> Path:
    put_used_office(workspace)
    return workspace


def own(root: Path, name: str, source: str) -> None:
    write(root / "templates" / "notice" / f"{name}.txt", source)


def test_its_text_is_copied_to_be_changed_and_over_none(office: Path) -> None:
    own(office, "group", "{{ group }}{{ members }}家用了{{ articles }}篇\n")
    assert did(bulletin("notice", "--copy-template")).splitlines() == [
        "templates/notice/commission.txt",
        "templates/notice/group.txt　已有，没有动",
        "templates/notice/notice.txt",
    ]
    change(
        office / "templates" / "notice" / "notice.txt", {"现将": "兹将", "## 总体": "## 一、总体"}
    )
    told = text()
    assert "\n兹将2024年第三季度" in told
    assert "\n一、总体情况\n" in told
    assert "\n二、得分前三名\n区局2家用了3篇\n企业1家用了0篇\n" in told


def test_names_are_never_read_as_marks(office: Path) -> None:
    change(office / "units.toml", {'"甲公司"': '"- **甲|司*"', '"企业"': '"# 企_业_"'})
    change(office / "commissions.toml", {"旺季": "1*2*3 <b>"})
    told = text()
    assert "没有报送信息的单位有1个：- **甲|司*。" in told
    assert "\n# 企_业_：没有单位得分。\n" in told
    assert "\n1*2*3 <b>（8月5日前交" in told


@pytest.mark.parametrize(
    ("name", "source", "parts"),
    [
        (
            "notice",
            "# 题\n\n{{ perid }}\n",
            ("notice.txt 第 3 行：用了没有定义的名字 perid", "period"),
        ),
        ("notice", "# 题\n{% if silent %}甲\n", ("notice.txt 第 2 行：Jinja 写法有误",)),
        ("notice", "# 题\n{% for a in silent %}{% endfor %}", ("notice.txt 第 2 行", "不能有循环")),
        ("notice", "# 题\n\n- {{ silent }}\n", ("notice.txt 第 3 行", "不能用列表")),
        ("notice", "# 题\n甲\n**乙{{ silent }}\n", ("notice.txt 第 3 行", "**")),
        ("notice", "# **题\n\n正文。\n", ("notice.txt 第 1 行", "**")),
        ("notice", "正文。\n", ("notice.txt：通报没有标题", "# 标题")),
        ("notice", "# 题\n", ("notice.txt：通报只有标题，没有正文",)),
        ("notice", "", ("notice.txt：通报没有标题",)),
        ("group", "{{ silent }}\n", ("group.txt 第 1 行：用了没有定义的名字 silent",)),
        ("group", "甲\n> {{ group }}\n", ("group.txt 第 2 行", "不能用引用")),
        ("commission", "{{ done[9] }}\n", ("commission.txt：写不出来",)),
        ("notice", "# 题\n{{ silent * 9 }}\n", ("notice.txt 第 2 行", "算术")),
    ],
)
def test_a_broken_template_is_told_with_its_line(
    office: Path, name: str, source: str, parts: tuple[str, ...]
) -> None:
    own(office, name, source)
    refused_by(office, ("notice --period 2024Q3",), f"templates/notice/{parts[0]}", *parts[1:])


def test_what_a_template_prints_between_articles_is_in_no_notice(office: Path) -> None:
    write_rowed(office)
    assert bulletin("notice", "--period", "2024Q3", "-o", office / "通报.docx").exit_code == 0
    with zipfile.ZipFile(office / "通报.docx") as package:
        body = package.read("word/document.xml").decode()
    ids = {name: style_id(style) for name, style in rowed().styles.items()}
    assert "单位" in body
    assert f'w:val="{ids["article_rule"]}"' not in body
