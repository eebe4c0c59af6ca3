"""Which entry of a plan is meant, whatever line it stands on: what baselines, fingerprints and comparisons go by.

A path counts list elements by position, so an entry put in above renames all that follow; a stable path says what they are.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from planlint.document import Blank, Document, Path

_NAMING: Final = (
    "person", "child", "by", "towards", "for", "with", "to", "about", "responsible", "respondent",
    "kind", "situation", "area", "tool", "service", "topic", "nature", "level", "version", "goal", "need", "date", "said",
)  # fmt: skip
"""The keys that tell entries without an id apart: whom they concern, of what kind they are, on which day something happened.

Days by which something is due are not among them, since they move while the entry stays, and no free text is.
"""
ABSENT: Final = object()
"""What `value_at` gives for a place that is not there."""
_WORD: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.:+-]{0,63}")


def identity(document: Document, path: Path) -> tuple[str, ...]:
    """Return the stable path of a place: of the plan (its id, else its position in the file), then step by step.

    An element of a list is named by its `id`, else by the people and the kind that it names and the day of what happened, and
    by its position among those of the same name. Keys that are no words stand as `[key]`. What comes out holds handles and
    ids, which may be somebody's words: it is for comparing and for `fingerprint`, never for printing.
    """
    steps = [_plan_name(document)]
    value = document.data
    for step in path:
        if isinstance(step, int):
            named = isinstance(value, list) and step < len(value)
            steps.append(_element_names(document, value)[0][step] if named else "[]")
            value = value[step] if named else None
        else:
            steps.append(_key_name(step, value))
            value = value.get(step) if isinstance(value, dict) else None
    return tuple(steps)


def value_at(document: Document, place: tuple[str, ...]) -> Any:
    """Return what stands at a stable path in another version of its plan; ABSENT where that has no such place."""
    if place[0] != _plan_name(document):
        return ABSENT
    value = document.data
    for step in place[1:]:
        if isinstance(value, list):
            positions = _element_names(document, value)[1]
            if step not in positions:
                return ABSENT
            value = value[positions[step]]
        else:
            keys = {_key_name(key, value): key for key in value} if isinstance(value, dict) and step not in value else {}
            if not isinstance(value, dict) or keys.get(step, step) not in value:
                return ABSENT
            value = value[keys.get(step, step)]
    return value


def fingerprint(rule: str, place: tuple[str, ...]) -> str:
    """Return the fingerprint of a finding: SHA-256, in hexadecimal, over its rule and its stable path.

    The file is not part of it, so that a plan may be renamed: who needs fingerprints that are unique over files joins the
    file's name to it. No text of a plan goes in, and no line number. What does go in are handles and ids. These are short, so
    somebody who has the hash and a list of likely words could guess them: the hash keeps them from being read, not from being
    tried, and belongs where the plan may be seen.
    """
    return _hash([rule, *place])


def told_apart(fingerprints: Iterable[str]) -> Iterator[str]:
    """Make fingerprints unique: the second of one place in the order given, and each that follows, is told from the first."""
    seen: Counter[str] = Counter()
    for each in fingerprints:
        seen[each] += 1
        yield each if seen[each] == 1 else _hash([each, seen[each]])


def _hash(parts: list[object]) -> str:
    return hashlib.sha256("\n".join(map(ascii, parts)).encode()).hexdigest()


def _plan_name(document: Document) -> str:
    name = document.data.get("id") if isinstance(document.data, dict) else None
    return f"[id={name}]" if _is_word(name) else f"[document {document.number}]"


def _element_names(document: Document, elements: list[Any]) -> tuple[list[str], dict[str, int]]:
    """Name the elements of a list, by position and the other way: once, since many findings may stand in a long one."""
    known = document.element_names.get(id(elements))
    if known is None:
        names: list[str] = []
        seen: Counter[str] = Counter()
        for element in elements:
            name = _name(element)
            seen[name] += 1
            names.append(f"[{name}]" if seen[name] == 1 else f"[{name} {seen[name]}]")
        known = document.element_names[id(elements)] = names, {name: position for position, name in enumerate(names)}
    return known


def _name(element: Any) -> str:
    if not isinstance(element, dict):
        return f"={element}" if _is_word(element) else ""
    if _is_word(element.get("id")):
        return f"id={element['id']}"
    parts = []
    for key in _NAMING:
        value = element.get(key)
        if value is None:
            continue
        words = value if isinstance(value, list) else [value]
        if named := sorted([str(word) for word in words if _is_word(word)]):
            parts.append(f"{key}={','.join(named)}")
    return " ".join(parts)


def _is_word(value: Any) -> bool:
    if isinstance(value, str):
        return not isinstance(value, Blank) and _WORD.fullmatch(value) is not None
    return isinstance(value, int)


def _key_name(key: str, among: Any) -> str:
    """A key that is no word may be a sentence: it is told from others of its kind by its position alone."""
    if _WORD.fullmatch(key):
        return key
    others = [other for other in among if not _WORD.fullmatch(other)] if isinstance(among, dict) else []
    return f"[key {others.index(key)}]" if key in others else "[key]"
