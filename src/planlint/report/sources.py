"""On whose authority a rule speaks: its statements by document and heading, or what else it rests on."""

from planlint.catalogue import statements
from planlint.rulebook import Rule


def sources(rule: Rule) -> tuple[str, ...]:
    """Return a line for each heading that a rule rests on: document, heading, statements; its basis, where it cites none."""
    known = statements()
    headings: dict[tuple[str, str], list[str]] = {}
    for cited in rule.cites:
        statement = known.get(cited)
        place = (statement.document, statement.heading) if statement else ("", "")
        headings.setdefault(place, []).append(cited)
    lines = tuple(
        f"{document}, {heading} ({', '.join(ids)})" if document else ", ".join(ids)
        for (document, heading), ids in headings.items()
    )
    return lines or ((rule.basis,) if rule.basis else ())
