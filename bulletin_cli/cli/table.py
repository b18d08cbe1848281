"""The commands: the one table that help, completion and hints are made from."""

from __future__ import annotations

from importlib import import_module
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A command: what it does, arguments to try, other words it is asked for by.

    `once`: called again by mistake, it would change another article than the one meant.
    """

    text: str
    example: str = ""
    words: str = ""
    once: bool = False


# Group -> command -> what is known of it before its module is loaded, in the order of the work.
GROUPS = {
    "出一期": {
        "new": Entry("新建一期，自动编期号和总期号", "", "新建 新一期 create"),
        "add-article": Entry(
            "加入稿件（Word、网页、文本，或打开编辑器）",
            "来稿.docx",
            "加入 加稿 add insert",
            once=True,
        ),
        "move-article": Entry("调整稿件的次序", "3 1", "移动 调整 次序 move mv", once=True),
        "remove-article": Entry(
            "撤下稿件（移到 removed/）",
            "3",
            "撤下 删除 撤稿 remove rm delete del",
            once=True,
        ),
        "replace-article": Entry(
            "换上一篇稿件的新稿，原稿移到 removed/",
            "3 新稿.docx",
            "换 换稿 替换 replace",
            once=True,
        ),
        "edit": Entry("在编辑器里改一篇稿件，改完就校对", "3", "修改 改稿 编辑 modify"),
        "show": Entry("看一期的稿件、单位、字数和问题", "35", "查看 看 view"),
    },
    "收稿": {
        "submit": Entry("收下来稿，编号登记，原件留着", "来稿.docx --unit 甲局", "收稿 登记 来稿"),
        "inbox": Entry("列出来稿，看一篇来稿", "25-03", "收件箱 稿库 待处理"),
        "accept": Entry("采用来稿，编进一期", "25-03 --issue 35", "采用 采纳 用稿"),
        "merge": Entry("几篇来稿合成一篇", "25-03 25-04 --title 题目", "合稿 合编 合并"),
        "return": Entry("退改，写明原因", "25-03 --why 核对数字", "退改 退稿 退回"),
        "reject": Entry("不采用，写明原因", "25-03 --why 已过时", "不用 不采用"),
        "forward": Entry("转报上级的刊物", "25-03 --to 省局信息", "转报 上报"),
        "withdraw": Entry("报送单位自己撤稿", "25-03", "撤回"),
        "send-up": Entry("打成报送包，报给上级的编辑部", "25-03 --to 省局", "报送 报送包"),
        "receipt": Entry("回执：写给报送单位，收上级的", "write 甲区局", "回执"),
        "reply": Entry("写回复：用稿、退改、未采用", "25-03", "回复 反馈 答复"),
        "units": Entry("供稿单位：列出、加一个、查用得对不对", "add 示例局", "单位 供稿单位"),
        "commission": Entry("约稿：约一篇，看谁交了、谁迟了", "add 主题", "约稿"),
    },
    "校对和排版": {
        "check": Entry("校对一期、一篇稿件或别的文字，可以自动改", "35", "校对 检查 proof lint"),
        "rule": Entry("列出校对规则，说明一条规则", "PUN006", "规则 rules"),
        "preview": Entry("看排好的各页：行和页断在哪里", "--serve", "预览"),
        "fit": Entry("收页：末尾收得好不好，怎样改动最少", "--pages 4", "收页 压页 凑页 缩页"),
        "render": Entry(
            "排出 Word 文件、PDF、网页或纯文本",
            "35",
            "排版 渲染 打印 输出 导出 print export",
        ),
        "open": Entry("打开排好的 Word 文件或本期的文件夹", "35", "打开 start"),
    },
    "送审和发布": {
        "status": Entry("没发布的各期走到哪一步，还缺什么", "", "状态 进度 st"),
        "proofed": Entry("记下校完一次（一校、二校）", "35 --by 张三", "校完 一校 二校", once=True),
        "review": Entry("排出送审的 Word 文件，记下送的是哪一份", "35", "送审", once=True),
        "sign": Entry("记下签发：谁、哪一天，留扫描件", "35 --by 李四", "签发 签字 核签"),
        "publish": Entry("发布：文件放进 published/，只读", "35", "发布 定稿 出刊"),
        "reopen": Entry("退回草稿，写明原因", "35 --why 日期有误", "退回草稿 重开"),
        "void": Entry("作废一期，期号照占", "35 --why 不出了", "作废"),
        "slip": Entry("排出发文稿纸，填好已知的各栏", "35", "发文稿纸 稿纸"),
        "package": Entry("备好要发的一包，记下发给谁", "35", "发送 分发 打包"),
        "verify": Entry("核对签发、发布的文件有没有动过", "35", "核对 验证"),
    },
    "收回和旧刊": {
        "revise": Entry("收回领导改过的 Word 文件", "改过.docx", "收回 回收 修订"),
        "import": Entry("收进旧的各期（.docx、.txt、.pdf）", "旧简报", "导入 归档 收进"),
    },
    "查找和归档": {
        "list": Entry("列出各期", "", "列表 列出 ls lst dir"),
        "search": Entry("在各期的稿件里找词", "安全生产", "查找 搜索 找 检索 find grep"),
        "site": Entry("把发布的各期写成网页，可以搜索", "网页", "网站 网页 website"),
        "volume": Entry("一年的各期合订成一册，带目录和索引", "2024", "合订 合订本 年度 装订"),
        "catalogue": Entry("编一年的归档文件目录，备好移交的文件夹", "2024", "归档目录 移交"),
    },
    "统计和通报": {
        "use": Entry("记下稿件被别处采用", "--list", "被采用 转用", once=True),
        "endorse": Entry("记下领导的批示", "--list", "批示", once=True),
        "stats": Entry("统计报送、采用和得分", "--period 2024Q3", "统计 得分 排名 statistics"),
        "notice": Entry("写采用情况通报，也可以编进下一期", "--period 2024Q3", "通报", once=True),
    },
    "设置": {
        "init": Entry("新建工作区", "简报", "初始化 工作区"),
        "set": Entry(
            "看和改设置：要目、印数、受文单位等",
            "contents 是",
            "设置 改设置 config",
        ),
        "template": Entry("模板：列出、检查、看样子、照 Word 文件做", "preview", "模板 版式"),
        "glossary": Entry("用词表：加一条、列出、查它自己", "add term 快递员", "用词 用词表"),
        "doctor": Entry("检查程序、字体和工作区", "", "诊断 体检"),
        "help": Entry("列出全部命令，说明一个命令", "check", "帮助 ? /? man"),
    },
}
COMMANDS = {name: entry for group in GROUPS.values() for name, entry in group.items()}

_PYTHON = (
    "help",
    "import",
    "list",
    "open",
    "return",
    "set",
)  # words of Python's own get an underscore


def load(name: str) -> Any:
    """Return the function or the group of a command, its module imported now.

    Both are named after the command: `add-article` is commands/add_article.py:add_article.
    """
    word = name.replace("-", "_") + "_" * (name in _PYTHON)
    return getattr(import_module(f"bulletin_cli.cli.commands.{word}"), word)
