"""The kinds of targets: an issue or one of its articles, a text of its own, a Word file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article_text import FENCE, parse_article
from bulletin_cli.content.glossary import Glossary
from bulletin_cli.content.numbering import label
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.engine import check, unreadable
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import article_text, plain_text, word_text
from bulletin_cli.store.sources import SourceFile, read_source
from bulletin_cli.workspace import Workspace

STDIN = "-"
MARKDOWN = (".md", ".markdown")


def issue_target(
    space: Workspace, identifier: str, options: CheckOptions, only: str = ""
) -> CheckTarget:
    """Return an issue, or with `only` the article in that file."""
    selection = options.rule_selection(space)
    whole = space.issue(identifier, partial=True)
    folder = f"issues/{identifier}/articles"

    def run(texts: Mapping[str, str], paged: bool) -> tuple[Finding, ...]:
        issue = space.issue(identifier, partial=True, texts=texts) if texts else whole
        pages = space.typeset(issue) if paged else None
        return space.proofread(identifier, issue, pages, selection)

    def sources() -> dict[str, SourceFile]:
        files = (f"{folder}/{article.file}" for article in whole.articles)
        wanted = [file for file in files if only in ("", file)]
        return {file: read_source(space.root / file, file) for file in wanted}

    titles = {f"{folder}/{each.file}": each.full_title for each in whole.articles}
    named = only or label(whole.number)
    return CheckTarget(named, run, sources, _is_article, space, titles, identifier, only)


def text_target(source: SourceFile, space: Workspace | None, options: CheckOptions) -> CheckTarget:
    """Return a text file, or standard input, as it stands for itself."""
    selection, glossary = options.rule_selection(space), _glossary(space)
    name = "标准输入" if source.file == STDIN else source.file

    def run(texts: Mapping[str, str], paged: bool) -> tuple[Finding, ...]:
        del paged
        try:
            text = _text(texts.get(source.file, source.text), source.file, glossary)
        except BulletinError as error:
            return unreadable([error])
        return check([text], None, selection)

    def readable(file: str, text: str) -> bool:
        try:
            _text(text, file, glossary)
        except BulletinError:
            return False
        return True

    def word() -> bytes:
        from bulletin_cli.incoming.word.remarks import as_word

        return as_word(source.text)

    return CheckTarget(
        name,
        run,
        lambda: {source.file: source},
        readable,
        space,
        as_word=None if source.file == STDIN else word,
    )


def word_target(
    path: Path, file: str, space: Workspace | None, options: CheckOptions
) -> CheckTarget:
    """Return a Word file, which fixes are never put into."""
    from bulletin_cli.incoming.word.package import FILE_MOST
    from bulletin_cli.store.files import read_bytes
    from bulletin_cli.store.word import read_word

    selection = options.rule_selection(space)
    text = word_text(read_word(path, file), file, _glossary(space))

    def refuse() -> dict[str, SourceFile]:
        raise BulletinError(
            "不能改 Word 文件", "照报告在 Word 里改，或另存为 .txt 再用 --fix。", file=file
        )

    return CheckTarget(
        file,
        lambda *_: check([text], None, selection),
        refuse,
        lambda *_: False,
        space,
        as_word=lambda: read_bytes(path, file, FILE_MOST),
    )


def _glossary(space: Workspace | None) -> Glossary:
    return space.glossary if space else Glossary()


def _text(text: str, file: str, glossary: Glossary) -> Text:
    """Return an article where the file has front matter, else its lines as they are."""
    markdown = file.lower().endswith(MARKDOWN)
    if file == STDIN:
        markdown = text.lstrip().startswith((FENCE, "# ", "<!--"))
    if markdown and text.startswith(f"{FENCE}\n"):
        article = parse_article(text, Path(file).name, file)
        return article_text(article, file, glossary=glossary)
    return plain_text(text, file, markdown=markdown, glossary=glossary)


def _is_article(file: str, text: str) -> bool:
    try:
        parse_article(text, Path(file).name, file)
    except BulletinError:
        return False
    return True
