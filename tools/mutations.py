"""The small ways in which a line of Python can be wrong, as replacements in its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import accumulate

Edit = tuple[int, int, str]  # bytes start:end of the source become this

_SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And, ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
# Types, decorators and texts: no test can or need tell them wrong.
_SPARED_FIELDS = {"annotation", "returns", "decorator_list", "type_params"}
_SPARED_NODES = (ast.JoinedStr, ast.Import, ast.ImportFrom)


def edits(source: bytes) -> Iterator[Edit]:
    """Yield each way to break a module in one place, in the order of the syntax tree."""
    begins = [0, *accumulate(map(len, source.splitlines(keepends=True)))]
    for node in _nodes(ast.parse(source)):
        for place, text in _replacements(node):
            start = begins[place.lineno - 1] + place.col_offset
            end = begins[(place.end_lineno or 0) - 1] + (place.end_col_offset or 0)
            yield start, end, text


def _nodes(node: ast.AST) -> Iterator[ast.AST]:
    yield node
    if isinstance(node, ast.keyword) and node.arg == "strict":  # zip's: it says what holds
        return
    for name, value in ast.iter_fields(node):
        if name not in _SPARED_FIELDS:
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, ast.AST) and not _is_spared(each):
                    yield from _nodes(each)


def _is_spared(node: ast.AST) -> bool:
    for_types = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
    return for_types or isinstance(node, _SPARED_NODES)


def _replacements(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    match node:
        case ast.If(test=test) | ast.IfExp(test=test):
            yield from ((test, value) for value in ("True", "False"))
        case ast.While(test=test):
            yield test, "False"
        case ast.comprehension(ifs=tests):
            yield from ((test, value) for test in tests for value in ("True", "False"))
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield value, "None"
        case ast.Break() | ast.Continue():
            yield node, _SWAPS[type(node)].__name__.lower()
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield node, "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield node, "pass"
        case ast.expr():
            yield from ((node, text) for text in _other_values(node))


def _other_values(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=bool() as value):
            yield str(not value)
        case ast.Constant(value=int() | float() as value):
            yield str(value + 1)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield f"({ast.unparse(operand)})"
        case ast.Name(id=name) if name in _NAMES:
            yield _NAMES[name]
        case ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in _SWAPS:
            yield f"({ast.unparse(_copy(node, op=_SWAPS[type(op)]()))})"
        case ast.Compare(ops=signs):
            for at, sign in enumerate(signs):
                others = [*signs[:at], _SWAPS[type(sign)](), *signs[at + 1 :]]
                yield f"({ast.unparse(_copy(node, ops=others))})"


def _copy(node: ast.expr, **changed: object) -> ast.expr:
    return type(node)(**{**dict(ast.iter_fields(node)), **changed})
