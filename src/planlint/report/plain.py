"""The report as plain lines: for pipes, logs, screen readers and any encoding. It never holds a line of a plan."""

from collections.abc import Iterator, Sequence

from planlint.finding import Finding
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report import Look
from planlint.report.closing import closing
from planlint.report.printable import inert_name
from planlint.report.sources import sources
from planlint.rulebook import Rule
from planlint.tally import Tally


class PlainReport:
    """One line for each finding; what the rule says follows at the first finding of each rule, unless quiet."""

    def __init__(self, look: Look, rules: Sequence[Rule]) -> None:
        self.look = look
        self.rules = {rule.name: rule for rule in rules} | READING_RULES
        self.explained: set[str] = set()

    def start(self) -> str:
        return ""

    def add(self, checked: Checked) -> str:
        return "".join(f"{line}\n" for finding in checked.findings for line in self._lines(finding))

    def end(self, tally: Tally) -> str:
        gap = "\n" if tally.findings and not self.look.quiet else ""
        return gap + "".join(f"{inert_name(line)}\n" for line in closing(tally, self.look.verbose))

    def _lines(self, finding: Finding) -> Iterator[str]:
        rule = self.rules[finding.rule]
        file = inert_name(finding.file)
        yield f"{file}:{finding.start.line}:{finding.start.column}: {finding.severity.value}: {finding.message} [{rule.name}]"
        if self.look.quiet:
            return
        for related in finding.related:
            other = f"{inert_name(related.file)}:" if related.file else ""
            yield f"  {other}{related.start.line}:{related.start.column}: {related.message}"
        if rule.name in self.explained:
            return
        self.explained.add(rule.name)
        yield f"  why: {rule.why}"
        yield f"  instead: {rule.instead}"
        if rule.ask:
            yield f"  ask: {rule.ask}"
        yield f"  source: {'; '.join(sources(rule))}"
