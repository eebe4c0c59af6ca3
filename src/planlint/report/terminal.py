"""The report on a terminal: a block for each finding, with the lines of the plan where the reader may see them."""

import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule as Line
from rich.style import Style
from rich.table import Table
from rich.text import Text

from planlint.document import SIZE_LIMIT, Position
from planlint.document.document import Source
from planlint.finding import Finding
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report import Look
from planlint.report.closing import closing
from planlint.report.printable import inert, inert_name
from planlint.report.sources import sources
from planlint.report.urgency import urgency
from planlint.rulebook import Rule, Severity
from planlint.tally import Tally

_COLORS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
_FIRST_LIMIT = 5


class TerminalReport:
    """Blocks of findings by file, what to do first, and the closing lines."""

    def __init__(self, look: Look, rules: Sequence[Rule]) -> None:
        self.look = look
        self.rules = {rule.name: rule for rule in rules} | READING_RULES
        self.explained: set[str] = set()
        self.first: list[Finding] = []
        self.ascii_only = not (sys.stdout.encoding or "ascii").lower().startswith("utf")

    def start(self) -> str:
        return ""

    def add(self, checked: Checked) -> str:
        if not checked.findings:
            return ""
        self._remember(checked.findings)
        source = self._source(checked.file) if self.look.show_source else None
        days = ", ".join(dict.fromkeys(plan.judged_on.isoformat() for plan in checked.plans))
        title = inert_name(checked.file) + (f"  (judged as on {days})" if days else "")
        blocks: list[RenderableType] = [Line(Text(title), align="left", style="dim", characters="-" if self.ascii_only else "─")]
        blocks += [Padding(self._block(finding, source), (0, 0, 1, 0)) for finding in checked.findings]
        return self._render(Group(*blocks))

    def end(self, tally: Tally) -> str:
        parts: list[RenderableType] = []
        if tally.findings[Severity.ERROR] > _FIRST_LIMIT:
            table = Table.grid(padding=(0, 2, 0, 0))
            for finding in self.first:
                table.add_row(Text(f"{inert_name(finding.file)}:{finding.start.line}", style="dim"), Text(finding.message))
            parts += [Text("Look at these first", style="bold"), Padding(table, (0, 0, 1, 2))]
        parts += [Text(inert_name(line)) for line in closing(tally, self.look.verbose)]
        return self._render(Group(*parts))

    def _render(self, what: RenderableType) -> str:
        file = io.StringIO()
        width = Console().width
        console = Console(
            file=file, width=width, force_terminal=True, no_color=not self.look.color, highlight=False, emoji=False, markup=False,
            color_system="standard" if self.look.color else None,
        )  # fmt: skip
        console.print(what)
        return file.getvalue()

    def _block(self, finding: Finding, source: Source | None) -> RenderableType:
        rule = self.rules[finding.rule]
        place = f"{inert_name(finding.file)}:{finding.start.line}:{finding.start.column}"
        link = Style(link=Path(rule.check.__code__.co_filename).as_uri())
        head = Text.assemble(
            (finding.severity.value, _COLORS[finding.severity]), "  ", (rule.name, Style(bold=True) + link), "  ", (place, "dim")
        )
        parts: list[RenderableType] = [head, Padding(Text(finding.message), (0, 0, 0, 2))]
        parts += [Padding(Text(line, no_wrap=True, overflow="crop"), (0, 0, 0, 2)) for line in self._excerpt(finding, source)]
        if rule.name not in self.explained:
            self.explained.add(rule.name)
            parts.append(Padding(_about(rule), (0, 0, 0, 2)))
        return Group(*parts)

    def _excerpt(self, finding: Finding, source: Source | None) -> Iterator[str]:
        """Yield the lines of the plan with a caret under what is meant, or only the related places where none may be shown."""
        digits = len(str(max([finding.start.line, *(related.start.line for related in finding.related)])))
        here = [related for related in finding.related if not related.file]
        places = [(finding.start, finding.end, ""), *((r.start, r.end, r.message) for r in here)]
        for start, end, message in places:
            if source is None:
                if message:
                    yield f"line {start.line}: {message}"
                continue
            line = inert(source.line(start.line).replace("\t", " "))
            yield f"{start.line:{digits}} | {line}"
            yield f"{'':{digits}} | {_caret(line, start, end)}{' ' + message if message else ''}"
        for related in finding.related:
            if related.file:
                yield f"{inert_name(related.file)}:{related.start.line}: {related.message}"

    def _source(self, name: str) -> Source | None:
        try:
            with open(name, "rb") as file:
                return Source.of(file.read(SIZE_LIMIT).decode("utf-8").removeprefix("\ufeff"))
        except (OSError, UnicodeDecodeError):
            return None

    def _remember(self, findings: Sequence[Finding]) -> None:
        """Keep the few gravest findings, one for each rule, in the order in which they should be taken up."""
        for finding in findings:
            if finding.severity is Severity.ERROR and all(finding.rule != kept.rule for kept in self.first):
                self.first.append(finding)
        self.first.sort(key=lambda finding: urgency(finding, self.rules))
        del self.first[_FIRST_LIMIT:]


def _caret(line: str, start: Position, end: Position) -> str:
    before = cell_len(line[: start.column - 1])
    last = end.column - 1 if end.line == start.line else len(line)
    width = max(1, cell_len(line[start.column - 1 : last].rstrip()))
    return " " * before + "^" * width


def _about(rule: Rule) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    rows = [("why", rule.why), ("instead", rule.instead), ("ask", rule.ask), *(("source", line) for line in sources(rule))]
    for label, text in rows:
        if text:
            table.add_row(Text(label), Text(text))
    return table
