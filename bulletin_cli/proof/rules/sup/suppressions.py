"""SUP001-002: suppressions in the articles themselves; the engine looks after them."""

from bulletin_cli.proof.register import engine_rule

engine_rule(
    "SUP001",
    "warning",
    "没有用上的屏蔽",
    about="段前的注释屏蔽了一条规则，那一段里却没有这条规则要报的，删去注释，免得以后真有问题时也不报。",
    good=("<!-- bulletin: ignore ISS003 -->\n活动总结待补充。",),
    bad=("<!-- bulletin: ignore ISS003 -->\n活动总结见附件。",),
)

engine_rule(
    "SUP002",
    "error",
    "屏蔽了没有的规则",
    about="稿件信息的 ignore 或段前的注释里，写的不是规则的编号，多半是写错了，什么都没有屏蔽。"
    "bulletin rule 列出全部规则。",
    good=("<!-- bulletin: ignore ISS003 -->\n活动总结待补充。",),
    bad=("<!-- bulletin: ignore ISS303 -->\n活动总结见附件。",),
)
