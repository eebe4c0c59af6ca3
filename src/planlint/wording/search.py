"""The search in one plan: words and their order first; people, places and whose words for what then remains."""

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from typing import Final, NamedTuple

from planlint.document import Path
from planlint.plan import Plan, Prose
from planlint.wording.cast import OPEN, SURVIVOR, USER, Cast
from planlint.wording.index import ANYBODY
from planlint.wording.library import Library, Ready
from planlint.wording.order import Said
from planlint.wording.passages import about, texts
from planlint.wording.prepared import matcher
from planlint.wording.seen import Sentence
from planlint.wording.sentence import Reader
from planlint.wording.whose import is_negated, others_words
from planlint.wording.words import Heard, bare, heard, may_hold_blanks, runs, sentences, spoken

_REMEMBERED: Final = 50_000
Candidate = tuple[int, int]
"""A pattern that a text may fit: the number of its library, and its own number there."""


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
    """The patterns of some libraries, and which of them may fit the texts that are in many plans alike."""

    def __init__(self, libraries: tuple[Library, ...]) -> None:
        self.libraries = libraries
        self._met: set[int] = set()
        self._known: dict[int, list[Candidate]] = {}

    def hits(self, plan: Plan) -> list[Hit]:
        """Return what the patterns find in a plan."""
        search = _Search(plan, self)
        try:
            return [hit for prose in texts(plan) for hit in prose.read_by(partial(search.hits, prose))]
        finally:
            for library in self.libraries:
                library.forget()

    def fitting_anybody(self, text: str) -> list[Candidate] | None:
        """Return the patterns that a text without blanks may fit, whoever its people are; None where it is met the first time.

        Texts are known by their hashes, which tell nothing outside of this process.
        """
        if (known := self._known.get(key := hash(text))) is None:
            if key in self._met:
                found = {each for run in runs(text) for each in self.likely(spoken(run), run, None)}
                self._known[key] = known = sorted(found)
            elif len(self._met) > _REMEMBERED:
                self._met.clear()
                self._known.clear()
            self._met.add(key)
        return known

    def likely(
        self, words: list[str], text: str, cast: Cast | None, known: Iterable[Candidate] | None = None
    ) -> list[Candidate]:  # fmt: skip
        """Return the patterns that find all that they ask for, one after another, in the words of a text without blanks.

        Takes who is who, None where it may be anybody; and the patterns that may be, where these are known.
        """
        filled = cast.may_name(words) if cast is not None else ANYBODY
        if known is None:
            known = self.candidates(heard(words, text), filled)
        else:
            known = [each for each in known if self.libraries[each[0]].find.index.has_slots(each[1], filled)]
        if not known:
            return []
        said = Said(words, cast.people if cast is not None else None)
        return [(library, number) for library, number in known if self.libraries[library].find.in_order(number, said)]

    def candidates(self, said: Heard, filled: int = ANYBODY) -> list[Candidate]:
        """Return the patterns that find all that they ask for, in any order."""
        return [
            (at, number) for at, library in enumerate(self.libraries) for number in library.find.index.candidates(said, filled)
        ]


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
            likely = set(self.engine.candidates(heard(spoken(text), text)))
        else:
            known = self.engine.fitting_anybody(text)
            if known is not None and not known:
                return []
            likely = {each for run in runs(text) for each in self.engine.likely(spoken(run), run, self.cast, known)}
        return list(self._hits_in_sentences(prose, text, sorted(likely))) if likely else []

    def _hits_in_sentences(self, prose: Prose, text: str, likely: list[Candidate]) -> Iterator[Hit]:
        """Read the sentences up to the last that a pattern may fit: whom a pronoun means hangs on those before."""
        listed = sentences(text)
        each = [likely] * len(listed)
        if len(listed) > 1 and not may_hold_blanks(text):
            each = [self.engine.likely(bare(word.seen for word in words), "", self.cast, likely) for words in listed]
        subject = about(self.plan, prose.path)
        reader = Reader(self.cast, subject)
        for number in range(max((number + 1 for number, here in enumerate(each) if here), default=0)):
            sentence = reader.read(listed[number])
            if each[number]:
                yield from _Reading(self.engine, self.cast, sentence, subject, prose.path, number).hits(each[number])


class _Reading(NamedTuple):
    """A sentence that was read, and where it stands."""

    engine: Engine
    cast: Cast
    sentence: Sentence
    subject: str | None
    path: Path
    number: int

    def hits(self, likely: Iterable[Candidate]) -> Iterator[Hit]:
        """Yield what fits, but for what somebody else says."""
        regions = None
        for at, number in likely:
            library = self.engine.libraries[at]
            found = self._first(library, number) if library.find.index.has_slots(number, self.sentence.filled) else None
            if found is None:
                continue
            regions = others_words(self.sentence) if regions is None else regions
            begin, end, hit = found
            if not any(region.first <= end and begin < region.last for region in regions):
                yield hit

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
