"""`planlint init`: start a repository of plans, say what was written, and touch nothing that is there."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from planlint.cli.group import SectionedCommand
from planlint.config.starting import MODELINE, PIPELINES, Outcome, start
from planlint.report.printable import inert_name

EXIT_CODES = """\b
Exit codes:
  0  the files are there, as they should be
  1  a file of that name was there with another content, and was left as it is
  2  a wrong option, or a file cannot be written
"""


@click.command(cls=SectionedCommand, sections={"What is written": ("ci",)}, epilog=EXIT_CODES)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path), metavar="[FOLDER]")
@click.option(
    "--ci",
    multiple=True,
    type=click.Choice([*PIPELINES, "none"]),
    default=("github",),
    show_default=True,
    help="For which pipeline to write a job (may be repeated).",
)
def command(folder: Path, ci: tuple[str, ...]) -> None:
    """Start a repository of plans in FOLDER: configuration, hook, CI job, and schemas for editors. Nothing is overwritten."""
    if "none" in ci and len(ci) > 1:
        raise click.UsageError("--ci none goes with no other.")
    try:
        outcomes = list(start(folder, [name for name in PIPELINES if name in ci]))
    except OSError as error:
        name = click.format_filename(str(error.filename))
        raise click.UsageError(f"Cannot write {name}: {error.strerror}.") from None
    for line in _lines(outcomes, folder):
        click.echo(line)
    sys.exit(1 if any(outcome.differs for outcome in outcomes) else 0)


def _lines(outcomes: Sequence[Outcome], folder: Path) -> Iterator[str]:
    for outcome in outcomes:
        name = inert_name(str(folder / outcome.name))
        if outcome.written:
            yield f"Wrote {name}: {outcome.what_for}."
        elif outcome.differs:
            yield f"Left as it is: {name} is there already. It would have held:"
            yield ""
            yield from (f"    {line}".rstrip() for line in _excerpt(outcome))
            yield ""
        else:
            yield f"Left as it is: {name} is there already, and holds just this."
    yield ""
    yield "Next:"
    yield "  1. Keep this repository private: its history, its file names and its logs last. Plans hold handles, never names."
    yield "  2. Put this line at the head of each plan (in a folder below with ../), so that editors complete and check it:"
    yield f"       {MODELINE}"
    yield "  3. pre-commit install (or prek install), so that git checks the plans of each commit."
    yield "  4. planlint check"


def _excerpt(outcome: Outcome) -> list[str]:
    """Return the lines to put in by hand; of a schema only how to write it."""
    if outcome.name.endswith(".schema.json"):
        option = " --config" if outcome.name.startswith("planlint-config") else ""
        return [f"(what `planlint schema{option}` prints)"]
    return [line for line in outcome.text.splitlines() if line]
