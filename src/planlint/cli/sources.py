"""`planlint sources`: the documents behind the rules, statement by statement."""

import json

import click

from planlint.catalogue import Statement, statements
from planlint.nearest import nearest
from planlint.packs import PackError, load_rules
from planlint.report import sourcebook


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [known for known in statements() if known.startswith(incomplete.upper())]


@click.command()
@click.argument("which", nargs=-1, metavar="[STATEMENT]...", shell_complete=_complete)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How they are written.",
)
def command(which: tuple[str, ...], output_format: str) -> None:
    """Walk from the documents to the rules that carry them.

    Without a name all statements are shown, by document and heading; with names (WWM-10, or WWM for a whole document) only those.
    """
    try:
        chosen, rules = _chosen(which), load_rules()
    except PackError as error:
        raise click.UsageError(str(error)) from None
    if output_format == "json":
        click.echo(json.dumps(sourcebook.as_data(chosen, rules), indent=2, ensure_ascii=False))
        return
    written = sourcebook.as_markdown if output_format == "markdown" else sourcebook.as_text
    for line in written(chosen, rules):
        click.echo(line)


def _chosen(which: tuple[str, ...]) -> list[Statement]:
    known = statements()
    if not which:
        return list(known.values())
    found: list[Statement] = []
    for name in which:
        matching = [entry for entry in known.values() if entry.id == name.upper() or entry.id.startswith(f"{name.upper()}-")]
        if not matching:
            near = nearest(name.upper(), known)
            raise click.UsageError(f"There is no statement of that name.{f' Did you mean {near}?' if near else ''}")
        found += matching
    return found
