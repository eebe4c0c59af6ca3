"""Starting a plan from a template: what is known is put at its marks, and everything else stays as it was written."""

import json
import re
from collections.abc import Container, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from planlint.document import SOMEBODY, Blank, Document, StandIn, read
from planlint.document.document import Mark
from planlint.nearest import nearest

_HANDLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
_REFERENCE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,59}")
_NO_HANDLES: Final = frozenset("y n yes no on off true false null".split())
"""Words that other YAML tools do not read as text."""
_SIGNS: Final = re.compile(r"^(?:\{\{|<|\[INSERT\b)\s*|\s*(?:\}\}|>|\])$")


class NotUsable(Exception):
    """Something given for a plan cannot stand in it; the message says what is expected, and does not hold what was given."""


class Given(NamedTuple):
    """What is known of a new plan. What is not known stays a placeholder."""

    reference: str | None = None
    start: date | None = None
    handles: Mapping[str, str] = {}
    """Handles by the placeholders that they take the place of, as written."""
    template: str | None = None
    """The path of the template as the plan is to name it; None where it names none."""


def name_of(placeholder: str) -> str:
    """Return what stands between the signs of a placeholder, in the form of a handle: `{{ person using violence }}` too."""
    return re.sub(r"\s+", "-", _SIGNS.sub("", placeholder[:]).strip())


def placeholder_named(name: str, template: Document) -> StandIn:
    """Return the placeholder among people and workers of this name. Raises NotUsable, with the nearest, where there is none."""
    known = {name_of(one): one for one in template.stand_ins}
    wanted = name_of(name)
    if wanted in known:
        return known[wanted]
    plain = [name for name, one in known.items() if str(one) != SOMEBODY]
    near = nearest(wanted, plain)
    hint = f"did you mean {near}?" if near else f"it has {', '.join(plain) or 'none'}"
    raise NotUsable(f"the template has no placeholder of that name among people and workers; {hint}")


def usable_handle(handle: str, taken: Container[str]) -> str:
    """Return a handle that may stand in a plan beside those taken. Raises NotUsable."""
    if not _HANDLE.fullmatch(handle):
        raise NotUsable("a handle is a short word of letters, digits and hyphens, never a name")
    if handle.lower() in _NO_HANDLES:
        raise NotUsable("other tools do not read this word as text; choose another handle")
    if handle in taken:
        raise NotUsable("this handle is somebody else's in the plan; choose another")
    return handle


def usable_reference(reference: str) -> str:
    """Return a reference that may be the id of a plan. Raises NotUsable."""
    if not _REFERENCE.fullmatch(reference):
        raise NotUsable("a reference is short, without spaces, such as HH-2026-0142, and never a name")
    return reference


def plan_text(template: Document, given: Given) -> str:
    """Return the text of a plan made from a template.

    Takes the template, which says `kind: template` and has no faults, and what is known. Comments, order and layout stay.
    """
    text = template.source.text
    parts: list[str] = []
    at = 0
    for start, end, new in sorted(_at_the_top(template, given)):
        parts += [_with_handles(text[at:start], given.handles), new]
        at = end
    return "".join([*parts, _with_handles(text[at:], given.handles)])


def placeholders_left(text: str) -> int:
    """Count the values of a plan that are still to be filled in."""
    return sum(1 for document in read(text.encode()) for _ in document.blanks())


def _at_the_top(template: Document, given: Given) -> Iterator[tuple[int, int, str]]:
    """Yield the edits of what stands at the top: the kind, the reference, the first day, and the template itself."""
    keys = template.mark[3]
    new = {"id": _reference(template, given), "start": given.start.isoformat() if given.start is not None else None}
    new["template"] = json.dumps(given.template, ensure_ascii=False) if given.template is not None else None
    start, end = _value(keys["kind"])
    yield start, end, "plan"
    missing = [f"{key}: {value}" for key, value in new.items() if value is not None and key not in keys]
    if missing and template.source.text[template.mark[0]] == "{":
        yield end, end, "".join(f", {line}" for line in missing)
    elif missing:
        yield _end_of_line(template, end), _end_of_line(template, end), "".join(f"{_break(template)}{line}" for line in missing)
    for key, value in new.items():
        if value is not None and key in keys:
            yield *_value(keys[key]), (value if keys[key][2][0] < keys[key][2][1] else f" {value}")


def _reference(template: Document, given: Given) -> str | None:
    """The reference as it is to stand in the file; that of the template itself is nobody's plan's."""
    if given.reference is not None:
        return given.reference if given.reference[0].isalpha() else json.dumps(given.reference)
    return None if template.top("id") is None or isinstance(template.top("id"), Blank) else '"{{ id }}"'


def _with_handles(text: str, handles: Mapping[str, str]) -> str:
    """Put handles in the place of their placeholders: in keys, values and texts, and in comments too.

    Around a whole text the quotes go as well, unless a colon that they mark as one follows (`"{{ a }}":b`).
    """
    for placeholder, handle in handles.items():
        written = f"{re.escape(placeholder)}|{re.escape(placeholder.replace(chr(39), chr(39) * 2))}"
        text = re.sub(rf"""(["'])?(?:{written})(?(1)\1(?!:\S))""", handle, text)
    return text


def _value(entry: tuple[int, int, Mark]) -> tuple[int, int]:
    _, key_end, (start, end, *_) = entry
    return (start, end) if start < end else (key_end + 1, key_end + 1)


def _end_of_line(template: Document, offset: int) -> int:
    line = template.source.position(offset).line
    return template.source.starts[line - 1] + len(template.source.line(line))


def _break(template: Document) -> str:
    return "\r\n" if "\r\n" in template.source.text else "\n"
