"""The folder that is handed over to the archive: a folder an item, the catalogue, checksums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bulletin_cli.actions.desk.catalogue import as_published
from bulletin_cli.actions.desk.catalogue_files import FORMS, catalogue_file
from bulletin_cli.actions.desk.slip import ENDING
from bulletin_cli.actions.pages import draw_pages, typeset_issue, write_ofd
from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import ToldFaces
from bulletin_cli.base.paths import PUBLISHED, SIGNED, TO_ARCHIVE, IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.base.watch import Watch
from bulletin_cli.content.issue import Issue
from bulletin_cli.desk.archive import ArchiveSettings
from bulletin_cli.desk.catalogue import ArchivedItem, Catalogue
from bulletin_cli.desk.item_metadata import HandedFile, item_metadata
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.stamp import stamped
from bulletin_cli.store.desk.published import differences
from bulletin_cli.store.files import is_file, read_bytes
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.store.outputs import refuse_source
from bulletin_cli.store.whole_folder import NewFolder, new_folder, refuse_taken
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import find_writer

METADATA = "元数据.xml"
_MOST = 500_000_000  # bytes of a file that is handed over
_REWORKED = "没有发布的文件，版式文件照文字重排"


@record
class HandingOver:
    """How a year is handed over: as OFD or PDF/A, stamped, with issues that were changed."""

    ofd: bool
    stamp: bool
    anyway: bool


@record
class HandedOver:
    """What was handed over: where, how many files, what to say, what is told of the faces."""

    place: Path
    files: int
    notes: tuple[str, ...]
    faces: ToldFaces


def hand_over(
    space: Workspace, catalogue: Catalogue, place: Path | None, how: HandingOver, watch: Watch
) -> HandedOver:
    """Make the folder of a year at `place`, that of the workspace where it is None.

    Every issue is held against what was published first. Raises BulletinError, among others for
    one that differs, unless it goes along `anyway`.
    """
    place = place or space.root / TO_ARCHIVE / f"{catalogue.year}"
    refuse_source(space.root, place)
    refuse_taken(place, space.root)
    _refuse_unnumbered(catalogue.settings)
    items = {each.identifier: each for each in catalogue.items}
    changed = {each: _changes(space, each) for each in watch(tuple(items))}
    _refuse_changed(changed, how)
    notes, faces = [], ToldFaces()
    with new_folder(place, space.root) as folder:
        for identifier in watch(tuple(items)):
            item = _HandedItem(space, items[identifier], catalogue.settings, changed[identifier])
            notes += [f"{identifier} {each}" for each in item.notes]
            faces |= item.write(folder, how)
        for form in FORMS:
            folder.put(f"{catalogue.title}.{form}", catalogue_file(space, catalogue, form))
        files = len(folder.sums)
    return HandedOver(place, files, tuple(notes), faces)


class _HandedItem:
    """An issue on its way into the folder."""

    def __init__(
        self,
        space: Workspace,
        item: ArchivedItem,
        settings: ArchiveSettings,
        changed: Sequence[str],
    ) -> None:
        self._space, self._item, self._settings = space, item, settings
        self._head = space.load_metadata(item.identifier)
        self._issue = as_published(space, item.identifier, self._head)
        self.notes = [f"和发布时不同：{'；'.join(changed)}"] if changed else []
        self.notes += [] if self._head.published else [_REWORKED]

    def write(self, folder: NewFolder, how: HandingOver) -> ToldFaces:
        """Put the files of the item and its metadata into the folder; return what faces lack."""
        name, written = self._item.identifier, []
        data, faces = _fixed(self._pages(stamp=how.stamp), ofd=how.ofd)
        files = {f"{name}.{'ofd' if how.ofd else 'pdf'}": ("正文版式文件", data)}
        for file, (kind, path) in self._kept().items():
            files[file] = kind, read_bytes(self._space.root / path, path, _MOST)
        for file, (kind, data) in files.items():
            folder.put(f"{self._item.number}/{file}", data)
            written.append(HandedFile(file, kind, len(data), digest(data)))
        periodical = self._space.config.periodical
        facts = item_metadata(
            self._item, self._issue, periodical, self._settings, written, self.notes
        )
        folder.put(f"{self._item.number}/{METADATA}", facts)
        return faces

    def _pages(self, *, stamp: bool) -> Pages:
        pages = typeset_issue(self._space, self._issue)
        if not stamp:
            return pages
        item, settings = self._item, self._settings
        cells = (
            settings.fonds, f"{self._issue.number.year}", f"{item.item:04}",
            settings.office, settings.term, f"{item.pages}",
        )  # fmt: skip
        return stamped(pages, cells, latin_widths)

    def _kept(self) -> Mapping[str, tuple[str, str]]:
        """Return the files that are copied, by name: what each is, and its path."""
        name, head = self._item.identifier, self._head
        paths = IssuePaths(name)
        places = {}
        if head.published:
            places["正文"] = f"{paths.folder}/{PUBLISHED}/{name}.docx"
        places["发文稿纸"] = f"{paths.output}/{name}{ENDING}"
        if head.signed and head.signed.scan and _is_signed(head):
            places["签发单扫描件"] = f"{paths.folder}/{SIGNED}/{head.signed.scan}"
        found = {kind: path for kind, path in places.items() if is_file(self._space.root / path)}
        return {path.rpartition("/")[2]: (kind, path) for kind, path in found.items()}


def _is_signed(head: Issue) -> bool:
    """Return whether the signature is that of what was published."""
    signed, published = head.signed, head.published
    return bool(signed and published and signed.sources == published.sources)


def _fixed(pages: Pages, *, ofd: bool) -> tuple[bytes, ToldFaces]:
    if ofd:
        file = write_ofd(pages)
        return file.data, file.faces
    drawing = draw_pages(pages, "pdf", archival=True)
    return drawing.files[0], ToldFaces(drawing.stand_ins)


def _refuse_unnumbered(settings: ArchiveSettings) -> None:
    if settings.missing:
        raise BulletinError(
            f"没有写{'、'.join(settings.missing)}，编不出档号，不能移交",
            "；".join(f"bulletin set {each} …" for each in settings.missing)
            + "。保管期限照本单位的保管期限表定。",
        )


def _refuse_changed(changed: Mapping[str, Sequence[str]], how: HandingOver) -> None:
    found = [f"{each} {'；'.join(what)}" for each, what in changed.items() if what]
    if found and not how.anyway:
        raise BulletinError(
            f"和发布时不同，没有移交：{'。'.join(found)}",
            "改回发布时的样子；查清了仍要照现在的移交，加 --anyway。",
        )


def _changes(space: Workspace, identifier: str) -> tuple[str, ...]:
    """Return what is not as it was published: the files, and what they are set as now."""
    head = space.load_metadata(identifier)
    return (*differences(space.root, identifier, head), *_set_otherwise(space, identifier, head))


def _set_otherwise(space: Workspace, identifier: str, head: Issue) -> Iterator[str]:
    """Yield what is other in an issue as it is set now, than in what went out."""
    text = f"{IssuePaths(identifier).folder}/{PUBLISHED}/{identifier}.txt"
    if not head.published or f"{identifier}.txt" not in head.published.files:
        return
    pages = typeset_issue(space, as_published(space, identifier, head))
    now = find_writer("text")(pages.document)
    if is_file(space.root / text) and read_bytes(space.root / text, text, _MOST) != now:
        yield "排出来的文字和发布的不同（模板、bulletin.toml 或程序变过）"
    elif head.published.pages and len(pages.pages) != head.published.pages:
        yield f"发布时 {head.published.pages} 页，现在排出来 {len(pages.pages)} 页"
