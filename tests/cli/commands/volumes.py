"""A small year to bind: what is in it, and what a PDF of it says."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any, TypeAlias

import pypdf

from tests.conftest import bulletin, did, write

PEOPLE = ("单雄信", "曾国平", "张三", "张三丰", "无人提")
Text: TypeAlias = tuple[str, str, list[str]]  # title, unit, paragraphs
ISSUES: dict[str, tuple[str, list[Text]]] = {  # an issue's state and articles
    "2024-1": (
        "published",
        [
            (
                "重庆市局部署旺季服务保障和安全生产专项整治工作情况",
                "重庆市局",
                ["单雄信到会。"] * 30,
            ),
            ("12家网点完成整改", "行业协会、长沙市局", ["张三丰检查。", "张　三参加。"] * 9),
        ],
    ),
    "2024-2": (
        "published",
        [
            ("“绿色包装”进校园", "长沙市局", ["曾国平带队走访各校。"] * 40),
            ("重点企业开展消防演练", "", ["张三指挥。"]),
        ],
    ),
    "2024-s1": ("published", [("APP上线运行", "重庆局", ["正文。"])]),
    "2024-3+4": ("published", [("单位食堂开放", "行业协会", ["正文。"])]),
    "2024-5": ("void", [("作废的稿件", "甲局", ["单雄信。"])]),
    "2024-6": ("draft", [("没有发布的稿件", "甲局", ["单雄信。"])]),
    "2024-8": ("published", [("长沙市局走访企业", "长沙市局", ["张三丰。"] * 3)]),
    "2023-50": ("published", [("去年的稿件", "甲局", ["单雄信。"])]),
}
BOUND = [each for each, (state, _) in ISSUES.items() if state == "published" and each > "2024"]
ARTICLES = [(each, *article) for each in BOUND for article in ISSUES[each][1]]


def make_year(root: Path, template: str = "gbt9704") -> Path:
    """Make a workspace of the ISSUES."""
    office = ("--nameplate", "示例行业", "--nameplate", "工作简报", "--issuer", "示例局办公室")
    did(bulletin("init", root, "--template", template, *office))
    for week, (identifier, (state, articles)) in enumerate(ISSUES.items(), 1):
        year, numbers = identifier.split("-")
        first, *more = numbers.removeprefix("s").split("+")
        kind = "supplement = true" if "s" in numbers else f"whole_number = {100 + int(first)}"
        files = [f"{place:02}.md" for place in range(1, len(articles) + 1)]
        folder = root / "issues" / identifier
        write(
            folder / "issue.toml",
            f"schema = 1\nyear = {year}\nnumber = {first}\nspan = {1 + len(more)}\n{kind}\n"
            f'date = {year}-{week:02}-08\nstatus = "{state}"\narticles = {files}\n'
            f"contents = {'true' if identifier == '2024-2' else 'false'}\n",
        )
        for file, (title, unit, paragraphs) in zip(files, articles, strict=True):
            head = f'+++\ntitle = "{title}"\nunit = "{unit}"\n+++\n\n'
            write(folder / "articles" / file, head + "\n\n".join(paragraphs) + "\n")
    people = "".join(f'[[people]]\nname = "{each}"\n' for each in PEOPLE)
    write(root / "glossary.toml", f"schema = 1\n{people}")
    write(
        root / "units.toml",
        'schema = 1\nopen = true\n[[units]]\nname = "重庆市局"\nshort = ["重庆局"]\n',
    )
    return root


class BoundPdf:
    """A volume as pypdf reads it: its pages without blanks, by their numbers from 1 on."""

    def __init__(self, data: bytes) -> None:
        self._reader = pypdf.PdfReader(io.BytesIO(data))
        texts = (re.sub(r"\s", "", page.extract_text()) for page in self._reader.pages)
        self.pages = dict(enumerate(texts, 1))

    def part(self, head: str) -> str:
        """Return the pages with this running head, in a row."""
        return "".join(text for text in self.pages.values() if f"合订本{head}" in text)

    def of_issues(self) -> dict[int, str]:
        """Return the pages of issues, which their running heads name."""
        head = re.compile(r"合订本20\d\d年(增刊)?第")
        return {number: text for number, text in self.pages.items() if head.search(text)}

    def starts(self, title: str) -> list[int]:
        """Return the pages of issues on which a title stands."""
        return [number for number, text in self.of_issues().items() if title in text]

    def outline(self) -> list[tuple[int, str, int]]:
        """Return depth, words and page of each entry."""
        found: list[tuple[int, str, int]] = []

        def walk(entries: list[Any], depth: int) -> None:
            for each in entries:
                if isinstance(each, list):
                    walk(each, depth + 1)
                else:
                    page = self._reader.get_destination_page_number(each)
                    found.append((depth, str(each.title), (page or 0) + 1))

        walk(self._reader.outline, 1)
        return found
