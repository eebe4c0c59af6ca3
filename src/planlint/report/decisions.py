"""The list of decisions for supervision, as text, JSON and Markdown. No form but text on a terminal holds words of a plan."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.decisions import Ruling
from planlint.document import SIZE_LIMIT, Span
from planlint.document.document import Source
from planlint.history import written_on
from planlint.linter import Checked
from planlint.report.closing import REMINDER, counted
from planlint.report.printable import inert, inert_name, json_text, markdown_code, markdown_text, plain_name
from planlint.tally import Tally

VERSION: Final = 1
_HEADINGS: Final = ("Where", "Rule", "About", "By", "Decided", "Until", "State", "Reason")


class Entry(NamedTuple):
    """A decision on one rule as it is listed."""

    file: str
    ruling: Ruling
    since: date | None
    """The day on which it was taken, as it says, or on which git saw its line change."""
    from_git: bool
    reason: str | None
    """The words of the reason, where they may be shown."""

    @property
    def age(self) -> int | None:
        """How many days old it is on the day of judgement."""
        return None if self.since is None else max(0, (self.ruling.judged_on - self.since).days)

    @property
    def days_left(self) -> int | None:
        """How many days it still holds, below 0 where its day has passed."""
        return None if self.ruling.until is None else (self.ruling.until - self.ruling.judged_on).days


def entries(checked: Checked, file: Path | None, with_reasons: bool) -> Iterator[Entry]:
    """Yield the decisions of a file in its order; `with_reasons` puts in their words, which only a terminal may show."""
    source = _source(file) if with_reasons and file is not None and checked.rulings else None
    lines: dict[int, int] | None = None
    for ruling in sorted(checked.rulings, key=lambda each: each.start):
        since = ruling.taken
        if since is None and file is not None:
            lines = written_on(file) if lines is None else lines
            time = lines.get(ruling.start.line)
            since = None if time is None else datetime.fromtimestamp(time, UTC).date()
        from_git = ruling.taken is None and since is not None
        yield Entry(checked.file, ruling, since, from_git, _words(source, ruling.reason))


def as_text(listed: Sequence[Entry], tally: Tally) -> Iterator[str]:
    """Yield the list for people: two lines for each decision, then what they come to."""
    for entry in listed:
        ruling = entry.ruling
        place = f"{entry.file}:{ruling.start.line}:{ruling.start.column}"
        yield inert_name(f"{place}: {ruling.state.value}: {_rule(ruling)}, about {_about(ruling)}") + "\n"
        allowed = counted(ruling.allowed, "place")
        yield f"  by {ruling.by or 'nobody named'}; {_decided(entry)}; {_until(entry)}; allows {allowed}\n"
        yield f"  reason: {entry.reason or _reason_words(ruling)}\n"
    yield from (inert_name(line) + "\n" for line in _closing(listed, tally))


def as_markdown(listed: Sequence[Entry], tally: Tally) -> Iterator[str]:
    """Yield the list as Markdown (GFM), for the papers of a meeting."""
    yield "# Decisions on record\n\n"
    if listed:
        yield f"| {' | '.join(_HEADINGS)} |\n|{' --- |' * len(_HEADINGS)}\n"
    for entry in listed:
        ruling = entry.ruling
        where = markdown_code(f"{entry.file}:{ruling.start.line}", in_table=True)
        plain = (_rule(ruling), _about(ruling), ruling.by or "nobody named", _decided(entry), _until(entry), ruling.state.value,
                 _reason_words(ruling))  # fmt: skip
        yield f"| {' | '.join((where, *map(markdown_text, plain)))} |\n"
    yield "\n" if listed else ""
    for line in _closing(listed, tally):
        yield f"{markdown_text(inert_name(line))}\n\n"


def as_json(listed: Sequence[Entry], tally: Tally) -> Iterator[str]:
    """Yield the list as JSON, version 1 (docs/exceptions.md names the keys)."""
    record = {
        "version": VERSION,
        "decisions": [_record(entry) for entry in listed],
        "summary": {
            "plans": tally.plans, "states": dict(sorted(_states(listed).items())),
            "not_read": [plain_name(name) for name in tally.unreadable],
            "crashed": [{"rule": crash.rule, "file": plain_name(crash.file)} for crash in tally.crashes],
        },
    }  # fmt: skip
    yield json_text(record, indent=1) + "\n"


def _record(entry: Entry) -> dict[str, Any]:
    ruling = entry.ruling
    return {
        "file": plain_name(entry.file), "document": ruling.document, "line": ruling.start.line, "column": ruling.start.column,
        "written_as": "comment" if ruling.in_comment else "exception", "rule": ruling.rule or None,
        "about": [list(path) for path in ruling.scope.paths], "by": ruling.by or None,
        "since": _iso(entry.since), "since_from": None if entry.since is None else "git" if entry.from_git else "plan",
        "age_days": entry.age, "until": _iso(ruling.until), "days_left": entry.days_left, "judged_on": _iso(ruling.judged_on),
        "state": ruling.state.value, "allows": ruling.allowed, "reason_words": ruling.reason_words,
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _rule(ruling: Ruling) -> str:
    return ruling.rule or "no known rule"


def _about(ruling: Ruling) -> str:
    paths = [".".join(str(step) for step in path) or "the whole plan" for path in ruling.scope.paths]
    return ", ".join(paths) or "nothing in the plan"


def _decided(entry: Entry) -> str:
    if entry.since is None:
        return "decided on a day not recorded"
    verb = "unchanged since" if entry.from_git else "decided on"
    return f"{verb} {entry.since} ({counted(entry.age or 0, 'day')} old)"


def _until(entry: Entry) -> str:
    left = entry.days_left
    if left is None:
        return "no end"
    return f"until {entry.ruling.until} ({counted(left, 'day')} left)" if left >= 0 else (
        f"until {entry.ruling.until} ({counted(-left, 'day')} ago)"
    )  # fmt: skip


def _reason_words(ruling: Ruling) -> str:
    return counted(ruling.reason_words, "word") if ruling.reason_words else "none"


def _states(listed: Sequence[Entry]) -> Counter[str]:
    return Counter(entry.ruling.state.value for entry in listed)


def _closing(listed: Sequence[Entry], tally: Tally) -> Iterator[str]:
    for crash in tally.crashes:
        yield f"The rule {crash.rule} crashed on {crash.file}: whether a decision on it still allows anything cannot be told."
    for name in tally.unreadable:
        yield f"Could not be read, or not wholly: {name}"
    if not tally.plans:
        yield "Nothing was looked at: no plan was found or could be read."
        return
    states = ", ".join(f"{count} {state}" for state, count in sorted(_states(listed).items()))
    total = counted(len(listed), "decision") if listed else "No decisions"
    yield f"{total} on record in {counted(tally.plans, 'plan')}{': ' + states if states else ''}."
    yield REMINDER


def _source(file: Path) -> Source | None:
    try:
        return Source.of(file.read_bytes()[:SIZE_LIMIT].decode("utf-8").removeprefix("\ufeff"))
    except (OSError, UnicodeDecodeError):
        return None


def _words(source: Source | None, span: Span | None) -> str | None:
    if source is None or span is None:
        return None
    start, end = (source.starts[place.line - 1] + place.column - 1 for place in (span.start, span.end))
    return inert(" ".join(source.text[start:end].split())) or None
