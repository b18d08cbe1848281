"""Fields of a template through the commands: new asks, set changes, check and render tell."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import tomli

from bulletin_cli.base.typography import display_width
from bulletin_cli.store.templates import shipped_folder
from tests.cli.commands.way import signed
from tests.conftest import bulletin, change, did, files_of, refused, write
from tests.returned import ReturnedFile
from tests.terminal import on_terminal

FIELDS = """
[[fields]]
key = "责任编辑"
required = true

[[fields]]
key = "secrecy"
label = "秘密等级"
default = "普通"

[[fields]]
key = "联系电话"
scope = "periodical"

[[masthead]]
style = "issuer_date"
text = "{% if field.责任编辑 %}编辑{{ field.责任编辑 }}{% endif %}　{{ field.secrecy }}级"

[[imprint]]
style = "imprint"
text = "{% if field.联系电话 %}电话{{ field.联系电话 }}。{% endif %}"
"""
NAME = "issues/2024-35/issue.toml"


@pytest.fixture
def office(workspace: Path) -> Path:
    """A workspace whose template asks for three fields."""
    own = workspace / "templates" / "本局"
    shutil.copytree(shipped_folder() / "gbt9704", own)
    text = (own / "template.toml").read_text(encoding="utf-8")
    write(own / "template.toml", text + FIELDS)
    did(bulletin("set", "template", "本局"))
    return workspace


@pytest.fixture
def draft(office: Path) -> Path:
    """The root of a workspace with 2024-35, which has an article."""
    did(bulletin("new", "--date", "2024-11-25"))
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    return office


def said(root: Path, file: str = NAME) -> dict[str, str]:
    """Return the table [fields] of a file."""
    table = tomli.loads((root / file).read_text(encoding="utf-8")).get("fields", {})
    assert isinstance(table, dict)
    return table


def test_a_required_field_stops_render_until_it_is_set(draft: Path) -> None:
    result = bulletin("check")
    assert result.exit_code == 1
    assert "没有写“责任编辑”，模板要它：bulletin set 责任编辑 值" in result.stdout
    assert "ISS013" in result.stdout
    stopped = bulletin("render")
    assert stopped.exit_code == 1
    assert "没有写“责任编辑”" in stopped.stderr
    out = did(bulletin("set", "责任编辑", "张 三"))
    assert out == f"{NAME}　责任编辑：没有写 → 张 三\n"
    assert said(draft) == {"责任编辑": "张 三"}
    did(bulletin("render"))
    assert "编辑张 三　普通级\n" in did(bulletin("render", "--text", "--output", "-"))


def test_a_field_is_called_by_its_key_its_label_and_its_place(draft: Path) -> None:
    did(bulletin("set", "secrecy", "机密"))
    assert said(draft) == {"secrecy": "机密"}
    did(bulletin("set", "秘密等级", "绝密"))
    did(bulletin("set", "fields.联系电话", "010-1"))
    assert said(draft) == {"secrecy": "绝密"}
    assert said(draft, "bulletin.toml") == {"联系电话": "010-1"}


def test_fields_are_listed_with_the_settings_of_their_file(draft: Path) -> None:
    did(bulletin("set", "联系电话", "010-1"))
    lines = did(bulletin("set")).splitlines()
    at = lines.index("整个工作区　bulletin.toml")
    assert "  责任编辑          责任编辑        没有写" in lines[:at]
    assert "  secrecy           秘密等级        没有写，印“普通”" in lines[:at]
    assert "  联系电话          联系电话        010-1" in lines[at:]
    assert [line for line in lines if display_width(line) > 80] == []
    assert draft.exists()


def test_a_field_is_explained(draft: Path) -> None:
    out = did(bulletin("set", "责任编辑"))
    assert out.startswith(f"责任编辑　{NAME}\n")
    assert "  例如  bulletin set 责任编辑 示例\n" in out
    assert "--unset" not in out
    assert did(bulletin("set", "秘密等级")).startswith(f"秘密等级（secrecy）　{NAME}\n")
    assert "  清空  bulletin set 联系电话 --unset\n" in did(bulletin("set", "联系电话"))
    assert draft.exists()


def test_a_field_that_is_cleared_leaves_comments_and_the_others(draft: Path) -> None:
    did(bulletin("set", "责任编辑", "张三"))
    text = (draft / NAME).read_text(encoding="utf-8")
    write(draft / NAME, text.replace("[fields]", "[fields] # 本期\n# 等级\nsecrecy = '秘'"))
    before = files_of(draft)
    out = did(bulletin("set", "secrecy", "--unset"))
    assert out == f"{NAME}　秘密等级：秘 → 没有写，印“普通”\n"
    now = (draft / NAME).read_text(encoding="utf-8")
    assert now == before[NAME].decode().replace("secrecy = '秘'\n", "")
    assert did(bulletin("set", "secrecy", "--unset")).startswith(f"{NAME}　秘密等级：没有变")


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["责任编缉", "张三"], ("没有 责任编缉 这项设置", "是不是 责任编辑？")),
        (["秘密等极"], ("没有 秘密等极 这项设置", "是不是 秘密等级？")),
        (["责任编辑", "张三", "李四"], ("责任编辑只写一个值，写了 2 个", "引号")),
        (["责任编辑", "张\n三"], ("fields.责任编辑 只能写一行", "换行")),
        (["责任编辑", "--unset"], ("责任编辑不能空着", "bulletin set 责任编辑")),
        (["secrecy", "秘", "--add"], ("secrecy（秘密等级）不是一列", "--add")),
        (["联系电话", "1", "--issue", "35"], ("联系电话 是整个工作区的设置", "--issue")),
    ],
)
def test_a_wrong_field_or_value_is_refused(
    draft: Path, words: list[str], parts: tuple[str, ...]
) -> None:
    before = files_of(draft)
    refused(bulletin("set", *words), *parts)
    assert files_of(draft) == before


def test_a_field_that_is_called_as_a_setting_leaves_its_key_to_the_setting(office: Path) -> None:
    more = '[[fields]]\nkey = "issuer"\n[[fields]]\nkey = "密级"\nscope = "periodical"\n'
    file = office / "templates" / "本局" / "template.toml"
    write(file, file.read_text(encoding="utf-8") + more)
    did(bulletin("new", "--date", "2024-11-25"))
    did(bulletin("set", "issuer", "甲办"))
    did(bulletin("set", "fields.issuer", "乙办"))
    did(bulletin("set", "密级", "秘密"))
    text = tomli.loads((office / "bulletin.toml").read_text(encoding="utf-8"))
    assert text["periodical"]["issuer"] == "甲办"
    assert "marking" not in text["periodical"]
    assert (text["fields"], said(office)) == ({"密级": "秘密"}, {"issuer": "乙办"})


def test_a_template_that_cannot_be_read_leaves_the_other_settings(draft: Path) -> None:
    write(draft / "templates" / "本局" / "template.toml", "[坏")
    assert "template" in did(bulletin("set"))
    did(bulletin("set", "印数", "5"))
    refused(bulletin("set", "责任编辑", "张三"), "没有 责任编辑 这项设置")
    did(bulletin("set", "template", "gbt9704"))


def test_a_template_that_is_wrong_elsewhere_still_says_its_fields(draft: Path) -> None:
    change(draft / "templates" / "本局" / "template.toml", {'top = "37mm"': 'top = "37"'})
    assert "秘密等级" in did(bulletin("set"))
    did(bulletin("set", "责任编辑", "张三"))
    assert said(draft) == {"责任编辑": "张三"}


@pytest.mark.parametrize(
    ("file", "text", "parts"),
    [
        (NAME, '[fields]\n"责任编辑" = 3\n', ("fields.责任编辑 应为文字，写的是 3",)),
        (NAME, '[fields]\n"责任编辑" = "张\\n三"\n', ("fields.责任编辑 只能写一行",)),
        (NAME, 'fields = "张三"\n', ("fields 应为表 [fields]",)),
        (NAME, '[fields]\n责任编辑 = "张三"\n', ("不合 TOML 的写法", "汉字的键")),
        ("bulletin.toml", '[fields]\n"联系电话" = ["1"]\n', ("fields.联系电话 应为文字",)),
    ],
)
def test_a_value_that_is_no_line_of_text_is_refused(
    draft: Path, file: str, text: str, parts: tuple[str, ...]
) -> None:
    place = draft / file
    write(place, place.read_text(encoding="utf-8").replace("schema = 1\n", f"schema = 1\n{text}"))
    if "[fields]" in text:
        write(place, place.read_text(encoding="utf-8").replace(text, "") + text)
    refused(bulletin("check"), file, *parts)


def test_a_key_that_the_template_has_not_is_an_error(draft: Path) -> None:
    did(bulletin("set", "责任编辑", "张三"))
    change(draft / NAME, {"责任编辑": "责任编缉"})
    result = bulletin("check")
    assert result.exit_code == 1
    assert "[fields] 里的“责任编缉”模板没有：是不是 责任编辑？" in result.stdout
    assert "没有写“责任编辑”" in result.stdout


def test_new_asks_for_what_the_template_needs_of_an_issue(office: Path) -> None:
    shown = on_terminal("甲\t乙\n张 三\n", "-C", office, "new", "--date", "2024-11-25")
    assert shown.count("责任编辑（还没定就直接回车）：") == 2
    assert "责任编辑里有换行或控制字符" in shown
    assert "秘密等级" not in shown
    assert "联系电话" not in shown
    assert said(office) == {"责任编辑": "张 三"}


def test_enter_leaves_a_field_to_be_set_later(office: Path) -> None:
    shown = on_terminal("\n", "-C", office, "new", "--date", "2024-11-25")
    assert "责任编辑（" in shown
    assert said(office) == {}


def test_an_issue_is_not_made_where_its_question_is_broken_off(office: Path) -> None:
    shown = on_terminal("\x03", "-C", office, "new", "--date", "2024-11-25")
    assert "责任编辑（" in shown
    assert not (office / "issues" / "2024-35").exists()


def test_new_asks_nothing_where_nobody_can_answer(office: Path) -> None:
    out = did(bulletin("new", "--date", "2024-11-25"))
    assert out == "2024年第35期（总第486期）\nissues/2024-35\n"
    assert said(office) == {}


def test_a_field_that_changes_after_the_issue_was_signed_is_found(draft: Path) -> None:
    did(bulletin("set", "责任编辑", "张三"))
    signed()
    assert bulletin("check", "2024-35").exit_code == 0
    change(draft / NAME, {'"张三"': '"王五"'})
    result = bulletin("check", "2024-35")
    assert result.exit_code == 1
    assert "期号、日期、稿件次序、开关或字段改过" in result.stdout.replace("\n" + " " * 14, "")


def test_a_field_that_came_back_changed_is_told_with_its_setting(draft: Path) -> None:
    did(bulletin("set", "责任编辑", "张三"))
    did(bulletin("set", "联系电话", "010-1"))
    did(bulletin("render"))
    file = ReturnedFile(draft / "issues" / "2024-35" / "output" / "2024-35.docx")
    file.replace("张三", "王五")
    file.replace("010-1", "010-2")
    out = bulletin("revise", file.save(draft / "退回.docx"), "--apply").stdout
    told = "".join(line.strip() for line in out.splitlines())
    assert "issue.toml 的期号、日期；字段用 bulletin set 责任编辑 改" in told
    assert "also_to、print_run；字段用 bulletin set 联系电话 改" in told
    assert said(draft) == {"责任编辑": "张三"}


def test_a_masthead_that_changed_elsewhere_names_no_field(draft: Path) -> None:
    did(bulletin("set", "责任编辑", "张三"))
    did(bulletin("render"))
    file = ReturnedFile(draft / "issues" / "2024-35" / "output" / "2024-35.docx")
    file.replace("编辑张三", "责编张三")
    out = bulletin("revise", file.save(draft / "退回.docx"), "--apply").stdout
    assert "报头出自" in out
    assert "字段用" not in out


def test_several_issuers_are_set_added_and_taken_out(workspace: Path) -> None:
    def written() -> object:
        text = (workspace / "bulletin.toml").read_text(encoding="utf-8")
        return tomli.loads(text)["periodical"]["issuer"]

    did(bulletin("set", "issuer", "甲局", "乙局"))
    assert written() == ["甲局", "乙局"]
    did(bulletin("set", "issuer", "--add", "丙局"))
    listed = f"  issuer            编发单位        甲局\n{'':36}乙局\n"
    assert listed in did(bulletin("set"))
    did(bulletin("set", "issuer", "--remove", "甲局", "乙局"))
    assert written() == ["丙局"]
    refused(bulletin("set", "issuer", "--remove", "丙局"), "issuer 没有写单位")
    did(bulletin("new", "--date", "2024-11-25"))
    did(bulletin("set", "issuer", "甲局", "乙局"))
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    assert "甲局、乙局" in did(bulletin("render", "--text", "--output", "-"))
