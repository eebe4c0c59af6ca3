"""`planlint new`: start a plan from a template, ask for what only the user knows, and overwrite nothing."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from planlint.cli.asking import DateOption
from planlint.cli.group import SectionedCommand
from planlint.cli.output import put
from planlint.document import SIZE_LIMIT, Document, read
from planlint.nearest import nearest
from planlint.report import in_ci, in_hook
from planlint.report.printable import inert_name
from planlint.templates.built_in import BUILT_IN, built_in
from planlint.templates.open import lies_inside, limit_of
from planlint.templates.start import (
    Given,
    NotUsable,
    name_of,
    placeholder_named,
    placeholders_left,
    plan_text,
    usable_handle,
    usable_reference,
)

EXIT_CODES = """\b
Exit codes:
  0  the plan was written
  2  a wrong option or template, or a file that is there already or cannot be written
"""
_SUFFIXES = (".yaml", ".yml")


def _complete_template(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    names = [CompletionItem(name) for name in BUILT_IN if name.startswith(incomplete)]
    return names or [CompletionItem(incomplete, type="file")]


@click.command(
    cls=SectionedCommand,
    epilog=EXIT_CODES,
    sections={"Which template": ("template",), "What is known of the plan": ("reference", "start", "handles")},
)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--template",
    required=True,
    metavar="NAME|PATH",
    shell_complete=_complete_template,
    help=f"The template: {', '.join(BUILT_IN)}, or the path of the agency's own.",
)
@click.option("--id", "reference", metavar="REFERENCE", help="The agency's reference of the plan, never a name.")
@click.option("--start", type=DateOption(), metavar="DATE", help="The day from which the plan runs.")
@click.option(
    "--handle",
    "handles",
    multiple=True,
    metavar="WHO=HANDLE",
    help="The handle of one of the people or workers whom the template leaves open: --handle survivor=mia (repeated).",
)
def command(file: Path, template: str, reference: str | None, start: date | None, handles: tuple[str, ...]) -> None:
    """Start a plan in FILE from a template. On a terminal it asks for what is not given; what nobody gives stays a placeholder.

    Handles are pseudonyms: short made-up words that show nobody's name. A plan made from a template of the agency's own names it,
    and planlint check holds it to the sections and tasks which that template fixes.
    """
    if file.suffix not in _SUFFIXES:
        raise click.UsageError(f"A plan's file ends in {' or '.join(_SUFFIXES)}.")
    if os.path.lexists(file):
        raise _there_already(file)
    own = Path(template) if template not in BUILT_IN else None
    source = _template(template, own)
    try:
        known = _handles(handles, source)
        reference = usable_reference(reference) if reference is not None else None
    except NotUsable as reason:
        raise click.UsageError(_sentence(reason)) from None
    if _is_terminal():
        click.echo("Pseudonyms only: a handle is a short made-up word, never a name. Enter leaves a placeholder.", err=True)
        reference = reference or _ask("Reference of the plan", usable_reference)
        start = start or _ask("First day (like 2026-03-04)", lambda value: DateOption().convert(value, None, None))
        for placeholder in source.stand_ins:
            if placeholder not in known and (handle := _ask_handle(name_of(placeholder), {*_literal(source), *known.values()})):
                known[placeholder[:]] = handle
    names = _path_from(file, own) if own is not None else None
    text = plan_text(source, Given(reference, start, known, names))
    _put_new(text, file)
    for line in _lines(file, template, own, names, placeholders_left(text)):
        click.echo(line)


def _template(named: str, own: Path | None) -> Document:
    """Read a template. Raises click.UsageError where it cannot be used, with the place of the first thing that is wrong."""
    if own is None:
        return read(built_in(named))[0]
    shown = inert_name(named)
    if not own.is_file():
        near = nearest(named, BUILT_IN)
        hint = f"did you mean {near}?" if near else f"built in are {', '.join(BUILT_IN)}."
        raise click.UsageError(f"There is no template {shown}; {hint}")
    try:
        with own.open("rb") as opened:
            documents = read(opened.read(SIZE_LIMIT + 1))
    except OSError as error:
        raise click.UsageError(f"Cannot read {shown}: {error.strerror}.") from None
    faults = [(fault, document.source.position(fault.start)) for document in documents for fault in document.faults]
    if faults:
        fault, (line, column) = min(faults, key=lambda each: each[1])
        raise click.UsageError(f"{shown}:{line}:{column}: {fault.message}")
    if len(documents) > 1:
        raise click.UsageError(f"{shown} holds {len(documents)} documents; a template is one.")
    if documents[0].top("kind") != "template":
        line, column = documents[0].span(("kind",)).start
        raise click.UsageError(f"{shown}:{line}:{column}: a template says kind: template")
    return documents[0]


def _handles(given: tuple[str, ...], template: Document) -> dict[str, str]:
    """Return the handles given, by the placeholders that they take the place of. Raises NotUsable."""
    known: dict[str, str] = {}
    for each in given:
        who, sign, handle = each.partition("=")
        if not sign:
            raise NotUsable("a handle is given as WHO=HANDLE, such as survivor=mia")
        known[placeholder_named(who, template)[:]] = usable_handle(handle, {*_literal(template), *known.values()})
    return known


def _literal(template: Document) -> Iterator[str]:
    """Yield the handles that the template gives itself."""
    for group in ("people", "workers"):
        people = template.top(group)
        yield from people if isinstance(people, dict) else ()


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty() and not in_ci() and not in_hook()


def _ask(question: str, usable: Callable[[str], Any]) -> Any:
    """Ask until the answer can be used; None where there is none."""

    def answer(value: str) -> Any:
        try:
            return usable(value.strip()) if value.strip() else None
        except NotUsable as reason:
            raise click.BadParameter(_sentence(reason)) from None

    return click.prompt(question, default="", show_default=False, value_proc=answer, err=True)


def _ask_handle(name: str, taken: set[str]) -> str | None:
    handle: str | None = _ask(f"Handle of {inert_name(name)}", lambda value: usable_handle(value, taken))
    return handle


def _path_from(file: Path, template: Path) -> str | None:
    """Return the path of a template as the plan names it; None where it lies outside of the repository, and is out of reach."""
    folder = os.path.dirname(os.path.abspath(file))
    if not lies_inside(os.path.realpath(template), limit_of(folder)):
        return None
    return os.path.relpath(os.path.realpath(template), os.path.realpath(folder)).replace(os.sep, "/")


def _put_new(text: str, file: Path) -> None:
    """Write a file that is not there yet, with its folder: its name is taken first, then the whole put in its place."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.UsageError(f"Cannot write to {_shown(file)}: {error.strerror}.") from None
    try:
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except FileExistsError:
        raise _there_already(file) from None
    except OSError as error:
        raise click.UsageError(f"Cannot write to {_shown(file)}: {error.strerror}.") from None
    try:
        put([text], file)
    except BaseException:
        os.unlink(file)
        raise


def _lines(file: Path, template: str, own: Path | None, names: str | None, left: int) -> Iterator[str]:
    yield f"Wrote {_shown(file)} from the template {inert_name(template)}."
    if names is not None:
        yield "It names its template: the sections and tasks that are fixed there must stay in it."
    elif own is not None:
        yield "The template lies outside of this repository, so the plan does not name it, and is not held to it."
    placeholders = "1 placeholder is" if left == 1 else f"{left} placeholders are"
    yield f"{placeholders} left to fill in; planlint check {_shown(file)} names each."


def _there_already(file: Path) -> click.UsageError:
    return click.UsageError(f"There is a file {_shown(file)} already; nothing was written.")


def _shown(file: Path) -> str:
    return inert_name(click.format_filename(str(file)))


def _sentence(reason: NotUsable) -> str:
    text = str(reason)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('?') else '.'}"
