"""What an old issue says of its makers is no text of its last article, and each of it is told."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.back_issues import TemplateFacts
from bulletin_cli.incoming.back_issues.imprint import is_imprint, read_imprint
from tests.dumps import texts
from tests.incoming.back_issues.test_heads import BODY, HEAD, READ, doubled, read
from tests.linear import assert_linear

MAKERS = [
    "主办：某某局办公室    编辑：王五    审核：李四",
    "主办单位：某某局　承办单位：某某处",
    "主 编：张三",
    "责任编辑：王五",
    "审核：李四",
    "签发：赵六　校对：钱七",
    "主编 张三　责任编辑 李 四",
    "联系电话：021-00000000",
    "电话：021-00000000 邮箱：a@b.invalid",
    "主题词：示例　工作　简报",
    "投稿邮箱：a@b.invalid",
    "某某局办公室　2024年11月26日印发",
]


@pytest.mark.parametrize("shape", [str, doubled])
@pytest.mark.parametrize("line", MAKERS)
def test_makers_alone_are_an_imprint_and_told(line: str, shape: type[str]) -> None:
    old = read(shape(f"{HEAD}{BODY}{line}\n"))
    assert texts(old.articles) == READ
    assert [line.rsplit(maxsplit=1)[-1][:4] in each.what for each in old.doubts] == [True]


@pytest.mark.parametrize("line", MAKERS)
def test_makers_stand_above_and_below_the_receivers(line: str) -> None:
    old = read(f"{HEAD}{BODY}{line}\n报：上级甲。\n发送：各区局。\n{line}\n")
    assert texts(old.articles) == READ
    assert (old.report_to, old.issue_to) == (("上级甲",), ("各区局",))
    assert len(old.doubts) == 2


@pytest.mark.parametrize("line", MAKERS[:-1])
def test_makers_below_the_masthead_are_told_and_no_title(line: str) -> None:
    old = read(f"{HEAD}{line}\n{BODY}")
    assert texts(old.articles) == READ
    assert old.nameplate == ("某某系统", "工作简报")
    assert all(word in str(old.doubts) for word in line.split())


@pytest.mark.parametrize("line", ["责任编辑：王五", "审核：李四　校对：钱七"])
def test_makers_between_articles_stay_in_the_article_above(line: str) -> None:
    title = READ[1][0]
    old = read(HEAD + BODY.replace(title, f"{line}\n{title}"))
    assert [each.full_title for each in old.articles] == [title for title, _ in READ]
    assert texts(old.articles)[0][1][-1] == line.replace("　", "")


def test_an_address_of_two_lines_is_told_whole() -> None:
    old = read(f"{HEAD}{BODY}地址：示例市示例区示例路\n12号示例大厦\n邮编：200000\n")
    assert texts(old.articles) == READ
    assert "12号示例大厦" in str(old.doubts)


@pytest.mark.parametrize("gap", ["　", "。", "    "])
def test_lists_of_receivers_on_one_line_are_parted(gap: str) -> None:
    old = read(f"{HEAD}{BODY}抄报：上级甲，上级乙{gap}抄 送：平级丙{gap}分送：平级丁\n")
    assert (old.report_to, old.copy_to) == (("上级甲", "上级乙"), ("平级丙", "平级丁"))
    assert texts(old.articles) == READ


@pytest.mark.parametrize("line", ["会议审核：通过了方案。", "编辑部召开会议", "主办单位的做法"])
def test_what_only_looks_like_it_is_none(line: str) -> None:
    assert not is_imprint(line)


@pytest.mark.parametrize("line", ["主 编", "主编 张三 ", "报 ：", "。报 "])
def test_long_lines_are_read_in_linear_time(line: str) -> None:
    def run(size: int) -> None:
        from bulletin_cli.incoming.back_issues.lines import dump_source
        from bulletin_cli.incoming.back_issues.paper import text_lines

        text = line * (size // len(line)) + " " * size
        lines = text_lines(dump_source(f"正文。\n{text}x", "a.txt").lines, ())
        read_imprint(lines, TemplateFacts().labels, ("", None), broken=False)

    assert_linear(run, 20_000)
