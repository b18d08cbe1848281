from __future__ import annotations

from datetime import date

import pytest

from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.back_issues import TemplateFacts, dump_source, read_old
from bulletin_cli.incoming.back_issues.content import OldIssue
from tests.dumps import texts

BODY = """示例区召开示例工作会议
为做好示例工作，十一月下旬，示例区召开示例工作
会议，总结一年来的做法，部署下一步的任务，各单位负责
人参加会议并作了交流发言。
会议要求，各单位要提高认识，把示例工作摆在更加突
出的位置，一件一件抓落实。
甲单位开展示例活动
日前，甲单位组织开展示例活动，二百余名职工参加
了活动，反响良好，下一步将继续开展。
"""
READ = [
    ("示例区召开示例工作会议", [
        "为做好示例工作，十一月下旬，示例区召开示例工作会议，总结一年来的做法，部署下一步的任务，各单位负责人参加会议并作了交流发言。",
        "会议要求，各单位要提高认识，把示例工作摆在更加突出的位置，一件一件抓落实。"]),
    ("甲单位开展示例活动", [
        "日前，甲单位组织开展示例活动，二百余名职工参加了活动，反响良好，下一步将继续开展。"]),
]  # fmt: skip
DAY = date(2024, 11, 25)
NUMBER = IssueNumber(2024, 35, 486)


def read(text: str, **known: tuple[str, ...]) -> OldIssue:
    return read_old(dump_source(text, "dump.txt"), TemplateFacts(**known))  # type: ignore[arg-type]


def doubled(text: str) -> str:
    return text.replace("\n", "\n\n")


@pytest.mark.parametrize(
    "head",
    [
        "某某系统\n工作简报\n2024年第35期（总第486期）\n某某局办公室编\t2024年11月25日\n",
        "某某系统\n工作简报\n2024 年第 35 期(总第 486 期)\n某某局办公室 2024 年 11 月 25\n日\n",
        "某某系统\n工作简报\n第35期\n（总第486期）\n某某局办公室\n2024年11月25日\n",
        "某某系统\n工作简报\n〔2024〕35号（总486期）\n某某局办公室主办　　2024年11月25日\n",
        (
            "某某系统\n工作简报\n第三十五期（总第四百八十六期）\n"
            "某某局办公室编　　二○二四年十一月二十五日\n"
        ),
        (
            "某某系统\n工作简报\n第三十五期　总第四八六期\n"
            "二〇二四年十一月二十五日　　某某局办公室编印\n"
        ),
        (
            "某某系统\n工作简报\n２０２４年第３５期（总第４８６期）\n"
            "某某局办公室　　２０２４年１１月２５日\n"
        ),
        "某某系统\n工作简报\n2024年第35期 总第486期\n2024-11-25 某某局办公室编\n",
        "某某系统\n工作简报\n2024年第35期（总第486期）\n2024年11月25日\n某某局办公室编\n",
        (
            "内部资料　注意保存\n某某系统\n工作简报\n2024年第35期（总第486期）\n"
            "某某局办公室编　　2024年11月25日\n"
        ),
        (
            "000123\n机密★一年\n某某系统\n工作简报\n2024年第35期（总第486期）\n"
            "某某局办公室编　　2024年11月25日\n"
        ),
        (
            "　　　　　　　　　　某某系统\n　　　　　　　　工 作 简 报\n"
            "　　　　2024年第35期（总第486期）\n某某局办公室编　　　　2024年11月25日\n"
        ),
        (
            "某某系统\n工　作　简　报\n第 35 期（总第 486 期）\n\n某某局办公室编\n"
            "2024 年 11 月 25 日\n"
        ),
        "\ufeff某某系统\n工作简报\n（2024年第35期，总第486期）\n某某局办公室编    2024年11月25日\n",
        "某某系统\n工作简报\n2024年第35期（总第486期）　　某某局办公室　主办　　2024年11月25日\n",
        "某某系统\n工作简报\n总第486期\n2024年第35期\n主办：某某局办公室　　2024年11月25日\n",
    ],
)
@pytest.mark.parametrize("shape", [str, doubled])
def test_mastheads_of_many_shapes_say_the_same(head: str, shape: type[str]) -> None:
    old = read(shape(head + BODY))
    assert ("".join(old.nameplate), old.number, old.date, old.issuer) == (
        "某某系统工作简报", NUMBER, DAY, "某某局办公室",
    )  # fmt: skip
    assert texts(old.articles) == READ


@pytest.mark.parametrize(
    "head",
    [
        "某某系统工作简报　2024年第35期（总第486期）　某某局办公室编　2024年11月25日\n",
        "某某系统工作简报 2024年第35期（总第486期） 某某局办公室编 2024年11月25日\n",
        "某某系统工作简报　　第35期（总第486期）\n某某局办公室编　　2024年11月25日\n",
    ],
)
def test_a_masthead_of_one_line_is_taken_apart(head: str) -> None:
    old = read(head + BODY)
    assert (old.nameplate, old.number, old.date, old.issuer) == (
        ("某某系统工作简报",), NUMBER, DAY, "某某局办公室",
    )  # fmt: skip
    assert texts(old.articles) == READ


def test_a_known_name_is_parted_as_bulletin_toml_parts_it() -> None:
    known = ("某某系统", "工作简报")
    old = read("某某系统工作简报\n2024年第35期\n某某局编　2024年11月25日\n" + BODY, nameplate=known)
    assert old.nameplate == known


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2024年第35-36期", IssueNumber(2024, 35, span=2)),
        ("2024年第35—36期合刊（总第486—487期）", IssueNumber(2024, 35, 486, 2)),
        ("2024年第35、36期（合刊）（总第486、487期）", IssueNumber(2024, 35, 486, 2)),
        ("第三十五至三十六期合刊", IssueNumber(2024, 35, span=2)),
        ("2024年增刊第3期", IssueNumber(2024, 3, supplement=True)),
        ("增刊（第3期）", IssueNumber(2024, 3, supplement=True)),
        ("第3期（增刊）", IssueNumber(2024, 3, supplement=True)),
        ("第1期（总第1000期）", IssueNumber(2024, 1, 1000)),
        ("第一期（总第一千零二期）", IssueNumber(2024, 1, 1002)),
    ],
)
def test_joint_issues_and_supplements_are_known(written: str, number: IssueNumber) -> None:
    assert read(f"工作简报\n{written}\n某某局编　2024年11月25日\n{BODY}").number == number


def test_what_the_masthead_lacks_is_a_doubt() -> None:
    old = read("工作简报\n总第486期\n某某局编　2024年11月25日\n" + BODY)
    assert old.number is None
    assert "总第486期" in old.doubts[0].what
    assert texts(old.articles) == READ
    assert [doubt.what[:6] for doubt in read(BODY).doubts][:1] == ["没有找到报头"]
    assert texts(read(BODY).articles) == READ


HEAD = "某某系统\n工作简报\n2024年第35期（总第486期）\n某某局办公室编\t2024年11月25日\n"


@pytest.mark.parametrize(
    "contents",
    [
        "要　目\n示例区召开示例工作会议……………………1\n甲单位开展示例活动……………………………2\n",
        "目　录\n1.示例区召开示例工作会议..........1\n2.甲单位开展示例活动............12\n",
        "本期要目\n● 示例区召开示例工作会议\n● 甲单位开展示例活动\n",
        "【本期要目】\n示例区召开示例\n工作会议　　（1）\n甲单位开展示例活动　　（2）\n",
        "本期要目：\n示例区召开示例工作会议　　1\n甲单位开展示例活动　　2\n",
        "示例区召开示例工作会议……………………1\n甲单位开展示例活动……………………………2\n",
    ],
)
@pytest.mark.parametrize("shape", [str, doubled])
def test_contents_are_left_out(contents: str, shape: type[str]) -> None:
    old = read(shape(HEAD + contents + BODY))
    assert texts(old.articles) == READ
    assert old.doubts == ()


GIVEN = (("上级甲办公室", "上级乙"), ("平级甲、乙处", "平级丙"), ("各下级单位",))


@pytest.mark.parametrize(
    "imprint",
    [
        "报：上级甲办公室，上级乙。\n送：平级甲、乙处，平级丙。\n发：各下级单位。\n共印120份\n",
        (
            "报：上级甲办公室\n　　上级乙。\n送：平级甲、乙处，平级丙。\n发：各下级单位。\n"
            "（共印120份）\n"
        ),
        "报送：上级甲办公室；上级乙\n抄送：平级甲、乙处；平级丙\n印发：各下级单位\n印数：120份\n",
        "主送: 上级甲办公室, 上级乙\n抄送: 平级甲、乙处, 平级丙\n下发: 各下级单位\n印120份\n",
        (
            "报 ：上级甲办公室，\n上级乙\n送 ：平级甲、乙处，\n平级丙\n发 ：各下级单位\n"
            "某某局办公室　2024年11月25日印发　共印120份\n"
        ),
    ],
)
@pytest.mark.parametrize("shape", [str, doubled])
def test_imprints_of_many_shapes_say_the_same(imprint: str, shape: type[str]) -> None:
    old = read(shape(HEAD + BODY + imprint))
    assert (old.report_to, old.copy_to, old.issue_to) == GIVEN
    assert (old.print_run, texts(old.articles), old.doubts) == (120, READ, ())


def test_names_in_the_imprint_are_doubts() -> None:
    old = read(f"{HEAD}{BODY}报：上级甲。\n责任编辑：张三　审核：李四\n电话：000\n")
    assert old.report_to == ("上级甲",)
    assert [doubt.place for doubt in old.doubts] == [15, 16]
    assert "责任编辑：张三" in old.doubts[0].what
    assert texts(old.articles) == READ


def test_receivers_parted_by_enumeration_commas_only_are_a_doubt() -> None:
    old = read(f"{HEAD}{BODY}送：甲处、乙处、丙处\n")
    assert old.copy_to == ("甲处", "乙处", "丙处")
    assert "顿号" in old.doubts[0].what


def test_a_name_that_runs_along_on_every_page_is_no_text() -> None:
    lines = (HEAD + BODY).splitlines()
    lines[8:8] = ["—1—", "某某系统工作简报"]
    lines[12:12] = ["—2—", "某某系统工作简报"]
    assert texts(read("\n".join(lines)).articles) == READ


def test_indents_that_only_centre_titles_say_nothing_of_paragraphs() -> None:
    titles = [title for title, _ in READ]
    centred = "\n".join(f"　　{line}" if line in titles else line for line in BODY.splitlines())
    assert texts(read(HEAD + centred).articles) == READ


def test_one_line_that_is_wider_than_paper_does_not_make_all_lines_paragraphs() -> None:
    address = "网址：http://www.example.org/" + "a" * 120
    old = read(HEAD + BODY * 4 + address + "\n")
    assert texts(old.articles[:2]) == READ
