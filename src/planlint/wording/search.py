"""The search in one plan: words and their order first; people, places and whose words for what then remains."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final, NamedTuple, TypeVar

from planlint.document import Path
from planlint.plan import Plan, Prose
from planlint.wording.cast import OPEN, SURVIVOR, USER, Cast
from planlint.wording.cues import DOUBTFUL, FAINT, LEAST, MOST, SEVERAL, cues_of, stems
from planlint.wording.index import ANYBODY
from planlint.wording.library import Library, Ready
from planlint.wording.order import Said
from planlint.wording.passages import about, texts
from planlint.wording.prepared import matcher
from planlint.wording.seen import Sentence
from planlint.wording.sentence import Reader
from planlint.wording.whose import Region, is_negated, others_words
from planlint.wording.words import Heard, Word, bare, heard, may_hold_blanks, runs, sentences, spoken

Made = TypeVar("Made")
_REMEMBERED: Final = 50_000
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INNER_END: Final = re.compile(r"[.?!].*\w", re.DOTALL)
TOLD: Final = "narrative"
"""The group of a plan whose sentences are found by their cues: tasks and goals are written in another way."""
BY_CUES: Final = -1
"""Stands for the number of a pattern where none is meant, but the weight of all words."""


class Candidate(NamedTuple):
    """A pattern that a text may fit: the number of its library, and its own number there."""

    library: int
    number: int


class Hit(NamedTuple):
    """A pattern that fits a sentence: which, from where to where in which text, and how sure it is whom it is about."""

    pattern: Ready
    path: Path
    start: int
    end: int
    sure: bool
    handle: str | None
    sentence: int


class Engine:
    """The patterns of some rules, and which of them may fit the sentences that are in many plans alike."""

    def __init__(self, libraries: tuple[Library, ...], rules: frozenset[str] | None = None) -> None:
        """Take libraries, and the names of the rules whose patterns are to be looked for: None for all."""
        self.libraries, self.rules = libraries, rules
        self._wanted = [library.patterns_of(rules) for library in libraries]
        self._known: dict[int, list[Candidate]] = {}
        self._silent: dict[int, bool] = {}

    def hits(self, plan: Plan) -> list[Hit]:
        """Return what the patterns find in a plan."""
        search = _Search(plan, self)
        try:
            return [hit for prose in texts(plan) for hit in prose.read_by(partial(search.hits, prose))]
        finally:
            for library in self.libraries:
                library.forget()

    def fitting(self, text: str, cast: Cast, told: bool = True) -> list[Candidate]:
        """Return the patterns that find all that they ask for, one after another, in the words of a text without blanks; and
        BY_CUES where it is `told` in the narrative, and its words weigh much, taken together.

        How lines are broken, which day a date means and the full stop at the end make no difference. Texts met before are known
        by a hash of them and of who their people are, which tells nothing outside of this process.
        """
        text = _alike(text)
        words = spoken(text)
        key = hash((told, text, *map(cast.glance.parts.get, words), *map(cast.glance.who.known.get, words)))
        if (found := self._known.get(key)) is None:
            found = _remembered(self._known, key, self._look(text, words, cast, told))
        return found

    def is_silent(self, text: str, cast: Cast, told: bool) -> bool:
        """Whether no pattern, nor the weight of its words, can find anything in a text without blanks."""
        key = hash((told, text, cast.glance.called_alike))
        if (silent := self._silent.get(key)) is None:
            silent = _remembered(self._silent, key, not any(self.fitting(run, cast, told) for run in runs(text)))
        return silent

    def _look(self, text: str, words: list[str], cast: Cast, told: bool) -> list[Candidate]:
        candidates = self.candidates(heard(words, text), cast.glance.may_name(words))
        if not candidates and not told:
            return []
        weights = self.weights(text, words, cast)
        light = {at for at, weight in enumerate(weights) if weight < LEAST} if not _INNER_END.search(text) else set()
        said = Said(text, words, cast.glance.who)
        found = [
            each for each in candidates
            if (each.library not in light or each.number in self.libraries[each.library].certain)
            and self.libraries[each.library].find.in_order(each.number, said)
        ]  # fmt: skip
        return [*found, *(Candidate(at, BY_CUES) for at, weight in enumerate(weights) if told and weight > MOST)]

    def weights(self, text: str, words: list[str], cast: Cast) -> list[int]:
        """Return what the words of a text weigh taken together, by the cues of each library; 0 where it has none."""
        if not any(library.cues for library in self.libraries):
            return [0] * len(self.libraries)
        cues = cues_of(text, words, cast.glance.parts)
        return [library.cues.weight(cues) if library.cues else 0 for library in self.libraries]

    def candidates(self, said: Heard, filled: int = ANYBODY) -> list[Candidate]:
        """Return the patterns that find all that they ask for, in any order."""
        return [
            Candidate(at, number)
            for at, library in enumerate(self.libraries)
            for number in library.find.index.candidates(said, filled, self._wanted[at])
        ]


def _remembered(known: dict[int, Made], key: int, value: Made) -> Made:
    """Remember a value, and first forget all others where they have become many; returns it."""
    if len(known) > _REMEMBERED:
        known.clear()
    known[key] = value
    return value


def _alike(text: str) -> str:
    """Return a text as it is in all plans that say the same of another day, with their lines broken elsewhere."""
    text = " ".join(text.split()).rstrip(".")
    return _DATE.sub("0000-00-00", text) if "-" in text else text


class _Search:
    """Looks at the texts of one plan; what it returns holds places, no words."""

    def __init__(self, plan: Plan, engine: Engine) -> None:
        self.plan, self.engine = plan, engine

    @cached_property
    def cast(self) -> Cast:
        return Cast(self.plan)

    def hits(self, prose: Prose, text: str) -> list[Hit]:
        """Return what fits a text."""
        if may_hold_blanks(text):
            likely = self.engine.candidates(heard(spoken(text), text))
            return list(self._read(prose, text, [(words, likely) for words in sentences(text)])) if likely else []
        told = prose.path[0] == TOLD
        if self.engine.is_silent(text, self.cast, told):
            return []
        cut = [(words, self.engine.fitting(text[words[0].start : words[-1].end], self.cast, told)) for words in sentences(text)]
        return list(self._read(prose, text, cut))

    def _read(self, prose: Prose, text: str, cut: list[tuple[list[Word], list[Candidate]]]) -> Iterator[Hit]:
        """Read the sentences up to the last that a pattern may fit: whom a pronoun means hangs on those before."""
        subject = about(self.plan, prose.path)
        reader = Reader(self.cast, subject)
        last = max((number for number, (_, likely) in enumerate(cut) if likely), default=-1)
        for number, (words, likely) in enumerate(cut[: last + 1]):
            sentence = reader.read(words)
            if likely:
                said = text[words[0].start : words[-1].end]
                yield from _Reading(self.engine, self.cast, sentence, said, subject, prose.path, number).hits(likely)


@dataclass(frozen=True, eq=False)
class _Reading:
    """A sentence that was read, and where it stands."""

    engine: Engine
    cast: Cast
    sentence: Sentence
    said: str
    """The words of the sentence as written."""
    subject: str | None
    path: Path
    number: int

    def hits(self, likely: Iterable[Candidate]) -> Iterator[Hit]:
        """Yield what fits, but for what somebody else says, as grave as all words of the sentence together make it."""
        candidates = list(likely)
        found = [(each, hit) for each in candidates if each.number != BY_CUES and (hit := self._fits(each)) is not None]
        fitting = Counter(hit.pattern.rule for _, hit in found)
        weights: dict[int, int] = {}
        for each, hit in found:
            if each.library not in weights:
                weights[each.library] = self._weight(each.library)
            many = fitting[hit.pattern.rule]
            yield hit._replace(pattern=self._graded(each, hit.pattern, weights[each.library], many))
        for each in candidates if not found else ():
            if each.number == BY_CUES and not self._others:
                yield from self._by_cues(each.library)

    def _fits(self, candidate: Candidate) -> Hit | None:
        """Return where a pattern fits; None where it does not, not in this field, or in what somebody else says."""
        library = self.engine.libraries[candidate.library]
        if not library.find.index.has_slots(candidate.number, self.sentence.filled):
            return None
        found = self._first(library, candidate.number)
        if found is None or not set(self.path).isdisjoint(library.bounds_of(found[2].pattern.rule).not_in):
            return None
        begin, end, hit = found
        return None if any(region.first <= end and begin < region.last for region in self._others) else hit

    @cached_property
    def _others(self) -> list[Region]:
        """Where the sentence gives the words of somebody else."""
        return others_words(self.sentence)

    def _graded(self, candidate: Candidate, pattern: Ready, weight: int, many: int) -> Ready:
        """Return a pattern as grave as what the sentence weighs, and how many patterns of its rule fit, make it.

        An error stays one, as does a pattern of a file without weights, or in a text with placeholders, where words are missing.
        """
        library = self.engine.libraries[candidate.library]
        if library.cues is None or may_hold_blanks(self.said):
            return pattern
        error_from = library.bounds_of(pattern.rule).error_from
        plain = error_from is not None and (weight >= error_from or many >= SEVERAL)
        if plain and pattern.severity == "warning":
            return pattern._replace(severity="error")
        doubtful = many == 1 and weight < (FAINT if candidate.number in library.certain else DOUBTFUL)
        return pattern._replace(severity="note") if doubtful and pattern.severity != "error" else pattern

    def _weight(self, at: int) -> int:
        """Return what the words of the sentence weigh together, by the cues of a library."""
        return self.engine.weights(self.said, spoken(self.said), self.cast)[at]

    def _by_cues(self, at: int) -> Iterator[Hit]:
        """Yield a hit for the rule that the words are most like, if that is asked for: it takes in the whole sentence."""
        library = self.engine.libraries[at]
        if library.cues is None:
            return
        words = bare(word.seen for word in self.sentence.words)
        rule = library.cues.nearest(stems(words, self.cast.glance.parts))
        pattern = library.first_of(rule)
        if pattern is None or (self.engine.rules is not None and rule not in self.engine.rules):
            return
        start, end = self.sentence.words[0].start, self.sentence.words[-1].end
        pattern = pattern._replace(severity="note", says=f"{pattern.says}; no listed words fit, all taken together tell")
        yield Hit(pattern, self.path, start, end, True, None, self.number)

    def _first(self, library: Library, number: int) -> tuple[int, int, Hit] | None:
        """Return the first place that a pattern fits and that is about whom it is for: the words from and to, and the hit."""
        pattern, sentence = Ready(*library.find[number]), self.sentence
        if any(matcher(regex).search(sentence.seen) is None for regex in pattern.regexes) or self._is_barred(library, pattern):
            return None
        for match in matcher(pattern.regexes[0]).finditer(sentence.seen):
            begin, end = sentence.word_at(match.start() + 1), sentence.word_at(match.end() - 1)
            if not pattern.negated and is_negated(sentence, begin):
                continue
            sure, handle = self._subject(pattern, begin, end)
            if sure is not None:
                start, stop = sentence.words[begin].start, sentence.words[end].end
                return begin, end, Hit(pattern, self.path, start, stop, sure, handle, self.number)
        return None

    def _is_barred(self, library: Library, pattern: Ready) -> bool:
        """Whether the sentence holds what a pattern leaves alone."""
        bars = set(pattern.unless).intersection(self.sentence.candidates(library.leave)) if pattern.unless else ()
        return any(matcher(library.leave[number]).search(self.sentence.seen) for number in bars)

    def _subject(self, pattern: Ready, begin: int, end: int) -> tuple[bool | None, str | None]:
        """Whom a hit is about: whether that is sure (None: not whom the pattern is for), and the handle."""
        people = [person for person in self.sentence.people[begin : end + 1] if person is not None]
        if pattern.subject:
            wanted = {"survivor": SURVIVOR, "user": USER}[pattern.subject]
            if self.subject is None:
                return False, None
            return (True, self.subject) if self.cast.part.get(self.subject) == wanted else (None, None)
        handle = next((person.handle for person in people if person.letter in (SURVIVOR, USER)), None)
        return not any(person.letter == OPEN for person in people), handle
