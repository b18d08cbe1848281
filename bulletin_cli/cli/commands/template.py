"""bulletin template list, check, preview, from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal.chinese import Command, ListingGroup
from bulletin_cli.cli.terminal.options import FormatOption, choose, output_place, workspace
from bulletin_cli.cli.terminal.printing import display_path, tell_stand_ins
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    from bulletin_cli.actions.templates import ListedTemplate, TemplateLook
    from bulletin_cli.workspace import Workspace

_POINTS = 72 / 25.4  # a millimetre
_ENDINGS = (".pdf", ".docx")

template = typer.Typer(
    cls=ListingGroup,
    help="模板 templates/：列出，检查一个，看它的样子，照一期 Word 文件做一个。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    options_metavar="",
    subcommand_metavar="[命令] …",
)

NameArgument = Annotated[
    str, typer.Argument(metavar="[模板]", help="模板的名字；不写就是现在用的", show_default=False)
]


@template.command("list", cls=Command, options_metavar="[选项]")
def list_(ctx: typer.Context, form: FormatOption = "text") -> None:
    """列出模板，现在用的前面有 *；bulletin template 就是它。"""
    from bulletin_cli.actions.templates import list_templates

    choose("--format", form, ("text", "json"))
    found = list_templates(workspace(ctx))
    if form == "json":
        print_json([_facts(each) for each in found])
        return
    for each in found:
        place = "工作区" if each.is_own else "自带　"
        typer.echo(f"{'*' if each.is_used else ' '} {place} {each.name}　{each.description}")


@template.command("check", cls=Command, options_metavar="[选项]")
def check(ctx: typer.Context, name: NameArgument = "") -> None:
    """检查一个模板：能不能读，版心排多少字，字体有没有，有没有白写的样式；有问题就以 1 退出。"""
    from bulletin_cli.actions.templates import look_at

    space = workspace(ctx)
    look = look_at(space, _chosen(space, name))
    _print(look)
    if look.oddities:
        raise typer.Exit(1)


@template.command("preview", cls=Command, options_metavar="[选项]")
def preview(
    ctx: typer.Context,
    name: NameArgument = "",
    output: Annotated[
        str,
        typer.Option(
            "--output",
            metavar="文件",
            help="写到哪里，.pdf 或 .docx；不写就在终端上看",
            show_default=False,
        ),
    ] = "",
) -> None:
    """用一期示例看模板的样子：报头、要目、栏目、各级标题、图表、版记都有。"""
    from bulletin_cli.actions.templates import sample_pages, write_sample
    from bulletin_cli.cli.reports.pages import print_pages
    from bulletin_cli.store.templates import load_template

    space = workspace(ctx)
    chosen = load_template(_chosen(space, name), space.root)
    pages = sample_pages(space, chosen)
    if not output:
        print_pages(pages)
        return
    place = output_place(output, Path(f"{chosen.name}.pdf"))
    if place.suffix.lower() not in _ENDINGS:
        raise BulletinError("只能写成 .pdf 或 .docx", f"写成 {chosen.name}.pdf。", file=output)
    stand_ins = write_sample(space, pages, place)
    typer.echo(display_path(place))
    tell_stand_ins(stand_ins)


@template.command("from", cls=Command, options_metavar="[选项]")
def from_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="用 Word、WPS 做的一期", show_default=False)
    ],
    name: Annotated[str, typer.Option("--name", metavar="名字", help="新模板叫什么")],
    compare: Annotated[
        Path | None,
        typer.Option(
            "--compare",
            metavar="文件夹",
            help="把原件和照模板排的第一页画在这里，比一比（原件要有 LibreOffice）",
            show_default=False,
        ),
    ] = None,
) -> None:
    """照一期 Word 文件做一个模板，放进 templates/；说不出的逐条列出来。"""
    from bulletin_cli.actions import template_compare
    from bulletin_cli.actions.template_from import propose, write_proposal
    from bulletin_cli.cli.reports.template_from import print_comparison, print_proposal

    space, shown = workspace(ctx), display_path(file.absolute())
    if compare:
        template_compare.require_office(shown)
    proposal = propose(space, file, shown, name)
    place = write_proposal(space, proposal)
    print_proposal(proposal, display_path(place), space.config.periodical)
    if compare:
        print_comparison(template_compare.compare(space, proposal, compare, shown))


def _chosen(space: Workspace, name: str) -> str:
    """Return the name of a template that there is, the one in use where none is given."""
    from bulletin_cli.base.strict_toml import suggestion
    from bulletin_cli.store.templates import list_names

    known = list_names(space.root)
    if name and name not in known:
        raise BulletinError(f"没有叫“{name}”的模板", suggestion(name, known))
    return name or space.config.periodical.template


def _print(look: TemplateLook) -> None:
    width, height = (length / _POINTS for length in look.page)
    typer.echo(f"模板 {look.name} 能用。")
    typer.echo(f"  纸 {width:.0f}×{height:.0f} 毫米，正文一行 {look.characters} 字", nl=False)
    typer.echo(f"，一页 {look.lines} 行" if look.lines else "")
    if look.missing is None:
        typer.echo("  查不到本机装了哪些字体")
    elif look.missing:
        typer.echo(f"  本机没有的字体：{'、'.join(look.missing)}（排 Word 文件不要紧）")
    for each in look.oddities:
        typer.echo(f"× {each}")


def _facts(template: ListedTemplate) -> dict[str, object]:
    return {
        "name": template.name,
        "description": template.description,
        "own": template.is_own,
        "used": template.is_used,
    }
