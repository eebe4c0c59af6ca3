"""What kind of task or service a text speaks of: read from `lexicon.yaml`, where the entry itself does not say."""

import json
import os
import re
import zlib
from functools import cache
from typing import Final, NamedTuple

from planlint.document import read
from planlint.plan.values import BEGINNING, Prose

FILE: Final = "lexicon.yaml"
PREPARED: Final = "lexicon.json"
"""The phrases by how they begin, written by `tests/rewrite_lexicon.py`: reading the lexicon itself costs ten times as much."""

# Every repetition has an upper bound, so that the work grows with the length of the text and no faster.
_SPACE: Final = r"[\s\-–/]{1,20}"
_GAP: Final = r"[^.;:!?]{0,60}?"
_WORD: Final = r"[\w'’]{1,40}"
_REST: Final = r"[\w'’]{0,40}"
_APOSTROPHE: Final = "['’]?"


def task_kind(what: Prose) -> str | None:
    """Return the kind of task that a text describes, or None where no entry of the lexicon fits."""
    return _first(what, "tasks")


def service_kind(provider: Prose) -> str | None:
    """Return the kind of service that a provider's name or description speaks of, or None."""
    return _first(provider, "services")


def loss(response: Prose) -> str | None:
    """Return the kind of loss that a text about a task not done speaks of, or None."""
    return _first(response, "losses")


class _Phrase(NamedTuple):
    """A phrase of the lexicon: the entry it belongs to (from 0), its words, and whether it bars the entry rather than fits it."""

    entry: int
    kind: str
    words: str
    bars: bool


Index = dict[str, dict[str, list[tuple[int, str, str, bool]]]]


def _first(text: Prose, section: str) -> str | None:
    """Try only phrases whose longest word begins like a word of the text; the first entry that fits gives the kind."""
    if text.blank:
        return None
    candidates = sorted({_Phrase(*phrase) for phrases in text.choose(_index()[section]) for phrase in phrases})
    barred: dict[int, set[int]] = {}
    for phrase in candidates:
        if phrase.bars:
            spans = text.find_all(_pattern(phrase.words))
            barred.setdefault(phrase.entry, set()).update(place for start, end in spans for place in range(start, end))
    for phrase in candidates:
        if not phrase.bars:
            taken = barred.get(phrase.entry, set())
            if any(taken.isdisjoint(range(start, end)) for start, end in text.find_all(_pattern(phrase.words))):
                return phrase.kind
    return None


@cache
def _index() -> Index:
    """Return for each section its phrases by how they begin; a lexicon edited since it was prepared is read itself."""
    source = _bytes_of(FILE)
    prepared = json.loads(_bytes_of(PREPARED))
    return prepared["sections"] if prepared["made_from"] == zlib.crc32(source) else indexed(source)


def indexed(source: bytes) -> Index:
    """Index a lexicon: for each section its phrases (entry, kind, words, whether it bars) by how their longest word begins."""
    sections: Index = {}
    for section, entries in read(source)[0].data.items():
        index = sections.setdefault(section, {})
        for number, entry in enumerate(entries):
            for bars, phrases in ((False, entry["words"]), (True, entry.get("unless", ""))):
                for words in phrases.split(", ") if phrases else ():
                    index.setdefault(_beginning(words), []).append((number, str(entry["kind"]), words, bars))
    return sections


def _bytes_of(name: str) -> bytes:
    with open(os.path.join(os.path.dirname(__file__), name), "rb") as file:
        return file.read()


def _beginning(phrase: str) -> str:
    """Return how the longest word of a phrase begins, in the form in which `Prose.choose` looks it up."""
    stems = [word.partition("*")[0] for word in phrase.replace("-", " ").replace("'", "").split() if word != "..."]
    return max(stems, key=len).casefold()[:BEGINNING]


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile("".join(_pieces(phrase)), re.IGNORECASE)


def _pieces(phrase: str) -> list[str]:
    """Cut a phrase, in the notation that the head of the lexicon explains, into parts of a pattern."""
    words = re.split(r"[\s-]+", phrase)
    pieces = [r"\b"]
    for last, word in zip(["", *words], words, strict=False):
        if word != "...":
            pieces += [rf"\b{_GAP}\b"] if last == "..." else [_SPACE] if last else []
            pieces += _word(word)
    return [*pieces, "" if phrase.endswith("*") else r"\b"]


def _word(word: str) -> list[str]:
    if word == "*":
        return [_WORD]
    if word.isupper() and len(word) > 1:
        return [f"(?-i:{re.escape(word)})"]
    pattern = re.escape(word[1:]).replace("'", _APOSTROPHE).replace(r"\*", _REST)
    return [word[0], pattern]
