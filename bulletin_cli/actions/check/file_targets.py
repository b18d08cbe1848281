"""The targets that are files of their own: a text, standard input, a Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import count
from pathlib import Path

from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import NO_TEXTS
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.file_names import MARKDOWN
from bulletin_cli.content.article_text import FENCE, parse_article
from bulletin_cli.content.glossary import Glossary
from bulletin_cli.incoming.file_kind import WORD_ENDINGS
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.engine import check, unreadable
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_article, read_plain, read_word_paragraphs
from bulletin_cli.store.files import exists
from bulletin_cli.store.outputs import save_outputs
from bulletin_cli.store.sources import SourceFile
from bulletin_cli.workspace import Workspace

STDIN = "-"


class FileTarget:
    """A text file, or standard input, as it stands for itself."""

    def __init__(self, source: SourceFile, space: Workspace | None, options: CheckOptions) -> None:
        self.space = space
        self.root = Path()
        self.titles: Mapping[str, str] = {}
        self._file = source.file
        self._source = source
        self._selection = options.choose_rules(space)
        self._glossary = space.glossary if space else Glossary()

    @property
    def label(self) -> str:
        """The file's name."""
        return "标准输入" if self._file == STDIN else self._file

    def findings(
        self, texts: Mapping[str, str] = NO_TEXTS, *, paged: bool = True
    ) -> tuple[Finding, ...]:
        """Return what the rules find in the text; that it cannot be read is a finding, too."""
        del paged
        try:
            written = texts.get(self._file, self._source.text)
            text = self._read(written)
        except BulletinError as error:
            return unreadable([error])
        return (*self._refusals(written), *check([text], None, self._selection))

    def _refusals(self, text: str) -> tuple[Finding, ...]:
        """Return why `add-article` would not take the file."""
        from bulletin_cli.store.intake import refuse_unfit

        if not self._file.lower().endswith(MARKDOWN):
            return ()
        try:
            refuse_unfit(text, self._file, Path(self._file).parent)
        except BulletinError as error:
            return unreadable([error])
        return ()

    def sources(self) -> dict[str, SourceFile]:
        """Return the file itself."""
        return {self._file: self._source}

    def is_readable(self, file: str, text: str) -> bool:
        """Return whether `text` is an article where it begins like one; a plain text always is."""
        del file
        try:
            self._read(text)
        except BulletinError:
            return False
        return True

    def held(self) -> AbstractContextManager[None]:
        """Hold nothing: the file is replaced in one step."""
        return nullcontext()

    def annotate(self, findings: Sequence[Finding]) -> bytes:
        """Return the file as a Word file, its looks kept where it is one, with comments."""
        from bulletin_cli.proof.reports.docx_comments import comment_lines
        from bulletin_cli.writers.word_comments import PlacedComment, insert_comments

        comments = [
            PlacedComment(
                each.place.line, each.place.snippet, *each.place.mark, comment_lines(each)
            )
            for each in findings
        ]
        return insert_comments(self._docx(), self._file, comments)

    def annotated_path(self) -> Path:
        """Return a free name beside the file. Raises BulletinError for standard input."""
        if self._file == STDIN:
            raise BulletinError(
                f"{self.label}写不成带批注的 Word 文件", "先存成文件再校对，或换一种 --format。"
            )
        return annotated_beside(Path(self._file))

    def save_annotated(self, path: Path, data: bytes) -> None:
        """Write the .docx, but not over the file that was proofread."""
        if path.resolve() == Path(self._file).resolve():
            raise BulletinError("不能写在被校对的文件上", "换一个文件名。", file=str(path))
        save_outputs(self.space.root if self.space else None, {path: data})

    def _docx(self) -> bytes:
        from bulletin_cli.writers.word_comments import as_word

        return as_word(self._source.text)

    def _read(self, text: str) -> Text:
        """Return an article where the file has front matter, else its lines as they are."""
        markdown = self._file.lower().endswith(MARKDOWN)
        if self._file == STDIN:
            markdown = text.lstrip().startswith((FENCE, "# ", "<!--"))
        if markdown and text.startswith(f"{FENCE}\n"):
            article = parse_article(text, Path(self._file).name, self._file)
            return read_article(article, self._file, glossary=self._glossary)
        return read_plain(text, self._file, markdown=markdown, glossary=self._glossary)


class WordTarget(FileTarget):
    """A Word file, which fixes are never put into."""

    def __init__(
        self, path: Path, file: str, space: Workspace | None, options: CheckOptions
    ) -> None:
        from bulletin_cli.store.word import word_bytes, word_paragraphs

        super().__init__(SourceFile(file, path, b"", ""), space, options)
        self._word = word_bytes(path, file)
        self._text = read_word_paragraphs(word_paragraphs(self._word, file), file, self._glossary)

    def sources(self) -> dict[str, SourceFile]:
        """Refuse."""
        raise BulletinError(
            "不能改 Word 文件", "照报告在 Word 里改，或另存为 .txt 再用 --fix。", file=self._file
        )

    def save_annotated(self, path: Path, data: bytes) -> None:
        """Write a copy of the file's own kind: Word opens no other under its name."""
        ending = annotated_ending(Path(self._file))
        if path.suffix.lower() != ending:
            raise BulletinError(
                f"带批注的这一份是 {ending} 文件，不能换后缀", f"写成 {ending}。", file=str(path)
            )
        super().save_annotated(path, data)

    def _docx(self) -> bytes:
        return self._word

    def _read(self, text: str) -> Text:
        del text
        return self._text


def annotated_beside(file: Path) -> Path:
    """Return a free name beside `file`: somebody may have worked on in the last one."""
    ending = annotated_ending(file)
    names = (f"{file.stem}（校对{number if number > 1 else ''}）{ending}" for number in count(1))
    return next(each for each in map(file.with_name, names) if not exists(each))


def annotated_ending(file: Path) -> str:
    """Return the ending of a copy with comments: that of a Word file, else .docx."""
    ending = file.suffix.lower()
    return ending if ending in WORD_ENDINGS else ".docx"
