"""Files of patterns, read and checked: what is wrong with one is said with its line and the nearest key."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.document import Document, read
from planlint.nearest import nearest
from planlint.plan.recorded import known_keys
from planlint.wording.notation import Compiled, Lists, NotationError, compiled

KEYS: Final[Mapping[str, Mapping[str, type]]] = {
    "file": {
        "rule": str,
        "name": str,
        "severity": str,
        "profile": str,
        "looks_for": str,
        "why": str,
        "instead": str,
        "ask": str,
        "basis": str,
        "says": str,
        "not_in": list,
        "error_from": str,
        "words": dict,
        "patterns": list,
        "leave_alone": list,
        "examples": dict,
    },
    "pattern": dict.fromkeys(("severity", "says", "instead", "subject", "negated", "certain"), str)
    | {"find": list, "unless": list},
    "examples": {"find": list, "leave": list},
    "example": {"text": str, "people": str},
}
"""The keys of a file of patterns, of one of its patterns, of its examples and of one of those."""
SEVERITIES: Final = ("note", "warning", "error")
SUBJECTS: Final = ("survivor", "user", "survivors-task")
"""Whom a text without names is to be about; the last, that it is a task of a survivor."""
SHARED: Final = "words.yaml"
"""Lists of words that all the files of a folder may use."""


class FileError(Exception):
    """A file of patterns that cannot be used: file, line and reason."""


class Example(NamedTuple):
    """A sentence that proves a file, the people of the plan it stands in, and where it is written."""

    text: str
    people: str
    found: bool
    where: str


class Pattern(NamedTuple):
    """A pattern that is ready for use, and what is said where it fits."""

    rule: str
    compiled: Compiled
    unless: tuple[Compiled, ...]
    severity: str
    says: str
    instead: str
    subject: str
    negated: bool
    certain: bool
    """Whether it means what it is for wherever it stands, however little the sentence weighs."""
    where: str


class Bounds(NamedTuple):
    """Where a family of patterns is not looked for, and when what is found is an error."""

    not_in: tuple[str, ...] = ()
    """Keys of the plan under which these words mean something else, or are nobody's statement."""
    error_from: int | None = None
    """From which weight of the sentence a warning is an error, in hundredths of a logarithm of odds; None for never."""


class Words(NamedTuple):
    """A file of patterns: for a rule of the pack (`rule`), or for a rule that it defines itself (`name`)."""

    rule: str
    bounds: Bounds
    own: Mapping[str, str] | None
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    instead: str
    file: str


@cache
def words_in(file: str, known: frozenset[str] | None = None) -> Words:
    """Read a file of patterns; `known` are the wording rules that it may add to. Raises FileError."""
    return _Reader(file, _shared(str(shared_file(Path(file).parent)))).words(known)


def pack_folders() -> list[Path]:
    """Return the folders in which packs keep their files of patterns."""
    from planlint.packs import load_packs

    folders = [Path(pack.folder) / "wording" for pack in load_packs()]
    return [folder for folder in folders if any(folder.glob("*.yaml"))]


def shared_file(folder: Path) -> Path:
    """Return the file of lists of words that the files of a folder may use: its own, or the first of the packs."""
    return next((file for each in (folder, *pack_folders()) if (file := each / SHARED).exists()), Path(SHARED))


@cache
def _shared(file: str) -> Lists:
    data = _document(file).data if Path(file).exists() else {}
    return Lists({name: tuple(entries) for name, entries in data.items()} if isinstance(data, dict) else {})


def _document(file: str) -> Document:
    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        raise FileError(f"{file}: it cannot be opened") from error
    document = read(raw)[0]
    if document.faults:
        fault = document.faults[0]
        raise FileError(f"{file}:{document.source.position(fault.start).line}: {fault.message}")
    return document


class _Reader:
    def __init__(self, file: str, lists: Lists) -> None:
        self.file, self.lists = file, Lists(lists)
        self.document = _document(file)

    def fail(self, message: str, *path: str | int, on_key: bool = False) -> FileError:
        span = self.document.key_span(path) if on_key else self.document.span(path)
        return FileError(f"{self.file}:{span.start.line}: {message}")

    def words(self, known: frozenset[str] | None) -> Words:
        data = self.checked(self.document.data, "file")
        if ("rule" in data) == ("name" in data):
            raise self.fail("a file of patterns has either `rule` (a rule to add to) or `name` (a rule of its own)")
        rule = str(data.get("rule") or data.get("name"))
        if known is not None and "rule" in data and rule not in known:
            raise self.fail(f"there is no wording rule of that name{_near(rule, known)}", "rule")
        if known is not None and "name" in data and rule in known:
            raise self.fail("there is a rule of that name already; to add to it, write `rule` instead of `name`", "name")
        own = None
        if "name" in data:
            for key in ("severity", "profile", "why", "instead", "says"):
                if key not in data:
                    raise self.fail(f"a rule of its own needs `{key}`")
            if data["severity"] not in SEVERITIES:
                raise self.fail(f"a severity is one of {', '.join(SEVERITIES)}", "severity")
            if data["profile"] not in ("essential", "standard", "thorough"):
                raise self.fail("a profile is one of essential, standard, thorough", "profile")
            own = {key: value for key, value in data.items() if isinstance(value, str)}
        for name, entries in data.get("words", {}).items():
            self.lists[name] = tuple(self.texts(entries, "words", name))
            self.lists.made.pop(name, None)
        common = tuple(
            self.compile(text, "leave_alone", at)
            for at, text in enumerate(self.texts(data.get("leave_alone", []), "leave_alone"))
        )
        patterns = tuple(
            p for at, entry in enumerate(data.get("patterns", [])) for p in self.patterns(entry, at, rule, data, common)
        )
        if not patterns:
            raise self.fail("there is no pattern in this file")
        examples = tuple(self.examples(data.get("examples", {})))
        if known is not None and "error_from" in data:
            raise self.fail("`error_from` is for the files of a pack, beside which weights lie", "error_from", on_key=True)
        return Words(rule, self.bounds(data), own, patterns, examples, data.get("instead", ""), self.file)

    def bounds(self, data: dict[str, Any]) -> Bounds:
        not_in = tuple(self.texts(data.get("not_in", []), "not_in"))
        for at, key in enumerate(not_in):
            if key not in known_keys():
                raise self.fail(f"there is no such key in a plan{_near(key, known_keys())}", "not_in", at)
        weight = data.get("error_from")
        if weight is not None and not weight.isdecimal():
            raise self.fail("`error_from` takes a whole number", "error_from")
        return Bounds(not_in, None if weight is None else int(weight))

    def checked(self, data: Any, sort: str, *path: str | int) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise self.fail("keys with values are expected here", *path)
        for key, value in data.items():
            if key not in KEYS[sort]:
                raise self.fail(f"`{key}` is no key of {_article(sort)}{_near(key, KEYS[sort])}", *path, key, on_key=True)
            if not isinstance(value, KEYS[sort][key]) and not (KEYS[sort][key] is list and isinstance(value, str)):
                raise self.fail(f"`{key}` takes {_NAMES[KEYS[sort][key]]}", *path, key, on_key=True)
        return data

    def texts(self, value: Any, *path: str | int) -> list[str]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(text, str) for text in values):
            raise self.fail("a text or a list of texts is expected here", *path)
        return values

    def patterns(self, entry: Any, at: int, rule: str, data: dict[str, Any], common: tuple[Compiled, ...]) -> Iterator[Pattern]:
        entry = self.checked(entry, "pattern", "patterns", at)
        severity = entry.get("severity", "error")
        if severity not in SEVERITIES:
            raise self.fail(f"a severity is one of {', '.join(SEVERITIES)}", "patterns", at, "severity")
        if entry.get("subject", "") not in ("", *SUBJECTS):
            raise self.fail(f"a subject is one of {', '.join(SUBJECTS)}", "patterns", at, "subject")
        unless = tuple(
            self.compile(text, "patterns", at, "unless", number)
            for number, text in enumerate(self.texts(entry.get("unless", []), "patterns", at, "unless"))
        )
        for number, text in enumerate(self.texts(entry.get("find", []), "patterns", at, "find")):
            line = self.document.span(("patterns", at, "find", number)).start.line
            yield Pattern(
                rule,
                self.compile(text, "patterns", at, "find", number),
                unless + common,
                severity,
                entry.get("says", data.get("says", "")),
                entry.get("instead", data.get("instead", "")),
                entry.get("subject", ""),
                entry.get("negated") == "yes",
                entry.get("certain") == "yes",
                f"{Path(self.file).name}:{line}",
            )

    def compile(self, text: str, *path: str | int) -> Compiled:
        try:
            made = compiled(text, self.lists, telling="find" in path)
        except NotationError as error:
            raise self.fail(f"the pattern cannot be read: {error}", *path) from None
        return made

    def examples(self, data: Any) -> Iterator[Example]:
        for key, entries in self.checked(data, "examples", "examples").items():
            for at, entry in enumerate([entries] if isinstance(entries, str) else entries):
                example = {"text": entry} if isinstance(entry, str) else self.checked(entry, "example", "examples", key, at)
                line = self.document.span(("examples", key, at)).start.line
                yield Example(
                    example.get("text", ""), example.get("people", USUAL), key == "find", f"{Path(self.file).name}:{line}"
                )


USUAL: Final = "M=survivor;F=uses-violence"
"""Who is who where an example does not say: the mother is the survivor, the father uses violence."""
_NAMES: Final[dict[Any, str]] = {str: "a text", list: "a list", dict: "keys with values"}


def _article(sort: str) -> str:
    return {"file": "a file of patterns", "pattern": "a pattern", "examples": "examples", "example": "an example"}[sort]


def _near(word: str, known: Any) -> str:
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""
