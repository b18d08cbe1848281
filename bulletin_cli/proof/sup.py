"""SUP: suppressions in the articles themselves; the engine looks after them."""

from bulletin_cli.proof.register import engine_rule

engine_rule(
    "SUP001",
    "warning",
    "没有用上的屏蔽",
    about="段前的注释屏蔽了一条规则，那一段里却没有这条规则要报的，删去注释，免得以后真有问题时也不报。",
    good=("<!-- bulletin: ignore ISS003 -->\n活动总结待补充。",),
    bad=("<!-- bulletin: ignore ISS003 -->\n活动总结见附件。",),
)
