"""`planlint check`: find the plans, check them, report, and leave with the exit code that tells what came of it."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from planlint.baseline import Baseline
from planlint.cli.asking import DateOption, names_in, profile_named, severity_named
from planlint.cli.configuring import plans_in, refuse_reading_rules, rules_of, user_errors, with_own_rules, work_on
from planlint.cli.formats import FormatOption, Wanted, keep_plans, wanted_reports, write, written_reports
from planlint.cli.group import SectionedCommand
from planlint.cli.output import opened, use_plain_stream
from planlint.config import Asked, InForce
from planlint.history import origins
from planlint.linter import Checked
from planlint.packs import load_rules
from planlint.report import DETAILED, FORMATS, in_hook, look_of_terminal
from planlint.rulebook import Profile, Severity
from planlint.run import check_targets
from planlint.tally import Tally

EXIT_CODES = """\b
Exit codes, the highest of those that apply:
  0  nothing at or above --fail-on was found
  1  findings at or above --fail-on
  2  a wrong option, or a configuration, baseline, commit or pack of rules that cannot be used
  3  nothing was checked: no plan was found (0 where --force-exclude left out all that was named)
  4  a file could not be read, or is no YAML
  5  a rule crashed; the findings of the others are reported
  130  it was interrupted (Ctrl-C)
"""


def _complete_rule(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    return [rule.name for rule in load_rules() if rule.name.startswith(incomplete)]


@click.command(
    cls=SectionedCommand,
    epilog=EXIT_CODES,
    sections={
        "Which rules": ("profile", "select", "ignore", "words", "each_alone", "as_of"),
        "What is reported": ("formats", "output", "sarif_suppressed", "show_source", "color", "quiet", "verbose"),
        "What counts": ("baseline", "strict_baseline", "changed_since"),
        "How it ends": ("fail_on", "exit_zero"),
        "Input": ("config", "force_exclude", "stdin_filename"),
    },
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--profile",
    type=click.Choice([p.value for p in Profile]),
    callback=profile_named,
    help="How much is asked of a plan.  [default: as configured, else standard]",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULES",
    callback=names_in,
    shell_complete=_complete_rule,
    help="Run only these rules or families of rules (commas or repeated).",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULES",
    callback=names_in,
    shell_complete=_complete_rule,
    help="Leave out these rules or families too.",
)
@click.option(
    "--rules",
    "words",
    type=click.Path(dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Read patterns for the wording rules from this file too, or a rule of the agency's own (repeated).",
)
@click.option(
    "--each-alone",
    is_flag=True,
    help="Leave out what only shows when plans are compared with each other, as not all are here. For hooks.",
)
@click.option(
    "--as-of", type=DateOption(), metavar="DATE", help="Judge plans that state no as_of: as on this day.  [default: today]"
)
@click.option(
    "--format",
    "formats",
    type=FormatOption(),
    multiple=True,
    metavar="FORMAT[=FILE]",
    help=f"How the report is written, and to which file; repeat it for several: {', '.join(FORMATS)}.  "
    "[default: text; in GitHub Actions github too]",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the report of a single format to a file, whole or not at all.",
)
@click.option(
    "--sarif-suppressed",
    type=click.Choice(["omit", "include"]),
    default="omit",
    show_default=True,
    help="What decisions on record and baselines hide, in SARIF. Include it for tools that heed suppressions; GitHub does not.",
)
@click.option(
    "--show-source",
    type=click.Choice(["auto", "never", "always"]),
    default="auto",
    show_default=True,
    help="Show the lines of the plan: only ever on an interactive terminal, and not in a hook or where CI is set. "
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
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Leave out what this file records: planlint baseline writes it.",
)
@click.option(
    "--strict-baseline",
    is_flag=True,
    help="Fail, too, while the baseline records what is mended.",
)
@click.option(
    "--changed-since",
    metavar="REF",
    help="Judge whole plans, but report only what changed since this commit (git), or came of a change.",
)
@click.option(
    "--fail-on",
    type=click.Choice([s.value for s in reversed(Severity)]),
    callback=severity_named,
    help="The mildest finding that fails the run.  [default: as configured, else error]",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 in spite of findings (codes 2 to 5 remain).")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Go by this configuration file, and by no other.  [default: the nearest to each plan]",
)
@click.option(
    "--force-exclude",
    is_flag=True,
    help="Leave out files that are named, too, where a search would: excluded ones, hidden ones, no plans. For hooks.",
)
@click.option("--stdin-filename", default="<stdin>", metavar="NAME", help="The name under which standard input (-) is reported.")
@click.option("--quiet", "-q", is_flag=True, help="One line for each finding.")
@click.option("--verbose", "-v", is_flag=True, help="Name the rules that could not look, and the files that are no plans.")
def command(
    paths: tuple[str, ...], profile: Profile | None, select: tuple[str, ...], ignore: tuple[str, ...], words: tuple[str, ...],
    each_alone: bool, as_of: date | None,
    formats: tuple[Wanted, ...], output: Path | None, sarif_suppressed: str, show_source: str, color: str,
    baseline: Path | None, strict_baseline: bool, changed_since: str | None, fail_on: Severity | None, exit_zero: bool,
    config: str | None, force_exclude: bool, stdin_filename: str, quiet: bool, verbose: bool,
) -> None:  # fmt: skip
    """Check case plans. PATHS are files, folders (searched for plans) or - for standard input; without any, this folder."""
    refuse_reading_rules((*select, *ignore))
    with user_errors():
        in_force, known = InForce(config), load_rules()
        found = plans_in(paths or (".",), stdin_filename, in_force, force_exclude)
        known = with_own_rules(known, words, found.targets, in_force)
        work = work_on(found.targets, in_force, known, Asked(profile, select, ignore, fail_on, words))
        recorded = Baseline(baseline) if baseline is not None else None
        since = origins(changed_since, found.targets) if changed_since is not None else {}
    if strict_baseline and recorded is None:
        raise click.UsageError("--strict-baseline goes with --baseline FILE.")
    rules = rules_of(work, known)
    wanted = wanted_reports(formats, output)
    keep_plans(wanted, found.targets)
    look = look_of_terminal(to_file=all(report.file is not None for report in wanted), color=color, quiet=quiet, verbose=verbose)
    if show_source == "always" and not look.may_show_source:
        raise click.UsageError(
            "--show-source always: lines of a plan are shown on an interactive terminal only, not in a hook, not where CI is set."
        )
    look = look._replace(show_source=look.may_show_source and show_source != "never")
    reports, destinations = zip(*written_reports(wanted, look, rules, sarif_suppressed == "include"), strict=True)
    tally = Tally(
        rules=len(rules), fail_on={target.name: terms.fail_on for target, terms in work}, configured_by=in_force.files(),
        left_out=found.left_out, all_left_out=found.all_left_out, others=found.others, unreadable=list(found.closed),
        compared=not each_alone,
    )  # fmt: skip
    detailed = any(report.format in DETAILED for report in wanted)
    results = check_targets(work, as_of or date.today(), detailed, not each_alone, since)
    if recorded is not None:
        tally.fail_on[str(recorded.file)] = fail_on or Severity.ERROR
        results = recorded.hiding(results, {target.name: terms for target, terms in work}, strict_baseline)
    use_plain_stream(sys.stdout)
    with opened(destinations) as sheets:
        write(reports, sheets, tally.counting(_progressing(results, len(work))), tally)
    sys.exit(tally.exit(exit_zero))


def _progressing(results: Iterator[Checked], total: int) -> Iterator[Checked]:
    """Show on a terminal's standard error how far a long run is."""
    if total < 50 or not sys.stderr.isatty() or os.environ.get("CI") or in_hook():
        return results
    from rich.console import Console
    from rich.progress import track

    return iter(track(results, total=total, description="Checking plans", console=Console(stderr=True), transient=True))
