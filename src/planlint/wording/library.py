"""The patterns that there are: those of the packs, ready or read from their files, and those of an agency's own files."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.wording.cues import Cues, cues_beside
from planlint.wording.files import SHARED, Bounds, Pattern, Words, pack_folders, shared_file, words_in
from planlint.wording.prepared import Form, Shelf, form_in, shelf_lines, written

FORM: Final = "prepared.jsonl"


class Ready(NamedTuple):
    """A pattern to look for, with the numbers of what bars it on the other shelf."""

    rule: str
    regexes: list[str]
    unless: list[int]
    severity: str
    says: str
    subject: str
    negated: bool


class Library(NamedTuple):
    """Patterns: how many there are for each rule, one rule after another, with their bounds; what is looked for, and what is
    left alone.
    """

    rules: Sequence[tuple[str, int, Bounds]]
    find: Shelf
    leave: Shelf
    certain: frozenset[int] = frozenset()
    """The patterns that mean it wherever they stand."""
    cues: Cues | None = None

    def patterns_of(self, rules: frozenset[str] | None) -> int:
        """Return the patterns of some rules for the index to look among; None for all."""
        if rules is None:
            return -1
        return self.find.index.bits_of(listed for name, listed in self._ranges() if name in rules)

    def first_of(self, rule: str) -> Ready | None:
        """Return the first pattern of a rule."""
        return next((Ready(*self.find[listed.start]) for name, listed in self._ranges() if name == rule), None)

    def bounds_of(self, rule: str) -> Bounds:
        """Return the bounds of the patterns of a rule."""
        return next(bounds for name, _, bounds in self.rules if name == rule)

    def _ranges(self) -> Iterator[tuple[str, range]]:
        stop = 0
        for name, number, _ in self.rules:
            yield name, range(stop, stop + number)
            stop += number

    def forget(self) -> None:
        """Forget the words of the last plan that no pattern knows."""
        self.find.forget()
        self.leave.forget()


@cache
def libraries(files: tuple[str, ...] = ()) -> tuple[Library, ...]:
    """Return the patterns of each pack, and those of an agency's files. Raises FileError."""
    built_in = tuple(_library(folder) for folder in pack_folders())
    if not files:
        return built_in
    known = wording_rules()
    return (*built_in, _from_form(_form([words_in(file, known) for file in files])))


def wording_rules() -> frozenset[str]:
    """Return the names of the packs' rules that have patterns."""
    return frozenset(name for library in libraries() for name, _, _ in library.rules)


@cache
def built_in_files() -> tuple[Words, ...]:
    """Read the files of patterns of all packs, in order, with their examples."""
    return tuple(words_in(str(file)) for folder in pack_folders() for file in _files(folder))


def prepared(folder: Path) -> str:
    """Return the ready form of a folder of patterns, as it is to lie there in FORM."""
    return written(_form(words_in(str(file)) for file in _files(folder)), _sources(folder))


def _library(folder: Path) -> Library:
    form = form_in(folder / FORM, _sources(folder))
    return _from_form(form or _form(words_in(str(file)) for file in _files(folder)))._replace(cues=cues_beside(folder))


def _from_form(form: Form) -> Library:
    find, leave = form.shelves
    return Library(form.rules, Shelf(find), Shelf(leave), frozenset(form.certain))


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.yaml") if file.name != SHARED)


def _sources(folder: Path) -> list[Path]:
    return [*_files(folder), *(file for file in (shared_file(folder),) if file.exists())]


def _form(files: Iterable[Words]) -> Form:
    listed = list(files)
    barring = {part.regex: part for words in listed for pattern in words.patterns for bar in pattern.unless for part in bar.parts}
    numbers = {regex: number for number, regex in enumerate(barring)}
    find = shelf_lines((pattern.compiled, _kept(pattern, numbers)) for words in listed for pattern in words.patterns)
    leave = shelf_lines((part, regex) for regex, part in barring.items())
    every = [pattern for words in listed for pattern in words.patterns]
    certain = [at for at, pattern in enumerate(every) if pattern.certain or pattern.severity == "error"]
    return Form([(words.rule, len(words.patterns), words.bounds) for words in listed], certain, (find, leave))


def _kept(pattern: Pattern, numbers: dict[str, int]) -> Any:
    unless = sorted({numbers[part.regex] for bar in pattern.unless for part in bar.parts})
    regexes = [part.regex for part in pattern.compiled.parts]
    return Ready(pattern.rule, regexes, unless, pattern.severity, pattern.says, pattern.subject, pattern.negated)
