"""`planlint check`: find the plans, check them, report, and leave with the exit code that tells what came of it."""

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from planlint.choosing import UnknownRule, chosen
from planlint.cli.group import SectionedCommand
from planlint.cli.output import put, use_plain_stream
from planlint.files import Found, find
from planlint.linter import Checked
from planlint.packs import PackError, load_rules
from planlint.reading import READING_RULES
from planlint.report import Report, look_of_terminal, report_for
from planlint.rulebook import Profile, Rule, Severity
from planlint.run import check_targets
from planlint.tally import Tally

EXIT_CODES = """\b
Exit codes, the highest of those that apply:
  0  nothing at or above --fail-on was found
  1  findings at or above --fail-on
  2  a wrong option or a pack of rules that cannot be used
  3  nothing was checked: no plan was found
  4  a file could not be read, or is no YAML
  5  a rule crashed; the findings of the others are reported
"""


class DateOption(click.ParamType[date]):
    """A day, as 2026-03-04."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail("a date is written like 2026-03-04", param, ctx)


def _severity(context: click.Context, parameter: click.Parameter, value: str) -> Severity:
    return Severity(value)


def _profile(context: click.Context, parameter: click.Parameter, value: str) -> Profile:
    return Profile(value)


def _split(context: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for value in values for name in value.split(",") if name.strip())


def _complete_rule(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [rule.name for rule in load_rules() if rule.name.startswith(incomplete)]


@click.command(
    cls=SectionedCommand,
    epilog=EXIT_CODES,
    sections={
        "Which rules": ("profile", "select", "ignore", "as_of"),
        "What is reported": ("output_format", "output", "show_source", "color", "quiet", "verbose"),
        "How it ends": ("fail_on", "exit_zero"),
        "Input": ("stdin_filename",),
    },
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--profile",
    type=click.Choice([p.value for p in Profile]),
    default="standard",
    show_default=True,
    callback=_profile,
    help="How much is asked of a plan.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    callback=_split,
    shell_complete=_complete_rule,
    help="Run only these rules (commas or repeated).",
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", callback=_split, shell_complete=_complete_rule, help="Leave out these rules."
)
@click.option(
    "--as-of", type=DateOption(), metavar="DATE", help="Judge plans that state no as_of: as on this day.  [default: today]"
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the report to a file, whole or not at all.",
)
@click.option(
    "--show-source",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Show the lines of the plan: only ever on an interactive terminal, and not where CI is set. "
    "With always it is an error if they cannot be shown.",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Colour the report; NO_COLOR is heeded.",
)
@click.option(
    "--fail-on",
    type=click.Choice([s.value for s in reversed(Severity)]),
    default="error",
    show_default=True,
    callback=_severity,
    help="The mildest finding that fails the run.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings (codes 2 to 5 remain).")
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="The name under which standard input (-) is reported.")
@click.option("--quiet", "-q", is_flag=True, help="One line for each finding.")
@click.option("--verbose", "-v", is_flag=True, help="Name the rules that could not look, and the files that are no plans.")
def command(
    paths: tuple[str, ...], profile: Profile, select: tuple[str, ...], ignore: tuple[str, ...], as_of: date | None,
    output_format: str, output: Path | None, show_source: str, color: str, fail_on: Severity, exit_zero: bool,
    stdin_filename: str, quiet: bool, verbose: bool,
) -> None:  # fmt: skip
    """Check case plans. PATHS are files, folders (searched for plans) or - for standard input; without any, this folder."""
    found = _find(paths or (".",), stdin_filename)
    rules = _rules(profile, select, ignore)
    look = look_of_terminal(to_file=output is not None, color=color, quiet=quiet, verbose=verbose)
    if show_source == "always" and not look.may_show_source:
        raise click.UsageError(
            "--show-source always: lines of a plan are shown on an interactive terminal only, and not where CI is set."
        )
    report = report_for(output_format, look._replace(show_source=look.may_show_source and show_source != "never"), rules)
    tally = Tally(rules=len(rules), others=found.others, unreadable=list(found.closed))
    results = tally.counting(_progressing(check_targets(found.targets, rules, as_of or date.today()), len(found.targets)))
    use_plain_stream(sys.stdout)
    put(_written(report, results, tally), output)
    sys.exit(tally.exit(fail_on, exit_zero))


def _find(paths: Iterable[str], stdin_name: str) -> Found:
    try:
        return find(paths, stdin_name)
    except FileNotFoundError as error:
        raise click.UsageError(f"There is no file or folder {click.format_filename(str(error))}.") from None


def _rules(profile: Profile, select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    fixed = next((name for name in (*select, *ignore) if name in READING_RULES), None)
    if fixed is not None:
        raise click.UsageError(f"{fixed} is found while a plan is read; it always runs, and cannot be selected or left out.")
    try:
        return chosen(load_rules(), profile, select, ignore)
    except (PackError, UnknownRule) as error:
        raise click.UsageError(str(error)[:1].upper() + str(error)[1:]) from None


def _written(report: Report, results: Iterable[Checked], tally: Tally) -> Iterator[str]:
    yield report.start()
    for checked in results:
        yield report.add(checked)
    yield report.end(tally)


def _progressing(results: Iterator[Checked], total: int) -> Iterator[Checked]:
    """Show on a terminal's standard error how far a long run is."""
    if total < 50 or not sys.stderr.isatty() or os.environ.get("CI"):
        return results
    from rich.console import Console
    from rich.progress import track

    return iter(track(results, total=total, description="Checking plans", console=Console(stderr=True), transient=True))
