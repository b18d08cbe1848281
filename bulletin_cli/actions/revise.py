"""A Word file that came back, against the issue that it was rendered from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Article, Review
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.links import links_in
from bulletin_cli.content.numbering import format_id, is_id
from bulletin_cli.incoming.links import link_key
from bulletin_cli.incoming.revised.edits import Edit, RevisedArticle, Revision
from bulletin_cli.incoming.revised.fields import name_fields
from bulletin_cli.incoming.revised.left_out import left_out
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph, returned_paragraphs
from bulletin_cli.incoming.revised.recognizing import stranger
from bulletin_cli.incoming.revised.returned_links import with_links
from bulletin_cli.incoming.revised.reviews import (
    PlacedReview,
    collect_reviews,
    new_reviews,
    with_reviews,
)
from bulletin_cli.incoming.revised.text import revise_text
from bulletin_cli.incoming.word.content import LeftOut, paragraphs
from bulletin_cli.incoming.word.document import WordFile, read_word
from bulletin_cli.incoming.word.manifest import is_manifest, parse_manifest
from bulletin_cli.layout.document import COMMENT_AUTHOR
from bulletin_cli.layout.marks import Bookmark, Manifest, document_bookmarks
from bulletin_cli.store.bug_log import reading
from bulletin_cli.store.files import is_file, read_bytes, read_text, relative, write_files
from bulletin_cli.store.outputs import MANIFEST, output_path
from bulletin_cli.store.returned_pictures import NewPictures
from bulletin_cli.workspace import Workspace

_MANIFEST_MOST = 60_000_000  # bytes


@record
class ReturnedIssue:
    """What a returned file says of an issue; nothing is written yet.

    `articles` are those that it changes, `reviews` those that each of these did not have.
    `texts` are the articles' files as they were read, by name; `authors` tracked changes in it.
    `pictures` are new files, by their places, and `told` is what was done to them; `doubts` are
    why the file may be compared amiss.
    """

    identifier: str
    issue: Issue
    articles: Mapping[str, RevisedArticle]
    others: tuple[Edit, ...]
    reviews: Mapping[str, tuple[Review, ...]]
    loose: tuple[Review, ...]
    left_out: tuple[LeftOut, ...]
    authors: tuple[str, ...]
    texts: Mapping[str, str]
    pictures: Mapping[Path, bytes]
    told: tuple[str, ...]
    doubts: tuple[str, ...]


def refuse(error: BulletinError) -> None:
    """Refuse a file that does not look like its issue."""
    raise error


def read_return(
    space: Workspace,
    data: bytes,
    file: str,
    reference: str | None = None,
    reject: Collection[str] = (),
    *,
    pictures: bool = False,
    doubt: Callable[[BulletinError], None] = refuse,
) -> ReturnedIssue:
    """Return what the .docx `data` changes in its issue, without what the authors `reject` did.

    The issue is that of the file's own manifest or properties, else the one `reference` means.
    `pictures` takes those that somebody put in. `doubt` is called with the reason when the file
    does not look like the issue, and raises to refuse it. Raises BulletinError.
    """
    with reading(file):
        word = read_word(data, file)
    authors = _authors(word)
    _refuse_unknown(reject, authors, file)
    manifest = _own_manifest(word, file)
    identifier = _identifier(space, word, manifest, reference, file)
    texts = _texts(space, identifier)
    issue = space.issue(identifier)
    document = typeset_issue(space, issue).document
    ours = document_bookmarks(document)
    kept = _kept_manifest(space, identifier)
    rendered = manifest or kept or Manifest(identifier, ours, document.prints_links)
    base = rendered.bookmarks
    theirs = _returned(word, issue, reject, prints_links=rendered.prints_links)
    said = (word.identifier == identifier) or bool(manifest)
    if error := stranger(identifier, base, theirs, file, is_named=said):
        doubt(error)
    room = space.template().page.column.text_width
    new = NewPictures(
        Path(file).stem, _shown(word), word.shapes, issue.images, base, room, take=pictures
    )
    revision = _merge(space, issue, (base, ours), map(new.named, theirs))
    revision, files, told = new.placed(revision, space.issues / identifier)
    reviews = collect_reviews(word.comments, revision.comments, (COMMENT_AUTHOR,))
    return ReturnedIssue(
        identifier,
        issue,
        *_collect_changes(issue, revision, reviews),
        tuple(each.review for each in reviews if each.article not in revision.articles),
        left_out(word, document, revision, runs_in=space.template().runs_in),
        authors,
        texts,
        files,
        told,
        tuple(_doubts(manifest, kept, is_marked=any(each.names for each in theirs))),
    )


def _returned(
    word: WordFile, issue: Issue, reject: Collection[str], *, prints_links: bool
) -> tuple[ReturnedParagraph, ...]:
    """Return the paragraphs that came back, links as the articles have them."""
    known = {link_key(each): each for each in _links(issue.articles)}
    return tuple(
        with_links(each, known, printed=prints_links)
        for each in returned_paragraphs(word.blocks, reject)
    )


def _merge(
    space: Workspace,
    issue: Issue,
    bookmarks: tuple[Sequence[Bookmark], Sequence[Bookmark]],
    theirs: Iterable[ReturnedParagraph],
) -> Revision:
    """Return what the paragraphs change, by the `bookmarks` as rendered and as they are now."""
    base, ours = bookmarks
    revision = merge_returned(base, ours, issue.articles, tuple(theirs))
    printed = space.template().print_fields(space.config.periodical.fields, issue.fields)
    return replace(revision, others=name_fields(revision.others, base, printed))


def _shown(word: WordFile) -> dict[str, bytes]:
    """Return the pictures that stand in the text."""
    keys = (key for each in paragraphs(word.blocks) for key in each.pictures)
    return {key: word.pictures[key] for key in keys if key in word.pictures}


def _links(articles: Collection[Article]) -> Iterator[str]:
    return (link for each in articles for link in links_in(each.blocks))


def _doubts(manifest: Manifest | None, kept: Manifest | None, *, is_marked: bool) -> Iterator[str]:
    """Yield why the file may be compared with something else than what was sent."""
    if manifest and kept and kept.bookmarks != manifest.bookmarks:
        yield "这是较早排出的一份，之后又排过；按它排出时的样子对照"
    if not manifest and not kept:
        yield "对照表没有了，按稿件现在的样子对照：送审以后在稿件里改的，会改回去"
    if not manifest and kept and not is_marked:
        yield "对照表和书签都没有了，按最近一次排出的对照：更早的一份里没有的改动，会改回去"


def apply_edits(space: Workspace, returned: ReturnedIssue) -> tuple[str, ...]:
    """Write the articles as the file has them, all or none; return the paths of what changed.

    Raises BulletinError where the issue is no draft, or an article changed since it was read.
    """
    folder = space.root / IssuePaths(returned.identifier).articles
    with space.lock():
        space.require_editable(returned.identifier)
        if _texts(space, returned.identifier) != returned.texts:
            raise BulletinError(
                "稿件刚刚在别处改了", "再来一次。", file=relative(folder, space.root)
            )
        files: dict[Path, bytes | str | None] = dict(returned.pictures)
        for name, text in _revise_texts(returned).items():
            if text != returned.texts[name]:
                files[folder / name] = text
        write_files(files, space.root)
    return tuple(relative(each, space.root) for each in files)


def _revise_texts(returned: ReturnedIssue) -> dict[str, str]:
    blocks = {each.file: each.blocks for each in returned.issue.articles}
    return {
        name: revise_text(returned.texts[name], name, revised, blocks[name])
        for name, revised in returned.articles.items()
    }


def _collect_changes(
    issue: Issue, revision: Revision, found: Collection[PlacedReview]
) -> tuple[dict[str, RevisedArticle], tuple[Edit, ...], dict[str, tuple[Review, ...]]]:
    """Return the articles that change, what lies outside of all, and the new reviews."""
    articles: dict[str, RevisedArticle] = {}
    reviews: dict[str, tuple[Review, ...]] = {}
    for article in issue.articles:
        revised = revision.articles.get(article.file)
        if revised is None:
            continue
        new = new_reviews(article, found)
        if new:
            reviews[article.file] = new
        if new or revised.edits:
            noted = with_reviews(revised.article, new)
            articles[article.file] = replace(revised, article=noted)
    return articles, revision.others, reviews


def _own_manifest(word: WordFile, file: str) -> Manifest | None:
    own = next(filter(is_manifest, word.custom), None)
    return parse_manifest(own, file) if own else None


def _kept_manifest(space: Workspace, identifier: str) -> Manifest | None:
    """Return the manifest beside the issue's output, None where there is none or it is empty."""
    place = output_path(space.root, identifier, MANIFEST)
    if not is_file(place):
        return None
    file = relative(place, space.root)
    kept = parse_manifest(read_bytes(place, file, _MANIFEST_MOST), file)
    return kept if kept.bookmarks else None


def _identifier(
    space: Workspace, word: WordFile, manifest: Manifest | None, reference: str | None, file: str
) -> str:
    said = manifest.issue if manifest else word.identifier
    wanted = space.resolve(reference) if reference else None
    known = {format_id(each) for each in space.numbers()}
    if said not in known and (manifest or is_id(said)):
        raise BulletinError(
            f"这是 {said} 的文件，{space.issues} 里没有这一期",
            "用 -C 指明那一期的工作区。",
            file=file,
        )
    if said in known and wanted not in (None, said):
        raise BulletinError(
            f"这是 {said} 的文件，不是 {wanted} 的", "去掉 --issue，或换一个文件。", file=file
        )
    return said if said in known else wanted or space.resolve(None)


def _texts(space: Workspace, identifier: str) -> dict[str, str]:
    folder = space.root / IssuePaths(identifier).articles
    places = [folder / name for name in space.load_metadata(identifier).files]
    return {each.name: read_text(each, relative(each, space.root)) for each in places}


def _authors(word: WordFile) -> tuple[str, ...]:
    """Return who tracked changes in the file, in the order of the text."""
    found: dict[str, None] = {}
    for paragraph in paragraphs(word.blocks):
        for change in (*(piece.change for piece in paragraph.pieces), paragraph.end):
            if change:
                found[change.author] = None
    return tuple(found)


def _refuse_unknown(reject: Collection[str], authors: Collection[str], file: str) -> None:
    unknown = [each for each in reject if each not in authors]
    if unknown:
        known = f"文件里有修订的是{'、'.join(authors)}。" if authors else "文件里没有修订。"
        raise BulletinError(f"没有“{'、'.join(unknown)}”的修订", known, file=file)
