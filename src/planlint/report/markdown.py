"""The report as Markdown for a supervision meeting: of each plan who is recorded, what to do first, fairness, voice, findings.

It holds handles, words of the format, dates and counts only, gives no score and ranks nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from planlint.decisions import Ruling
from planlint.finding import Finding
from planlint.linter import Checked, Looked
from planlint.overview import Overview, place
from planlint.reading import READING_RULES
from planlint.report.closing import closing
from planlint.report.markdown_tables import contacts, decisions, loads, measures, not_fitting, recorded, voices
from planlint.report.printable import escaped_controls, markdown_code, markdown_text, markdown_words
from planlint.report.sources import sources
from planlint.report.urgency import urgency
from planlint.rulebook import Rule, Severity
from planlint.tally import Tally

_FIRST: Final = 5
_STRONG: Final = 3
_BEYOND: Final = "What no tool can see: trust, empathy and dignity, and whether anybody is in danger now."
_INTRODUCTION: Final = (
    "Made by planlint for a talk about plans. It reads what an agency has written down, never a person: it is evidence about "
    "nobody, and gives no score."
)


class MarkdownReport:
    """A chapter for each plan, as its file is checked; what is found across plans and the closing lines come last."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = {rule.name: rule for rule in rules} | READING_RULES

    def start(self) -> str:
        return f"# Notes for supervision\n\n{_INTRODUCTION}\n"

    def add(self, checked: Checked) -> str:
        return "".join(f"\n{part}\n" for part in self._parts(checked) if part)

    def end(self, tally: Tally) -> str:
        lines = (f"\n{markdown_text(escaped_controls(line))}\n" for line in closing(tally, verbose=False))
        return "\n## What was looked at\n" + "".join(lines)

    def _parts(self, checked: Checked) -> Iterator[str]:
        file = markdown_code(checked.file)
        if not checked.plans:
            yield f"## {'Could not be read' if checked.unreadable else 'Across plans'}: {file}"
            yield from self._findings(checked.findings)
            return
        overviews = {looked.overview.document: looked for looked in checked.plans if looked.overview is not None}
        numbers = sorted(overviews.keys() | {finding.document for finding in checked.findings})
        for number in numbers:
            yield f"## {file}" + (f", plan {number + 1} of the file" if len(numbers) > 1 else "")
            findings = [finding for finding in checked.findings if finding.document == number]
            if number in overviews:
                yield from self._plan(overviews[number], findings, [each for each in checked.rulings if each.document == number])
            else:
                yield "It could not be read."
                yield from self._findings(findings)
        for crash in checked.crashes:
            place_in_code = markdown_text(f"{crash.exception} at {crash.place}")
            yield f"The rule {crash.rule} crashed ({place_in_code}): what it asks about is not checked."

    def _plan(self, looked: Looked, findings: Sequence[Finding], rulings: Sequence[Ruling]) -> Iterator[str]:
        overview = looked.overview
        assert overview is not None
        yield _frame(overview)
        yield "### Who is recorded"
        yield recorded(overview.known)
        yield from self._first(findings)
        yield "### Who does what"
        yield loads(overview.loads)
        yield measures(overview.measures, overview.contacts)
        yield contacts(overview.contacts)
        yield "### Voice and safety"
        yield voices(overview.voices)
        if findings:
            yield "### Findings"
            yield from self._findings(findings)
        if rulings:
            yield "### Decisions on record"
            yield decisions(rulings)
        if overview.strong:
            yield "### What the plan does well"
            yield _listed(map(markdown_text, overview.strong[:_STRONG]))
        yield "### Not checked"
        yield _listed([*_unjudged(looked), _BEYOND])

    def _first(self, findings: Sequence[Finding]) -> Iterator[str]:
        """Yield what to do first: the gravest findings, one for each rule, danger before fairness before voices."""
        grave = sorted(
            (finding for finding in findings if finding.severity is not Severity.NOTE),
            key=lambda finding: (-finding.severity.rank, urgency(finding, self.rules)),
        )
        first = list({finding.rule: finding for finding in reversed(grave)}.values())[::-1][:_FIRST]
        if first:
            yield "### Do first"
            lines = (
                f"line {finding.start.line}: {_sentence(finding.message)} {markdown_words(self.rules[finding.rule].instead)}"
                for finding in first
            )
            yield "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))

    def _findings(self, findings: Iterable[Finding]) -> Iterator[str]:
        """Yield the findings by rule, the gravest first, each with its reasons and its question."""
        ordered = sorted(findings, key=lambda each: (-each.severity.rank, urgency(each, self.rules), each.rule))
        for (severity, name), group in groupby(ordered, key=lambda finding: (finding.severity, finding.rule)):
            rule = self.rules[name]
            yield f"#### {name} ({severity.value})"
            yield _listed(_places(list(group)))
            texts = [("Why", rule.why), ("What would settle it", rule.instead), ("Question for supervision", rule.ask)]
            texts += [("Source", source) for source in sources(rule)]
            yield _listed(f"*{title}:* {markdown_words(text)}" for title, text in texts if text)


def _frame(overview: Overview) -> str:
    words = not_fitting("setting, model and status") if overview.frame is None else markdown_text(", ".join(overview.frame))
    kind = "A template. " if overview.is_template else ""
    return f"{kind}{f'{words}. ' if words else ''}Judged as on {overview.judged_on.isoformat()}."


def _places(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        where = f" ({markdown_code(place(finding.path))})" if finding.path else ""
        yield f"line {finding.start.line}{where}: {_sentence(finding.message)}"
        for related in finding.related:
            other = f"{markdown_code(related.file)}, " if related.file else ""
            yield f"  {other}line {related.start.line}: {_sentence(related.message)}"


def _unjudged(looked: Looked) -> Iterator[str]:
    for (group, fits), rules in groupby(sorted(looked.unjudged, key=lambda each: each[1:]), key=lambda each: each[1:]):
        reason = "does not fit the format" if fits else "is not recorded"
        names = ", ".join(sorted(each.rule for each in rules))
        yield f"{markdown_code(group) if group else 'The plan'} {reason}, so these rules could not look: {names}."


def _listed(lines: Iterable[str]) -> str:
    """Return lines as a list; one that begins with spaces belongs to the one before."""
    return "\n".join(f"  - {line.strip()}" if line.startswith("  ") else f"- {line}" for line in lines)


def _sentence(message: str) -> str:
    return f"{markdown_text(message)}."
