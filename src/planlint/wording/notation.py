"""The notation in which patterns are written, turned into re2 syntax: words, endings, alternatives, gaps, people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from planlint.nearest import nearest
from planlint.wording.part import ANY_NUMBER, Part, Words, either, joined, maybe, most_telling, silent, telling
from planlint.wording.vocabulary import PEOPLE


class Lists(dict[str, Sequence[str]]):
    """Lists of words by name; each is compiled once."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        super().__init__(lists)
        self.made: dict[str, Part] = {}


SLOTS: Final = {
    "survivor": "[SWsw]",
    "user": "[UWuw]",
    "child": "[CNcn]",
    "both": "[Bb]",
    "family": "[BFbf]",
    "service": "[Kk]",
    "other": "[Oo]",
    "somebody": "[SWBFswbf]",
    "generic": "[Gg]",
    "anyone": "[A-Za-z]",
    "adult": "[SUWBGsuwbg]",
    "person": "[SUCONWGBsuconwgb]",
}
"""What each slot stands for, in the letters that `Cast` gives to people."""

NEGATIONS: Final = frozenset("not never no nobody none neither nor without nothing hardly".split())
_PIECE: Final = re.compile(
    r"\s*(?:(?P<gap>\.\.\.|\.\.)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|\{(?P<slot>[a-z-]+)\}|\[(?P<list>[a-z-]+)\]|(?P<edge>[\^$])"
    r"|(?P<word>!?[\w'£%-]+\*?|\*|[,;:/~.&\"-]))(?P<maybe>\?)?",
)
_LONG_GAP: Final = silent("(?:[^;. ][^ ]* ){0,14}?", (ANY_NUMBER,))
_SHORT_GAP: Final = silent("(?:(?:[a-z0-9'-]|[KG]/)[^ ]* ){0,4}?", (16,))
_ANYTHING: Final = silent("[^ ]+ ", (5,))


class NotationError(Exception):
    """A pattern that cannot be read: what is wrong with it."""


class Compiled(NamedTuple):
    """A pattern: parts that must all be found in one sentence."""

    parts: tuple[Part, ...]

    @property
    def groups(self) -> tuple[Words, ...]:
        """The groups of all parts, the most telling first; none that another implies."""
        return most_telling(group for part in self.parts for group in part.groups)

    @property
    def needs(self) -> frozenset[str]:
        """The slots without which nothing fits."""
        return frozenset().union(*(part.needs for part in self.parts))


def compiled(pattern: str, lists: Lists, telling: bool = True) -> Compiled:
    """Compile a pattern; one that is to be looked for needs a telling word. Raises NotationError."""
    nodes = [_sequence(_pieces(part), lists) for part in pattern.split(" & ")]
    if telling and not any(node.groups for node in nodes):
        raise NotationError("a pattern needs at least one telling word")
    return Compiled(tuple(_part(node) for node in nodes))


def _part(node: Part) -> Part:
    regex = node.regex if node.regex.startswith("^") else f" {node.regex}"
    return node._replace(regex=regex, groups=most_telling(node.groups))


def _pieces(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None:
            raise NotationError(f"column {at + 1} cannot be read")
        sort, matched = next((sort, matched) for sort, matched in piece.groupdict().items() if matched is not None)
        found.append((sort, matched + (piece["maybe"] or "")))
        at = piece.end()
    return found


def _sequence(pieces: list[tuple[str, str]], lists: Lists) -> Part:
    node, closed = _alternatives(iter(pieces), lists)
    if closed:
        raise NotationError("there is a ) without its (")
    return node


def _alternatives(pieces: Iterator[tuple[str, str]], lists: Lists) -> tuple[Part, str]:
    """Read alternatives up to the bracket that closes them; return them as one, and that bracket."""
    options: list[list[Part]] = [[]]
    closed = ""
    for sort, text in pieces:
        if sort == "bar":
            options.append([])
        elif sort == "close":
            closed = text
            break
        elif sort == "open":
            node, bracket = _alternatives(pieces, lists)
            if not bracket:
                raise NotationError("there is a ( without its )")
            options[-1].append(maybe(node) if bracket == ")?" else node)
        else:
            node = _node(sort, text.removesuffix("?"), lists)
            options[-1].append(maybe(node) if text.endswith("?") else node)
    return either([joined(option) for option in options]), closed


def _node(sort: str, text: str, lists: Lists) -> Part:
    if sort == "gap":
        return _LONG_GAP if text == "..." else _SHORT_GAP
    if sort == "edge":
        return silent("^ " if text == "^" else "$")
    if sort == "slot":
        if text not in SLOTS:
            raise NotationError(f"there is no {{{text}}}{_nearest(text, SLOTS)}")
        return Part(f"{SLOTS[text]}/[^ ]* (?:'s )?", (), frozenset({text}), (frozenset({f"{{{text}}}"}),))
    if sort == "list":
        if text not in lists:
            raise NotationError(f"there is no list [{text}]{_nearest(text, lists)}")
        if text not in lists.made:
            lists.made[text] = either([_sequence(_pieces(words), lists) for words in lists[text]])
        return lists.made[text]
    return _word(text.lower())


@cache
def _word(word: str) -> Part:
    word = word.removeprefix("!")
    if word in ("*", "-"):
        return _ANYTHING if word == "*" else silent("-- ")
    stem = word.rstrip("*")
    if stem in NEGATIONS and not word.endswith("*"):
        return telling(f"!{stem} ", frozenset({word}))
    named = stem in PEOPLE or (word.endswith("*") and any(each.startswith(stem) for each in PEOPLE))
    person = "(?:[A-Za-z]/)?" if named else ""
    regex = person + re.escape(stem).replace("\\-", "-") + ("[^ ]* " if word.endswith("*") else " ")
    if not stem[:1].isalnum():
        return silent(regex, (1,))
    return silent(regex, (frozenset({word}),)) if "'" in stem else telling(regex, frozenset({word}))


def _nearest(word: str, known: Mapping[str, object]) -> str:
    near = nearest(word, known)
    return f"; did you mean {near}?" if near else ""
