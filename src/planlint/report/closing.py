"""The closing lines of a report for people: what looked, what could not and why. They never say that anybody is safe."""

from collections.abc import Iterator

from planlint.rulebook import Severity
from planlint.tally import Tally

REMINDER = "A plan can have no findings and a family can be in danger."


def counted(number: int, word: str) -> str:
    """Return a count with its word: `1 plan`, `3 plans`."""
    return f"{number} {word if number == 1 else word + 's'}"


def closing(tally: Tally, verbose: bool) -> Iterator[str]:
    """Yield the closing lines, one after the other."""
    for crash in tally.crashes:
        place = f"{crash.exception} at {crash.place}"
        yield f"The rule {crash.rule} crashed ({place}) on {crash.file}; please report it, without the plan."
    if not tally.plans:
        named = "no plan was among the files named" if tally.all_left_out else "no plan was found or could be read"
        yield f"Nothing was checked: {named}."
    else:
        yield f"{_found(tally)} in {counted(tally.plans, 'plan')} from {counted(tally.rules, 'rule')}; {_unlooked(tally)}."
        yield f"Judged as on {_days(tally)}."
    if tally.plans and not tally.compared:
        yield "Plans were not compared with each other (--each-alone)."
    if tally.allowed:
        places = counted(tally.allowed.total(), "place")
        rules = ", ".join(f"{rule} ({count})" for rule, count in sorted(tally.allowed.items()))
        yield f"Allowed by decisions on record: {places}, of {rules}; planlint exceptions lists the decisions."
    if tally.in_baseline:
        yield f"Recorded in the baseline, and not shown: {counted(tally.in_baseline, 'place')}."
    if tally.unchanged:
        yield f"Not shown, as nothing about them changed: {counted(tally.unchanged, 'finding')}."
    if tally.unreadable:
        yield f"Could not be read, or not wholly: {counted(len(tally.unreadable), 'file')}."
    if tally.others:
        others = counted(tally.others, "other file")
        yield f"No plan (none of the keys planlint, people, violence): {others} in the folders searched."
    if tally.left_out:
        yield f"Left out, as the configuration or --force-exclude asks: {counted(tally.left_out, 'file')}."
    if tally.configured_by:
        yield f"Configured by {_configurations(tally)}."
    if verbose:
        yield from _details(tally)
    yield REMINDER


def _found(tally: Tally) -> str:
    parts = [counted(tally.findings[severity], severity.value) for severity in reversed(Severity) if tally.findings[severity]]
    return ", ".join(parts) if parts else "No findings"


def _unlooked(tally: Tally) -> str:
    if not tally.unlooked:
        return "all of them could look"
    unfit = len({unjudged.rule for unjudged in tally.unjudged if unjudged.recorded})
    missing = len({unjudged.rule for unjudged in tally.unjudged if not unjudged.recorded})
    reasons = []
    if missing:
        reasons.append(f"{missing} because nothing is recorded that they could judge")
    if unfit:
        reasons.append(f"{unfit} because that part of the plan does not fit the format")
    if tally.crashed:
        reasons.append(
            f"{len(tally.crashed)} because it crashed"
            if len(tally.crashed) == 1
            else f"{len(tally.crashed)} because they crashed"
        )
    where = "" if tally.plans == 1 else " in one plan or more"
    return f"{tally.unlooked} could not look{where}: {', '.join(reasons)}"


def _days(tally: Tally) -> str:
    days = sorted(tally.judged_on)
    if len(days) <= 3:
        return ", ".join(day.isoformat() for day in days)
    return f"{len(days)} days from {days[0].isoformat()} to {days[-1].isoformat()}"


def _configurations(tally: Tally) -> str:
    files = tally.configured_by
    return ", ".join(files) if len(files) <= 3 else f"{len(files)} files, the first of them {files[0]}"


def _details(tally: Tally) -> Iterator[str]:
    groups: dict[tuple[str, bool], dict[str, int]] = {}
    for unjudged, count in sorted(tally.unjudged.items()):
        groups.setdefault((unjudged.group, unjudged.recorded), {})[unjudged.rule] = count
    for (group, recorded), rules in groups.items():
        reason = "does not fit the format" if recorded else "is not recorded"
        names = ", ".join(rule if tally.plans == 1 else f"{rule} ({count})" for rule, count in rules.items())
        yield f"Could not look because {group or 'the plan'} {reason}: {names}."
    for name in tally.unreadable:
        yield f"Not read: {name}"
