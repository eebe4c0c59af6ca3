"""`planlint baseline`: record what stands in the plans now, so that `check --baseline` reports only what is new."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from planlint.baseline import DEFAULT_FILE, Baseline, Entries, entries_from, may_be_recorded, path_in_baseline, text_of
from planlint.cli.asking import DateOption, names_in, profile_named
from planlint.cli.configuring import plans_in, refuse_reading_rules, rules_of, user_errors, with_own_rules, work_on
from planlint.cli.formats import Wanted, keep_plans
from planlint.cli.group import SectionedCommand
from planlint.cli.output import put, use_plain_stream
from planlint.config import Asked, InForce
from planlint.linter import Checked
from planlint.packs import load_rules
from planlint.report.closing import closing, counted
from planlint.report.printable import inert_name
from planlint.rulebook import Profile
from planlint.run import check_targets
from planlint.tally import Tally
from planlint.terms import Terms


@click.command(
    cls=SectionedCommand,
    sections={
        "What is recorded": ("output", "prune"),
        "Which rules": ("profile", "select", "ignore", "words", "as_of"),
        "Input": ("config",),
    },
)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path(DEFAULT_FILE),
    show_default=True,
    metavar="FILE",
    help="The file to write, whole or not at all. Its folder is what the paths in it are seen from.",
)
@click.option("--prune", is_flag=True, help="Only take out what is mended, and take in nothing new.")
@click.option(
    "--profile",
    type=click.Choice([p.value for p in Profile]),
    callback=profile_named,
    help="How much is asked of a plan.  [default: as configured, else standard]",
)
@click.option("--select", multiple=True, metavar="RULES", callback=names_in, help="Run only these rules or families of rules.")
@click.option("--ignore", multiple=True, metavar="RULES", callback=names_in, help="Leave out these rules or families too.")
@click.option(
    "--rules",
    "words",
    type=click.Path(dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Read patterns for the wording rules from this file too, or a rule of the agency's own (repeated).",
)
@click.option(
    "--as-of", type=DateOption(), metavar="DATE", help="Judge plans that state no as_of: as on this day.  [default: today]"
)
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Go by this configuration file, and by no other.  [default: the nearest to each plan]",
)
def command(
    paths: tuple[str, ...], output: Path, prune: bool, profile: Profile | None, select: tuple[str, ...], ignore: tuple[str, ...],
    words: tuple[str, ...], as_of: date | None, config: str | None,
) -> None:  # fmt: skip
    """Record what stands in the plans now, for a repository that takes planlint up late.

    PATHS as for check. What a file that exists records of other plans or rules stays. Nothing is recorded of locked rules, of the
    rules that always run, and no text, count or line number.
    """
    refuse_reading_rules((*select, *ignore))
    with user_errors():
        in_force, known = InForce(config), load_rules()
        found = plans_in(paths or (".",), "<stdin>", in_force)
        known = with_own_rules(known, words, found.targets, in_force)
        work = work_on(found.targets, in_force, known, Asked(profile, select, ignore, words=words))
        if prune and not output.exists():
            raise click.UsageError(f"There is no baseline {click.format_filename(output)} to take anything out of.")
        before = Baseline(output) if output.exists() else None
    keep_plans([Wanted("baseline", output)], found.targets)
    terms = {target.name: its for target, its in work}
    tally = Tally(rules=len(rules_of(work, known)), others=found.others, unreadable=list(found.closed))
    results = tally.counting(check_targets(work, as_of or date.today()))
    terms = {target.name: its for target, its in work}
    found_new = [*(before.hiding(results, terms) if before is not None else results)]
    old = before.kept({path_in_baseline(name, output): its for name, its in terms.items()}) if before is not None else {}
    new = {} if prune else entries_from(found_new, terms, output)
    use_plain_stream(sys.stdout)
    if tally.plans:
        put([text_of(old, new)], output)
    for line in _lines(old, new, _not_recordable(found_new, terms), tally, output):
        click.echo(inert_name(line))
    sys.exit(tally.exit(exit_zero=True))


def _not_recordable(results: Iterable[Checked], terms: Mapping[str, Terms]) -> int:
    return sum(
        not may_be_recorded(finding.rule, terms[checked.file].locked)
        for checked in results if checked.file in terms for finding in checked.findings
    )  # fmt: skip


def _lines(old: Entries, new: Entries, unrecorded: int, tally: Tally, output: Path) -> Iterator[str]:
    if tally.plans:
        yield f"Recorded in {output}: {counted(_places(old) + _places(new), 'place')}, {_places(new)} of them new."
        if unrecorded:
            yield f"Not recorded, as nothing may hide it: {counted(unrecorded, 'finding')} of locked rules or of the plan's form."
        yield f"From now on: planlint check --baseline {output}"
    yield from closing(tally, verbose=False)


def _places(entries: Entries) -> int:
    return sum(len(set(marks)) for rules in entries.values() for marks in rules.values())
