"""The steps of docs/templates.md, taken one after the other, end in two of the shipped layouts."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.template import Template, load
from bulletin_cli.store.templates import load_template
from tests import samples

WAY = (samples.ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
STEPS = re.split(r"^### \d+\. ", WAY, flags=re.MULTILINE)[1:]
BOTH = 8  # steps that the two layouts have in common
FIELDS = {"签发人": "李四", "密级": "秘密★1年", "责任编辑": "张三", "联系人": "王五", "电话": "1"}


def built(name: str) -> Template:
    """Return the template that the steps for `name` make, those in common among them."""
    steps = (each for n, each in enumerate(STEPS) if n < BOTH or f"templates/{name}/" in each)
    blocks = re.findall(r"```toml\n(.*?)```", "\n".join(steps), re.DOTALL)
    return load("\n".join(blocks), "template.toml", name, b"")


def printed(template: Template) -> Document:
    periodical = replace(samples.periodical(), fields=FIELDS)
    issue = replace(samples.issue(), fields=FIELDS)
    return replace(compose(issue, template, periodical), base=b"")


def test_there_are_twenty_steps() -> None:
    assert len(STEPS) == 20


@pytest.mark.parametrize(("name", "like"), [("dongtai", "work-news"), ("zhuanbao", "info-report")])
def test_the_steps_end_in_a_shipped_layout(name: str, like: str) -> None:
    shipped, own = load_template(like, samples.ROOT), built(name)
    assert own.fields == shipped.fields
    assert printed(own) == printed(shipped)


def test_every_shipped_layout_has_its_picture_there() -> None:
    for name in samples.SHIPPED:
        file = f"pictures/{name}.png"
        assert f"]({file})" in WAY
        assert 0 < (samples.ROOT / "docs" / file).stat().st_size < 60_000
