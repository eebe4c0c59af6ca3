"""The decisions of a plan as they are written: its `exceptions:`, and its comments that allow something."""

from collections.abc import Iterator, Sequence

from planlint.decisions.directive import Directive, directive
from planlint.decisions.record import Decision, Scope
from planlint.decisions.scope import Lines, place_named, places_on
from planlint.document import Document, Path, is_blank
from planlint.document.comments import Comment
from planlint.plan import CannotJudge, Day, Departure, Plan
from planlint.plan.values import day_from

_NO_DAY = "a day is written like until=2026-12-01"
_NOWHERE = "this comment stands at nothing in the plan: it belongs on the line in question, or on a line of its own above it"


def under_exceptions(plan: Plan) -> Iterator[Decision]:
    """Yield the decisions under `exceptions:`; none where these do not fit the format, which is a finding of its own."""
    try:
        entries = plan.exceptions
    except CannotJudge:
        return
    for entry in entries:
        if not entry.blank:
            yield _from_entry(entry, plan.document)


def in_comments(document: Document, comments: Sequence[Comment]) -> Iterator[Decision]:
    """Yield the decisions in those comments that stand in a document and mean to allow something."""
    text = document.source.text
    found = [(comment, said) for comment in comments if (said := directive(text[comment.start : comment.end])) is not None]
    lines = Lines(document.source)
    meant = [lines.meant_by(comment.start) for comment, _ in found]
    places = places_on(document, set(meant))
    for (comment, said), line in zip(found, meant, strict=True):
        yield _from_comment(comment, said, Scope(places.get(line, ()), line), document)


def _from_entry(entry: Departure, document: Document) -> Decision:
    at: Path | None = () if entry.at is None or is_blank(entry.at) else place_named(document.data, entry.at)
    reason = None if entry.reason is None or entry.reason.blank else entry.reason
    return Decision(
        in_comment=False, path=entry.path, span=document.key_span(entry.path),
        rules=() if entry.rule is None else (entry.rule,), scope=Scope(() if at is None else (at,)),
        reason=document.span(reason.path) if reason else None, reason_words=reason.word_count if reason else 0,
        by=None if is_blank(entry.by) else entry.by, taken=entry.date, until=entry.until,
        open=any(is_blank(value) for value in (entry.rule, entry.at, entry.reason, entry.by, entry.until)),
    )  # fmt: skip


def _from_comment(comment: Comment, said: Directive, scope: Scope, document: Document) -> Decision:
    fault = said.fault
    days: dict[str, Day] = {}
    for key in ("date", "until"):
        if key in said.settings:
            days[key] = day_from(said.settings[key])
            fault = fault or ("" if days[key].last is not None else _NO_DAY)
    if not scope.paths and not fault:
        fault = _NOWHERE
    span = document.source.span
    reason = (comment.start + said.reason[0], comment.start + said.reason[1]) if said.reason else None
    return Decision(
        in_comment=True, path=scope.paths[0] if scope.paths else (), span=span(comment.start, comment.end),
        rules=said.rules, scope=scope, reason=span(*reason) if reason else None,
        reason_words=len(document.source.text[slice(*reason)].split()) if reason else 0,
        by=said.settings.get("by") or None, taken=days.get("date"), until=days.get("until"), fault=fault,
    )  # fmt: skip
