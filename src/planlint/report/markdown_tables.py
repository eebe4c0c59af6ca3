"""The parts of the report for supervision that come from the plan itself: who is recorded, fairness, voice and safety."""

from collections.abc import Iterable, Iterator, Sequence

from planlint.decisions import Ruling, Scope
from planlint.overview import Contacted, Heard, Known, Load, Measure, place
from planlint.report.printable import markdown_code, markdown_text


def not_fitting(part: str) -> str:
    """Return what is said of a part of the plan that could not be read."""
    return f"That part of the plan ({part}) does not fit the format, so it could not be read here"


def recorded(known: Sequence[Known] | None) -> str:
    """Say who is recorded as using violence against whom, and who judged that; what is open comes first."""
    if known is None:
        return f"{not_fitting('violence')}."
    if not any(entry.kind == "pattern" and entry.by for entry in known):
        head = ["**Nobody is recorded as using violence.** Who does, and against whom, comes before everything else."]
    else:
        head = []
    settled = sorted(known, key=lambda entry: entry.kind not in ("under-assessment", "not-known"))
    return "\n".join([*head, *(["", *map(_known, settled)] if head and settled else map(_known, settled))])


def _known(entry: Known) -> str:
    who = f"{entry.by or 'somebody not named'} towards {', '.join(entry.towards) or 'nobody named'}: {entry.kind}"
    judged = [f"by {', '.join(entry.judged_by)}"] if entry.judged_by else []
    judged += [f"on {entry.judged_on}"] if entry.judged_on else []
    basis = f" ({', '.join(entry.basis)})" if entry.basis else ""
    judgement = f"judged {' '.join(judged)}{basis}" if judged or basis else "who judged that is not recorded"
    return markdown_text(f"- {who}; {judgement}")


def loads(found: Sequence[Load] | None) -> str:
    """Return the fairness table: how many tasks each person, worker and agency has, by how they came about."""
    if found is None:
        return f"{not_fitting('tasks or violence')}."
    head = ("who", "part", "required", "requested", "agreed", "chosen", "not said", "tasks")
    rows = ((load.who, load.part, *map(str, load[2:]), str(sum(load[2:]))) for load in found)
    return _table(head, rows) if found else "No tasks are recorded."


def measures(found: Sequence[Measure] | None, users: Sequence[Contacted] | None) -> str:
    """Return all that is asked of, done about and offered to people using violence."""
    if found is None:
        return f"{not_fitting('tasks, services, orders or companion plans')}."
    if not found:
        return "Nothing in the plan is asked of a person using violence, or done about the violence." if users else ""
    head = ("about the person using violence", "what", "by", "due or until", "status", "where")
    rows = ((m.about, m.what, ", ".join(m.by), m.due, m.status, m.place) for m in found)
    return _table(head, rows, code=5)


def contacts(found: Sequence[Contacted] | None) -> str:
    """Say when a worker last spoke with each person using violence."""
    if found is None:
        return f"{not_fitting('coordination or reviews')}."
    return "\n".join(markdown_text(f"- {line}") for line in map(_contacted, found))


def _contacted(contact: Contacted) -> str:
    if not contact.times:
        return f"No contact of a worker with {contact.who} is on record."
    last = f"the last on {contact.last}" if contact.last else "not all with a date"
    return f"Contacts or attempts at contact with {contact.who}: {contact.times}, {last}."


def voices(found: Sequence[Heard] | None) -> str:
    """Return the table of voice and safety: when each person was last heard, what came of it, and the last assessment."""
    if found is None:
        return f"{not_fitting('people, violence or safety')}."
    head = ("who", "part", "last view", "how", "what came of it", "last safety assessment", "outcome", "own view", "next due")
    rows = (
        (heard.who, heard.part, heard.viewed or "none", heard.method, heard.response, heard.assessed or "none", heard.outcome,
         "recorded" if heard.own_view else "not recorded" if heard.assessed else "", heard.next_due)
        for heard in found
    )  # fmt: skip
    return _table(head, rows) if found else "Nobody is recorded who lives with violence, and no child."


def decisions(rulings: Sequence[Ruling]) -> str:
    """Return the decisions to depart from a rule: which, where, by whom, until when, and what came of each."""
    head = ("line", "rule", "where", "by", "until", "state", "places allowed")
    rows = (
        (str(ruling.start.line), ruling.rule or "not known", _where(ruling.scope),
         ruling.by or "nobody named", ruling.until.isoformat() if ruling.until is not None else "no day", ruling.state.value,
         str(ruling.allowed))
        for ruling in rulings
    )  # fmt: skip
    return _table(head, rows)


def _where(scope: Scope) -> str:
    places = [place(path) or "the whole plan" for path in scope.paths] + ([f"line {scope.line}"] if scope.line else [])
    return ", ".join(places) or "nothing that the plan holds"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], code: int | None = None) -> str:
    """Return a table; column `code` holds places."""
    return "\n".join([_row(head), _row(["---"] * len(head)), *(_row(_cells(row, code)) for row in rows)])


def _cells(row: Sequence[str], code: int | None) -> Iterator[str]:
    for number, cell in enumerate(row):
        yield markdown_code(cell, in_table=True) if number == code else markdown_text(cell)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
