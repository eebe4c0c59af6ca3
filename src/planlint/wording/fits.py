"""What of the patterns fits a sentence that was read: about whom it is, and how grave all its words together make it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from planlint.document import Path
from planlint.wording.cast import OPEN, SURVIVOR, USER, Cast
from planlint.wording.cues import DOUBTFUL, FAINT, SEVERAL, cues_of, stems
from planlint.wording.library import Library, Ready
from planlint.wording.prepared import matcher
from planlint.wording.seen import Sentence
from planlint.wording.whose import Region, is_negated, others_words
from planlint.wording.words import bare, may_hold_blanks, spoken

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


def weights(libraries: tuple[Library, ...], text: str, words: list[str], cast: Cast) -> list[int]:
    """Return what the words of a text weigh taken together, by the cues of each library; 0 where it has none."""
    if not any(library.cues for library in libraries):
        return [0] * len(libraries)
    cues = cues_of(text, words, cast.glance.parts)
    return [library.cues.weight(cues) if library.cues else 0 for library in libraries]


@dataclass(frozen=True, eq=False)
class Fits:
    """A sentence that was read, where it stands, and what of the patterns fits it."""

    libraries: tuple[Library, ...]
    rules: frozenset[str] | None
    """The names of the rules whose patterns are looked for; None for all."""
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
        for each, hit in found:
            yield hit._replace(pattern=self._graded(each, hit.pattern, fitting[hit.pattern.rule]))
        for each in candidates if not found else ():
            if each.number == BY_CUES and not self._others:
                yield from self._by_cues(each.library)

    def _fits(self, candidate: Candidate) -> Hit | None:
        """Return where a pattern fits; None where it does not, not in this field, or in what somebody else says."""
        library = self.libraries[candidate.library]
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

    def _graded(self, candidate: Candidate, pattern: Ready, many: int) -> Ready:
        """Return a pattern as grave as what the sentence weighs, and how many patterns of its rule fit, make it.

        An error stays one, as does a pattern of a file without weights, or in a text with placeholders, where words are missing.
        """
        library = self.libraries[candidate.library]
        if library.cues is None or may_hold_blanks(self.said):
            return pattern
        weight = self._weights[candidate.library]
        error_from = library.bounds_of(pattern.rule).error_from
        plain = error_from is not None and (weight >= error_from or many >= SEVERAL)
        if plain and pattern.severity == "warning":
            return pattern._replace(severity="error")
        doubtful = many == 1 and weight < (FAINT if candidate.number in library.certain else DOUBTFUL)
        return pattern._replace(severity="note") if doubtful and pattern.severity != "error" else pattern

    @cached_property
    def _weights(self) -> list[int]:
        """What the words of the sentence weigh together, by the cues of each library."""
        return weights(self.libraries, self.said, spoken(self.said), self.cast)

    def _by_cues(self, at: int) -> Iterator[Hit]:
        """Yield a hit for the rule that the words are most like, if that is asked for: it takes in the whole sentence."""
        library = self.libraries[at]
        if library.cues is None:
            return
        words = bare(word.seen for word in self.sentence.words)
        rule = library.cues.nearest(stems(words, self.cast.glance.parts))
        pattern = library.first_of(rule)
        if pattern is None or (self.rules is not None and rule not in self.rules):
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
        if pattern.subject == "survivors-task" and (self.path[0] != "tasks" or self.subject is None):
            return None, None
        if pattern.subject:
            wanted = USER if pattern.subject == "user" else SURVIVOR
            if self.subject is None:
                return False, None
            return (True, self.subject) if self.cast.part.get(self.subject) == wanted else (None, None)
        handle = next((person.handle for person in people if person.letter in (SURVIVOR, USER)), None)
        return not any(person.letter == OPEN for person in people), handle
