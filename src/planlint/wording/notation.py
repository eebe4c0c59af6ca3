"""The notation in which patterns are written, turned into re2 syntax: words, endings, alternatives, gaps, people."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from planlint.wording.vocabulary import PEOPLE


class Lists(dict[str, Sequence[str]]):
    """Lists of words by name; each is compiled once."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        super().__init__(lists)
        self.made: dict[str, _Node] = {}


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
_WEAK: Final = frozenset(
    "will would is are was were am be been being has have had do does did can could may might must shall "
    "should to of in on at by for "
    "with from and or but if as an the a that this it its all any more most what who when why how there out up down off so than "
    "then i we you us our your my me not never no nobody none neither nor without nothing hardly only".split()
)
"""Words that stand in nearly every text: they tell little, and are looked for only where a pattern has nothing else."""
_SHORTENED: Final = {
    "will": "will\\b|wo|(?:'|\u2019)ll",
    "would": "would|(?:'|\u2019)d",
    "have": "have|(?:'|\u2019)ve",
    "is": "is\\b|is|(?:'|\u2019)s",
    "are": "are|(?:'|\u2019)re",
    "not": "not\\b|cannot|n(?:'|\u2019)t",
    "can": "can",
    "was": "was",
    "were": "were",
    "has": "has",
    "had": "had",
    "do": "do",
    "does": "does",
    "did": "did",
    "could": "could",
    "should": "should",
    "must": "must",
    "might": "might",
    "may": "may",
    "shall": "sha",
    "am": "am\\b|(?:'|\u2019)m",
}
_PIECE: Final = re.compile(
    r"\s*(?:(?P<gap>\.\.\.|\.\.)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|\{(?P<slot>[a-z-]+)\}|\[(?P<list>[a-z-]+)\]|(?P<edge>[\^$])"
    r"|(?P<word>!?[\w'£%-]+\*?|\*|[,;:/~.&\"-]))(?P<maybe>\?)?",
)
_LONG_GAP: Final = "(?:[^;. ][^ ]* ){0,14}?"
_SHORT_GAP: Final = "(?:(?:[a-z0-9'-]|[KG]/)[^ ]* ){0,4}?"


class NotationError(Exception):
    """A pattern that cannot be read: what is wrong with it."""


_RAW_GAP: Final = r"(?:[^.]|\.[^\s]|(?-i:\b[A-Z])\.\s|\b(?:mr|mrs|ms|dr|st)\.\s)*"
"""What may stand between two words of a sentence as it is written, before anything is known of its people."""


class Compiled(NamedTuple):
    """A pattern in re2 syntax: parts that must all be found in one sentence, and a looser one for the text as it is written."""

    parts: tuple[str, ...]
    loose: str
    needs: frozenset[str]
    """The slots without which nothing fits."""


class _Node(NamedTuple):
    regex: str
    loose: str
    """What the words of it look like in a text as written; empty where it may fit without any telling word."""
    weak: str
    """The same with words that stand in nearly every text."""
    needs: frozenset[str] = frozenset()


def compiled(pattern: str, lists: Lists, telling: bool = True) -> Compiled:
    """Compile a pattern; one that is to be looked for needs a telling word. Raises NotationError."""
    parts = [_sequence(_pieces(part), lists) for part in pattern.split(" & ")]
    if telling and not any(node.weak for node in parts):
        raise NotationError("a pattern needs at least one telling word")
    regexes = tuple(node.regex if node.regex.startswith("^") else " " + node.regex for node in parts)
    return Compiled(
        regexes, f"(?i){max((node.weak for node in parts), key=len)}", frozenset().union(*(node.needs for node in parts))
    )


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


def _sequence(pieces: list[tuple[str, str]], lists: Lists) -> _Node:
    node, closed = _alternatives(iter(pieces), lists)
    if closed:
        raise NotationError("there is a ) without its (")
    return node


def _alternatives(pieces: Iterator[tuple[str, str]], lists: Lists) -> tuple[_Node, str]:
    """Read alternatives up to the bracket that closes them; return them as one, and that bracket."""
    options: list[list[_Node]] = [[]]
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
            options[-1].append(_maybe(node) if bracket == ")?" else node)
        else:
            node = _node(sort, text.removesuffix("?"), lists)
            options[-1].append(_maybe(node) if text.endswith("?") else node)
    return _either([_joined(option) for option in options]), closed


def _all(nodes: list[_Node]) -> frozenset[str]:
    return frozenset(slot for node in nodes for slot in node.needs)


def _maybe(node: _Node) -> _Node:
    return _Node(f"(?:{node.regex})?", "", "")


def _joined(nodes: list[_Node]) -> _Node:
    loose = [node.loose for node in nodes if node.loose]
    weak = [node.weak for node in nodes if node.weak]
    return _Node("".join(node.regex for node in nodes), _RAW_GAP.join(loose), _RAW_GAP.join(weak), _all(nodes))


def _either(nodes: list[_Node]) -> _Node:
    if len(nodes) == 1:
        return nodes[0]
    loose = f"(?:{'|'.join(sorted({node.loose for node in nodes}))})" if all(node.loose for node in nodes) else ""
    weak = f"(?:{'|'.join(sorted({node.weak for node in nodes}))})" if all(node.weak for node in nodes) else ""
    return _Node(
        f"(?:{'|'.join(node.regex for node in nodes)})", loose, weak, frozenset.intersection(*(node.needs for node in nodes))
    )


def _node(sort: str, text: str, lists: Lists) -> _Node:
    if sort == "gap":
        return _Node(_LONG_GAP if text == "..." else _SHORT_GAP, "", "")
    if sort == "edge":
        return _Node("^ " if text == "^" else "$", "", "")
    if sort == "slot":
        if text not in SLOTS:
            raise NotationError(f"there is no {{{text}}}{_nearest(text, SLOTS)}")
        return _Node(f"{SLOTS[text]}/[^ ]* (?:'s )?", "", "", frozenset({text}))
    if sort == "list":
        if text not in lists:
            raise NotationError(f"there is no list [{text}]{_nearest(text, lists)}")
        if text not in lists.made:
            lists.made[text] = _either([_sequence(_pieces(words), lists) for words in lists[text]])
        return lists.made[text]
    return _word(text.lower())


@cache
def _word(word: str) -> _Node:
    word = word.removeprefix("!")
    if word in ("*", "-"):
        return _Node("[^ ]+ " if word == "*" else "-- ", "", "")
    stem = word.rstrip("*")
    raw = _as_written(word)
    if stem in NEGATIONS and not word.endswith("*"):
        return _Node(f"!{stem} ", "", raw)
    named = stem in PEOPLE or (word.endswith("*") and any(each.startswith(stem) for each in PEOPLE))
    person = "(?:[A-Za-z]/)?" if named else ""
    regex = person + re.escape(stem).replace("\\-", "-") + ("[^ ]* " if word.endswith("*") else " ")
    if not stem[:1].isalnum() or "'" in stem:
        return _Node(regex, "", "")
    return _Node(regex, "" if word in _WEAK else raw, raw)


def _as_written(word: str) -> str:
    if word in _SHORTENED:
        return f"(?:{_SHORTENED[word]})"
    return r"\b" + re.escape(word[:-1]) if word.endswith("*") else rf"\b{re.escape(word)}\b"


def _nearest(word: str, known: Mapping[str, object]) -> str:
    import difflib

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else ""
