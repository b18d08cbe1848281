"""What a template's text may say: facts, conditions, a few filters; checked on its Jinja tree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from bulletin_cli.base.strict_toml import TomlTable, suggestion
from bulletin_cli.layout.template.facts import FACTS, FLAGS, LISTS
from bulletin_cli.layout.template.jinja import nodes

_NO_FIELDS = "这个模板还没有字段，先写 [[fields]] 和它的 key。"

# `text` is what can be printed, numbers too; `whole` is a thing with attributes.
ValueType: TypeAlias = Literal["text", "list", "flag", "whole"]
# Filter -> what it takes, and how many arguments at most.
FILTERS: dict[str, tuple[tuple[ValueType, ...], int]] = {
    "join": (("list",), 1),
    "length": (("list", "text"), 0),
    "first": (("list", "text"), 0),
    "last": (("list", "text"), 0),
    "default": (("list", "text"), 2),
    "replace": (("text",), 2),
    "upper": (("text",), 0),
    "lower": (("text",), 0),
    "trim": (("text",), 0),
}
GRAMMAR = (
    nodes.Output, nodes.TemplateData, nodes.If, nodes.CondExpr, nodes.Const, nodes.Name,
    nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Neg, nodes.Filter, nodes.Concat,
    nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.Test,
)  # fmt: skip


class Grammar:
    """The check of one text: `entry` and `key` say where it stands, `names` what it may name.

    `fields` are the keys of the template's fields.
    """

    def __init__(
        self,
        entry: TomlTable,
        names: tuple[str, ...],
        fields: tuple[str, ...] = (),
        key: str = "text",
    ) -> None:
        self._entry = entry
        self._key = key
        self._names = names
        self._facts = {**FACTS, "field": fields}

    def check(self, tree: nodes.Template) -> None:
        """Refuse what a text must not do, name or print. Raises BulletinError."""
        for node in tree.find_all(nodes.Node):
            if not isinstance(node, GRAMMAR):
                raise self._entry.error(
                    self._key,
                    "里不能有循环、引入、算术和函数",
                    "一列文字用 | join(line_break) 连起来，两段文字用 ~ 连起来。",
                )
        for output in tree.find_all(nodes.Output):
            for each in output.nodes:
                self._print(each)
        for branch in tree.find_all(nodes.If):
            self._kind(branch.test)

    def _print(self, node: nodes.Node) -> None:
        """Refuse to print what is neither text nor number."""
        kind, name = self._kind(node), _written(node)
        if kind == "whole":
            known = self._facts[name]
            hint = f"写明要哪一项，如 {name}.{known[0]}。" if known else _NO_FIELDS
            raise self._entry.error(self._key, f"里的 {name} 不能整个印出来", hint)
        if kind == "list":
            hint = f"写成 {{{{ {name} | join('，') }}}}。"
            raise self._entry.error(self._key, f"里的 {name} 是一列，不能直接印出来", hint)
        if kind == "flag":
            hint = f"写成 {{% if {name} %}}…{{% endif %}}。"
            raise self._entry.error(self._key, f"里的 {name} 是真假，不能印出来", hint)

    def _kind(self, node: nodes.Node) -> ValueType:
        match node:
            case nodes.Const():
                return "flag" if node.value is None or isinstance(node.value, bool) else "text"
            case nodes.Name():
                return self._name(node.name)
            case nodes.Getattr():
                return self._fact(node)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Filter():
                return self._filtered(node)
        return self._composed(node)

    def _composed(self, node: nodes.Node) -> ValueType:
        match node:
            case nodes.Concat():
                for part in node.nodes:
                    self._print(part)
            case nodes.CondExpr():
                if node.expr2 is None:
                    hint = "写成 {% if … %}…{% endif %}，或补上 else。"
                    raise self._entry.error(self._key, "里的 if 没有 else", hint)
                self._kind(node.test)
                return self._either(node.expr1, node.expr2)
            case nodes.And(left=one, right=other) | nodes.Or(left=one, right=other):
                return self._either(one, other)
            case nodes.Not() | nodes.Compare() | nodes.Test():
                for operand in _operands(node):
                    self._kind(operand)
                return "flag"
        return "text"

    def _name(self, name: str) -> ValueType:
        if name not in self._names:
            hint = suggestion(name, self._names)
            raise self._entry.error(self._key, f"里的 {name} 没有定义", hint)
        return "whole" if name in self._facts else "text"

    def _fact(self, node: nodes.Getattr) -> ValueType:
        owner = node.node.name if isinstance(node.node, nodes.Name) else ""
        known = self._facts.get(owner, ())
        if owner:
            self._name(owner)
        if node.attr not in known:
            hint = suggestion(node.attr, known) if known else "文字后面不能再有点号。"
            if owner == "field" and not known:
                hint = _NO_FIELDS
            raise self._entry.error(self._key, f"里的 .{node.attr} 没有定义", hint)
        return "list" if node.attr in LISTS else "flag" if node.attr in FLAGS else "text"

    def _item(self, node: nodes.Getitem) -> ValueType:
        cut = isinstance(node.arg, nodes.Slice)
        places = node.arg.iter_child_nodes() if cut else iter((node.arg,))
        kind = self._kind(node.node)
        if kind not in ("list", "text") or not all(map(_is_place, places)):
            raise self._entry.error(
                self._key, "里的方括号只能取一列中的几项", "写成 periodical.nameplate[0] 或 [:-1]。"
            )
        return kind if cut else "text"

    def _filtered(self, node: nodes.Filter) -> ValueType:
        if node.name not in FILTERS or node.node is None:
            raise self._entry.error(
                self._key, f"里不能用过滤器 {node.name}", f"可以用：{'、'.join(FILTERS)}。"
            )
        kinds, most = FILTERS[node.name]
        if self._kind(node.node) not in kinds:
            self._print(node.node)  # says what to do with a list, a flag or a whole thing
            raise self._entry.error(
                self._key, f"里的 {node.name} 前面要是一列", "一列如 periodical.copy_to。"
            )
        named = node.kwargs or node.dyn_args or node.dyn_kwargs
        if named or len(node.args) > most or not all(map(_is_constant, node.args)):
            raise self._entry.error(
                self._key, f"里的 {node.name} 写法不对", "括号里只写引号里的文字，如 join('，')。"
            )
        return self._kind(node.node) if node.name == "default" else "text"

    def _either(self, one: nodes.Node, other: nodes.Node) -> ValueType:
        kinds = {self._kind(one), self._kind(other)}
        return kinds.pop() if len(kinds) == 1 else "flag"


def _operands(node: nodes.Not | nodes.Compare | nodes.Test) -> Iterator[nodes.Node]:
    for each in node.iter_child_nodes():
        yield each.expr if isinstance(each, nodes.Operand) else each


def _is_place(node: nodes.Node) -> bool:
    number = node.node if isinstance(node, nodes.Neg) else node
    return isinstance(number, nodes.Const) and type(number.value) is int


def _is_constant(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) or (
        isinstance(node, nodes.Name) and node.name == "line_break"
    )


def _written(node: nodes.Node) -> str:
    """Return what a message calls `node`: a fact by its name."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter | nodes.Getitem) and node.node:
        return _written(node.node)
    return "…"
