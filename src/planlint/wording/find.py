"""The search: one prefilter over all patterns, then people, places and whose words for the few sentences that remain."""

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final, NamedTuple

from planlint.plan import Plan
from planlint.rulebook import Problem, Severity
from planlint.wording.cast import EVERYBODY, OPEN, SURVIVOR, USER, Cast
from planlint.wording.files import SEVERITIES, SHARED, Pattern, Words, words_in
from planlint.wording.passages import Text, texts
from planlint.wording.sentence import Reader, Sentence
from planlint.wording.whose import Region, is_negated, others_words
from planlint.wording.words import HIDDEN, sentences

MEMORY: Final = 256 << 20


class Hit(NamedTuple):
    """A pattern that fits a sentence: which, from where to where in the text, and how sure it is whom it is about."""

    pattern: Pattern
    text: Text
    start: int
    end: int
    sure: bool
    handle: str | None
    sentence: int


class Engine:
    """All patterns, compiled once."""

    def __init__(self, files: tuple[Words, ...]) -> None:
        import re2

        self.patterns = [pattern for words in files for pattern in words.patterns]
        options = re2.Options()
        options.max_mem = MEMORY
        options.encoding = re2.Options.Encoding.LATIN1
        options.never_capture = True
        needs: dict[str, set[frozenset[str]]] = {}
        for pattern in self.patterns:
            needs.setdefault(pattern.compiled.loose, set()).add(pattern.compiled.needs & EVERYBODY)
        self.needs = list(needs.values())
        self.prefilter = _set(needs, options)
        self._options = options

    @cached_property
    def whole(self) -> Any:
        """All patterns over a sentence that was read: made when the first text passes the prefilter."""
        return _set([pattern.compiled.parts[0] for pattern in self.patterns], self._options)

    @cache  # noqa: B019 - there is one engine for each set of files, and it lives as long as the process
    def regexes(self, number: int) -> tuple[list[Any], list[Any]]:
        """Return the parts of a pattern, and what it leaves alone, compiled."""
        import re2

        pattern = self.patterns[number]
        return [re2.compile(part) for part in pattern.compiled.parts], [
            re2.compile(part) for other in pattern.unless for part in other.parts
        ]

    def hits(self, plan: Plan) -> list[Hit]:
        """Return what the patterns find in a plan."""
        found: list[Hit] = []
        cast: Cast | None = None
        for text in texts(plan):
            behind = text.prose.read_by(self.prefilter.Match)
            if behind:
                cast = cast or Cast(plan)
                here = text.prose.read_by(cast.may_name)
                if any(needs <= here for number in behind for needs in self.needs[number]):
                    found += text.prose.read_by(_Search(self, cast, text))
        return found


class _Search:
    """Looks at one text; what it returns holds places, no words."""

    def __init__(self, engine: Engine, cast: Cast, text: Text) -> None:
        self.engine, self.cast, self.text = engine, cast, text

    def __call__(self, text: str) -> list[Hit]:
        found: list[Hit] = []
        reader = Reader(self.cast, self.text.about)
        before: list[Sentence] = []
        for number, words in enumerate(sentences(text)):
            sentence = reader.read(words)
            candidates = self.engine.whole.Match(sentence.seen)
            if candidates:
                regions: list[Region] | None = None
                for candidate in candidates:
                    hit = self._hit(candidate, sentence, number)
                    if hit is None:
                        continue
                    if regions is None:
                        regions = others_words(sentence, before)
                    if not any(region.first <= hit[1] and hit[0] < region.last for region in regions):
                        found.append(hit[2])
            before.append(sentence)
        return found

    def _hit(self, number: int, sentence: Sentence, at: int) -> tuple[int, int, Hit] | None:
        pattern, engine = self.engine.patterns[number], self.engine
        (first, *others), unless = engine.regexes(number)
        if any(other.search(sentence.seen) is None for other in others) or any(u.search(sentence.seen) for u in unless):
            return None
        for match in first.finditer(sentence.seen):
            begin, end = sentence.word_at(match.start() + 1), sentence.word_at(match.end() - 1)
            if not pattern.negated and is_negated(sentence, begin):
                continue
            sure, handle = self._subject(pattern, sentence, begin, end)
            if sure is None:
                continue
            words = sentence.words
            return begin, end, Hit(pattern, self.text, words[begin].start, words[end].end, sure, handle, at)
        return None

    def _subject(self, pattern: Pattern, sentence: Sentence, begin: int, end: int) -> tuple[bool | None, str | None]:
        """Whom a hit is about: whether that is sure (None: not whom the pattern is for), and the handle."""
        people = [person for person in sentence.people[begin : end + 1] if person is not None]
        if pattern.subject:
            wanted = {"survivor": SURVIVOR, "user": USER}[pattern.subject]
            about = self.text.about
            if about is None:
                return False, None
            part = self.cast.part.get(about)
            return (True, about) if part == wanted else (None, None)
        handle = next((person.handle for person in people if person.letter in (SURVIVOR, USER)), None)
        return not any(person.letter == OPEN for person in people), handle


def _set(patterns: Any, options: Any) -> Any:
    import re2

    made = re2.Set.SearchSet(options)
    for pattern in patterns:
        made.Add(pattern)
    made.Compile()
    return made


@cache
def engine(files: tuple[str, ...]) -> Engine:
    """Return the engine over the packs' patterns and an agency's files."""
    built_in = built_in_files()
    known = frozenset(words.rule for words in built_in)
    return Engine((*built_in, *(words_in(file, known) for file in files)))


@cache
def built_in_files() -> tuple[Words, ...]:
    """Read the files of patterns of all packs, in order."""
    from planlint.packs import load_packs

    folders = [Path(pack.folder) / "wording" for pack in load_packs()]
    return tuple(words_in(str(file)) for folder in folders for file in sorted(folder.glob("*.yaml")) if file.name != SHARED)


def find_wording(plan: Plan, rule: str) -> Iterator[Problem]:
    """Yield what the patterns of a rule find in the texts of a plan: one problem for each sentence.

    Takes the plan and the name of the rule whose file of patterns is meant. Where it cannot be told whom the words are about,
    the problem is milder and says so.
    """
    found = plan.__dict__.get("_wording")
    if found is None:
        plan.__dict__["_wording"] = found = _by_rule(engine(plan.settings.wording).hits(plan))
    for hits in found.get(rule, {}).values():
        yield _problem(hits)


def _by_rule(hits: list[Hit]) -> dict[str, dict[tuple[Any, int], list[Hit]]]:
    found: dict[str, dict[tuple[Any, int], list[Hit]]] = {}
    for hit in hits:
        found.setdefault(hit.pattern.rule, {}).setdefault((hit.text.prose.path, hit.sentence), []).append(hit)
    return found


def _problem(hits: list[Hit]) -> Problem:
    """Make one problem of what one rule finds in one sentence: the gravest, over all the words."""
    hit = max(hits, key=lambda hit: (hit.sure, SEVERITIES.index(hit.pattern.severity), hit.end - hit.start))
    message = hit.pattern.says
    if hit.handle is not None and hit.sure:
        message += f" ({hit.handle})"
    elif not hit.sure:
        message += "; whom the words are about cannot be told"
    severity = Severity(hit.pattern.severity)
    if not hit.sure:
        severity = Severity.NOTE if severity is not Severity.ERROR else Severity.WARNING
    return Problem(message, hit.text.prose.path, severity=severity, words=(hit.start, hit.end))


__all__ = ["HIDDEN", "Engine", "built_in_files", "engine", "find_wording"]
