"""Texts that say what most of them say, filled in without Jinja.

They name facts, join lists or take their last item, and have conditions with and, or, not. To
import Jinja and compile a dozen of them is a fifth of what `check` takes. What is not read here is
Jinja's to read, and so is the verdict on what is wrong with it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.template.facts import FACTS, FLAGS, LISTS
from bulletin_cli.layout.template.name_scope import NameScope

ReadFact: TypeAlias = Callable[[Mapping[str, Any]], Any]
FillText: TypeAlias = Callable[[Mapping[str, Any]], str]

_TOKENS = re.compile("({{.*?}}|{%.*?%})", re.DOTALL)
_NEVER = ("{#", "{{", "{%", "\r")  # in words: comments, what is not closed
_ALL_BUT_LAST = "[:-1]"
_DEEPEST, _LONGEST = 20, 40  # conditions within one another, words of one


@record
class PlainText:
    """A text as its parts, one behind the other."""

    parts: tuple[FillText, ...]

    def render(self, facts: Mapping[str, Any]) -> str:
        """Return the text with the facts in it. Raises LookupError for the last of none."""
        return "".join(part(facts) for part in self.parts)


class _NotPlainError(Exception):
    """A text says something else than what is read here."""


def plain_text(source: str, scope: NameScope) -> PlainText | None:
    """Return the text that `source` is, None where it is to be read by Jinja."""
    if source.endswith("\n"):  # which Jinja leaves out
        return None
    try:
        return PlainText(_Reader(source, scope).parts("")[0])
    except _NotPlainError:
        return None


class _Reader:
    """Reads a text from its beginning to its end."""

    def __init__(self, source: str, scope: NameScope) -> None:
        self._tokens = deque(_TOKENS.split(source))
        self._names = scope.names
        self._known = {**FACTS, "field": scope.fields}
        self._depth = 0

    def parts(self, *ends: str) -> tuple[tuple[FillText, ...], str]:
        """Return what stands before the first of `ends`, and which it is; "" is the text's end."""
        made: list[FillText] = []
        while self._tokens:
            token = self._tokens.popleft()
            if token.startswith("{{") and token.endswith("}}"):
                made.append(self._printed(token[2:-2].strip()))
            elif token.startswith("{%") and token.endswith("%}"):
                word, _, condition = token[2:-2].strip().partition(" ")
                if word in ends and not condition:
                    return tuple(made), word
                if word != "if":
                    raise _NotPlainError
                is_whole = condition[:1] + condition[-1:] == "()"
                words = (condition[1:-1] if is_whole else condition).split()
                made.append(self._branch(self._condition(words if len(words) <= _LONGEST else ())))
            else:
                made.append(_words(token))
        if "" not in ends:
            raise _NotPlainError
        return tuple(made), ""

    def _branch(self, condition: ReadFact) -> FillText:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _NotPlainError
        parts, end = self.parts("else", "endif")
        others, _ = self.parts("endif") if end == "else" else ((), "")
        self._depth -= 1
        one, other = PlainText(parts), PlainText(others)
        return lambda facts: (one if condition(facts) else other).render(facts)

    def _condition(self, words: Sequence[str]) -> ReadFact:
        """Return the condition of these words, as loosely bound as or, and, not are."""
        for loose, holds in (("or", any), ("and", all)):
            if loose in words:
                at = words.index(loose)
                both = self._condition(words[:at]), self._condition(words[at + 1 :])
                return lambda facts: holds(each(facts) for each in both)
        if words[:1] == ["not"]:
            denied = self._condition(words[1:])
            return lambda facts: not denied(facts)
        if len(words) != 1:
            raise _NotPlainError  # nothing, or what else there is between two words
        return self._fact(words[0])[0]

    def _printed(self, expression: str) -> FillText:
        name, bar, filtered = (each.strip() for each in expression.partition("|"))
        value, is_list = self._fact(name.removesuffix(_ALL_BUT_LAST))
        cut = slice(None, -1) if name.endswith(_ALL_BUT_LAST) else slice(None)
        if is_list and filtered == "last":
            return lambda facts: _last(value(facts)[cut])
        if is_list and filtered.startswith("join(") and filtered.endswith(")"):
            between = self._separator(filtered[5:-1].strip())
            return lambda facts: between(facts).join(map(str, value(facts)[cut]))
        if is_list or bar or cut.stop or name.partition(".")[2] in FLAGS:
            raise _NotPlainError
        return lambda facts: _shown(value(facts))

    def _separator(self, written: str) -> FillText:
        if written == "line_break":
            return lambda facts: str(facts["line_break"])
        inner = written[1:-1]
        if len(written) < 2 or written not in (f"'{inner}'", f'"{inner}"'):
            raise _NotPlainError
        if any(sign in inner for sign in "'\"\\\n"):
            raise _NotPlainError
        return lambda _: inner

    def _fact(self, name: str) -> tuple[ReadFact, bool]:
        """Return how a fact is found, and whether it is a list."""
        owner, dot, key = name.partition(".")
        known = key in self._known.get(owner, ()) if dot else owner not in self._known
        if owner not in self._names or not known:
            raise _NotPlainError
        if not dot:
            return lambda facts: facts[owner], False
        return lambda facts: _attribute(facts[owner], key), key in LISTS


def _words(text: str) -> FillText:
    if any(each in text for each in _NEVER):
        raise _NotPlainError
    return lambda _: text


def _attribute(owner: Any, key: str) -> Any:
    return owner[key] if isinstance(owner, Mapping) else getattr(owner, key)


def _last(values: Sequence[object]) -> str:
    if not values:
        raise LookupError("No last item, sequence was empty.")
    return str(values[-1])


def _shown(value: object) -> str:
    return "" if value is None else str(value)
