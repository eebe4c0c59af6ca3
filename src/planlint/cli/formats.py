"""Which reports a run writes, and where to: `--format FORMAT` or `FORMAT=FILE`, several times, and `--output FILE`."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click
from click.shell_completion import CompletionItem

from planlint.cli.output import Destination, Sheet
from planlint.files import Target
from planlint.linter import Checked
from planlint.nearest import nearest
from planlint.report import FORMATS, Look, Report, report_for
from planlint.rulebook import Rule
from planlint.tally import Tally


class Wanted(NamedTuple):
    """A report that is wanted: its format, and the file that it goes to (None: standard output)."""

    format: str
    file: Path | None


class FormatOption(click.ParamType[Wanted]):
    """A format, or a format and the file that it goes to, as in `sarif=out.sarif`."""

    name = "format"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Wanted:
        if isinstance(value, Wanted):
            return value
        name, equals, file = str(value).partition("=")
        if name not in FORMATS:
            near = nearest(name, FORMATS)
            hint = f"did you mean {near}?" if near else f"formats: {', '.join(FORMATS)}."
            self.fail(f"there is no such format; {hint}", param, ctx)
        if equals and not file:
            self.fail(f"after {name}= the name of a file is missing", param, ctx)
        return Wanted(name, Path(file) if file not in ("", "-") else None)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(name, help=what) for name, what in FORMATS.items() if name.startswith(incomplete)]


def wanted_reports(asked: Sequence[Wanted], output: Path | None) -> tuple[Wanted, ...]:
    """Return the reports to write, from the formats asked for and the file given by `--output`.

    Without any, text is written, and in GitHub Actions its annotations, too. Where every format goes to a file, text is written
    to standard output. Raises click.UsageError where two reports would go to one place.
    """
    annotations = (Wanted("github", None),) if not asked and os.environ.get("GITHUB_ACTIONS") == "true" else ()
    if output is not None:
        if len(asked) > 1 or any(wanted.file is not None for wanted in asked):
            raise click.UsageError("--output takes the report of a single format; for several, write --format FORMAT=FILE.")
        return (Wanted(asked[0].format if asked else "text", output), *annotations)
    if not asked:
        return (Wanted("text", None), *annotations)
    shown = [wanted.format for wanted in asked if wanted.file is None and wanted.format != "github"]
    if len(shown) > 1:
        raise click.UsageError(f"Only one format can go to standard output; give the others a file: --format {shown[1]}=FILE.")
    files = [os.path.realpath(wanted.file) for wanted in asked if wanted.file is not None]
    if len(files) > len(set(files)):
        raise click.UsageError("Two formats cannot go to one file.")
    return (Wanted("text", None), *asked) if len(files) == len(asked) else tuple(dict.fromkeys(asked))


def keep_plans(wanted: Iterable[Wanted], targets: Iterable[Target]) -> None:
    """Raise click.UsageError where a report would take the place of a plan that is to be checked."""
    files = {os.path.realpath(report.file): report.file for report in wanted if report.file is not None}
    for target in targets:
        if target.path is not None and (file := files.get(os.path.realpath(target.path))) is not None:
            raise click.UsageError(f"The report would overwrite {click.format_filename(file)}, which is to be checked.")


def written_reports(
    wanted: Iterable[Wanted], look: Look, rules: Sequence[Rule], suppressed: bool
) -> Iterator[tuple[Report, Destination]]:
    """Yield each report with its destination; GitHub's annotations bring the summary of the step with them, where it has one.

    A report in a file has the plain look, whatever that of standard output. `suppressed` is for SARIF, see `report_for`.
    """
    for format_, file in wanted:
        its = look if file is None else look._replace(rich=False, color=False, show_source=False)
        yield report_for(format_, its, rules, suppressed), Destination(file)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary and any(report.format == "github" for report in wanted):
        from planlint.report.github import StepSummary

        taken = os.path.getsize(summary) if os.path.exists(summary) else 0
        yield StepSummary(taken), Destination(Path(summary), append=True)


def write(reports: Sequence[Report], sheets: Sequence[Sheet], results: Iterable[Checked], tally: Tally) -> None:
    """Write every report while the files are checked: heads first, a part for each file, the ends."""
    pairs = list(zip(reports, sheets, strict=True))
    for report, sheet in pairs:
        sheet.write(report.start())
    for checked in results:
        for report, sheet in pairs:
            sheet.write(report.add(checked))
    for report, sheet in pairs:
        sheet.write(report.end(tally))
